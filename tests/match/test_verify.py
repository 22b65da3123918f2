from dataclasses import replace

import pytest

from quotes.match import Index, is_transcript, verify
from quotes.models import Article, Extracted, Quote, Span, Speaker
from quotes.settings import Settings

WORDS = "We will never sell the old ferry to the owners of the Turku shipyard"


def story(name, text, said, *, speaker=None, published="2031-03-01", kind="direct", **fields):
    """Make an article with one quote, whose words must stand in the text."""
    article = Article(name, text, published=published, **fields)
    quotes = []
    for words in [said] if said else []:
        start = text.index(words)
        span = Span(start, start + len(words))
        verbatim = (span,) if kind != "indirect" else ()
        who = Speaker(speaker, "person") if speaker else None
        quotes.append(
            Quote(name, kind, (span,), verbatim, speaker=who, speaker_type="person" if who else None)
        )
    return Extracted(article, tuple(quotes))


def first(*stories, **options):
    return next(iter(verify(stories, **options)))[2]


HERE = story("a", f"Okoro said: “{WORDS}.” Then she left the hall.", WORDS, speaker="Ama Okoro")


@pytest.mark.parametrize(
    ("said", "speaker", "status", "conflicts"),
    [
        (WORDS, "Okoro", "exact", ()),
        (WORDS.replace("never ", ""), "Okoro", "altered", ("altered",)),
        (WORDS, "Per Lindqvist", "exact", ("other_speaker",)),
        (WORDS.replace("sell the old ferry to the", "sell the"), "Okoro", "spliced", ("spliced",)),
        ("We will never sell the old ferry to the owners", "Okoro", "trimmed", ()),
        ("sell the old ferry to the owners of the Turku shipyard", "Okoro", "altered", ("altered",)),
        ("Nobody has seen the wombats since Tuesday night", "Okoro", "not_found", ()),
    ],
)
def test_a_quote_gets_the_status_of_what_others_print(said, speaker, status, conflicts):
    there = story("b", f"In Turku a packed hall heard it. “{said},” said {speaker}.", said, speaker=speaker)
    found = first(HERE, there)
    assert (found.status, found.conflicts, found.searched) == (status, conflicts, 1)


def test_words_that_stand_elsewhere_without_marks_are_found():
    there = story("b", f"The minutes read as follows. {WORDS}. The meeting closed at ten.", None)
    (match,) = first(HERE, there).matches
    assert match.status == "exact"
    assert match.content == WORDS
    assert match.spans[0].of(there.article.text) == WORDS


def test_an_answer_that_a_cue_cuts_in_two_is_found_whole():
    one, other = WORDS[: WORDS.index(" to the")], WORDS[WORDS.index("to the") :]
    there = Article("b", f"“{one},” Okoro said late on Sunday, “{other}.”", published="2031-03-01")
    (match,) = first(HERE, Extracted(there)).matches
    assert match.status == "same_after_folding"
    assert [span.of(there.text) for span in match.spans] == [one + ",", other + "."]


def test_no_article_is_checked_against_itself():
    text = f"“{WORDS},” said Okoro. Later she repeated: “{WORDS}.”"
    found = first(story("a", text, WORDS, speaker="Okoro"))
    assert (found.status, found.searched, found.matches) == ("not_found", 0, ())


def test_a_line_repeated_long_after_is_another_occasion():
    line = "We are going to build the bridge"
    here = story("a", f"“{line},” Okoro said on Monday in Turku.", line, speaker="Okoro")
    there = story("b", f"“{line},” Okoro told a crowd.", line, speaker="Okoro", published="2031-12-01")
    assert first(here, there).status == "other_occasion"


def test_a_stock_phrase_ties_nothing_together():
    here = story("a", "It takes “boots on the ground,” Okoro said.", "boots on the ground", speaker="Okoro")
    there = story("b", "“Boots on the ground” was all Lindqvist asked.", "Boots on the ground")
    assert first(here, there).status in ("other_occasion", "not_found")


def test_copies_are_grouped_under_the_earliest():
    rest = (
        " The council of the island had met behind closed doors since Thursday, and fishermen waited outside "
        "in the sleet for news of the vote, singing, until a clerk read out the numbers from the balcony."
    )
    text = f"“{WORDS},” Okoro said.{rest}"
    here = story(
        "x", f"Okoro was blunt tonight: “{WORDS}.” Nobody in the yard replied to her.", WORDS, speaker="Okoro"
    )
    agency = story("agency", text, WORDS, speaker="Okoro", published="2031-02-28")
    reprint = story("reprint", text, WORDS, speaker="Okoro")
    matches = {m.article_id: m.copy_of for m in first(here, agency, reprint).matches}
    assert matches == {"agency": None, "reprint": "agency"}


def test_copies_of_the_own_article_confirm_nothing():
    text = f"“{WORDS},” Okoro said. The hall was cold and the crowd thin, yet all stayed to hear the whole answer."
    one, other = (
        story(n, text, WORDS, speaker="Okoro", published=d) for n, d in (("a", "2031-03-02"), ("b", None))
    )
    found = first(one, other)
    assert found.status == "not_found"
    assert [m.copy_of for m in found.matches] == ["a"]


def test_a_copy_of_the_own_article_confirms_nothing_where_only_others_are_indexed():
    text = f"“{WORDS},” Okoro said. The hall was cold and the crowd thin, yet all stayed to hear the whole answer."
    found = first(
        story("a", text, WORDS, speaker="Okoro"), against=[story("b", text, WORDS, speaker="Okoro")]
    )
    assert found.status == "not_found"
    assert [(m.article_id, m.copy_of) for m in found.matches] == [("b", "a")]


def test_a_note_with_the_words_of_a_draft_is_no_copy_of_it():
    text = f"Okoro said: “{WORDS}.”"
    draft, note = story("draft", text, WORDS, speaker="Okoro"), story("note", text, WORDS, speaker="Okoro")
    assert first(draft, against=[note]).status == "exact"


def test_many_reprints_of_one_text_hide_no_alteration():
    text = f"“{WORDS},” Okoro said. The hall was cold and the crowd thin, yet all stayed to hear the whole answer."
    reprints = [story(f"r{n:03}", text, WORDS, speaker="Okoro") for n in range(600)]
    said = WORDS.replace("never ", "")
    here = story("a", f"In Turku, Okoro was blunt: “{said}.” Some clapped.", said, speaker="Ama Okoro")
    found = first(here, *reprints)
    assert (found.status, found.conflicts, found.searched) == ("altered", ("altered",), 600)
    assert {m.article_id for m in found.matches} == {f"r{n:03}" for n in range(600)}
    assert [m.copy_of for m in found.matches] == [None, *["r000"] * 599]


def test_versions_that_differ_by_a_word_are_found_past_the_cap_of_common_words():
    reprints = [
        story(f"r{n:03}", f"{n} fishermen heard it. “{WORDS},” Okoro said.", WORDS) for n in range(510)
    ]
    said = WORDS.replace("never ", "")
    here = story("a", f"In Turku, Okoro was blunt: “{said}.” Some clapped.", said)
    assert len(first(here, *reprints).matches) == 510


def test_a_transcript_comes_first_whatever_its_date():
    script = (
        f"HOST: Will you sell?\nOKORO: {WORDS.replace('never', 'not')}. I promise.\nHOST: Ever?\nOKORO: No."
    )
    report = story("b", f"“{WORDS},” Okoro said.", WORDS, speaker="Okoro", published="2031-01-01")
    found = first(HERE, report, Extracted(Article("script", script, published="2031-03-01")))
    assert [m.primary for m in found.matches] == [True, False]
    assert found.matches[0].speaker == "OKORO"
    assert found.matches[0].same_speaker == "yes"
    assert found.status == found.matches[1].status == "exact"


def test_indirect_speech_is_not_checked_unless_it_is_close_to_a_quote():
    said = "the council would look at the ferry again in spring"
    here = story("a", f"Okoro said that {said}.", said, speaker="Okoro", kind="indirect")
    other = story("b", "“We will look at it,” Okoro said. The council meets in spring.", "We will look at it")
    assert first(here, other).status == "not_checked"
    close = story("c", f"Late at night Okoro told us “{said}.”", said, speaker="Okoro")
    assert first(here, other, close).status == "exact"


def test_a_sentence_that_shares_no_n_gram_counts_with_the_one_beside_it():
    said = "Of course I believe in the sea. I was just joking,"
    printed = "Of course I believe in the sea. I was joking,"
    here = story("a", f"“{said}” Okoro said.", said, published=None)
    there = story("b", f"“{printed}” his mother said.", printed, published=None)
    assert first(here, there).status == "reworded"


def test_a_not_dropped_from_a_sentence_amid_a_quote_is_found():
    said = "We are not going to sell it. My grandfather built that wooden pier, and the children swim there."
    printed = "No. We are going to sell it. Soon,"
    here = story("a", f"Diaz said: “{said}”", said, speaker="Diaz")
    there = story("b", f"“{printed}” Diaz said.", printed, speaker="Diaz")
    assert first(here, there).status == "altered"


@pytest.mark.parametrize(
    ("said", "other", "status"),
    [
        ("We lost 14 boats", "We lost 40 boats", "altered"),
        ("We lost two hundred and six boats", "We lost 206 boats", "reworded"),
        ("We lost two hundred boats", "We lost 200 boats", "reworded"),
    ],
)
@pytest.mark.parametrize("primary", [True, False])
def test_a_number_hides_no_quote_of_a_few_words(said, other, status, primary):
    for here, there in ((said, other), (other, said)):
        text = f"Okoro said: “{there}.”"
        if primary:
            text = f"HOST: Well?\n\nAMA OKORO: It was dark. {there}. Then we left.\n\nHOST: Oh?\n\nAMA OKORO: Yes."
        source = story("b", text, None if primary else there, speaker="Ama Okoro")
        found = first(story("a", f"Okoro said: “{here}.”", here, speaker="Ama Okoro"), source)
        assert found.status == status


def test_a_few_words_around_another_number_are_no_finding_where_another_says_them():
    here = story("a", "Okoro said: “We lost 14 boats.”", "We lost 14 boats", speaker="Ama Okoro")
    there = story("b", "Lind said: “We lost 40 boats.”", "We lost 40 boats", speaker="Per Lind")
    assert first(here, there).conflicts == ()


def test_what_is_too_short_for_the_n_grams_was_not_looked_for():
    said = "We will sell the quarry and the harbour"
    there = story("b", "The quarry is shut, and so is the harbour.", None)
    (found,) = verify([story("a", f"“{said},” she said.", said)], against=[there], settings=Settings(ngram=9))
    assert found[2].status == "not_checked"


def test_a_finding_does_not_hang_on_what_was_asked_before():
    said = "We will never sell the old ferry to the yard"
    text = f"“{said},” Okoro said. " + "The council met behind closed doors and rose late. " * 4
    one, other = story("a", text, said), story("b", text.replace("rose late", "rose early", 1), said)
    all_quoted = (one.quotes[0], replace(one.quotes[0], content=(Span(len(said) + 2, len(text)),)))
    alone = Index()
    alone.add(other)
    expected = alone.check(one.article, one.quotes[0])
    index = Index()
    index.add(other)
    index.check(one.article, one.quotes[0], quotes=all_quoted)
    assert index.check(one.article, one.quotes[0]) == expected


def test_against_checks_only_against_the_others():
    same = story("b", f"“{WORDS},” Okoro said.", WORDS, speaker="Okoro")
    assert first(HERE, same, against=[]).searched == 0
    assert first(HERE, against=[same]).status == "exact"


def test_the_same_input_gives_the_same_findings():
    others = [story(n, f"“{WORDS},” Okoro said in {n}.", WORDS, speaker="Okoro") for n in "bcd"]
    assert list(verify([HERE, *others])) == list(verify([HERE, *others]))


def test_an_empty_index_and_odd_articles_raise_nothing():
    index = Index()
    for number, text in enumerate(("", "\x00\ud800", "“", "NAME:", "A: b\nA: c\nA: d", "״שלום״")):
        index.add(Extracted(Article(str(number), text)))
    assert index.check(HERE.article, HERE.quotes[0]).status == "not_found"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HOST: Will you run?\nOKORO: No.\nHOST: Why?\nOKORO: I am tired.", True),
        ("TURKU: Ferry sinks\nA ferry sank on Monday.\nNobody was hurt, police said.", False),
        ("", False),
    ],
)
def test_a_transcript_is_known_by_its_turns(text, expected):
    assert is_transcript(text) is expected


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("We lost 12 boats", "We lost 20 boats"),
        ("Forty people died", "Fourteen people died"),
        ("The pier is safe", "The pier is not safe"),
        ("He did close it", "He did not close it"),
        ("They can never go back", "They can go back"),
        ("We have no time for it", "We have time for it"),
        ("There is a deal", "There is no deal"),
        ("There is no agreement", "There is an agreement"),
    ],
)
def test_a_short_quote_that_was_changed_is_found_however_often_the_other_is_printed(said, printed):
    text = "At noon in {}, Okoro said: “{}.” Then all went home to count the nets and the sheds once more."
    others = [
        story(f"r{n:03}", text.format(f"hall {n}", printed), printed, speaker="Okoro", published="2031-03-02")
        for n in range(600)
    ]
    here = story("a", f"Okoro said: “{said}.”", said, speaker="Ama Okoro", published="2031-03-02")
    found = first(here, *others)
    assert found.status == "altered"
    assert {m.article_id for m in found.matches} == {f"r{n:03}" for n in range(600)}


@pytest.mark.parametrize(
    ("said", "printed", "status"),
    [
        ("We lost 42% of it", "We lost 42 per cent of it", "reworded"),
        ("We lost 42% of it", "We lost 24 percent of it", "altered"),
        ("Send us $3.4m", "Send us $3.4 million", "reworded"),
        ("Send us $3.4m", "Send us 3.4 million dollars", "reworded"),
        ("Send us $3.4m", "Send us $3.4bn", "altered"),
        ("No US ship came", "No United States ship came", "same_after_folding"),
        ("Give me two thousand", "Give me 2,000", "reworded"),
    ],
)
def test_a_short_quote_is_found_whichever_way_its_numbers_are_printed(said, printed, status):
    here = story("a", f"Okoro said: “{said}.”", said, speaker="Ama Okoro")
    there = story("b", f"In Turku a packed hall heard it. “{printed},” said Okoro.", printed, speaker="Okoro")
    assert first(here, there).status == status
    assert first(there, here).status == status


def test_a_plea_of_one_word_is_found_changed():
    one, other = (
        story(
            name,
            f"On Monday Okoro stood in the dock at Turku. “{said},” Okoro said.",
            said,
            speaker="Ama Okoro",
        )
        for name, said in (("a", "Guilty"), ("b", "Not guilty"))
    )
    assert first(one, other).status == first(other, one).status == "altered"


def test_many_faithful_reports_do_not_crowd_out_a_changed_one():
    said = "The bridge will not open before the autumn of next year, and no one at the yard has told us why."
    others = [
        story(f"r{n:03}", f"Hall {n} was full when Okoro said: “{said}” Snow fell on lot {n}.", said)
        for n in range(80)
    ]
    changed = "The bridge will open before the autumn of next year"
    altered = story("z", f"In the Splash, Okoro said: “{changed}.” Boats blew their horns.", changed)
    found = first(story("a", f"Okoro said: “{said}”", said, speaker="Ama Okoro"), *others, altered)
    assert "altered" in found.conflicts


@pytest.mark.parametrize("said", ["Of it", "Never again", "Too many"])
def test_words_too_common_to_be_looked_up_are_not_checked(said):
    here, there = (story(name, f"Okoro said: “{said}.”", said) for name in "ab")
    assert first(here, there).status == "not_checked"


def test_stories_in_single_marks_with_the_same_quotes_are_no_copies():
    said = "We were promised a school by spring and what we’ve been given is a hole in the ground and a fence"
    one = story(
        "a", f"‘{said},’ Mary Holt told a meeting in Lunby hall, where rain came in through the roof.", said
    )
    other = story(
        "b", f"A gale kept most at home. ‘{said}.’ That was how Holt put it, to some applause.", said
    )
    assert first(one, other).status == "exact"
