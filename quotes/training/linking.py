"""Learn which cue a content has, from attributions that say so: the weights of `quotes.detect.linker`."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from quotes.detect.assemble import choices, parts
from quotes.detect.find import labelled
from quotes.detect.linker import OF_CONTENT, OF_PAIR, Choices, facts
from quotes.detect.links import Page
from quotes.detect.tagger import Tagger
from quotes.models import Span
from quotes.text.marks import scan
from quotes.text.paragraphs import paragraphs
from quotes.training.gold import Annotated, Link

_INSIDE = 0.5


@dataclass(frozen=True, slots=True)
class LinkPlan:
    """How to learn.

    Attributes:
        networks: How many are averaged, each with a seed of its own.
        seed: The first of them.
        epochs: Passes over the articles.
        width: Of the projections and of the hidden layer.
        dropout: Of hidden states. High, for the tagger has seen these articles and is surer of them.
        rate, decay: Of AdamW.
        batch: Articles in a step.
    """

    networks: int = 2
    seed: int = 0
    epochs: int = 7
    width: int = 64
    dropout: float = 0.5
    rate: float = 1e-3
    decay: float = 1e-2
    batch: int = 5


@dataclass(frozen=True, slots=True)
class Example:
    """The contents that were found in an article and the cues that each may have.

    Attributes:
        choices: Both, and what is known of their places.
        contents: States around each content.
        cues: States around each cue that a content may have, sorted by place.
        which: For each pair, which of these cues.
        right: For each pair, whether the cue is the content's.
        counts: For each content, whether it is learned from.
    """

    choices: Choices
    contents: NDArray[np.float16]
    cues: NDArray[np.float16]
    which: NDArray[np.int64]
    right: NDArray[np.bool_]
    counts: NDArray[np.bool_]


def learn(gold: Iterable[Annotated], tagger: Tagger, plan: LinkPlan) -> dict[str, NDArray[np.float16]] | None:
    """Return the weights of a linker on the states of a tagger; None if no article says what is linked."""
    examples = [one for annotated in gold if (one := example(annotated, tagger)) is not None]
    if not any(len(one.right) for one in examples):
        return None
    return stacked([_learn(examples, plan, plan.seed + k) for k in range(plan.networks)])


def example(annotated: Annotated, tagger: Tagger) -> Example | None:
    """Return what is to be learned from an article; None if nothing is."""
    article = annotated.article
    stretches = scan(article.text)
    places = paragraphs(article.text)
    _, labels, free, states = labelled(article, places, stretches, tagger)
    if annotated.linked is None or states is None:
        return None
    page, labels = Page(article.text, places), parts(article.text, labels)
    found, offers, around = choices(page, labels, free)
    if not found:
        return None
    made = facts(page, found, offers, around)
    links = [_link_of(unit.span, annotated.linked) for unit in found]
    right = [
        link is not None and any(cue.overlaps(place) for place in link.cue)
        for cue, link in ((cue, links[k]) for cue, k in zip(made.cues, made.whose.tolist(), strict=True))
    ]
    cues = sorted(set(made.cues))
    place = {cue: k for k, cue in enumerate(cues)}
    return Example(
        made,
        states.around(made.contents).astype(np.float16),
        states.around(cues).astype(np.float16),
        np.array([place[cue] for cue in made.cues], dtype=np.int64),
        np.array(right, dtype=np.bool_),
        # What nobody marked has no cue; but most of what was labelled so is a quote that an annotator missed.
        np.array([link is not None or not unit.sure for unit, link in zip(found, links, strict=True)]),
    )


def _link_of(span: Span, links: Sequence[Link]) -> Link | None:
    """Return the link whose content is most like a span that it holds the half of."""
    best: tuple[float, Link] | None = None
    for link in links:
        shared = sum(len(span.common(piece)) for piece in link.content if piece.overlaps(span))
        longest = max((len(piece) for piece in link.content), default=0)
        if shared and shared >= _INSIDE * len(span):
            like = shared / (longest + len(span) - shared)
            if best is None or like > best[0]:
                best = (like, link)
    return best[1] if best else None


class _Network(nn.Module):
    def __init__(self, states: int, width: int, dropout: float) -> None:
        super().__init__()
        self.unsure, self.drop = nn.Dropout(dropout), nn.Dropout(0.2)
        self.content, self.cue = nn.Linear(states, width), nn.Linear(states, width)
        self.both = nn.Linear(width, width, bias=False)
        self.of_content, self.of_pair = nn.Linear(OF_CONTENT, width), nn.Linear(OF_PAIR, width)
        self.pair = nn.Linear(width, 1)
        self.alone, self.none = nn.Linear(width, width // 2), nn.Linear(width // 2, 1)

    def forward(self, batch: _Batch) -> tuple[Tensor, Tensor]:
        left, right = (
            self.content(self.unsure(batch.contents)),
            self.cue(self.unsure(batch.cues))[batch.which],
        )
        base = left + self.of_content(batch.of_content)
        hidden = (
            base[batch.whose] + right + self.both(left[batch.whose] * right) + self.of_pair(batch.of_pair)
        )
        gelu = nn.functional.gelu
        none = self.none(self.drop(gelu(self.alone(self.drop(gelu(base))))))
        return self.pair(self.drop(gelu(hidden)))[:, 0], none[:, 0]


@dataclass(frozen=True, slots=True)
class _Batch:
    contents: Tensor
    cues: Tensor
    which: Tensor
    whose: Tensor
    of_content: Tensor
    of_pair: Tensor
    right: Tensor
    counts: Tensor


def _together(examples: Sequence[Example]) -> _Batch:
    contents = np.cumsum([0, *(len(one.contents) for one in examples)])
    cues = np.cumsum([0, *(len(one.cues) for one in examples)])

    def joined(arrays: Iterator[NDArray[np.generic]]) -> Tensor:
        return torch.from_numpy(np.concatenate(list(arrays)))

    return _Batch(
        joined(one.contents for one in examples).float(),
        joined(one.cues for one in examples).float(),
        joined(one.which + at for one, at in zip(examples, cues.tolist(), strict=False)),
        joined(one.choices.whose + at for one, at in zip(examples, contents.tolist(), strict=False)),
        joined(one.choices.of_content for one in examples),
        joined(one.choices.of_pair for one in examples),
        joined(one.right for one in examples),
        joined(one.counts for one in examples),
    )


def _loss(network: _Network, batch: _Batch) -> Tensor:
    """Return the mean negative log likelihood of a content's right cues, or of none where none is there."""
    scores, none = network(batch)
    top = none.detach().scatter_reduce(0, batch.whose, scores.detach(), "amax")
    raised = torch.exp(scores - top[batch.whose])
    alone = torch.exp(none - top)
    nothing = torch.zeros_like(none)
    total = alone.scatter_add(0, batch.whose, raised)
    right = nothing.scatter_add(0, batch.whose, raised * batch.right)
    has = nothing.scatter_add(0, batch.whose, batch.right.float()) > 0
    likely = (torch.where(has, right, alone) / total).clamp_min(1e-6)
    return -torch.log(likely)[batch.counts].mean()


def _learn(examples: Sequence[Example], plan: LinkPlan, seed: int) -> _Network:
    torch.manual_seed(seed)
    order = torch.Generator().manual_seed(seed)
    network = _Network(examples[0].contents.shape[1], plan.width, plan.dropout)
    optimizer = torch.optim.AdamW(network.parameters(), lr=plan.rate, weight_decay=plan.decay)
    steps = plan.epochs * math.ceil(len(examples) / plan.batch)
    done = 0
    for _ in range(plan.epochs):
        shuffled = torch.randperm(len(examples), generator=order).tolist()
        for i in range(0, len(shuffled), plan.batch):
            batch = _together([examples[k] for k in shuffled[i : i + plan.batch]])
            for group in optimizer.param_groups:
                group["lr"] = plan.rate * min(1.0, (done + 1) / 100) * (1 - done / steps)
            done += 1
            if not batch.counts.any():
                continue
            loss = _loss(network, batch)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return network.eval()


def stacked(networks: Sequence[_Network]) -> dict[str, NDArray[np.float16]]:
    """Return the weights of networks as the linker takes them, in half precision."""
    found: dict[str, NDArray[np.float16]] = {}
    for name, _ in networks[0].named_parameters():
        layer, _, kind = name.partition(".")
        rows = [dict(one.named_parameters())[name].detach().numpy() for one in networks]
        if layer in ("pair", "none"):  # one number comes out of these
            rows = [row[0] for row in rows]
        elif kind == "weight":
            rows = [row.T for row in rows]
        found[layer if kind == "weight" else f"{layer}_bias"] = np.stack(rows).astype(np.float16)
    return found
