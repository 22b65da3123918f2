"""The one lazy parse of an article: paragraph → spaCy `Doc`, made when first asked for.

Detection and attribution read the same parse; it is passed along and never stored. A paragraph that
nobody asks for is never parsed: bare tokens cost little, tagger, parser and NER cost much.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from quotes.errors import ModelError
from quotes.models import Article, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_BLOCK = re.compile(r"[^\n\r]+(?:\r?\n(?![ \t\r]*(?:\n|\Z))[^\n\r]+)*")
_FINAL = ".!?:”\"’'…"
_SAMPLE = 20_000
_LONGEST = 10_000
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+(?=[A-Z“\"‘])")
_UNSAFE = re.compile("[\x00\ud800-\udfff]")


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs that hold more than white space, in order.

    A paragraph ends with its line; in a text whose lines are broken to a width, it ends at an empty line.
    One of more than 10,000 characters is cut behind a sentence.
    """
    pattern = _BLOCK if _is_hard_wrapped(text) else _LINE
    found = (Span(*m.span()) for m in pattern.finditer(text) if not m.group().isspace())
    return tuple(piece for span in found for piece in _pieces(text, span))


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Cut a paragraph that is longer than any real one behind sentences."""
    start = span.start
    while span.end - start > _LONGEST:
        ends = [m.end() for m in _SENTENCE_END.finditer(text, start + _LONGEST // 2, start + _LONGEST)]
        if not ends:
            break
        yield Span(start, ends[-1])
        start = ends[-1]
    yield Span(start, span.end)


def _is_hard_wrapped(text: str) -> bool:
    """Whether most lines with a neighbour below break in the middle of a sentence."""
    if "\n\n" not in text.replace("\r", ""):
        return False
    lines = text[:_SAMPLE].splitlines()
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if a.strip() and b.strip()]
    inside = [a for a, b in pairs if a.rstrip()[-1] not in _FINAL and b.lstrip()[0].isalnum()]
    broken = [a for a in inside if 40 <= len(a) <= 100]
    return len(broken) >= 3 and len(broken) >= 0.6 * len(pairs)


def safe(text: str) -> str:
    """Replace what no tokeniser takes (NULs, lone surrogates) one for one, so that offsets hold."""
    return _UNSAFE.sub("\ufffd", text)


@functools.cache
def load(model: str) -> Language:
    """Load a spaCy model once per process.

    Raises:
        ModelError: The model is not installed.
    """
    import spacy

    try:
        return spacy.load(model)
    except OSError as err:
        raise ModelError(
            f"spaCy model {model!r} is not installed. Install it with: pip install "
            f"{model.replace('_', '-')}, or name another with --model."
        ) from err


class Parse:
    """Paragraphs of one article and, for those asked for, their `Doc`.

    Args:
        article: The article.
        nlp: A spaCy pipeline with tagger, parser, lemmatiser and NER.
        max_chars: Longer paragraphs are never parsed; `doc` returns None for them.
    """

    def __init__(self, article: Article, nlp: Language, *, max_chars: int = 20_000) -> None:
        self.article = article
        self.nlp = nlp
        self.max_chars = max_chars
        self.paragraphs = paragraphs(article.text)
        self._starts = [p.start for p in self.paragraphs]
        self._docs: dict[int, Doc] = {}

    def index_at(self, offset: int) -> int:
        """Return the index of the paragraph that holds (or last began before) a code-point offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def prepare(self, indices: Iterable[int]) -> None:
        """Parse several paragraphs in one batch."""
        todo = [
            i
            for i in dict.fromkeys(indices)
            if i not in self._docs and len(self.paragraphs[i]) <= self.max_chars
        ]
        texts = (safe(self.paragraphs[i].of(self.article.text)) for i in todo)
        for i, doc in zip(todo, self.nlp.pipe(texts), strict=True):
            self._docs[i] = doc

    def doc(self, index: int) -> Doc | None:
        """Return the `Doc` of a paragraph; its offsets count from the paragraph's start.

        Returns:
            None if the paragraph is longer than `max_chars`.
        """
        if index not in self._docs:
            self.prepare([index])
        return self._docs.get(index)

    def parsed(self) -> Iterator[tuple[int, Doc]]:
        """Yield index and `Doc` of the paragraphs parsed so far, in order."""
        for index in sorted(self._docs):
            yield index, self._docs[index]
