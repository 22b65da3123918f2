"""Windows of tagged words: what one step of training sees."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from quotes.detect.scan import spoken_paragraphs
from quotes.detect.tags import allowed, tag
from quotes.detect.windows import FEATURES, MASK, Window, pack
from quotes.detect.words import Words, read_words
from quotes.models import Article
from quotes.text.marks import Stretch, scan
from quotes.text.paragraphs import paragraphs
from quotes.training.gold import Annotated, Version

_PAIRS = ("“”", '""', "‘’", "«»", "''", "„“")


@dataclass(frozen=True, slots=True)
class Example:
    """A window, the tag of each of its words, and 1 for each word that begins a paragraph or a part of it."""

    window: Window
    tags: NDArray[np.int64]
    opens: NDArray[np.int64]


def read_article(
    article: Article, tokenizer: Tokenizer, *, restyle: random.Random | None = None
) -> list[Words]:
    """Cut an article into words as the tagger does.

    Args:
        article: The article.
        tokenizer: The tokeniser of the base model.
        restyle: If given, the outermost quotation marks are drawn in another style before they are read:
            the network shall not depend on one newsroom's marks. Offsets hold.
    """
    spans = paragraphs(article.text)
    stretches = scan(article.text)
    text = restyled(article.text, stretches, restyle) if restyle else article.text
    headline = max((z.span.end for z in article.zones if z.name == "headline"), default=0)
    chosen = [spans[i] for i in spoken_paragraphs(article, spans)]
    return list(read_words(text, chosen, stretches, tokenizer, headline_end=headline))


def restyled(text: str, stretches: Sequence[Stretch], choose: random.Random) -> str:
    """Return the text with other outermost quotation marks, one character for one."""
    pair = choose.choice(_PAIRS)
    opening, closing = pair[0], pair[1]
    letters = list(text)
    for stretch in stretches:
        if stretch.depth:
            continue
        if stretch.inner.start - stretch.outer.start == 1:
            letters[stretch.outer.start] = opening
        if stretch.outer.end - stretch.inner.end == 1:
            letters[stretch.inner.end] = closing
    return "".join(letters)


def tagged(words: Sequence[Words], version: Version) -> list[NDArray[np.int64]]:
    """Return the tags that an annotator's spans give the words of each paragraph."""
    return [tag(one, _near(one, version)) for one in words]


def examples(
    words: Sequence[Words], tags: Sequence[NDArray[np.int64]], *, size: int, lead: int = 0
) -> Iterator[Example]:
    """Pack an article's words and their tags, paragraph by paragraph, into windows."""
    for window in pack(words, size=size, lead=lead):
        yield Example(
            window,
            np.concatenate([_opened(tags[p.paragraph][p.words.start : p.words.stop]) for p in window.parts]),
            np.concatenate([np.arange(len(p.words)) == 0 for p in window.parts]).astype(np.int64),
        )


def _opened(tags: NDArray[np.int64]) -> NDArray[np.int64]:
    """Let a span that a window cuts begin anew: no tag that goes on may stand first."""
    if not allowed()[1][tags[0]]:
        tags = tags.copy()
        tags[0] -= 1
    return tags


def _near(words: Words, version: Version) -> Version:
    if not len(words):
        return ()
    start, end = int(words.starts[0]), int(words.ends[-1])
    return tuple(one for one in version if one[0].start < end and start < one[0].end)


def epoch(
    gold: Sequence[Annotated],
    plain: Sequence[Sequence[Words]],
    tokenizer: Tokenizer,
    *,
    size: int,
    batch: int,
    restyle: float,
    choose: random.Random,
) -> list[list[Example]]:
    """Return the batches of one pass over the articles, in random order.

    Each pass cuts the windows at other places, draws the marks of some articles in another style, and of
    an article with several annotators takes one at random.

    Args:
        gold: The annotated articles.
        plain: Their words as `read_article` cuts them.
        tokenizer: The tokeniser of the base model.
        size: The most pieces in a window.
        batch: The most pieces in a batch, padding counted.
        restyle: The share of articles whose marks are drawn in another style.
        choose: Where chance comes from.
    """
    found: list[Example] = []
    for one, words in zip(gold, plain, strict=True):
        version = choose.choice(one.versions)
        lead = choose.randrange(size // 2)
        if choose.random() < restyle:
            words = read_article(one.article, tokenizer, restyle=choose)
        found += examples(words, tagged(words, version), size=size, lead=lead)
    found.sort(key=lambda x: x.window.inputs.shape[1] + choose.random() * 24)
    batches: list[list[Example]] = [[]]
    wide = 0
    for example in found:
        wide = max(wide, width := example.window.inputs.shape[1])
        if batches[-1] and (len(batches[-1]) + 1) * wide > batch:
            batches.append([])
            wide = width
        batches[-1].append(example)
    choose.shuffle(batches)
    return batches


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors of several examples.

    Attributes:
        inputs: One batch × pieces tensor for each of `windows.FEATURES`, then one that is 1 for pieces
            and 0 for padding.
        first: Batch × words, the column of each word's first piece.
        tags, opens, mask: Batch × words; `mask` is 1 for words and 0 for padding.
    """

    inputs: tuple[Tensor, ...]
    first: Tensor
    tags: Tensor
    opens: Tensor
    mask: Tensor


def collate(chosen: Sequence[Example], *, blank: float = 0.0) -> Batch:
    """Pad examples to one batch; `blank` is the share of common pieces that are hidden from the network."""
    wide = max(x.window.inputs.shape[1] for x in chosen)
    long = max(len(x.tags) for x in chosen)
    inputs = torch.zeros(len(FEATURES) + 1, len(chosen), wide, dtype=torch.long)
    words = torch.zeros(4, len(chosen), long, dtype=torch.long)
    for i, x in enumerate(chosen):
        n = x.window.inputs.shape[1]
        inputs[:-1, i, :n] = torch.from_numpy(x.window.inputs)
        inputs[-1, i, :n] = 1
        for k, row in enumerate((x.window.first, x.tags, x.opens, np.ones_like(x.tags))):
            words[k, i, : len(row)] = torch.from_numpy(row)
    if blank:
        hidden = (torch.rand(inputs[0].shape) < blank) & (inputs[0] > 999)
        inputs[0] = torch.where(hidden, torch.full_like(inputs[0], MASK), inputs[0])
    return Batch(tuple(inputs), *words)
