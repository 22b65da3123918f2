"""What a clause says in front of the words that two reports share: “Klein said that not all recovered”.

Running text and a quote that is part of a sentence of the article's have no head of their own. So the words
are looked back over up to where their clause begins, or the verb that says that they were said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotes.match import lexicon
from quotes.match.align import Alignment, Side
from quotes.match.classes import is_content, negates
from quotes.match.governing import governs_first
from quotes.match.kinds import in_present
from quotes.match.report import Report
from quotes.match.words import Word, words
from quotes.models import Change, ChangeKind, Span

_MOST, _HINTED, _REACH, _LEAST = 7, 12, 120, 0.6
_BREAK = re.compile(r"[.!?;:,()\[\]\n—–]\W*|\s-\s")
_WEAK = frozenset({"may", "can"})  # could and might, in the past
_CUT_FRONT, _CONTENT = 4, 3

Found = tuple[ChangeKind, Sequence[Word]]


class _Front(NamedTuple):
    """What stands in front of the first shared word of one side.

    Attributes:
        words: The words in front, in their clause.
        kept: The first shared word.
        text: The text that they point into.
        open: Whether the article's own words lead up to it.
    """

    words: Sequence[Word]
    kept: Word
    text: str
    open: bool


def turned_in_front(found: Alignment, here: Report, there: Report) -> Iterator[Change]:
    """Yield what the clause of one side says in front of the shared words that the other's does not.

    A negation, a verb that denies ("denied that"), another modal, a bound. They count where the article's own
    words lead up to the shared ones, and these are most of the quote; a quote's own head was looked at.
    """
    fronts = _front(here, found.here, found.blocks[0].here), _front(there, found.there, found.blocks[0].there)
    if not (fronts[0].open or fronts[1].open):
        return
    quoted = [
        side.weight for side, front in zip((found.here, found.there), fronts, strict=True) if not front.open
    ]
    if found.weight < _LEAST * min(quoted or [found.here.weight, found.there.weight]):
        return
    shared = [
        word for block in found.blocks for word in found.here.words[block.here : block.here + block.size]
    ]
    if sum(map(is_content, shared)) < (_CONTENT + 1 if here.parted or there.parted else _CONTENT):
        return  # a phrase that may stand in any clause
    for says, hints in ((_denies, "averse"), (_weakens, "unsure"), (_bounds, None)):
        one, other = says(fronts[0]), says(fronts[1])
        if (one is None) == (other is None) or (hints and _hints(fronts[1 if one else 0], hints)):
            continue
        if not fronts[0 if one else 1].open:
            continue
        kind, lost = one or other or ("negation", ())
        spans = [
            Span(lost[0].start, lost[-1].end) if mine else Span(front.kept.start, front.kept.start)
            for mine, front in zip((one, other), fronts, strict=True)
        ]
        texts = [span.of(front.text) for span, front in zip(spans, fronts, strict=True)]
        yield Change(kind, texts[0], texts[1], spans[0], spans[1], True)


def _front(report: Report, side: Side, first: int) -> _Front:
    """Return the words that lead up to a word of one side, from where their clause begins."""
    kept, text = side.words[first], report.text
    is_open = not report.word_for_word or report.parted
    begins = max(0, kept.start - _REACH)
    if not is_open:
        begins = max(begins, report.spans[0].start if report.spans else 0)
    before = text[begins : kept.start]
    breaks = [found.end() for found in _BREAK.finditer(before)]
    start = begins + (breaks[-1] if breaks else 0)
    lead = words(text, [Span(start, kept.start)])[-_HINTED:]
    said = [at for at, word in enumerate(lead) if word.key in lexicon.words_of("said")]
    return _Front(lead[said[-1] + 1 :] if said else lead, kept, text, is_open)


def _denies(front: _Front) -> Found | None:
    """Return what denies the words behind it: a negation, or a verb that has them for its object."""
    near = front.words[-_MOST:]
    for at, word in enumerate(near):
        behind = [*near[at + 1 :], front.kept]
        if negates(word) and word.key not in lexicon.words_of("denying"):
            if behind[0].key not in ("only", "just", "merely"):
                return "negation", [word]
        elif size := _denying_words([one.key for one in near[at:]]):
            after = behind[size - 1 :]
            if after[0].norm.endswith("ing") or any(one.key == "that" for one in after):
                return "negation", near[at : at + size]
    return None


def _denying_words(keys: Sequence[str]) -> int:
    """Return how many words at the head of some say that what follows is not so; 0 if they do not."""
    if keys[0] in lexicon.words_of("denying"):
        return 1
    if keys[0] in ("rule", "rules", "ruled", "ruling") and keys[1:2] == ["out"]:
        return 2
    thought = keys[0] == "against" and keys[2:3] and keys[2] in lexicon.words_of("thought")
    return 3 if thought else 0


def _hints(front: _Front, name: str) -> bool:
    """Whether any word in front may say in its own way what the other side says."""
    hints = lexicon.words_of(name) | lexicon.words_of("denying" if name == "averse" else "hedge")
    return any(in_present(word.key) in hints or (name == "averse" and negates(word)) for word in front.words)


def _weakens(front: _Front) -> Found | None:
    """Return the word that says that the words behind it only may be so."""
    for word in front.words[-_MOST:]:
        month = word.key == "may" and front.text[word.start] == "M"
        if (in_present(word.key) in _WEAK and not month) or word.key in lexicon.words_of("hedge"):
            return "modality", [word]
    return None


def _bounds(front: _Front) -> Found | None:
    """Return the words right in front that say how much is meant of what stands behind them."""
    for size in range(1, min(_CUT_FRONT, len(front.words)) + 1):
        lost = front.words[-size:]
        kind = governs_first(lost, front.kept)
        if kind in ("quantifier", "number"):
            return kind, lost
    return None
