"""Find the dateline that an article opens with: `LONDON (Reuters) —`, `GENEVA, Sept 9 (Agency) -`."""

from __future__ import annotations

import functools
import re

from quotes.corpus.zone_lines import entries, is_agency

_CAPITALS = r"[A-Z][A-Z’'.-]+(?: [A-Z][A-Z’'.-]+){0,3}"
_CITY = r"[A-Z][\w’'.-]+(?: (?:[A-Z][\w’'.-]+|de|la|el|of|upon|sur|am)){0,3}"
_PLACE = r"(?:,\s*(?:[A-Z][\w’'.-]*\.?)(?: [A-Z][\w’'.-]*){0,2})?"
_DAY = (
    r"(?:[,.]?\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*)?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct"
    r"|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?:,?\s+\d{4})?|[,.]?\s*\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[a-z]*\.?(?:,?\s+\d{4})?)\.?"
)
_DASH = r"(?:\s*(?:—|―|–|--)|\s+[-_](?=\s))"
_DATED = re.compile(
    rf"(?P<city>{_CITY}){_PLACE},?(?P<day>{_DAY})?,?\s*(?:[(/\[](?P<agency>[A-Z][^()\[\]\n]{{1,40}})[)/\]]\.?)?"
    rf"(?P<end>{_DASH}|\s*:(?=\s)|\s*$|(?<=/)|(?<=/\.))"
)
_PLAIN = re.compile(
    rf"(?P<city>{_CAPITALS}){_PLACE}(?:(?:\s+(?:—|―|–|--?)|—)(?=\s*[\"“‘'«„]?[A-Z0-9])|(?P<colon>:)(?=\s))"
)
_AGENCY_ALONE = re.compile(rf"[(\[](?P<agency>[A-Z][^()\[\]\n]{{1,40}})[)\]]{_DASH}")
# In capitals before a dash, but no place.
_NO_PLACE = re.compile(
    r"(?:BREAKING|UPDATED?|EXCLUSIVE|WATCH|LIVE|OPINION|ANALYSIS|EDITORIAL|NOTE|NEWS|VIDEO)\b"
)


def dateline_length(line: str) -> int:
    """Return the length of the dateline that a line begins with, dash included; 0 if it has none.

    Example:
        >>> dateline_length("OSLO (AP) — The ferry was late."), dateline_length("NATO — the alliance — met.")
        (11, 0)
    """
    line = line[:200]
    dated = _DATED.match(line)
    if dated and (dated["day"] or dated["agency"]):
        known = dated["agency"] is not None and is_agency(dated["agency"])
        # `SEN. POE (D-Va.) -` and `POE (Labour):` are people.
        plain_agency = "-" not in (dated["agency"] or "-") and ":" not in dated["end"]
        if dated["day"] or known or (dated["city"].isupper() and plain_agency):
            return dated.end()
    alone = _AGENCY_ALONE.match(line)
    if alone and is_agency(alone["agency"]):
        return alone.end()
    plain = _PLAIN.match(line)
    if plain is None or _NO_PLACE.match(line) or len(plain["city"]) < 4:
        return 0
    if plain["colon"] and plain["city"] not in _cities():
        return 0
    return plain.end()


@functools.cache
def _cities() -> frozenset[str]:
    return frozenset(entries("cities.txt"))
