"""Twin of the loss: all sequences of tags, one by one."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.detect.choice import choose
from quotes.detect.crf import Crf as Decoder
from quotes.detect.tags import TAGS, allowed
from quotes.detect.words import MARKS, PLACES, SHAPES

torch = pytest.importorskip("torch")

from quotes.training.network import Crf, Network  # noqa: E402

SEEDS = st.integers(0, 2**32 - 1)


def any_crf(seed: int) -> Crf:
    torch.manual_seed(seed)
    crf = Crf()
    torch.nn.init.normal_(crf.follows)
    torch.nn.init.normal_(crf.starts)
    return crf


def any_tags(chance: np.random.Generator, opens: list[int]) -> list[int]:
    """Return tags that are allowed."""
    follows, first = allowed()
    tags: list[int] = []
    for opened in opens:
        can = first if opened else follows[tags[-1]]
        tags.append(int(chance.choice(np.flatnonzero(can))))
    return tags


def loss(crf: Crf, scores: list[np.ndarray], tags: list[list[int]], opens: list[list[int]]) -> float:
    n = max(map(len, tags))
    padded = torch.zeros(len(tags), n, len(TAGS))
    rows = torch.zeros(3, len(tags), n, dtype=torch.long)
    for i, one in enumerate(tags):
        padded[i, : len(one)] = torch.tensor(scores[i])
        for k, row in enumerate((one, [1] * len(one), opens[i])):
            rows[k, i, : len(one)] = torch.tensor(row)
    return float(crf.loss(padded, rows[0], rows[1], rows[2]).detach())


def by_trying_all(crf: Crf, scores: np.ndarray, tags: list[int], opens: list[int]) -> float:
    steps, heads = crf.transitions().detach().numpy(), crf.beginnings().detach().numpy()

    def total(path: tuple[int, ...]) -> float:
        value = 0.0
        for i, one in enumerate(path):
            value += float(scores[i, one] + (heads[one] if opens[i] else steps[path[i - 1], one]))
        return value

    every = (total(path) for path in itertools.product(range(len(TAGS)), repeat=len(tags)))
    return math.log(math.fsum(map(math.exp, every))) - total(tuple(tags))


def any_case(seed: int, *paragraphs: int) -> tuple[np.ndarray, list[int], list[int]]:
    """Return scores, tags and opens of a window of some paragraphs."""
    chance = np.random.default_rng(seed)
    opens = [int(i == 0) for n in paragraphs for i in range(n)]
    return chance.normal(size=(len(opens), len(TAGS))).astype(np.float32), any_tags(chance, opens), opens


@given(SEEDS, st.sampled_from([(1,), (2,), (3,), (1, 1), (2, 1), (1, 2)]))
@settings(max_examples=25, deadline=None)
def test_the_loss_is_that_of_trying_all(seed: int, paragraphs: tuple[int, ...]) -> None:
    crf = any_crf(seed)
    case = any_case(seed, *paragraphs)
    assert loss(crf, *([part] for part in case)) == pytest.approx(by_trying_all(crf, *case), abs=1e-3)


@given(SEEDS, st.lists(st.integers(1, 9), min_size=1, max_size=5))
@settings(max_examples=25, deadline=None)
def test_the_loss_of_a_batch_is_the_sum_whatever_the_padding(seed: int, lengths: list[int]) -> None:
    crf = any_crf(seed)
    cases = [any_case(seed + i, n) for i, n in enumerate(lengths)]
    alone = sum(loss(crf, *([part] for part in case)) for case in cases)
    together = loss(crf, *(list(part) for part in zip(*cases, strict=True)))
    assert together == pytest.approx(alone, abs=1e-3)


@given(SEEDS, st.integers(1, 6), st.integers(1, 6))
@settings(max_examples=25, deadline=None)
def test_paragraphs_in_one_window_count_as_if_alone(seed: int, one: int, other: int) -> None:
    crf = any_crf(seed)
    scores, tags, opens = any_case(seed, one, other)
    parts = [(scores[a:b], tags[a:b], opens[a:b]) for a, b in ((0, one), (one, one + other))]
    alone = sum(loss(crf, *([x] for x in part)) for part in parts)
    assert loss(crf, [scores], [tags], [opens]) == pytest.approx(alone, abs=1e-3)


def test_learning_and_decoding_agree_on_what_is_likeliest() -> None:
    """A sequence that is all but sure has no loss, and is what the decoder finds."""
    crf = any_crf(1)
    tags = [0, 1, 2, 3, 5, 6, 6, 0]
    scores = np.full((8, len(TAGS)), -30, dtype=np.float32)
    scores[np.arange(8), tags] = 30
    assert loss(crf, [scores], [tags], [[1] + [0] * 7]) == pytest.approx(0, abs=1e-3)
    decoder = Decoder(crf.transitions().detach().numpy(), crf.beginnings().detach().numpy())
    (found,) = decoder.candidates([scores])
    assert [(a, b, name) for a, b, name, _ in choose(found, "exact")] == [
        (1, 3, "source"),
        (3, 4, "cue"),
        (4, 7, "content"),
    ]


def test_what_may_not_follow_stays_out_of_reach_whatever_is_learnt() -> None:
    crf = any_crf(2)
    follows, first = allowed()
    assert (crf.transitions().detach().numpy()[~follows] < -9_000).all()
    assert (crf.beginnings().detach().numpy()[~first] < -9_000).all()
    assert (crf.transitions().detach().numpy()[follows] > -100).all()


def inputs(*, shapes: int, marks: int, places: int) -> list[object]:
    pieces = torch.arange(1_000, 1_012)[None]
    same = torch.ones_like(pieces)
    return [pieces, same * shapes, same * marks, same * places, same]


@pytest.mark.parametrize("seen", [("shapes", "marks", "places"), ("marks",), ()], ids=str)
def test_the_network_sees_the_features_that_it_is_given_and_no_other(
    base: Path, seen: tuple[str, ...]
) -> None:
    torch.manual_seed(3)
    network = Network(base, features=seen).eval()
    for table in (network.shapes, network.marks, network.places):
        torch.nn.init.normal_(table.weight)
    plain = {"shapes": 1, "marks": 0, "places": 1}
    with torch.no_grad():
        before = network(*inputs(**plain))
        for name, names in (("shapes", SHAPES), ("marks", MARKS), ("places", PLACES)):
            after = network(*inputs(**{**plain, name: len(names) - 1}))
            assert torch.allclose(before, after) == (name not in seen)


def test_padding_changes_no_score(base: Path) -> None:
    torch.manual_seed(4)
    network = Network(base).eval()
    rows = inputs(shapes=1, marks=0, places=2)
    longer = [torch.nn.functional.pad(row, (0, 9)) for row in rows]
    with torch.no_grad():
        assert torch.allclose(network(*longer)[:, :12], network(*rows), atol=1e-5)
