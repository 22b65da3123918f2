"""Persons, organisations and places of an article, and when two names are one person's."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from quotes.models import Span
from quotes.text.name_lists import gender_of, is_given
from quotes.text.names import Name
from quotes.text.wordlists import wordlist

_TOKEN = re.compile(r"\w+(?:[’'‘.&\-‐‑]\w+)*")
_NICKNAME = re.compile(r"\s[“\"‘'(][^”\"’')]{1,20}[”\"’')](?=\s)")
_INITIALS = 2
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_FAMILY_FIRST = wordlist("quotes.text", "family_first")


@dataclass(slots=True, eq=False)
class Mention:
    """One name of an entity, where it stands."""

    span: Span
    entity: Entity
    name: Name


@dataclass(slots=True, eq=False)
class Entity:
    """A person, organisation or place with all its mentions in one article.

    Attributes:
        name: Fullest form that the article gives.
        kind: `person`, `organization`, `place` or `unknown`.
        gender: `f`, `m` or None.
        mentions: In the order of the text.
        given, family: Normalised name words of a person (`family` alone for a surname entity).
        ages: Ages that stand behind a mention.
        titles: Titles, as printed, that stand in front of a mention.
    """

    name: str
    kind: str
    gender: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    given: tuple[str, ...] = ()
    family: str = ""
    suffix: str = ""
    ages: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)

    @property
    def goes_by_last(self) -> bool:
        """Whether the family name stands first and two given names behind: "Nguyen Minh Anh" is Anh."""
        return len(self.given) == 2 and tokens(self.name)[:1] == (self.family,)

    @property
    def start(self) -> int:
        """Offset of the first mention."""
        return self.mentions[0].span.start if self.mentions else 0


@functools.cache
def nicknames() -> dict[str, frozenset[str]]:
    """Return each given name with those that may stand for it."""
    sets: dict[str, set[str]] = {}
    for line in wordlist("quotes.attribute", "nicknames"):
        words = line.split()
        for word in words:
            sets.setdefault(word, set()).update((words[0], *words) if word == words[0] else (words[0],))
    return {word: frozenset(others) for word, others in sets.items()}


@functools.lru_cache(maxsize=8192)
def tokens(name: str) -> tuple[str, ...]:
    """Normalise a name to comparable words: lower-case, straight apostrophes, no periods."""
    plain = _repaired(name).replace("’", "'").replace("‘", "'").replace("‐", "-").replace("‑", "-").casefold()
    return tuple(w.replace(".", "") for w in _TOKEN.findall(plain))


def _repaired(name: str) -> str:
    """Join accents to their letters and undo a wrong decoding, for comparison: "BalÃ¡zs" is a Balázs."""
    name = unicodedata.normalize("NFC", name)
    if "Ã" not in name:
        return name
    try:
        return name.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return name


def without_nickname(name: str) -> str:
    """Return a name without a nickname in marks: "Ada “The Ace” Orr" → "Ada Orr"."""
    return _NICKNAME.sub("", name)


def display(name: str) -> str:
    """Return a name as it is shown: one line, no nickname in marks, nothing behind it, no shouting."""
    name = re.sub(r"\s+", " ", without_nickname(name))
    name = _without_post_nominals(name)
    if name.isupper() and len(name) > 5 and " " in name:
        return " ".join(w if re.search(r"[.’']", w) else w.capitalize() for w in name.split())
    return name


def _without_post_nominals(name: str) -> str:
    """Take from a full name what stands behind it: "Ada Orr KC", "Lee Kane OBE"."""
    words = name.split(" ")
    while len(words) > 2 and words[-1] in wordlist("quotes.text", "post_nominals"):
        words.pop()
    return " ".join(words)


def split_name(name: str) -> tuple[tuple[str, ...], str, str]:
    """Return given names, family name and suffix of a person's full name, normalised."""
    name = _without_post_nominals(name)
    words = list(tokens(name))
    suffix = ""
    if len(words) > 1 and words[-1] in SUFFIXES:
        suffix = words.pop()
    if len(words) < 2:
        return (), words[0] if words else "", suffix
    second_half = "-" in words[-1] and name.split()[-1].split("-")[-1][:1].islower()
    plain = not is_given(words[-1]) and not is_given(words[0])
    if words[0] in _FAMILY_FIRST and (second_half or plain):  # "Kim" is a given name too
        return tuple(words[1:]), words[0], suffix
    particles = wordlist("quotes.text", "particles")
    cut = len(words) - 1
    while cut > 1 and words[cut - 1] in particles:
        cut -= 1
    return tuple(words[:cut]), " ".join(words[cut:]), suffix


def fuller(new: str, old: str) -> bool:
    """Whether a name says more than another."""
    return len(tokens(new)) > len(tokens(old)) and not (new.isupper() and not old.isupper())


def same_person(entity: Entity, given: tuple[str, ...], family: str, suffix: str) -> bool:
    """Whether a full name may be that of a person: initials, nicknames and slight misspellings count."""
    if _initials_differ(entity.given[1:], given[1:]):
        return False
    if not entity.given or not given or (suffix and entity.suffix and suffix != entity.suffix):
        return False
    if suffix != entity.suffix and {suffix, entity.suffix} & {"jr", "sr"}:
        return False
    if entity.goes_by_last and entity.given == (*given, family):
        return True  # "Minh Anh" is Nguyen Minh Anh
    longer, shorter = sorted((entity.given, given), key=len, reverse=True)
    if entity.family == family and longer[-1:] == shorter and len(longer) > 1 and not is_given(shorter[0]):
        return True  # "Osorio Lind" is Pia Osorio Lind
    one, two = entity.given[0], given[0]
    if entity.family != family:
        near = len(family) > 5 and Levenshtein.distance(entity.family, family) <= 2
        return near and one == two and entity.given == given
    same = one == two or (len(one) == 1 or len(two) == 1) and one[0] == two[0]
    return same or bool(nicknames().get(one, frozenset({one})) & nicknames().get(two, frozenset({two})))


def _initials_differ(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether initials in the middle tell two people apart: "George W." and "George H.W."."""
    if any(len(word) > _INITIALS for word in (*one, *two)):
        return False
    shorter, longer = sorted(("".join(one), "".join(two)), key=len)
    return not longer.startswith(shorter)


def acronym(name: str) -> str:
    """Return the capitals of a name's words: "Consumer Financial Protection Bureau" → "CFPB"."""
    return "".join(w[0] for w in re.findall(r"[\w’'-]+", name) if w[0].isupper() and w != "The")


def infer_gender(entity: Entity) -> str | None:
    """Return what title or given name tell of an entity's gender."""
    return entity.gender or (gender_of(entity.given[0]) if entity.given else None)


def likely_gender(entity: Entity) -> str | None:
    """Return what a lone name would tell if it is a given name: likely, not sure (Kelly, Warren)."""
    return infer_gender(entity) or gender_of(entity.name)
