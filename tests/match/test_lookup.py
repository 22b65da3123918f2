from itertools import chain

from quotes.engine.gathered import Glance
from quotes.match.candidates import Candidate
from quotes.match.lookup import Lookup, may_hold, sought
from quotes.match.postings import units_of
from quotes.match.query import Wanted
from quotes.match.shelf import Memory
from quotes.match.tokens import numbers, weigh
from quotes.models import Article
from quotes.settings import Settings
from tests.test_spark import extracted_of


def test_a_quick_look_at_one_stretch_drops_none_that_holds_a_place_to_compare():
    shelf = Memory(n=3)
    given = list(chain.from_iterable(map(extracted_of, ("ferry", "summit", "desks"))))
    for one in given:
        shelf.add(one)
    lookup = Lookup(shelf)
    kept = dropped = 0
    for one in given:
        quotes = [sought(one.article, quote, Settings()) for quote in one.quotes]
        found = lookup.candidates([quote.wanted for quote in quotes], 3)
        for quote, candidates in zip(quotes, found, strict=True):
            for candidate in candidates:
                there = shelf.extracted(candidate.document).article
                words = numbers((there.text[candidate.start : candidate.end],))
                held = may_hold(quote.wanted, candidate, words, there.published)
                places = list(lookup.places(quote, [candidate], ()))
                assert held or not places
                kept, dropped = kept + bool(places), dropped + (not held)
    assert kept > 500
    assert dropped > 50


def test_a_glance_tells_a_document_that_holds_a_quote_from_one_that_shares_a_few_words():
    wanted = Wanted(numbers(["We will not sell the old harbour to the bank this winter"]))

    def may_hold(text: str) -> bool:
        starts, ends = units_of(text)
        at = next(n for n in range(len(starts)) if "will not" in text[starts[n] : ends[n]])
        weight = weigh(numbers([text[starts[at] : ends[at]]])) / 10
        found = Candidate(7, at, at + 1, 1.5, weight, 0)
        return Glance(Article("there", text)).may_hold([(wanted, [found])])

    assert may_hold("Rain fell. Okoro said they will not sell the old harbour to the bank. Then all left.")
    assert not may_hold(
        "Rain fell. They will not sell their cars or boats, the pilots of Lunby said. Then all left."
    )
