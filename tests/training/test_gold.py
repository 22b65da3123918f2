from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from quotes.errors import InputError
from quotes.models import Span
from quotes.training.gold import Annotated, read_gold

from .tiny import ARTICLES, write_gold

TEXT = "“We will keep the ferry,” said Ada Pell."
NOTE = {
    "annotator": "a",
    "attributions": [{"content": [[0, 25]], "cue": [[26, 30]], "source": [[31, 39]]}],
}
ROW: dict[str, Any] = {"id": "ferry", "text": TEXT, "annotations": [NOTE]}


def jsonl(folder: Path, *rows: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def brat(folder: Path, notes: str | bytes, text: str = TEXT) -> Path:
    """Write a folder of brat files to the byte."""
    home = folder / "brat"
    home.mkdir(exist_ok=True)
    (home / "ferry.txt").write_bytes(text.encode("utf-8"))
    (home / "ferry.ann").write_bytes(notes if isinstance(notes, bytes) else notes.encode("utf-8"))
    return home


def shown(one: Annotated, version: int = 0) -> list[tuple[str, str]]:
    return [(name, span.of(one.article.text)) for span, name in one.versions[version]]


PARTS = [("content", "“We will keep the ferry,”"), ("cue", "said"), ("source", "Ada Pell")]


def test_a_line_of_jsonl_is_an_article_with_its_spans_in_order(tmp_path: Path) -> None:
    (one,) = read_gold(jsonl(tmp_path, ROW))
    assert (one.article.id, one.article.text) == ("ferry", TEXT)
    assert shown(one) == PARTS
    assert one.linked == (((Span(0, 25),), (Span(31, 39),), (Span(26, 30),)),)


def test_every_annotator_is_a_version_in_the_order_of_names(tmp_path: Path) -> None:
    other = {
        "annotator": "A",
        "attributions": [{"content": [[1, 24]], "cue": [], "source": [[31, 34], [35, 39]]}],
    }
    (one,) = read_gold(jsonl(tmp_path, {**ROW, "annotations": [NOTE, other]}))
    assert shown(one, 0) == [("content", "We will keep the ferry,"), ("source", "Ada"), ("source", "Pell")]
    assert shown(one, 1) == PARTS
    assert one.linked == (((Span(1, 24),), (Span(31, 34), Span(35, 39)), ()),)


def test_a_span_that_several_attributions_share_counts_once(tmp_path: Path) -> None:
    twice = {**NOTE, "attributions": NOTE["attributions"] * 2}
    (one,) = read_gold(jsonl(tmp_path, {**ROW, "annotations": [twice]}))
    assert shown(one) == PARTS


def test_offsets_are_code_points_beyond_the_bmp_too(tmp_path: Path) -> None:
    shift = "👩‍👩‍👧🇫🇷 "
    note = {"attributions": [{"content": [], "cue": [], "source": [[len(shift) + 31, len(shift) + 39]]}]}
    (one,) = read_gold(jsonl(tmp_path, {"id": 7, "text": shift + TEXT, "annotations": [note]}))
    assert one.article.id == "7"
    assert shown(one) == [("source", "Ada Pell")]


def test_line_ends_inside_a_text_stay_as_they_are(tmp_path: Path) -> None:
    text = "Rain.\r\nRain.\r\n" + TEXT
    note = {"attributions": [{"content": [], "cue": [[40, 44]], "source": []}]}
    (one,) = read_gold(jsonl(tmp_path, {**ROW, "text": text, "annotations": [note]}))
    assert one.article.text == text
    assert shown(one) == [("cue", "said")]


def test_empty_lines_and_articles_that_nobody_annotated_are_passed_over(tmp_path: Path) -> None:
    path = jsonl(tmp_path, {**ROW, "annotations": []}, ROW)
    path.write_text("\n \n" + path.read_text(encoding="utf-8") + "\r\n", encoding="utf-8")
    assert [one.article.id for one in read_gold(path)] == ["ferry"]


def test_a_byte_order_mark_is_no_reason_to_fail(tmp_path: Path) -> None:
    path = jsonl(tmp_path, ROW)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(read_gold(path)) == 1


def test_the_articles_of_these_tests_are_marked_as_their_words_say(tmp_path: Path) -> None:
    for one in read_gold(write_gold(tmp_path / "gold.jsonl")):
        meant = {
            (name, part.rstrip(".") if name == "cue" else part)
            for parts in ARTICLES[one.article.id][1]
            for name, part in zip(("source", "cue", "content"), parts, strict=True)
        }
        assert set(shown(one)) == meant


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(b"{", id="no JSON"),
        pytest.param(b"[]", id="no object"),
        pytest.param(b"7", id="a number"),
        pytest.param(b'{"id": "\xff"}', id="no UTF-8"),
        pytest.param(json.dumps({**ROW, "text": None}).encode(), id="no text"),
        pytest.param(json.dumps({"id": "a", "text": TEXT}).encode(), id="no annotations"),
        pytest.param(json.dumps({"text": TEXT, "annotations": []}).encode(), id="no id"),
        pytest.param(json.dumps({**ROW, "annotations": ["x"]}).encode(), id="annotations that are none"),
        pytest.param(json.dumps({**ROW, "annotations": [{}]}).encode(), id="no attributions"),
        pytest.param(
            json.dumps({**ROW, "annotations": [{"attributions": [{"cue": []}]}]}).encode(), id="an attribution in part"
        ),
        *(
            pytest.param(
                json.dumps(
                    {**ROW, "annotations": [{"attributions": [{"cue": [span], "source": [], "content": []}]}]}
                ).encode(),
                id=name,
            )
            for name, span in {
                "a span outside the text": [30, 41],
                "a span before the text": [-1, 4],
                "an empty span": [4, 4],
                "a span from behind": [9, 4],
                "a span of one number": [4],
                "a span of words": ["a", "b"],
            }.items()
        ),
    ],
)  # fmt: skip
def test_a_wrong_line_is_named_with_what_it_should_be(tmp_path: Path, line: bytes) -> None:
    path = jsonl(tmp_path, ROW)
    path.write_bytes(path.read_bytes() + b"\n" + line + b"\n")
    with pytest.raises(InputError, match=r"gold\.jsonl, line 3: .*Each line needs id, text and annotations"):
        read_gold(path)


@pytest.mark.parametrize("rows", [[], [{**ROW, "annotations": []}]], ids=["empty", "nobody annotated"])
def test_a_file_without_annotated_articles_says_where_the_forms_are_told(
    tmp_path: Path, rows: list[Any]
) -> None:
    with pytest.raises(InputError, match=r"gold\.jsonl: holds no annotated article.*quotes train --help"):
        read_gold(jsonl(tmp_path, *rows))


def test_an_empty_folder_holds_no_annotated_article(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no annotated article"):
        read_gold(tmp_path)


def test_a_path_to_nothing_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nothing: no such file or folder"):
        read_gold(tmp_path / "nothing")


def test_brat_files_are_read_beside_their_text(tmp_path: Path) -> None:
    notes = "T1\tContent 0 25\t“We will keep the ferry,”\nT2\tCue 26 30\tsaid\nT3\tSource 31 39\tAda Pell\n"
    (one,) = read_gold(brat(tmp_path, notes))
    assert (one.article.id, one.article.text) == ("ferry", TEXT)
    assert shown(one) == PARTS
    assert one.linked is None


def test_a_discontinuous_brat_span_is_one_span_a_piece(tmp_path: Path) -> None:
    (one,) = read_gold(brat(tmp_path, "T1\tContent 1 8;14 23;31 34\tWe will the ferry Ada\n"))
    assert shown(one) == [("content", "We will"), ("content", "the ferry"), ("content", "Ada")]


def test_brat_offsets_count_code_points_and_both_characters_of_a_windows_line_end(tmp_path: Path) -> None:
    text = "𝐋𝐮𝐧𝐛𝐲 👍🏽\r\n\r\n" + TEXT
    at = text.index("Ada")
    (one,) = read_gold(brat(tmp_path, f"T1\tSource {at} {at + 8}\tAda Pell\r\n", text))
    assert one.article.text == text
    assert shown(one) == [("source", "Ada Pell")]


def test_other_lines_and_names_of_brat_are_passed_over(tmp_path: Path) -> None:
    notes = (
        "T1\tCUE 26 30\tsaid\nT2\tPlace 1 3\tWe\nR1\tSays Arg1:T1 Arg2:T2\nE1\tCue:T1\nA1\tSure T1\n"
        "#1\tAnnotatorNotes T1\tThe cue\n*\tEquiv T1 T2\n\n"
    )
    (one,) = read_gold(brat(tmp_path, notes))
    assert shown(one) == [("cue", "said")]


@pytest.mark.parametrize("char", ["\u2028", "\x85", "\x0c"], ids=ascii)
def test_a_line_of_brat_ends_at_its_line_end_only(tmp_path: Path, char: str) -> None:
    text = f"We sail,{char}Told you."
    (one,) = read_gold(brat(tmp_path, f"T1\tContent 0 {len(text)}\t{text}\n", text))
    assert shown(one) == [("content", text)]


def test_brat_folders_are_read_to_the_bottom_in_order(tmp_path: Path) -> None:
    home = brat(tmp_path, "T1\tCue 26 30\tsaid\n")
    (home / "deep").mkdir()
    for name in ("b", "a"):
        (home / "deep" / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        (home / "deep" / f"{name}.ann").write_text("", encoding="utf-8")
    assert [one.article.id for one in read_gold(home)] == ["a", "b", "ferry"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("T1", id="no tab"),
        pytest.param("T1\tCue", id="no offsets"),
        pytest.param("T1\tCue 1\tx", id="one offset"),
        pytest.param("T1\tCue a b\tx", id="words for offsets"),
        pytest.param("T1\tCue 1 2;\tx", id="a piece without offsets"),
        pytest.param("T1\tCue 9 4\tx", id="from behind"),
        pytest.param("T1\tCue 30 41\tx", id="outside the text"),
    ],
)
def test_a_wrong_line_of_brat_is_named_with_what_it_should_be(tmp_path: Path, line: str) -> None:
    home = brat(tmp_path, f"T2\tCue 26 30\tsaid\n{line}\n")
    with pytest.raises(InputError, match=r"ferry\.ann, line 2: .*Text-bound lines look like"):
        read_gold(home)


def test_an_annotation_without_its_text_says_what_is_missing(tmp_path: Path) -> None:
    home = brat(tmp_path, "")
    (home / "ferry.txt").unlink()
    with pytest.raises(InputError, match=r"ferry\.ann: has no ferry\.txt beside it"):
        read_gold(home)


@pytest.mark.parametrize("name", ["ferry.txt", "ferry.ann"])
def test_a_brat_file_that_is_no_utf8_is_named(tmp_path: Path, name: str) -> None:
    home = brat(tmp_path, "T1\tCue 26 30\tsaid\n")
    (home / name).write_bytes(b"\xff\xfe said")
    with pytest.raises(InputError, match=name.replace(".", r"\.")):
        read_gold(home)
