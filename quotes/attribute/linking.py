"""Link a short name to the person or body that the article names more fully."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quotes.attribute.entities import SUFFIXES, Entity, acronym, infer_gender, tokens
from quotes.text.name_lists import is_given, table
from quotes.text.names import Name
from quotes.text.wordlists import wordlist

if TYPE_CHECKING:
    from quotes.attribute.mentions import Cast

_COMPANY = frozenset({"Inc", "Co", "Corp", "Ltd", "Group", "Company", "Holdings", "Limited", "Plc"})
_INITIALS = re.compile(r"(?:[A-Z]\. ?){2,3}")
_MOST = 100
_SHARES = re.compile(r" and [A-Z][\w.’'-]+ ([A-Z][\w’'-]+)")
_AGED = re.compile(r", (?:aged )?(\d\d?)(?=[,.]| and\b)|, an? (\d\d?)-year-old")
_YEARS_BEFORE = re.compile(r"\b(\d\d?)-year-old (?:[a-z-]+ )?$")
_CHILD_BEFORE = re.compile(r"\b(?:baby|pupil|schoolboy|schoolgirl|toddler) $", re.I)
_GROWN = frozenset({"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms."})
_OF_AGE = 16
_ANOTHER = re.compile(r"\b(?:[Aa]nother|[Aa] (?:second|third)|[Tt]he other) \Z")
_OWNED_BEHIND = re.compile(r", ([A-Z][\w-]+)(?: [A-Z][\w-]+)*[’']s? (?:[\w-]+ ){0,2}[\w-]+")
_OWNED_BEFORE = re.compile(r"\b([A-Z][\w-]+)(?: [A-Z][\w-]+)*[’']s? (?:[a-z][\w-]* ){0,3}[a-z][\w-]*,? \Z")
_NAME_BEFORE = re.compile(r"(?<![.!?:] )(?<!\A)\b[A-Z][\w’'-]+ $")


def person_for(cast: Cast, name: Name) -> Entity | None:
    """Link a short name to a person: by family name, then by given name alone."""
    printed = name.span.of(cast.text)
    if _INITIALS.fullmatch(printed) and (person := _by_initials(cast, name)):
        return person
    if not name.label and printed.isupper() and len(printed.replace(".", "")) < 4:  # "U.N." is no Kim Jong-un
        return None
    parts = list(tokens(printed))
    suffix = parts.pop() if len(parts) == 2 and parts[1] in SUFFIXES else ""
    words, last = " ".join(parts), parts[-1] if parts else ""
    named = cast.people.named(words, last)
    if suffix:
        named = [e for e in named if e.suffix == suffix]
    by_family = [e for e in named if e.family in (words, last) and _fits(e, words)]
    shouted = name.span.of(cast.text).isupper() and not name.label
    shared = _SHARES.match(cast.text, name.span.end)  # "Ada and Lee Orr": not the Ada of another name
    by_given = [e for e in named if e.given[:1] == (words,) and not shouted]
    by_given = by_given or [e for e in cast.people.within(words) if e.goes_by_last]
    found = by_family or [e for e in by_given if not shared or tokens(shared.group(1))[-1] == e.family]
    if not found:
        found = [e for e in cast.people.nearly_named(words) if e.given]
    if not found and len(words) > 3 and not is_given(words):
        found = cast.people.within(words)
    found = [e for e in found if not _contradicts(cast, name, e)]
    if len(found) > 1 or (found and name.gender):
        found = _tell_apart(cast, name, found)
    if len(found) == 1:
        return found[0]
    if found:
        cast.ambiguous[name.span.of(cast.text)] = found
    return None


def _by_initials(cast: Cast, name: Name) -> Entity | None:
    """Return the one person whose given names are these initials: "T.J." for "T. J. Orr"."""
    letters = re.sub(r"[^a-z]", "", name.span.of(cast.text).casefold())
    people = [e for e in cast.people.named(letters[:1], letters) if "".join(e.given) == letters]
    found = _tell_apart(cast, name, people) if len(people) > 1 else people
    return found[0] if len(found) == 1 else None


def _fits(entity: Entity, words: str) -> bool:
    """Whether what stands before the family name fits: "de Brie", the first of two, never "Ann Brie"."""
    rest = words.split(" ")[:-1]
    if rest and tuple(rest) == entity.given:
        return True
    if len(rest) == 1 and len(entity.given) > 1 and entity.given[-1] == rest[0] and not is_given(rest[0]):
        return True
    return words == entity.family or all(w in wordlist("quotes.text", "particles") for w in rest)


def age_behind(text: str, at: int) -> int | None:
    """Return the age that stands behind a name that ends at `at`: "Orr, 61," or "Orr, a 61-year-old"."""
    found = _AGED.match(text, at, at + 24)
    return int(found[1] or found[2]) if found else None


def contradicts_age(cast: Cast, at: int, entity: Entity) -> bool:
    """Whether the age behind a name that ends at `at` is not that of someone."""
    age = age_behind(cast.text, at)
    return age is not None and bool(entity.ages) and str(age) not in entity.ages


def _contradicts(cast: Cast, name: Name, entity: Entity) -> bool:
    """Whether a short name cannot be someone's: another age is behind it, or they are a child and no Mr.

    Nor is anyone their own relative: "Mrs. Orr, Ellie's mother," is not Ellie Orr; nor is "another Orr" she.
    """
    grown = name.title is not None and name.title.of(cast.text).split()[-1] in _GROWN
    if (grown and _is_child(cast, entity)) or contradicts_age(cast, name.span.end, entity):
        return True
    start = name.title.start if name.title is not None else name.span.start
    if _ANOTHER.search(cast.text, max(0, start - 16), start) and entity.start < start:
        return True
    owned = _OWNED_BEHIND.match(cast.text, name.span.end) or _OWNED_BEFORE.search(
        cast.text, max(0, start - 60), start
    )
    return owned is not None and bool(entity.given) and tokens(owned[1]) == entity.given[:1]


def _is_child(cast: Cast, entity: Entity) -> bool:
    """Whether the text gives someone's age as under 16, or calls them a schoolgirl or the like."""
    for mention in entity.mentions[:_MOST]:
        before = cast.text[max(0, mention.span.start - 40) : mention.span.start]
        told = _YEARS_BEFORE.search(before)
        age = int(told[1]) if told else age_behind(cast.text, mention.span.end)
        if _CHILD_BEFORE.search(before) or (age is not None and age < _OF_AGE):
            return True
    return False


def _in_full_here(cast: Cast, name: Name, people: list[Entity]) -> list[Entity]:
    """Return those whom the paragraph of a name gives in full in front of it."""
    start = cast.text.rfind("\n", 0, name.span.start) + 1
    return [
        e
        for e in people
        if any(start <= m.span.start < name.span.start and " " in m.span.of(cast.text) for m in e.mentions)
    ]


def sharing(cast: Cast, name: Name) -> Entity | None:
    """Return who is named by a given name that shares the next one's surname: "Mark and Lucy Orr".

    Somebody whose given name the article gives with another surname is left alone.
    """
    given = name.span.of(cast.text)
    shared = _SHARES.match(cast.text, name.span.end)
    if shared is None or not is_given(given) or not is_given(shared[0].split()[1]):
        return None
    family = tokens(shared[1])[-1]
    alike = [e for e in cast.people.named(*tokens(given)) if e.given[:1] == tokens(given)]
    if any(e.family != family for e in alike):
        return None
    if alike:
        return alike[0]
    entity = Entity(f"{given} {shared[1]}", "person", given=tokens(given), family=family)
    cast.entities.append(entity)
    cast.people.enter(entity)
    return entity


def _tell_apart(cast: Cast, name: Name, found: list[Entity]) -> list[Entity]:
    """Choose among people with one family name: by gender, by title, by who carries the story."""
    if name.gender:
        sure = [e for e in found if infer_gender(e) == name.gender]
        found = sure or [e for e in found if infer_gender(e) is None]
    if name.title is not None and len(found) > 1:
        title = name.title.of(cast.text)
        found = [e for e in found if title in e.titles] or found
    if len(found) > 1 and len(here := _in_full_here(cast, name, found)) == 1:
        return here
    if len(found) > 1 and (owner := _owner(cast, found)) is not None:
        return [owner]
    if len(found) > 1:
        met = [e for e in found if e.mentions]
        ranked = sorted(met, key=lambda e: (-len(e.mentions), e.start))
        if len(ranked) == 1 or (len(ranked) > 1 and len(ranked[0].mentions) >= 3 * len(ranked[1].mentions)):
            return found if _in_doubt(cast, ranked) else ranked[:1]
        often = len(ranked) > 1 and len(ranked[0].mentions) > max(2, len(ranked[1].mentions))
        first = min(met, key=lambda e: e.start, default=None)
        if often and first is ranked[0] and not _is_relative(cast, first):
            return ranked[:1]
    return found


def _in_doubt(cast: Cast, ranked: list[Entity]) -> bool:
    """Whether the first of one surname stands before the second by mentions of the given name alone."""
    if len(ranked) < 2:
        return False
    first, second = ranked[:2]
    words = [len(tokens(m.span.of(cast.text))) for m in first.mentions]
    alone = sum(
        n == 1 and tokens(m.span.of(cast.text)) == first.given[:1]
        for n, m in zip(words, first.mentions, strict=True)
    )
    return alone > 1 and len(words) - alone < 3 * len(second.mentions)


def _owner(cast: Cast, people: list[Entity]) -> Entity | None:
    """Return the one whom a surname alone meant when nobody else of that name had been brought in yet."""
    met = sorted((e for e in people if e.mentions), key=lambda e: e.start)
    if len(met) < 2 or _is_relative(cast, met[0]):
        return None
    first, second = met[:2]
    key = (id(first), id(second))
    if key not in cast.owners:
        start, end = first.mentions[0].span.end, second.start
        spots = (at for at in cast.spots.of(_surname(first)) if start <= at < end)
        full = [m.span for m in first.mentions if " " in m.span.of(cast.text)]
        cast.owners[key] = any(
            not _NAME_BEFORE.search(cast.text, max(0, at - 24), at)
            and not any(span.start <= at < span.end for span in full)
            for at in spots
        )
    return first if cast.owners[key] else None


def _surname(entity: Entity) -> str:
    """Return the family name as printed, which may stand first: "Kim Seo-yeon"."""
    words = entity.name.split()
    return next((word for word in words if tokens(word) == (entity.family,)), words[-1])


def _is_relative(cast: Cast, entity: Entity) -> bool:
    """Whether someone is brought in only as another's relative: "her husband, Ray Ortega"."""
    before = cast.text[max(0, entity.start - 24) : entity.start]
    return bool(re.search(r"\b(?:his|her|their)\s[\w ]+,? $", before))


def body_keys(words: str) -> set[str]:
    """Return what a body's name is looked up by: its first word, its last, all, and its capitals."""
    mine = tokens(words.removeprefix("The "))
    return {*mine[:1], *mine[-1:], " ".join(mine), acronym(words).casefold()} - {""}


def body_for(cast: Cast, words: str, kind: str, *, alone: bool = False) -> Entity | None:
    """Link a name to an organisation or place named before: same words, acronym, head or first word.

    A word that stands `alone`, without an article, is no short form of a longer name unless that only
    adds "Inc." and the like: "Orr" may be somebody, where the longer name is "Orr Airport Hotel".
    """
    mine = tokens(words.removeprefix("The "))
    same = None
    keys = (*sorted(body_keys(words)), " ".join(mine))
    known = (e for key in keys for e in cast.bodies.get(key, ())[-_MOST:])
    for entity in dict.fromkeys(known):
        theirs = tokens(entity.name.removeprefix("The "))
        if mine == theirs:
            return entity
        if entity.kind != "organization" or kind == "place":
            continue
        if len(mine) == 1 and words.isupper() and words.replace(".", "") == acronym(entity.name):
            return entity
        if len(theirs) == 1 and entity.name.isupper() and entity.name.replace(".", "") == acronym(words):
            return entity
        if alone and not (len(theirs) == 2 and theirs[:1] == mine and theirs[1].title() in _COMPANY):
            continue
        if len(mine) < len(theirs) and (theirs[-len(mine) :] == mine or theirs[: len(mine)] == mine):
            heads = wordlist("quotes.text", "organisation_words")
            opens = theirs[: len(mine)] == mine
            place_alone = opens and (
                theirs[len(mine)].title() in heads - _COMPANY or words in table("places")
            )
            same = same if place_alone else entity
        elif 1 < len(theirs) < len(mine) and (
            mine[-len(theirs) :] == theirs or mine[: len(theirs)] == theirs
        ):
            same = entity
    return same
