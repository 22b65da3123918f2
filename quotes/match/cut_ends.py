"""Whether words cut off at an end governed all that was kept: "I doubt that", "Unless the grant arrives,".

The status stays `trimmed`, since what is left was said; but the change says that it was not said so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.match import lexicon
from quotes.match.align import Alignment
from quotes.match.classes import negates
from quotes.match.edits import Edit
from quotes.match.heads import governs_clause
from quotes.match.pairing import word_class
from quotes.match.questions import is_asked
from quotes.match.words import Word, words

_AROUND = 80
_SENTENCE = re.compile(r"[.!?\n]\W*\s|\n")
# "If you ask me", "if anything", "thousands, if not millions" are no conditions.
_IF = (
    r"(?:if (?!(?:not|any|ever|anything|possible|necessary|needed|so|at all)\b"
    r"|(?:you|i) (?:ask|like|will|want|look|may|might|am (?:honest|not mistaken)|remember|recall)\b)"
    r"|unless (?!i am (?:mistaken|wrong)\b))"
)
_PERSON = r"(?:i|you|he|she|it|we|they|the|a|an|there|this|that|my|our|your|his|her|their)"
_IN_FRONT = re.compile(
    rf"(?:^|\bthat )(?:(?:and|but|so|well|now|look) )*"
    rf"(?:{_IF}|(?:had|were|should) {_PERSON} |according to (?!(?:plan|my|our)\b))"
)
_BEHIND = re.compile(
    rf"(?:but )?(?:only )?(?:{_IF}|provid(?:ed|ing) (?:that |{_PERSON} )|assuming |(?:as|so) long as "
    rf"|only (?:after|when) {_PERSON} |on (?:the )?condition )"
)
# "We will not pay before the vote" does not say that we will not pay.
_LIMITS = re.compile(r"(?:before|till|until|without) \w|on purpose\b")
# "I do not agree with all of it" does not say that I do not agree.
_NOT_ALL = re.compile(r"(?:(?:by|from|on|to|with) )?(?:all|always|every(?:body|one|thing)?)\b")
_SAY = r"(?:say|says|said|claim|claims|claimed|tell|tells|told)"
_HEARSAY = re.compile(
    rf"(?:or )?(?:so )?(?:(?:i|we) (?:am|are|was|were|have been) told|(?:they|he|she|people|some) {_SAY})\b"
    r"|as far as (?:i|we) (?:am|are|can|know)\b|to (?:the best of )?(?:my|our) knowledge\b"
)
# In front of a verb that stands before its subject.
_INVERTED = re.compile(
    r"^(?:rarely|seldom|hardly|scarcely|only \w+(?: \w+)*|under no circumstances|at no time|in no way) "
    r"(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|should|must)$"
)
_AGAIN = frozenset({"again", "alone", "first"})
_QUESTION = frozenset({"how", "what", "when", "where", "who", "whoever", "why"})
_HELD = frozenset({"certain", "possible", "right", "sure", "true"})
_LINKS = frozenset({"and", "but", "now", "so", "that", "well"})
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
        first = other[min(at, len(other) - 1)]
        beside = _SENTENCE.split(texts[1][max(0, first.start - _AROUND) : first.start])[-1]
        asks = _asks(piece, side.words[stop], text, first, texts[1])
        governs = asks or _conditions(piece) or governs_clause(piece) is not None
        governs |= _INVERTED.search(_keys(piece)) is not None
    else:
        kept = side.words[start - 1]
        between = text[kept.end : lost[0].start]
        said = _SENTENCE.split(text[side.words[0].start : kept.end])[-1]
        governs = (
            _depends(between, kept, lost) or _limits(said, between, lost) or _takes_back(between, lost, text)
        )
        last = other[at - 1].end
        beside = _SENTENCE.split(texts[1][last : last + _AROUND])[0]
    return governs and not any(map(_says_so, words(beside)))


def _conditions(piece: str) -> bool:
    """Whether what stands in front is a condition: "If the law allowed it,"."""
    phrase = _keys(piece)
    return piece.rstrip().endswith((",", "then")) and _IN_FRONT.search(phrase) is not None


def _asks(piece: str, kept: Word, text: str, other: Word, text_other: str) -> bool:
    """Whether what stands in front asks what the other side says: "Do you think"."""
    if not is_asked(kept, text) or is_asked(other, text_other):
        return False
    head = [word for word in words(piece) if word.key not in _LINKS]
    if not head or head[-1].key not in _HELD | lexicon.words_of("held") | lexicon.words_of("claiming"):
        return False
    return head[0].key in _QUESTION or word_class(head[0]) in ("auxiliary", "modal")


def _depends(between: str, kept: Word, lost: tuple[Word, ...]) -> bool:
    """Whether what stands behind is a condition: "provided that the grant arrives"."""
    asks = kept.key in lexicon.words_of("asking") or kept.key in ("know", "see", "wonder", "sure")
    return not asks and not between.strip(" ,—–-") and is_condition([word.key for word in lost])


def is_condition(keys: Sequence[str]) -> bool:
    """Whether words begin a condition behind what depends on it: "unless the board agrees"."""
    return _BEHIND.match(" ".join(keys)) is not None


def _limits(said: str, between: str, lost: tuple[Word, ...]) -> bool:
    """Whether what stands behind says how far a "not" goes: "will not use it first", "not pay until May"."""
    if between.strip():
        return False
    alone = len(lost) == 1 and lost[0].key in _AGAIN | lexicon.words_of("denied")
    phrase = " ".join([word.key for word in lost[:2]])
    limits = alone or _LIMITS.match(phrase) is not None
    if _NOT_ALL.match(phrase) and any(word.key == "not" for word in words(said)):
        return True
    return limits and any(map(negates, words(said)))


def _takes_back(between: str, lost: tuple[Word, ...], text: str) -> bool:
    """Whether what stands behind a comma says that it may be so, or is what others say: ", they say"."""
    if between.strip() != ",":
        return False
    hedged = lost[0].key in lexicon.words_of("hedge")
    ends = len(lost) == 1 or text[lost[0].end : lost[0].end + 1] in (",", ".", "!")
    return (hedged and ends) or _HEARSAY.match(" ".join([word.key for word in lost])) is not None


def _says_so(word: Word) -> bool:
    said = _OPEN.union(
        *map(lexicon.words_of, ("asking", "denying", "untrue", "hedge", "hoping", "open_to_doubt"))
    )
    return negates(word) or word.key in said


def _keys(piece: str) -> str:
    return " ".join([word.key for word in words(piece)])
