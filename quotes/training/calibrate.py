"""Fit the weights of `quotes.detect.confidence` on articles held back, and say how well they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotes.detect.confidence import PRIOR, Evidence
from quotes.detect.find import attributions
from quotes.detect.tagger import Tagger
from quotes.evaluate.overlap import normal_form, pair, places
from quotes.models import Span
from quotes.text.marks import scan
from quotes.training.gold import Annotated

_PULL = 1.0
_ROUNDS = 50


@dataclass(frozen=True, slots=True)
class Judged:
    """What spoke for a quote that was found, and whether it is right."""

    evidence: Evidence
    right: bool


def judge(check: Sequence[Annotated], tagger: Tagger) -> list[Judged]:
    """Find the quotes of annotated articles, the unlikely ones too, and compare them with the gold."""
    return [one for annotated in check if annotated.linked is not None for one in _judge(annotated, tagger)]


def _judge(annotated: Annotated, tagger: Tagger) -> Iterator[Judged]:
    article = annotated.article
    text = article.text
    found = attributions(article, scan(text), tagger, least=0.0)
    gold = [
        (place, _cover(text, source))
        for content, source, *_ in annotated.linked or ()
        if (place := _cover(text, content))
    ]
    covers = [_cover(text, one.content) for one in found]
    paired = {p: g for g, p in pair([[place] for place, _ in gold], covers).items()}
    for i, one in enumerate(found):
        if one.evidence is not None:
            source, true = _cover(text, one.source), gold[paired[i]][1] if i in paired else frozenset()
            yield Judged(one.evidence, i in paired and (bool(source & true) or not (source or true)))


def _cover(text: str, spans: Sequence[Span]) -> frozenset[int]:
    return places(normal_form(text, spans))


def fit(judged: Sequence[Judged]) -> list[float]:
    """Return the weights under which what happened is likeliest, drawn a little towards `PRIOR`.

    Newton's method, its steps halved until they gain, on the penalised likelihood of logistic regression.
    """
    x = np.array([one.evidence.features() for one in judged])
    y = np.array([one.right for one in judged], dtype=float)
    prior = np.array(PRIOR)

    def loss(weights: NDArray[np.float64]) -> float:
        total = x @ weights
        return float(np.logaddexp(0, total).sum() - y @ total + _PULL / 2 * ((weights - prior) ** 2).sum())

    weights = prior.copy()
    for _ in range(_ROUNDS):
        p = 0.5 + 0.5 * np.tanh(x @ weights / 2)
        slope = x.T @ (y - p) - _PULL * (weights - prior)
        bend = (x * (p * (1 - p))[:, None]).T @ x + _PULL * np.eye(len(prior))
        step = np.linalg.solve(bend, slope)
        while loss(weights + step) > loss(weights) and np.abs(step).max() >= 1e-6:
            step /= 2
        weights = weights + step
        if np.abs(step).max() < 1e-6:
            break
    return [round(float(w), 3) for w in weights]
