"""Read articles: every input, one article at a time, each under an id of its own."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Literal

from quotes.corpus.articles import make_article, text_hash
from quotes.corpus.decoding import check_encoding, decode_text
from quotes.corpus.fields import Draft, Fields
from quotes.corpus.inputs import Source, opened, sources, unreadable
from quotes.corpus.jsons import json_lines, json_records
from quotes.corpus.notes import guessed
from quotes.corpus.sniffing import binary_kind, format_of, no_article
from quotes.corpus.subtitles import captions
from quotes.corpus.tables import csv_rows, parquet_rows
from quotes.corpus.webpage import page
from quotes.errors import InputError
from quotes.models import Article, Problem

NOTES = frozenset({"duplicate"})
"""Codes of problems that mean no loss: they are passed to `on_problem` but never raised."""


def read(
    inputs: str | Path | Iterable[str | Path],
    *,
    fields: Fields | None = None,
    on_problem: Callable[[Problem], None] | None = None,
    encoding: str | None = None,
) -> Iterator[Article]:
    """Yield the articles in files, folders, globs and standard input.

    Plain text, HTML (extra `html`), SRT, WebVTT, JSON, JSON lines, CSV, TSV and parquet (extra
    `parquet`), each also as gzip. One article is held at a time, and of those before it only two
    short hashes.

    An article's id is the record's own; else, where a file holds one article, the file's path below
    the input without its ending; else a hash of the text. The same id with the same text is read once
    (`duplicate`). The same id with another text is a version: its id gets `@` and a hash of its text,
    and the article says so (`version`). The same text under another id stays: it is a copy.

    What could not be read is a problem with a code: `missing empty empty_folder linked_folder unreadable
    binary bad_encoding bad_gzip bad_json bad_csv bad_parquet no_article not_a_record records missing_field
    empty_text bad_text`. What an article's reader should know is in `Article.problems`: `encoding_guessed
    mojibake nul date_unread version missing_field bad_cue bad_turns`.

    Args:
        inputs: Paths, globs, or `-` for standard input. Folders are read to the bottom, by name.
        fields: Names of the fields in records; the usual names need none.
        on_problem: Called with each problem; the other articles go on. Without it, the first
            problem that means a loss is raised.
        encoding: Read everything in this encoding; without one, byte-order mark, UTF-8, then a guess.

    Raises:
        SettingsError: No such encoding (at once).
        InputError: There is a problem and no `on_problem`.
        ModelError: HTML or parquet is to be read and the extra is not installed.

    Example:
        >>> for article in read(["stories/", "-"], on_problem=print):  # doctest: +SKIP
        ...     print(article.id, len(article.text))
    """
    check_encoding(encoding)
    listed = [inputs] if isinstance(inputs, str | Path) else inputs
    return _articles(listed, fields or Fields(), on_problem or _stop, encoding)


def _stop(problem: Problem) -> None:
    if problem.code not in NOTES:
        raise InputError(problem.message)


def _articles(
    inputs: Iterable[str | Path], fields: Fields, report: Callable[[Problem], None], encoding: str | None
) -> Iterator[Article]:
    seen: dict[str, str] = {}
    for source in sources(inputs):
        found = [source] if isinstance(source, Problem) else _drafts(source, fields, encoding)
        for draft in found:
            item = draft if isinstance(draft, Problem) else _identified(_made(draft), seen)
            if isinstance(item, Problem):
                report(item)
            else:
                yield item


def _made(draft: Draft) -> Article:
    article = make_article(
        draft.text,
        id=draft.id or draft.name,
        title=draft.title,
        publisher=draft.publisher,
        published=draft.published,
        url=draft.url,
        language=draft.language,
        where=draft.where,
        turns=draft.turns,
    )
    notes = tuple(replace(note, article_id=article.id) for note in draft.notes)
    return replace(article, problems=notes + article.problems) if notes else article


def _identified(article: Article, seen: dict[str, str]) -> Article | Problem:
    """Return the article under an id that no other text has, or a problem if it was read before."""
    words = text_hash(article.text, digits=32)
    # Hashes for keys: ids may be long, and they are all that memory holds of what was read.
    for id in (article.id, *(f"{article.id}@{words[:digits]}" for digits in (8, 16, 32))):
        before = seen.get(key := text_hash(id))
        if before is None:
            seen[key] = words
            return article if id == article.id else _version(article, id)
        if before == words:
            return Problem(
                "duplicate",
                f"{article.where}: article {id!r} was read before with the same text; it is read once.",
                id,
                article.where,
            )
    raise AssertionError("a full hash of the text tells any two texts apart")


def _version(article: Article, id: str) -> Article:
    note = Problem(
        "version",
        f"{article.where}: another text has the id {article.id!r}; this version is read as {id!r}.",
        id,
        article.where,
    )
    problems = tuple(replace(problem, article_id=id) for problem in article.problems)
    return replace(article, id=id, problems=(*problems, note))


def _drafts(source: Source, fields: Fields, encoding: str | None) -> Iterator[Draft | Problem]:
    """Yield what a source holds; whatever breaks on the way becomes a problem."""
    where = source.where
    count = 0
    try:
        with opened(source) as (head, stream):
            for draft in _parsed(source, head, stream, fields, encoding):
                count += 1
                yield draft
            if not count:
                yield Problem("empty", f"{where}: holds no article. Leave it out.", where=where)
    except UnicodeDecodeError as err:
        yield Problem(
            "bad_encoding",
            f"{where}: is not {err.encoding}: {err.reason}. Leave out --encoding to have it guessed.",
            where=where,
        )
    except (gzip.BadGzipFile, EOFError, zlib.error) as err:
        yield Problem("bad_gzip", f"{where}: broken gzip: {err}. Fetch it again.", where=where)
    except OSError as err:
        yield unreadable(where, err)


def _parsed(
    source: Source, head: bytes, stream: BinaryIO, fields: Fields, encoding: str | None
) -> Iterator[Draft | Problem]:
    where = source.where
    kind = binary_kind(where, head)
    if kind is not None:
        yield Problem("binary", f"{where}: is {kind[0]}, not text. {kind[1]}.", where=where)
        return
    name = source.path.name if source.path else ""
    form = format_of(name, head, fields)
    if form == "text" and (other := no_article(name, head)):
        yield Problem(
            "no_article",
            f"{where}: is {other[0]}, not an article. {other[1]}.",
            where=where,
        )
        return
    match form:
        case "jsonl":
            yield from json_lines(stream, head, where, fields, encoding=encoding)
        case "json":
            yield from json_records(stream, head, where, fields, encoding=encoding, name=source.name)
        case "csv":
            yield from csv_rows(stream, head, where, fields, encoding=encoding)
        case "tsv":
            yield from csv_rows(stream, head, where, fields, encoding=encoding, delimiter="\t")
        case "parquet":
            yield from parquet_rows(stream, head, where, fields)
        case "html":
            data = stream.read()
            if data.strip():
                yield page(data, where, encoding=encoding, name=source.name)
        case "text" | "captions" as form:
            yield from _plain(stream.read(), source, encoding, form=form)


def _plain(
    data: bytes, source: Source, encoding: str | None, *, form: Literal["text", "captions"]
) -> Iterator[Draft | Problem]:
    decoded = decode_text(data, encoding=encoding)
    if decoded is None:
        yield Problem("binary", f"{source.where}: is binary, not text. Name text files.", where=source.where)
    elif decoded.text.strip():
        notes = (guessed(source.where, decoded.guessed),) if decoded.guessed else ()
        found = (
            Draft(decoded.text, source.where, name=source.name)
            if form == "text"
            else captions(decoded.text, source.where, name=source.name)
        )
        yield replace(found, notes=notes + found.notes) if isinstance(found, Draft) else found
