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
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from quotes.detect.choice import Right, choose
from quotes.detect.crf import Crf, Floats
from quotes.detect.labels import Label
from quotes.detect.linker import Linker
from quotes.detect.states import States
from quotes.detect.tags import TAGS
from quotes.detect.windows import FEATURES, Window, pack
from quotes.detect.words import Words, read_words
from quotes.errors import ModelError
from quotes.models import Span
from quotes.text.marks import Stretch

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

LINKS = "links.npz"
_SLOWER = ["SkipLayerNormFusion"]  # what onnxruntime makes of a sum and a norm takes four times as long
_FILL = 224  # pieces: of more neighbours a paragraph gains nothing, and attention costs their square
_MOST_WORDS = 30_000  # of a text whose words' states are kept, for the sake of memory
SHIPPED = Path(__file__).parent / "model"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the tagger says of a text: labelled spans, and the states of its words if they are known."""

    labels: list[Label]
    states: States | None = None


class Tagger:
    """Labels the sources, cues and contents of paragraphs.

    Args:
        session: The network.
        tokenizer: Its word-piece tokeniser.
        crf: How tags follow each other.
        reliability: Weights of `quotes.detect.confidence`.
        size: The most pieces in a window.
        linker: What has learned on the states of this network which cue a content has; None if nothing has.
    """

    def __init__(
        self,
        session: InferenceSession,
        tokenizer: Tokenizer,
        crf: Crf,
        *,
        reliability: Sequence[float],
        size: int,
        linker: Linker | None = None,
    ) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self.crf = crf
        self.reliability = tuple(reliability)
        self._size = size
        self.linker = linker
        self._width = _width(session)

    def read(
        self,
        text: str,
        paragraphs: Sequence[Span],
        stretches: Sequence[Stretch],
        *,
        headline_end: int = 0,
        right: Right = "overlap",
    ) -> Reading:
        """Return the labelled spans of some paragraphs of a text, in order, and the states of its words.

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
        scores, states = self._scores_and_states(words)
        found = (choose(one, right) for one in self.crf.candidates(scores))
        labels = [
            Label(Span(int(one.starts[a]), int(one.ends[b - 1])), name, probability)
            for one, spans in zip(words, found, strict=True)
            for a, b, name, probability in spans
        ]
        return Reading(labels, states)

    def scores(self, paragraphs: Sequence[Words]) -> list[Floats]:
        """Return for each paragraph the scores of the tags of its words: words × tags."""
        return self._scores_and_states(paragraphs)[0]

    def _scores_and_states(self, paragraphs: Sequence[Words]) -> tuple[list[Floats], States | None]:
        scores = [np.zeros((len(one), len(TAGS)), dtype=np.float32) for one in paragraphs]
        begins = np.cumsum([0, *(len(one) for one in paragraphs)])
        known = self._width and 0 < begins[-1] <= _MOST_WORDS
        states = np.zeros((int(begins[-1]) if known else 0, self._width), dtype=np.float16)
        for window in pack(paragraphs, size=self._size, fill=_FILL):
            rows = [
                output[0][window.first]
                for output in self._run(window, ["scores", "states"][: 1 + bool(known)])
            ]
            at = 0
            for part in window.parts:
                skip = at + part.kept.start - part.words.start
                kept = slice(skip, skip + len(part.kept))
                scores[part.paragraph][part.kept.start : part.kept.stop] = rows[0][kept]
                if known:
                    begin = int(begins[part.paragraph])
                    states[begin + part.kept.start : begin + part.kept.stop] = rows[1][kept]
                at += len(part.words)
        if not known:
            return scores, None
        starts, ends = (
            np.concatenate([getattr(one, name) for one in paragraphs]) for name in ("starts", "ends")
        )
        return scores, States(starts, ends, states)

    def _run(self, window: Window, outputs: Sequence[str]) -> list[Floats]:
        inputs = {name: row[None] for name, row in zip(FEATURES, window.inputs, strict=True)}
        found: list[Floats] = self._session.run(outputs, inputs)
        return found


@functools.cache
def load_tagger(folder: Path = SHIPPED, *, threads: int = 1) -> Tagger:
    """Load a tagger once per process.

    Args:
        folder: Where `tagger.onnx`, `tagger.json` and `tokenizer.json` are, as `quotes train` writes them,
            and `links.npz`, if links were learned.
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
        session = InferenceSession(
            str(folder / "tagger.onnx"),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=_SLOWER,
        )
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        crf = Crf(np.array(about["follows"], dtype=np.float32), np.array(about["starts"], dtype=np.float32))
        reliability = [float(w) for w in about["reliability"]]
        size = int(about["size"])
        if about["tags"] != [*TAGS] or {i.name for i in session.get_inputs()} != set(FEATURES):
            raise ValueError("its tags or inputs are not those of this version")
        linker = _linker(folder / LINKS, session)
    except Exception as err:
        raise ModelError(
            f"{folder}: holds no tagger that can be loaded ({type(err).__name__}: {err}). "
            f"Name a folder that `quotes train` wrote, or install newsquotes anew."
        ) from err
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Tagger(session, tokenizer, crf, reliability=reliability, size=size, linker=linker)


def _width(session: InferenceSession) -> int:
    """Return how many numbers the network tells as the state of a word; 0 if it tells none."""
    return next((int(one.shape[-1]) for one in session.get_outputs() if one.name == "states"), 0)


def _linker(path: Path, session: InferenceSession) -> Linker | None:
    if not path.is_file():
        return None
    try:
        with np.load(path) as weights:
            linker = Linker(weights)
    except Exception as err:
        raise ValueError(f"{path.name} holds no weights of links") from err
    if linker.width != _width(session):
        raise ValueError(f"{path.name} was not made for this network")
    return linker
