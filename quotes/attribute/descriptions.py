"""Read a source that is a description, not a name: "the mayor", "critics", "a senior official"."""

from __future__ import annotations

import functools
import itertools
import re
from dataclasses import dataclass

from quotes.models import Span, SpeakerType
from quotes.text.name_lists import is_demonym, table
from quotes.text.wordlists import wordlist

_WORD = re.compile(r"[\w$£€%]+(?:[’'‘.&\-‐‑/]\w+)*")
_LIST = "quotes.attribute"
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
POSSESSIVE = frozenset({"his", "her", "their", "its", "our", "my", "your", "whose"})
INDEFINITE = wordlist("quotes.attribute", "indefinite")
_CUT = re.compile(
    r",|;|\(|—|–|\s-\s|\s(?:who|whom|which|whose|where|when|and others|all|also|both)\b|\sthat\b", re.I
)
_LINKS = wordlist("quotes.attribute", "links")
_IRREGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child", "news": "news"}
_PLURAL_ONES = frozenset({"people", "men", "women", "children", "media", "data"})
_CLOSE_TO = frozenset({"familiar", "close", "briefed", "involved", "with", "near", "inside"})
_AGED = re.compile(r"\d\d-year-old$")
_AGENTS = ("ologist", "woman", "sman", "ographer", "keeper", "worker", "seller", "driver", "player", "monger")
_DOERS = re.compile(r"\w{2,}(?:er|or|ist|ian|eer|ee|ant|man)")
_ORDINALS = frozenset({"second", "third", "fourth", "fifth"})
_PLACES = frozenset({"here", "there"})  # "a doctor there"
_OTHERS = frozenset({"another", "other"})


@dataclass(frozen=True, slots=True)
class Description:
    """A source without a name of its own.

    Attributes:
        span: The description without its determiner and without what follows a comma or "who".
        head: Its head noun, singular and lower-case.
        words: Lower-case words in front of the head, without the determiner.
        plural: Whether it names more than one.
        determiner: The first word, lower-case, if it is a determiner; else empty.
        kind: The kind of speaker that the head noun tells.
        other: Whether it tells someone apart from those before: "another official", "the other man".
    """

    span: Span
    head: str
    words: tuple[str, ...]
    plural: bool
    determiner: str
    kind: SpeakerType
    other: bool = False

    @property
    def unlisted(self) -> bool:
        """Whether its kind is a mere guess, as its head is in no list of nouns."""
        return self.kind == "document" and self.head not in wordlist(_LIST, "document_nouns")

    @property
    def definite(self) -> bool:
        """Whether it points at someone the reader has met: "the mayor", "her lawyer"."""
        return self.determiner in DEFINITE or self.determiner in POSSESSIVE


@functools.cache
def gendered() -> dict[str, str]:
    """Return nouns that tell a person's gender, as noun → `f` or `m`."""
    rows = [line.split("\t") for line in wordlist(_LIST, "gendered_nouns")]
    return {row[0]: row[1] for row in rows}


def singular(noun: str) -> str:
    """Return the singular of a lower-case noun, by rule.

    Example:
        >>> singular("attorneys"), singular("allies"), singular("congresswomen")
        ('attorney', 'ally', 'congresswoman')
    """
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("women") or noun.endswith("men") and len(noun) > 4:
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "ches", "shes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun


def is_role_noun(noun: str) -> bool:
    """Whether a lower-case singular noun says in what office, job or capacity someone speaks."""
    last = noun.rsplit("-", 1)[-1]
    return (
        noun in wordlist("quotes.text", "role_nouns")
        or noun.partition("-of-")[0] in wordlist("quotes.text", "role_nouns")  # "mum-of-two"
        or last in wordlist("quotes.text", "role_nouns")
        or bool(_AGED.fullmatch(noun))
        or (noun.endswith(_AGENTS) and len(noun) > 6)
    )


def is_someone(noun: str) -> bool:
    """Whether a lower-case singular noun is of a person, with a role or without: "mayor", "woman"."""
    return is_role_noun(noun) or noun in gendered()


def is_native_of(noun: str) -> bool:
    """Whether a noun says where one person is from: "Australian", not "Dutch"."""
    word = noun.title()
    return is_demonym(word) and (is_demonym(f"{word}s") or noun.endswith("man"))


def describe(text: str, start: int, end: int) -> Description | None:
    """Read the stretch `text[start:end]` as a description; None if it holds no word.

    Example:
        >>> describe("a senior campaign aide", 0, 22).kind
        'anonymous'
    """
    cut = _CUT.search(text, start + 1, end)
    stop = cut.start() if cut else end
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text, start, stop)]
    if len(words) > 1 and words[-1][0] in _PLACES:
        words.pop()
    determiner = ""
    other = False
    while words and (words[0][0].casefold() in DEFINITE | POSSESSIVE | INDEFINITE or words[0][0].isdigit()):
        if len(words) == 1:
            break
        low = words[0][0].casefold()
        if determiner and low in ("of",):
            break
        determiner = determiner or low
        other = other or low in _OTHERS
        words = words[1:]
    if not words:
        return None
    if determiner in INDEFINITE and words[0][0].casefold() == "of":
        return Description(Span(words[0][1], words[-1][2]), determiner, (), True, determiner, "group")
    if words[0][0].casefold() in _LINKS and determiner in ("these", "those"):
        return Description(Span(words[0][1], words[-1][2]), determiner, (), True, determiner, "group")
    np: list[str] = []
    for k, (word, *_) in enumerate(words):
        low = word.casefold()
        ahead = words[k + 1][0] if k + 1 < len(words) else ""
        if low == "and" and np and (np[-1] in wordlist(_LIST, "modifiers") or np[-1] == "current"):
            np.append(low)
            continue
        inside = low == "of" and np and _is_inside_name([printed for printed, *_ in words], len(np))
        if np and not inside and (low in _LINKS or _is_participle(low, np[-1], ahead)):
            break
        np.append(low)
    head = re.sub(r"[’'‘]s?$", "", np[-1]) or np[-1]
    head = re.sub(r"[’'‘]$", "", head)
    single = singular(head)
    plural = (head != single or head in _PLURAL_ONES) and single != "news"
    link = words[len(np)][0].casefold() if len(np) < len(words) else ""
    kind = _kind(single, head, plural, determiner, link)
    end_word = words[-1][2]
    if len(np) == len(words) and re.search(r"[’'‘]s$", words[-1][0]):
        end_word -= 2
    return Description(
        span=Span(words[0][1], end_word),
        head=single,
        words=tuple(np[:-1]),
        plural=plural,
        determiner=determiner,
        kind=kind,
        other=other,
    )


def _is_inside_name(words: list[str], of: int) -> bool:
    """Whether the "of" at an index joins a name in front of a role: "University of Velm professor"."""
    behind = words[of + 1 :]
    small = list(itertools.dropwhile(lambda word: word == "the" or word[0].isupper(), behind))
    phrase = list(itertools.takewhile(lambda word: word.casefold() not in _LINKS, small))
    named = words[of - 1][0].isupper() and len(small) < len(behind)
    return named and bool(phrase) and is_role_noun(singular(phrase[-1].casefold()))


def _is_participle(word: str, noun: str, ahead: str) -> bool:
    """Whether a word tells more of the noun before it: "officials briefing", "a court document filed".

    So it does of a body's, "the firm running the camp", if an article, an owner or a name stands behind.
    """
    document = word.endswith("ed") and singular(noun) in wordlist(_LIST, "document_nouns")
    opens = ahead[:1].isupper() or ahead in DEFINITE or ahead in POSSESSIVE or ahead in ("a", "an")
    opens = opens or word == "representing"
    body = word.endswith("ing") and opens and singular(noun) in wordlist(_LIST, "organisation_nouns")
    return (
        document
        or body
        or (word.endswith(("ed", "ing")) and (is_role_noun(singular(noun)) or noun in gendered()))
    )


def bare_name(words: str, *, shortest: int = 4) -> str | None:
    """Return a single capitalised word that is no common noun: a name that stands nowhere else."""
    low = words.casefold()
    lists = ("anonymous_nouns", "group_nouns", "document_nouns", "organisation_nouns")
    common = any(low in wordlist(_LIST, n) or singular(low) in wordlist(_LIST, n) for n in lists)
    known = (
        words in wordlist("quotes.text", "not_names")
        or is_role_noun(singular(low))
        or words in table("places")
        or words in table("honorifics")
    )
    fits = (
        words.isalpha()
        and words[:1].isupper()
        and len(words) >= shortest
        and not words.isupper()
        and (not low.endswith("s") or words in wordlist("quotes.text", "surnames_in_s"))
    )
    return words if fits and not common and not known and low not in INDEFINITE else None


def _kind(single: str, head: str, plural: bool, determiner: str, link: str) -> SpeakerType:
    anonymous = single in wordlist(_LIST, "anonymous_nouns") and (
        single != "person" or not plural or link in _CLOSE_TO
    )
    document = single in wordlist(_LIST, "document_nouns")
    written = document and link.endswith("ed")  # "a paper published in May"
    if single == "police" or (not plural and not written and single in wordlist(_LIST, "organisation_nouns")):
        return "organization"
    role = is_someone(single) or is_native_of(single)
    if document and not role:
        return "document"
    if plural:
        return "anonymous" if anonymous else "group"
    if head in wordlist(_LIST, "group_nouns") and not role:
        return "group"
    if anonymous and (single == "person" or determiner not in DEFINITE):
        return "anonymous"
    if role or anonymous:
        return "person" if determiner in DEFINITE or determiner in POSSESSIVE - {""} else "anonymous"
    counted = single in _ORDINALS and link != "of"  # "a third" of those, not "a third of voters"
    if single in ("one", "another") or counted or (single == "other" and determiner == "the"):
        return "group" if determiner in ("no", "every", "any") else "anonymous"
    if single in wordlist(_LIST, "group_nouns") or head in INDEFINITE or head in ("you", "nobody"):
        return "group"
    return "group" if head.endswith("s") or is_demonym(single.title()) else "document"


def who_speaks(description: Description) -> SpeakerType | None:
    """Return the kind of someone who "said" something and whose noun is in no list; None if that is unclear.

    "The glazier" is what someone does; "the tabloid" may be anything.
    """
    if not _DOERS.fullmatch(description.head) or description.plural:
        return None
    return "person" if description.definite else "anonymous"
