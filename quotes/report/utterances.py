"""The utterances behind the records of `verify`: all reports of each, collected in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from quotes.match.groups import Groups, Names
from quotes.match.places import overlap, overlapping, without_doubles
from quotes.match.report import day_of
from quotes.match.status import CLOSENESS
from quotes.match.utterances import Member, Utterance, utterance
from quotes.match.wordings import Compared, Named, compare_wordings, wording_key
from quotes.report.records import Record
from quotes.report.utterance_members import aligned, is_long, member_of, place_of

FEW = 5
"""Words in common from which on a part of a wording tells which utterance it is of."""

_SAME, _CONFLICTS = ("exact", "same_after_folding"), ("altered", "spliced")
_Key = tuple[str, tuple[tuple[int, int], ...]]
_LONG_AGO = 10**6


class Utterances:
    """Collects the reports of each utterance as records go by, in one pass.

    Two places report one utterance if a match of the same occasion (`yes`) says so, also where two
    speakers are named: the speaker is then disputed. A match whose words were spliced, and one of fewer
    than `FEW` words in common, is a weak link: it hangs the shorter report, with those that print the
    same, on one longer one, so that neither a splice nor a catchword of two utterances makes them one.
    Where the few words are altered or reworded too, it hangs a report only if nothing else links that.

    A turn or statement up to `LONGEST` characters is one utterance, whichever parts of it are printed. Of
    a longer one (a speech, an interview) the parts are apart where they share no words.

    About a kilobyte is kept of a quote. The answer does not depend on the order of the records.

    Attributes:
        partial: Whether records lack some of their matches, as in a CSV, so that reports may be missing.

    Example:
        utterances = Utterances()
        for record in utterances.watch(finding_records(quotes.verify(extracted))):
            ...
        utterances.found()
    """

    def __init__(self) -> None:
        self.partial = False
        self._groups = Groups()
        self._members: list[Member] = []
        self._numbers: dict[_Key, int] = {}
        self._long: defaultdict[str, list[Member]] = defaultdict(list)
        self._disputes: set[tuple[int, int]] = set()
        self._wordings = Names()
        self._compared: dict[tuple[str, str], Compared] = {}
        self._conflicts: set[tuple[str, str]] = set()
        self._primary: set[str] = set()
        self._copies = Names()
        self._found: list[Utterance] | None = None

    def watch(self, records: Iterable[Record]) -> Iterator[Record]:
        """Pass records on, collected."""
        for record in records:
            self.add(record)
            yield record

    def add(self, record: Record) -> None:
        """Collect what one record of `verify` says; those of `extract` say nothing."""
        quote = member_of(record)
        if is_long(quote):
            self._long[quote.article_id].append(quote)
        else:
            self._number(quote)
        matches = record.get("matches") or ()
        self.partial |= (record.get("match_count") or 0) > len(matches)
        for match in matches:
            if match["same_occasion"] == "yes" and match["spans"]:
                self._match(quote, match)

    def found(self) -> list[Utterance]:
        """Return the utterances that more than one article reports, the most widely reported first.

        Call it when all records are in; what is added later is left out.
        """
        if self._found is None:
            self._found = self._utterances()
        return self._found

    def _utterances(self) -> list[Utterance]:
        self._settle()
        groups = self._groups.settled()
        find = self._groups.find
        disputed = {find(here) for here, there in self._disputes if find(here) == find(there)}
        firsts = self._firsts()
        utterances: list[Utterance] = []
        for group in groups:
            members = without_doubles(self._members[number] for number in group)
            if len({member.article_id for member in members}) > 1:
                known = [self._known(member, firsts) for member in members]
                is_disputed = find(group[0]) in disputed
                utterances.append(
                    utterance(known, key=self._key, compared=self._relation, disputed=is_disputed)
                )
        return sorted(utterances, key=lambda one: (-one.independent, -one.prints, one.earliest.age))

    def _match(self, quote: Member, match: Record) -> None:
        article_id = match["article_id"]
        if match.get("primary"):
            self._primary.add(article_id)
        if match.get("copy_of"):
            self._copies.join(article_id, match["copy_of"])
        self._note(quote.content, match["content"], match)
        here = self._number(aligned(quote, match["changes"], "here"))
        # Most places are known by now, from their own record or another match.
        there = self._numbers.get((article_id, tuple((start, end) for start, end in match["spans"])))
        if there is None or is_long(self._members[there]):
            there = self._number(aligned(place_of(match), match["changes"], "there"))
        self._link(here, there, match)

    def _number(self, member: Member) -> int:
        """Return the number of a place; what its own record says of it outranks what a match says."""
        key = member.article_id, tuple((span.start, span.end) for span in member.spans)
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = self._groups.add()
            self._members.append(member)
        elif member.quote_id and not self._members[number].quote_id:
            self._members[number] = member
        return number

    def _link(self, here: int, there: int, match: Record) -> None:
        if match["same_speaker"] == "no":
            self._disputes.add((here, there))
        if self._groups.find(here) == self._groups.find(there):
            return
        lengths = [_words_of(self._members[number].content) for number in (here, there)]
        kept = match["status"] != "spliced" and _shared_words(lengths, match["changes"]) >= FEW
        if kept or match["status"] in _SAME:
            self._groups.join(here, there)
            return
        part, whole = (there, here) if lengths[1] < lengths[0] else (here, there)
        ages = [self._members[number].age for number in (part, whole)]
        rank = (CLOSENESS.index(match["status"]), len(match["changes"]), _days(ages[0][0], ages[1][0]), ages)
        self._groups.hang(part, whole, rank=rank, alone=match["status"] in ("altered", "reworded"))

    def _note(self, here: str, there: str, match: Record) -> None:
        """Keep how two wordings differ: of several answers the closest."""
        pair = wording_key(here), wording_key(there)
        if match["status"] in _SAME:
            if pair[0] != pair[1]:
                self._wordings.join(*sorted(pair))
            return
        if match["status"] in _CONFLICTS:
            self._conflicts.update((key, match["status"]) for key in pair)
        changes = tuple(
            Named(change["kind"], change["here"], change["there"], change["bears_meaning"])
            for change in match["changes"]
        )
        new, known = Compared(match["status"], match.get("shorter"), changes), self._compared.get(pair)
        if known is None or _distance(new) < _distance(known):
            self._compared[pair] = new

    def _key(self, content: str) -> str:
        return self._wordings.find(wording_key(content))

    def _relation(self, here: str, there: str) -> Compared | None:
        """Return what a match said of two wordings; else compare them anew, but make no conflict of it."""
        keys = wording_key(here), wording_key(there)
        if keys in self._compared:
            return self._compared[keys]
        found = compare_wordings(here, there)
        if found and found.status in _CONFLICTS and (keys[0], found.status) not in self._conflicts:
            return None
        return found

    def _firsts(self) -> dict[str, str]:
        """Return, for each group of copies, the earliest of its articles."""
        earliest: dict[str, tuple[str, str]] = {}
        for member in self._members:
            text, age = self._copies.find(member.article_id), member.age[:2]
            earliest[text] = min(earliest.get(text, age), age)
        return {text: article_id for text, (_, article_id) in earliest.items()}

    def _known(self, member: Member, firsts: dict[str, str]) -> Member:
        first = firsts[self._copies.find(member.article_id)]
        copy_of = first if first != member.article_id else None
        return replace(member, primary=member.article_id in self._primary, copy_of=copy_of)

    def _settle(self) -> None:
        """Make places of one article one where they share most of their words.

        Two quotes stay two. Of a place that takes in several quotes (an answer that its cue cuts in two)
        each is a fragment.
        """
        in_article: defaultdict[str, list[int]] = defaultdict(list)
        for number, member in enumerate(self._members):
            in_article[member.article_id].append(number)
            if member.quote_id is None:
                self._members[number] = self._within_long(member)
        for numbers in in_article.values():
            if len(numbers) > 1:
                self._settle_article(numbers)

    def _within_long(self, place: Member) -> Member:
        quote = next((one for one in self._long.get(place.article_id, ()) if overlap(place, one)), None)
        if quote is None:
            return place
        return replace(place, quote_id=quote.quote_id, speaker=quote.speaker, role=quote.role)

    def _settle_article(self, numbers: Sequence[int]) -> None:
        places = [self._members[number] for number in numbers]
        # A speech that another article prints in full is no bridge between its parts.
        pairs = [
            (one, other)
            for one, other in overlapping(places)
            if is_long(places[one]) == is_long(places[other])
        ]
        over: defaultdict[int, set[str]] = defaultdict(set)
        for pair in pairs:
            for one, other in (pair, pair[::-1]):
                if quote_id := places[other].quote_id:
                    over[one].add(quote_id)
        for pair in pairs:
            place, other = sorted(pair, key=lambda at: places[at].quote_id is not None)
            one_quote = places[place].quote_id == places[other].quote_id
            if one_quote or (places[place].quote_id is None and len(over[place]) == 1):
                self._groups.join(numbers[place], numbers[other])
            elif places[place].quote_id is None:
                ages = [places[other].age, places[place].age]
                self._groups.hang(numbers[other], numbers[place], rank=(len(CLOSENESS), 0, 0, ages))


def _words_of(content: str) -> int:
    return len(wording_key(content).split())


def _shared_words(lengths: Sequence[int], changes: Sequence[Record]) -> int:
    lost = (sum(_words_of(change[side]) for change in changes) for side in ("here", "there"))
    return min(words - less for words, less in zip(lengths, lost, strict=True))


def _days(one: str, other: str) -> int:
    first, last = day_of(one), day_of(other)
    return abs((first - last).days) if first and last else _LONG_AGO


def _distance(found: Compared) -> tuple[Any, ...]:
    changes = [(change.kind, change.here, change.there) for change in found.changes]
    return CLOSENESS.index(found.status), len(changes), changes
