"""The summary in the terminal: what a person should look at first, and what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from quotes.match.utterances import Utterance
from quotes.match.wordings import Named
from quotes.report.records import Record, place_in
from quotes.report.summary import Summary, disputed
from quotes.report.utterances import Utterances
from quotes.report.visible import counted, one_line, visible

_NAMES_SHOWN = 8
_ROOM = 240
_LONG, _WIDE = 72, 120
_UTTERANCES, _VARIANTS = 5, 3
_CONFLICT, _HERE, _THERE = "bold red", "bold red", "bold yellow"


def summary_text(summary: Summary, utterances: Utterances | None = None, *, plain: bool = False) -> Text:
    """Return a summary as a few lines: findings worth a look, then utterances, then counts.

    Args:
        summary: The counts.
        utterances: What was collected of the same records, to show what is reported most widely.
        plain: Set words that differ in `**` instead of colour alone.

    Returns:
        A text for `rich.console.Console.print`.
    """
    lines = list(_findings(summary, plain=plain))
    if utterances is not None:
        lines += _utterances(utterances.found(), partial=utterances.partial)
    lines.append(Text(_counts(summary)))
    if summary.statuses:
        lines.append(Text(f"Cross-check: {_listed(summary.statuses)}."))
        conflicts = _listed(summary.conflicts) or "none"
        lines.append(Text(f"Conflicts: {conflicts}.", style=_CONFLICT if summary.conflicts else ""))
    if summary.speakers:
        lines.append(Text(f"Speakers: {_listed(summary.speakers, _NAMES_SHOWN)}."))
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
        yield report_line("here ", record, "content_spans", [], plain=plain, style=_HERE)
        yield Text(
            "       the report that differs is not in a CSV, which holds one match a quote", style="dim"
        )
    for match in matches:
        changes = sorted(match["changes"], key=lambda c: not c["bears_meaning"])
        here, there = ([change[f"{side}_span"] for change in changes] for side in ("here", "there"))
        yield report_line("here ", record, "content_spans", here, plain=plain, style=_HERE)
        yield report_line("there", match, "spans", there, plain=plain, style=_THERE)
        if match["same_speaker"] == "no":
            yield change_line("speaker", record["speaker"] or "", match["speaker"] or "")
        for change in changes:
            yield change_line(change["kind"], change["here"], change["there"])


def change_line(kind: str, here: str, there: str) -> Text:
    """Return the line that shows one difference."""
    return Text(f"       {kind}: {_words(here)} here, {_words(there)} there", style="dim")


def _words(changed: str, room: int = _LONG) -> str:
    """Return words in marks on one line, the middle of a long stretch left out."""
    words = one_line(" ".join(changed.split()), room)
    return f"“{words}”" if words else "nothing"


def _utterances(found: Sequence[Utterance], *, partial: bool) -> Iterator[Text]:
    """Yield the utterances reported most widely, and the first of the others that have conflicts."""
    if not found:
        return
    shown = list(found[:_UTTERANCES])
    shown += [one for one in found[_UTTERANCES:] if one.conflicts][:_UTTERANCES]
    yield Text(
        f"{counted(len(found), 'utterance')} reported by more than one article, the most widely first:"
    )
    for one in shown:
        yield from _utterance(one)
    if more := len(found) - len(shown):
        disputed = sum(bool(one.conflicts) for one in found) - sum(bool(one.conflicts) for one in shown)
        yield Text(f"… and {more:,} more, {disputed:,} of them with conflicts.")
    if partial:
        yield Text("A CSV holds one match a quote, so reports may be missing here.", style="dim")
    yield Text()


def _utterance(one: Utterance) -> Iterator[Text]:
    line = Text(f"  {_words(one.wording, _WIDE)}", style=_HERE if one.conflicts else "")
    speaker = one.speakers[0][0] if one.speakers else "unknown speaker"
    prints = counted(one.prints, "print")
    copies = f", {one.independent:,} of them independent" if one.independent < one.prints else ""
    outlets = f" by {counted(len(one.publishers), 'outlet')}" if one.publishers else ""
    dates = dict.fromkeys(date for date in (one.first, one.last) if date)
    said = [speaker, f"{prints}{outlets}{copies}", " to ".join(dates)]
    line.append(" — " + " · ".join(one_line(part) for part in said if part), style="dim")
    yield line
    if "other_speaker" in one.conflicts:
        names = ", ".join(f"{one_line(name)} {prints:,}" for name, prints in one.speakers)
        yield Text(f"       other speaker: {names}", style="dim")
    telling = [v for v in one.variants if v.status in ("altered", "spliced")]
    for variant in telling[:_VARIANTS]:
        named = "; ".join(_altered(change) for change in variant.changes if change.bears_meaning)
        outlets = ", ".join(map(one_line, variant.publishers)) or counted(variant.prints, "print")
        how = f"{named or f'{variant.status}: {_words(variant.content)}'} — {outlets}"
        yield Text(f"       {how}", style="dim")
    if len(telling) > _VARIANTS:
        yield Text(f"       … and {len(telling) - _VARIANTS:,} more", style="dim")


def _altered(change: Named) -> str:
    if change.here and change.there:
        return f"{change.kind}: {_words(change.here)} for {_words(change.there)}"
    return f"{change.kind}: {_words(change.here or change.there)} {'added' if change.here else 'left out'}"


def report_line(
    side: str, row: Record, spans: str, changed: Iterable[list[int]], *, plain: bool, style: str
) -> Text:
    """Return the line that shows one report: its words, those that differ marked, and where they stand.

    Args:
        side: What stands in front: `here` or `there`.
        row: A record or one of its matches.
        spans: The field that holds the spans of its content.
        changed: The stretches that differ.
        plain: Whether marks are characters and not colours.
        style: Style of the stretches that differ.
    """
    line = Text(f"  {side}  ", style="dim")
    line.append_text(_marked(row["content"], row[spans], changed, plain=plain, style=style))
    origin = [
        row.get("speaker") or "unknown speaker",
        row.get("publisher"),
        row.get("published"),
        row["article_id"],
    ]
    line.append(" — " + " · ".join(one_line(name) for name in origin if name), style="dim")
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
    listed = [f"{one_line(name.replace('_', ' '))} {count:,}" for name, count in counts.most_common(most)]
    more = len(counts) - len(listed)
    return ", ".join(listed) + (f" and {more:,} more" if more else "")
