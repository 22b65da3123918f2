"""Who is in focus at a point of the text: whom "he" or "she" would mean there, and how surely."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotes.attribute.entities import Entity, infer_gender, likely_gender
from quotes.text.name_lists import table

if TYPE_CHECKING:
    from quotes.models import Span

# How much a place in the sentence says that the story goes on about someone.
SUBJECT, INTRODUCED, OBJECT, POSSESSOR, INSIDE_QUOTE = 1.0, 0.85, 0.45, 0.35, 0.15
_FADE = 0.55
_REACH = 14
_MEMORY = 200
_MARGIN = 1.25
_LEAST = 0.04
_NEAR = 0.1
_LEADS = 2.0
_SOON = 2
NO_RIVAL = 10.0
"""The margin of someone whom nobody else rivals, and the highest there is."""
_BREAK = re.compile(r"[.!?][\"”’'»)\]]*\s+|[\n\r\u2028\u2029]+")
_SHORT = re.compile(r"(?:\b\w|\b[A-Z][a-z]{0,3}|\b(?:Prof|Messrs|Inc|Corp))\.\s+$")


def sentence_starts(text: str) -> list[int]:
    """Return where sentences begin, cheaply: abbreviations and initials do not end one."""
    starts = [0]
    for m in _BREAK.finditer(text):
        end = m.group().strip()
        if end == "." and _SHORT.search(text, max(0, m.start() - 6), m.end()) and "\n" not in m.group():
            before = text[max(0, m.start() - 6) : m.start() + 1].split()[-1:]
            if before and (before[0] in table("honorifics") or re.fullmatch(r"(?:\w\.)+", before[0])):
                continue
        starts.append(m.end())
    return starts


@dataclass(frozen=True, slots=True)
class _Seen:
    sentence: int
    offset: int
    entity: Entity
    weight: float


@dataclass(frozen=True, slots=True)
class Question:
    """A question that nobody has answered yet.

    Attributes:
        asker: Who asked; without a name for "a reporter".
        asked: Whom they asked, where the text says it.
        offset: Where the asker is named.
    """

    asker: Entity
    asked: Entity | None
    offset: int


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a pronoun or description means.

    Attributes:
        entity: The one who is meant.
        margin: Their salience divided by that of the next who fits, at most `NO_RIVAL`; below 1 where
            someone more salient was passed over for the last speaker. None if salience did not decide.
    """

    entity: Entity
    margin: float | None = None


def margin_of(ranked: Sequence[tuple[float, Entity]]) -> float:
    """Return how far the first of a ranking stands before the second."""
    if len(ranked) < 2 or not ranked[1][0]:
        return NO_RIVAL
    return min(NO_RIVAL, ranked[0][0] / ranked[1][0])


def _nobody(entity: Entity) -> bool:
    return False


class Focus:
    """Who was named, and how prominently, up to the point that the reading has reached.

    Salience after Lappin and Leass (1994), much reduced: subjects before objects before possessors,
    halved with each sentence of the story's own words, and the last speaker kept in mind.
    """

    def __init__(self, text: str, verbatim: Iterable[Span] = ()) -> None:
        quoted = sorted(verbatim)
        ends = [s.start for s in quoted]
        self._starts = [
            at
            for at in sentence_starts(text)
            if not (k := bisect_right(ends, at - 1)) or quoted[k - 1].end <= at
        ]
        self._paragraphs = [0, *(m.end() for m in re.finditer(r"[\n\r\u2028\u2029]+", text))]
        self._seen: list[_Seen] = []
        self.last_speaker: Entity | None = None
        self.last_spoke = -1
        self._before: tuple[Entity | None, int] = None, -1
        self._question: Question | None = None
        self._of_self = False
        self._apart: set[tuple[int, str, int]] = set()

    def sentence(self, offset: int) -> int:
        """Return the index of the sentence that holds an offset."""
        return bisect_right(self._starts, offset) - 1

    def sentence_start(self, offset: int) -> int:
        """Return where the sentence begins that holds an offset."""
        return self._starts[self.sentence(offset)]

    def paragraph(self, offset: int) -> int:
        """Return the index of the paragraph that holds an offset."""
        return bisect_right(self._paragraphs, offset) - 1

    def paragraph_start(self, offset: int) -> int:
        """Return where the paragraph begins that holds an offset."""
        return self._paragraphs[self.paragraph(offset)]

    def note(self, entity: Entity, offset: int, weight: float) -> None:
        """Someone is named or meant at an offset."""
        self._seen.append(_Seen(self.sentence(offset), offset, entity, weight))

    def tell_apart(self, entity: Entity, offset: int, gender: str) -> None:
        """Someone did something to another, who is "him" or "her" at an offset."""
        self._apart.add((self.paragraph(offset), gender, id(entity)))

    def _is_apart(self, entity: Entity, offset: int, gender: str | None) -> bool:
        """Whether someone whose sex is unknown was told apart from "her" in this paragraph."""
        here = self.paragraph(offset), gender or "", id(entity)
        return infer_gender(entity) is None and here in self._apart

    def spoke(
        self,
        entity: Entity | None,
        offset: int,
        *,
        question: Question | None = None,
        of_self: bool = False,
    ) -> None:
        """Remember who spoke last, what they asked, whether they "said he", and who spoke before."""
        if entity is not self.last_speaker:
            self._before = self.last_speaker, self.last_spoke
        self.last_speaker, self.last_spoke = entity, offset
        self._question, self._of_self = question, of_self

    def scores(
        self, offset: int, *, gender: str | None, exclude: Callable[[Entity], bool] = _nobody
    ) -> list[tuple[float, Entity]]:
        """Return the people who fit, best first, with their salience."""
        here = self.sentence(offset)
        paragraph = bisect_right(self._paragraphs, offset)
        totals: dict[int, float] = {}
        people: dict[int, Entity] = {}
        for seen in reversed(self._seen[-_MEMORY:]):
            distance = here - seen.sentence
            if distance > _REACH:
                break
            entity = seen.entity
            if distance < 0 or not _can_be(entity, gender, seen.weight) or exclude(entity):
                continue
            key = id(entity)
            value = seen.weight * _FADE**distance
            if seen.weight >= 0.8 * SUBJECT and bisect_right(self._paragraphs, seen.offset) == paragraph:
                value *= 1.3
            totals[key] = max(totals.get(key, 0.0), value) + 0.1 * min(totals.get(key, 0.0), value)
            people[key] = entity
        if self.last_speaker is not None and id(self.last_speaker) in totals:
            totals[id(self.last_speaker)] += 0.4 * _FADE ** min(
                6, max(0, here - self.sentence(self.last_spoke))
            )
        for key, entity in people.items():
            if gender and infer_gender(entity) is None:
                likely = likely_gender(entity) or (
                    "f" if entity.given and entity.given[0].endswith("a") else None
                )
                totals[key] *= 0.95 if likely == gender else 0.75
        return sorted(
            ((value, people[key]) for key, value in totals.items()), key=lambda t: (-t[0], t[1].start)
        )

    def subjects(self, offset: int) -> set[int]:
        """Return by id who was named or meant as a subject in the sentence of an offset, before it."""
        here = self.sentence(offset)
        recent = (s for s in self._seen[-20:] if s.sentence == here and s.offset < offset)
        return {id(s.entity) for s in recent if s.weight >= 0.8 * SUBJECT}

    def best(
        self, offset: int, *, gender: str | None, exclude: Callable[[Entity], bool] = _nobody
    ) -> Choice | None:
        """Return who is meant, or None if nobody fits or two fit about equally well."""
        if gender and (asked := self._asked(offset, gender, exclude)):
            return Choice(asked)
        if gender and (sure := self._turns_back(offset, gender, exclude)):
            return Choice(sure)
        if gender and (rivals := self._may_answer(offset, gender, exclude)):
            return self._answers(rivals, offset, gender)
        ranked = self.scores(offset, gender=gender, exclude=exclude)
        if not ranked or ranked[0][0] < _LEAST or ranked[0][1].kind != "person":
            return None
        if self._is_apart(ranked[0][1], offset, gender):
            return None
        if len(ranked) == 1 or ranked[0][0] >= _MARGIN * ranked[1][0]:
            return Choice(ranked[0][1], margin_of(ranked))
        if not self._speaks_on({id(e) for _, e in ranked}):
            return None
        close = [e for value, e in ranked if ranked[0][0] < _MARGIN * value and e is not self.last_speaker]
        unsure = gender and self.last_speaker is not None and likely_gender(self.last_speaker) is None
        if unsure and any(infer_gender(e) for e in close):
            return None
        on = sorted(ranked, key=lambda t: t[1] is not self.last_speaker)
        return Choice(on[0][1], margin_of(on))

    def _turns_back(self, offset: int, gender: str, exclude: Callable[[Entity], bool]) -> Entity | None:
        """Return whom "she" means behind someone of unknown sex who answered a woman in this paragraph."""
        last, (before, spoke) = self.last_speaker, self._before
        if last is None or infer_gender(last) is not None:
            return None
        if not last.name:  # "A reporter asked Mary Price": she is no reporter
            then = self.sentence(self.last_spoke)
            if self.sentence(offset) - then > 1:
                return None
            told = {id(s.entity): s.entity for s in self._seen[-20:] if s.sentence == then and s.entity.name}
            fit = [e for e in told.values() if infer_gender(e) == gender and not exclude(e)]
            return fit[0] if len(fit) == 1 else None
        if before is None or self._of_self or exclude(before):
            return None
        here = bisect_right(self._paragraphs, offset)
        together = (
            bisect_right(self._paragraphs, spoke) == here == bisect_right(self._paragraphs, self.last_spoke)
        )
        return before if together and infer_gender(before) == gender else None

    def _asked(self, offset: int, gender: str, exclude: Callable[[Entity], bool]) -> Entity | None:
        """Return whom "she" means in the answer to a question that says who was asked."""
        question = self._question
        if question is None or question.asked is None or exclude(question.asked):
            return None
        soon = self.sentence(offset) - self.sentence(question.offset) <= _SOON
        return question.asked if soon and likely_gender(question.asked) in (None, gender) else None

    def _may_answer(
        self, offset: int, gender: str, exclude: Callable[[Entity], bool]
    ) -> list[tuple[float, Entity]]:
        """Return those whom "she" may mean behind a question that she may have asked herself."""
        question = self._question
        if question is None or not question.asker.name or exclude(question.asker):
            return []
        away = self.sentence(offset) - self.sentence(question.offset)
        if not 0 < away <= _SOON or likely_gender(question.asker) not in (None, gender):
            return []
        others = self.scores(offset, gender=gender, exclude=lambda e: e is question.asker or exclude(e))
        least = _LEAST if self._in_new_paragraph(offset, question) else _NEAR
        return [(value, e) for value, e in others if value >= least]

    def _answers(self, rivals: list[tuple[float, Entity]], offset: int, gender: str) -> Choice | None:
        """Choose among those who may answer: in a paragraph of its own no words are the asker's."""
        question = self._question
        if question is None or not self._in_new_paragraph(offset, question):
            return None
        sure = [(value, e) for value, e in rivals if infer_gender(e) == gender]
        return Choice(sure[0][1]) if sure and margin_of(sure) >= _LEADS else None

    def _in_new_paragraph(self, offset: int, question: Question) -> bool:
        """Whether a paragraph ends between a question and an offset."""
        return bisect_right(self._paragraphs, offset) != bisect_right(self._paragraphs, question.offset)

    def _speaks_on(self, fit: set[int]) -> bool:
        """Whether the last speaker fits, and nobody else who does has come to the fore since."""
        if self.last_speaker is None or id(self.last_speaker) not in fit:
            return False
        since = [
            s
            for s in self._seen[-_MEMORY:]
            if s.offset > self.last_spoke and s.entity is not self.last_speaker
        ]
        return not any(s.weight >= 0.7 * SUBJECT and id(s.entity) in fit for s in since)


def _can_be(entity: Entity, gender: str | None, weight: float) -> bool:
    """Whether "he" or "she" may mean someone; a full name that no list knows may be a person's too."""
    if entity.kind == "unknown":
        return gender is not None and " " in entity.name and weight >= 0.8 * SUBJECT
    if entity.kind != "person":
        return False
    known = likely_gender(entity)
    return not gender or known is None or known == gender
