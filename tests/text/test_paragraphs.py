from quotes.text.paragraphs import paragraphs, safe

WRAPPED = (
    "The harbour master of Elsin told the inquiry on Tuesday that the\n"
    "second ferry had sailed without a pilot, and that nobody in the\n"
    "office had asked why the log was empty for most of the night.\n"
    "\n"
    "“We looked at the wrong page,” she said, and then she read the\n"
    "entry for the third of May aloud to a room that had gone quiet.\n"
)


def test_a_paragraph_ends_with_its_line() -> None:
    text = "One.\r\nTwo.\n\n  \nThree."
    assert [p.of(text) for p in paragraphs(text)] == ["One.", "Two.", "Three."]


def test_lines_broken_to_a_width_are_one_paragraph() -> None:
    found = [p.of(WRAPPED) for p in paragraphs(WRAPPED)]
    assert len(found) == 2
    assert found[1].startswith("“We looked")


def test_wrapped_paragraphs_end_at_empty_lines_with_crlf_too() -> None:
    assert len(paragraphs(WRAPPED.replace("\n", "\r\n"))) == 2


def test_a_paragraph_longer_than_any_real_one_is_cut_behind_a_sentence() -> None:
    text = "It is late. " * 2000
    found = paragraphs(text)
    assert all(len(p) <= 10_000 for p in found)
    assert "".join(p.of(text) for p in found) == text
    assert all(p.of(text).endswith("late. ") for p in found)


def test_safe_replaces_one_for_one() -> None:
    text = "a\x00b\ud800c"
    assert safe(text) == "a\ufffdb\ufffdc"
