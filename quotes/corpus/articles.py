"""Make an `Article` of a text: find its zones, read its date, note what is odd about it."""

from __future__ import annotations

import hashlib

from quotes.corpus.dates import date_in, iso
from quotes.corpus.notes import notes_on
from quotes.corpus.zones import find_zones
from quotes.models import Article, Problem, Turn, Zone

_UPDATED = ("updated", "last updated", "modified", "last modified")


def text_hash(*parts: str, digits: int = 16) -> str:
    """Return a BLAKE2b hash, in hex, of one or several texts; any string will do."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=digits // 2).hexdigest()


def make_article(
    text: str,
    *,
    id: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    url: str | None = None,
    language: str | None = None,
    where: str | None = None,
    turns: tuple[Turn, ...] = (),
) -> Article:
    r"""Return an article with its zones found.

    Args:
        text: The text; it is kept as it is, whatever it holds.
        id: Its id; without one, a hash of text, publisher and date, so that the same words from two
            outlets stay two articles.
        title: Headline, if the input states it apart from the text; it helps to find the headline.
        publisher: Outlet.
        published: Date. An ISO date stays as it is, another is turned into one if it can be read in
            only one way, and else dropped with a problem `date_unread`. Without a date, one printed
            above the article is taken.
        url: Address.
        language: Language code.
        where: File and line, for messages.
        turns: The turns of captions; what is said in them is no headline, caption or credit.

    Example:
        >>> make_article("Ferry docks late\nMay 3, 2024\n\nThe ferry was late, its owner said.").published
        '2024-05-03'
    """
    if id is None:
        id = text_hash(text, *filter(None, (publisher, published)))
    zones = () if turns else find_zones(text, title)
    problems = list(notes_on(text, where, id))
    date = iso(published) if published else _printed_date(text, zones)
    if published and date is None:
        problems.append(
            Problem(
                "date_unread",
                f"{where or id}: the date {published[:60]!r} is not read: it is no ISO date and can be "
                "read in several ways or in none. Write it as YYYY-MM-DD.",
                id,
                where,
            )
        )
    return Article(
        id=id,
        text=text,
        title=title,
        publisher=publisher,
        published=date,
        url=url,
        language=language,
        where=where,
        zones=zones,
        problems=tuple(problems),
        turns=turns,
    )


def _printed_date(text: str, zones: tuple[Zone, ...]) -> str | None:
    """Return the date printed above the article, if there is just one; when it was updated is another."""
    end = 0
    dates = set()
    for zone in zones:
        if text[end : zone.span.start].strip():
            break
        end = zone.span.end
        line = zone.span.of(text)
        if zone.name == "timestamp" and not line.lower().startswith(_UPDATED):
            dates.add(date_in(line))
    dates.discard(None)
    return dates.pop() if len(dates) == 1 else None
