"""Who is meant by "he", "she", "who" or "the senator": the people in focus, and how well each fits."""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotes.attribute.descriptions import Description, gendered
from quotes.attribute.entities import Entity, infer_gender, likely_gender
from quotes.attribute.mentions import Cast
from quotes.text.name_lists import table
from quotes.text.wordlists import wordlist

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quotes.models import Span

GENDERS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours"})
THING = frozenset({"it", "its", "itself"})
RELATIVE = frozenset({"who", "that", "which", "whom", "whose"})

# How much a place in the sentence says that the story goes on about someone.
SUBJECT, INTRODUCED, OBJECT, POSSESSOR, INSIDE_QUOTE = 1.0, 0.85, 0.45, 0.35, 0.15
_FADE = 0.55
_REACH = 14
_MEMORY = 200
_MARGIN = 1.25
_LEAST = 0.04
_GENERAL = frozenset({"candidate", "nominee", "politician", "official", "lawmaker", "author", "speaker"})

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
        self._paragraphs = [m.end() for m in re.finditer(r"[\n\r\u2028\u2029]+", text)]
        self._seen: list[_Seen] = []
        self.last_speaker: Entity | None = None
        self.last_spoke = -1

    def sentence(self, offset: int) -> int:
        """Return the index of the sentence that holds an offset."""
        return bisect_right(self._starts, offset) - 1

    def note(self, entity: Entity, offset: int, weight: float) -> None:
        """Someone is named or meant at an offset."""
        self._seen.append(_Seen(self.sentence(offset), offset, entity, weight))

    def spoke(self, entity: Entity | None, offset: int) -> None:
        """Remember who spoke last."""
        self.last_speaker, self.last_spoke = entity, offset

    def scores(
        self, offset: int, *, gender: str | None, exclude: Iterable[Entity] = ()
    ) -> list[tuple[float, Entity]]:
        """Return the people who fit, best first, with their salience."""
        here = self.sentence(offset)
        paragraph = bisect_right(self._paragraphs, offset)
        left_out = {id(e) for e in exclude}
        totals: dict[int, float] = {}
        people: dict[int, Entity] = {}
        for seen in reversed(self._seen[-_MEMORY:]):
            distance = here - seen.sentence
            if distance > _REACH:
                break
            entity = seen.entity
            if distance < 0 or id(entity) in left_out or not _can_be(entity, gender):
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

    def best(self, offset: int, *, gender: str | None, exclude: Iterable[Entity] = ()) -> Entity | None:
        """Return who is meant, or None if nobody fits or two fit about equally well."""
        ranked = self.scores(offset, gender=gender, exclude=exclude)
        if not ranked or ranked[0][0] < _LEAST:
            return None
        if len(ranked) == 1 or ranked[0][0] >= _MARGIN * ranked[1][0]:
            return ranked[0][1]
        fit = {id(e) for _, e in ranked}
        return self.last_speaker if self._speaks_on(fit) else None

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


def _can_be(entity: Entity, gender: str | None) -> bool:
    if entity.kind != "person":
        return False
    known = likely_gender(entity)
    return not gender or known is None or known == gender


@functools.cache
def same_role(word: str) -> frozenset[str]:
    """Return the words that may stand for a role word: senator, sen, lawmaker for "senator"."""
    found = {word}
    for line in wordlist("quotes.attribute", "synonyms"):
        words = line.split()
        if word in words:
            found.update(words)
    return frozenset(found)


def described(
    description: Description,
    cast: Cast,
    roles: dict[int, tuple[set[str], set[str]]],
    focus: Focus,
    offset: int,
    *,
    ahead: bool = False,
) -> Entity | None:
    """Find whom a description means: by age, by the words of known roles, by gender and focus.

    Args:
        description: A definite description of one person.
        cast: Everyone named in the article.
        roles: For each entity (by `id`) the role nouns of its roles, and all their words; lower-case.
        focus: Who is in focus at the offset.
        offset: Where the description stands.
        ahead: Whether those named only later count too, as they must in a headline.
    """
    gender = gendered().get(description.head)
    if age := re.fullmatch(r"(\d\d)-year-old", description.head):
        aged = [e for e in cast.people if age.group(1) in e.ages]
        if aged:
            return aged[0] if len(aged) == 1 else None
        return focus.best(offset, gender=None, exclude=[e for e in cast.people if e.ages])

    def fits(entity: Entity) -> bool:
        known = infer_gender(entity)
        return (not gender or known in (None, gender)) and not _contradicts(description, roles[id(entity)][1])

    synonyms = same_role(description.head)
    holders = [e for e in cast.people if synonyms & roles[id(e)][0] and fits(e)]
    met = [e for e in holders if ahead or e.start < offset]
    for found in ([e for e in met if description.head in roles[id(e)][0]], met):
        if found:
            if ahead:  # "port boss" is not the ferry boss: a headline names the office that the story names
                found = [e for e in found if set(description.words) <= roles[id(e)][1]]
            in_focus = {id(e): value for value, e in focus.scores(offset, gender=gender)}
            return _most_fitting(found, description, roles, in_focus)
    soon = [e for e in holders if offset < e.start < offset + 600]
    if description.words and len(soon) == 1 and set(description.words) <= roles[id(soon[0])][1]:
        return soon[0]
    if description.head in ("man", "woman", "girl", "boy") and not description.words:
        holders = [e for e in cast.people if roles[id(e)][0]]
        return focus.best(offset, gender=gender, exclude=holders)
    if description.head in _GENERAL:
        return focus.best(offset, gender=gender, exclude=[e for e in cast.people if not fits(e)])
    return None


def _most_fitting(
    found: list[Entity],
    description: Description,
    roles: dict[int, tuple[set[str], set[str]]],
    in_focus: dict[int, float],
) -> Entity | None:
    """Choose by the description's other words, then by focus; None where that leaves a doubt."""
    wanted = {w for w in description.words if len(w) > 3}
    shared = {id(e): len(wanted & _stems(roles[id(e)][1])) for e in found}
    best = [e for e in found if shared[id(e)] == max(shared.values())]
    if len(best) == 1:
        return best[0]
    best = sorted((e for e in best if id(e) in in_focus), key=lambda e: -in_focus[id(e)])
    values = [in_focus[id(e)] for e in best]
    return best[0] if best and (len(best) == 1 or values[0] > 1.3 * values[1]) else None


def _contradicts(description: Description, known: set[str]) -> bool:
    """Whether a description names one party or place and the known role another."""
    for kind in (_party, _places):
        mine, theirs = kind(set(description.words)), kind(known)
        if mine and theirs and not mine & theirs:
            return True
    return False


def _party(words: set[str]) -> set[str]:
    return {"democratic" if w == "democrat" else w for w in _stems(words)} & {"republican", "democratic"}


def _places(words: set[str]) -> set[str]:
    """Return the states and countries that role words name, also by abbreviation or people: "Mo", "Dutch"."""
    found: set[str] = set()
    for word in words:
        row = table("places").get(word.title()) or table("places").get(word.title() + ".")
        if (
            row
            and row[0] in ("state", "country", "demonym")
            and word not in ("republican", "democratic", "democrat")
        ):
            found.add((row[1] if len(row) > 1 else word).casefold())
    return found


def _stems(words: set[str]) -> set[str]:
    """Add states and peoples in the form that a description may use: "R-Ohio" for "the Ohio senator"."""
    more = set(words)
    for word in words:
        row = table("places").get(word.title() + ".") or table("places").get(word.upper())
        if row and len(row) > 1:
            more.add(row[1].casefold())
    if words & {"d", "dem"}:
        more.add("democratic")
    if words & {"r", "gop"}:
        more.add("republican")
    return more | ({"republican"} if "republicans" in words else set())
