"""Annotated articles to learn from: PolNeAR's JSONL, or a folder of brat files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from quotes.corpus import make_article
from quotes.detect.labels import LabelName
from quotes.detect.tags import NAMES
from quotes.errors import InputError
from quotes.models import Article, Span

Version = tuple[tuple[Span, LabelName], ...]


class Link(NamedTuple):
    """The pieces of one attribution."""

    content: tuple[Span, ...]
    source: tuple[Span, ...]
    cue: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article as its annotators marked it.

    Attributes:
        article: The article.
        versions: The labelled spans as each annotator drew them; the first is the one to score by.
        linked: The attributions of the first annotator; None where the data do not say what belongs together.
    """

    article: Article
    versions: tuple[Version, ...]
    linked: tuple[Link, ...] | None = None


def read_gold(path: Path) -> list[Annotated]:
    """Read annotated articles.

    Args:
        path: A JSONL file, one article a line: `id`, `text`, and `annotations`, each with `attributions`
            of span lists `source`, `cue` and `content` (code points, half-open); or a folder of brat
            files, `NAME.txt` beside `NAME.ann`, with text-bound annotations of those three names.

    Raises:
        InputError: Nothing is there, or a line or file is not of that form; says which.
    """
    if not path.exists():
        raise InputError(f"{path}: no such file or folder. Check the path.")
    found = list(_from_brat(path) if path.is_dir() else _from_jsonl(path))
    if not found:
        raise InputError(
            f"{path}: holds no annotated article. See `quotes train --help` for the forms it reads."
        )
    return found


def _from_jsonl(path: Path) -> Iterator[Annotated]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                article = make_article(row["text"], id=str(row["id"]), title=row.get("title"))
                notes = sorted(row["annotations"], key=lambda a: str(a.get("annotator", "")))
                versions = tuple(
                    _checked(
                        article,
                        {
                            (Span(s, e), name)
                            for one in note["attributions"]
                            for name in NAMES
                            for s, e in one[name]
                        },
                    )
                    for note in notes
                )
                linked = tuple(
                    Link(_spans(one["content"]), _spans(one["source"]), _spans(one["cue"]))
                    for note in notes[:1]
                    for one in note["attributions"]
                )
            except (AttributeError, KeyError, TypeError, ValueError) as err:
                raise InputError(
                    f"{path}, line {number}: is no annotated article ({type(err).__name__}: {err}). "
                    f"Each line needs id, text and annotations with attributions."
                ) from err
            if versions:
                yield Annotated(article, versions, linked)


def _spans(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)


def _from_brat(folder: Path) -> Iterator[Annotated]:
    for notes in sorted(folder.rglob("*.ann")):
        source = notes.with_suffix(".txt")
        if not source.is_file():
            raise InputError(f"{notes}: has no {source.name} beside it. Put the article's text there.")
        where = str(source)
        try:
            # Offsets count each character of a line end, so nothing may translate it.
            article = make_article(source.read_bytes().decode("utf-8"), id=notes.stem)
            where = str(notes)
            spans: set[tuple[Span, LabelName]] = set()
            for number, line in enumerate(notes.read_text(encoding="utf-8").split("\n"), 1):
                where = f"{notes}, line {number}"
                spans.update(_checked(article, set(_brat_line(line))))
            yield Annotated(article, (tuple(sorted(spans)),))
        except (ValueError, IndexError) as err:
            raise InputError(
                f"{where}: cannot be read as brat ({type(err).__name__}: {err}). "
                f"Text-bound lines look like “T1<tab>Content 10 20;24 30<tab>words”."
            ) from err


def _brat_line(line: str) -> Iterator[tuple[Span, LabelName]]:
    """Yield the spans of a text-bound line; relations, events and notes carry none."""
    if not line.startswith("T"):
        return
    kind, _, offsets = line.split("\t")[1].partition(" ")
    name = next((n for n in NAMES if n == kind.lower()), None)
    if name is None:
        return
    for piece in offsets.split(";"):
        start, end = piece.split()
        yield Span(int(start), int(end)), name


def _checked(article: Article, spans: set[tuple[Span, LabelName]]) -> Version:
    for span, name in spans:
        if not 0 <= span.start < span.end <= len(article.text):
            raise ValueError(f"the {name} {span.start}–{span.end} lies outside the text of {article.id}")
    return tuple(sorted(spans))
