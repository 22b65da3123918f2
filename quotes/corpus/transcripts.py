"""The turns of a transcript in plain text: who speaks, and from where to where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from quotes.corpus.labels import Label, is_titled, labels, lone_labels, named
from quotes.corpus.margins import unnumbered
from quotes.corpus.stops import stopped
from quotes.corpus.turnovers import arrows, dashes
from quotes.models import Span, Turn
from quotes.text.name_lists import is_given
from quotes.text.paragraphs import paragraphs
from quotes.text.wordlists import wordlist

_FEWEST = 3
_MANY = 6
_ASKERS = ("q", "question", "host", "moderator", "interviewer", "reporter", "anchor", "presenter", "chair")
# The first turn stands in the first part of the text; of the paragraphs from there on this many open
# with a label. Where many turns show a dialogue, answers may run over more paragraphs.
_FIRST, _OPENED, _OPENED_OF_MANY = 0.3, 0.4, 0.1
_BEHIND_ANOTHER = re.compile(r"\b(?!(?:The|An?|And|But|In|On|At|For) )[A-Z][\w.’'-]* (?=([A-Z][\w’'-]+))")
_QUESTION = re.compile(r"\n\W{0,9}Q[*_]{0,3}(?:\.\s|\s\s|\t)")
# A name above its words, with office and place, may be as long as this, and ends in none of these.
_LONGEST_LINE, _NO_END = 161, frozenset('.!?…,;:"”“„«»')
_NOT_SAID = re.compile(r"[\"“”„«]|''|``|[^\w\n]*\d[^\n]{0,20}$", re.MULTILINE)


def find_turns(text: str) -> tuple[Turn, ...]:
    r"""Return the turns of a transcript in plain text, in order; none if it is no transcript.

    Labels are `NAME:`, `Name Surname:`, `Q:` and `A:`, also in bold, with times before or behind, with
    office, party or place behind, or on a line of their own; behind `>>`, or a dash, speaks someone else,
    named or not. A text is a transcript only if most of it lies in turns and a speaker takes more than
    one; an article in which some lines open with a word and a colon is none, and nor is one that puts the
    words of its turns between quotation marks, or lists figures.

    Example:
        >>> text = "HOST: Will you run?\nSEN. ANA DIAZ (D-Ohio): I will not.\nHOST: Why?\nDIAZ: I am tired."
        >>> [(turn.speaker, turn.span.of(text)) for turn in find_turns(text)][:2]
        [(None, 'Will you run?'), ('SEN. ANA DIAZ', 'I will not.')]
    """
    return tuple(_turns(unnumbered(text), find_labels(text)))


def find_labels(text: str) -> list[Label]:
    """Return the labels and marks in front of the turns of a transcript, in order; none of another text."""
    text = unnumbered(text)
    # Most articles are none, which a glance shows: hardly a colon, and no short lines.
    marked = list(arrows(text))
    if marked or text.count(":") >= _FEWEST or ("Q" in text and _QUESTION.search(f"\n{text}")):
        every = list(labels(text))
        found = _joined(_kept(text, every) if every else (), marked)
        if _is_sure(text, found):
            return _joined(found, [*filter(_is_someone, every), *dashes(text)])
    if _short_lines(text) > _FEWEST:
        found = _recurring(list(lone_labels(text)))
        if _is_sure(text, found):
            return found
    found = list(stopped(text))
    return found if _is_sure(text, found) else []


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
    in_full = _in_full(found)
    for label, stop in zip(found, [*(label.span.start for label in found[1:]), len(text)], strict=False):
        if words := Span(label.span.end, stop).stripped(text):
            # Initials fit too many, but for the one who is labelled in full too.
            yield Turn(words, named(label.name) or named(in_full.get(label.key, "")), label.time)


def _kept(text: str, found: Sequence[Label]) -> list[Label]:
    """Return the labels that can be believed: in capitals, with a title, or names that return."""
    counts = Counter(label.key for label in found)
    asked = any(label.key == "q" for label in found)
    # Where someone asks, one word in small letters that returns is a name, and no heading.
    led = any(counts[key] > 1 for key in _ASKERS)
    in_full = _in_full(found)
    again = {key for key in counts if counts[key] > 1}.union(in_full, map(str.casefold, in_full.values()))
    surnames = set(_BEHIND_ANOTHER.findall(text)) if again else set()
    return [
        label
        for label in found
        if (label.loud or label.time or is_titled(label.name) or _returns(label, again, surnames, led=led))
        and (asked or not label.spare)
    ]


def _in_full(found: Iterable[Label]) -> dict[str, str]:
    """Return for the surnames and initials by which names return the one name that they stand for."""
    names = {label.key: label.name for label in found}
    full = (name for name in names.values() if " " in name and is_given(name.split()[0]))
    short = [
        (key, name) for name in full for words in [name.casefold().split()]
        for key in {words[-1], "".join(word[0] for word in words)} if key in names
    ]  # fmt: skip
    often = Counter(key for key, _ in short)
    return {key: name for key, name in short if often[key] == 1}


def _is_someone(label: Label) -> bool:
    """Whether a label is one where a text is known to be a transcript, though it stands only once."""
    if label.spare:
        return False
    given = " " in label.name and any(is_given(word) for word in label.name.split())
    return given or is_titled(label.name) or named(label.name) is None


def _recurring(found: list[Label]) -> list[Label]:
    """Return the names on lines of their own that return, where two do, and with them others told by more."""
    counts = Counter(label.key for label in found)
    kept = [label for label in found if counts[label.key] > 1 and _is_alone(label)]
    timed = {label.key for label in found if label.time and _is_alone(label)}
    if len({label.key for label in kept}) < 2 and not (kept and len(timed) > 1):
        return []
    others = (label for label in found if counts[label.key] == 1 and _is_alone(label) and _is_told(label))
    return _joined(kept, others)


def _is_alone(label: Label) -> bool:
    """Whether a name on a line of its own may be a speaker's: one word in small letters is a heading."""
    return label.loud or " " in label.name or label.key in wordlist("quotes.corpus", "unnamed_speakers")


def _is_told(label: Label) -> bool:
    """Whether a name on a line of its own that stands only once is a speaker's where others return."""
    given = " " in label.name and is_given(label.name.split()[0])
    return given or label.time is not None or is_titled(label.name)


def _returns(label: Label, again: Container[str], surnames: Container[str], *, led: bool) -> bool:
    """Whether a label in small letters returns and may name someone: one word is more often a heading."""
    if label.key not in again:
        return False
    if led or " " in label.name or is_given(label.name):
        return True
    return label.key in wordlist("quotes.corpus", "unnamed_speakers") or label.name in surnames


def _is_sure(text: str, found: Sequence[Label]) -> bool:
    if len(found) < _FEWEST:
        return False
    in_full = _in_full(found)
    counts = Counter(in_full.get(label.key, label.key).casefold() for label in found)
    if max(counts.values()) < 2 or found[0].span.end > max(_FIRST * len(text), 80):
        return False
    if len(counts) == 1 and not (found[0].loud or found[0].time):
        return False
    unsaid = sum(_NOT_SAID.match(text, label.span.end) is not None for label in found)
    if 2 * unsaid > len(found):
        return False
    parts = sum(span.end > found[0].span.start for span in paragraphs(text))
    dialogue = len(found) >= _MANY and sum(count > 1 for count in counts.values()) > 1
    return len(found) >= (_OPENED_OF_MANY if dialogue else _OPENED) * parts
