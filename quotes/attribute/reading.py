"""Read an article once, in the order of the text, and decide for each source as it comes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from quotes.attribute.by_description import person_described
from quotes.attribute.categories import category
from quotes.attribute.coreference import same_role
from quotes.attribute.decisions import Decision
from quotes.attribute.descriptions import describe, gendered, is_native_of, is_role_noun
from quotes.attribute.entities import Entity
from quotes.attribute.focus import INSIDE_QUOTE, INTRODUCED, OBJECT, POSSESSOR, SUBJECT, Question
from quotes.attribute.kin import sibling
from quotes.attribute.prominence import acts
from quotes.attribute.pronouns import GENDERS
from quotes.attribute.questions import asks_in_front, is_question, who_is_asked
from quotes.attribute.scene import Scene
from quotes.attribute.sources import decide
from quotes.models import Quote, Span
from quotes.text.wordlists import wordlist

_PRONOUN = re.compile(r"\b(?:he|she|his|her|him)\b", re.I)
_SOMEONE = re.compile(r"\b(the|an?|his|her|my|our|their|another|one) ((?:[\w-]+ ){0,2}[\w-]+)", re.I)
_GOES_ON = re.compile(r",? (?:who|whose|with|in|at|from|on)\b")
_SECRET = re.compile(
    r",? who (?:d(?:id|oes) not (?:want|wish)|asked not|declined|refused) to be (?:named|identified)\b"
)
_OF_SELF = re.compile(r" (?:that )?s?he\b")
_IS_QUOTED = re.compile(r"\b(?:quot|cit)(?:ed|es|ing) $")
_OBJECT = re.compile(
    r"him\b|her(?=[.,;:!?]|\s+(?:about|again|and|as|at|back|by|for|from|if|in|on|out|that|to|when|with|why)\b)"
)
_ANOTHER_CLAUSE = re.compile(
    r"[;:—–(]|\b(?:and|as|but|because|if|or|said|says|than|that|told|when|which|while|who|whose)\b"
)
_CLAUSE = 120
_NAMED = re.compile(r"(?:[’']s?)?,? (?:[A-Z]|named\b|called\b)")


def read(scene: Scene, quotes: Sequence[Quote]) -> list[Decision]:
    """Return a decision for each quote, in the order of the quotes.

    Names, pronouns and descriptions in the story's own words shift the focus as they pass.
    """
    held: dict[int, Decision] = {}
    events: list[tuple[int, int, Callable[[], None]]] = []
    taken = sorted(s for q in quotes for s in q.source)
    taken_or_role = sorted([*taken, *(s for pieces in scene.pieces.values() for s in pieces)])
    for i, quote in enumerate(quotes):
        spot = quote.source[0].start if quote.source else quote.start
        events.append((spot, 0, _source(scene, quotes, i, held)))
    for mention in scene.cast.mentions:
        weight = scene.weight_of(mention)
        if weight > INSIDE_QUOTE and scene.introduces(mention):
            weight = max(weight, INTRODUCED)
        events.append((mention.span.start, 1, _note(scene, mention.entity, mention.span.start, weight)))
    pronouns = (Span(*m.span()) for m in _PRONOUN.finditer(scene.text))
    events += [(s.start, 2, _pronoun(scene, s)) for s in _outside(scene, taken, pronouns)]
    events += [(s.start, 3, _someone(scene, s)) for s in _outside(scene, taken_or_role, _people(scene))]
    for _, _, happens in sorted(events, key=lambda e: e[:2]):
        happens()
    return [_named_later(scene, held[i]) for i in range(len(quotes))]


def _named_later(scene: Scene, decision: Decision) -> Decision:
    """Name whoever had no name when they spoke, if a later description of them led to one."""
    named = scene.known_as.get(id(decision.unnamed)) if decision.unnamed else None
    if named is None:
        return decision
    why = f"{decision.why.rpartition(':')[0]} → {named.name} (named later)"
    return Decision((named,), "person", why=why, rule="role")


def _outside(scene: Scene, taken: Sequence[Span], spans: Iterator[Span]) -> Iterator[Span]:
    """Leave out what lies in taken spans (sources are decided apart), or in a quote's own words."""
    k = 0
    for span in spans:
        while k < len(taken) and taken[k].end <= span.start:
            k += 1
        if (k == len(taken) or not taken[k].overlaps(span)) and not scene.in_quote(span.start):
            yield span


def _people(scene: Scene) -> Iterator[Span]:
    """Find people whom the story means without a name: "the president", "a woman", "my mother"."""
    offices = {word for heads, _ in scene.roles.values() for head in heads for word in same_role(head)}
    for m in _SOMEONE.finditer(scene.text):
        definite = m.group(1).casefold() == "the"
        words = list(re.finditer(r"[\w-]+", m.group(2)))
        for word, ahead in zip_longest(words, words[1:]):
            span = Span(m.start(), m.start(2) + word.end())
            known = word.group() in gendered() or (definite and word.group() in offices)
            noun = is_role_noun(word.group()) or _is_varied(scene.text, span)
            if not known and not (noun and _brings_in(scene.text, m.group(1), span)):
                continue
            if definite and ahead is not None and is_role_noun(ahead.group()):  # "the chief" minister
                continue
            if not _NAMED.match(scene.text, span.end):
                yield span
            break


def _is_varied(text: str, span: Span) -> bool:
    """Whether words may mean someone by where they are from or what else they are: "The Croatian"."""
    noun = span.of(text).rpartition(" ")[2].casefold()
    return is_native_of(noun) or noun in wordlist("quotes.attribute", "variations")


def _brings_in(text: str, determiner: str, span: Span) -> bool:
    """Whether a role tells of someone the story goes on about: "A clerk who", "The mayor left"."""
    if _SECRET.match(text, span.end):
        return True
    if determiner == "The":
        told = category(span.of(text))
        official = told in ("elected_official", "government", "law_enforcement")
        return (official or _is_varied(text, span)) and acts(text, span.end)
    return determiner in ("A", "An") and _GOES_ON.match(text, span.end) is not None


def _note(scene: Scene, entity: Entity, spot: int, weight: float) -> Callable[[], None]:
    return lambda: scene.focus.note(entity, spot, weight)


def _pronoun(scene: Scene, span: Span) -> Callable[[], None]:
    def happens() -> None:
        word = span.of(scene.text).casefold()
        asker, subject = asks_in_front(scene, span.start), _subject_of(scene, span)
        choice = scene.focus.best(
            span.start, gender=GENDERS[word], exclude=lambda e: e is asker or e is subject
        )
        if choice is not None:
            weight = 0.9 * SUBJECT if word in ("he", "she") else POSSESSOR
            scene.focus.note(choice.entity, span.start, weight)
            if subject is not None:
                scene.focus.tell_apart(subject, span.start, GENDERS[word])

    return happens


def _subject_of(scene: Scene, span: Span) -> Entity | None:
    """Return the subject of the clause whose object a pronoun is: in "Orr wrote to her" she is not Orr."""
    if not _OBJECT.match(scene.text, span.start):
        return None
    start = max(scene.focus.sentence_start(span.start), span.start - _CLAUSE)
    before = scene.cast.within(start, span.start)
    last = before[-1] if before else None
    if last is None or scene.weight_of(last) < 0.8 * SUBJECT:
        return None
    between = scene.text[scene.whole(last).end : span.start]
    return None if _ANOTHER_CLAUSE.search(between) else last.entity


def _someone(scene: Scene, span: Span) -> Callable[[], None]:
    def happens() -> None:
        description = describe(scene.text, span.start, span.end)
        if description is None:
            return
        choice = person_described(scene, description, span.start)
        known = choice.entity if choice else sibling(scene, description, span.start)
        if known is not None:
            scene.focus.note(known, span.start, scene.weight(span))
        elif not description.plural and (
            description.head in gendered()
            or description.determiner in ("a", "an")
            or _brings_in(scene.text, span.of(scene.text).partition(" ")[0], description.span)
        ):
            brought_in = description.determiner in ("a", "an")
            one = scene.strangers.meet(description, scene.focus.sentence(span.start))
            entity = one.entity if one else Entity("", "person", gendered().get(description.head))
            weight = scene.weight(span)
            opens = scene.text[span.start].isupper() and weight > INSIDE_QUOTE
            if opens and brought_in:
                weight = max(weight, INTRODUCED)
            if _SECRET.match(scene.text, description.span.end):  # why say so if not to quote them?
                weight = SUBJECT
            scene.focus.note(entity, span.start, weight)

    return happens


def _source(scene: Scene, quotes: Sequence[Quote], i: int, held: dict[int, Decision]) -> Callable[[], None]:
    def happens() -> None:
        quote = quotes[i]
        decision = decide(scene, quotes, i, held)
        held[i] = decision
        if not quote.source:
            return
        spot = quote.source[0].start
        people = decision.entities
        told = decision.description
        if decision.unnamed is not None:
            people = (decision.unnamed,)
        elif told is not None and not told.plural and decision.type in ("anonymous", "person"):
            people = (Entity(name="", kind="person", gender=gendered().get(told.head)),)
        spoken_of = _spoken_of(scene, quote)
        aside = bool(spoken_of) or _IS_QUOTED.search(scene.text, max(0, spot - 20), spot) is not None
        for entity in people:
            if entity.kind == "unknown" and decision.type == "person":  # "he" may mean whoever spoke
                entity.kind = "person"
            scene.focus.note(entity, spot, OBJECT if aside else SUBJECT)
        for entity in spoken_of:
            scene.focus.note(entity, spot, SUBJECT)
        if not aside:
            of_self = any(_OF_SELF.match(scene.text, cue.end) for cue in quote.cue)
            one = people[0] if len(people) == 1 else None
            question = None
            if is_question(scene, quote):
                asker = one or Entity("", "person")
                question = Question(asker, who_is_asked(scene, quote, one), spot)
            scene.focus.spoke(one, spot, question=question, of_self=of_self)

    return happens


def _spoken_of(scene: Scene, quote: Quote) -> list[Entity]:
    """Return who is all that a source is said to have spoken of: “Dunn was criticised by Danko”."""
    cue, source = quote.cue, quote.source
    if not cue or cue[-1].of(scene.text).rpartition(" ")[2] != "by" or source[0].start < cue[-1].end:
        return []
    return [
        mention.entity
        for content in quote.content
        if content.end <= cue[0].start
        for mention in scene.cast.within(content.start, content.end)
    ]
