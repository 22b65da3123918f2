"""Decide whom a pronoun means: who is in focus, who spoke just before, or what it hangs on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from quotes.attribute.ahead import named_next, subject_ahead
from quotes.attribute.by_description import by_description, named_together
from quotes.attribute.by_name import by_name, jointly, type_of
from quotes.attribute.decisions import Decision, Rule
from quotes.attribute.descriptions import is_role_noun, singular
from quotes.attribute.entities import Entity, Mention, likely_gender
from quotes.attribute.focus import Choice
from quotes.attribute.heads import antecedent, full_start
from quotes.attribute.joint import joint_before
from quotes.attribute.prominence import acts
from quotes.attribute.pronouns import FIRST, GENDERS, PLURAL, RELATIVE, THING
from quotes.attribute.questions import asks_in_front, who_replies
from quotes.attribute.scene import Scene
from quotes.attribute.singular_they import they_alone
from quotes.models import Quote
from quotes.text.wordlists import wordlist

_LETTERS = re.compile(r"[^\W\d_]+")
_LONG = 1000
_OPENS_WITH = re.compile(r"\W*(he|she)\b(?!\s+(?:said|says|told)\b)", re.IGNORECASE)
_INNER_MARK = re.compile(r"[“”\"‘«]|(?<!\w)'")


def by_pronoun(
    scene: Scene, quotes: Sequence[Quote], i: int, held: dict[int, Decision], words: str, start: int
) -> Decision | None:
    """Resolve a source that is a pronoun; None if it is none.

    Args:
        scene: What is known of the article so far.
        quotes: Its quotes.
        i: Index of the quote.
        held: The decisions made so far, by index, the last one last.
        words: The source, without what stands around it.
        start: Where it begins, in code points.
    """
    low = _without_possessive(words)
    if low in FIRST:
        return _first_person(scene, i, held, words, start)
    if low in GENDERS:
        he = _third_person(scene, start, words, GENDERS[low])
        he = _not_who_spoke(scene, quotes, i, GENDERS[low], he) if he.entities else he
        return _not_whom_it_is_about(scene, quotes[i], GENDERS[low], he) if he.entities else he
    if low in RELATIVE:
        return _relative(scene, start, words)
    if low in PLURAL or low in THING:
        return _as_before(scene, start, words, held, plural=low in PLURAL)
    return None


def _without_possessive(words: str) -> str:
    """Return a source in lower case and without an "'s" at its end."""
    return re.sub(r"[’']s$", "", words.casefold())


def _first_person(scene: Scene, i: int, held: dict[int, Decision], words: str, start: int) -> Decision:
    for j in scene.quotes_around(start):
        if j != i and j in held:
            why = f"“{words}” in the words of another quote: {held[j].why}"
            return replace(held[j], why=why, rule="first_person" if held[j].entities else held[j].rule)
    return Decision(type="person", why=f"“{words}”: nobody who is named speaks here")


def _third_person(scene: Scene, start: int, words: str, gender: str) -> Decision:
    ahead = subject_ahead(scene, start, gender)
    asker = asks_in_front(scene, start)

    def asks(entity: Entity) -> bool:
        return entity is asker

    choice = Choice(ahead) if ahead else scene.focus.best(start, gender=gender, exclude=asks)
    if choice is None:
        rivals = scene.focus.scores(start, gender=gender, exclude=asks)
        fit = (e for e in scene.cast.people if e.gender == gender and e is not asker)
        others = [] if rivals else list(islice(fit, 2))
        if len(others) != 1:
            why = f"“{words}” could mean several people or nobody named: unknown"
            return Decision(type="person", why=why, rule="ambiguous" if rivals or others else "unresolved")
        choice = Choice(others[0])
    entity = choice.entity
    if likely_gender(entity) is None:  # whoever was "he" once is not "she" further down
        entity.gender = gender
    if entity.name:
        why = f"“{words}” → {entity.name} ({'named next' if ahead else 'in focus'})"
        return Decision((entity,), "person", why=why, rule="pronoun", margin=choice.margin)
    one = scene.strangers.of(entity)
    if one is not None and scene.focus.sentence(start) - one.last <= 1:
        later = named_next(scene, one.description, start + len(words))
        if later is not None:
            scene.told.setdefault(id(later), one.description.span)
            why = f"“{words}” → {later.name} (named next)"
            return Decision((later,), "person", why=why, rule="role")
    quoted = one is not None and one.type is not None
    return Decision(
        type=one.type if one and quoted else "person",
        description=one.description if one and quoted else None,
        why=f"“{words}” seems to mean someone who is not named: unknown",
        rule="unnamed",
        margin=choice.margin,
        unnamed=entity,
    )


def _not_who_spoke(scene: Scene, quotes: Sequence[Quote], i: int, gender: str, found: Decision) -> Decision:
    """Take a reply from the one who spoke just before: it is whom they told, if that is said."""
    (entity,) = found.entities
    if not i or entity is not scene.focus.last_speaker:
        return found
    replies, told = who_replies(scene, quotes[i - 1], quotes[i], entity)
    if not replies:
        return found
    words = quotes[i].source[0].of(scene.text)
    if told is None or likely_gender(told) not in (None, gender):
        why = f"“{words}” replies to {entity.name}: unknown"
        return Decision(type="person", why=why, rule="ambiguous")
    why = f"“{words}” → {told.name} (who replies to {entity.name})"
    return Decision((told,), "person", why=why, rule="pronoun")


def _not_whom_it_is_about(scene: Scene, quote: Quote, gender: str, found: Decision) -> Decision:
    """Leave open who speaks of "him", if that may be whoever was named last and another may speak.

    “He's a special talent,” he said; “Orr is wrong,” he said, where he would be Orr.
    """
    (entity,) = found.entities
    if _is_spoken_of(scene, quote, entity):
        why = f"“{quote.source[0].of(scene.text)}” speaks of {entity.name}: unknown"
        return Decision(type="person", why=why, rule="ambiguous")
    opening = _OPENS_WITH.match(quote.content[0].of(scene.text)) if quote.verbatim else None
    if opening is None or GENDERS[opening[1].casefold()] != gender or entity is scene.focus.last_speaker:
        return found
    rivals = [e for _, e in scene.focus.scores(quote.source[0].start, gender=gender) if e is not entity]
    if not rivals:
        return found
    why = f"“{quote.source[0].of(scene.text)}” may be {entity.name}, or speak of {entity.name}: unknown"
    return Decision(type="person", why=why, rule="ambiguous")


def _is_spoken_of(scene: Scene, quote: Quote, entity: Entity) -> bool:
    """Whether words given as they were said tell what someone does: “Orr is wrong”, not “Vote for Orr”."""
    for stretch in quote.verbatim:
        for mention in scene.cast.within(stretch.start, stretch.end):
            front = scene.text[stretch.start : full_start(mention)]
            theirs = mention.entity is entity and acts(scene.text, mention.span.end)
            if theirs and not _INNER_MARK.search(front):
                return True
    return False


def _as_before(scene: Scene, start: int, words: str, held: dict[int, Decision], *, plural: bool) -> Decision:
    """Resolve "they" or "it" to a group or body that spoke just before, "they" to who is called so."""
    if words.casefold() == "they" and (one := they_alone(scene, start)) is not None:
        return Decision((one,), "person", why=f"“{words}” → {one.name} (whose pronoun it is)", rule="pronoun")
    near = scene.focus.sentence(start) - scene.focus.sentence(scene.focus.last_spoke) <= 2
    fits = ("group", "organization", "anonymous") if plural else ("organization", "document")
    last = held[next(reversed(held))] if held and near else None
    alone = plural and last is not None and last.type == "organization" and len(last.entities) == 1
    if alone and _names_many(scene.text, scene.focus.last_spoke, start):  # "they" may mean those
        last = None
    if last is not None and last.type in fits:
        rule: Rule = "plural_pronoun" if last.entities or last.name else last.rule
        return replace(last, why=f"“{words}” → as before: {last.why}", rule=rule, margin=None)
    if last is not None and words.casefold() == "it" and _is_no_person(last):
        why = f"“{words}” → {last.entities[0].name}, which is no person"
        return Decision(last.entities, "organization", why=why, rule="plural_pronoun")
    pair = scene.pair_before(start) if plural else None
    near = pair is not None and scene.focus.sentence(start) - scene.focus.sentence(pair[0]) <= 1
    if pair is not None and near and not _names_many(scene.text, pair[0], start):
        name = named_together(pair[1])
        why = f"“{words}” → {name} (named together just before)"
        return Decision(pair[1], "group", name=name, why=why, rule="plural_pronoun")
    return Decision(type="group" if plural else "organization", why=f"“{words}”: not resolved")


def _is_no_person(decision: Decision) -> bool:
    """Whether "it" may mean someone taken for a person: nothing tells of sex, title or age."""
    if decision.type != "person" or len(decision.entities) != 1:
        return False
    (entity,) = decision.entities
    return not (entity.gender or entity.titles or entity.ages or likely_gender(entity))


def _names_many(text: str, start: int, end: int) -> bool:
    """Whether a stretch speaks of people in the plural, "the governors", or is too long to tell."""
    if end - start > _LONG:
        return True
    groups = wordlist("quotes.attribute", "group_nouns")
    words = _LETTERS.findall(text[start:end].casefold())
    return any(w in groups or (singular(w) != w and is_role_noun(singular(w))) for w in words)


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
            inner = by_name(scene, *noun) or by_description(scene, *noun)
            rule: Rule = "relative" if inner.entities or inner.name else inner.rule
            return replace(inner, why=f"“{words}” → {inner.why}", rule=rule)
        return Decision(type="person" if low == "who" else "document", why=f"“{words}”: not resolved")
    found = joint_before(text, before, mention)
    if len(found) > 1:
        return jointly(found, f"“{words}” → the names before it", rule="relative")
    kind = mention.entity.kind
    if (low == "which" and kind == "place") or (low == "who" and kind in ("organization", "place")):
        return Decision(type="document" if low == "which" else "group", why=f"“{words}”: not resolved")
    why = f"“{words}” → {mention.entity.name}"
    return Decision((mention.entity,), type_of(mention.entity), mention=mention, why=why, rule="relative")


def _described_until(scene: Scene, mention: Mention, end: int) -> bool:
    """Whether only an apposition stands between a name and `end`: "Ann Doyle, the mayor, who"."""
    gap = scene.text[mention.span.end : end].rstrip(" ,")
    pieces = scene.pieces[id(mention)]
    return bool(pieces) and gap.startswith(",") and pieces[-1].end >= mention.span.end + len(gap)
