"""Attributions that the page shows by its layout: transcript turns, dashes, `From X:`, headline colons.

These need no parse. A label counts as a turn only where the page shows that it is one: it is in capitals,
or it returns, or another label answers it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from quotes.corpus.heard import heard
from quotes.corpus.margins import unnumbered
from quotes.detect.attribution import TURN, Attribution
from quotes.models import Article, Span
from quotes.text.marks import Stretch
from quotes.text.wordlists import wordlist

_NAME = r"[^\W\d_][\w.'’&-]*"
_LABEL = re.compile(
    rf"[\"“‘'*\s]*(?P<label>(?:(?:[QA]|{_NAME}(?:\s+(?:\([^)\n]{{1,40}}\)|{_NAME})){{0,6}})(?:,\s[^:\n]{{2,60}})?))"
    r"\s?(?P<colon>:)\**\s+(?=\S)"
)
_STAGE = re.compile(r"\s*[\"“]?[\[(][^\])]{1,60}[\])][.\s”\"]*$")
_DASH = re.compile(
    r"[^\S\n]*(?P<dash>[—–―‒]|-{1,2})[^\S\n]*(?=[A-Z“\"])(?P<name>[^\n]{2,100})$", re.MULTILINE
)
_FROM = re.compile(rf"(?P<cue>From)\s+(?P<name>(?:the\s|a\s)?{_NAME}(?:[\s,]+[\w.'’&-]+){{0,10}}):\s*$")
_HEAD = re.compile(r"\s*(?P<name>[^:\n]{2,60})(?P<colon>:)\s+(?P<rest>[^\n]+)$")
_TAIL = re.compile(r"(?P<rest>[^\n]{15,}?)(?P<colon>:|\s[—–-])\s+(?P<name>[^:\n]{2,40})$")
_FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|My|our|Our)\b")
_MAX_TURN_PARAGRAPHS = 12


class Turn(NamedTuple):
    """Words behind a speaker's label.

    Attributes:
        paragraph: The number of the paragraph that they begin in.
        label: Who speaks, as printed; empty where someone speaks who is not named.
        colon: The colon behind it; empty if there is none.
        body: Its words in that paragraph.
        start: Where the turn before ends.
        sure: Whether the article is a transcript as a whole, which goes on to the next label.
    """

    paragraph: int
    label: Span
    colon: Span
    body: Span
    start: int
    sure: bool = False


def turns(article: Article, paragraphs: Sequence[Span]) -> list[Turn]:
    """Return the turns of a transcript or an interview, or of a part of an article that is one."""
    known = [turn for turn in _heard(article, paragraphs) if article.zone_at(turn.body.start) == "body"]
    shown = [] if article.turns else _shown(article, paragraphs)
    heads = [turn.start for turn in known]
    more = []
    for turn in shown:
        k = bisect_right(heads, turn.label.start) - 1
        if k < 0 or turn.label.start >= known[k].body.start:
            more.append(turn)
    return sorted([*known, *more], key=lambda turn: turn.start)


def _heard(article: Article, paragraphs: Sequence[Span]) -> Iterator[Turn]:
    """Yield the turns of an article that is a transcript as a whole."""
    for head, name, colon, words in heard(article):
        i = bisect_right(paragraphs, Span(words.start, len(article.text) + 1)) - 1
        body = Span(words.start, min(words.end, paragraphs[i].end))
        nothing = Span(head.end, head.end)
        yield Turn(i, name or nothing, colon or nothing, body, head.start, True)


def _shown(article: Article, paragraphs: Sequence[Span]) -> list[Turn]:
    """Return the paragraphs that open with the label of a speaker."""
    text = article.text
    found = []
    for i, paragraph in enumerate(paragraphs):
        if article.zone_at(paragraph.start) != "body":
            continue
        m = _LABEL.match(text, paragraph.start, paragraph.end)
        if m is None or not _may_label(m["label"]):
            continue
        body = Span(m.end(), paragraph.stripped(text).end)
        found.append(Turn(i, Span(*m.span("label")), Span(*m.span("colon")), body, paragraph.start))
    names = Counter(_key(t.label.of(text)) for t in found)
    again = {name for name, n in names.items() if n > 1}
    # Who is named in full at first returns by initials: "Ben Harrow: …", then "BH: …".
    again |= {name for name in names if "".join(word[0] for word in name.split()) in again}
    dialogue = len(found) >= 3 and len(names) >= 2 and again
    loud = {t for t in found if _in_capitals(t.label.of(text))}
    apart = again if len(loud) > 1 else names  # among labels in capitals another must return to be one
    shown = [t for t in found if t in loud or (dialogue and _key(t.label.of(text)) in apart)]
    return shown if len(shown) > 1 or dialogue or any(_named(text, t.label) for t in shown) else []


def turn_attributions(
    article: Article, paragraphs: Sequence[Span], found: Sequence[Turn]
) -> Iterator[Attribution]:
    """Yield each turn of someone whom a label names, with the paragraphs up to the next turn."""
    text = unnumbered(article.text) if found else ""
    for turn, following in pairwise([*found, None]):
        if turn is None or not turn.label:
            continue
        stop = following.start if following else _last_turn_end(text, paragraphs, turn)
        most = len(paragraphs) if turn.sure else turn.paragraph + _MAX_TURN_PARAGRAPHS
        content = [turn.body]
        for i in range(turn.paragraph + 1, min(most, len(paragraphs))):
            paragraph = paragraphs[i]
            if paragraph.start >= stop or article.zone_at(paragraph.start) != "body":
                break
            content.append(Span(paragraph.start, min(paragraph.end, stop)).stripped(text))
        kept = [c for c in (_without_stage_directions(text, c) for c in content) if c is not None]
        if kept:
            cue = (turn.colon,) if turn.colon else ()
            yield Attribution(tuple(kept), cue, (turn.label,), 0.9, TURN, turn=True)


def dash_attributions(
    text: str, paragraphs: Sequence[Span], stretches: Sequence[Stretch]
) -> Iterator[Attribution]:
    """Yield marked words that a dash and a name follow: "…" —Name, on the same line or the next."""
    for stretch in stretches:
        if stretch.depth or not stretch.closed:
            continue
        k = bisect_right(paragraphs, Span(stretch.outer.start, len(text) + 1)) - 1
        m = _DASH.match(text, stretch.outer.end, paragraphs[k].end)
        below = paragraphs[k + 1] if k + 1 < len(paragraphs) else None
        if (
            m is None
            and below is not None
            and not text[stretch.outer.end : paragraphs[k].end].strip(" .\t\u00a0")
        ):
            m = _DASH.match(text, below.start, below.end)
        if m is not None and _is_name(m["name"]):
            name = Span(m.start("name"), m.start("name") + len(m["name"].rstrip(' .”"')))
            yield Attribution(
                (stretch.outer,), (Span(*m.span("dash")),), (name,), 0.85, "dash and name behind the words"
            )


def from_lines(text: str, paragraphs: Sequence[Span], stretches: Sequence[Stretch]) -> Iterator[Attribution]:
    """Yield the marked paragraph under a line `From X:`."""
    for line, below in zip(paragraphs, paragraphs[1:], strict=False):
        m = _FROM.match(text, line.start, line.end)
        if m is None:
            continue
        first = next(
            (s for s in stretches if s.depth == 0 and below.start <= s.outer.start <= below.start + 1), None
        )
        if first is not None:
            yield Attribution(
                (first.outer,), (Span(*m.span("cue")),), (Span(*m.span("name")),), 0.85, "From X:"
            )


def headline_attributions(article: Article, sources: Sequence[str]) -> Iterator[Attribution]:
    """Yield a headline's words that a colon ties to a name: `Name: words`, `Words: Name`.

    The name must be one that the body quotes; otherwise what stands at the colon may be a place or a topic.

    Args:
        article: The article.
        sources: The sources of the quotes found in the body, as printed.
    """
    text = article.text
    known = {word for source in sources for word in _name_words(source)}
    for zone in article.zones:
        if zone.name != "headline":
            continue
        for pattern in (_HEAD, _TAIL):
            m = pattern.match(text, zone.span.start, zone.span.end)
            if m is None:
                continue
            words = _name_words(m["name"])
            marked = m["rest"].strip(" .")[:1] in "‘“'\"" and m["rest"].strip(" .")[-1:] in "’”'\""
            if (
                words
                and m["name"].split()[-1][0].isupper()
                and (words[-1] in known and len(m["name"].split()) <= 6 or marked and known & set(words))
            ):
                rest = Span(m.start("rest"), m.start("rest") + len(m["rest"].rstrip(" .")))
                yield Attribution(
                    (rest,), (Span(*m.span("colon")),), (Span(*m.span("name")),), 0.6, "headline colon"
                )
                break


def _last_turn_end(text: str, paragraphs: Sequence[Span], turn: Turn) -> int:
    """Nothing says where the last turn ends: it goes on while its speaker says "I" or "we"."""
    i = turn.paragraph + 1
    while i < len(paragraphs) and _FIRST_PERSON.search(text, paragraphs[i].start, paragraphs[i].end):
        i += 1
    return paragraphs[i - 1].end


def _named(text: str, label: Span) -> bool:
    """Whether the name of a label in capitals stands elsewhere in the text in small letters."""
    name = re.sub(r"\(.*?\)|,.*$", "", label.of(text)).strip().title()
    return len(name.split()) > 1 and name in text


def _may_label(label: str) -> bool:
    plain = " ".join(label.lower().split())
    if plain in wordlist("quotes.detect", "not_labels"):
        return False
    words = [w for w in re.findall(_NAME, label.split(",")[0].split("(")[0]) if w]
    return bool(words) and all(
        w[0].isupper() or w in ("de", "van", "von", "al", "bin", "of", "the", "la") for w in words
    )


def _in_capitals(label: str) -> bool:
    name = re.sub(r"\(.*?\)|,.*$", "", label)
    letters = [c for c in name if c.isalpha()]
    return (
        len(letters) >= 2
        and sum(c.isupper() for c in letters) >= 0.8 * len(letters)
        or name.strip() in ("Q", "A")
    )


def _key(label: str) -> str:
    return re.sub(r"[,(].*$", "", label).strip().lower()


def _is_name(words: str) -> bool:
    first = words.strip(' “"').split()
    return bool(first) and len(first) <= 12 and not words.rstrip().endswith(("?", "!", ":"))


def _name_words(name: str) -> list[str]:
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"['’]s\b", "", name))
    return [w.lower() for w in words if w[0].isupper() or len(words) == 1]


def _without_stage_directions(text: str, span: Span) -> Span | None:
    """Drop a bracketed stage direction that fills or ends a turn: "[applause]", "(CROSSTALK)"."""
    m = _STAGE.search(text, span.start, span.end)
    end = m.start() if m is not None else span.end
    return Span(span.start, end) if any(c.isalnum() for c in text[span.start : end]) else None
