"""Find what stands between quotation marks, on any string, without ever raising.

Each paragraph is read twice. The first pass pairs double marks, guillemets, low and corner marks with a
stack, deciding by the neighbouring characters where a mark has no direction of its own. The second pairs
single marks, which must be told from apostrophes, inside or around what the first has found. Then
stretches that run over paragraphs are tied together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from quotes.models import Span
from quotes.text.mark_uses import Use, use_of
from quotes.text.parse import paragraphs
from quotes.text.single_marks import single_pairs

Style = Literal["double", "single", "doubled", "guillemet", "low", "corner"]

_TOKEN = re.compile(r"``|''|‘‘|’’|[\"“”„‟＂«»‹›「」『』]")
_CLOSERS = {
    "“": ("”", '"', "＂", "''", "’’"),
    "„": ("“", "”", '"'),
    "‟": ("”", "“", '"'),
    '"': ('"', "”", "＂", "''"),
    "＂": ("＂", '"', "”"),
    "”": ("”",),
    "«": ("»",),
    "»": ("«",),
    "‹": ("›",),
    "›": ("‹",),
    "「": ("」",),
    "『": ("』",),
    "``": ("''", "’’", '"', "”"),
    "‘‘": ("’’", "''", "”"),
    "''": ("''", "’’"),
}
_STYLES: dict[str, Style] = {
    "„": "low", "«": "guillemet", "»": "guillemet", "‹": "guillemet", "›": "guillemet",
    "「": "corner", "『": "corner", "``": "doubled", "‘‘": "doubled", "''": "doubled",
}  # fmt: skip
_OWN_CLOSER = {
    "“": "”", "„": "“”", "‟": "”", '"': '"', "＂": "＂", "”": "”", "``": "''", "‘‘": "’’", "''": "''",
}  # fmt: skip
_BEFORE_OPENING = "([{—–-/‘'“„«…:*_>|"
_ALWAYS_OPEN = frozenset("„‟「『") | {"``", "‘‘"}
_ALWAYS_CLOSE = frozenset("」』") | {"’’"}
_MAX_BRIDGE = 3
_AHEAD = 40


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch between quotation marks.

    Attributes:
        inner: The words, without their marks.
        outer: The words with their marks (equal ends where a mark is missing).
        style: Which family of marks opened it.
        depth: 0 for the outermost, 1 for a quote within a quote …
        closed: False if it ends with its paragraph (or at the next opening mark) for want of a mark.
        continued: Whether the speech goes on in the next paragraph, so that a missing close is no fault.
        use: `speech`, or what the marks seem to be for by their shape: `title`, `nickname`, `scare`.
        problems: Codes of what is wrong with its marks: `unclosed_mark`, `mixed_marks`, `not_reopened`.
    """

    inner: Span
    outer: Span
    style: Style = "double"
    depth: int = 0
    closed: bool = True
    continued: bool = False
    use: Use = "speech"
    problems: tuple[str, ...] = ()


class _Open(NamedTuple):
    mark: str
    start: int
    end: int


def scan(text: str) -> tuple[Stretch, ...]:
    """Return every stretch between marks, in order of its start, outer before inner.

    Offsets are code points into `text`. Inches, feet, apostrophes, possessives and decades are not marks.

    Example:
        >>> text = "“We’re off to the ‘old town’,” she said."
        >>> [(s.inner.of(text), s.depth) for s in scan(text)]
        [('We’re off to the ‘old town’,', 0), ('old town', 1)]
    """
    return scan_with_strays(text)[0]


def scan_with_strays(text: str) -> tuple[tuple[Stretch, ...], tuple[int, ...]]:
    """Return the stretches and the offsets of closing marks that close nothing."""
    read = [_read_paragraph(text, span) for span in paragraphs(text)]
    _tie_paragraphs(text, read)
    stretches = sorted(
        (s for part in read for s in part.stretches), key=lambda s: (s.outer.start, -s.outer.end)
    )
    return _with_depth_and_use(text, stretches), tuple(i for part in read for i in part.strays)


@dataclass(slots=True)
class _Paragraph:
    span: Span
    stretches: list[Stretch]
    strays: list[int]


def _read_paragraph(text: str, span: Span) -> _Paragraph:
    part = _Paragraph(span, [], [])
    _pair_doubles(text, part)
    for start, end in single_pairs(text, span, [s.inner for s in part.stretches]):
        closed = end < span.end and text[end] in "’'‘"
        outer = Span(start, end + 1 if closed else end)
        part.stretches.append(Stretch(Span(start + 1, end), outer, "single", closed=closed))
    return part


def _pair_doubles(text: str, part: _Paragraph) -> None:
    """First pass: everything but single marks, with a stack."""
    span = part.span
    tokens = [_Open(m.group(), *m.span()) for m in _TOKEN.finditer(text, span.start, span.end)]
    stack: list[_Open] = []
    for k, token in enumerate(tokens):
        later = tokens[k + 1 : k + 1 + _AHEAD]
        if _is_measure(text, span, token, later, stack):
            continue
        closes = _level_closed_by(token.mark, stack)
        opens_like, closes_like = _looks(text, span, token)
        if closes is not None and _is_close(text, span, token, stack[closes], opens_like, closes_like, later):
            for inner in reversed(stack[closes + 1 :]):
                part.stretches.append(_make(inner, token.start, token.start, text, closed=False))
            part.stretches.append(_make(stack[closes], token.start, token.end, text, mark=token.mark))
            del stack[closes:]
        elif token.mark in _ALWAYS_CLOSE or (
            closes_like and not opens_like and token.mark not in _ALWAYS_OPEN
        ):
            part.strays.append(token.start)
        elif _can_open(token, later, opens_like):
            if (
                stack
                and _family(stack[-1].mark) == _family(token.mark)
                and not _nests(text, span, token, later, stack)
            ):
                end = _stripped_end(text, stack[-1].end, token.start)
                part.stretches.append(_make(stack.pop(), end, end, text, closed=False))
            stack.append(token)
        else:
            part.strays.append(token.start)
    for left in stack:
        end = _stripped_end(text, left.end, span.end)
        part.stretches.append(_make(left, end, end, text, closed=False))
    part.stretches = [s for s in part.stretches if any(c.isalnum() for c in s.inner.of(text))]


def _make(
    opened: _Open, end: int, outer_end: int, text: str, *, mark: str = "", closed: bool = True
) -> Stretch:
    problems: tuple[str, ...] = ()
    if not closed:
        problems = ("unclosed_mark",)
    elif opened.mark in _OWN_CLOSER and mark not in _OWN_CLOSER[opened.mark]:
        problems = ("mixed_marks",)
    style = _STYLES.get(opened.mark, "double")
    return Stretch(
        Span(opened.end, end), Span(opened.start, outer_end), style, closed=closed, problems=problems
    )


def _looks(text: str, span: Span, token: _Open) -> tuple[bool, bool]:
    """Whether the neighbours of a mark are those of an opening mark, of a closing mark."""
    before = text[token.start - 1] if token.start > span.start else " "
    after = text[token.end] if token.end < span.end else " "
    opens = not after.isspace() and (before.isspace() or before in _BEFORE_OPENING)
    closes = not before.isspace() and not after.isalnum()
    if token.mark in "«»‹›":  # French spacing puts a blank inside the marks
        opens, closes = opens or before.isspace(), closes or after.isspace() or not after.isalnum()
    return opens, closes


def _level_closed_by(mark: str, stack: list[_Open]) -> int | None:
    for level in range(len(stack) - 1, -1, -1):
        if mark in _CLOSERS[stack[level].mark] or (mark == stack[level].mark == "“"):
            return level
    return None


def _is_close(
    text: str,
    span: Span,
    token: _Open,
    opened: _Open,
    opens_like: bool,
    closes_like: bool,
    later: list[_Open],
) -> bool:
    if token.mark in "”»«›‹「」『』" or token.mark == "’’":
        return True
    if token.mark == "“":  # closes „…“ ; as the wrong mark it may also close “…“
        if opened.mark in "„‟":
            return closes_like or not opens_like
        return closes_like and not opens_like and not _closed_before_reopening(text, span, later)
    return closes_like or not opens_like


def _closed_before_reopening(text: str, span: Span, later: list[_Open]) -> bool:
    for token in later:
        if token.mark == "”":
            return True
        if token.mark == "“" and _looks(text, span, token)[0]:
            return False
    return False


def _can_open(token: _Open, later: list[_Open], opens_like: bool) -> bool:
    if token.mark == "”":
        return opens_like and any(t.mark == "”" for t in later)
    if token.mark == "''":
        return opens_like and any(t.mark in ("''", "’’") for t in later)
    return token.mark not in _ALWAYS_CLOSE


def _family(mark: str) -> str:
    return "double" if mark in '“"”＂' else mark


def _nests(text: str, span: Span, token: _Open, later: list[_Open], stack: list[_Open]) -> bool:
    """Whether enough closing marks follow for both the open stretch and a new one inside it."""
    if stack[-1].mark != token.mark and '"' in (stack[-1].mark, token.mark):
        return True
    balance = 0
    for other in later:
        if other.mark in _CLOSERS[token.mark] or other.mark == token.mark:
            opens, closes = _looks(text, span, other)
            balance += 1 if other.mark == "”" or (closes and not opens) else -1 if opens else 0
            if balance >= 2:
                return True
    return False


def _is_measure(text: str, span: Span, token: _Open, later: list[_Open], stack: list[_Open]) -> bool:
    """Whether a straight double mark stands for inches or minutes: 6'2", a 12" pipe."""
    if token.mark not in ('"', "”", "''") or token.start == span.start or not text[token.start - 1].isdigit():
        return False
    if re.search(r"\d['’′]\s?\d{1,2}$", text[max(span.start, token.start - 6) : token.start]):
        return True
    follows_word = text[token.end : token.end + 1] == " " and text[token.end + 1 : token.end + 2].islower()
    if not stack:
        return follows_word and token.mark == '"'
    same = [t for t in later if t.mark in _CLOSERS[stack[-1].mark]]
    return follows_word and len(same) % 2 == 1 and not _looks(text, span, same[0])[0]


def _stripped_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _tie_paragraphs(text: str, read: list[_Paragraph]) -> None:
    """Tie speech that runs over paragraphs: reopened in each, or left open until a later close."""
    for k, part in enumerate(read):
        left = [
            n
            for n, s in enumerate(part.stretches)
            if not s.closed and not s.continued and s.inner.end >= _text_end(text, part.span)
        ]
        if not left or k + 1 == len(read):
            continue
        n = min(left, key=lambda n: part.stretches[n].outer.start)
        opened = part.stretches[n]
        first = min(read[k + 1].stretches, key=lambda s: s.outer.start, default=None)
        if first is not None and first.outer.start == _text_start(text, read[k + 1].span):
            if first.style == opened.style:
                part.stretches[n] = replace(opened, continued=True, problems=())
            continue
        bridge = _bridge(read, k + 1)
        for later in bridge:
            start = _text_start(text, later.span)
            end = later.strays.pop(0) if later.strays else _text_end(text, later.span)
            last = later is bridge[-1]
            outer = Span(start, end + 1 if last else end)
            later.stretches.append(
                Stretch(
                    Span(start, end),
                    outer,
                    opened.style,
                    closed=last,
                    continued=not last,
                    problems=("not_reopened",),
                )
            )
        if bridge:
            part.stretches[n] = replace(opened, continued=True, problems=())


def _bridge(read: list[_Paragraph], k: int) -> list[_Paragraph]:
    """Return the unmarked paragraphs up to one whose first mark is a close that closes nothing."""
    for far in range(k, min(k + _MAX_BRIDGE, len(read))):
        part = read[far]
        first = min((s.outer.start for s in part.stretches), default=part.span.end)
        if part.strays and part.strays[0] < first:
            return read[k : far + 1]
        if part.stretches:
            break
    return []


def _text_start(text: str, span: Span) -> int:
    return next(i for i in range(span.start, span.end) if not text[i].isspace())


def _text_end(text: str, span: Span) -> int:
    return _stripped_end(text, span.start, span.end)


def _with_depth_and_use(text: str, stretches: list[Stretch]) -> tuple[Stretch, ...]:
    done: list[Stretch] = []
    around: list[int] = []
    for stretch in stretches:
        while around and around[-1] <= stretch.outer.start:
            around.pop()
        use = use_of(text, stretch.inner, stretch.outer)
        done.append(replace(stretch, depth=len(around), use=use))
        around.append(stretch.outer.end)
    return tuple(done)
