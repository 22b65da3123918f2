"""Who is criticised goes on speaking, not who criticised him."""

import pytest

from quotes.attribute import attribute
from quotes.models import Article, Quote, Span


def place(text: str, words: str) -> tuple[Span, ...]:
    return (Span(at := text.index(words), at + len(words)),)


@pytest.mark.parametrize(
    ("cue", "name"), [("was criticised by", "Alan Dunn"), ("met, as was said by", "Karl Danko")]
)
def test_he_is_whom_a_passive_sentence_is_about(cue: str, name: str) -> None:
    text = f"Alan Dunn {cue} Karl Danko on Sunday. “I did my best,” he said."
    about = place(text, "Alan Dunn") if name == "Alan Dunn" else place(text, "on Sunday")
    quotes = [
        Quote("a", "indirect", about, (), cue=place(text, cue), source=place(text, "Karl Danko")),
        Quote("a", "direct", said := place(text, "I did my best,"), said, cue=place(text, "said."), source=place(text, "he said")),
    ]  # fmt: skip
    quotes[1] = Quote("a", "direct", said, said, source=(Span(at := text.rindex("he "), at + 2),))
    attributed = attribute(Article("a", text), quotes)
    speaker = attributed[1].speaker
    assert speaker is not None
    assert speaker.name == name
