"""The way back: from records to the quotes, findings and problems that they were made of.

`verify` takes records that `extract` wrote instead of reading the articles' language again. Records
and articles are joined by id, and only where the text is the one that the offsets point into.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, get_args

from quotes.errors import InputError
from quotes.models import (
    Article,
    Change,
    Extracted,
    Factuality,
    Finding,
    Kind,
    Match,
    Problem,
    Quote,
    Role,
    RoleCategory,
    Span,
    Speaker,
    SpeakerType,
    ZoneName,
)
from quotes.report.records import text_sha256
from quotes.text.paragraphs import safe

_ALLOWED = {
    "kind": get_args(Kind),
    "zone": get_args(ZoneName),
    "factuality": get_args(Factuality),
    "speaker_type": (*get_args(SpeakerType), None),
    "role_category": (*get_args(RoleCategory), None),
}


def to_quote(record: Mapping[str, Any]) -> Quote:
    """Return the quote that a record was made of.

    Raises:
        InputError: A field is missing or holds what it cannot hold; the message names it.
    """
    given: dict[str, Any] = {
        "zone": "body",
        "factuality": "said",
        "speaker_type": None,
        "role_category": None,
        **record,
    }
    for name in ("article_id", "kind", "content_spans"):
        if not given.get(name):
            raise InputError(
                f"{_name(record)}: field {name!r} is missing. Use records as extract wrote them."
            )
    for name, allowed in _ALLOWED.items():
        if given[name] not in allowed:
            raise InputError(
                f"{_name(record)}: field {name!r} is {given[name]!r}. It must be one of: "
                f"{', '.join(str(a) for a in allowed if a)}."
            )
    speaker, role, sure = (given.get(name) for name in ("speaker", "role", "speaker_confidence"))
    try:
        return Quote(
            article_id=given["article_id"],
            kind=given["kind"],
            content=to_spans(given["content_spans"]),
            verbatim=to_spans(given.get("verbatim_spans")),
            cue=to_spans(given.get("cue_spans")),
            source=to_spans(given.get("source_spans")),
            factuality=given["factuality"],
            zone=given["zone"],
            confidence=float(given.get("confidence") or 0.0),
            why=given.get("why") or "",
            speaker=Speaker(speaker, given["speaker_type"] or "person") if speaker else None,
            speaker_type=given["speaker_type"],
            role=Role(role, to_spans(given.get("role_spans"))) if role else None,
            role_category=given["role_category"],
            speaker_id=given.get("speaker_id") or None,
            speaker_confidence=None if sure is None else float(sure),
        )
    except (TypeError, ValueError) as err:
        raise InputError(f"{_name(record)}: {err}. Use records as extract wrote them.") from err


def to_finding(record: Mapping[str, Any]) -> Finding | None:
    """Return what `verify` added to a record; None if it is one that `extract` wrote."""
    if "status" not in record:
        return None
    return Finding(
        status=record["status"],
        conflicts=tuple(record["conflicts"]),
        searched=record["searched"],
        matches=tuple(_to_match(match) for match in record["matches"]),
    )


def to_problem(record: Mapping[str, Any]) -> Problem:
    """Return the problem that a problem record was made of."""
    span = Span(*record["span"]) if record["span"] else None
    return Problem(record["code"], record["message"], record["article_id"], record["where"], span)


def to_extracted(
    records: Iterable[Mapping[str, Any]],
    articles: Iterable[Article],
    *,
    on_problem: Callable[[Problem], None],
) -> Iterator[Extracted]:
    """Join records with the articles that they were made of, in the order of the articles.

    An article without records is yielded without quotes, so that it can still be searched. Records
    made of another text than the article now has are left out and named in the article's problems.

    Args:
        records: Records that `extract` or `verify` wrote.
        articles: The articles, as `quotes.corpus.read` gives them.
        on_problem: Called for records whose article is not among the articles.
    """
    texts: dict[str, dict[str, list[Mapping[str, Any]]]] = {}
    for record in records:
        by_text = texts.setdefault(str(record.get("article_id")), {})
        by_text.setdefault(str(record.get("text_sha256")), []).append(record)
    missing = set(texts)
    for article in articles:
        missing.discard(safe(article.id))
        by_text = texts.get(safe(article.id), {})
        rows = by_text.get(text_sha256(article))
        quotes, problems = [], list(article.problems)
        if rows is None and by_text:
            problems.append(_text_changed(article))
        for row in rows or ():
            try:
                quotes.append(_within(article, to_quote(row)))
            except InputError as err:
                problems.append(Problem("bad_record", str(err), article.id, article.where))
        yield Extracted(article, tuple(quotes), tuple(problems))
    for article_id in (name for name in texts if name in missing):
        on_problem(_article_missing(article_id, sum(map(len, texts[article_id].values()))))


def to_spans(pairs: Any) -> tuple[Span, ...]:
    """Return spans from `[[start, end]…]`; nothing from None.

    Raises:
        ValueError: It is no list of pairs of offsets in order.
    """
    spans = []
    for pair in pairs or ():
        span = Span(*pair)
        if not (type(span.start) is int and type(span.end) is int and 0 <= span.start <= span.end):
            raise ValueError(f"{list(pair)} is no span")
        spans.append(span)
    return tuple(spans)


def _to_match(row: Mapping[str, Any]) -> Match:
    changes = tuple(
        Change(
            **{**change, "here_span": Span(*change["here_span"]), "there_span": Span(*change["there_span"])}
        )
        for change in row["changes"]
    )
    return Match(**{**row, "spans": to_spans(row["spans"]), "folds": tuple(row["folds"]), "changes": changes})


def _within(article: Article, quote: Quote) -> Quote:
    spans = (
        *quote.content,
        *quote.verbatim,
        *quote.cue,
        *quote.source,
        *(quote.role.spans if quote.role else ()),
    )
    if max(span.end for span in spans) > len(article.text):
        raise InputError(
            f"a record of article {article.id!r} has a span beyond the end of its text. Extract it again."
        )
    return quote


def _name(record: Mapping[str, Any]) -> str:
    return f"record {record.get('quote_id') or '(no quote_id)'} of article {record.get('article_id')!r}"


def _text_changed(article: Article) -> Problem:
    return Problem(
        "text_changed",
        f"article {article.id!r}: its records were made of another text than it has now, so they are not "
        f"used. Give the articles that extract read, or extract again.",
        article.id,
        article.where,
    )


def _article_missing(article_id: str, count: int) -> Problem:
    return Problem(
        "article_missing",
        f"article {article_id!r}: {count} record(s) name it, but it is not among the articles, so they are "
        f"not used. Name its file with --articles.",
        article_id,
    )
