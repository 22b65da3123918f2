import pytest
import spacy
from spacy.tokens import Doc

from quotes.errors import ModelError

TEXT = "“The ferry is late,” said Mara Lind, the harbour master. She blamed the fog 🌫 for it."


@pytest.fixture(scope="module")
def doc() -> Doc:
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes")
    return nlp(TEXT)


def test_the_component_is_known_to_spacy_without_an_import(doc: Doc) -> None:
    assert doc.has_extension("quotes")


def test_the_quotes_of_a_doc_are_those_of_its_text(doc: Doc) -> None:
    first = doc._.quotes[0]
    assert [s.of(doc.text) for s in first.content] == ["The ferry is late,"]
    assert first.speaker is not None
    assert first.speaker.name == "Mara Lind"


def test_content_is_a_group_of_spacy_spans_labelled_with_its_kind(doc: Doc) -> None:
    assert (doc.spans["quotes"][0].text, doc.spans["quotes"][0].label_) == ("The ferry is late,", "direct")


def test_a_tagger_that_is_not_there_is_said(tmp_path: object) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes", config={"model": str(tmp_path)})
    with pytest.raises(ModelError, match="no tagger"):
        nlp(TEXT)


def test_an_empty_doc_has_no_quotes() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes")
    assert nlp("")._.quotes == ()
