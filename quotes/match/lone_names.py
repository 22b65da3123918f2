"""Whether a name of one word is a person's: “Norvik said” may be a company, a club or a union."""

from __future__ import annotations

import re
from functools import lru_cache

from quotes.match import lexicon
from quotes.match.report import Report
from quotes.match.speakers import person, words_of_source
from quotes.text.name_lists import is_given
from quotes.text.wordlists import wordlist

_BEFORE = r"\b([^\W\d_][\w'’-]*)\.?\s+(?:[A-Z]\.\s*)?"
_SAYS = r"(?:'s|’s)?\s+(?:said|says|added|told\s+\w+)\s+(?:that\s+)?(?:he|she)\b"


def may_be_body(report: Report) -> bool:
    """Whether a report names its speaker with one word of which nothing tells that it is a person.

    A given name, a title, an office, a given name before it anywhere in the article, or a "he" tell it; in
    a transcript whoever has a turn is a person. What is known of a name without its article is taken as
    given.
    """
    name = person(report.speaker or "")
    if name is None or len(name.words) > 1 or report.spans is None or report.primary:
        return False
    word = name.words[0]
    told = (name.description | words_of_source(report.source)) - {word}
    offices = lexicon.source_words("title") | wordlist("quotes.text", "role_nouns")
    if is_given(word) or word in wordlist("quotes.text", "family_first") or not told.isdisjoint(offices):
        return False
    return not _is_person(word, report.text)


@lru_cache(1 << 12)
def _is_person(word: str, text: str) -> bool:
    """Whether an article has a title or a given name in front of a word, or calls whom it names he or she."""
    printed = f"(?i:{re.escape(word)})"
    before = {found.casefold() for found in re.findall(rf"{_BEFORE}{printed}\b", text) if found[0].isupper()}
    titles = lexicon.source_words("title")
    if any(len(one) == 1 or one in titles or is_given(one) for one in before):
        return True
    return re.search(rf"\b{printed}{_SAYS}", text) is not None
