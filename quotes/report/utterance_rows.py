"""Utterances as plain values: one utterance a line as JSON, or one report a row as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Literal

from quotes.errors import OutputError
from quotes.match.utterances import Member, Utterance, Variant
from quotes.report.csv import write_table
from quotes.report.jsonl import write_jsonl
from quotes.report.records import Record

UtteranceForm = Literal["jsonl", "csv"]

COLUMNS = (
    "utterance_id", "wording", "said_by", "prints", "independent", "conflicts", "article_id", "publisher",
    "published", "quote_id", "spans", "content", "variant", "status", "shorter", "changes", "speaker", "role",
    "primary", "copy_of",
)  # fmt: skip
"""The fields of a row of the table: one report of an utterance, in order of publication."""


def form_of(out: Path | None) -> UtteranceForm:
    """Return the form in which utterances are written; on standard output (None) it is JSONL.

    Raises:
        OutputError: The ending names none.
    """
    ending = ".jsonl" if out is None else out.suffix.lower()
    if ending not in (".jsonl", ".ndjson", ".csv"):
        raise OutputError(f"{out}: the ending is none that utterances are written in. Use .jsonl or .csv.")
    return "csv" if ending == ".csv" else "jsonl"


def write_utterances(
    utterances: Iterable[Utterance], stream: BinaryIO, *, form: UtteranceForm = "jsonl", excel: bool = False
) -> int:
    """Write utterances to a stream opened for bytes and return how many lines or rows there were.

    Args:
        utterances: In the order in which they are to stand.
        stream: Where to write.
        form: `jsonl`, one utterance a line; or `csv`, one report of an utterance a row, lists as JSON.
        excel: Begin a CSV with a byte-order mark.
    """
    if form == "csv":
        return write_table(table(utterances), COLUMNS, stream, excel=excel)
    return write_jsonl(rows(utterances), stream)


def rows(utterances: Iterable[Utterance]) -> Iterator[Record]:
    """Yield each utterance as plain values, with all of its variants and members."""
    for one in utterances:
        yield {
            "utterance_id": one.id,
            "wording": one.wording,
            "reference": one.reference,
            "speakers": [{"speaker": name, "prints": prints} for name, prints in one.speakers],
            "conflicts": list(one.conflicts),
            "prints": one.prints,
            "independent": one.independent,
            "publishers": list(one.publishers),
            "earliest": one.earliest.article_id,
            "primary": one.primary.article_id if one.primary else None,
            "first": one.first,
            "last": one.last,
            "days": one.days,
            "timeline": [{"day": day.isoformat(), "prints": prints} for day, prints in one.timeline],
            "variants": [_variant(variant) for variant in one.variants],
            "members": [_member(member) for member in one.members],
        }


def table(utterances: Iterable[Utterance]) -> Iterator[Record]:
    """Yield one row a report with the fields of `COLUMNS`: who printed what of which utterance."""
    for one in utterances:
        about = {
            "utterance_id": one.id,
            "wording": one.wording,
            "said_by": one.speakers[0][0] if one.speakers else None,
            "prints": one.prints,
            "independent": one.independent,
            "conflicts": list(one.conflicts),
        }
        for member in one.members:
            variant = _variant(one.variants[member.variant])
            yield about | _member(member) | {name: variant[name] for name in ("status", "shorter", "changes")}


def _variant(variant: Variant) -> Record:
    return {
        "content": variant.content,
        "status": variant.status,
        "shorter": variant.shorter,
        "changes": [
            {"kind": c.kind, "here": c.here, "there": c.there, "bears_meaning": c.bears_meaning}
            for c in variant.changes
        ],
        "prints": variant.prints,
        "independent": variant.independent,
        "publishers": list(variant.publishers),
    }


def _member(member: Member) -> Record:
    return {
        "article_id": member.article_id,
        "publisher": member.publisher,
        "published": member.published,
        "quote_id": member.quote_id,
        "spans": [span.pair() for span in member.spans],
        "content": member.content,
        "variant": member.variant,
        "speaker": member.speaker,
        "role": member.role,
        "primary": member.primary,
        "copy_of": member.copy_of,
    }
