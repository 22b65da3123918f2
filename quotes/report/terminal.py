"""The summary in the terminal: what was found, and what a person should look at first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from rich.text import Text

from quotes.report.records import Record, place_in
from quotes.report.summary import Summary, disputed
from quotes.report.visible import counted, visible

_NAMES_SHOWN = 8
_ROOM = 240
_LONG = 72
_CONFLICT, _HERE, _THERE = "bold red", "bold red", "bold yellow"


def summary_text(summary: Summary, *, plain: bool = False) -> Text:
    """Return a summary as a few lines, findings worth a look first.

    Args:
        summary: The counts.
        plain: Set words that differ in `**` instead of colour alone.

    Returns:
        A text for `rich.console.Console.print`.
    """
    lines = list(_findings(summary, plain=plain))
    lines.append(Text(_counts(summary)))
    if summary.statuses:
        lines.append(Text(f"Cross-check: {_listed(summary.statuses)}."))
        conflicts = _listed(summary.conflicts) or "none"
        lines.append(Text(f"Conflicts: {conflicts}.", style=_CONFLICT if summary.conflicts else ""))
    if summary.speakers:
        lines.append(Text(f"Speakers: {visible(_listed(summary.speakers, _NAMES_SHOWN))}."))
    if summary.nameless:
        lines.append(Text(f"Without a named speaker: {_listed(summary.nameless)}."))
    return Text("\n").join(lines)


def _counts(summary: Summary) -> str:
    kinds = f": {_listed(summary.kinds)}" if summary.kinds else ""
    quoted = counted(summary.quoted, "article")
    read = f"{quoted} of {summary.articles:,}" if summary.articles is not None else quoted
    return f"{counted(summary.quotes, 'quote')} in {read}{kinds}."


def _findings(summary: Summary, *, plain: bool) -> Iterator[Text]:
    for _, _, record in summary.findings:
        yield from _finding(record, plain=plain)
    more = summary.worth_a_look - len(summary.findings)
    if more > 0:
        yield Text(f"… and {more:,} more worth a look.")
    if summary.worth_a_look:
        yield Text()


def _finding(record: Record, *, plain: bool) -> Iterator[Text]:
    label = ", ".join(record["conflicts"]) or f"{record['status']}, with a change that bears meaning"
    yield Text(label.replace("_", " ").upper() if record["conflicts"] else label, style=_CONFLICT)
    matches = disputed(record)
    if not matches:
        yield _report("here ", record, "content_spans", [], plain=plain, style=_HERE)
        yield Text(
            "       the report that differs is not in a CSV, which holds one match a quote", style="dim"
        )
    for match in matches:
        changes = sorted(match["changes"], key=lambda c: not c["bears_meaning"])
        here, there = ([change[f"{side}_span"] for change in changes] for side in ("here", "there"))
        yield _report("here ", record, "content_spans", here, plain=plain, style=_HERE)
        yield _report("there", match, "spans", there, plain=plain, style=_THERE)
        if match["same_speaker"] == "no":
            yield _change("speaker", record["speaker"] or "", match["speaker"] or "")
        for change in changes:
            yield _change(change["kind"], change["here"], change["there"])


def _change(kind: str, here: str, there: str) -> Text:
    return Text(f"       {kind}: {_words(here)} here, {_words(there)} there", style="dim")


def _words(changed: str) -> str:
    """Return words in marks on one line, the middle of a long stretch left out."""
    words = visible(" ".join(changed.split()))
    if len(words) > _LONG:
        words = f"{words[: _LONG // 2].rstrip()} … {words[-_LONG // 4 :].lstrip()}"
    return f"“{words}”" if words else "nothing"


def _report(
    side: str, row: Record, spans: str, changed: Iterable[list[int]], *, plain: bool, style: str
) -> Text:
    line = Text(f"  {side}  ", style="dim")
    line.append_text(_marked(row["content"], row[spans], changed, plain=plain, style=style))
    origin = [
        row.get("speaker") or "unknown speaker",
        row.get("publisher"),
        row.get("published"),
        row["article_id"],
    ]
    line.append(visible(" — " + " · ".join(filter(None, origin))), style="dim")
    return line


def _marked(
    content: str, spans: list[list[int]], changed: Iterable[list[int]], *, plain: bool, style: str
) -> Text:
    """Return the words with those that differ marked, cut to a line or two around the first of them."""
    places = [place for span in changed if (place := place_in(content, spans, span))]
    start = max(0, places[0][0] - _ROOM // 2) if places and len(content) > _ROOM else 0
    places.sort()
    end = start + _ROOM
    text = Text("…" if start else "")
    at = start
    for first, last in places:
        first, last = max(first, at), min(last, end)
        if first < last:
            text.append(visible(content[at:first]))
            text.append(visible(f"**{content[first:last]}**" if plain else content[first:last]), style=style)
            at = last
    text.append(visible(content[at:end]) + ("…" if end < len(content) else ""))
    return text


def _listed(counts: Counter[str], most: int | None = None) -> str:
    listed = [f"{name.replace('_', ' ')} {count:,}" for name, count in counts.most_common(most)]
    more = len(counts) - len(listed)
    return ", ".join(listed) + (f" and {more:,} more" if more else "")
