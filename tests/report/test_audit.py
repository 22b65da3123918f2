"""The source audit counts quotes by speaker, and never makes one person of the unnamed."""

from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len

from quotes.report.audit import COLUMNS, Audit
from quotes.report.chart import audit_text


def row(speaker: str | None, content: str = "We will not sell", **fields: Any) -> dict[str, Any]:
    spans = [[10, 10 + len(content)]]
    return {
        "article_id": "a1", "publisher": "Echo", "published": "2026-01-02", "kind": "direct", "content": content,
        "content_spans": spans, "verbatim_spans": spans, "speaker": speaker, "speaker_id": None,
        "speaker_type": "person" if speaker else "anonymous", "role": None, "role_category": None, **fields,
    }  # fmt: skip


def audited(*rows: dict[str, Any]) -> Audit:
    audit = Audit({"Q1": "f"}.get)
    assert list(audit.watch(rows)) == list(rows)
    return audit


def test_a_row_says_who_how_often_by_whom_in_which_roles() -> None:
    audit = audited(
        row("Ada Pell", role="mayor", role_category="elected_official"),
        row("ADA PELL", publisher="Ledger", article_id="a2", published="2025-12-31", role="mayor"),
        row("Ada M. Pell", kind="indirect", verbatim_spans=[], role="mayor of Selwyn"),
        row("Jon Rask"),
    )
    first = audit.rows()[0]
    assert tuple(first) == COLUMNS
    assert first["speaker"] == "Ada M. Pell"
    assert [first[name] for name in ("quotes", "share", "direct", "mixed", "indirect")] == [3, 0.75, 2, 0, 1]
    assert first["words"] == 8
    assert first["articles"] == 2
    assert first["publishers"] == ["Echo", "Ledger"]
    assert first["roles"] == ["mayor", "mayor of Selwyn"]
    assert (first["first"], first["last"]) == ("2025-12-31", "2026-01-02")
    assert first["role_category"] == "elected_official"


def test_words_that_were_not_said_are_nobody_s() -> None:
    audit = audited(
        row("Ada Pell", factuality="said"),
        row("Ada Pell", factuality="denied"),
        row("Ada Pell", factuality="not_said", article_id="a2"),
        row("Jon Rask", factuality="not_said"),
    )
    assert [(r["speaker"], r["quotes"], r["articles"]) for r in audit.rows()] == [("Ada Pell", 2, 1)]


def test_words_are_counted_in_the_verbatim_stretches_alone() -> None:
    content = "that it was “rotten through and through” | for years"
    said = row(
        "Jon Rask", content, kind="mixed", content_spans=[[0, 40], [60, 69]], verbatim_spans=[[13, 39]]
    )
    assert audited(said).rows()[0]["words"] == 4


def test_an_id_of_the_registry_joins_names_and_brings_the_gender() -> None:
    rows = audited(
        row("Ada Pell", speaker_id="Q1"), row("A. J. Marrow", speaker_id="Q1"), row("Ada Pell")
    ).rows()
    assert [(r["quotes"], r["speaker_id"], r["gender"]) for r in rows] == [(2, "Q1", "f"), (1, None, None)]


def test_a_person_and_a_body_of_one_name_are_two() -> None:
    assert len(audited(row("Selwyn"), row("Selwyn", speaker_type="organization")).rows()) == 2


def test_those_without_a_name_are_counted_by_kind_and_category() -> None:
    audit = audited(
        row(None, role="a senior official", role_category="government", speaker_id="a1#1"),
        row(None, role="a second official", role_category="government", speaker_id="a1#2"),
        row(None, speaker_type="group", role="residents", role_category="citizen"),
        row("Ada Pell"),
    )
    nameless = [r for r in audit.rows() if r["speaker"] is None]
    assert [(r["speaker_type"], r["role_category"], r["quotes"]) for r in nameless] == [
        ("anonymous", "government", 2),
        ("group", "citizen", 1),
    ]
    assert all(r["speaker_id"] is None for r in nameless)
    assert audit.without_name() == {"anonymous": 2, "group": 1}
    assert audit.by_category() == {"government": 2, "citizen": 1, "not told": 1}
    assert audit.named == 1


def test_the_chart_shows_the_most_quoted_first_and_how_many_are_left() -> None:
    audit = audited(*[row("Ada Pell", role="mayor")] * 4, row("Jon \x1bRask"), row("Eve Moor"), row(None))
    lines = audit_text(audit, top=2).plain.splitlines()
    assert lines[0] == "7 quotes in 1 article"
    bars = [line for line in lines if "█" in line]
    assert bars[0].split()[:2] == ["Ada", "Pell"]
    assert bars[0].count("█") == 24
    assert bars[1].count("█") == 6
    assert "mayor" in bars[0]
    assert "… and 1 more" in lines
    assert any(line.startswith("  anonymous") and "14%" in line for line in lines)
    assert "\x1b" not in audit_text(audit).plain


@pytest.mark.parametrize("width", [20, 60, 80, 132])
def test_the_chart_keeps_within_the_terminal(width: int) -> None:
    names = [
        "Ada Pell",
        "Ångström-Vandermeulen of the Far Northern Lagoons",
        "王小明先生と仲間たちの長い長い名前の人",
    ]
    audit = audited(*[row(name, role="a role of many words " * 9) for name in names])
    lines = audit_text(audit, width=width).plain.splitlines()
    assert max(cell_len(line) for line in lines) <= max(60, width)
    starts = {cell_len(line[: line.index("█")]) for line in lines if "█" in line}
    assert len(starts) == 1


def test_nothing_counted_is_charted_as_nothing() -> None:
    assert audit_text(Audit()).plain == "0 quotes in 0 articles"
    assert Audit().rows() == []
