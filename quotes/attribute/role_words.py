"""Read the words of a role: the nouns that name an office or job, the bodies, and the jobs they make."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field

from quotes.attribute.descriptions import DEFINITE, POSSESSIVE, singular
from quotes.text.name_lists import table
from quotes.text.wordlists import entries, wordlist

_LIST = "quotes.attribute"
_LONGEST_PHRASE = 5
PARTY_TAG = "\ue000"
_TOKEN = re.compile(rf"[^\W_][\w.’'‘/&]*|[-‐‑,;:()&—–{PARTY_TAG}]")
_PARTY = re.compile(
    r"(?<![\w&])(?:(?:[DRI]|Dem|Rep|Lab|Con|Lib Dem|SNP)[-‐‑–](?!Day\b)[A-Z][\w.]*"
    r"|[DR](?=[),]|$)|(?<=\()(?:Dem\.?|Rep\.?|Lab|Con|Lib Dem|SNP|DUP)(?=\)))"
)
_POSSESSIVE = re.compile(r"(?:[’'‘]s|(?<=s)[’'‘])$", re.I)
_BREAKS = frozenset(",;:()—–" + PARTY_TAG)
AND = frozenset({"and", "or", "&"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "where"})
_IS = frozenset({"is", "was", "also", "now", "currently"})
CAUSE = frozenset({"for", "against"})
_DETERMINERS = DEFINITE | POSSESSIVE | {"a", "an"}
SMALL = wordlist(_LIST, "indefinite") | _DETERMINERS
_Known = dict[tuple[str, ...], tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed, its key in the lists, and whether it owns, links or abbreviates."""

    printed: str
    key: str
    owner: bool = False
    link: bool = False
    short: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """An entry of a list: from which word to which it stands, what it tells and how heavily."""

    start: int
    end: int
    rule: str
    weight: int = 0


@dataclass(slots=True)
class Job:
    """The words of one job, whether it was held before, and whether "and" joins it to the next."""

    words: list[Word] = field(default_factory=list)
    former: bool = False
    joined: bool = False


class Reading:
    """Words with the role nouns and bodies in them, and the noun phrases between small words."""

    def __init__(self, words: list[Word]) -> None:
        roles, bodies = found_in(words, known_roles()), found_in(words, known_bodies())
        self.words = words
        self.roles = _uncovered(roles, bodies)
        self.bodies = _uncovered(bodies, roles)
        self.inside = {at for f in roles + bodies for at in range(f.start, f.end) if f.end - f.start > 1}
        self.chunks: list[tuple[int, int, str]] = []
        start, link = 0, ""
        for at, word in enumerate(words):
            if at in self.inside:
                continue
            if word.link:
                self.chunks.append((start, at, link))
                start, link = at + 1, word.key
            elif at > start and word.printed in _DETERMINERS and not self.bare(start, at):
                self.chunks.append((start, at, link))
                start, link = at, ""
        self.chunks.append((start, len(words), link))

    def body(self, start: int, end: int) -> Found | None:
        """Return the body within a stretch that weighs most, the last of equals; places weigh nothing."""
        within = [b for b in self.bodies if start <= b.start and b.end <= end and b.weight]
        within = [
            b for b in within if b.rule != "area" or b.end == end or self.words[b.start].printed.islower()
        ]
        return max(reversed(within), key=lambda b: b.weight, default=None)

    def people(self, start: int, end: int) -> list[Found]:
        """Return the role nouns within a stretch that own nothing: not the farmers of "farmers’ union"."""
        found = (
            r for r in self.roles if start <= r.start and r.end <= end and r.rule not in ("of", "former")
        )
        return [r for r in found if not self.words[r.end - 1].owner and not self.surname(r.start)]

    def closed(self, start: int, end: int) -> bool:
        """Whether a stretch ends with a body and has no other lower-case word: "Farm Workers Union"."""
        last = next((b for b in self.bodies if b.end == end and b.weight and b.start >= start), None)
        known = {at for f in self.roles + self.bodies for at in range(f.start, f.end)}
        front = range(start, last.start) if last else ()
        return last is not None and all(at in known or self.words[at].printed[:1].isupper() for at in front)

    def surname(self, at: int) -> bool:
        """Whether a word is a surname that reads like a role noun: "Peter T. King"."""
        return at > 0 and len(self.words[at - 1].printed) == 1 and self.words[at].printed[:1].isupper()

    def bare(self, start: int, end: int) -> bool:
        """Whether a stretch holds only determiners and amounts: "one of the …", "a group of …"."""
        amounts = {r.start for r in self.roles if r.rule == "of"}
        return all(w.key in SMALL or at in amounts for at, w in enumerate(self.words[start:end], start))

    def cause(self, k: int) -> bool:
        """Whether a noun phrase and the next are a cause’s name: "Mothers for Clean Air"."""
        start, end, _ = self.chunks[k]
        last = self.words[end - 1].printed if end > start else ""
        plural = last[:1].isupper() and last.casefold() != singular(last.casefold())
        following = self.chunks[k + 1] if k + 1 < len(self.chunks) else (0, 0, "")
        return plural and following[2] in CAUSE and any(r.end == end for r in self.people(start, end))


def words_of(text: str) -> list[Word]:
    """Split text into words and breaks; a hyphen splits a word, a party’s mark ("D-Mass.") is a break."""
    links = wordlist(_LIST, "links")
    marked = _PARTY.sub(f" {PARTY_TAG} ", text)
    found: list[Word] = []
    glued = False
    for m in _TOKEN.finditer(marked):
        printed = m.group()
        if printed in "-‐‑" and marked[m.end() : m.end() + 1].isalnum():
            glued = True
            continue
        bare = _POSSESSIVE.sub("", printed)
        plain = bare.rstrip(".’'‘")
        low = plain.casefold()
        key = (low if "." in low else singular(low)).replace(".", "")
        link = low in links and not glued
        found.append(Word(plain, key, owner=bare != printed, link=link, short=printed.endswith(".")))
        glued = False
    return found


@functools.cache
def known_roles() -> _Known:
    """Return what role nouns tell, by their words."""
    rows = (line.split("\t") for line in entries(_LIST, "category_roles"))
    return {_key(row[0]): (row[1], 0) for row in rows}


@functools.cache
def known_bodies() -> _Known:
    """Return kinds of bodies by their words; places are among them without weight, outlets with the most."""
    rows = (line.split("\t") for line in entries(_LIST, "category_bodies"))
    known = {_key(row[0]): (row[1], int(row[2])) for row in rows}
    names: dict[str, tuple[str, int]] = dict.fromkeys(wordlist("quotes.text", "outlets"), ("media", 3))
    names |= dict.fromkeys(wordlist(_LIST, "paper_words"), ("media", 1))
    for name, (kind, *meant) in table("places").items():
        if kind in ("country", "capital", "state") or (kind == "demonym" and meant):
            names[name] = (kind, 0)
    return {_key(name): told for name, told in names.items() if _key(name.casefold()) not in known} | known


def _key(entry: str) -> tuple[str, ...]:
    return tuple(w.key if entry.islower() else w.printed for w in words_of(entry))


def found_in(words: list[Word], known: _Known) -> list[Found]:
    """Return the longest entries that stand in the words, from left to right, none over another."""
    found: list[Found] = []
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + _LONGEST_PHRASE), at, -1):
            stretch = words[at:end]
            told = known.get(tuple(w.printed for w in stretch)) or known.get(tuple(w.key for w in stretch))
            if told:
                found.append(Found(at, end, *told))
                break
        at = found[-1].end if found and found[-1].end > at else at + 1
    return found


def _uncovered(found: list[Found], others: list[Found]) -> list[Found]:
    """Leave out what lies under a longer entry of the other list."""
    longest = {at: o.end - o.start for o in others for at in range(o.start, o.end)}
    return [f for f in found if all(longest.get(at, 0) <= f.end - f.start for at in range(f.start, f.end))]


def jobs_of(words: list[Word]) -> list[Job]:
    """Split a role into jobs: at commas, "and", "former", a party’s mark, around "Sen.", at "who leads"."""
    reading = Reading(words)
    roles = {at: r for r in reading.roles for at in range(r.start, r.end)}
    jobs = [Job()]
    skip = False
    for at, word in enumerate(words):
        before = roles.get(at - 1) if jobs[-1].words else None
        role = roles.get(at)
        if word.key in _RELATIVE or word.key in _BREAKS or (word.key in AND and at not in reading.inside):
            jobs[-1].joined = word.key in AND
            jobs += [Job([word]), Job()] if word.key == PARTY_TAG else [Job()]
            verb = words[at + 1].printed if at + 1 < len(words) else ""
            tells = verb in _IS or (at + 1 in roles and verb.endswith("s"))
            skip = word.key in _RELATIVE and not tells
        elif skip or word.key in _IS:
            continue
        elif role and role.rule == "former":
            if jobs[-1].words and words[at - 1].link:
                continue
            if any(w in roles for w in range(at - len(jobs[-1].words), at)):
                jobs.append(Job())
            jobs[-1].former = True
        else:
            if role and word.short and before and before is not role:
                jobs.append(Job())
            jobs[-1].words.append(word)
            following = words[at + 1] if at + 1 < len(words) else word
            if role and role.end == at + 1 and word.short and not (following.short or following.link):
                jobs.append(Job())
    return [job for job in jobs if job.words]
