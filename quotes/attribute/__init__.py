"""Who speaks, and in what role."""

from quotes.attribute.speakers import attribute

__all__ = ["attribute"]
