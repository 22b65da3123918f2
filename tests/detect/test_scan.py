import pytest

from quotes.detect.scan import speech_paragraphs
from quotes.models import Article, Span, Zone
from quotes.text.marks import scan
from quotes.text.parse import paragraphs


@pytest.mark.parametrize(
    ("text", "can"),
    [
        pytest.param("The lamp was lit and the ferry sailed at nine.", False, id="no mark, no cue"),
        pytest.param("The “lamp” was lit.", True, id="mark"),
        pytest.param("She told the chair about it.", True, id="irregular past"),
        pytest.param("They were urging the crew to stay.", True, id="participle"),
        pytest.param("ACCORDING TO the office it was lit.", True, id="according to"),
        pytest.param("The union's demand that it be lit was read out.", True, id="noun"),
    ],
)
def test_only_paragraphs_with_a_mark_or_a_cue_can_hold_speech(text: str, can: bool) -> None:
    assert bool(speech_paragraphs(Article("a", text), paragraphs(text), scan(text))) is can


def test_silent_zones_hold_no_speech() -> None:
    text = "By Ivo Brandt, who said so"
    article = Article("a", text, zones=(Zone("byline", Span(0, len(text))),))
    assert speech_paragraphs(article, paragraphs(text), ()) == []
