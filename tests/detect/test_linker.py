"""The choice of a cue by learned weights: small ones made by hand, no model."""

from __future__ import annotations

import numpy as np

from quotes.detect.assemble import assemble, choices, parts
from quotes.detect.labels import Label
from quotes.detect.linker import OF_CONTENT, OF_PAIR, Linker, facts
from quotes.detect.links import Page
from quotes.detect.states import PARTS, States
from quotes.models import Span
from quotes.text.paragraphs import paragraphs

TEXT = "Pell warned and Holm said that the pier was closed."
WIDTH = 2


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


LABELS = [
    Label(span("Pell"), "source"),
    Label(span("warned"), "cue"),
    Label(span("Holm"), "source"),
    Label(span("said"), "cue"),
    Label(span("that the pier was closed"), "content"),
]


def states() -> States:
    """Return states whose first number is 1 for “warned” and whose second is 1 for “said”."""
    words = TEXT[:-1].split()
    starts = np.array([span(word).start for word in words])
    ends = starts + [len(word) for word in words]
    rows = np.array([[word == "warned", word == "said"] for word in words], dtype=np.float32)
    return States(starts, ends, rows)


def weights(warned: float, said: float, none: float) -> dict[str, np.ndarray]:
    """Return weights that give each of the two words a score, and having no cue another."""
    cue = np.zeros((1, PARTS * WIDTH, 2), dtype=np.float32)
    cue[0, 1 * WIDTH] = [warned, 0]  # the first word of a span
    cue[0, 1 * WIDTH + 1] = [said, 0]
    zeros = {
        "content": (1, PARTS * WIDTH, 2), "content_bias": (1, 2), "cue_bias": (1, 2), "both": (1, 2, 2),
        "of_content": (1, OF_CONTENT, 2), "of_content_bias": (1, 2), "of_pair": (1, OF_PAIR, 2),
        "of_pair_bias": (1, 2), "pair_bias": (1,), "alone": (1, 2, 1), "alone_bias": (1, 1), "none": (1, 1),
    }  # fmt: skip
    return {
        **{name: np.zeros(shape, dtype=np.float32) for name, shape in zeros.items()},
        "cue": cue,
        "pair": np.array([[1.0, 0.0]], dtype=np.float32),
        "none_bias": np.array([none], dtype=np.float32),
    }


def cues(linker: Linker | None) -> list[str]:
    found = assemble(TEXT, paragraphs(TEXT), LABELS, (), linker=linker, states=states())
    return [c.of(TEXT) for one in found for c in one.cue]


def test_without_a_linker_the_cheapest_cue_is_the_contents() -> None:
    assert cues(None) == ["said"]


def test_a_content_takes_another_cue_that_is_far_likelier_than_the_cheapest() -> None:
    assert cues(Linker(weights(warned=9, said=5, none=0))) == ["warned"]
    assert cues(Linker(weights(warned=6, said=5, none=0))) == ["said"]


def test_a_content_loses_its_cue_where_having_none_is_far_likelier() -> None:
    assert cues(Linker(weights(warned=5, said=5, none=9))) == []
    assert cues(Linker(weights(warned=5, said=5, none=5))) == ["said"]


def test_several_networks_are_averaged() -> None:
    one, other = weights(warned=9, said=1, none=0), weights(warned=0, said=3, none=0)
    both = {name: np.concatenate([one[name], other[name]]) for name in one}
    assert cues(Linker(one)) == cues(Linker(both)) == ["warned"]
    assert cues(Linker(other)) == ["said"]


def test_states_around_a_span_are_those_of_its_edges_and_neighbours() -> None:
    (row,) = states().around([Span(span("warned").start, span("said").end)])
    before, first, mean, last, behind = row.reshape(PARTS, WIDTH).tolist()
    assert (before, first, mean, last, behind) == ([0, 0], [1, 0], [0.25, 0.25], [0, 1], [0, 0])


def test_states_around_what_holds_no_word_are_nothing() -> None:
    assert not states().around([Span(len(TEXT), len(TEXT) + 5)]).any()
    none = States(np.zeros(0, int), np.zeros(0, int), np.zeros((0, WIDTH), np.float32))
    assert not none.around([Span(0, 4)]).any()


def test_facts_are_as_many_as_the_weights_expect() -> None:
    page = Page(TEXT, paragraphs(TEXT))
    found, offers, around = choices(page, parts(TEXT, LABELS), ())
    made = facts(page, found, offers, around)
    assert made.of_content.shape == (1, OF_CONTENT)
    assert made.of_pair.shape == (2, OF_PAIR)
    assert [cue.of(TEXT) for cue in made.cues] == ["warned", "said"]
