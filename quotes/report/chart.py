"""The source audit in the terminal: bars of who is quoted most, and of which kinds of voices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from quotes.report.audit import Audit
from quotes.report.visible import counted, visible

_NAME, _BAR, _COUNT = 30, 24, 7
_LEAST = 60
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def audit_text(audit: Audit, *, top: int = 20, width: int = 100) -> Text:
    """Return the audit as bar charts: speakers, role categories, those without a name.

    Args:
        audit: The counts.
        top: How many speakers are shown.
        width: Columns of the terminal; 60 at the least.

    Returns:
        A text for `rich.console.Console.print`.
    """
    rows = [row for row in audit.rows() if row["speaker"]]
    shown = [(row["speaker"], row["quotes"], _told(row)) for row in rows[:top]]
    lines = [_head(f"{counted(audit.quotes, 'quote')} in {counted(audit.articles, 'article')}")]
    if shown:
        lines += [
            Text(),
            _head(f"Who is quoted ({counted(len(rows), 'named speaker')})"),
            *_bars(shown, width),
        ]
    if len(rows) > top:
        lines.append(Text(f"… and {len(rows) - top:,} more", style="dim"))
    for title, counts in (("Kinds of voices", audit.by_category()), ("Without a name", audit.without_name())):
        if counts:
            lines += [Text(), _head(title), *_bars(_shares(counts, audit.quotes), width)]
    return Text("\n").join(lines)


def _shares(counts: Counter[str], total: int) -> list[tuple[str, int, str]]:
    return [(name.replace("_", " "), n, f"{n / total:.0%}") for name, n in counts.most_common()]


def _told(row: dict[str, Any]) -> str:
    return " · ".join(filter(None, [f"{row['words']:,} words", *row["roles"][:1]]))


def _bars(rows: Sequence[tuple[str, int, str]], width: int) -> list[Text]:
    most = max(count for _, count, _ in rows)
    spare = max(_LEAST, width) - _COUNT - 4
    name_room, bar_room = min(_NAME, spare // 3), min(_BAR, spare // 3)
    lines = []
    for name, count, told in rows:
        eighths = max(1, round(count / most * bar_room * 8))
        bar = "█" * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else "")
        line = Text(f"  {set_cell_size(_cut(name, name_room), name_room)} ")
        line.append(f"{bar:<{bar_room}}", style="cyan")
        line.append(f"{count:>{_COUNT - 2},}")
        line.append(f"  {_cut(told, spare - name_room - bar_room)}", style="dim")
        lines.append(line)
    return lines


def _cut(words: str, room: int) -> str:
    """Return words on one line, in so many columns at the most."""
    plain = " ".join(visible(words).split())
    return plain if cell_len(plain) <= room else set_cell_size(plain, room - 1).rstrip() + "…"


def _head(words: str) -> Text:
    return Text(words, style="bold")
