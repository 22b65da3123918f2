import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.match import Report, compare, judge
from quotes.match.compare import turn

LONG = "We will rebuild the harbour before winter and nobody in Lindholm will lose a home"


def check(here, there):
    match = compare(Report(here), Report(there))
    assert match is not None
    return match


def kinds(match):
    return {change.kind for change in match.changes}


@pytest.mark.parametrize(
    ("here", "there", "status"),
    [
        (LONG, LONG, "exact"),
        (LONG + ",", LONG.upper() + ".", "same_after_folding"),
        (LONG, LONG.replace("harbour", "harbor"), "same_after_folding"),
        (LONG, LONG.replace("rebuild", "rebuidl"), "same_after_folding"),
        (LONG, "rebuild the harbour before winter", "trimmed"),
        (LONG, LONG.replace("before winter and", "…"), "elided"),
        (LONG, LONG.replace("harbour before winter and nobody in", "nobody in"), "spliced"),
        ("We're ready to sign the treaty tonight", "We are ready to sign the treaty tonight", "reworded"),
        (LONG, LONG.replace("We will", "[The council] will"), "reworded"),
        (LONG, LONG.replace("will rebuild", "will not rebuild"), "altered"),
    ],
    ids=["same", "case", "british", "typing", "part", "dots", "joined", "contraction", "bracket", "not"],
)
def test_status_says_how_the_wording_relates(here, there, status):
    assert check(here, there).status == status


@pytest.mark.parametrize(
    ("here", "there", "kind"),
    [
        ("They have not paid the pilots", "They have paid the pilots", "negation"),
        ("The bridge isn’t safe for lorries", "The bridge is safe for lorries", "negation"),
        ("The bridge is safe for lorries, it has", "The bridge is safe for lorries, it hasn't", "negation"),
        ("It was a fair trial of the pilots", "It was an unfair trial of the pilots", "negation"),
        ("We never asked the union for money", "We rarely asked the union for money", "negation"),
        ("It cost 3 million euros to repair", "It cost 3 billion euros to repair", "number"),
        ("It took 20 divers to lift the wreck", "It took 50 divers to lift the wreck", "number"),
        ("It took two divers to lift the wreck", "It took ten divers to lift the wreck", "number"),
        ("It cost $30 to lift the wreck", "It cost €30 to lift the wreck", "unit"),
        ("Nearly 50 houses burned that night", "50 houses burned that night, nearly", None),
        ("The mayor said nearly 50 houses burned", "The mayor said 50 houses burned", "quantifier"),
        ("All ferries stop here on Sundays", "Some ferries stop here on Sundays", "quantifier"),
        ("The ferries may stop here tomorrow", "The ferries will stop here tomorrow", "modality"),
        ("The ferries will probably stop here tomorrow", "The ferries will stop here tomorrow", "modality"),
        ("I blame Okoro for the lost ferries", "I blame Lindqvist for the lost ferries", "name"),
        ("I met him near the burning ferry", "I met her near the burning ferry", "name"),
    ],
)
def test_a_change_that_bears_meaning_is_named(here, there, kind):
    match = check(here, there)
    if kind is None:
        return
    assert kind in {change.kind for change in match.changes if change.bears_meaning}
    assert match.status == "altered"


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("The repair cost 3.4million crowns in all", "The repair cost 3.4 million crowns in all"),
        ("The repair took twenty days in all", "The repair took 20 days in all"),
        ("I will repair my boat before winter", "he would repair his boat before winter"),
        ("I thank Lindqvist and Okoro for the boat", "I thank Okoro and Lindqvist for the boat"),
        ("We thank Okoro for the boat", "We thank Ama Okoro for the boat"),
        ("He repaired the boat before winter", "[Okoro] repaired the boat before winter"),
        ("It was just a very old boat", "It was a old boat"),
        ("The crew's boat sank off Turku", "The crew’s boat sank off Turku"),
    ],
    ids=["spacing", "digits", "reported", "order", "full_name", "bracket", "filler", "marks"],
)
def test_what_editors_do_to_any_quote_bears_no_meaning(here, there):
    match = check(here, there)
    assert [change for change in match.changes if change.bears_meaning] == []


def test_compare_names_a_dropped_not_with_its_place():
    here, there = "We will not raise the toll.", "We will raise the toll."
    (change,) = check(here, there).changes
    assert (change.kind, change.here, change.there) == ("negation", "not", "")
    assert change.here_span.of(here) == "not"
    assert change.there_span.start == change.there_span.end == len("We will")


def test_a_not_lost_with_a_cut_end_is_shown_but_no_alteration():
    match = check("It is not true that the ferry sank in calm water", "the ferry sank in calm water")
    assert match.status == "trimmed"
    assert match.shorter == "there"
    assert [(c.kind, c.here, c.bears_meaning) for c in match.changes] == [
        ("addition", "It is not true that", False)
    ]


def test_two_halves_of_one_answer_are_trimmed_on_both_sides():
    match = check(
        "Well, to be honest with you, the old ferry was never safe in winter",
        "the old ferry was never safe in winter. We told the owners twice",
    )
    assert (match.status, match.shorter) == ("trimmed", "both")


@pytest.mark.parametrize(
    ("here", "there", "status", "expected"),
    [
        ("They came in wrapped in towels. I gave them tea", "I gave them tea. They came in wrapped in towels",
         "reworded", {"order"}),
        ("The lock holds 60 cubic metres of water", "The lock holds 60 cubic feet of water", "altered", {"unit"}),
        ("The boat was making 18 knots", "The boat was making eight miles an hour", "altered", {"number", "unit"}),
        ("There will be an inquiry, and it will be public. All will have a seat",
         "There will be an inquiry … All will have a seat", "elided", {"addition"}),
        ("We have not agreed to cut the release to the delta", "We did agree to cut the release to the delta",
         "altered", {"negation"}),
        ("He [Mr. Lund] has read the gauges and he knows", "He has read the gauges and he knows",
         "reworded", {"bracket"}),
        ("No ship over 30 metres will leave in fog", "no ship over 30 meters will leave in fog",
         "same_after_folding", set()),
        ("A dam is a promsie made of concrete", "A dam is a promise made of concrete", "same_after_folding", set()),
    ],
    ids=["order", "unit", "number_and_unit", "modal_in_gap", "not_near_an_end", "bracket", "metres", "slip"],
)  # fmt: skip
def test_each_edit_gets_its_own_name(here, there, status, expected):
    match = check(here, there)
    assert match.status == status
    assert expected <= kinds(match)


def test_running_text_has_no_ends_of_its_own():
    there = Report("Earlier " + LONG + ", the mayor had argued at length", quoted=False)
    match = compare(Report(LONG), there)
    assert match is not None
    assert match.status == "exact"
    assert match.content == LONG


def test_texts_without_a_word_in_common_do_not_match():
    assert compare(Report("Ferries sank"), Report("Bridges burned")) is None


@pytest.mark.parametrize("text", ["", "…", "\ud800", "“”", "[", "5"])
def test_compare_never_raises_on_odd_text(text):
    for other in ("", "5 ferries", text):
        compare(Report(text), Report(other))


VOCABULARY = """
the ferry did not n't never sink Okoro Lindqvist [he] he she 20 25 million all some … will would harbour
harbor don't boats burned very and , .
"""
WORDS = st.lists(st.sampled_from(sorted(VOCABULARY.split())), max_size=14).map(" ".join)


@settings(deadline=None, max_examples=300)
@given(WORDS, WORDS, st.booleans(), st.booleans())
def test_a_match_seen_from_the_other_side_is_its_mirror(one, other, quoted_one, quoted_other):
    here = Report(one, speaker="Ama Okoro", published="2031-01-02", article_id="a", quoted=quoted_one)
    there = Report(other, speaker="Okoro", published="2031-01-03", article_id="b", quoted=quoted_other)
    forth, back = compare(here, there), compare(there, here)
    assert (forth is None) == (back is None)
    if forth is None or back is None:
        return
    assert forth.status == back.status
    assert forth.folds == back.folds
    assert (forth.same_speaker, forth.same_occasion) == (back.same_speaker, back.same_occasion)
    assert {"here": "there", "there": "here"}.get(forth.shorter, forth.shorter) == back.shorter
    assert sorted(map(repr, map(turn, forth.changes))) == sorted(map(repr, back.changes))
    for change in forth.changes:
        assert change.here_span.of(one) == change.here
        assert change.there_span.of(other) == change.there


@pytest.mark.parametrize(
    ("here", "there", "expected"),
    [
        (Report(LONG, speaker="Okoro"), Report(LONG, speaker="Ama Okoro"), (True, "exact")),
        (Report(LONG, speaker="Okoro"), Report(LONG, speaker="Lindqvist"), (True, "misattributed")),
        (Report(LONG), Report("rebuild the harbour before winter"), (True, "truncated")),
        (
            Report(LONG, speaker="Okoro"),
            Report(LONG.replace("nobody", "everybody"), speaker="Lindqvist"),
            (True, "altered"),
        ),
        (Report("boots on the ground"), Report("boots on the ground"), (False, None)),
    ],
    ids=["exact", "misattributed", "truncated", "altered_goes_first", "stock"],
)
def test_judge_says_what_the_scorer_of_pairs_asks(here, there, expected):
    assert judge(compare(here, there)) == expected
