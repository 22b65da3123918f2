"""What stands in front of the words that two reports share: “Klein said that not all” of “recovered”.

Running text, indirect speech and a quote that is part of a sentence of the article's have no head of their
own. So the words are looked back over up to where their clause begins, or the verb that reports them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from quotes.match import lexicon
from quotes.match.align import Side
from quotes.match.questions import is_asked
from quotes.match.report import Report
from quotes.match.words import Word, words
from quotes.models import Span

_HINTED, _REACH, _BEHIND = 12, 120, 80
_BREAK = re.compile(r"[.!?;:,()\[\]\n—–]\W*|\s-\s")
_SENTENCE = re.compile(r"[.!?;:\n]\s")
_CONDITION = re.compile(r"\b(?:if|unless|provided)\b", re.IGNORECASE)
_MARKS = " \t\u00a0\"“”„«»'‘’"


class Lead(NamedTuple):
    """What stands in front of the first shared word of one side.

    Attributes:
        words: The words in front, in their clause.
        kept: The first shared word.
        text: The text that they point into.
        open: Whether the article's own words lead up to it.
        cue: The words that report it, where they stand in front; empty if they are not known.
        condition: The words of an "if" or "unless" that stands in front of its clause.
        conditional: Whether an "if" or "unless" stands anywhere near.
        asks: Whether it is a question.
        further: What stands in front of its clause in its sentence.
        teller: The words that say who says the clause, behind the cue: “They say” of “They say it is safe”.
    """

    words: Sequence[Word]
    kept: Word
    text: str
    open: bool
    cue: Sequence[Word]
    condition: Sequence[Word]
    conditional: bool
    asks: bool
    further: str
    teller: Sequence[Word]


def is_led_up_to(report: Report) -> bool:
    """Whether the article's own words lead up to those of a report."""
    return not report.word_for_word or report.parted or report.told or _goes_on(report)


def lead(report: Report, side: Side, first: int) -> Lead:
    """Return the words that lead up to a word of one side, from where their clause begins."""
    kept, text = side.words[first], report.text
    is_open = is_led_up_to(report)
    begins = max(0, kept.start - _REACH)
    if not is_open:
        begins = max(begins, report.spans[0].start if report.spans else 0)
    before = text[begins : kept.start]
    breaks = [found.end() for found in _BREAK.finditer(before)]
    start = begins + (breaks[-1] if breaks else 0)
    # Up to the end of the kept word, so that "ca" of "can't" is read as "can".
    found = [word for word in words(text, [Span(start, kept.end)]) if word.start < kept.start][-_HINTED:]
    said = [at for at in range(len(found)) if _reports(found, at)]
    condition = () if said else _condition(text, begins, start)
    around = text[begins : side.words[-1].end + (_BEHIND if is_open else 0)]
    cue = words(text, report.cue) if report.cue and report.cue[-1].end <= kept.start else ()
    return Lead(
        found[said[-1] + 1 :] if said else found,
        kept,
        text,
        is_open,
        cue,
        condition,
        _CONDITION.search(around) is not None,
        is_asked(side.words[-1], text),
        _SENTENCE.split(text[begins:start])[-1],
        [word for word in found[: said[-1] + 1] if not cue or word.start >= cue[-1].end] if said else (),
    )


def _goes_on(report: Report) -> bool:
    """Whether words in marks go on with the clause of their cue: Ruiz ruled out “raising the tax”."""
    if not (report.in_marks and report.spans and report.cue):
        return False
    start, behind = report.spans[0].start, report.cue[-1].end
    text = report.text
    return behind <= start and text[start].islower() and not text[behind:start].strip(_MARKS)


def _reports(lead: Sequence[Word], at: int) -> bool:
    """Whether a word says that what follows was said; in "rejected claims" and "wrong to say" none does."""
    if lead[at].key not in lexicon.words_of("said"):
        return False
    before = lead[at - 1].key if at else ""
    if before == "to":
        return at < 2 or lead[at - 2].key not in lexicon.words_of("untrue")
    return before not in lexicon.words_of("denying") | lexicon.words_of("determiner") | {"any", "such"}


def _condition(text: str, begins: int, start: int) -> Sequence[Word]:
    """Return the words of an "if" in front of a clause: "that, if elected, she would"."""
    before = _SENTENCE.split(text[begins:start])[-1]
    piece = before.rstrip(" ,").rpartition(",")[2]
    if not before.rstrip().endswith(","):
        return ()
    found = words(text, [Span(start - len(before) + before.rindex(piece), start)])
    said = [at for at in range(len(found)) if _reports(found, at)]
    found = found[said[-1] + 1 :] if said else found
    while found and found[0].key in ("that", "and", "but", "so"):
        found = found[1:]
    return found if found and found[0].key in ("if", "unless") else ()
