"""Whether what a verb tells of was done, or only wanted, tried, promised: "We tried to close it"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from quotes.match import lexicon
from quotes.match.align import Side
from quotes.match.classes import negates
from quotes.match.pairing import same_verb, word_class
from quotes.match.words import Word

_REACH = 6
_CONSIDERED = frozenset(
    f"{verb} {rest}"
    for verbs, rest in (
        (("looking", "look", "looked"), "at"),
        (("thinking", "think", "thought", "talking", "talked", "talk"), "of"),
        (("thinking", "think", "thought", "talking", "talked", "talk"), "about"),
        (("ruled", "rule", "ruling"), "out"),
        (("close",), "to"),
    )
    for verb in verbs
)


_ACCUSED = frozenset({"accused", "charged", "suspected"})


def takes_back(lost: Sequence[Word], kept: Word, before: Word | None = None) -> bool:
    """Whether words left out in front of a verb said that it was not done, or not yet ("tried to").

    Args:
        lost: The words left out.
        kept: The verb behind them.
        before: The word in front of them ("is supposed to be safe", "is safe").
    """
    if considers(lost, kept):
        return True
    keys = [word.key for word in lost]
    if keys[-2:] == ["suspicion", "of"]:
        return True
    at = keys.index("to") if "to" in keys else 0
    stance = _stance(keys[at - 1]) if at else None
    passive = not lexicon.words_of("be").isdisjoint([*keys[:at], before.key if before else ""])
    if at and passive and _forms("bidding").get(keys[at - 1]) in ("ask", "tell"):
        return True
    if keys[-2:] and keys[-1] in ("of", "with") and set(keys) & _ACCUSED and kept.norm.endswith("ing"):
        return True
    if stance == "reputed" and not passive:
        return False
    if stance is None or not set(keys[at + 1 :]) <= {"have", "be"}:
        return False
    # Who wants to thank, thanks.
    spoken = stance == "want" and lexicon.lemma(kept.key) in lexicon.verbs_of("said_in_doing")
    return not spoken and word_class(kept) != "determiner"


def considers(lost: Sequence[Word], kept: Word) -> bool:
    """Whether words in front of a form in -ing say that it is only thought of: "would consider selling"."""
    return kept.norm.endswith("ing") and _is_considered([word.key for word in lost])


def undone(here: Sequence[Word], there: Sequence[Word]) -> bool:
    """Whether one side only thought of what the other did: "plan to sell" and "have sold"."""
    for one, other in ((here, there), (there, here)):
        done = [word for word in other if word_class(word) != "auxiliary"]
        if len(one) > 1 and len(done) == 1 and same_verb(one[-1].key, done[0].key):
            return takes_back(one[:-1], one[-1])
    return False


def hardly_did(here: Sequence[Word], there: Sequence[Word], kept: Word) -> bool:
    """Whether one side only wanted or tried what the other did: "tried to" and "did" in front of one verb."""
    return any(
        other and all(word_class(word) == "auxiliary" for word in other) and takes_back(one, kept)
        for one, other in ((here, there), (there, here))
    )


def is_would(words: Sequence[Word], at: int) -> bool:
    """Whether a word is a 'd for a would that tells: "I'd be glad"; not "I'd better", "I'd like".

    Args:
        words: The words of one side.
        at: Which of them it is.
    """
    if words[at].key != "'d":
        return False
    behind = [w for w in words[at + 1 : at + _REACH] if not (negates(w) or _is_between(w.key))]
    if not behind or word_class(behind[0]) not in ("auxiliary", "word"):
        return False
    verb = behind[0].key
    if word_class(behind[0]) == "auxiliary":
        return verb in ("be", "do", "have")
    return verb not in ("better", "like") and not lexicon.is_participle(verb)


def seems(here: Word, there: Word) -> bool:
    """Whether it only seems so on one side, and is so on the other: "looks safe", "is safe"."""
    return any(
        _stance(one.key) == "seem" and other.key in lexicon.words_of("be")
        for one, other in ((here, there), (there, here))
    )


def differ(here: Sequence[Word], there: Sequence[Word]) -> bool:
    """Whether two runs of words begin with verbs that say different things of what follows.

    Behind "to", or of a form in -ing that one side only thinks of or stops: "stopped selling", "are selling".
    """
    if len(here) > 1 and len(there) > 1 and here[1].key == there[1].key and here[1].norm.endswith("ing"):
        for one, other in ((here[0], there[0]), (there[0], here[0])):
            if _is_considered([one.key]) and word_class(other) == "auxiliary":
                return True
    stances = [_said_of_clause(side) for side in (here, there)]
    mine, theirs = stances
    return mine is not None and theirs is not None and mine[0] == theirs[0] and mine[1] != theirs[1]


def hedges_again(side: Side, start: int, stop: int) -> bool:
    """Whether words say what a weak modal beside them says: "might perhaps", "could possibly".

    Args:
        side: The words of the side that has them.
        start: Which is the first of them.
        stop: One behind the last.
    """
    beside = side.words[max(0, start - 1) : start] + side.words[stop : stop + 1]
    hedges = all(word.key in lexicon.words_of("hedge") for word in side.words[start:stop])
    return hedges and any(word.key in ("may", "might", "could") for word in beside)


def _is_between(key: str) -> bool:
    """Whether a word may stand between a modal and its verb."""
    return key.endswith("ly") or key in ("also", "always", "even", "just", "rather", "still")


def _said_of_clause(side: Sequence[Word]) -> tuple[str, str] | None:
    """Return what a verb at the head says of the clause behind it, and what the clause begins with."""
    if len(side) < 2:
        return None
    if side[1].key == "to":
        stance = _stance(side[0].key)
        return ("to", stance) if stance else None
    behind = [word.key for word in side[1:_REACH]]
    if "to" in behind[1:] and (bids := _forms("bidding").get(side[0].key)):
        return ("whom", bids)
    clause = behind[0] == "that" or word_class(side[1]) in ("determiner", "name", "pronoun", "title")
    sure = _forms("certainty").get(side[0].key)
    return ("that", sure) if clause and sure else None


def _is_considered(keys: Sequence[str]) -> bool:
    """Whether words say of the form in -ing behind them that it is only thought of ("looked at")."""
    return keys[-1] in _forms("considered") or " ".join(keys[-2:]) in _CONSIDERED


def _stance(word: str) -> str | None:
    """Return what a verb in front of "to" says of what follows: wanted, tried, promised and so on."""
    return _forms("stance").get(word)


@cache
def _forms(table: str) -> dict[str, str]:
    return {form: name for name, forms in lexicon.pairs_of(table).items() for form in forms.split()}
