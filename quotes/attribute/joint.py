"""Find those who are named together and speak as one: "Ann Doyle, the mayor, and Lee Kane"."""

from __future__ import annotations

import re
from collections.abc import Callable

from quotes.attribute.entities import Mention
from quotes.attribute.heads import full_start, is_body_noun, noun_follows, only_roles
from quotes.attribute.prominence import acts
from quotes.models import Span

_JOIN = re.compile(r"(?:\s*\([^)]*\)|,\s\d{1,3}(?=,|\sand))?\s*(,?\s(?:and|&)|,)\s+")


def joint(
    text: str, end: int, mentions: list[Mention], first: Mention, whole: Callable[[Mention], Span]
) -> list[Mention]:
    """Return the names that speak together with the first: "Doyle and Kane", "A (D-Ohio), B and C".

    Args:
        text: The article's text.
        end: Where the source ends, in code points.
        mentions: The mentions inside it, in order.
        first: The first of those who speak.
        whole: Gives a mention with its title and role.

    Returns:
        The mentions; none if what is joined to the first is no name, as in "Doyle and Kane supporters".
    """
    found = [first]
    ended = False
    for mention in mentions[mentions.index(first) + 1 :]:
        at = whole(found[-1]).end
        if mention.span.start < at:
            continue
        at -= text[at - 1] == ","
        m = _JOIN.match(text, at, full_start(mention))
        if m is None or ended or not _leads_to(text[m.end() : full_start(mention)]):
            break
        goes_on = noun_follows(text, mention.span.end, end) and not acts(text, mention.span.end)
        if goes_on and not _is_chain(text, mention, end):
            if any(only_roles(text[mention.span.end : full_start(n)]) for n in _next(mentions, mention)):
                continue
            alike = mention.entity.kind == found[-1].entity.kind
            return [] if alike and m.group(1) != "," else [first]
        found.append(mention)
        ended = m.group(1) != ","
    return found if ended else [first]


def _leads_to(front: str) -> bool:
    """Whether the words behind "and" only describe who comes next: "her deputy, ", "state senator "."""
    owned = re.fullmatch(r"((?:his|her|their|its|the|an?) [^,]+), ", front)
    return only_roles(owned.group(1) if owned else front)


def _next(mentions: list[Mention], mention: Mention) -> list[Mention]:
    k = mentions.index(mention) + 1
    return mentions[k : k + 1]


def _is_chain(text: str, mention: Mention, end: int) -> bool:
    """Whether a noun that says what a body is ends the source: "the Gannett newspaper chain"."""
    words = text[mention.span.end : end].split()
    body = mention.entity.kind != "person" and len(words) < 4
    return body and is_body_noun(words[-1].casefold())


def joint_before(text: str, before: list[Mention], last: Mention) -> list[Mention]:
    """Return the people joined by "and" or commas of whom `last` is the last."""
    found = [last]
    for mention in reversed(before[: before.index(last)]):
        gap = text[mention.span.end : full_start(found[0])]
        if mention.entity.kind != "person" or not re.fullmatch(r"\s*(?:\([^)]*\))?,?(?: and)? ", gap):
            break
        found.insert(0, mention)
    return found
