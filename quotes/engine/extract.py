"""Find every quote in articles, one after the other or over several processes."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.engine.processes import spread
from quotes.models import Article, Extracted, Problem
from quotes.settings import Settings

if TYPE_CHECKING:
    from quotes.attribute.registry import Registry
    from quotes.detect.tagger import Tagger


def extract(
    articles: Iterable[Article],
    *,
    settings: Settings | None = None,
    known: Callable[[Article], Extracted | None] | None = None,
) -> Iterator[Extracted]:
    """Yield each article with its quotes, in the order of the input.

    An article that cannot be read becomes a `Problem` with the code `failed`; the others go on. Memory
    does not grow with the number of articles.

    Args:
        articles: The articles, read as they are needed.
        settings: What to find and with how many processes; the defaults if not given.
        known: Asked first for each article: what it returns is yielded and the article is not read
            again. `quotes.report.Journal.known` goes on from a run that died.

    Raises:
        ModelError: The tagger cannot be loaded.
        InputError: The registry cannot be read.
    """
    settings = settings or Settings()
    known = known or (lambda article: None)
    if settings.model:
        tagger_of(settings)  # fails before anything is read or written
    registry_of(settings)
    work = functools.partial(read_article, settings=settings)
    if settings.workers == 1:
        return (known(article) or work(article) for article in articles)
    return spread(
        articles,
        work,
        workers=settings.workers,
        prepare=functools.partial(_prepare, settings),
        known=known,
        lost=lambda article, reason: _failed(article, f"its process died ({reason})"),
    )


def read_article(article: Article, *, settings: Settings) -> Extracted:
    """Find the quotes of one article and say who said them.

    Raises:
        ModelError: The tagger cannot be loaded.
        InputError: The registry cannot be read.
    """
    from quotes.attribute import attribute
    from quotes.attribute.registry import identified
    from quotes.detect import detect

    tagger, registry = tagger_of(settings), registry_of(settings)
    try:
        quotes, problems = detect(article, tagger=tagger)
        quotes = attribute(article, quotes, registry=registry)
        found = Extracted(article, tuple(quotes), (*article.problems, *problems))
        return found if registry is None else identified(found, registry)
    except Exception as err:  # one bad article never stops a run
        return _failed(article, f"{type(err).__name__}: {str(err)[:200]}")


def tagger_of(settings: Settings) -> Tagger:
    """Return the tagger that the settings name, loaded once per process.

    Raises:
        ModelError: It cannot be loaded.
    """
    from quotes.detect.tagger import SHIPPED, load_tagger

    return load_tagger(Path(settings.model) if settings.model else SHIPPED, threads=settings.threads)


def registry_of(settings: Settings) -> Registry | None:
    """Return the registry that the settings name, read once per process; None if they name none.

    Raises:
        InputError: It cannot be read.
    """
    return _registry(Path(settings.registry)) if settings.registry else None


@functools.cache
def _registry(path: Path) -> Registry:
    from quotes.attribute.registry_file import read_registry

    return read_registry(path)


def _prepare(settings: Settings) -> None:
    tagger_of(settings)
    registry_of(settings)


def _failed(article: Article, reason: str) -> Extracted:
    problem = Problem(
        "failed",
        f"article {article.id!r}: could not be read: {reason}. This is a fault in quotes: please report it "
        f"with the article.",
        article.id,
        article.where,
    )
    return Extracted(article, (), (*article.problems, problem))
