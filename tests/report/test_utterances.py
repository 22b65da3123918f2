"""Utterances collected from the records of a real cross-check."""

from __future__ import annotations

import io
import json
import random
from typing import Any

import pandas as pd
import pytest

from quotes.errors import OutputError
from quotes.match import verify
from quotes.models import Article, Extracted, Quote, Role, Span, Speaker
from quotes.report.csv import write_csv
from quotes.report.records import finding_records
from quotes.report.utterance_rows import COLUMNS, form_of, rows, table, write_utterances
from quotes.report.utterances import Utterances

WORDS = "We will not close the lighthouse at Skarn while a single ship still needs it"
OTHER = "The keepers of Skarn have been promised seven new lamps before the autumn storms"


def story(name, *said, speaker="Ines Aldo", day=1, frame="At the quay: {} That was all.", **fields):
    """Make an article in which each of the words said is a quote."""
    text = frame.format(" She went on: ".join(f"“{words}.”" for words in said)) + f" Filed by {name}."
    quotes = []
    for words in said:
        span = Span(text.index(words), text.index(words) + len(words))
        who = Speaker(speaker, "person") if speaker else None
        quotes.append(
            Quote(name, "direct", (span,), (span,), speaker=who, speaker_type="person" if who else None)
        )
    published = f"2031-03-{day:02}"
    return Extracted(
        Article(name, text, published=published, publisher=f"The {name}", **fields), tuple(quotes)
    )


def checked(*stories, **options) -> list[dict[str, Any]]:
    return list(finding_records(verify(stories, **options)))


def found(records):
    utterances = Utterances()
    assert list(utterances.watch(records)) == list(records)
    return utterances.found()


def articles(one):
    return [member.article_id for member in one.members]


def test_the_reports_of_one_utterance_are_found_and_others_left_out():
    (one,) = found(checked(story("a", WORDS), story("b", WORDS.upper(), day=2), story("c", OTHER)))
    assert articles(one) == ["a", "b"]
    assert (one.wording, one.conflicts) == (WORDS, ())
    assert all(member.quote_id for member in one.members)


def test_quotes_that_stand_in_one_article_alone_are_no_utterance():
    assert found(checked(story("a", WORDS), story("b", OTHER))) == []


def test_records_of_extract_have_no_utterances():
    records = checked(story("a", WORDS), story("b", WORDS))
    bare = [{k: v for k, v in row.items() if k not in ("matches", "match_count")} for row in records]
    assert found(bare) == []


def test_each_variant_has_its_change_and_who_printed_it():
    altered = WORDS.replace("not ", "")
    (one,) = found(checked(story("a", WORDS), story("b", WORDS, day=2), story("c", altered, day=2)))
    same, changed = one.variants
    assert (same.status, same.prints, same.publishers) == ("exact", 2, ("The a", "The b"))
    assert (changed.status, changed.publishers) == ("altered", ("The c",))
    assert [(c.kind, c.here, c.there) for c in changed.changes] == [("negation", "", "not")]
    assert one.conflicts == ("altered",)


def test_words_in_running_text_are_a_member_without_quote_id():
    plain = Extracted(
        Article("b", f"The minutes read as follows. {WORDS}. The meeting closed.", published="2031-03-01")
    )
    (one,) = found(checked(story("a", WORDS), plain))
    place = one.members[1]
    assert (place.article_id, place.quote_id) == ("b", None)
    assert place.spans[0].of(plain.article.text) == WORDS


def test_a_transcript_checked_against_is_the_primary_source_and_the_reference():
    turns = ["HOST: And the lighthouse?", f"ALDO: {WORDS}.", "HOST: Is that a promise?", "ALDO: It is."]
    transcript = Extracted(Article("t", "\n".join(turns), published="2031-03-01"))
    wrong = WORDS.replace("single", "second")
    (one,) = found(checked(story("a", wrong), story("b", wrong), against=[transcript]))
    assert one.primary is not None
    assert one.primary.article_id == "t"
    assert one.reference.startswith(WORDS)
    assert one.wording == wrong


def test_two_speakers_are_one_utterance_with_a_disputed_speaker():
    (one,) = found(
        checked(
            story("a", WORDS), story("b", WORDS), story("c", WORDS, speaker="Bo Tarn"),
            story("d", WORDS, speaker="Bo Tarn"),
        )
    )  # fmt: skip
    assert one.conflicts == ("other_speaker",)
    assert dict(one.speakers) == {"Ines Aldo": 2, "Bo Tarn": 2}


def test_copies_of_one_text_are_one_independent_print():
    frame = (
        "SKARN — Fog lay over the northern islands for a third morning on Monday. {} Two ferries turned back."
    )
    reprints = [story(name, WORDS, frame=frame, day=day) for name, day in (("a", 1), ("b", 2), ("c", 3))]
    (one,) = found(checked(*reprints, story("d", WORDS, day=3)))
    assert (one.prints, one.independent) == (4, 2)
    assert [member.copy_of for member in one.members] == [None, "a", "a", None]


def test_a_splice_of_two_utterances_does_not_make_them_one():
    half = WORDS[: WORDS.index(" while")]
    splice = "We will not close the lighthouse before the autumn storms"
    stories = [story("a", WORDS), story("b", WORDS), story("c", OTHER), story("d", OTHER), story("e", splice)]
    groups = [set(articles(one)) for one in found(checked(*stories, story("f", half)))]
    assert {"a", "b", "f"} <= groups[0]
    assert not any({"a", "c"} <= group for group in groups)


def record(article: str, content: str, *matches: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {
        "article_id": article, "publisher": f"The {article}", "published": "2031-03-01", "quote_id": f"q-{article}",
        "kind": "direct", "content": content, "content_spans": [[0, len(content)]],
        "verbatim_spans": [[0, len(content)]], "speaker": "Ines Aldo", "role": None,
        "match_count": len(matches), "matches": list(matches), **fields,
    }  # fmt: skip


def match(article: str, content: str, status: str = "exact", **fields: Any) -> dict[str, Any]:
    return {
        "article_id": article, "publisher": f"The {article}", "published": "2031-03-01", "content": content,
        "spans": [[0, len(content)]], "status": status, "changes": [], "shorter": None, "speaker": "Ines Aldo",
        "same_speaker": "yes", "same_occasion": "yes", "copy_of": None, "primary": False, **fields,
    }  # fmt: skip


def lone(side: str, words: str, start: int) -> dict[str, Any]:
    span, none = [start, start + len(words)], [0, 0]
    kind, spans = ("omission", (none, span)) if side == "there" else ("addition", (span, none))
    change = {"kind": kind, "here": "", "there": "", side: words, "bears_meaning": False}
    return change | {"here_span": spans[0], "there_span": spans[1]}


def test_a_catchword_of_two_utterances_does_not_make_them_one():
    long, longer = f"never again, {WORDS}", f"{OTHER}, never again, said twice"
    rest = lone("there", WORDS, 13), lone("there", OTHER, 0)
    records = [
        record("a", long),
        record("b", longer),
        record(
            "c", "never again",
            match("a", long, "trimmed", changes=[rest[0]]),
            match("b", longer, "trimmed", changes=[rest[1], lone("there", "said twice", 90)]),
        ),
    ]  # fmt: skip
    (one,) = found(records)
    assert articles(one) == ["a", "c"]


def test_a_few_words_that_are_altered_too_do_not_move_a_group():
    one, other = "Nine tons of oil leaked from the ferry", "The harbour took in ninety tons of oil"
    number = {"kind": "number", "here": "Nine tons", "there": "ninety tons", "bears_meaning": True}
    number |= {"here_span": [0, 9], "there_span": [20, 31]}
    rest = lone("here", "leaked from the ferry", 17), lone("there", "The harbour took in", 0)
    altered = match("c", other, "altered", changes=[number, *rest])
    groups = found([record("a", one, match("b", one), altered), record("b", one), record("c", other)])
    assert [articles(group) for group in groups] == [["a", "b"]]
    (pair,) = found([record("a", one, altered), record("c", other)])
    assert articles(pair) == ["a", "c"]


def test_a_part_that_tells_joins_the_longer_reports():
    part = "will not close the lighthouse at Skarn"
    one_end, other_end = lone("there", "We", 0), lone("there", OTHER, 60)
    records = [
        record("a", f"We {part}"),
        record("b", f"{part}. {OTHER}"),
        record(
            "c", part,
            match("a", f"We {part}", "trimmed", changes=[one_end]),
            match("b", f"{part}. {OTHER}", "trimmed", changes=[other_end]),
        ),
    ]  # fmt: skip
    (one,) = found(records)
    assert articles(one) == ["a", "b", "c"]


@pytest.fixture
def speech():
    """A speech too long to be one utterance, and two reports of parts that are far apart."""
    filler = "Then the council heard of roofs and drains and roads and schools. " * 20
    text = f"{filler}{WORDS}. {filler}{OTHER}. {filler}"
    ends = {
        words: [
            lone("here", text[: text.index(words)].rstrip(), 0),
            lone(
                "here",
                text[text.index(words) + len(words) + 2 :].rstrip(),
                text.index(words) + len(words) + 2,
            ),
        ]
        for words in (WORDS, OTHER)
    }
    whole = record(
        "s",
        text,
        match("a", WORDS, "trimmed", changes=ends[WORDS]),
        match("b", OTHER, "trimmed", changes=ends[OTHER]),
    )
    turned = {
        w: [c | {"here": "", "there": c["here"], "there_span": c["here_span"]} for c in ends[w]] for w in ends
    }
    reports = [
        record(name, words, match("s", text, "trimmed", changes=turned[words], primary=True))
        for name, words in (("a", WORDS), ("b", OTHER))
    ]
    return [whole, *reports]


def test_parts_of_a_long_speech_are_utterances_of_their_own(speech):
    one, other = sorted(found(speech), key=lambda one: one.wording, reverse=True)
    assert [articles(one), articles(other)] == [["a", "s"], ["b", "s"]]
    assert one.reference == WORDS + "."
    assert other.members[1].quote_id == "q-s"
    start = speech[0]["content"].index(OTHER)
    assert other.members[1].spans == (Span(start, start + len(OTHER) + 1),)


def test_a_speech_that_is_printed_in_full_twice_does_not_bring_its_parts_together(speech):
    whole = speech[0]
    twice = match("z", whole["content"], primary=True)
    records = [whole | {"matches": [*whole["matches"], twice], "match_count": 3}, *speech[1:]]
    assert sorted(map(articles, found(records))) == [["a", "s"], ["b", "s"], ["s", "z"]]


def test_an_answer_printed_as_two_quotes_is_one_report_of_what_another_prints_whole():
    text = f"“{WORDS},” she said on the quay, “{OTHER}.”"
    first, second = ([text.index(words), text.index(words) + len(words)] for words in (WORDS, OTHER))
    parts = [
        record("b", words, content_spans=[span], verbatim_spans=[span], quote_id=f"q-b-{words[:3]}")
        for words, span in ((WORDS, first), (OTHER, second))
    ]
    both = match("b", f"{WORDS} | {OTHER}", "same_after_folding", spans=[first, second])
    (one,) = found([record("a", f"{WORDS}, {OTHER}", both), *parts])
    assert [member.quote_id for member in one.members] == ["q-a", "q-b-We ", "q-b-The"]


def test_the_order_of_the_records_does_not_matter(speech):
    altered = WORDS.replace("not ", "")
    stories = [
        story("a", WORDS, OTHER),
        story("b", WORDS, day=2),
        story("c", altered, OTHER, speaker="Bo Tarn"),
    ]
    records = checked(*stories) + [row | {"article_id": f"x-{row['article_id']}"} for row in speech]
    expected = found(records)
    for seed in range(6):
        random.Random(seed).shuffle(records)
        assert found(records) == expected


def test_a_conflict_that_no_match_states_is_not_made_up():
    other = WORDS.replace("not ", "")
    bridge = "the lighthouse at Skarn while a single ship still needs it"
    cut = {w: [lone("there", w[: w.index(bridge)].rstrip(), 0)] for w in (WORDS, other)}
    records = [
        record("a", WORDS),
        record("b", other),
        record(
            "c", bridge, *(match(n, w, "trimmed", changes=cut[w]) for n, w in (("a", WORDS), ("b", other)))
        ),
    ]
    (one,) = found(records)
    assert one.conflicts == ()
    assert [v.status for v in one.variants if v.content == other] == [None]


def test_matches_of_another_or_an_unknown_occasion_link_nothing():
    for answer in ("no", "unknown"):
        assert found([record("a", WORDS, match("b", WORDS, same_occasion=answer)), record("b", WORDS)]) == []


def test_a_csv_is_known_to_lack_matches():
    records = checked(*(story(name, WORDS) for name in "abc"))
    stream = io.BytesIO()
    write_csv(records, stream, verified=True)
    assert _partial(records) is False
    assert _partial([row | {"matches": row["matches"][:1]} for row in records]) is True


def _partial(records):
    utterances = Utterances()
    for row in records:
        utterances.add(row)
    return utterances.partial


@pytest.fixture
def utterances():
    role = Role("treasurer")
    first = story("a", WORDS)
    first = Extracted(first.article, tuple(Quote(**{**_fields(q), "role": role}) for q in first.quotes))
    return found(checked(first, story("b", WORDS, day=3), story("c", WORDS.replace("not ", ""), day=3)))


def _fields(quote):
    return {name: getattr(quote, name) for name in quote.__slots__}


def test_a_line_of_jsonl_says_all_of_an_utterance(utterances):
    stream = io.BytesIO()
    assert write_utterances(utterances, stream) == 1
    row = json.loads(stream.getvalue())
    assert row == next(rows(utterances))
    assert (row["prints"], row["independent"], row["days"]) == (3, 3, 2)
    assert row["timeline"] == [{"day": "2031-03-01", "prints": 1}, {"day": "2031-03-03", "prints": 2}]
    assert row["speakers"] == [{"speaker": "Ines Aldo", "prints": 3}]
    assert [member["role"] for member in row["members"]] == ["treasurer", None, None]
    assert row["variants"][1]["changes"] == [
        {"kind": "negation", "here": "", "there": "not", "bears_meaning": True}
    ]


def test_the_table_has_a_row_a_report(utterances):
    stream = io.BytesIO()
    assert write_utterances(utterances, stream, form="csv") == 3
    read = pd.read_csv(io.BytesIO(stream.getvalue()))
    assert tuple(read.columns) == COLUMNS
    assert read["status"].tolist() == ["exact", "exact", "altered"]
    assert read["said_by"].tolist() == ["Ines Aldo"] * 3
    assert read["utterance_id"].nunique() == 1
    assert set(next(table(utterances))) == set(COLUMNS)


@pytest.mark.parametrize(("name", "form"), [("u.csv", "csv"), ("u.JSONL", "jsonl"), ("u.ndjson", "jsonl")])
def test_the_ending_tells_the_form(tmp_path, name, form):
    assert form_of(tmp_path / name) == form


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(OutputError, match=r"Use \.jsonl or \.csv"):
        form_of(tmp_path / "u.parquet")
