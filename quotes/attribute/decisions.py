"""What is decided of a source: who speaks, by what rule, and how surely."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotes.attribute.descriptions import Description
from quotes.attribute.entities import Entity, Mention
from quotes.models import SpeakerType

Rule = Literal[
    "full_name", "short_name", "named_only", "joint", "body", "role", "pronoun", "plural_pronoun",
    "first_person", "relative", "interview", "unnamed", "group", "document", "ambiguous", "unresolved",
    "no_source",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """Whom a source means, and why we hold it to be so.

    The rules, each with whom it finds:

    - `full_name`: a person or body whose fullest name the source holds.
    - `short_name`: one whose fuller name stands elsewhere in the article.
    - `named_only`: one who has a single name, which stands nowhere else.
    - `joint`: several who are named together or meant by "both".
    - `body`: a body that a description means: "the committee", "the Ortega campaign".
    - `role`: the named person whom a description means: "the mayor", "the 61-year-old".
    - `pronoun`: the named person whom "he" or "she" means.
    - `plural_pronoun`: the group or body that spoke just before, for "they" and "it".
    - `first_person`: whoever speaks the words around it, for "I" and "we".
    - `relative`: the one that "who" or "which" hangs on.
    - `interview`: the one who asks or answers, for the labels Q and A.
    - `unnamed`: someone without a name, as described, or the pronoun that means them.
    - `group`: people in general, none of them named.
    - `document`: a document or other work.
    - `ambiguous`: nobody, as two or more fit about as well.
    - `unresolved`: nobody, as none who is known fits.
    - `no_source`: nobody, as the quote has no source.

    Attributes:
        entities: Those who speak; empty if nobody who is named does.
        type: The kind of speaker.
        name: The name to show where it is not the one entity's own.
        mention: The mention that the source holds, if it holds one.
        description: The description that the source is, or that brought in whom it means, if it names
            nobody.
        why: The reason, in words.
        rule: What decided.
        margin: For a pronoun or a description, how far the choice stood before the next one who fits
            (`quotes.attribute.focus.Choice.margin`); None where salience did not decide.
        unnamed: The single speaker without a name, the same one for each quote that is theirs; None
            where there is none or where it is unclear who of several it is.
    """

    entities: tuple[Entity, ...] = ()
    type: SpeakerType | None = None
    name: str | None = None
    mention: Mention | None = None
    description: Description | None = None
    why: str = ""
    rule: Rule = "unresolved"
    margin: float | None = None
    unnamed: Entity | None = None
