"""Whether two names mean the same speaker and two roles say the same, by the measure's own rule."""

from __future__ import annotations

import functools
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files

from quotes.text.name_words import name_words, plain_words


@dataclass(frozen=True, slots=True)
class _Words:
    suffixes: frozenset[str]
    role_articles: frozenset[str]
    role_words: dict[str, str]


@functools.cache
def _words() -> _Words:
    lists = tomllib.loads((files("quotes.evaluate") / "names.toml").read_text(encoding="utf-8"))
    sets = {name: frozenset(words) for name, words in lists.items() if name != "role_words"}
    return _Words(**sets, role_words=lists["role_words"])


def same_name(name: str, gold: Iterable[str], *, person: bool = True) -> bool:
    """Whether a name is equal to one of the gold names, all reduced to the words that count."""
    return name_words(name, person=person) in {name_words(other, person=person) for other in gold}


def fits_name(name: str, gold: Iterable[str], *, surname: str | None = None) -> bool:
    """Whether a person's name is a shorter form of a gold name that leaves out no family name.

    It must hold the family name and nothing that the gold name lacks. A suffix must agree: "Jr." is not
    the father, and a given name with the family name alone is not "Jr.".

    Args:
        name: The name to judge.
        gold: The full name and its alternatives.
        surname: The family name; without it the whole gold name is needed.
    """
    words = set(name_words(name))
    suffixes = words & _words().suffixes
    core = [word for word in name_words(name) if word not in suffixes]
    for full in gold:
        whole, family = set(name_words(full)), set(name_words(surname or full))
        asked = whole & _words().suffixes
        if suffixes <= asked and family <= set(core) <= whole:
            says_another_given_name = asked and not suffixes and len(core) > len(name_words(surname or full))
            if not says_another_given_name:
                return True
    return False


def role_words(role: str) -> tuple[str, ...]:
    """Return the words of a role that count: abbreviations spelled out, articles left out."""
    known = _words()
    spelled = (known.role_words.get(word, word) for word in plain_words(role))
    return tuple(word for word in spelled if word not in known.role_articles)


def shared_words(one: Sequence[str], other: Sequence[str]) -> float:
    """Return F1 of the words two roles share; 1 if both have none."""
    if not one or not other:
        return float(one == other)
    return 2 * (Counter(one) & Counter(other)).total() / (len(one) + len(other))
