"""Cross-check: find other reports of the same words and name what differs."""

from quotes.match.compare import compare, judge
from quotes.match.report import Report
from quotes.match.turns import is_transcript
from quotes.match.verify import Index, verify

__all__ = ["Index", "Report", "compare", "is_transcript", "judge", "verify"]
