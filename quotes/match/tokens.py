"""The words of a text as whole numbers, read fast, for finding: a million sentences in seconds.

Comparing words takes care (`quotes.match.words`); finding them takes speed. So each stretch between
spaces is read with that care once, and its words are remembered as numbers. What may be printed as one
word or as several is several here, on both sides alike: "3.4m" is "3.4 million", "42%" and "42 percent" are
"42 per cent", "US" is "united states". A sign of currency is no word, since "$3.4 million" and "3.4 million
dollars" have the word in other places.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from hashlib import blake2b

from quotes.match import lexicon
from quotes.match.align import rarity
from quotes.match.words import ELLIPSIS, words

_REMEMBERED = 300_000
TENTHS = 15
"""The low bits of a word's number, which hold its rarity in tenths, less one."""
COUNT = 1 << 5
"""The bit of a word's number that says that it is a number, or part of one ("hundred")."""
END = 1 << 4
"""What stands for the end of a piece among the numbers of several; no word has this number."""

_END = "\x03"
_AROUND = ".,;:!?()'’‘\"“”„«»"


class _Numbers(dict[str, bytes]):
    """The numbers of the words in each stretch that was read before, up to a bound of memory."""

    def __missing__(self, printed: str) -> bytes:
        if len(self) >= _REMEMBERED:
            self.clear()
        if printed == _END:
            self[printed] = array("Q", (END,)).tobytes()
            return self[printed]
        plain = printed.strip(_AROUND)
        if not (plain.isascii() and plain.isalpha()):
            plain = printed  # what is mojibake is told by its capitals too: "crÃªpe"
        elif plain != "US":
            # One reading serves "Harbour," and "harbour"; capitals alone tell the US from us.
            plain = plain.lower()
        if plain == printed:
            keys = (key for word in words(plain) if word.key != ELLIPSIS for key in apart(word.key))
            found = array("Q", map(number_of, keys)).tobytes()
        else:
            found = self[plain]
        self[printed] = found
        return found


_numbers = _Numbers()


def number_of(key: str) -> int:
    """Return the number of a word: 59 bits of the hash of its key, `COUNT` and its rarity."""
    tenths = min(max(round(10 * rarity(key)), 1), TENTHS + 1)
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    counts = key[0] == "#" or key in lexicon.numbers("magnitude")
    return int.from_bytes(digest, "little") & ~(TENTHS | COUNT) | COUNT * counts | tenths - 1


def weigh(words: Sequence[int]) -> int:
    """Return the sum of the rarities of some words, given as numbers, in tenths."""
    return sum([(word & TENTHS) + 1 for word in words])


def apart(key: str) -> Iterator[str]:
    """Yield the words of a key, in the longest form that print has of it.

    Example:
        >>> [*apart("#3400000 dollar")], [*apart("#42 percent")], [*apart("u.s.")], [*apart("days")]
        (['#3.4', 'million'], ['#42', 'per', 'cent'], ['united', 'states'], ['day'])
    """
    value, _, unit = key.partition(" ")
    yield from _scaled(value) if value[0] == "#" else _longest(value)
    if unit and unit not in _currencies():
        yield from _longest(unit)


@cache
def _currencies() -> frozenset[str]:
    units = lexicon.numbers("unit")
    return frozenset(units[sign] for sign in "$€£¥")


def _longest(word: str) -> Sequence[str]:
    word = lexicon.numbers("unit").get(word, word)
    return _phrases().get(word, (word,))


@cache
def _phrases() -> dict[str, Sequence[str]]:
    phrases = {word: phrase.split() for phrase, word in lexicon.pairs_of("phrase").items()}
    return phrases | {"percent": ("per", "cent")}


def _scaled(value: str) -> Sequence[str]:
    """Return the words of a number, its magnitude apart where news prints it so: 3.4 million, but 2,500."""
    try:
        number = float(value[1:])
    except ValueError:  # a clock time, an ordinal, a decade
        return (value,)
    for name, size in sorted(lexicon.numbers("magnitude").items(), key=lambda row: -row[1]):
        decimals = 3 if size > 1_000 else 0
        if abs(number) >= size >= 1_000 and round(number / size, decimals) * size == number:
            return f"#{round(number / size, decimals):g}", name
    return (value,)


@cache
def negations() -> array[int]:
    """Return the numbers of the negations that can be put in or left out with no other change, in order."""
    return array("Q", sorted(map(number_of, lexicon.words_of("put_in"))))


@cache
def linking() -> tuple[array[int], int]:
    """Return the numbers of the words behind which "and" goes on with a number, and that of "and"."""
    return array("Q", map(number_of, ("hundred", "thousand"))), number_of("and")


@cache
def joinable() -> frozenset[int]:
    """Return the numbers of the words that are one number with others beside them ("a million")."""
    values = (f"#{value}" for value in lexicon.numbers("cardinal").values())
    return frozenset(map(number_of, (*values, *lexicon.numbers("magnitude"))))


def numbers(pieces: Iterable[str], *, ends: bool = False) -> array[int]:
    """Return the numbers of the words of some pieces of text, in order.

    Args:
        pieces: The pieces.
        ends: Whether `END` stands behind the words of each piece.
    """
    if ends:
        text = "".join(f"{piece.replace(_END, ' ')} {_END} " for piece in pieces)
    else:
        text = " ".join(pieces).replace(_END, " ")
    return array("Q", b"".join(map(_numbers.__getitem__, text.split())))
