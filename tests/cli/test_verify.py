from __future__ import annotations

import itertools
import json

import pytest

from .conftest import rows

pytestmark = pytest.mark.model


def findings(result):
    found = [json.loads(line) for line in result.stdout.splitlines()]
    return {(row["article_id"], row["content"].strip(",")): row["status"] for row in found}


def test_inputs_are_checked_against_each_other(run, stories):
    result = run("verify", stories, "--format", "jsonl")
    assert result.exit_code == 0
    assert findings(result)["ledger", "We will not sell the old ferry"] == "altered"
    assert "negation: “not” here, nothing there" in result.stderr


def test_against_checks_one_side_only(run, stories):
    result = run("verify", stories / "splash.txt", "--against", stories / "ledger.txt", "--format", "jsonl")
    assert findings(result) == {("splash", "We will sell the old ferry"): "altered"}
    assert result.stderr.endswith("quotes: 1 article, 1 quote\n")


@pytest.mark.parametrize(
    ("reasons", "code"), [("altered,not_found", 1), ("other_speaker", 0), ("not_found", 0)], ids=str
)
def test_fail_on_exits_with_1_when_that_is_found(run, stories, reasons, code):
    assert run("verify", stories, "--fail-on", reasons, "--quiet").exit_code == code


def test_fail_on_can_ask_for_words_that_are_found_nowhere(run, stories):
    args = ("--against", stories / "weather.txt", "--fail-on", "not_found")
    assert run("verify", stories / "splash.txt", *args).exit_code == 1


@pytest.mark.parametrize(
    ("draft", "code"),
    [
        ("the bridge over the Selwyn is safe for every lorry", 1),
        ("I doubt that the bridge over the Selwyn is safe", 0),
    ],
    ids=["a doubt cut off", "an end cut off"],
)
def test_fail_on_meaning_stops_at_a_cut_that_turns_the_words(run, tmp_path, draft, code):
    whole = "I doubt that the bridge over the Selwyn is safe for every lorry"
    for name, words in (("notes.txt", whole), ("draft.txt", draft)):
        (tmp_path / name).write_text(f"The engineer, Mara Holm, said: “{words}.”\n", encoding="utf-8")
    args = ("verify", tmp_path / "draft.txt", "--against", tmp_path / "notes.txt", "--quiet")
    assert run(*args, "--fail-on", "altered").exit_code == 0
    assert run(*args, "--fail-on", "meaning").exit_code == code


def test_an_article_checked_against_itself_alone_is_said_to_be(run, stories):
    story, others = stories / "splash.txt", ("--against", stories)
    assert "Nothing was searched" in run("verify", story, "--against", story).stderr
    assert "Nothing was searched" not in run("verify", story, *others).stderr
    assert "Nothing was searched" not in run("verify", stories / "weather.txt", *others).stderr


def test_fail_on_refuses_what_is_no_finding(run, stories):
    result = run("verify", stories, "--fail-on", "altred")
    assert result.exit_code == 2
    assert "no such finding: altred. Findings are: altered" in result.stderr


def test_records_are_checked_as_their_articles_are(run, stories):
    run("extract", stories, "-o", "quotes.jsonl")
    again = run("verify", "quotes.jsonl", "--articles", stories, "--format", "jsonl")
    assert findings(again) == findings(run("verify", stories, "--format", "jsonl"))


@pytest.mark.parametrize(
    ("args", "message"),
    [
        pytest.param(["quotes.jsonl"], "Name the articles that they were made of", id="no articles"),
        pytest.param(["quotes.jsonl", "stories", "--articles", "stories"], "not both", id="both"),
        pytest.param(["stories", "--articles", "stories"], "--articles goes with records", id="no records"),
    ],
)
def test_records_need_their_articles(run, stories, args, message):
    run("extract", stories, "-o", "quotes.jsonl")
    result = run("verify", *args)
    assert result.exit_code == 2
    assert message in result.stderr


def test_excel_gets_a_byte_order_mark_in_every_table(run, stories, tmp_path):
    run("verify", stories, "-o", "q.csv", "--utterances", "u.csv", "--excel")
    assert {(tmp_path / name).read_bytes()[:3] for name in ("q.csv", "u.csv")} == {b"\xef\xbb\xbf"}


def test_a_file_holds_what_stdout_would(run, stories, tmp_path):
    run("verify", stories, "-o", "out.jsonl")
    printed = run("verify", stories, "--format", "jsonl").stdout
    assert rows(tmp_path / "out.jsonl") == [json.loads(line) for line in printed.splitlines()]
    assert not list(tmp_path.glob("*.part"))


TALK = (
    (1, 4, "HOST", "Good evening, mayor. What of the ferry?"),
    (751, 754, "ADA PELL", "We will, uh, never sell the old ferry"),
    (754, 758, "ADA PELL", "to the yard in Lunby, [applause] not for 30 million crowns."),
    (760, 764, "JON RASK", "The pier was rotten long before the storm came in from the north."),
    (765, 768, "HOST", "And who knew of it?"),
    (768, 772, "ADA PELL", "Nobody in the hall had read the report of the divers."),
)
DRAFT = (
    "“We will sell the old ferry to the yard in Lunby,” Mayor Ada Pell told the radio on Monday.\n\n"
    "“We will never sell the old ferry to the yard in Lunby, not for 50 million crowns,” said Pell.\n\n"
    "“The pier was rotten long before the storm came in from the north,” said Ada Pell, the mayor.\n\n"
    "“Nobody in the hall had read the report of the divers,” said Pell.\n"
)


def clock(seconds, point):
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}400"


def as_srt():
    rows = enumerate(TALK, start=1)
    return "\n".join(
        f"{n}\n{clock(a, ',')} --> {clock(b, ',')}\n{who}: {words}\n" for n, (a, b, who, words) in rows
    )


def as_vtt():
    cues = (f"{clock(a, '.')} --> {clock(b, '.')}\n<v {who.title()}>{words}\n" for a, b, who, words in TALK)
    return "WEBVTT\n\n" + "\n".join(cues)


def as_text():
    turns = itertools.groupby(TALK, key=lambda cue: cue[2])
    return "\n\n".join(f"{who}: {' '.join(words for *_, words in cues)}" for who, cues in turns)


@pytest.mark.parametrize(
    ("name", "data", "positions"),
    [
        ("talk.srt", as_srt(), ["00:12:31", "00:12:31", "00:12:40", "00:12:48"]),
        ("talk.vtt", as_vtt(), ["00:12:31", "00:12:31", "00:12:40", "00:12:48"]),
        ("talk.txt", as_text(), ["turn 2, line 3", "turn 2, line 3", "turn 3, line 5", "turn 5, line 9"]),
    ],
    ids=["srt", "vtt", "text"],
)
def test_a_draft_is_checked_against_a_transcript(run, tmp_path, name, data, positions):
    # Needs what `quotes.match.passages` makes of turns.
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / name).write_text(data, encoding="utf-8")
    result = run(
        "verify", "draft.txt", "--against", name, "--format", "jsonl", "--fail-on", "altered,other_speaker"
    )
    assert result.exit_code == 1
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["conflicts"] for row in found] == [["altered"], ["altered"], ["other_speaker"], []]
    firsts = [row["matches"][0] for row in found]
    assert [match["position"] for match in firsts] == positions
    assert all(match["primary"] for match in firsts)
    changes = [(c["kind"], c["here"], c["there"]) for match in firsts for c in match["changes"]]
    assert ("number", "50 million", "30 million") in changes
    assert any(kind == "negation" and not here and "never" in there for kind, here, there in changes)
    assert not any("applause" in there for _, _, there in changes)


def test_captions_that_were_saved_are_read_as_they_were(run, tmp_path):
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "talk.srt").write_text(as_srt(), encoding="utf-8")
    run("extract", "talk.srt", "--save-articles", "talk.jsonl", "-o", "quotes.csv")
    one, other = (
        run("verify", "draft.txt", "--against", name, "--format", "jsonl").stdout
        for name in ("talk.srt", "talk.jsonl")
    )
    assert one == other
    assert rows(tmp_path / "talk.jsonl")[0]["turns"][1] == {
        "span": [57, 94], "speaker": "ADA PELL", "time": "00:12:31,400",
    }  # fmt: skip
