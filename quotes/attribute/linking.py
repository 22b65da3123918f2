"""Link a short name to the person or body that the article names more fully."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quotes.attribute.entities import Entity, acronym, infer_gender, tokens
from quotes.text.names import Name
from quotes.text.wordlists import wordlist

if TYPE_CHECKING:
    from quotes.attribute.mentions import Cast

_COMPANY = frozenset({"Inc", "Co", "Corp", "Ltd", "Group", "Company", "Holdings", "Limited", "Plc"})
_MOST = 100


def person_for(cast: Cast, name: Name) -> Entity | None:
    """Link a short name to a person: by family name, then by given name alone."""
    words = " ".join(tokens(name.span.of(cast.text)))
    last = words.split(" ")[-1]
    named = cast.people.named(words, last)
    by_family = [e for e in named if e.family in (words, last) and _fits(e, words)]
    shouted = name.span.of(cast.text).isupper() and not name.label
    found = by_family or [e for e in named if e.given[:1] == (words,) and not shouted]
    if not found:
        found = [e for e in cast.people.nearly_named(words) if e.given]
    if len(found) > 1 or (found and name.gender):
        found = _tell_apart(cast, name, found)
    if len(found) == 1:
        return found[0]
    if found:
        cast.ambiguous[name.span.of(cast.text)] = found
    return None


def _fits(entity: Entity, words: str) -> bool:
    """Whether what stands before the family name fits: "de Brie" and "Brie", never "Ann Brie"."""
    rest = words.split(" ")[:-1]
    return words == entity.family or all(w in wordlist("quotes.text", "particles") for w in rest)


def _tell_apart(cast: Cast, name: Name, found: list[Entity]) -> list[Entity]:
    """Choose among people with one family name: by gender, by title, by who carries the story."""
    if name.gender:
        sure = [e for e in found if infer_gender(e) == name.gender]
        found = sure or [e for e in found if infer_gender(e) is None]
    if name.title is not None and len(found) > 1:
        title = name.title.of(cast.text)
        found = [e for e in found if title in e.titles] or found
    if len(found) > 1:
        met = [e for e in found if e.mentions]
        ranked = sorted(met, key=lambda e: (-len(e.mentions), e.start))
        if len(ranked) == 1 or (len(ranked) > 1 and len(ranked[0].mentions) >= 3 * len(ranked[1].mentions)):
            return ranked[:1]
        often = len(ranked) > 1 and len(ranked[0].mentions) > len(ranked[1].mentions)
        first = min(met, key=lambda e: e.start, default=None)
        if often and first is ranked[0] and not _is_relative(cast, first):
            return ranked[:1]
    return found


def _is_relative(cast: Cast, entity: Entity) -> bool:
    """Whether someone is brought in only as another's relative: "her husband, Ray Ortega"."""
    before = cast.text[max(0, entity.start - 24) : entity.start]
    return bool(re.search(r"\b(?:his|her|their)\s[\w ]+,? $", before))


def body_keys(words: str) -> set[str]:
    """Return what a body's name is looked up by: its first word, its last, all, and its capitals."""
    mine = tokens(words.removeprefix("The "))
    return {*mine[:1], *mine[-1:], " ".join(mine), acronym(words).casefold()} - {""}


def body_for(cast: Cast, words: str, kind: str) -> Entity | None:
    """Link a name to an organisation or place named before: same words, acronym, head or first word."""
    mine = tokens(words.removeprefix("The "))
    same = None
    keys = (*sorted(body_keys(words)), " ".join(mine))
    known = (e for key in keys for e in cast.bodies.get(key, ())[-_MOST:])
    for entity in dict.fromkeys(known):
        theirs = tokens(entity.name.removeprefix("The "))
        if mine == theirs:
            return entity
        if entity.kind != "organization" or kind == "place":
            continue
        if len(mine) == 1 and words.isupper() and words.replace(".", "") == acronym(entity.name):
            return entity
        if len(theirs) == 1 and entity.name.isupper() and entity.name.replace(".", "") == acronym(words):
            return entity
        if len(mine) < len(theirs) and (theirs[-len(mine) :] == mine or theirs[: len(mine)] == mine):
            heads = wordlist("quotes.text", "organisation_words")
            place_alone = theirs[: len(mine)] == mine and theirs[len(mine)].title() in heads - _COMPANY
            same = same if place_alone else entity
        elif 1 < len(theirs) < len(mine) and (
            mine[-len(theirs) :] == theirs or mine[: len(theirs)] == theirs
        ):
            same = entity
    return same
