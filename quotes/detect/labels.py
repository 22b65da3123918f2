"""The seam between what labels words and what makes quotes of them: paragraphs in, labelled spans out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from quotes.models import Span
from quotes.text.name_lists import table
from quotes.text.sentences import is_abbreviation

_FULL_STOP = re.compile(r"(?P<word>\w\w+[^\W\d_A-Z])[.!?][\"”’]?\s+(?=[^\W\d_a-z]|[\"“‘])")

LabelName = Literal["source", "cue", "content"]


@dataclass(frozen=True, slots=True)
class Label:
    """A span that a labeller takes for a source, a cue or a content.

    Offsets are code points into the article's text. Labels carry no links: which source and cue belong
    to which content is for `assemble` to say.
    """

    span: Span
    name: LabelName
    probability: float = 1.0


def of_one_sentence(text: str, label: Label) -> Iterator[Label]:
    """Yield a label; a source over a sentence's end ("said Joan Hill. Mark Dale said") as two."""
    start = label.span.start
    if label.name == "source":
        for m in _FULL_STOP.finditer(text, start, label.span.end):
            if not is_abbreviation(m["word"].casefold()) and f"{m['word']}." not in table("honorifics"):
                yield replace(label, span=Span(start, m.end("word")))
                start = m.end()
    yield replace(label, span=Span(start, label.span.end))
