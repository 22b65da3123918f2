"""An article with its quotes, cues, sources and roles marked, for the terminal or for a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from rich.text import Text

from quotes.models import JOIN, Article, Quote, Span
from quotes.report.visible import visible

Part = Literal["content", "cue", "source", "role"]
_STYLES = {
    "direct": "green",
    "mixed": "yellow",
    "indirect": "cyan",
    "cue": "magenta",
    "source": "bold underline",
    "role": "bold blue",
}


@dataclass(frozen=True, slots=True)
class _Mark:
    """A stretch to be marked, for one quote or for several that share it."""

    span: Span
    part: Part
    numbers: tuple[int, ...]
    opening: str
    closing: str
    style: str

    @property
    def outermost_first(self) -> tuple[int, bool]:
        return (-self.span.end, self.part != "content")


def show(article: Article, quotes: Iterable[Quote], *, plain: bool = False) -> Text:
    """Return the text of an article with everything marked, and a list of the quotes below it.

    Control characters and terminal escapes in the text are made visible, never passed on.

    Args:
        article: The article.
        quotes: Its quotes.
        plain: Mark with brackets instead of colours, so that a pipe or a file shows them too.

    Returns:
        A text for `rich.console.Console.print`; print it with `soft_wrap=True`.

    Example:
        >>> article = Article(id="a1", text='"We will not sell," said Ada Pell.')
        >>> quote = Quote("a1", "direct", (Span(1, 18),), cue=(Span(20, 24),), source=(Span(25, 33),))
        >>> print(show(article, [quote], plain=True).plain.splitlines()[0])
        "[1 direct · Ada Pell (unknown): We will not sell, /1]" [cue 1: said] [source 1: Ada Pell].
    """
    quotes = list(quotes)
    shown = Text()
    marks = list(_marks(article, quotes, plain=plain))
    opening: dict[int, list[_Mark]] = {}
    closing: dict[int, list[_Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.span.start, []).append(mark)
        closing.setdefault(mark.span.end, []).append(mark)
    active: list[_Mark] = []
    at = 0
    for offset in sorted({*opening, *closing, len(article.text)}):
        style = " ".join(dict.fromkeys(mark.style for mark in active if mark.style))
        shown.append(visible(article.text[at:offset]), style=style)
        at = offset
        for mark in sorted(closing.get(offset, ()), key=lambda mark: -mark.span.start):
            shown.append(mark.closing, style="dim")
            active.remove(mark)
        for mark in sorted(opening.get(offset, ()), key=lambda mark: mark.outermost_first):
            shown.append(mark.opening, style="dim")
            active.append(mark)
    shown.append("\n\n")
    for number, quote in enumerate(quotes, start=1):
        shown.append_text(_entry(article, quote, number))
    return shown


def who(article: Article, quote: Quote) -> str:
    """Say who speaks and in what role: the speaker, else the source as printed with its type."""
    if quote.speaker:
        name = quote.speaker.name
    else:
        source = _words(article, quote.source)
        kind = quote.speaker_type or "unknown"
        name = f"{source} ({kind})" if source else f"{kind} speaker"
    return visible(f"{name}, {quote.role.text}" if quote.role else name)


def _marks(article: Article, quotes: list[Quote], *, plain: bool) -> Iterator[_Mark]:
    shared: dict[tuple[Part, Span], list[int]] = {}
    for number, quote in enumerate(quotes, start=1):
        pieces = _whole(article, quote.content)
        for piece in pieces:
            tag = f"{number} {quote.kind} · {who(article, quote)}" if piece == pieces[0] else f"{number} …"
            last = f" ‹{number} {who(article, quote)}›" if piece == pieces[-1] else f" ‹{number} …›"
            opens, closes = (f"[{tag}: ", f" /{number}]") if plain else ("", last)
            yield _Mark(piece, "content", (number,), opens, closes, _STYLES[quote.kind])
        parts: tuple[tuple[Part, tuple[Span, ...]], ...] = (
            ("cue", quote.cue),
            ("source", quote.source),
            ("role", quote.role.spans if quote.role else ()),
        )
        for part, spans in parts:
            for span in _whole(article, spans):
                shared.setdefault((part, span), []).append(number)
    for (part, span), numbers in shared.items():
        opens, closes = (f"[{part} {','.join(map(str, numbers))}: ", "]") if plain else ("", "")
        yield _Mark(span, part, tuple(numbers), opens, closes, _STYLES[part])


def _whole(article: Article, spans: Iterable[Span]) -> list[Span]:
    """Leave out what is empty or lies beyond the text."""
    return [span for span in spans if 0 <= span.start < span.end <= len(article.text)]


def _entry(article: Article, quote: Quote, number: int) -> Text:
    line = Text(f"{number} {quote.kind} · {who(article, quote)}", style=_STYLES[quote.kind])
    sure = quote.speaker_confidence
    details = [
        quote.speaker_type or "unknown",
        (quote.role_category or "").replace("_", " "),
        quote.speaker_id or "",
        quote.factuality.replace("_", " ") if quote.factuality != "said" else "",
        f"{quote.confidence:.2f}" + (f", speaker {sure:.2f}" if sure is not None else ""),
        f"in the {quote.zone}" if quote.zone != "body" else "",
        quote.why,
    ]
    line.append(visible("\n  " + " · ".join(filter(None, details)) + "\n"), style="dim")
    return line


def _words(article: Article, spans: Iterable[Span]) -> str:
    return JOIN.join(span.of(article.text) for span in spans)
