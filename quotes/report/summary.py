"""The counts of a run as plain data, and the findings that a person should look at first."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from quotes.report.records import Record

LOOK_FIRST = ("altered", "other_speaker", "spliced")
"""Conflicts in the order in which a person should look at them."""


@dataclass(slots=True)
class Summary:
    """Counts that grow as records and problems go by; memory stays bounded by `limit` and the names.

    Attributes:
        limit: How many findings are kept; the others are only counted.
        articles: Articles read; None where only records are at hand.
        quoted: Articles with at least one quote.
        kinds: Quotes by kind.
        speakers: Quotes by speaker's name.
        nameless: Quotes without a speaker, by `speaker_type`, or `unknown`.
        statuses: Quotes by what the cross-check found.
        conflicts: Quotes by conflict.
        searched: How many articles were searched for a quote, at most.
        bearing: Quotes with a change that bears meaning, in a conflict or where the quote was cut.
        worth_a_look: How many findings have a conflict or a change that bears meaning.
        findings: Those of them that rank first, with their rank.
    """

    limit: int = 10
    articles: int | None = None
    quoted: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    speakers: Counter[str] = field(default_factory=Counter)
    nameless: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    conflicts: Counter[str] = field(default_factory=Counter)
    searched: int = 0
    bearing: int = 0
    worth_a_look: int = 0
    findings: list[tuple[int, int, Record]] = field(default_factory=list)
    _last: tuple[Any, Any] | None = None

    @property
    def quotes(self) -> int:
        """How many quotes there are."""
        return self.kinds.total()

    def watch(self, records: Iterable[Record]) -> Iterator[Record]:
        """Pass records on, counted. Those of one article must stand together."""
        for record in records:
            self.add(record)
            yield record

    def add(self, record: Record) -> None:
        """Count one record."""
        article = (record["article_id"], record.get("text_sha256"))
        self.searched = max(self.searched, record.get("searched") or 0)
        self.quoted += article != self._last
        self._last = article
        self.kinds[record["kind"]] += 1
        if record.get("speaker"):
            self.speakers[record["speaker"]] += 1
        else:
            self.nameless[record.get("speaker_type") or "unknown"] += 1
        if record.get("status"):
            self.statuses[record["status"]] += 1
            self.conflicts.update(record["conflicts"])
            self._rank(record)

    def _rank(self, record: Record) -> None:
        ranks = [LOOK_FIRST.index(conflict) for conflict in record["conflicts"]]
        bears = any(map(bears_meaning, record["matches"]))
        self.bearing += bears
        if bears and not ranks:
            ranks = [len(LOOK_FIRST)]
        if ranks:
            self.worth_a_look += 1
            insort(self.findings, (min(ranks), self.worth_a_look, record), key=lambda f: f[:2])
            del self.findings[self.limit :]


def bears_meaning(match: Record) -> bool:
    """Whether a match that may report the same occasion has a change that bears meaning."""
    return match["same_occasion"] != "no" and any(change["bears_meaning"] for change in match["changes"])


def disputed(record: Record) -> list[Record]:
    """Return the matches that show a record's conflicts, one for each; else one with a telling change.

    A CSV holds only the first match of each quote, so that a conflict may be without one.
    """
    matches: list[Record] = [match for match in record["matches"] if match["same_occasion"] != "no"]
    shown: list[Record] = []
    for conflict in (name for name in LOOK_FIRST if name in record["conflicts"]):
        if not any(_shows(match, conflict) for match in shown):
            shown += [match for match in matches if _shows(match, conflict)][:1]
    return shown if record["conflicts"] else [match for match in matches if bears_meaning(match)][:1]


def _shows(match: Record, conflict: str) -> bool:
    return match["status"] == conflict or (conflict == "other_speaker" and match["same_speaker"] == "no")
