"""Categories of voices: every role and body here is invented, or an office that exists everywhere."""

from __future__ import annotations

import typing

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quotes.attribute.categories import category
from quotes.models import RoleCategory
from quotes.text.wordlists import entries

CATEGORIES = typing.get_args(RoleCategory)
ROLES: dict[RoleCategory | None, list[str]] = {
    "elected_official": [
        "former senator",
        "Lt. Gov.",
        "Labour MP for Marlow East",
        "Cllr",
        "deputy prime minister",
        "president of Estonia",
        "chairman of the Senate Finance Committee",
        "Senate Majority Leader",
        "Liberal Democrat peer",
        "Tory backbencher",
        "German chancellor",
        "D-Mass.",
        "Ohio Attorney General",
        "county commissioner",
        "ex-mayor",
        "House Republicans",
        "Lok Sabha MP",
        "Tánaiste",
        "NSW premier",
        "Scottish first minister",
        "Lord Mayor of Arlow",
        "police and crime commissioner",
        "Conservative councillor for Elm ward",
        "chair of the Commons health committee",
        "member of the European Parliament",
        "New York City Council member",
        "ranking member of the House Intelligence Committee",
        "two Republican senators",
        "shadow home secretary",
        "the country's president",
        "speaker of the House",
        "leader of the opposition",
        "then-Gov.",
        "majority whip",
    ],
    "government": [
        "aide to Senator Doyle",
        "spokeswoman for the governor",
        "chief of staff to the mayor",
        "permanent secretary at the Home Office",
        "Chancellor",
        "High Court judge",
        "ambassador to France",
        "Union minister for railways",
        "senior administration officials",
        "U.S. official",
        "a State Department official",
        "civil servants",
        "council spokeswoman",
        "district collector",
        "Scottish health secretary",
        "Irish minister for justice",
        "EU foreign policy chief",
        "UN spokesman",
        "Kremlin spokesman",
        "EPA administrator",
        "Treasury official",
        "High Commissioner to India",
        "inspector general of the Justice Department",
        "fire service spokesman",
        "city manager",
        "adviser to the prime minister",
        "an aide to the mayor",
        "district judge",
        "official at the Department of Agriculture",
        "head of the civil service",
        "head of NASA",
        "deputy assistant secretary of state",
        "chairwoman of the parole board",
        "health ministry spokesman",
    ],
    "party_or_campaign": [
        "spokesman for the Ortega campaign",
        "chairman of the Republican National Committee",
        "GOP strategist",
        "Democratic nominee for governor",
        "Labour candidate in Marlow East",
        "Green Party co-leader",
        "deputy leader of the Labour Party",
        "national secretary of the BJP",
        "Conservative Party chairman",
        "Sinn Féin spokesman",
        "Labour Party spokeswoman",
        "chairwoman of the Ohio Republican Party",
        "Democratic National Committee spokesman",
        "communications director for the Doyle campaign",
        "Tory candidate",
        "Green nominee",
        "Lib Dem strategist",
        "Republican operative",
        "Labour leader",
        "BJP spokesperson",
        "Fine Gael candidate",
        "county GOP chairman",
        "campaign volunteer",
        "vice-presidential nominee",
        "leader of the Green Party",
        "party officials",
        "super PAC director",
        "leader of the far-right party",
    ],
    "business": [
        "president of Acme Inc.",
        "chief executive of Brightwater",
        "founder and chief executive",
        "president and chief executive of Halden",
        "owner of the corner café",
        "shopkeeper",
        "spokeswoman for the airline",
        "chairman of Northgate Bank",
        "bakery owner",
        "company spokesman",
        "head of sales at the brewery",
        "vice president of the insurer",
        "hotel manager",
        "director of Harlow Foods Ltd",
        "co-owner of the Lantern pub",
        "publican",
        "stallholder",
        "chief financial officer of Halden",
        "founder of the startup Tidely",
        "real estate agent",
        "hedge fund manager",
        "spokesman for the Retail Federation",
        "director general of the Confederation of British Industry",
        "airline spokeswoman",
        "oil executive",
        "sheep farmer",
        "restaurant owner",
        "CEO",
        "owners",
        "chamber of commerce president",
        "plant manager",
        "partner at the law firm Moss",
        "real-estate developer",
        "spokesman for the water company",
    ],
    "expert": [
        "professor of law at Elm University",
        "professor at the Military Academy",
        "chief economist at Northgate Bank",
        "senior fellow at the Elm Institute",
        "consultant surgeon",
        "historian",
        "director of the Centre for Coastal Studies",
        "emergency-room doctor",
        "GP in Leith",
        "president of Elm University",
        "hospital spokeswoman",
        "oncologist",
        "vice-chancellor of Elm University",
        "political scientist",
        "emeritus professor of history at the University of Elm",
        "lecturer in law",
        "climate scientist",
        "consultant cardiologist",
        "dean of the law school",
        "director of the Elm Polling Institute",
        "associate professor",
        "research fellow at Chatham House",
        "pollster at Elm University",
        "head of infectious diseases at Elm Hospital",
        "paediatrician",
        "psychologist",
        "senior analyst at Northgate Securities",
        "executive director of the Centre for Rural Policy",
        "security expert and former police officer",
        "nurse at the clinic",
        "Chief economist",
        "medical director of the hospital",
        "spokesman for the university",
        "scientists at the institute",
    ],
    "law_enforcement": [
        "police spokeswoman",
        "director of the FBI",
        "Det. Sgt.",
        "Detective Chief Inspector",
        "Chief Constable",
        "county sheriff",
        "Superintendent of Police",
        "district attorney",
        "spokesman for the district attorney",
        "a police officer",
        "FBI agent",
        "Garda superintendent",
        "RCMP constable",
        "deputy chief of the Harlow Police Department",
        "prison governor",
        "border guards",
        "head of the murder squad",
        "police chief",
        "Harlow police captain",
        "Police Sgt.",
        "Sgt. of the Harlow Police Department",
        "sheriff's deputy",
        "Metropolitan Police commander",
        "Commissioner of the NYPD",
        "Garda spokesman",
        "state trooper",
        "Detective Constable",
        "Inspector General of Police",
        "head of Interpol",
        "border patrol agent",
        "federal prosecutors",
        "officers",
        "corrections officer",
        "Chief of Police",
    ],
    "military": [
        "retired Army general",
        "army spokesman",
        "Lt. Col.",
        "Navy Capt.",
        "rear admiral",
        "soldiers",
        "chairman of the Joint Chiefs of Staff",
        "Iraq war veteran",
        "Pentagon spokesman",
        "commander of the 3rd Battalion",
        "Air Force colonel",
        "Brig. Gen.",
        "Army Staff Sgt.",
        "British Army officer",
        "naval commander",
        "spokesman for the Israel Defense Forces",
        "former Marine",
        "army chief",
        "Air Chief Marshal",
        "two soldiers",
        "Defence Forces spokesman",
    ],
    "activist": [
        "president of the Teachers' Union",
        "general secretary of the Dockers’ Union",
        "head of a children's charity",
        "rector of St Mary's church",
        "climate activist",
        "spokesman for Friends of the River",
        "Archbishop of Marlow",
        "imam of the mosque",
        "director of the refugee charity Harbour",
        "organiser of the Campaign for Better Buses",
        "head of Oxfam",
        "union president",
        "union representative",
        "president of the American Civil Liberties Union",
        "animal rights activist",
        "environmental campaigner",
        "Baptist minister",
        "Catholic bishop",
        "chief rabbi",
        "vicar of Elm",
        "executive director of the Homeless Alliance",
        "founder of the charity Warm Rooms",
        "director of the ACLU of Ohio",
        "Black Lives Matter organizer",
        "demonstrators",
        "community organizer",
        "chairman of the Residents’ Association",
        "spokesman for the Catholic Church",
        "aid workers",
        "trade unionist",
        "shop steward",
    ],
    "citizen": [
        "resident",
        "local residents",
        "witness",
        "victim's brother",
        "the senator's wife",
        "bus driver",
        "student at Elm University",
        "voter from Ohio",
        "hospital patient",
        "Amazon employee",
        "the mayor’s daughter",
        "hundreds of residents",
        "retired teacher",
        "grandmother of five",
        "neighbour of the victim",
        "eyewitness",
        "survivor of the crash",
        "family of the victim",
        "widow of a police officer",
        "commuter from Leith",
        "homeowner",
        "factory worker",
        "undecided voter",
        "Syrian refugee",
        "medical student",
        "student",
        "pensioner",
        "retired bus driver",
        "father of one of the soldiers",
        "customers",
        "single mother",
        "lorry driver",
    ],
    "media": [
        "editor of the Marlow Gazette",
        "BBC presenter",
        "reporter for the Post",
        "CNN anchor",
        "host of the podcast Tideline",
        "political editor",
        "Guardian columnist",
        "White House correspondent",
        "Sky News presenter",
        "reporter for the Associated Press",
        "editor-in-chief",
        "managing editor of the Times",
        "political editor of the BBC",
        "film critic",
        "newspaper editor",
        "radio host",
        "journalists",
        "blogger",
        "talk-show host",
        "publisher of the Marlow Herald",
        "spokesman for the BBC",
    ],
    "celebrity": [
        "head coach",
        "best-selling author",
        "pop star",
        "rapper",
        "singer-songwriter",
        "Arlow United midfielder",
        "football manager",
        "tennis player",
        "Oscar-winning actress",
        "quarterback",
        "film director",
        "Olympic swimmer",
        "comedian and actor",
        "England cricketer",
        "jockey",
    ],
    None: [
        "lawyer for the family",
        "source close to the minister",
        "people familiar with the police investigation",
        "Dr.",
        "Merrow spokesman",
        "critic of the government",
        "suspect",
        "Mr.",
        "president of Quillon",
        "opponents of the bill",
        "insider",
        "lawyer who defended the mayor",
        "founder of Quillon",
        "chairman of the organising committee",
        "captain",
        "ally of the prime minister",
        "attorney for the suspect",
        "lawyer representing the council",
        "solicitor",
        "source close to the investigation",
        "person familiar with the matter",
        "someone",
        "spokeswoman for Quillon",
        "director of Quillon",
        "head of Quillon",
        "chairman",
        "member",
        "leader",
        "founder",
        "Captain",
        "colleague of the mayor",
        "the",
        "in Ohio",
        "of Merrow",
    ],
}
BODIES: dict[str, RoleCategory | None] = {
    "Ministry of Defence": "government",
    "Food and Drug Administration": "government",
    "the White House": "government",
    "Kremlin": "government",
    "Estonia": "government",
    "European Commission": "government",
    "Arlow City Council": "government",
    "Harlow Police Department": "law_enforcement",
    "Dane County Sheriff's Office": "law_enforcement",
    "U.S. Army": "military",
    "Pentagon": "military",
    "Royal Navy": "military",
    "Ortega campaign": "party_or_campaign",
    "Labour Party": "party_or_campaign",
    "Fianna Fáil": "party_or_campaign",
    "Acme Inc.": "business",
    "Halden Foods Ltd": "business",
    "Northgate Bank": "business",
    "Elm University": "expert",
    "University of Elm": "expert",
    "Elm General Hospital": "expert",
    "Institute for Fiscal Studies": "expert",
    "National Union of Teachers": "activist",
    "Teachers' Union": "activist",
    "Association for the Blind": "activist",
    "St Mary's Church": "activist",
    "Doctors Without Borders": "activist",
    "Mothers for Clean Air": "activist",
    "Campaign for Better Buses": "activist",
    "Marlow Gazette": "media",
    "The New York Times": "media",
    "Channel 4 News": "media",
    "Quillon": None,
    "Moss & Quill": None,
    "Harbour House": None,
    "National Weather Service": "government",
    "Department for Work and Pensions": "government",
    "NATO": "government",
    "National Trust": "activist",
    "Bank of Ireland": "business",
    "Federal Reserve Bank of Ohio": "government",
    "Securities and Exchange Commission": "government",
    "Royal College of Nursing": "expert",
    "Royal British Legion": "activist",
    "Google": "business",
}
RULES = {"staff", "member", "ruler", "state office", "shadow", "none", "of", "former", *CATEGORIES}
KINDS = {"legislature", "committee", "area", "none", *CATEGORIES}
WORDS = st.sampled_from(
    ["spokesman", "president", "of", "the", "for", "to", "aide", "former", "Sen.", "(D)", "police", "union’s"]
    + ["who", "leads", "and", ",", "-", "council", "party"]
)


@pytest.mark.parametrize(
    ("role", "expected"), [(role, told) for told, roles in ROLES.items() for role in roles], ids=str
)
def test_a_role_tells_what_kind_of_voice_speaks(role: str, expected: RoleCategory | None) -> None:
    assert category(role) == expected


@pytest.mark.parametrize(("name", "expected"), BODIES.items(), ids=str)
def test_a_body_tells_its_kind_by_its_name(name: str, expected: RoleCategory | None) -> None:
    assert category(None, name=name, speaker_type="organization") == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("former mayor, now a lecturer", "expert"),
        ("former police officer who runs a bakery", "business"),
        ("councillor and shopkeeper", "elected_official"),
        ("shopkeeper and councillor", "business"),
        ("mother of two, councillor", "elected_official"),
        ("solicitor and Labour councillor", "elected_official"),
        ("Republican and former mayor", "elected_official"),
        ("president and chief executive", "business"),
        ("adviser to former Mayor", "government"),
    ],
)
def test_the_present_job_goes_before_the_former_and_the_first_before_the_second(
    role: str, expected: RoleCategory
) -> None:
    assert category(role) == expected


@pytest.mark.parametrize(
    ("spoken_for", "expected"),
    [
        ("the mayor", "government"),
        ("the Marlow East candidate", "party_or_campaign"),
        ("the Dockers’ Union", "activist"),
        ("Northgate Bank", "business"),
        ("Elm University", "expert"),
        ("the county sheriff", "law_enforcement"),
        ("the Royal Navy", "military"),
        ("the Marlow Gazette", "media"),
        ("the family’s lawyer", None),
        ("Merrow", None),
    ],
)
@pytest.mark.parametrize("staff", ["spokeswoman for", "senior adviser to", "aide to"])
def test_staff_counts_as_what_it_speaks_for(
    staff: str, spoken_for: str, expected: RoleCategory | None
) -> None:
    assert category(f"{staff} {spoken_for}") == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("chairwoman of the Arlow City Council", "elected_official"),
        ("clerk of the Arlow City Council", "government"),
        ("House committee chairman", "elected_official"),
        ("House committee spokesman", "government"),
    ],
)
def test_a_parliament_has_elected_members_and_a_staff_of_government(
    role: str, expected: RoleCategory
) -> None:
    assert category(role) == expected


def test_the_name_of_a_person_tells_nothing() -> None:
    assert category(None, name="Ruth Bishop", speaker_type="person") is None
    assert category(None, name="Police", speaker_type="person") is None


def test_a_group_without_a_role_is_read_by_its_name() -> None:
    assert category(None, name="residents of Elm Street", speaker_type="group") == "citizen"


def test_the_role_of_a_body_tells_where_its_name_does_not() -> None:
    assert category("the bakery chain", name="Quillon", speaker_type="organization") == "business"


def test_a_document_is_no_voice() -> None:
    assert category("police report", name="Ministry of Health", speaker_type="document") is None


def test_nothing_tells_nothing() -> None:
    assert category(None) is None
    assert category("", name="", speaker_type="organization") is None


def test_a_surname_that_reads_like_an_office_is_none() -> None:
    assert category("Councillor Ada B. King of Elm ward") == "elected_official"


def test_only_the_beginning_of_a_long_role_is_read() -> None:
    assert category("senator " + "x" * 400 + " police chief") == category("senator")
    assert category("aide to " * 12_500) is None


@given(
    st.one_of(st.text(), st.lists(WORDS, max_size=120).map(" ".join)),
    st.sampled_from(["person", "organization", "group", "anonymous", "document", None]),
)
@example("\ud800\x00", "organization")
@example("\u202eroyam\u202c of \u05d0", None)
@settings(deadline=None)
def test_any_words_give_a_category_or_none(words: str, speaker_type: str | None) -> None:
    assert category(words, name=words, speaker_type=speaker_type) in {*CATEGORIES, None}


def test_every_role_noun_has_a_rule_that_is_known() -> None:
    for entry in entries("quotes.attribute", "category_roles"):
        _, rule = entry.split("\t")
        kind = rule if rule in RULES else rule.split()[0].rstrip("?")
        default = rule.removeprefix(kind).strip(" !?")
        assert kind in RULES, entry
        assert default in ("", *CATEGORIES), entry


def test_every_body_has_a_kind_and_a_weight() -> None:
    for entry in entries("quotes.attribute", "category_bodies"):
        _, kind, weight = entry.split("\t")
        assert kind in KINDS, entry
        assert weight in "0123", entry


@pytest.mark.parametrize("name", ["category_roles", "category_bodies"])
def test_no_entry_stands_twice(name: str) -> None:
    words = [entry.split("\t")[0] for entry in entries("quotes.attribute", name)]
    assert len(words) == len(set(words))
