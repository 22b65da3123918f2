"""When two different printings are one word: British and American spelling, plain typing errors."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from quotes.match import lexicon
from quotes.text.name_lists import is_given, table

_IZE = re.compile(r"is(e[drs]?|ing|ation|ations|able)$")
_YZE = re.compile(r"ys(e[drs]?|ing)$")
_OCR = str.maketrans("015", "ols"), str.maketrans("015", "ois")
_PREFIXES = ("a", "an", "un", "in", "im", "il", "ir", "de", "re")
_ENDINGS = ("s", "es", "d", "ed", "r", "er", "ly")
_OFTEN, _LONG = 5, 7
_VOWELS = frozenset("aeiouy")
_GUARDED = ("negation", "modal", "quantifier", "epistemic", "pronoun")


@lru_cache(1 << 15)
def american(word: str) -> str:
    """Return a word in American spelling, so that both spellings are equal.

    The table is in data/spelling.tsv; -ise and -yse are rules, kept from words that are spelled so on
    both sides (promise, exercise) by the list of words in use. The result is a key for comparing.

    Example:
        >>> american("recognised"), american("neighbours"), american("travelling")
        ('recognized', 'neighbors', 'traveling')
    """
    whole, stems = _table()
    if word in whole:
        return whole[word]
    if len(word) > 4:
        for length in range(min(len(word), 12), 3, -1):
            stem = stems.get(word[:length])
            if stem is not None:
                word = stem + _ending(word[length:], stem)
                break
        zed = _YZE.sub(r"yz\1", _IZE.sub(r"iz\1", word)) if len(word) > 5 else word
        if zed != word and (lexicon.frequency(zed) is not None or lexicon.frequency(word) is None):
            return zed
    return word


def _ending(rest: str, stem: str) -> str:
    # "centre" + "d" and "center" + "ed" are one form.
    return "e" + rest if stem.endswith("er") and rest == "d" else rest


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    rows = [line.split("\t") for line in lexicon.lines("spelling.tsv")]
    whole = {british[1:]: to for british, to in rows if british[0] == "="}
    stems = {british: to for british, to in rows if british[0] != "="}
    return whole, stems


def typing_error(here: str, there: str, *, name: bool = False) -> bool:
    """Whether one word is the other with a slip of the hand or of a scanner.

    One slip (a letter doubled, dropped, added, swapped, or taken for the next key or another vowel), two in
    long words. One of the two must be a word and the other none, else both are meant; numbers, negations,
    modals, quantifiers and pronouns are never taken for each other, and a name only for itself with two
    letters swapped, one doubled, or, if it is long, the next key hit.

    Example:
        >>> typing_error("relationshop", "relationship"), typing_error("county", "country")
        (True, False)
    """
    if here == there or not (here.isalnum() and there.isalnum()):
        return False
    if any(c.isdigit() for c in here + there):
        printed = any(here.translate(table) == there.translate(table) for table in _OCR)
        return printed and not (here.isdigit() or there.isdigit())
    known = [_is_word(here), _is_word(there)]
    if all(known):
        return False
    if all(any(word in lexicon.words_of(group) for group in _GUARDED) for word in (here, there)):
        return False
    if name:
        shorter = min(len(here), len(there))
        distance = OSA.distance(here, there, score_cutoff=2)
        plain = distance == 1 and shorter >= 5 and any(known) and _slip_in_name(here, there)
        return plain or (shorter >= 6 and distance <= 2 and _misspelt(here, there))
    if not any(known):
        # Words of a trade, names in small letters: only the order of the letters may differ.
        meant = min(len(here), len(there)) < 5 or not lexicon.rare_words().isdisjoint((here, there))
        return not meant and sorted(here) == sorted(there) and _slipped(here, there)
    wrong, right = (there, here) if known[0] else (here, there)
    return wrong not in lexicon.rare_words() and _slipped(wrong, right)


def _slipped(wrong: str, right: str) -> bool:
    """Whether a hand or a scanner makes one of the other: what comes in is near what was there."""
    if min(len(wrong), len(right)) < 2 or _derived(wrong, right):
        return False
    distance = OSA.distance(wrong, right, score_cutoff=2)
    if distance == 2:
        plain = wrong[0] == right[0] and set(wrong) <= set(right)
        return plain and min(len(wrong), len(right)) >= _LONG
    if distance != 1:
        return False
    if len(wrong) < len(right):
        return wrong[0] == right[0] or len(right) >= _LONG
    if len(wrong) > len(right):
        return any(_strays(wrong, at, right) for at in range(len(wrong)))
    replaced = [pair for pair in zip(wrong, right, strict=True) if pair[0] != pair[1]]
    # In short words, and at the head of any, one vowel for another makes another word.
    inside = len(wrong) > 3 and wrong[0] == right[0]
    vowels = inside and _VOWELS.issuperset(replaced[0])
    return len(replaced) == 2 or vowels or replaced[0][0] in _beside(replaced[0][1])


def _strays(wrong: str, at: int, right: str) -> bool:
    """Whether a letter is one too many, and a vowel, doubled or hit along with the key of one beside it."""
    if wrong[:at] + wrong[at + 1 :] != right:
        return False
    letter, around = wrong[at], wrong[max(0, at - 1) : at] + wrong[at + 1 : at + 2]
    vowel = at > 0 and letter in _VOWELS
    return vowel or letter in around or any(letter in _beside(other) for other in around)


def _derived(here: str, there: str) -> bool:
    """Whether one word is the other with a prefix or an ending: moral and amoral, settler and settlers."""
    longer, shorter = (here, there) if len(here) > len(there) else (there, here)
    added = longer.removesuffix(shorter), longer.removeprefix(shorter)
    doubled = added[0] == shorter[0]
    return added[0] in _PREFIXES and not doubled or added[1] in _ENDINGS


def _is_word(word: str) -> bool:
    if any(word in lexicon.words_of(group) for group in _GUARDED):
        return True
    count = lexicon.frequency(american(word))
    # Two and three letters are in the list for all sorts of reasons (18th, initials) unless common.
    return count is not None and (len(word) > 3 or count >= 7)


def _slip_in_name(here: str, there: str) -> bool:
    if len(here) == len(there):
        replaced = [(a, b) for a, b in zip(here, there, strict=True) if a != b]
        beside = len(replaced) == 1 and len(here) >= 7 and replaced[0][1] in _beside(replaced[0][0])
        return beside or sorted(here) == sorted(there)
    longer, shorter = (here, there) if len(here) > len(there) else (there, here)
    return any(
        longer[at] == longer[at - 1] and longer[:at] + longer[at + 1 :] == shorter
        for at in range(1, len(longer))
    )


def _misspelt(here: str, there: str) -> bool:
    """Whether one is a place or a common name and the other, known nowhere, has its letters and no other.

    Letters are then left out, doubled or swapped inside the name; another letter makes another name.
    """
    for right, wrong in ((here, there), (there, here)):
        often = lexicon.is_name_word(right) and (lexicon.frequency(right) or 0) >= _OFTEN
        if not often and right.title() not in table("places"):
            continue
        frame = right[0] == wrong[0] and right[-1] == wrong[-1] and abs(len(right) - len(wrong)) <= 1
        if frame and set(wrong) <= set(right) and lexicon.frequency(wrong) is None and not is_given(wrong):
            return len(right) > 6 or len(right) != len(wrong)
    return False


def _beside(letter: str) -> str:
    """Return the letters left and right of one on the keyboard, and those a scanner takes it for."""
    near = ""
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm", "eco", "hb"):
        at = row.find(letter)
        if at >= 0:
            near += row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    return near
