"""Look ahead for the name of someone who is quoted before they are named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quotes.attribute.categories import category
from quotes.attribute.descriptions import Description, gendered
from quotes.attribute.entities import Entity, Mention, likely_gender
from quotes.attribute.heads import full_start

if TYPE_CHECKING:
    from quotes.attribute.scene import Scene

_NEAR = 300
_PEOPLE = ("person", "unknown")
_ABOUT_OTHERS = ("law_enforcement", "government", "military")
_INTRODUCED = re.compile(r", (?:aged )?(\d\d),")
_UNDERGOES = re.compile(
    r" (?:(?:is|was|has been|had been|remains) (?!an?\b|the\b|one\b|\w+ing\b)|died\b|faces\b|pleaded\b)"
)
_ADDED = re.compile(r"(?:, who [^.,\n]{1,60},)? (?:also )?added\b")
_DATELINE = 40
_OF_OTHERS = frozenset(
    {"coroner", "detective", "judge", "justice", "magistrate", "officer", "police", "prosecutor"}
)
_SPEAKS = re.compile(
    r"(?:, (?:\d\d|of|from) ?[^,.\n]{0,40},)? (?:has |also )?(?:said|says|told|insisted|admitted|wrote)\b"
)
_SPEAKING = re.compile(r"(?:Speaking|Asked|Addressing|Giving|Interviewed|Writing)\b[^.!?\n]*, ")
_STARTS = re.compile(r"(?:[.!?][”\"’'»]?\s+|[\n\r\u2028\u2029]+)\Z")
_OPENS_CLAUSE = re.compile(
    r"(?:\A|[.!?][”\"’'»]?\s+|[\n\r\u2028\u2029]+)"
    r"(?:When|Before|After|While|As|Although|Though|If|Once|Until|Since) \Z"
)
_CLAUSE_END = re.compile(r"[^.!?\n\r\u2028\u2029]*?, ")


def named_next(scene: Scene, description: Description, end: int) -> Entity | None:
    """Return who is brought in by name in the very next sentence behind a description's end.

    "The shop owner said no. Lea Orr, 61, has sold papers there for years." An age behind the name tells it;
    else what the name does: "Lea Orr, who lives nearby, added". "The 61-year-old" may stand between.
    Somebody with a role of their own, whom the article has named before, or to whom something was done
    ("Lea Orr, 61, was arrested"), is someone else; so is whoever an officer speaks of. Whom the first words
    of a story describe, the second sentence names: "The mayor has denied it.", "Lea Orr told the Post".
    """
    found = next((m for m in scene.cast.within(end, end + _NEAR) if m.entity.kind in _PEOPLE), None)
    if found is None or found is not found.entity.mentions[0] or scene.pieces[id(found)]:
        return None
    span, gender = found.span, gendered().get(description.head)
    opens = _STARTS.search(scene.text, max(0, span.start - 6), span.start)
    fits = gender is None or likely_gender(found.entity) in (None, gender)
    if not fits or found.entity.kind != "person" or scene.in_quote(span.start):
        return None
    if _speaks_in_full(scene, description, found):
        return found.entity
    if not opens:
        return None
    aged = _INTRODUCED.match(scene.text, span.end)
    if _UNDERGOES.match(scene.text, aged.end() if aged else span.end):
        return None
    if category(description.head) in _ABOUT_OTHERS or id(found.entity) in scene.stated:
        return None
    between = scene.focus.sentence(span.start) - scene.focus.sentence(end)
    again = aged and scene.text.find(f"the {aged.group(1)}-year-old", end, span.start) > 0
    goes_on = description.determiner == "the" and _ADDED.match(scene.text, span.end)
    near = between == 1 and (aged or goes_on)
    return found.entity if near or (again and between <= 3) else None


def _speaks_in_full(scene: Scene, description: Description, found: Mention) -> bool:
    """Whether a story opens with a description, and its second sentence says who that is as they speak."""
    text, start = scene.text, found.span.start
    line = text.rfind("\n", 0, description.span.start) + 1
    before = text[:line].rstrip()
    first = not before or scene.article.zone_at(len(before) - 1) != "body"
    if not first or description.span.start - line > _DATELINE or description.head in _OF_OTHERS:
        return False
    begin = scene.focus.sentence_start(start)
    in_front = full_start(found) == begin or _SPEAKING.fullmatch(text, begin, full_start(found))
    second = scene.focus.sentence(start) - scene.focus.sentence(description.span.start) == 1
    return bool(second and in_front and "\n" in text[line:begin] and _SPEAKS.match(text, found.span.end))


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
