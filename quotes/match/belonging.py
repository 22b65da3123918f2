"""What stands behind a name or title and makes it another's: the mayor's wife, the president-elect."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.match import lexicon
from quotes.match.align import Side
from quotes.match.classes import is_content
from quotes.match.order import is_party
from quotes.match.pairing import word_class
from quotes.match.words import Word


def belongs(side: Side, start: int, stop: int) -> bool:
    """Whether words that one side alone has make of the word in front of them another person or thing.

    Args:
        side: The words of the side that has them.
        start: Which is the first of them.
        stop: One behind the last.
    """
    if not start:
        return False
    lost, before = side.words[start:stop], side.words[start - 1]
    keys = [word.key for word in lost]
    if " ".join(keys) in lexicon.pairs_of("behind_office"):
        return before.key in lexicon.pairs_of("office") or before.key in lexicon.words_of("title")
    if keys == ["in", "law"]:
        return lexicon.lemma(before.key) in lexicon.kinds_of_things()
    return keys[0] == "'s" and is_party(before) and _is_noun(lost[1:], side.words[stop : stop + 1])


def _is_noun(owned: Sequence[Word], behind: Sequence[Word]) -> bool:
    """Whether words behind 's are what someone has, and no verb behind a short "is" or "has"."""
    if not owned or len(owned) > 2 or not is_content(owned[-1]):
        return False
    if word_class(owned[0]) == "determiner":
        return False
    verbal = lexicon.is_participle(owned[0].key) or owned[0].key.endswith("ing")
    return not verbal and bool(behind) and behind[0].key not in ("and", "or", "but")
