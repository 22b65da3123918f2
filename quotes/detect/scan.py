"""Scan first: find the paragraphs that can hold speech, so that only they reach the parser."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Sequence

from quotes.detect.rules import cue_verbs
from quotes.models import Article, Span
from quotes.text.marks import Stretch
from quotes.text.wordlists import wordlist

SILENT = frozenset({"caption", "byline", "dateline", "timestamp", "credit"})


def speech_paragraphs(
    article: Article, paragraphs: Sequence[Span], stretches: Sequence[Stretch]
) -> list[int]:
    """Return the indices of the paragraphs that hold a mark or a cue word and are not silent zones."""
    marked = sorted(s.outer.start for s in stretches)
    cue = _cue_words()
    found = []
    for i, paragraph in enumerate(paragraphs):
        if article.zone_at(paragraph.start) in SILENT and article.zone_at(paragraph.end - 1) in SILENT:
            continue
        k = bisect_left(marked, paragraph.start)
        if (k < len(marked) and marked[k] < paragraph.end) or cue.search(
            article.text, paragraph.start, paragraph.end
        ):
            found.append(i)
    return found


@functools.cache
def _cue_words() -> re.Pattern[str]:
    """One pattern for every form of every cue word."""
    forms: set[str] = {"according"}
    for lemma in [*cue_verbs(), *wordlist("quotes.detect", "cue_nouns")]:
        forms |= _forms(lemma)
    irregular = (
        "said told wrote written thought spoke spoken sang sung found read knew known swore sworn meant rose"
    )
    forms |= set(irregular.split())
    return re.compile(r"\b(?:" + "|".join(sorted(forms, key=len, reverse=True)) + r")\b", re.IGNORECASE)


def _forms(lemma: str) -> set[str]:
    """The regular forms of an English verb or noun."""
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    forms = {lemma, lemma + "s", lemma + "es", stem + "ed", stem + "ing", lemma + "d"}
    if lemma.endswith("y") and lemma[-2:-1] not in ("a", "e", "o"):
        forms |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
    if re.search(r"[^aeiou][aeiou][bdgmnprt]$", lemma):
        forms |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    return forms
