"""What the reports of one utterance amount to: its wordings, what each changed, who printed it, when."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from quotes.match.report import day_of
from quotes.match.speakers import person, same_speaker
from quotes.match.wordings import Compared, Named, compare_wordings, wording_key
from quotes.models import Conflict, Shorter, Span, Wording


@dataclass(frozen=True, slots=True)
class Member:
    """One place that reports an utterance.

    Attributes:
        article_id: The article it stands in.
        spans: Where its words stand, in code points of that article's text.
        content: The words that are compared: of a quote those that claim to be word for word.
        publisher: Outlet.
        published: Date of the article.
        quote_id: The quote's id; None if the place is no quote of the corpus (running text, another corpus).
        speaker: Whom the article names.
        role: The speaker's role as the article states it.
        primary: Whether the article is a transcript or other primary source.
        copy_of: The earliest article with the same surrounding text, if this is not the one.
        variant: Number of its wording among the utterance's variants.
    """

    article_id: str
    spans: tuple[Span, ...]
    content: str
    publisher: str | None = None
    published: str | None = None
    quote_id: str | None = None
    speaker: str | None = None
    role: str | None = None
    primary: bool = False
    copy_of: str | None = None
    variant: int = 0

    @property
    def age(self) -> tuple[str, str, tuple[Span, ...]]:
        """What puts members in order of publication; those without a date come last."""
        return self.published or "9999", self.article_id, self.spans


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of an utterance; printings that only need folding to be equal are one.

    Attributes:
        content: The wording as most of its articles print it.
        status: How it relates to the reference; None if the two share no words, since each reports
            another part of the same statement.
        shorter: Which side holds fewer words, where one was trimmed.
        changes: What it changed.
        prints: Number of articles that print it.
        independent: The same, copies of one text counted once.
        publishers: Outlets that print it, the earliest first.
    """

    content: str
    status: Wording | None
    shorter: Shorter | None
    changes: tuple[Named, ...]
    prints: int
    independent: int
    publishers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """All reports of one utterance.

    Attributes:
        id: Stable as long as the earliest report stays the earliest.
        wording: The majority wording: printed by most independent articles; of several the primary
            source's, then the longest, then the earliest.
        reference: The wording that variants are compared with: the primary source's, else the majority's.
        speakers: Who is named, with the number of articles; the primary source's first, then by number.
        conflicts: What the reports disagree on, sorted.
        members: The reports, in order of publication.
        variants: The wordings, by the number of independent prints.
    """

    id: str
    wording: str
    reference: str
    speakers: tuple[tuple[str, int], ...]
    conflicts: tuple[Conflict, ...]
    members: tuple[Member, ...]
    variants: tuple[Variant, ...]

    @property
    def earliest(self) -> Member:
        """The earliest report."""
        return self.members[0]

    @property
    def primary(self) -> Member | None:
        """The earliest primary source, if there is one."""
        return next((member for member in self.members if member.primary), None)

    @property
    def prints(self) -> int:
        """How many articles report it."""
        return len({member.article_id for member in self.members})

    @property
    def independent(self) -> int:
        """How many articles report it, copies of one text counted once."""
        return _independent(self.members)

    @property
    def publishers(self) -> tuple[str, ...]:
        """The outlets that report it, the earliest first."""
        return _publishers(self.members)

    @property
    def first(self) -> str | None:
        """Date of the earliest dated report."""
        return min((m.published for m in self.members if m.published), default=None)

    @property
    def last(self) -> str | None:
        """Date of the latest dated report."""
        return max((m.published for m in self.members if m.published), default=None)

    @property
    def days(self) -> int | None:
        """Days from the first to the last dated report; None without a date."""
        timeline = self.timeline
        return (timeline[-1][0] - timeline[0][0]).days if timeline else None

    @property
    def timeline(self) -> tuple[tuple[date, int], ...]:
        """Each day with a dated report, in order, and how many articles report it on that day."""
        on_day = {(day, m.article_id) for m in self.members if (day := day_of(m.published))}
        return tuple(sorted(Counter(day for day, _ in on_day).items()))


def utterance(
    members: Sequence[Member],
    *,
    key: Callable[[str], str] = wording_key,
    compared: Callable[[str, str], Compared | None] = compare_wordings,
    disputed: bool = False,
) -> Utterance:
    """Sum up the reports of one utterance.

    Args:
        members: At least one, in any order.
        key: Gives what printings of one wording share, from their words.
        compared: Says how two wordings relate; None if one reports another part of the statement.
        disputed: Whether two of them were found to name two incompatible speakers.

    Example:
        >>> one = Member("a", (Span(0, 24),), "We will not raise taxes.", "Gazette", "2031-03-01")
        >>> two = Member("b", (Span(9, 29),), "We will raise taxes,", "Mail", "2031-03-02")
        >>> found = utterance([two, one])
        >>> found.wording, found.variants[1].changes
        ('We will not raise taxes.', (Named(kind='negation', here='', there='not', bears_meaning=True),))
    """
    ordered = sorted(members, key=lambda member: member.age)
    wordings = _wordings(ordered, key)
    first = wordings[0]
    spoken = next((member for member in ordered if member.primary), None)
    said = next((wording for wording in wordings if spoken in wording), first)
    reference = spoken.content if spoken else _as_printed(first)
    variants = tuple(
        _variant(wording, Compared("exact") if wording is said else compared(_as_printed(wording), reference))
        for wording in wordings
    )
    number = {id(member): n for n, wording in enumerate(wordings) for member in wording}
    found: set[Conflict] = {"other_speaker"} if disputed else set()
    found.update(v.status for v in variants if v.status in ("altered", "spliced"))
    return Utterance(
        id=_id(ordered[0]),
        wording=_as_printed(first),
        reference=reference,
        speakers=_speakers(ordered),
        conflicts=tuple(sorted(found)),
        members=tuple(replace(member, variant=number[id(member)]) for member in ordered),
        variants=variants,
    )


def _wordings(members: Sequence[Member], key: Callable[[str], str]) -> list[list[Member]]:
    """Return members by their wording, that of most independent articles first."""
    by_key: defaultdict[str, list[Member]] = defaultdict(list)
    for member in members:
        by_key[key(member.content)].append(member)
    return sorted(
        by_key.values(),
        key=lambda m: (
            -_independent(m), not any(one.primary for one in m), -len(wording_key(m[0].content)), m[0].age
        ),
    )  # fmt: skip


def _variant(wording: Sequence[Member], found: Compared | None) -> Variant:
    return Variant(
        content=_as_printed(wording),
        status=found.status if found else None,
        shorter=found.shorter if found else None,
        changes=found.changes if found else (),
        prints=len({member.article_id for member in wording}),
        independent=_independent(wording),
        publishers=_publishers(wording),
    )


def _as_printed(wording: Sequence[Member]) -> str:
    counts = Counter(member.content for member in wording)
    return max(counts, key=lambda content: counts[content])


def _independent(members: Sequence[Member]) -> int:
    return len({member.copy_of or member.article_id for member in members})


def _publishers(members: Sequence[Member]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(member.publisher for member in members if member.publisher))


def _speakers(members: Sequence[Member]) -> tuple[tuple[str, int], ...]:
    """Return the names with the number of articles that give them; forms of one name are one."""
    articles: defaultdict[str, set[str]] = defaultdict(set)
    said: str | None = None
    for member in members:
        if member.speaker:
            articles[member.speaker].add(member.article_id)
            if member.primary and said is None:
                said = member.speaker
    merged: dict[str, set[str]] = {}
    shown: dict[str, str] = {}
    resolved = {member.speaker for member in members if member.quote_id}
    for name in sorted(articles, key=lambda name: (name not in resolved, -len(name))):
        full = next((other for other in merged if same_speaker(name, other)[0] == "yes"), name)
        merged.setdefault(full, set()).update(articles[name])
        shown[name] = full
    first = shown.get(said or "")
    order = {shown[name]: n for n, name in reversed(list(enumerate(articles)))}
    ranked = sorted(merged, key=lambda name: (name != first, -len(merged[name]), order[name]))
    return tuple((name, len(merged[name])) for name in ranked)


def named(speaker: str | None) -> str | None:
    """Return a source as printed if it names someone; None for a pronoun or a description.

    Example:
        >>> named("Treasurer Ana Díaz"), named("the Bank of Velland"), named("She")
        ('Treasurer Ana Díaz', 'the Bank of Velland', None)
    """
    if not speaker:
        return None
    capitals = sum(word[0].isupper() for word in speaker.split()[1:])
    return speaker if capitals or person(speaker) else None


def _id(member: Member) -> str:
    spans = [span.pair() for span in member.spans]
    return hashlib.sha256(json.dumps([member.article_id, spans]).encode("ascii")).hexdigest()[:16]
