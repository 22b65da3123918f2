"""Articles in: files, folders, globs and stdin of any common kind become a stream of `Article`."""

from quotes.corpus.articles import make_article
from quotes.corpus.fields import Fields
from quotes.corpus.reading import NOTES, read
from quotes.corpus.zones import find_zones

__all__ = ["NOTES", "Fields", "find_zones", "make_article", "read"]
