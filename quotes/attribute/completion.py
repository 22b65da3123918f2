"""Add to people what the text tells of them elsewhere: a given name, whether they are "he" or "she"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quotes.attribute.descriptions import gendered
from quotes.attribute.entities import Entity, Mention, display, infer_gender, split_name
from quotes.attribute.heads import full_start
from quotes.text.name_lists import gender_of, is_given, table

if TYPE_CHECKING:
    from quotes.attribute.mentions import Cast

_GIVEN = re.compile(r"\b([^\W\d_][\w-]+) $")
_OWN = (
    r"(his|her) (?:[\w-]+ )?(?:own|wife|husband|partner|famil\w+|child\w*|kids?|daughters?|sons?|mother"
    r"|father|parents|brothers?|sisters?|home|life|career|job|team|staff|aides|advisers|campaign|colleagues"
    r"|supporters)\b"
)
_KIN = (
    r"(?P<kin>aunt|brother|brother-in-law|dad|daughter|daughter-in-law|father|father-in-law|grandad|granddaughter"
    r"|grandfather|grandmother|grandson|half-brother|half-sister|husband|mom|mother|mother-in-law|mum|nephew|niece"
    r"|sister|sister-in-law|son|son-in-law|stepfather|stepmother|uncle|widow|widower|wife)"
)
_KIN_BEFORE = re.compile(rf"\b{_KIN},? \Z", re.I)
_KIN_BEHIND = re.compile(rf", (?:the |an? |[A-Z][\w-]+[’']s? )(?:[\w-]+ )?{_KIN}(?= of\b|[,.])")
_HAS_OWN = re.compile(rf",? and {_OWN}|, who (?:[\w’'-]+ ){{1,5}}?{_OWN}")


def complete(cast: Cast, entity: Entity) -> None:
    """Fill in the given name and the gender of a person where the name does not tell them."""
    if not entity.given:
        _take_given(cast, entity)
    if infer_gender(entity) is None:
        entity.gender = gender_of_kin(cast, entity) or _gender_told(cast, entity)


def gender_of_kin(cast: Cast, entity: Entity) -> str | None:
    """Return the gender of someone called a relative: "her husband, Lee Orr", "Lee Orr, Ann’s brother,"."""
    found = (_kin(cast.text, m) for m in entity.mentions[:20])
    told = {gendered()[noun] for noun in found if noun in gendered()}
    return told.pop() if len(told) == 1 else None


def _kin(text: str, mention: Mention) -> str | None:
    start = full_start(mention)
    found = _KIN_BEFORE.search(text, max(0, start - 24), start) or _KIN_BEHIND.match(text, mention.span.end)
    return found["kin"].casefold() if found else None


def _take_given(cast: Cast, entity: Entity) -> None:
    """Take the given name from inside another name: "Ruth Amsel" from "the Ruth Amsel Library"."""
    for at in cast.spots.of(entity.name):
        found = _GIVEN.search(cast.text, max(0, at - 40), at)
        if found is None or not is_given(found.group(1)) or found.group(1) in table("honorifics"):
            continue
        name = f"{found.group(1)} {entity.name}"
        given, family, _ = split_name(name)
        taken = any(e.given[:1] == given[:1] and e.family == family for e in cast.people.named(family))
        if not taken and (entity.gender is None or gender_of(found.group(1)) in (None, entity.gender)):
            entity.name, entity.given = display(name), given
            cast.people.enter(entity)
            return


def _gender_told(cast: Cast, entity: Entity) -> str | None:
    """Return the gender that "Lee Orr and her team" or "Lee Orr, who lost his job" tells."""
    found = (_HAS_OWN.match(cast.text, m.span.end, m.span.end + 80) for m in entity.mentions[:20])
    told = {m.group(1) or m.group(2) for m in found if m}
    return {"his": "m", "her": "f"}[told.pop()] if len(told) == 1 else None
