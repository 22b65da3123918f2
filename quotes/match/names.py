"""When two names printed in two ways are one: Kyiv and Kiev, NHS and National Health Service."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.match import lexicon
from quotes.match.pairing import word_class
from quotes.match.words import Word
from quotes.text.name_lists import is_given

_OF = frozenset({"of", "for"})
_ENDING = re.compile(r"(?:iy|yy|ii|ij|yi|y|i)\Z")
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "de", "&"})
_LONG_ENOUGH = 6


def one_in_latin(here: str, there: str) -> bool:
    """Whether two names are one, brought into Latin letters in two ways.

    Example:
        >>> one_in_latin("zelensky", "zelenskyy"), one_in_latin("kyiv", "kiev"), one_in_latin("tony", "toni")
        (True, True, False)
    """
    spelt: dict[str, str] = lexicon.pairs_of("latin")
    if spelt.get(here, here) == spelt.get(there, there):
        return True
    plain = [_ENDING.sub("y", name) for name in (here, there)]
    long = min(len(here), len(there)) >= _LONG_ENOUGH and not is_given(here) and not is_given(there)
    return long and plain[0] == plain[1]


def initials(here: Sequence[Word], there: Sequence[Word]) -> bool:
    """Whether one side has the first letters of the name that stands on the other.

    Example:
        >>> from quotes.match.words import words
        >>> initials(words("the NHS")[1:], words("the National Health Service")[1:])
        True
        >>> initials(words("JFK"), words("John F. Kennedy")), initials(words("RFK"), words("Robert Kennedy"))
        (True, True)
    """
    short, long = sorted((here, there), key=len)
    if len(short) != 1 or len(long) < 2 or not short[0].name or not (long[0].name and long[-1].name):
        return False
    letters = short[0].key.replace(".", "")
    if letters == "".join(word.key[0] for word in long if word.key not in _SMALL):
        return len(letters) > 1
    # Of whom three letters name, the middle one may be left out.
    person = len(letters) == 3 and len(long) == 2 and is_given(long[0].key)
    return person and letters[0] + letters[2] == long[0].key[0] + long[1].key[0]


def is_called(words: Sequence[Word], at: int) -> bool:
    """Whether a word is a name, also one that is a title elsewhere: Anna King, the Department of Justice.

    Args:
        words: The words of one side.
        at: The word.
    """
    word = words[at]
    if word_class(word) != "title":
        return word_class(word) == "name"
    if not word.name:
        return False
    following, before = words[at + 1 : at + 2], words[max(0, at - 2) : at]
    if following and following[0].name:
        return following[0].key in lexicon.bodies()
    if before and before[-1].key in _OF:
        return before[0].key in lexicon.bodies()
    return bool(before) and (word_class(before[-1]) == "title" or is_given(before[-1].key))
