"""Whom "they" means where an article says that this is someone's pronoun."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotes.attribute.entities import Entity
from quotes.attribute.focus import margin_of

if TYPE_CHECKING:
    from quotes.attribute.focus import Focus
    from quotes.attribute.mentions import Cast
    from quotes.attribute.scene import Scene

_SAID_OF = re.compile(r"\bthey/(?:them|their)\b|\bnon[-‐‑]?binary\b", re.IGNORECASE)
_REACH = 300
_CLEAR = 1.25


def they_alone(scene: Scene, offset: int) -> Entity | None:
    """Return the one person whom "they" means, if it is the pronoun of whoever is most in focus.

    Args:
        scene: What is known of the article, and who is in focus at the offset.
        offset: Where the pronoun stands.
    """
    ranked = scene.focus.scores(offset, gender=None) if scene.are_they else []
    clear = bool(ranked) and id(ranked[0][1]) in scene.are_they and margin_of(ranked) >= _CLEAR
    return ranked[0][1] if clear else None


def called_they(cast: Cast, focus: Focus) -> Iterator[Entity]:
    """Yield who is the only one named in a sentence that gives the pronoun: "Orr, who uses they/them"."""
    for said in _SAID_OF.finditer(cast.text):
        sentence = focus.sentence(said.start())
        near = cast.within(max(0, said.start() - _REACH), said.end() + _REACH)
        here = {m.entity for m in near if focus.sentence(m.span.start) == sentence}
        people = [entity for entity in here if entity.kind == "person"]
        if len(people) == 1:
            yield people[0]
