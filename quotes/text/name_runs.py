"""Cut a paragraph into words and find the runs of capitals that may be one name with its title."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from quotes.text.name_lists import is_given, table
from quotes.text.wordlists import wordlist

# Accents may stand apart, and a letter read in the wrong encoding as two signs: "Ã¡".
_IN_WORD = r"(?:\w|[\u0300-\u036f]|(?<=[ÃÂ\u0302\u0303])[\u0080-\u00bf])"
_WORD = re.compile(rf"[^\W\d_]{_IN_WORD}*(?:[’'‘.&\-‐‑]{_IN_WORD}+)*\.?")
_POSSESSIVE = re.compile(r"[’'‘][sS]$")
_LONGEST = 16
_LONGEST_NICKNAME = 3
_OPENS_NICKNAME = (" “", ' "', " ‘", " '", " (")
_CLOSES_NICKNAME = ("” ", '" ', "’ ", "' ", ") ")
_GLUED = re.compile(r"(?:al|el|ul|an|ad|as|ash|d|l|O|D)[-’'‘][^\W\d_]")
_ADJECTIVE = re.compile(
    r"\w[-‐‑](?:based|born|led|backed|run|style|area|era|owned|funded|bound|wide|like)$", re.I
)
_CONTRACTION = re.compile(r"[’'‘](?:m|ll|d|ve|re|t|M|LL|D|VE|RE|T)$|^[’'‘]")
_PARTY = re.compile(r"[DRI]-[^\W\d_]")
_CALENDAR = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?$|(?:January|February|July|September|October|November"
    r"|December)$|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$"
)
_ENDS_SENTENCE = re.compile(r"[.!?:;•|>“”\"«»…—–]|\s[-–—‘']|''|``")
INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\.")
SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "Esq.", "M.D.", "Ph.D."})


class Word(NamedTuple):
    """A word with what the scan needs to know about it; `end` leaves out a possessive ending."""

    text: str
    start: int
    end: int
    capital: bool
    possessive: bool
    first: bool
    joined: bool


def words_of(text: str, start: int, end: int) -> Iterator[Word]:
    """Yield the words of a paragraph with what the scan needs to know about each."""
    last = start
    for m in _WORD.finditer(text, start, end):
        word = m.group()
        if word.endswith(".") and not _keeps_period(word):
            word = word[:-1]
        gap = text[last : m.start()]
        possessive = bool(_POSSESSIVE.search(word)) and len(word) > 2
        bare = word[:-2] if possessive else word
        yield Word(
            text=bare,
            start=m.start(),
            end=m.start() + len(bare),
            capital=bare[:1].isupper() or bool(_GLUED.match(bare) and not bare.islower()),
            possessive=possessive,
            first=last == start or bool(_ENDS_SENTENCE.search(gap)),
            joined=gap in (" ", "\u00a0", "\u202f")
            or (gap == "  " and text[last - 1] == ".")
            or (gap in ("’ ", "' ") and _goes_on(word.rstrip("."))),
        )
        last = m.start() + len(word)


def _goes_on(word: str) -> bool:
    """Whether a word goes on behind a plural possessive inside a body's name: "Growers’ Union"."""
    return word == "and" or word in wordlist("quotes.text", "organisation_words")


def _keeps_period(word: str) -> bool:
    return (
        bool(INITIALS.fullmatch(word))
        or word in table("honorifics")
        or (word.isupper() and word.title() in table("honorifics"))
        or word in table("places")
        or word in SUFFIXES
        or word in ("St.", "Inc.", "Corp.", "Co.", "Ltd.", "No.", "Mt.", "Ft.")
        or bool(_CALENDAR.match(word))
    )


def is_headline(words: Sequence[Word]) -> bool:
    """Whether nearly every word of a paragraph has a capital, so that capitals tell nothing."""
    long = [w for w in words if len(w.text) > 2 and w.text not in wordlist("quotes.text", "headline_words")]
    lower = sum(not w.capital for w in long)
    return 3 < len(words) < 30 and len(long) > 2 and lower <= len(long) // 12


def runs(text: str, words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the stretches of words that may be one name with its title."""
    i = 0
    while i < len(words):
        run = _run_from(text, words, i)
        i += max(1, len(run))
        while run and _never_starts(run):
            run = [] if _PARTY.match(run[0].text) else run[1:]  # "D-San Luis Obispo" is a place
            while run and not run[0].capital and run[0].text not in wordlist("quotes.text", "particles"):
                run = run[1:]
        if run:
            yield run


def _never_starts(run: Sequence[Word]) -> bool:
    word = run[0].text
    if _CALENDAR.match(word) or _CONTRACTION.search(word):
        return True
    if (
        word == "The"
        and len(run) > 1
        and " ".join(["The", run[1].text]) in wordlist("quotes.text", "outlets")
    ):
        return False
    listed = word in wordlist("quotes.text", "not_names") or (len(word) == 1 and len(run) == 1)
    if len(run) > 1 and is_given(word) and not run[0].possessive and run[1].capital:
        return False
    if len(run) == 1 and not run[0].first and is_given(word):
        return False
    if len(run) > 1 and run[0].first and len(word) > 5 and word.endswith("ly"):  # "Interestingly Orr …"
        return True
    known_head = any(" ".join(w.text for w in run[:n]) in table("places") for n in (2, 3) if n <= len(run))
    return (listed and not known_head) or bool(_ADJECTIVE.search(word) or _PARTY.match(word))


@cache
def _opening_particles() -> frozenset[str]:
    """Return the particles that a name may begin with: "de Brie", but not "do Brie"."""
    common = {"e", "y", "la", "le", "san", "bat", "mac", "st", "do", "den", "ten", "ap"}
    return wordlist("quotes.text", "particles") - common


def _run_from(text: str, words: Sequence[Word], i: int) -> list[Word]:
    start = words[i]
    opens = start.capital or (
        start.text in _opening_particles()
        and i + 1 < len(words)
        and words[i + 1].capital
        and words[i + 1].joined
    )
    if not opens or _CALENDAR.match(start.text):
        return []
    run = [start]
    j = i + 1
    while j < len(words) and len(run) < _LONGEST and not run[-1].possessive:
        word = words[j]
        if word.text in SUFFIXES and text[words[j - 1].end : word.start] in (", ", " "):
            run.append(word)
            j += 1
            continue
        if nickname := _nickname(text, words, j):
            run.append(words[j + nickname])
            j += nickname + 1
            continue
        if not word.joined or _CALENDAR.match(word.text):
            break
        step = 1 if word.capital else _bridge(words, j, run)
        if not step or _ADJECTIVE.search(word.text) or _CONTRACTION.search(word.text):
            break
        run.extend(words[j : j + step])
        j += step
    return run


def _nickname(text: str, words: Sequence[Word], j: int) -> int:
    """Return how many words from `j` on are a nickname in marks inside a name: Ada “The Ace” Orr."""
    if not words[j].capital or text[words[j - 1].end : words[j].start] not in _OPENS_NICKNAME:
        return 0
    for n in range(1, min(_LONGEST_NICKNAME + 1, len(words) - j)):
        behind = text[words[j + n - 1].end : words[j + n].start]
        if behind in _CLOSES_NICKNAME:
            return n if words[j + n].capital else 0
        if not words[j + n].joined or text[words[j].start - 1] == "(":
            break
    return 0


def _bridge(words: Sequence[Word], j: int, run: Sequence[Word]) -> int:
    """How many words from `j` on join a run to the next capital: a particle, or "of the" in a body's name."""
    ahead = list(words[j : j + 4])
    k = next((k for k, word in enumerate(ahead) if k and (word.capital or not word.joined)), 0)
    if not k or not ahead[k].joined:
        return 0
    between = [w.text for w in ahead[:k]]
    if all(w in wordlist("quotes.text", "particles") for w in between):
        return k
    heads = wordlist("quotes.text", "organisation_words")
    objects = wordlist("quotes.text", "office_objects")
    if _CALENDAR.match(ahead[k].text):
        return 0
    members = wordlist("quotes.text", "members")
    if len(run) == 1 and run[0].text in members and between[0] in ("of", "for", "against"):
        return k if _is_campaign(run, ahead[k:]) else 0
    if between[0] in ("of", "for", "on", "to") and between[1:] in ([], ["the"], ["a"]):
        opens = run[-1].text in heads or run[-1].text in wordlist("quotes.text", "offices")
        # "Lea Mora of the University of Tarnby" is a person and a body.
        return k if opens or run[0].text in members or (ahead[k].text in heads and len(run) == 1) else 0
    if between == ["and"] and any(w.text in ("of", "for", "on") for w in run):
        return k if ahead[k].text in heads or ahead[k].text in objects else 0
    if between == ["and"] and run[-1].text in objects and ahead[k].text in objects:
        capitals = itertools.takewhile(lambda w: w.capital and w.joined, words[j + k : j + k + 4])
        return k if any(w.text in heads for w in capitals) else 0
    if between == ["and"] and _plural_owner(words[j - 1], words[j]):
        behind = words[j + 2 : j + 3]
        return k if behind and _plural_owner(ahead[k], behind[0]) and behind[0].text in heads else 0
    return 0


def _plural_owner(word: Word, following: Word) -> bool:
    """Whether only a possessive's apostrophe and a blank part two words: "Dockers’ and"."""
    return following.joined and following.start == word.end + 2


def _is_campaign(run: Sequence[Word], ahead: Sequence[Word]) -> bool:
    """Whether "Citizens for …" names a campaign: not where it opens a sentence, as "Voters for Orr" may."""
    long = len(ahead) > 1 and ahead[1].capital and ahead[1].joined
    known = is_given(ahead[0].text) or ahead[0].text in table("places")
    return not known and (long or not run[0].first)
