from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotes.corpus import make_article
from quotes.detect.confidence import PRIOR, Evidence, confidence
from quotes.detect.tagger import load_tagger
from quotes.models import Span
from quotes.training.calibrate import Judged, fit, judge
from quotes.training.gold import Annotated

CHANCE = st.none() | st.floats(0, 1)
JUDGED = st.builds(
    Judged, st.builds(Evidence, CHANCE, CHANCE, CHANCE, st.booleans(), st.integers(1, 9)), st.booleans()
)
SURE = Evidence(0.9999999, 0.9999999, 0.9999999, True, 1)
BARE = Evidence(0.0000001, 0.0000001, 0.0000001, False, 9)
PLAIN = Evidence(0.7, 0.7, 0.7, False, 1)
ROUNDING = 1e-3
"""What it may cost that weights have three decimals."""


def loss(judged: Sequence[Judged], weights: Sequence[float]) -> float:
    """Return the negative logarithm of how likely what happened is, and the price of leaving `PRIOR`."""
    total = 0.0
    for one in judged:
        x = sum(w * f for w, f in zip(weights, one.evidence.features(), strict=True))
        total += float(np.logaddexp(0.0, -x if one.right else x))
    return total + sum((w - p) ** 2 for w, p in zip(weights, PRIOR, strict=True)) / 2


def outcomes(evidence: Evidence, *, right: int, wrong: int) -> list[Judged]:
    return [Judged(evidence, True)] * right + [Judged(evidence, False)] * wrong


EXTREMES = (
    pytest.param(outcomes(SURE, right=30, wrong=30), id="sure of all, half of it wrong"),
    pytest.param(outcomes(SURE, right=1, wrong=200), id="sure of all, all but one wrong"),
    pytest.param(outcomes(BARE, right=200, wrong=1), id="sure of none, all but one right"),
    pytest.param(outcomes(SURE, right=0, wrong=500), id="sure of all, all wrong"),
    pytest.param(outcomes(BARE, right=40, wrong=9) + outcomes(SURE, right=3, wrong=900), id="upside down"),
)


@pytest.mark.parametrize("judged", EXTREMES)
def test_probabilities_that_are_far_off_do_not_lead_the_fit_astray(judged: list[Judged]) -> None:
    """Whole steps of Newton's method run off to weights without end where nearly all seem certain."""
    weights = fit(judged)
    assert np.isfinite(weights).all()
    assert max(map(abs, weights)) < 20
    assert loss(judged, weights) < loss(judged, PRIOR)


@pytest.mark.parametrize("judged", EXTREMES)
def test_where_all_evidence_is_alike_confidence_is_the_share_that_is_right(judged: list[Judged]) -> None:
    weights = fit(judged)
    for evidence in {one.evidence for one in judged}:
        alike = [one.right for one in judged if one.evidence == evidence]
        share = sum(alike) / len(alike)
        assert confidence(evidence, weights) == pytest.approx(share, abs=0.05)


@given(st.lists(JUDGED, min_size=1, max_size=40), st.integers(0, 2**32 - 1))
@settings(max_examples=50, deadline=None)
@example(outcomes(SURE, right=20, wrong=20), 0)
def test_no_weights_around_explain_what_happened_better(judged: list[Judged], seed: int) -> None:
    weights = fit(judged)
    least = loss(judged, weights) - ROUNDING
    assert loss(judged, PRIOR) >= least
    steps = np.random.default_rng(seed).normal(size=(20, len(PRIOR)))
    for step in [*steps, *np.eye(len(PRIOR)), *-np.eye(len(PRIOR))]:
        for size in (0.05, 0.5, 5.0):
            assert loss(judged, list(weights + size * step)) >= least


def test_little_evidence_moves_the_weights_little() -> None:
    assert fit(outcomes(PLAIN, right=1, wrong=0)) == pytest.approx(PRIOR, abs=0.5)


def test_what_goes_with_being_wrong_lowers_the_confidence() -> None:
    nameless = Evidence(0.7, 0.7, None, False, 1)
    weights = fit(outcomes(PLAIN, right=90, wrong=10) + outcomes(nameless, right=20, wrong=80))
    assert confidence(PLAIN, weights) > 0.8
    assert confidence(nameless, weights) < 0.3


TEXT = "Rain fell on the quay all day.\n\n“The ferry is late and the pier is shut,” said Mara Lind."
QUOTE, SPEAKER, CUE, RAIN = (
    Span(TEXT.index(words), TEXT.index(words) + len(words))
    for words in (
        "The ferry is late and the pier is shut",
        "Mara Lind",
        "said",
        "Rain fell on the quay all day",
    )
)


@pytest.mark.parametrize(
    ("content", "source", "right"),
    [
        pytest.param(QUOTE, [SPEAKER], True, id="content and source"),
        pytest.param(Span(QUOTE.start, QUOTE.end - 6), [SPEAKER], True, id="most of the content"),
        pytest.param(QUOTE, [Span(SPEAKER.start, SPEAKER.start + 4)], True, id="a part of the source"),
        pytest.param(Span(QUOTE.start, QUOTE.start + 9), [SPEAKER], False, id="little of the content"),
        pytest.param(RAIN, [SPEAKER], False, id="another content"),
        pytest.param(QUOTE, [CUE], False, id="another source"),
        pytest.param(QUOTE, [], False, id="a source where there is none"),
    ],
)
def test_a_quote_is_right_if_content_and_source_are(content: Span, source: list[Span], right: bool) -> None:
    annotated = Annotated(make_article(TEXT, id="a"), ((),), (((content,), tuple(source)),))
    (one,) = judge([annotated], load_tagger())
    assert one.right == right
    assert one.evidence.marked


def test_a_quote_of_nobody_is_right_if_the_annotators_name_nobody() -> None:
    text = "Rain fell on the quay all day.\n\n“The ferry is late and the pier is shut.”"
    annotated = Annotated(make_article(text, id="a"), ((),), (((Span(text.index("“"), len(text)),), ()),))
    (one,) = judge([annotated], load_tagger())
    assert one.evidence.source is None
    assert one.right


def test_articles_that_link_nothing_are_not_judged_by() -> None:
    annotated = Annotated(make_article(TEXT, id="a"), ((),))
    assert judge([annotated], load_tagger()) == []


def test_every_quote_is_wrong_where_the_annotators_found_none() -> None:
    annotated = Annotated(make_article(TEXT, id="a"), ((),), ())
    assert [one.right for one in judge([annotated], load_tagger())] == [False]
