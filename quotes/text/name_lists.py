"""Look-ups in the word lists about names: titles, places, given names and the gender they tell."""

from __future__ import annotations

import functools

from quotes.text.wordlists import entries


@functools.cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """Return a tab-separated word list of this package as first column → the other columns."""
    rows = (line.split("\t") for line in entries("quotes.text", name))
    return {row[0]: tuple(row[1:]) for row in rows}


def gender_of(given: str) -> str | None:
    """Return `f` or `m` if a given name usually tells the gender.

    Example:
        >>> gender_of("Margaret")
        'f'
    """
    listed = table("given_names")
    for word in (given, given.title(), *given.title().split("-")):
        if word in listed and listed[word][0] in "fm":
            return listed[word][0]
    return None


def is_given(word: str) -> bool:
    """Whether a word is in the list of given names (capitals do not matter)."""
    listed = table("given_names")
    return word in listed or word.title() in listed or ("-" in word and word.split("-")[0] in listed)


def is_demonym(word: str) -> bool:
    """Whether a word names a people, a faith or a party's followers: "Dutch", "Republicans"."""
    return table("places").get(word, ("",))[0] == "demonym"
