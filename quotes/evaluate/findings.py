"""What the cross-check says of each quote, against what the gold states and expects."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quotes.errors import InputError
from quotes.evaluate.figures import Figures, Tally, ratio, table
from quotes.evaluate.overlap import places
from quotes.evaluate.rows import Row, objects, spans_of
from quotes.models import BEARS_MEANING

NONE = "none"

DEFINITIONS = """\
Of the quotes whose finding the gold states:
finding    status equal; what was not extracted is wrong
conflicts  named conflicts against the stated ones
Of the reports that the gold expects a quote to match, counted in the direction written there:
matched    a match of the quote shares a character with the other report
status     equal; not matched is wrong
speaker    same_speaker equal; not matched is wrong
changes    kinds of the named changes against the expected ones; bearing: those that bear meaning
Of the matches between gold quotes that are not held to be of another occasion:
right      both quotes are of one utterance"""


def score(gold: Sequence[Row], couples: Iterable[tuple[Row, Row]]) -> Figures:
    """Score records of `verify` against what gold records state and expect.

    Args:
        gold: Every gold record.
        couples: Gold records, each with the record that was paired with it.

    Raises:
        InputError: A row lacks a field or has a wrong one.
    """
    ours = {_quote_id(theirs): our for theirs, our in couples}
    right, wrong = _same_utterance(gold, ours)
    return {
        **_findings(gold, ours),
        **_expected(gold, ours),
        "matches": {"right": right, "wrong": wrong},
    }


def show(figures: Mapping[str, Any]) -> str:
    """Return the figures as tables."""
    findings = [
        ("finding", figures["finding"], None, None, None),
        ("conflicts", None, *figures["conflicts"].values()),
    ]
    expected = [
        *((name, figures[name], None, None, None) for name in ("matched", "status", "same_speaker")),
        *((name, None, *figures[name].values()) for name in ("changes", "bearing")),
    ]
    columns = ("share", "P", "R", "F1")
    matches = figures["matches"]
    return "\n\n".join(
        (
            table((f"{figures['stated']} stated findings", *columns), findings),
            "finding taken for\n" + _taken_for(figures["by_finding"]),
            table((f"{figures['expected']} expected matches", *columns), expected),
            "status taken for\n" + _taken_for(figures["by_status"]),
            f"matches between gold quotes: {matches['right']} right, {matches['wrong']} wrong",
        )
    )


def _taken_for(confusion: Mapping[str, Mapping[str, int]]) -> str:
    lines = (
        f"  {truth}: " + ", ".join(f"{guess} {n}" for guess, n in row.items())
        for truth, row in confusion.items()
    )
    return "\n".join(lines)


def _findings(gold: Sequence[Row], ours: Mapping[str, Row]) -> Figures:
    confusion: defaultdict[str, Counter[str]] = defaultdict(Counter)
    conflicts = Tally()
    for row in gold:
        if row.values.get("status") is not None:
            record = ours[_quote_id(row)].values if _quote_id(row) in ours else {}
            confusion[str(row.values["status"])][str(record.get("status", NONE))] += 1
            _count(conflicts, _names(row.values, "conflicts"), _names(record, "conflicts"))
    stated = sum(row.total() for row in confusion.values())
    return {
        "stated": stated,
        "finding": ratio(_right(confusion), stated),
        "conflicts": conflicts.prf(),
        "by_finding": _plain(confusion),
    }


def _expected(gold: Sequence[Row], ours: Mapping[str, Row]) -> Figures:
    by_quote = {_quote_id(row): row for row in gold}
    confusion: defaultdict[str, Counter[str]] = defaultdict(Counter)
    changes, bearing = Tally(), Tally()
    matched = same_speaker = 0
    for row in gold:
        for item in objects(row, "expected") if row.values.get("expected") else ():
            other = by_quote.get(str(item.get("quote_id")))
            if other is None:
                raise InputError(
                    f"{row.where}: expects {item.get('quote_id')!r}, a quote that is not there. Correct it."
                )
            match = _match_with(other, ours.get(_quote_id(row)))
            matched += match is not None
            confusion[str(item.get("status"))][str((match or {}).get("status", NONE))] += 1
            same_speaker += match is not None and match.get("same_speaker") == item.get("same_speaker")
            theirs, named = _names(item, "changes"), _names(match or {}, "changes")
            _count(changes, theirs, named)
            _count(bearing, theirs & BEARS_MEANING, named & BEARS_MEANING)
    expected = sum(row.total() for row in confusion.values())
    return {
        "expected": expected,
        "matched": ratio(matched, expected),
        "status": ratio(_right(confusion), expected),
        "same_speaker": ratio(same_speaker, expected),
        "changes": changes.prf(),
        "bearing": bearing.prf(),
        "by_status": _plain(confusion),
    }


def _right(confusion: Mapping[str, Counter[str]]) -> int:
    return sum(row[truth] for truth, row in confusion.items())


def _plain(confusion: Mapping[str, Counter[str]]) -> Figures:
    return {truth: dict(row.most_common()) for truth, row in sorted(confusion.items())}


def _quote_id(row: Row) -> str:
    return str(row.get("quote_id", str, what_to_do="Give every gold quote an id."))


def _names(item: Mapping[str, Any], field: str) -> frozenset[str]:
    """Return names in a list that holds them alone, or whole changes with their `kind`."""
    return frozenset(str(one["kind"] if isinstance(one, dict) else one) for one in item.get(field) or ())


def _count(tally: Tally, gold: frozenset[str], pred: frozenset[str]) -> None:
    tally.gold += len(gold)
    tally.pred += len(pred)
    tally.hit(len(gold & pred))


def _match_with(other: Row, ours: Row | None) -> Mapping[str, Any] | None:
    """Return the match of our record that shares most characters with another gold quote."""
    matches = _matches(ours)
    shared = [_shared(match, other) for match in matches]
    return matches[shared.index(max(shared))] if any(shared) else None


def _matches(record: Row | None) -> list[Mapping[str, Any]]:
    return objects(record, "matches") if record and record.values.get("matches") else []


def _shared(match: Mapping[str, Any], other: Row) -> int:
    if match.get("article_id") != other.values.get("article_id"):
        return 0
    theirs = places(spans_of(other.values, "content_spans", where=other.where))
    return len(theirs & places(spans_of(match, "spans", where=f"a match with {other.where}")))


def _same_utterance(gold: Sequence[Row], ours: Mapping[str, Row]) -> tuple[int, int]:
    """Count matches between gold quotes that are, and are not, of one utterance."""
    in_article: defaultdict[Any, list[Row]] = defaultdict(list)
    for row in gold:
        in_article[row.values.get("article_id")].append(row)
    right = wrong = 0
    for row in gold:
        utterance = row.values.get("utterance")
        for match in _matches(ours.get(_quote_id(row))):
            others = [other for other in in_article[match.get("article_id")] if _shared(match, other)]
            if others and match.get("same_occasion") != "no":
                is_right = utterance is not None and any(
                    o.values.get("utterance") == utterance for o in others
                )
                right += is_right
                wrong += not is_right
    return right, wrong
