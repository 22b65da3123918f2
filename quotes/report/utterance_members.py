"""From the records of `verify` to the places that utterances are made of."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import astuple, replace

from quotes.match.places import length, without_ends
from quotes.match.utterances import Member, named
from quotes.models import JOIN, Span
from quotes.report.records import Record, place_in
from quotes.report.restore import to_spans

LONGEST = 1_000
"""Characters of the longest turn or statement that is one utterance, whichever parts of it are printed."""

_BETWEEN = " \t\n.,;:!?"


def member_of(record: Record) -> Member:
    """Return the place of a quote: its words that claim to be word for word, else all of them."""
    content, spans = record["content"], record["content_spans"]
    verbatim = record.get("verbatim_spans") or spans
    words = _words_at(content, spans, verbatim)
    return Member(
        article_id=sys.intern(record["article_id"]),
        spans=to_spans(spans if words is None else verbatim),
        content=content if words is None else words,
        publisher=_interned(record.get("publisher")),
        published=_interned(record.get("published")),
        quote_id=record["quote_id"],
        speaker=_interned(record.get("speaker")),
        role=_interned(record.get("role")),
    )


def place_of(match: Record) -> Member:
    """Return the place that a match is of."""
    return Member(
        article_id=sys.intern(match["article_id"]),
        spans=to_spans(match["spans"]),
        content=match["content"],
        publisher=_interned(match.get("publisher")),
        published=_interned(match.get("published")),
        speaker=_interned(named(match.get("speaker"))),
    )


def _interned(value: str | None) -> str | None:
    return sys.intern(value) if value else None


def _words_at(content: str, spans: list[list[int]], parts: Iterable[list[int]]) -> str | None:
    """Return the words at spans within the joined content of a record; None if they are not within it."""
    places = [place_in(content, spans, part) for part in parts]
    return JOIN.join(content[place[0] : place[1]] for place in places if place) if all(places) else None


def is_long(member: Member) -> bool:
    """Whether a place is longer than one utterance can be."""
    return length(member.spans) > LONGEST


def aligned(member: Member, changes: Iterable[Record], side: str) -> Member:
    """Return the stretch of a long turn that a match is about; what is shorter is one utterance."""
    if not is_long(member):
        return member
    other = "there" if side == "here" else "here"
    lone = [Span(*change[f"{side}_span"]) for change in changes if change[side] and not change[other]]
    whole = [span.pair() for span in member.spans]
    kept = [_bare(member.content, whole, span) for span in without_ends(member.spans, lone)]
    words = _words_at(member.content, whole, kept)
    return replace(member, spans=to_spans(kept), content=words) if words else member


def _bare(content: str, spans: list[list[int]], part: Span) -> list[int]:
    """Return a part of the content without what is left of the sentences around it."""
    words = _words_at(content, spans, [part.pair()]) or ""
    lead = len(words) - len(words.lstrip(_BETWEEN))
    return [part.start + lead, part.start + max(lead, len(words.rstrip()))] if words else list(astuple(part))
