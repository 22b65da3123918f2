"""One report of some words: what a comparison needs to know about each of its two sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quotes.match.align import Side, side
from quotes.match.context import Context
from quotes.match.words import ELLIPSIS, Word, words
from quotes.models import Span, SpeakerType


@dataclass(frozen=True, slots=True)
class Report:
    """Words as one article prints them, with who, when and where as far as known.

    Attributes:
        text: The text that the spans point into (an article's text, or just the words).
        spans: The stretches that make up the words, in order; None means the whole text.
        speaker: Speaker as resolved, or the source as printed.
        speaker_type: What kind of source it is.
        source: The source and role as printed, where `speaker` is a resolved name.
        speaker_id: The registry's id of that name, if it is known.
        published: ISO date of the article.
        publisher: Outlet.
        article_id: The article.
        quoted: Whether the words stand between marks (or in a transcript's turn). Running text has no
            ends of its own: only the words that align count.
        parted: Whether the stretches are shown as parts, with other words between them, so that words
            missing between them are no secret.
        told: Whether the article tells the words in its own (indirect speech).
        primary: Whether the text is a transcript or other primary source.
        others: Where a transcript has the words under a label that names no one, those whom it names.
        context: What stands around the words; used where both sides of a comparison have it.
        cue: The words that report them, where they are a quote.
    """

    text: str
    spans: tuple[Span, ...] | None = None
    speaker: str | None = None
    speaker_type: SpeakerType | None = None
    source: str | None = None
    speaker_id: str | None = None
    published: str | None = None
    publisher: str | None = None
    article_id: str = ""
    quoted: bool = True
    parted: bool = False
    told: bool = False
    primary: bool = False
    others: tuple[str, ...] = ()
    context: Context | None = None
    cue: tuple[Span, ...] = ()

    def side(self) -> Side:
        """Return the words that are compared."""
        if self.spans is None or not self.parted:
            return side(words(self.text, self.spans))
        found: list[Word] = []
        for span in self.spans:
            found += [*words(self.text, (span,)), Word(span.end, span.end, ELLIPSIS, ELLIPSIS)]
        return side(found[:-1])

    def content(self) -> str:
        """Return the words as printed, parts joined by one space."""
        if self.spans is None:
            return self.text
        return " ".join(span.of(self.text) for span in self.spans)

    @property
    def word_for_word(self) -> bool:
        """Whether the words claim to be those said: printed between marks, or in a primary source."""
        return self.quoted or self.primary

    @property
    def in_marks(self) -> bool:
        """Whether an article prints the words between marks, as a whole: no mixed quote, no bare words."""
        return self.quoted and not self.parted and self.spans is not None

    @property
    def day(self) -> date | None:
        """Day of publication, if it is stated in ISO form."""
        return day_of(self.published)


def day_of(published: str | None) -> date | None:
    """Return the day of an ISO date or date-time; None if it is none."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
