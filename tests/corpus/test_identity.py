"""Ids: stable, unique, and every clash said."""

from __future__ import annotations

import json
import random

from quotes.corpus import make_article


def lines(path, *records):
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def test_the_same_id_with_the_same_text_is_read_once(tmp_path, read_all):
    path = lines(tmp_path / "a.jsonl", {"id": "1", "text": "Yes."}, {"id": "1", "text": "Yes."})
    articles, (problem,) = read_all(path)
    assert [a.id for a in articles] == ["1"]
    assert (problem.code, problem.article_id, problem.where) == ("duplicate", "1", f"{path} line 2")


def test_the_same_id_with_another_text_is_a_version_and_says_so(tmp_path, read_all):
    path = lines(tmp_path / "a.jsonl", {"id": "1", "text": "Yes."}, {"id": "1", "text": "No."})
    (first, second), problems = read_all(path)
    assert (first.id, first.problems) == ("1", ())
    stem, _, digits = second.id.partition("@")
    assert (stem, len(digits)) == ("1", 8)
    (note,) = second.problems
    assert (note.code, note.article_id) == ("version", second.id)
    assert "'1'" in note.message
    assert problems == []


def test_a_version_met_again_is_read_once_and_keeps_its_id(tmp_path, read_all):
    records = [{"id": "1", "text": text} for text in ("Yes.", "No.", "No.", "Yes.", "Maybe.")]
    articles, problems = read_all(lines(tmp_path / "a.jsonl", *records))
    assert [a.text for a in articles] == ["Yes.", "No.", "Maybe."]
    assert len({a.id for a in articles}) == 3
    assert [p.code for p in problems] == ["duplicate", "duplicate"]
    alone, _ = read_all(lines(tmp_path / "b.jsonl", records[0], records[4]))
    assert alone[1].id == articles[2].id


def test_the_same_text_under_another_id_stays(tmp_path, read_all):
    path = lines(tmp_path / "a.jsonl", {"id": "1", "text": "Yes."}, {"id": "2", "text": "Yes."})
    assert [a.id for a in read_all(path)[0]] == ["1", "2"]


def test_the_same_words_from_two_outlets_without_ids_stay_two_articles(tmp_path, read_all):
    path = lines(
        tmp_path / "a.jsonl",
        {"text": "Yes.", "publisher": "Quay"},
        {"text": "Yes.", "publisher": "Mast"},
        {"text": "Yes.", "publisher": "Quay"},
    )
    articles, problems = read_all(path)
    assert [a.publisher for a in articles] == ["Quay", "Mast"]
    assert [p.code for p in problems] == ["duplicate"]


def test_ids_made_of_the_text_do_not_depend_on_the_order(tmp_path, read_all):
    records = [{"text": f"Statement {n}."} for n in range(20)]
    before = {a.text: a.id for a in read_all(lines(tmp_path / "a.jsonl", *records))[0]}
    random.Random(4).shuffle(records)
    after = {a.text: a.id for a in read_all(lines(tmp_path / "b.jsonl", *records))[0]}
    assert before == after
    assert all(len(id) == 16 for id in after.values())
    assert before["Statement 3."] == make_article("Statement 3.").id


def test_the_same_path_in_two_folders_is_a_version(tmp_path, read_all):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"Said in {folder}.")
    (first, second), _ = read_all(tmp_path / "one", tmp_path / "two")
    assert first.id == "a"
    assert second.id.startswith("a@")
    assert [p.code for p in second.problems] == ["version"]


def test_the_same_file_named_twice_is_read_once(tmp_path, read_all):
    (tmp_path / "a.txt").write_text("Yes.")
    articles, problems = read_all(tmp_path / "a.txt", tmp_path)
    assert len(articles) == 1
    assert [p.code for p in problems] == ["duplicate"]


def test_a_record_that_has_a_version_s_id_does_not_clash(tmp_path, read_all):
    records = [{"id": "1", "text": "Yes."}, {"id": "1", "text": "No."}]
    (_, version), _ = read_all(lines(tmp_path / "a.jsonl", *records))
    taken = {"id": version.id, "text": "Taken."}
    articles, _ = read_all(lines(tmp_path / "b.jsonl", taken, *records))
    assert len({a.id for a in articles}) == 3


def test_notes_on_a_version_carry_its_new_id(tmp_path, read_all):
    path = lines(tmp_path / "a.jsonl", {"id": "1", "text": "Yes."}, {"id": "1", "text": "CafÃ© closed."})
    _, version = read_all(path)[0]
    assert {p.article_id for p in version.problems} == {version.id}
