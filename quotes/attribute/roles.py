"""Find in what role someone speaks, from the words around a mention: in front, behind, "who is", party."""

from __future__ import annotations

import re

from quotes.attribute.affiliations import affiliation_end
from quotes.attribute.appositions import (
    VERB,
    WORDS,
    apposition,
    clause_end,
    head_end,
    is_courtesy,
    is_office,
    is_phrase,
    tidy,
)
from quotes.attribute.court_roles import pleads_before, pleads_behind
from quotes.attribute.descriptions import DEFINITE, POSSESSIVE, singular
from quotes.attribute.entities import Mention
from quotes.attribute.heads import may_modify
from quotes.models import Role, Span
from quotes.text.name_lists import table
from quotes.text.wordlists import wordlist

_LIST = "quotes.attribute"
_LONGEST = 160
_LEFT = re.compile(r"([\w&][\w&.’'‘/\-‐‑]*)([ \u00a0])$")
_OF_STATE = re.compile(r"\b(?:secretary|minister|head|chief) of (?:state|staff|police|government) $", re.I)
_HANGS_ON = re.compile(r"(?:of|with|from|at) ")
_SENTENCE_START = re.compile(r"(?:[.!?:”\"“\n]\s*|\A)\Z")
_PHRASE = re.compile(
    r"(?:^|\s)((?:[Oo]ne of |[Tt]he |[Aa]n? |[Hh]is |[Hh]er |[Tt]heir |[Ii]ts |another |two |three |four "
    r"|(?<=whose )|[A-Z][\w.]*(?:[’']s|(?<=s)[’']) )[^,]*)$"
)
_OFFICE = re.compile(r"[.!?:”\"“\n]?\s*([A-Z][a-z]+ (?:of|for|to|at) [^,]{3,60})$")
_OWNER = re.compile(r"([A-Z][\w.]*)(?:[’']s|(?<=s)[’']) ")
_OPENS_ADVERB = re.compile(r"(?:ly|ing|ed)$")
_CLAUSE = re.compile(r"[^,.;:?!()\"“”«»\n\r\u2028\u2029]*$")
_ONCE = re.compile(r"\b(?:as|once|while|when|then) (?=an? )", re.I)
_COMMA = re.compile(r", (?P<the>[Tt]he )?\Z")
_GOES_ON_SAYING = re.compile(r" (?:said|says|told|wrote|added)\b")
_BY = re.compile(r"\b(?:by|from|to|with) (?:an? |the |his |her |their |its )?\Z", re.I)
_ACTS = re.compile(r" \w+ed")
_AND = re.compile(r",? (?:and|or) ")
_GOES_ON = re.compile(r"[,.;]| (?:said|says|told|wrote|added|and)\b|\Z")
_PARTY = re.compile(
    r"\s?\(((?:[DRI]|Dem\.?|Rep\.?|Democrat|Republican|Lab|Con|Lib Dem|SNP)(?:[-‐–][\w. ]{1,14})?)\)"
)
_PARTY_ELSE = re.compile(
    r"\s?\(([A-Z]{1,5}[-‐–][A-Z][\w. ]{1,14}|[A-Z]\w+(?: [A-Z]\w+)?, [A-Z][\w. -]{1,20})\)"
)
_PLACE_WORD = r"(?:(?:[A-Z]\.)+|(?:St|Mt|Ft)\.|[A-Z][\w’'-]*)"
_PARTY_COMMA = re.compile(
    rf", ([DRI][-‐–]{_PLACE_WORD}(?: {_PLACE_WORD}){{0,3}}(?:\.(?=,))?)(?=,|\.?\s|\.?$)"
)
_TOLD_APART = frozenset({"elder", "younger"})
_ONLY_AGE = re.compile(r"\d{1,3}-year-old")
_WITH_OTHERS = re.compile(r"(?: \([^()]*\))?(?:,|,? (?:and|or|&)) ")
_COLON = re.compile(r":[ \t]+")
_LINE_END = re.compile(r"[\n\r\u2028\u2029]|\Z")
_AGE = re.compile(
    r", (?:aged? )?(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?=,)"
    r"|, an? \d{1,3}-year-old(?=,)"
)
_OPEN = re.compile(
    r"(?:,? |, )(?=who (?:is|was|serves? as|served as|works as|worked as|has been) )|, |\s?\(| [—–-] "
)
_WHO = re.compile(
    r"who (?:is|was|serves? as|served as|works as|worked as|has been) (?:now |also |currently )?"
)
_LEADS = re.compile(
    r",? who ((?:now |also )?(?:leads?|runs?|heads?|owns?|chairs?|directs?|founded|co-founded|manages?"
    r"|oversees|represents?|speaks? for|stands? for|keeps?|sells?|grows?|farms?"
    r"|teach(?:es)?|coach(?:es)?|edits?|translate[sd]|commands?|led|ran|headed|chaired) (?=\S))"
)
_IS = re.compile(r" (?:is|was|serves as|served as|became) (?=(?:an?|the|one of|\w+’s|\w+'s) )")


def role_spans(text: str, mention: Mention) -> tuple[Span, ...]:
    """Return the pieces of a role that stand around one mention, in the order of the text.

    Offsets are code points into `text`. Courtesies ("Mr.") and ages are no role.
    """
    front = _front(text, mention)
    behind = _behind(text, mention, titled=front is not None)
    pieces = ([front] if front else []) + behind
    if all(_HANGS_ON.match(piece.of(text)) for piece in behind):  # "an analyst, Ann Orr of the bank,"
        end = behind[-1].end if behind else mention.span.end
        if before := _before_comma(text, mention, front, end):
            pieces.append(before)
    return tuple(sorted(piece for piece in pieces if not _ONLY_AGE.fullmatch(piece.of(text))))


def shared(text: str, before: tuple[Span, ...], first: Mention, second: Mention) -> Span | None:
    """Return the title of a first name that a second one shares: "Sens. Ann Doyle and Lee Kane"."""
    if second.name.title is not None or not before or before[0].end > first.span.start:
        return None
    gap = text[first.span.end : second.span.start]
    if not re.fullmatch(r"(?: \([^()]*\))?(?:,|,? and) ", gap):
        return None
    last = before[0].of(text).split()[-1].rstrip(".").casefold()
    return before[0] if last != singular(last) else None


def is_listed(text: str, mention: Mention, pieces: tuple[Span, ...]) -> bool:
    """Whether the pieces of a role stand behind a name and its colon, as on a line of a list of people."""
    return bool(pieces) and _COLON.match(text, mention.span.end, pieces[0].start) is not None


def role_from(text: str, spans: tuple[Span, ...]) -> Role | None:
    """Return the role that the pieces make: their words as printed, a comma between what stands apart.

    A party in brackets keeps them, and "of Ohio" needs no comma: "Sen. (D-Ohio), head of the caucus".
    """
    if not spans:
        return None
    words = ""
    for span in spans:
        piece = span.of(text)
        bracketed = text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ")"
        apart = "" if not words else " " if bracketed or _HANGS_ON.match(piece) else ", "
        words += apart + (f"({piece})" if bracketed and words else piece)
    return Role(text=words, spans=spans)


def _front(text: str, mention: Mention) -> Span | None:
    """Read the title in front of a name, with the lower-case words that belong to it."""
    title = mention.name.title
    end = mention.span.start
    start = end
    if title is not None:
        words = title.of(text).split()
        if all(is_courtesy(w) for w in words):
            start = title.start
            title = None
        else:
            start = title.start
    start, found = _walk_left(text, start, need=title is None)
    if title is None and not found:
        outlet = re.search(r"\b([A-Z][\w.]*(?: [A-Z][\w.]*){0,3})[’']s $", text[max(0, end - 60) : end])
        if outlet and outlet.group(1).removeprefix("The ") in wordlist("quotes.text", "outlets"):
            at = max(0, end - 60)
            return Span(at + outlet.start(1), at + outlet.end(1))
        return None
    if title is None and _is_verb(text, mention, end):
        return None
    stop = title.end if title is not None else end
    while title is None and (m := re.search(r"(\S+) $", text[start:stop])) and is_courtesy(m.group(1)):
        stop = start + m.start(1)
    return tidy(text, start, stop)


def _is_verb(text: str, mention: Mention, at: int) -> bool:
    """Whether what reads like a plural noun in front of one name is a verb: "The film stars Ann Orr"."""
    word = _LEFT.search(text, max(0, at - 40), at)
    low = word.group(1) if word else ""
    several = singular(low) != low and low.islower() and low.endswith("s")
    return several and _WITH_OTHERS.match(text, mention.span.end) is None


def _walk_left(text: str, start: int, *, need: bool) -> tuple[int, bool]:
    """Extend a role leftwards over role nouns and what modifies them; say if a role noun was met."""
    modifiers = wordlist(_LIST, "modifiers")
    over_what = _OF_STATE.search(text, max(0, start - 40), start)
    met = after = over_what is not None
    at = over_what.start() if over_what else start
    while start - at < _LONGEST and (m := _LEFT.search(text, max(0, at - 40), at)):
        word = m.group(1)
        low = word.casefold()
        if word.endswith(".") and not _short_form(word):
            break
        bare = re.sub(r"[’'‘]s?$", "", word)
        possessive = bare != word
        if need and not met and (possessive or not is_office(word)):
            if is_courtesy(word):
                at = m.start(1)
                continue
            break
        over = _LEFT.search(text, max(0, m.start(1) - 40), m.start(1))
        if met and word in ("of", "for", "and") and over is not None and is_office(over.group(1)):
            at = over.start(1)
            continue
        if low in _TOLD_APART and over is not None and over.group(1).casefold() == "the":
            break  # "the elder Orr" has no office
        if is_courtesy(word) or low in DEFINITE or low in POSSESSIVE or low in ("a", "an", "and", "of", "or"):
            break
        capital = word[:1].isupper() and bare not in wordlist("quotes.text", "not_names")
        opens = word[:1].isupper() and _SENTENCE_START.search(text, max(0, m.start(1) - 3), m.start(1))
        modifies = low in modifiers or low in wordlist(_LIST, "organisation_nouns")
        known = bare in table("places") or is_office(word) or modifies
        if opens and not known and (not capital or _OPENS_ADVERB.search(word)):
            break
        if possessive and (not capital and not met):
            break
        compound = met and after and may_modify(word) and not VERB.fullmatch(word)
        if not (is_office(word) or modifies or capital or "-" in word or possessive or compound):
            break
        after = is_office(word) and word[:1].islower()
        met = met or is_office(word)
        at = m.start(1)
    return at, met


def _short_form(word: str) -> bool:
    """Whether a word's period is its own: "Sen.", "Mass.", "U.S.", "Inc."."""
    listed = word in table("honorifics") or word in table("places")
    return listed or bool(re.fullmatch(r"(?:\w\.)+|Inc\.|Corp\.|Co\.|Ltd\.", word))


def _behind(text: str, mention: Mention, *, titled: bool) -> list[Span]:
    """Read what stands behind a name: party, apposition, "who is …", "of Ohio" after a title."""
    pieces: list[Span] = []
    at = mention.span.end
    if text[at : at + 2] in ("’s", "'s"):
        return pieces
    forms = (_PARTY, _PARTY_COMMA, _PARTY_ELSE) if mention.entity.kind == "person" else ()
    party = next((m for form in forms if (m := form.match(text, at))), None)
    if party is not None:
        pieces.append(Span(*party.span(1)))
        at = party.end()
    elif (end := affiliation_end(text, mention, titled=titled)) is not None:
        pieces.append(Span(at + (2 if text[at] == "," else 1), end))
        at = end
    while age := _AGE.match(text, at):
        at = age.end()
    if court := pleads_behind(text, at):
        pieces.append(court)
    elif leads := _LEADS.match(text, at):
        closed = clause_end(text, leads.end())
        if closed is not None and (piece := tidy(text, leads.start(1), closed)):
            pieces.append(piece)
    elif opened := _OPEN.match(text, at):
        spot = opened.end()
        if who := _WHO.match(text, spot):
            spot = who.end()
        if piece := apposition(text, spot, relative=bool(who)):
            pieces.append(piece)
    elif copula := _IS.match(text, at):
        if piece := apposition(text, copula.end(), relative=True):
            pieces.append(piece)
    elif piece := _listed(text, mention):
        pieces.append(piece)
    return pieces


def _listed(text: str, mention: Mention) -> Span | None:
    """Read the role on a line of a list of people: "Ann Doyle: chairman of the board"."""
    colon = _COLON.match(text, mention.span.end)
    line = text[max(0, mention.span.start - 1) : mention.span.start]
    if colon is None or line.strip(" \n\r\u2028\u2029•*-–"):
        return None
    end = _LINE_END.search(text, colon.end())
    rest = text[colon.end() : end.start() if end else len(text)].rstrip()
    if len(rest) > _LONGEST or rest[-1:] in '.?!…”"’':
        return None
    return apposition(text, colon.end())


def _before_comma(text: str, mention: Mention, front: Span | None, name_end: int) -> Span | None:
    """Read a role that stands before a comma: "the union's president, Tom Redding,"."""
    start = mention.name.title.start if mention.name.title is not None else mention.span.start
    start = front.start if front else start
    if court := pleads_before(text, start):
        return court
    says = _GOES_ON_SAYING.match(text, name_end)
    gap = _COMMA.search(text, max(0, start - 6), start)
    if gap is None or not _GOES_ON.match(text, name_end):
        return None
    if gap["the"] and _AND.match(text, name_end):  # "met the mayor, the actor Orr, and the clerk"
        return None
    end = gap.start()
    clause = _CLAUSE.search(text, max(0, end - 120), end)
    low = clause.start() if clause else end
    opens = _SENTENCE_START.search(text, max(0, low - 3), low) is not None
    if opens and (office := _OFFICE.match(text[low:end])) and is_office(office[1].split()[0]):
        return Span(low + office.start(1), end)  # "Counsel for the bank, Lee Orr, said"
    while phrase := _PHRASE.search(text[low:end]):
        begin = _owner_start(text, low + phrase.start(1), clause.start() if clause else end)
        words = [(m.group(), m.start(), m.end()) for m in WORDS.finditer(text, begin, end)]
        if words and words[0][0] in ("two", "three", "four"):
            words = [("one", 0, 0), ("of", 0, 0), *words[1:]]
        head = head_end(words)
        acts = head is not None and _ACTS.fullmatch(text, head, end)  # "when her father died"
        if says and _BY.search(text, max(0, begin - 16), begin):  # "asked by the mayor, Orr said"
            return None
        if head is not None and not acts and is_phrase(words) and not VERB.search(text, begin, end):
            return None if _ONCE.search(text, max(0, begin - 8), begin + 3) else tidy(text, begin, end)
        low += phrase.start(1) + 1
    return None


def _owner_start(text: str, at: int, low: int) -> int:
    """Return where an owner's name of several words begins whose last is at `at`: "South Africa's"."""
    owner = _OWNER.match(text, at)
    if owner is None:
        return at
    end = owner.end(1)
    while (m := _LEFT.search(text, low, at)) and m.group(1)[:1].isupper() and not m.group(1).endswith("."):
        word, at_start = m.group(1), _SENTENCE_START.search(text, max(0, m.start(1) - 3), m.start(1))
        adverb = at_start and _OPENS_ADVERB.search(word)
        place = text[m.start(1) : end] in table("places")
        if not place and (adverb or word in wordlist("quotes.text", "not_names")):
            break
        at = m.start(1)
    return at
