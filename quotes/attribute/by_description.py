"""Decide whom a description means: someone named, a body, people in general, or someone without a name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quotes.attribute.ahead import named_next
from quotes.attribute.categories import category
from quotes.attribute.coreference import described, same_role
from quotes.attribute.decisions import Decision, Rule
from quotes.attribute.descriptions import Description, bare_name, describe, gendered, is_role_noun, who_speaks
from quotes.attribute.entities import Entity, tokens
from quotes.attribute.focus import Choice
from quotes.attribute.kin import couple, sibling
from quotes.attribute.linking import contradicts_age
from quotes.attribute.scene import Scene
from quotes.attribute.unnamed import ORDER
from quotes.models import Span, SpeakerType
from quotes.text.wordlists import wordlist

_COUPLES = frozenset({"couple", "pair", "duo"})
_TOLD_APART = re.compile(r" (?:who|that|whose|whom|with|in|at|from|of) ")
_UNNAMED = re.compile(
    r"not to be (?:named|identified)|anonymity|declined to be (?:named|identified)|not authori[sz]ed"
)
_NAME_GIVEN = re.compile(
    r",? who (?:\w+ ){0,2}?(?:gave (?:his|her|their) name|identified (?:him|her|them)self"
    r"|asked to be (?:called|identified|named))(?: \w+)? (?:as|by) ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
PLAIN: dict[str, str] = {
    "anonymous": "not named",
    "group": "people in general",
    "document": "a document, not a person",
    "person": "nobody named fits",
    "organization": "a body",
}


def by_description(scene: Scene, start: int, end: int, *, said: bool = False) -> Decision:
    """Resolve a source that holds no name of its own, as far as the article tells whom it means.

    Args:
        scene: What is known of the article so far.
        start: Where the source begins, in code points.
        end: Where it ends.
        said: Whether it "said" or "told", as people rather than documents do.
    """
    description = describe(scene.text, start, end)
    if description is None:
        return Decision(type="group", why="the source holds no word", rule="group")
    words = scene.text[start:end]
    if (given := _NAME_GIVEN.match(scene.text, description.span.end)) and not description.plural:
        return _by_given_name(scene, description, given)
    if said and description.unlisted and description.determiner.isalpha():
        kind = who_speaks(description)
        if kind is None:
            return Decision(why=f"“{words}”: no noun that tells who or what speaks", rule="unresolved")
        description = replace(description, kind=kind)
    if description.kind == "organization":
        joined = re.match(r"[^,]+? and (?:the |its |an? )", words)
        name = _two_bodies(scene, start, end, joined) if joined else scene.bodies.meant(description)
        why = f"“{words}” → {name}" if name else f"“{words}”: which one is unknown"
        return Decision(
            type="group" if joined else "organization",
            name=name,
            why=why,
            rule="body" if name else "unresolved",
        )
    if (name := bare_name(words.split(",")[0], shortest=2 if said else 4)) is not None:
        known = [
            e
            for e in scene.cast.people.named(name.casefold())
            if e.family == name.casefold() and not contradicts_age(scene.cast, start + len(name), e)
        ]
        if len(known) == 1:
            why = f"“{words}” → {known[0].name} (the one of that surname)"
            return Decision((known[0],), "person", why=why, rule="short_name")
        if known:
            both = " or ".join(e.name for e in known)
            return Decision(type="person", why=f"“{words}” could be {both}: unknown", rule="ambiguous")
        if (firm := by_firm(scene, name, words, start)) is not None:
            return firm
        why = f"“{words}” → {name} (named so only)"
        return Decision((scene.named_only(name),), "person", why=why, rule="named_only")
    if (choice := person_described(scene, description, start)) is not None:
        entity = choice.entity
        if is_role_noun(description.head) and description.words and not description.head[0].isdigit():
            scene.told.setdefault(id(entity), description.span)
        why = f"“{words}” → {entity.name} (by role and focus)"
        return Decision((entity,), "person", why=why, rule="role", margin=choice.margin)
    if (relative := sibling(scene, description, start)) is not None:
        why = f"“{words}” → {relative.name} (the other one of that surname)"
        return Decision((relative,), "person", why=why, rule="role")
    two = description.determiner == "both" or words.casefold().startswith("the two")
    if two and (together := _both(scene, description, start)):
        return together
    if description.head in _COUPLES and (pair := _couple(scene, description, start)):
        name = named_together(pair)
        why = f"“{words}” → {name} (named before)"
        return Decision(pair, "group", name=name, why=why, rule="joint")
    kind = description.kind
    if kind in ("group", "person") and _UNNAMED.search(words):
        kind = "anonymous"
    if kind == "person" and description.determiner not in ("the", "this", "that"):
        kind = "anonymous"
    if description.plural or kind not in ("person", "anonymous"):
        rule: Rule = "document" if kind == "document" else "group" if kind == "group" else "unnamed"
        return Decision(type=kind, description=description, why=f"“{words}”: {PLAIN[kind]}", rule=rule)
    apart = description.other or not ORDER.keys().isdisjoint(description.words)
    secret = apart or description.head in wordlist("quotes.attribute", "anonymous_nouns")
    if not secret and (ahead := named_next(scene, description, end)) is not None:
        before = scene.strangers.known(description)
        if before is not None:
            scene.known_as[id(before.entity)] = ahead
        scene.told.setdefault(id(ahead), before.description.span if before else description.span)
        why = f"“{words}” → {ahead.name} (named next)"
        return Decision((ahead,), "person", why=why, rule="role")
    return _unnamed(scene, description, kind, words)


def _by_given_name(scene: Scene, description: Description, given: re.Match[str]) -> Decision:
    """Return who gave no other name: "a motorist, who identified himself only as Segun"."""
    near = scene.cast.within(*given.span(1))
    entity = near[0].entity if near and near[0].entity.kind == "person" else scene.named_only(given[1])
    entity.gender = entity.gender or gendered().get(description.head)
    if is_role_noun(description.head) and (description.words or description.head not in gendered()):
        scene.told.setdefault(id(entity), description.span)
    why = f"“{description.span.of(scene.text)}” → {entity.name} (gave that name)"
    return Decision((entity,), "person", why=why, rule="named_only")


def by_firm(scene: Scene, word: str, printed: str, offset: int) -> Decision | None:
    """Return the one firm named before that a word may stand for: "Larkspur" for "Larkspur Motors"."""
    firms = [
        entity
        for entity in scene.cast.bodies.get(word.casefold(), ())
        if entity.kind == "organization" and entity.start < offset
        if len(tokens(entity.name)) == 2 and tokens(entity.name)[0] == word.casefold()
        if category(None, name=entity.name, speaker_type="organization") == "business"
    ]
    if len(firms) != 1:
        return None
    why = f"“{printed}” → {firms[0].name} (full name earlier)"
    return Decision((firms[0],), "organization", why=why, rule="short_name")


def _two_bodies(scene: Scene, start: int, end: int, link: re.Match[str]) -> str | None:
    """Return both names where one body is described and one is named: "the union and the Orr Bank"."""
    first = describe(scene.text, start, start + link.group().rindex(" and "))
    name = scene.bodies.meant(first) if first is not None and first.kind == "organization" else None
    second = scene.cast.within(start + link.end(), end)
    whole = second[0].entity if second and second[0].span == Span(start + link.end(), end) else None
    return in_a_row([name, whole.name]) if name and whole and whole.kind == "organization" else None


def _unnamed(scene: Scene, description: Description, kind: SpeakerType, words: str) -> Decision:
    """Say who of those without a name a description means, if that is clear."""
    start = description.span.start
    named = description.determiner in ("the", "this", "that") and scene.holders(same_role(description.head))
    one = None
    if not named and scene.article.zone_at(start) != "headline":
        one = scene.strangers.meet(description, scene.focus.sentence(start))
    if one is not None and one.type is None:
        one.type = kind
    return Decision(
        type=one.type if one else kind,
        description=one.description if one else description,
        why=f"“{words}”: {PLAIN[kind]}",
        rule="ambiguous" if named else "unnamed",
        unnamed=one.entity if one else None,
    )


def in_a_row(names: Sequence[str]) -> str:
    """Return several names as one: "Ann Doyle, Lee Kane and Sue Ott"."""
    return ", ".join(names[:-1]) + " and " + names[-1]


def named_together(entities: Sequence[Entity]) -> str:
    """Return the names of several people as one, a surname that the text gives only once said once."""
    names = [
        e.name.split()[0] if e.given and e.family == after.family and not _in_full(e) else e.name
        for e, after in pairwise(entities)
    ]
    return in_a_row([*names, entities[-1].name])


def _in_full(entity: Entity) -> bool:
    return not entity.mentions or any(len(m.span) >= len(entity.name) for m in entity.mentions)


def person_described(scene: Scene, description: Description, start: int) -> Choice | None:
    """Return the one person named in the article whom a definite description means, if that is clear."""
    bare = description.head in ("man", "woman", "boy", "girl")
    vague = bare and _TOLD_APART.match(scene.text, description.span.end)
    headline = scene.article.zone_at(start) == "headline"
    known = any(description.head in heads for heads, _ in scene.roles.values())
    relative_to = any(m.entity.kind == "person" for m in scene.cast.within(start, description.span.end))
    bare_role = not description.determiner and (headline or known) and not relative_to
    definite = description.determiner in ("the", "this", "that") or bare_role
    told_apart = description.other or not ORDER.keys().isdisjoint(description.words)
    if description.plural or vague or not definite or told_apart:
        return None
    if description.kind not in ("person", "anonymous"):
        return None
    choice = described(scene, description, start, ahead=headline)
    return choice if choice is not None and choice.entity.name else None


def _couple(scene: Scene, description: Description, start: int) -> tuple[Entity, ...] | None:
    """Return whom "the couple" or "the pair" means: husband and wife, else two last named together."""
    if description.head == "couple" and (married := couple(scene, start)):
        return married
    together = scene.pair_before(start)
    return together[1] if together and len(together[1]) == 2 else None


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
    name = named_together(pair)
    why = f"“both” → {name} (in focus)"
    return Decision(tuple(pair), "group", name=name, why=why, rule="joint")
