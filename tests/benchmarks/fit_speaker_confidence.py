"""How often each rule of attribution finds the right speaker: what `speaker_confidence` is made of.

    python -m tests.benchmarks.fit_speaker_confidence speakers_dev.jsonl polnear_dev.jsonl corpora/*/

Prints the rows of quotes/attribute/data/speaker_confidence.txt, and what they were made of. A quote counts
if its content is paired with gold and, where gold gives a source, shares a letter with it: then speaker and
kind of speaker must both be right. Shares are drawn towards .9, the more the fewer quotes there are.
"""

# ruff: noqa: T201 (printing is its purpose)
from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from quotes.attribute.confidence import BY_MARGIN, STEPS, step_of
from quotes.attribute.reading import read as decide_all
from quotes.attribute.scene import Scene
from quotes.attribute.sources import Rule
from quotes.attribute.speakers import attribute
from quotes.corpus import read
from quotes.detect import detect
from quotes.evaluate.names import same_name
from quotes.evaluate.overlap import pair, places
from quotes.models import Article, Quote, Span

_PRIOR, _WEIGHT = 0.9, 4


def main() -> None:
    """Count and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("articles", type=Path)
    parser.add_argument("corpora", type=Path, nargs="*")
    args = parser.parse_args()
    counts: dict[tuple[str, float], list[bool]] = {
        (rule, step): []
        for rule in get_args(Rule)
        for step in ((0.0, *STEPS) if rule in BY_MARGIN else (0.0,))
    }
    for article, rows in (*_labelled(args.gold, args.articles), *_stories(args.corpora)):
        for key, right in _judged(article, rows):
            counts[key].append(right)
    print("# rule\tmargin from\tconfidence\tright\tof quotes")
    for (rule, margin), right in sorted(counts.items()):
        share = (sum(right) + _PRIOR * _WEIGHT) / (len(right) + _WEIGHT)
        if rule != "no_source":
            print(f"{rule}\t{margin:g}\t{share:.3f}\t{sum(right)}\t{len(right)}")


def _labelled(gold: Path, articles: Path) -> Iterator[tuple[Article, list[dict[str, Any]]]]:
    rows = {row["id"]: row["attributions"] for row in map(json.loads, gold.open(encoding="utf-8"))}
    for article in read([articles]):
        if article.id in rows:
            yield (
                article,
                [
                    {
                        "content": [
                            row["content"],
                            *([row["quoted_parts"]] if row.get("quoted_parts") else []),
                        ],
                        "source": row["source"],
                        "names": [n for n in (row["speaker_name"], *(row.get("alt_names") or [])) if n],
                        "null": row["speaker_name"] is None,
                        "type": row["speaker_type"],
                    }
                    for row in rows[article.id]
                ],
            )


def _stories(folders: list[Path]) -> Iterator[tuple[Article, list[dict[str, Any]]]]:
    for folder in folders:
        rows = [json.loads(line) for line in (folder / "gold.jsonl").open(encoding="utf-8")]
        for article in read([folder / "articles.jsonl"]):
            yield (
                article,
                [
                    {
                        "content": [row["content_spans"]],
                        "source": row["source_spans"],
                        "names": [row["speaker"]] if row["speaker"] else [],
                        "null": row["speaker"] is None,
                        "type": row["speaker_type"],
                    }
                    for row in rows
                    if row["article_id"] == article.id
                ],
            )


def _judged(article: Article, rows: list[dict[str, Any]]) -> Iterator[tuple[tuple[str, float], bool]]:
    found, _ = detect(article)
    quotes = attribute(article, found)
    decisions = decide_all(Scene(article, found), found)
    readings = [[places(_spans(spans)) for spans in row["content"]] for row in rows]
    paired = pair(readings, [places(quote.content) for quote in quotes])
    for g, p in paired.items():
        row, quote = rows[g], quotes[p]
        if not quote.source or (row["source"] and not _shares(row["source"], quote)):
            continue
        yield (decisions[p].rule, step_of(decisions[p])), _right(row, quote)


def _right(row: dict[str, Any], quote: Quote) -> bool:
    if quote.speaker_type != row["type"]:
        return False
    if quote.speaker is None:
        return bool(row["null"])
    return same_name(quote.speaker.name, row["names"], person=row["type"] in ("person", "group"))


def _shares(spans: list[list[int]], quote: Quote) -> bool:
    return any(span.overlaps(other) for span in _spans(spans) for other in quote.source)


def _spans(pairs: list[list[int]]) -> list[Span]:
    return [Span(*one) for one in pairs]


if __name__ == "__main__":
    main()
