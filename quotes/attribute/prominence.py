"""How prominent a name is in its sentence, told from the words around it: subject, object or possessor."""

from __future__ import annotations

import re

from quotes.attribute.descriptions import is_role_noun, singular
from quotes.attribute.focus import OBJECT, POSSESSOR, SUBJECT
from quotes.attribute.heads import noun_follows
from quotes.models import Span
from quotes.text.wordlists import wordlist

_OPENS = re.compile(r"(?:^|[.!?:”\"\n]\s*|, )(?:\w+ )?$")
_POSSESSIVE = re.compile(r"[’']s\b|(?<=s)[’'] ")
_GOVERNED = re.compile(
    r"\b(?:of|in|to|for|with|by|from|on|at|against|about|like|over|under|between|into|through|via|near|behind"
    r"|around|towards?|without|including|among|told|asked|than) $",
    re.I,
)
_PRESENTED = re.compile(r"\b(?:there(?:[’']s| is| was)|it(?:[’']s| is| was)) $", re.I)
_NEXT = re.compile(
    r" (?:(?:also|then|now|never|still|once|later|not|himself|herself|again|both|all|\w+ly),? )?([\w’'-]+)"
)
_VERB_FORM = re.compile(r"\w+ed|\w{2,}s")


def prominence(text: str, span: Span, *, outer: Span) -> float:
    """Say how much a mention tells that the story goes on about who is named: much if it is a subject.

    Args:
        text: The article's text.
        span: The name or description, in code points.
        outer: The same with the title in front and the role behind it.
    """
    if _POSSESSIVE.match(text, span.end):
        return 0.6 * SUBJECT if _OPENS.search(text[max(0, outer.start - 20) : outer.start]) else POSSESSOR
    bare = outer.end == span.end
    verb = acts(text, outer.end)
    if bare and not verb and noun_follows(text, span.end, len(text)):
        return POSSESSOR
    if governed(text, outer.start):
        return OBJECT
    if verb or _PRESENTED.search(text, max(0, outer.start - 14), outer.start):
        return 0.9 * SUBJECT
    return 0.8 * SUBJECT if _OPENS.search(text[max(0, outer.start - 20) : outer.start]) else OBJECT


def governed(text: str, start: int) -> bool:
    """Whether what begins at `start` hangs on a preposition or is spoken to: "told Orr", "with Orr"."""
    return _GOVERNED.search(text, max(0, start - 12), start) is not None


def acts(text: str, at: int) -> bool:
    """Whether what stands behind a name that ends at `at` is likely a verb: "wants", not "supporters"."""
    ahead = _NEXT.match(text, at, at + 60)
    if ahead is None:
        return False
    word = ahead.group(1)
    listed = word in wordlist("quotes.attribute", "verbs")
    return listed or (_VERB_FORM.fullmatch(word) is not None and not is_role_noun(singular(word)))
