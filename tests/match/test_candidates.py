from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.match.candidates import find
from quotes.match.grams import count_grams
from quotes.match.postings import Builder, merge, mergeable, units_of
from quotes.match.query import Wanted, query
from quotes.match.tokens import negations, numbers
from quotes.models import Article

VOCABULARY = st.sampled_from(
    ["the", "of", "ferry", "sank", "harbour.", "okoro", "winter", "toll", "not", "“", "\n"]
)
TEXTS = st.lists(VOCABULARY, max_size=40).map(" ".join)


def segment_of(texts, *, n=3, first=0):
    builder = Builder(n=n)
    for number, text in enumerate(texts, first):
        builder.add(number, Article(str(number), text))
    return builder.build()


def look_up(segments, quote, *, n=3, share=0.0, least=0.0):
    (found,) = find(segments, query([Wanted(numbers([quote]))], n), share=share, least=least, tied=False)
    return found


def grams_of(words, n):
    """Yield each n-gram with the place of its first word, and those that pass over a negation inside."""
    for at in range(len(words) - n + 1):
        yield at, tuple(words[at : at + n])
    for at in range(len(words) - n):
        for passed in range(at + 1, at + n):
            if words[passed] in negations():
                yield at, (*words[at:passed], *words[passed + 1 : at + n + 1])


def scan_all(texts, quote, n):
    """Return by looking everywhere which words lie in an n-gram of the quote: the slow twin of `find`."""
    wanted = {gram for _, gram in grams_of(numbers([quote]), n)}
    found = defaultdict(list)
    for number, text in enumerate(texts):
        held = [(start, end) for start, end in zip(*units_of(text), strict=True)]
        placed = [(word, unit) for unit in held for word in numbers([text[slice(*unit)]])]
        for at, gram in grams_of([word for word, _ in placed], n):
            if gram in wanted:
                found[number].append(placed[at][1])
    return dict(found)


COUNTS = ("14", "six", "206", "hundred", "million")


def counted(printed):
    """Return words with each number as one `#`, with the place of its first word and one behind its last."""
    found = []
    for at, word in enumerate(printed):
        goes_on = found and found[-1][0] == "#"
        behind = printed[at + 1 : at + 2]
        linked = word == "and" and goes_on and printed[at - 1] == "hundred" and behind and behind[0] in COUNTS
        if goes_on and (word in COUNTS or linked):
            found[-1] = ("#", found[-1][1], at + 1)
        else:
            found.append(("#" if word in COUNTS else word, at, at + 1))
    return found


@settings(deadline=None)
@given(st.lists(st.sampled_from(["lost", "ferry", "and", *COUNTS]), max_size=30), st.integers(2, 4))
def test_any_number_stands_for_another_in_n_grams_of_counts(printed, n):
    words = counted(printed)
    grams = [words[at : at + n] for at in range(len(words) - n + 1)]
    expected = [gram for gram in grams if any(word == "#" for word, _, _ in gram)]
    keys, first, stop = count_grams(np.array(numbers(printed), np.uint64), n)
    assert list(zip(first.tolist(), stop.tolist(), strict=True)) == [(g[0][1], g[-1][2]) for g in expected]
    by_words = defaultdict(set)
    for gram, key in zip(expected, keys.tolist(), strict=True):
        by_words[tuple(word for word, _, _ in gram)].add(key)
    assert all(len(found) == 1 for found in by_words.values())
    assert len(set(keys.tolist())) == len(by_words)


@settings(deadline=None)
@given(st.lists(TEXTS, max_size=5), st.lists(VOCABULARY, min_size=9, max_size=14).map(" ".join))
def test_the_index_finds_what_a_scan_of_all_finds(texts, quote):
    if len(numbers([quote])) <= 6:
        quote += " she said of it all that winter morning"
    found = defaultdict(list)
    for candidate in look_up([segment_of(texts)], quote):
        found[candidate.document].append((candidate.start, candidate.end))
    slow = scan_all(texts, quote, 3)
    assert set(found) == set(slow)
    for number, units in slow.items():
        for unit in units:
            assert any(start <= unit[0] and unit[1] <= end for start, end in found[number])


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=8), st.integers(1, 7), TEXTS, st.integers(0, 7))
def test_segments_merged_or_apart_or_made_at_once_hold_the_same(texts, cut, quote, removed):
    parts = [segment_of(texts[:cut]), segment_of(texts[cut:], first=min(cut, len(texts)))]
    whole = segment_of(texts)
    merged = merge(parts)
    assert set(merged.arrays) == set(whole.arrays)
    for name, values in whole.arrays.items():
        assert np.array_equal(merged.arrays[name], values), name
    assert look_up(parts, quote) == look_up([whole], quote)
    left = merge(parts, without=[removed])
    assert look_up([left], quote) == [c for c in look_up([whole], quote) if c.document != removed]
    assert removed not in left.documents


@settings(deadline=None)
@given(
    st.lists(TEXTS, max_size=6),
    st.lists(st.tuples(TEXTS, st.booleans(), st.sampled_from([0, 737_000])), max_size=6),
    st.sampled_from([500, 2]),
    st.booleans(),
)
def test_quotes_looked_up_together_or_alone_find_the_same(texts, quotes, common, tied):
    segments = [segment_of(texts[:3]), segment_of(texts[3:], first=min(3, len(texts)))]
    wanted = [Wanted(numbers([quote]), verbatim, day, 3) for quote, verbatim, day in quotes]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("quotes.match.occurrences.COMMON", common)
        together = find(segments, query(wanted, 3), tied=tied)
        alone = [find(segments, query([one], 3), tied=tied) for one in wanted]
    assert together == [found for (found,) in alone]


def test_which_n_grams_tell_does_not_hang_on_the_quotes_beside():
    long = "the ferry of the winter did not reach the harbour of Okoro for the toll was not paid at noon by the pilot"
    lines = [f"{long} and {long} or {long}", "we will not close the pier this winter", long]
    wanted = [Wanted(numbers([line])) for line in lines]
    together = query(wanted, 3)
    for at, one in enumerate(wanted):
        alone, mine = query([one], 3), together.owner == at
        assert together.keys[mine].tolist() == alone.keys.tolist()
        assert together.telling[mine].tolist() == alone.telling.tolist()


def test_a_candidate_says_where_its_units_lie_and_what_is_shared():
    text = "Rain fell. Okoro will not sell the old harbour. Then all went home."
    (found,) = look_up([segment_of([text])], "“We will not sell the old harbour,” Okoro said")
    assert text[found.start : found.end] == "Okoro will not sell the old harbour"
    assert 0 < found.score <= found.weight


@pytest.mark.parametrize("quote", ["flabbergasting", "a flabbergasting day"], ids=["one word", "three"])
def test_a_short_quote_is_found_by_its_rare_word(quote):
    segment = segment_of(["He said it was fine.", "He called it a flabbergasting moment."])
    assert [found.document for found in look_up([segment], quote)] == [1]


def test_grams_common_in_all_segments_together_are_passed_over_and_the_others_still_find(monkeypatch):
    monkeypatch.setattr("quotes.match.occurrences.COMMON", 3)
    line = "at the end of the day"
    segments = [
        segment_of([line, line]),
        segment_of([line, line, f"{line} the wombats sang loudly near Lunby"], first=2),
    ]
    assert [found.document for found in look_up(segments, f"{line} the wombats sang loudly near Lunby")] == [
        4
    ]


def test_a_quote_in_more_articles_than_the_cap_is_still_found_in_all(monkeypatch):
    monkeypatch.setattr("quotes.match.occurrences.COMMON", 2)
    texts = [f"Story {number}: Okoro will not sell the harbour now, she said." for number in range(5)]
    found = look_up([segment_of(texts)], "Okoro will never sell the harbour now to that bank")
    assert {candidate.document for candidate in found} == set(range(5))


def test_a_weak_candidate_is_cut_by_what_it_shares_not_by_its_rank():
    texts = ["They will not sell the boat."] * 300 + ["The okoro harbour winter toll sank the ferry."]
    found = look_up(
        [segment_of(texts)], "The okoro harbour winter toll sank them, and will not sell", share=0.3
    )
    assert 300 in {candidate.document for candidate in found}


def test_an_empty_index_and_a_quote_without_words_find_nothing():
    assert look_up([], "Okoro will not sell the harbour") == []
    assert look_up([segment_of([])], "Okoro will not sell the harbour") == []
    assert look_up([segment_of(["", "…", "A word."])], "—") == []


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [([], None), ([9, 9, 9], None), ([9, 9, 9, 9], slice(0, 4)), ([900, 9, 9, 9, 9], slice(1, 5))],
    ids=["none", "too few", "four of like size", "the small ones"],
)
def test_segments_of_like_size_merge(sizes, expected):
    assert mergeable(sizes) == expected


def test_a_text_without_a_full_stop_is_cut_between_words():
    text = "ferry harbour " * 2_000
    starts, ends = units_of(text)
    assert max(end - start for start, end in zip(starts, ends, strict=True)) < 2_100
    assert numbers([text[a:b] for a, b in zip(starts, ends, strict=True)]) == numbers([text])


@given(st.text())
def test_any_text_has_units_in_order_that_hold_all_of_its_words(text):
    starts, ends = units_of(text)
    edges = [edge for pair in zip(starts, ends, strict=True) for edge in pair]
    assert edges == sorted(edges)
    Builder().add(0, Article("a", text))
