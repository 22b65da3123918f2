"""The words of a name that count when two names are compared."""

from __future__ import annotations

import re
import unicodedata

from quotes.text.wordlists import wordlist

_POSSESSIVE = re.compile(r"'s\b")
_DOT_OF_INITIALS = re.compile(r"\b(\w)\.(?=\w\b)")
_JOINED_INITIAL = re.compile(r"(?<=\b\w)\.(?=\w\b)")
_NO_WORD = re.compile(r"[^\w&]+")


def name_words(name: str, *, person: bool = True) -> tuple[str, ...]:
    """Return the words of a name that count: lower case, no accents, no punctuation, no leading article.

    Args:
        name: A name as printed.
        person: Drop the titles in front and the initials in the middle too; a body keeps all its words.

    Example:
        >>> name_words("Mayor Ana M. Díaz Jr."), name_words("The U.S. Mint", person=False)
        (('ana', 'diaz', 'jr'), ('us', 'mint'))
    """
    words = plain_words(name)
    if words[:1] == ["the"] and len(words) > 1:
        del words[0]
    if not person:
        return tuple(words)
    while len(words) > 1 and words[0] in wordlist("quotes.text", "name_titles"):
        del words[0]
    last = len(words) - 1
    return tuple(word for i, word in enumerate(words) if i in (0, last) or len(word) > 1)


def name_key(name: str, *, person: bool = True) -> tuple[str, ...]:
    """Return what two spellings of one name share: `name_words`, with "J.R." read as "J. R.".

    Example:
        >>> name_key("J.R. Halloran") == name_key("J. R. HALLORAN")
        True
    """
    return name_words(_JOINED_INITIAL.sub(". ", name) if person else name, person=person)


def plain_words(text: str) -> list[str]:
    """Return the words of a text in lower case, without accents and punctuation; "U.S." is one word."""
    decomposed = unicodedata.normalize("NFKD", text)
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    straight = letters.replace("’", "'").replace("‘", "'").casefold()
    spelled = _DOT_OF_INITIALS.sub(r"\1", _POSSESSIVE.sub("", straight))
    return _NO_WORD.sub(" ", spelled.replace("'", "")).split()
