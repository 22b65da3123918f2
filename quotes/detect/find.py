"""Find the attributions of an article: what the layout shows, then what the tagger and the marks say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quotes.detect.assemble import assemble
from quotes.detect.attribution import Attribution
from quotes.detect.choice import Right
from quotes.detect.confidence import PRIOR, confidence
from quotes.detect.labels import Label
from quotes.detect.links import Places
from quotes.detect.phrases import phrase_attributions
from quotes.detect.scan import SILENT, spoken_paragraphs
from quotes.detect.states import States
from quotes.detect.structure import (
    dash_attributions,
    from_lines,
    headline_attributions,
    turn_attributions,
    turns,
)
from quotes.detect.tagger import Reading, Tagger
from quotes.models import Article, Span
from quotes.text.marks import Stretch
from quotes.text.paragraphs import paragraphs

LEAST = 0.3
_COVER = re.compile(
    r"(?:that )?(?:(?:not |he |she |they )*(?:to )?be (?:named|identified|quoted)|anonymity)\b"
)


def attributions(
    article: Article, stretches: Sequence[Stretch], tagger: Tagger | None, *, least: float = LEAST
) -> list[Attribution]:
    """Return the attributions of an article in the order of their content.

    Args:
        article: The article.
        stretches: What the scanner of marks found in its text.
        tagger: What labels sources, cues and contents; None to look for marks and layout only.
        least: What is reported of less confidence is left out, but for marked words that are speech by
            themselves.
    """
    text, places = article.text, paragraphs(article.text)
    shown, labels, free, states = labelled(article, places, stretches, tagger)
    linker = tagger.linker if tagger else None
    weights = tagger.reliability if tagger else PRIOR
    assembled = [
        replace(a, confidence=confidence(a.evidence, weights)) if a.evidence else a
        for a in assemble(text, places, labels, free, linker=linker, states=states)
    ]
    kept = (a for a in assembled if a.marked or a.confidence >= least)
    found = [*shown, *(a for a in kept if not (_is_headline_colon(article, a) or _asks_for_cover(text, a)))]
    sources = [s.of(text) for a in found for s in a.source if article.zone_at(s.start) == "body"]
    headlines = list(headline_attributions(article, sources))
    return sorted([*headlines, *_not_in(found, headlines)], key=lambda a: a.content[0].start)


def labelled(
    article: Article, places: Sequence[Span], stretches: Sequence[Stretch], tagger: Tagger | None
) -> tuple[list[Attribution], list[Label], list[Stretch], States | None]:
    """Return what the layout attributes, and what is left to link: labels, stretches, and words' states."""
    heard = [s for s in stretches if article.zone_at(s.outer.start) not in SILENT]
    shown, free = _shown(article, places, heard)
    taken = Places(c for a in shown for c in a.content)
    turned = [c for a in shown if a.turn for c in a.content]
    said = reading(article, stretches, tagger, without=turned) if tagger else Reading([])
    inside = (_in_body(article, one) for one in said.labels if not taken.touch(one.span))
    return shown, [one for one in inside if one is not None], free, said.states


def reading(
    article: Article,
    stretches: Sequence[Stretch],
    tagger: Tagger,
    *,
    without: Sequence[Span] = (),
    right: Right = "overlap",
) -> Reading:
    """Return what the tagger says of an article's paragraphs, captions and the like left out.

    Args:
        article: The article.
        stretches: What the scanner of marks found in its text.
        tagger: The tagger.
        without: Paragraphs that hold one of these spans are left out too.
        right: What the labels are chosen for (see `quotes.detect.choice`).
    """
    places = paragraphs(article.text)
    chosen = [
        places[i] for i in spoken_paragraphs(article, places) if not any(places[i].holds(s) for s in without)
    ]
    headline = max((z.span.end for z in article.zones if z.name == "headline"), default=0)
    return tagger.read(article.text, chosen, stretches, headline_end=headline, right=right)


def pieces(article: Article, stretches: Sequence[Stretch], tagger: Tagger) -> list[Label]:
    """Return sources, cues and contents before they are joined into quotes: what layout and tagger say.

    The turns of a transcript come from the layout; of all else the tagger's spans are chosen to be exact.
    """
    places = paragraphs(article.text)
    spoken = list(turn_attributions(article, places, turns(article, places)))
    turned = [c for a in spoken for c in a.content]
    found = [Label(span, "source", a.confidence) for a in spoken for span in a.source]
    found += [Label(span, "cue", a.confidence) for a in spoken for span in a.cue]
    found += [Label(span, "content", a.confidence) for a in spoken for span in a.content]
    found += reading(article, stretches, tagger, without=turned, right="exact").labels
    return sorted(found, key=lambda one: (one.span, one.name))


def _is_headline_colon(article: Article, attribution: Attribution) -> bool:
    """Whether a headline's colon is all that ties words to a name; `structure` knows when it may."""
    cue = attribution.cue[0] if attribution.cue else None
    return cue is not None and cue.of(article.text) == ":" and article.zone_at(cue.start) == "headline"


def _asks_for_cover(text: str, attribution: Attribution) -> bool:
    """Whether all that is reported is that a source did not want to be named."""
    return not attribution.marked and all(_COVER.match(c.of(text)) for c in attribution.content)


def _shown(
    article: Article, places: Sequence[Span], stretches: Sequence[Stretch]
) -> tuple[list[Attribution], list[Stretch]]:
    """Return what the layout attributes by itself, and the marked stretches that it leaves over."""
    text = article.text
    shown = list(turn_attributions(article, places, turns(article, places)))
    free = _outside(stretches, shown)
    for more in (
        from_lines(text, places, free),
        dash_attributions(text, places, free),
        phrase_attributions(text, free),
    ):
        shown += more
        free = _outside(free, shown)
    return shown, free


def _in_body(article: Article, label: Label) -> Label | None:
    """Return a label without the dateline or time in front; None if it lies in a caption, byline or credit.

    Nor is what a headline's colon follows a source: `structure` knows when it may be.
    """
    zone = next((z for z in article.zones if z.span.start <= label.span.start < z.span.end), None)
    if zone is not None and zone.name == "headline" and label.name == "source":
        return None if article.text.startswith(":", label.span.end) else label
    if zone is None or zone.name not in SILENT:
        return label
    start = zone.span.end
    while start < label.span.end and not article.text[start].isalnum() and article.text[start] not in "“\"‘'":
        start += 1
    parts = {"dateline": ("content",), "timestamp": ("content", "source")}.get(zone.name, ())
    inside = label.name in parts and start < label.span.end
    return replace(label, span=Span(start, label.span.end)) if inside else None


def _outside(stretches: Iterable[Stretch], shown: Sequence[Attribution]) -> list[Stretch]:
    taken = Places(c for a in shown for c in a.content)
    return [s for s in stretches if not taken.touch(s.outer)]


def _not_in(attributions: Iterable[Attribution], headlines: Sequence[Attribution]) -> list[Attribution]:
    taken = Places(c for a in headlines for c in a.content)
    return [a for a in attributions if not any(taken.touch(c) for c in a.content)]
