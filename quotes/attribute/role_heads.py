"""Compare roles by their words: what a role calls someone, and by which nouns a description may mean them."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quotes.attribute.appositions import LINKS, is_office
from quotes.attribute.descriptions import singular
from quotes.attribute.entities import Entity
from quotes.attribute.heads import full_start
from quotes.models import Span
from quotes.text.wordlists import entries

if TYPE_CHECKING:
    from quotes.attribute.mentions import Cast

_OF_PARLIAMENT = re.compile(r"members? of parliament\b", re.IGNORECASE)
_MAKER = re.compile(
    r"(?<=[.!?”\"’'»] )The ((?:author|composer|creator|director|writer) of (?:the \w+ )?"
    r"(?:“[^“”\n]{1,60}”|«[^«»\n]{1,60}»|\"[^\"\n]{1,60}\"|‘[^‘’\n]{1,60}’))"
)
_FAR = 600


def role_words(text: str, spans: tuple[Span, ...]) -> set[str]:
    """Return the words of a role, lower-case and singular, for comparing with a description."""
    words = (w.casefold().rstrip(".") for s in spans for w in re.findall(r"[\w.’']+", s.of(text)))
    return {singular(re.sub(r"[’']s$", "", w)) for w in words} - {"the", "of", "a", "for", "and", "in"}


def role_heads(text: str, spans: tuple[Span, ...]) -> set[str]:
    """Return the role nouns that say what someone is: not the president of "an aide to the president"."""
    heads: set[str] = set()
    for span in spans:
        here: set[str] = set()
        first = span.of(text).split(" ", 1)[0].casefold()
        if first in _agents():  # who "translated two of them" is the translator
            heads.add(_agents()[first])
            continue
        if _OF_PARLIAMENT.match(text, span.start, span.end):
            here.add("mp")
        for word in re.findall(r"[\w.’'-]+", span.of(text)):
            low = word.casefold().rstrip(".")
            if low in LINKS and low != "and":
                break
            if re.search(r"[’']s?$", low):  # "the nominee's daughter" is no nominee
                here.clear()
            elif is_office(word) or is_office(word + "."):
                here.add(singular(low))
        heads |= here
    return heads


@functools.cache
def _agents() -> dict[str, str]:
    """Return what one who does something is called, by the verb."""
    return dict(line.split("\t") for line in entries("quotes.attribute", "agents"))


def makers(cast: Cast) -> Iterator[tuple[Entity, Span]]:
    """Yield who a paragraph is about, with what a later sentence of it calls them: "The author of “Salt”".

    The paragraph must open with the name, and name nobody else before.
    """
    for m in _MAKER.finditer(cast.text):
        start = max(0, cast.text.rfind("\n", max(0, m.start() - _FAR), m.start()) + 1)
        people = [n for n in cast.within(start, m.start()) if n.entity.kind == "person"]
        if people and full_start(people[0]) == start and len({id(n.entity) for n in people}) == 1:
            yield people[0].entity, Span(*m.span(1))
