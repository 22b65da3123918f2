"""Label sources, cues and contents by a few rules over a dependency parse.

A cue is a verb or noun of `data/cues.tsv` or `data/cue_nouns.txt` in one of its frames: with a clause
("said that …", "…, he said"), an infinitive ("vowed to …"), an object ("praised …"), a preposition
("called for …") or "of" behind an object ("accused X of …"); `according to`; and, where marks stand in
its complement, any verb with a subject. The source is the subject, the agent of a passive, or the
possessor of a noun.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from quotes.detect.labels import Label, LabelName
from quotes.models import Span
from quotes.text.parse import Parse
from quotes.text.sentences import sentences
from quotes.text.wordlists import wordlist

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_CLAUSES = {"ccomp", "xcomp", "advcl", "acl", "relcl", "conj", "parataxis"}
_EDGES = ",;:–—―-"
_STOP = re.compile(r"[,;:–—―(\"“]|\.(?=\s|$)|\b(?:in|on|at|to|during|after|before|when|as|while)\b")
_NO_SOURCE = {"there", "that", "this", "which", "what"}
_HEARSAY = {"say", "report", "believe", "think", "rumour", "rumor", "expect", "allege", "understand"}


class Cue(NamedTuple):
    """The frames of a reporting verb and the prepositions that lead to what it reports."""

    frames: frozenset[str]
    prepositions: frozenset[str]


@functools.cache
def cue_verbs() -> dict[str, Cue]:
    """Return the reporting verbs by lemma."""
    verbs = {}
    for line in files("quotes.detect").joinpath("data", "cues.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            lemma, frames, prepositions = (*line.split("\t"), "", "")[:3]
            verbs[lemma] = Cue(frozenset(frames.split()), frozenset(prepositions.split()))
    return verbs


def label(parse: Parse, indices: Iterable[int], stretches: Sequence[Span]) -> list[Label]:
    """Label the words of some paragraphs.

    Args:
        parse: The article's parse.
        indices: Which paragraphs.
        stretches: Outer spans of what stands between marks, in article offsets.

    Returns:
        Labels in article offsets, in no order.
    """
    wanted = list(indices)
    parse.prepare(wanted)
    labels: list[Label] = []
    for i in wanted:
        doc = parse.doc(i)
        if doc is not None:
            offset = parse.paragraphs[i].start
            inside = [s.shifted(-offset) for s in stretches if s.overlaps(parse.paragraphs[i])]
            labels += [
                Label(Span(span.start + offset, span.end + offset), name, probability)
                for span, name, probability in _label_doc(doc, inside)
            ]
    return labels


_Found = tuple[Span, LabelName, float]


def _label_doc(doc: Doc, stretches: list[Span]) -> Iterator[_Found]:
    done: set[int] = set()
    for token in doc:
        if _in_speech(token, stretches):
            continue
        found = list(_by_lexicon(token, stretches))
        if found:
            done.add(token.i)
        yield from found
    for stretch in stretches:
        yield from _by_marks(doc, stretch, done)


def _in_speech(token: Token, stretches: list[Span]) -> bool:
    return any(s.start <= token.idx < s.end for s in stretches)


def _by_lexicon(token: Token, stretches: list[Span]) -> Iterator[_Found]:
    if token.pos_ in ("VERB", "AUX"):
        verb = cue_verbs().get(token.lemma_.lower())
        if verb is not None:
            yield from _verb(token, verb, stretches)
        elif token.lower_ == "according":
            yield from _according(token)
    elif token.pos_ == "NOUN" and token.lemma_.lower() in wordlist("quotes.detect", "cue_nouns"):
        yield from _noun(token)
    elif token.lower_ == "according":
        yield from _according(token)


# ------------------------------------------------------------------------------------------- verbs


def _verb(token: Token, verb: Cue, stretches: list[Span]) -> Iterator[_Found]:
    content: list[Span] = []
    extra: Token | None = None
    probability = 0.6
    clause = _clause(token) if "that" in verb.frames else None
    if clause is not None:
        content, probability = _clause_spans(token, clause), 0.7
    elif "of" in verb.frames and (of := _child(token, "prep", "of")) is not None:
        content = [Span(_left(token, of), _end(of))]
    elif "inf" in verb.frames and (inf := _infinitive(token)) is not None:
        content = [Span(_left(token, inf), _end(inf))]
    elif (prep := _lead(token, verb.prepositions)) is not None:
        body = next((c for c in prep.children if c.dep_ in ("pobj", "pcomp")), None)
        if body is not None:
            extra, content = prep, [Span(_start(body), _end(body))]
    elif "obj" in verb.frames and (obj := _child(token, "dobj")) is not None:
        content = [Span(_start(obj), _tail(token, obj))]
        probability = 0.5
    beside = any(_beside(token, s) for s in stretches) or _introduces(token)
    source = _source(token)
    if source is None and beside:
        source = _between(token, stretches)
    if not content and not (beside and "that" in verb.frames):
        return
    if source is None and not beside and token.lemma_.lower() not in _HEARSAY:
        return
    if source is None and token.tag_ in ("VB", "VBG") and not beside:
        return
    yield _cue(token, extra), "cue", probability
    if source is not None:
        yield source, "source", probability
    for span in content:
        yield span, "content", probability


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
    return any(c.dep_ in _SUBJECTS or c.dep_ == "cop" for c in token.children)


def _clause_spans(token: Token, clause: Token) -> list[Span]:
    """The words of a reported clause: before the cue, behind it, or on both sides of it."""
    if clause is token.head:  # an aside: "The port, he said, is safe"
        aside = Span(_start(token), _end(token))
        whole = Span(_start(clause), _end(clause))
        parts = [Span(whole.start, aside.start), Span(aside.end, whole.end)]
        return [p for p in (_trim(token.doc.text, p) for p in parts) if len(p) > 1]
    start, end = _start(clause), _end(clause)
    if start < token.idx < end:
        return [p for p in (_trim(token.doc.text, Span(start, _start(token))),) if len(p) > 1]
    if clause.i < token.i:
        subject = _own_subject(token)
        end = min(end, token.idx, subject.start if subject is not None else token.idx)
    return [_trim(token.doc.text, Span(start, end))]


def _infinitive(token: Token) -> Token | None:
    for child in token.children:
        if (
            child.dep_ in ("xcomp", "ccomp", "advcl")
            and child.i > token.i
            and any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children)
        ):
            return child
    return None


def _lead(token: Token, prepositions: frozenset[str]) -> Token | None:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in prepositions and 0 < child.i - token.i <= 3:
            return child
    return None


def _child(token: Token, dep: str, word: str | None = None) -> Token | None:
    for child in token.children:
        if child.dep_ == dep and child.i > token.i and (word is None or child.lower_ == word):
            return child
    return None


def _left(token: Token, part: Token) -> int:
    """Start of the complement: an object between the verb and the part belongs to it."""
    return next(
        (_start(c) for c in token.children if c.dep_ == "dobj" and token.i < c.i < part.i), _start(part)
    )


def _tail(token: Token, obj: Token) -> int:
    """End of the verb phrase that begins with an object."""
    end = _end(obj)
    for child in token.children:
        if child.i > obj.i and child.dep_ in ("prep", "oprd", "xcomp", "acl", "dative"):
            if token.doc[child.left_edge.i - 1].is_punct:
                break
            end = max(end, _end(child))
    return end


def _cue(token: Token, extra: Token | None = None) -> Span:
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


def _source(token: Token) -> Span | None:
    """The words that name who: agent, subject, or the subject of the clause the verb hangs on."""
    agent = _child(token, "agent")
    if agent is not None:
        body = next(iter(agent.children), None)
        if body is not None:
            return Span(_start(body), _end(body))
    seen: set[int] = set()
    at = token
    while at.i not in seen:
        seen.add(at.i)
        own = _own_subject(at)
        if own is not None:
            passive = any(c.dep_ == "nsubjpass" for c in at.children)
            if passive and at is token and token.lemma_ not in ("quote", "cite"):
                return None
            return own
        if at.dep_ in ("relcl", "acl") and at.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return Span(_start(at.head), at.head.idx + len(at.head)) if at.tag_ == "VBG" else None
        if at.dep_ not in _CLAUSES:
            return None
        at = at.head
    return None


def _own_subject(token: Token) -> Span | None:
    for child in token.children:
        if child.dep_ in _SUBJECTS and child.lower_ not in _NO_SOURCE:
            return _trim(token.doc.text, Span(_start(child), _end(child)))
        if child.dep_ in _SUBJECTS and child.lower_ in ("which", "that") and token.dep_ == "relcl":
            return Span(child.idx, child.idx + len(child))
    return None


def _beside(token: Token, stretch: Span) -> bool:
    """Whether a verb stands close enough to marked words to introduce or follow them."""
    text = token.doc.text
    if stretch.end <= token.idx:
        gap = text[stretch.end : token.idx]
    elif token.idx < stretch.start:
        gap = text[token.idx + len(token) : stretch.start]
    else:
        return False
    return len(gap) <= 120 and sum(1 for _ in sentences(gap)) <= 1


def _between(token: Token, stretches: list[Span]) -> Span | None:
    """Where the parse names no subject: the words between marks and cue, or those behind the cue."""
    text = token.doc.text
    before = max((s.end for s in stretches if s.end <= token.idx), default=None)
    if before is None or not _beside(token, Span(before - 1, before)):
        return None
    named = _trim(text, Span(before, token.idx))
    if not named.of(text):
        stop = _STOP.search(text, token.idx + len(token))
        named = _trim(text, Span(token.idx + len(token), stop.start() if stop is not None else len(text)))
    words = named.of(text)
    return named if words[:1].isupper() or words.startswith(("the ", "a ", "an ", "one ")) else None


def _introduces(token: Token) -> bool:
    """Whether a verb stands in the sentence that ends the paragraph with a colon."""
    text = token.doc.text.rstrip()
    return text.endswith(":") and sum(1 for _ in sentences(text[token.idx :])) <= 1


# ------------------------------------------------------------------------------- nouns, according to


def _noun(token: Token) -> Iterator[_Found]:
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    clause = next((c for c in token.children if c.dep_ in ("acl", "ccomp", "relcl") and c.i > token.i), None)
    if clause is None or (
        clause.dep_ == "relcl" or not any(c.lower_ in ("that", "to") for c in clause.lefts)
    ):
        return
    yield Span(token.idx, token.idx + len(token)), "cue", 0.5
    if owner is not None:
        yield Span(_start(owner), _end(owner)), "source", 0.5
    yield Span(_start(clause), _end(clause)), "content", 0.5


def _according(token: Token) -> Iterator[_Found]:
    to = next((c for c in token.children if c.lower_ == "to"), None)
    body = next((c for c in to.children if c.dep_ in ("pobj", "pcomp")), None) if to is not None else None
    if to is None or body is None:
        return
    source = Span(_start(body), _end(body))
    yield Span(token.idx, to.idx + len(to)), "cue", 0.7
    yield source, "source", 0.7
    sentence = token.sent
    before = _trim(token.doc.text, Span(sentence.start_char, token.idx))
    last = sentence[-1].idx if sentence[-1].text == "." else sentence.end_char
    behind = _trim(token.doc.text, Span(source.end, max(source.end, last)))
    head = token.head
    own = _trim(token.doc.text, Span(_start(head), _end(head))) if head.i != token.i else before
    if len(before) > 3:
        yield Span(max(before.start, min(own.start, before.end)), before.end), "content", 0.7
    elif len(behind) > 3:
        yield behind, "content", 0.7


# ------------------------------------------------------------------------------------------- marks


def _by_marks(doc: Doc, stretch: Span, done: set[int]) -> Iterator[_Found]:
    """Words in marks inside a sentence: the verb that governs them reports them, whatever it is."""
    inside = [t for t in doc if stretch.start <= t.idx < stretch.end and not t.is_punct and not t.is_space]
    if not inside or inside[0].text[:1].isupper() and len(inside) > 4:
        return
    top = inside[0]
    while stretch.start <= top.head.idx < stretch.end and top.head.i != top.i:
        top = top.head
    part = top
    while part.head.i != part.i and not (part.head.pos_ == "VERB" and _own_subject(part.head) is not None):
        part = part.head
    verb = part.head
    if verb.i == part.i or verb.i in done or part.dep_ in _SUBJECTS or _in_speech(verb, [stretch]):
        return
    source = _source(verb)
    if source is None or source.overlaps(stretch) or verb.lemma_.lower() in cue_verbs():
        return
    done.add(verb.i)
    yield _cue(verb), "cue", 0.4
    yield source, "source", 0.4
    yield Span(min(_start(part), stretch.start), max(_end(part), stretch.end)), "content", 0.4


# ------------------------------------------------------------------------------------------- spans


def _start(token: Token) -> int:
    return int(token.left_edge.idx)


def _end(token: Token) -> int:
    last = token.right_edge
    while last.i > token.i and (last.is_punct and last.text not in "”\"’'»)" or last.is_space):
        last = last.nbor(-1)
    return int(last.idx + len(last))


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in _EDGES or text[start] in "."):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGES):
        end -= 1
    return Span(start, end)
