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
            for k, (i, n) in enumerate(zip(chosen, lengths.tolist(), strict=True)):
                found[i] = self._candidates(padded[k, :n], forward[k, :n], backward[k, :n])
        return found

    def _candidates(self, scores: _Sums, forward: _Sums, backward: _Sums) -> Candidates:
        total = _log_sums(forward[-1:], 1)[0]
        columns = [_NOTHING]  # starts, ends, names, chances
        for k, name in enumerate(NAMES):
            opening, inner = begin(name), begin(name) + 1
            short, long = (self._ended(scores, backward, last, inner) for last in (opening, inner))
            begun = forward[:, opening] - total
            opens = np.flatnonzero(np.exp(begun + backward[:, opening]) >= _LEAST)
            closed = np.exp(begun + short) + np.exp(forward[:, inner] - total + long)
            closes = np.flatnonzero(closed >= _LEAST)
            going = np.cumsum(scores[:, inner]) + np.arange(len(scores)) * float(self.follows[inner, inner])
            enter = float(self.follows[opening, inner]) - float(self.follows[inner, inner])
            for some, ends in _chunks(opens, closes):
                first, last = some[:, None], ends[None]
                with np.errstate(over="ignore"):  # of pairs in the wrong order, which are not looked at
                    inside = begun[first] + enter + going[last] - going[first] + long[last]
                    chances = np.exp(np.where(last == first, begun[first] + short[last], inside))
                i, j = np.nonzero((last >= first) & (chances >= _LEAST))
                columns.append((some[i], ends[j] + 1, np.full(len(i), k), np.minimum(chances[i, j], 1.0)))
        starts, ends, names, chances = (np.concatenate(column) for column in zip(*columns, strict=True))
        order = np.lexsort((names, ends, starts))
        return Candidates(starts[order], ends[order], names[order], chances[order])

    def _ended(self, scores: _Sums, backward: _Sums, last: int, inner: int) -> _Sums:
        """Return for each word the sum over what may follow if a span ends there with the tag `last`."""
        ended = np.zeros(len(scores))
        onward = self.follows[last] + scores[1:] + backward[1:]
        onward[:, inner] = -np.inf
        ended[:-1] = _log_sums(onward, 1)
        return ended

    def _forward(self, scores: _Sums) -> _Sums:
        sums = np.empty_like(scores)
        sums[:, 0] = scores[:, 0] + self.starts
        for t in range(1, scores.shape[1]):
            sums[:, t] = _log_sums(sums[:, t - 1, :, None] + self.follows, 1) + scores[:, t]
        return sums

    def _backward(self, scores: _Sums, lengths: NDArray[np.int64]) -> _Sums:
        """Sums over what follows each word; −∞ behind the last word of a sequence."""
        sums = np.full_like(scores, -np.inf)
        longest = scores.shape[1]
        for t in range(longest - 1, -1, -1):
            sums[lengths - 1 == t, t] = 0.0
            going = lengths - 1 > t
            if t + 1 < longest and going.any():
                ahead = (scores[going, t + 1] + sums[going, t + 1])[:, None, :]
                sums[going, t] = _log_sums(self.follows + ahead, 2)
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


def _chunks(
    opens: NDArray[np.int64], closes: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield places where a span may begin and those where it may end, so that all pairs stay few."""
    for i in range(0, len(opens), _CHUNK):
        some = opens[i : i + _CHUNK]
        low, high = np.searchsorted(closes, (some[0], some[-1]))
        yield some, closes[low : high + _MOST_ENDS]


def _log_sums(x: _Sums, axis: int) -> _Sums:
    top = x.max(axis, keepdims=True)
    total: _Sums = np.log(np.exp(x - top).sum(axis)) + top.squeeze(axis)
    return total
