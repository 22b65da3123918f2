"""The source audit: who is quoted, how often, by whom, in which roles, in how many words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from quotes.report.records import Record, place_in
from quotes.text.name_words import name_key

COLUMNS = (
    "speaker", "speaker_id", "gender", "speaker_type", "role_category", "quotes", "share", "direct", "mixed",
    "indirect", "words", "articles", "publishers", "roles", "first", "last",
)  # fmt: skip
"""The fields of a row of the audit, in the order in which they are written."""

_WORD = re.compile(r"[\w&$£€%]+(?:[’'.,\-]\w+)*")
_NAMELESS = "nobody named"


@dataclass(slots=True)
class Voice:
    """One speaker, or all those without a name of one kind and category."""

    names: Counter[str] = field(default_factory=Counter)
    ids: set[str] = field(default_factory=set)
    types: Counter[str] = field(default_factory=Counter)
    categories: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    publishers: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    words: int = 0

    @property
    def quotes(self) -> int:
        """How many quotes are theirs."""
        return self.kinds.total()

    @property
    def name(self) -> str | None:
        """The name that is given most often, of those the longest; None for those without one."""
        return max(self.names, key=lambda n: (self.names[n], len(n), n), default=None)


class Audit:
    """Counts speakers as records go by; memory grows with the number of speakers and articles alone.

    Quotes are of one speaker if they share the registry's id, or the name (case, accents, titles in front
    and initials in the middle aside) and the kind of speaker. Those whom no name is given are counted
    together by kind and category, and never as one person.

    Args:
        gender_of: Gives the gender that the newsroom's registry keeps for an id.
    """

    def __init__(self, gender_of: Callable[[str], str | None] = lambda id: None) -> None:
        self._voices: dict[tuple[Any, ...], Voice] = {}
        self._gender_of = gender_of

    @property
    def quotes(self) -> int:
        """How many quotes were counted."""
        return sum(voice.quotes for voice in self._voices.values())

    @property
    def articles(self) -> int:
        """How many articles they stand in."""
        return len({article for voice in self._voices.values() for article in voice.articles})

    @property
    def named(self) -> int:
        """How many speakers have a name."""
        return sum(voice.name is not None for voice in self._voices.values())

    def watch(self, records: Iterable[Record]) -> Iterator[Record]:
        """Pass records on, counted."""
        for record in records:
            self.add(record)
            yield record

    def add(self, record: Record) -> None:
        """Count one record that `extract` or `verify` wrote; words that were not said are nobody's voice."""
        if record.get("factuality") == "not_said":
            return
        voice = self._voices.setdefault(_key(record), Voice())
        speaker, speaker_id = record.get("speaker"), record.get("speaker_id")
        if speaker:
            voice.names[speaker] += 1
            if speaker_id:
                voice.ids.add(speaker_id)
        voice.kinds[record["kind"]] += 1
        voice.words += _words(record)
        voice.articles.add(record["article_id"])
        for counter, name in (
            (voice.types, "speaker_type"),
            (voice.categories, "role_category"),
            (voice.publishers, "publisher"),
            (voice.roles, "role"),
        ):
            if record.get(name):
                counter[record[name]] += 1
        if record.get("published"):
            voice.dates.add(record["published"])

    def rows(self) -> list[dict[str, Any]]:
        """Return a row a speaker with the fields of `COLUMNS`, the most quoted first."""
        total = self.quotes
        found = [self._row(voice, total) for voice in self._voices.values()]
        return sorted(found, key=lambda r: (-r["quotes"], r["speaker"] is None, r["speaker"] or "", str(r)))

    def by_category(self) -> Counter[str]:
        """Return how many quotes each role category has; `not told` where the articles' words tell none."""
        counts: Counter[str] = Counter()
        for voice in self._voices.values():
            counts.update(voice.categories)
            counts["not told"] += voice.quotes - voice.categories.total()
        return +counts

    def without_name(self) -> Counter[str]:
        """Return how many quotes have no named speaker, by kind of speaker."""
        counts: Counter[str] = Counter()
        for voice in self._voices.values():
            if voice.name is None:
                counts[_first(voice.types) or "unknown"] += voice.quotes
        return counts

    def _row(self, voice: Voice, total: int) -> dict[str, Any]:
        speaker_id = min(voice.ids, default=None)
        values = (
            voice.name, speaker_id, self._gender_of(speaker_id) if speaker_id else None,
            _first(voice.types), _first(voice.categories), voice.quotes, round(voice.quotes / total, 4),
            *(voice.kinds[kind] for kind in ("direct", "mixed", "indirect")), voice.words,
            len(voice.articles), _listed(voice.publishers), _listed(voice.roles),
            min(voice.dates, default=None), max(voice.dates, default=None),
        )  # fmt: skip
        return dict(zip(COLUMNS, values, strict=True))


def _key(record: Record) -> tuple[Any, ...]:
    speaker, kind = record.get("speaker"), record.get("speaker_type")
    if not speaker:
        return _NAMELESS, kind, record.get("role_category")
    if record.get("speaker_id"):
        return ("id", record["speaker_id"])
    return "name", kind, name_key(speaker, person=kind in ("person", "group"))


def _words(record: Record) -> int:
    """Count the words that a record gives word for word."""
    content, spans = record["content"], record["content_spans"]
    places = (place_in(content, spans, span) for span in record.get("verbatim_spans") or ())
    return sum(len(_WORD.findall(content[place[0] : place[1]])) for place in places if place)


def _first(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda name: (-counts[name], name), default=None)


def _listed(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda name: (-counts[name], name))
