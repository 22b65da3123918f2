"""What the reports of one utterance amount to, and which links make one group."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from quotes.match.groups import Groups, Names
from quotes.match.places import overlapping, without_doubles, without_ends
from quotes.match.utterances import Member, named, utterance
from quotes.match.wordings import compare_wordings, wording_key
from quotes.models import Span

WORDS = "We will not close the lighthouse at Skarn this winter."


def member(article, content=WORDS, *, day=1, start=0, publisher=None, **fields):
    spans = (Span(start, start + len(content)),)
    published = f"2031-03-{day:02}" if day else None
    return Member(article, spans, content, publisher or f"The {article}", published, **fields)


@pytest.fixture
def groups():
    made = Groups()
    for _ in range(6):
        made.add()
    return made


def test_strong_links_join_groups_and_items_alone_are_none(groups):
    groups.join(0, 1)
    groups.join(3, 2)
    groups.join(2, 1)
    assert groups.settled() == [[0, 1, 2, 3]]


def test_a_fragment_of_two_groups_goes_to_the_closer_one_and_does_not_join_them(groups):
    groups.join(0, 1)
    groups.join(2, 3)
    groups.hang(4, 0, rank=(2, "a"))
    groups.hang(4, 2, rank=(1, "b"))
    assert groups.settled() == [[0, 1], [2, 3, 4]]


def test_fragments_that_are_one_thing_hang_on_one_group_together(groups):
    groups.join(4, 5)
    groups.hang(4, 0, rank=1)
    groups.hang(5, 2, rank=2)
    assert groups.settled() == [[0, 4, 5]]


def test_a_group_may_hold_many_fragments(groups):
    for fragment in (1, 2, 3):
        groups.hang(fragment, 0, rank=fragment)
    assert groups.settled() == [[0, 1, 2, 3]]


def test_a_link_for_items_that_are_alone_moves_no_group(groups):
    groups.join(0, 1)
    groups.hang(0, 2, rank=1, alone=True)
    groups.hang(3, 2, rank=2, alone=True)
    assert groups.settled() == [[0, 1], [2, 3]]


def test_the_order_of_links_does_not_matter():
    links = [(0, 1, 1), (1, 2, 2), (3, 1, 3), (3, 4, 4)]
    found = set()
    for order in permutations(links):
        made = Groups()
        for _ in range(5):
            made.add()
        for item, other, rank in order:
            made.hang(item, other, rank=rank)
        found.add(str(made.settled()))
    assert len(found) == 1


def test_a_name_that_was_never_joined_stands_for_itself():
    names = Names()
    names.join("a", "b")
    names.join("c", "b")
    assert names.find("c") == names.find("a") == names.find("b")
    assert names.find("d") == "d"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("“We won’t sell,”", "we won't sell", True),
        ("We will sell, | not now.", "We will sell, not now", True),
        ("We will sell … now", "We will sell now", False),
        ("We will sell [it] now", "We will sell it now", False),
        ("It fell by -5 degrees", "It fell by 5 degrees", False),
        ("The US will pay", "The us will pay", False),
        ("\ud800", "", True),
    ],
    ids=["marks", "parts", "ellipsis", "bracket", "sign", "country", "surrogate"],
)
def test_printings_are_one_wording_if_only_marks_case_and_spaces_differ(one, other, same):
    assert (wording_key(one) == wording_key(other)) is same


def test_wordings_that_share_no_words_are_not_compared():
    assert compare_wordings("Nobody was hurt at the quay", "The lamp had been dark for a week") is None


def test_places_overlap_if_they_share_half_of_the_shorter_one():
    spans = [Span(0, 40), Span(20, 60), Span(55, 90), Span(100, 120)]
    places = [Member("a", (span,), "x") for span in spans]
    assert list(overlapping(places)) == [(0, 1)]


def test_a_place_within_a_quote_is_no_further_report():
    quote, place = member("a", quote_id="q"), member("a", "not close the lighthouse", start=8)
    elsewhere = member("a", "not close the lighthouse", start=300)
    assert without_doubles([place, quote, elsewhere]) == [quote, elsewhere]


def test_two_quotes_stay_two():
    one, other = member("a", quote_id="q"), member("a", quote_id="r", start=10)
    assert without_doubles([one, other]) == [one, other]


@pytest.mark.parametrize(
    ("lone", "left"),
    [
        ([], (0, 900)),
        ([Span(0, 400), Span(600, 900)], (400, 600)),
        ([Span(0, 400), Span(402, 500)], (500, 900)),
        ([Span(450, 460)], (0, 900)),
    ],
    ids=["nothing", "both ends", "two cuts in a row", "in the middle"],
)
def test_a_long_turn_is_cut_to_what_a_match_aligned(lone, left):
    assert without_ends([Span(0, 900)], lone) == (Span(*left),)


def test_members_stand_in_order_of_publication_and_those_without_a_date_last():
    found = utterance([member("d", day=None), member("b", day=2), member("c", day=1), member("a", day=2)])
    assert [m.article_id for m in found.members] == ["c", "a", "b", "d"]
    assert found.earliest.article_id == "c"


def test_the_id_comes_from_the_earliest_member_alone():
    one, two, three = member("a"), member("b", day=2), member("c", day=3)
    assert utterance([one, two]).id == utterance([three, two, one]).id
    assert utterance([two, three]).id != utterance([one, two]).id


def test_the_wording_of_most_independent_articles_is_the_majority_s():
    copies = [
        member(name, WORDS.replace("not ", ""), copy_of="a" if name != "a" else None) for name in "abcd"
    ]
    others = [member("x", day=2), member("y", WORDS.upper(), day=2)]
    found = utterance([*copies, *others])
    assert found.wording == WORDS
    assert (found.prints, found.independent) == (6, 3)
    assert [(v.prints, v.independent) for v in found.variants] == [(2, 2), (4, 1)]


def test_a_tie_goes_to_the_primary_source_then_the_longest_then_the_earliest():
    short, long = member("a", "We will not close the lighthouse"), member("b", day=2)
    assert utterance([short, long]).wording == WORDS
    spoken = member("t", "We will not close the lighthouse at Skarn", day=3, primary=True)
    assert utterance([short, long, spoken]).wording == spoken.content


def test_variants_are_compared_with_the_primary_source():
    found = utterance(
        [
            member("a", WORDS.replace("not ", ""), day=2),
            member("b", WORDS.replace("not ", ""), day=2),
            member("t", primary=True),
        ]
    )
    assert found.wording == WORDS.replace("not ", "")
    assert found.reference == WORDS
    assert found.primary is not None
    assert found.primary.article_id == "t"
    altered, said = found.variants
    assert (said.status, said.changes) == ("exact", ())
    assert [(c.kind, c.here, c.there, c.bears_meaning) for c in altered.changes] == [
        ("negation", "", "not", True)
    ]
    assert found.conflicts == ("altered",)
    assert [m.variant for m in found.members] == [1, 0, 0]


def test_another_part_of_the_same_statement_has_no_status():
    found = utterance([member("a"), member("b", "Nobody has told the keeper yet")])
    assert [v.status for v in found.variants] == ["exact", None]
    assert found.conflicts == ()


def test_speakers_are_counted_by_articles_and_forms_of_one_name_are_one():
    found = utterance(
        [
            member("a", speaker="Ines Aldo", quote_id="1"),
            member("b", speaker="Ines Aldo", quote_id="2"),
            member("c", speaker="Mrs. Aldo"),
            member("d", speaker="Bo Tarn", quote_id="3"),
            member("e"),
        ],
        disputed=True,
    )
    assert found.speakers == (("Ines Aldo", 3), ("Bo Tarn", 1))
    assert found.conflicts == ("other_speaker",)


def test_the_primary_source_s_speaker_stands_first():
    found = utterance(
        [
            member("a", speaker="Bo Tarn"),
            member("b", speaker="Bo Tarn"),
            member("t", speaker="Ines Aldo", primary=True),
        ]
    )
    assert found.speakers == (("Ines Aldo", 1), ("Bo Tarn", 2))


def test_the_timeline_counts_articles_a_day():
    found = utterance(
        [
            member("a"),
            member("a", start=500),
            member("b"),
            member("c", day=4),
            member("d", day=None),
        ]
    )
    assert found.timeline == ((date(2031, 3, 1), 2), (date(2031, 3, 4), 1))
    assert (found.first, found.last, found.days) == ("2031-03-01", "2031-03-04", 3)
    assert utterance([member("a", day=None)]).days is None


def test_outlets_stand_in_order_and_once():
    found = utterance([member("b", day=2, publisher="Mail"), member("a", publisher="Gazette"),
                       member("c", day=3, publisher="Mail")])  # fmt: skip
    assert found.publishers == ("Gazette", "Mail")


@pytest.mark.parametrize(
    ("printed", "name"),
    [("She", None), ("the minister", None), (None, None), ("Aldo", "Aldo"), ("the Port of Skarn",) * 2],
)
def test_only_a_name_is_a_speaker(printed, name):
    assert named(printed) == name
