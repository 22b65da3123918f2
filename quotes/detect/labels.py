"""The seam between what labels words and what makes quotes of them: paragraphs in, labelled spans out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotes.models import Span

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
