"""The names on lines of their own above the words of cues, as meetings are exported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from quotes.corpus.cues import Cue, Line
from quotes.corpus.labels import named
from quotes.text.name_lists import is_given
from quotes.text.wordlists import wordlist

_SHARE = 0.5


def voiced(cues: Sequence[Cue]) -> list[Cue]:
    """Return cues with who speaks, where most cues have a name above their words and names return.

    Args:
        cues: All cues of a file, in order.
    """
    heads = Counter(cue.lines[0].words for cue in cues if _may_be_headed(cue))
    known = {name for name in heads if _is_name(name)}
    if sum(heads[name] for name in known) < _SHARE * len(cues) or all(heads[name] < 2 for name in known):
        return list(cues)
    return [_voiced(cue) if _may_be_headed(cue) and cue.lines[0].words in known else cue for cue in cues]


def _may_be_headed(cue: Cue) -> bool:
    return len(cue.lines) > 1 and not any(line.voice for line in cue.lines)


def _is_name(words: str) -> bool:
    parts = words.split()
    if not 1 < len(parts) <= 5 or not all(part[0].isupper() or part[0].isdigit() for part in parts):
        return False
    nobody = parts[0].casefold() in wordlist("quotes.corpus", "unnamed_speakers") and named(words) is None
    return nobody or (words[-1].isalpha() and any(map(is_given, parts)))


def _voiced(cue: Cue) -> Cue:
    name, *lines = cue.lines
    return replace(cue, lines=tuple(Line(line.words, name.words) for line in lines))
