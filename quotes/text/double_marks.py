"""Pair double quotation marks, guillemets, low and corner marks with a stack.

A mark that has no direction of its own is read by its neighbours: an opening mark stands behind a blank
or an opening sign and before a letter, a closing one the other way round.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from quotes.models import Span
from quotes.text.stretches import Stretch, Style

_MOJIBAKE = "â€"  # how every curly mark begins in UTF-8 that was read as Windows-1252
_TOKEN = re.compile(r"â€œ|â€(?:\x9d|�|(?=[\s.,;:!?)]|$))|``|''|‘‘|’’|[\"“”„‟＂«»‹›「」『』]")
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
_AHEAD = 40


class _Open(NamedTuple):
    mark: str
    start: int
    end: int


def double_stretches(text: str, span: Span) -> tuple[list[Stretch], list[int]]:
    """Pair every mark of one paragraph but the single ones.

    Returns:
        The stretches in the order in which they end, and the offsets of closing marks that close nothing.
    """
    found: list[Stretch] = []
    strays: list[int] = []
    tokens = [_Open(_mark(m.group()), *m.span()) for m in _TOKEN.finditer(text, span.start, span.end)]
    stack: list[_Open] = []
    for k, token in enumerate(tokens):
        later = tokens[k + 1 : k + 1 + _AHEAD]
        if _is_measure(text, span, token, later, stack):
            continue
        closes = _level_closed_by(token.mark, stack)
        opens_like, closes_like = _looks(text, span, token)
        if closes is not None and _is_close(text, span, token, stack[closes], opens_like, closes_like, later):
            left_open = reversed(stack[closes + 1 :])
            found += [_make(inner, token.start, token.start, closed=False) for inner in left_open]
            found.append(_make(stack[closes], token.start, token.end, mark=token.mark))
            del stack[closes:]
        elif token.mark in _ALWAYS_CLOSE or (
            closes_like and not opens_like and token.mark not in _ALWAYS_OPEN
        ):
            strays.append(token.start)
        elif _can_open(token, later, opens_like):
            if (
                stack
                and _family(stack[-1].mark) == _family(token.mark)
                and not _nests(text, span, token, later, stack)
            ):
                end = Span(stack[-1].end, token.start).stripped(text).end
                found.append(_make(stack.pop(), end, end, closed=False))
            stack.append(token)
        else:
            strays.append(token.start)
    for left in stack:
        end = Span(left.end, span.end).stripped(text).end
        found.append(_make(left, end, end, closed=False))
    return [s for s in found if any(c.isalnum() for c in s.inner.of(text))], strays


def _mark(token: str) -> str:
    """Return the mark that a token stands for, mojibake read as what it was."""
    return token if not token.startswith(_MOJIBAKE) else "“" if token == "â€œ" else "”"


def _make(opened: _Open, end: int, outer_end: int, *, mark: str = "", closed: bool = True) -> Stretch:
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
