"""Tell whom a source names: the head of a noun phrase that may hold other names. Text only."""

from __future__ import annotations

import re

from quotes.attribute.appositions import LINKS, VERB, is_office
from quotes.attribute.descriptions import Description, describe, gendered, is_role_noun, is_someone, singular
from quotes.attribute.entities import Mention
from quotes.text.name_lists import table
from quotes.text.wordlists import wordlist

_NEXT_WORD = re.compile(r"[ \u00a0]([\w’'-]+)")
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "their", "our", "my", "its", "both", "s"})
_AFTER_NAME = wordlist("quotes.attribute", "after_names")
_EXAMPLE = re.compile(r"\b(?:by|like|including|such as|among)\s", re.I)
_OF_ANOTHER = re.compile(r"\b(?:of|for|to|with|behind)(?: the)? $", re.I)
_AT = re.compile(r"\b(?:at|from|in|inside|near|outside) (?:the )?$", re.I)
_HANGS_ON = re.compile(r"([\w’'-]*) ?\b(?:of|for|to|with|behind) ([^,;:]*)$", re.I)
_AND = re.compile(r",? (?:and|or|&) ")
_OF = re.compile(r" (?:of|for) ")
_OF_SOMEONE = re.compile(r"\b(?:of|for|to|with) (?:the|an?|his|her|their) (?:[\w’'-]+ ){0,3}?([a-z-]+)$")
_MARRIED = re.compile(r"(?:the )?(wife|husband|widow|widower) of ", re.I)
_A = re.compile(r"(?:an?|another|one) ", re.I)
_LETTERS = re.compile(r"[A-Z]{2,4}")
_ARTICLED = re.compile(r"\s*(?:the|an?|his|her|their|its) ", re.I)
_CALLED = re.compile(r" (?:named|called|known (?:only )?as) \Z")
_RANK = re.compile(  # "world No 2" Orr
    r"\b(?:No|Number)\.? (?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten) \Z", re.I
)
_OF_STATE = re.compile(r"\b(secretary|minister|head|chief) of (?:state|staff|police|government)\b", re.I)
_FAR = 120
_NOUNS = (
    r".*(?<![\w’'-])((?:an?|the|th[oe]se|one|another|many|some|several|two|three|his|her|their|[A-Z]\w+[’']s?)"
    r" (?:[\w’'-]+ ){0,4}?[\w’'-]+)"
)
_PHRASE = re.compile(_NOUNS + r",? $", re.I | re.S)
_PHRASE_OF = re.compile(_NOUNS + r" (?:for|of|at|with|from|in) $", re.I | re.S)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink a stretch to begin and end at a word."""
    while start < end and not (text[start].isalnum() or text[start] in "$£€"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ".)%"):
        end -= 1
    return start, end


def full_start(mention: Mention) -> int:
    """Return where a mention begins, its title counted in."""
    return mention.name.title.start if mention.name.title is not None else mention.span.start


def head_mention(text: str, start: int, end: int, mentions: list[Mention]) -> Mention | None:
    """Return the mention that a source is about: not the Orr of "Orr's wife", not Ohio in "voters in Ohio".

    Args:
        text: The article's text.
        start: Where the source begins, in code points.
        end: Where it ends.
        mentions: The mentions inside it, in order.
    """
    of_another = False
    for k, mention in enumerate(mentions):
        body = mention.entity.kind == "organization"
        several = " " in mention.span.of(text)
        full = mention.entity.kind == "person" and several
        front = text[start : full_start(mention)]
        if mention.entity.kind == "person" and (called := _CALLED.search(front)):  # "a man named" Orr
            front = front[: called.start() + 1]
        after_comma = "," in front and _leads_to(
            front[front.rindex(",") + 1 :], full=full or (several and mention.entity.kind == "unknown")
        )
        between = text[mentions[k - 1].span.end : full_start(mention)] if k else front
        of_another = _hangs_on(front) or (of_another and _AND.match(between) is not None)
        if of_another or _names_office(text, mention):
            continue
        if k and not (after_comma or only_roles(between, body=body, full=full)):
            continue
        if k and between[:1] in "’'" and _AT.search(text[start : full_start(mentions[k - 1])]):
            continue  # "parents at St Orr’s Primary"
        if k and not after_comma and _is_of_another(text[start : full_start(mentions[k - 1])], between):
            continue
        if _is_office_in_letters(text, mention, front, end):
            return None
        if _EXAMPLE.search(front):  # "a study by Doyle", "activists like Doyle"
            return None
        if after_comma and _hangs_on_someone(front[: front.rindex(",")]) and not _is_married(front, mention):
            return None
        if after_comma:
            told = describe(text, start, end)
            if told is not None and _in_apposition(mention, told):
                one = not told.plural or text[start : start + 7].casefold() == "one of "
                return mention if one or not any(_speaks(text, m) for m in mentions[:k]) else None
            continue
        if (k or only_roles(front, body=body, full=full)) and not noun_follows(text, mention.span.end, end):
            return mention
    return None


def _is_office_in_letters(text: str, mention: Mention, front: str, end: int) -> bool:
    """Whether a name is no body's but says what someone is: "a Government TD"."""
    letters = _LETTERS.fullmatch(mention.entity.name) is not None and mention.name.title is None
    return letters and _A.match(front) is not None and not noun_follows(text, mention.span.end, end)


def _leads_to(front: str, *, full: bool) -> bool:
    """Whether the words between a comma and a name only describe its bearer: ", the mezzo" Ann Doyle."""
    return only_roles(front, full=full and _ARTICLED.match(front) is not None)


def _is_of_another(front: str, between: str) -> bool:
    """Whether a name is that of someone on whom the phrase hangs: "the wife of Rovers manager" Orr.

    "President of Ghana" Orr is the president.
    """
    words = re.findall(r"\w+", between.casefold())
    return _OF_ANOTHER.search(front) is not None and any(is_role_noun(singular(word)) for word in words)


def _hangs_on(front: str) -> bool:
    """Whether what stands in front of a name makes it someone else's: "the wife of comedian" Orr."""
    found = _HANGS_ON.search(_OF_STATE.sub(r"\1", front))
    if found is None or re.search(r"[A-Z]", found[2]):
        return False
    return _is_relation(found[1].casefold()) or only_roles(found[2], full=True)


def _is_relation(noun: str) -> bool:
    """Whether a lower-case noun says what someone is to others, not in what office: "mother", "parents"."""
    related = noun in gendered() or noun in wordlist("quotes.attribute", "group_nouns")
    return related and noun.title() not in wordlist("quotes.text", "offices")


def _names_office(text: str, mention: Mention) -> bool:
    """Whether what reads like a name is an office: "Chairman of Umudi Council", the Dean "of" a school."""
    words = mention.span.of(text)
    first = words.split()[0]
    over = _OF.match(text, mention.span.end) if first == words else _OF.search(words)
    return over is not None and (is_office(first) or is_office(first.rpartition("-")[2]))


def _hangs_on_someone(phrase: str) -> bool:
    """Whether a phrase ends in someone else, who may be whom a comma names: "the mother of the victim"."""
    found = _OF_SOMEONE.search(phrase)
    return found is not None and is_someone(found[1])


def _is_married(front: str, mention: Mention) -> bool:
    """Whether a courtesy says which of a couple a name is: "the wife of the pastor, Mrs" Orr."""
    married = _MARRIED.match(front)
    return married is not None and mention.name.gender == gendered()[married[1].casefold()]


def _in_apposition(mention: Mention, told: Description) -> bool:
    """Whether a name behind a comma may be that of whom the words in front describe."""
    entity = mention.entity
    if entity.kind == "organization":
        return is_body_noun(told.head) or told.determiner == "the"
    return entity.kind == "person" or (entity.kind == "unknown" and " " in entity.name)


def _speaks(text: str, mention: Mention) -> bool:
    """Whether a mention is of a person who is no mere possessor."""
    return mention.entity.kind == "person" and text[mention.span.end : mention.span.end + 1] not in "’'"


def only_roles(front: str, *, body: bool = False, full: bool = False) -> bool:
    """Whether the words in front of a name only describe its bearer.

    Args:
        front: The words.
        body: Whether the name is a body's.
        full: Whether it is a person's, given name and all: then any noun may stand there ("bandmate").
    """
    if body:
        front = re.sub(r" (?:called |named |known as )?[“\"‘'«]?$", " ", front)
    if re.search(r"[,;:(“”\"«»]", front):
        return False
    modifiers = wordlist("quotes.attribute", "modifiers")
    before = ""
    front = _RANK.sub("", front)
    words = re.findall(r"[\w&’'‘.-]+", _OF_STATE.sub(r"\1", front))
    for k, word in enumerate(words):
        low = word.casefold().strip("’'‘")
        ahead = words[k + 1].casefold() if k + 1 < len(words) else ""
        before, last = low, before
        if (
            (low == "and" and is_role_noun(last))
            or (is_role_noun(ahead) and may_modify(low))
            or (last in _DETERMINERS and low.endswith("ed") and is_someone(ahead))  # "his devastated wife"
            or (body and is_body_noun(ahead) and may_modify(low.removesuffix("s")))
            or low in modifiers
            or low in _DETERMINERS
            or word in table("honorifics")
            or is_role_noun(singular(low))
            or (body and is_body_noun(singular(low)))
            or (full and (may_modify(low) or low == "and" or (low not in LINKS and is_role_noun(ahead))))
        ):
            continue
        if not ("-" in word or word[:1].isupper() or re.search(r"[’']s$|s[’']$", word)):
            return False
    return True


def is_body_noun(noun: str) -> bool:
    """Whether a lower-case singular noun says what kind of body something is: "company", "union"."""
    return noun in wordlist("quotes.attribute", "organisation_nouns")


def may_modify(word: str) -> bool:
    """Whether a lower-case word may be a noun in front of another, as in "yard manager"."""
    lists = (LINKS, wordlist("quotes.attribute", "verbs"), wordlist("quotes.attribute", "indefinite"))
    noun = word.isalpha() and len(word) > 2 and not word.endswith(("ed", "ly", "ing", "s"))
    return noun and word not in _DETERMINERS and not any(word in words for words in lists)


def noun_follows(text: str, at: int, end: int) -> bool:
    """Whether the noun phrase goes on behind a name: "Orr supporters", "Orr's family"."""
    if text[at : at + 2] in ("’s", "'s", "’ ", "' "):
        return bool(text[at + 2 : end].strip(" ,"))
    if text[at : at + 1] == "/" and at + 1 < end:
        return True
    ahead = _NEXT_WORD.match(text, at, end)
    if ahead is None:
        return False
    word = ahead.group(1)
    if word[:1].isupper():
        return word in wordlist("quotes.text", "organisation_words")
    if is_role_noun(singular(re.sub(r"[’']s$", "", word))):
        return True
    return word not in _AFTER_NAME and not word.endswith(("ly", "ed"))


def antecedent(text: str, who: int) -> tuple[int, int] | None:
    """Return where the person or people begin and end on whom a "who" hangs: the noun phrase before it.

    Args:
        text: The article's text.
        who: Where "who" begins, in code points.

    Example:
        >>> antecedent("They met a lawyer for the family, who said no.", 34)
        (9, 32)
    """
    low = max(0, who - _FAR)
    phrase = _PHRASE.match(text, low, who)
    if phrase is None:
        return None
    start, end = phrase.span(1)
    wider = _PHRASE_OF.match(text, low, start)
    for begin in (wider.start(1), start) if wider else (start,):
        told = describe(text, begin, end)
        if (
            told is not None
            and told.kind in ("person", "anonymous", "group")
            and not VERB.search(text, begin, end)
        ):
            return begin, end
    return None
