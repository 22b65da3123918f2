"""Tell what kind of voice speaks, from the words of a role, as newsrooms that audit their sources count."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import cast, get_args

from quotes.attribute.descriptions import DEFINITE
from quotes.attribute.role_words import (
    AND,
    PARTY_TAG,
    SMALL,
    Found,
    Job,
    Reading,
    Word,
    found_in,
    jobs_of,
    known_bodies,
    words_of,
)
from quotes.models import RoleCategory, SpeakerType
from quotes.text.wordlists import wordlist

_CATEGORIES = frozenset(get_args(RoleCategory))
_LIST = "quotes.attribute"
_LONGEST = 400
_OF = frozenset({"of", "at", "from", "with"})
_NAMED_BY = frozenset({"of", "at", "from", "for"})
_APART = frozenset({"about", "after", "against", "before", "behind", "during", "since", "than", "under"})
_SPOKEN_FOR = _CATEGORIES - {"citizen", "expert", "celebrity", "media"}


def category(
    role: str | None, *, name: str | None = None, speaker_type: SpeakerType | None = None
) -> RoleCategory | None:
    """Return what kind of voice a speaker is, from the role's words as the article printed them.

    The head noun decides, then the body it belongs to; spokespeople, aides and advisers count as what
    they speak for. Of several jobs the present one goes before the former, the first before the second.
    Nothing is known of the person: a name alone tells nothing. Only the first 400 code points are read.

    Args:
        role: The role as printed; None if the article gives none.
        name: The speaker's name: read where an organisation speaks, and for a group without a role.
        speaker_type: Person, organization, group, anonymous or document, if known.

    Returns:
        The category, or None if the words do not tell.

    Example:
        >>> category("president of the Teachers’ Union"), category("president of Estonia")
        ('activist', 'elected_official')
        >>> category("spokesman for the family’s lawyer") is None
        True
    """
    if speaker_type == "document":
        return None
    if speaker_type == "organization" and name and (found := _of_name(name[:_LONGEST])):
        return found
    if role:
        return _of_role(role[:_LONGEST])
    return _of_role(name[:_LONGEST]) if name and speaker_type in ("group", "anonymous") else None


def _of_name(name: str) -> RoleCategory | None:
    """Read the name of a body: its kind stands in its words, or it is a country."""
    words = [replace(w, link=w.link and w.key not in AND) for w in words_of(name)]
    reading = Reading(words)
    bare = [w for w in words if w.key not in DEFINITE]
    place = next((b for b in found_in(bare, known_bodies()) if b.end - b.start == len(bare)), None)
    if place and (place.rule in ("country", "capital", "area")):
        return None if place.rule == "area" else "government"
    for k, (start, end, _) in enumerate(reading.chunks):
        body = reading.body(start, end)
        if body or reading.cause(k):
            return _as_category(_seen_from("staff", body.rule) if body else "activist")
    return None


def _of_role(role: str) -> RoleCategory | None:
    """Read every job of a role and return what the one that counts most tells."""
    jobs = jobs_of(words_of(role))
    tagged = any(job.words[0].key == PARTY_TAG for job in jobs)
    told: list[tuple[bool, bool, RoleCategory]] = []
    for job, following in zip_longest(jobs, jobs[1:]):
        rule = _of_job(job, following if job.joined else None, tagged=tagged)
        if rule and (found := _as_category(rule.rstrip("?"))):
            told.append((rule.endswith("?"), job.former, found))
    return min(told, key=lambda verdict: verdict[:2])[2] if told else None


def _of_job(job: Job, then: Job | None = None, *, tagged: bool = False) -> str | None:
    """Return what one job tells by its head noun, or by the body that someone is said to be of."""
    reading = Reading(job.words)
    if job.words[0].key == PARTY_TAG:
        return "elected_official"
    head = _head(reading)
    if head is None:
        return _affiliation(reading)
    kind, _, default = head.rule.partition(" ")
    in_front = [r for r in reading.roles if r.end <= head.start]
    if any(r.rule == "shadow" for r in in_front):
        return "elected_official"
    if head.rule == "state office":
        federal = tagged or any(b.rule == "state" for b in reading.bodies)
        return "elected_official" if federal else "government"
    if kind not in ("staff", "member", "ruler"):
        return head.rule if head.rule != "none" else None
    rest = job.words[head.end :]
    if then and not any(w.link for w in rest):
        rest = then.words[next((k for k, w in enumerate(then.words) if w.link), len(then.words)) :]
    body = _body(reading, head, rest, kind)
    if body is None and then and _head(Reading(then.words)) is None:
        body = _complement(then.words, people=False)
    if body:
        told = _seen_from(kind, body.rule, partisan=kind == "member" and bool(default))
        return told or (default.rstrip("!") if default.endswith("!") else None)
    if kind == "member" and any(r.rule.endswith("elected_official") for r in in_front):
        return "elected_official"
    named = _named(rest)
    if kind == "ruler" and _is_country(reading, head, named):
        return "elected_official"
    if default.endswith("!"):
        return default.rstrip("!")
    places = {at for f in found_in(named, known_bodies()) for at in range(f.start, f.end)}
    named = [w for at, w in enumerate(named) if at not in places]
    other = any(w.printed[:1].isupper() or kind == "ruler" for w in named)
    return None if other or _unknown_name(reading, head) else default or None


def _head(reading: Reading) -> Found | None:
    """Return the head noun: the last role noun of the first noun phrase that has one.

    A phrase in front of it may only be an amount ("one of the editors") or a body ("Bank of Ely chairman").
    """
    body = False
    for k, (start, end, _) in enumerate(reading.chunks):
        people = reading.people(start, end)
        if people and not reading.closed(people[-1].end, end):
            alone = reading.bare(start, people[-1].start)
            return None if body and alone else people[-1]
        body = body or reading.body(start, end) is not None
        goes_on = k + 1 < len(reading.chunks) and not reading.chunks[k + 1][2]
        if not (body or goes_on or reading.bare(start, end)):
            return None
    return None


def _affiliation(reading: Reading) -> str | None:
    """Return the kind of the body in "of Elm University", "one of the parties" or "police"."""
    for start, end, link in reading.chunks:
        body = reading.body(start, end)
        at_end = any(b.end == end and b.weight for b in reading.bodies)
        if body and (at_end or link in _OF) and body.rule != "area":
            return _seen_from("staff", body.rule)
        if not reading.bare(start, end):
            return None
    return None


def _body(reading: Reading, head: Found, rest: list[Word], kind: str) -> Found | None:
    """Return the body or person that a head noun belongs to: in front of it, behind it or its owner."""
    before = reading.body(0, head.start)
    if before and before.weight == 2 and head.rule.startswith("ruler elected"):
        before = None
    after = _complement(rest, people=kind == "staff")
    if before and (after is None or before.weight >= after.weight):
        return before
    owners = [r.end for r in reading.roles if r.end <= head.start and reading.words[r.end - 1].owner]
    if after or not owners or kind != "staff":
        return after
    owner = reading.words[: owners[-1]]
    return _spoken_for([*owner[:-1], replace(owner[-1], owner=False)])


def _complement(words: list[Word], *, people: bool) -> Found | None:
    """Return the body that a head noun’s complement names, or the person that staff speaks for."""
    reading = Reading(words)
    weak: Found | None = None
    for k, (start, end, link) in enumerate(reading.chunks):
        if link in _APART:
            break
        body = reading.body(start, end)
        person = reading.people(start, end)
        if reading.cause(k):
            return Found(start, end, "activist", 3)
        speaks = people and link in ("for", "to") and not weak
        if speaks and person and (body is None or person[-1].end >= body.end):
            return _spoken_for(words[start:])
        if body and body.weight > 1:
            return body
        weak = weak or body
    return weak


def _spoken_for(words: list[Word]) -> Found | None:
    told = (_of_job(Job(words)) or "").rstrip("?")
    return Found(0, 0, told, 3) if told in _SPOKEN_FOR else None


def _seen_from(kind: str, body: str, *, partisan: bool = False) -> str | None:
    """Return what a body tells of someone: a parliament has elected members and a staff of government."""
    if body == "none" or (body == "committee" and not partisan):
        return None
    if body == "area":
        return {"staff": "government", "ruler": "elected_official"}.get(kind)
    if kind == "staff" and body in ("legislature", "elected_official"):
        return "government"
    if body in ("legislature", "committee") or (partisan and body == "government"):
        return "elected_official"
    return body


def _named(rest: list[Word]) -> list[Word]:
    """Return the words of "of …", "at …", "for …" or "from …" right behind a head noun."""
    if not rest or not rest[0].link or rest[0].key not in _NAMED_BY:
        return []
    end = next((k for k, w in enumerate(rest[1:], 1) if w.link), len(rest))
    return [w for w in rest[1:end] if w.key not in SMALL]


def _is_country(reading: Reading, head: Found, named: list[Word]) -> bool:
    """Whether a country is named in front of the head noun, or is all that stands behind its "of"."""
    if named:
        return any(
            f.rule == "country" and f.end - f.start == len(named) for f in found_in(named, known_bodies())
        )
    return any(b.rule in ("country", "demonym") and b.end <= head.start for b in reading.bodies)


def _unknown_name(reading: Reading, head: Found) -> bool:
    """Whether a name that no list holds stands in front of the head noun: "Merrow president"."""
    known = {at for f in reading.roles + reading.bodies for at in range(f.start, f.end)}
    modifiers = wordlist(_LIST, "modifiers")
    front = (w for at, w in enumerate(reading.words[: head.start]) if at not in known)
    return any(w.printed[:1].isupper() and w.printed.casefold() not in modifiers for w in front)


def _as_category(kind: str | None) -> RoleCategory | None:
    return cast(RoleCategory, kind) if kind in _CATEGORIES else None
