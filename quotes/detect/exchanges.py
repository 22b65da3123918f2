"""Questions and answers that share a paragraph.

“Were you there?” Poe asked Orr. “No.” “Why not?” Only the order tells whose words are whose. What answers
a question, or asks about its answer, is another's, though it has no cue; it is left without a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from quotes.detect.attribution import Attribution
from quotes.detect.links import BLANKS, Page
from quotes.models import Span

CLOSERS = "”\"’'»"
ASKS = 12
"""The most words of a short question or answer."""
_FEW = 2
_FAR = 300
_OPENERS = "“\"‘'«"
_ASKS_SOMEONE = re.compile(r"ask(?:s|ed)\b", re.IGNORECASE)
_WHOM = re.compile(r"\s+(?:him|her|me|us|them|[A-Z][\w.’'-]*)\b")
_YES_OR_NO = re.compile(r"\W*(?:yes|yeah|yep|no|nope|never)\s*[,.;:!–—-]", re.IGNORECASE)
_QUESTION = re.compile(rf"\?[{CLOSERS}][^\n\r]*\Z")
_OTHERS_AT_ONCE = re.compile(rf"[{BLANKS}]+[{_OPENERS}]")


def taken_apart(page: Page, attribution: Attribution) -> Iterator[Attribution]:
    """Yield an attribution without the questions and answers of another in it, and these by themselves."""
    runs = [[attribution.content[0]]]
    for before, here in pairwise(attribution.content):
        if attribution.marked and attribution.cue and is_anothers(page, attribution, before, here):
            runs.append([here])
        else:
            runs[-1].append(here)
    if len(runs) == 1:
        yield attribution
        return
    own = min(runs, key=lambda run: min(_apart(page, content, attribution.cue[0]) for content in run))
    for run in runs:
        evidence = attribution.evidence and replace(attribution.evidence, pieces=len(run))
        part = replace(attribution, content=tuple(run), evidence=evidence)
        if run is not own:
            evidence = evidence and replace(evidence, cue=None, source=None)
            part = replace(part, cue=(), source=(), evidence=evidence, why="marks, no cue")
        yield part


def _apart(page: Page, content: Span, cue: Span) -> tuple[int, int]:
    """Return how many sentences end between a content and a cue, and how many characters lie there."""
    start, end = (content.end + 1, cue.start) if content.start < cue.start else (cue.end, content.start)
    return page.sentence_ends(start, end), end - start


def is_anothers(page: Page, attribution: Attribution, before: Span, here: Span) -> bool:
    """Whether marked words answer those before them in their paragraph, or ask about an answer.

    Args:
        page: The text.
        attribution: Who says the words before.
        before: The last of these.
        here: The marked words.
    """
    text = page.text
    between = text[before.end : here.start].strip()
    in_marks = text[before.end - 1] in CLOSERS and text[here.start] in _OPENERS
    if page.paragraph_ends(before.end, here.start) or not in_marks or between[-1:] not in (*".!?", ""):
        return False
    asked, asks = ends_with_question(text, before), ends_with_question(text, here)
    if not between:
        return asked or asks
    if asked:
        answers = _puts_it_to_someone(text, attribution) or _is_answer(text, here)
        return puts_a_question(text, attribution) and answers and not asks
    short = asks and _words(text, before) <= ASKS and _words(text, here) <= ASKS
    return short and _QUESTION.search(text[max(0, before.start - _FAR) : before.start]) is not None


def ends_with_question(text: str, content: Span) -> bool:
    """Whether marked words end with a question."""
    return content.of(text).rstrip(f"{CLOSERS} ").endswith("?")


def puts_a_question(text: str, attribution: Attribution) -> bool:
    """Whether a cue says that something was asked."""
    return any(_ASKS_SOMEONE.match(cue.of(text)) for cue in attribution.cue)


def _puts_it_to_someone(text: str, attribution: Attribution) -> bool:
    """Whether a cue says who was asked: “Poe asked Orr”, where “asked Orr” may name who asks."""
    found = (m for cue in attribution.cue if (m := _WHOM.match(text, cue.end)))
    return any(not any(Span(*m.span()).overlaps(s) for s in attribution.source) for m in found)


def _is_answer(text: str, content: Span) -> bool:
    """Whether words are those of an answer: a few, or a yes or no in front, or another speaks at once."""
    words = _words(text, content)
    yes_or_no = words <= ASKS and _YES_OR_NO.match(text, content.start)
    return words <= _FEW or bool(yes_or_no or _OTHERS_AT_ONCE.match(text, content.end))


def _words(text: str, content: Span) -> int:
    return len(content.of(text).split())
