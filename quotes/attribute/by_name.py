"""Decide whom a source means that holds a name: one of that name, several together, or nobody for sure."""

from __future__ import annotations

import re

from quotes.attribute.by_description import PLAIN, by_firm, named_together
from quotes.attribute.decisions import Decision, Rule
from quotes.attribute.descriptions import POSSESSIVE, describe, gendered
from quotes.attribute.entities import Entity, Mention, likely_gender
from quotes.attribute.heads import full_start, head_mention, only_roles
from quotes.attribute.joint import joint
from quotes.attribute.scene import Scene
from quotes.models import SpeakerType
from quotes.text.wordlists import wordlist

_FIRST_OF_ALL = re.compile(r",? and |, | \(")
_ELDER = re.compile(r"(?:[Tt]he )?(elder|younger) ([A-Z][\w’'-]+)$")
_LETTERS = re.compile(r"[^\W\d_]+")
_FAR = 100
_CLOSES = re.compile(r"[.;!?]|,(?! (?:and|or)\b)")
_ASKED_WHAT = re.compile(r", (?:about|how|if|wh\w+)\b")
_WORD_START = re.compile(r"\b\w")


def by_name(scene: Scene, start: int, end: int) -> Decision | None:
    """Resolve a source that holds a name; None if it holds none, or none that speaks.

    Args:
        scene: What is known of the article so far.
        start: Where the source begins, in code points.
        end: Where it ends.
    """
    if (apart := _of_two(scene, scene.text[start:end])) is not None:
        return apart
    mentions = [m for m in scene.cast.within(start, end) if m.span.start >= start]
    mention = head_mention(scene.text, start, end, mentions)
    if mention is not None and (second := _second_of_two(scene, end, mentions, mention)) is not None:
        if not _opens_in_front(scene, start):
            both = f"{mention.entity.name} or {second.entity.name}"
            why = f"“{scene.text[start:end]}” could be {both}: unknown"
            return Decision(type="person", why=why, rule="ambiguous")
        mention = second
    if mention is None:
        words = _FIRST_OF_ALL.split(scene.text[start:end])[0]
        for m in _WORD_START.finditer(words):
            entities = scene.cast.ambiguous.get(words[m.start() :])
            if entities and only_roles(words[: m.start()]):
                both = " or ".join(e.name for e in entities)
                return Decision(
                    type="person", why=f"“{words[m.start() :]}” could be {both}: unknown", rule="ambiguous"
                )
        return None
    if _is_survey(mention):
        return Decision(
            type="document", why=f"“{scene.text[start:end]}”: {PLAIN['document']}", rule="document"
        )
    together = joint(scene.text, end, mentions, mention, scene.whole)
    if not together:
        return None
    if len(together) > 1:
        return jointly(together, "named together", rule="joint")
    printed, name = mention.span.of(scene.text), mention.entity.name
    unknown = mention.entity.kind == "unknown"
    if unknown and (firm := by_firm(scene, name, printed, mention.entity.start)) is not None:
        return firm
    in_full = printed == name or printed.startswith(f"{name} ")  # "Lee Kane OBE"
    if in_full:
        how = "named in full"
    else:
        spelled_out = scene.spelled_out(mention.entity)
        earlier = spelled_out is not None and spelled_out < mention.span.start
        how = "full name earlier" if earlier else "full name elsewhere in the article"
    why = f"“{printed}” → {name} ({how})"
    rule: Rule = "full_name" if in_full else "short_name"
    return Decision((mention.entity,), type_of(mention.entity), mention=mention, why=why, rule=rule)


def name_behind(scene: Scene, start: int, end: int) -> int | None:
    """Return where the name ends that a comma parts from a description that it belongs to.

    “Go,” said her lawyer, Ann Doyle; asked by her lawyer, Ann Doyle, whether. A phrase that opens a sentence
    may end at the comma: asked by her lawyer, Ann Doyle said.

    Args:
        scene: What is known of the article so far.
        start: Where the description begins, in code points.
        end: Where it ends.
    """
    told = describe(scene.text, start, end)
    one = told is not None and not told.plural and told.kind in ("person", "anonymous")
    if told is None or not one or told.determiner not in POSSESSIVE | {"the"}:
        return None
    behind = (m for m in scene.cast.within(end, end + _FAR) if full_start(m) == end + 2)
    mention = next(behind, None)
    if mention is None or mention.entity.kind != "person" or " " not in mention.span.of(scene.text):
        return None
    closes = _ASKED_WHAT if _opens_in_front(scene, start) else _CLOSES
    apart = scene.text[end : end + 2] == ", " and closes.match(scene.text, mention.span.end)
    gender = gendered().get(told.head)
    fits = gender is None or likely_gender(mention.entity) in (None, gender)
    return mention.span.end if apart and fits else None


def _of_two(scene: Scene, words: str) -> Decision | None:
    """Resolve "the elder Orr" and "the younger Orr" where Jr. or Sr. tells two of a name apart."""
    told = _ELDER.match(words)
    if told is None:
        return None
    family = told.group(2).casefold()
    people = [e for e in scene.cast.people.named(family) if e.family == family and e.given]
    elder = [e for e in people if e.suffix == "sr"] or [e for e in people if e.suffix != "jr"]
    found = elder if told.group(1) == "elder" else [e for e in people if e not in elder]
    if len(people) != 2 or len(found) != 1:
        return Decision(type="person", why=f"“{words}”: which one is unknown", rule="ambiguous")
    why = f"“{words}” → {found[0].name} (told apart by Jr. or Sr.)"
    return Decision((found[0],), "person", why=why, rule="short_name")


def _second_of_two(scene: Scene, end: int, mentions: list[Mention], first: Mention) -> Mention | None:
    """Return the second of two people whom only a comma parts, if it ends a source: "Ann Doyle, Lee Kane"."""
    behind = mentions[mentions.index(first) + 1 :]
    if len(behind) != 1 or {first.entity.kind, behind[0].entity.kind} != {"person"}:
        return None
    second = behind[0]
    between = scene.text[first.span.end : full_start(second)]
    apart = between.startswith(", ") and second.entity is not first.entity and only_roles(between[2:])
    return second if apart and not scene.text[second.span.end : end].strip(" ,") else None


def _opens_in_front(scene: Scene, start: int) -> bool:
    """Whether a sentence opens with a phrase in front of its subject: "In a letter to", "Asked by"."""
    word = _LETTERS.search(scene.text, scene.focus.sentence_start(start))
    low = word.group().casefold() if word is not None else ""
    return low in wordlist("quotes.attribute", "fronting") or low.endswith(("ed", "ing"))


def _is_survey(mention: Mention) -> bool:
    """Whether a name is that of a survey, not of the body that made it: "a Velm Post Poll"."""
    words = mention.entity.name.split()
    return len(words) > 1 and mention.entity.kind != "person" and words[-1] in ("Poll", "Survey", "Index")


def type_of(entity: Entity) -> SpeakerType:
    """Return the type of speaker that someone or something named is."""
    return "organization" if entity.kind in ("organization", "place") else "person"


def jointly(mentions: list[Mention], why: str, *, rule: Rule) -> Decision:
    """Return the decision for those who are named together."""
    entities = tuple(dict.fromkeys(m.entity for m in mentions))
    names = [e.name for e in entities]
    if len(names) == 1:
        kind = type_of(entities[0])
        return Decision(entities, kind, mention=mentions[0], why=f"{why}: {names[0]}", rule=rule)
    name = named_together(entities)
    return Decision(entities, "group", name=name, mention=mentions[0], why=f"{why}: {name}", rule=rule)
