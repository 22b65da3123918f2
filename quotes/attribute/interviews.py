"""Who asks and who answers in an interview that is printed as `Q:` and `A:`."""

from __future__ import annotations

import re

from quotes.attribute.entities import Entity
from quotes.attribute.mentions import Cast
from quotes.models import Article

ASKS, ANSWERS = "q", "a"
_CREDIT = re.compile(r"^(?:interview(?:ed)?|questions|words|text)(?: by)?:? (?=[^\W\d_])", re.I | re.M)
_LEAD = 2


def interview(article: Article, cast: Cast) -> dict[str, Entity]:
    """Return whom the labels `q` and `a` stand for, as far as the article shows it.

    The interviewer is named in a credit line ("Interview: …") or alone in the byline. The one who answers is
    the only other person in the headline, or is named at least twice as often as any other.

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
    others = [e for e in cast.people if e.name and e is not found.get(ASKS)]
    headline = next((zone.span for zone in article.zones if zone.name == "headline"), None)
    heads = {m.entity for m in cast.within(headline.start, headline.end)} if headline else set()
    heads &= set(others)
    ranked = sorted(others, key=lambda e: -len(e.mentions))
    if len(heads) == 1:
        found[ANSWERS] = heads.pop()
    elif ranked and (len(ranked) == 1 or len(ranked[0].mentions) >= _LEAD * len(ranked[1].mentions)):
        found[ANSWERS] = ranked[0]
    return found
