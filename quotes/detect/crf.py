"""What a linear-chain CRF makes of the scores of tags: the spans that may be there, with probabilities.

Forward and backward sums (Rabiner 1989) over a batch of paragraphs at once, in numpy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotes.detect.tags import NAMES, begin

Floats = NDArray[np.float32]
_Sums = NDArray[np.float64]  # in single precision the sums over thousands of words would be lost
_MOST_WORDS = 16_384
_CHUNK = 256
_MOST_ENDS = 1024
_LEAST = 0.01
_NO_WORDS = np.zeros(0, dtype=np.int64)
_NOTHING = (_NO_WORDS, _NO_WORDS, _NO_WORDS, np.zeros(0))


@dataclass(frozen=True, slots=True)
class Candidates:
    """The spans of a sequence that have a probability of a hundredth at the least, by their first word.

    Of each beginning the next thousand places are looked at where a span may end.

    Attributes:
        starts, ends: First word, and word behind the last.
        names: Index into `tags.NAMES`.
        chances: The probability that the sequence has just this span.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    names: NDArray[np.int64]
    chances: _Sums


@dataclass(frozen=True, slots=True)
class Crf:
    """Scores of one tag following another (from row to column), and of each tag standing first."""

    follows: Floats
    starts: Floats

    def candidates(self, scores: Sequence[Floats]) -> list[Candidates]:
        """Return what spans each sequence may have.

        Args:
            scores: For each sequence its words × tags.
        """
        found = [Candidates(*_NOTHING) for _ in scores]
        for chosen in _batches([len(one) for one in scores]):
            lengths = np.array([len(scores[i]) for i in chosen])
            padded = np.zeros((len(chosen), int(lengths.max()), self.follows.shape[0]))
            for k, i in enumerate(chosen):
                padded[k, : len(scores[i])] = scores[i]
            forward, backward = self._forward(padded), self._backward(padded, lengths)
            words = np.arange(padded.shape[1]) < lengths[:, None]
            spans = self._candidates(padded[words], forward[words], backward[words], lengths)
            for i, one in zip(chosen, spans, strict=True):
                found[i] = one
        return found

    def _candidates(
        self, scores: _Sums, forward: _Sums, backward: _Sums, lengths: NDArray[np.int64]
    ) -> Iterator[Candidates]:
        """Yield the spans of sequences whose words, without padding, stand in one row."""
        stops = np.cumsum(lengths)
        stop_of = np.repeat(stops, lengths)
        total = np.repeat(_log_sums(forward[stops - 1]), lengths)
        columns = [_NOTHING]  # starts, ends, names, chances
        for k, name in enumerate(NAMES):
            opening, inner = begin(name), begin(name) + 1
            short, long = (self._ended(scores, backward, stops, last, inner) for last in (opening, inner))
            begun = forward[:, opening] - total
            opens = np.flatnonzero(np.exp(begun + backward[:, opening]) >= _LEAST)
            closed = np.exp(begun + short) + np.exp(forward[:, inner] - total + long)
            closes = np.flatnonzero(closed >= _LEAST)
            going = np.cumsum(scores[:, inner] + float(self.follows[inner, inner]))
            enter = float(self.follows[opening, inner]) - float(self.follows[inner, inner])
            for first, last in _pairs(opens, closes, stop_of):
                inside = begun[first] + enter + going[last] - going[first] + long[last]
                chances = np.exp(np.where(last == first, begun[first] + short[last], inside))
                likely = chances >= _LEAST
                first, last, chances = first[likely], last[likely], chances[likely]
                columns.append((first, last + 1, np.full(len(first), k), np.minimum(chances, 1.0)))
        starts, ends, names, chances = (np.concatenate(column) for column in zip(*columns, strict=True))
        order = np.lexsort((names, ends, starts))
        starts, ends, names, chances = starts[order], ends[order], names[order], chances[order]
        bounds = np.searchsorted(starts, [0, *stops])
        for at, low, high in zip((stops - lengths).tolist(), bounds[:-1], bounds[1:], strict=True):
            yield Candidates(starts[low:high] - at, ends[low:high] - at, names[low:high], chances[low:high])

    def _ended(
        self, scores: _Sums, backward: _Sums, stops: NDArray[np.int64], last: int, inner: int
    ) -> _Sums:
        """Return for each word the sum over what may follow if a span ends there with the tag `last`."""
        ended = np.empty(len(scores))
        onward = self.follows[last] + scores[1:] + backward[1:]
        onward[:, inner] = -np.inf
        ended[:-1] = _log_sums(onward)
        ended[stops - 1] = 0.0
        return ended

    def _forward(self, scores: _Sums) -> _Sums:
        """Sums over what stands up to each word."""
        steps = np.exp(self.follows.astype(np.float64))
        sums = np.empty_like(scores)
        sums[:, 0] = scores[:, 0] + self.starts
        for t in range(1, scores.shape[1]):
            sums[:, t] = _carried(sums[:, t - 1], steps) + scores[:, t]
        return sums

    def _backward(self, scores: _Sums, lengths: NDArray[np.int64]) -> _Sums:
        """Sums over what follows each word; 0 behind the last word of a sequence."""
        steps = np.exp(self.follows.T.astype(np.float64))
        sums = np.zeros_like(scores)
        for t in range(scores.shape[1] - 2, -1, -1):
            going = np.searchsorted(lengths, t + 1, side="right")  # the shortest stand first
            sums[going:, t] = _carried(scores[going:, t + 1] + sums[going:, t + 1], steps)
        return sums


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of sequences of like lengths; a very long one must not widen its neighbours."""
    batch: list[int] = []
    for i in sorted((i for i, n in enumerate(lengths) if n), key=lengths.__getitem__):
        if batch and (len(batch) + 1) * lengths[i] > _MOST_WORDS:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def _pairs(
    opens: NDArray[np.int64], closes: NDArray[np.int64], stop_of: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield pairs of places, in one sequence and in order, where a span may begin and where it may end."""
    low, high = np.searchsorted(closes, opens), np.searchsorted(closes, stop_of[opens])
    counts = np.minimum(high - low, _MOST_ENDS)
    for i in range(0, len(opens), _CHUNK):
        part = slice(i, i + _CHUNK)
        several = counts[part]
        nth = np.arange(several.sum()) - np.repeat(np.cumsum(several) - several, several)
        yield np.repeat(opens[part], several), closes[np.repeat(low[part], several) + nth]


def _log_sums(x: _Sums) -> _Sums:
    top = x.max(1, keepdims=True)
    total: _Sums = np.log(np.exp(x - top).sum(1)) + top[:, 0]
    return total


def _carried(sums: _Sums, steps: _Sums) -> _Sums:
    """Return logarithms of sums that go one step on; `steps` are no logarithms."""
    top = sums.max(1, keepdims=True)
    with np.errstate(divide="ignore"):  # what cannot be is −∞
        carried: _Sums = np.log(np.exp(sums - top) @ steps) + top
    return carried
