"""Content, source and cue against human attributions (PolNeAR's form)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from quotes.errors import InputError
from quotes.evaluate.figures import Figures, Tally, ratio, table
from quotes.evaluate.marked import marked
from quotes.evaluate.overlap import normal_form, pair, places
from quotes.evaluate.pieces import first_annotator, score_spans
from quotes.evaluate.reliability import confidence_in, figures_of, reliability, show_reliability
from quotes.evaluate.rows import Row, by_id, objects, spans_of
from quotes.models import Span

KINDS = ("direct", "mixed", "indirect")
STRETCH_WORDS = 5
STRETCH_COVERED = 0.9
DIRECT_LEAST = 0.95

DEFINITIONS = """\
exact    content equal to the gold content, marks, commas and blanks at the edges aside
overlap  content paired one to one with gold at intersection over union of characters >= .5
char     letters and digits inside predicted and gold contents
e2e      content paired as in overlap, and the sources share a letter; gold without a source is left out
source   of the paired gold contents that have a source: share with any source, with one that shares a
         letter or digit, and with an equal one
stretch  stretches of five words or more between marks, 90 % of them inside contents
confidence: mean of each tenth, and the share of its quotes whose content is paired as in overlap and whose
         source shares a letter with the gold's (or neither has one)
span     pieces of source, cue and content that are equal, blanks at the edges aside
kind     direct: at least 95 % of the letters between marks; indirect: none; mixed: the others.
         P counts predictions of the kind, R counts gold of the kind"""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One content with its source, both in normal form, and its kind by the marks in the text."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    place: frozenset[int]
    kind: str
    confidence: float | None = None


@dataclass(slots=True)
class Counts:
    """All counts over the articles scored so far, by kind of content and for `all`."""

    exact: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    overlap: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    char: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    e2e: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    source: Counter[tuple[str, str]] = field(default_factory=Counter)
    stretch: Tally = field(default_factory=Tally)
    stretches: int = 0
    judged: list[tuple[float | None, bool]] = field(default_factory=list)


def score(gold: Iterable[Row], pred: Mapping[str, Row]) -> Figures:
    """Score predictions `{"id", "quotes": […], "spans": […]}` against attributions.

    An article without a prediction counts as one where nothing was predicted. Of several annotators
    the alphabetically first is taken. Quotes are scored if any prediction holds `quotes`, spans if any
    holds `spans`.

    Raises:
        InputError: A row of either lacks a field or has a wrong one.
    """
    rows = by_id(gold)
    unknown = next((row for name, row in pred.items() if name not in rows), None)
    if unknown:
        raise InputError(
            f"{unknown.where}: the gold has no such article. Predict for the articles of the gold."
        )
    figures: Figures = {}
    if not pred or any("quotes" in row.values for row in pred.values()):
        figures |= _score_quotes(rows, pred)
    if any("spans" in row.values for row in pred.values()):
        figures["span"] = score_spans(rows, pred)
    return figures


def _score_quotes(gold: Mapping[str, Row], pred: Mapping[str, Row]) -> Figures:
    counts = Counts()
    for name, row in gold.items():
        text = row.get("text", str, what_to_do="Gold needs the text that its offsets point into.")
        found = pred.get(name)
        predicted = objects(found, "quotes") if found and "quotes" in found.values else []
        where = found.where if found else row.where
        _count(counts, text, _read(text, first_annotator(row), row.where), _read(text, predicted, where))
    return _figures(counts)


def _read(text: str, items: Iterable[Mapping[str, Any]], where: str) -> list[Attribution]:
    between = places(marked(text))
    found = []
    for item in items:
        content = normal_form(text, spans_of(item, "content", where=where))
        if content:
            source = normal_form(text, spans_of(item, "source", where=where))
            place = places(content)
            found.append(
                Attribution(
                    content,
                    source,
                    place,
                    _kind(_letters(text, place), between),
                    confidence_in(item),
                )
            )
    return found


def _kind(letters: frozenset[int], between: frozenset[int]) -> str:
    inside = len(letters & between)
    if not inside:
        return "indirect"
    return "direct" if inside >= DIRECT_LEAST * len(letters) else "mixed"


def _letters(text: str, place: Iterable[int]) -> frozenset[int]:
    return frozenset(i for i in place if text[i].isalnum())


def _count(counts: Counts, text: str, gold: Sequence[Attribution], pred: Sequence[Attribution]) -> None:
    paired = pair([[g.place] for g in gold], [p.place for p in pred])
    hits = {g: p for g, p in paired.items() if _share_a_place(gold[g].source, pred[p].source)}
    sourced = {i for i, g in enumerate(gold) if g.source}
    left_out = {p for g, p in paired.items() if g not in sourced}
    right = {*hits.values(), *(p for g, p in paired.items() if not gold[g].source and not pred[p].source)}
    counts.judged += [(p.confidence, i in right) for i, p in enumerate(pred)]
    for kind in (*KINDS, "all"):
        of_gold = {i for i, g in enumerate(gold) if kind in (g.kind, "all")}
        of_pred = {i for i, p in enumerate(pred) if kind in (p.kind, "all")}
        equal = Counter(gold[i].content for i in of_gold) & Counter(pred[i].content for i in of_pred)
        exact = counts.exact[kind]
        exact.gold += len(of_gold)
        exact.pred += len(of_pred)
        exact.hit(equal.total())
        counts.overlap[kind].count_pairs(paired, of_gold, of_pred)
        counts.e2e[kind].count_pairs(hits, of_gold & sourced, of_pred - left_out)
        for g in of_gold & sourced & paired.keys():
            theirs, ours = gold[g].source, pred[paired[g]].source
            counts.source[kind, "n"] += 1
            counts.source[kind, "given"] += bool(ours)
            counts.source[kind, "overlap"] += g in hits
            counts.source[kind, "exact"] += theirs == ours
    _count_letters(counts, text, gold, pred)


def _share_a_place(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in one for b in other)


def _count_letters(
    counts: Counts, text: str, gold: Sequence[Attribution], pred: Sequence[Attribution]
) -> None:
    def union(quotes: Iterable[Attribution]) -> frozenset[int]:
        return _letters(text, frozenset().union(*(quote.place for quote in quotes)))

    all_gold, all_pred = union(gold), union(pred)
    for kind in (*KINDS, "all"):
        of_gold = union(g for g in gold if kind in (g.kind, "all"))
        of_pred = union(p for p in pred if kind in (p.kind, "all"))
        tally = counts.char[kind]
        tally.gold += len(of_gold)
        tally.pred += len(of_pred)
        tally.found += len(of_gold & all_pred)
        tally.right += len(of_pred & all_gold)
    for stretch in marked(text):
        if len(stretch.of(text).split()) >= STRETCH_WORDS:
            letters = _letters(text, range(stretch.start, stretch.end))
            in_gold, in_pred = (
                len(letters & x) >= STRETCH_COVERED * len(letters) for x in (all_gold, all_pred)
            )
            counts.stretches += 1
            counts.stretch.gold += in_gold
            counts.stretch.pred += in_pred
            counts.stretch.hit(in_gold and in_pred)


def _figures(counts: Counts) -> Figures:
    figures: Figures = {}
    for kind in ("all", *KINDS):
        paired = counts.source[kind, "n"]
        shares: Figures = {
            share: ratio(counts.source[kind, share], paired) for share in ("given", "overlap", "exact")
        }
        figures[kind] = {
            "gold": counts.exact[kind].gold,
            "pred": counts.exact[kind].pred,
            "exact": counts.exact[kind].prf(),
            "overlap": counts.overlap[kind].prf(),
            "char": counts.char[kind].prf(),
            "source": {"n": paired, **shares},
            "e2e": counts.e2e[kind].prf(),
        }
    stretch = counts.stretch
    figures["stretch"] = {
        "total": counts.stretches, "gold": stretch.gold, "pred": stretch.pred, **stretch.prf()
    }  # fmt: skip
    figures["confidence"] = figures_of(reliability(counts.judged))
    return figures


def show(figures: Mapping[str, Any]) -> str:
    """Return the figures as tables."""
    parts = []
    if "all" in figures:
        kinds = ("all", *KINDS)
        measures = ("exact", "overlap", "char", "e2e")
        head = ["kind", "gold", "pred", *(f"{m} {x}" for m in measures for x in ("P", "R", "F1"))]
        parts.append(
            table(
                head,
                (
                    [
                        k,
                        figures[k]["gold"],
                        figures[k]["pred"],
                        *(v for m in measures for v in figures[k][m].values()),
                    ]
                    for k in kinds
                ),
            )
        )
        parts.append(
            table(
                ("source", "n", "given", "overlap", "exact"),
                ([kind, *figures[kind]["source"].values()] for kind in kinds),
            )
        )
        parts.append(_show_plain({"stretch": figures["stretch"]}))
    parts += show_reliability("confidence", figures.get("confidence", ()))
    if "span" in figures:
        parts.append(_show_plain(figures["span"]))
    return "\n\n".join(parts)


def _show_plain(rows: Mapping[str, Mapping[str, Any]]) -> str:
    columns = ("gold", "pred", "p", "r", "f1")
    name = "span" if "content" in rows else ""
    return table(
        (name, "gold", "pred", "P", "R", "F1"), ([k, *(row[c] for c in columns)] for k, row in rows.items())
    )
