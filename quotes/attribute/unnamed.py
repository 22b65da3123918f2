"""Keep apart those who speak without a name: "a senior official", "another official", "the woman"."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.attribute.descriptions import DEFINITE, Description, gendered
from quotes.attribute.entities import Entity
from quotes.models import SpeakerType

ORDER = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4}
_MOST = 50


@dataclass(slots=True, eq=False)
class Unnamed:
    """Someone who has no name in the article.

    Attributes:
        entity: Who it is; its name is empty.
        description: The words that brought them in.
        type: The kind of speaker they are, once a quote is theirs.
        last: The sentence in which they were last described.
    """

    entity: Entity
    description: Description
    type: SpeakerType | None = None
    last: int = -1


class Strangers:
    """Those in an article whom only descriptions mean, in the order in which they were brought in."""

    def __init__(self) -> None:
        self._by_head: dict[str, list[Unnamed]] = {}
        self._by_entity: dict[int, Unnamed] = {}

    def of(self, entity: Entity) -> Unnamed | None:
        """Return what is known of someone without a name."""
        return self._by_entity.get(id(entity))

    def known(self, description: Description) -> Unnamed | None:
        """Return whom a definite description means again, if that is clear; it brings in nobody."""
        known = self._by_head.get(description.head, [])[-_MOST:]
        return _meant(known, description) if description.determiner in DEFINITE else None

    def meet(self, description: Description, sentence: int) -> Unnamed | None:
        """Return whom a description of one person brings in or means again; None where that is unclear.

        "A second official" is someone new, "the official" the last one who was called so and whom no
        other word tells apart. "His aide" is someone new once; met again, it may be another's.

        Args:
            description: It must be of one person.
            sentence: Index of the sentence that holds it; descriptions come in the order of the text.
        """
        known = self._by_head.get(description.head, [])[-_MOST:]
        found: Unnamed | None
        met = next((one for one in known if one.description.span.start == description.span.start), None)
        if met is not None:  # the same words, read again for the "who" behind them, say the most
            met.description, found = description, met
        elif not known or (description.determiner and not description.definite):
            found = self._bring_in(description)
        elif description.determiner in DEFINITE and not description.other:
            found = _meant(known, description)
        elif not description.determiner and any(w.endswith(("’s", "'s")) for w in description.words):
            found = next((one for one in known if one.description.words == description.words), None)
            found = found or self._bring_in(description)
        else:
            found = None
        if found is not None:
            found.last = sentence
        return found

    def _bring_in(self, description: Description) -> Unnamed:
        entity = Entity(name="", kind="person", gender=gendered().get(description.head))
        found = self._by_entity[id(entity)] = Unnamed(entity, description)
        self._by_head.setdefault(description.head, []).append(found)
        return found


def _meant(known: list[Unnamed], description: Description) -> Unnamed | None:
    words = set(description.words)
    fit = [one for one in known if words <= set(one.description.words)]
    if not fit and len(words) == 1 and (place := ORDER.get(description.words[0])) is not None:
        fit = known[place : place + 1]
    fit.sort(key=lambda one: -one.last)
    unclear = len(fit) > 1 and fit[0].last == fit[1].last
    return fit[0] if fit and not unclear else None
