"""Where each word stands in a text, so that nothing need go through the whole text for each name."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"\w+")


class Occurrences:
    """The words of one text and the places where they stand.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._at: dict[str, list[int]] = {}
        for m in _WORD.finditer(text):
            self._at.setdefault(m.group().casefold(), []).append(m.start())

    def of(self, words: str, *, any_case: bool = False) -> Iterator[int]:
        """Yield the offsets, in code points, at which `words` begin as whole words.

        Args:
            words: What to look for; nothing is found if it does not begin with a letter or digit.
            any_case: Whether capitals do not matter.

        Example:
            >>> list(Occurrences("Lea Orr met Orr; Orrin left.").of("Orr"))
            [4, 12]
        """
        first = _WORD.match(words)
        wanted = words.casefold()
        for start in self._at.get(first.group().casefold(), ()) if first else ():
            end = start + len(words)
            found = self.text[start:end]
            same = found == words or (any_case and found.casefold() == wanted)
            if same and not self.text[end : end + 1].isalnum():
                yield start
