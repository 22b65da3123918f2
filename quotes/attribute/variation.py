"""Whom another noun for someone named just before means: "said the striker", "the Australian"."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from quotes.attribute.descriptions import Description, gendered, is_native_of
from quotes.attribute.entities import Entity, infer_gender
from quotes.attribute.focus import POSSESSOR
from quotes.text.wordlists import wordlist

if TYPE_CHECKING:
    from quotes.attribute.scene import Scene

_LIST = "quotes.attribute"
_INTRODUCES = re.compile(r"\b(?:an?|another|one|two) (?:[\w-]+ ){0,3}\Z", re.I)
_MOST = 50
_FAR = 1500


def called_next(scene: Scene, description: Description, offset: int) -> Entity | None:
    """Return who alone is named in this paragraph, or else the one before, if a noun may call them so.

    It may not if they have another trade ("coach"), or if the article brings in someone without a name by
    the noun ("a striker").

    Args:
        scene: What is known of the article so far.
        description: A definite description of one person.
        offset: Where it stands.
    """
    head = description.head
    nation = is_native_of(head) and not description.words
    if not nation and "-of-" not in head and head not in wordlist(_LIST, "variations"):
        return None
    before = islice((at for at in scene.cast.spots.of(head, any_case=True) if at < offset), _MOST)
    if any(_INTRODUCES.search(scene.text, max(0, at - 60), at) for at in before):
        return None
    found, here = alone_near(scene, offset)
    last = scene.focus.last_speaker
    if found is None or (last is not None and last is not found and _same_or_next(scene, offset)):
        return None
    gender = gendered().get(head.partition("-of-")[0])
    if gender and infer_gender(found) not in (None, gender):
        return None
    known = wordlist(_LIST, "variations") | wordlist(_LIST, "beside_variations") | gendered().keys()
    return found if (nation and here) or scene.roles[id(found)][0] <= known else None


def alone_near(scene: Scene, offset: int) -> tuple[Entity | None, bool]:
    """Return the only person whom this paragraph names in its own words, or else the one before.

    Whether it was this one comes second.
    """
    text, end = scene.text, offset
    for here in (True, False):
        start = max(scene.focus.paragraph_start(end), end - _FAR)
        named = {
            mention.entity
            for mention in scene.cast.within(start, end)
            if mention.entity.kind in ("person", "unknown")
            if mention.entity.kind == "person" or " " in mention.entity.name
            if scene.weight_of(mention) >= POSSESSOR
        }
        if named:
            one = next(iter(named))
            return (one if len(named) == 1 and one.kind == "person" else None), here
        end = len(text[:start].rstrip())
    return None, False


def _same_or_next(scene: Scene, offset: int) -> bool:
    """Whether the last one to speak did so in this paragraph or the one before."""
    return scene.focus.paragraph(offset) - scene.focus.paragraph(scene.focus.last_spoke) < 2
