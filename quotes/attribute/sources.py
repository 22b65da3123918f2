"""Decide whom a source means: a name, a pronoun, a relative, a description, or nobody who is named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from quotes.attribute.coreference import described
from quotes.attribute.descriptions import (
    Description,
    bare_name,
    describe,
    gendered,
    is_role_noun,
)
from quotes.attribute.entities import Entity, Mention, likely_gender
from quotes.attribute.heads import antecedent, head_mention, joint, joint_before, trim
from quotes.attribute.pronouns import FIRST, GENDERS, PLURAL, RELATIVE, THING
from quotes.attribute.scene import Scene
from quotes.models import Quote, SpeakerType
from quotes.text.wordlists import wordlist

_TOLD_APART = re.compile(r" (?:who|that|whose|whom|with|in|at|from|of) ")
_WORD_START = re.compile(r"\b\w")
_UNNAMED = re.compile(
    r"not to be (?:named|identified)|anonymity|declined to be (?:named|identified)|not authori[sz]ed"
)
_PLAIN: dict[str, str] = {
    "anonymous": "not named",
    "group": "people in general",
    "document": "a document, not a person",
    "person": "nobody named fits",
    "organization": "a body",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """Whom a source means, and why we hold it to be so.

    Attributes:
        entities: Those who speak; empty if nobody who is named does.
        type: The kind of speaker.
        name: The name to show where it is not the one entity's own.
        mention: The mention that the source holds, if it holds one.
        description: The description that the source is, if it names nobody.
        why: The reason, in words.
    """

    entities: tuple[Entity, ...] = ()
    type: SpeakerType | None = None
    name: str | None = None
    mention: Mention | None = None
    description: Description | None = None
    why: str = ""


def decide(scene: Scene, quotes: Sequence[Quote], i: int, held: dict[int, Decision]) -> Decision:
    """Resolve the source of one quote.

    Args:
        scene: What is known of the article so far.
        quotes: Its quotes.
        i: Index of the quote.
        held: The decisions made so far, by index, the last one last.
    """
    quote = quotes[i]
    if not quote.source:
        return Decision(why="no source")
    start, end = trim(scene.text, quote.source[0].start, quote.source[0].end)
    words = scene.text[start:end]
    low = re.sub(r"[’']s$", "", words.casefold())
    if low in FIRST:
        return _first_person(scene, i, held, words, start)
    if low in GENDERS:
        return _third_person(scene, start, words, GENDERS[low])
    if low in RELATIVE:
        return _relative(scene, start, words)
    if low in PLURAL or low in THING:
        return _as_before(scene, start, words, held, plural=low in PLURAL)
    if low in wordlist("quotes.attribute", "labels") and quote.cue and quote.cue[0].of(scene.text) == ":":
        return Decision(type="anonymous", why=f"“{words}”: {_PLAIN['anonymous']}")
    if scene.text[quote.source[0].start] in '“"«‘' and scene.text[start - 1 : start] in tuple('“"«‘'):
        return Decision(type="document", why=f"“{words}”: a title, not a person")
    return _named(scene, start, end) or _described(scene, start, end)


def _first_person(scene: Scene, i: int, held: dict[int, Decision], words: str, start: int) -> Decision:
    for j in scene.quotes_around(start):
        if j != i and j in held:
            return replace(held[j], why=f"“{words}” in the words of another quote: {held[j].why}")
    return Decision(type="person", why=f"“{words}”: nobody who is named speaks here")


def _third_person(scene: Scene, start: int, words: str, gender: str) -> Decision:
    entity = scene.focus.best(start, gender=gender)
    if entity is None and not scene.focus.scores(start, gender=gender):
        later = list(islice((e for e in scene.cast.people if e.gender == gender), 2))
        entity = later[0] if len(later) == 1 else None
    if entity is None:
        return Decision(type="person", why=f"“{words}” could mean several people or nobody named: unknown")
    if not entity.name:
        return Decision(type="person", why=f"“{words}” seems to mean someone who is not named: unknown")
    if likely_gender(entity) is None:  # whoever was "he" once is not "she" further down
        entity.gender = gender
    return Decision((entity,), "person", why=f"“{words}” → {entity.name} (in focus)")


def _as_before(scene: Scene, start: int, words: str, held: dict[int, Decision], *, plural: bool) -> Decision:
    """Resolve "they" or "it" to a group or body that spoke just before; never to a person."""
    near = scene.focus.sentence(start) - scene.focus.sentence(scene.focus.last_spoke) <= 2
    fits = ("group", "organization", "anonymous") if plural else ("organization", "document")
    last = held[next(reversed(held))] if held else None
    if last is not None and near and last.type in fits:
        return replace(last, why=f"“{words}” → as before: {last.why}")
    return Decision(type="group" if plural else "organization", why=f"“{words}”: not resolved")


def _relative(scene: Scene, start: int, words: str) -> Decision:
    """Resolve "who" or "that" to the words it hangs on."""
    text, low = scene.text, words.casefold()
    sentence = scene.focus.sentence(start)
    before = [
        m
        for m in scene.cast.within(max(0, start - 200), start)
        if scene.focus.sentence(m.span.start) == sentence
    ]
    near = [m for m in before if re.fullmatch(r"(?:\s*\([^)]*\))?,?(?: [—–-])?\s*", text[m.span.end : start])]
    told = [m for m in before if _described_until(scene, m, start)]
    mention = next(reversed(told or near), None)
    if mention is None:
        if low == "who" and (noun := antecedent(text, start)) is not None:
            inner = _named(scene, *noun) or _described(scene, *noun)
            return replace(inner, why=f"“{words}” → {inner.why}")
        return Decision(type="person" if low == "who" else "document", why=f"“{words}”: not resolved")
    found = joint_before(text, before, mention)
    if len(found) > 1:
        return _together(found, f"“{words}” → the names before it")
    kind = mention.entity.kind
    if (low == "which" and kind == "place") or (low == "who" and kind in ("organization", "place")):
        return Decision(type="document" if low == "which" else "group", why=f"“{words}”: not resolved")
    why = f"“{words}” → {mention.entity.name}"
    return Decision((mention.entity,), _type_of(mention.entity), mention=mention, why=why)


def _described_until(scene: Scene, mention: Mention, end: int) -> bool:
    """Whether only an apposition stands between a name and `end`: "Ann Doyle, the mayor, who"."""
    gap = scene.text[mention.span.end : end].rstrip(" ,")
    pieces = scene.pieces[id(mention)]
    return bool(pieces) and gap.startswith(",") and pieces[-1].end >= mention.span.end + len(gap)


def _named(scene: Scene, start: int, end: int) -> Decision | None:
    mentions = [m for m in scene.cast.within(start, end) if m.span.start >= start]
    mention = head_mention(scene.text, start, end, mentions)
    if mention is None:
        words = scene.text[start:end]
        for m in _WORD_START.finditer(words):
            if entities := scene.cast.ambiguous.get(words[m.start() :]):
                both = " or ".join(e.name for e in entities)
                return Decision(type="person", why=f"“{words[m.start() :]}” could be {both}: unknown")
        return None
    together = joint(scene.text, mentions, mention)
    if len(together) > 1:
        return _together(together, "named together")
    printed, name = mention.span.of(scene.text), mention.entity.name
    if printed == name:
        how = "named in full"
    else:
        spelled_out = scene.spelled_out(mention.entity)
        earlier = spelled_out is not None and spelled_out < mention.span.start
        how = "full name earlier" if earlier else "full name elsewhere in the article"
    why = f"“{printed}” → {name} ({how})"
    return Decision((mention.entity,), _type_of(mention.entity), mention=mention, why=why)


def _type_of(entity: Entity) -> SpeakerType:
    return "organization" if entity.kind in ("organization", "place") else "person"


def _together(mentions: list[Mention], why: str) -> Decision:
    entities = tuple(dict.fromkeys(m.entity for m in mentions))
    names = [e.name for e in entities]
    if len(names) == 1:
        return Decision(entities, _type_of(entities[0]), mention=mentions[0], why=f"{why}: {names[0]}")
    name = ", ".join(names[:-1]) + " and " + names[-1]
    return Decision(entities, "group", name=name, mention=mentions[0], why=f"{why}: {name}")


def _described(scene: Scene, start: int, end: int) -> Decision:
    description = describe(scene.text, start, end)
    if description is None:
        return Decision(type="group", why="the source holds no word")
    words = scene.text[start:end]
    if description.kind == "organization":
        name = scene.bodies.meant(description)
        why = f"“{words}” → {name}" if name else f"“{words}”: which one is unknown"
        return Decision(type="organization", name=name, why=why)
    if (name := bare_name(words.split(",")[0])) is not None:
        return Decision(type="person", name=name, why=f"“{words}” → {name} (named so only)")
    entity = person_described(scene, description, start)
    if entity is not None:
        if is_role_noun(description.head) and description.words:
            scene.told.setdefault(id(entity), description.span)
        return Decision((entity,), "person", why=f"“{words}” → {entity.name} (by role and focus)")
    if (description.determiner == "both" or words.casefold().startswith("the two")) and (
        pair := _both(scene, description, start)
    ):
        return pair
    kind = description.kind
    if kind in ("group", "person") and _UNNAMED.search(words):
        kind = "anonymous"
    if kind == "person" and description.determiner not in ("the", "this", "that"):
        kind = "anonymous"
    return Decision(type=kind, description=description, why=f"“{words}”: {_PLAIN[kind]}")


def person_described(scene: Scene, description: Description, start: int) -> Entity | None:
    """Return the one person named in the article whom a definite description means, if that is clear."""
    bare = description.head in ("man", "woman", "boy", "girl")
    vague = bare and _TOLD_APART.match(scene.text, description.span.end)
    headline = scene.article.zone_at(start) == "headline"
    known = any(description.head in heads for heads, _ in scene.roles.values())
    relative_to = any(m.entity.kind == "person" for m in scene.cast.within(start, description.span.end))
    bare_role = not description.determiner and (headline or known) and not relative_to
    definite = description.determiner in ("the", "this", "that") or bare_role
    if description.plural or vague or not definite or description.kind not in ("person", "anonymous"):
        return None
    entity = described(scene, description, start, ahead=headline)
    return entity if entity is not None and entity.name else None


def _both(scene: Scene, description: Description, start: int) -> Decision | None:
    """Resolve "both men", "the two ministers": the two people of that kind in focus, if they stand out."""
    ranked = scene.focus.scores(start, gender=gendered().get(description.head))
    if is_role_noun(description.head) and description.head not in gendered():
        ranked = [
            (value, e) for value, e in ranked if description.head in scene.roles.get(id(e), ((), ()))[0]
        ]
    elif description.head not in gendered() and description.head not in ("two", "pair", "duo"):
        return None
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][0] < 1.5 * ranked[2][0]):
        return None
    pair = sorted((e for _, e in ranked[:2]), key=lambda e: e.start)
    if not all(e.name for e in pair):
        return None
    name = " and ".join(e.name for e in pair)
    return Decision(tuple(pair), "group", name=name, why=f"“both” → {name} (in focus)")
