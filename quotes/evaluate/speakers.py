"""Speaker, kind of speaker and role against labelled attributions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from quotes.evaluate.figures import Figures, mean, table
from quotes.evaluate.names import fits_name, role_words, same_name, shared_words
from quotes.evaluate.overlap import pair, places
from quotes.evaluate.reliability import confidence_in, figures_of, reliability, show_reliability
from quotes.evaluate.rows import Row, by_id, objects, spans_of

MatchOn = Literal["content", "quoted", "either"]
_SPLIT_COLUMNS = (
    "gold", "coverage", "speaker_acc", "speaker_acc_lenient", "speaker_e2e", "role_exact", "role_f1",
)  # fmt: skip

DEFINITIONS = """\
coverage  gold quotes that a prediction was paired with, one to one, at intersection over union of
          characters >= .5 with the content, the words between marks, or the better of both (--match)
acc       of the covered; e2e: of all gold quotes, what was not covered is wrong
speaker   equal to the gold name or an alternative: case, accents, titles in front and middle initials
          aside. lenient: or the family name without anything that the gold name lacks.
          Where gold has no name only none is right; none is wrong where gold has one
type      equal; none given is wrong
role      exact: equal words, abbreviations spelled out and articles aside; f1: of the shared words.
          None is right where gold has none
speaker_confidence: its mean in each tenth, and the share of the covered quotes whose speaker and type
          are right"""


@dataclass(frozen=True, slots=True)
class Judged:
    """One gold quote and what was made of it; without a prediction everything is wrong."""

    gold: Mapping[str, Any]
    covered: bool = False
    speaker: str | None = None
    role: str | None = None
    strict: bool = False
    lenient: bool = False
    type_right: bool = False
    role_exact: bool = False
    role_f1: float = 0.0
    confidence: float | None = None

    @property
    def outcome(self) -> str:
        """What became of the speaker, in one word."""
        if not self.covered:
            return "missed"
        if self.strict:
            return "right_null" if self.speaker is None else "right_name"
        if self.gold["speaker_name"] is None:
            return "named_but_gold_null"
        if self.speaker is None:
            return "null_but_gold_named"
        return "partial_name" if self.lenient else "wrong_name"


def score(gold: Iterable[Row], pred: Mapping[str, Row], *, match: MatchOn = "either") -> Figures:
    """Score predictions `{"id", "quotes": [{"content", "speaker", "speaker_type", "role"}]}`.

    Args:
        gold: Articles with labelled attributions; offsets are code points into their text.
        pred: Predictions by article; articles that the gold lacks are passed over.
        match: Which stretch of the gold a prediction is paired by.

    Raises:
        InputError: A row of either lacks a field or has a wrong one.
    """
    judged: list[Judged] = []
    unpaired = 0
    rows = by_id(gold)
    for name, row in rows.items():
        ours = objects(pred[name], "quotes") if name in pred else []
        labelled = objects(row, "attributions")
        quotes = [Row(f"{row.where}, attribution {i}", quote) for i, quote in enumerate(labelled, 1)]
        for quote in quotes:
            _check(quote)
        readings = [_readings(quote, match) for quote in quotes]
        found = [places(spans_of(q, "content", where=pred[name].where)) for q in ours]
        paired = pair(readings, found)
        unpaired += len(ours) - len(paired)
        judged += (
            _judge(quote.values, ours[paired[i]]) if i in paired else Judged(quote.values)
            for i, quote in enumerate(quotes)
        )
    return {
        "articles": len(rows),
        "match": match,
        "unmatched_predictions": unpaired,
        "overall": _figures(judged),
        "outcomes": dict(Counter(quote.outcome for quote in judged).most_common()),
        "speaker_confidence": figures_of(
            reliability(
                (quote.confidence, quote.strict and quote.type_right) for quote in judged if quote.covered
            )
        ),
        **{f"by_{name}": _split(judged, name) for name in ("mention_kind", "speaker_type", "form")},
    }


def show(figures: Mapping[str, Any]) -> str:
    """Return the figures as tables."""
    overall = table(("speakers", ""), figures["overall"].items())
    outcomes = ", ".join(f"{name} {count}" for name, count in figures["outcomes"].items())
    splits = (
        table(
            (name.removeprefix("by_").replace("_", " "), *_SPLIT_COLUMNS),
            ([key, *(part[column] for column in _SPLIT_COLUMNS)] for key, part in parts.items()),
        )
        for name, parts in figures.items()
        if name.startswith("by_")
    )
    first = (
        f"{figures['articles']} articles, paired by {figures['match']}; "
        f"{figures['unmatched_predictions']} predictions paired with nothing"
    )
    sure = show_reliability("speaker_confidence", figures["speaker_confidence"])
    return "\n\n".join((f"{first}\n{overall}", f"outcomes: {outcomes}", *splits, *sure))


def _check(quote: Row) -> None:
    what_to_do = "Label every attribution of the gold."
    for field in ("speaker_type", "mention_kind", "form"):
        quote.get(field, str, what_to_do=what_to_do)
    quote.get("speaker_name", (str, type(None)), what_to_do=what_to_do)


def _readings(quote: Row, match: MatchOn) -> Sequence[frozenset[int]]:
    content = places(spans_of(quote.values, "content", where=quote.where))
    quoted = places(spans_of(quote.values, "quoted_parts", where=quote.where))
    if match == "content" or not quoted:
        return [content]
    return [quoted] if match == "quoted" else [content, quoted]


def _judge(gold: Mapping[str, Any], pred: Mapping[str, Any]) -> Judged:
    speaker, role = _given(pred.get("speaker")), _given(pred.get("role"))
    strict, lenient = _judge_speaker(gold, speaker)
    ours, theirs = role_words(role or ""), [role_words(text) for text in _gold_roles(gold)]
    if role is None or not theirs:
        none_is_right = role is None and not theirs
        role_exact, role_f1 = none_is_right, float(none_is_right)
    else:
        role_exact, role_f1 = ours in theirs, max(shared_words(ours, words) for words in theirs)
    return Judged(
        gold=gold,
        covered=True,
        speaker=speaker,
        role=role,
        strict=strict,
        lenient=lenient,
        type_right=pred.get("speaker_type") == gold["speaker_type"],
        role_exact=role_exact,
        role_f1=role_f1,
        confidence=confidence_in(pred, "speaker_confidence"),
    )


def _judge_speaker(gold: Mapping[str, Any], speaker: str | None) -> tuple[bool, bool]:
    name, others = gold["speaker_name"], list(gold.get("alt_names") or [])
    if speaker is None:
        return name is None, name is None
    names = others if name is None else [name, *others]
    strict = same_name(speaker, names, person=gold["speaker_type"] in ("person", "group"))
    if strict or name is None or gold["speaker_type"] != "person":
        return strict, strict
    return False, fits_name(speaker, names, surname=gold.get("surname"))


def _gold_roles(gold: Mapping[str, Any]) -> list[str]:
    stated = [gold["role"]] if gold.get("role") else []
    return [" ".join(piece["text"] for piece in role) for role in [*stated, *(gold.get("role_alts") or [])]]


def _given(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _figures(judged: Sequence[Judged]) -> Figures:
    covered = [q for q in judged if q.covered]
    named = [q for q in covered if q.gold["speaker_name"] is not None]
    unnamed = [q for q in covered if q.gold["speaker_name"] is None]
    with_role = [q for q in covered if q.gold.get("role")]
    without_role = [q for q in covered if not q.gold.get("role")]
    return {
        "gold": len(judged),
        "coverage": mean(q.covered for q in judged),
        "speaker_acc": mean(q.strict for q in covered),
        "speaker_acc_lenient": mean(q.lenient for q in covered),
        "speaker_e2e": mean(q.strict for q in judged),
        "speaker_acc_named": mean(q.strict for q in named),
        "speaker_acc_null": mean(q.strict for q in unnamed),
        "type_acc": mean(q.type_right for q in covered),
        "role_exact": mean(q.role_exact for q in covered),
        "role_f1": mean(q.role_f1 for q in covered),
        "role_exact_if_gold_role": mean(q.role_exact for q in with_role),
        "role_f1_if_gold_role": mean(q.role_f1 for q in with_role),
        "role_null_right": mean(q.role is None for q in without_role),
        "speaker_and_role": mean(q.strict and q.role_f1 >= 0.5 for q in judged),
    }


def _split(judged: Sequence[Judged], field: str) -> Figures:
    sizes = Counter(quote.gold[field] for quote in judged)
    return {key: _figures([q for q in judged if q.gold[field] == key]) for key, _ in sizes.most_common()}
