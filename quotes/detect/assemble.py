"""Make quotes of labelled spans and marks: which source and cue belong to which content.

A content takes the cue that is cheapest to reach, unless a linker knows a far likelier one; a cue takes
its cheapest source. Contents that share a cue are one quote ("…," he said, "…"). Marked words without a cue
of their own go on with the quote before them: in the same paragraph, or as a paragraph of their own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quotes.detect.attribution import Attribution
from quotes.detect.confidence import Evidence
from quotes.detect.cues import BESIDE, Around, Offer, affordable, offered, taken_up
from quotes.detect.going_on import ends_asking, go_on, home
from quotes.detect.labels import Label, LabelName, of_one_sentence
from quotes.detect.linker import Linker
from quotes.detect.links import BLANKS, Page, Places, cost
from quotes.detect.members import what_was_said
from quotes.detect.relays import only_heard, relayed
from quotes.detect.retold import retold
from quotes.detect.sources import is_relative, source_of, without_clause
from quotes.detect.states import States
from quotes.detect.units import Unit, units
from quotes.detect.within import within
from quotes.models import Span
from quotes.text.marks import Stretch


def assemble(
    text: str,
    paragraphs: Sequence[Span],
    labels: Sequence[Label],
    stretches: Sequence[Stretch],
    *,
    linker: Linker | None = None,
    states: States | None = None,
) -> list[Attribution]:
    """Link labels and marks into attributions.

    Args:
        text: The article's text.
        paragraphs: Its paragraphs, in order.
        labels: What a labeller found.
        stretches: What stands between marks (speech that the layout has already attributed left out).
        linker: What has learned which cue a content has; without it or `states`, prices alone decide.
        states: What the labeller's network knows of each word.

    Returns:
        Attributions in the order of their content.
    """
    page, labels = Page(text, paragraphs), parts(text, labels)
    found, offers, around = choices(page, labels, stretches)
    cheap = [affordable(unit, some) for unit, some in zip(found, offers, strict=True)]
    linked = list(zip(found, taken_up(cheap, labels), strict=True))
    linked = _over_paragraphs(_resumed(page, linked, around))
    if linker is not None and states is not None:
        now = [cue for _, cue in linked]
        revised = linker.revised(page, found, offers, around, states, now)
        kept = (
            old if new and _asks_anew(page, unit, new, paragraphs) else new
            for unit, old, new in zip(found, now, revised, strict=True)
        )
        linked = _over_paragraphs(list(zip(found, kept, strict=True)))
    linked = [(unit, cue) for unit, cue in linked if unit.sure or cue is not None]
    by_cue: dict[Span, list[Unit]] = {}
    loose: list[Unit] = []
    for unit, cue in linked:
        if cue is None:
            loose.append(unit)
        else:
            by_cue.setdefault(cue, []).append(unit)
    known = {(label.span, label.name): label.probability for label in labels}
    attributions = [
        _attribution(page, members, cue, source_of(page, cue, members, around), known)
        for cue, together in by_cue.items()
        if (members := what_was_said(text, cue, together))
    ]
    taken = {source for a in attributions for source in a.source}
    free = Places(source for source in around.sources if source not in taken)
    cueless = [
        _attribution(page, (unit,), None, (_behind if unit.direct else _beside)(page, unit, free), known)
        for unit in loose
    ]
    named = [label.span for label in labels if label.name != "cue"]
    whole = [without_clause(text, one) for one in [*attributions, *cueless]]
    told = retold(text, list(within(text, whole)))
    return go_on(page, list(relayed(text, told, named)), paragraphs)


def parts(text: str, labels: Sequence[Label]) -> list[Label]:
    """Return labels, those cut in two that run over the end of a sentence."""
    return [part for label in labels for part in of_one_sentence(text, label)]


def choices(
    page: Page, labels: Sequence[Label], stretches: Sequence[Stretch]
) -> tuple[list[Unit], list[list[Offer]], Around]:
    """Return the contents of a text, the cues that each may have, and what stands around them."""
    text = page.text
    found = units(text, labels, stretches)
    around = Around(
        Places(label.span for label in labels if label.name == "cue"),
        Places(unit.span for unit in found),
        Places(s.span for s in labels if s.name == "source" and not only_heard(text, s.span)),
        {label.span: label.probability for label in labels if label.name == "cue"},
    )
    return found, [offered(page, unit, around) for unit in found], around


def _behind(page: Page, unit: Unit, sources: Places) -> tuple[Span, ...]:
    """Return the source that marked words run on to where no cue was found (“Come in!” the mayor …)."""
    words = unit.span.of(page.text).rstrip("”\"’'»")
    if not words.endswith((",", "!", "?")):
        return ()
    near = (s for s in sources.near(unit.span) if s.start >= unit.span.end)
    first = next(near, None)
    between = "" if first is None else page.text[unit.span.end : first.start]
    return (first,) if first and not between.strip(BLANKS) else ()


def _beside(page: Page, unit: Unit, sources: Places) -> tuple[Span, ...]:
    """Return the source that stands in the sentence of a reported content whose cue was not found."""
    near = [s for s in sources.near(unit.span) if not s.overlaps(unit.span)]
    best = min(near, key=lambda s: cost(page, unit.span, s), default=None)
    return (best,) if best is not None and cost(page, unit.span, best) <= BESIDE else ()


def _attribution(
    page: Page,
    members: Sequence[Unit],
    cue: Span | None,
    source: tuple[Span, ...],
    known: Mapping[tuple[Span, LabelName], float],
) -> Attribution:
    return Attribution(
        tuple(u.span for u in members),
        (cue,) if cue else (),
        source,
        why=_why(members, cue.of(page.text) if cue else None),
        marked=any(u.spoken for u in members),
        evidence=Evidence(
            min((u.probability for u in members if u.probability is not None), default=None),
            known[cue, "cue"] if cue else None,
            known[source[0], "source"] if source else None,
            all(u.direct for u in members),
            len(members),
        ),
    )


def _resumed(
    page: Page, linked: Sequence[tuple[Unit, Span | None]], around: Around
) -> list[tuple[Unit, Span | None]]:
    """Give marks that take up a broken sentence the cue of its start, unless another speaks between."""
    done: list[tuple[Unit, Span | None]] = []
    for unit, own in linked:
        if unit.resumes is not None:
            first = next((c for u, c in reversed(done) if u.span.holds(unit.resumes)), None)
            whose = {source_of(page, cue, [unit], around) for cue in (first, own) if cue is not None}
            if len({source for source in whose if source and not is_relative(page.text, source)}) <= 1:
                own = first or own
        done.append((unit, own))
    return done


def _over_paragraphs(linked: Sequence[tuple[Unit, Span | None]]) -> list[tuple[Unit, Span | None]]:
    """Give all parts of a speech that runs over paragraphs the first cue that one of them has."""
    done: list[tuple[Unit, Span | None]] = []
    run: list[Unit] = []
    cue: Span | None = None
    for unit, own in linked:
        if not unit.direct:
            done.append((unit, own))
            continue
        run.append(unit)
        cue = cue or own
        if not unit.continued:
            done += [(part, cue) for part in run]
            run, cue = [], None
    return done + [(part, cue) for part in run]


def _why(members: Sequence[Unit], cue: str | None) -> str:
    words = f"cue “{' '.join(cue.split())}”" if cue else "no cue"
    return f"marks, {words}" if any(u.direct for u in members) else words


def _asks_anew(page: Page, unit: Unit, cue: Span, paragraphs: Sequence[Span]) -> bool:
    """Whether marked words are a question in a paragraph behind that of a cue: another may ask it."""
    apart = unit.direct and page.paragraph_ends(cue.end, unit.span.start)
    return bool(apart) and ends_asking(page, home(page, unit.span.start, paragraphs))
