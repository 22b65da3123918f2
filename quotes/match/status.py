"""How the wording of two reports relates: the one status that its differences amount to."""

from __future__ import annotations

import re
from functools import lru_cache

from quotes.match.align import Alignment
from quotes.match.difference import CUTS, Difference
from quotes.match.spelling import american
from quotes.match.words import Word
from quotes.models import Change, Shorter, Span, Wording
from quotes.text.folding import fold, foldings

# Closest first: the order in which one match is preferred to another.
CLOSENESS: tuple[Wording, ...] = (
    "exact", "same_after_folding", "trimmed", "elided", "spliced", "reworded", "altered",
)  # fmt: skip
_SEPARATOR = re.compile(r"[\s\"'-]+")


def wording(difference: Difference, *, exact: bool) -> Wording:
    """Return the status of two aligned texts.

    What misleads goes first: an alteration, then a join that is not shown; then other words; then
    omissions that are shown; then cut ends.

    Args:
        difference: What sets them apart.
        exact: Whether the two are equal character for character.
    """
    if any(change.bears_meaning and change.kind not in CUTS for change in difference.changes):
        return "altered"
    if difference.spliced:
        return "spliced"
    if any(_rewords(change) for change in difference.changes) or difference.dropped:
        return "reworded"
    if difference.marked:
        return "elided"
    if difference.cut_here or difference.cut_there:
        return "trimmed"
    return "exact" if exact else "same_after_folding"


def shorter(difference: Difference) -> Shorter | None:
    """Return which side holds fewer words at its ends or where an omission is shown."""
    if difference.cut_here and difference.cut_there:
        return "both"
    return "here" if difference.cut_here else "there" if difference.cut_there else None


def _rewords(change: Change) -> bool:
    return change.kind not in CUTS


def folds(found: Alignment, text_here: str, text_there: str) -> tuple[set[str], list[Change]]:
    """Name the foldings that make the kept words equal, and the harmless changes among them.

    A fold counts only where one side needed it and the other did not. Contractions and numbers written
    in another way are equal for the alignment, but they are other words: changes of the kind `wording`.
    """
    names: set[str] = set()
    changes: list[Change] = []
    for block in found.blocks:
        last_here, last_there = block.here + block.size - 1, block.there + block.size - 1
        run_here = text_here[found.here.words[block.here].start : found.here.words[last_here].end]
        run_there = text_there[found.there.words[block.there].start : found.there.words[last_there].end]
        if run_here == run_there:
            continue  # what is printed alike needed no fold
        before: tuple[Word, Word] | None = None
        for k in range(block.size):
            here, there = found.here.words[block.here + k], found.there.words[block.there + k]
            raw_here, raw_there = text_here[here.start : here.end], text_there[there.start : there.end]
            if raw_here != raw_there:
                if here.norm != there.norm and (change := _reworded(here, there, raw_here, raw_there)):
                    changes.append(change)
                else:
                    names |= _needed(raw_here, raw_there)
                    if here.norm != there.norm:
                        names.add("spaces" if _squeezed(here.norm) == _squeezed(there.norm) else "spelling")
            if before is not None:
                gap_here = text_here[before[0].end : here.start]
                gap_there = text_there[before[1].end : there.start]
                if gap_here != gap_there:
                    names |= _between(gap_here, gap_there)
            before = (here, there)
    return names, changes


def ends(text_here: str, text_there: str) -> set[str]:
    """Name the foldings needed in the punctuation before the first and behind the last word."""
    return _between(text_here, text_there) if text_here != text_there else set()


def _reworded(here: Word, there: Word, raw_here: str, raw_there: str) -> Change | None:
    kind = "bracket" if ("[" in here.norm) != ("[" in there.norm) else "wording"
    number = here.key[0] == "#"
    contracted = "'" in here.norm or "'" in there.norm
    if kind == "wording":
        if number and _number_form(here.norm) == _number_form(there.norm):
            return None
        if not number and not contracted:
            return None
    spans = Span(here.start, here.end), Span(there.start, there.end)
    return Change("bracket" if kind == "bracket" else "wording", raw_here, raw_there, *spans, False)


def _number_form(norm: str) -> str:
    return _squeezed(" ".join(american(word) for word in norm.split())).replace(",", "")


def _squeezed(norm: str) -> str:
    return _SEPARATOR.sub("", norm)


@lru_cache(1 << 12)  # marks, capitals and apostrophes, which recur
def _needed(here: str, there: str) -> frozenset[str]:
    one, other = foldings(here), foldings(there)
    return frozenset(name for name, _ in (one - other) + (other - one))


def _between(here: str, there: str) -> set[str]:
    names = set(_needed(here, there))
    plain_here, plain_there = fold(here).text, fold(there).text
    if plain_here == plain_there:
        return names
    if _SEPARATOR.sub("", plain_here) != _SEPARATOR.sub("", plain_there):
        return names | {"punctuation"}
    for sign, name in (("-", "dashes"), ('"', "marks"), ("'", "marks"), (" ", "spaces")):
        if plain_here.count(sign) != plain_there.count(sign) or sign == " " and not names:
            names.add(name)
    return names
