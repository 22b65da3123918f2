"""Look ahead for the name of someone who is quoted before they are named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quotes.attribute.descriptions import Description, gendered
from quotes.attribute.entities import Entity, likely_gender

if TYPE_CHECKING:
    from quotes.attribute.scene import Scene

_NEAR = 300
_INTRODUCED = re.compile(r", (?:aged )?\d\d,")
_STARTS = re.compile(r"(?:[.!?][”\"’'»]?\s+|[\n\r\u2028\u2029]+)\Z")
_OPENS_CLAUSE = re.compile(
    r"(?:\A|[.!?][”\"’'»]?\s+|[\n\r\u2028\u2029]+)"
    r"(?:When|Before|After|While|As|Although|Though|If|Once|Until|Since) \Z"
)
_CLAUSE_END = re.compile(r"[^.!?\n\r\u2028\u2029]*?, ")


def named_next(scene: Scene, description: Description, end: int) -> Entity | None:
    """Return who is brought in by name and age in the very next sentence behind a description's end.

    "The shop owner said no. Lea Orr, 61, has sold papers there for years." Somebody with a role of their
    own, or whom the article has named before, is someone else.
    """
    others = ("person", "unknown")
    found = next((m for m in scene.cast.within(end, end + _NEAR) if m.entity.kind in others), None)
    if found is None or found is not found.entity.mentions[0] or scene.pieces[id(found)]:
        return None
    span, gender = found.span, gendered().get(description.head)
    if scene.focus.sentence(span.start) - scene.focus.sentence(end) != 1 or scene.in_quote(span.start):
        return None
    opens = _STARTS.search(scene.text, max(0, span.start - 6), span.start)
    aged = _INTRODUCED.match(scene.text, span.end)
    fits = gender is None or likely_gender(found.entity) in (None, gender)
    return found.entity if opens and aged and fits and found.entity.kind == "person" else None


def subject_ahead(scene: Scene, start: int, gender: str) -> Entity | None:
    """Return whom a pronoun in an opening clause means, if the main clause brings its subject in.

    "Before he spoke, Lee Orr, the clerk, sat down": the article must not have named Lee Orr before.
    """
    if not _OPENS_CLAUSE.search(scene.text, max(0, start - 16), start):
        return None
    clause = _CLAUSE_END.match(scene.text, start, start + _NEAR)
    while clause is not None:
        at = clause.end()
        for mention in scene.cast.within(at, at + 80):
            new = mention is mention.entity.mentions[0] and mention.entity.kind == "person"
            if scene.whole(mention).start == at and new and likely_gender(mention.entity) in (None, gender):
                return mention.entity
        clause = _CLAUSE_END.match(scene.text, at, start + _NEAR)
    return None
