"""What a clause says in front of the words that two reports share: “Klein said that not all recovered”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.match import lexicon, stance
from quotes.match.align import Alignment, rarity
from quotes.match.classes import is_content, negates
from quotes.match.governing import governs_first
from quotes.match.heads import governs_clause
from quotes.match.kinds import in_present
from quotes.match.leads import Lead, is_led_up_to, lead
from quotes.match.pairing import word_class
from quotes.match.report import Report
from quotes.match.subjects import one_subject, other_subject
from quotes.match.words import Word, words
from quotes.models import Change, ChangeKind, Span

_MOST, _LEAST = 7, 0.6
_WEAK = frozenset({"may", "can"})  # could and might, in the past
_CUT_FRONT, _CONTENT = 4, 3
_ALONG = frozenset({"always", "anymore", "longer", "more", "yet"})  # "no longer", "not yet"
_SUBJECTS = frozenset({"determiner", "name", "pronoun", "title"})

Found = tuple[ChangeKind, Sequence[Word]]


def turned_in_front(found: Alignment, here: Report, there: Report) -> Iterator[Change]:
    """Yield what the clause of one side says in front of the shared words that the other's does not.

    A negation, a verb that denies ("denied that"), another modal, a condition, a bound. They count where the
    article's own words lead up to the shared ones, and these are most of a quote. Few words may stand in any
    clause, and a quote's own head may be of another one: there, both must be said of the same.
    """
    if not (is_led_up_to(here) or is_led_up_to(there)):
        return
    leads = lead(here, found.here, found.blocks[0].here), lead(there, found.there, found.blocks[0].there)
    sides = ((here, found.here), (there, found.there))
    quoted = [side.weight for report, side in sides if report.quoted and not report.told]
    lemmas = {lexicon.lemma(word.key) for word in leads[0].words}
    alike = {word.key for word in leads[1].words if lexicon.lemma(word.key) in lemmas}
    if found.weight + sum(map(rarity, sorted(alike))) < _LEAST * min(
        quoted or [found.here.weight, found.there.weight]
    ):
        return
    shared = [
        word for block in found.blocks for word in found.here.words[block.here : block.here + block.size]
    ]
    content = sum(map(is_content, shared))
    few = content < (_CONTENT + 1 if here.parted or there.parted else _CONTENT)
    if not content:
        return
    retold = any(one.teller and not one.open for one in leads)
    for says, hints in (
        (_denies, "averse"), (_weakens, "unsure"), (_asks, "unsure"), (_depends, None), (_bounds, None),
        (_tells, None),
    ):  # fmt: skip
        if says is _tells and not retold:
            continue
        one, other = says(leads[0]), says(leads[1])
        if (one is None) == (other is None) or (hints and _hints(leads[1 if one else 0], hints)):
            continue
        with_it, without = leads if one else leads[::-1]
        kind, lost = one or other or ("negation", ())
        if says is _tells and with_it.open:
            continue  # "She said" may be how the article reports the words
        if (says in (_depends, _asks) and without.conditional) or (says is _asks and without.asks):
            continue
        # Of few words, and of a quote whose own head was cut off, both must be said of the same.
        if (few or not with_it.open) and (says is _bounds or not one_subject(with_it, lost, without)):
            continue
        yield _change(kind, (lost if one else (), lost if other else ()), leads)
    if swapped := other_subject(*leads):
        kind, *words_apart = swapped
        yield _change(kind, [(word,) if word else () for word in words_apart], leads)


def _change(kind: ChangeKind, sides: Sequence[Sequence[Word]], leads: Sequence[Lead]) -> Change:
    """Return the change that the words of each side make; a side without any shows where they would stand."""
    spans = [
        Span(some[0].start, some[-1].end) if some else Span(front.kept.start, front.kept.start)
        for some, front in zip(sides, leads, strict=True)
    ]
    texts = [span.of(front.text) for span, front in zip(spans, leads, strict=True)]
    return Change(kind, texts[0], texts[1], spans[0], spans[1], True)


def _denies(front: Lead) -> Found | None:
    """Return what denies the words behind it: a negation, or a verb that has them for its object."""
    near = front.words[-_MOST:]
    for at, word in enumerate(near):
        behind = [*near[at + 1 :], front.kept]
        if negates(word) and word.key not in lexicon.words_of("denying"):
            if at and near[at - 1].key == "or":
                continue  # whether or not
            if behind[0].key in _ALONG and len(behind) > 1:
                return "negation", near[at : at + 2]
            other = word.key in lexicon.words_of("refusing") and behind[0].key == "to" and len(behind) > 2
            if not other and behind[0].key not in ("only", "just", "merely"):
                return "negation", [word]
        elif size := _refuses([one.key for one in near[at:]]):
            return "negation", near[at : at + size]
        elif size := _denying_words([one.key for one in near[at:]]):
            after = behind[size - 1 :]
            if after[0].norm.endswith("ing") or any(one.key == "that" for one in after) or _is_clause(after):
                return "negation", near[at : at + size]
    return None


def _refuses(keys: Sequence[str]) -> int:
    """Return how many words at the head of some say no to what stands right behind: "declined to"."""
    if keys[0] in lexicon.words_of("refusing") and keys[1:] in (["to"], ["to", "be"], ["to", "have"]):
        return 2
    untrue = keys[0] in lexicon.words_of("untrue")
    if untrue and keys[1:2] == ["to"] and keys[2:3] and keys[2] in lexicon.words_of("saying"):
        return 3
    return int(untrue and keys[0] != "wrong" and keys[1:2] == ["that"])


def _denying_words(keys: Sequence[str]) -> int:
    """Return how many words at the head of some say that what follows is not so; 0 if they do not."""
    if keys[0] in lexicon.words_of("denying"):
        return 1
    if keys[0] in ("rule", "rules", "ruled", "ruling") and keys[1:2] == ["out"]:
        return 2
    thought = keys[0] == "against" and keys[2:3] and keys[2] in lexicon.words_of("thought")
    return 3 if thought else 0


def _is_clause(after: Sequence[Word]) -> bool:
    """Whether what stands behind "denied" is a clause that runs into the shared words: "she had"."""
    verbs = lexicon.words_of("auxiliary") | lexicon.words_of("modal")
    front = after[:-1]
    return (
        len(front) > 1
        and front[-1].key in verbs
        and not any(w.key in lexicon.words_of("light") for w in front)
    )


def _hints(front: Lead, name: str) -> bool:
    """Whether any word in front may say in its own way what the other side says."""
    more = ("denying",) if name == "averse" else ("hedge", "open_to_doubt")
    hints = lexicon.words_of(name).union(*map(lexicon.words_of, more))
    near = front.words if name == "averse" else (*words(front.further), *front.words)
    return any(in_present(word.key) in hints or (name == "averse" and negates(word)) for word in near)


def _weakens(front: Lead) -> Found | None:
    """Return the word that says that the words behind it only may be so, or are thought of."""
    near = front.words[-_MOST:]
    for at, word in enumerate(near):
        month = word.key == "may" and front.text[word.start] == "M"
        if (in_present(word.key) in _WEAK and not month) or word.key in lexicon.words_of("hedge"):
            return "modality", [word]
        if _hopes(near[max(0, at - 1) : at], word, near[at + 1 : at + 2]):
            return "modality", [word]
    if near and stance.considers(near, front.kept) and _denies(front) is None:
        return "modality", near[-1:]
    return None


def _hopes(before: Sequence[Word], word: Word, behind: Sequence[Word]) -> bool:
    """Whether a word says that what follows is hoped, or was once so: "she hoped", "used to"."""
    follows = behind[0].key if behind else ""
    if word.key == "used":
        return follows == "to"
    if word.key in lexicon.words_of("open_to_doubt"):
        return follows == "that"
    noun = bool(before) and (word_class(before[0]) == "determiner" or before[0].key in ("no", "of"))
    opens = not behind or follows in ("that", "there", "to") or word_class(behind[0]) in _SUBJECTS
    return word.key in lexicon.words_of("hoping") and not noun and opens


def _asks(front: Lead) -> Found | None:
    """Return the word that says that the words behind it were asked, or left open, or would have to be so."""
    for at, word in enumerate(front.words):
        before = front.words[at - 1].key if at else "if"
        asked = before in lexicon.words_of("asking") | {"if", "even", "only"}
        if word.key == "whether" or (word.key == "if" and asked):
            return "modality", [word]
    return None


def _depends(front: Lead) -> Found | None:
    """Return the condition in front of the clause."""
    return ("modality", front.condition) if front.condition else None


def _tells(front: Lead) -> Found | None:
    """Return who says the clause, if its speaker only tells of it: "They say"."""
    if not front.teller:
        return None
    piece = front.text[front.teller[0].start : front.teller[-1].end]
    return ("modality", front.teller) if governs_clause(piece) == "modality" else None


def _bounds(front: Lead) -> Found | None:
    """Return the words right in front that say how much is meant of what stands behind them."""
    for size in range(1, min(_CUT_FRONT, len(front.words)) + 1):
        lost = front.words[-size:]
        kind = governs_first(lost, front.kept)
        if kind in ("quantifier", "number"):
            return kind, lost
    return None
