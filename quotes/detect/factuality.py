"""Whether an article has words as said: in "Pell never said that …" and "if Pell says …" it has not.

An attribution that the article does not vouch for is what Pareti (2015) calls non-factual, one of the
features of an attribution. The values are coarse ones of FactBank (Saurí and Pustejovsky 2009).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from quotes.models import Factuality, Span

_REACH, _NEAR = 60, 3
_CLAUSE = re.compile(r"[.!?;:,()\n“”\"«»—–]")
_SENTENCE_END = re.compile(r"[.!?\n]")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_DISMISSED = re.compile(r"\b(?<!not )dismiss(?:es|ed|ing)?$")
_ADJUNCT = re.compile(r" (?:at|by|during|in|on)\b")
_ENOUGH = re.compile(r"\W*(?:enough|it (?:better|more|often|plainer|any)|more)\b")

_TO_DO = re.compile(r"\s+(to \w+)\s+")
_NOBODY = re.compile(r"(?:nobody|no[- ]one|none(?! other)|neither)\b|no (?!doubt|more|less|fewer)[a-z]")
_NOR = re.compile(
    r"\b(?:nor|neither|never|not once|at no (?:time|point)) (?:did|do|does|has|had|have|would|will)$"
)
_NOT_SO = re.compile(
    r"\b(?:(?:not true|untrue|false|not the case|no (?:evidence|record|proof)) that"
    r"|den(?:y|ied|ies|ying)(?: (?:claims|reports|suggestions|rumou?rs|it was true))? that)$"
)
_ONLY = "(?:only|just|merely|simply|so|always|necessarily)"
_IF = re.compile(r"(?<!\beven )\b(?:if|unless|whether)(?: (?:and when|or not|ever))?$")
_HAD = re.compile(r"^(?:and |but )?(?:had|should)$")
_DID = re.compile(
    r"^(?:and |but |so |why |when |where |how )?(?:did|do|does|has|had|have|will|would|can|could)$"
)


def factuality(text: str, content: Sequence[Span], cue: Sequence[Span], source: Sequence[Span]) -> Factuality:
    """Return whether an article has words as said.

    Args:
        text: The article's text.
        content: The words.
        cue: What reports them.
        source: The words that name who.

    Returns:
        `said`, also where nothing tells; `denied` where the source holds that it is not so ("denied
        that"); `not_said` where the article has it that the source did not say it ("never said",
        "declined to say"); `possible` where it may have been, or is still to be said ("if Pell says",
        "will say", "allegedly told").
    """
    if not cue:
        return "said"
    who = source[0].of(text).lower() if source else ""
    ahead = source and source[-1].end <= cue[0].start
    in_front = _words_before(text, cue[0].start, source[-1].end if ahead else 0)
    lead = _words_before(text, source[0].start if ahead else cue[0].start, 0)
    said = _normal(" ".join(span.of(text) for span in cue))
    # "Pell is due to tell the court:" has nothing but a colon for its cue.
    phrase = " ".join([*in_front.split()[-_NEAR:], said]) if said else _up_to_saying(in_front)
    behind = content[0].of(text) if content[0].start >= cue[-1].end else None
    to_do = _TO_DO.fullmatch(text, cue[-1].end, content[0].start) if behind else None
    if to_do and re.search(rf"\b(?:{_groups()['saying']})$", to_do[1]):
        phrase += f" {to_do[1]}"  # “declined”, to say, “when”
    found = _of_content(phrase, behind)
    if found == "possible" and who in ("i", "we"):
        return "said"
    if _NOR.search(lead) or _NOT_SO.search(lead) or _NOBODY.match(who):
        return "said" if found in ("denied", "not_said") else "not_said"
    if found != "said":
        return found
    inverted = _DID if _asks(text, cue[-1].end) else _HAD
    return "possible" if _IF.search(lead) or (ahead and inverted.search(lead)) else "said"


def _of_content(phrase: str, behind: str | None) -> Factuality:
    """Return what a cue says of a content, which may go on behind it: "refused", "to confirm that …".

    Args:
        phrase: As for `of_cue`.
        behind: The content that follows the cue; None if it does not.
    """
    to_do = re.match(r"to \w+", behind or "")
    found = of_cue(f"{phrase} {to_do[0]}") if to_do else "said"
    found = of_cue(phrase) if found == "said" else found
    if found == "said" and (adjunct := _ADJUNCT.search(phrase)):  # "is expected to say in its report"
        found = of_cue(phrase[: adjunct.start()])
    if found == "said" and to_do and _refuses(phrase):
        return "denied"
    if found == "said" and _DISMISSED.search(phrase) and _is_claim(behind or ""):
        return "denied"
    if found == "denied" and behind is None:
        return "said"  # “I was never there,” he denied
    if found == "not_said" and behind and _ENOUGH.match(behind):
        return "said"
    return found


def of_cue(phrase: str) -> Factuality:
    """Return what a cue says of its words.

    Args:
        phrase: The cue in lower case with the words in front of it, "not" for "n't", without marks.
    """
    return next((value for pattern, value in _patterns() if pattern.search(phrase)), "said")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Factuality], ...]:
    """Return what may stand in a cue and what it says; the first that is found holds."""
    groups = _groups()
    say, hold, deny, refuse = (groups[name] for name in ("saying", "holding", "denying", "refusing"))
    adverbs = rf"(?:(?!{_ONLY} )(?:ever|once|even|yet|also|have|has|had|been|be|to|\w+ly) )*"
    link = r"(?:(?:ever|even|have|had|having|been|to|of|that|i|we|he|she|they|it|\w+ly) )*"
    doing = r"(?: \w+ing(?: (?:about|of))?)?"  # "denied knowing about"
    table: tuple[tuple[str, Factuality], ...] = (
        (rf"\b(?:should|ought to) not have (?:{say})$|\bcould (?:be|only)\b", "said"),
        (rf"\bnot (?:\w+ly )?(?:{refuse}|{deny}) {link}(?:{say})$", "said"),
        (rf"\bconfirm(?:s|ed|ing)? (?:or|nor) (?:\w+ )?(?:{deny})$", "not_said"),
        (rf"\b(?:{refuse}|{deny}|without|instead of|rather than|far from) {link}(?:{say})$", "not_said"),
        (rf"\b(?:not|never|cannot) {adverbs}(?:{say})$", "not_said"),
        (rf"\b(?:not|never|cannot) {adverbs}(?:{hold})$", "denied"),
        (rf"\b(?:not|never|cannot) (?:\w+ )*(?:{deny}){doing}$", "possible"),
        (r"\bnot (?:\w+ly )?be drawn(?: on)?$", "not_said"),
        (rf"\b(?:{groups['hearsay']}) to have\b|\b(?:{groups['hearsay_adverbs']})\b", "possible"),
        (rf"\baccused of {link}(?:{say})$", "possible"),
        (
            r"\b(?:may|might|could|should|ought|will|shall|would have)\b(?! (?:not|never|have said it)\b)",
            "possible",
        ),
        (rf"(?<!more )(?<!less )\b(?:{groups['intending']}) (?:\w+ly )?to {link}(?:{say})$", "possible"),
        (rf"\b(?:{deny}){doing}$", "denied"),
    )
    return tuple((re.compile(pattern), value) for pattern, value in table)


@cache
def _groups() -> Mapping[str, str]:
    """Return each group of words as alternatives of a pattern."""
    read = tomllib.loads(files("quotes.detect").joinpath("data/factuality.toml").read_text(encoding="utf-8"))
    return {name: "|".join(words.replace("_", " ") for words in some.split()) for name, some in read.items()}


def _refuses(phrase: str) -> bool:
    """Whether a cue says that someone did not do what the content holds: "refused", "to sell the port"."""
    return re.search(rf"\b(?<!not )(?:{_groups()['refusing']})$", phrase) is not None


def _is_claim(content: str) -> bool:
    """Whether a content is what others say, and not what is said of it ("the claim as “odd”")."""
    claims = rf"(?:(?:the|any|all|such) )?(?:\w+ )?(?:{_groups()['claims']})\b(?!.*[ “\"]as )"
    return re.match(claims, content) is not None


def _up_to_saying(phrase: str) -> str:
    """Cut words behind the last of those that tell of saying."""
    found = list(re.finditer(rf"\b(?:{_groups()['saying']})\b", phrase))
    return phrase[: found[-1].end()] if found else ""


def _asks(text: str, at: int) -> bool:
    """Whether the sentence that goes on at a place is a question."""
    ends = _SENTENCE_END.search(text, at)
    return ends is not None and ends[0] == "?"


def _words_before(text: str, at: int, start: int) -> str:
    """Return the words of the clause that ends at a place, from `start` on."""
    return _normal(_CLAUSE.split(text[max(start, at - _REACH, 0) : at])[-1])


def _normal(words: str) -> str:
    found = " ".join(_WORD.findall(words.lower())).replace("’", "'")
    return re.sub(r"n't\b", " not", found.replace("can't", "cannot").replace("won't", "will not"))
