"""What kind of change one difference is, from the classes of its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.match import lexicon
from quotes.match.align import Alignment, Gap
from quotes.match.pairing import contracted, same_verb, word_class
from quotes.match.words import Word
from quotes.models import ChangeKind


@dataclass(slots=True)
class Edit:
    """Words here that stand for other words there, or for none.

    Attributes:
        here: First word and one behind the last, here.
        there: The same, there.
        gap: The gap that they lie in.
        kind: The kind of change, where it is already known.
    """

    here: tuple[int, int]
    there: tuple[int, int]
    gap: Gap
    kind: ChangeKind | None = None


def kind_of(found: Alignment, edit: Edit, moved: Counter[str], *, shifted: bool) -> ChangeKind:
    """Return the kind of an edit.

    Args:
        found: The alignment that the edit is of.
        edit: The edit.
        moved: Words that one edit lost and another gained.
        shifted: Whether the speaker's I has become he or she: speech is reported, tenses may follow.
    """
    here = found.here.words[slice(*edit.here)]
    there = found.there.words[slice(*edit.there)]
    if any(w.bracket or "[" in w.norm for w in (*here, *there)):
        return "bracket"
    if len(here) == len(there) == 1:
        return _pair_kind(here[0], there[0], moved, found, edit, shifted=shifted)
    marked = edit.gap.here_marked or edit.gap.there_marked
    return _run_kind(here, there, moved, marked=marked)


def _pair_kind(
    here: Word, there: Word, moved: Counter[str], found: Alignment, edit: Edit, *, shifted: bool
) -> ChangeKind:
    classes = {word_class(here), word_class(there)}
    keys = {here.key, there.key}
    if (
        here.key in moved
        and there.key in moved
        and (not classes & {"number", "name"} or _listed(found, edit))
    ):
        return "order"
    if classes <= {"number"} or ("number" in classes and keys & {"one"}):
        values = [key.partition(" ") for key in (here.key, there.key)]
        if values[0][0] != values[1][0]:
            return "number"
        # A number at the very end may have lost its unit with the words that were cut.
        last = edit.here[1] == len(found.here.words), edit.there[1] == len(found.there.words)
        bare = values[0][2] == "", values[1][2] == ""
        if bare[0] and last[0]:
            return "omission"
        return "addition" if bare[1] and last[1] else "unit"
    if "number" in classes:
        return "number"
    if (("negation" in classes) and classes != {"negation"}) or _opposites(here.key, there.key):
        return "negation"
    if classes == {"unit"}:
        return "unit"
    if contracted(here.key, there.key):
        return "wording"
    if "modal" in classes:
        # "I will go" becomes "he would go" when speech is reported: no change if the person shifts too.
        return "tense" if shifted and _past_of(here.key, there.key) else "modality"
    if "quantifier" in classes:
        return "quantifier"
    if classes == {"pronoun"}:
        gender = lexicon.pairs_of("gender")
        if gender.get(here.key) == there.key or gender.get(there.key) == here.key:
            return "name"
        return "tense"
    if classes == {"name"}:
        return "wording" if same_verb(here.key, there.key) else "name"
    if classes == {"auxiliary"} or same_verb(here.key, there.key):
        return "tense"
    return "wording"


def _run_kind(
    here: Sequence[Word], there: Sequence[Word], moved: Counter[str], *, marked: bool
) -> ChangeKind:
    one_sided = not here or not there
    words = (*here, *there)
    if all(w.key in moved for w in words):
        return "order"
    telling = [w for w in words if w.key not in lexicon.words_of("filler") and is_content(w)]
    negations = [sum(negates(w) for w in side) for side in (here, there)]
    others = len(words) - sum(negations)
    if negations[0] != negations[1] and (others <= (0 if marked else 2) or not one_sided):
        return "negation"
    if len(words) <= (1 if marked else 3) or (not one_sided and len(telling) <= 1):
        for kind, name in (("number", "number"), ("modality", "modal"), ("quantifier", "quantifier")):
            sides = [[w.key for w in side if word_class(w) == name] for side in (here, there)]
            if sides[0] != sides[1] and not _loose(kind, sides, one_sided):
                return kind  # type: ignore[return-value]
    if one_sided:
        return "omission" if there else "addition"
    return "wording"


def _loose(kind: str, sides: Sequence[Sequence[str]], one_sided: bool) -> bool:
    if kind != "quantifier":
        return False
    return all(key in lexicon.words_of("loose_quantifier") for side in sides for key in side)


def is_content(word: Word) -> bool:
    """Whether a word carries meaning of its own."""
    return word_class(word) in ("word", "name", "number", "unit")


def negates(word: Word) -> bool:
    """Whether a word negates."""
    return word.key in lexicon.words_of("negation")


def _opposites(here: str, there: str) -> bool:
    longer, shorter = (here, there) if len(here) > len(there) else (there, here)
    return len(shorter) > 3 and any(
        longer == prefix + shorter for prefix in ("un", "in", "im", "il", "ir", "non", "dis")
    )


def _past_of(here: str, there: str) -> bool:
    return {here, there} in ({"will", "would"}, {"can", "could"}, {"may", "might"}, {"shall", "should"})


def _listed(found: Alignment, edit: Edit) -> bool:
    """Whether the word stands in a list (Smith or Jones), where order says little."""
    for side, (start, stop) in ((found.here, edit.here), (found.there, edit.there)):
        around = [w.key for w in side.words[max(0, start - 3) : stop + 3]]
        if not {"and", "or", "nor"} & set(around):
            return False
    return True
