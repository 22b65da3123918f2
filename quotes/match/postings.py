"""Where each run of words stands: hashed word n-grams in flat sorted arrays.

A posting says that an n-gram, or a rare word, stands in a unit: the stretch up to the end of a sentence,
the end of a line, or a quotation mark. Postings are sorted by the 36 bits of their hash, so that one
lookup is a jump by its first bits and a glance at a few neighbours. Two n-grams share a hash once in many
millions: what is found is compared word by word before anything is said of it.

Segments never change. New documents make new segments, and segments of like size merge (the log-structured
merge tree of O'Neil and others, 1996), so that adding never rebuilds what is there.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quotes.match.grams import KEY_BITS, Numbers, count_grams, grams, word_keys
from quotes.match.report import day_of
from quotes.match.tokens import END, TENTHS, numbers
from quotes.models import Article

Array = npt.NDArray[np.generic]

READING = 7
"""Raised whenever words get other numbers, keys or rarities: segments made before are then made anew."""

RARE = 10
"""Words at least as rare as this, in tenths, have postings of their own, for quotes of a few words."""

_UNIT_BITS = 26
# From some postings on the tags have 16 bits, from many on a bucket more would be gone through.
_BUCKET_BITS, _MOST_BUCKET_BITS, _MANY = 20, 22, 1 << 24
_MOST_UNITS = 1 << _UNIT_BITS
_CUT = re.compile(r"[.!?]['’)\]]*\s+|[\n\"“”„«»]+")
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Segment:
    """Documents as postings, in flat arrays that may be mapped from a file.

    Attributes:
        arrays: The arrays by name. Of each posting `tags` (the bits of its hash that its bucket does not
            give) and `units` (its unit), sorted by hash and unit; `offsets` (where each bucket begins). Of
            each unit `unit_document` (index into `documents`), `unit_start` and `unit_end` (code points
            into the document's text) and `unit_weight` (sum of the rarities of its words, in tenths). And
            `documents`, their numbers.
    """

    arrays: Mapping[str, Array]

    @property
    def documents(self) -> npt.NDArray[np.int64]:
        """The numbers of the documents it holds, ascending."""
        return self.arrays["documents"]  # type: ignore[return-value]

    def __len__(self) -> int:
        return len(self.arrays["units"])

    @property
    def nbytes(self) -> int:
        """Bytes of all arrays."""
        return sum(values.nbytes for values in self.arrays.values())

    def ranges(self, keys: Numbers) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], Numbers]:
        """Return for each key where its bucket begins and ends, and the tag to look for in it."""
        offsets = self.arrays["offsets"]
        rest = _rest_bits(offsets)
        buckets = (keys >> np.uint64(rest)).astype(np.int64)
        tags = keys & np.uint64((1 << rest) - 1)
        return offsets[buckets].astype(np.int64), offsets[buckets + 1].astype(np.int64), tags

    def packed(self) -> Numbers:
        """Return the postings as one number each, hash before unit."""
        offsets = self.arrays["offsets"]
        ends = offsets.astype(np.int64)
        counts = ends[1:] - ends[:-1]
        packed = np.repeat(np.arange(len(counts), dtype=np.uint64), counts)
        packed <<= np.uint64(_rest_bits(offsets))
        packed |= self.arrays["tags"].astype(np.uint64)
        packed <<= np.uint64(_UNIT_BITS)
        packed |= self.arrays["units"].astype(np.uint64)
        return packed

    def keys(self) -> Numbers:
        """Return the hash of each posting, ascending."""
        return self.packed() >> np.uint64(_UNIT_BITS)


class Builder:
    """Collects documents until they make a segment.

    Args:
        n: Words in an n-gram.
    """

    def __init__(self, *, n: int = 3) -> None:
        self.n = n
        self._clear()

    def _clear(self) -> None:
        self._numbers = array("Q")
        self._counts, self._start, self._end = (array("I") for _ in range(3))
        self._documents, self._days = array("q"), array("i")

    @property
    def words(self) -> int:
        """How many words were collected."""
        return len(self._numbers) - len(self._start)

    def add(self, number: int, article: Article) -> None:
        """Add a document by its number, which is greater than all before, and its article."""
        text = article.text
        starts, ends = units_of(text)
        self._documents.append(number)
        day = day_of(article.published)
        self._days.append(day.toordinal() if day else 0)
        self._counts.append(len(starts))
        self._start.extend(starts)
        self._end.extend(ends)
        self._numbers += numbers(map(text.__getitem__, map(slice, starts, ends)), ends=True)

    def build(self) -> Segment:
        """Return the segment of all that was added, and be empty again."""
        words = np.array(self._numbers, np.uint64)
        is_end = words == END
        words, unit = words[~is_end], (np.cumsum(is_end) - is_end)[~is_end].astype(np.uint64)
        counts = np.array(self._counts, np.int64)
        owners = np.repeat(np.arange(len(counts), dtype=np.uint32), counts)
        tenths = (words & np.uint64(TENTHS)).astype(np.int64) + 1
        keys, first, stop = grams(words, self.n)
        keys, first, stop = (
            np.concatenate(columns)
            for columns in zip((keys, first, stop), count_grams(words, self.n), strict=True)
        )
        within = owners[unit[first]] == owners[unit[stop - 1]]
        rare = tenths >= RARE
        packed = np.concatenate(
            (_pack(keys[within], unit[first[within]]), _pack(word_keys(words[rare]), unit[rare]))
        )
        weights = np.bincount(unit.astype(np.int64), weights=tenths, minlength=len(owners))
        arrays: dict[str, Array] = {
            "unit_document": owners,
            "unit_start": np.array(self._start, np.uint32),
            "unit_end": np.array(self._end, np.uint32),
            "unit_weight": np.minimum(weights, 65535).astype(np.uint16),
            "documents": np.array(self._documents, np.int64),
            "days": np.array(self._days, np.int32),
        }
        self._clear()
        packed.sort()
        return _segment(packed, arrays)


def merge(segments: Sequence[Segment], *, without: Collection[int] = ()) -> Segment:
    """Return one segment with the documents of several, in their order.

    Args:
        segments: Segments whose documents ascend from one to the next.
        without: Numbers of documents that are left out.
    """
    postings: list[Numbers] = []
    parts: dict[str, list[Array]] = {}
    documents = units = 0
    for segment in segments:
        arrays = segment.arrays
        kept = ~np.isin(segment.documents, np.fromiter(without, np.int64, len(without)))
        kept_units = kept[arrays["unit_document"]]
        packed = segment.packed()
        packed = packed[kept_units[(packed & np.uint64(_MOST_UNITS - 1)).astype(np.int64)]]
        moved = (np.cumsum(kept_units) - 1 + units).astype(np.uint64)
        unit = moved[(packed & np.uint64(_MOST_UNITS - 1)).astype(np.int64)]
        postings.append(packed >> np.uint64(_UNIT_BITS) << np.uint64(_UNIT_BITS) | unit)
        renumbered = (np.cumsum(kept) - 1 + documents).astype(np.uint32)
        parts.setdefault("unit_document", []).append(renumbered[arrays["unit_document"][kept_units]])
        for name in ("documents", "days"):
            parts.setdefault(name, []).append(arrays[name][kept])
        for name in ("unit_start", "unit_end", "unit_weight"):
            parts.setdefault(name, []).append(arrays[name][kept_units])
        documents += int(kept.sum())
        units += int(kept_units.sum())
    packed = np.concatenate(postings)
    packed.sort(kind="stable")  # quick where what is sorted is made of sorted runs
    return _segment(packed, {name: np.concatenate(some) for name, some in parts.items()})


def mergeable(sizes: Sequence[int], *, fanout: int = 4, largest: int = 64_000_000) -> slice | None:
    """Return which neighbours among segments should merge, if any: `fanout` of like size.

    Args:
        sizes: Postings of each segment, oldest first.
        fanout: How many of like size stand beside each other before they merge.
        largest: No merge makes a segment of more postings.
    """
    levels = [max(size, 1).bit_length() // 2 for size in sizes]
    for stop in range(len(sizes), fanout - 1, -1):
        run = slice(stop - fanout, stop)
        if max(levels[run]) == min(levels[run]) and sum(sizes[run]) <= largest:
            return run
    return None


def units_of(text: str) -> tuple[list[int], list[int]]:
    """Return where the units of a text begin and end: code points, without what only parts them."""
    cuts = [cut.span() for cut in _CUT.finditer(text)]
    starts = [0, *(stop for _, stop in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    if max(map(int.__sub__, ends, starts)) > _LONGEST:
        pieces = [piece for start, end in zip(starts, ends, strict=True) for piece in _cut(text, start, end)]
        starts, ends = [start for start, _ in pieces], [end for _, end in pieces]
    return starts, ends


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what has no full stop at spaces, so that no word is cut in two."""
    while end - start > _LONGEST and (space := text.find(" ", start + _LONGEST, end)) >= 0:
        yield start, space
        start = space
    yield start, end


def _pack(keys: Numbers, unit: Numbers) -> Numbers:
    return keys << np.uint64(_UNIT_BITS) | unit


def _segment(packed: Numbers, arrays: dict[str, Array]) -> Segment:
    if len(arrays["unit_document"]) > _MOST_UNITS:
        raise ValueError(f"a segment holds at most {_MOST_UNITS} units")
    bits = _MOST_BUCKET_BITS if len(packed) > _MANY else min(_BUCKET_BITS, max(1, len(packed).bit_length()))
    rest = KEY_BITS - bits
    buckets = (packed >> np.uint64(_UNIT_BITS + rest)).astype(np.int64)
    offsets = np.zeros((1 << bits) + 1, np.uint32)
    np.cumsum(np.bincount(buckets, minlength=1 << bits), out=offsets[1:])
    tags = packed >> np.uint64(_UNIT_BITS) & np.uint64((1 << rest) - 1)
    return Segment(
        {
            "offsets": offsets,
            "tags": tags.astype(np.uint16 if rest <= 16 else np.uint64 if rest > 32 else np.uint32),
            "units": (packed & np.uint64(_MOST_UNITS - 1)).astype(np.uint32),
            **arrays,
        }
    )


def _rest_bits(offsets: Array) -> int:
    return KEY_BITS - (len(offsets) - 1).bit_length() + 1
