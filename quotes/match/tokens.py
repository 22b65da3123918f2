"""The words of a text as whole numbers, read fast, for finding: a million sentences in seconds.

Comparing words takes care (`quotes.match.words`); finding them takes speed. So each stretch between
spaces is read with that care once, and its words are remembered as numbers. What spans a space there
("3.4 million", "no one") is two words here, on both sides alike.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import blake2b

from quotes.match import lexicon
from quotes.match.align import rarity
from quotes.match.words import ELLIPSIS, words

_REMEMBERED = 300_000
TENTHS = 15
"""The low bits of a word's number, which hold its rarity in tenths, less one."""
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
        if not plain.isalpha():
            plain = printed
        elif plain != "US":
            # One reading serves "Harbour," and "harbour"; capitals alone tell the US from us.
            plain = plain.lower()
        if plain == printed:
            found = array(
                "Q", [number_of(word.key) for word in words(plain) if word.key != ELLIPSIS]
            ).tobytes()
        else:
            found = self[plain]
        self[printed] = found
        return found


_numbers = _Numbers()


def number_of(key: str) -> int:
    """Return the number of a word: 60 bits of the hash of its key, then its rarity."""
    tenths = min(max(round(10 * rarity(key)), 1), TENTHS + 1)
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") & ~TENTHS | tenths - 1


def weigh(words: Sequence[int]) -> int:
    """Return the sum of the rarities of some words, given as numbers, in tenths."""
    return sum([(word & TENTHS) + 1 for word in words])


@cache
def joinable() -> frozenset[int]:
    """Return the numbers of the words, digits apart, that elsewhere may be one with a word beside them."""
    phrases = lexicon.pairs_of("phrase")
    keys = {word for phrase in phrases for word in phrase.split()} | {*phrases.values()}
    return frozenset(
        map(number_of, keys | lexicon.numbers("cardinal").keys() | lexicon.numbers("magnitude").keys())
    )


def numbers(pieces: Iterable[str], *, ends: bool = False) -> array[int]:
    """Return the numbers of the words of some pieces of text, in order.

    Args:
        pieces: The pieces.
        ends: Whether `END` stands behind the words of each piece.
    """
    between = f" {_END} " if ends else " "
    text = between.join(piece.replace(_END, " ") for piece in pieces)
    return array("Q", b"".join(map(_numbers.__getitem__, f"{text}{between}".split())))
