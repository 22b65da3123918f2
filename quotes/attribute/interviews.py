"""Who asks and who answers in an interview that is printed as `Q:` and `A:`."""

from __future__ import annotations

import re

from quotes.attribute.entities import Entity, same_person, split_name
from quotes.attribute.mentions import Cast
from quotes.models import Article
from quotes.text.names import names

ASKS, ANSWERS = "q", "a"
_CREDIT = re.compile(r"^(?:interview(?:ed)?|questions|words|text)(?: by)?:? (?=[^\W\d_])", re.I | re.M)
_TURN = re.compile(r"^\W*[QA] ?[:.] ?(?=\S)", re.M)
_LEAD = 2


def interview(article: Article, cast: Cast) -> dict[str, Entity]:
    """Return whom the labels `q` and `a` stand for, as far as the article shows it.

    The interviewer is named in a credit line ("Interview: …") or alone in the byline. The one who answers is
    the only other person in the headline or title, or is named in front of the turns, at least twice as often
    as any other: whoever is named only in questions and answers is spoken of.

    Args:
        article: An article with turns labelled so.
        cast: Everyone whom it names.
    """
    found: dict[str, Entity] = {}
    credits = [(m.end(), article.text.find("\n", m.end())) for m in _CREDIT.finditer(article.text)]
    bylines = [(zone.span.start, zone.span.end) for zone in article.zones if zone.name == "byline"]
    for start, end in (*credits, *bylines):
        within = cast.within(start, end if end >= 0 else len(article.text))
        named = list(dict.fromkeys(m.entity for m in within if m.entity.kind in ("person", "unknown")))
        if len(named) == 1:
            named[0].kind = "person"
            found[ASKS] = named[0]
            break
    if answers := _who_answers(article, cast, found.get(ASKS)):
        found[ANSWERS] = answers
    return found


def _who_answers(article: Article, cast: Cast, asker: Entity | None) -> Entity | None:
    """Return whose interview it is, by the headline, the title, or the words in front of the turns."""
    turn = _TURN.search(article.text)
    opens = turn.start() if turn is not None else len(article.text)
    people = {e for e in cast.people if e.name and e is not asker}
    headline = next((zone.span for zone in article.zones if zone.name == "headline"), None)
    heads = {m.entity for m in cast.within(headline.start, headline.end)} if headline else set()
    for named in (heads & people, _in_title(article, cast) - {asker}):
        if len(named) == 1:
            return named.pop()
    often = {e: sum(m.span.start < opens for m in e.mentions) for e in people}
    ranked = sorted((e for e in people if often[e]), key=lambda e: (-often[e], e.start))
    if ranked and (len(ranked) == 1 or often[ranked[0]] >= _LEAD * often[ranked[1]]):
        return ranked[0]
    return None


def _in_title(article: Article, cast: Cast) -> set[Entity]:
    """Return the people whom the title gives in full, named in the text or not."""
    title = article.title or ""
    found = (n.span.of(title) for n in names(title) if n.kind == "person" and " " in n.span.of(title))
    return {person_called(cast, name) for name in found}


def person_called(cast: Cast, name: str) -> Entity:
    """Return the one of the text who has a full name, or someone new."""
    given, family, suffix = split_name(name)
    known = (e for e in cast.people.named(family) if same_person(e, given, family, suffix))
    return next(known, None) or Entity(name, "person", given=given, family=family, suffix=suffix)
