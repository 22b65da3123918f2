"""Find quotes: content, cue and source."""

from quotes.detect.detect import detect

__all__ = ["detect"]
