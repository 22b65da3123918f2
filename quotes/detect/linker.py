"""Whether a content has another cue than the cheapest: a small network that has learned it says so.

It sees the hidden states of the tagger's network and the places of both. Each content chooses among the
cues near it, or none (a softmax). The score of a pair is that of a network with one hidden layer on
projections of both spans and their product (after the biaffine scorer of Dozat and Manning 2017), and on
what `facts` says of their places. The mean of several such networks is taken, for each by itself chooses a
little differently.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotes.detect.crf import Floats
from quotes.detect.cues import Around, Offer, limit
from quotes.detect.links import Page
from quotes.detect.states import PARTS, States
from quotes.detect.units import Unit
from quotes.models import Span

OF_CONTENT, OF_PAIR = 19, 24
"""How many facts there are of a content by itself, and of a content and a cue."""
_FAR = 120.0
_CLOSING = "”\"’'»"
_THAT = "".join(sorted({*' ,:“"', *"that"}))  # between a cue and words that it reports
_SPEECH, _REPORTED = -1.0, 1.0
"""What is added to the score of having no cue: marked speech has one, reported words need a likely one."""
_SURE = 2.0
"""By how much a cue must be likelier than all others to be taken for the cheapest: e² times, so that texts
unlike those learned from are linked by price."""


@dataclass(frozen=True, slots=True)
class Choices:
    """The contents of an article and the cues that each may have.

    Attributes:
        contents: The spans of contents.
        cues: For each pair of a content and a cue, the cue.
        whose: For each pair, which of the contents it is of.
        of_content: Contents × `OF_CONTENT`.
        of_pair: Pairs × `OF_PAIR`.
    """

    contents: tuple[Span, ...]
    cues: tuple[Span, ...]
    whose: NDArray[np.int64]
    of_content: Floats
    of_pair: Floats


class Linker:
    """Corrects the cue of each content.

    Args:
        weights: Arrays as `quotes.training.linking` makes them, each with one row for each network.
    """

    def __init__(self, weights: Mapping[str, NDArray[np.float32]]) -> None:
        self._weights = {name: np.asarray(weights[name], dtype=np.float32) for name in weights}

    @property
    def width(self) -> int:
        """How many numbers the state of a word has."""
        return int(self._weights["content"].shape[1]) // PARTS

    def scores(self, choices: Choices, states: States) -> tuple[Floats, Floats]:
        """Return the score of each pair, and of each content having none."""
        w = self._weights
        cues = sorted(set(choices.cues))
        place = {cue: k for k, cue in enumerate(cues)}
        which = np.array([place[cue] for cue in choices.cues], dtype=np.int64)
        contents, reporting = states.around(choices.contents), states.around(cues)
        pairs = np.zeros(len(which), dtype=np.float32)
        none = np.zeros(len(choices.contents), dtype=np.float32)
        for k in range(len(w["pair"])):
            left = contents @ w["content"][k] + w["content_bias"][k]
            right = (reporting @ w["cue"][k] + w["cue_bias"][k])[which]
            base = left + choices.of_content @ w["of_content"][k] + w["of_content_bias"][k]
            hidden = base[choices.whose] + right + (left[choices.whose] * right) @ w["both"][k]
            hidden += choices.of_pair @ w["of_pair"][k] + w["of_pair_bias"][k]
            pairs += _gelu(hidden) @ w["pair"][k] + w["pair_bias"][k]
            alone = _gelu(_gelu(base) @ w["alone"][k] + w["alone_bias"][k])
            none += alone @ w["none"][k] + w["none_bias"][k]
        many = np.float32(len(w["pair"]))
        return pairs / many, none / many

    def revised(
        self,
        page: Page,
        units: Sequence[Unit],
        offers: Sequence[Sequence[Offer]],
        around: Around,
        states: States,
        cheapest: Sequence[Span | None],
    ) -> list[Span | None]:
        """Return the cue of each content: the one that is far the likeliest, or none, or else the cheapest.

        Args:
            page: The text.
            units: The contents.
            offers: For each content the cues that it may have.
            around: All labels.
            states: What the network knows of each word.
            cheapest: The cue that each content has by price, or None.
        """
        if not any(offers):
            return list(cheapest)
        choices = facts(page, units, offers, around)
        scores, alone = self.scores(choices, states)
        ends = np.cumsum([len(some) for some in offers]).tolist()
        found: list[Span | None] = []
        for unit, some, end, none, now in zip(units, offers, ends, alone.tolist(), cheapest, strict=True):
            none += 0.0 if not unit.sure else _SPEECH if unit.direct else _REPORTED
            score: dict[Span | None, float] = {None: none}
            score |= {one.cue: float(scores[k]) for k, one in enumerate(some, end - len(some))}
            # What is reported without marks has its cue at hand; marked words may have it paragraphs away.
            near = (one.cue for one in some if unit.direct or one.price <= limit(unit))
            # Speech in marks that has a cue does not lose it for none.
            options = near if unit.direct and unit.sure else (None, *near)
            best = max(options, key=score.__getitem__, default=None)
            rest = max((value for cue, value in score.items() if cue != best), default=0.0)
            found.append(best if now in score and score[best] > rest + _SURE else now)
        return found


def facts(page: Page, units: Sequence[Unit], offers: Sequence[Sequence[Offer]], around: Around) -> Choices:
    """Return what is known of the places of contents and of the cues that each may have."""
    of_pair = [
        row for unit, some in zip(units, offers, strict=True) for row in _of_pairs(page, unit, some, around)
    ]
    return Choices(
        tuple(unit.span for unit in units),
        tuple(offer.cue for some in offers for offer in some),
        np.repeat(np.arange(len(units)), [len(some) for some in offers]),
        np.array(
            [_of_content(page, unit, some) for unit, some in zip(units, offers, strict=True)],
            dtype=np.float32,
        ).reshape(-1, OF_CONTENT),
        np.array(of_pair, dtype=np.float32).reshape(-1, OF_PAIR),
    )


def _of_content(page: Page, unit: Unit, offers: Sequence[Offer]) -> tuple[float, ...]:
    text, span = page.text, unit.span
    words = span.of(text)
    end = words.rstrip(_CLOSING)[-1:]
    return (
        unit.direct,
        unit.sure,
        unit.probability is None,
        unit.probability or 0.0,
        unit.continued,
        unit.spoken,
        unit.resumes is not None,
        end == ",",
        end == ".",
        end in ("!", "?"),
        words.startswith("that "),
        _log(len(span) / 5),
        any(ch.isupper() for ch in words[:2]),
        min(1.0, len(offers) / 4),
        min((offer.price for offer in offers), default=60.0) / 30,
        text[max(0, span.start - 2) : span.start].strip() == ":",
        page.sentence_ends(max(0, span.start - 1), span.start + 1) > 0,
        span.end >= len(text) or text[span.end] == "\n",
        span.start == 0 or text[span.start - 1] == "\n",
    )


def _of_pairs(page: Page, unit: Unit, offers: Sequence[Offer], around: Around) -> list[tuple[float, ...]]:
    text = page.text
    cues, sources = around.cues.near(unit.span), around.sources.near(unit.span)
    others = [c for c in around.contents.near(unit.span) if not c.overlaps(unit.span)]
    cheapest, second, *_ = [*sorted(offer.price for offer in offers), _FAR, _FAR]
    rows: list[tuple[float, ...]] = []
    for offer in offers:
        cue = offer.cue
        behind = cue.start > unit.span.start
        start, end = (unit.span.end, cue.start) if behind else (cue.end, unit.span.start)
        apart = end > start
        between = text[start:end]
        price = min(offer.price, _FAR)
        dearer = price - (cheapest if offer.price > cheapest else min(second, _FAR))
        rows.append(
            (
                price / 30,
                min(price, 15.0) / 15,
                max(-30.0, min(dearer, 30.0)) / 15,
                offer.price <= limit(unit),
                behind,
                behind and unit.direct,
                not behind and unit.direct,
                _log(page.words(start, end)) if apart else 0.0,
                min(page.sentence_ends(start, end), 3) if apart else 0.0,
                min(page.paragraph_ends(start, end), 2) if apart else 0.0,
                *(sum(s.start >= start and s.end <= end for s in spans) for spans in (cues, others, sources)),
                not apart,
                around.known[cue],
                cue.of(text) == ":",
                _log(len(cue) / 5),
                offer.price == cheapest,
                any(s.end <= cue.start and not text[s.end : cue.start].strip() for s in sources),
                any(s.start >= cue.end and not text[cue.end : s.start].strip() for s in sources),
                any(s.start >= cue.end and not text[cue.end : s.start].strip(_THAT) for s in others),
                "," in between,
                "“" in between or '"' in between,
                " and " in between,
            )
        )
    return rows


def _log(number: float) -> float:
    return math.log1p(number) / 3


def _gelu(x: Floats) -> Floats:
    """The Gaussian error linear unit, by the approximation of Hendrycks and Gimpel (2016)."""
    found = x * (0.5 + 0.5 * np.tanh(0.7978845608 * (x + 0.044715 * x * x * x)))
    return found.astype(np.float32, copy=False)
