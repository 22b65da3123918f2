"""JSONL, CSV and parquet: what is written comes back."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quotes.errors import InputError, ModelError, OutputError
from quotes.models import Article, Finding, Problem, Quote
from quotes.report import FIELDS, format_of, is_records, made_by, read_records, record, write
from quotes.report.csv import columns, guard, read_csv, unguard, write_csv
from quotes.report.jsonl import dump
from quotes.settings import Settings

FORMS = ["jsonl", "csv", "parquet"]
plain_text = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.fixture(params=[False, True], ids=["extract", "verify"])
def row(request: pytest.FixtureRequest, article: Article, quote: Quote, finding: Finding) -> dict[str, Any]:
    return record(article, quote, finding if request.param else None)


@pytest.mark.parametrize("form", FORMS)
def test_records_come_back_as_they_were_written(tmp_path: Path, row: dict[str, Any], form: Any) -> None:
    out = tmp_path / f"out.{form}"
    assert write([row, row], out, form=form, verified="status" in row) == 2
    if form == "csv" and "matches" in row:
        row = row | {"matches": row["matches"][:1]}
    assert list(read_records(out)) == [row, row]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("verified", [False, True], ids=["extract", "verify"])
def test_no_quotes_make_a_file_that_reads_as_none(tmp_path: Path, form: Any, verified: bool) -> None:
    out = tmp_path / "out"
    assert write([], out, form=form, verified=verified) == 0
    assert list(read_records(out)) == []


@pytest.mark.parametrize("form", FORMS)
def test_records_are_known_from_articles_by_their_quote_id(
    tmp_path: Path, article: Article, quote: Quote, form: Any
) -> None:
    out = tmp_path / "out"
    write([record(article, quote)], out, form=form)
    assert is_records(out)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b'{"id": "a", "text": "words"}\n',
        b"id,text\na,words\n",
        b"Just words.\n",
        b"\xff\xfe\x00",
        b"PAR1",
    ],
    ids=["empty", "jsonl", "csv", "text", "binary", "torn-parquet"],
)
def test_articles_are_no_records(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "input"
    path.write_bytes(content)
    assert not is_records(path)


def test_a_missing_file_or_a_folder_is_no_records(tmp_path: Path) -> None:
    assert not is_records(tmp_path)
    assert not is_records(tmp_path / "none")


@given(st.lists(plain_text, min_size=4, max_size=4))
@example(["=1+1", "'=1+1", "\r", "a\rb\nc\r\nd"])
@example(["\ufeff", "\x00", "\x85\u2028", ' " , '])
def test_any_text_comes_back_from_csv(texts: list[str]) -> None:
    names = ["article_id", "content", "before", "why"]
    blank = {field.name: None if "null" in field.type else "" for field in FIELDS}
    lists = {field.name: [] for field in FIELDS if field.type == "spans"}
    written = blank | lists | {"confidence": 0.5} | dict(zip(names, texts, strict=True))
    stream = io.BytesIO()
    write_csv([written], stream)
    stream.seek(0)
    assert [value for _, value in read_csv(stream)] == [written]


@pytest.mark.parametrize(
    "text",
    [
        "=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "\tx", "\rx", "\nx", "  =1", "\u00a0=1", "\u200b=1",
        "＝1", "＋1", "－1", "＠x", "\x01=1", "\ufeff=1",
    ],
)  # fmt: skip
def test_a_cell_that_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    assert guard(text) == "'" + text


@pytest.mark.parametrize("text", ["", "We = they", "“=1", "1-2", "— he said", "'tis so", "a\t=1"])
def test_a_cell_that_nothing_would_run_stays(text: str) -> None:
    assert guard(text) == text


@given(st.text(st.sampled_from("'=+-@ \ta＝\n")) | plain_text)
def test_the_guard_comes_off_again(text: str) -> None:
    assert unguard(guard(text)) == text


@given(st.text(st.sampled_from("'=+-@ \ta＝\n")))
def test_no_guarded_cell_begins_like_a_formula(text: str) -> None:
    assert not guard(text).strip().startswith(("=", "+", "-", "@", "＝"))


def test_every_text_column_of_the_csv_is_guarded(
    tmp_path: Path, article: Article, quote: Quote, finding: Finding
) -> None:
    row = {
        name: "=1" if isinstance(value, str) else value
        for name, value in record(article, quote, finding).items()
    }
    row["matches"] = [{name: "=1" if isinstance(v, str) else v for name, v in row["matches"][0].items()}]
    out = tmp_path / "out.csv"
    write([row], out, form="csv", verified=True)
    with out.open(encoding="utf-8", newline="") as lines:
        header, cells = csv.reader(lines)
    assert not [name for name, cell in zip(header, cells, strict=True) if cell.startswith("=")]
    assert cells.count("'=1") > 20


def test_excel_gets_a_byte_order_mark_and_others_do_not(tmp_path: Path, row: dict[str, Any]) -> None:
    plain, excel = tmp_path / "plain.csv", tmp_path / "excel.csv"
    write([row], plain, form="csv", verified="status" in row)
    write([row], excel, form="csv", verified="status" in row, excel=True)
    assert excel.read_bytes() == b"\xef\xbb\xbf" + plain.read_bytes()
    assert list(read_records(excel)) == list(read_records(plain))


def test_pandas_reads_the_csv_as_it_is(tmp_path: Path, article: Article, quote: Quote) -> None:
    row = record(article, quote) | {"content": 'Two\nlines, a "mark" and a \r return', "why": "\u2028 ="}
    out = tmp_path / "out.csv"
    write([row, row], out, form="csv")
    table = pd.read_csv(out, keep_default_na=False)
    assert list(table.columns) == [field.name for field in FIELDS] == list(columns(verified=False))
    assert list(table["content"]) == [row["content"]] * 2
    assert list(table["confidence"]) == [row["confidence"]] * 2
    assert json.loads(table["content_spans"][0]) == row["content_spans"]


def test_the_csv_of_verify_has_the_first_match_beside_the_count(
    tmp_path: Path, article: Article, quote: Quote, finding: Finding
) -> None:
    out = tmp_path / "out.csv"
    write([record(article, quote, finding)], out, form="csv", verified=True)
    table = pd.read_csv(out)
    assert table["match_article_id"][0] == "ferry/2"
    assert table["match_count"][0] == 2
    assert "matches" not in table.columns


def test_a_cell_longer_than_the_csv_module_likes_is_read(
    tmp_path: Path, article: Article, quote: Quote
) -> None:
    out = tmp_path / "out.csv"
    write([record(article, quote) | {"content": "x" * 200_000}], out, form="csv")
    assert len(next(read_records(out))["content"]) == 200_000


def test_a_jsonl_line_is_one_line_to_every_reader() -> None:
    line = dump({"content": "a\u2028b\u2029c\x85d\ne"}).decode()
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {"content": "a\u2028b\u2029c\x85d\ne"}


def test_parquet_keeps_types_and_what_made_it(tmp_path: Path, row: dict[str, Any]) -> None:
    import pyarrow.parquet as pq

    out = tmp_path / "out.parquet"
    made = made_by("extract", Settings())
    write([row], out, form="parquet", verified="status" in row, made_by=made)
    schema = pq.read_schema(out)
    assert str(schema.field("content_spans").type) == "list<element: list<element: int64>>"
    assert json.loads(schema.metadata[b"quotes"]) == made


def test_parquet_is_written_in_groups(tmp_path: Path, article: Article, quote: Quote) -> None:
    import pyarrow.parquet as pq

    out = tmp_path / "out.parquet"
    row = record(article, quote)
    assert write((row for _ in range(12_000)), out, form="parquet") == 12_000
    assert pq.ParquetFile(out).num_row_groups == 3


def test_without_pyarrow_parquet_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ModelError, match=r"pip install 'newsquotes\[parquet\]'"):
        format_of(Path("out.parquet"))


@pytest.mark.parametrize(
    ("out", "name", "form"),
    [
        ("a.csv", None, "csv"),
        ("a.JSONL", None, "jsonl"),
        ("a.ndjson", None, "jsonl"),
        ("a.parquet", None, "parquet"),
        ("a.txt", "csv", "csv"),
        (None, None, "jsonl"),
        (None, "csv", "csv"),
    ],
)
def test_the_form_follows_the_name_or_the_ending(out: str | None, name: str | None, form: str) -> None:
    assert format_of(Path(out) if out else None, name=name) == form


@pytest.mark.parametrize(
    ("out", "name"), [("a.xlsx", None), ("a", None), ("a.csv", "xml"), (None, "parquet")]
)
def test_a_form_that_cannot_be_written_is_said_at_once(out: str | None, name: str | None) -> None:
    with pytest.raises(OutputError):
        format_of(Path(out) if out else None, name=name)


@pytest.mark.parametrize(
    "line",
    ['{"quote_id": "x"', '{"text": "an article"}', "[1]", "null"],
    ids=["torn", "article", "list", "null"],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path: Path, row: dict[str, Any], line: str) -> None:
    out = tmp_path / "out.jsonl"
    out.write_bytes(dump(row) + line.encode() + b"\n\n" + dump(row))
    problems: list[Problem] = []
    assert list(read_records(out, on_problem=problems.append)) == [row, row]
    assert [(p.code, p.where) for p in problems] == [("bad_record", f"{out} line 2")]
    with pytest.raises(InputError, match="line 2"):
        list(read_records(out))


def test_a_csv_row_with_a_cell_too_many_is_named(tmp_path: Path, article: Article, quote: Quote) -> None:
    out = tmp_path / "out.csv"
    write([record(article, quote)], out, form="csv")
    out.write_bytes(out.read_bytes() + b"a,b,c\r\n")
    problems: list[Problem] = []
    assert len(list(read_records(out, on_problem=problems.append))) == 1
    assert [p.code for p in problems] == ["bad_record"]


@pytest.mark.parametrize("content", [b"article_id\xff\n1\n", b"PAR1 torn"], ids=["encoding", "parquet"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken"
    path.write_bytes(content)
    with pytest.raises(InputError, match="broken"):
        list(read_records(path, on_problem=lambda problem: None))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        list(read_records(tmp_path / "none.jsonl"))


@pytest.mark.parametrize("form", FORMS)
def test_the_same_records_give_the_same_bytes(tmp_path: Path, row: dict[str, Any], form: Any) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for out in (first, second):
        write([row], out, form=form, verified="status" in row)
    assert first.read_bytes() == second.read_bytes()
