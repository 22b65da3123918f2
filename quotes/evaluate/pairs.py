"""Pairs of reports: whether they are of one utterance, with what label, and which changes are named."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from quotes.evaluate.figures import Figures, Tally, ratio, table
from quotes.evaluate.rows import Row, by_id
from quotes.models import BEARS_MEANING

DIFFERENT = "different"
KINDS_BY_OPERATION: dict[str, frozenset[str]] = {
    "negation_inserted": frozenset({"negation"}),
    "negation_removed": frozenset({"negation"}),
    "number_changed": frozenset({"number", "unit"}),
    "name_swapped": frozenset({"name"}),
    "modality_changed": frozenset({"modality", "negation", "quantifier"}),
}

DEFINITIONS = """\
same utterance  gold says so with any label but "different"; P, R and F1 over pairs
label accuracy  of the pairs of one utterance, the share with the gold label; one that was taken for
                different is wrong. exact: exact or same_after_folding · truncated: trimmed or elided ·
                misattributed: the words agree, the speakers do not · others: the status of that name
  of those found  the same share among the pairs of one utterance that were taken for one
macro F1        mean of F1 over the labels in the gold
named           of the edits that make one change, the share where a change of its kind is named
false alarms    exact pairs for which a change that bears meaning is named"""


def score(gold: Iterable[Row], pred: Mapping[str, Row]) -> Figures:
    """Score predictions `{"pair_id", "same", "label", "changes": [kind…]}`.

    A pair without a prediction counts as taken for different; predictions for other pairs are passed
    over.

    Raises:
        InputError: A row of either lacks a field or has a wrong one.
    """
    same = Tally()
    guesses: defaultdict[str, Counter[str]] = defaultdict(Counter)
    by_operation: defaultdict[str, list[bool]] = defaultdict(list)
    named: defaultdict[str, list[bool]] = defaultdict(list)
    alarms: list[bool] = []
    for name, row in by_id(gold, "pair_id").items():
        label = row.get("label", str, what_to_do="Label every pair of the gold.")
        operation = row.values.get("op")
        is_same, guess, kinds = _prediction(pred.get(name))
        of_one = label != DIFFERENT
        same.gold += of_one
        same.pred += is_same
        same.hit(of_one and is_same)
        guesses[label][guess] += 1
        if operation in KINDS_BY_OPERATION:
            named[operation].append(not kinds.isdisjoint(KINDS_BY_OPERATION[operation]))
        if label == "exact":
            alarms.append(not kinds.isdisjoint(BEARS_MEANING))
        if of_one and operation is not None:
            by_operation[operation].append(guess == label)
    labels = {label: _label_figures(label, guesses) for label in sorted(guesses)}
    right = sum(guesses[label][label] for label in guesses if label != DIFFERENT)
    scores = [figures["f1"] for figures in labels.values() if isinstance(figures["f1"], float)]
    return {
        "pairs": sum(row.total() for row in guesses.values()),
        "variants": same.gold,
        "same": same.prf(),
        "label_accuracy": ratio(right, same.gold),
        "label_accuracy_found": ratio(right, same.found),
        "macro_f1": ratio(sum(scores), len(scores)),
        "labels": dict(labels),
        "named": {op: {"right": sum(hits), "n": len(hits)} for op, hits in sorted(named.items())},
        "false_alarms": {"right": sum(alarms), "n": len(alarms)},
        "by_operation": {
            op: {"right": sum(hits), "n": len(hits)} for op, hits in sorted(by_operation.items())
        },
    }


def show(figures: Mapping[str, Any]) -> str:
    """Return the figures as tables."""
    same, alarms = figures["same"], figures["false_alarms"]
    first = table(
        (f"{figures['pairs']} pairs, {figures['variants']} of one utterance", "P", "R", "F1"),
        [
            ("same utterance", same["p"], same["r"], same["f1"]),
            ("label accuracy", None, figures["label_accuracy"], None),
            ("  of those found", None, figures["label_accuracy_found"], None),
            ("macro F1", None, None, figures["macro_f1"]),
            *((f"  {k}", v["p"], v["r"], v["f1"]) for k, v in figures["labels"].items()),
        ],
    )
    taken = "\n".join(
        f"  {label}: " + ", ".join(f"{guess} {n}" for guess, n in part["taken_for"].items())
        for label, part in figures["labels"].items()
    )
    parts = [first, f"taken for\n{taken}", f"false alarms {alarms['right']} of {alarms['n']} exact pairs"]
    for key, title in (("named", "named changes"), ("by_operation", "label right, by operation")):
        if figures[key]:
            parts.append(
                table((title, "right", "of"), ((k, v["right"], v["n"]) for k, v in figures[key].items()))
            )
    return "\n\n".join(parts)


def _prediction(row: Row | None) -> tuple[bool, str, frozenset[str]]:
    """Return whether the pair was taken for one utterance, the label that counts, and named changes."""
    if row is None:
        return False, DIFFERENT, frozenset()
    same = row.get("same", bool, what_to_do="Say true or false.")
    kinds = frozenset(row.values.get("changes") or ())
    return same, (row.values.get("label") or "none") if same else DIFFERENT, kinds


def _label_figures(label: str, guesses: Mapping[str, Counter[str]]) -> Figures:
    hits = guesses[label][label]
    called = sum(row[label] for row in guesses.values())
    tally = Tally(gold=guesses[label].total(), pred=called, found=hits, right=hits)
    return {**tally.prf(), "taken_for": dict(guesses[label].most_common())}
