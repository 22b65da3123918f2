"""The values that flow through `quotes`: frozen, slotted, safe to share and to compare.

Offsets are Unicode code points into `Article.text`, half-open: `text[span.start:span.end]`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["direct", "indirect", "mixed"]
Factuality = Literal["said", "denied", "not_said", "possible"]
SpeakerType = Literal["person", "organization", "group", "document", "anonymous"]
RoleCategory = Literal[
    "elected_official", "government", "party_or_campaign", "business", "expert", "law_enforcement",
    "military", "activist", "citizen", "media", "celebrity",
]  # fmt: skip
ZoneName = Literal["headline", "body", "caption", "byline", "dateline", "timestamp", "credit"]
ChangeKind = Literal[
    "negation", "number", "unit", "modality", "quantifier", "name",
    "omission", "addition", "order", "bracket", "tense", "wording",
]  # fmt: skip
Wording = Literal["exact", "same_after_folding", "trimmed", "elided", "spliced", "reworded", "altered"]
Status = Literal[
    "exact", "same_after_folding", "trimmed", "elided", "spliced", "reworded", "altered",
    "other_occasion", "not_found", "not_checked",
]  # fmt: skip
Conflict = Literal["altered", "spliced", "other_speaker"]
Answer = Literal["yes", "no", "unknown"]
Shorter = Literal["here", "there", "both"]

BEARS_MEANING: frozenset[ChangeKind] = frozenset(
    {"negation", "number", "unit", "modality", "quantifier", "name"}
)


JOIN = " | "
"""What stands between the parts of a content that are written in one string."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of an article's text, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def pair(self) -> list[int]:
        """Return the span as it is written out: its start and its end."""
        return [self.start, self.end]

    def of(self, text: str) -> str:
        """Return the words this span points at."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether both spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: Span) -> bool:
        """Whether `other` lies inside this span (or is equal to it)."""
        return self.start <= other.start and other.end <= self.end

    def common(self, other: Span) -> Span:
        """Return the part that both spans share; it is empty where they share nothing."""
        start = max(self.start, other.start)
        return Span(start, max(start, min(self.end, other.end)))

    def stripped(self, text: str) -> Span:
        """Return the span without white space at its ends (an empty span stays where it begins)."""
        words = self.of(text)
        start = self.start + len(words) - len(words.lstrip())
        return Span(start, max(start, self.start + len(words.rstrip())))

    def shifted(self, by: int) -> Span:
        """Return the span moved by `by` code points."""
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of an article that is not body text: what it is and where it lies."""

    name: ZoneName
    span: Span


@dataclass(frozen=True, slots=True)
class Turn:
    """Words of one speaker in a transcript, or those of one cue in captions.

    Attributes:
        span: Where the words stand in the article's text; the speaker's label is not among them.
        speaker: Who speaks, as printed; None where no one is named (`HOST`, `Q`, a cue without a label).
        time: When they are spoken, as printed; None if it is not.
    """

    span: Span
    speaker: str | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a reader of the results should know, as data.

    Attributes:
        code: Short fixed name, for programs: `unclosed_mark`, `bad_json`, `version` …
        message: What, where, and what to do, for people.
        article_id: The article concerned, if one was read.
        where: Path and line or record of the input, if known.
        span: The place in the article's text, if there is one.
    """

    code: str
    message: str
    article_id: str | None = None
    where: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One published text with its metadata. `text` is never changed.

    Attributes:
        id: Stable name of the article.
        text: The text as read; every offset points into it.
        title: Headline from the input's metadata (it may also stand in the text).
        publisher: Outlet.
        published: ISO date or date-time, as the input states it.
        url: Address of the article.
        language: Language code from the input, if it has one.
        where: The file (and line or record) that it was read from.
        zones: Parts of the text that are not body, in order; what no zone covers is body.
        problems: What the reader noticed (encoding guessed, mojibake, a second version …).
        turns: Captions: the words of each cue, in order. Of a transcript in plain text they are found in
            the text when they are needed (`quotes.match.turns.turns_of`).
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    where: str | None = None
    zones: tuple[Zone, ...] = ()
    problems: tuple[Problem, ...] = ()
    turns: tuple[Turn, ...] = ()

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the text as UTF-8 (lone surrogates passed through), in hex."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def zone_at(self, offset: int) -> ZoneName:
        """Return the name of the zone at a code-point offset."""
        return next((z.name for z in self.zones if z.span.start <= offset < z.span.end), "body")


@dataclass(frozen=True, slots=True)
class Speaker:
    """The person or named body that a source resolves to, by the fullest name the article supports."""

    name: str
    type: SpeakerType


@dataclass(frozen=True, slots=True)
class Role:
    """Title, office, affiliation or description of a speaker as the article states it."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """One quote: what was said, the words that report it, the words that name who.

    Attributes:
        article_id: The article that the spans point into.
        kind: `direct` (all inside marks, or a transcript turn), `indirect` (none) or `mixed`.
        content: What was said, without the outer marks of a direct quote; in order, may be several.
        verbatim: The stretches of the content that claim to be word for word.
        cue: The word or phrase that reports it.
        source: The words that name who, as printed.
        factuality: Whether the article has it as `said`; else the source holds that it is not so (`denied`:
            "denied that"), or it was `not_said` ("never said", "declined to say"), or is `possible` ("may
            say", "if she says", "allegedly told").
        zone: Where in the article it stands.
        confidence: From 0 to 1.
        why: The rule or model that decided, and how the speaker was found.
        speaker: The person or named body, or None if unknown, generic, anonymous or a document.
        speaker_type: Kind of source, also where `speaker` is None; None if there is no source.
        role: The speaker's role as the article states it.
        role_category: What kind of voice that role makes the speaker; None if its words do not tell.
        speaker_id: The registry's id; of someone without a name the article's id and a number, so that
            unnamed sources are kept apart; None of others.
        speaker_confidence: How sure it is, from 0 to 1, that speaker and kind of speaker are right if
            content and source are; None without a source.
    """

    article_id: str
    kind: Kind
    content: tuple[Span, ...]
    verbatim: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    source: tuple[Span, ...] = ()
    factuality: Factuality = "said"
    zone: ZoneName = "body"
    confidence: float = 0.0
    why: str = ""
    speaker: Speaker | None = None
    speaker_type: SpeakerType | None = None
    role: Role | None = None
    role_category: RoleCategory | None = None
    speaker_id: str | None = None
    speaker_confidence: float | None = None

    @property
    def start(self) -> int:
        """Offset of the first word of the content."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Offset behind the last word of the content."""
        return self.content[-1].end


@dataclass(frozen=True, slots=True)
class Change:
    """One named difference between the words here and the words there.

    Attributes:
        kind: What differs. `negation number unit modality quantifier name` bear meaning, and an `order` in
            which two words changed places around others ("the police shot the crowd"). So does an omission
            or addition at an end of words that deny or condition the rest ("I doubt that").
        here: The words of the quote that is checked; empty if it lacks them.
        there: The words of the other report; empty if it lacks them.
        here_span: Where they stand here; an empty span marks the place where they are missing.
        there_span: Where they stand there.
        bears_meaning: Whether the difference can change what was said.
    """

    kind: ChangeKind
    here: str
    there: str
    here_span: Span
    there_span: Span
    bears_meaning: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Another place that holds the words of a quote, or nearly.

    Three answers are kept apart: the wording (`status`, `changes`), the speaker (`same_speaker`) and
    the occasion (`same_occasion`). Spans point into the other article's text.

    Attributes:
        article_id: The other article.
        spans: Where its words stand.
        content: Those words, as printed.
        status: How the wording relates.
        folds: Names of the foldings without which the words would differ.
        changes: Every named difference.
        shorter: Which side holds fewer words, where one was trimmed.
        speaker: Whom the other article names, if it names one.
        same_speaker: `no` only where both sides name two incompatible people or bodies.
        same_occasion: Whether both report the same utterance.
        copy_of: Id of the earliest article with the same surrounding text (reprint, agency copy).
        primary: Whether the other article is a transcript or other primary source.
        why: What decided speaker and occasion, in words.
        publisher: Outlet of the other article.
        published: Date of the other article.
        position: Where in a primary source the words stand, for a reader: its time, or turn and line.
    """

    article_id: str
    spans: tuple[Span, ...]
    content: str
    status: Wording
    folds: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    shorter: Shorter | None = None
    speaker: str | None = None
    same_speaker: Answer = "unknown"
    same_occasion: Answer = "unknown"
    copy_of: str | None = None
    primary: bool = False
    why: str = ""
    publisher: str | None = None
    published: str | None = None
    position: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What the cross-check found for one quote.

    Attributes:
        status: Closest wording among matches of the same occasion that are not copies of its own
            text; else `other_occasion`, `not_found` or `not_checked`.
        conflicts: What any match of the same occasion disagrees on, sorted.
        searched: Number of other articles searched.
        matches: Primary sources first, then the earliest.
    """

    status: Status
    conflicts: tuple[Conflict, ...] = ()
    searched: int = 0
    matches: tuple[Match, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Extracted:
    """One article with the quotes found in it: what `extract` yields and `verify` takes.

    Attributes:
        article: The article as read.
        quotes: Its quotes, in the order of their content.
        problems: What went wrong in it: the reader's notes, marks never closed, text not parsed …
    """

    article: Article
    quotes: tuple[Quote, ...] = ()
    problems: tuple[Problem, ...] = ()
