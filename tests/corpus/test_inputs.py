"""Files, folders, globs and stdin."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import threading

import pytest

from quotes.corpus import Fields, read

STORY = "The harbour stays open, Mayor Ines Calder said."
LINE = json.dumps({"id": "a1", "text": STORY})


def ids(articles):
    return [article.id for article in articles]


def test_a_single_file_is_named_by_its_stem(tmp_path, read_all):
    (tmp_path / "harbour.txt").write_text(STORY)
    (article,), problems = read_all(tmp_path / "harbour.txt")
    assert (article.id, article.text, problems) == ("harbour", STORY, [])
    assert article.where == str(tmp_path / "harbour.txt")


def test_a_folder_is_read_to_the_bottom_in_the_order_of_names(tmp_path, read_all):
    for name in ("b.txt", "a/z.txt", "a/c/y.md", "c.text"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{STORY} {name}")
    articles, problems = read_all(tmp_path)
    assert ids(articles) == ["a/c/y", "a/z", "b", "c"]
    assert problems == []


def test_hidden_files_in_a_folder_are_passed_over(tmp_path, read_all):
    (tmp_path / ".state").write_bytes(b"\x00\x01\x02")
    (tmp_path / "a.txt").write_text(STORY)
    assert read_all(tmp_path)[1] == []


def test_what_a_run_that_was_cut_short_left_in_a_folder_is_passed_over(tmp_path, read_all):
    (tmp_path / "quotes.csv.part").write_text('{"journal": 1}\n')
    (tmp_path / "1.part").mkdir()
    (tmp_path / "1.part" / "a.txt").write_text(STORY)
    articles, problems = read_all(tmp_path)
    assert (ids(articles), problems) == (["1.part/a"], [])


def test_a_glob_names_articles_by_the_path_below_its_fixed_part(tmp_path, read_all):
    for name in ("may/a.txt", "june/a.txt", "june/a.log"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{STORY} {name}")
    articles, problems = read_all(str(tmp_path / "*" / "*.txt"))
    assert ids(articles) == ["june/a", "may/a"]
    assert problems == []


def test_a_recursive_glob_reads_each_file_once(tmp_path, read_all):
    (tmp_path / "x" / "y").mkdir(parents=True)
    (tmp_path / "x" / "y" / "a.txt").write_text(STORY)
    articles, problems = read_all(str(tmp_path / "**"))
    assert (ids(articles), problems) == (["x/y/a"], [])


def test_a_glob_that_names_folders_reads_them(tmp_path, read_all):
    (tmp_path / "day1").mkdir()
    (tmp_path / "day1" / "a.txt").write_text(STORY)
    assert ids(read_all(str(tmp_path / "day*"))[0]) == ["day1/a"]


def test_a_file_whose_name_holds_glob_characters_is_that_file(tmp_path, read_all):
    (tmp_path / "what[1]?.txt").write_text(STORY)
    assert ids(read_all(tmp_path / "what[1]?.txt")[0]) == ["what[1]?"]


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("a.jsonl.txt.gz", "a.jsonl"),
        ("release 1.5", "release 1.5"),
        ("notes.log", "notes"),
        ("plain", "plain"),
    ],
)
def test_the_ending_is_left_off_the_id(tmp_path, read_all, name, id):
    (tmp_path / name).write_text(STORY)
    assert ids(read_all(tmp_path / name)[0]) == [id]


@pytest.mark.parametrize("name", ["a.txt.gz", "a.txt"], ids=["by its ending", "by its first bytes"])
def test_gzip_is_unpacked(tmp_path, read_all, name):
    (tmp_path / name).write_bytes(gzip.compress(STORY.encode()))
    (article,), _ = read_all(tmp_path / name)
    assert (article.id, article.text) == ("a", STORY)


def test_jsonl_in_gzip_is_read_by_its_inner_ending(tmp_path, read_all):
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(LINE.encode()))
    assert ids(read_all(tmp_path / "a.jsonl.gz")[0]) == ["a1"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_named_as_input_is_read(tmp_path, read_all):
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(LINE + "\n",))
    writer.start()
    articles, problems = read_all(pipe)
    writer.join()
    assert (ids(articles), problems) == (["a1"], [])


def standard_input(monkeypatch, data: bytes):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize(
    "data",
    [
        (LINE + "\n" + json.dumps({"id": "a2", "text": "More."})).encode(),
        json.dumps([{"id": "a1", "text": STORY}, {"id": "a2", "text": "More."}], indent=1).encode(),
        b"\xef\xbb\xbf" + (LINE + "\n").encode() + json.dumps({"id": "a2", "text": "More."}).encode(),
        gzip.compress((LINE + "\n" + json.dumps({"id": "a2", "text": "More."})).encode(), mtime=0),
        b"ID,Text\r\na1,Rain.\r\na2,More.\r\n",
        b"\xef\xbb\xbfid;title;text\na1;Fog;Rain.\na2;;More.\n",
        b"text\tid\nRain.\ta1\nMore.\ta2\n",
        "id,text\na1,Rain.\na2,More.\n".encode("utf-16"),
        b"id,text\ra1,Rain.\ra2,More.\r",
    ],
    ids=[
        "jsonl", "json array", "jsonl with a byte-order mark", "jsonl in gzip",
        "csv", "csv with semicolons", "tsv", "csv in utf-16", "csv with carriage returns",
    ],
)  # fmt: skip
def test_records_on_stdin_are_known_by_their_content(monkeypatch, read_all, data):
    standard_input(monkeypatch, data)
    articles, problems = read_all("-")
    assert (ids(articles), problems) == (["a1", "a2"], [])


def test_a_printed_json_object_on_stdin_is_one_article(monkeypatch, read_all):
    standard_input(monkeypatch, json.dumps({"id": "a1", "text": STORY}, indent=2).encode())
    assert ids(read_all("-")[0]) == ["a1"]


def test_a_table_without_a_name_is_known_by_the_fields_that_are_named(tmp_path, read_all):
    (tmp_path / "export").write_text("Link,Story\nhttps://news.example/1,Rain fell.\n")
    (article,), problems = read_all(tmp_path / "export", fields=Fields(text="Story"))
    assert (article.text, article.url, problems) == ("Rain fell.", "https://news.example/1", [])


def test_a_table_without_a_name_or_a_text_is_no_prose(monkeypatch, read_all):
    standard_input(monkeypatch, b"url,date,story\nhttps://news.example/1,2024-05-03,Rain fell.\n")
    articles, (problem,) = read_all("-")
    assert (articles, problem.code) == ([], "missing_field")


@pytest.mark.parametrize(
    "text",
    [
        STORY, "[Music plays] She sang.", "{sic} he wrote.", "a < b <p>", "Text\nRain fell.",
        "Text, sound and film\n\nThe article, the body and the title.", "The date; the source; the link.",
    ],
    ids=["prose", "[", "{", "<", "one word", "a headline with commas", "parts named in prose"],
)  # fmt: skip
def test_text_on_stdin_is_one_article_named_by_a_hash(monkeypatch, read_all, text):
    standard_input(monkeypatch, text.encode())
    (article,), problems = read_all("-")
    assert (article.text, article.where, len(article.id), problems) == (text, "stdin", 16, [])


def test_stdin_stays_open_for_others(monkeypatch):
    standard_input(monkeypatch, STORY.encode())
    list(read("-"))
    assert not sys.stdin.buffer.closed


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("page_files/a.js", 'say("We will go on for ever");', "a script"),
        ("page_files/a.css", "q::before { content: “; }", "a style sheet"),
        ("quotes.toml", 'registry = "known.csv"', "settings"),
        ("feed.xml", "<rss><title>“No,” she said.</title></rss>", "XML"),
        ("feed", '<?xml version="1.0"?><rss><title>“No,” she said.</title></rss>', "XML"),
    ],
)
def test_what_lies_beside_articles_is_not_read_as_one(tmp_path, read_all, name, data, what):
    (tmp_path / "in").mkdir()
    story, other = tmp_path / "in" / "story.txt", tmp_path / "in" / name
    other.parent.mkdir(exist_ok=True)
    story.write_text(STORY, encoding="utf-8")
    other.write_text(data, encoding="utf-8")
    articles, (problem,) = read_all(tmp_path / "in")
    assert (ids(articles), problem.code) == (["story"], "no_article")
    assert f"is {what}, not an article" in problem.message


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("story.xml", "<?xml version='1.0'?>\n<!DOCTYPE html><html><body><article><p>Rain fell on the harbour all day, "
         "and the ferry stayed where it was until the evening.</p></article></body></html>"),
        ("notes.log", STORY),
        ("about.xml.txt", "<?xml is how a feed begins, she said."),
        ("mara.py.md", STORY),
    ],
    ids=["a page as XML", "a log", "text on XML", "text"],
)  # fmt: skip
def test_text_of_another_name_is_still_read(tmp_path, read_all, name, data):
    (tmp_path / name).write_text(data, encoding="utf-8")
    (_,), problems = read_all(tmp_path / name)
    assert problems == []


def test_one_path_need_not_be_in_a_list(tmp_path):
    (tmp_path / "a.txt").write_text(STORY)
    assert ids(read(str(tmp_path / "a.txt"))) == ["a"]


SRT = (
    "1\n00:00:01,000 --> 00:00:03,000\nADA PELL: We will not\n\n2\n00:00:03,000 --> 00:00:04,000\nsell it.\n"
)
VTT = "WEBVTT\n\n" + SRT.replace(",", ".")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("talk.srt", SRT.encode()),
        ("talk.vtt", VTT.encode()),
        ("talk.SRT.gz", gzip.compress(SRT.encode(), mtime=0)),
        ("talk", SRT.encode()),
        ("talk", VTT.encode()),
        ("talk.txt", SRT.replace("\n", "\r\n").encode("utf-8-sig")),
        ("talk.txt", VTT.encode("utf-16")),
        ("talk.srt", SRT.encode("utf-16")),
    ],
    ids=["srt", "vtt", "gzip", "no ending", "WEBVTT", "srt in .txt", "vtt in .txt", "UTF-16"],
)
def test_captions_are_known_by_their_ending_or_their_content(tmp_path, read_all, name, data):
    (tmp_path / name).write_bytes(data)
    (article,), problems = read_all(tmp_path / name)
    assert (article.id, article.text, problems) == ("talk", "ADA PELL: We will not sell it.", [])
    assert [turn.span.of(article.text) for turn in article.turns] == ["We will not", "sell it."]
    assert article.zones == ()


def test_a_text_that_speaks_of_times_is_no_captions(tmp_path, read_all):
    text = "1\n00:00:01,000 was the time on the clock.\nWEBVTT\n"
    (tmp_path / "a.txt").write_text(text)
    (article,), _ = read_all(tmp_path / "a.txt")
    assert (article.text, article.turns) == (text, ())


def test_a_broken_cue_is_noted_on_the_article(tmp_path, read_all):
    (tmp_path / "talk.srt").write_text(SRT.replace("00:00:03,000 -->", "00:0x:03,000 -->"))
    (article,), _ = read_all(tmp_path / "talk.srt")
    assert [(p.code, p.article_id) for p in article.problems] == [("bad_cue", "talk")]
