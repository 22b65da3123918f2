"""Make text fit to print: counts in words, and what would steer a terminal shown instead of obeyed."""

from __future__ import annotations

import re

_LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")
_UNPRINTABLE = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"},
    0x7F: "\u2421",
    **dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000)], "\ufffd"),
    # Embeddings, overrides and isolates can make a line read as other words than it holds.
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd"),
}


def counted(count: int, thing: str) -> str:
    """Return a count with what is counted, in the plural if need be.

    Example:
        >>> counted(1, "quote"), counted(1200, "quote")
        ('1 quote', '1,200 quotes')
    """
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def one_line(text: str, room: int = 160) -> str:
    r"""Return a name or an id, visible and on one line, the middle of a long one left out.

    Args:
        text: The name.
        room: Characters from which on it is long.

    Example:
        >>> one_line("harbour\n7")
        'harbour␊7'
    """
    if len(text) > room:
        text = f"{text[: room // 2].rstrip()} … {text[-room // 4 :].lstrip()}"
    return visible(text).translate({0x09: "\u2409", 0x0A: "\u240a"})


def visible(text: str) -> str:
    r"""Return the text with control characters, terminal escapes and direction overrides made visible.

    Line ends become plain ones; tabs stay.

    Example:
        >>> visible("\x1b[31mred")
        '␛[31mred'
    """
    return _LINE_END.sub("\n", text).translate(_UNPRINTABLE)
