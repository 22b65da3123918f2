"""A folder of corpora/: quotes, speakers, roles and findings against hand-made gold records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby
from typing import Any

from quotes.errors import InputError
from quotes.evaluate import findings, utterances
from quotes.evaluate.figures import Figures, Tally, mean, table
from quotes.evaluate.names import role_words, same_name, shared_words
from quotes.evaluate.overlap import normal_form, pair, places
from quotes.evaluate.reliability import confidence_in, figures_of, reliability, show_reliability
from quotes.evaluate.rows import Row, spans_of
from quotes.models import Span

KINDS = ("direct", "mixed", "indirect")
_MEASURES = (
    "kind", "source_overlap", "source_exact", "speaker", "speaker_type", "role_exact", "role_f1",
    "role_category",
)  # fmt: skip

_PAIRS = ("gold pairs", "pred", "P", "R", "F1")

DEFINITIONS = f"""\
content  paired one to one with gold at intersection over union of characters >= .5, marks and blanks at
         the edges aside; exact: equal. P counts predictions of the kind, R gold of the kind
Of the paired quotes:
kind     equal
source   overlap: shares a letter with the gold source; exact: equal; none is right where gold has none
speaker  equal, case, accents and titles in front aside; none is right where gold has none
type     equal
role     exact: equal words, articles aside; f1: of the shared words; none is right where gold has none
category of the role: equal, where gold labels it
unnamed  pairs of quotes of speakers without a name in one article, told by gold to be of one or of two
         speakers: share told alike; a quote that is given no speaker_id is apart from all others
speaker_confidence: its mean in each tenth, and the share of the paired quotes whose sources overlap whose
         speaker and type are right
{findings.DEFINITIONS}
{utterances.DEFINITIONS}"""


def score(texts: Mapping[str, str], gold: Iterable[Row], pred: Iterable[Row]) -> Figures:
    """Score records as `verify` writes them against gold records.

    Args:
        texts: Article id → text.
        gold: Records with `utterance` and `expected`, one quote a row.
        pred: Records of `verify` on the same articles.

    Raises:
        InputError: A row lacks a field, has a wrong one, or is of an article that is not there.
    """
    theirs_by_article, ours_by_article = _by_article(gold, texts), _by_article(pred, texts)
    found: defaultdict[str, Tally] = defaultdict(Tally)
    exact: defaultdict[str, Tally] = defaultdict(Tally)
    couples: list[tuple[Row, Row]] = []
    judged: list[dict[str, float | None]] = []
    for article_id, text in texts.items():
        theirs, ours = theirs_by_article[article_id], ours_by_article[article_id]
        gold_contents, contents = ([_content(row, text) for row in rows] for rows in (theirs, ours))
        paired = pair([[places(spans)] for spans in gold_contents], [places(spans) for spans in contents])
        equal = {g: p for g, p in paired.items() if gold_contents[g] == contents[p]}
        for kind in ("all", *KINDS):
            of_gold = {i for i, row in enumerate(theirs) if kind in (row.values.get("kind"), "all")}
            of_pred = {i for i, row in enumerate(ours) if kind in (row.values.get("kind"), "all")}
            found[kind].count_pairs(paired, of_gold, of_pred)
            exact[kind].count_pairs(equal, of_gold, of_pred)
        couples += ((theirs[g], ours[p]) for g, p in paired.items())
        judged += (_judge(theirs[g], ours[p], text) for g, p in paired.items())
    all_gold = [row for rows in theirs_by_article.values() for row in rows]
    return {
        "articles": len(texts),
        "content": {kind: {"gold": t.gold, "pred": t.pred, **t.prf()} for kind, t in found.items()},
        "exact": {kind: t.prf() for kind, t in exact.items()},
        "paired": {
            "n": len(judged),
            **{m: mean(v for row in judged if (v := row[m]) is not None) for m in _MEASURES},
            "unnamed": mean(_told_alike(couples)),
        },
        "speaker_confidence": figures_of(
            reliability(
                (
                    confidence_in(pred.values, "speaker_confidence"),
                    bool(row["speaker"] and row["speaker_type"]),
                )
                for row, (_, pred) in zip(judged, couples, strict=True)
                if row["source_overlap"]
            )
        ),
        "cross_check": findings.score(all_gold, couples),
        "utterances": utterances.score(
            all_gold, couples, [row for rows in ours_by_article.values() for row in rows]
        ),
    }


def show(figures: Mapping[str, Any]) -> str:
    """Return the figures as tables."""
    content, exact = figures["content"], figures["exact"]
    head = ("content", "gold", "pred", "P", "R", "F1", "exact P", "R", "F1")
    rows = ([kind, *content[kind].values(), *exact[kind].values()] for kind in content)
    return "\n\n".join(
        (
            f"{figures['articles']} articles\n{table(head, rows)}",
            table(("paired quotes", ""), figures["paired"].items()),
            *show_reliability("speaker_confidence", figures["speaker_confidence"]),
            findings.show(figures["cross_check"]),
            table(("", *_PAIRS), [("utterances", *figures["utterances"].values())]),
        )
    )


def _by_article(rows: Iterable[Row], texts: Mapping[str, str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {article_id: [] for article_id in texts}
    for row in rows:
        article_id = row.get("article_id", str, what_to_do="Write records as verify does.")
        if article_id not in found:
            raise InputError(f'{row.where}: there is no article "{article_id}". Add it to articles.jsonl.')
        found[article_id].append(row)
    return found


def _content(row: Row, text: str) -> tuple[Span, ...]:
    return normal_form(text, spans_of(row.values, "content_spans", where=row.where))


def _judge(gold: Row, pred: Row, text: str) -> dict[str, float | None]:
    theirs, ours = (
        normal_form(text, spans_of(r.values, "source_spans", where=r.where)) for r in (gold, pred)
    )
    name, our_name = gold.values.get("speaker"), pred.values.get("speaker")
    role, our_role = (role_words(row.values.get("role") or "") for row in (gold, pred))
    speaker_type = gold.values.get("speaker_type")
    person = speaker_type in ("person", "group")
    return {
        "kind": gold.values.get("kind") == pred.values.get("kind"),
        "source_overlap": any(a.overlaps(b) for a in theirs for b in ours) or theirs == ours,
        "source_exact": theirs == ours,
        "speaker": same_name(our_name, [name], person=person) if name and our_name else name == our_name,
        "speaker_type": speaker_type == pred.values.get("speaker_type"),
        "role_exact": role == our_role,
        "role_f1": shared_words(role, our_role),
        "role_category": (
            gold.values["role_category"] == pred.values.get("role_category")
            if "role_category" in gold.values
            else None
        ),
    }


def _told_alike(couples: Sequence[tuple[Row, Row]]) -> Iterator[bool]:
    """Yield, for each two quotes of unnamed speakers in one article, whether they are told as in gold."""
    unnamed = [(g.values, p.values) for g, p in couples if g.values.get("speaker_ref")]
    for _, rows in groupby(sorted(unnamed, key=_article), key=_article):
        for (g, p), (h, q) in combinations(rows, 2):
            one = bool(p.get("speaker_id")) and p.get("speaker_id") == q.get("speaker_id")
            yield one == (g["speaker_ref"] == h["speaker_ref"])


def _article(couple: tuple[Mapping[str, Any], Mapping[str, Any]]) -> str:
    return str(couple[0]["article_id"])
