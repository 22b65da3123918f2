"""Decide whom a source means: a name, a pronoun, a relative, a description, or nobody who is named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.attribute.by_description import by_description
from quotes.attribute.by_name import by_name, name_behind
from quotes.attribute.by_pronoun import by_pronoun
from quotes.attribute.decisions import Decision, Rule
from quotes.attribute.heads import trim
from quotes.attribute.scene import Scene
from quotes.attribute.turn_labels import by_label, in_full, is_anothers, is_label, name_in, not_named
from quotes.models import Quote

__all__ = ["Decision", "Rule", "decide"]

_SAID = re.compile(r"(?:said|says|told|tells|added|adds|asked|asks|joked|replied)\b", re.IGNORECASE)


def decide(scene: Scene, quotes: Sequence[Quote], i: int, held: dict[int, Decision]) -> Decision:
    """Resolve the source of one quote.

    Args:
        scene: What is known of the article so far.
        quotes: Its quotes.
        i: Index of the quote.
        held: The decisions made so far, by index, the last one last.
    """
    quote = quotes[i]
    if not quote.source:
        return Decision(why="no source", rule="no_source")
    start, end = trim(scene.text, quote.source[0].start, quote.source[0].end)
    words = scene.text[start:end]
    if (found := by_pronoun(scene, quotes, i, held, words, start)) is not None:
        return found
    labelled = is_label(scene, quote)
    if labelled and (found := by_label(scene, words)):
        return found
    if scene.text[quote.source[0].start] in '“"«‘' and scene.text[start - 1 : start] in tuple('“"«‘'):
        return Decision(type="document", why=f"“{words}”: a title, not a person", rule="document")
    if whole := scene.cast.holding(start, end):  # a source that cuts a name in two means all of it
        start, end = whole.span.start, whole.span.end
    inner = name_in(words) if labelled else None
    if inner:
        start, end = start + inner.start, start + inner.end
    said = any(_SAID.match(cue.of(scene.text)) for cue in quote.cue)
    found = by_name(scene, start, end)
    if found is None and labelled:
        found = in_full(scene, scene.text[start:end])
    if found is None and (behind := name_behind(scene, start, end)):
        found = by_name(scene, start, behind)
    decision = found or by_description(scene, start, end, said=said)
    return not_named(words) if labelled and not inner and is_anothers(scene, words, decision) else decision
