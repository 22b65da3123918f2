"""Name what differs between two aligned texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from quotes.match import lexicon
from quotes.match.align import Alignment
from quotes.match.amounts import turned_dates
from quotes.match.classes import is_content, is_number, negates
from quotes.match.contraries import swapped_opposites
from quotes.match.conversions import is_conversion
from quotes.match.counts import swapped_counts
from quotes.match.cut_ends import governs_rest
from quotes.match.difference import CUTS, SPLICE, Claim, Difference
from quotes.match.edges import edge_edits
from quotes.match.edits import Edit
from quotes.match.elisions import hidden
from quotes.match.exchange import exchanged_phrases, turned_on_me
from quotes.match.given_names import two_given_names
from quotes.match.governing import governs_first
from quotes.match.house_style import moved_negations, parted_phrases
from quotes.match.inner import inner_edits
from quotes.match.kinds import kind_of
from quotes.match.order import as_acting, moved_kind, persons, swapped_words, swaps_roles
from quotes.match.questions import asks_no_more
from quotes.match.voice import names_agent, turned_voice
from quotes.match.words import Word, words
from quotes.models import BEARS_MEANING, Change, ChangeKind, Span

_BEFORE, _REACH, _FAR = 60, 6, 400
# “We must act,” she said. “Now”: between the words a sentence ends that is not hers.
_SEAM = re.compile(r"\W{1,4}[^\"“”„«»]*\w[^\"“”„«»]*[.!?]\W?\s+[\"“„«‘']", re.DOTALL)
_POOR_ELLIPSIS = re.compile(r"(?<!\.)\.\s?\.(?!\s?\.)|\*\s?\*\s?\*")


def differences(
    found: Alignment,
    text_here: str,
    text_there: str,
    *,
    open_here: bool = False,
    open_there: bool = False,
    claim: Claim = "unknown",
) -> Difference:
    """Name every difference of an alignment.

    Args:
        found: The alignment.
        text_here: The text that the words here point into.
        text_there: The text that the words there point into.
        open_here: Whether the text here runs on beyond the words compared (running text, no quote): its
            ends are then no difference.
        open_there: The same of the other side.
        claim: What the two claim to be. Where one is told by the article, tenses and persons are its own;
            between two that are printed word for word, "our children" and "their children" are others.
    """
    result = Difference()
    edits: list[Edit] = []
    for gap in found.gaps():
        if gap.place == "inner":
            edits += inner_edits(found, gap, result)
        else:
            edits += edge_edits(found, gap, result, open_here=open_here, open_there=open_there)
    moved = _moved(found, edits)
    shifted = claim == "told" or any(_is_shift(found, edit) for edit in edits)
    swapped: frozenset[str] = frozenset()
    if moved:
        swapped = swapped_words(found, text_here, text_there) | exchanged_phrases(found, moved, text_here)
        swapped |= swapped_opposites(found, moved)
    on_me = turned_on_me(found)
    counted = swapped_counts(found, edits)
    roles = swaps_roles(found, edits) and not names_agent(found, edits)
    strict = roles or (claim == "verbatim" and not _has_brackets(found))
    turned = turned_voice(found, edits)
    same = [*moved_negations(found, edits), *parted_phrases(found, edits), *turned_dates(found, edits)]
    for edit in edits:
        kind = edit.kind or kind_of(found, edit, moved, shifted=shifted)
        if is_conversion(found, edit, text_here, text_there):
            kind = "bracket"
        if any(edit is one for one in same):
            kind = "wording"
        if edit.gap.place == "head" and kind in ("omission", "addition"):
            kind = _governed(found, edit, text_here, text_there) or kind
            if kind == "modality" and all(word.key in moved for word in edit.words(found)):
                kind = "order"  # "Perhaps it was", "It was perhaps"
        if kind in CUTS and edit.gap.place == "inner" and (edit.gap.here_marked or edit.gap.there_marked):
            side, (start, stop) = edit.lone(found)
            kind = hidden(side, start, stop, text_here if side is found.here else text_there) or kind
        if kind == "negation" and _only_answers(found, edit, text_here, text_there):
            kind = "omission" if edit.here[0] == edit.here[1] else "addition"
        if kind in ("order", "omission", "addition") and asks_no_more(
            found, edit, text_here, text_there, moved=kind == "order"
        ):
            kind = "modality"
        voice = any(edit is one for one in turned) or (on_me and _of_first_person(found, edit))
        voice |= kind == "wording" and _holds(found, edit, swapped)
        if voice:
            kind = "order"
        if kind in ("omission", "addition"):
            if edit.gap.place == "inner":
                _weigh_omission(found, edit, moved, result, shown=_shows(found, edit, text_here, text_there))
            elif _has_moved(found, edit, moved):
                kind = "order"
            else:
                result.cut_here |= kind == "omission"
                result.cut_there |= kind == "addition"
        if kind == "order":
            kind = moved_kind(found, edit) or kind
        if kind in ("order", "wording") and any(lexicon.lemma(w.key) in counted for w in edit.words(found)):
            kind = "number" if any(map(is_number, found.here.words)) else "quantifier"
        if kind == "tense" and strict and _other_person(found, edit, roles=roles):
            kind = "name"
        if kind == "wording" and _are_people(found, edit, text_here, text_there):
            kind = "name"
        bears = kind in BEARS_MEANING or voice or (kind == "order" and _holds(found, edit, swapped))
        if kind in CUTS and edit.gap.place != "inner":
            bears = governs_rest(found, edit, text_here, text_there)
        result.changes.append(_change(kind, found, edit, text_here, text_there, bears=bears))
        if kind == "number" and _other_unit(found, edit):
            result.changes.append(_change("unit", found, edit, text_here, text_there, bears=True))
    return result


def _are_people(found: Alignment, edit: Edit, text_here: str, text_there: str) -> bool:
    """Whether a word here and one there are printed as given names of two people."""
    here, there = _span(found.here.words, edit.here), _span(found.there.words, edit.there)
    return two_given_names(here.of(text_here), there.of(text_there))


def _of_first_person(found: Alignment, edit: Edit) -> bool:
    return any(word.key in lexicon.words_of("first_person") for word in edit.words(found))


def _governed(found: Alignment, edit: Edit, text_here: str, text_there: str) -> ChangeKind | None:
    """Return what words cut off in front did to the first word that was kept, if they governed it."""
    sides = [(found.here, edit.here, text_here), (found.there, edit.there, text_there)]
    if edit.here[0] == edit.here[1]:
        sides.reverse()
    (whole, (start, stop), text), (short, (first, _), other) = sides
    lost, kept = whole.words[start:stop], whole.words[stop]
    kind = governs_first(lost, kept)
    between = text[lost[-1].end : kept.start]
    # "No, two ships sank" answers with its first word. And what stands right before the marks is said too.
    harmless = " \t\u00a0,-‐‑–—" if kind == "modality" else " \t\u00a0-‐‑"
    if kind is None or between.strip(harmless):
        return None
    before = words(other[max(0, short.words[first].start - _BEFORE) : short.words[first].start])
    if kind == "negation" and any(map(negates, before[-_REACH:])):
        return None
    shown = [word.key for word in before][-len(lost) :]
    return None if shown == [word.key for word in lost] else kind


def _only_answers(found: Alignment, edit: Edit, text_here: str, text_there: str) -> bool:
    """Whether what one side lacks is the "No" of an answer that negates in its own words: "No, it is not"."""
    side, (start, stop) = edit.lone(found)
    behind = side.words[stop : stop + _REACH]
    if [word.key for word in edit.words(found)] != ["no"] or not any(map(negates, behind)):
        return False
    text = text_here if side is found.here else text_there
    return bool(text[side.words[start].end : behind[0].start].strip())


def _has_moved(found: Alignment, edit: Edit, moved: Counter[str]) -> bool:
    """Whether all words cut at one end stand at another place of the other side."""
    words = edit.words(found)
    return all(w.key in moved for w in words) and any(is_content(w) for w in words)


def _other_unit(found: Alignment, edit: Edit) -> bool:
    # A number that only one side has stands against no other.
    here, there = found.words(edit.here, edit.there)
    units = {word.key.partition(" ")[2] for word in here[:1] + there[:1]}
    return len(units) == 2 and "" not in units


def _moved(found: Alignment, edits: Sequence[Edit]) -> Counter[str]:
    """Count the words that one edit lost and another gained: they changed their place."""
    lost = Counter(w.key for e in edits for w in found.here.words[slice(*e.here)])
    gained = Counter(w.key for e in edits for w in found.there.words[slice(*e.there)])
    return lost & gained


def _is_shift(found: Alignment, edit: Edit) -> bool:
    """Whether an edit turns the speaker's own I or we into he, she or they (or back)."""
    turned = persons(found, edit)
    return turned is not None and 3 in turned and len(edit.words(found)) == 2


def _other_person(found: Alignment, edit: Edit, *, roles: bool) -> bool:
    """Whether another pronoun says that others are meant; that roles changed places, any pronoun tells."""
    turned = persons(found, edit)
    return turned is not None and (roles or turned[0] != turned[1])


def _has_brackets(found: Alignment) -> bool:
    """Whether an editor put words of his own into one side, to which others may be suited."""
    return any(word.bracket or "[" in word.norm for side in (found.here, found.there) for word in side.words)


def _shows(found: Alignment, edit: Edit, text_here: str, text_there: str) -> bool:
    """Whether the side that lacks words shows it: by an ellipsis (or .. or ***), or by marks opened anew."""
    if edit.here[0] < edit.here[1]:
        marked, words, at, text = edit.gap.there_marked, found.there.words, edit.there[0], text_there
    else:
        marked, words, at, text = edit.gap.here_marked, found.here.words, edit.here[0], text_here
    between = text[words[at - 1].end : min(words[at].start, words[at - 1].end + _FAR)]
    return marked or _POOR_ELLIPSIS.search(between) is not None or _SEAM.fullmatch(between) is not None


def _weigh_omission(
    found: Alignment, edit: Edit, moved: Counter[str], result: Difference, *, shown: bool
) -> None:
    if shown:
        result.marked = True
        return
    lost = [w for w in edit.words(found) if w.key not in moved]
    if len(lost) >= SPLICE and any(is_content(w) and w.key not in lexicon.words_of("filler") for w in lost):
        result.spliced = True
    else:
        result.dropped = True


def _holds(found: Alignment, edit: Edit, keys: Collection[str]) -> bool:
    return any(word.key in keys or as_acting(word.key) in keys for word in edit.words(found))


def _change(
    kind: ChangeKind, found: Alignment, edit: Edit, text_here: str, text_there: str, *, bears: bool
) -> Change:
    here = _span(found.here.words, edit.here)
    there = _span(found.there.words, edit.there)
    return Change(kind, here.of(text_here), there.of(text_there), here, there, bears)


def _span(words: Sequence[Word], part: tuple[int, int]) -> Span:
    start, stop = part
    if start < stop:
        return Span(words[start].start, words[stop - 1].end)
    at = words[start - 1].end if start else words[0].start if words else 0
    return Span(at, at)
