"""A newsroom's own list of the people and bodies it quotes: their ids, other names, offices and when.

The registry tells who a name is. What an article says of someone's role stays as the article says it; where
the two do not agree, a `Problem` says so.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from quotes.attribute.appositions import is_office
from quotes.attribute.categories import category
from quotes.attribute.coreference import same_role
from quotes.attribute.descriptions import singular
from quotes.models import Article, Extracted, Problem, Quote
from quotes.text.name_words import name_key, plain_words
from quotes.text.wordlists import wordlist

_LIST = "quotes.attribute"
_BESIDE_ANY_OFFICE = frozenset({"citizen", "party_or_campaign", None})
_SECOND = frozenset({"deputy", "vice", "assistant"})
_WORD = re.compile(r"[\w’']+\.?")


@dataclass(frozen=True, slots=True)
class Term:
    """An office or job and the time in which someone held it.

    Attributes:
        role: The office, in words.
        start: ISO date of its first day, or year, or year and month; None if not known.
        end: The same of its last day; None if not known or not over.
    """

    role: str
    start: str | None = None
    end: str | None = None

    def covers(self, date: str | None) -> bool:
        """Whether it was held on an ISO date; a date that is not known may be any."""
        if not date:
            return True
        begun = self.start is None or date[: len(self.start)] >= self.start
        return begun and (self.end is None or date[: len(self.end)] <= self.end)

    def __str__(self) -> str:
        if self.start is None and self.end is None:
            return self.role
        return f"{self.role} ({self.start or ''}/{self.end or ''})"


@dataclass(frozen=True, slots=True)
class Known:
    """Someone, or a body, whom the newsroom knows.

    Attributes:
        name: The name to go by.
        id: The newsroom's id, for instance from Wikidata; None if it gives none.
        aliases: Other names under which articles may give them.
        roles: What they are and were.
        gender: `f`, `m` or None.
        where: File and line.
    """

    name: str
    id: str | None = None
    aliases: tuple[str, ...] = ()
    roles: tuple[Term, ...] = ()
    gender: str | None = None
    where: str = ""


class Registry:
    """Known people and bodies, looked up by any of their names.

    Args:
        known: Those in it; two may share a name.
    """

    def __init__(self, known: Iterable[Known] = ()) -> None:
        self._by_name: defaultdict[tuple[bool, tuple[str, ...]], list[Known]] = defaultdict(list)
        self._by_id: dict[str, Known] = {}
        for one in known:
            if one.id:
                self._by_id[one.id] = one
            for person in (True, False):
                for key in {name_key(name, person=person) for name in (one.name, *one.aliases)} - {()}:
                    self._by_name[person, key].append(one)

    def find(self, name: str, *, role: str | None = None, person: bool = True) -> Known | None:
        """Return who goes by a name; of several the only one whose role fits, else None.

        Args:
            name: The name; case, accents, titles in front and initials in the middle do not matter.
            role: The role as an article states it; it tells two of one name apart.
            person: Whether it is a person's name; a body's keeps all its words.

        Example:
            >>> people = [
            ...     Known("Ana Díaz", "Q1", roles=(Term("mayor of Tarn"),)),
            ...     Known("Ana Díaz", "Q2", roles=(Term("goalkeeper"),)),
            ... ]
            >>> Registry(people).find("Ana Diaz", role="the former mayor").id
            'Q1'
        """
        found = self._by_name.get((person, name_key(name, person=person)), [])
        if len(found) > 1 and role:
            found = [known for known in found if any(_fits(role, term) for term in known.roles)]
        return found[0] if len(found) == 1 else None

    def gender_of_id(self, id: str) -> str | None:
        """Return the gender of who has an id; None if it is not kept or the id not known."""
        return self._by_id[id].gender if id in self._by_id else None

    def gender_of(self, name: str) -> str | None:
        """Return the gender of who goes by a name, if all who do have one and the same."""
        genders = {known.gender for known in self._by_name.get((True, name_key(name)), ())}
        return genders.pop() if len(genders) == 1 else None


def identified(extracted: Extracted, registry: Registry) -> Extracted:
    """Return an article's quotes with the registry's ids, and what it disagrees on among the problems."""
    quotes, conflicts = identify(extracted.article, extracted.quotes, registry)
    return replace(extracted, quotes=tuple(quotes), problems=(*extracted.problems, *conflicts))


def identify(
    article: Article, quotes: Sequence[Quote], registry: Registry
) -> tuple[list[Quote], list[Problem]]:
    """Give speakers that the registry knows their id, and say where it disagrees with the article's roles.

    Args:
        article: The article.
        quotes: Its quotes, with speakers.
        registry: Who is known.

    Returns:
        The quotes in the given order, and a problem `role_conflict` for each speaker whose office in the
        article is not one that the registry has for the article's date. Roles that anybody may have beside
        an office (a mother, a Democrat) are no conflict.
    """
    done: list[Quote] = []
    problems: dict[tuple[str, str], Problem] = {}
    for quote in quotes:
        name, role = quote.speaker.name if quote.speaker else None, quote.role.text if quote.role else None
        person = quote.speaker_type in ("person", "group")
        known = registry.find(name, role=role, person=person) if name else None
        if known is None or name is None:
            done.append(quote)
            continue
        done.append(replace(quote, speaker_id=known.id) if known.id else quote)
        against = _conflict(role, known, article.published) if role else None
        if quote.role and against:
            problems.setdefault(
                (name, quote.role.text),
                Problem(
                    "role_conflict",
                    f"article {article.id!r}: {name} is “{quote.role.text}” in it; {against} "
                    f"({known.where or 'registry'}). The article's words are kept. Check both.",
                    article.id,
                    article.where,
                    quote.role.spans[0] if quote.role.spans else None,
                ),
            )
    return done, list(problems.values())


def _conflict(role: str, known: Known, date: str | None) -> str | None:
    """Say in what the registry disagrees with a role; None if it does not, or has nothing to say."""
    stated = _offices(role)
    if not stated or not known.roles:
        return None
    same = [term for term in known.roles if _share(stated, _offices(term.role))]
    if not same:  # a mayor may be a mother and a Democrat, but not the goalkeeper
        if category(role) in _BESIDE_ANY_OFFICE or any(_fits(role, term) for term in known.roles):
            return None
        held = [term for term in known.roles if _offices(term.role) and term.covers(date)]
        listed = ", ".join(str(term) for term in held)
        return f"the registry has {listed}" if held else None
    words = plain_words(role.replace("-", " ").replace("‑", " "))
    former = not wordlist(_LIST, "not_in_office").isdisjoint(words) or "one time" in " ".join(words)
    if date and former and all(term.covers(date) and term.start for term in same):
        return f"the registry has it in office then: {same[0]}"
    if date and not former and not any(term.covers(date) for term in same):
        return f"the registry has another time: {', '.join(map(str, same))}"
    return None


def _fits(role: str, term: Term) -> bool:
    """Whether two roles share the office, or another word that few roles share."""
    general = wordlist(_LIST, "general_heads")
    telling = {word for word in plain_words(role) if len(word) > 3} - general
    offices = _offices(role) - general
    return _share(offices, _offices(term.role)) or not telling.isdisjoint(plain_words(term.role))


@functools.lru_cache(maxsize=4096)
def _offices(role: str) -> frozenset[str]:
    """Return the nouns of a role that name an office or job: "former deputy mayor of Tarn" → deputy mayor."""
    found = set()
    second = ""
    for word in _WORD.findall(re.split(r"\b(?:of|for|at|to|in|from)\b", role, maxsplit=1)[0]):
        noun = singular(word.casefold().rstrip("."))
        if noun in _SECOND:
            second = f"{noun} "
        elif is_office(word) or is_office(word.rstrip(".")):
            found.add(second + noun)
            second = ""
    return frozenset(found)


def _share(one: Iterable[str], other: frozenset[str]) -> bool:
    return any(not same_role(word).isdisjoint(other) for word in one)
