"""Whether one word says the contrary of another, or names another thing of one kind: unfit, a knife."""

from __future__ import annotations

from quotes.match import lexicon

_PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis", "mis", "ab", "anti")
_TURNED = (
    ("under", "over"),
    ("down", "up"),
    ("out", "in"),
    ("post", "pre"),
    ("hypo", "hyper"),
    ("intra", "inter"),
)
_ENDINGS = ("er", "est", "ly")


def opposites(here: str, there: str) -> bool:
    """Whether two words say contrary things.

    Example:
        >>> opposites("fit", "unfit"), opposites("warmest", "coldest"), opposites("upgraded", "downgraded")
        (True, True, True)
        >>> opposites("publicly", "privately"), opposites("live", "alive"), opposites("warmest", "warm")
        (True, False, False)
    """
    longer, shorter = (here, there) if len(here) > len(there) else (there, here)
    if _is_negated(longer, shorter):
        return True
    if any(longer == one + shorter[len(other) :] and shorter.startswith(other) for one, other in _pairs()):
        return True
    if longer.endswith("less") and shorter.endswith("ful") and longer[:-4] == shorter[:-3]:
        return True
    one, other = here.removesuffix("s"), there.removesuffix("s")
    if one[:-1] == other[:-1] and {one[-2:], other[-2:]} == {"er", "ee"}:
        return True  # employer, employee
    return any(
        frozenset((lexicon.lemma(_base(here, end)), lexicon.lemma(_base(there, end)))) in lexicon.opposites()
        for end in ("", *_ENDINGS)
        if here.endswith(end) and there.endswith(end)
    )


def _pairs() -> tuple[tuple[str, str], ...]:
    return (*_TURNED, *((other, one) for one, other in _TURNED))


def _is_negated(longer: str, shorter: str) -> bool:
    # American spelling has "unsurprized", but "surprised".
    prefix = longer.replace("iz", "is").removesuffix(shorter.replace("iz", "is"))
    if prefix == "un":
        return len(shorter) > 2
    if prefix == "a":  # atypical, amoral; not alive
        return len(shorter) > 4 and shorter.endswith(("al", "ic"))
    if prefix == "de":  # deregulate; not demand
        return len(shorter) > 5 and lexicon.frequency(shorter) is not None
    return len(shorter) > 3 and prefix in _PREFIXES


def _base(word: str, end: str) -> str:
    """Return an adjective without the ending of its comparative, superlative or adverb."""
    stem = word.removesuffix(end) if end else word
    return stem[:-1] + "y" if end and stem.endswith("i") else stem


def other_thing(here: str, there: str) -> bool:
    """Whether two words name two things of one kind, as two colours or two relatives.

    Example:
        >>> other_thing("uncles", "cousins"), other_thing("gun", "gold"), other_thing("gun", "guns")
        (True, False, False)
    """
    one, other = lexicon.lemma(here), lexicon.lemma(there)
    kinds = lexicon.kinds_of_things()
    return one != other and not kinds.get(one, frozenset()).isdisjoint(kinds.get(other, ()))
