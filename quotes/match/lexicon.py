"""The word classes, verb forms, numbers and frequencies that the comparison rests on, from data files."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Any


def _read(name: str) -> str:
    return files("quotes.match").joinpath("data", name).read_text(encoding="utf-8")


@cache
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(_read(name))


def lines(name: str) -> list[str]:
    """Return the lines of a data file without comments and empty ones."""
    return [line for line in _read(name).splitlines() if line and not line.startswith("#")]


@cache
def words_of(name: str) -> frozenset[str]:
    """Return one class of words: `negation`, `modal`, `quantifier`, `filler`, and so on."""
    return frozenset(_toml("lexicon.toml")[name].split())


@cache
def source_words(name: str) -> frozenset[str]:
    """Return one class of the words around names in printed sources: `title`, `particle`, and so on."""
    return frozenset(_toml("sources.toml")[name].split())


@cache
def pairs_of(name: str) -> dict[str, Any]:
    """Return one table of words or phrases: `gender`, `contraction`, `ending`, `fused`, `phrase`."""
    table: dict[str, Any] = _toml("lexicon.toml")[name]
    return table


@cache
def numbers(name: str) -> dict[str, Any]:
    """Return one table of number words: `cardinal`, `magnitude`, `suffix`, `unit`, and so on."""
    table: dict[str, Any] = _toml("numbers.toml")[name]
    return table


@cache
def loose_numbers() -> frozenset[str]:
    """Return the number words that have no value of their own (dozens, thousands), and ordinals."""
    return frozenset(numbers("loose")["words"].split()) | numbers("ordinal").keys()


@cache
def bodies() -> frozenset[str]:
    """Return the words that end, or are, the name of a body rather than of a person."""
    return frozenset(word for line in lines("bodies.txt") for word in line.split())


@cache
def _counts() -> dict[str, tuple[int, bool]]:
    rows = (line.split("\t") for line in lines("words.tsv"))
    return {row[0]: (int(row[1]), len(row) > 2) for row in rows}


def frequency(word: str) -> int | None:
    """Return the binary logarithm of a word's count in 635,000 words of news; None if it is not there."""
    row = _counts().get(word)
    return row[0] if row else None


@cache
def rare_words() -> frozenset[str]:
    """Return the words that are hardly ever in news and nearly spelt as one that is."""
    return frozenset(word for line in lines("rare_words.txt") for word in line.split())


@cache
def kinds_of_things() -> dict[str, frozenset[int]]:
    """Return for the `lemma` of each word that names a thing of a kind, by number, of which kinds."""
    table: dict[str, set[int]] = {}
    for number, line in enumerate(lines("others.txt")):
        for word in line.split():
            table.setdefault(lemma(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}


@cache
def opposites() -> frozenset[frozenset[str]]:
    """Return the pairs of opposites, each word as its `lemma`; a line with a stroke holds many."""
    rows = (line.partition(" / " if "/" in line else " ") for line in lines("opposites.txt"))
    pairs = (pair for one, _, other in rows for pair in product(one.split(), other.split()))
    return frozenset(frozenset(map(lemma, pair)) for pair in pairs)


def is_name_word(word: str) -> bool:
    """Whether news prints this word with a capital nine times in ten."""
    row = _counts().get(word)
    return row is not None and row[1]


@cache
def verbs_of(name: str) -> frozenset[str]:
    """Return one class of verbs, each as its `lemma`: `done_to`, `said_in_doing`."""
    return frozenset(map(lemma, words_of(name)))


@cache
def _participles() -> frozenset[str]:
    rows = (line.split() for line in lines("irregular.txt") if line.split()[0] not in ("am", "have", "do"))
    return frozenset(form for first, *forms in rows for form in forms if form[-3:] != "ing" and form != first)


def is_participle(word: str) -> bool:
    """Whether a word may be the past participle of a verb; not where it is the base form too ("cut")."""
    return word.endswith("ed") or word in _participles()


@cache
def _verbs() -> dict[str, int]:
    return {form: number for number, line in enumerate(lines("irregular.txt")) for form in line.split()}


@lru_cache(maxsize=1 << 15)  # free text: as many words as in much news
def lemma(word: str) -> str:
    """Return a rough base form: equal for the forms of one verb or noun, of no other use.

    Example:
        >>> lemma("went") == lemma("goes"), lemma("worries") == lemma("worried")
        (True, True)
    """
    row = _verbs().get(word)
    if row is not None:
        return f"verb{row}"
    for ending, instead in (("ies", "y"), ("ied", "y"), ("ying", "y"), ("ing", ""), ("ed", ""), ("es", "")):
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= 3:
            stem = word[: -len(ending)] + instead
            break
    else:
        stem = word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "sl":
        stem = stem[:-1]
    return stem.removesuffix("e") if len(stem) > 3 else stem
