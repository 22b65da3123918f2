"""Any text goes in and comes out the same."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quotes.corpus import make_article, read

TEXTS = st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=5)
ENCODABLE = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip), min_size=1, max_size=5
)
same_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def texts(path):
    return [article.text for article in read(path)]


@given(TEXTS, st.booleans())
@same_folder
def test_text_in_json_lines_comes_out_as_it_went_in(tmp_path, some, ascii_only):
    lines = [json.dumps({"id": n, "text": text}, ensure_ascii=ascii_only) for n, text in enumerate(some)]
    data = "\n".join(lines).encode("utf-8", "replace" if ascii_only else "namereplace")
    expected = [json.loads(line)["text"] for line in data.decode().split("\n")]
    (tmp_path / "a.jsonl").write_bytes(data)
    assert texts(tmp_path / "a.jsonl") == expected
    if ascii_only:
        assert expected == some


@given(TEXTS, st.sampled_from([None, 2]))
@same_folder
def test_text_in_a_json_array_comes_out_as_it_went_in(tmp_path, some, indent):
    (tmp_path / "a.json").write_text(
        json.dumps([{"id": n, "text": t} for n, t in enumerate(some)], indent=indent)
    )
    assert texts(tmp_path / "a.json") == some


@given(ENCODABLE, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
@same_folder
def test_text_in_csv_comes_out_as_it_went_in(tmp_path, some, end, encoding):
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([["id", "text"], *enumerate(some)])
    (tmp_path / "a.csv").write_bytes(table.getvalue().encode(encoding))
    assert texts(tmp_path / "a.csv") == some


@given(ENCODABLE)
@same_folder
def test_text_in_parquet_comes_out_as_it_went_in(tmp_path, some):
    import pyarrow as pa
    import pyarrow.parquet as parquet

    parquet.write_table(
        pa.table({"id": [str(n) for n in range(len(some))], "text": some}), tmp_path / "a.parquet"
    )
    assert texts(tmp_path / "a.parquet") == some


@given(st.binary(max_size=300), st.sampled_from(["txt", "jsonl", "json", "csv", "tsv", "gz", "dat"]))
@same_folder
def test_no_bytes_break_the_reading(tmp_path, data, ending):
    problems = []
    (tmp_path / f"a.{ending}").write_bytes(data)
    articles = list(read(tmp_path / f"a.{ending}", on_problem=problems.append))
    assert articles or problems


@given(st.text(), st.none() | st.text(), st.none() | st.text())
def test_an_article_is_made_of_any_text(text, title, published):
    article = make_article(text, title=title, published=published)
    assert article.text == text
    assert all(p.span is None or p.span.of(text) for p in article.problems)
    assert make_article(text, title=title, published=published) == article
