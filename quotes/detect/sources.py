"""The source of a cue: the one that is cheapest to reach, unless the sentence gives the cue to another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.detect.attribution import Attribution
from quotes.detect.cues import Around, was_asked
from quotes.detect.links import NAME_WORD, Page, cost
from quotes.detect.units import Unit
from quotes.models import Span

_ASKED = re.compile(r"(?:asked|pressed|questioned|quizzed)\b", re.IGNORECASE)
_RELATIVE = frozenset({"who", "which", "that"})
_NO_VERB = r"(?![,—–-]\s+sa(?:id|ys)\b)"  # “Diaz, smiling, said the witness, Orr, told”: Orr told
_CLAUSE = re.compile(rf"\s*{_NO_VERB}[,—–-](?:{_NO_VERB}[^.!?\"“”\n;:()])*")
_DASH = re.compile(r"\s(?:[–—―]|--?)\s|—|--")
_IN_CLAUSE = re.compile(r",\s+\w+ing\b[^,.;:!?\n“”\"]*\b(?:by|from|of|to|with)\s\Z")
_TOLD_TO = re.compile(
    r"\b(?:told|tells?|telling|asks?|asked|asking|warn(?:s|ed|ing)|remind(?:s|ed|ing)|urg(?:es|ed|ing)|thanks?|thanked"
    r"|thanking|(?:said|says?|wrote|writes?|turn(?:s|ed|ing)|shouted|replied)\s+(?:back\s+)?(?:to|at))\s+\Z",
    re.IGNORECASE,
)
_SENT_TO = re.compile(
    r"\b(?:e-?mailed|texted|messaged|phoned|rang|telephoned|wrote\s+to|called)\s+(?:the\s+|his\s+|her\s+|all\s+)?\Z",
    re.IGNORECASE,
)
_TO_SAY = re.compile(r"\s+to\s+(?:say|ask|tell|complain|apologi[sz]e|warn)\b")
_SAID_OF = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|also\s+|already\s+|yet\s+|still\s+)*(?P<verb>accused|attacked"
    r"|asked|billed|blamed|booed|branded|called|charged|condemned|critici[sz]ed|credited|declared|described|dubbed"
    r"|hailed|known|labell?ed|lambasted|nicknamed|praised|pressed|questioned|quizzed|regarded|remembered|seen|viewed)\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\b(?:by|among)\s+\Z")
_CLAUSE_AS_NAME = re.compile(r"(?:who|whose|whom)\s.*,\s*\Z", re.DOTALL)
_HEAD = re.compile(
    r"(?P<who>\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ne)[ \xa0]+"
    r"(?:[\w’'-]+[ \xa0]+){0,3}[\w’'-]+"
    r"|(?!(?:On|At|In|But|And|For|When|While|After|Then|If|As)\s)"
    rf"{NAME_WORD}(?:[ \xa0]+{NAME_WORD}){{0,4}}),\s*\Z"
)
_NO_NOUN = (
    r"(?!(?:when|while|as|who|whom|whose|that|which|in|at|on|of|to|from|with|after|before|and|but|for|by|about"
    r"|during|if|because|once|said|says|told|asked|added|had|has|was|is)\b)"
)
_NOUN = re.compile(
    rf"(?P<owner>[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Mm]y|[Oo]ur|[Tt]he|[Aa]n?)[ \xa0]+{_NO_NOUN}[a-z][\w-]*"
    rf"(?:[ \xa0]+{_NO_NOUN}(?!\w+(?:ly|ing)\b)[a-z][\w-]*){{0,2}}"
)
_WHOSE_NAME = re.compile(r"whose\s+(?P<who>(?:[a-z-]+\s+){0,3}[^\W\d_a-z]\w+)")
_WHOSE_HEAD = re.compile(
    rf"whose\s+(?P<who>(?:[a-z-]+\s+){{0,3}}[a-z-]+,\s+{NAME_WORD}(?:\s+{NAME_WORD}){{1,4}}),\s+"
    r"(?:also\s+|has\s+|had\s+|later\s+)?"
)
_FAR, _NEAR = 100, 25
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
    text = page.text
    asked, said_of = _is_passive(text, cue), _is_said_of_someone(text, cue)
    # Who was asked stands beside the cue: then nobody named before that asks.
    beside = said_of and any(s.end <= cue.start and not text[s.end : cue.start].strip() for s in near)
    best: tuple[float, Span] | None = None
    for source in near:
        before = text[max(0, source.start - _NEAR) : source.start]
        agent = text[cue.end : source.start].strip() == "by"
        if (asked and not agent) or (said_of and _is_told_of(page, source, cue)):
            continue
        if beside and source.end <= cue.start:
            continue
        if cue.of(text) == ":" and source.end <= cue.start and _TOLD_TO.search(before):
            continue  # “He told Mr Reilly: …”
        if source.end <= cue.start and _SENT_TO.search(before) and _TO_SAY.match(text, source.end):
            continue  # “He emailed staff to say …”
        if any(u.span.holds(source) for u in members):
            continue
        behind = 4.0 if source.start > cue.start else 0.0
        aside = _ASIDE if _parted(text, source, cue) else 0.0
        price = 0.0 if agent else cost(page, cue, source, ((near, 8.0),)) + behind + aside
        if price <= _MAX_SOURCE and (best is None or price < best[0]):
            best = (price, source)
    return _antecedent(text, best[1], cue, near) if best is not None else ()


def without_clause(text: str, attribution: Attribution) -> Attribution:
    """Return an attribution whose source is whom a clause is about, where the clause was taken for a name.

    “Hale, whose sister Ruth called it ‘odd’, said” is Hale; inside the clause it is who is named there.
    """
    if not (attribution.cue and attribution.source):
        return attribution
    source = tuple(_head(text, one, attribution.cue[0]) for one in attribution.source)
    return attribution if source == attribution.source else replace(attribution, source=source)


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


def _head(text: str, source: Span, cue: Span) -> Span:
    if owned := _WHOSE_HEAD.fullmatch(text, source.start, max(source.start, cue.start)):
        return Span(*owned.span("who"))  # “the board, whose chairman, Orr, said”
    behind = cue.end <= source.start and not text[cue.end : source.start].strip()
    if behind and (noun := _NOUN.match(text, source.start)):  # “asked his” mother, not “his claim”
        return Span(source.start, noun.end()) if source.end == noun.end("owner") else source
    if _CLAUSE_AS_NAME.match(text[source.start : cue.start]):
        low = max(0, source.start - _FAR)
        head = _HEAD.search(text[low : source.start])
        return Span(low + head.start("who"), low + head.end("who")) if head else source
    named = _WHOSE_NAME.fullmatch(text, source.start, source.end)
    return Span(*named.span("who")) if named else source


def _is_said_of_someone(text: str, cue: Span) -> bool:
    """Whether a cue tells what is said of someone, by nobody or by another: “Hale is accused of …”."""
    found = _SAID_OF.search(text, max(0, cue.start - _NEAR), cue.end)
    return found is not None and found.start("verb") >= cue.start


def _is_told_of(page: Page, source: Span, cue: Span) -> bool:
    """Whether whoever is named near a cue that tells what is said of someone did not say it.

    “By some rivals” says who did, and so may what follows; of who “was asked”, only whoever is named beside.
    """
    text = page.text
    if _BY.search(text[max(0, source.start - _NEAR) : source.start]):
        return False
    if source.start > cue.start:
        return page.sentence_ends(cue.end, source.start) > 0
    return _ASKED.search(cue.of(text)) is None or "," not in text[source.end : cue.start]


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
