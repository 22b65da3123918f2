"""What made an output: package, model, settings and a hash of the input."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from quotes._version import __version__
from quotes.detect.tagger import LINKS, SHIPPED
from quotes.models import Article
from quotes.report.records import text_sha256
from quotes.settings import Settings

_NO_EFFECT = ("workers", "threads")


def made_by(command: str, settings: Settings, *, input_sha256: str | None = None) -> dict[str, Any]:
    """Say what makes an output, as plain values.

    Settings that change only how fast it is made are left out, and so is the time: the same input
    gives the same bytes.

    Args:
        command: `extract`, `verify` …
        settings: The settings in force.
        input_sha256: Hash of the input (see `InputHash`), where it is known already.
    """
    values: dict[str, Any] = {
        "quotes": __version__,
        "command": command,
        "weights_sha256": weights_sha256(settings.model),
        "settings": {name: value for name, value in asdict(settings).items() if name not in _NO_EFFECT},
    }
    if settings.registry:
        values["registry_sha256"] = _sha256(Path(settings.registry))
    return values if input_sha256 is None else values | {"input_sha256": input_sha256}


def digest(made: Mapping[str, object]) -> str:
    """Return the hash of what makes an output: equal for runs that would write the same."""
    return hashlib.sha256(json.dumps(made, sort_keys=True).encode()).hexdigest()


def weights_sha256(model: str) -> str | None:
    """Return the hash of the tagger's weights in a folder, or of those that ship; None if there are none.

    Where links were learned too, it is the hash of both hashes, written behind each other.
    """
    folder = Path(model) if model else SHIPPED
    tagger, links = _sha256(folder / "tagger.onnx"), _sha256(folder / LINKS)
    return hashlib.sha256(f"{tagger}{links}".encode()).hexdigest() if tagger and links else tagger


def _sha256(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return None


class InputHash:
    """The hash of all articles of a run, in their order, taken as they pass.

    Example:
        seen = InputHash()
        rows = write(..., extract(seen.watch(articles)), ...)
        made_by("extract", settings, input_sha256=seen.hexdigest())
    """

    def __init__(self) -> None:
        self._hash = hashlib.sha256()

    def watch(self, articles: Iterable[Article]) -> Iterator[Article]:
        """Pass articles on, taken in."""
        for article in articles:
            self._hash.update(article_key(article))
            yield article

    def hexdigest(self) -> str:
        """Return the hash of what has passed so far."""
        return self._hash.hexdigest()


def article_key(article: Article) -> bytes:
    """Return the hash of all that a record takes from an article: its text, metadata and zones."""
    zones = [[zone.name, zone.span.start, zone.span.end] for zone in article.zones]
    values = [article.id, article.title, article.publisher, article.published, article.url, article.language]
    key = json.dumps([*values, text_sha256(article), zones])
    return hashlib.sha256(key.encode("ascii")).digest()[:16]
