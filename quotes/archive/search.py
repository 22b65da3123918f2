"""Did anyone say this? Look words up in an archive and answer in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from quotes.archive.faults import brief
from quotes.archive.reader import Archive
from quotes.errors import ArchiveError, InputError
from quotes.match import Index
from quotes.match.words import words
from quotes.models import Article, Change, Finding, Match, Quote, Span, Speaker
from quotes.settings import Settings

_MARKS = "\"“”„«»‘’'"
_LABELS = {
    "exact": "as quoted",
    "same_after_folding": "as quoted",
    "elided": "incomplete, with parts left out",
    "spliced": "in parts that do not stand together",
    "reworded": "in other words",
    "altered": "altered",
}
_TRIMMED = {
    "here": "as quoted, within a longer quote",
    "there": "incomplete",
    "both": "incomplete",
    None: "incomplete",
}
# Closest first.
_ORDER = tuple(dict.fromkeys([_LABELS["exact"], _TRIMMED["here"], _TRIMMED["there"], *_LABELS.values()]))
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What an archive holds of some words.

    Attributes:
        words: The answer in words.
        article: The words asked for, as an article without an id.
        quote: The same as a quote.
        finding: What was found, in every detail.
    """

    words: str
    article: Article
    quote: Quote
    finding: Finding


def search(
    archive: Archive, text: str, *, speaker: str | None = None, settings: Settings | None = None
) -> Answer:
    """Say whether anyone said some words: as quoted, incomplete, altered, or someone else.

    Args:
        archive: Where to look.
        text: The words, with or without marks around them.
        speaker: Who is held to have said them.
        settings: As for `Index`.

    Raises:
        InputError: There are fewer than two words, too few to tell a quote by; or no article is within
            the archive's limits of date.
        ArchiveError: The archive cannot be read, or holds no article.
    """
    whole = Span(0, len(text)).stripped(text)
    if len(whole) > 1 and text[whole.start] in _MARKS and text[whole.end - 1] in _MARKS:
        whole = Span(whole.start + 1, whole.end - 1)
    if len(words(text, (whole,))) < 2:
        raise InputError(f"{text!r}: is too little to tell a quote by. Give at least two words.")
    if not len(archive):
        raise _nothing_to_search(archive)
    article = Article("", text)
    named = Speaker(speaker, "person") if speaker else None
    quote = Quote("", "direct", (whole,), (whole,), speaker=named, speaker_type="person" if named else None)
    finding = Index(settings, shelf=archive).check(article, quote)
    return Answer(" ".join(_sentences(archive, finding, speaker)), article, quote, finding)


def label(match: Match) -> str:
    """Say in words how a report relates to the words asked for."""
    return _TRIMMED[match.shorter] if match.status == "trimmed" else _LABELS[match.status]


def closeness(match: Match) -> tuple[bool, int]:
    """Say how close a report is to the words asked for, lowest first; a primary source comes before all."""
    return not match.primary, _ORDER.index(label(match))


def _nothing_to_search(archive: Archive) -> ArchiveError | InputError:
    """Say why no article of an archive is searched."""
    if not archive.limited:
        return ArchiveError(f"{archive.path}: holds no article. Fill it with `quotes index`.")
    days = archive.dates(limited=False)
    if days is None:
        return InputError(
            f"{archive.path}: holds no article with a date (YYYY-MM-DD). Search without a first and last day."
        )
    return InputError(
        f"{archive.path}: holds no article of these days; its articles are from {days[0]} to {days[1]}. "
        "Search other days."
    )


def _sentences(archive: Archive, finding: Finding, speaker: str | None) -> Iterator[str]:
    days = archive.dates()
    searched = _counted(len(archive)) + (f" from {days[0]} to {days[1]}" if days else "")
    if finding.status == "not_checked":
        yield f"Not looked up: these words are too common to be found by. The archive holds {searched}."
        return
    if not finding.matches:
        yield f"Not found in {searched}."
        return
    theirs = [match for match in finding.matches if match.same_speaker == "no"]
    rest = [match for match in finding.matches if match.same_speaker != "no"]
    if rest:
        yield f"Found {_ways(rest)}."
    if theirs:
        others = _listed(dict.fromkeys(match.speaker for match in theirs if match.speaker))
        yield f"{'Also found' if rest else 'Found'} said by {others}, not by {speaker}: {_ways(theirs)}."
    if speaker and rest and not any(match.same_speaker == "yes" for match in rest):
        yield f"No report says for certain that it was {speaker}."
    for match in finding.matches:
        if match.primary and match.status == "altered":
            yield f"The primary source {brief(match.article_id)} has it otherwise."
    if all(match.same_occasion == "no" for match in finding.matches):
        yield f"Not held to be of one occasion: {finding.matches[0].why.rpartition('occasion: ')[2]}."
    yield f"Searched: {searched}."


def _ways(matches: Sequence[Match]) -> str:
    """Say in how many articles the words stand in which way, and what the alterations are."""
    articles: dict[str, set[str]] = {name: set() for name in _ORDER}
    for match in matches:
        articles[label(match)].add(match.article_id)
    ways = []
    for name in _ORDER:
        if count := len(articles[name]):
            ways.append(f"{name} in {_counted(count)}")
            if name == _LABELS["altered"]:
                ways[-1] += f" ({_alterations(matches)})"
    return "; ".join(ways)


def _alterations(matches: Iterable[Match]) -> str:
    altered = (match for match in matches if match.status == "altered")
    bearing = (change for match in altered for change in match.changes if change.bears_meaning)
    named = list(dict.fromkeys(map(_named, bearing)))
    return ", ".join(named[:_SHOWN]) + (" …" if len(named) > _SHOWN else "")


def _named(change: Change) -> str:
    here, there = (f"“{side}”" if side else "nothing" for side in (change.here, change.there))
    return f"{change.kind}: {here} asked for, {there} there"


def _counted(articles: int) -> str:
    return f"{articles:,} article" if articles == 1 else f"{articles:,} articles"


def _listed(names: Iterable[str]) -> str:
    *most, final = names
    return f"{', '.join(most)} and {final}" if most else final
