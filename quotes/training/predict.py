"""What a network in training says of articles: scores of tags, and how right the spans are that follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor

from quotes.detect.crf import Crf, Floats
from quotes.detect.tags import TAGS
from quotes.detect.words import Words
from quotes.training.examples import Batch, Example, collate, examples, tagged
from quotes.training.gold import Annotated
from quotes.training.network import Network
from quotes.training.score import Scored, span_f1

_HALF = torch.backends.cpu.get_cpu_capability().startswith("AVX512")
"""Whether the CPU reckons in bfloat16 by itself; where it does not, that takes twenty times as long."""


def word_scores(network: Network, batch: Batch) -> Tensor:
    """Return the scores of the tags of each word: batch × words × tags."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=_HALF):
        scores = network(*batch.inputs)
    return scores.float().gather(1, batch.first[..., None].expand(-1, -1, len(TAGS)))


def score(network: Network, shown: Sequence[tuple[Annotated, list[Words]]], *, size: int) -> str:
    """Return the exact F1 of each name of span against the first version, as a line to read."""
    network.eval()
    crf = Crf(network.crf.transitions().detach().numpy(), network.crf.beginnings().detach().numpy())
    scored = [Scored(one, words, predict(network, words, size=size)) for one, words in shown]
    return "  ".join(f"{name} {f1:.4f}" for name, f1 in span_f1(scored, crf).items())


def predict(network: Network, words: Sequence[Words], *, size: int) -> list[Floats]:
    """Return the scores of the tags of each paragraph's words."""
    scores = [np.zeros((len(one), len(TAGS)), dtype=np.float32) for one in words]
    chosen = list(examples(words, tagged(words, ()), size=size))
    for some in _some(chosen):
        with torch.no_grad():
            found = word_scores(network, collate(some)).numpy()
        for example, rows in zip(some, found, strict=True):
            at = 0
            for part in example.window.parts:
                skip = part.kept.start - part.words.start
                kept = rows[at + skip : at + skip + len(part.kept)]
                scores[part.paragraph][part.kept.start : part.kept.stop] = kept
                at += len(part.words)
    return scores


def _some(chosen: list[Example]) -> Iterator[list[Example]]:
    for i in range(0, len(chosen), 4):
        yield chosen[i : i + 4]
