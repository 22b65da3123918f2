"""Label sources, cues and contents by a few rules over a dependency parse.

A cue is a verb or noun of `data/cues.tsv` or `data/cue_nouns.txt` in one of its frames: with a clause
("said that …", "…, he said"), an infinitive ("vowed to …"), an object ("praised …"), a preposition
("called for …") or "of" behind an object ("accused X of …"); `according to`; and, where marks stand in
its complement, any verb with a subject. The source is the subject, the agent of a passive, or the
possessor of a noun.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

from quotes.detect.frames import Cue, Found, cue_of, verb_labels
from quotes.detect.labels import Label
from quotes.detect.sources import SUBJECTS, beside, source_of, subject_of
from quotes.detect.tokens import end_of, start_of, text_of, trim
from quotes.models import Span
from quotes.text.mark_uses import NO_SPEECH
from quotes.text.marks import Stretch
from quotes.text.parse import Parse
from quotes.text.wordlists import wordlist

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@functools.cache
def cue_verbs() -> dict[str, Cue]:
    """Return the reporting verbs by lemma."""
    verbs = {}
    for line in files("quotes.detect").joinpath("data", "cues.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            lemma, frames, prepositions = (*line.split("\t"), "", "")[:3]
            verbs[lemma] = Cue(frozenset(frames.split()), frozenset(prepositions.split()))
    return verbs


def label(parse: Parse, indices: Iterable[int], stretches: Sequence[Stretch]) -> list[Label]:
    """Label the words of some paragraphs.

    Args:
        parse: The article's parse.
        indices: Which paragraphs.
        stretches: What stands between marks, the outermost only.

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
            here = [s for s in stretches if s.outer.overlaps(parse.paragraphs[i])]
            inside = [s.outer.shifted(-offset) for s in here]
            spoken = [s.outer.shifted(-offset) for s in here if s.use not in NO_SPEECH]
            labels += [
                Label(Span(span.start + offset, span.end + offset), name, probability)
                for span, name, probability in _label_doc(doc, inside, spoken)
                if any(c.isalnum() for c in span.of(text_of(doc)))
            ]
    return labels


def _label_doc(doc: Doc, stretches: list[Span], spoken: list[Span]) -> Iterator[Found]:
    done: set[int] = set()
    reported: list[Span] = []
    for token in doc:
        if _in_speech(token, stretches):
            continue
        found = list(_by_lexicon(token, stretches))
        if found:
            done.add(token.i)
            reported += [span for span, name, _ in found if name == "content"]
        yield from found
    for stretch in stretches:
        if stretch in spoken and not any(r.start <= stretch.start < r.end for r in reported):
            yield from _by_marks(doc, stretch, done)


def _in_speech(token: Token, stretches: list[Span]) -> bool:
    return any(s.start <= token.idx < s.end for s in stretches)


def _by_lexicon(token: Token, stretches: list[Span]) -> Iterator[Found]:
    if token.pos_ in ("VERB", "AUX"):
        verb = cue_verbs().get(token.lemma_.lower())
        if verb is not None:
            yield from verb_labels(token, verb, stretches)
        elif token.lower_ == "according":
            yield from _according(token)
    elif token.pos_ == "NOUN" and token.lemma_.lower() in wordlist("quotes.detect", "cue_nouns"):
        yield from _noun(token)
    elif token.lower_ == "according":
        yield from _according(token)


def _noun(token: Token) -> Iterator[Found]:
    owner = next((c for c in token.children if c.dep_ == "poss"), None)
    clause = next((c for c in token.children if c.dep_ in ("acl", "ccomp", "relcl") and c.i > token.i), None)
    if clause is None or (
        clause.dep_ == "relcl" or not any(c.lower_ in ("that", "to") for c in clause.lefts)
    ):
        return
    yield Span(token.idx, token.idx + len(token)), "cue", 0.5
    if owner is not None:
        yield Span(start_of(owner), end_of(owner)), "source", 0.5
    yield Span(start_of(clause), end_of(clause)), "content", 0.5


def _according(token: Token) -> Iterator[Found]:
    to = next((c for c in token.children if c.lower_ == "to"), None)
    body = next((c for c in to.children if c.dep_ in ("pobj", "pcomp")), None) if to is not None else None
    if to is None or body is None:
        return
    source = Span(start_of(body), end_of(body))
    yield Span(token.idx, to.idx + len(to)), "cue", 0.7
    yield source, "source", 0.7
    sentence = token.sent
    before = trim(text_of(token.doc), Span(sentence.start_char, token.idx))
    last = sentence[-1].idx if sentence[-1].text == "." else sentence.end_char
    behind = trim(text_of(token.doc), Span(source.end, max(source.end, last)))
    head = token.head
    own = trim(text_of(token.doc), Span(start_of(head), end_of(head))) if head.i != token.i else before
    if len(before) > 3:
        yield Span(max(before.start, min(own.start, before.end)), before.end), "content", 0.7
    elif len(behind) > 3:
        yield behind, "content", 0.7


def _by_marks(doc: Doc, stretch: Span, done: set[int]) -> Iterator[Found]:
    """Words in marks: the verb that governs them reports them, whatever it is.

    A fragment of a sentence is widened to the complement it stands in; a whole sentence needs the verb
    beside it, and none of the lexicon there.
    """
    words = doc.char_span(stretch.start, stretch.end, alignment_mode="expand") or ()
    inside = [t for t in words if stretch.start <= t.idx and not t.is_punct and not t.is_space]
    if not inside:
        return
    whole = inside[0].text[:1].isupper() and len(inside) > 4
    comma = (
        text_of(doc)[stretch.start : stretch.end].rstrip("”\"'’»").endswith(",")
    )  # its cue stands behind it
    if whole and any(beside(doc[i], stretch) for i in done if doc[i].idx > stretch.start or not comma):
        return
    part = inside[0]
    while part.head.i != part.i and (
        _in_speech(part.head, [stretch]) or part.head.pos_ != "VERB" or subject_of(part.head) is None
    ):
        part = part.head
    verb = part.head
    if verb.i == part.i or verb.i in done or part.dep_ in SUBJECTS:
        return
    source = source_of(verb)
    if source is None or source.overlaps(stretch):
        return
    if whole and not beside(verb, stretch) or not whole and verb.lemma_.lower() in cue_verbs():
        return
    done.add(verb.i)
    yield cue_of(verb), "cue", 0.4
    yield source, "source", 0.4
    if not whole:
        yield Span(min(start_of(part), stretch.start), max(end_of(part), stretch.end)), "content", 0.4
