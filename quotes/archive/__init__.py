"""The archive: articles, quotes, speakers and provenance in SQLite, n-gram segments beside it."""

from quotes.archive.check import Part, check
from quotes.archive.dump import dump
from quotes.archive.reader import Archive
from quotes.archive.schema import is_archive
from quotes.archive.writer import Writer

__all__ = ["Archive", "Part", "Writer", "check", "dump", "is_archive"]
