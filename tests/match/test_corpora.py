"""The cross-check against the pairs and findings written by hand in corpora/, quotes given as marked."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from quotes.corpus import read
from quotes.match import verify
from quotes.models import Extracted, Quote, Role, Span, Speaker

CORPORA = sorted(path.parent for path in Path(__file__).parents[2].glob("corpora/*/gold.jsonl"))
FLOOR = 0.85


def spans(row, name):
    return tuple(Span(*pair) for pair in row[name])


def quote_of(row):
    return Quote(
        row["article_id"],
        row["kind"],
        spans(row, "content_spans"),
        spans(row, "verbatim_spans"),
        spans(row, "cue_spans"),
        spans(row, "source_spans"),
        row["zone"],
        speaker=Speaker(row["speaker"], row["speaker_type"]) if row["speaker"] else None,
        speaker_type=row["speaker_type"],
        role=Role(row["role"], spans(row, "role_spans")) if row["role"] else None,
    )


@pytest.fixture(scope="module", params=CORPORA, ids=lambda folder: folder.name)
def checked(request):
    """Return the gold rows by id and the finding for each, quotes taken from the gold."""
    lines = (request.param / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    rows = {row["quote_id"]: row for row in map(json.loads, filter(None, lines))}
    quotes = defaultdict(list)
    for row in rows.values():
        quotes[row["article_id"]].append(quote_of(row))
    articles = read([request.param / "articles.jsonl"])
    found = verify([Extracted(article, tuple(quotes[article.id])) for article in articles])
    findings = {(quote.article_id, quote.content): finding for _, quote, finding in found}
    return rows, {
        name: findings[row["article_id"], spans(row, "content_spans")] for name, row in rows.items()
    }


def test_findings_agree_with_those_written_by_hand(checked):
    rows, findings = checked
    agree = [
        (findings[name].status, list(findings[name].conflicts)) == (row["status"], sorted(row["conflicts"]))
        for name, row in rows.items()
    ]
    assert sum(agree) >= FLOOR * len(agree)


def test_pairs_get_the_status_written_by_hand(checked):
    rows, findings = checked
    agree = []
    for name, row in rows.items():
        for expected in row["expected"]:
            other = rows[expected["quote_id"]]
            statuses = [
                match.status
                for match in findings[name].matches
                if match.article_id == other["article_id"]
                and any(a.overlaps(b) for a in match.spans for b in spans(other, "content_spans"))
            ]
            agree.append(expected["status"] in statuses)
    assert sum(agree) >= FLOOR * len(agree)
