"""Words that another says within what is reported: they are the other's.

“Hale accused the club of ‘greed’, prompting its owner, Rob Orr, to say he was ‘sorry’”; “Hale said the
accused, Ben Orr, told police: ‘She did it’”; “The film shows Hale saying: ‘Go’”; “Hale has apologised for a
joke which the mayor called ‘crass’”.
What stands before stays with whoever reports it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from quotes.detect.attribution import Attribution
from quotes.models import Span

_WORD = r"(?:(?:Mr|Mrs|Ms|Dr|[A-Z])\.|[^\W\d_a-z][\w-]*)"
_NAME = rf"{_WORD}(?:\s+{_WORD}){{0,3}}"
_NO_NOUN = (
    r"(?!(?:and|or|but|as|when|while|then|was|were|is|are|be|had|has|have|will|would|did|not|who|that)\b)"
)
_WHO = (
    rf"(?:(?:(?:the|an?|his|her|their|its|one|another)|{_NAME}[’']s?)\s+(?:{_NO_NOUN}[\w’'-]+\s+){{0,3}}?{_NO_NOUN}[\w-]+"
    rf"|{_NAME})(?:,\s+{_NAME})?"
)
_WHOM = r"[^.!?“”\"\n:;,]{2,50}?"
_PROMPTED = re.compile(
    rf",?\s+(?:prompting|leading|forcing|causing|compelling)\s+(?P<who>{_WHO}),?\s+to\s+"
    r"(?P<said>say|reply|respond|answer|admit|claim|insist|declare|complain|call|describe)\b[\s:,]*(?:that\s+)?"
)
_TOLD = re.compile(
    rf"(?:(?<=\bsaid)|(?<=\bsays))(?:\s+that)?\s+(?P<who>{_WHO}),?\s+(?:had\s+|has\s+)?"
    rf"(?P<said>(?:told|asked)(?=\s+{_WHOM}:)|shouted|yelled|screamed|replied|texted|wrote)"
    rf"(?:\s+{_WHOM})?:\s+(?=[\"“‘«'])"
)
_SHOWN = re.compile(
    r"\b(?:(?:footage|videos?|clips?|recordings?|tapes?|audio|films?|pictures?)\s+(?:of|with)"
    rf"|show(?:s|ed|ing|n)?|hear[ds]?|captur(?:es?|ed|ing)|caught|catch(?:es)?)\s+(?P<who>{_WHO}),?\s+"
    r"(?P<said>saying|asking|telling|shouting|yelling|screaming|boasting|joking|admitting|declaring|claiming"
    rf"|insisting|chanting)(?:\s+{_WHOM})?[,:]?\s+(?=[\"“‘«'])"
)
_CALLED = (
    r"(?:(?:has|have|had)\s+)?(?P<said>called|dubbed|branded|labell?ed|described|dismissed|denounced|condemned"
    r"|derided|hailed)\s+"
)
_THING = r"(?:an?|the|his|her|their|its)\s+(?:[\w’'-]+\s+){0,3}?[\w’'-]+"
_SUBJECT = r"(?!(?:he|she|they|it|we|I|you)\s)(?:(?!what|for\b|to\b)[^\s,.;:!?“”\"]+\s+){1,5}?"
_RELATIVE = (
    re.compile(rf"{_THING}(?P<from>,?\s+)(?:which|that|whom?)\s+(?P<who>{_SUBJECT}){_CALLED}(?:as\s+)?(?=[\"“‘«'])"),
    re.compile(rf"{_THING}(?P<from>,?\s+)(?P<who>who)\s+{_CALLED}(?=[^.;:!?\n]*[\"“‘«'])"),
)  # fmt: skip
_REPORTS = re.compile(
    r"\b(?:sa(?:id|ys?)|told|tells|add(?:s|ed)|claim\w*|argue[ds]|insist\w*|wr(?:ote|ites))\b"
)


def within(text: str, attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions; what another says within one is an attribution of its own.

    Args:
        text: The article's text.
        attributions: Attributions as assembled.
    """
    passages = [m for pattern in (_PROMPTED, _TOLD, _SHOWN) for m in pattern.finditer(text)]
    for attribution in attributions:
        if any(m.start() <= c.start and c.end <= m.end() for m in passages for c in attribution.content):
            attribution = _without(attribution, passages)
        found = next((m for m in passages if any(_leads_into(text, m, c) for c in attribution.content)), None)
        yield from _divided(text, attribution, found or _relative(text, attribution))


def _leads_into(text: str, passage: re.Match[str], content: Span) -> bool:
    """Whether a passage leads into a content, or stands in it outside of marks."""
    before = text[content.start : max(content.start, passage.start())]
    inside = before.count('"') % 2 or any(before.count(a) > before.count(b) for a, b in ("“”", "‘’", "«»"))
    return content.start <= passage.end() < content.end and not inside


def _without(attribution: Attribution, passages: Iterable[re.Match[str]]) -> Attribution:
    """Return an attribution without contents that only name who speaks within it (“said the accused, …”)."""
    left = [
        c for c in attribution.content if not any(m.start() <= c.start and c.end <= m.end() for m in passages)
    ]
    return replace(attribution, content=tuple(left))


def _relative(text: str, attribution: Attribution) -> re.Match[str] | None:
    """Return the clause of a thing that another called something, if all that is reported is that thing."""
    if not attribution.cue or len(attribution.content) != 1 or _REPORTS.search(attribution.cue[0].of(text)):
        return None
    content = attribution.content[0]
    found = (pattern.match(text, content.start, content.end) for pattern in _RELATIVE)
    return next((m for m in found if m), None)


def _divided(text: str, attribution: Attribution, passage: re.Match[str] | None) -> Iterator[Attribution]:
    """Yield what is left of an attribution before a passage, and what the other says behind it.

    Of what is only shown nothing is left: “showed the jury a clip of Orr shouting …”.
    """
    if passage is None:
        if attribution.content:
            yield attribution
        return
    first = passage.start("from") if "from" in passage.re.groupindex else passage.start()
    before = [Span(c.start, min(c.end, first)) for c in attribution.content if c.start < first]
    behind = [Span(max(c.start, passage.end()), c.end) for c in attribution.content if c.end > passage.end()]
    if before and passage.re is not _SHOWN:
        yield replace(attribution, content=tuple(before))
    yield replace(
        attribution,
        content=tuple(behind),
        cue=(Span(*passage.span("said")),),
        source=(Span(*passage.span("who")).stripped(text),),
        why=f"{attribution.why}; said within it by another",
    )
