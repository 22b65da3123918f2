"""Words in marks that are another's than whoever tells, or got to read them.

“Anna Holt told jurors that Dale rang her at midnight and said: ‘…’”; “Police said the suspect ran from the
car and shouted: ‘…’”: mostly who "said that … and said" speaks both times; but who tells a court or the
police of a deed, or speaks for them, does not, and nor does anyone "say that … and shout".

“Tasker liked a post which read: ‘…’”; “Holt got a letter saying: ‘…’”: these are the letter's words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotes.detect.attribution import Attribution
from quotes.models import Span

_CRIED = re.compile(r"(?:shouted|yelled|screamed|cried|whispered|texted)\b", re.IGNORECASE)
_SAID = re.compile(r"(?:said|told|asked|replied|wrote|answered)\b", re.IGNORECASE)
_TESTIFIED = re.compile(
    r"(?:testif|alleg)|\b(?:told|tells)\s+(?:\w+\s+){0,2}"
    r"(?:jur(?:y|ors)|court|judges?|magistrates?|inquest|inquiry|hearing|tribunal|police|officers|detectives)\b",
    re.IGNORECASE,
)
_OF_THE_LAW = re.compile(r"\b(?:prosecut\w+|police|detectives?|officers?|witness(?:es)?)\b", re.IGNORECASE)
_AND = re.compile(r"[,\s]*(?:and|and then|then|before)?\s*")
_NAMED = re.compile(r"(?:that\s+)?(?P<who>(?:[^\W\d_a-z][\w.’'-]*\s){1,4})(?=[a-z])")
_WRITING = re.compile(
    r"\b(?:receiv\w+|got|gets|opened|opens|lik(?:ed|es|ing)|retweet\w+|repost\w+|forward\w+|found|saw|spotted"
    r"|was (?:sent|handed|shown))\s+(?P<what>(?:an?|the|this|another|one)\s+(?:[\w-]+\s+){0,2}"
    r"(?:post|letter|e-?mail|message|note|text|sign|banner|placard|tweet|comment|poster|card|leaflet))"
    r"\s+(?:(?:which|that)\s+)?(?:read|reads|reading|said|says|saying)\b[\s:,]*[\"“‘«']?\Z"
)
_BEFORE = 120


def retold(text: str, attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield attributions; words in marks that are another's are theirs, or no one's if they are unnamed.

    Args:
        text: The article's text.
        attributions: Attributions as assembled.
    """
    by_source: dict[tuple[Span, ...], list[Attribution]] = {}
    for attribution in attributions:
        if attribution.source and attribution.cue and not attribution.marked:
            by_source.setdefault(attribution.source, []).append(attribution)
    for attribution in attributions:
        others = by_source.get(attribution.source, ()) if attribution.marked and attribution.cue else ()
        told = next((one for one in others if _goes_on(text, one, attribution)), None)
        if told is not None:
            named = _NAMED.match(text, told.content[-1].start, told.content[-1].end)
            source = (Span(named.start("who"), named.end("who") - 1),) if named else ()
            yield replace(attribution, source=source, why=f"{attribution.why}; retold by another")
        elif writing := _writing(text, attribution):
            yield replace(attribution, source=(writing,), why=f"{attribution.why}; read by another")
        else:
            yield attribution


def _goes_on(text: str, told: Attribution, said: Attribution) -> bool:
    """Whether marked words follow what their source tells, by a cue that is rather of whom it tells."""
    cue, deed, source = said.cue[0], told.content[-1], told.source
    in_order = source[0].end <= deed.start and deed.end <= cue.start < said.content[0].start
    if not in_order or not _AND.fullmatch(text, deed.end, cue.start):
        return False
    verb, between = cue.of(text), text[source[0].start : deed.start]
    testified = _TESTIFIED.search(between) or _OF_THE_LAW.search(source[0].of(text))
    return bool(_CRIED.match(verb) or (testified and _SAID.match(verb)))


def _writing(text: str, said: Attribution) -> Span | None:
    """Return the letter, post or sign whose words someone got to read, if it stands right before them."""
    start = said.content[0].start
    low = max(0, start - _BEFORE)
    found = _WRITING.search(text[low:start]) if said.marked and said.cue else None
    return Span(low + found.start("what"), low + found.end("what")) if found else None
