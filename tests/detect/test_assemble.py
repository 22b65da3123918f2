"""Assembly from labels set by hand: no model, no parse."""

from quotes.detect.assemble import assemble
from quotes.detect.labels import Label, LabelName
from quotes.models import Span
from quotes.text.marks import scan
from quotes.text.parse import paragraphs


def labelled(text: str, **words: list[str]) -> list[Label]:
    names: dict[str, LabelName] = {"sources": "source", "cues": "cue", "contents": "content"}
    labels = []
    for key, found in words.items():
        at = 0
        for word in found:
            at = text.index(word, at)
            labels.append(Label(Span(at, at + len(word)), names[key], 0.7))
            at += len(word)
    return labels


def joined(text: str, **words: list[str]) -> list[tuple[list[str], str, str]]:
    found = assemble(text, paragraphs(text), labelled(text, **words), scan(text))
    return [
        (
            [c.of(text) for c in a.content],
            "".join(c.of(text) for c in a.cue),
            "".join(s.of(text) for s in a.source),
        )
        for a in found
    ]


def test_a_marked_stretch_is_never_cut_in_two() -> None:
    text = "Holm said the “lamp was dark and the log” was empty."
    assert joined(text, sources=["Holm"], cues=["said"], contents=["the “lamp was dark"]) == [
        (["the “lamp was dark and the log”"], "said", "Holm")
    ]


def test_speech_within_speech_is_left_out() -> None:
    text = "“He told me that it was dark and I believed him,” said Holm."
    assert joined(text, sources=["Holm"], cues=["said"], contents=["that it was dark"]) == [
        (["“He told me that it was dark and I believed him,”"], "said", "Holm")
    ]


def test_two_speakers_in_one_sentence_are_kept_apart() -> None:
    text = "Holm said the lamp was dark, but Reddin insisted it was lit."
    assert joined(
        text,
        sources=["Holm", "Reddin"],
        cues=["said", "insisted"],
        contents=["the lamp was dark", "it was lit"],
    ) == [(["the lamp was dark"], "said", "Holm"), (["it was lit"], "insisted", "Reddin")]


def test_a_source_is_shared_by_two_cues() -> None:
    text = "Holm said the lamp was dark and added that the log was empty."
    assert joined(
        text,
        sources=["Holm"],
        cues=["said", "added"],
        contents=["the lamp was dark", "that the log was empty"],
    ) == [(["the lamp was dark"], "said", "Holm"), (["that the log was empty"], "added", "Holm")]


def test_words_in_marks_without_any_cue_keep_no_source() -> None:
    text = "The pier was shut.\n\n“The lamp was dark for all of that week.”"
    assert joined(text) == [(["“The lamp was dark for all of that week.”"], "", "")]


def test_the_cue_remarks_is_no_quotation_mark() -> None:
    text = (
        "His remarks that the lamp was dark were noted. The rain went on. The pier stayed shut. "
        "“The log was empty for all of that week.”"
    )
    found = joined(text, sources=["His"], cues=["remarks"], contents=["that the lamp was dark"])
    assert found[-1] == (["“The log was empty for all of that week.”"], "", "")


def test_a_word_in_marks_needs_a_cue_beside_it() -> None:
    assert joined("The “dark” lamp stood there.") == []
    text = "Holm called it “dark” then."
    assert joined(text, sources=["Holm"], cues=["called"], contents=["it “dark”"]) == [
        (["it “dark”"], "called", "Holm")
    ]


def test_a_colon_at_the_end_of_a_paragraph_leads_to_the_next() -> None:
    text = "Holm wrote in the log:\n\n“The lamp was dark at ten and at eleven.”"
    assert joined(text, sources=["Holm"], cues=["wrote"]) == [
        (["“The lamp was dark at ten and at eleven.”"], "wrote", "Holm")
    ]


def test_a_clause_with_that_takes_no_cue_behind_it():
    text = "Holm, whose brother said last week that the lamp was dark, denied it."
    said, denied = (Span(text.index(w), text.index(w) + len(w)) for w in ("said", "denied"))
    content = Span(text.index("that"), text.index(", denied"))
    labels = [Label(said, "cue"), Label(denied, "cue"), Label(content, "content")]
    (attribution,) = assemble(text, [Span(0, len(text))], labels, [])
    assert attribution.cue == (said,)
