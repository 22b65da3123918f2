"""The turns of a transcript: who speaks, what stands between their words, and where a reader finds them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from quotes.corpus.heard import CHANGE
from quotes.corpus.labels import TIME
from quotes.corpus.margins import margins
from quotes.corpus.transcripts import find_turns
from quotes.match import lexicon
from quotes.models import Article, Span, Turn
from quotes.text.sentences import sentences
from quotes.text.wordlists import wordlist

_BRACKETS = re.compile(r"[\[(]([^\[\]()\n]{1,80})[\])]")
_CLOCK = re.compile(rf"[\[(<]{TIME}[\])>]|^[^\S\n]*{TIME}[^\S\n]*$", re.MULTILINE)
_MOST_WORDS = 8
# A short word in capitals in brackets is more often an abbreviation than a stage direction.
_ABBREVIATION = 5
_SHOUTED = 0.8
# Captions without stops have sentences without end.
_FAR = 600
_LINE_END = re.compile(r"[\n\r\u2028\u2029]")


def turns_of(article: Article) -> tuple[Turn, ...]:
    """Return the turns of a transcript, each with all the words up to the next speaker's.

    The cues of captions are joined up to the next change of speaker. In an article without cues the
    turns are looked for in its text.

    Returns:
        The turns in order; none if the article is no transcript.
    """
    return tuple(_joined(article)) if article.turns else _found(article.text)


def is_transcript(text: str) -> bool:
    r"""Whether a plain text is a transcript: most of it lies in turns, and a speaker takes more than one.

    Example:
        >>> is_transcript("HOST: Will you run?\nVALDEZ: I will not.\nHOST: Why?\nVALDEZ: I am tired.")
        True
    """
    return bool(_found(text))


@lru_cache(maxsize=8)
def _found(text: str) -> tuple[Turn, ...]:
    return find_turns(text)


def _joined(article: Article) -> Iterator[Turn]:
    first, *cues = article.turns
    turn = first
    for cue in cues:
        between = article.text[turn.span.end : cue.span.start]
        if cue.speaker != turn.speaker or CHANGE in between:
            yield turn
            turn = cue
        else:
            turn = Turn(Span(turn.span.start, cue.span.end), turn.speaker, turn.time)
    yield turn


def is_others(label: str) -> bool:
    """Whether a label in front of a turn, that names no one, says that none of those named elsewhere speaks.

    Who asks is no guest; but without a label, or under that of an interpreter, words may be anybody's.

    Example:
        >>> is_others("HOST:"), is_others("INTERPRETER:"), is_others("UNIDENTIFIED MALE:"), is_others("")
        (True, False, False, False)
    """
    words = re.findall(r"[^\W\d_]+", label.strip().rpartition("\n")[2].casefold())
    return not lexicon.source_words("asker").isdisjoint(words)


def asides(text: str, span: Span) -> tuple[Span, ...]:
    """Return what nobody said within a stretch of a transcript, in order and without overlap.

    Stage directions in brackets ("[applause]", "(LAUGHTER)"), times, numbers of lines down the margin, and
    speakers' labels. Words that an editor put in brackets are none: they are compared, and named if they
    differ. Fillers are words.

    Args:
        text: The whole text of the transcript.
        span: The stretch that is looked at, in code points of the text.

    Example:
        >>> text = "We will [applause] never sell it (the ferry). (LAUGHTER) [00:12:31] Not us."
        >>> [aside.of(text) for aside in asides(text, Span(0, len(text)))]
        ['[applause]', '(LAUGHTER)', '[00:12:31]']
    """
    shouted = _is_shouted(span.of(text))
    found = [
        Span(*match.span())
        for match in _BRACKETS.finditer(text, span.start, span.end)
        if _is_direction(match.group(1), shouted=shouted)
    ]
    found += [Span(*match.span()) for match in _CLOCK.finditer(text, span.start, span.end)]
    numbers = margins(text)
    first = bisect_left(numbers, span.start, key=_begin)
    found += numbers[first : bisect_left(numbers, span.end, key=_begin)]
    found += [label for label in _labels(text, span) if label.overlaps(span)]
    return tuple(_apart(one.common(span) for one in found))


def _labels(text: str, span: Span) -> Iterator[Span]:
    """Yield the labels in front of the turns of a plain transcript, about a stretch of it."""
    turns = _found(text)
    for number in range(bisect_right(turns, span.start, key=_start), len(turns)):
        start = turns[number].span.start
        before = turns[number - 1].span.end if number else text.rfind("\n", 0, _last_word(text, start)) + 1
        if before >= span.end:
            return
        yield Span(before, start).stripped(text)


def _last_word(text: str, stop: int) -> int:
    while stop and text[stop - 1].isspace():
        stop -= 1
    return stop


def _start(turn: Turn) -> int:
    return turn.span.start


def _begin(span: Span) -> int:
    return span.start


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    end = -1
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if span.end > end:
            yield Span(max(span.start, end), span.end)
            end = span.end


def _is_direction(inside: str, *, shouted: bool) -> bool:
    words = [word.strip(".,;:!?…—–'\"“”").casefold() for word in inside.split()]
    words = [word for word in words if word]
    if "♪" in inside:
        return True
    if not words or len(words) > _MOST_WORDS:
        return False
    listed = wordlist("quotes.match", "stage_directions")
    if words[0] in listed or words[-1] in listed or words[-1].removesuffix("ly") in listed:
        return True
    letters = [char for char in inside if char.isalpha()]
    return not shouted and len(letters) > _ABBREVIATION and all(map(str.isupper, letters))


def excerpt(text: str, turn: Turn, words: Span) -> Span:
    r"""Return the sentences of a turn that hold some words: what a quote of those words is compared with.

    A turn may last an hour, and that more was said before and behind a quote is no difference. But what
    the speaker said in the same breath is. Line ends within a turn end no sentence.

    Args:
        text: The text of the transcript.
        turn: The turn.
        words: Where the words stand in it.

    Example:
        >>> text = "HOST: Well?\nDIAZ: I said so. I will not sell it, not now. Thank you."
        >>> excerpt(text, Turn(Span(18, 67)), Span(35, 42)).of(text)
        'I will not sell it, not now.'
    """
    low, high = max(turn.span.start, words.start - _FAR), min(turn.span.end, words.end + _FAR)
    while turn.span.start < low < words.start and not text[low - 1].isspace():
        low += 1
    while words.end < high < turn.span.end and not text[high].isspace():
        high -= 1
    window = _LINE_END.sub(" ", text[low:high])
    for aside in asides(text, Span(low, high)):
        # Behind "[applause]" a new sentence begins, small letters or not.
        inner = aside.shifted(-low)
        window = window[: inner.start] + " " * len(inner) + window[inner.end :]
    inside = Span(words.start - low, words.end - low)
    held = [sentence for sentence in sentences(window) if sentence.overlaps(inside)]
    return Span(held[0].start, held[-1].end).shifted(low) if held else words


def _is_shouted(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return sum(map(str.isupper, letters)) > _SHOUTED * len(letters)


def position(article: Article, spans: Sequence[Span]) -> str | None:
    """Say where in a primary source words stand, for a reader.

    Of captions it is the time of the cue that holds the first word (`00:12:31`); of a transcript the turn
    and the line, and the turn's time if it has one (`turn 14 (00:12:31), line 203`); of another text the
    line. Turns and lines count from 1.

    Args:
        article: The primary source.
        spans: Where the words stand in it.

    Returns:
        The position; None without spans.
    """
    if not spans:
        return None
    at = min(spans).start
    if (time := _time_at(article.turns, at)) is not None:
        return _clock(time)
    line = f"line {_line_ends(article.text, at) + 1}"
    turns = turns_of(article)
    number = bisect_right(turns, at, key=_start)
    if not number:
        return line
    beside = turns[number - 1].time
    return f"turn {number}{f' ({beside})' if beside else ''}, {line}"


def _time_at(cues: Sequence[Turn], at: int) -> str | None:
    """Return the time of the cue at an offset, or of the last one before it that has one."""
    for number in range(bisect_right(cues, at, key=_start) - 1, -1, -1):
        if (time := cues[number].time) is not None:
            return time
    return None


def _clock(time: str) -> str:
    """Write the time of a cue with hours and without fractions of a second."""
    if not re.fullmatch(r"\d+(?::\d+){1,2}(?:[.,:]\d+)?", time):
        return time
    parts = re.split(r"[.,]", time)[0].split(":")[:3]
    return ":".join(f"{int(part):02}" for part in [*["0"] * (3 - len(parts)), *parts])


def _line_ends(text: str, stop: int) -> int:
    feeds, returns = text.count("\n", 0, stop), text.count("\r", 0, stop)
    return feeds + returns - text.count("\r\n", 0, stop)
