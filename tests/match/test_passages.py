import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.match import passages, report
from quotes.match.passages import is_plain, read
from quotes.models import Article, Extracted, Quote, Span, Speaker

STORY = (
    "LUNBY (North Wire) - Ama Okoro will not go. “We will never sell the old ferry,” she said, “not to Lunby.”\n"
    "Her rival read “The Sailor’s Wife” to the crowd. ‘Sell it now,’ he told them.\n"
    'Nobody in the yard had seen the plan. It was "good as dead", the clerk said.'
)
SCRIPT = (
    "HOST: Good evening, mayor.\n\nADA PELL (Harbour Party): I thank you. We will never sell [applause] the old ferry. "
    "Not ever.\n\nHOST: And the pier?\n\nADA PELL: The pier (LAUGHTER) was rotten long before the storm came."
)
ODD = st.text(max_size=60) | st.text(st.sampled_from("aB \n\"“”‘’'«»:[]().\x00\ud800\u202e"), max_size=80)


def at(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def reading(text, *quotes, **fields):
    return read(Extracted(Article("a", text, **fields), quotes))


def quoted(text, *parts, kind="direct", speaker=None):
    spans = tuple(at(text, part) for part in parts)
    who = Speaker(speaker, "person") if speaker else None
    return Quote("a", kind, spans, spans, speaker=who, speaker_type="person" if who else None)


def printed(found, text):
    return [[span.of(text) for span in passage.report.spans] for passage in found]


def near(text, words, *quotes):
    return printed(reading(text, *quotes).near(at(text, words)), text)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("never sell", [["We will never sell the old ferry,"]]),
        ("not to Lunby", [["not to Lunby."]]),
        ("old ferry,” she said, “not to", [["We will never sell the old ferry,"], ["not to Lunby."]]),
        ("Sell it", [["Sell it now,"]]),
        ("good as", [["good as dead"]]),
        ("Nobody in the yard", []),
        ("Sailor", []),
        ("Ama Okoro will not go", []),
    ],
    ids=["double", "behind a cue", "both", "single", "straight", "plain text", "a title", "no mark touched"],
)
def test_what_stands_between_marks_near_a_stretch_is_a_passage(words, expected):
    assert near(STORY, words) == expected


def test_the_parts_of_one_quote_are_one_passage_with_its_speaker():
    quote = quoted(STORY, "We will never sell the old ferry,", "not to Lunby.", speaker="Ama Okoro")
    (passage,) = reading(STORY, quote).near(at(STORY, "Lunby.”"))
    assert passage.report.spans == quote.verbatim
    assert passage.report.speaker == "Ama Okoro"
    assert " ".join(passage.side.keys) == "we will never sell the old ferry not to lunby"
    assert (passage.report.quoted, passage.joined, passage.report.spans[0].start) == (
        True,
        False,
        STORY.index("We will"),
    )


def test_marks_that_belong_to_no_quote_are_passages_beside_those_that_do():
    quote = quoted(STORY, "not to Lunby.", speaker="Ama Okoro")
    found = near(STORY, "the old ferry,” she said, “not to", quote)
    assert found == [["We will never sell the old ferry,"], ["not to Lunby."]]


def test_a_stretch_between_marks_within_indirect_speech_has_its_speaker():
    text = "The clerk, Per Rask, said the plan was “good as dead” by Monday."
    said = at(text, "the plan was “good as dead” by Monday")
    quote = Quote("a", "indirect", (said,), (), speaker=Speaker("Per Rask", "person"), speaker_type="person")
    (passage,) = reading(text, quote).near(at(text, "as dead"))
    assert printed([passage], text) == [["good as dead"]]
    assert passage.report.speaker == "Per Rask"


def test_what_is_near_does_not_depend_on_what_was_asked_before():
    held = reading(STORY)
    one, both = at(STORY, "never sell"), Span(STORY.index("not to"), STORY.index("now,"))
    held.near(one)
    assert printed(held.near(both), STORY) == printed(reading(STORY).near(both), STORY)
    long = "“a b c,” d e f " * 900
    held = reading(long)
    held.near(Span(10, 20))
    assert printed(held.near(Span(3_900, 6_000)), long) == printed(
        reading(long).near(Span(3_900, 6_000)), long
    )


@given(ODD, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), min_size=1, max_size=5))
def test_any_text_is_read_and_its_passages_lie_in_it(text, places):
    held = reading(text)
    for one, other in places:
        span = Span(min(one, other, len(text)), min(max(one, other), len(text)))
        found = held.near(span)
        assert found == reading(text).near(span)
        for passage in (*found, held.running(span), *([held.joined(found)] if len(found) > 1 else [])):
            assert all(0 <= part.start < part.end <= len(text) for part in passage.report.spans if len(part))
            assert list(passage.report.spans) == sorted(passage.report.spans)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ver sell", [["We will never sell", "the old ferry."]]),
        ("sell [applause] the", [["We will never sell", "the old ferry."]]),
        ("Not ever", [["Not ever."]]),
        ("LAUGHTER", [["The pier", "was rotten long before the storm came."]]),
        ("the old ferry. Not", [["We will never sell", "the old ferry. Not ever."]]),
        (
            "pier?\n\nADA PELL: The",
            [["And the pier?"], ["The pier", "was rotten long before the storm came."]],
        ),
    ],
    ids=["in a sentence", "over an aside", "the next one", "an aside", "two sentences", "two turns"],
)
def test_in_a_transcript_whole_sentences_without_asides_are_passages(words, expected):
    assert near(SCRIPT, words) == expected


def test_a_transcript_is_primary_and_its_turns_have_their_speakers():
    held = reading(SCRIPT)
    (passage,) = held.near(at(SCRIPT, "sell"))
    assert held.primary
    assert passage.report.primary
    assert passage.report.speaker == "ADA PELL"
    assert not reading(STORY).primary
    assert read(Extracted(Article("a", STORY)), primary=True).primary


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ever sell the ol", "never sell the old"),
        ("never sell the old", "never sell the old"),
        ("obody in the yar", "Nobody in the yard"),
        ("clerk said.", "clerk said."),
    ],
    ids=["cut words", "whole words", "at the start of a line", "at the end"],
)
def test_running_text_grows_to_whole_words(words, expected):
    passage = reading(STORY).running(at(STORY, words))
    assert printed([passage], STORY)[0][0].split("\n")[-1] == expected
    assert not passage.report.quoted


@given(st.text(st.sampled_from("ab \n"), max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_running_text_holds_the_stretch_and_cuts_no_word(text, one, other):
    span = Span(min(one, other, len(text)), min(max(one, other), len(text)))
    (found,) = reading(text).running(span).report.spans
    assert found.holds(span)
    assert found.start == 0 or text[found.start - 1].isspace() or span.start - found.start == 50
    assert found.end == len(text) or text[found.end].isspace() or found.end - span.end == 50


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("Nobody in the yard had seen the plan", True),
        ("Ama Okoro will not go", True),
        ("We will never sell", False),
        ("she said, “not", False),
        ("good as dead", False),
    ],
)
def test_a_stretch_is_plain_only_without_marks_in_or_beside_it(words, plain):
    assert is_plain(STORY, at(STORY, words)) is plain


def test_a_line_that_opens_with_a_label_is_not_plain():
    assert not is_plain(SCRIPT, at(SCRIPT, "was rotten long"))


@given(ODD, st.integers(0, 80), st.integers(0, 80))
def test_nothing_between_double_marks_is_plain(text, one, other):
    span = Span(min(one, other, len(text)), min(max(one, other), len(text)))
    if any(mark in span.of(text) for mark in '"“”„«»'):
        assert not is_plain(text, span)


@pytest.mark.parametrize(
    "text",
    [
        "“we will sell it,” he said. " * 40_000,
        "word " * 200_000,
        "“" * 1_000_000,
        "a" * 1_000_000,
        "NAME: no. " * 100_000,
    ],
    ids=["quotes", "words", "marks", "one word", "labels"],
)
def test_of_a_paragraph_of_a_megabyte_only_what_is_near_is_read(text, monkeypatch):
    read_at_once = []
    for module, name, function in ((passages, "scan", passages.scan), (report, "words", report.words)):

        def recorded(given, *rest, function=function, name=name):
            read_at_once.append(len(given) if name == "scan" else sum(map(len, rest[0])))
            return function(given, *rest)

        monkeypatch.setattr(module, name, recorded)
    held = reading(text)
    for start in range(0, len(text), 50_000):
        span = Span(start, start + 100)
        assert all(part.side.weight >= 0 for part in (*held.near(span), held.running(span)))
    assert max(read_at_once) < 10_000
