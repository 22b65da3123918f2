"""What an ellipsis hides: “is … safe” where “is not, I am afraid, safe” was said."""

from __future__ import annotations

from quotes.match import lexicon
from quotes.match.align import Side
from quotes.match.classes import negates
from quotes.match.cut_ends import is_condition
from quotes.match.governing import governs_next
from quotes.match.heads import governs_clause
from quotes.match.pairing import word_class
from quotes.models import ChangeKind

_COMMAS = (",", "—", "–", "(", " - ")


def hidden(side: Side, start: int, stop: int, text: str) -> ChangeKind | None:
    """Return what words that were left out, and shown to be, did to those behind them; None if nothing.

    Args:
        side: The words of the side that has them.
        start: Which is the first of them.
        stop: One behind the last.
        text: The text that the words point into.
    """
    lost, before, kept = side.words[start:stop], side.words[start - 1], side.words[stop]
    keys = [word.key for word in lost]
    first, last = text[before.end : lost[0].start], text[lost[-1].end : kept.start]
    aside = first.lstrip().startswith(_COMMAS) and last.lstrip().startswith((*_COMMAS, ")"))
    if " ".join(keys) in lexicon.pairs_of("negating"):
        return "negation"
    if word_class(before) in ("auxiliary", "modal") and negates(lost[0]):
        behind = text[lost[0].end : (*lost, kept)[1].start]
        if all(map(_is_adverb, keys[1:])) or (
            behind.lstrip().startswith(_COMMAS) and last.lstrip().startswith(_COMMAS)
        ):
            return "negation"
    if aside and is_condition(keys):
        return "modality"
    unsure = keys[0] in lexicon.words_of("hedge") | {"may", "might", "could"}
    if unsure and all(map(_is_adverb, keys[1:])):
        return "modality"
    return governs_next(side, start, stop) or governs_clause(text[lost[0].start : kept.start])


def _is_adverb(key: str) -> bool:
    return key.endswith("ly") or key in lexicon.words_of("filler") | {"again", "ever", "yet", "always"}
