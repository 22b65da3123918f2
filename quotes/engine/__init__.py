"""How the work is spread: over one process or several."""

from quotes.engine.extract import extract, read_article

__all__ = ["extract", "read_article"]
