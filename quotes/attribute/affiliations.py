"""Read what stands behind a name with "of", "with" or "from": the place someone is over, their body."""

from __future__ import annotations

import re
from itertools import pairwise

from quotes.attribute.entities import Mention
from quotes.text.name_lists import table
from quotes.text.wordlists import wordlist

_OF_PLACE = re.compile(r" of (the )?([A-Z][\w.]+(?: [A-Z][\w.]+){0,2})")
_WORD = r"(?:(?:[A-Z]\.)+|(?:St|Mt|Ft)\.|[A-Z][\w&]*(?:\.\w+)*)"
_OF_TOWN = re.compile(rf" of ({_WORD}(?: (?!\w+day\b){_WORD}){{0,4}})")
_OF_BODY = re.compile(
    rf",? (of|with|from) ((?:the )?(?:{_WORD}(?:[’']s?)?(?: (?:of|for|and|the))? ){{0,7}}[A-Z][\w&]*)"
    r"(?=[ ,;:)’\"]|\.?$|\.\s)"
)
_OF_COMMON = re.compile(
    r" (?:of|with|from) (the (?:[\w’'-]+ ){1,3}[a-z]+)(?= (?:said|told|says|added)\b|[,.;]|$)"
)


def affiliation_end(text: str, mention: Mention, *, titled: bool) -> int | None:
    """Return where "of Ohio", "of Tarnby" (behind a title) or "of the Ohio Farm Bureau" ends."""
    at = mention.span.end
    place = (_over_place(text, at) or _over_town(text, at)) if titled else None
    return place or _affiliation(text, mention)


def _over_place(text: str, at: int) -> int | None:
    """Return where "of Ohio" or "of the Virgin Islands" ends, behind a titled name."""
    place = _OF_PLACE.match(text, at)
    if place is None:
        return None
    words = place.group(2).split(" ")
    for n in (3, 2, 1):
        for name in (" ".join(words[:n]), " ".join(words[:n]).rstrip(".")):
            if table("places").get(name, ("demonym",))[0] != "demonym":
                return place.start(2) + len(name)
    return None


def _over_town(text: str, at: int) -> int | None:
    """Return where "of Tarnby Bay" or "of Tarnby College North" ends, behind a titled name."""
    town = _OF_TOWN.match(text, at)
    return town.end(1) if town is not None else None


def _affiliation(text: str, mention: Mention) -> int | None:
    """Return where "of the Ohio Farm Bureau" or "of the coast rescue service" ends."""
    at = mention.span.end
    if text[at : at + 1] == "," and " " not in mention.span.of(text):  # "Mr. Orr, of the bank," had a role
        return None
    if (body := _OF_BODY.match(text, at)) and _is_body(body.group(2)):
        return body.end()
    common = _OF_COMMON.match(text, at)
    if common and common.group(1).split()[-1] in wordlist("quotes.attribute", "organisation_nouns"):
        return common.end()
    return None


def _is_body(words: str) -> bool:
    """Whether the words behind "of" or "with" name an organisation that someone may belong to."""
    bare = words.removeprefix("the ")
    if bare in wordlist("quotes.text", "outlets"):
        return True
    heads = wordlist("quotes.text", "organisation_words")
    parts = bare.split()
    before_link = any(a in heads and b in ("of", "for") for a, b in pairwise(parts))
    if all(place in table("places") for place in re.split(r" and |, ", bare)):
        return False
    return len(parts) > 1 and (parts[-1] in heads or before_link or bare not in table("places"))
