"""Whether words cut off at an end governed all that was kept: "I doubt that", "Unless the grant arrives,".

The status stays `trimmed`, since what is left was said; but the change says that it was not said so.
"""

from __future__ import annotations

import re
from functools import cache

from quotes.match import lexicon
from quotes.match.align import Alignment
from quotes.match.classes import negates
from quotes.match.edits import Edit
from quotes.match.words import Word, words

_AROUND = 80
_SENTENCE = re.compile(r"[.!?\n]\W*\s|\n")
_CLAUSE = re.compile(r"[,;:()\[\]—–]|\s-\s")
# "If you ask me", "if anything", "thousands, if not millions" are no conditions.
_IF = (
    r"(?:if (?!(?:not|any|ever|anything|possible|necessary|needed|so|at all)\b"
    r"|(?:you|i) (?:ask|like|will|want|look|may|might|am honest|remember|recall)\b)|unless )"
)
_PERSON = r"(?:i|you|he|she|it|we|they|the|a|an|there|this|that|my|our|your|his|her|their)"
_IN_FRONT = re.compile(
    rf"(?:^|\bthat )(?:(?:and|but|so|well|now|look) )*(?:{_IF}|(?:had|were|should) {_PERSON} )"
)
_BEHIND = re.compile(
    rf"(?:but )?(?:only )?(?:{_IF}|provid(?:ed|ing) (?:that |{_PERSON} )|assuming |(?:as|so) long as "
    r"|on (?:the )?condition )"
)
_AFFIRMS = frozenset({"beyond", "few", "little", "who", "without"})
_OPEN = frozenset({"if", "unless", "provided", "providing", "assuming", "whether"})


def governs_rest(found: Alignment, edit: Edit, text_here: str, text_there: str) -> bool:
    """Whether words that one side has at an end, and the other lacks, deny or condition the words between.

    It does not count where the other side says so in its own words beside its marks.
    """
    side, (start, stop) = edit.lone(found)
    (other, at), texts = (
        ((found.there.words, edit.there[0]), (text_here, text_there))
        if side is found.here
        else ((found.here.words, edit.here[0]), (text_there, text_here))
    )
    lost, text = side.words[start:stop], texts[0]
    if edit.gap.place == "head":
        if stop == len(side.words):
            return False
        piece = _SENTENCE.split(text[lost[0].start : side.words[stop].start])[-1]
        first = other[min(at, len(other) - 1)].start
        beside = _SENTENCE.split(texts[1][max(0, first - _AROUND) : first])[-1]
        governs = _conditions(piece) or _denies(piece)
    else:
        governs = _depends(text[side.words[start - 1].end : lost[0].start], side.words[start - 1], lost)
        last = other[at - 1].end
        beside = _SENTENCE.split(texts[1][last : last + _AROUND])[0]
    return governs and not any(map(_says_so, words(beside)))


def _conditions(piece: str) -> bool:
    """Whether what stands in front is a condition: "If the law allowed it,"."""
    phrase = _keys(piece)
    return piece.rstrip().endswith((",", "then")) and _IN_FRONT.search(phrase) is not None


def _depends(between: str, kept: Word, lost: tuple[Word, ...]) -> bool:
    """Whether what stands behind is a condition: "provided that the grant arrives"."""
    asks = kept.key in lexicon.words_of("asking") or kept.key in ("know", "see", "wonder", "sure")
    phrase = " ".join([word.key for word in lost])
    return not asks and not between.strip(" ,—–-") and _BEHIND.match(phrase) is not None


def _denies(piece: str) -> bool:
    """Whether what stands in front says that what follows is not so: "I don't think", "It is false that"."""
    phrase = _keys(_CLAUSE.split(piece)[-1])
    not_so, untrue = _patterns()
    if not_so.search(phrase):
        return True
    match = untrue.search(phrase)
    if match is None:
        return False
    # Who cannot deny it affirms it.
    before = words(phrase[: match.start()])
    return not any(negates(word) or word.key in _AFFIRMS for word in before)


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
            rf"(?:(?<!why )\b(?:not|never) {adverbs}(?:{held})|\b(?:not|never|hardly) (?:\w+ly )?{sure}"
            rf"|\bno (?:\w+ )?{proof}|\b(?:nobody|noone) {helps}(?:{held}))(?: that)?\Z"
        ),
        re.compile(
            rf"\b(?:(?:{deny})(?: (?:any|the) (?:{thought})s?)? that|doubt(?:s|ed)?"
            r"|(?:false|untrue|nonsense|a lie|a myth) that"
            r"|(?:false|inaccurate|incorrect|untrue|wrong) to (?:claim|say|suggest|think)(?: that)?)\Z"
        ),
    )


def _says_so(word: Word) -> bool:
    return negates(word) or word.key in _OPEN | lexicon.words_of("denying") | lexicon.words_of("untrue")


def _keys(piece: str) -> str:
    return " ".join([word.key for word in words(piece)])
