"""The article in an SRT or WebVTT file: its words as running text, with who speaks and when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotes.corpus.clocked import with_arrows
from quotes.corpus.cue_names import voiced
from quotes.corpus.cues import Cue, read_cues
from quotes.corpus.fields import Draft
from quotes.corpus.heard import CHANGE
from quotes.corpus.labels import Label, bracketed, labels, named
from quotes.corpus.rolling import unrolled
from quotes.corpus.turnovers import DASH, ENDS
from quotes.models import Problem, Span, Turn
from quotes.text.name_lists import is_given

_CHANGE = re.compile(r"(?:^|(?<=\s))>{2,}\s*")
_SOUND = re.compile(r"\s*(?:[\[(][^\[\]()]{1,60}[\])]\s*)+(?=[^\s:])")
# Where two lines of a cue have dashes, these may begin with a small letter.
_DASHED = re.compile(r"[-–—]\s?(?=[^\s–—-])")
# A paragraph without a change of speaker ends with a sentence, after a pause or when it is long.
_PAUSE, _LONG = 3.0, 500
_SHOUTED, _HEADS = 0.8, 3


def captions(text: str, where: str, *, name: str | None = None) -> Draft | Problem:
    """Return the article in a file of captions or subtitles: SRT, WebVTT, or with a clock before each line.

    Its text is the words that were read, joined so that a sentence cut over two cues reads on; a blank
    line stands where the speaker changes, and a label in front of the words of one who is named. Each
    turn holds the words of one cue and its time. What rolling captions repeat is read once.

    Args:
        text: The file, decoded.
        where: Its name, for messages.
        name: Id of the article.
    """
    found = read_cues(with_arrows(text))
    script = _Script()
    for piece in _pieces(voiced(list(unrolled(found.cues)))):
        script.add(piece)
    words = "".join(script.parts)
    if not any(turn.time for turn in script.turns):
        return Problem(
            "no_article",
            f"{where}: holds no words under a time such as 00:00:01,000 --> 00:00:04,000. If it is plain "
            "text, name it .txt.",
            where=where,
        )
    notes = (_bad_time(where, found.broken),) if found.broken else ()
    return Draft(words, where, language=found.language, name=name, notes=notes, turns=tuple(script.turns))


def _bad_time(where: str, broken: Sequence[int]) -> Problem:
    place = f"{where} line {broken[0]}"
    return Problem(
        "bad_cue",
        f"{place}: the time of a cue cannot be read (cues like it: {len(broken)}); its words are read "
        "without one. Correct it.",
        where=place,
    )


class _Piece(NamedTuple):
    """Words of one cue by one speaker.

    Attributes:
        words: The words, without label and marks of a change.
        cue: The cue.
        number: Its number.
        label: The label in front of them, as printed, with its colon.
        speaker: Whom it names.
        changes: Whether someone else speaks than before.
        voiced: Whether a tag says who speaks.
    """

    words: str
    cue: Cue
    number: int
    label: str | None = None
    speaker: str | None = None
    changes: bool = False
    voiced: bool = False


class _Script:
    """The text as it grows, and its turns."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.turns: list[Turn] = []
        self._length = self._paragraph = 0
        self._label: str | None = None
        self._last: _Piece | None = None
        self._changed = False
        self._cue = -1

    def add(self, piece: _Piece) -> None:
        """Add words behind those that are there."""
        last = self._last
        again = piece.label is not None and piece.label == self._label
        left = last is not None and last.voiced and not piece.voiced
        changes = (not again and (piece.changes or piece.label is not None)) or left
        self._changed |= changes
        if changes:
            self._label = piece.label
        self._last = piece._replace(speaker=last.speaker if last and not changes else piece.speaker)
        if not piece.words:
            return
        breaks = self._changed and self.turns
        wraps = not breaks and last is not None and self._wraps(last, piece)
        if self.turns:
            self._write(CHANGE if breaks else "\n" if wraps else " ")
        if breaks or wraps:
            self._paragraph = self._length
        if self._changed and self._label:
            self._write(f"{self._label} ")
        self._changed = False
        start = self._length
        self._write(piece.words)
        turn = Turn(Span(start, self._length), self._last.speaker, piece.cue.start)
        if self._cue == piece.number and not breaks and not wraps:
            turn = Turn(Span(self.turns.pop().span.start, self._length), turn.speaker, turn.time)
        self._cue = piece.number
        self.turns.append(turn)

    def _write(self, words: str) -> None:
        self.parts.append(words)
        self._length += len(words)

    def _wraps(self, last: _Piece, piece: _Piece) -> bool:
        if not last.words or not ENDS.search(last.words[-20:]):
            return False
        pause = (
            piece.cue.seconds - last.cue.end
            if piece.cue.seconds is not None and last.cue.end is not None
            else 0.0
        )
        return pause >= _PAUSE or self._length - self._paragraph >= _LONG


def _pieces(cues: Sequence[Cue]) -> Iterator[_Piece]:
    """Yield the words of every line, with who speaks as far as the line shows it."""
    candidates = Counter(
        label.key for cue in cues for line in cue.lines for _, part in _parts(line.words)
        if (label := _label_in(_undashed(part.strip())))
    )  # fmt: skip
    letters = [char for cue in cues for line in cue.lines for char in line.words if char.isalpha()]
    shouted = sum(char.isupper() for char in letters) > _SHOUTED * len(letters)
    dashed = [sum(_DASHED.match(line.words) is not None for line in cue.lines) for cue in cues]
    # Where dashes part two speakers of one cue, nothing marks that another speaks from the next cue on.
    unsure = any(dashes > 1 for dashes in dashed)
    headed = _are_headed(cues)
    ended, known = True, False
    for number, cue in enumerate(cues):
        for row, line in enumerate(cue.lines):
            if line.voice:
                yield _Piece(line.words, cue, number, f"{line.voice}:", named(line.voice), False, True)
                continue
            for at, (changes, part) in enumerate(_parts(line.words)):
                words = part.strip()
                if not changes and not words:
                    continue
                dash = (_DASHED if dashed[number] > 1 else DASH).match(words)
                if dash and (ended or dashed[number] > 1):
                    words, changes = words[dash.end() :], True
                label = _label_in(words)
                if label:
                    count, first = candidates[label.key], row == at == 0
                    opens = first and (headed or (label.loud and count > 1 and not shouted))
                    marked = changes or (first and headed)
                    if not (marked or ended or opens) or not _believed(label, count, marked, shouted=shouted):
                        label = None
                if unsure and known and ended and row == 0 and not label:
                    changes = True
                known = label is not None or (known and not changes)
                shown = words[: label.span.end].strip() if label else None
                words = words[label.span.end :] if label else words
                yield _Piece(words, cue, number, shown, named(label.name) if label else None, changes)
                ended = not words or ENDS.search(words[-20:]) is not None


def _parts(words: str) -> Iterator[tuple[bool, str]]:
    """Yield the parts of a line by several speakers, each with whether `>>` stands before it.

    Behind a sound in brackets a label may begin another: "[door slams] ANA: No".
    """
    for at, part in enumerate(_CHANGE.split(words)):
        sound = _SOUND.match(part)
        if sound and _label_in(part[sound.end() :]):
            yield at > 0, sound.group()
            yield False, part[sound.end() :]
        else:
            yield at > 0, part


def _undashed(words: str) -> str:
    dash = DASH.match(words)
    return words[dash.end() :] if dash else words


def _label_in(words: str) -> Label | None:
    label = next(labels(words), None) or bracketed(words)
    # What is marked has lost its mark already: a dash that is left is no mark.
    return label if label and not label.spare and not label.marked and label.span.start == 0 else None


def _are_headed(cues: Sequence[Cue]) -> bool:
    """Whether these are captions of a meeting, where most cues open with the name of who speaks."""
    heads = sum(_label_in(cue.lines[0].words) is not None for cue in cues if cue.lines)
    return heads >= max(_HEADS, len(cues) / 2)


def _believed(label: Label, count: int, marked: bool, *, shouted: bool) -> bool:
    """Whether a word in front of a colon is a speaker's label: in prose, some are not."""
    if label.loud and not shouted:
        return True
    known = any(is_given(word) for word in label.name.split())
    if not label.loud and named(label.name) is None:
        return True
    return count > 1 or (marked and (known or label.loud))
