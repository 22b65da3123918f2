"""Tell whether a text is English, the only language that cues and names are known for."""

from __future__ import annotations

import re

from quotes.text.wordlists import wordlist

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_MIN_WORDS = 20
_MIN_SHARE = 5  # one word in five


def is_english(text: str, language: str | None = None) -> bool:
    """Whether cues and names can be looked for in a text.

    Args:
        text: The text; its first 20,000 characters are looked at.
        language: The language that the input states, which is believed (`en`, `en-GB`, `eng` …).

    Returns:
        What the input says; else whether at least a fifth of the words are common English ones. A text
        of fewer than 20 words is taken for English if it is written in Latin letters.
    """
    if language:
        return language.lower().startswith("en")
    words: list[str] = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if len(words) < _MIN_WORDS:
        return sum(word.isascii() for word in words) * 2 >= len(words)
    common = wordlist("quotes.text", "english_words")
    return sum(word in common for word in words) * _MIN_SHARE >= len(words)
