"""Who a reporting verb names: subject, agent, or what stands between marks and cue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quotes.detect.tokens import child_of, end_of, start_of, text_of, trim
from quotes.models import Span
from quotes.text.sentences import sentences

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_CLAUSES = {"ccomp", "xcomp", "advcl", "acl", "relcl", "conj", "parataxis"}
_NO_SOURCE = {"there", "that", "this", "which", "what"}
_MAX_GAP = 120
_STOP = re.compile(r"[,;:–—―(\"“]|\.(?=\s|$)|\b(?:in|on|at|to|during|after|before|when|as|while)\b")


def source_of(token: Token) -> Span | None:
    """The words that name who: agent, subject, or the subject of the clause the verb hangs on."""
    agent = child_of(token, "agent")
    if agent is not None:
        body = next(iter(agent.children), None)
        if body is not None:
            return Span(start_of(body), end_of(body))
    seen: set[int] = set()
    at = token
    while at.i not in seen:
        seen.add(at.i)
        own = subject_of(at)
        if own is not None:
            passive = any(c.dep_ == "nsubjpass" for c in at.children)
            if passive and at is token and token.lemma_ not in ("quote", "cite"):
                return None
            return own
        if at.dep_ in ("relcl", "acl") and at.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return Span(start_of(at.head), at.head.idx + len(at.head)) if at.tag_ == "VBG" else None
        if at.dep_ not in _CLAUSES:
            return None
        at = at.head
    return None


def is_done_to(token: Token) -> bool:
    """Whether a participle says what someone met with: in "Asked why, Holm said" Holm asked nothing."""
    own = {"aux", "auxpass", "agent", *SUBJECTS}
    return token.tag_ == "VBN" and token.dep_ == "advcl" and not any(c.dep_ in own for c in token.children)


def subject_of(token: Token) -> Span | None:
    """Return the words of a verb's own subject; of several, of the nearest."""
    subjects = [c for c in token.children if c.dep_ in SUBJECTS]
    for child in sorted(subjects, key=lambda c: abs(c.i - token.i)):
        if child.lower_ in ("which", "that") and token.dep_ == "relcl":
            return Span(child.idx, child.idx + len(child))
        if child.lower_ not in _NO_SOURCE:
            return _without_marks(
                text_of(token.doc), trim(text_of(token.doc), Span(start_of(child), end_of(child)))
            )
    return None


def _without_marks(text: str, span: Span) -> Span:
    """Drop a quotation mark that the parse has drawn to the front of a name."""
    start = span.start
    while start < span.end - 1 and text[start] in "\"”“’' ":
        start += 1
    return Span(start, span.end)


def source_between(token: Token, stretches: list[Span]) -> Span | None:
    """Where the parse names no subject: the words between marks and cue, or those behind the cue."""
    text = text_of(token.doc)
    before = max((s.end for s in stretches if s.end <= token.idx), default=None)
    if before is None or not beside(token, Span(before - 1, before)):
        return None
    named = trim(text, Span(before, token.idx))
    if not named.of(text):
        stop = _STOP.search(text, token.idx + len(token))
        named = trim(text, Span(token.idx + len(token), stop.start() if stop is not None else len(text)))
    words = named.of(text)
    return named if words[:1].isupper() or words.startswith(("the ", "a ", "an ", "one ")) else None


def beside(token: Token, stretch: Span) -> bool:
    """Whether a verb stands close enough to marked words to introduce or follow them."""
    end = token.idx + len(token)
    gap = Span(stretch.end, token.idx) if stretch.end <= token.idx else Span(end, stretch.start)
    if not 0 <= gap.end - gap.start <= _MAX_GAP:
        return False
    return sum(1 for _ in sentences(gap.of(text_of(token.doc)))) <= 1


def introduces(token: Token) -> bool:
    """Whether a verb stands in the sentence that ends the paragraph with a colon."""
    text = text_of(token.doc).rstrip()
    return text.endswith(":") and sum(1 for _ in sentences(text[token.idx :])) <= 1
