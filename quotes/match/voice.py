"""Who did it and to whom it was done: "We will sue them" is not "We will be sued by them"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from quotes.match import lexicon
from quotes.match.align import Alignment
from quotes.match.classes import negates
from quotes.match.edits import Edit
from quotes.match.pairing import same_verb, word_class
from quotes.match.words import Word

_NEAR, _STEM = 6, 3
_PERFECT, _PASSIVE = frozenset({"have", "has", "had", "having"}), frozenset({"'s", "get", "got"})
_VERBAL = ("auxiliary", "modal", "negation")
_Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _View:
    """An alignment seen from one side.

    Attributes:
        words: The words of this side.
        others: The words of the other one.
        edits: The edits, each with its words here and there.
        partners: For each word that has one, which word there stands for it.
    """

    words: Sequence[Word]
    others: Sequence[Word]
    edits: Sequence[tuple[Edit, _Range, _Range]]
    partners: Mapping[int, int]

    def added(self) -> Iterator[tuple[Edit, _Range]]:
        """Yield the edits that put words in between others, with which words."""
        for edit, (start, stop), (first, last) in self.edits:
            if start < stop and first == last and edit.gap.place == "inner":
                yield edit, (start, stop)


def turned_voice(found: Alignment, edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits that make him who did it the one whom it was done to: "was warned by", "warned".

    The verb and its subject stand in both reports; where they change places too ("Diaz was sued by Kane",
    "Kane sued Diaz") it is one deed. Without a "by" it takes a verb of telling ("They were told", "They
    told"), or a clause that is active for sure ("He had beaten"): "Two men killed" is a headline's passive.
    """
    turned: list[Edit] = []
    if not any(word.key in lexicon.words_of("be") for edit in edits for word in edit.words(found)):
        return turned
    for view in _views(found, edits):
        agents = [(edit, start) for edit, (start, stop) in view.added() if "by" in _keys(view, start, stop)]
        for edit, (start, stop) in view.added():
            verb = _made_passive(view, start, stop)
            if verb is None:
                continue
            by = [one for one, place in agents if verb < place <= verb + _NEAR]
            if by or _is_told(view, verb):
                turned += [edit, *by]
    return turned


def _is_told(view: _View, verb: int) -> bool:
    """Whether a verb without "be" in front of it is an active one for sure."""
    lemma = lexicon.lemma(view.words[verb].key)
    before = view.others[view.partners[verb] - 1]
    sure = before.key in _PERFECT or word_class(before) == "pronoun"
    return lemma in lexicon.verbs_of("told_to") or (sure and lemma in lexicon.verbs_of("done_to"))


def names_agent(found: Alignment, edits: Sequence[Edit]) -> bool:
    """Whether one report alone has a passive with its agent ("I was told by him", "He told me")."""
    here, there = (
        {key for _, (start, stop), _ in view.edits for key in _keys(view, start, stop)}
        for view in _views(found, edits)
    )
    return any("by" in lone and lone & lexicon.words_of("be") for lone in (here - there, there - here))


def _views(found: Alignment, edits: Sequence[Edit]) -> Iterator[_View]:
    pairs = [(one.here + k, one.there + k) for one in found.blocks for k in range(one.size)]
    pairs += [(one.here[0], one.there[0]) for one in edits if _stand_for_each_other(found, one)]
    here, there = found.here.words, found.there.words
    yield _View(here, there, [(one, one.here, one.there) for one in edits], dict(pairs))
    yield _View(
        there, here, [(one, one.there, one.here) for one in edits], {there: here for here, there in pairs}
    )


def _stand_for_each_other(found: Alignment, edit: Edit) -> bool:
    """Whether an edit is of two forms of a verb, or of two pronouns."""
    here, there = found.words(edit.here, edit.there)
    if len(here) != 1 or len(there) != 1:
        return False
    keys = here[0].key, there[0].key
    pronouns = word_class(here[0]) == word_class(there[0]) == "pronoun"
    return pronouns or same_verb(*keys) or keys[0][:_STEM] == keys[1][:_STEM]


def _keys(view: _View, start: int, stop: int) -> list[str]:
    return [word.key for word in view.words[start:stop]]


def _made_passive(view: _View, start: int, stop: int) -> int | None:
    """Return which word is a verb that added words make a passive, and that the other side has without."""
    be = lexicon.words_of("be")
    added = _keys(view, start, stop)
    verb = stop
    while verb < len(view.words) and _is_between(view.words[verb]):
        verb += 1
    if added[-1] not in be or not set(added) <= be | _PERFECT or verb not in view.partners:
        return None
    place = view.partners[verb]
    before = place - 1
    while before >= 0 and _is_between(view.others[before]):
        before -= 1
    if (
        not lexicon.is_participle(view.words[verb].key)
        or before < 0
        or view.others[before].key in be | _PASSIVE
    ):
        return None
    subject = start - 1
    while subject >= 0 and word_class(view.words[subject]) in _VERBAL:
        subject -= 1
    return verb if 0 < place - view.partners.get(subject, place) <= _NEAR else None


def _is_between(word: Word) -> bool:
    """Whether a word may stand between "was" and the verb."""
    return word.key.endswith("ly") or negates(word) or word.key in ("also", "even", "just", "still")
