"""Assembly from labels set by hand: no model, no parse."""

import pytest

from quotes.corpus import make_article
from quotes.detect.assemble import assemble
from quotes.detect.confidence import PRIOR
from quotes.detect.find import attributions
from quotes.detect.labels import Label, LabelName
from quotes.detect.tagger import Reading, Tagger
from quotes.models import Span
from quotes.text.marks import scan
from quotes.text.paragraphs import paragraphs


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


def test_a_clause_with_that_takes_no_cue_behind_it() -> None:
    text = "Holm, whose brother said last week that the lamp was dark, denied it."
    said, denied = (Span(text.index(w), text.index(w) + len(w)) for w in ("said", "denied"))
    content = Span(text.index("that"), text.index(", denied"))
    labels = [Label(said, "cue"), Label(denied, "cue"), Label(content, "content")]
    (attribution,) = assemble(text, [Span(0, len(text))], labels, [])
    assert attribution.cue == (said,)


WHENEVER = "“Whenever you shut the pier,” Holm said, pointing at the gate, “you lose us a week.”"


@pytest.mark.parametrize("contents", [[], ["the gate, “you lose us a week.”"]], ids=str)
def test_marks_that_resume_a_sentence_have_the_speaker_who_broke_it_off(contents: list[str]) -> None:
    found = joined(WHENEVER, sources=["Holm"], cues=["said", "pointing at"], contents=contents)
    assert found[0] == (["“Whenever you shut the pier,”", "“you lose us a week.”"], "said", "Holm")
    assert found[1:] == [(["the gate"], "pointing at", "Holm")][: len(contents)]


def test_short_marks_that_resume_a_sentence_belong_to_it() -> None:
    text = "“If so,” said Holm, “we leave.”"
    assert joined(text, sources=["Holm"], cues=["said"]) == [(["“If so,”", "“we leave.”"], "said", "Holm")]


SHUT = "“The pier is shut for good and all,” said Berg.\n\n"


@pytest.mark.parametrize(
    ("text", "contents", "expected"),
    [
        pytest.param(
            "“The lamp was dark all week,” Berg said. Told of this, Holm insisted, “it was lit all along.”",
            [],
            (["“it was lit all along.”"], "insisted", "Holm"),
            id="in another sentence",
        ),
        pytest.param(
            "“The lamp was dark all week,” Berg said, but Holm, told of this, insisted, “It was lit all along.”",
            [],
            (["“It was lit all along.”"], "insisted", "Holm"),
            id="a sentence of its own",
        ),
        pytest.param(
            "“The lamp was dark all week,” Berg said, but Holm, told of this, insisted, “it was lit all along.”",
            [],
            (["“it was lit all along.”"], "insisted", "Holm"),
            id="another who has spoken since",
        ),
        pytest.param(
            f"{SHUT}Her novel, “The Long Road,” printed in May, “is a work of wit and craft,” insisted Holm.",
            [],
            (["“is a work of wit and craft,”"], "insisted", "Holm"),
            id="a title before it",
        ),
        pytest.param(
            f"{SHUT}Holm insisted the “lamp was dark,” as he put it, “and the log was empty too.”",
            ["the “lamp was dark,”"],
            (["the “lamp was dark,”", "“and the log was empty too.”"], "insisted", "Holm"),
            id="speech half in marks before it",
        ),
    ],
)
def test_marks_do_not_go_to_one_whose_sentence_they_do_not_resume(
    text: str, contents: list[str], expected: tuple[list[str], str, str]
) -> None:
    found = joined(text, sources=["Berg", "Holm"], cues=["said", "insisted"], contents=contents)
    assert found[-1] == expected


def test_marks_that_resume_a_sentence_keep_their_cue_if_it_had_none() -> None:
    """The first words stand too far from the cue to be linked to it by themselves."""
    text = (
        "“If so,” Holm, who has run the small yard behind the old pier at Lunby since the spring of the year in "
        "which the last of the two great storms took its roof, said, “we leave.”"
    )
    found = joined(text, sources=["Holm"], cues=["said"])
    assert ("“we leave.”", "said", "Holm") in [(content[-1], *rest) for content, *rest in found]


@pytest.mark.parametrize(
    ("between", "goes_on"),
    [
        pytest.param(" ", True, id="at once"),
        pytest.param(" Rain fell. ", True, id="behind a sentence"),
        pytest.param(" The sign at the gate reads: ", False, id="behind a colon"),
        pytest.param(" The sign at the gate reads:", False, id="behind a colon, no blank"),
        pytest.param(" There is one way: by boat. ", True, id="behind a sentence with a colon in it"),
        pytest.param(" He went on:\n\n", True, id="behind a colon, in the next paragraph"),
        pytest.param(
            f" Rain fell{' on the quay and on the nets' * 5}, and he went on:\n\n",
            True,
            id="behind a colon far from the cue, in the next paragraph",
        ),
        pytest.param("\n\n", True, id="in the next paragraph"),
    ],
)
def test_words_that_a_colon_introduces_do_not_go_on_with_the_quote_before(
    between: str, goes_on: bool
) -> None:
    first, second = "“The lamp was dark all of the week,”", "“No entry without a permit from us.”"
    found = joined(f"{first} Holm said.{between}{second}", sources=["Holm"], cues=["said"])
    together, apart = (
        [([first, second], "said", "Holm")],
        [([first], "said", "Holm"), ([second], "", "")],
    )
    assert found == (together if goes_on else apart)


@pytest.mark.parametrize(
    ("before", "goes_on"),
    [
        pytest.param("What would you say?", False, id="an interviewer’s question"),
        pytest.param("Holm would say nothing more.", True, id="a statement"),
        pytest.param("Holm would say nothing more. Who could blame him?", True, id="a question behind it"),
    ],
)
def test_an_answer_in_marks_does_not_go_on_with_a_question_outside_of_marks(
    before: str, goes_on: bool
) -> None:
    content = "What" if before.startswith("What") else "nothing more"
    text = f"{before}\n\n“Buy the shoes. Leave the hat.”"
    labels = labelled(text, cues=["would"], contents=[content])
    found = assemble(text, paragraphs(text), labels, scan(text))
    assert (len(found) == 1) is goes_on
    assert found[-1].marked


@pytest.mark.parametrize(("source", "parts"), [("I", 2), ("Pell", 1)])
def test_what_the_writer_mentions_does_not_go_on_in_marks(source: str, parts: int) -> None:
    text = f"Holm laughs when {source} mentions the fog. “He wrote to me about it.”"
    labels = labelled(text, sources=[source], cues=["mentions"], contents=["the fog"])
    assert len(assemble(text, paragraphs(text), labels, scan(text))) == parts


def test_a_colon_leads_from_its_own_cue_to_its_words() -> None:
    text = "“The lamp was dark all of the week,” Holm said. Reddin added: “Nobody had lit it for a week.”"
    assert joined(text, sources=["Holm", "Reddin"], cues=["said", "added"]) == [
        (["“The lamp was dark all of the week,”"], "said", "Holm"),
        (["“Nobody had lit it for a week.”"], "added", "Reddin"),
    ]


REPAIR = "“It is only paint,” said Ada Pell. “I would never call this a repair” of the roof."


@pytest.mark.parametrize(
    ("text", "content", "marked"),
    [
        pytest.param(REPAIR, "“I would never call this a repair” of the roof", True, id="speech in marks, and more"),
        pytest.param("Holm called it “dark” then.", "it “dark” then", False, id="a word in marks"),
        pytest.param("Holm said the lamp was dark.", "the lamp was dark", False, id="no marks"),
        pytest.param("“The lamp was dark all week,” said Holm.", "“The lamp was dark all week,”", True, id="all in marks"),
    ],
)  # fmt: skip
def test_an_attribution_is_marked_if_words_in_it_are_speech_by_their_marks(
    text: str, content: str, marked: bool
) -> None:
    found = assemble(text, paragraphs(text), labelled(text, contents=[content]), scan(text))
    assert found[-1].marked == marked


def test_speech_in_marks_with_more_behind_it_goes_on_with_the_quote_before() -> None:
    content = "“I would never call this a repair” of the roof"
    assert joined(REPAIR, sources=["Ada Pell"], cues=["said"], contents=[content]) == [
        (["“It is only paint,”", content], "said", "Ada Pell")
    ]


class Doubtful(Tagger):
    """A tagger that labels what it is told to, and whose confidence in all of it is next to nothing."""

    def __init__(self, labels: list[Label]) -> None:
        self.labels = labels
        self.linker = None
        self.reliability = (-50.0, *[0.0] * (len(PRIOR) - 1))

    def read(self, *args: object, **options: object) -> Reading:
        return Reading(self.labels)


def test_words_in_marks_are_not_left_out_however_little_they_are_trusted() -> None:
    text = f"{REPAIR} Holm said the lamp was dark."
    labels = labelled(
        text,
        contents=["“I would never call this a repair” of the roof", "the lamp was dark"],
        sources=["Holm"],
    )
    found = attributions(make_article(text, id="a"), scan(text), Doubtful(labels))
    assert [[c.of(text) for c in one.content] for one in found] == [
        ["“It is only paint,”", "“I would never call this a repair” of the roof"]
    ]
    assert {one.confidence for one in found} == {0.01}


@pytest.mark.parametrize("pronoun", ["who", "which"])
def test_behind_the_comma_that_ends_a_clause_the_words_are_whoever_the_clause_is_about(pronoun: str) -> None:
    text = f"Holm, {pronoun} ran the pier, warned that the lamp was dark."
    labels = {"cues": ["warned"], "contents": ["that the lamp was dark"]}
    assert joined(text, sources=["Holm", pronoun], **labels) == [
        (["that the lamp was dark"], "warned", "Holm")
    ]


def test_inside_its_clause_who_stays_the_source() -> None:
    text = "A boatman who warned that the lamp was dark left the pier."
    labels = {"cues": ["warned"], "contents": ["that the lamp was dark"]}
    assert joined(text, sources=["A boatman", "who"], **labels) == [
        (["that the lamp was dark"], "warned", "who")
    ]


def test_marked_words_run_on_to_a_source_without_a_known_cue() -> None:
    text = "The pier was shut.\n\n“The lamp was dark for a week!” Holm thundered to the crowd."
    assert joined(text, sources=["Holm"]) == [(["“The lamp was dark for a week!”"], "", "Holm")]


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param(".” Holm left", id="its sentence has ended"),
        pytest.param(",” and then Holm left", id="words between"),
        pytest.param("!”\n\nHolm left", id="another paragraph"),
    ],
)
def test_who_stands_farther_behind_marked_words_is_not_their_source(behind: str) -> None:
    text = f"The pier was shut.\n\n“The lamp was dark for a week{behind} the crowd."
    assert [source for _, _, source in joined(text, sources=["Holm"])] == [""]


def test_a_source_over_the_end_of_a_sentence_is_two() -> None:
    text = "“We open at six,” said Joan Hill. Mark Dale said: “That is too early for us.”"
    assert joined(text, sources=["Joan Hill. Mark Dale"], cues=["said", "said"]) == [
        (["“We open at six,”"], "said", "Joan Hill"),
        (["“That is too early for us.”"], "said", "Mark Dale"),
    ]


@pytest.mark.parametrize(
    "source", ["Sen. Mark Dale", "the U.S. Senate", "Det. Sgt. Dale", "state Del. Joan Hill"]
)
def test_a_stop_behind_an_abbreviation_cuts_no_source(source: str) -> None:
    text = f"“We open at six this week,” said {source}."
    assert joined(text, sources=[source], cues=["said"]) == [
        (["“We open at six this week,”"], "said", source)
    ]


def test_what_someone_was_asked_is_no_part_of_the_answer() -> None:
    text = "Asked why the lamp was dark, Holm said: “I was asleep for all of that night.”"
    found = joined(text, sources=["Holm"], cues=["said"], contents=["why the lamp was dark"])
    assert (["“I was asleep for all of that night.”"], "said", "Holm") in found
    assert all("why" not in content[0] for content, cue, _ in found if cue == "said")


@pytest.mark.parametrize(
    ("sources", "source"),
    [
        (["Officer Lunt", "Cllr Pell (Green),"], "Officer Lunt"),
        (["Cllr Pell (Green),"], ""),
    ],
)
def test_who_is_named_in_a_clause_before_the_cue_is_not_the_source(sources: list[str], source: str) -> None:
    text = "Officer Lunt, answering a question from Cllr Pell (Green), said: “The road is shut.”"
    assert joined(text, sources=sources, cues=["said"]) == [(["“The road is shut.”"], "said", source)]


def test_a_name_between_commas_is_the_source_that_it_names() -> None:
    text = "The first witness, Mara Pell, said: “The road was shut.”"
    assert joined(text, sources=["The first witness", "Mara Pell"], cues=["said"]) == [
        (["“The road was shut.”"], "said", "Mara Pell")
    ]


@pytest.mark.parametrize("cue", ["asked", "asks"])
def test_a_paragraph_in_marks_behind_a_question_is_no_more_of_it(cue: str) -> None:
    question, answer = "“Will you resign over the bridge?”", "“I have no intention of resigning.”"
    for text in (f"{question} {cue} Orr.\n\n{answer}", f"Orr {cue}: {question}\n\n{answer}"):
        assert joined(text, sources=["Orr"], cues=[cue]) == [([question], cue, "Orr"), ([answer], "", "")]


def test_questions_and_answers_in_paragraphs_of_their_own_are_no_one_persons() -> None:
    text = "“No,” said Orr.\n\n“Why not?”\n\n“I was not told to.”\n\n“By whom?”"
    assert joined(text, sources=["Orr"], cues=["said"]) == [
        (["“No,”"], "said", "Orr"),
        (["“Why not?”"], "", ""),
        (["“I was not told to.”"], "", ""),
        (["“By whom?”"], "", ""),
    ]


def test_a_speech_that_asks_at_length_goes_on() -> None:
    first, more = (
        "“We will open the bridge,”",
        "“And who of all that sit here would want it shut on such a day, for good?”",
    )
    text = f"{first} said Orr.\n\n{more}"
    assert joined(text, sources=["Orr"], cues=["said"]) == [([first, more], "said", "Orr")]


def test_who_asks_goes_on_in_the_same_paragraph_and_behind_no_question() -> None:
    question, more = "“Why are we here?”", "“We are here for the bridge.”"
    together = f"{question} asked Orr. {more}"
    assert joined(together, sources=["Orr"], cues=["asked"]) == [([question, more], "asked", "Orr")]
    apart = f"{question} asked Orr. {more}\n\n“And we will build it.”"
    assert joined(apart, sources=["Orr"], cues=["asked"]) == [
        ([question, more, "“And we will build it.”"], "asked", "Orr")
    ]


EXCHANGE = (
    'Ms Poe asked Orr: "Did you light it?" "No," he replied. "Are you sure?" "Yes," he said. '
    '"Where were you?" "At home."'
)


def test_question_and_answer_in_one_paragraph_are_two_peoples() -> None:
    labels = {"sources": ["Ms Poe", "he", "he"], "cues": ["asked", "replied", "said"]}
    assert joined(EXCHANGE, **labels) == [
        (['"Did you light it?"'], "asked", "Ms Poe"),
        (['"No,"'], "replied", "he"),
        (['"Are you sure?"'], "", ""),
        (['"Yes,"'], "said", "he"),
        (['"Where were you?"'], "", ""),
        (['"At home."'], "", ""),
    ]


@pytest.mark.parametrize(
    ("asked", "sources", "answer"),
    [
        pytest.param(
            "Ms Poe asked Orr", ["Ms Poe"], "“I was asleep for all of it.”", id="who was asked is told"
        ),
        pytest.param("Ms Poe asked her", ["Ms Poe"], "“I was asleep for all of it.”", id="asked her"),
        pytest.param("asked Ms Poe", ["Ms Poe"], "“In bed.”", id="a few words"),
        pytest.param("asked Ms Poe", ["Ms Poe"], "“No, I was at home that night.”", id="a no"),
        pytest.param(
            "asked Ms Poe", ["Ms Poe"], "“I was asleep for all of it.” “Alone?”", id="another asks at once"
        ),
    ],
)
def test_the_answer_behind_a_question_is_not_the_askers(asked: str, sources: list[str], answer: str) -> None:
    text = f"Rain fell. “Did you see the lamp?” {asked}. {answer}"
    first, *rest = joined(text, sources=sources, cues=["asked"])
    assert first == (["“Did you see the lamp?”"], "asked", "Ms Poe")
    assert [(cue, source) for _, cue, source in rest] == [("", "")] * answer.count("“")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“Why are we here?” asked Orr. “No one has told us in all these years, nor will they.”", id="long"),
        pytest.param("“Is it right,” Orr asked Holm, “or is it wrong?”", id="a sentence broken off"),
        pytest.param("“Is it dark?” Orr asked Holm. “Is it lit?”", id="two questions"),
        pytest.param("“Who knows why we are here?” asked Orr. “Neither do I.”", id="an answer of one’s own"),
        pytest.param("“It was dark,” said Orr. “Who would not be afraid?”", id="a question behind no answer"),
    ],
)  # fmt: skip
def test_who_asks_and_goes_on_is_not_taken_apart(text: str) -> None:
    assert [
        len(content)
        for content, _, _ in joined(text, sources=["Orr"], cues=["said" if "said" in text else "asked"])
    ] == [2]


def test_a_shout_or_a_question_runs_on_to_a_name_of_two_words() -> None:
    text = "Holm said the lamp was dark.\n\n“Who put it out?” Mr. Reddin asked. “Nobody would tell me that.”"
    assert joined(
        text,
        sources=["Holm", "Mr. Reddin"],
        cues=["said", "asked"],
        contents=["the lamp was dark", "“Who put it out?”", "“Nobody would tell me that.”"],
    ) == [
        (["the lamp was dark"], "said", "Holm"),
        (["“Who put it out?”", "“Nobody would tell me that.”"], "asked", "Mr. Reddin"),
    ]


def test_a_cue_in_front_is_not_left_for_one_behind_that_reports_other_words() -> None:
    text = "She declared “What a night!” and said that the lamp was lit."
    assert joined(
        text,
        sources=["She"],
        cues=["declared", "said"],
        contents=["“What a night!”", "that the lamp was lit"],
    ) == [(["“What a night!”"], "declared", "She"), (["that the lamp was lit"], "said", "She")]


def test_a_cue_that_would_be_left_alone_takes_the_content_that_is_nearly_its_own() -> None:
    text = "Holm hinted late to all that the lamp was dark, and told them the log was empty."
    assert joined(
        text,
        sources=["Holm"],
        cues=["hinted", "told them"],
        contents=["the lamp was dark", "the log was empty"],
    ) == [(["the lamp was dark"], "hinted", "Holm"), (["the log was empty"], "told them", "Holm")]


def test_who_is_named_inside_a_clause_that_a_comma_ends_is_not_the_source() -> None:
    text = "Holm, who was praised by Reddin, said the lamp was dark."
    assert joined(text, sources=["Holm", "Reddin"], cues=["said"], contents=["the lamp was dark"]) == [
        (["the lamp was dark"], "said", "Holm")
    ]


def test_whose_office_stands_between_commas_stays_the_source() -> None:
    text = "In a letter to Reddin, Holm, the harbour master, said the lamp was dark."
    assert joined(text, sources=["Reddin", "Holm"], cues=["said"], contents=["the lamp was dark"]) == [
        (["the lamp was dark"], "said", "Holm")
    ]


def test_marks_side_by_side_hold_the_words_of_two() -> None:
    text = "A reporter asked: “Will you resign?” “No, I will not do that,” said Strand. “Ever?” “Not ever in my life.”"
    found = joined(
        text,
        sources=["A reporter", "Strand"],
        cues=["asked:", "said"],
        contents=["“Will you resign?” “No, I will not do that,”"],
    )
    assert found == [
        (["“Will you resign?”"], "asked:", "A reporter"),
        (["“No, I will not do that,”"], "said", "Strand"),
        (["“Ever?”"], "", ""),
        (["“Not ever in my life.”"], "", ""),
    ]


@pytest.mark.parametrize("said", ["You have caused distress.", "Who did it?", "Never again!"])
def test_the_story_goes_on_behind_marks_that_end_a_sentence(said: str) -> None:
    text = f"Bell said: “{said}” The club was fined."
    assert joined(text, sources=["Bell"], cues=["said:"], contents=[f"“{said}” The club was fined"]) == [
        ([f"“{said}”"], "said:", "Bell")
    ]


@pytest.mark.parametrize("sources", [["Bell"], ["Bell", "who"]], ids=["nobody", "who"])
def test_a_sentence_is_taken_up_over_someone_who_asked(sources: list[str]) -> None:
    who = " reporters who" if len(sources) > 1 else " when"
    text = f"“It was fine,” Bell told{who} asked about the pitch, “but we lost.”"
    assert joined(
        text, sources=sources, cues=["told", "asked"], contents=["“It was fine,”", "“but we lost.”"]
    ) == [(["“It was fine,”", "“but we lost.”"], "told", "Bell")]


def test_a_question_does_not_go_to_the_one_who_answers() -> None:
    text = "Holm was asked by a reporter: “Will you resign?” She replied: “No.”"
    assert joined(
        text,
        sources=["a reporter", "She"],
        cues=["was asked by", "replied:"],
        contents=["Holm", "“Will you resign?”", "“No.”"],
    ) == [(["“Will you resign?”"], "was asked by", "a reporter"), (["“No.”"], "replied:", "She")]


def test_what_someone_was_asked_before_a_colon_is_nobodys() -> None:
    text = "Asked on Monday: “Do you regret it?”, Holm said: “Not at all.”"
    assert joined(
        text, sources=["Holm"], cues=[":", "said:"], contents=["“Do you regret it?”", "“Not at all.”"]
    ) == [(["“Do you regret it?”"], ":", ""), (["“Not at all.”"], "said:", "Holm")]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        pytest.param("Jurors heard that the lamp was dark.", "Jurors", "heard", id="heard"),
        pytest.param("The court was told that the lamp was dark.", "The court", "was told", id="was told"),
        pytest.param("That the lamp was dark, a court told", "a court", "told", id="told, in a headline"),
        pytest.param(
            "That the lamp was dark, a jury was told on Monday", "a jury", "was told", id="told on a day"
        ),
        pytest.param(
            "Court told that the lamp was dark of old", "Court", "told", id="a headline's first words"
        ),
    ],
)
def test_who_only_heard_the_words_is_not_their_source(text: str, source: str, cue: str) -> None:
    content = "that the lamp was dark" if "that" in text else "That the lamp was dark"
    assert joined(text, sources=[source], cues=[cue], contents=[content]) == [([content], cue, "")]


def test_a_court_that_speaks_is_a_source() -> None:
    text = "The court told him that the lamp was dark."
    assert joined(text, sources=["The court"], cues=["told"], contents=["that the lamp was dark"]) == [
        (["that the lamp was dark"], "told", "The court")
    ]
