"""Bad input: each a problem in one clear line, and the other articles go on."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from quotes.corpus import NOTES, read
from quotes.errors import InputError

GOOD = json.dumps({"id": "good", "text": "Fine, she said."})


@pytest.mark.parametrize(
    ("name", "data", "code", "part"),
    [
        ("a.txt", b"", "empty", "holds no article"),
        ("a.txt", b" \n\t\r\n", "empty", "holds no article"),
        ("a.txt", b"\xef\xbb\xbf", "empty", "holds no article"),
        ("a.jsonl", b"\n\n", "empty", "holds no article"),
        ("a.json", b"[]", "empty", "holds no article"),
        ("a.csv", b"id,text\n", "empty", "holds no article"),
        ("a.csv", b"", "empty", "holds no article"),
        ("a.csv", b"\xef\xbb\xbf", "empty", "holds no article"),
        ("a.html", b"", "empty", "holds no article"),
        ("a.txt", b"%PDF-1.7\n%\xe2\xe3", "binary", "a PDF"),
        ("a.docx", b"PK\x03\x04\x14\x00", "binary", "office document"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "binary", "an image"),
        ("a.bin", bytes(range(256)) * 4, "binary", "not text"),
        ("a.txt", b"\x00" * 100, "binary", "not text"),
        ("a.xml", b'<?xml version="1.0"?>\n<rss><item>No, he said.</item></rss>', "no_article", "HTML"),
        ("a.ttml", b'<tt xmlns="http://www.w3.org/ns/ttml"><p begin="1s">No.</p></tt>', "no_article", "SRT"),
        ("a.ass", b"[Script Info]\nTitle: Talk\n\n[Events]\nDialogue: 0,No.", "no_article", "SRT"),
        (
            "a.mht",
            b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related\n\nNo.",
            "no_article",
            "HTML",
        ),
        ("a.csv", b"1,Said something\n2,Said more\n", "missing_field", "--text-field"),
        ("a.json", b'{"text": "a"', "bad_json", "line 1"),
        ("a.json", b'[\n{"text": nope}\n]', "bad_json", "line 2"),
        ("a.jsonl", b"[" * 100_000, "bad_json", "nested too deep"),
        ("a.jsonl", b"[1, 2]\n", "not_a_record", "not a list"),
        ("a.jsonl", b"null\n", "not_a_record", "not null"),
        ("a.json", b"[3]", "not_a_record", "not a number"),
        ("a.jsonl", b'{"id": 1}\n', "missing_field", 'field "text" is missing'),
        ("a.jsonl", b'{"text": ""}\n', "empty_text", 'field "text" is empty'),
        ("a.jsonl", b'{"text": null}\n', "empty_text", 'field "text" is empty'),
        ("a.jsonl", b'{"body": " \\n "}\n', "empty_text", 'field "body" is empty'),
        ("a.jsonl", b'{"text": ["a", "b"]}\n', "bad_text", "is a list, not text"),
        ("a.jsonl", b'{"text": 7}\n', "bad_text", "is a number, not text"),
        ("a.gz", b"\x1f\x8b\x08\x00 broken", "bad_gzip", "broken gzip"),
        ("a.txt.gz", gzip.compress(b"Yes, he said. " * 50, mtime=0)[:-20], "bad_gzip", "broken gzip"),
        ("a.parquet", b"PAR1 no parquet PAR1", "bad_parquet", "broken parquet"),
        ("a.parquet", b"not parquet at all", "bad_parquet", "broken parquet"),
    ],
    ids=lambda value: repr(value)[:30] if isinstance(value, bytes) else value,
)
def test_a_file_that_cannot_be_read_is_a_problem_and_the_next_is_read(
    tmp_path, read_all, name, data, code, part
):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.jsonl").write_text(GOOD)
    articles, (problem,) = read_all(tmp_path)
    assert [a.id for a in articles] == ["good"]
    assert problem.code == code
    assert part in problem.message
    assert problem.message.startswith(str(tmp_path / name))
    assert problem.where.startswith(str(tmp_path / name))
    assert "\n" not in problem.message


def test_broken_lines_are_said_by_number_and_the_others_read(tmp_path, read_all):
    path = tmp_path / "a.jsonl"
    path.write_text(f"{GOOD}\n\n{{broken\n" + json.dumps({"id": "last", "text": "Yes."}))
    articles, (problem,) = read_all(path)
    assert [a.id for a in articles] == ["good", "last"]
    assert (problem.code, problem.where) == ("bad_json", f"{path} line 3")


def test_articles_before_a_break_in_an_array_are_kept(tmp_path, read_all):
    (tmp_path / "a.json").write_text(f"[\n{GOOD},\n{{broken\n")
    articles, (problem,) = read_all(tmp_path / "a.json")
    assert ([a.id for a in articles], problem.where) == (["good"], f"{tmp_path / 'a.json'} line 3")


def test_articles_before_a_break_in_a_packed_file_are_kept(tmp_path, read_all):
    # Text that does not pack well, so that the first lines are whole in the part that is left.
    many = "".join(json.dumps({"id": n, "text": os.urandom(3000).hex()}) + "\n" for n in range(40))
    packed = gzip.compress(many.encode())
    (tmp_path / "b.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    articles, (problem,) = read_all(tmp_path / "b.jsonl.gz")
    assert len(articles) > 5
    assert problem.code == "bad_gzip"


def test_an_array_that_is_never_closed_is_a_problem(tmp_path, read_all):
    (tmp_path / "a.json").write_text(f"[{GOOD}")
    articles, (problem,) = read_all(tmp_path / "a.json")
    assert ([a.id for a in articles], problem.code) == (["good"], "bad_json")


def test_a_cell_that_never_ends_is_a_problem(tmp_path, read_all):
    path = tmp_path / "a.csv"
    path.write_text('id,text\n1,Fine.\n2,"It began\n3,Lost.\n')
    articles, (problem,) = read_all(path)
    assert articles[0].text == "Fine."
    assert (problem.code, problem.where) == ("bad_csv", f"{path} line 3")


def test_a_missing_path_is_a_problem(tmp_path, read_all):
    _, problems = read_all(tmp_path / "no.txt", str(tmp_path / "*.txt"), "", "x" * 5000, "a\x00b")
    assert [p.code for p in problems] == ["missing", "missing", "missing", "unreadable", "missing"]
    assert "no such file" in problems[0].message
    assert "no file matches" in problems[1].message


def test_an_empty_folder_is_a_problem(tmp_path, read_all):
    (tmp_path / "empty").mkdir()
    _, (problem,) = read_all(tmp_path / "empty")
    assert problem.code == "empty_folder"


def test_links_are_read_where_they_lead_to_a_file_and_said_where_they_do_not(tmp_path, read_all):
    (tmp_path / "real.txt").write_text("Yes, he said.")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "file.txt").symlink_to(tmp_path / "real.txt")
    (folder / "gone.txt").symlink_to(tmp_path / "nowhere")
    (folder / "loop").symlink_to(folder)
    articles, problems = read_all(folder)
    assert [a.id for a in articles] == ["file"]
    assert [p.code for p in problems] == ["missing", "linked_folder"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights_is_a_problem(tmp_path, read_all):
    (tmp_path / "a.txt").write_text("Yes.")
    (tmp_path / "a.txt").chmod(0)
    assert [p.code for p in read_all(tmp_path)[1]] == ["unreadable"]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that cannot be read")
def test_a_file_that_the_system_does_not_give_is_a_problem(read_all):
    _, (problem,) = read_all("/proc/self/mem")
    assert problem.code == "unreadable"


def test_without_a_listener_the_first_loss_is_raised(tmp_path):
    (tmp_path / "a.jsonl").write_text(f"{GOOD}\nbroken\n")
    articles = read(tmp_path)
    assert next(articles).id == "good"
    with pytest.raises(InputError, match="line 2: broken JSON"):
        next(articles)


def test_without_a_listener_a_duplicate_is_no_error(tmp_path):
    (tmp_path / "a.jsonl").write_text(f"{GOOD}\n{GOOD}\n")
    assert "duplicate" in NOTES
    assert [a.id for a in read(tmp_path)] == ["good"]


def test_an_error_of_the_listener_is_its_own(tmp_path):
    def full(problem):
        raise OSError("no space left")

    (tmp_path / "a.jsonl").write_text("broken\n")
    with pytest.raises(OSError, match="no space left"):
        list(read(tmp_path, on_problem=full))


def test_a_text_with_few_nuls_is_read_and_noted(tmp_path, read_all):
    text = "He said \x00no, and left the room at once."
    (tmp_path / "a.txt").write_text(text)
    (article,), _ = read_all(tmp_path / "a.txt")
    assert article.text == text
    assert [p.code for p in article.problems] == ["nul"]


@pytest.mark.parametrize(
    "text",
    ["word " * 200_000, "x" * 1_000_000, "Yes.\n" * 200_000, "“" * 1_000_000],
    ids=["words", "one word", "lines", "marks"],
)
def test_a_million_characters_are_read(tmp_path, read_all, text):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (article,), _ = read_all(tmp_path / "a.txt")
    assert article.text == text


def test_right_to_left_text_is_read(tmp_path, read_all):
    text = "قالت الوزيرة: «لن نغلق الميناء»."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (article,), _ = read_all(tmp_path / "a.txt")
    assert (article.text, article.problems) == (text, ())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", "From: Mara Holm\nSubject: The ferry\n\nContent-Type: multipart is what it said, he said."),
        (
            "a.html",
            '<?xml version="1.0"?>\n<html><body><p>“We will not sell the ferry,” he said.</p></body></html>',
        ),
    ],
    ids=["an e-mail", "XHTML"],
)
def test_other_texts_with_marks_in_front_are_read(tmp_path, read_all, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert [problem.code for problem in read_all(tmp_path)[1]] == []
