"""Pair the words of one gap: which word here stands for which word there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from quotes.match import lexicon
from quotes.match.short_forms import short_form
from quotes.match.spelling import typing_error
from quotes.match.words import Word

Pair = tuple[int | None, int | None]
_LONGEST = 40


def pair_words(here: Sequence[Word], there: Sequence[Word]) -> list[Pair]:
    """Pair two short runs of words at the least cost (edit distance by dynamic programming).

    Words pair only with words of their class: a number with a number, a name with a name, so that what
    is left without a partner was dropped or added.

    Returns:
        Index pairs in order; None stands for no partner.
    """
    rows, columns = len(here), len(there)
    if not rows or not columns or max(rows, columns) > _LONGEST:
        return [(i, None) for i in range(rows)] + [(None, j) for j in range(columns)]
    cost = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(1, rows + 1):
        cost[i][0] = i * 0.5
    for j in range(1, columns + 1):
        cost[0][j] = j * 0.5
    for i in range(1, rows + 1):
        for j in range(1, columns + 1):
            cost[i][j] = min(
                cost[i - 1][j - 1] + distance(here[i - 1], there[j - 1]),
                cost[i - 1][j] + 0.5,
                cost[i][j - 1] + 0.5,
            )
    pairs: list[Pair] = []
    i, j = rows, columns
    while i or j:
        # Of pairings that cost the same, the earliest words pair.
        if i and abs(cost[i][j] - cost[i - 1][j] - 0.5) < 1e-9:
            i -= 1
            pairs.append((i, None))
        elif j and abs(cost[i][j] - cost[i][j - 1] - 0.5) < 1e-9:
            j -= 1
            pairs.append((None, j))
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]


def distance(here: Word, there: Word) -> float:
    """Return how ill two words pair: 0 equal, below 1 a plausible partner, 9 none."""
    if here.key == there.key:
        return 0.0
    classes = word_class(here), word_class(there)
    if here.bracket != there.bracket:
        return 0.7
    if here.norm == there.norm or typing_error(here.norm, there.norm, name=here.name and there.name):
        return 0.1
    if short_form((here,), (there,)):
        return 0.1
    if same_verb(here.key, there.key) or contracted(here.key, there.key):
        return 0.2
    if classes[0] == classes[1]:
        return 0.6 if classes[0] != "word" else 0.9
    if "negation" in classes and set(classes) & {"quantifier", "determiner", "pronoun", "name"}:
        return 0.7
    if set(classes) in ({"modal", "quantifier"}, {"number", "quantifier"}):
        return 0.7
    if frozenset((lexicon.lemma(here.key), lexicon.lemma(there.key))) in lexicon.opposites():
        return 0.6
    if set(classes) == {"pronoun", "determiner"} or set(classes) == {"pronoun", "name"}:
        return 0.8
    if here.key == "one" and classes[1] == "number" or there.key == "one" and classes[0] == "number":
        return 0.6
    return 9.0


def word_class(word: Word) -> str:
    """Return the class that decides which words can stand for which."""
    if word.key[0] == "#":
        return "number"
    plain = _plain_class(word.key)
    if plain != "word":
        return plain
    return "name" if word.name else "word"


@lru_cache(1 << 15)
def _plain_class(key: str) -> str:
    for name in (
        "negation",
        "modal",
        "epistemic",
        "quantifier",
        "pronoun",
        "determiner",
        "auxiliary",
        "title",
    ):
        if key in lexicon.words_of(name):
            return "modal" if name == "epistemic" else name
    if key in lexicon.loose_numbers() or key in lexicon.numbers("magnitude"):
        return "number"
    if key in lexicon.numbers("unit"):
        return "unit"
    return "light" if key in lexicon.words_of("light") else "word"


def same_verb(here: str, there: str) -> bool:
    """Whether two words are forms of one verb or noun."""
    return len(here) > 1 and len(there) > 1 and lexicon.lemma(here) == lexicon.lemma(there)


def contracted(here: str, there: str) -> bool:
    """Whether one word is the short form of the other ('s is, has or us)."""
    table = lexicon.pairs_of("contraction")
    return there in table.get(here, ()) or here in table.get(there, ())
