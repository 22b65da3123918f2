from __future__ import annotations

import random
import time

from quotes.attribute import attribute
from quotes.models import Article, Quote, Span

_GIVEN = ("Ana", "Ruth", "Colin", "Jens", "Rita", "Nora", "Samuel", "Helen")
_PARTS = (("Ho", "Va", "Te", "Mi", "Bru"), ("rra", "lle", "nsti", "rko"), ("n", "l", "sen", "m", "tham"))


def long_article(size: int) -> tuple[Article, list[Quote]]:
    draw = random.Random(7)
    parts: list[str] = []
    quotes: list[Quote] = []
    length = 0

    def put(words: str) -> Span:
        nonlocal length
        parts.append(words)
        length += len(words)
        return Span(length - len(words), length)

    def said(source: str, cue: str, words: str) -> None:
        spoke = put(source)
        put(f" {cue} ")
        quotes.append(Quote("t", "indirect", content=(put(words),), source=(spoke,)))
        put(".\n")

    def name() -> str:
        return "".join(draw.choice(part) for part in _PARTS)

    while length < size:
        first, second = name(), name()
        said(f"{draw.choice(_GIVEN)} {first}, the mayor of {name()},", "said", f"the {second} Council met")
        said("She", "said", f"Mr. de {second} left in March")
        said("the mayor", "added that", f"{draw.choice(_GIVEN)} {second} knew")
        said("The committee", "denied", "it had met")
        said("a senior official", "said", "nobody knew")
        said("the official", "said", "it rained")
        put(f"{draw.choice(_GIVEN)} {first} and {draw.choice(_GIVEN)} {second} met. ")
        said("They", "said", "it was late")
        said(first, "said", f"the {second} Echo had written it")
        said("The paper", "said", "it had not")
        put(f"It was {draw.choice(_GIVEN)} {second}, ")
        said("who", "said", "no")
    return Article(id="t", text="".join(parts)), quotes


def seconds(size: int) -> float:
    article, quotes = long_article(size)
    start = time.process_time()
    attribute(article, quotes)
    return time.process_time() - start


def test_a_text_of_four_times_the_length_takes_about_four_times_as_long():
    seconds(10_000)
    assert seconds(160_000) < 8 * min(seconds(40_000), seconds(40_000))
