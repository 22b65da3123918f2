from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.detect.labels import LabelName
from quotes.detect.tags import NAMES, OUT, TAGS, allowed, begin, runs, tag
from quotes.detect.words import Words
from quotes.models import Span


def words(*spans: tuple[int, int]) -> Words:
    n = len(spans)
    starts, ends = np.array(spans, dtype=np.int64).reshape(-1, 2).T
    zeros = np.zeros(n, dtype=np.int64)
    return Words(starts, ends, zeros, np.arange(n + 1), zeros, zeros, 2)


def cut(text: str) -> Words:
    """Return words that are parted by single spaces."""
    ends = np.cumsum([len(w) + 1 for w in text.split(" ")]) - 1
    return words(*((int(e) - len(w), int(e)) for w, e in zip(text.split(" "), ends, strict=True)))


def tagged(text: str, *spans: tuple[str, LabelName]) -> str:
    found = tag(cut(text), [(Span(text.index(s), text.index(s) + len(s)), name) for s, name in spans])
    return " ".join(TAGS[i] for i in found)


@pytest.mark.parametrize(
    ("spans", "tags"),
    [
        pytest.param([], "O O O O O O", id="nothing"),
        pytest.param([("Ada Pell", "source")], "B-source I-source O O O O", id="one"),
        pytest.param(
            [("Ada Pell", "source"), ("said", "cue"), ("piers rot", "content")],
            "B-source I-source B-cue B-content I-content O",
            id="side by side",
        ),
        pytest.param([("Ada", "source"), ("Pell", "source")], "B-source B-source O O O O", id="two of one name"),
        pytest.param([("ell sa", "cue")], "O B-cue I-cue O O O", id="parts of words take the words"),
        pytest.param([(" ", "cue")], "O O O O O O", id="a span between words takes none"),
        pytest.param(
            [("Ada Pell said", "content"), ("Pell said piers", "cue")],
            "B-content I-content I-content B-cue O O",
            id="one that begins in another's words has the rest",
        ),
        pytest.param(
            [("said", "cue"), ("Pell said piers rot", "content")],
            "O B-content I-content I-content I-content O",
            id="one inside another is lost",
        ),
        pytest.param(
            [("Ada Pell", "source"), ("Ada", "cue")], "B-cue B-source O O O O", id="of two at one place the shorter first"
        ),
    ],
)  # fmt: skip
def test_words_that_two_spans_claim_go_to_the_one_that_begins_first(
    spans: list[tuple[str, LabelName]], tags: str
) -> None:
    assert tagged("Ada Pell said piers rot .", *spans) == tags


def test_the_order_in_which_spans_are_given_does_not_matter() -> None:
    spans: list[tuple[str, LabelName]] = [("Ada", "source"), ("said piers", "content"), ("Pell said", "cue")]
    assert tagged("Ada Pell said piers rot .", *spans) == tagged("Ada Pell said piers rot .", *spans[::-1])


def test_no_words_have_no_tags() -> None:
    assert tag(words(), [(Span(0, 9), "cue")]).tolist() == []


@given(st.data())
def test_tags_give_the_spans_back(data: st.DataObject) -> None:
    n = data.draw(st.integers(1, 30))
    line = words(*((3 * i, 3 * i + 2) for i in range(n)))
    edges = data.draw(st.lists(st.integers(0, n), unique=True, max_size=10).map(sorted))
    spans = [
        (a, b, data.draw(st.sampled_from(NAMES)))
        for a, b in zip(edges, edges[1:], strict=False)
        if data.draw(st.booleans())
    ]
    tags = tag(line, [(Span(3 * a, 3 * b - 1), name) for a, b, name in spans])
    assert list(runs(tags.tolist())) == spans


@given(st.data())
def test_tags_of_any_spans_are_a_sequence_that_is_allowed(data: st.DataObject) -> None:
    n = data.draw(st.integers(1, 20))
    line = words(*((3 * i, 3 * i + 2) for i in range(n)))
    place = st.tuples(st.integers(0, 3 * n), st.integers(1, 3 * n)).map(lambda p: Span(p[0], sum(p)))
    tags = tag(line, data.draw(st.lists(st.tuples(place, st.sampled_from(NAMES)), max_size=6)))
    follows, first = allowed()
    assert first[tags[0]]
    assert follows[tags[:-1], tags[1:]].all()


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("B-cue", [(0, 1, "cue")], id="up to the end"),
        pytest.param("B-cue I-cue O", [(0, 2, "cue")], id="two words"),
        pytest.param("B-cue B-cue", [(0, 1, "cue"), (1, 2, "cue")], id="side by side"),
        pytest.param("B-cue I-source", [(0, 1, "cue"), (1, 2, "source")], id="inside of another name"),
        pytest.param("I-content I-content", [(0, 2, "content")], id="without a beginning"),
    ],
)
def test_runs_reads_spans_from_any_sequence_of_tags(tags: str, found: list[tuple[int, int, str]]) -> None:
    assert list(runs([TAGS.index(t) for t in tags.split()])) == found


def test_inside_follows_only_its_own_name_and_never_stands_first() -> None:
    follows, first = allowed()
    for i, name in enumerate(TAGS):
        assert first[i] == (name[0] != "I")
        for j, after in enumerate(TAGS):
            assert follows[i, j] == (after[0] != "I" or name[2:] == after[2:])


@pytest.mark.parametrize("name", NAMES)
def test_the_tag_behind_the_first_is_the_inside_of_the_same_name(name: LabelName) -> None:
    assert TAGS[begin(name)] == f"B-{name}"
    assert TAGS[begin(name) + 1] == f"I-{name}"
    assert TAGS[OUT] == "O"
