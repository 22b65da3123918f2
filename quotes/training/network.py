"""The network: a small BERT that also sees shapes and marks, and a linear-chain CRF over its tags.

The CRF is that of Lafferty, McCallum and Pereira (2001), as Lample et al. (2016) put it on a neural tagger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import torch
from torch import Tensor, nn
from transformers import BertModel
from transformers.utils import logging

from quotes.detect.tags import TAGS, allowed
from quotes.detect.words import MARKS, PLACES, SHAPES

_NEVER = -1e4
_SIDE = 16


class Crf(nn.Module):
    """Scores of one tag following another; those that cannot follow are fixed at a very low score."""

    def __init__(self) -> None:
        super().__init__()
        follows, first = allowed()
        self.follows = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.starts = nn.Parameter(torch.zeros(len(TAGS)))
        self._follows: Tensor
        self._starts: Tensor
        self.register_buffer("_follows", torch.where(torch.tensor(follows), 0.0, _NEVER), persistent=False)
        self.register_buffer("_starts", torch.where(torch.tensor(first), 0.0, _NEVER), persistent=False)

    def transitions(self) -> Tensor:
        """Return the scores from each tag (row) to each tag (column)."""
        return self.follows + self._follows

    def beginnings(self) -> Tensor:
        """Return the score of each tag at the head of a paragraph."""
        return self.starts + self._starts

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor, opens: Tensor) -> Tensor:
        """Return the negative log likelihood of `tags`, summed.

        Args:
            scores: Batch × words × tags.
            tags: Batch × words.
            mask: Batch × words, 1 for a word and 0 for padding behind the last.
            opens: Batch × words, 1 for the first word of a paragraph: no tag carries over to it.
        """
        steps = self.transitions()
        heads = self.beginnings()
        log_z = torch.logsumexp
        gold = scores.gather(2, tags[..., None])[..., 0]
        inner = steps[tags[:, :-1], tags[:, 1:]]
        gold = gold + torch.cat(
            [heads[tags[:, :1]], torch.where(opens[:, 1:] > 0, heads[tags[:, 1:]], inner)], 1
        )
        alpha = scores[:, 0] + heads
        for t in range(1, scores.shape[1]):
            carried = log_z(alpha[:, :, None] + steps, 1)
            opened = log_z(alpha, 1)[:, None] + heads
            step = torch.where(opens[:, t, None] > 0, opened, carried) + scores[:, t]
            alpha = torch.where(mask[:, t, None] > 0, step, alpha)
        return (log_z(alpha, 1) - (gold * mask).sum(1)).sum()


@contextmanager
def _silence() -> Iterator[None]:
    """Keep transformers from printing a bar, and a report on the pooler, which is left out on purpose."""
    level, bar = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        yield
    finally:
        logging.set_verbosity(level)
        if bar:
            logging.enable_progress_bar()


class Network(nn.Module):
    """Scores of the tags of each piece: rows of `windows.FEATURES` in, batch × pieces × tags out.

    Args:
        base: Folder of a BERT in the form of transformers.
        dropout: Of hidden states while it learns.
        features: Names of the features that it sees, for ablation: `shapes`, `marks`, `places`.

    Raises:
        OSError, RuntimeError, ValueError: The folder holds no BERT with all its weights.
    """

    def __init__(
        self,
        base: Path,
        *,
        dropout: float = 0.1,
        features: tuple[str, ...] = ("shapes", "marks", "places"),
    ) -> None:
        super().__init__()
        with _silence():
            loaded: Any = BertModel.from_pretrained(
                str(base),
                add_pooling_layer=False,
                hidden_dropout_prob=dropout,
                attention_probs_dropout_prob=0.0,
                output_loading_info=True,
            )
        encoder, about = loaded
        self.encoder: Any = encoder
        if about["missing_keys"]:
            raise ValueError(f"it has no weights {min(about['missing_keys'])}")
        width = self.encoder.config.hidden_size
        self.features = features
        self.shapes = nn.Embedding(len(SHAPES), width)
        self.marks = nn.Embedding(len(MARKS), width)
        self.places = nn.Embedding(len(PLACES), width)
        for table in (self.shapes, self.marks, self.places):
            nn.init.zeros_(table.weight)
        self.side_shapes = nn.Embedding(len(SHAPES), _SIDE)
        self.side_marks = nn.Embedding(len(MARKS), _SIDE)
        self.drop = nn.Dropout(0.2)
        self.head = nn.Sequential(
            nn.Linear(width + 2 * _SIDE, width // 2), nn.GELU(), nn.Linear(width // 2, len(TAGS))
        )
        self.crf = Crf()

    def forward(
        self, pieces: Tensor, shapes: Tensor, marks: Tensor, places: Tensor, attention: Tensor
    ) -> Tensor:
        """Return the scores of the tags; `attention` is 1 for a piece and 0 for padding."""
        return self.read(pieces, shapes, marks, places, attention)[0]

    def read(
        self, pieces: Tensor, shapes: Tensor, marks: Tensor, places: Tensor, attention: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return the scores of the tags, and the last hidden states."""
        shapes, marks, places = (
            x if name in self.features else torch.zeros_like(x)
            for name, x in (("shapes", shapes), ("marks", marks), ("places", places))
        )
        seen = self.encoder.embeddings.word_embeddings(pieces)
        seen = seen + self.shapes(shapes) + self.marks(marks) + self.places(places)
        hidden = self.encoder(inputs_embeds=seen, attention_mask=attention).last_hidden_state
        side = [self.side_shapes(shapes), self.side_marks(marks)]
        return self.head(self.drop(torch.cat([hidden, *side], -1))), hidden


class Members(nn.Module):
    """Networks of one base whose scores are averaged; they share the table of pieces, which none changed."""

    def __init__(self, members: Sequence[Network]) -> None:
        super().__init__()
        self.members = nn.ModuleList(members)
        shared = members[0].encoder.embeddings.word_embeddings
        for one in members:
            one.encoder.embeddings.word_embeddings = shared

    def forward(
        self, pieces: Tensor, shapes: Tensor, marks: Tensor, places: Tensor, attention: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Return the mean of the members' scores, and their last hidden states side by side."""
        members = (cast(Network, one) for one in self.members)
        scores, states = zip(
            *(one.read(pieces, shapes, marks, places, attention) for one in members), strict=True
        )
        return torch.stack(scores).mean(0), torch.cat(states, -1)
