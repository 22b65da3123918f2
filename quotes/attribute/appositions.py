"""Read a noun phrase as a role: where it ends, and whether its head says what someone is."""

from __future__ import annotations

import re
from itertools import pairwise

from quotes.attribute.descriptions import DEFINITE, POSSESSIVE, is_role_noun, is_someone, singular
from quotes.attribute.pronouns import RELATIVE
from quotes.models import Span
from quotes.text.name_lists import table
from quotes.text.wordlists import wordlist

_END = re.compile(r"[;:?!()\"“”«»\n\r\u2028\u2029]| [—–-] |--|\.(?=\s|$)")
_WORKS = (
    "album|book|classic|column|drama|film|memoir|movie|musical|novel|of|opera|play|podcast|series|show|song"
)
_TITLE = re.compile(
    rf"(?:{_WORKS}) (?:“([A-Z][^“”\n]{{1,60}})”|«([A-Z][^«»\n]{{1,60}})»|\"([A-Z][^\"\n]{{1,60}})\")"
)
_COMMA = re.compile(r",(?:[\"”’']|\s|$)")
VERB = re.compile(
    r"\b(?:said|says|told|was|were|is|are|has|had|have|will|would|could|can|did|does|added|adds|asked|wrote|argued"
    r"|announced|denied|insisted|warned|called|claimed|went|made|took|came|got|gave|saw|began|began)\b"
)
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|that|where|when|and)\b")
_WHO_ELSE = re.compile(r"\swho(?! (?:is|was|serves?|served|works|worked|has been) )")
_FIRMS = frozenset({"Inc.", "Corp.", "Co.", "Ltd.", "Jr.", "Sr.", "St.", "No."})
LINKS = wordlist("quotes.attribute", "links")
_DROP = re.compile(
    r"(?:\d{1,3}-year-old|an?|the|his|her|their|its|our|my|another|one|two|three|four|then|now)\s+(?=\S)",
    re.I,
)
_LOOSE = re.compile(r"(?:[\s,;–—’'-]|\.(?=\.)|(?<=\.)\.|\s(?:and|or|but))\Z")
WORDS = re.compile(r"[\w&$]+(?:[’'‘.&/\-‐‑]\w+)*\.?")


# What someone does besides, "quoting the mayor", or another clause: "but when the mayor came".
_NO_NOUN = re.compile(
    r"(?:but|and|or|nor|yet|so|when|while|as|after|before|if|though|although|because|since|until|where|in|on|at|for"
    r"|via|through|from|over|against|with|without|during|despite|unlike|like|under|amid|by|to|not|however|meanwhile|he|she|they|it|we|you|I"
    r"|\w+ed (?:the|an?|his|her|its|their|that|to))\b"
)
_OTHER = re.compile(r"\w+ing (?:the|an?|his|her|their|its|that|[A-Z]\w*)\b")


def apposition(text: str, start: int, *, relative: bool = False) -> Span | None:
    """Read a noun phrase that begins at `start` as a role; None if its head is no role noun."""
    closed = clause_end(text, start)
    if closed is None:
        return None
    end = closed
    if _OTHER.match(text, start, end) or _NO_NOUN.match(text, start, end):
        return None
    words = [(m.group(), m.start(), m.end()) for m in WORDS.finditer(text, start, end)]
    head = head_end(words)
    if head is None:
        return None
    verb = VERB.search(text, head, end)
    link = _RELATIVE.search(text, head, end)
    if verb and not (link and link.start() < verb.start()):
        if not relative and verb.group() not in ("called",):
            return None
        end = verb.start() if not relative else end
    if who := _WHO_ELSE.search(text, head, end):
        end = who.start()
    if other := re.search(r",? and (?:no|not|an? old|has|have) ", text[head:end]):
        end = head + other.start()
    and_verb = re.search(r" and (?=(?:said|added|told|was|is|has|had) )", text[start:end])
    if and_verb:
        end = start + and_verb.start()
    return tidy(text, start, end)


def clause_end(text: str, start: int) -> int | None:
    """Return where the phrase that begins at `start` closes: at a comma or the sentence's end."""
    limit = min(len(text), start + 260)
    m = _END.search(text, start, limit)
    titles = {t.start(t.lastindex or 0) - 1: t for t in _TITLE.finditer(text, start, limit)}
    while m:
        title = titles.get(m.start())
        if title is not None and text[title.end() - 2] in ",.":
            return title.end()
        if title is None and not (m.group() == "." and _abbreviated(text, m.start())):
            break
        m = _END.search(text, title.end() if title else m.end(), limit)
    end = m.start() if m else limit
    if end == limit and limit < len(text):
        return None
    return _comma_end(text, start, end)


def _abbreviated(text: str, period: int) -> bool:
    """Whether a period belongs to an abbreviation or an initial and ends no sentence."""
    found = re.search(r"[\w.]+$", text[max(0, period - 8) : period + 1])
    if found is None:
        return False
    word, ahead = found.group(), text[period + 1 : period + 3]
    if word in table("honorifics"):
        return True
    if word in table("places") or word.count(".") >= 2:
        return _goes_on(text, period + 1)
    if re.fullmatch(r"[A-Z]\.|St\.|Ft\.|Mt\.", word):
        return bool(re.match(r" [A-Z]", ahead))
    return word in _FIRMS and ahead[:1] == " " and ahead[1:].islower()


def _goes_on(text: str, at: int) -> bool:
    """Whether a sentence goes on behind an abbreviation: by no more than the next word."""
    ahead = re.match(r" ([\w’'-]+)|,", text[at : at + 24])
    return ahead is not None and (ahead.group(1) or "") not in wordlist("quotes.text", "not_names")


def _comma_end(text: str, start: int, end: int) -> int:
    """Return where the comma stands that closes an apposition; a comma around a state does not close it."""
    for comma in _COMMA.finditer(text, start, end):
        ahead = re.match(
            r", ([A-Z][\w.]*(?: [A-Z][\w.]*)?)(?=[,.;]|$)", text[comma.start() : comma.start() + 40]
        )
        kind = table("places").get(ahead.group(1), ("",))[0] if ahead else ""
        if kind in ("state", "country") or (ahead and ahead.group(1) in ("Inc", "Inc.", "LLC", "Jr", "Jr.")):
            continue
        return comma.start()
    return end


def head_end(words: list[tuple[str, int, int]]) -> int | None:
    """Return where the head noun of a phrase ends if it is a role noun."""
    np: list[tuple[str, int, int]] = []
    rest = words
    if len(words) > 2 and words[0][0].casefold() in ("one", "among") and words[1][0] == "of":
        rest = words[2:]
    for word in rest:
        low = word[0].casefold()
        if low in LINKS:
            break
        if np and re.search(r"(?:ly|ing|ed)$", low) and is_role_noun(singular(np[-1][0].casefold())):
            break
        np.append(word)
        if len(np) > 12:
            return None
        if VERB.fullmatch(low):
            np.pop()
            break
    one_of = rest is not words
    for printed, _, end in reversed(np[-2:]):
        low = printed.casefold().rstrip(".")
        bare = re.sub(r"[’'‘]s?$", "", low)
        noun = singular(bare)
        if is_someone(noun):
            plural = noun != bare and bare == low
            return end if one_of or not plural else None
    return None


def is_phrase(words: list[tuple[str, int, int]]) -> bool:
    """Whether words are one noun phrase: not "coach praised the club", where a second one begins.

    A second article or owner stands in one only behind a preposition ("coach of the club"), "who" or a form
    in -ing ("leading the club").
    """
    for before, word in pairwise(word.casefold() for word, _, _ in words):
        if word in RELATIVE:
            return True
        opens = word in DEFINITE or word in POSSESSIVE or word in ("a", "an")
        if opens and before not in LINKS and not before.endswith("ing"):
            return False
    return True


def tidy(text: str, start: int, end: int) -> Span | None:
    """Cut the determiner in front and blanks and loose signs at both ends."""
    while m := _DROP.match(text, start, end):
        if m.group().casefold().strip() in ("one",) and text[m.end() : m.end() + 3] == "of ":
            break
        start = m.end()
    while start < end and (loose := _LOOSE.search(text, max(start, end - 5), end)):
        end = loose.start()
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end) if end > start else None


def is_office(word: str) -> bool:
    """Whether a word, as printed, names an office, rank or occupation."""
    row = table("honorifics").get(word)
    if row is not None:
        return row[-1] == "role"
    return word in wordlist("quotes.text", "offices") or is_role_noun(singular(word.casefold()))


def is_courtesy(word: str) -> bool:
    """Whether a word is a courtesy in front of a name that tells no role: "Mr.", "Dame"."""
    row = table("honorifics").get(word.title() if word.isupper() else word)
    return row is not None and row[-1] == "none"
