"""Relays: where one source quotes another, the words are the other's.

"The Post quoted an aide as saying …", "an aide was quoted as saying …", "the Post, quoting an aide, said …".

PolNeAR gives such words to whoever quotes; a newsroom needs to know whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from quotes.detect.attribution import Attribution
from quotes.models import Span
from quotes.text.wordlists import wordlist

_AS = r"as\s+(?:saying|telling|having\s+said)"
_ACTIVE = re.compile(
    rf"\b(?:quot(?:ed|es|ing)|cit(?:ed|es|ing))\s+(?!by\b)(?P<who>[^“”\"\n;]{{2,80}}?),?\s+(?P<as>{_AS})\b"
)
_PASSIVE = re.compile(
    rf"\b(?:was|is|were|are|been|being)\s+(?:\w+ly\s+)?quoted\s+(?:by\s[^“”\"\n;]{{2,60}}?\s+)?(?P<as>{_AS})\b"
)
_WHOM = r",?\s+quoting\s+(?P<who>[^“”\"\n;.]{2,80}?)"
_QUOTING_BEFORE = re.compile(_WHOM + r",?\s*")
_QUOTING_BEHIND = re.compile(_WHOM + r"(?=,\s|[.;\n]|\Z)")
_CAPITAL = r"[^\W\d_a-z][\w.’'-]*"
_OWNED = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)"
_NAMED = rf"(?:{_CAPITAL}\s(?:(?:de|van|von|al|bin)\s)*){{0,5}}{_CAPITAL}"
_DESCRIBED = rf"(?P<owned>{_OWNED})\s(?:(?!(?:and|was|who|that|had|then|also)\b)[\w’'-]+\s){{0,2}}[\w’'-]+?"
_WHO = rf"(?P<who>(?:{_DESCRIBED}|{_NAMED})(?:,\s[^,:;“”\"\n]{{2,60}},)?)"
_SAID = (
    r"\s(?:(?:also|then|later|has|had)\s)?(?P<said>told(?=\s)|said|says|wrote|writes|added|warned|replied"
    r"|insisted|claimed|admitted|testified)"
)
_PERSON = rf"(?:{_OWNED}\s[\w’'-]+|(?!that\b)[\w’'-]+(?:\s[A-Z][\w’'-]*)?)"
_TO_WHOM = rf"(?:(?<=told)\s(?:her(?=\s(?:it|he|she|they|that|the)\b)|{_PERSON}))?"
_WHEN = r"(?:\s(?:on|in|at|last|late|earlier)\s[\w ’'-]{2,40}?(?=:?\s*[“\"«‘]))?"
_INNER = re.compile(rf"{_WHO}{_SAID}{_TO_WHOM}{_WHEN}(?::\s*(?=[“\"«‘])|\s+(?=\S))")
_SAID_BEHIND = re.compile(rf"\s{_WHO}{_SAID}(?:\s[^,.:;“”\"\n]{{1,40}})?,\s")
_HEARD = re.compile(r"\s+(?:(?:has|have|had|was|were|is|are)\s+)?(?:heard|hears?)\b(?!\s+from\b)")
_HEARING = re.compile(r"(?:court|jury|jurors|inquest|tribunal|hearing|inquiry)\Z", re.IGNORECASE)
_TOLD = re.compile(
    r"\s+(?:(?:was|were|is|are|(?:has|have|had)\s+been)\s+told\b"
    r"|told\b(?=\s+(?:that|of|how)\b|\s*[.,:;!?“\"]|\s*[\n\r]|\s*\Z))"
)
_TELLS = frozenset({"according to", "reported", "reports"})
_PASSED_ON = frozenset({"said", "says", "reported", "reports"})
_MARK = re.compile(r"[“\"«‘]|(?<!\w)'")
_REACH = 200


def only_heard(text: str, source: Span) -> bool:
    """Whether what is labelled a source only heard the words: “jurors heard”, “the court was told”."""
    if _HEARD.match(text, source.end):
        return True
    return _HEARING.search(source.of(text)) is not None and _TOLD.match(text, source.end) is not None


def relayed(text: str, attributions: Iterable[Attribution], sources: Sequence[Span]) -> Iterator[Attribution]:
    """Yield attributions, those of a relay given to the one whose words they are.

    Args:
        text: The article's text.
        attributions: Attributions as assembled.
        sources: What the tagger labelled as source or content: one of these names who "was quoted".
    """
    for attribution in attributions:
        cue = attribution.cue[0] if attribution.cue else None
        if cue and cue.of(text).casefold() == "quoting" and not attribution.marked:
            continue  # it only names who is quoted
        if cue and cue.of(text).casefold() in _TELLS and (inner := _inner(text, attribution)):
            yield inner
            continue
        if cue and (quoted := _quoted(text, attribution)):
            yield replace(attribution, source=(quoted,), why=f"{attribution.why}; quoted by another")
            continue
        found = _relay(text, cue, [*attribution.content, *sources]) if cue else None
        if found is None:
            yield attribution
            continue
        who, said = found
        content = tuple(c for c in (_behind(text, c, said) for c in attribution.content) if c is not None)
        if content:
            yield replace(
                attribution, content=content, source=(who,), why=f"{attribution.why}; quoted by another"
            )


def _inner(text: str, attribution: Attribution) -> Attribution | None:
    """Return what someone said as another tells it as theirs: “According to Kane, Doyle said: ‘…’”.

    Also “Doyle said it was ‘…’, the Gull reported” and “‘…’, Doyle said, the Gull reported”: what is in
    marks is Doyle's; where nothing is, only the Gull vouches for the words.
    """
    for content in attribution.content:
        inside = _INNER.match(text, content.start, content.end)
        if inside and (
            inside["owned"] or inside["who"].split()[0] not in wordlist("quotes.text", "not_names")
        ):
            words = Span(inside.end(), content.end)
            if _MARK.search(words.of(text)):
                return _as_theirs(attribution, inside, words)
    (first, *_), reporting = attribution.content, attribution.source + attribution.cue
    behind = _SAID_BEHIND.fullmatch(text, first.end, max(first.end, min(s.start for s in reporting)))
    return _as_theirs(attribution, behind, first) if behind and attribution.marked else None


def _as_theirs(attribution: Attribution, found: re.Match[str], content: Span) -> Attribution:
    """Return an attribution as that of whom the words around its content name."""
    return replace(
        attribution,
        content=(content,),
        cue=(Span(*found.span("said")),),
        source=(Span(*found.span("who")),),
        why=f"{attribution.why}; quoted by another",
    )


def _quoted(text: str, attribution: Attribution) -> Span | None:
    """Return whom a source is quoting, where that stands between it and "said" or right behind it."""
    if not attribution.source or attribution.cue[0].of(text).casefold() not in _PASSED_ON:
        return None
    source, cue = attribution.source[0], attribution.cue[0]
    m = _QUOTING_BEFORE.fullmatch(text, source.end, max(source.end, cue.start))
    m = m or _QUOTING_BEHIND.match(text, max(source.end, cue.end))
    return None if m is None or re.search(r"[’']s? ", m["who"]) else Span(*m.span("who"))


def _relay(text: str, cue: Span, named: Iterable[Span]) -> tuple[Span, Span] | None:
    """Return who is quoted, and the stretch from there to "as saying", if a cue is part of a relay."""
    low, high = max(0, cue.start - _REACH), min(len(text), cue.end + _REACH)
    for pattern in (_ACTIVE, _PASSIVE):
        for m in pattern.finditer(text, low, high):
            if not Span(*m.span()).overlaps(cue):
                continue
            if pattern is _ACTIVE:
                return Span(*m.span("who")), Span(m.start("who"), m.end("as"))
            before = [s for s in named if s.end <= m.start() and not text[s.end : m.start()].strip(" ,—–-")]
            if before:
                who = max(before, key=len)
                return who, Span(who.start, m.end("as"))
    return None


def _behind(text: str, content: Span, said: Span) -> Span | None:
    """Return what is left of a content behind or beside the words that only name who is quoted."""
    if not content.overlaps(said):
        return content
    start = max(content.start, said.end)
    while start < content.end and not text[start].isalnum() and text[start] not in "“\"‘'":
        start += 1
    return Span(start, content.end) if start < content.end else None
