"""Resolve the source of every quote to its speaker, and add the speaker's role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribute.appositions import apposition
from quotes.attribute.categories import category
from quotes.attribute.confidence import speaker_confidence
from quotes.attribute.descriptions import DEFINITE, INDEFINITE, POSSESSIVE, Description
from quotes.attribute.kin import spouse_of
from quotes.attribute.reading import read
from quotes.attribute.registry import Registry
from quotes.attribute.roles import role_from
from quotes.attribute.scene import Scene
from quotes.attribute.sources import Decision
from quotes.models import Article, Quote, Role, Speaker
from quotes.text.wordlists import wordlist

_AND_IS = re.compile(r", (?=an? )")
_NO_NOUNS = frozenset({"other", "you", "nobody", "second", "third"}) | DEFINITE | POSSESSIVE | INDEFINITE
_TELLING = frozenset({"critic", "expert", "analyst"})


def attribute(article: Article, quotes: Sequence[Quote], *, registry: Registry | None = None) -> list[Quote]:
    """Fill in speaker, kind of speaker and role of each quote, and say why.

    A source that cannot be resolved leaves `speaker` None: unknown is an answer, a wrong name is harm.

    Args:
        article: The article that the quotes point into.
        quotes: Its quotes, with their sources.
        registry: Known people, whose gender helps where the article does not tell it. Their ids are given
            by `quotes.attribute.registry.identify`.

    Returns:
        The quotes in the given order, with all that says who speaks and in what role, and a longer `why`.
    """
    if not quotes:
        return []
    scene = Scene(article, quotes)
    if registry is not None:
        for entity in scene.cast.people:
            entity.gender = entity.gender or registry.gender_of(entity.name)
    decisions = read(scene, quotes)
    numbers: dict[int, int] = {}
    for decision in decisions:
        if decision.unnamed is not None:
            numbers.setdefault(id(decision.unnamed), len(numbers) + 1)
    return [
        _filled(scene, quote, decision, numbers.get(id(decision.unnamed)))
        for quote, decision in zip(quotes, decisions, strict=True)
    ]


def _filled(scene: Scene, quote: Quote, decision: Decision, number: int | None) -> Quote:
    """Return the quote with its speaker; `number` tells someone without a name from others in the article."""
    name = decision.name or (decision.entities[0].name if decision.entities else None)
    role = _role(scene, decision)
    return replace(
        quote,
        speaker=Speaker(name=name, type=decision.type) if name and decision.type else None,
        speaker_type=decision.type,
        speaker_id=f"{scene.article.id}#{number}" if number and not name else None,
        speaker_confidence=speaker_confidence(decision),
        role=role,
        role_category=category(role.text if role else None, name=name, speaker_type=decision.type),
        why="; ".join(w for w in (quote.why, decision.why if quote.source else "") if w),
    )


def _role(scene: Scene, decision: Decision) -> Role | None:
    """Return the role: beside the source's own mention, else beside the first mention that has one."""
    if decision.description is not None:
        return _description_role(scene, decision, decision.description)
    if not decision.entities:
        return None
    if len(decision.entities) > 1:
        title = decision.mention.name.title if decision.mention is not None else None
        plural = title is not None and title.of(scene.text).split()[-1].rstrip(".").endswith("s")
        return role_from(scene.text, (title,)) if title is not None and plural else None
    own = scene.pieces[id(decision.mention)] if decision.mention is not None else ()
    entity = decision.entities[0]
    pieces = own or scene.stated.get(id(entity))
    if not pieces:
        told = scene.told.get(id(entity)) or spouse_of(scene, entity)
        pieces = (told,) if told else ()
    owned = scene.bodies.owner(pieces[0]) if pieces else None
    if owned is None:
        return role_from(scene.text, pieces)
    body, rest = owned
    role = role_from(scene.text, (rest, *pieces[1:]))
    return Role(f"{body.of(scene.text)} {role.text}", (body, *role.spans)) if role else None


def _description_role(scene: Scene, decision: Decision, description: Description) -> Role | None:
    """Return the description of someone who is not named as the role; "all" and "people" are none."""
    if decision.type in ("document", "organization") or not description.head.isalpha():
        return None
    words = description.span.of(scene.text)
    if words.isupper() or words.casefold().startswith("of "):  # "one of the traders"
        return None
    if description.head in _NO_NOUNS and " " not in words:
        return None
    vague = description.head in ("person", "man", "woman", *wordlist("quotes.attribute", "group_nouns"))
    if vague and " " not in words and description.head not in _TELLING:
        return None
    behind = _AND_IS.match(scene.text, description.span.end) if not description.plural else None
    besides = apposition(scene.text, behind.end()) if behind else None
    return role_from(scene.text, (description.span, besides) if besides else (description.span,))
