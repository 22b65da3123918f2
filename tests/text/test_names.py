from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text.name_lists import gender_of
from quotes.text.names import names


def found(text: str) -> list[tuple[str, str | None]]:
    return [(n.span.of(text), n.title.of(text) if n.title else None) for n in names(text)]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        pytest.param("we met Secretary of State Ada F. Orr there", "Ada F. Orr", "Secretary of State", id="office of"),
        pytest.param("UN Special Envoy for Peru Anouk de Brie told us", "Anouk de Brie", "UN Special Envoy for Peru",
                     id="envoy for a country"),
        pytest.param("Special Envoy for the Selna Basin Anouk de Brie told us", "Anouk de Brie",
                     "Special Envoy for the Selna Basin", id="envoy for an unknown place"),
        pytest.param("said Mr. O’Dell on", "O’Dell", "Mr.", id="courtesy"),
        pytest.param("with Karim al-Sabri, who", "Karim al-Sabri", None, id="glued particle"),
        pytest.param("by Otto R. Wendell II, a", "Otto R. Wendell II", None, id="suffix"),
        pytest.param("by Dan Tarn, Jr., a", "Dan Tarn, Jr.", None, id="suffix behind a comma"),
        pytest.param("said de Brie, who", "de Brie", None, id="particle first"),
        pytest.param("said Rep. G.K. Orr, who", "G.K. Orr", "Rep.", id="initials"),
        pytest.param("Passenger Ada Orr, a teacher, said", "Ada Orr", "Passenger", id="role opens the sentence"),
        pytest.param("On Friday Orr said", "Orr", None, id="a day in front"),
        pytest.param("CNN’s Ada Orr asked", "Ada Orr", None, id="possessive in front"),
        pytest.param("the Center for Strategic and International Studies said",
                     "Center for Strategic and International Studies", None, id="long body"),
        pytest.param("the Delta Growers’ Union said", "Delta Growers’ Union", None, id="plural possessive"),
        pytest.param("the Dockers’ and Riggers’ Union said", "Dockers’ and Riggers’ Union", None, id="two trades"),
        pytest.param("the Food and Drug Administration said", "Food and Drug Administration", None,
                     id="two objects"),
        pytest.param("the Committee for a Fair Budget said", "Committee for a Fair Budget", None, id="for a"),
        pytest.param("asked Citizens for Fair Tides why", "Citizens for Fair Tides", None, id="campaign"),
        pytest.param("said Lea Hara of the University of Tarnby", "Lea Hara", None, id="person of a body"),
        pytest.param("the Harbour Board on Monday said", "Harbour Board", None, id="day behind"),
        pytest.param("said Sen.  Ada Orr on", "Ada Orr", "Sen.", id="two blanks"),
        pytest.param("said Union Secretary-Treasurer Ada Orr on", "Ada Orr", "Union Secretary-Treasurer",
                     id="office of two"),
        pytest.param("Plot-holder Ada Orr said", "Ada Orr", "Plot-holder", id="compound opens the sentence"),
        pytest.param("Forwards Ada Orr and Lee Kane said", "Ada Orr", "Forwards", id="plural opens the sentence"),
        pytest.param("said Sheikh Omar bin Sultan al-Sabri on", "Omar bin Sultan al-Sabri", "Sheikh",
                     id="an office as the father’s name"),
        pytest.param("said Abu Karim, a tailor", "Abu Karim", None, id="father of"),
        pytest.param("Consider Ada Orr, who", "Ada Orr", None, id="an imperative opens the sentence"),
        pytest.param("Try-scorer Ada Orr said", "Ada Orr", "Try-scorer", id="a player opens the sentence"),
        pytest.param("said Lt-Gen Ada Orr on", "Ada Orr", "Lt-Gen", id="rank of two"),
        pytest.param("told Police Scotland so", "Police Scotland", None, id="police of a nation"),
        pytest.param("Luckily Ada Orr said", "Ada Orr", None, id="adverb opens the sentence"),
        pytest.param("said Jose\u0301 Orr on", "Jose\u0301 Orr", None, id="accent apart"),
        pytest.param("said BalÃ¡zs Orr on", "BalÃ¡zs Orr", None, id="wrong encoding"),
    ],
)  # fmt: skip
def test_a_name_is_found_with_its_title(text, name, title):
    assert (name, title) in found(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the Department of Justice said", "organization"),
        ("then Rowing Scotland said", "organization"),
        ("then Southern England said", "unknown"),
        ("then North Wales said", "unknown"),
        ("then Ada England said", "person"),
        ("in Norway it", "place"),
        ("the Kremlin said", "organization"),
        ("then Ada Orr said", "person"),
        ("then Orr said", "unknown"),
        ("the NHS said", "organization"),
        ("on the Marshall Islands they", "place"),
        ("at Pearl Harbor it", "place"),
        ("at the Bank of Velm Stadium it", "organization"),
        ("a Washington Post Trump reporter", "organization"),
        ("then Radio Calder said", "organization"),
    ],
)
def test_a_names_own_words_tell_its_kind(text, kind):
    assert names(text)[0].kind == kind


@pytest.mark.parametrize(
    "text", ["the Prime Minister said", "the Secretary of State said", "a former Velm Gov. and others"]
)
def test_an_office_is_no_name(text):
    assert found(text) == []


@pytest.mark.parametrize("label", ["THE CHAIR", "A VOICE FROM THE GALLERY"])
def test_a_label_with_an_article_names_nobody(label):
    assert found(f"{label}: We left.\n") == []


def test_a_title_in_a_label_is_known_in_capitals():
    assert found("DR AL-RASHID: We left.\n") == [("AL-RASHID", "DR")]


def test_a_sentences_first_common_word_is_no_name():
    assert found("However, it rained. They left.") == []


@pytest.mark.parametrize(
    ("line", "label", "title"),
    [
        ("REP. ANA DIAZ (D-Ohio): We left.", True, "REP."),
        ("Ms DIAZ (Port Selwyn) (Lab): We left.", True, "Ms"),
        ("Rep. Ana Diaz (D-Ohio) left: she is out.", False, "Rep."),
        ("We saw Rep. Ana Diaz (D-Ohio): she left.", False, "Rep."),
    ],
)
def test_a_label_may_have_party_and_place_before_its_colon(line, label, title):
    name = next(one for one in names(line) if one.title)
    assert (name.label, name.title.of(line)) == (label, title)


def test_a_transcript_label_is_marked():
    (name,) = names("ORTEGA: We left.\n")
    assert (name.label, name.kind) == (True, "person")


@pytest.mark.parametrize(
    ("label", "kind"), [("JONES", "person"), ("NATO", "organization"), ("CNN", "organization")]
)
def test_a_label_of_few_capitals_is_a_person_unless_it_is_known(label, kind):
    (name,) = names(f"{label}: We left.\n")
    assert name.kind == kind


@pytest.mark.parametrize("courtesy", ["Mr", "Ms", "Mr.", "Mrs"])
def test_a_courtesy_is_a_title_with_and_without_its_period(courtesy):
    assert found(f"Then {courtesy} Orton left.") == [("Orton", courtesy)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Then {title} Ada Orton left.", title)
        for title in (
            "Cr",
            "Fr",
            "TD",
            "DC",
            "KC",
            "Engr.",
            "Shri",
            "Smt",
            "Alhaji",
            "Datuk",
            "Garda",
            "Det Sgt",
        )
    ],
)
def test_a_title_is_no_part_of_the_name(text, title):
    assert found(text) == [("Ada Orton", title)]


def test_a_headlines_names_are_not_certain():
    assert not any(n.certain for n in names("Council Rejects Harbour Plan After Long Night"))


@pytest.mark.parametrize(
    ("given_name", "gender"), [("Margaret", "f"), ("OTTO", "m"), ("Robin", None), ("Jo-Renee", "f")]
)
def test_a_given_name_tells_the_gender_or_nothing(given_name, gender):
    assert gender_of(given_name) == gender


@given(st.text(max_size=200) | st.text(alphabet="AbcZ .’'-,\n\ud800\x00“”:", max_size=120))
def test_names_never_raise_and_point_at_their_own_words(text):
    last = 0
    for name in names(text):
        assert last <= name.span.start < name.span.end <= len(text)
        assert name.title is None or name.title.end <= name.span.start
        last = name.span.end


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Magnus (Velm City) Ord", id="brackets round a club of two words"),
        pytest.param("Magnus “the fog” Ord", id="small letters"),
        pytest.param("Magnus “The Fog Of War Itself” Ord", id="too long"),
        pytest.param("Magnus “The Fog”, Ord", id="a comma"),
    ],
)
def test_what_is_no_nickname_parts_two_names(text):
    assert all(name.span.of(text) != text for name in names(text))


def test_a_seat_of_several_words_is_nobody():
    text = "Sen. Al Bates, D-San Luis Obispo, said no."
    assert [name.span.of(text) for name in names(text)] == ["Al Bates"]
