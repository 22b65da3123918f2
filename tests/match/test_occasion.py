"""Same utterance or not: what ties two reports together, and what stands around them."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.match import Report, compare
from quotes.match.context import Context, company, context, contradiction
from quotes.match.evidence import Evidence
from quotes.match.occasion import NO, YES, may_be_tied, may_change, may_tie, same_occasion, tie
from quotes.models import Span

LINE = "We will dredge the old canal before the herring come back"


def report(text=LINE, published="2031-05-06", speaker="Ingrid Tveit", **fields):
    return Report(text, published=published, speaker=speaker, **fields)


def occasion(here, there):
    match = compare(here, there)
    assert match is not None
    return match.same_occasion


def around(text, quote, published=date(2031, 5, 6)):
    start = text.index(quote)
    return context(text, (Span(start, start + len(quote)),), published)


def test_two_quotes_that_go_on_differently_are_of_two_occasions():
    here = "The canal is ours to mend. Who else would pay for the locks and the weirs?"
    there = "The canal is ours to mend. My father dug it with a spade and a mule"
    assert occasion(report(here), report(there)) != "yes"
    assert occasion(report(here), report("The canal is ours to mend.")) == "yes"


def test_a_long_line_in_common_ties_two_quotes_however_they_go_on():
    line = "The canal between Selje and the Almen locks has lost a third of its water since the drought began"
    here = (
        f"{line}, and who would pay for weirs, dredging, banks, tow paths, keepers, lamps, bridges and pumps?"
    )
    there = f"{line}. My father dug the upper half with a spade, a mule, two donkeys and four cousins of ours"
    assert occasion(report(here, published=None), report(there, speaker=None, published=None)) == "yes"


def test_running_text_around_the_words_is_no_other_going_on():
    text = f"On Monday she told them that {LINE[0].lower()}{LINE[1:]} and then she left for the coast"
    assert occasion(report(), report(text, quoted=False)) == "yes"


def test_a_long_name_in_common_ties_no_running_text_to_a_quote():
    name = "the Selje Institute of Marine Research and Coastal History"
    here = report(f"The talk will be held at {name}", speaker=None)
    there = report(f"She had planned a visit to {name} that week", speaker=None, quoted=False)
    assert occasion(here, there) != "yes"


@pytest.mark.parametrize(
    "said",
    [
        "We held each other and waited for it to end",
        "I could not believe what was happening",
        "Our thoughts are with the families tonight",
        "It all happened so fast",
        "We will get through this together as a community",
    ],
)
def test_what_everyone_says_at_an_event_ties_no_two_speakers(said):
    assert occasion(report(said), report(said, speaker="Per Hansen")) == "unknown"
    assert occasion(report(said), report(said)) == "yes"


@pytest.mark.parametrize(
    "said",
    [
        LINE,
        "We lost 40 boats and most of what we had",
        "We will never go back to Selje after this",
    ],
)
def test_rare_words_names_and_numbers_tie_the_reports_of_two_speakers(said):
    assert occasion(report(said), report(said, speaker="Per Hansen")) == "yes"


weights = st.floats(0, 20)
evidences = st.builds(
    Evidence,
    shared=weights,
    kept=st.floats(0, 1),
    content=st.integers(0, 40),
    stock=st.booleans(),
    days=st.none() | st.integers(0, 2000),
    reworded=st.integers(0, 4),
    parted=st.booleans(),
    said=st.none() | st.just("two towns"),
    company=st.floats(0, 9),
    everyday=st.booleans(),
    heard=st.booleans(),
)


@given(evidences, st.sampled_from(["yes", "no", "unknown"]), st.booleans(), st.integers(0, 30))
def test_no_pair_is_passed_over_that_a_closer_look_ties(evidence, speaker, quoted, days):
    if tie(evidence, speaker, quoted=quoted, days=days) >= YES:
        assert may_be_tied(evidence.shared, evidence.kept, evidence.days, speaker, quoted=quoted, near=days)
        assert may_change(evidence, speaker, quoted=quoted, days=days)


@given(evidences, st.booleans(), st.integers(0, 30))
def test_of_many_pairs_at_once_is_said_what_is_said_of_each(evidence, quoted, days):
    apart = -1 if evidence.days is None else evidence.days
    (quickly,) = may_tie(
        *(np.array([x]) for x in (evidence.shared, evidence.kept, apart, days)), quoted=quoted
    )
    slowly = may_be_tied(evidence.shared, evidence.kept, evidence.days, "yes", quoted=quoted, near=days)
    assert quickly == slowly


@given(evidences, st.sampled_from(["yes", "no", "unknown"]), st.booleans(), st.integers(0, 30))
def test_the_answer_follows_from_how_strongly_two_are_tied(evidence, speaker, quoted, days):
    score = tie(evidence, speaker, quoted=quoted, days=days)
    answer, _ = same_occasion(evidence, speaker, quoted=quoted, days=days)
    assert answer != "yes" or score >= YES
    assert answer != "no" or score < YES or evidence.stock
    assert NO < YES


def test_other_words_long_after_need_a_person_to_look():
    there = report(LINE.replace("old", "new"), published="2031-05-20")
    assert occasion(report(), report(there.text)) == "yes"
    assert occasion(report(), there) == "unknown"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("On Sunday the mayor said, “No ferry will sail.”", "2031-05-04", "2031-05-04"),
        ("“No ferry will sail,” she told reporters in Orvik on Tuesday.", "2031-05-06", "2031-05-06"),
        ("“No ferry will sail,” she said yesterday.", "2031-05-05", "2031-05-05"),
        ("She said last month that “No ferry will sail” again.", "2031-04-01", "2031-04-30"),
        ("“No ferry will sail,” she said in 2019.", "2019-01-01", "2019-12-31"),
        ("In 2019 the mayor warned: “No ferry will sail.”", "2019-01-01", "2019-12-31"),
        ("“No ferry will sail,” she said two weeks ago.", "2031-04-16", "2031-04-28"),
        ("She said in December that “No ferry will sail” again.", "2030-12-01", "2030-12-31"),
        ("On March 3 the mayor said, “No ferry will sail.”", "2031-03-03", "2031-03-03"),
        ("On 3 March 2029 the mayor said, “No ferry will sail.”", "2029-03-03", "2029-03-03"),
        ("The storm came on Friday. On Sunday she said: “No ferry will sail.”", "2031-05-04", "2031-05-04"),
        ("The mayor spoke in Orvik on Sunday. “No ferry will sail.” He left.", "2031-05-04", "2031-05-04"),
    ],
)
def test_a_time_named_beside_the_quote_is_read(text, first, last):
    said = around(text, text[text.index("No f") : text.index("sail") + 4]).said
    assert said == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "text",
    [
        "“No ferry will sail,” the mayor said.",
        "She will vote before Friday. “No ferry will sail,” the mayor said.",
        "“No ferry will sail,” she said, before Friday came.",
        "It burned on Friday.\n\n“No ferry will sail,” the mayor said.",
        "“No ferry will sail” is what she wrote, and on Friday the board replied.",
        "The mayor, elected in 2019, said: “No ferry will sail.”",
        "The mayor, who came two years ago, said: “No ferry will sail.”",
        "In 2019 the port burned down to the last plank of its old quay, and now the mayor said: “No ferry will sail.”",
        "She said on February 31 that “No ferry will sail” again.",
    ],
)
def test_a_time_of_something_else_is_not_taken(text):
    assert around(text, "No ferry will sail").said is None


@pytest.mark.parametrize("published", [date.min, date.max])
def test_years_off_the_calendar_are_no_time(published):
    said = around("“No ferry will sail,” she said two years ago.", "No ferry will sail", published).said
    assert (said is None) == (published == date.min)


def test_a_town_is_known_by_its_state_or_country():
    text = "At a rally in Bergen, Norway, she said, “No ferry will sail.”"
    assert around(text, "No ferry will sail.").towns == {"Bergen, Norway"}
    assert around("In Orvik, Tveit said, “No ferry will sail.”", "No ferry will sail.").towns == frozenset()


def test_what_was_said_after_the_other_was_printed_is_another_occasion():
    late = report(published="2031-05-20")
    text = f"“{LINE},” she told them in the old hall on Friday."
    told = report(published="2031-05-20", context=around(text, LINE + ",", date(2031, 5, 20)))
    bare = Context(frozenset())
    assert occasion(report(), late) == "yes"
    match = compare(report(context=bare), told)
    assert match is not None
    assert match.same_occasion == "no"
    assert "said on 2031-05-16" in match.why


def test_a_late_report_that_names_the_month_is_near():
    then = Context(frozenset(), (date(2031, 5, 1), date(2031, 5, 31)))
    bare = Context(frozenset())
    line, late = "We have no choice left", "2031-08-20"
    assert occasion(report(line, context=bare), report(line, late, context=bare)) != "yes"
    assert occasion(report(line, context=bare), report(line, late, context=then)) == "yes"


def test_context_counts_only_where_both_sides_have_it():
    far = Context(frozenset(), (date(2030, 1, 1), date(2030, 1, 1)))
    assert occasion(report(context=far), report()) == "yes"


def test_two_towns_are_two_occasions_and_one_is_not():
    one, other = (Context(frozenset(), None, frozenset({town})) for town in ("Oslo, Norway", "Lund, Sweden"))
    assert contradiction(one, other, None, None) is not None
    assert contradiction(one, one, None, None) is None


def test_the_words_of_the_quotes_are_no_company():
    here, there = Context(frozenset({"herring", "dredger"})), Context(frozenset({"herring", "dredger"}))
    assert company(here, there, frozenset({"herring", "dredger"})) == 0
    assert company(here, there, frozenset()) > company(here, there, frozenset({"herring"})) > 0


@pytest.mark.parametrize("text", ["a", "\ud800", "“”", "in , on Monday a last year", "9" * 500])
@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31), None])
def test_context_never_raises(text, day):
    context(text, (Span(0, len(text)),), day)
    context("Last month, yesterday in May " + text, (Span(29, 29 + len(text)),), day)
