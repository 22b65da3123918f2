"""Whom a description of one person means: "the senator", "the 61-year-old", "the woman"."""

from __future__ import annotations

import functools
import re
from itertools import islice
from typing import TYPE_CHECKING

from quotes.attribute.descriptions import Description, gendered, singular
from quotes.attribute.entities import Entity, infer_gender
from quotes.attribute.focus import NO_RIVAL, Choice, margin_of
from quotes.attribute.prominence import governed
from quotes.attribute.variation import alone_near, called_next
from quotes.text.name_lists import table
from quotes.text.wordlists import wordlist

if TYPE_CHECKING:
    from quotes.attribute.scene import Scene

_GENERAL = frozenset({"candidate", "nominee", "politician", "official", "lawmaker", "author", "speaker"})
_POLITICAL = frozenset({"candidate", "nominee", "politician", "lawmaker"})
_PARTIES = frozenset({"republican", "democratic", "democrat"})
_SOON = 600
_MOST = 50
_CLEAR = 1.3
_INTRODUCES = re.compile(r"\b(?:an?|another|one) (?:[\w-]+ ){0,2}\Z", re.I)
_AGES = {
    "teenager": (13, 19),
    "septuagenarian": (70, 79),
    "octogenarian": (80, 89),
    "nonagenarian": (90, 99),
}


@functools.cache
def same_role(word: str) -> frozenset[str]:
    """Return the role words that a role word may stand for: senator, sen, lawmaker for "senator".

    "The scientist" may be a hydrologist, but "the hydrologist" is no other scientist.
    """
    found = {word}
    for line in wordlist("quotes.attribute", "synonyms"):
        words = line.split()
        if word in words:
            found.update(words)
    for line in wordlist("quotes.attribute", "general_roles"):
        if line.startswith(word + " "):
            found.update(line.split())
    return frozenset(found)


def described(scene: Scene, description: Description, offset: int, *, ahead: bool = False) -> Choice | None:
    """Find whom a description means: by age, by the words of known roles, by gender and focus.

    Args:
        scene: What is known of the article, and who is in focus at the offset.
        description: A definite description of one person.
        offset: Where the description stands.
        ahead: Whether those named only later count too, as they must in a headline.
    """
    roles, focus = scene.roles, scene.focus
    gender = gendered().get(description.head)
    if age := re.fullmatch(r"(\d\d)-year-old", description.head):
        aged = [e for e in scene.cast.people if age.group(1) in e.ages]
        if aged:
            return Choice(aged[0], NO_RIVAL) if len(aged) == 1 else None
        # Where no age is told, it could be that of each who is named here.
        alone, _ = alone_near(scene, offset)
        return Choice(alone) if alone is not None and not alone.ages else None

    if description.head in _AGES and not description.words:
        return _of_that_age(scene, description.head, offset)

    phrase = description.span.start - len(description.determiner) - 1
    subjects = focus.subjects(offset) if governed(scene.text, phrase) else set()

    def fits(entity: Entity) -> bool:
        known = infer_gender(entity)
        if id(entity) in subjects:  # "Orr said to the nominee": the nominee is someone else
            return False
        return (not gender or known in (None, gender)) and not _contradicts(description, roles[id(entity)][1])

    def may_be(entity: Entity) -> bool:
        heads = roles[id(entity)][0]
        offices = wordlist("quotes.attribute", "political_roles")
        political = id(entity) not in scene.stated or not heads.isdisjoint(offices)
        return fits(entity) and (political or description.head not in _POLITICAL)

    last = None if ahead else offset + _SOON
    of_state = description.span.of(scene.text).casefold().startswith("head of state")
    head = "head-of-state" if of_state else description.head
    holders = [e for e in scene.holders(same_role(head), before=last) if fits(e)]
    met = [e for e in holders if ahead or e.start < offset]
    for found in ([e for e in met if head in roles[id(e)][0]], met):
        if found:
            if ahead:  # "port boss" is not the ferry boss: a headline names the office that the story names
                found = [e for e in found if set(description.words) <= roles[id(e)][1]]
            in_focus = {id(e): value for value, e in focus.scores(offset, gender=gender)}
            return _most_fitting(found, description, roles, in_focus)
    soon = [e for e in holders if offset < e.start < offset + _SOON]
    if description.words and len(soon) == 1 and set(description.words) <= roles[id(soon[0])][1]:
        return Choice(soon[0])
    if len(soon) == 1 and _titled_next(scene, soon[0], head, offset):
        return Choice(soon[0])
    if description.head in ("man", "woman", "girl", "boy") and not description.words:
        return focus.best(offset, gender=gender, exclude=lambda e: id(e) in roles and bool(roles[id(e)][0]))
    chair = description.head == "speaker" and "Speaker" in description.span.of(scene.text)
    if description.head in _GENERAL and not chair:  # the Speaker of a parliament is no one who speaks
        return focus.best(offset, gender=gender, exclude=lambda e: id(e) in roles and not may_be(e))
    varied = None if ahead or holders else called_next(scene, description, offset)
    return Choice(varied) if varied is not None and fits(varied) else None


def _titled_next(scene: Scene, entity: Entity, head: str, offset: int) -> bool:
    """Whether the next sentence opens with the only holder of an office: "The mayor …", "Mayor Orr …"."""
    first = entity.mentions[0]
    title = first.name.title
    if title is None or singular(title.of(scene.text).split()[-1].casefold()) != head:
        return False
    next_one = scene.focus.sentence(first.span.start) - scene.focus.sentence(offset) == 1
    opens = scene.focus.sentence_start(first.span.start) == title.start
    return next_one and opens and len(scene.holders(same_role(head))) == 1


def _of_that_age(scene: Scene, noun: str, offset: int) -> Choice | None:
    """Choose whom "the teenager" means: who is most in focus, if of that age and first called so."""
    before = islice((at for at in scene.cast.spots.of(noun) if at < offset), _MOST)
    if any(_INTRODUCES.search(scene.text, max(0, at - 40), at) for at in before):
        return None
    low, high = _AGES[noun]
    ranked = scene.focus.scores(offset, gender=None)
    aged = [(value, e) for value, e in ranked if any(low <= int(age) <= high for age in e.ages)]
    clear = bool(aged) and aged[0][1] is ranked[0][1] and (len(aged) == 1 or margin_of(aged) >= _CLEAR)
    return Choice(aged[0][1], margin_of(ranked)) if clear else None


def _most_fitting(
    found: list[Entity],
    description: Description,
    roles: dict[int, tuple[set[str], set[str]]],
    in_focus: dict[int, float],
) -> Choice | None:
    """Choose by the description's other words, then by focus; None where that leaves a doubt."""
    wanted = {w for w in description.words if len(w) > 3}
    shared = {id(e): _in_common(wanted, roles[id(e)][1]) if wanted else 0 for e in found}
    most = max(shared.values(), default=0)
    best = [e for e in found if shared[id(e)] == most]
    if len(best) == 1:
        return Choice(best[0], NO_RIVAL)
    ranked = sorted(((in_focus[id(e)], e) for e in best if id(e) in in_focus), key=lambda t: -t[0])
    clear = ranked and (len(ranked) == 1 or ranked[0][0] > 1.3 * ranked[1][0])
    return Choice(ranked[0][1], margin_of(ranked)) if clear else None


def _in_common(wanted: set[str], known: set[str]) -> int:
    """Count the words of a description that a role holds too, "Velmian" for "Velmia" counted in."""
    stems = _stems(known)
    people = {w for w in wanted - stems if len(w) > 5 and w.endswith(("n", "ese", "ish"))}
    return len(wanted & stems) + sum(any(w[:5] == k[:5] and len(k) > 4 for k in stems) for w in people)


def _contradicts(description: Description, known: set[str]) -> bool:
    """Whether a description names one party or place and the known role another."""
    for kind in (_party, _places):
        mine = kind(set(description.words))
        if mine and (theirs := kind(known)) and not mine & theirs:
            return True
    return False


def _party(words: set[str]) -> set[str]:
    return {"democratic" if w == "democrat" else w for w in _stems(words)} & {"republican", "democratic"}


def _places(words: set[str]) -> set[str]:
    """Return the states and countries that role words name, also by abbreviation or people: "Mo", "Dutch"."""
    return {place for word in words if (place := _place(word))}


@functools.lru_cache(maxsize=8192)
def _place(word: str) -> str | None:
    row = table("places").get(word.title()) or table("places").get(word.title() + ".")
    if not row or row[0] not in ("state", "country", "demonym") or word in _PARTIES:
        return None
    return (row[1] if len(row) > 1 else word).casefold()


def _stems(words: set[str]) -> set[str]:
    """Add states and peoples in the form that a description may use: "R-Ohio" for "the Ohio senator"."""
    more = words | {state for word in words if (state := _spelled_out(word))}
    if words & {"d", "dem"}:
        more.add("democratic")
    if words & {"r", "gop"}:
        more.add("republican")
    return more | ({"republican"} if "republicans" in words else set())


@functools.lru_cache(maxsize=8192)
def _spelled_out(word: str) -> str | None:
    row = table("places").get(word.title() + ".") or table("places").get(word.upper())
    return row[1].casefold() if row and len(row) > 1 else None
