"""Whom a description of one person means: "the senator", "the 61-year-old", "the woman"."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from quotes.attribute.descriptions import Description, gendered
from quotes.attribute.entities import Entity, infer_gender
from quotes.text.name_lists import table
from quotes.text.wordlists import wordlist

if TYPE_CHECKING:
    from quotes.attribute.scene import Scene

_GENERAL = frozenset({"candidate", "nominee", "politician", "official", "lawmaker", "author", "speaker"})
_PARTIES = frozenset({"republican", "democratic", "democrat"})
_SOON = 600


@functools.cache
def same_role(word: str) -> frozenset[str]:
    """Return the words that may stand for a role word: senator, sen, lawmaker for "senator"."""
    found = {word}
    for line in wordlist("quotes.attribute", "synonyms"):
        words = line.split()
        if word in words:
            found.update(words)
    return frozenset(found)


def described(scene: Scene, description: Description, offset: int, *, ahead: bool = False) -> Entity | None:
    """Find whom a description means: by age, by the words of known roles, by gender and focus.

    Args:
        scene: What is known of the article, and who is in focus at the offset.
        description: A definite description of one person.
        offset: Where the description stands.
        ahead: Whether those named only later count too, as they must in a headline.
    """
    roles, focus = scene.roles, scene.focus
    gender = gendered().get(description.head)
    if age := re.fullmatch(r"(\d\d)-year-old", description.head):
        aged = [e for e in scene.cast.people if age.group(1) in e.ages]
        if aged:
            return aged[0] if len(aged) == 1 else None
        return focus.best(offset, gender=None, exclude=lambda e: bool(e.ages))

    def fits(entity: Entity) -> bool:
        known = infer_gender(entity)
        return (not gender or known in (None, gender)) and not _contradicts(description, roles[id(entity)][1])

    last = None if ahead else offset + _SOON
    holders = [e for e in scene.holders(same_role(description.head), before=last) if fits(e)]
    met = [e for e in holders if ahead or e.start < offset]
    for found in ([e for e in met if description.head in roles[id(e)][0]], met):
        if found:
            if ahead:  # "port boss" is not the ferry boss: a headline names the office that the story names
                found = [e for e in found if set(description.words) <= roles[id(e)][1]]
            in_focus = {id(e): value for value, e in focus.scores(offset, gender=gender)}
            return _most_fitting(found, description, roles, in_focus)
    soon = [e for e in holders if offset < e.start < offset + _SOON]
    if description.words and len(soon) == 1 and set(description.words) <= roles[id(soon[0])][1]:
        return soon[0]
    if description.head in ("man", "woman", "girl", "boy") and not description.words:
        return focus.best(offset, gender=gender, exclude=lambda e: id(e) in roles and bool(roles[id(e)][0]))
    if description.head in _GENERAL:
        return focus.best(offset, gender=gender, exclude=lambda e: id(e) in roles and not fits(e))
    return None


def _most_fitting(
    found: list[Entity],
    description: Description,
    roles: dict[int, tuple[set[str], set[str]]],
    in_focus: dict[int, float],
) -> Entity | None:
    """Choose by the description's other words, then by focus; None where that leaves a doubt."""
    wanted = {w for w in description.words if len(w) > 3}
    shared = {id(e): len(wanted & _stems(roles[id(e)][1])) if wanted else 0 for e in found}
    most = max(shared.values(), default=0)
    best = [e for e in found if shared[id(e)] == most]
    if len(best) == 1:
        return best[0]
    best = sorted((e for e in best if id(e) in in_focus), key=lambda e: -in_focus[id(e)])
    values = [in_focus[id(e)] for e in best]
    return best[0] if best and (len(best) == 1 or values[0] > 1.3 * values[1]) else None


def _contradicts(description: Description, known: set[str]) -> bool:
    """Whether a description names one party or place and the known role another."""
    for kind in (_party, _places):
        mine = kind(set(description.words))
        if mine and (theirs := kind(known)) and not mine & theirs:
            return True
    return False


def _party(words: set[str]) -> set[str]:
    return {"democratic" if w == "democrat" else w for w in _stems(words)} & {"republican", "democratic"}


def _places(words: set[str]) -> set[str]:
    """Return the states and countries that role words name, also by abbreviation or people: "Mo", "Dutch"."""
    return {place for word in words if (place := _place(word))}


@functools.lru_cache(maxsize=8192)
def _place(word: str) -> str | None:
    row = table("places").get(word.title()) or table("places").get(word.title() + ".")
    if not row or row[0] not in ("state", "country", "demonym") or word in _PARTIES:
        return None
    return (row[1] if len(row) > 1 else word).casefold()


def _stems(words: set[str]) -> set[str]:
    """Add states and peoples in the form that a description may use: "R-Ohio" for "the Ohio senator"."""
    more = words | {state for word in words if (state := _spelled_out(word))}
    if words & {"d", "dem"}:
        more.add("democratic")
    if words & {"r", "gop"}:
        more.add("republican")
    return more | ({"republican"} if "republicans" in words else set())


@functools.lru_cache(maxsize=8192)
def _spelled_out(word: str) -> str | None:
    row = table("places").get(word.title() + ".") or table("places").get(word.upper())
    return row[1].casefold() if row and len(row) > 1 else None
