import pytest

from quotes.text.language import is_english


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        pytest.param(
            "The pier was shut and nobody in the office had said why it was. " * 3, None, True, id="english"
        ),
        pytest.param(
            "Der Hafen bleibt geschlossen, weil das Licht am Pier ausgefallen ist. " * 3,
            None,
            False,
            id="german",
        ),
        pytest.param(
            "Le port reste fermé parce que la lampe du quai est tombée en panne. " * 3,
            None,
            False,
            id="french",
        ),
        pytest.param("Gusts shut Elsin pier", None, True, id="too short to tell"),
        pytest.param("Причал закрыт", None, False, id="another script"),
        pytest.param("Der Hafen bleibt geschlossen.", "en-GB", True, id="the input is believed"),
        pytest.param("The pier was shut.", "de", False, id="the input is believed both ways"),
        pytest.param("", None, True, id="empty"),
    ],
)
def test_a_text_is_told_to_be_english(text: str, language: str | None, expected: bool) -> None:
    assert is_english(text, language) is expected
