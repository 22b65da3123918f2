"""The tagger: the words of a source, a cue or a content in running text, by a small network on the CPU.

A six-layer BERT with a CRF, as int8 for onnxruntime; `model/README.md` is its model card, and
`quotes.training` made it. Each window is run by itself: the scale of the network's whole numbers depends
on all that is run at once, so in a batch one paragraph's labels would hang on its neighbours, and on a
CPU a batch is no faster (measured: 5,600 pieces a second alone, 5,500 in batches of eight).
"""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from quotes.detect.choice import Right, choose
from quotes.detect.crf import Crf, Floats
from quotes.detect.labels import Label
from quotes.detect.tags import TAGS
from quotes.detect.windows import FEATURES, Window, pack
from quotes.detect.words import Words, read_words
from quotes.errors import ModelError
from quotes.models import Span
from quotes.text.marks import Stretch

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

SHIPPED = Path(__file__).parent / "model"


class Tagger:
    """Labels the sources, cues and contents of paragraphs.

    Args:
        session: The network.
        tokenizer: Its word-piece tokeniser.
        crf: How tags follow each other.
        reliability: Weights of `quotes.detect.confidence`.
        size: The most pieces in a window.
    """

    def __init__(
        self,
        session: InferenceSession,
        tokenizer: Tokenizer,
        crf: Crf,
        *,
        reliability: Sequence[float],
        size: int,
    ) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self.crf = crf
        self.reliability = tuple(reliability)
        self._size = size

    def label(
        self,
        text: str,
        paragraphs: Sequence[Span],
        stretches: Sequence[Stretch],
        *,
        headline_end: int = 0,
        right: Right = "overlap",
    ) -> list[Label]:
        """Return the labelled spans of some paragraphs of a text, in order.

        Takes any string. Paragraphs longer than a window are read in windows that overlap.

        Args:
            text: The article's text.
            paragraphs: What to label; each is labelled in sight of its neighbours.
            stretches: What the scanner of marks found in the whole text.
            headline_end: Where the headline ends; 0 if there is none.
            right: What the labels are chosen for: to overlap the true ones, or to be them exactly.

        Returns:
            Labels whose offsets are code points into `text`, half-open; labels of one text never overlap.
        """
        words = list(read_words(text, paragraphs, stretches, self._tokenizer, headline_end=headline_end))
        found = (choose(one, right) for one in self.crf.candidates(self.scores(words)))
        return [
            Label(Span(int(one.starts[a]), int(one.ends[b - 1])), name, probability)
            for one, spans in zip(words, found, strict=True)
            for a, b, name, probability in spans
        ]

    def scores(self, paragraphs: Sequence[Words]) -> list[Floats]:
        """Return for each paragraph the scores of the tags of its words: words × tags."""
        found = [np.zeros((len(one), len(TAGS)), dtype=np.float32) for one in paragraphs]
        for window in pack(paragraphs, size=self._size):
            rows = self._run(window)[window.first]
            at = 0
            for part in window.parts:
                skip = at + part.kept.start - part.words.start
                found[part.paragraph][part.kept.start : part.kept.stop] = rows[skip : skip + len(part.kept)]
                at += len(part.words)
        return found

    def _run(self, window: Window) -> Floats:
        inputs = {name: row[None] for name, row in zip(FEATURES, window.inputs, strict=True)}
        inputs["attention"] = np.ones_like(window.inputs[:1])
        scores: Floats = self._session.run(None, inputs)[0][0]
        return scores


@functools.cache
def load_tagger(folder: Path = SHIPPED, *, threads: int = 1) -> Tagger:
    """Load a tagger once per process.

    Args:
        folder: Where `tagger.onnx`, `tagger.json` and `tokenizer.json` are, as `quotes train` writes them.
        threads: CPU threads that one article may use.

    Raises:
        ModelError: A file is missing or cannot be read.
    """
    from onnxruntime import InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    try:
        about = json.loads((folder / "tagger.json").read_text(encoding="utf-8"))
        options = SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        session = InferenceSession(str(folder / "tagger.onnx"), options, providers=["CPUExecutionProvider"])
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        crf = Crf(np.array(about["follows"], dtype=np.float32), np.array(about["starts"], dtype=np.float32))
        reliability = [float(w) for w in about["reliability"]]
        size = int(about["size"])
        if about["tags"] != [*TAGS] or {i.name for i in session.get_inputs()} != {*FEATURES, "attention"}:
            raise ValueError("its tags or inputs are not those of this version")
    except Exception as err:
        raise ModelError(
            f"{folder}: holds no tagger that can be loaded ({type(err).__name__}: {err}). "
            f"Name a folder that `quotes train` wrote, or install newsquotes anew."
        ) from err
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Tagger(session, tokenizer, crf, reliability=reliability, size=size)
