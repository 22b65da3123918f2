"""Tell what a file is: by its name where the name says it, else by its first bytes."""

from __future__ import annotations

import csv
import re
from typing import Literal

from quotes.corpus.clocked import is_clocked
from quotes.corpus.fields import Fields, are_records, wanted
from quotes.corpus.transcripts import find_labels

Format = Literal["text", "captions", "html", "jsonl", "json", "csv", "tsv", "parquet"]

_BY_ENDING: dict[str, Format] = {
    "txt": "text", "text": "text", "md": "text",
    "srt": "captions", "vtt": "captions", "webvtt": "captions", "sbv": "captions",
    "html": "html", "htm": "html", "xhtml": "html",
    "jsonl": "jsonl", "ndjson": "jsonl", "json": "json",
    "csv": "csv", "tsv": "tsv", "tab": "tsv", "parquet": "parquet",
}  # fmt: skip

ARCHIVE_ID = b"QUOT"
"""Application id in the head of an SQLite file that says it is an archive of this package."""

HEAD_OF_ARCHIVE = 72
"""How many first bytes tell an archive."""

_SQLITE = b"SQLite format 3\x00"

# First bytes of common files that hold no readable text, and how to get at their text.
_BINARY = (
    (b"%PDF-", "a PDF", "Save its text as .txt"),
    (b"PK\x03\x04", "a zip archive or an office document", "Unpack it, or save it as text, HTML or CSV"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save it as text, HTML or CSV"),
    (b"{\\rtf", "a rich text document", "Save it as plain text"),
    (b"\x89PNG", "an image", "Name text files"),
    (b"\xff\xd8\xff", "an image", "Name text files"),
    (b"GIF8", "an image", "Name text files"),
    (b"RIFF", "sound, film or an image", "Name text files"),
    (b"ID3", "sound", "Name text files"),
    (b"OggS", "sound or film", "Name text files"),
    (b"BZh", "a bzip2 archive", "Unpack it"),
    (b"\xfd7zXZ\x00", "an xz archive", "Unpack it"),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it"),
    (b"Rar!", "a rar archive", "Unpack it"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "Unpack it"),
    (b"\x7fELF", "a program", "Name text files"),
    (_SQLITE, "an SQLite database", "Export the articles to CSV or JSONL"),
)

# Text that nobody wrote to be read, as it lies beside saved pages and in folders of projects.
_BESIDE = "Leave it out, or save its text as .txt"
_NO_ARTICLE = {
    "js": "a script", "mjs": "a script", "py": "a script", "sh": "a script",
    "css": "a style sheet", "svg": "a drawing",
    "toml": "settings", "ini": "settings", "yaml": "settings", "yml": "settings",
}  # fmt: skip

# Text whose words stand among what nobody wrote for readers, by how it begins.
_MARKED_UP = (
    (
        re.compile(r"[\w-]+: .*(?:\r?\n.*){0,20}?\r?\nContent-Type: multipart/", re.I),
        "a web page or an e-mail saved with all its parts",
        "Save it as HTML or text",
    ),
    (re.compile(r"\s*\[Script Info\]", re.I), "SubStation subtitles", "Save them as SRT or WebVTT"),
    (
        re.compile(r"\s*<(?:\?xml|tt|rss|feed|nitf|newsml|sami|transcript)\b", re.I),
        "XML",
        "Save it as text or HTML, subtitles as SRT or WebVTT",
    ),
)

_DELIMITERS = ",;\t|"
_PARQUET = b"PAR1"
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S
)
_CAPTIONS = re.compile(
    r"WEBVTT(?:[ \t].*)?(?:[\r\n]|$)"
    r"|\s*(?:\d+[ \t]*(?:\r\n|\r|\n))?[ \t]*\d{1,3}:\d{1,2}:\d{1,2}[.,:]\d{1,3}[ \t]*-->"
)
_JSON_ARRAY = re.compile(r"\s*\[\s*\{")
_JSON_LINE = re.compile(r'\s*\{[ \t]*"')
_JSON_OBJECT = re.compile(r'\s*\{\s*"')


def binary_kind(name: str, head: bytes) -> tuple[str, str] | None:
    """Return what a file without readable text is, and what to do about it, if its first bytes tell."""
    if is_archive(head):
        advice = (
            f"`quotes report {name} -o records.jsonl` writes its quotes, `quotes verify {name}` checks them"
        )
        return "an archive of quotes", advice
    return next(((kind, advice) for magic, kind, advice in _BINARY if head.startswith(magic)), None)


def no_article(name: str, head: bytes) -> tuple[str, str] | None:
    """Return what a file of text is that is no article, and what to do about it, if it can be told.

    Args:
        name: Name of a file whose format is text; its ending decides, after `.gz`.
        head: The first bytes, unpacked.
    """
    ending = _ending(name)
    if ending in _NO_ARTICLE:
        return _NO_ARTICLE[ending], _BESIDE
    if ending in _BY_ENDING:
        return None
    start = _start(head)
    return next(((kind, advice) for begins, kind, advice in _MARKED_UP if begins.match(start)), None)


def is_archive(head: bytes) -> bool:
    """Whether a file is an archive of this package, by its first bytes; one of a newer version is too."""
    return head.startswith(_SQLITE) and head[68:HEAD_OF_ARCHIVE] == ARCHIVE_ID


def format_of(name: str, head: bytes, fields: Fields | None = None) -> Format:
    """Return the format of a file.

    Args:
        name: File name; its ending decides, after `.gz`. A name without a known ending leaves it to
            the content, and so does plain text that begins as captions do.
        head: The first bytes, unpacked.
        fields: Names of the columns by which a table is known.
    """
    if head.startswith(_PARQUET):
        return "parquet"
    named = _BY_ENDING.get(_ending(name))
    if named not in (None, "text"):
        return named
    text = _start(head)
    # The last line of the head may be cut, and its clock with it.
    clocked = is_clocked(text) or is_clocked(text.rpartition("\n")[0])
    if _CAPTIONS.match(text) or (clocked and not find_labels(text)):
        return "captions"
    return named or _by_content(text, fields or Fields())


def _ending(name: str) -> str:
    return name.lower().removesuffix(".gz").rpartition(".")[2]


def _start(head: bytes) -> str:
    return head.decode(bom(head) or "utf-8", "ignore").lstrip("\ufeff")


def _by_content(text: str, fields: Fields) -> Format:
    if _HTML.match(text):
        return "html"
    if _JSON_ARRAY.match(text):
        return "json"
    # A record a line keeps its key on the brace's line; a printed object breaks after the brace.
    if _JSON_LINE.match(text):
        return "jsonl"
    if _JSON_OBJECT.match(text):
        return "json"
    return "csv" if _begins_a_table(text, fields) else "text"


def _begins_a_table(text: str, fields: Fields) -> bool:
    """Whether the first line is the header of a table: at least two of its cells name parts of an article."""
    line = next(iter(text.splitlines()), "")
    header = next(csv.reader([line], delimiter=delimiter_of(line)), [])
    return len(header) > 1 and (len(wanted(header, fields)) > 1 or are_records(header))


def delimiter_of(line: str) -> str:
    """Return what parts the cells of a header: comma, semicolon, tab or bar, whichever it holds most of."""
    return max(_DELIMITERS, key=line.count)


def bom(head: bytes) -> str | None:
    """Return the codec that a byte-order mark names (it also drops the mark), or None."""
    # UTF-32 first: its little-endian mark begins with that of UTF-16.
    for mark, codec in (
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\x00\x00\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
        (b"\xef\xbb\xbf", "utf-8-sig"),
    ):
        if head.startswith(mark):
            return codec
    return None
