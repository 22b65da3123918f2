"""The frames in which a verb reports speech: what it reports, and the words of the cue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from quotes.detect.labels import LabelName
from quotes.detect.sources import (
    SUBJECTS,
    beside,
    introduces,
    is_done_to,
    source_between,
    source_of,
    subject_of,
)
from quotes.detect.tokens import child_of, end_of, start_of, text_of, trim
from quotes.models import Span
from quotes.text.wordlists import wordlist

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEARSAY = {"say", "report", "believe", "think", "rumour", "rumor", "expect", "allege", "understand"}

_NAMING = {"name", "identify", "quote"}
_PRONOUNS = wordlist("quotes.detect", "pronouns")
Found = tuple[Span, LabelName, float]


class Cue(NamedTuple):
    """The frames of a reporting verb and the prepositions that lead to what it reports."""

    frames: frozenset[str]
    prepositions: frozenset[str]


def verb_labels(token: Token, verb: Cue, stretches: list[Span]) -> Iterator[Found]:
    """Yield cue, source and contents of a verb that reports speech here; nothing if it does not."""
    if is_done_to(token):
        return
    content: list[Span] = []
    extra: Token | None = None
    probability = 0.6
    clause = _clause(token) if "that" in verb.frames else None
    if clause is not None:
        content, probability = _clause_spans(token, clause), 0.7
    elif "of" in verb.frames and (of := _accusation(token)) is not None:
        content = [Span(_left(token, of), end_of(of))]
    elif "inf" in verb.frames and (inf := _infinitive(token)) is not None:
        content = [Span(_left(token, inf), end_of(inf))]
    elif (prep := _lead(token, verb.prepositions)) is not None:
        body = next((c for c in prep.children if c.dep_ in ("pobj", "pcomp")), None)
        if body is not None:
            extra, content = prep, [Span(start_of(body), end_of(body))]
    elif "obj" in verb.frames and (obj := child_of(token, "dobj")) is not None:
        content = [Span(start_of(obj), _tail(token, obj))]
        probability = 0.5
    content = [c for c in content if c.of(text_of(token.doc)).lower() not in _PRONOUNS]
    near = any(beside(token, s) for s in stretches) or introduces(token)
    source = _quoted_person(token) or source_of(token)
    if source is None and near:
        source = source_between(token, stretches)
    if not content and not (near and "that" in verb.frames):
        return
    if source is None and not near and token.lemma_.lower() not in _HEARSAY:
        return
    if source is None and token.tag_ in ("VB", "VBG") and not near:
        return
    yield cue_of(token, extra), "cue", probability
    if source is not None:
        yield source, "source", probability
    for span in content:
        yield span, "content", probability


def _quoted_person(token: Token) -> Span | None:
    """The Y of a relay, "X quoted Y as saying": the words are Y's."""
    person = child_of(token, "dobj")
    if token.lemma_ != "quote" or person is None:
        return None
    behind = text_of(token.doc)[end_of(person) : end_of(person) + 12].strip(" ,")
    return Span(start_of(person), end_of(person)) if behind.startswith("as ") else None


def _accusation(token: Token) -> Token | None:
    """The "of" of "accused X of Y", which the parse hangs on the verb or on X."""
    accused = child_of(token, "dobj")
    return child_of(token, "prep", "of") or (child_of(accused, "prep", "of") if accused is not None else None)


def _clause(token: Token) -> Token | None:
    """The clause a verb reports: its complement, or the clause it is put into as an aside."""
    for child in token.children:
        if child.dep_ == "ccomp" and _is_clause(child):
            return child
    if token.dep_ == "parataxis" and token.head.pos_ in ("VERB", "AUX"):
        return token.head
    return None


def _is_clause(token: Token) -> bool:
    if token.pos_ in ("VERB", "AUX"):
        return True
    return any(c.dep_ in SUBJECTS or c.dep_ == "cop" for c in token.children)


def _clause_spans(token: Token, clause: Token) -> list[Span]:
    """The words of a reported clause: before the cue, behind it, or on both sides of it."""
    if clause is token.head:  # an aside: "The port, he said, is safe"
        aside = Span(start_of(token), end_of(token))
        whole = Span(start_of(clause), end_of(clause))
        parts = [Span(whole.start, aside.start), Span(aside.end, whole.end)]
        return [p for p in (trim(text_of(token.doc), p) for p in parts) if len(p) > 1]
    start, end = start_of(clause), end_of(clause)
    if start < token.idx < end:
        return [p for p in (trim(text_of(token.doc), Span(start, start_of(token))),) if len(p) > 1]
    if clause.i < token.i:
        subject = subject_of(token)
        end = min(end, token.idx, subject.start if subject is not None else token.idx)
    return [trim(text_of(token.doc), Span(start, end))]


def _infinitive(token: Token) -> Token | None:
    """The infinitive a verb reports; that somebody asked not to be named is no quote."""
    for child in token.children:
        if (
            child.dep_ in ("xcomp", "ccomp", "advcl")
            and child.i > token.i
            and any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children)
            and not (child.lemma_ in _NAMING and any(c.dep_ == "auxpass" for c in child.children))
        ):
            return child
    return None


def _lead(token: Token, prepositions: frozenset[str]) -> Token | None:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in prepositions and 0 < child.i - token.i <= 3:
            return child
    return None


def _left(token: Token, part: Token) -> int:
    """Start of the complement: an object between the verb and the part belongs to it."""
    return next(
        (start_of(c) for c in token.children if c.dep_ == "dobj" and token.i < c.i < part.i), start_of(part)
    )


def _tail(token: Token, obj: Token) -> int:
    """End of the verb phrase that begins with an object."""
    end = end_of(obj)
    for child in token.children:
        if child.i > obj.i and child.dep_ in ("prep", "oprd", "xcomp", "acl", "dative"):
            if token.doc[child.left_edge.i - 1].is_punct:
                break
            end = max(end, end_of(child))
    return end


def cue_of(token: Token, extra: Token | None = None) -> Span:
    """The cue verb with the auxiliaries, negation and adverbs that touch it on the left."""
    first = token
    while first.i > 0:
        before = token.doc[first.i - 1]
        if before.head.i != token.i or before.dep_ not in ("aux", "auxpass", "neg", "advmod", "prt"):
            break
        first = before
    last = token
    particle = next((c for c in token.children if c.dep_ == "prt" and c.i == token.i + 1), None)
    last = extra or particle or last
    return Span(first.idx, last.idx + len(last))
