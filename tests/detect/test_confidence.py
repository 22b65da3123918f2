import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.detect.confidence import PRIOR, Evidence, confidence

SURE = Evidence(content=0.9, cue=0.9, source=0.9, marked=True, pieces=1)
CHANCE = st.none() | st.floats(0, 1)


@pytest.mark.parametrize(
    "doubtful",
    [
        pytest.param(Evidence(0.5, 0.9, 0.9, True, 1), id="content"),
        pytest.param(Evidence(0.9, 0.5, 0.9, True, 1), id="cue"),
        pytest.param(Evidence(0.9, 0.9, 0.5, True, 1), id="source"),
        pytest.param(Evidence(0.9, 0.9, None, True, 1), id="no source"),
        pytest.param(Evidence(0.9, None, 0.9, True, 1), id="no cue"),
        pytest.param(Evidence(0.9, 0.9, 0.9, False, 1), id="no marks"),
    ],
)
def test_less_evidence_gives_less_confidence(doubtful: Evidence) -> None:
    assert confidence(doubtful, PRIOR) < confidence(SURE, PRIOR)


@given(st.builds(Evidence, CHANCE, CHANCE, CHANCE, st.booleans(), st.integers(1, 50)))
def test_nothing_is_certain(evidence: Evidence) -> None:
    assert 0.01 <= confidence(evidence, PRIOR) <= 0.99


@pytest.mark.parametrize("size", [50.0, 1e3, 1e6, 1e300])
@pytest.mark.parametrize(
    ("sign", "certainty"), [pytest.param(1, 0.99, id="for it"), pytest.param(-1, 0.01, id="against it")]
)
def test_weights_of_any_size_give_a_confidence(size: float, sign: int, certainty: float) -> None:
    assert confidence(SURE, [sign * size] * len(PRIOR)) == certainty


def test_weights_that_weigh_nothing_leave_it_open() -> None:
    assert confidence(SURE, [0.0] * len(PRIOR)) == 0.5


@given(
    st.builds(Evidence, CHANCE, CHANCE, CHANCE, st.booleans(), st.integers(1, 50)),
    st.lists(st.floats(-1e9, 1e9), min_size=len(PRIOR), max_size=len(PRIOR)),
)
def test_confidence_is_the_logistic_function_of_what_the_weights_add_up_to(
    evidence: Evidence, weights: list[float]
) -> None:
    total = sum(w * x for w, x in zip(weights, evidence.features(), strict=True))
    logistic = 1 / (1 + math.exp(-total)) if total > -500 else 0.0
    assert confidence(evidence, weights) == pytest.approx(min(0.99, max(0.01, logistic)), abs=0.00501)


def test_weights_of_another_length_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        confidence(SURE, PRIOR[:-1])
