"""Tell whom a source names: its head, and those who speak together. Text only."""

from __future__ import annotations

import re

from quotes.attribute.appositions import VERB
from quotes.attribute.descriptions import describe, is_role_noun, singular
from quotes.attribute.entities import Mention
from quotes.text.name_lists import table
from quotes.text.wordlists import wordlist

_JOIN = re.compile(r"(?:\s*\([^)]*\))?\s*(,|,? (?:and|&))\s*$")
_NEXT_WORD = re.compile(r"[ \u00a0]([\w’'-]+)")
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "our", "my", "its", "both", "s"})
_AFTER_NAME = wordlist("quotes.attribute", "after_names")
_FAR = 120
_NOUNS = (
    r".*(?<![\w’'-])((?:an?|the|th[oe]se|one|another|many|some|several|two|three|his|her|their|[A-Z]\w+[’']s?)"
    r" (?:[\w’'-]+ ){0,4}?[\w’'-]+)"
)
_PHRASE = re.compile(_NOUNS + r",? $", re.I | re.S)
_PHRASE_OF = re.compile(_NOUNS + r" (?:for|of|at|with|from|in) $", re.I | re.S)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink a stretch to begin and end at a word."""
    while start < end and not (text[start].isalnum() or text[start] in "$£€"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ".)%"):
        end -= 1
    return start, end


def full_start(mention: Mention) -> int:
    """Return where a mention begins, its title counted in."""
    return mention.name.title.start if mention.name.title is not None else mention.span.start


def head_mention(text: str, start: int, end: int, mentions: list[Mention]) -> Mention | None:
    """Return the mention that a source is about: not the Orr of "Orr's wife", not Ohio in "voters in Ohio".

    Args:
        text: The article's text.
        start: Where the source begins, in code points.
        end: Where it ends.
        mentions: The mentions inside it, in order.
    """
    for k, mention in enumerate(mentions):
        front = text[start : full_start(mention)]
        after_comma = "," in front and _only_roles(front[front.rindex(",") + 1 :])
        if k and not (after_comma or _only_roles(text[mentions[k - 1].span.end : full_start(mention)])):
            continue
        if after_comma:
            if mention.entity.kind == "person" and describe(text, start, end) is not None:
                return mention
            continue
        if (k or _only_roles(front)) and not noun_follows(text, mention.span.end, end):
            return mention
    return None


def _only_roles(front: str) -> bool:
    """Whether the words in front of a name only describe its bearer."""
    if re.search(r"[,;:(“”\"«»]", front):
        return False
    modifiers = wordlist("quotes.attribute", "modifiers")
    for word in re.findall(r"[\w&’'‘.-]+", front):
        low = word.casefold().strip("’'‘")
        if (
            low in modifiers
            or low in _DETERMINERS
            or word in table("honorifics")
            or is_role_noun(singular(low))
        ):
            continue
        if not ("-" in word or word[:1].isupper() or re.search(r"[’']s$|s[’']$", word)):
            return False
    return True


def noun_follows(text: str, at: int, end: int) -> bool:
    """Whether the noun phrase goes on behind a name: "Orr supporters", "Orr's family"."""
    if text[at : at + 2] in ("’s", "'s", "’ ", "' "):
        return bool(text[at + 2 : end].strip(" ,"))
    ahead = _NEXT_WORD.match(text, at, end)
    if ahead is None:
        return False
    word = ahead.group(1)
    if word[:1].isupper():
        return word in wordlist("quotes.text", "organisation_words")
    if is_role_noun(singular(re.sub(r"[’']s$", "", word))):
        return True
    return word not in _AFTER_NAME and not word.endswith(("ly", "ed"))


def joint(text: str, mentions: list[Mention], first: Mention) -> list[Mention]:
    """Return the names that speak together with the first: "Doyle and Kane", "A (D-Ohio), B and C"."""
    found = [first]
    ended = False
    for mention in mentions[mentions.index(first) + 1 :]:
        m = _JOIN.fullmatch(text[found[-1].span.end : full_start(mention)])
        same = (mention.entity.kind == "person") == (first.entity.kind == "person")
        if m is None or ended or not same:
            break
        found.append(mention)
        ended = m.group(1) != ","
    return found if ended else [first]


def joint_before(text: str, before: list[Mention], last: Mention) -> list[Mention]:
    """Return the people joined by "and" or commas of whom `last` is the last."""
    found = [last]
    for mention in reversed(before[: before.index(last)]):
        gap = text[mention.span.end : full_start(found[0])]
        if mention.entity.kind != "person" or not re.fullmatch(r"\s*(?:\([^)]*\))?,?(?: and)? ", gap):
            break
        found.insert(0, mention)
    return found


def antecedent(text: str, who: int) -> tuple[int, int] | None:
    """Return where the person or people begin and end on whom a "who" hangs: the noun phrase before it.

    Args:
        text: The article's text.
        who: Where "who" begins, in code points.

    Example:
        >>> antecedent("They met a lawyer for the family, who said no.", 34)
        (9, 32)
    """
    low = max(0, who - _FAR)
    phrase = _PHRASE.match(text, low, who)
    if phrase is None:
        return None
    start, end = phrase.span(1)
    wider = _PHRASE_OF.match(text, low, start)
    for begin in (wider.start(1), start) if wider else (start,):
        told = describe(text, begin, end)
        if (
            told is not None
            and told.kind in ("person", "anonymous", "group")
            and not VERB.search(text, begin, end)
        ):
            return begin, end
    return None
