"""What goes on: marked words without a cue of their own are more of the quote before them, or no one's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.detect.attribution import Attribution
from quotes.detect.exchanges import (
    ASKS,
    CLOSERS,
    ends_with_question,
    is_anothers,
    puts_a_question,
    taken_apart,
)
from quotes.detect.links import BLANKS, Page
from quotes.models import Span

_LOOK_BACK = 8
_LONG = 200  # characters, by which a glance tells


def go_on(page: Page, attributions: Sequence[Attribution], paragraphs: Sequence[Span]) -> list[Attribution]:
    """Give marked words without a cue to the quote before them, or leave them without a source."""
    done: list[_Growing] = []
    parts = (part for attribution in attributions for part in taken_apart(page, attribution))
    for attribution in sorted(parts, key=lambda a: a.content[0].start):
        here = attribution.content[0]
        last = _last_speech(page, [g for g in done[-_LOOK_BACK:] if g.last.end <= here.start])
        if (
            attribution.cue
            or not attribution.marked
            or last is None
            or not _follows(page, last, here, paragraphs)
        ):
            done.append(_Growing(attribution, [], attribution.content[-1]))
        else:
            last.more += attribution.content
            last.last = attribution.content[-1]
    return [growing.whole() for growing in done]


def _last_speech(page: Page, before: Sequence[_Growing]) -> _Growing | None:
    """Return the quote that comes last; of those in its sentence rather one in marks than a reported one."""
    last = max(before, key=_end, default=None)
    if last is None or last.attribution.marked:
        return last
    beside = [g for g in before if g.attribution.marked and page.sentence_ends(_end(g), _end(last)) == 0]
    return max(beside, key=_end, default=last)


@dataclass(slots=True)
class _Growing:
    """An attribution and the contents that go on with it."""

    attribution: Attribution
    more: list[Span]
    last: Span

    def whole(self) -> Attribution:
        if not self.more:
            return self.attribution
        content = tuple(sorted([*self.attribution.content, *self.more]))
        return replace(self.attribution, content=content, why=f"{self.attribution.why}; goes on", marked=True)


def _is_question(text: str, last: _Growing) -> bool:
    """Whether a quote ends with a question that was put to someone."""
    return puts_a_question(text, last.attribution) and ends_with_question(text, last.last)


def home(page: Page, at: int, paragraphs: Sequence[Span]) -> Span:
    """Return the paragraph that holds an offset."""
    return paragraphs[bisect_right(paragraphs, Span(at, len(page.text) + 1)) - 1]


def ends_asking(page: Page, paragraph: Span) -> bool:
    """Whether a paragraph ends with a question in marks, and is short: who asks back in a speech goes on."""
    words = paragraph.of(page.text).rstrip() if len(paragraph) < _LONG else ""
    asks = words.rstrip(CLOSERS).endswith("?") and words[-1] in CLOSERS
    return asks and len(words.split()) <= ASKS


def _asks_unmarked(page: Page, last: Span, paragraph: Span) -> bool:
    """Whether what is reported is part of a question that ends its paragraph, as an interviewer's does."""
    rest = page.text[last.start : paragraph.end].rstrip()
    return rest.endswith("?") and page.sentence_ends(last.start, last.start + len(rest) - 1) == 0


def _is_writer(text: str, attribution: Attribution) -> bool:
    """Whether the writer says something without marks: then marks behind it are another's answer."""
    sources = (source.of(text) for source in attribution.source)
    return not attribution.marked and any(source in ("I", "we") for source in sources)


def _follows(page: Page, last: _Growing, content: Span, paragraphs: Sequence[Span]) -> bool:
    """Whether marked words go on with a quote: in its paragraph, or as the next paragraph, all in marks."""
    start, end = content.start, _end(last)
    breaks = page.paragraph_ends(end, start)
    between = page.text[end:start].strip(BLANKS)
    closed = end == last.last.end and page.text[end - 1] in CLOSERS
    if breaks == 0 and (between.endswith(":") or (closed and not between)):
        return False  # the words of another: “Will you stop?” “No.”
    if is_anothers(page, last.attribution, last.last, content) or _is_writer(page.text, last.attribution):
        return False
    if breaks == 0:
        return last.attribution.marked or page.sentence_ends(end, start) <= 1
    here = home(page, start, paragraphs)
    before = home(page, last.last.end - 1, paragraphs)
    if _asks_unmarked(page, last.last, before):
        return False
    if breaks > 1 or _is_question(page.text, last) or ends_asking(page, before) or ends_asking(page, here):
        return False  # a paragraph behind what someone asked is the answer, or may be
    return not any(c.isalnum() for c in page.text[here.start : start])


def _end(growing: _Growing) -> int:
    reporting = growing.attribution.cue + growing.attribution.source
    return max(growing.last.end, *(s.end for s in reporting), 0)
