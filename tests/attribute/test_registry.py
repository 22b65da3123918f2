"""The registry tells who a name is; what the article says of a role stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quotes.attribute.registry import Known, Registry, Term, identify
from quotes.attribute.registry_file import read_registry
from quotes.errors import InputError
from quotes.models import Article, Problem, Quote, Role, Span, Speaker

ADA = Known(
    "Ada Pell",
    "Q1",
    aliases=("A. J. Pell-Marrow",),
    roles=(Term("mayor of Port Selwyn", "2021-05", "2025-04-30"), Term("harbour pilot", "2009", "2020")),
    gender="f",
)


def identified(
    registry: Registry, name: str, role: str | None = None, *, published: str | None = "2024-03-02"
) -> tuple[Quote, list[Problem]]:
    quote = Quote(
        "a1",
        "direct",
        (Span(0, 4),),
        speaker=Speaker(name, "person"),
        speaker_type="person",
        role=Role(role, (Span(5, 9),)) if role else None,
    )
    quotes, problems = identify(Article("a1", "Yes. Ada.", published=published), [quote], registry)
    return quotes[0], problems


@pytest.mark.parametrize(
    "name", ["Ada Pell", "Mayor Ada Pell", "Ada M. Pell", "ADA PÉLL", "A.J. Pell-Marrow"]
)
def test_a_known_name_gets_its_id(name: str) -> None:
    assert identified(Registry([ADA]), name)[0].speaker_id == "Q1"


@pytest.mark.parametrize("name", ["Pell", "Ida Pell", "Ada Pelling"])
def test_a_name_that_is_not_listed_gets_none(name: str) -> None:
    assert identified(Registry([ADA]), name)[0].speaker_id is None


def test_two_of_one_name_are_told_apart_by_their_roles_or_not_at_all() -> None:
    registry = Registry([ADA, Known("Ada Pell", "Q2", roles=(Term("goalkeeper"),))])
    assert identified(registry, "Ada Pell", "the veteran goalkeeper")[0].speaker_id == "Q2"
    assert identified(registry, "Ada Pell", "former mayor")[0].speaker_id == "Q1"
    assert identified(registry, "Ada Pell")[0].speaker_id is None
    assert identified(registry, "Ada Pell", "shopkeeper")[0].speaker_id is None


def test_two_of_one_name_are_not_told_apart_by_words_that_many_roles_share() -> None:
    other = Known("Ada Pell", "Q2", roles=(Term("head of the harbour authority"),))
    registry = Registry([Known("Ada Pell", "Q1", roles=(Term("driver from the depot"),)), other])
    assert identified(registry, "Ada Pell", "head coach")[0].speaker_id is None
    assert identified(registry, "Ada Pell", "player from the north")[0].speaker_id is None
    assert identified(registry, "Ada Pell", "harbour chief")[0].speaker_id == "Q2"


@pytest.mark.parametrize("name", ["Channel 5 News", "Motors", "Plan C Group"])
def test_a_body_keeps_all_words_of_its_name(name: str) -> None:
    known = [Known("Channel 4 News", "B1"), Known("General Motors", "B2"), Known("Plan B Group", "B3")]
    registry = Registry([*known, Known("—", "B4")])
    assert registry.find(name, person=False) is None
    assert registry.find("The Channel 4 news", person=False) is known[0]
    assert registry.find("…") is None


def test_the_articles_role_is_kept_whatever_the_registry_says() -> None:
    quote, problems = identified(Registry([ADA]), "Ada Pell", "governor of the bank")
    assert quote.role is not None
    assert quote.role.text == "governor of the bank"
    assert [p.code for p in problems] == ["role_conflict"]
    assert "mayor of Port Selwyn (2021-05/2025-04-30)" in problems[0].message
    assert problems[0].span == Span(5, 9)


@pytest.mark.parametrize(
    ("role", "published", "told"),
    [
        pytest.param("mayor", "2024-03-02", None, id="in office"),
        pytest.param("mayor", "2025-04", None, id="in the month that it ended"),
        pytest.param("mayor", None, None, id="no date"),
        pytest.param("mayor", "2026-01-01", "another time", id="over, and not said"),
        pytest.param("former mayor", "2026-01-01", None, id="over, and said"),
        pytest.param("former mayor", "2024-03-02", "in office then", id="called former in office"),
        pytest.param("harbour pilot", "2024-03-02", "another time", id="another job, long over"),
        pytest.param("judge", "2024-03-02", "the registry has mayor", id="another office"),
        pytest.param("judge", "2030-01-01", None, id="nothing held at the time"),
        pytest.param("Democrat", "2024-03-02", None, id="no office"),
        pytest.param("mother of two", "2024-03-02", None, id="what anybody may be"),
        pytest.param("goalkeeper", "2024-03-02", "the registry has mayor", id="a namesake"),
        pytest.param("ex-mayor", "2026-01-01", None, id="ex-mayor"),
        pytest.param("mayor-elect", "2020-11-02", None, id="mayor-elect"),
        pytest.param("previous mayor", "2026-01-01", None, id="previous"),
        pytest.param("deputy mayor", "2026-01-01", None, id="deputy, and nothing held"),
        pytest.param("deputy mayor", "2024-03-02", None, id="a deputy mayor shares the word"),
    ],
)
def test_a_role_of_another_time_or_kind_is_reported(
    role: str, published: str | None, told: str | None
) -> None:
    problems = identified(Registry([ADA]), "Ada Pell", role, published=published)[1]
    assert [told in p.message for p in problems if told] == ([True] if told else [])
    assert bool(problems) == bool(told)


def test_one_conflict_is_reported_once_an_article() -> None:
    quote = identified(Registry([ADA]), "Ada Pell", "judge")[0]
    article = Article("a1", "Yes. Ada.", published="2024-03-02")
    assert len(identify(article, [quote, quote, quote], Registry([ADA]))[1]) == 1


CSV = """name,id,aliases,roles,gender
Ada Pell,Q1,A. J. Pell-Marrow|Ada P.,mayor of Port Selwyn (2021-05/2025-04-30) | harbour pilot (2009/2020),F
"Rask, Jon",Q2,,,
"""
JSONL = "\n".join(
    json.dumps(row)
    for row in (
        {
            "name": "Ada Pell",
            "id": "Q1",
            "aliases": ["A. J. Pell-Marrow", "Ada P."],
            "roles": [
                {"role": "mayor of Port Selwyn", "start": "2021-05", "end": "2025-04-30"},
                "harbour pilot (2009/2020)",
            ],
            "gender": "woman",
        },
        {"name": "Rask, Jon", "id": "Q2"},
    )
)


@pytest.mark.parametrize("text", [CSV, "\ufeff" + CSV, CSV.replace("\n", "\r\n"), JSONL])
def test_both_forms_of_the_file_say_the_same(tmp_path: Path, text: str) -> None:
    path = tmp_path / "speakers"
    path.write_text(text, encoding="utf-8", newline="")
    registry = read_registry(path)
    found = registry.find("Ada Pell")
    assert found is not None
    assert (found.id, found.aliases, found.gender) == ("Q1", ("A. J. Pell-Marrow", "Ada P."), "f")
    assert found.roles == ADA.roles
    assert registry.find("Jon Rask") is None
    assert registry.gender_of_id("Q1") == "f"
    assert registry.gender_of_id("Q2") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("", 'there is no column "name"', id="empty"),
        pytest.param("name,id\n", "the registry is empty", id="only a header"),
        pytest.param("who,id\nAda,Q1\n", 'line 1: there is no column "name"', id="no name column"),
        pytest.param("name,id\n,Q1\n", "line 2: has no name", id="no name"),
        pytest.param("name,id\nAda Pell,Q1\nJon Rask,Q1\n", "line 3: id 'Q1'", id="one id twice"),
        pytest.param("name,gender\nAda Pell,x\n", "line 2: gender is 'x'", id="gender"),
        pytest.param("name,wing\nAda Pell,left\n", "no such field: wing", id="unknown field"),
        pytest.param("name,id\nAda Pell,Q1,more\n", "line 2: has more cells", id="too many cells"),
        pytest.param("name,roles\nAda,mayor (May 2020/)\n", "dates of 'mayor (May 2020/)'", id="dates"),
        pytest.param("name,roles\nAda,mayor (2019-13/)\n", "dates of 'mayor (2019-13/)'", id="month 13"),
        pytest.param("name,roles\nAda,mayor (2024/2020)\n", "ends before it begins", id="end before start"),
        pytest.param('name,id\n"Ada Pell,Q1\nJon Rask,Q2\n', "line", id="a cell that never ends"),
        pytest.param('[{"name": "Ada"}]', "is a JSON array", id="JSON array"),
        pytest.param('{"name": 3}', "line 1: name is 3", id="name is no text"),
        pytest.param('{"name": "Ada"\n', "line 1: broken JSON", id="broken JSON"),
        pytest.param('{"name": "Ada", "aliases": [1]}', "aliases holds 1", id="alias is no text"),
        pytest.param(
            '{"name": "Ada", "roles": [{"role": "x", "start": "then"}]}', "start is 'then'", id="start"
        ),
    ],
)
def test_what_is_wrong_with_a_registry_is_said_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "speakers.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as said:
        read_registry(path)
    assert told in str(said.value)
    assert str(path) in str(said.value)


def test_a_header_and_cells_are_read_as_spreadsheets_write_them(tmp_path: Path) -> None:
    path = tmp_path / "speakers.csv"
    path.write_text('\r\nName; ID \r\n"Ada\u2028Pell";Q1\r\n', encoding="utf-8", newline="")
    found = read_registry(path).find("Ada Pell")
    assert found is not None
    assert found.id == "Q1"


def test_a_hostile_role_is_read_in_bounded_time(tmp_path: Path) -> None:
    path = tmp_path / "speakers.csv"
    path.write_text(f"name,roles\nAda,x{' ' * 100_000}y\n", encoding="utf-8")
    assert read_registry(path).find("Ada") is not None


def test_a_registry_that_is_not_there_or_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00\x01")
    for name in ("none.csv", "binary", "."):
        with pytest.raises(InputError, match="cannot be read"):
            read_registry(tmp_path / name)
