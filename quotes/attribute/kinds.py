"""Say what a name names: by its own words, by what stands around it, last by a model's hint."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quotes.attribute.descriptions import describe, is_role_noun
from quotes.text.name_lists import is_given, table
from quotes.text.names import Name
from quotes.text.wordlists import wordlist

if TYPE_CHECKING:
    from quotes.attribute.mentions import Cast

# Beyond this many code points, looking through the whole text for each name costs too much.
WHOLE_TEXT = 60_000
_PERSON_FOLLOWS = re.compile(
    r"[’']?,? (?:who\b|whose\b|\d\d,|an? \d\d-year-old|herself\b|himself\b)|, (?:his|her) \w+,"
)


def kind_of(cast: Cast, name: Name) -> str:
    """Say what a name is, from its own words, then from what follows, then from a model's hint."""
    if name.kind != "unknown":
        return name.kind
    words = name.span.of(cast.text)
    if _PERSON_FOLLOWS.match(cast.text, name.span.end, name.span.end + 24):
        return "person"
    before = cast.text[max(0, name.span.start - 30) : name.span.start]
    last = re.search(r"([\w-]+) $", before)
    if last and last.group(1).casefold() in wordlist("quotes.text", "role_nouns"):
        return "person"
    follows = re.match(r", (?=\w)", cast.text[name.span.end : name.span.end + 3])
    if follows and len(words.split()) > 1:
        told = describe(cast.text, name.span.end + 2, min(len(cast.text), name.span.end + 90))
        if told is not None and not told.plural and is_role_noun(told.head):
            return "person"
    hint = cast.hints.get(words)
    article = bool(re.search(r"\b[Tt]he $", before))
    count = len(words.split())
    if hint == "PERSON" and not article:
        return "person"
    if hint == "ORG" and count > 1 and " de " not in words:
        return "organization"
    month = words in ("April", "May", "June", "August")
    if count == 1 and is_given(words) and words not in table("places") and not article and not month:
        return "person"
    if count == 1 and not name.label and _stands_as_place(cast.text, words) and hint != "PERSON":
        return "place"
    if hint in ("GPE", "LOC", "FAC") and count > 1:
        return "place"
    return "unknown"


def in_place(cast: Cast, name: Name) -> bool:
    """Whether a word in front says that the place is meant, not a person of that name."""
    before = cast.text[max(0, name.span.start - 12) : name.span.start]
    return bool(re.search(r"\b(?:in|from|of|to|at|near|across|around|outside|for|into|the) $", before, re.I))


def is_demonym(words: str) -> bool:
    """Whether a word names a people, a faith or a party's followers: "Dutch", "Republicans"."""
    return table("places").get(words, ("",))[0] == "demonym"


def _stands_as_place(text: str, words: str) -> bool:
    """Whether a word stands somewhere as only a place does: "in Velland", "Velland, where"."""
    if len(text) > WHOLE_TEXT:
        return False
    place = re.escape(words)
    people = rf"|\b{place}(?:n|an|ian)s?\b" if words[-1:] in "aeiou" and len(words) > 4 else ""
    return bool(
        re.search(rf"\b(?:in|into|across|throughout) {place}\b(?! [A-Z])|\b{place}, where\b{people}", text)
    )


def in_headline(cast: Cast, name: Name) -> bool:
    """Whether a name stands in a line where nearly every word has a capital."""
    end = cast.text.find("\n", name.span.end)
    line = cast.text[cast.text.rfind("\n", 0, name.span.start) + 1 : end if end >= 0 else None]
    long = re.findall(r"[^\W\d_]{4,}", line)
    capitals = sum(1 for w in long if w[0].isupper())
    return capitals >= 0.8 * len(long)
