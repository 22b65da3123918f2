"""Wordings of one utterance: when two printings are one wording, and how two wordings differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from quotes.match.compare import compare
from quotes.match.report import Report
from quotes.models import JOIN, ChangeKind, Shorter, Wording
from quotes.text.folding import fold

_WORD = re.compile(r"[\w$€£¥%]+|[-+](?=\d)|\.{2,}|…|[\[\]]")
_COUNTRY = re.compile(r"\bUS\b")
_ONE_DAY = "2000-01-01"


@dataclass(frozen=True, slots=True)
class Named:
    """One difference between a variant (here) and the wording it is compared with (there)."""

    kind: ChangeKind
    here: str
    there: str
    bears_meaning: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """How one wording relates to another."""

    status: Wording
    shorter: Shorter | None = None
    changes: tuple[Named, ...] = ()


@lru_cache(maxsize=4096)
def wording_key(content: str) -> str:
    """Return what two printings of one wording share: their words without marks, case and spaces.

    Example:
        >>> wording_key("“We won’t sell,”") == wording_key("we won't sell")
        True
    """
    # In small letters the country would be the pronoun.
    return " ".join(_WORD.findall(fold(_COUNTRY.sub("U.S.", content)).text))


def compare_wordings(here: str, there: str) -> Compared | None:
    """Compare two wordings of one utterance by their words alone; None if they do not align.

    Example:
        >>> compare_wordings("We will raise taxes,", "We will not raise taxes.").status
        'altered'
    """
    one, other = (
        Report(words, speaker="one", published=_ONE_DAY, parted=JOIN in words) for words in (here, there)
    )
    match = compare(one, other)
    if match is None or match.same_occasion == "no":
        return None
    changes = tuple(
        Named(change.kind, change.here, change.there, change.bears_meaning) for change in match.changes
    )
    return Compared(match.status, match.shorter, changes)
