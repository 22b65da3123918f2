"""Whether two reports name the same speaker: yes, no, or unknown, with why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from quotes.match import lexicon
from quotes.match.given_names import one_in_short
from quotes.match.spelt_names import spelt
from quotes.models import Answer, SpeakerType
from quotes.text.folding import fold, repaired
from quotes.text.name_lists import gender_of, is_given, table
from quotes.text.wordlists import wordlist

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_TITLES = lexicon.source_words("title")
_AFTER = lexicon.source_words("suffix")
_PARTICLES = lexicon.source_words("particle")
_ATTENDANTS = lexicon.source_words("attendant")
_JOINED = re.compile(r"\b(a[dlnrstz]|ash|el|ul)-(?=\w)", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")
_NOT_NAMES = lexicon.source_words("grammar")
_ARTICLE = re.compile(r"(?i)\s*(?:an?|the|his|her|their|its|our|one|another)\s")
_STOP = re.compile(r"\s+(?:of|who|whose|which|in|from|at|on|for|with|told|said|and)\s|[,;:(\[—–]|\s-\s")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in normal form, as far as a printed source gives it.

    Attributes:
        words: The name's words, particles and initials included, without titles and honorifics.
        description: All words of the printed source.
    """

    words: tuple[str, ...]
    description: frozenset[str]

    @property
    def family(self) -> str:
        """The family name (a lone word counts as one)."""
        return self.words[-1]


@lru_cache(1 << 14)
def same_speaker(
    here: str | None,
    there: str | None,
    *,
    type_here: SpeakerType | None = None,
    type_there: SpeakerType | None = None,
    source_here: str | None = None,
    source_there: str | None = None,
    id_here: str | None = None,
    id_there: str | None = None,
) -> tuple[Answer, str]:
    """Say whether two speakers are one.

    `no` needs two names of people that cannot be one person: other family names, or one family name with
    other given names; or two ids of people in the newsroom's registry. A body and its people, a spokesman
    and the one he speaks for, a pronoun and a description are `unknown`.

    Args:
        here: Speaker as resolved, or the source as printed.
        there: The same of the other report.
        type_here: What kind of source it is, if known.
        type_there: The same of the other report.
        source_here: The source as printed with role, if `here` is a resolved name.
        source_there: The same of the other report.
        id_here: The registry's id of `here`, if it is known.
        id_there: The same of the other report.

    Example:
        >>> same_speaker("Sen. Ana Díaz, the minority leader", "Mrs. Diaz")[0]
        'yes'
        >>> same_speaker("Ana Díaz", "Luis Díaz")[0], same_speaker("Díaz", "her spokesman")[0]
        ('no', 'unknown')
    """
    if not here or not there:
        return "unknown", "a speaker is not named"
    if id_here and id_here == id_there:
        return "yes", "same id in the registry"
    if id_here and id_there and type_here == type_there == "person":
        return "no", f"{here} and {there} are two people in the registry"
    if {"document", "anonymous"} & {type_here, type_there}:
        return "unknown", "a document or an unnamed source"
    one, other = person(here), person(there)
    if one and other and one.family == other.family:
        if _other_initials(one.words, other.words):
            return "no", f"{here} and {there} differ in the initials between"
        if _other_middle(one.words, other.words):
            if all(map(is_given, (*one.words[1:-1], *other.words[1:-1]))):
                return "no", f"{here} and {there} differ in the names between"
            return "unknown", "one name, and other names between"
    if one and other and _compatible(one.words, other.words):
        if _two_by_title(_titled(one, source_here), _titled(other, source_there)):
            return "unknown", "one surname, and titles that may be those of two people"
        return "yes", "same name"
    if fold(here).text.strip(" ,.") == fold(there).text.strip(" ,."):
        pronoun = fold(here).text.strip() in lexicon.words_of("pronoun")
        return ("unknown", "both sides have only a pronoun") if pronoun else ("yes", "same name")
    if one is None or other is None:
        return "unknown", "a speaker is described, not named"
    said_here = (one.description | words_of_source(source_here)) - set(one.words)
    said_there = (other.description | words_of_source(source_there)) - set(other.words)
    if {"organization", "group", "document", "anonymous"} & {type_here, type_there}:
        return "unknown", "a body and its people do not contradict each other"
    if one.family == other.family and not (_has_given(one.words) and _has_given(other.words)):
        return "unknown", "one surname, and what stands before it may be a title"
    if one.family in said_there or other.family in said_here:
        return "unknown", "one side speaks for, or is quoted by, the other"
    if _nearly_alike(one.words, other.words) and not _two_sexes(one.words, other.words):
        return "unknown", "names spelt nearly alike"
    return "no", f"{' '.join(one.words)} and {' '.join(other.words)} are two people"


def _nearly_alike(here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """Whether two names are one but for their spelling, or for an article: El-Sayed, Elsayed."""
    one, other = tuple(map(spelt, here)), tuple(map(spelt, there))
    glued = (
        "al" in name and whole[-1][:2] in ("al", "el") and _compatible(name, (*whole[:-1], whole[-1][2:]))
        for name, whole in ((one, other), (other, one))
    )
    return _compatible(one, other) or any(glued)


def _two_sexes(here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """Whether two names begin with a woman's and a man's: Daniel and Danielle."""
    return {gender_of(name[0]) for name in (here, there)} == {"f", "m"} and min(len(here), len(there)) > 1


def _titled(name: Name, source: str | None) -> Name:
    """Return a name with the titles that stand right before it in the source as printed ("Mrs Voss")."""
    words = [_plain(word) for word in _WORD.findall(source or "")]
    before = words[: words.index(name.words[0])] if name.words[0] in words else []
    titles = frozenset(before) if _TITLES.issuperset(before) else frozenset()
    return Name(name.words, name.description | titles)


def words_of_source(text: str | None) -> frozenset[str]:
    """Return the words of a source as printed, in normal form."""
    return frozenset(_plain(word) for word in _WORD.findall(text or ""))


def _plain(word: str) -> str:
    plain = fold(word).text.rstrip(".")
    return plain.removesuffix("'s").removesuffix("'")


@lru_cache(1 << 15)
def person(printed: str) -> Name | None:
    """Read the person's name out of a source as printed; None if it names no person.

    Example:
        >>> person("former Gov. Rosa M. Valdez of Ohio, a Democrat").words
        ('rosa', 'm', 'valdez')
        >>> person("a spokesman for the Treasury") is None
        True
    """
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", repaired(printed)).strip(" ,.;:—–-\"'“”‘’")
    text = _JOINED.sub("al ", text)  # el-Sayed, Al-Sayed and al Sayed are one
    description = words_of_source(text)
    if re.match(
        r"(?i)(?:an?|the|his|her|their|its|one|another)\s.*\b(?:for|to|of|with)\b", text
    ) and not re.search(r",", text):
        return None
    pieces = [piece for piece in _STOP.split(text) if piece and piece.strip()]
    for number, piece in enumerate(pieces[:3]):
        described = _ARTICLE.match(piece) is not None
        name = _name_in(piece, last=described)
        if name:
            return Name(name, description)
        # A title or a description may stand before the name ("the envoy, Ana Díaz,"), nothing else.
        if number == 0 and not described and not all(_plain(w) in _TITLES for w in _WORD.findall(piece)):
            return None
    return None


def _name_in(piece: str, *, last: bool) -> tuple[str, ...] | None:
    """Return the first run of capitalised words, or, in a description, the run that ends it."""
    best: list[str] = []
    run: list[str] = []
    found = [*_WORD.findall(piece), "."]
    for word, following in pairwise([*found, "."]):
        plain = _plain(word)
        if (word[0].isupper() or plain in _PARTICLES) and plain not in _NOT_NAMES:
            run.append(plain)
            if following != "." and _POSSESSIVE.search(word):
                run = []  # whose someone or something is, is not who it is
        else:
            best, run = (run if last else best or run) if plain not in _ATTENDANTS else best, []
    while best and best[0] in _TITLES:
        best.pop(0)
    cut = max((n for n, word in enumerate(best) if word in _TITLES), default=-1)
    best = [word for word in best[cut + 1 :] if word not in _AFTER]
    while best and best[-1] in _PARTICLES:
        best.pop()
    if (
        not best
        or (best[-1] in lexicon.bodies() and not _is_family(best) and not _is_eastern(best))
        or all(word in _PARTICLES for word in best)
    ):
        return None
    return tuple(best)


def _is_family(name: list[str]) -> bool:
    """Whether a given name makes a family name of what else is a body, or speaks for one: Jim Jordan."""
    given = len(name) > 1 and is_given(name[0]) and name[0].title() not in table("places")
    return given and name[-1] in lexicon.source_words("family")


def _is_eastern(name: list[str]) -> bool:
    """Whether a family name in front makes given names of two words behind it: Kim Jong Un."""
    short = len(name) == 3 and len(name[2]) == 2 and name[1] not in lexicon.bodies()
    return short and name[0] in wordlist("quotes.text", "family_first")


def _compatible(here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    if set(here) <= set(there) or set(there) <= set(here):
        return True
    if not _one_holds_the_other(here[-1], there[-1]):
        return "".join(here).replace("-", "") == "".join(there).replace("-", "")
    given_here, given_there = (
        [word for word in name[:-1] if word not in _PARTICLES] for name in (here, there)
    )
    if not given_here or not given_there:
        return True
    # A role printed with capitals may still stand in front, so any given name in common will do.
    return any(_one_given_name(a, b) for a in given_here for b in given_there)


def _other_initials(here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """Whether one given name goes with two middle initials: George W. and George H.W. Bush."""
    one, other = (
        "".join(word.replace(".", "") for word in name[1:-1] if len(word) == 1 or word[1::2].strip(".") == "")
        for name in (here, there)
    )
    apart = one and other and not one.startswith(other) and not other.startswith(one)
    return bool(apart) and len(here[0]) > 1 and here[0] == there[0]


def _other_middle(here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """Whether one given name goes with names between that have nothing in common: John Adam, John Quincy."""
    one, other = ([word for word in name[1:-1] if word not in _PARTICLES] for name in (here, there))
    if here[0] != there[0] or not one or not other or min(map(len, (*one, *other))) < 2:
        return False
    return not any(a[0] == b[0] or _one_given_name(a, b) for a in one for b in other)


def _one_holds_the_other(here: str, there: str) -> bool:
    """Whether one name has all parts of the other: Hale and Hale-Jones, not Jong-un and Jong-il."""
    one, other = set(here.split("-")), set(there.split("-"))
    return one <= other or other <= one


def _two_by_title(here: Name, there: Name) -> bool:
    """Whether one family name goes with two offices, with Mr. and Mrs., or with senior and junior."""
    apart = here.description ^ there.description
    if apart & {"sr", "jr", "junior", "senior"} or {"elder", "younger"} <= apart:
        return True
    if min(len(here.words), len(there.words)) > 1:
        return False
    minister = {"minister", "secretary"} & here.description & there.description
    if minister and here.description - there.description and there.description - here.description:
        return True
    sexes, offices = zip(_titles(here), _titles(there), strict=True)
    return any(one and other and not one & other for one, other in (sexes, offices))


def _titles(name: Name) -> tuple[frozenset[str], frozenset[str]]:
    """Return what a source's words say of the sex and of the office."""
    held = frozenset(
        lexicon.pairs_of("office")[w] for w in name.description & lexicon.pairs_of("office").keys()
    )
    sexes = held & {"he", "she"}
    if not sexes and len(name.words) > 1 and (gender := gender_of(name.words[0])):
        sexes = frozenset({"she" if gender == "f" else "he"})
    return sexes, held - {"he", "she"}


def _has_given(words: tuple[str, ...]) -> bool:
    return any(is_given(word) or len(word) == 1 for word in words[:-1])


def _one_given_name(here: str, there: str) -> bool:
    if _one_holds_the_other(here, there):
        return True
    if min(len(here), len(there)) == 1:
        return here[0] == there[0]
    return one_in_short(here, there)
