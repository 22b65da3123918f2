"""The name that a quote keeps wherever it is written down."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from quotes.models import Span
from quotes.text.paragraphs import safe


def quote_id(article_id: str, digest: str, content: Iterable[Span]) -> str:
    """Return the name of a quote, 16 hex digits: the same article, text and spans give the same.

    Args:
        article_id: The article's id.
        digest: The SHA-256 of its text, in hex.
        content: Where the quote stands.
    """
    key = json.dumps([safe(article_id), digest, [span.pair() for span in content]], separators=(",", ":"))
    return hashlib.sha256(key.encode("ascii")).hexdigest()[:16]
