"""Find the names in a text without a model: capitals, particles, initials, titles and word lists.

The scan is cheap and covers every paragraph, also those that are never parsed. It says what the name's
own words tell (a person by title, given name or initial; an organisation by its head word); what only
the article can tell, it leaves `unknown`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from quotes.models import Span
from quotes.text.name_lists import gender_of, is_given, table
from quotes.text.name_runs import INITIALS, SUFFIXES, Word, is_headline, runs, words_of
from quotes.text.wordlists import wordlist

NameKind = Literal["person", "organization", "place", "unknown"]

_PATRONYMIC = re.compile(r"(?:Mc|Mac|O[’'])[A-Z]")
_ARTICLE = re.compile(r"\b(?:A|AN|THE) (?=[A-Z])")
# Party, place or office between a name and its colon: "REP. ANA DIAZ (D-Ohio):".
_BEHIND = re.compile(r"(?: [(\[][^()\[\]\n:]{1,60}[)\]]){1,3}:(?=\s)")
_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_SURNAMES_TOO = frozenset(
    {"House", "Bank", "Post", "Power", "Church", "Press", "Forbes", "School", "Temple", "Court", "Force"}
)
_OF_A_PLACE = frozenset({"Member", "Minister", "Secretary", "Delegate"})
_SON_OF = frozenset({"bin", "bint", "ibn"})
_NATIONS = frozenset({"Britain", "Cymru", "England", "Scotland", "UK", "Wales"})
_COMPASS = frozenset({"Central", "East", "Great", "Mid", "Middle", "New", "North", "South", "West"})
_WORDS_TOO = frozenset({"ban", "han", "le", "lee", "ma", "moon", "park", "sun", "yang"})
_OFFICES_AND_SURNAMES = frozenset(
    {"Baron", "Bishop", "Champion", "Clerk", "Constable", "Count", "Duke", "Elder", "Guard", "Head", "Judge"}
    | {"Justice", "Khan", "King", "Major", "Marshal", "Mayor", "Pope", "Priest", "Prince", "Provost", "Queen"}
    | {"Ranger", "Regent", "Sheriff", "Warden"}
)


@dataclass(frozen=True, slots=True)
class Name:
    """One name in a text.

    Attributes:
        span: The name alone: no title in front, no possessive ending.
        kind: What its own words tell; `unknown` leaves it to the article.
        title: The capitalised words in front that say office, rank or courtesy.
        gender: `f` or `m` if title or given name tell it.
        certain: Whether more than a capital that could have other reasons (the first word of a
            sentence, a headline) speaks for it.
        label: Whether it stands as a transcript label does, at the start of a paragraph before a colon.
    """

    span: Span
    kind: NameKind
    title: Span | None = None
    gender: str | None = None
    certain: bool = True
    label: bool = False


def names(text: str) -> tuple[Name, ...]:
    """Return the names in a text, in order; offsets are code points into `text`.

    Never raises, whatever the string holds.

    Example:
        >>> [n.span.of("Sen. Ann de Vries said") for n in names("Sen. Ann de Vries said")]
        ['Ann de Vries']
    """
    found: list[Name] = []
    for paragraph in _PARAGRAPH.finditer(text):
        words = list(words_of(text, *paragraph.span()))
        headline = is_headline(words)
        for run in runs(text, words):
            found.extend(_read(text, run, headline))
    return tuple(found)


def _read(text: str, run: list[Word], headline: bool) -> Iterator[Name]:
    """Tell title from name and say what kind of name a run holds."""
    end = run[-1].end
    behind = run[0].first and _BEHIND.match(text, end, end + 120)
    before_colon = text.startswith(":", end) or bool(behind)
    shouted = before_colon and all(word.text.isupper() for word in run)
    if shouted and _ARTICLE.search(text[max(0, run[0].start - 4) : run[-1].end]):
        return
    words = [word._replace(text=word.text.title()) for word in run] if shouted else run
    begin = _name_start(words)
    while begin is None and len(words) > 1 and _strips(words):
        words = words[1:]
        begin = _name_start(words)
    run = run[len(run) - len(words) :]
    label = run[0].first and before_colon
    body = run[begin or 0 :]
    if not body or _ends_as_title(body[-1].text) or _is_office(text, words[begin or 0 :]):
        return
    if begin and run[begin - 1].text in ("for", "of") and words[0].text in _OF_A_PLACE:
        return  # "Member for Sand Street" names a seat
    if begin and run[begin - 1].text in ("for", "of"):  # "Mayor of Tarnby" names a town
        run, words, begin = run[begin:], words[begin:], None
    title = Span(run[0].start, run[begin - 1].end) if begin else None
    kind: NameKind = "person" if begin else _kind(body)
    if label and body[0].text.isupper() and (kind == "unknown" or _may_be_surname(body)):
        kind = "person"
    told = kind != "unknown" or len(body) > 1 or not body[0].first
    doubtful = body[0].first and begin is None and body[0].text in wordlist("quotes.text", "not_names")
    yield Name(
        span=Span(body[0].start, body[-1].end),
        kind=kind,
        title=title,
        gender=_gender(run, body, begin) if kind in ("person", "unknown") else None,
        certain=told and not headline and not doubtful,
        label=label,
    )


def _ends_as_title(word: str) -> bool:
    """Whether a run breaks off before its name: "former Pennsylvania Gov. and party leader Ada Orr"."""
    return word.endswith(".") and word in table("honorifics") and word not in table("places")


def _is_office(text: str, body: Sequence[Word]) -> bool:
    """Whether a run is an office and names nobody: "Secretary of State", "the Foreign Minister"."""
    offices = wordlist("quotes.text", "offices")
    at = next((i for i, word in enumerate(body) if word.text in offices), None)
    if at is None:
        return False
    if at + 2 < len(body) and body[at + 1].text in ("of", "for"):
        return _behind_object(body, at + 2) == len(body)
    articled = text[max(0, body[0].start - 4) : body[0].start].casefold() == "the "
    last = body[-1].text
    office = last in offices and (articled or last not in _OFFICES_AND_SURNAMES)
    return office and not (len(body) > 1 and is_given(body[0].text)) and _kind(body) == "unknown"


def _may_be_surname(body: Sequence[Word]) -> bool:
    """Whether a label of a few capitals may name a person: "JONES", not "CNN", "NATO" or "MCA"."""
    word = body[0].text
    listed = word in wordlist("quotes.text", "outlets") or word in table("places")
    return len(body) == 1 and len(word) > 4 and not listed


def _strips(run: Sequence[Word]) -> bool:
    """Whether the first word is a place, a people or an object in front of a person: "Syrian Bashar …"."""
    whole = " ".join(w.text for w in run)
    word = run[0].text
    two = f"{word} {run[1].text}" in table("places")
    listed = word in table("places") or (word in wordlist("quotes.text", "office_objects") and not two)
    return listed and whole not in table("places") and is_given(run[1].text) and not is_given(run[0].text)


def _name_start(run: Sequence[Word]) -> int | None:
    """Return the index where the name behind a title begins, or None if no title stands in front."""
    honorifics, offices = table("honorifics"), wordlist("quotes.text", "offices")
    heads = wordlist("quotes.text", "organisation_words")
    for i in range(len(run) - 2, -1, -1):
        opens = i == 0 and run[0].first and _opens_as_role(run)
        office = run[i].text in offices or run[i].text.rpartition("-")[2] in offices
        if i and run[i - 1].text in _SON_OF:  # "Khalid bin Sultan" has a name, and no office
            continue
        if run[i].text not in honorifics and not office and not opens:
            continue
        begin = i + 1
        if run[begin].text.casefold() in ("of", "for", "on", "to") and office:
            begin = _behind_object(run, begin + 1)
        rest = run[begin:]
        if not rest or all(w.text in SUFFIXES for w in rest):
            continue
        if any(w.text in heads and not (k and is_given(rest[0].text)) for k, w in enumerate(rest)):
            return None
        if rest[0].text in ("and", "of", "for", "the") or " ".join(w.text for w in rest) in table("places"):
            return None
        return begin
    return None


def _opens_as_role(run: Sequence[Word]) -> bool:
    """Whether a sentence opens with a role that its capital makes look like a name: "Passenger Ada Orr".

    In front of a given name alone too: "Gran Ada", "Mum-of-four Ada".
    """
    low = run[0].text.casefold()
    nouns = wordlist("quotes.text", "role_nouns")
    last = low.rpartition("-")[2]
    several = low.endswith("s") and is_given(run[1].text)  # "Forwards Ada Orr and Lee Kane"
    role = last in nouns or last.removesuffix("s") in nouns or "-of-" in low or several
    return role and (len(run) > 2 or is_given(run[1].text)) and not is_given(run[0].text)


def _behind_object(run: Sequence[Word], i: int) -> int:
    """Return where the name begins behind "Envoy for" or "Secretary of" and what they are over."""
    places, objects = table("places"), wordlist("quotes.text", "office_objects")
    heads = wordlist("quotes.text", "organisation_words")
    start = i
    while i < len(run):
        size = next((n for n in (3, 2, 1) if " ".join(w.text for w in run[i : i + n]) in places), 0)
        known = (
            run[i].text in objects or run[i].text in heads or run[i].text in ("the", "and", "of", "for", "to")
        )
        if size and not (i > start and is_given(run[i].text)):
            i += min(size, len(run) - i)
        elif known or (not is_given(run[i].text) and i < _last_two(run)):
            i += 1
        else:
            break
    return i


def _last_two(run: Sequence[Word]) -> int:
    """Return where a name of two words and its particles would begin at the end of a run."""
    i = len(run) - 1
    while i > 0 and not run[i - 1].capital:
        i -= 1
    return max(0, i - 1)


def _kind(body: Sequence[Word]) -> NameKind:
    whole = " ".join(w.text for w in body)
    first, last = body[0].text, body[-1].text
    bare = whole.removeprefix("The ")
    heads = wordlist("quotes.text", "organisation_words")
    if whole in wordlist("quotes.text", "outlets") or bare in wordlist("quotes.text", "outlets"):
        return "organization"
    if whole in table("places"):
        return "organization" if table("places")[whole][0] == "institution" else "place"
    if _opens_as_body(body) or _is_of_a_nation(body):
        return "organization"
    two = len(body) == 2 and is_given(first) and last in _SURNAMES_TOO
    if not two and any(_is_head(body, i, heads) for i in range(len(body))):
        return "organization"
    if len(body) > 1 and last in wordlist("quotes.text", "place_words"):
        return "place"
    if len(body) == 1:
        return (
            "organization"
            if 2 <= len(first) <= 5 and first.isupper() and not first.endswith(".")
            else "unknown"
        )
    if is_given(first) and first not in table("places"):
        return "person"
    initial = any(INITIALS.fullmatch(w.text) for w in body[:-1]) and first not in table("places")
    lower_half = any("-" in w.text and w.text.split("-")[-1][:1].islower() and len(w.text) < 12 for w in body)
    if _PATRONYMIC.match(last) or _has_family_name_first(body):
        return "person"
    particle = any(not w.capital for w in body[1:-1]) and not any(
        w.text in ("of", "for", "and") for w in body
    )
    return "person" if initial or lower_half or particle or last in SUFFIXES else "unknown"


def _has_family_name_first(body: Sequence[Word]) -> bool:
    """Whether two words, or three of which the first is no English word, begin with a family name."""
    first = body[0].text.casefold()
    listed = first in wordlist("quotes.text", "family_first")
    return listed and (len(body) == 2 or (len(body) == 3 and first not in _WORDS_TOO))


def _opens_as_body(body: Sequence[Word]) -> bool:
    """Whether the first words are an outlet's, a station's or those of a campaign: "Citizens for …"."""
    words = [w.text for w in body if w.text != "The"]
    outlets = wordlist("quotes.text", "outlets")
    outlet = any(" ".join(words[:n]) in outlets for n in range(2, len(words)))
    station = len(words) > 1 and words[0] in ("Radio", "Channel", "TV")
    campaign = len(words) > 2 and words[0] in wordlist("quotes.text", "members") and not body[1].capital
    return outlet or station or campaign


def _is_of_a_nation(body: Sequence[Word]) -> bool:
    """Whether a name is a body's that works for a nation: "Sport England", not "Southern England"."""
    first, last = body[0].text, body[-1].text
    apart = is_given(first) or first in table("places") or first in _COMPASS or first.endswith("ern")
    return 1 < len(body) < 4 and last in _NATIONS and not apart and all(w.capital for w in body)


def _is_head(body: Sequence[Word], i: int, heads: frozenset[str]) -> bool:
    before_link = i + 1 < len(body) and body[i + 1].text in ("of", "for", "on", "to", "and")
    return body[i].text.rstrip(".") in heads and (i == len(body) - 1 or before_link)


def _gender(run: Sequence[Word], body: Sequence[Word], begin: int | None) -> str | None:
    honorifics = table("honorifics")
    for word in run[: begin or 0]:
        told = honorifics.get(word.text, ("",))[0]
        if told in ("f", "m"):
            return told
    return gender_of(body[0].text) if len(body) > 1 else None
