"""Find every quote in news text, say who said it and in what role, and check it against other articles.

    from quotes import extract, read

    for found in extract(read(["stories/"])):
        for quote in found.quotes:
            print(quote.speaker, [span.of(found.article.text) for span in quote.content])

The steps between, each usable alone, are `quotes.detect`, `quotes.attribute`, `quotes.match`,
`quotes.report` and `quotes.evaluate`. A name is imported when it is first asked for, so that
`import quotes` loads neither spaCy nor pandas.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from quotes._version import __version__ as __version__
from quotes.errors import ArchiveError, InputError, ModelError, OutputError, QuotesError, SettingsError
from quotes.models import (
    Article,
    Change,
    Extracted,
    Finding,
    Match,
    Problem,
    Quote,
    Role,
    Span,
    Speaker,
    Zone,
)
from quotes.settings import Settings, load_settings

if TYPE_CHECKING:
    from quotes.archive import Archive
    from quotes.corpus import Fields, make_article, read
    from quotes.engine import extract
    from quotes.match import Report, compare, verify
    from quotes.report.frame import frame
    from quotes.report.records import record

__all__ = [
    "Archive",
    "ArchiveError",
    "Article",
    "Change",
    "Extracted",
    "Fields",
    "Finding",
    "InputError",
    "Match",
    "ModelError",
    "OutputError",
    "Problem",
    "Quote",
    "QuotesError",
    "Report",
    "Role",
    "Settings",
    "SettingsError",
    "Span",
    "Speaker",
    "Zone",
    "compare",
    "extract",
    "frame",
    "load_settings",
    "make_article",
    "read",
    "record",
    "verify",
]

_HOMES = {
    "Archive": "quotes.archive",
    "Fields": "quotes.corpus",
    "Report": "quotes.match",
    "compare": "quotes.match",
    "extract": "quotes.engine",
    "frame": "quotes.report.frame",
    "make_article": "quotes.corpus",
    "read": "quotes.corpus",
    "record": "quotes.report.records",
    "verify": "quotes.match",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
