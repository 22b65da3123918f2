from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("UN Special Envoy for Peru Anouk de Brie told reporters. {{de Brie}} said no.",
                     "UN Special Envoy for Peru", id="title with what it is over"),
        pytest.param("He met council treasurer Jan Brook. {{Brook}} said no.", "council treasurer",
                     id="lower-case title"),
        pytest.param("{{Jan Brook, the president of the dockers’ union,}} said no.",
                     "president of the dockers’ union", id="apposition"),
        pytest.param("“No,” said {{Jan Brook}}, a former police chief in Velm.", "former police chief in Velm",
                     id="former kept"),
        pytest.param("{{Rep. Ann Doyle (D-Ohio), head of the farm caucus,}} said no.",
                     "Rep. (D-Ohio), head of the farm caucus", id="pieces"),
        pytest.param("{{Senator Ada Bell, Democrat of Ohio,}} said no.", "Senator, Democrat of Ohio",
                     id="pieces that stand apart"),
        pytest.param("{{Del. Ada Bell of the Virgin Islands}} said no.", "Del. of the Virgin Islands",
                     id="of a place with an article"),
        pytest.param("{{Rep. Ada Bell of New York}} said no.", "Rep. of New York", id="of a place of two words"),
        pytest.param("{{The Rev. Jan Brook, of the Harbour Street Church,}} said no.",
                     "Rev. of the Harbour Street Church", id="affiliation behind a comma"),
        pytest.param("{{Former secretary of state Ada Bell}} said no.", "Former secretary of state",
                     id="lower-case office of state"),
        pytest.param("{{The ferry line’s yard chief Ada Bell}} said no.", "ferry line’s yard chief",
                     id="nouns in front of a role"),
        pytest.param("{{Ada Bell, author of the novel “The Salt, the Sea,”}} said no.",
                     "author of the novel “The Salt, the Sea,”", id="title of a work"),
        pytest.param("{{The 68-year-old nurse Ada Bell}} said no.", "nurse", id="age left out"),
        pytest.param("{{Jan Brook of the Dunmore Sheriff’s Office}} said no.", "of the Dunmore Sheriff’s Office",
                     id="affiliation with a possessive"),
        pytest.param("{{Senator Ada Bell of Vermont}} said no.", "Senator of Vermont", id="of a state"),
        pytest.param("{{Ada Bell, a Republican from Ohio,}} said no.", "Republican from Ohio", id="party and state"),
        pytest.param("The union’s president, {{Jan Brook}}, said no.", "union’s president", id="before a comma"),
        pytest.param("{{One of the owner’s accountants, Jan Brook,}} said no.", "One of the owner’s accountants",
                     id="one of several"),
        pytest.param("Velm Island’s president, {{Jan Brook}}, said no.", "Velm Island’s president",
                     id="an owner of two words"),
        pytest.param("New Zealand’s envoy, {{Jan Brook}}, said no.", "New Zealand’s envoy", id="a place of two words"),
        pytest.param("Yesterday Velm’s mayor, {{Jan Brook}}, said no.", "Velm’s mayor", id="no owner in front"),
        pytest.param("Finally Velm’s mayor, {{Jan Brook}}, said no.", "Velm’s mayor", id="an adverb in front"),
        pytest.param("{{State Rep. Jan Brook, R-Maple Falls}}, said no.", "State Rep., R-Maple Falls",
                     id="a seat of two words"),
        pytest.param("{{Sen. Jan Brook, D-St. Paul}}, said no.", "Sen., D-St. Paul", id="a seat with a saint"),
        pytest.param("{{Sen. Jan Brook, D-Mass.}}, said no.", "Sen., D-Mass.", id="a seat cut short"),
        pytest.param("Sen. Jan Brook, R-Ohio. {{Brook}} said no.", "Sen., R-Ohio", id="a seat at a sentence’s end"),
        pytest.param("{{Professor Jan Brook of Velm College Tarn}} said no.", "Professor of Velm College Tarn",
                     id="of a college of three words"),
        pytest.param("{{Minister Jan Brook of Tarn and Minister Ann Pell of Velm}} met. {{Brook}} said no.",
                     "Minister of Tarn", id="of a town, and another of another"),
        pytest.param("{{Mayor Jan Brook of Tarn}} said no.", "Mayor of Tarn", id="of a town that no list knows"),
        pytest.param("“No,” said {{Professor Jan Brook of Velm University}}. He left.", "Professor of Velm University",
                     id="of a university at a sentence’s end"),
        pytest.param("{{Analyst Jan Brook of Gulf Desk}} said no.", "Analyst of Gulf Desk", id="of a body of two words"),
        pytest.param("{{Mayor Jan Brook of Tarn}} Monday said no.", "Mayor of Tarn", id="of a town, and a day"),
        pytest.param("{{Mayor Jan Brook of Tarn}}. He said no.", "Mayor of Tarn", id="of a town at a sentence’s end"),
        pytest.param("The coach praised the goalkeeper, Jan Brook. {{Brook}} said no.", "goalkeeper",
                     id="not the clause around a phrase"),
        pytest.param("A nurse met the union’s president, {{Jan Brook}}, who said no.", "union’s president",
                     id="not the clause around an owner’s phrase"),
        pytest.param("“No,” said {{Jan Brook of Belgrove Securities}}. Her rival left.", "of Belgrove Securities",
                     id="an affiliation at a sentence’s end"),
        pytest.param("“No,” said {{Jan Brook of St. Mary Hospital}}. He left.", "of St. Mary Hospital",
                     id="an affiliation with a saint"),
        pytest.param("{{Hexley Buses’ managing director, Jan Brook,}} said no.", "Hexley Buses’ managing director",
                     id="an owner in the plural"),
        pytest.param("{{The Bishop of Keld, the Rt Rev Jan Brook,}} said no.", "Bishop of Keld, Rt Rev",
                     id="before a comma and a title"),
        pytest.param("They met the mayor, the actor Jan Brook, and the clerk. {{Brook}} said no.", "actor",
                     id="not the first of a list"),
        pytest.param("{{The officer leading the search, Jan Brook,}} said no.", "officer leading the search",
                     id="a phrase with another behind a form in -ing"),
        pytest.param("{{The chief of the union’s legal team, Jan Brook,}} said no.",
                     "chief of the union’s legal team", id="a phrase with another behind of"),
        pytest.param("{{The detective who led the search, Jan Brook,}} said no.", "detective who led the search",
                     id="a phrase with a clause of its own"),
        pytest.param("Jan Brook, who is the mayor of Velm, left. {{Brook}} said no.", "mayor of Velm", id="who is"),
        pytest.param("{{Jan Brook, who runs the ferry company,}} said no.", "runs the ferry company", id="who runs"),
        pytest.param("Jan Brook is a professor of law at Velm. {{Brook}} said no.", "professor of law at Velm",
                     id="copula"),
        pytest.param("{{Jan Brook of the Delta Growers’ Union}} said no.", "of the Delta Growers’ Union",
                     id="affiliation"),
        pytest.param("{{CNN’s Jan Brook}} said no.", "CNN", id="outlet"),
        pytest.param("{{Lee Kane, an analyst for the U.S. Chamber of Commerce,}} said no.",
                     "analyst for the U.S. Chamber of Commerce", id="abbreviation inside"),
        pytest.param("{{Sens. Ann Doyle (D-Ohio) and Lee Kane (R-Iowa)}} said no.", "Sens.", id="joint"),
        pytest.param("“No,” said {{a doctor}} at the gate.", "doctor", id="anonymous"),
        pytest.param("{{One Republican source on the council}} said no.", "Republican source on the council",
                     id="anonymous with place"),
        pytest.param("{{The islanders, who came by boat,}} said no.", "islanders", id="group"),
    ],
)  # fmt: skip
def test_a_role_is_read_from_the_words_around_a_name(speakers, text, role):
    quote = speakers(text)[-1]
    assert quote.role is not None
    assert quote.role.text == role


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{Mr. Brook}} said no.", id="courtesy"),
        pytest.param("{{Jan Brook, 61,}} said no.", id="age"),
        pytest.param("As a summer clerk at a law firm, {{Jan Brook}} said, he had learned.", id="past job"),
        pytest.param("{{Jan Brook}}, but when the minister came, said no.", id="another clause"),
        pytest.param("{{Jan Brook}}, described the guard as mean, and said no.", id="what someone did"),
        pytest.param("The 68-year-old {{Jan Brook}} said no.", id="age in front"),
        pytest.param("According to {{Jan Brook}}, the mayor said he had left.", id="another one’s clause"),
        pytest.param("{{Japan}} said no.", id="country"),
        pytest.param("{{Some}} said no.", id="some"),
        pytest.param("{{All}} said no.", id="all"),
        pytest.param("Two men spoke. {{Each}} said no.", id="each"),
        pytest.param("{{This}} said no.", id="this"),
        pytest.param("{{You}} might say no.", id="you"),
        pytest.param("Asked by the mayor, {{Jan Brook}} said no.", id="by whom someone was asked"),
        pytest.param("{{A third}} said no.", id="a third of those"),
        pytest.param("{{One of the traders, who asked not to be named,}} said no.", id="one of several"),
        pytest.param("{{Jan Brook}}, through an interpreter, said no.", id="through whom"),
        pytest.param("When her father died, Jan Brook wept. {{Brook}} said no.", id="what another did"),
        pytest.param("{{The report}} said no.", id="document"),
        pytest.param("It rose at the Bank. Jan Brook came. {{Brook}} said no.", id="sentence between"),
    ],
)
def test_what_is_no_role_is_left_out(speakers, text):
    assert speakers(text)[0].role is None


def test_the_role_beside_the_source_comes_before_an_earlier_one(speakers):
    text = "Mayor Jan Brook came.\n“No,” said {{Jan Brook, the chairman of the port,}} later."
    assert speakers(text)[0].role.text == "chairman of the port"


def test_a_label_gives_way_to_the_role_in_the_text(speakers):
    text = "The chair of the water board, Ada Bell, spoke first.\n{{SEN. BELL}}: “We will see.”"
    assert speakers(text)[0].role.text == "chair of the water board"


def test_every_piece_of_a_role_has_its_exact_span(speakers):
    text = "{{Rep. Ann Doyle (D-Ohio), head of the farm caucus,}} said no."
    (quote,) = speakers(text)
    plain = text.replace("{{", "").replace("}}", "")
    assert [s.of(plain) for s in quote.role.spans] == ["Rep.", "D-Ohio", "head of the farm caucus"]


def test_a_description_in_the_text_serves_as_role_where_no_other_stands(speakers):
    text = "Rita Sol ran.\n“Yes,” {{the Republican candidate}} said.\n“No,” {{Sol}} said."
    assert speakers(text)[1].role.text == "Republican candidate"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“No,” said {{Jan Brook}}, quoting the mayor.", id="what someone does besides"),
        pytest.param("“No,” said {{Jan Brook}}, after his rival, Lee Kane, left.", id="a circumstance"),
    ],
)
def test_a_phrase_about_someone_else_is_no_role(speakers, text):
    assert speakers(text)[0].role is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("Bell Timber Inc. met the Coopers’ Union. {{The company’s chief executive, Jan Brook,}} said no.",
                     "Bell Timber Inc. chief executive", id="a union is no company"),
        pytest.param("The Coopers’ Union met. {{The company’s chief executive, Jan Brook,}} said no.",
                     "company’s chief executive", id="only a union named"),
        pytest.param("Bell Timber Inc. met Marlin Sails. {{The company’s chief executive, Jan Brook,}} said no.",
                     "company’s chief executive", id="another that may be a company"),
        pytest.param("The Sandholm Post was wrong. {{The paper’s sports editor, Jan Brook,}} said no.",
                     "Sandholm Post sports editor", id="the one paper"),
    ],
)  # fmt: skip
def test_a_body_owns_a_role_only_where_no_other_may(speakers, text, role):
    assert speakers(text)[0].role.text == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("{{Ada Bell}} said no.\n\nAda Bell: chief executive of Bell Timber\n\nLee Kane: cook",
                     "chief executive of Bell Timber", id="line of a list"),
        pytest.param("{{Ada Bell, who translated two of the books,}} said no.", "translated two of the books",
                     id="what someone did"),
        pytest.param("“No.” Milo, eight, a pupil in the first class, drew. “I drew it,” {{Milo}} said.",
                     "pupil in the first class", id="given name and an age in words"),
        pytest.param("“No.” Rosa, a mother of four, came. “I heard it,” {{Rosa}} said.", "mother of four",
                     id="given name alone"),
        pytest.param("Her colleague on the board, {{Cllr Jan Brook,}} said no.", "colleague on the board, Cllr",
                     id="before a comma and a title"),
        pytest.param("It was a coup over her main rival, {{Sen. Jan Brook,}} who said no.", "main rival, Sen.",
                     id="the nearest of two phrases"),
        pytest.param("Ada Bell owns no lamp. The author of “The Long Sleep” has two chairs. {{Bell}} said no.",
                     "author of “The Long Sleep”", id="who wrote what"),
    ],
)  # fmt: skip
def test_a_role_is_read_where_the_text_states_it(speakers, text, role):
    assert speakers(text)[0].role.text == role


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Two men spoke. {{One}} said no.", id="one"),
        pytest.param("Tom Brook Sr. and Tom Brook Jr. came. {{The elder Brook}} said no.", id="the elder"),
        pytest.param("Ada Bell met Jan Brook. The author of “The Long Sleep” sat. {{Bell}} said no.",
                     id="author may be either"),
    ],
)  # fmt: skip
def test_words_that_leave_the_role_open_give_none(speakers, text):
    assert speakers(text)[0].role is None


def test_a_headline_is_no_line_of_a_list(speakers):
    text = "Bell: chief rival of the cook\nAda Bell sat. {{Bell}} said no."
    assert speakers(text, headline=True)[0].role is None


def test_who_does_something_to_an_office_holder_is_not_whom_the_office_means(speakers):
    text = (
        "The Prime Minister welcomed the union leader, Ann Pell, to Velm. “Yes,” {{the Prime Minister}} said."
    )
    (quote,) = speakers(text)
    assert quote.speaker is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("{{Lee Orr KC}}, prosecuting, said no.", "prosecuting", id="behind the name"),
        pytest.param("Prosecuting, {{Lee Orr}} said no.", "Prosecuting", id="in front of it"),
        pytest.param("{{Lee Orr, for the Crown,}} said no.", "for the Crown", id="for a party"),
        pytest.param("{{Lee Orr, representing Mr Kane,}} said no.", "representing Mr Kane", id="for someone"),
        pytest.param("{{Lee Orr}}, for example, said no.", None, id="no party"),
        pytest.param(
            "{{Counsel for Tom Kane, Lee Orr,}} said no.", "Counsel for Tom Kane", id="an office first"
        ),
        pytest.param("In front of the court, {{Lee Orr}} said no.", None, id="no office"),
    ],
)
def test_the_side_a_lawyer_is_on_is_a_role(speakers, text, role):
    quote = speakers(f"It rained. {text}")[0]
    assert (quote.role.text if quote.role else None) == role


def test_what_is_done_to_several_women_is_no_role(speakers):
    assert speakers("{{Ada Bell}}, urged women to go.")[0].role is None


def test_what_someone_is_to_whom_a_clause_is_about_is_a_role(speakers):
    quote = speakers("It went to the board, whose {{chairman, Pat Lennon}}, said no.")[0]
    assert (quote.speaker.name, quote.role.text) == ("Pat Lennon", "chairman")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("{{An independent analyst, Ada Bell of the Tidewater Institute,}} said no.",
                     "independent analyst of the Tidewater Institute", id="what in front, where from behind"),
        pytest.param("The film stars Ada Bell as a captain. {{Bell}} said no.", None, id="a verb"),
        pytest.param("The film stars Ada Bell and Lee Orr came. {{Bell}} said no.", "film stars", id="two of them"),
    ],
)  # fmt: skip
def test_a_role_is_what_stands_for_one_name(speakers, text, role):
    quote = speakers(text)[0]
    assert (quote.role.text if quote.role else None) == role
