"""Bytes to text: nothing lost, nothing repaired, and guesses said."""

from __future__ import annotations

import json

import pytest

from quotes.corpus import read
from quotes.errors import SettingsError

STORY = "Café owners “fear the worst”, Señora Peña said — and the mayor’s aide agreed.\r\nNo more.\rEnd."


def codes(article):
    return [problem.code for problem in article.problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_as_it_is_with_its_line_ends(tmp_path, read_all, encoding):
    (tmp_path / "a.txt").write_bytes(STORY.encode(encoding))
    (article,), problems = read_all(tmp_path / "a.txt")
    assert (article.text, problems) == (STORY, [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_a_mark_is_no_guess(tmp_path, read_all, encoding):
    (tmp_path / "a.txt").write_bytes(STORY.encode(encoding))
    assert read_all(tmp_path / "a.txt")[0][0].problems == ()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
@pytest.mark.parametrize("ending", ["jsonl", "json", "csv"])
def test_records_in_any_unicode_are_read(tmp_path, read_all, encoding, ending):
    if ending == "csv":
        content = 'id,text\n1,"' + STORY + '"\n'
    else:
        content = json.dumps({"id": "1", "text": STORY}, ensure_ascii=False)
    (tmp_path / f"a.{ending}").write_bytes(content.encode(encoding))
    (article,), problems = read_all(tmp_path / f"a.{ending}")
    assert (article.id, article.text, problems) == ("1", STORY, [])


def test_another_encoding_is_guessed_and_noted(tmp_path, read_all):
    (tmp_path / "a.txt").write_bytes(STORY.encode("cp1252"))
    (article,), _ = read_all(tmp_path / "a.txt")
    assert article.text == STORY
    assert codes(article) == ["encoding_guessed"]
    assert "cp1252" in article.problems[0].message
    assert article.problems[0].article_id == "a"


@pytest.mark.parametrize(
    "odd", ["£30 million", "a naïve dream", "Señor Núñez", "crème brûlée"], ids=["pounds", "i", "n", "e"]
)
def test_english_with_few_odd_letters_is_western(tmp_path, read_all, odd):
    text = (
        f"“We will not sell the ferry to the yard,” the mayor said on Monday. “It’s ours – for {odd} or not.”\n"
        * 2
    )
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    assert read_all(tmp_path / "a.txt")[0][0].text == text


def test_another_code_page_stays_where_its_letters_tell(tmp_path, read_all):
    text = (
        "Starosta řekl, že přístav zůstane otevřený celou zimu. Rada s ním ve středu večer "
        "souhlasila. Říká, že je to nejlepší řešení pro všechny občany města."
    )
    (tmp_path / "a.txt").write_bytes(text.encode("cp1250"))
    assert read_all(tmp_path / "a.txt")[0][0].text == text


def test_cyrillic_is_guessed(tmp_path, read_all):
    text = "Мэр города сказал, что порт останется открытым всю зиму. Совет согласился с ним в среду вечером."
    (tmp_path / "a.txt").write_bytes(text.encode("cp1251"))
    assert read_all(tmp_path / "a.txt")[0][0].text == text


@pytest.mark.parametrize("ending", ["jsonl", "csv", "json"])
def test_one_odd_record_does_not_spoil_the_others(tmp_path, read_all, ending):
    # JSON is decoded in chunks, so its records are kept far apart.
    filler = "She said so. " * 12_000 if ending == "json" else "Yes."
    rows = [("1", "“Olé”, he said."), ("2", filler), ("3", "Señor Peña said “no”.")]
    if ending == "csv":
        lines = ["id,text\n", *(f'{id},"{text}"\n' for id, text in rows)]
    else:
        dumped = [json.dumps({"id": id, "text": text}, ensure_ascii=False) for id, text in rows]
        lines = [line + "\n" for line in dumped]
    encoded = [line.encode("utf-8") for line in lines[:-1]] + [lines[-1].encode("cp1252")]
    (tmp_path / f"a.{ending}").write_bytes(b"".join(encoded))
    articles, problems = read_all(tmp_path / f"a.{ending}")
    assert [a.text for a in articles] == [text for _, text in rows]
    assert [codes(a) for a in articles] == [[], [], ["encoding_guessed"]]
    assert problems == []


def test_mojibake_stays_and_is_noted_with_its_place(tmp_path, read_all):
    text = STORY.encode().decode("cp1252", "replace")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8", newline="")
    (article,), _ = read_all(tmp_path / "a.txt")
    assert article.text == text
    assert codes(article) == ["mojibake"]
    assert article.problems[0].span.of(article.text) == "Ã©"


@pytest.mark.parametrize("text", ["SÃO PAULO — “Não”", "Château, âge, Ãvila", "naïve café"])
def test_accents_alone_are_no_mojibake(tmp_path, read_all, text):
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert read_all(tmp_path / "a.txt")[0][0].problems == ()


def test_a_forced_encoding_is_used_without_a_note(tmp_path, read_all):
    (tmp_path / "a.txt").write_bytes("naïve".encode("cp1252"))
    (article,), _ = read_all(tmp_path / "a.txt", encoding="cp1250")
    assert article.text == "naďve"
    assert article.problems == ()


@pytest.mark.parametrize("ending", ["txt", "jsonl", "csv"])
def test_bytes_that_do_not_fit_a_forced_encoding_are_a_problem(tmp_path, read_all, ending):
    (tmp_path / f"a.{ending}").write_bytes(b'text\n"\xff\xfe\xfd"\n')
    (tmp_path / "b.txt").write_text("Fine, she said.")
    articles, problems = read_all(tmp_path, encoding="utf-8")
    assert [a.id for a in articles] == ["b"]
    assert problems[-1].code == "bad_encoding"


@pytest.mark.parametrize("name", ["klingon", "rot13", "base64", "a\x00b", ""])
def test_an_unknown_encoding_is_an_error_at_once(tmp_path, name):
    with pytest.raises(SettingsError, match="unknown"):
        read([tmp_path], encoding=name)


def test_a_mark_in_the_middle_is_text(tmp_path, read_all):
    text = "One.\n\ufeffTwo, she said."
    (tmp_path / "a.csv").write_text(f'text\n"{text}"\n', encoding="utf-8-sig")
    (tmp_path / "b.txt").write_text(text, encoding="utf-8-sig", newline="")
    assert [a.text for a in read_all(tmp_path / "a.csv", tmp_path / "b.txt")[0]] == [text, text]


def test_lone_surrogates_and_nuls_in_records_stay(tmp_path, read_all):
    (tmp_path / "a.jsonl").write_text('{"text": "He said \\ud800 and \\u0000.", "id": "\\udfff"}\n')
    (article,), problems = read_all(tmp_path / "a.jsonl")
    assert article.text == "He said \ud800 and \x00."
    assert codes(article) == ["nul"]
    assert problems == []
