"""A number that is given again in another unit, in round brackets: "40 kilometers (25 miles)"."""

from __future__ import annotations

from quotes.match import lexicon
from quotes.match.align import Alignment
from quotes.match.classes import is_number
from quotes.match.edits import Edit


def is_conversion(found: Alignment, edit: Edit, text_here: str, text_there: str) -> bool:
    """Whether words that one side lacks say a number that stands in front in another unit.

    They are the editor's, as what stands in square brackets is.
    """
    if edit.here[0] < edit.here[1] and edit.there[0] < edit.there[1]:
        return False
    side, (start, stop) = edit.lone(found)
    if not 0 < start < stop:
        return False
    text = text_here if side is found.here else text_there
    lost, number = side.words[start:stop], side.words[start - 1]
    behind = text[lost[-1].end : lost[-1].end + 2].lstrip()
    if text[number.end : lost[0].start].strip() != "(" or behind[:1] != ")":
        return False
    units = {word.key.partition(" ")[2] for word in (number, *lost) if is_number(word)}
    about = lexicon.words_of("bound") | {"or", "than"}
    plain = all(is_number(word) or word.key in about for word in lost)
    return plain and is_number(number) and len(units) > 1 and "" not in units
