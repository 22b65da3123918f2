"""The source of a cue: the one that is cheapest to reach, unless the sentence gives the cue to another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.detect.cues import Around, was_asked
from quotes.detect.links import Page, cost
from quotes.detect.units import Unit
from quotes.models import Span

_ASKED = re.compile(r"(?:asked|pressed|questioned|quizzed)\b", re.IGNORECASE)
_RELATIVE = frozenset({"who", "which", "that"})
_NO_VERB = r"(?![,—–-]\s+sa(?:id|ys)\b)"  # “Diaz, smiling, said the witness, Orr, told”: Orr told
_CLAUSE = re.compile(rf"\s*{_NO_VERB}[,—–-](?:{_NO_VERB}[^.!?\"“”\n;:()])*")
_DASH = re.compile(r"\s(?:[–—―]|--?)\s|—|--")
_IN_CLAUSE = re.compile(r",\s+\w+ing\b[^,.;:!?\n“”\"]*\b(?:by|from|of|to|with)\s\Z")
_FAR = 100
_ASIDE = 12.0
_MAX_SOURCE = 34.0


def source_of(page: Page, cue: Span, members: Sequence[Unit], around: Around) -> tuple[Span, ...]:
    """Return the source of a cue; nothing if there is none.

    Args:
        page: The text.
        cue: The cue.
        members: Its contents, in which no source of theirs stands.
        around: All labels.
    """
    near = around.sources.near(cue)
    asked = _is_passive(page.text, cue)
    best: tuple[float, Span] | None = None
    for source in near:
        agent = page.text[cue.end : source.start].strip() == "by"
        if asked and not agent:
            continue
        if any(u.span.holds(source) for u in members):
            continue
        behind = 4.0 if source.start > cue.start else 0.0
        aside = _ASIDE if _parted(page.text, source, cue) else 0.0
        price = 0.0 if agent else cost(page, cue, source, ((near, 8.0),)) + behind + aside
        if price <= _MAX_SOURCE and (best is None or price < best[0]):
            best = (price, source)
    return _antecedent(page.text, best[1], cue, near) if best is not None else ()


def is_relative(text: str, source: tuple[Span, ...]) -> bool:
    """Whether a source is a relative pronoun by itself."""
    return source[0].of(text).lower() in _RELATIVE


def _antecedent(text: str, source: Span, cue: Span, sources: Sequence[Span]) -> tuple[Span, ...]:
    """Return whom a clause is about that ends at a comma before the cue, if that is known.

    “Diaz, who …, said”; “Diaz, who was liked by Holm, said”; “Diaz, answering a question from Holm, said”.
    """
    rest = text[_without_comma(text, source) : cue.start].strip()
    if not rest.endswith((",", "—", "–", "-")) or (len(rest) > 1 and rest.startswith(",")):
        return (source,)
    for before in reversed(sources):
        end = _without_comma(text, before)
        # “The first witness, Orr, said”: one is the other's name, and no clause.
        named = not text[end : source.start].strip(" ,—–-") and not is_relative(text, (source,))
        if before.end <= source.start and not named and _CLAUSE.fullmatch(text, end, source.start):
            return (before,)
    in_clause = _IN_CLAUSE.search(text[max(0, source.start - _FAR) : source.start])
    return () if in_clause else (source,)


def _without_comma(text: str, span: Span) -> int:
    """Return where a span ends, without commas and dashes behind its last word."""
    return span.start + len(span.of(text).rstrip(" ,—–-"))


def _parted(text: str, source: Span, cue: Span) -> bool:
    """Whether one of the two stands between dashes and the other does not."""
    between = text[source.end : cue.start] if source.start < cue.start else text[cue.end : source.start]
    return len(_DASH.findall(between)) % 2 == 1


def _is_passive(text: str, cue: Span) -> bool:
    """Whether a cue says that someone was asked: what follows is another's question."""
    words = cue.of(text)
    if words == ":":
        return was_asked(text, cue.start)
    if _ASKED.match(words) is None:
        return False
    before = text[max(0, cue.start - 8) : cue.start]
    return words[0].isupper() or before.lower().endswith("when ")
