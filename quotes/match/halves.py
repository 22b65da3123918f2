"""Half of a span of time, which is so many of a smaller one: half an hour is 30 minutes."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.match import lexicon


def half_span(keys: Sequence[str]) -> tuple[int, str]:
    """Return the key of half a span of time and how many words say it; (0, "") if none begins there.

    Args:
        keys: The words from there on, as far as only spaces and hyphens lie between them.

    Example:
        >>> half_span(["half", "an", "hour"]), half_span(["half", "hour"]), half_span(["half", "past"])
        ((3, '#30 minute'), (2, '#30 minute'), (0, ''))
    """
    size = 3 if keys[1:2] in (["a"], ["an"]) else 2
    if keys[0] != "half" or len(keys) < size or keys[size - 1] not in lexicon.numbers("half"):
        return 0, ""
    value, unit = lexicon.numbers("half")[keys[size - 1]]
    return size, f"#{value} {unit}"
