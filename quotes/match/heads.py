"""What a head says of the clause behind it: that it is not so, may be so, or is what others say."""

from __future__ import annotations

import re
from functools import cache

from quotes.match import lexicon
from quotes.match.classes import negates
from quotes.match.words import words
from quotes.models import ChangeKind

_CLAUSE = re.compile(r"[,;:()\[\]—–]|\s-\s")
_AFFIRMS = frozenset({"beyond", "few", "little", "who", "without"})
_NEAR, _LONG = 4, 10
_TO_WHOM = r"(?: (?:me|us|you|people|reporters|everyone))?"


def governs_clause(piece: str) -> ChangeKind | None:
    """Return what a head says of the clause behind it, if it does not say itself that it is so.

    Args:
        piece: The text in front of the clause, from where its sentence begins.

    Example:
        >>> [governs_clause(head) for head in ("I don’t think that ", "They say that ", "I know that ")]
        ['negation', 'modality', None]
    """
    keys = [word.key for word in words(_CLAUSE.split(piece)[-1])]
    phrase = " ".join(keys)
    if _denies(phrase):
        return "negation"
    near = phrase if len(keys) <= _LONG else " ".join(["…", *keys[-_LONG:]])
    return "modality" if _doubts().search(near) or _is_hearsay(near) else None


def _denies(phrase: str) -> bool:
    """Whether a head says that what follows is not so: "I don't think", "It is false that"."""
    not_so, untrue = _patterns()
    if not_so.search(phrase):
        return True
    match = untrue.search(phrase)
    if match is None:
        return False
    # Who cannot deny it affirms it.
    before = words(phrase[: match.start()])
    return not any(negates(word) or word.key in _AFFIRMS for word in before)


def _is_hearsay(phrase: str) -> bool:
    """Whether a head says that others, who are not named, say what follows: "They say", "I was told"."""
    told, said = _sayings()
    if told.search(phrase):
        return True
    match = said.search(phrase)
    subject = phrase[: match.start()].split()[-_NEAR:] if match else []
    return not lexicon.words_of("others").isdisjoint(subject) and not {"i", "we", "how", "what"} & set(
        subject
    )


@cache
def _sayings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    claim = "|".join(sorted(lexicon.words_of("claiming")))
    return (
        re.compile(
            r"\b(?:(?:was|were|been|being|am|are) told"
            r"|it (?:is|was|has been) (?:\w+ )?(?:said|claimed|alleged|believed|reported|rumored|thought))"
            r"(?: that)?\Z"
        ),
        re.compile(rf"\b(?:{claim}){_TO_WHOM}(?: that)?\Z"),
    )


@cache
def _doubts() -> re.Pattern[str]:
    """Return how a head ends that says that what follows only may be so, or is asked, or was believed."""
    hope, open_ = ("|".join(sorted(lexicon.words_of(name))) for name in ("hoping", "open_to_doubt"))
    think = r"(?:think|believe|feel|say|hope)"
    return re.compile(
        rf"(?:\b(?:{hope}|used to {think}|if (?:i|we) (?:said|say|claimed|thought|told{_TO_WHOM}))(?: that)?"
        r"|\bnot (?:\w+ )?(?:confirm(?:ed)?|exclude|prove[dn]?|rule out|verif(?:y|ied))(?: that)?"
        rf"|\b(?:doubtful|improbable|unlikely|{open_}|(?:may|might|could) (?:\w+ )?be) that"
        r"|\b(?:if|lest|unless|whether)"
        r"|^(?:(?:and|but|so|now|just|let 's|let us) )*(?:assume|imagine|pretend|suppose|supposing)"
        r"(?: that)?)\Z"
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    held, deny, thought = (
        "|".join(sorted(lexicon.words_of(name))) for name in ("held", "denying", "thought")
    )
    able = r"(?:going|trying|here|prepared|ready) to"
    adverbs = rf"(?:(?:(?!only |merely |simply )\w+ly|even|ever|have|been|{able}) )*"
    say = r"(?:accurate|correct|fair|right|true) to say"
    sure = rf"(?:the case|true|certain|sure|clear|proven|convinced|{say})"
    reason = r"reason to (?:believe|say|suppose|think)"
    proof = rf"(?:evidence|proof|sign|indication|suggestion|hint|chance|way|{reason})"
    helps = r"(?:(?:here|else|is|was|are|has|have|had|ever|should|can|could|would|will) )*"
    return (
        re.compile(
            rf"(?:(?<!why )\b(?:not|never) {adverbs}(?:{held})|\b(?:not|never|hardly) (?:\w+ )?{sure}"
            rf"|\bno (?:\w+ )?{proof}|\b(?:nobody|noone) {helps}(?:{held}))(?: that)?\Z"
        ),
        re.compile(
            rf"\b(?:(?:{deny})(?: (?:any|the) (?:{thought})s?)? that|doubt(?:s|ed)?"
            r"|(?:false|untrue|nonsense|a lie|a myth) that"
            r"|(?:false|inaccurate|incorrect|untrue|wrong) to (?:claim|say|suggest|think)(?: that)?)\Z"
        ),
    )
