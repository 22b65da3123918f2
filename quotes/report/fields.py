"""The columns of a record: name, type and note, in the order in which they are written.

Writers, readers and README's table all read these tuples, so a field is described in one place.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

FieldType = Literal[
    "str", "str or null", "number", "number or null", "integer", "bool", "span", "spans", "list of str",
    "changes", "matches",
]  # fmt: skip


class Field(NamedTuple):
    """One column.

    Attributes:
        name: Key in JSONL, column in CSV and parquet.
        type: What it holds; `spans` is `[[start, end]…]`, code points, half-open.
        note: What it means, for README.
    """

    name: str
    type: FieldType
    note: str


FIELDS: tuple[Field, ...] = (
    Field("article_id", "str", "the article's own id; else its path or a hash of its text"),
    Field("publisher", "str or null", "from the input"),
    Field("published", "str or null", "from the input, as an ISO date where it is one"),
    Field("title", "str or null", "from the input"),
    Field("url", "str or null", "from the input"),
    Field("language", "str or null", "from the input"),
    Field("text_sha256", "str", "of the text that the offsets point into"),
    Field("quote_id", "str", "hash of the article's id, its text's hash and the content spans"),
    Field("kind", "str", "direct, indirect or mixed"),
    Field("zone", "str", "headline, body, caption … where the quote stands"),
    Field("content", "str", "the words; parts that stand apart are joined by ` | `"),
    Field("before", "str", "up to 100 characters that stand before the content"),
    Field("after", "str", "up to 100 characters that stand behind it"),
    Field("content_spans", "spans", "where the words stand"),
    Field("verbatim_spans", "spans", "the stretches that claim to be word for word"),
    Field("cue_spans", "spans", "where the reporting words stand"),
    Field("source_spans", "spans", "where the words that name who stand"),
    Field("role_spans", "spans", "where the article states the role"),
    Field("cue", "str or null", "the reporting words, as printed"),
    Field("source", "str or null", "the words that name who, as printed"),
    Field(
        "factuality", "str", "said; denied by the source, not_said, or possible (may, will, if, allegedly)"
    ),
    Field("speaker", "str or null", "fullest name that the article supports; null if it supports none"),
    Field("speaker_type", "str or null", "person, organization, group, document or anonymous"),
    Field("speaker_id", "str or null", "from the registry; of someone without a name article and number"),
    Field("role", "str or null", "title, office, affiliation or description, as the article states it"),
    Field("role_category", "str or null", "kind of voice: elected_official, business, citizen …"),
    Field("confidence", "number", "from 0 to 1: that content and source are right"),
    Field("speaker_confidence", "number or null", "from 0 to 1: that the speaker is right, if the source is"),
    Field("why", "str", "the rule or model that decided"),
)

VERIFY_FIELDS: tuple[Field, ...] = (
    Field("status", "str", "closest wording found elsewhere, or other_occasion, not_found, not_checked"),
    Field("conflicts", "list of str", "what a report of the same occasion disagrees on"),
    Field("searched", "integer", "how many other articles were searched"),
    Field("match_count", "integer", "how many matches there are"),
    Field("matches", "matches", "primary source first, then the earliest; CSV holds the first alone"),
)

MATCH_FIELDS: tuple[Field, ...] = (
    Field("article_id", "str", "the other article"),
    Field("publisher", "str or null", "its outlet"),
    Field("published", "str or null", "its date"),
    Field("content", "str", "its words, as printed"),
    Field("spans", "spans", "where they stand in it"),
    Field("status", "str", "how its wording relates"),
    Field("folds", "list of str", "foldings without which the words would differ"),
    Field("changes", "changes", "every named difference, with the words here and there"),
    Field("shorter", "str or null", "which side holds fewer words: here, there or both"),
    Field("speaker", "str or null", "whom the other article names"),
    Field("same_speaker", "str", "yes, no or unknown"),
    Field("same_occasion", "str", "yes, no or unknown"),
    Field("copy_of", "str or null", "the article that this one is a copy of"),
    Field("why", "str", "what decided speaker and occasion"),
    Field("primary", "bool", "whether the other article is a transcript or other primary source"),
    Field("position", "str or null", "where in a primary source the words stand: time, or turn and line"),
)

CHANGE_FIELDS: tuple[Field, ...] = (
    Field("kind", "str", "negation, number, unit … what differs"),
    Field("here", "str", "the words of the quote; empty if it lacks them"),
    Field("there", "str", "the words of the other report; empty if it lacks them"),
    Field("here_span", "span", "where they stand here"),
    Field("there_span", "span", "where they stand there"),
    Field("bears_meaning", "bool", "whether the difference can change what was said"),
)

PROBLEM_FIELDS: tuple[Field, ...] = (
    Field("code", "str", "short fixed name, for programs"),
    Field("message", "str", "what, where and what to do, for people"),
    Field("article_id", "str or null", "the article concerned"),
    Field("where", "str or null", "file and line or record"),
    Field("span", "span", "the place in the article's text; null if there is none"),
)
