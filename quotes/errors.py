"""The exceptions of `quotes`.

    QuotesError
    ├── InputError      an input is missing, empty, broken or of a kind that cannot be read
    ├── SettingsError   a setting or flag is unknown or has a value it cannot have
    ├── ModelError      a language model or an optional package is not installed
    ├── OutputError     a result cannot be written
    └── ArchiveError    an archive is missing, damaged, foreign, newer, in use or cannot be written

A message names what is wrong, where, and what to do about it. The command line shows the message
alone; any other exception is a bug and shows its traceback.
"""


class QuotesError(Exception):
    """Base of every error that `quotes` raises on purpose."""


class InputError(QuotesError):
    """An input is missing, empty, broken, or of a kind that cannot be read."""


class SettingsError(QuotesError):
    """A setting or flag is unknown, or has a value that it cannot have."""


class ModelError(QuotesError):
    """A language model or an optional package that the work needs is not installed."""


class OutputError(QuotesError):
    """A result cannot be written where it was asked for."""


class ArchiveError(QuotesError):
    """An archive is missing, damaged, foreign, of a newer version, in use, or cannot be written."""
