"""Records: JSON lines, JSON, CSV, TSV, parquet, and the names of their fields."""

from __future__ import annotations

import csv
import datetime
import json
import tracemalloc

import pytest

from quotes.corpus import Fields, read
from quotes.models import Span, Turn

STORY = "The harbour stays open, Mayor Ines Calder said."


def write_lines(path, *records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def test_all_parts_of_a_record_are_taken(tmp_path, read_all):
    record = {
        "id": "h1", "text": STORY, "title": "Harbour open", "publisher": "The Quay Post",
        "published": "2024-05-03", "url": "https://quay.example/h1", "language": "en",
    }  # fmt: skip
    (article,), problems = read_all(write_lines(tmp_path / "a.jsonl", record))
    assert {name: getattr(article, name) for name in record} == record
    assert (article.where, problems) == (f"{tmp_path / 'a.jsonl'} line 1", [])


@pytest.mark.parametrize(
    ("record", "part", "value"),
    [
        ({"Body": STORY}, "text", STORY),
        ({"content": STORY}, "text", STORY),
        ({"text": None, "body": STORY}, "text", STORY),
        ({"text": STORY, "article_id": 7}, "id", "7"),
        ({"text": STORY, "URL": "https://quay.example/1"}, "id", "https://quay.example/1"),
        ({"text": STORY, "headline": "Open"}, "title", "Open"),
        ({"text": STORY, "outlet": "Quay"}, "publisher", "Quay"),
        ({"text": STORY, "source": "Quay"}, "publisher", "Quay"),
        ({"text": STORY, "date": "2024-05-03"}, "published", "2024-05-03"),
        ({"text": STORY, "published_at": "2024-05-03T10:00:00Z"}, "published", "2024-05-03T10:00:00Z"),
        ({"text": STORY, "link": "https://quay.example/1"}, "url", "https://quay.example/1"),
        ({"text": STORY, "lang": "en"}, "language", "en"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_usual_field_names_are_known(tmp_path, read_all, record, part, value):
    (article,), _ = read_all(write_lines(tmp_path / "a.jsonl", record))
    assert getattr(article, part) == value


def test_named_fields_go_before_usual_ones(tmp_path, read_all):
    path = write_lines(tmp_path / "a.jsonl", {"text": "A summary.", "Story": STORY, "uid": "u1", "id": "i1"})
    (article,), _ = read_all(path, fields=Fields(text="story", id="uid"))
    assert (article.text, article.id) == (STORY, "u1")


def test_a_named_field_that_is_absent_is_said_for_its_record(tmp_path, read_all):
    path = write_lines(tmp_path / "a.jsonl", {"body": STORY}, {"text": STORY})
    articles, (problem,) = read_all(path, fields=Fields(text="body"))
    assert len(articles) == 1
    assert (problem.code, problem.where) == ("missing_field", f"{path} line 2")
    assert problem.message == (
        f'{path} line 2: field "body" is missing (there are text). Name it with --text-field.'
    )


def test_a_named_field_other_than_text_that_is_absent_is_noted_on_the_article(tmp_path, read_all):
    path = write_lines(tmp_path / "a.jsonl", {"text": STORY})
    (article,), problems = read_all(path, fields=Fields(publisher="paper"))
    assert [(note.code, note.article_id) for note in article.problems] == [("missing_field", article.id)]
    assert "--publisher-field" in article.problems[0].message
    assert problems == []


def test_a_json_array_is_read_element_by_element(tmp_path, read_all):
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"id": str(n), "text": f"{STORY} {n}"} for n in range(50)], indent=2))
    articles, problems = read_all(path)
    assert [a.id for a in articles] == [str(n) for n in range(50)]
    assert (articles[3].where, problems) == (f"{path} record 4", [])


def test_elements_longer_than_a_chunk_are_read_whole(tmp_path, read_all):
    texts = ['He said "no". ' * 20_000, "é" * 150_000, "short, she said"]
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": text} for text in texts], ensure_ascii=False), encoding="utf-8")
    assert [a.text for a in read_all(path)[0]] == texts


def test_a_json_object_is_an_article_named_by_its_path(tmp_path, read_all):
    (tmp_path / "may").mkdir()
    (tmp_path / "may" / "a.json").write_text(json.dumps({"text": STORY}) + "\n")
    (article,), _ = read_all(tmp_path)
    assert article.id == "may/a"


def test_json_lines_in_a_json_file_are_read(tmp_path, read_all):
    path = write_lines(tmp_path / "a.json", {"id": "1", "text": STORY}, {"id": "2", "text": "More."})
    assert [a.id for a in read_all(path)[0]] == ["1", "2"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"])
def test_the_delimiter_of_a_csv_is_the_header_s(tmp_path, read_all, delimiter):
    path = tmp_path / "a.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerows([["id", "text", "outlet"], ["1", 'She said: "No, no; no|no."', "Quay"]])
    (article,), problems = read_all(path)
    assert (article.id, article.text, article.publisher) == ("1", 'She said: "No, no; no|no."', "Quay")
    assert problems == []


def test_a_tsv_is_parted_by_tabs(tmp_path, read_all):
    (tmp_path / "a.tsv").write_text("id\ttext\n1\tOne, two, three, she said.\n")
    assert read_all(tmp_path / "a.tsv")[0][0].text == "One, two, three, she said."


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_line_ends_in_a_cell_stay(tmp_path, read_all, end):
    text = f"Harbour open{end}{end}Yes, she said.\u2028And left.\x0bNow."
    (tmp_path / "a.csv").write_bytes(f'id,text{end}1,"{text}"{end}2,"{text}!"{end}'.encode())
    articles, problems = read_all(tmp_path / "a.csv")
    assert [a.text for a in articles] == [text, text + "!"]
    assert problems == []


def test_a_cell_longer_than_the_csv_module_s_limit_is_read(tmp_path, read_all):
    text = "Yes, she said. " * 20_000
    (tmp_path / "a.csv").write_text(f'text\n"{text}"\n')
    assert read_all(tmp_path / "a.csv")[0][0].text == text


def test_a_csv_row_says_on_which_line_it_begins(tmp_path, read_all):
    path = tmp_path / "a.csv"
    path.write_text('id,text\n1,"one\ntwo"\n2,three\n')
    assert [a.where for a in read_all(path)[0]] == [f"{path} line 2", f"{path} line 4"]


def test_parquet_is_read_with_dates_and_numbers_as_text(tmp_path, read_all):
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pa.table(
        {
            "ID": list(range(200)),
            "Body": [f"{STORY} {n}" for n in range(200)],
            "date": [datetime.date(2024, 5, 3)] * 200,
            "unused": [[1, 2]] * 200,
        }
    )
    path = tmp_path / "a.parquet"
    parquet.write_table(table, path, row_group_size=50)
    articles, problems = read_all(path)
    assert [a.id for a in articles] == [str(n) for n in range(200)]
    assert (articles[7].text, articles[7].published) == (f"{STORY} 7", "2024-05-03")
    assert (articles[7].where, problems) == (f"{path} row 8", [])


def test_reading_holds_one_record_at_a_time(tmp_path):
    with (tmp_path / "a.jsonl").open("w") as lines, (tmp_path / "b.json").open("w") as array:
        array.write("[")
        for n in range(300):
            record = json.dumps({"id": n, "text": f"{n} " + "she said. " * 2000})
            lines.write(record + "\n")
            array.write(("," if n else "") + record)
        array.write("]")
    for name in ("a.jsonl", "b.json"):
        tracemalloc.start()
        count = sum(1 for _ in read(tmp_path / name))
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert count == 300
        assert peak < (tmp_path / name).stat().st_size / 4


TURNS = [
    {"span": [5, 12], "speaker": "ADA", "time": "00:00:01,000"},
    {"span": [13, 16], "speaker": None, "time": None},
]


def test_turns_that_were_saved_come_back(tmp_path, read_all):
    (article,), _ = read_all(write_lines(tmp_path / "a.jsonl", {"text": "ADA: We will not.", "turns": TURNS}))
    assert article.turns == (Turn(Span(5, 12), "ADA", "00:00:01,000"), Turn(Span(13, 16)))
    assert article.problems == ()


@pytest.mark.parametrize("value", [3, "two", [], ["We", "will"], [{"role": "user"}], None], ids=str)
def test_turns_that_are_something_else_are_passed_over(tmp_path, read_all, value):
    (article,), _ = read_all(write_lines(tmp_path / "a.jsonl", {"text": STORY, "turns": value}))
    assert (article.turns, article.problems) == ((), ())


@pytest.mark.parametrize(
    "change",
    [
        {"span": [5, 99]},
        {"span": [12, 5]},
        {"span": "5-12"},
        {"span": [5.0, 12]},
        {"speaker": 3},
        {"time": 1.0},
    ],
    ids=str,
)
def test_turns_that_do_not_fit_the_text_are_left_out_and_noted(tmp_path, read_all, change):
    broken = [{**TURNS[0], **change}, TURNS[1]]
    (article,), _ = read_all(
        write_lines(tmp_path / "a.jsonl", {"text": "ADA: We will not.", "turns": broken})
    )
    assert (article.turns, [p.code for p in article.problems]) == ((), ["bad_turns"])
