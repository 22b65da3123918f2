"""The source audit in the terminal: bars of who is quoted most, and of which kinds of voices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from rich.text import Text

from quotes.report.audit import Audit
from quotes.report.visible import counted, visible

_WIDTH = 32
_NAME = 34
_EIGHTHS = " ▏▎▍▌▋▊▉█"


def audit_text(audit: Audit, *, top: int = 20) -> Text:
    """Return the audit as bar charts: speakers, role categories, those without a name.

    Args:
        audit: The counts.
        top: How many speakers are shown.

    Returns:
        A text for `rich.console.Console.print`.
    """
    rows = [row for row in audit.rows() if row["speaker"]]
    shown = [(row["speaker"], row["quotes"], _told(row)) for row in rows[:top]]
    lines = [_head(f"{counted(audit.quotes, 'quote')} in {counted(audit.articles, 'article')}")]
    if shown:
        lines += [Text(), _head(f"Who is quoted ({counted(len(rows), 'named speaker')})"), *_bars(shown)]
    if len(rows) > top:
        lines.append(Text(f"… and {len(rows) - top:,} more", style="dim"))
    for title, counts in (("Kinds of voices", audit.by_category()), ("Without a name", audit.without_name())):
        if counts:
            lines += [Text(), _head(title), *_bars(_shares(counts, audit.quotes))]
    return Text("\n").join(lines)


def _shares(counts: Counter[str], total: int) -> list[tuple[str, int, str]]:
    return [(name.replace("_", " "), n, f"{n / total:.0%}") for name, n in counts.most_common()]


def _told(row: dict[str, Any]) -> str:
    return " · ".join(filter(None, [f"{row['words']:,} words", *row["roles"][:1]]))


def _bars(rows: Sequence[tuple[str, int, str]]) -> list[Text]:
    most = max(count for _, count, _ in rows)
    lines = []
    for name, count, told in rows:
        eighths = max(1, round(count / most * _WIDTH * 8))
        bar = "█" * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else "")
        line = Text(f"  {_cut(visible(name), _NAME):<{_NAME}} ")
        line.append(f"{bar:<{_WIDTH}}", style="cyan")
        line.append(f" {count:>5,}")
        line.append(f"  {_cut(visible(told), 48)}", style="dim")
        lines.append(line)
    return lines


def _cut(words: str, room: int) -> str:
    return words if len(words) <= room else words[: room - 1].rstrip() + "…"


def _head(words: str) -> Text:
    return Text(words, style="bold")
