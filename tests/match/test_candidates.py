from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.match.candidates import Grams, scan_all

VOCABULARY = st.sampled_from(["the", "of", "ferry", "sank", "harbour", "okoro", "winter", "toll"])
LINE = ["at", "the", "end", "of", "the", "day"]


@settings(deadline=None)
@given(st.lists(st.lists(VOCABULARY, max_size=40), max_size=5), st.lists(VOCABULARY, min_size=7, max_size=12))
def test_the_index_finds_what_a_scan_of_all_finds(documents, quote):
    grams = Grams(n=3)
    for document in documents:
        grams.add(document)
    found = {}
    for candidate in grams.find(quote):
        found.setdefault(candidate.document, []).append((candidate.first, candidate.stop))
    slow = scan_all(documents, quote, 3)
    assert set(found) == set(slow)
    for document, places in slow.items():
        assert all(any(first <= at < stop for first, stop in found[document]) for at in places)


def test_a_short_quote_is_found_by_its_rare_word():
    grams = Grams(n=3)
    grams.add(["he", "called", "it", "a", "flabbergasting", "moment"])
    assert [c.document for c in grams.find(["flabbergasting"])] == [0]


def test_common_grams_are_passed_over_and_the_others_still_find():
    grams = Grams(n=3, common=2)
    for _ in range(5):
        grams.add(LINE)
    grams.add([*LINE, "the", "wombats", "sang"])
    found = list(grams.find([*LINE, "the", "wombats", "sang"]))
    assert [c.document for c in found] == [5]


def test_a_quote_in_more_articles_than_the_cap_is_still_found_in_all():
    quote = ["okoro", "will", "not", "sell", "the", "harbour"]
    grams = Grams(n=3, common=2)
    for number in range(5):
        grams.add(["story", str(number), *quote, "she", "said"])
    found = {c.document for c in grams.find([*quote[:2], *quote[3:], "to", "the", "bank"])}
    assert found == set(range(5))
