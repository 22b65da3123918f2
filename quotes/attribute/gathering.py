"""Gather the names that an article holds into entities: full names first, then what is short for them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quotes.attribute.completion import complete, gender_of_kin
from quotes.attribute.entities import (
    SUFFIXES,
    Entity,
    display,
    fuller,
    infer_gender,
    same_person,
    split_name,
    tokens,
    without_nickname,
)
from quotes.attribute.kinds import (
    in_headline,
    in_place,
    is_native,
    kind_of,
    opens_as_given,
    opens_as_surname,
)
from quotes.attribute.linking import body_for, person_for, sharing
from quotes.models import Span
from quotes.text.name_lists import is_demonym, table
from quotes.text.names import Name
from quotes.text.wordlists import wordlist

if TYPE_CHECKING:
    from quotes.attribute.mentions import Cast

_TOKEN = re.compile(r"\w+(?:[’'‘.&\-‐‑]\w+)*")
_LABELS = wordlist("quotes.attribute", "labels")
_BEFORE = re.compile(r"\b([^\W\d_][\w’'-]+) $")
_LONGEST = 4


@functools.cache
def _places() -> frozenset[str]:
    return frozenset(name.casefold() for name in table("places"))


def _core(cast: Cast, words: str) -> list[str]:
    """Return the words of a name without particle or suffix: "de Verre" has one, "Al Green" two."""
    if words not in cast.cores:
        cast.cores[words] = _without_particles(cast, words)
    return cast.cores[words]


def _without_particles(cast: Cast, words: str) -> list[str]:
    parts = list(tokens(without_nickname(words)))
    if len(parts) == 2 and parts[1] in SUFFIXES:
        return parts[:1]
    if len(parts) < 2 or parts[0] not in wordlist("quotes.text", "particles"):
        return parts
    if words[:1].isupper():
        spots = cast.spots.of(words, any_case=True)
        longer = next(
            (m.group(1) for at in spots if (m := _BEFORE.search(cast.text, max(0, at - 40), at))), None
        )
        if longer is None or longer in wordlist("quotes.text", "offices"):
            return parts
    while len(parts) > 1 and parts[0] in wordlist("quotes.text", "particles"):
        parts.pop(0)
    return parts


def gather(cast: Cast, found: Sequence[Name]) -> None:
    """Enter into a cast whoever and whatever some names name."""
    full: list[Name] = []
    short: list[Name] = []
    weak: list[Name] = []
    alone = _surnames_alone(cast, found)
    for name in found:
        words = name.span.of(cast.text)
        core = _core(cast, words)
        if is_demonym(words.split()[-1]) or is_native(cast, name):
            continue
        if (
            name.certain
            and 1 < len(core) <= _LONGEST
            and (kind_of(cast, name) == "person" or (name.kind == "unknown" and core[-1] in alone))
        ):
            full.append(name)
        else:
            sure = (name.certain or name.label) and (len(core) <= _LONGEST or name.kind == "organization")
            (short if sure else weak).append(name)
    for name in full:
        _add_person(cast, name)
    for entity in cast.people:  # no "Mr. Orr" is "his mother, Tracy Orr"
        if infer_gender(entity) is None:
            entity.gender = gender_of_kin(cast, entity)
    short = [name for name in short if not _add_sharing(cast, name)]
    weak = [name for name in weak if not _add_sharing(cast, name)]
    _add_courtesy(cast, short)
    for name in sorted(short, key=lambda n: n.title is None or n.gender is None):
        _add_short(cast, name)
    for name in weak:
        _add_weak(cast, name)
    for entity in cast.people:
        complete(cast, entity)


def _is_family(cast: Cast, words: str) -> bool:
    """Whether a family is meant, not one of them: "the Ortegas"."""
    family = words[:-1].casefold()
    return words.endswith("s") and any(e.family == family for e in cast.people.named(family))


def _surnames_alone(cast: Cast, found: Sequence[Name]) -> set[str]:
    """Return the single words that stand as a name elsewhere, as the surname of a person does.

    The first word of a sentence counts if a verb stands behind it: "Orr said".
    """
    alone = set()
    for name in found:
        words = name.span.of(cast.text)
        articled = cast.text[max(0, name.span.start - 4) : name.span.start].casefold() == "the "
        fits = name.kind == "unknown" or name.label
        core = _core(cast, words)
        sure = name.certain or name.label or opens_as_surname(cast, name)
        if fits and sure and not articled and len(core) == 1 and len(words) > 3:
            alone.add(core[-1])
    return alone - _places()


def _add_courtesy(cast: Cast, short: list[Name]) -> None:
    """Make room for people known by courtesy and surname alone, where another of that name does not fit.

    "Mr. Ortega" in a story that gives only Ana Ortega in full is someone else.
    """
    for name in short:
        if name.title is None or name.gender is None:
            continue
        words = " ".join(tokens(name.span.of(cast.text)))
        known = [e for e in cast.people.named(words) if e.family == words]
        if known and all(infer_gender(e) not in (None, name.gender) for e in known):
            another = Entity(display(name.span.of(cast.text)), "person", name.gender, family=words)
            cast.entities.append(another)
            cast.people.enter(another)


def _add_person(cast: Cast, name: Name) -> None:
    words = name.span.of(cast.text)
    given, family, suffix = split_name(words)
    known = [e for e in cast.people.named(*given[:1], family) if same_person(e, given, family, suffix)]
    known = [e for e in known if e.given == given] or known
    if len(known) > 1:  # "George Bush" beside "George W." and "George H.W."
        cast.ambiguous[words] = known
        return
    if not known:
        cast.new(name, "person")
        return
    (entity,) = known
    cast.add(entity, name)
    if fuller(words, entity.name):
        entity.name = display(words)
        entity.given = given
        cast.people.enter(entity)


def _add_sharing(cast: Cast, name: Name) -> bool:
    """Add the first of "Mark and Lucy Orr", whose surname stands behind the second; False if it is none."""
    entity = sharing(cast, name) if name.title is None else None
    if entity is not None:
        cast.add(entity, name)
    return entity is not None


def _add_short(cast: Cast, name: Name) -> None:
    words = name.span.of(cast.text)
    if words.casefold() in _LABELS or (
        words.isupper() and words.casefold() in wordlist("quotes.text", "role_nouns")
    ):
        return
    articled = cast.text[max(0, name.span.start - 4) : name.span.start].casefold() == "the "
    if articled and _is_family(cast, words):
        return
    kind = kind_of(cast, name)
    if kind == "place" and in_place(cast, name):
        kind = "here"
    shout = kind == "organization" and words.isupper() and (name.label or len(words) > 3)
    open_to = kind in ("person", "unknown", "place") or (name.kind == "unknown" and kind != "here")
    if (open_to or shout) and (entity := person_for(cast, name)) is not None:
        cast.add(entity, name)
        return
    kind = "place" if kind == "here" else kind
    alone = kind == "unknown" and not articled and " " not in words
    if kind != "person" and (entity := body_for(cast, words, kind, alone=alone)) is not None:
        cast.add(entity, name)
        if len(tokens(words)) > len(tokens(entity.name)) and kind == "organization":
            entity.name = words
        return
    if kind == "unknown" and words in cast.ambiguous:
        return
    if kind in ("unknown", "place") and is_demonym(words):
        return
    if kind == "person" and words in cast.ambiguous and name.title is None:
        return
    if kind == "person" and len(_core(cast, words)) > 1:
        _add_person(cast, name)
    else:
        cast.new(name, kind)


def _add_weak(cast: Cast, name: Name) -> None:
    """A headline or the first word of a sentence holds a name only if the article knows it."""
    words = name.span.of(cast.text)
    if (entity := person_for(cast, name)) is not None:
        cast.add(entity, name)
        return
    if (entity := body_for(cast, words, "unknown")) is not None:
        cast.add(entity, name)
        if name.kind == "organization" and entity.name.isupper() and " " in words:
            entity.name = words
        return
    for part in _known_parts(cast, name):
        person = person_for(cast, part)
        if person is not None:
            cast.add(person, part)
    if name.kind == "organization" or (name.kind == "place" and not is_demonym(words)):
        cast.new(name, name.kind)
    elif name.kind == "person" and (name.title or len(words.split()) > 1) and not in_headline(cast, name):
        if len(_core(cast, words)) <= _LONGEST:
            _add_person(cast, name)
    elif opens_as_given(cast, name) and not in_headline(cast, name):
        cast.new(name, "person")


def _knows(cast: Cast, words: tuple[str, ...]) -> bool:
    """Whether someone is named by a given and a family name, or by a family name alone."""
    family = [e for e in cast.people.named(*words[-1:]) if e.family == words[-1]]
    return any(len(words) == 1 or e.given[:1] == words[:1] for e in family)


def _known_parts(cast: Cast, name: Name) -> Iterable[Name]:
    """Yield people's full or family names inside a headline's run of capitals."""
    text = name.span.of(cast.text)
    spans = [m.span() for m in _TOKEN.finditer(text)]
    i = 0
    while i < len(spans):
        for size in (2, 1):
            words = tokens(text[spans[i][0] : spans[min(i + size, len(spans)) - 1][1]])
            if i + size <= len(spans) and _knows(cast, words):
                start = name.span.start + spans[i + size - 1][0]
                yield Name(Span(start, name.span.start + spans[i + size - 1][1]), "unknown", certain=False)
                i += size - 1
                break
        i += 1
