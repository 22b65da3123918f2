"""Who asks and who is asked: whom "he" means in the answer is told by the question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quotes.attribute.entities import Entity, Mention
from quotes.attribute.heads import full_start, only_roles
from quotes.attribute.pronouns import GENDERS
from quotes.models import Quote, Span

if TYPE_CHECKING:
    from quotes.attribute.scene import Scene

_NEAR = 100
_PEOPLE = ("person", "unknown")
_ASKS = re.compile(r"(?:asks|asked)\b", re.I)
_REQUEST = re.compile(r" (?:for|to|that)\b")
_DESCRIBED = re.compile(r" (?:the|an?|his|her|their) [^,]+(?=, $)")
_PRONOUN = re.compile(
    r" (him|her)(?=[.,:?]| (?:about|again|at|for|how|if|in|on|that|to|what|when|where|whether|who|why)\b)"
)
_PASSIVE = re.compile(r" (?:was|were|is|had been|has been|being) (?:then |later |also )?$")
_CALLED = re.compile(r"(?:^|[,;.?!…] )(?:and |but )?$")
_CALL_ENDS = re.compile(r"[?!.,]|$")
_OPENS_ASKED = re.compile(r"\W*(?:Asked|Questioned|Pressed|Challenged|Quizzed|Interviewed|Grilled)\b")
_BY = re.compile(r"\bby (?:[^,.;:“”\"]{1,60} |[^,.;:“”\"]{1,60}[’']s )?$")
_BY_ROLE = re.compile(r"\bby (?:the|an?|his|her) [^,.;:“”\"]{1,60}, (?:[A-Z][\w.]* )?$")
_OPENS_WHEN = re.compile(r"\W*(?:When|After|As|While) ")
_WHEN = re.compile(rf"{_OPENS_WHEN.pattern}(?:[^,.;:]{{1,40}} )?$")
_REPLIES = re.compile(r"(?:replie[ds]|answer(?:ed|s)|respond(?:ed|s)|retort(?:ed|s))\b", re.I)
_WHEN_ASKED = re.compile(r"[^.!?\n“\"]{0,40}\b(?:ask|quer|quest)")
_THEN_ASKED = re.compile(r" (?:then |later )?(?:asks|asked|questioned|pressed|challenged)\b")


def is_question(scene: Scene, quote: Quote) -> bool:
    """Whether the cue of a quote says that it was asked: not "asked for water", which is a request."""
    return any(_is_asking(scene, cue) for cue in quote.cue)


def _is_asking(scene: Scene, cue: Span) -> bool:
    return _ASKS.match(cue.of(scene.text)) is not None and not _REQUEST.match(scene.text, cue.end)


def who_is_asked(scene: Scene, quote: Quote, asker: Entity | None) -> Entity | None:
    """Return whom a question goes to, as far as it says so: its object, or whom it calls by name.

    "Orr asked Lee Kane", "Kane was asked by Orr", “Will you go, Mr Kane?”.
    """
    cue = next(cue for cue in quote.cue if _is_asking(scene, cue))
    asked = spoken_to(scene, quote, cue) or _subject(scene, cue) or _pronoun(scene, cue, asker)
    asked = asked or _called(scene, quote)
    return asked if asked is not asker else None


def spoken_to(scene: Scene, quote: Quote, cue: Span) -> Entity | None:
    """Return whom a cue has as its object: "told Lee Kane", "asked the manager, Lee Kane,"."""
    source = quote.source[0]
    for mention in scene.cast.within(cue.end, cue.end + _NEAR):
        if mention.entity.kind not in _PEOPLE or scene.in_quote(mention.span.start):
            continue
        front = scene.text[cue.end : full_start(mention)]
        if told := _DESCRIBED.match(front):
            front = told.group()
        inside = source.start <= mention.span.start < source.end
        return mention.entity if not inside and only_roles(front) and _is_whole(scene, mention) else None
    return None


def _is_whole(scene: Scene, mention: Mention) -> bool:
    return scene.text[mention.span.end : mention.span.end + 1] not in ("’", "'")


def _subject(scene: Scene, cue: Span) -> Entity | None:
    """Return whom a cue in the passive has as its subject: "Kane was asked"."""
    before = scene.cast.within(max(0, cue.start - _NEAR), cue.start)
    found = (m for m in reversed(before) if _PASSIVE.match(scene.text[m.span.end : cue.start]))
    mention = next(found, None)
    return mention.entity if mention is not None and mention.entity.kind in _PEOPLE else None


def _pronoun(scene: Scene, cue: Span, asker: Entity | None) -> Entity | None:
    """Return whom "asked him" means: anyone but the one who asks."""
    found = _PRONOUN.match(scene.text, cue.end)
    if found is None:
        return None
    gender = GENDERS[found.group(1)]
    choice = scene.focus.best(found.start(1), gender=gender, exclude=lambda e: e is asker)
    return choice.entity if choice is not None else None


def _called(scene: Scene, quote: Quote) -> Entity | None:
    """Return who is called by name in the words of a question: “Will you go, Mr Kane?”."""
    for content in quote.content:
        for mention in scene.cast.within(content.start, content.end):
            front = scene.text[content.start : full_start(mention)]
            behind = scene.text[mention.span.end : content.end]
            if mention.entity.kind in _PEOPLE and _CALLED.search(front) and _CALL_ENDS.match(behind):
                return mention.entity
    return None


def asks_in_front(scene: Scene, offset: int) -> Entity | None:
    """Return who asks in the clause with which a sentence opens: "Asked by Orr if", "When Orr asked"."""
    start = scene.focus.sentence_start(offset)
    passive = _OPENS_ASKED.match(scene.text, start, offset)
    if passive is None and _OPENS_WHEN.match(scene.text, start, offset) is None:
        return None
    for mention in scene.cast.within(start, offset):
        if mention.entity.kind not in _PEOPLE or scene.in_quote(mention.span.start):
            continue
        before = scene.text[start : full_start(mention)]
        if passive and (_BY.search(before) or _BY_ROLE.search(before)):
            return mention.entity
        if _WHEN.fullmatch(before) and _THEN_ASKED.match(scene.text, mention.span.end):
            return mention.entity
    return None


def who_replies(scene: Scene, before: Quote, quote: Quote, last: Entity) -> tuple[bool, Entity | None]:
    """Say if a pronoun replies at once to someone's words, which they do not do themselves, and who may.

    “I’m sorry,” Brown told Smith. “So am I,” he replied: Smith, whom Brown told. Behind “Brown said”, who
    knows. Whoever is asked something more meanwhile may reply again.

    Args:
        scene: What is known of the article.
        before: The quote before.
        quote: One with a pronoun as its source.
        last: Who spoke last.

    Returns:
        Whether it is such a reply, and whom the words before were told, if they say so.
    """
    cue = next((c for c in quote.cue if _REPLIES.match(c.of(scene.text))), None)
    spoken = before.verbatim and before.source and before.cue and before.end <= quote.source[0].start
    if cue is None or not spoken:
        return False, None
    start = min(quote.start, quote.source[0].start)
    end = max(span.end for span in (*before.content, *before.cue, *before.source))
    opens = scene.text[scene.focus.sentence_start(start) : start]
    at_once = scene.focus.sentence(start) - scene.focus.sentence(end - 1) <= 1
    if not at_once or any(c.isalnum() for c in opens) or _WHEN_ASKED.match(scene.text, cue.end):
        return False, None
    if "ask" in before.cue[-1].of(scene.text).casefold():
        return False, None
    told = spoken_to(scene, before, before.cue[-1])
    return True, told if told is not last else None
