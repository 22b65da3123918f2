"""Which quotes the cross-check groups as reports of one utterance, against the groups of the gold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations

from quotes.evaluate.figures import Figures, Tally
from quotes.evaluate.rows import Row
from quotes.report.faults import fault_in
from quotes.report.utterances import Utterances

_NEEDED = {"article_id", "content", "spans", "status", "changes", "same_speaker", "same_occasion"}

DEFINITIONS = """\
Of the pairs of gold quotes:
utterances  pairs that are put into one utterance, against the pairs that the gold puts into one; what was
            not extracted is in none"""


def score(gold: Sequence[Row], couples: Iterable[tuple[Row, Row]], pred: Iterable[Row]) -> Figures:
    """Score the utterances behind records of `verify` by pairs of quotes.

    Args:
        gold: Every gold record, with `utterance`: the same for quotes that report one utterance, or null.
        couples: Gold records, each with the record that was paired with it.
        pred: Every record of `verify`.
    """
    of_quote = _utterances(pred)
    ours = {id(theirs): of_quote.get(str(our.values.get("quote_id"))) for theirs, our in couples}
    right = _pairs((n, row.values.get("utterance")) for n, row in enumerate(gold))
    found = _pairs((n, ours.get(id(row))) for n, row in enumerate(gold))
    tally = Tally(gold=len(right), pred=len(found))
    tally.hit(len(right & found))
    return {"gold": tally.gold, "pred": tally.pred, **tally.prf()}


def _utterances(pred: Iterable[Row]) -> Mapping[str, str]:
    """Return quote id → utterance id of the quotes that are in one."""
    utterances = Utterances()
    for row in pred:
        record = dict(row.values)
        matches = record.get("matches") or ()
        if fault_in(record) is None and all(match.keys() >= _NEEDED for match in matches):
            utterances.add(record)
    members = ((member.quote_id, one.id) for one in utterances.found() for member in one.members)
    return {quote_id: utterance_id for quote_id, utterance_id in members if quote_id}


def _pairs(groups: Iterable[tuple[int, Hashable | None]]) -> set[tuple[int, int]]:
    members: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number, group in groups:
        if group is not None:
            members[group].append(number)
    return {pair for numbers in members.values() for pair in combinations(numbers, 2)}
