"""The article in an HTML page: main text and metadata, by trafilatura (extra `html`)."""

from __future__ import annotations

import re

from quotes.corpus.decoding import decode
from quotes.corpus.fields import Draft
from quotes.corpus.notes import guessed
from quotes.errors import ModelError
from quotes.models import Problem

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\blang\s*=\s*[\"']?\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)", re.I)
# What trafilatura cannot be given; the text is made anew anyway, so no offset depends on them.
_UNSAFE = re.compile("[\x00\ud800-\udfff]")


def page(data: bytes, where: str, *, encoding: str | None = None, name: str | None = None) -> Draft | Problem:
    """Return the article in a page.

    The text is what trafilatura makes of the page; offsets point into that, not into the HTML.

    Raises:
        ModelError: trafilatura is not installed.
        UnicodeDecodeError: The page does not fit the encoding that was given.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError as err:
        raise ModelError(
            f"{where}: reading HTML needs trafilatura. Install it with: pip install 'newsquotes[html]'"
        ) from err
    declared = _CHARSET.search(data, 0, 4096)
    html, guess = decode(data, encoding=encoding, likely=_codec(declared))
    # The dates on a page that are not in its metadata are as often another article's.
    found = bare_extraction(
        _UNSAFE.sub("\ufffd", html),
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = None if found is None or isinstance(found, dict) else found.text
    if found is None or isinstance(found, dict) or not text or not text.strip():
        return Problem(
            "no_article", f"{where}: no article was found in this page. Save its text as .txt.", where=where
        )
    language = _LANGUAGE.search(html)
    # An encoding that the page itself declares is no guess.
    notes = (guessed(where, guess),) if guess and guess != _codec(declared) else ()
    return Draft(
        text,
        where,
        title=found.title,
        publisher=found.sitename,
        published=found.date,
        url=found.url,
        language=found.language or (language.group(1) if language else None),
        name=name,
        notes=notes,
    )


def _codec(declared: re.Match[bytes] | None) -> str | None:
    if declared is None:
        return None
    label = declared.group(1).decode("ascii", "ignore").lower()
    # As browsers do: pages that declare Latin-1 hold Windows' curly marks.
    return "cp1252" if label in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else label
