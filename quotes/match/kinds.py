"""What kind of change one difference is, from the classes of its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quotes.match import lexicon, stance
from quotes.match.align import Alignment
from quotes.match.amounts import same_amount
from quotes.match.antonyms import opposites, other_thing
from quotes.match.belonging import belongs
from quotes.match.bounds import swaps_bounds
from quotes.match.classes import is_content, is_number, negates
from quotes.match.contraries import contrary_phrases
from quotes.match.difference import SPLICE
from quotes.match.edits import Edit
from quotes.match.figures import is_month
from quotes.match.governing import governs_next
from quotes.match.names import is_called, one_in_latin
from quotes.match.pairing import contracted, same_verb, word_class
from quotes.match.times import other_time
from quotes.match.words import Word
from quotes.models import ChangeKind
from quotes.text.name_lists import is_given, table

_TELLING = frozenset({"number", "modal", "quantifier"})
# What follows them is so, or will be; what follows "if" may not be.
_GIVEN = frozenset({"after", "although", "as", "because", "once", "since", "though", "when"})
_TOWARDS = frozenset({"by", "from", "past", "to"})
# Of numbers they say how many; of other things where they are, or of what one speaks.
_PLACED = frozenset({"about", "above", "around", "below", "over", "under"})
_NEAR = 8
_PRESENT = {"would": "will", "could": "can", "might": "may", "should": "shall", "'d": "will"}


def kind_of(found: Alignment, edit: Edit, moved: Counter[str], *, shifted: bool) -> ChangeKind:
    """Return the kind of an edit.

    Args:
        found: The alignment that the edit is of.
        edit: The edit.
        moved: Words that one edit lost and another gained.
        shifted: Whether speech is reported, as where the speaker's I has become he or she: tenses may follow.
    """
    here, there = found.words(edit.here, edit.there)
    if any(w.bracket or "[" in w.norm for w in (*here, *there)):
        # The editor may explain in brackets, but not put a "not" there, or something in its place.
        return "negation" if _only_negates(here) != _only_negates(there) else "bracket"
    if len(here) == len(there) == 1:
        return _pair_kind(here[0], there[0], moved, found, edit, shifted=shifted)
    if (not here or not there) and _repeats(found, edit):
        return "omission" if there else "addition"
    marked = edit.gap.here_marked or edit.gap.there_marked
    side, place = edit.lone(found)
    if (not here or not there) and not marked and (kind := governs_next(side, *place)):
        return kind
    if (not here or not there) and not marked and belongs(side, *place):
        return "name"
    if (not here or not there) and stance.hedges_again(side, *place):
        return "wording"
    kept = found.here.words[edit.here[1] : edit.here[1] + 1]
    if stance.undone(here, there) or (kept and stance.hardly_did(here, there, kept[0])):
        return "modality"
    if contrary_phrases(found, edit):
        return "negation"
    if swaps_bounds(here, there) and any(map(is_number, _behind(found, edit))):
        return "quantifier"
    return _run_kind(here, there, moved, marked=marked, shifted=shifted)


def _pair_kind(
    here: Word, there: Word, moved: Counter[str], found: Alignment, edit: Edit, *, shifted: bool
) -> ChangeKind:
    classes = {word_class(here), word_class(there)}
    keys = {here.key, there.key}
    swapped = here.key in moved and there.key in moved
    if swapped and not classes & _TELLING and ("name" not in classes or _listed(found, edit)):
        return "order"
    units = lexicon.numbers("unit")
    same_unit = here.key in units and units[here.key] == units.get(there.key)
    if keys in ({"one", "#1"}, {"no", "#0"}) or same_unit or _same(here.key, there.key):
        return "wording"
    if "number" in classes and same_amount(found, edit.here, edit.there):
        return "wording"
    numerals = keys <= lexicon.numbers("roman").keys() | {"one"} and keys != {"one", "i"}
    if numerals and _follows_name(found, edit):
        return "number"  # World War I, World War II
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
    if ("if" in keys and keys & _GIVEN) or stance.seems(here, there):
        return "modality"
    if keys == {"and", "or"} and not _denied(found, edit):
        return "modality"
    if classes == {"quantifier"}:
        placed = keys <= {"about", "around", "over"} and not _counts(found, edit)
        return "wording" if placed or _about_as_many(keys, _behind(found, edit)) else "quantifier"
    if keys < _TOWARDS and all(map(is_number, behind := _behind(found, edit))) and len(behind) == 2:
        return "number"  # fell by 5 percent, fell to 5 percent; ten past nine, ten to nine
    contrary = classes != {"name"} and opposites(here.key, there.key) and not _differs(found, edit)
    if ("negation" in classes and classes != {"negation"}) or contrary:
        return "negation"
    nexts = found.here.words[edit.here[0] :][:2], found.there.words[edit.there[0] :][:2]
    if classes == {"unit"} or _currencies(found, edit) or other_time(*nexts, told=shifted):
        return "unit"
    if contracted(here.key, there.key):
        return "wording"
    if is_month(here.key) and is_month(there.key):
        return "name"
    if stance.differ(found.here.words[edit.here[0] :][:_NEAR], found.there.words[edit.there[0] :][:_NEAR]):
        return "modality"
    would = stance.is_would(found.here.words, edit.here[0]) or stance.is_would(
        found.there.words, edit.there[0]
    )
    if "modal" in classes or would:
        # "I will go" becomes "he would go" when speech is reported: no change if the person shifts too.
        return "tense" if shifted and _past_of(here.key, there.key) else "modality"
    if "quantifier" in classes:
        return "wording" if keys & _PLACED and not _counts(found, edit) else "quantifier"
    gender = lexicon.pairs_of("gender")
    if gender.get(here.key) == there.key or gender.get(there.key) == here.key:
        return "name"
    former = lexicon.words_of("former")
    if classes <= {"word"} and (here.key in former) != (there.key in former):
        return "name"
    if _other_office(here.key, there.key) or (classes <= {"word"} and other_thing(here.key, there.key)):
        return "name"
    if classes == {"pronoun"}:
        return "name" if _reflexive(here.key) != _reflexive(there.key) else "tense"
    if _other_letters(here.key, there.key) and classes <= {"word", "name"}:
        return "name"
    places = (found.here.words, edit.here[0]), (found.there.words, edit.there[0])
    if all(is_called(*place) for place in places):
        same = _plural(here.key, there.key) or one_in_latin(here.key, there.key)
        return "wording" if same else "name"
    if classes == {"auxiliary"} or same_verb(here.key, there.key):
        return "tense"
    return "wording"


def _run_kind(
    here: Sequence[Word], there: Sequence[Word], moved: Counter[str], *, marked: bool, shifted: bool
) -> ChangeKind:
    one_sided = not here or not there
    words = (*here, *there)
    if all(w.key in moved for w in words):
        return "order"
    telling = [w for w in words if w.key not in lexicon.words_of("filler") and is_content(w)]
    negations = [sum(negates(w) for w in side) for side in (here, there)]
    # Where an ellipsis shows that words were left out, it may hide no bare "not" all the same.
    bare = [w for w in words if word_class(w) in ("auxiliary", "light") or w.key in lexicon.words_of("modal")]
    others = len(words) - sum(negations) - (len(bare) if marked else 0)
    if negations[0] != negations[1] and (others <= (0 if marked else 2) or not one_sided):
        return "negation"
    few = len(words) <= (1 if marked else 3) or len(here) == len(there) == 2
    if few or (not one_sided and len(telling) <= 1):
        for kind, name in (("number", "number"), ("modality", "modal"), ("quantifier", "quantifier")):
            sides = [[w.key for w in side if word_class(w) == name and not w.name] for side in (here, there)]
            if shifted:
                sides = [[in_present(key) for key in side] for side in sides]
            if sides[0] != sides[1] and not _loose(kind, sides, one_sided):
                return kind  # type: ignore[return-value]
    numbers = [[w.key for w in side if is_number(w)] for side in (here, there)]
    if all(numbers) and numbers[0] != numbers[1] and len(words) <= 2 * SPLICE:
        return "number"
    if one_sided:
        return "omission" if there else "addition"
    return "wording"


def _denied(found: Alignment, edit: Edit) -> bool:
    """Whether a "not" stands in front, behind which "and" and "or" say the same."""
    return any(map(negates, found.here.words[max(0, edit.here[0] - _NEAR) : edit.here[0]]))


def _differs(found: Alignment, edit: Edit) -> bool:
    """Whether words stand behind "different", of which "from" and "to" say the same."""
    return edit.here[0] > 0 and found.here.words[edit.here[0] - 1].key in ("different", "differently")


def _follows_name(found: Alignment, edit: Edit) -> bool:
    here, there = edit.here[0], edit.there[0]
    return here > 0 < there and found.here.words[here - 1].name and found.there.words[there - 1].name


def _behind(found: Alignment, edit: Edit) -> tuple[Word, ...]:
    """Return the words, one here and one there, that stand right behind an edit."""
    here, there = edit.here[1], edit.there[1]
    return found.here.words[here : here + 1] + found.there.words[there : there + 1]


def _counts(found: Alignment, edit: Edit) -> bool:
    """Whether a number stands behind an edit, or behind an article there: over 40, over a third."""
    sides = (found.here.words, edit.here[1]), (found.there.words, edit.there[1])
    near = [[word for word in words[at : at + 2] if word.key not in ("a", "an")] for words, at in sides]
    return any(behind and word_class(behind[0]) in _TELLING for behind in near)


def _about_as_many(keys: set[str], behind: Sequence[Word]) -> bool:
    """Whether words say of the numbers behind them that they are a guess: some 40, about 40."""
    about = {_standing(key) for key in keys - {"some"}}
    return about == {"about"} and len(behind) == 2 and all(map(is_number, behind))


def _repeats(found: Alignment, edit: Edit) -> bool:
    """Whether words only say again what stands beside them ("never, never, never seen")."""
    side, (start, stop) = edit.lone(found)
    keys, size = side.keys, stop - start
    if keys[start:stop] in (keys[max(0, start - size) : start], keys[stop : stop + size]):
        return True
    beside = {word.key for word in side.words[max(0, start - 1) : start] + side.words[stop : stop + 1]}
    return {word.key for word in side.words[start:stop]} <= beside


def _only_negates(words: Sequence[Word]) -> bool:
    return any(map(negates, words)) and not any(is_content(w) and not negates(w) for w in words)


def _currencies(found: Alignment, edit: Edit) -> bool:
    """Whether two words are of two countries' money: A$40 and US$40."""
    letters = lexicon.words_of("dollars")
    for words, (start, stop) in ((found.here.words, edit.here), (found.there.words, edit.there)):
        amount = words[stop : stop + 1]
        glued = amount and amount[0].start == words[start].end and amount[0].key.endswith(" dollar")
        if words[start].norm not in letters or not glued:
            return False
    return True


def _plural(here: str, there: str) -> bool:
    """Whether one name is the plural of the other (Republicans), and not another's (Adams is not Adam)."""
    longer, shorter = (here, there) if len(here) > len(there) else (there, here)
    known = lexicon.frequency(shorter) is not None or shorter.title() in table("places")
    return longer == shorter + "s" and known and not is_given(shorter)


def _other_letters(here: str, there: str) -> bool:
    """Whether letters name another: Hepatitis B and C, George W. and George H.W. Bush; J. may be J.R."""
    letters = [key.replace(".", "") for key in (here, there)]
    short = all(
        len(one) == 1 or len(key) == 2 * len(one) for one, key in zip(letters, (here, there), strict=True)
    )
    return short and not letters[0].startswith(letters[1]) and not letters[1].startswith(letters[0])


def _other_office(here: str, there: str) -> bool:
    """Whether two titles are of two people: President and Governor, Mr. and Mrs.; not Mr. and Senator."""
    offices = lexicon.pairs_of("office")
    held = {offices.get(here), offices.get(there)}
    return len(held) == 2 and None not in held and (held == {"he", "she"} or not held & {"he", "she"})


def _loose(kind: str, sides: Sequence[Sequence[str]], one_sided: bool) -> bool:
    if kind != "quantifier":
        return False
    return all(key in lexicon.words_of("loose_quantifier") for side in sides for key in side)


def _reflexive(pronoun: str) -> bool:
    return pronoun.endswith(("self", "selves"))


def _same(here: str, there: str) -> bool:
    """Whether an editor may put one word for the other: everybody and everyone, around and about."""
    return _standing(here) == _standing(there)


def _standing(key: str) -> str:
    same: dict[str, str] = lexicon.pairs_of("same")
    return same.get(key, key)


def in_present(key: str) -> str:
    """Return a modal as it is outside reported speech: will for would, can for could."""
    return _PRESENT.get(key, key)


def _past_of(here: str, there: str) -> bool:
    return _PRESENT.get(here) == there or _PRESENT.get(there) == here


def _listed(found: Alignment, edit: Edit) -> bool:
    """Whether the word stands in a list (Smith or Jones), where order says little."""
    for side, (start, stop) in ((found.here, edit.here), (found.there, edit.there)):
        around = [w.key for w in side.words[max(0, start - 3) : stop + 3]]
        if not {"and", "or", "nor"} & set(around):
            return False
    return True
