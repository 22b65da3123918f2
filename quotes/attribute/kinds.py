"""Say what a name names: by its own words, by what stands around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quotes.attribute.descriptions import Description, bare_name, describe, gendered, is_role_noun, is_someone
from quotes.attribute.entities import tokens
from quotes.attribute.heads import is_body_noun, noun_follows
from quotes.attribute.prominence import acts
from quotes.text.name_lists import is_given, table
from quotes.text.names import Name
from quotes.text.wordlists import wordlist

if TYPE_CHECKING:
    from quotes.attribute.mentions import Cast

_PERSON_FOLLOWS = re.compile(
    r"[’']?,? (?:who\b|whose\b|\d\d,|an? \d\d-year-old|herself\b|himself\b)|, (?:his|her) \w+,"
)
_INITIALED = re.compile(r"(?:[A-Z]\.? ){2,3}[A-Z][a-z]{3,}")  # "R K Subramaniam"
_ARTICLE = re.compile(r"\b[Tt]he $")
_IN = re.compile(r"\b(?:in|into|across|throughout) $")
_WHERE = re.compile(r", where\b")
_NOUN_BEFORE = re.compile(r"([\w-]+),? $")
_CALLED = re.compile(r"([\w-]+) (?:called|named|known (?:only )?as) $")
_BODY_BEFORE = re.compile(r"(?<!\bon )\b([\w-]+) (?:called |named |known as )?[“\"‘'«]?$")
_BODY_APART = re.compile(
    r"\b(?:the|its|their|\w+[’']s) (?:[\w’'-]+ ){0,2}?([\w-]+)(?: representing [\w-]+)?, $", re.IGNORECASE
)
_CLOSED = re.compile(r", (?!\d|who\b|whose\b|an? |the |his |her )")
_ARTICLED_NOUN = re.compile(r"\b(?:the|an?) (?:[\w-]+ ){1,3}$", re.IGNORECASE)
_BEHIND = re.compile(r"[”\"’'»]?, (?=(?:an?|the|[\w’'-]+[’']s?) )")
_OWNER = re.compile(
    r"(?:\b(?:the|an?|his|her|their|its|our|my)|[’']s?) (?:[\w’'-]+ ){0,3}[\w-]+, $", re.IGNORECASE
)
_NEXT_WORD = re.compile(r" ([\w’']+)")
_SAYS = re.compile(
    r"(?:, (?:an?|the|who) [^,.;:\n“”\"]{3,60},)?"
    r" (?:said|says|told|tells|added|admitted|asked|insisted|joked|replied)\b"
)
_NAME_GOES_ON = re.compile(r" [A-Z]")
_STOP = re.compile(r"[.!?:;](?=[”\"’'»]?\s)|[\n\r\u2028\u2029]")
_A = re.compile(r", an? ")
_AGED = re.compile(r", (?:aged? )?(?:\d{1,2}|four|five|six|seven|eight|nine|ten|eleven|twelve),")
_PEOPLE = ("n", "an", "ian", "ns", "ans", "ians")
_LONGEST_LINE = 300


def kind_of(cast: Cast, name: Name) -> str:
    """Say what a name is, from its own words, then from what stands around it."""
    before = cast.text[max(0, name.span.start - 40) : name.span.start]
    article = _ARTICLE.search(before) is not None
    bare = article and name.title is None and not noun_follows(cast.text, name.span.end, len(cast.text))
    if name.title is None and _is_thing(cast, name, before):
        return "organization"
    if name.kind != "unknown" and not (name.kind == "person" and bare):  # "the Marshall Islands" are nobody
        return name.kind
    words = name.span.of(cast.text)
    if _PERSON_FOLLOWS.match(cast.text, name.span.end, name.span.end + 24):
        return "person"
    if _INITIALED.fullmatch(words) and not article:
        return "person"
    count = len(words.split())
    if _is_called_a_body(cast, name, before):
        return "organization"
    called = _CALLED.search(before)  # "a man named Orr"
    if called and is_someone(called[1].casefold()):
        return "person"
    last = _NOUN_BEFORE.search(before)
    if last and last.group(1).casefold() in wordlist("quotes.text", "role_nouns"):
        apart = before.endswith(", ")  # "the manager, Dara Brannick"
        several = " " in words or last.group(1).casefold() in gendered()  # "his daughter, Sana,"
        if not apart or (several and _OWNER.search(before)):
            return "person"
    follows = re.match(r", (?=\w)", cast.text[name.span.end : name.span.end + 3])
    if follows and count > 1:
        told = _phrase(cast, name.span.end + 2)
        if told is not None and not told.plural and is_role_noun(told.head):
            return "person"
    verb = _NEXT_WORD.match(cast.text, name.span.end)
    acts_alone = verb is not None and verb.group(1) in wordlist("quotes.attribute", "verbs")
    if article and name.title is None and count > 1 and (bare or acts_alone):  # "the Kettle Bay Herons"
        return "organization"
    month = words in ("April", "May", "June", "August")
    if count == 1 and is_given(words) and words not in table("places") and not article and not month:
        return "person"
    if count == 1 and not name.label and _stands_as_place(cast, words):
        return "place"
    if count > 1 and not article and does_what_people_do(cast.text, name.span.end):
        return "person"
    return "unknown"


def does_what_people_do(text: str, at: int) -> bool:
    """Whether a verb of what only people do stands behind a name that ends at `at`: "smiled"."""
    verb = _NEXT_WORD.match(text, at)
    return verb is not None and verb.group(1) in wordlist("quotes.attribute", "personal_verbs")


def _phrase(cast: Cast, start: int) -> Description | None:
    """Read what stands behind a name’s comma, to the end of its sentence."""
    end = min(len(cast.text), start + 90)
    stop = _STOP.search(cast.text, start, end)
    return describe(cast.text, start, stop.start() if stop else end)


def _is_thing(cast: Cast, name: Name, before: str) -> bool:
    """Whether a name that reads like a person’s is a body’s: "the publishing house Ann Doyle, which"."""
    which = cast.text.startswith(", which ", name.span.end)
    return which and _ARTICLED_NOUN.search(before) is not None and _is_called_a_body(cast, name, before)


def _is_called_a_body(cast: Cast, name: Name, before: str) -> bool:
    """Whether the words around a name say that a body bears it: "the charity Sea Watch", "X, a union,"."""
    words = tokens(name.span.of(cast.text))
    if len(words) == 1 and cast.people.named(*words):  # "the firm Orr founded"
        return False
    noun = _BODY_BEFORE.search(before)
    if noun and is_body_noun(noun.group(1).casefold()):
        return True
    if _is_body_apart(before) and _CLOSED.match(cast.text, name.span.end) and not is_given(words[0].title()):
        return True
    told = None
    if behind := _BEHIND.match(cast.text, name.span.end):
        told = _phrase(cast, behind.end())
    return told is not None and told.kind == "organization" and not told.plural


def _is_body_apart(before: str) -> bool:
    """Whether a body and a comma stand in front of a name: "the drug's maker, Selvane"."""
    apart = _BODY_APART.search(before)
    return apart is not None and is_body_noun(apart[1].casefold())


def opens_as_given(cast: Cast, name: Name) -> bool:
    """Whether a given name alone opens a sentence and is a subject: "Melinda said"; not "Hope of rain".

    It may be brought in by what it is: "Melinda, a nurse," or "Milo, eight,".
    """
    words, end = name.span.of(cast.text), name.span.end
    if name.kind != "unknown" or bare_name(words) is None:
        return False
    told = _AGED.match(cast.text, end) is not None
    if not told and _A.match(cast.text, end):
        description = _phrase(cast, end + 2)
        told = description is not None and not description.plural and is_role_noun(description.head)
    return (told or acts(cast.text, end)) and kind_of(cast, name) == "person"


def opens_as_surname(cast: Cast, name: Name) -> bool:
    """Whether a surname may open a sentence: "Orr said", "Orr smiled"."""
    end = name.span.end
    return _SAYS.match(cast.text, end) is not None or does_what_people_do(cast.text, end)


def in_place(cast: Cast, name: Name) -> bool:
    """Whether a word in front says that the place is meant, not a person of that name."""
    before = cast.text[max(0, name.span.start - 12) : name.span.start]
    return bool(re.search(r"\b(?:in|from|of|to|at|near|across|around|outside|for|into|the) $", before, re.I))


def is_native(cast: Cast, name: Name) -> bool:
    """Whether a word is no name but says where someone is from: "the Corkman said"."""
    words = name.span.of(cast.text)
    articled = _ARTICLE.search(cast.text, max(0, name.span.start - 8), name.span.start)
    return (
        articled is not None and words.isalpha() and words.endswith("man") and acts(cast.text, name.span.end)
    )


def _stands_as_place(cast: Cast, words: str) -> bool:
    """Whether a word stands somewhere as only a place does: "in Velland", "Velland, where"."""
    if words not in cast.as_place:
        people = words[-1:] in "aeiou" and len(words) > 4
        forms = [words + ending for ending in _PEOPLE] if people else []
        cast.as_place[words] = any(
            _IN.search(cast.text, max(0, at - 12), at)
            and not _NAME_GOES_ON.match(cast.text, at + len(words))
            or _WHERE.match(cast.text, at + len(words))
            for at in cast.spots.of(words)
        ) or any(True for form in forms for _ in cast.spots.of(form))
    return cast.as_place[words]


def in_headline(cast: Cast, name: Name) -> bool:
    """Whether a name stands in a line where nearly every word has a capital."""
    low, high = max(0, name.span.start - _LONGEST_LINE), name.span.end + _LONGEST_LINE
    before, behind = cast.text[low : name.span.start], cast.text[name.span.start : high]
    line = before.rpartition("\n")[2] + behind.partition("\n")[0]
    long = re.findall(r"[^\W\d_]{4,}", line)
    capitals = sum(1 for w in long if w[0].isupper())
    return capitals >= 0.8 * len(long)
