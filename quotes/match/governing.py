"""What words left out did to the word behind them, if they governed it: "Not all", "at least 200"."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.match import lexicon, stance
from quotes.match.align import Side
from quotes.match.bounds import begins_range, excepts, takes_out_of
from quotes.match.classes import is_bound, is_content, is_number, negates
from quotes.match.pairing import word_class
from quotes.match.partitive import partitive
from quotes.match.words import Word
from quotes.models import ChangeKind

_FEW = 4
_AT_TIMES = frozenset({"occasionally", "often", "rarely", "seldom", "sometimes"})


def governs_next(side: Side, start: int, stop: int) -> ChangeKind | None:
    """Return what words left out did to the word behind them that was kept, if they governed it.

    A bound belongs to its number ("at least 200"), a point of the compass to its place ("South Sudan").

    Args:
        side: The words of the side that has them.
        start: Which is the first of them.
        stop: One behind the last.
    """
    lost, kept = side.words[start:stop], side.words[stop : stop + 1]
    if not kept or len(lost) > _FEW:
        return None
    keys = [word.key for word in lost]
    if kind := partitive(lost, kept[0]):
        return kind
    before = side.words[start - 1] if start else None
    # "Are feared drowned" and "drowned".
    if lexicon.words_of("be").issuperset(keys[:-1]) and (kind := _narrows(before, lost[-1], kept[0])):
        return kind
    if " ".join(keys) in lexicon.pairs_of("negating"):
        return "negation"
    if " ".join(keys) in lexicon.pairs_of("doubting") and is_content(kept[0]):
        return "modality"
    if before is not None and takes_out_of(before, lost):
        return "quantifier"
    if begins_range(lost, kept[0]) or (keys == ["minus"] and word_class(kept[0]) == "number"):
        return "number"
    if is_number(kept[0]) and is_bound(lost):
        return "quantifier"
    further = before is not None and is_number(before) and keys in (["fewer"], ["less"], ["more"])
    if further or (keys == ["a"] and kept[0].key in ("few", "little")):
        return "quantifier"
    refused = keys[-1] == "to" and len(keys) > 1 and keys[-2] in lexicon.words_of("refusing")
    if refused or (before is not None and _undoes(before, keys)):
        return "negation"
    if stance.takes_back(lost, kept[0], before) or (len(lost) == 1 and stance.is_would(side.words, start)):
        return "modality"
    if len(lost) == 1 and lost[0].name and kept[0].name and keys[0] in lexicon.words_of("compass"):
        return "name"
    if len(lost) == 1 and _other_rank(keys[0], kept[0]):
        return "name"
    return None


def _narrows(before: Word | None, lost: Word, kept: Word) -> ChangeKind | None:
    """Return what one word left out did to those beside it: "the alleged thief", "not knowingly"."""
    if lost.key in lexicon.words_of("doubt") and is_content(kept):
        return "modality"
    if before is not None and negates(before) and lost.key in lexicon.words_of("denied"):
        return "modality"
    bare = before is None or word_class(before) not in ("determiner", "name", "word", "number")
    return "quantifier" if lost.key == "little" and bare and word_class(kept) == "word" else None


def _undoes(verb: Word, lost: Sequence[str]) -> bool:
    """Whether words left out turned the verb in front of them into its opposite ("called off")."""
    undone = (phrase.split(maxsplit=1) for phrase in lexicon.pairs_of("undone"))
    return any(
        lexicon.lemma(verb.key) == lexicon.lemma(one) and " ".join(lost) == other for one, other in undone
    )


def governs_first(lost: Sequence[Word], kept: Word) -> ChangeKind | None:
    """Return what words cut off in front did to the first word that was kept, if they governed it.

    A cut in front is harmless ("It is not true that" shows in the change); but "Not all" cut to "All",
    "At least 200" to "200" and "Perhaps he" to "He" leave a sentence that says more than was said.
    """
    if not lost or kept.bracket:
        return None
    keys = [word.key for word in lost]
    if keys[-1] == "a" and kept.key in ("few", "little"):
        return "quantifier"
    if keys in (["if"], ["unless"]):
        return "modality"
    kind = excepts(lost) or partitive(lost, kept)
    if kind and (kind != "quantifier" or len(lost) <= _FEW):
        return kind
    if _negates_first(keys, kept) or " ".join(keys[-2:]) in lexicon.pairs_of("negating"):
        return "negation"
    if len(lost) > _FEW:
        return None
    if begins_range(lost, kept):
        return "number"
    if negates(kept) and lexicon.pairs_of("same").get(keys[-1], keys[-1]) == "almost":
        return "quantifier"
    quantified = is_number(kept) or word_class(kept) == "quantifier" or kept.key in ("a", "an", "one")
    if quantified and all(map(negates, lost)):
        return "negation"
    if (is_number(kept) or word_class(kept) == "quantifier" or kept.key == "one") and is_bound(lost):
        return "quantifier"
    if keys[-1] in lexicon.words_of("scope") and _is_said_of(lost[-1], kept):
        return "quantifier"
    if _other_rank(keys[-1], kept):
        return "name"
    if len(lost) == 1 and keys[0] in _AT_TIMES:
        return "quantifier"
    return "modality" if len(lost) == 1 and keys[0] in lexicon.words_of("hedge") else None


def _negates_first(lost: Sequence[str], kept: Word) -> bool:
    """Whether the last of the words cut off negates the first that was kept ("not safe", "no evidence")."""
    at = len(lost) - 1
    while at > 0 and lost[at] in ("a", "an", "the"):
        at -= 1
    if lost[at] not in lexicon.words_of("negation") or (at and lost[at - 1] in ("why", "or", "if")):
        return False
    # "No" in front of these is an answer.
    return lost[at] != "no" or is_content(kept)


def _is_said_of(scope: Word, kept: Word) -> bool:
    """Whether a word says how much of the thing behind it is meant ("Some farmers", "Only the mayor")."""
    many = word_class(kept) in ("name", "word") and _is_plural(kept.key)
    if scope.key in ("only", "even"):
        named = word_class(kept) in ("determiner", "name") or kept.key in lexicon.words_of("pronoun")
        return named or (many and scope.key == "only")
    return many


def _is_plural(key: str) -> bool:
    return key in lexicon.words_of("plural") or (key[-1] == "s" and key[-2:] not in ("ss", "us", "is", "'s"))


def _other_rank(word: str, kept: Word) -> bool:
    """Whether a word makes what stands behind it another one: former, deputy, vice."""
    office = kept.key in lexicon.pairs_of("office") or kept.key in lexicon.words_of("title")
    return (office and word in lexicon.words_of("not_now")) or (
        word in lexicon.words_of("rank") and (office or is_content(kept))
    )
