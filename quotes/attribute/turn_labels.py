"""Whom the label of a turn means: who asks and answers, initials, who holds an office, or nobody."""

from __future__ import annotations

import re

from quotes.attribute.by_description import PLAIN
from quotes.attribute.decisions import Decision
from quotes.attribute.scene import Scene
from quotes.corpus.labels import in_office, named
from quotes.detect.attribution import TURN
from quotes.models import Quote, Span
from quotes.text.name_lists import is_given
from quotes.text.wordlists import wordlist

_INITIALS = 3
_NUMBERED = re.compile(r"^([qa])\d+$")
_BEHIND = re.compile(r"\s*[,(\[]|\s+(?:--|[-–—])\s")


def is_label(scene: Scene, quote: Quote) -> bool:
    """Whether a source stands as a label does: before a colon, or in front of a turn as `Q.` does."""
    return quote.cue[0].of(scene.text) == ":" if quote.cue else quote.why.startswith(TURN)


def by_label(scene: Scene, label: str) -> Decision | None:
    """Resolve the labels that name nobody themselves: `Q` and `A`, `HOST`, and initials."""
    low = _NUMBERED.sub(r"\1", label.casefold())
    if low in wordlist("quotes.attribute", "labels"):
        # Where others are labelled by name, as in a court, A is no one person.
        if low in scene.interview and not scene.labelled:
            entity = scene.interview[low]
            why = f"“{label}” → {entity.name} ({'whose interview it is' if low == 'q' else 'interviewed'})"
            return Decision((entity,), "person", why=why, rule="interview")
        return not_named(label)
    return _by_initials(scene, label)


def _by_initials(scene: Scene, words: str) -> Decision | None:
    """Resolve the label of a turn that is the initials of one person only (`HC:` of Helen Croft)."""
    if not (words.isalpha() and words.isupper() and 2 <= len(words) <= _INITIALS):
        return None
    fit = [e for e in scene.cast.people if "".join(part[0] for part in e.name.split()) == words]
    if len(fit) != 1:
        return None
    why = f"“{words}” → {fit[0].name} (initials)"
    return Decision((fit[0],), "person", why=why, rule="short_name")


def name_in(label: str) -> Span | None:
    """Return where in a label the name stands that has an office or a place beside it.

    Ada Pell of “Ada Pell -- Chief Executive”, and of “The Minister for Ports (Ada Pell)”.
    """
    if name := in_office(label):
        start = label.rfind(name)
        return Span(start, start + len(name))
    alone = _BEHIND.split(label)[0]
    return Span(0, len(alone)) if len(alone) < len(label) and named(alone) else None


def in_full(scene: Scene, label: str) -> Decision | None:
    """Return the one whose full name a label holds that is read as none where it stands: above its words."""
    words = label.split()
    if len(words) < 2 or not is_given(words[0]) or not named(label):
        return None
    entity = scene.in_label(label)
    return Decision((entity,), "person", why=f"“{label}” → {entity.name} (named in full)", rule="full_name")


def is_anothers(scene: Scene, label: str, found: Decision) -> bool:
    """Whether a label without a name led to one whom another label names, or to what is no name.

    THE SPEAKER is not Mr RASK of the same transcript, and UNIDENTIFIED MALE is nobody.
    """
    if named(_BEHIND.split(label)[0]):
        return False
    people = [entity for entity in found.entities if entity.kind in ("person", "unknown")]
    return any(id(person) in scene.labelled or named(person.name) is None for person in people)


def not_named(label: str) -> Decision:
    """Return the decision that a label names nobody."""
    return Decision(type="anonymous", why=f"“{label}”: {PLAIN['anonymous']}", rule="unnamed")
