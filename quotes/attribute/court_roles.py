"""Whom someone pleads for in court: "Ann Orr KC, prosecuting," and "Defending, Ben Orr said"."""

from __future__ import annotations

import re

from quotes.models import Span

_PARTIES = r"(?:prosecution|defen[cs]e|defendant|accused|Crown|State|appellant|applicant|claimant|plaintiff)"
_BEHIND = re.compile(
    r", (prosecuting|defending|mitigating|(?:representing|(?:(?:appearing|acting) )?for)"
    rf" (?:the {_PARTIES}|M(?:r|rs|s|iss)\.? [A-Z][\w’'-]+))(?=,)"
)
_BEFORE = re.compile(r"(?:\A|[.!?”\"]\s+|\n\s*)(Prosecuting|Defending|Mitigating), \Z")


def pleads_behind(text: str, at: int) -> Span | None:
    """Return what says so right behind a name that ends at an offset."""
    found = _BEHIND.match(text, at)
    return Span(*found.span(1)) if found else None


def pleads_before(text: str, at: int) -> Span | None:
    """Return what says so right in front of a name that begins at an offset."""
    found = _BEFORE.search(text, max(0, at - 20), at)
    return Span(*found.span(1)) if found else None
