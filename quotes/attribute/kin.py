"""Whom "her brother" and "the couple" mean where a shared surname tells it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quotes.attribute.descriptions import Description, gendered
from quotes.attribute.entities import Entity, likely_gender
from quotes.attribute.pronouns import GENDERS
from quotes.models import Span

if TYPE_CHECKING:
    from quotes.attribute.scene import Scene

_MOST = 20
_NEAR = 300
_SIBLINGS = frozenset({"brother", "sister"})
_SPOUSES = frozenset({"wife", "husband"})
_OWN_SPOUSE = {"wife": "her husband", "widow": "her husband", "husband": "his wife", "widower": "his wife"}
_MARRIED_TO = re.compile(rf"[’']s ({'|'.join(_OWN_SPOUSE)})\b(?!-)")
_KIN = (
    _SIBLINGS
    | _SPOUSES
    | {"aunt", "cousin", "daughter", "father", "mother", "nephew", "niece", "son", "uncle"}
)


def sibling(scene: Scene, description: Description, offset: int) -> Entity | None:
    """Return whom "her brother" means: the one other person of her surname, if the article says as much.

    He must speak of "my sister" or be set down as "her brother": Mr. Orr may as well be her husband. Where
    the article names a brother of another surname, that one may be meant.

    Args:
        scene: What is known of the article, and who is in focus at the offset.
        description: What the source says.
        offset: Where it stands.
    """
    if description.determiner not in ("his", "her") or description.head not in _SIBLINGS or description.words:
        return None
    choice = scene.focus.best(offset, gender=GENDERS[description.determiner])
    if choice is None or not choice.entity.given:
        return None
    family = [e for e in _of_surname(scene, choice.entity) if e is not choice.entity]
    if len(family) != 1 or family[0].start > offset or choice.entity.suffix or family[0].suffix:
        return None
    fits = likely_gender(family[0]) in (None, gendered()[description.head])
    other_kin = scene.roles[id(family[0])][0] & (_KIN - {description.head})
    others = [e for e in scene.holders({description.head}) if e is not family[0]]
    said = _is_said(scene, family[0], description)
    return family[0] if fits and said and not other_kin and not others else None


def _is_said(scene: Scene, entity: Entity, description: Description) -> bool:
    """Whether a paragraph that names someone speaks of "my sister", or their line of "her brother"."""
    own = "his" if description.head == "brother" else "her"
    other = "sister" if description.determiner == "her" else "brother"
    kin = re.compile(rf"\b(?:my|{own}) {other}\b|, {description.determiner} {description.head}\b", re.I)
    return _beside(scene, entity, kin)


def _beside(scene: Scene, entity: Entity, words: re.Pattern[str]) -> bool:
    """Whether words stand near a mention of someone, in the same paragraph."""
    for mention in entity.mentions[:_MOST]:
        start, end = max(0, mention.span.start - _NEAR), mention.span.end + _NEAR
        low = scene.text.rfind("\n", start, mention.span.start) + 1 or start
        high = scene.text.find("\n", mention.span.end, end)
        if words.search(scene.text, low, high if high >= 0 else end):
            return True
    return False


def couple(scene: Scene, offset: int) -> tuple[Entity, Entity] | None:
    """Return whom "the couple" means: someone called a wife or husband, and who shares the surname."""
    spouses = scene.holders(_SPOUSES, before=offset)
    if len(spouses) != 1:
        return None
    found = sorted(_of_surname(scene, spouses[0]), key=lambda e: e.start)
    return (found[0], found[1]) if len(found) == 2 and found[1].start < offset else None


def spouse_of(scene: Scene, entity: Entity) -> Span | None:
    """Return the words that say whose wife or husband someone is: "Tom Marlin's wife", of Ada Marlin.

    The two must be the only ones of their surname, and a paragraph that names her speak of "her husband".
    """
    if entity.kind != "person" or not entity.given:
        return None
    family = [e for e in _of_surname(scene, entity) if e is not entity]
    if len(family) != 1:
        return None
    for mention in family[0].mentions[:_MOST]:
        said = _MARRIED_TO.match(scene.text, mention.span.end)
        if said is None or likely_gender(entity) not in (None, gendered()[said.group(1)]):
            continue
        if _beside(scene, entity, re.compile(rf"\b{_OWN_SPOUSE[said.group(1)]}\b", re.I)):
            return Span(mention.span.start, said.end())
    return None


def _of_surname(scene: Scene, entity: Entity) -> list[Entity]:
    return [e for e in scene.cast.people.named(entity.family) if e.family == entity.family and e.given]
