"""Score the spans of articles held back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.detect.choice import choose
from quotes.detect.crf import Crf, Floats
from quotes.detect.labels import LabelName
from quotes.detect.tags import NAMES
from quotes.detect.words import Words
from quotes.models import Span
from quotes.training.gold import Annotated


@dataclass(frozen=True, slots=True)
class Scored:
    """An annotated article, its words by paragraph, and the scores of their tags."""

    annotated: Annotated
    words: Sequence[Words]
    scores: Sequence[Floats]


def span_f1(scored: Sequence[Scored], crf: Crf) -> dict[LabelName, float]:
    """Return the exact F1 of source, cue and content against each article's first version."""
    right: Counter[LabelName] = Counter()
    total: Counter[LabelName] = Counter()
    found_in = iter(crf.candidates([one for article in scored for one in article.scores]))
    for article in scored:
        text = article.annotated.article.text
        gold = {(span.stripped(text), name) for span, name in article.annotated.versions[0]}
        found = {
            (Span(int(words.starts[a]), int(words.ends[b - 1])), name)
            for words in article.words
            for a, b, name, _ in choose(next(found_in), "exact")
        }
        right.update(name for _, name in gold & found)
        total.update(name for _, name in [*gold, *found])
    return {name: 2 * right[name] / total[name] if total[name] else 0.0 for name in NAMES}
