import pytest
import spacy
from spacy.tokens import Doc, DocBin

from quotes import extract, make_article
from quotes.errors import ModelError, SettingsError

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


def test_a_doc_that_was_written_down_has_its_quotes_again(doc: Doc) -> None:
    assert Doc(doc.vocab).from_bytes(doc.to_bytes())._.quotes == doc._.quotes
    kept = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (again,) = DocBin().from_bytes(kept).get_docs(doc.vocab)
    assert again._.quotes == doc._.quotes


def test_a_part_cut_out_of_a_doc_has_no_quotes_of_another_text(doc: Doc) -> None:
    assert doc[2:8].as_doc(copy_user_data=True)._.quotes == ()
    assert doc[:].as_doc(copy_user_data=True)._.quotes == doc._.quotes


def test_the_quotes_of_a_doc_are_what_extract_finds(doc: Doc) -> None:
    (found,) = extract([make_article(TEXT, id="quotes")])
    assert doc._.quotes == found.quotes


@pytest.mark.model
def test_several_processes_find_what_one_finds() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes")
    texts = [TEXT, "Rain fell.", "“Never,” said Tom Orde."]
    alone = [doc._.quotes for doc in nlp.pipe(texts)]
    assert [doc._.quotes for doc in nlp.pipe(texts, n_process=2, batch_size=1)] == alone


def test_a_text_of_another_language_is_said_to_be_one() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("quotes")
    doc = nlp(
        "Die Fähre kommt heute nicht mehr, sagte die Hafenmeisterin, und morgen ist es auch nicht besser, weil "
        "der Nebel „noch lange nicht vorbei“ ist."
    )
    assert [problem.code for problem in doc._.quote_problems] == ["not_english"]


def test_an_extension_of_someone_else_is_not_written_over() -> None:
    nlp = spacy.blank("en")
    ours = Doc.remove_extension("quotes") if Doc.has_extension("quotes") else None
    Doc.set_extension("quotes", default=None)
    try:
        with pytest.raises(SettingsError, match="something else has set this extension"):
            nlp.add_pipe("quotes")
    finally:
        Doc.remove_extension("quotes")
        if ours:
            Doc.set_extension("quotes", getter=ours[2])
