"""What attribution knows of one article while it reads: who is named, in what roles, who is in focus."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from quotes.attribute.coreference import INSIDE_QUOTE, OBJECT, POSSESSOR, SUBJECT, Focus
from quotes.attribute.entities import Mention
from quotes.attribute.mentions import Cast
from quotes.attribute.roles import role_heads, role_spans, role_words, shared
from quotes.models import Article, Quote, Span
from quotes.text.parse import Parse

_LEADS = re.compile(r"(?:^|[.!?:”\"\n]\s*|, )(?:\w+ )?$")


class Scene:
    """The people and bodies of one article, their roles, and who is in focus so far.

    Args:
        article: The article.
        quotes: Its quotes; a name inside their word-for-word stretches counts less.
        parse: Its parse. Only paragraphs that are parsed already are looked at.
    """

    def __init__(self, article: Article, quotes: Sequence[Quote], parse: Parse) -> None:
        self.article = article
        self.text = article.text
        self.parse = parse
        self.docs: dict[int, Any] = dict(parse.parsed())
        self.verbatim = sorted({s for q in quotes for s in q.verbatim})
        self._quoted_from = [s.start for s in self.verbatim]
        self.cast = Cast(self.text, self._hints())
        self.focus = Focus(self.text, self.verbatim)
        self.pieces = {id(m): role_spans(self.text, m) for m in self.cast.mentions}
        for first, second in pairwise(self.cast.mentions):
            title = shared(self.text, self.pieces[id(first)], first, second)
            if title is not None:
                self.pieces[id(second)] = (title, *self.pieces[id(second)])
        self.roles: dict[int, tuple[set[str], set[str]]] = {id(e): (set(), set()) for e in self.cast.entities}
        self.stated: dict[int, tuple[Span, ...]] = {}
        for m in self.cast.mentions:
            heads, words = self.roles[id(m.entity)]
            heads |= role_heads(self.text, self.pieces[id(m)])
            words |= role_words(self.text, self.pieces[id(m)])
            if self.pieces[id(m)]:
                self.stated.setdefault(id(m.entity), self.pieces[id(m)])
        self.told: dict[int, Span] = {}

    def in_quote(self, offset: int) -> bool:
        """Whether an offset lies in words that a quote gives word for word."""
        k = bisect_right(self._quoted_from, offset)
        return any(s.end > offset for s in self.verbatim[max(0, k - 3) : k])

    def token(self, span: Span) -> Any:
        """Return the head token of a stretch, or None where the paragraph is not parsed."""
        index = self.parse.index_at(span.start)
        doc = self.docs.get(index)
        if doc is None:
            return None
        base = self.parse.paragraphs[index].start
        found = doc.char_span(span.start - base, span.end - base, alignment_mode="expand")
        return found.root if found is not None and len(found) else None

    def weight(self, span: Span) -> float:
        """Say how prominent a mention is in its sentence: by the parse, else by where it stands."""
        if self.in_quote(span.start):
            return INSIDE_QUOTE
        if self.text[span.end : span.end + 2] in ("’s", "'s"):
            return POSSESSOR
        token = self.token(span)
        if token is None:
            return 0.8 * SUBJECT if _LEADS.search(self.text[max(0, span.start - 20) : span.start]) else OBJECT
        if token.dep_ in ("nsubj", "nsubjpass", "ROOT"):
            return SUBJECT
        if token.dep_ in ("appos", "conj"):
            return 0.7 * SUBJECT
        return POSSESSOR if token.dep_ in ("poss", "compound", "nmod") else OBJECT

    def introduces(self, mention: Mention) -> bool:
        """Whether a mention brings someone in: the first one, with a role beside it."""
        return mention is mention.entity.mentions[0] and bool(self.pieces[id(mention)])

    def _hints(self) -> dict[str, str]:
        votes: dict[str, dict[str, int]] = {}
        for doc in self.docs.values():
            for ent in doc.ents:
                counts = votes.setdefault(re.sub(r"[’']s$|^[Tt]he ", "", ent.text), {})
                counts[ent.label_] = counts.get(ent.label_, 0) + 1
        return {text: max(sorted(counts), key=lambda k: counts[k]) for text, counts in votes.items()}
