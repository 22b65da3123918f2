"""The turns of a transcript in plain text: who speaks, and from where to where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from quotes.corpus.labels import Label, labels, lone_labels, named
from quotes.corpus.turnovers import arrows, dashes
from quotes.models import Span, Turn
from quotes.text.name_lists import is_given
from quotes.text.paragraphs import paragraphs
from quotes.text.wordlists import wordlist

_FEWEST = 3
_MANY = 6
# The first turn stands in the first part of the text; of the paragraphs from there on this many open
# with a label. Where many turns show a dialogue, answers may run over more paragraphs.
_FIRST, _OPENED, _OPENED_OF_MANY = 0.3, 0.4, 0.1
_BEHIND_ANOTHER = re.compile(r"\b(?!(?:The|An?|And|But|In|On|At|For) )[A-Z][\w.’'-]* (?=([A-Z][\w’'-]+))")
_QUESTION = re.compile(r"\n\W{0,9}Q[*_]{0,3}(?:\.\s|\s\s|\t)")
# A name above its words, with office and place, may be as long as this, and ends in none of these.
_LONGEST_LINE, _NO_END = 161, frozenset('.!?…,;:"”“„«»')
_QUOTED = re.compile(r"[\"“”„«]|''|``")


def find_turns(text: str) -> tuple[Turn, ...]:
    r"""Return the turns of a transcript in plain text, in order; none if it is no transcript.

    Labels are `NAME:`, `Name Surname:`, `Q:` and `A:`, also in bold, with times before or behind, with
    office, party or place behind, or on a line of their own; behind `>>`, or a dash, speaks someone else,
    named or not. A text is a transcript only if most of it
    lies in turns and a speaker takes more than one; an article in which some lines open with a word and
    a colon is none, and nor is one that puts the words of its turns between quotation marks.

    Example:
        >>> text = "HOST: Will you run?\nSEN. ANA DIAZ (D-Ohio): I will not.\nHOST: Why?\nDIAZ: I am tired."
        >>> [(turn.speaker, turn.span.of(text)) for turn in find_turns(text)][:2]
        [(None, 'Will you run?'), ('SEN. ANA DIAZ', 'I will not.')]
    """
    # Most articles are none, which a glance shows: hardly a colon, and no short lines.
    marked = list(arrows(text))
    if marked or text.count(":") >= _FEWEST or ("Q" in text and _QUESTION.search(f"\n{text}")):
        found = _joined(_kept(text, list(labels(text))), marked)
        if _is_sure(text, found):
            return tuple(_turns(text, _joined(found, dashes(text))))
    if _short_lines(text) > _FEWEST:
        found = _recurring(list(lone_labels(text)))
        if _is_sure(text, found):
            return tuple(_turns(text, found))
    return ()


def _joined(found: Iterable[Label], more: Iterable[Label]) -> list[Label]:
    """Return labels in order with others, one at a place."""
    ordered = sorted([*found, *more], key=lambda label: (label.span.start, -label.span.end))
    return [
        label for before, label in pairwise([None, *ordered])
        if label and not (before and label.span.overlaps(before.span))
    ]  # fmt: skip


def _short_lines(text: str) -> int:
    """Return how many lines, with words below them, may be a name, or Q and A."""
    lines = text.split("\n")[:-1]
    return sum([0 < len(line) <= _LONGEST_LINE and line[-1] not in _NO_END for line in lines])


def _turns(text: str, found: Sequence[Label]) -> Iterator[Turn]:
    for label, following in pairwise([*found, None]):
        assert label is not None
        words = Span(label.span.end, following.span.start if following else len(text)).stripped(text)
        if words:
            yield Turn(words, named(label.name), label.time)


def _kept(text: str, found: Sequence[Label]) -> list[Label]:
    """Return the labels that can be believed: in capitals, or names that return."""
    counts = Counter(label.key for label in found)
    asked = any(label.key == "q" for label in found)
    again = {label.key for label in found if counts[label.key] > 1}
    surnames = set(_BEHIND_ANOTHER.findall(text)) if again else set()
    return [
        label
        for label in found
        if (label.loud or label.time or (label.key in again and _is_name(label, surnames)))
        and (asked or not label.spare)
    ]


def _recurring(found: Sequence[Label]) -> list[Label]:
    """Return the names on lines of their own that return, where at least two do."""
    counts = Counter(label.key for label in found)
    kept = [label for label in found if counts[label.key] > 1 and (label.loud or " " in label.name)]
    return kept if len({label.key for label in kept}) > 1 else []


def _is_name(label: Label, surnames: Container[str]) -> bool:
    """Whether a label in small letters may name someone: one word alone is more often a heading."""
    if " " in label.name or is_given(label.name):
        return True
    return label.key in wordlist("quotes.corpus", "unnamed_speakers") or label.name in surnames


def _is_sure(text: str, found: Sequence[Label]) -> bool:
    counts = Counter(label.key for label in found)
    if len(found) < _FEWEST or max(counts.values()) < 2 or found[0].span.end > max(_FIRST * len(text), 80):
        return False
    if len(counts) == 1 and not (found[0].loud or found[0].time):
        return False
    quoted = sum(_QUOTED.match(text, label.span.end) is not None for label in found)
    if 2 * quoted > len(found):
        return False
    parts = sum(span.end > found[0].span.start for span in paragraphs(text))
    dialogue = len(found) >= _MANY and sum(count > 1 for count in counts.values()) > 1
    return len(found) >= (_OPENED_OF_MANY if dialogue else _OPENED) * parts
