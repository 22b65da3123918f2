"""Whether a report says that its words were not said, or only might be: "She never said: “We knew.”"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from quotes.detect.factuality import of_cue
from quotes.match import lexicon
from quotes.match.align import Alignment
from quotes.match.report import Report
from quotes.match.words import keys, words
from quotes.models import Change, ChangeKind, Span

_BEFORE, _NEAR = 40, 60
_MIGHT = re.compile(r"\b(?:should|might|may|ought to|(?:could|would) have)\b")
_ENDS = re.compile(r"[\s\"“”„«»'‘’:,—–-]*")
_SENTENCE_ENDS = re.compile(r"[\"“”'’,]*(?:[.!?;)]|\s*(?:\n|\Z))")
_CLAUSE = re.compile(r"[.!?;:,\n“”\"—–]")
# "She never said in court: “…”", "refused to tell the council: “…”"; but "did not say why".
_PLACE = frozenset({"at", "before", "during", "in", "on", "that", "to", "under"})
_ASKED = frozenset({"how", "if", "what", "when", "where", "whether", "which", "who", "why"})


class _Unsaid(NamedTuple):
    """What a cue says of its words: that they were not said, or only may be; and where it says so."""

    kind: ChangeKind
    span: Span


def unsaid(found: Alignment, here: Report, there: Report) -> Iterator[Change]:
    """Yield that one of two reports says that the words were not said, and the other has them as said."""
    one, other = _unsaid(here), _unsaid(there)
    said = one or other
    if said is None or (one and other) or not (here.word_for_word and there.word_for_word):
        return
    spans = [
        side.span if side else Span(words[0].start, words[0].start)
        for side, words in ((one, found.here.words), (other, found.there.words))
    ]
    texts = [span.of(report.text) for span, report in zip(spans, (here, there), strict=True)]
    yield Change(said.kind, texts[0], texts[1], spans[0], spans[1], True)


def _unsaid(report: Report) -> _Unsaid | None:
    """Return what the cue of a report says of its words, if it does not say that they were said."""
    if not report.cue or not report.spans:
        return None
    cue = Span(report.cue[0].start, report.cue[-1].end)
    said = _keys(" ".join([span.of(report.text) for span in report.cue]))
    kind = _kind(said)
    if kind is None:
        return None
    lead = keys(words(_CLAUSE.split(report.text[max(0, cue.start - _BEFORE) : cue.start])[-1]))
    if "if" in lead or (kind == "modality" and {"i", "we", "you"} & set(lead[-1:])):
        return None
    return _Unsaid(kind, _trimmed(cue, report.text)) if _has_object(report, cue, said) else None


@lru_cache(maxsize=4096)  # half of all cues are "said"
def _keys(cue: str) -> tuple[str, ...]:
    return tuple(keys(words(cue)))


def _kind(said: Sequence[str]) -> ChangeKind | None:
    """Return what a cue says of its words."""
    phrase = " ".join(said)
    if not said or said[-1] not in lexicon.words_of("saying"):
        return None
    found = of_cue(phrase)
    if found == "not_said":
        return "negation"
    return "modality" if found == "possible" and _MIGHT.search(phrase) else None


def _has_object(report: Report, cue: Span, said: Sequence[str]) -> bool:
    """Whether a cue is said of the quoted words: they stand beside it, and nothing else is its object."""
    text, first, last = report.text, (report.spans or (cue,))[0], (report.spans or (cue,))[-1]
    if cue.start >= last.end:
        return cue.start - last.end <= _NEAR and _SENTENCE_ENDS.match(text, cue.end) is not None
    between = text[cue.end : first.start]
    if first.start >= cue.end and next(iter(keys(words(text, [first]))), "") in _ASKED:
        return False
    if _ENDS.fullmatch(between):
        return True
    if len(between) > _NEAR or _CLAUSE.search(between.rstrip(" \t\u00a0\"“”„«»'‘’:,—–-")):
        return False
    told = lexicon.lemma(said[-1]) == lexicon.lemma("tell")
    return told or next(iter(keys(words(between))), "") in _PLACE


def _trimmed(span: Span, text: str) -> Span:
    """Return a span without the mark at its end."""
    return Span(span.start, span.start + len(span.of(text).rstrip(" :,")))
