"""Pieces of source, cue and content by themselves, as papers on tagging count them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from quotes.evaluate.figures import Figures, Tally
from quotes.evaluate.rows import Row, objects, spans_of
from quotes.models import Span

LABELS = ("source", "cue", "content")


def first_annotator(row: Row) -> list[Mapping[str, Any]]:
    """Return the attributions of the alphabetically first annotator; none if nobody annotated.

    Raises:
        InputError: The annotations are not lists of objects.
    """
    annotations = objects(row, "annotations")
    if not annotations:
        return []
    first = min(annotations, key=lambda annotation: str(annotation.get("annotator")))
    return objects(Row(row.where, first), "attributions")


def score_spans(gold: Mapping[str, Row], pred: Mapping[str, Row]) -> Figures:
    """Score `{"id", "spans": [[start, end, label]…]}` piece by piece, before they are joined into quotes.

    A predicted piece is right if the gold holds one of the same label that is equal, blanks at the
    edges aside. Articles that nobody annotated are left out.

    Raises:
        InputError: A row of either lacks a field or has a wrong one.
    """
    tallies = {label: Tally() for label in LABELS}
    for name, row in gold.items():
        if not row.get("annotations", list, what_to_do="Give a list of annotations."):
            continue
        text = row.get("text", str, what_to_do="Gold needs the text that its offsets point into.")
        attributions = first_annotator(row)
        found = pred.get(name)
        for label, tally in tallies.items():
            here = {_stripped(text, s) for a in attributions for s in spans_of(a, label, where=row.where)}
            there = {_stripped(text, s) for s in _labelled(found, label)} if found else set()
            tally.gold += len(here)
            tally.pred += len(there)
            tally.hit(len(here & there))
    return {label: {"gold": t.gold, "pred": t.pred, **t.prf()} for label, t in tallies.items()}


def _labelled(row: Row, label: str) -> tuple[Span, ...]:
    items = row.get("spans", list, what_to_do="Give [[start, end, label], …] on every line or on none.")
    chosen = [item for item in items if not isinstance(item, list) or label in item[2:3]]
    return spans_of({"spans": chosen}, "spans", where=row.where)


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
