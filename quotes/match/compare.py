"""Compare two reports: wording, speaker and occasion as three separate answers."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from quotes.match.align import Alignment, Side, align
from quotes.match.changes import differences
from quotes.match.clause import turned_in_front
from quotes.match.denial import unsaid
from quotes.match.difference import SPLICE, Claim, Difference
from quotes.match.evidence import Evidence, kept_share, weigh
from quotes.match.lone_names import may_be_body
from quotes.match.occasion import same_occasion
from quotes.match.report import Report
from quotes.match.speakers import same_speaker
from quotes.match.status import ends, folds, shorter, wording
from quotes.match.words import words
from quotes.models import JOIN, Answer, Change, Match, Shorter, Span, Wording

_KEPT = 0.34


def compare(here: Report, there: Report, *, occasion_days: int = 4) -> Match | None:
    """Compare two reports of like words.

    Args:
        here: The report that is checked.
        there: The report it is checked against.
        occasion_days: Reports further apart than this are held to be of different occasions unless
            something else ties them together.

    Returns:
        The match, or None if the two share too few words to be compared. `compare(b, a)` is its mirror:
        the same status, with changes and `shorter` seen from the other side.

    Example:
        >>> match = compare(Report("We will not raise taxes."), Report("We will raise taxes,"))
        >>> match.status, [(c.kind, c.here, c.there) for c in match.changes]
        ('altered', [('negation', 'not', '')])
    """
    pair = paired(here, here.side(), there, there.side())
    return compare_closely(pair, here, there, occasion_days=occasion_days)[0] if pair else None


class Paired(NamedTuple):
    """The words of two reports, paired.

    Attributes:
        found: Which stand for which, seen from one side whichever report is checked, so that ties fall alike
            and the answers of both directions mirror each other.
        turned: Whether it is seen from the other report.
        kept: Share of the shorter side's rarity that the other side holds.
    """

    found: Alignment
    turned: bool
    kept: float


def paired(here: Report, side_here: Side, there: Report, side_there: Side) -> Paired | None:
    """Pair the words of two reports; None if they share too few to be compared."""
    turned = _order(here, side_here) > _order(there, side_there)
    found = align(side_there, side_here) if turned else align(side_here, side_there)
    if found is None:
        return None
    kept = kept_share(found, there, here) if turned else kept_share(found, here, there)
    return Paired(found, turned, kept) if kept >= _KEPT else None


def compare_closely(
    pair: Paired, here: Report, there: Report, *, occasion_days: int = 4
) -> tuple[Match, Evidence]:
    """Do what `compare` does for words already paired, and return the evidence of the occasion too."""
    if not pair.turned:
        return _match(pair.found, here, there, occasion_days)
    match, evidence = _match(pair.found, there, here, occasion_days)
    return _turn(match, there, pair.found), evidence


def _order(report: Report, words: Side) -> tuple[int, list[str], str]:
    return len(words.words), words.keys, report.content()


def _match(found: Alignment, here: Report, there: Report, days: int) -> tuple[Match, Evidence]:
    difference = differences(
        found,
        here.text,
        there.text,
        open_here=not here.quoted,
        open_there=not there.quoted,
        claim=_claim(here, there),
    )
    names, harmless = folds(found, here.text, there.text)
    difference.folds |= names
    difference.changes = sorted(
        (*difference.changes, *harmless), key=lambda c: (c.here_span, c.there_span, c.kind)
    )
    if any(_goes_beyond(change, here, there) for change in difference.changes):
        difference.spliced = True
    difference.folds |= _end_folds(found, here, there, difference)
    evidence = weigh(found, here, there, difference)
    if not any(change.kind == "negation" for change in difference.changes):
        known = {change.kind for change in difference.changes if change.bears_meaning}
        difference.changes += [c for c in turned_in_front(found, here, there) if c.kind not in known]
    speaker, why_speaker = speakers(here, there)
    if speaker != "no" and not any(change.kind == "negation" for change in difference.changes):
        difference.changes += unsaid(found, here, there)
    exact = here.content() == there.content() if here.quoted and there.quoted else not difference.folds
    status = wording(difference, exact=exact)
    occasion, why = same_occasion(
        evidence,
        speaker,
        quoted=here.word_for_word and there.word_for_word,
        days=days,
    )
    match = Match(
        article_id=there.article_id,
        spans=_spans(there, found, here_side=False),
        content=_content(there, found, here_side=False),
        status=status,
        folds=tuple(sorted(difference.folds)),
        changes=tuple(difference.changes),
        shorter=shorter(difference),
        speaker=there.speaker,
        same_speaker=speaker,
        same_occasion=occasion,
        primary=there.primary,
        why=f"speaker: {why_speaker}; occasion: {why}",
        publisher=there.publisher,
        published=there.published,
    )
    return match, evidence


def _claim(here: Report, there: Report) -> Claim:
    if here.in_marks and there.in_marks:
        return "verbatim"
    return "unknown" if here.word_for_word and there.word_for_word else "told"


def _goes_beyond(change: Change, here: Report, there: Report) -> bool:
    """Whether words stand at an end that a transcript, which has all that was said, does not have there."""
    if change.kind == "addition":
        return there.primary and there.quoted and len(words(change.here)) >= SPLICE
    return change.kind == "omission" and here.primary and here.quoted and len(words(change.there)) >= SPLICE


def speakers(here: Report, there: Report) -> tuple[Answer, str]:
    """Say whether two reports name one speaker, and why (`same_speaker`)."""
    for name, labels in ((here.speaker, there.others), (there.speaker, here.others)):
        if any(same_speaker(name, label)[0] == "yes" for label in labels):
            return "no", f"the transcript gives {name} other words, and these to another"
    answer, why = same_speaker(
        here.speaker,
        there.speaker,
        type_here=here.speaker_type,
        type_there=there.speaker_type,
        source_here=here.source,
        source_there=there.source,
        id_here=here.speaker_id,
        id_there=there.speaker_id,
    )
    if answer == "no" and not (here.speaker_id and there.speaker_id):
        lone = next((report.speaker for report in (here, there) if may_be_body(report)), None)
        if lone:
            return "unknown", f"{lone} may be a body, which does not contradict its people"
    return answer, why


def _end_folds(found: Alignment, here: Report, there: Report, difference: Difference) -> set[str]:
    if not (here.quoted and there.quoted) or difference.cut_here or difference.cut_there:
        return set()
    sides = []
    for report, side in ((here, found.here), (there, found.there)):
        spans = report.spans or (Span(0, len(report.text)),)
        first, last = side.words[0], side.words[-1]
        sides.append((report.text[spans[0].start : first.start], report.text[last.end : spans[-1].end]))
    return ends(sides[0][0], sides[1][0]) | ends(sides[0][1], sides[1][1])


def _spans(report: Report, found: Alignment, *, here_side: bool) -> tuple[Span, ...]:
    """Return where a side's words stand: all of a quote, the aligned stretch of running text."""
    if report.quoted:
        return report.spans or (Span(0, len(report.text)),)
    words = (found.here if here_side else found.there).words
    first, last = found.blocks[0], found.blocks[-1]
    if here_side:
        return (Span(words[first.here].start, words[last.here + last.size - 1].end),)
    return (Span(words[first.there].start, words[last.there + last.size - 1].end),)


def _content(report: Report, found: Alignment, *, here_side: bool) -> str:
    return JOIN.join(span.of(report.text) for span in _spans(report, found, here_side=here_side))


_TURNED: dict[str, Shorter] = {"here": "there", "there": "here", "both": "both"}


def _turn(match: Match, there: Report, found: Alignment) -> Match:
    """See a match, made with `there` as its here, from the other side."""
    return replace(
        match,
        article_id=there.article_id,
        spans=_spans(there, found, here_side=True),
        content=_content(there, found, here_side=True),
        changes=tuple(
            sorted((turn(c) for c in match.changes), key=lambda c: (c.here_span, c.there_span, c.kind))
        ),
        shorter=_TURNED[match.shorter] if match.shorter else None,
        speaker=there.speaker,
        primary=there.primary,
        publisher=there.publisher,
        published=there.published,
    )


def turn(change: Change) -> Change:
    """Return a change as seen from the other side."""
    kind = {"omission": "addition", "addition": "omission"}.get(change.kind, change.kind)
    return Change(
        kind,  # type: ignore[arg-type]
        change.there,
        change.here,
        change.there_span,
        change.here_span,
        change.bears_meaning,
    )


def judge(match: Match | None) -> tuple[bool, str | None]:
    """Say of a match what the scorer of variant pairs asks: one utterance or not, and which variant.

    Returns:
        Whether both report one utterance, and the label: `exact` (also after folding), `truncated`
        (trimmed or elided), `spliced`, `reworded`, `altered`, or `misattributed` where nothing that bears
        meaning differs and the speakers are two. `altered` goes first.
    """
    if match is None or match.same_occasion != "yes":
        return False, None
    if match.status == "altered":
        return True, "altered"
    if match.same_speaker == "no" and match.status in ("exact", "same_after_folding"):
        return True, "misattributed"
    labels: dict[Wording, str] = {
        "exact": "exact",
        "same_after_folding": "exact",
        "trimmed": "truncated",
        "elided": "truncated",
    }
    return True, labels.get(match.status, match.status)
