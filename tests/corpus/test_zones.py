"""Zones: what is not body is found, and where there is doubt it is body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.corpus import find_zones, make_article
from quotes.corpus.datelines import dateline_length
from quotes.corpus.zone_lines import is_byline, is_credit, line_zone

BODY = "The harbour will stay open through the winter, Mayor Ines Calder said on Monday."


def zones(text, title=None):
    return [(zone.name, zone.span.of(text)) for zone in find_zones(text, title)]


def test_a_scraped_page_falls_into_its_parts():
    caption = "File photo of Mayor Ines Calder with the harbour master at the old pier [Kyodo]"
    text = (
        "Follow us on:   \n\n"
        "Norrvik: Calder, Brandt in harbour talks\n"
        "May 3, 2024, 1:52 pm\n\n"
        f"{caption}\n\n{caption}\n\n\n"
        f"{BODY}\n\n“We keep it open,” Calder said.\n\n"
        "The Quay Post with inputs from Agencies\n"
    )
    assert zones(text) == [
        ("credit", "Follow us on:"),
        ("headline", "Norrvik: Calder, Brandt in harbour talks"),
        ("timestamp", "May 3, 2024, 1:52 pm"),
        ("caption", caption),
        ("caption", caption),
        ("credit", "The Quay Post with inputs from Agencies"),
    ]
    assert make_article(text).published == "2024-05-03"


@pytest.mark.parametrize(
    "line",
    [
        "Mayor keeps harbour open",
        "‘We keep it open,’ says mayor",
        "Will the harbour stay open?",
        "Mayor Keeps Harbour Open Despite Storm Warnings.",
        "By any measure the vote was close",
    ],
)
def test_a_first_line_that_reads_like_a_headline_is_one(line):
    expected = [] if line.endswith("open?") else [("headline", line)]
    assert zones(f"{line}\n\n{BODY}") == expected


def test_the_hashes_of_a_markdown_headline_are_not_part_of_it():
    assert zones(f"## Harbour open\n\n{BODY}") == [("headline", "Harbour open")]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor keeps harbour open",
        "“We keep it open,” Mayor Ines Calder said",
        BODY,
        f"{BODY}\n\n{BODY}!",
        "“We keep it open”\n\nthe mayor of the town said on Monday night.",
        "The mayor said on Monday that she would not close the\nHarbour before the spring, whatever the\ncouncil says.",
        "CALDER: We keep it open whatever they say\n\nBRANDT: We will see about that in the spring.",
        "Q: Why do you keep it open\n\nShe answered that there was no other way to feed the town.",
        "Speaking to reporters, the mayor said:\n\n“We keep it open for all who need it.”",
        "She kept quiet.\n\nThe harbour master, asked about it later, said nothing either.",
    ],
    ids=lambda text: text[:30],
)
def test_speech_and_plain_sentences_are_body(text):
    assert zones(text) == []


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Harbour stays open, says mayor.", "Harbour stays open, says mayor"),
        ("Harbour stays open, says mayor", "Harbour Stays Open, Says Mayor | The Quay Post"),
        ("Harbour stays open; \nMayor gives way to the fishermen", "Harbour stays open; Mayor gives way to the fishermen"),
        ("Harbour stays “open”, mayor says", "Harbour stays 'open', mayor says"),
    ],
    ids=["a stop added", "outlet behind it", "on two lines", "other marks"],
)  # fmt: skip
def test_a_line_close_to_the_title_is_the_headline(first, title):
    assert zones(f"{first}\n\n{BODY}", title) == [("headline", first)]


def test_a_headline_under_a_section_name_is_found_by_its_title():
    text = f"LOCAL NEWS\n\nHarbour stays open\n\n{BODY}"
    assert zones(text, "Harbour stays open") == [("headline", "Harbour stays open")]


def test_with_another_title_the_first_line_stays_body():
    assert zones(f"Harbour stays open\n\n{BODY}", "Ten killed in avalanche") == []


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Quill",
        "BY ADA QUILL",
        "By ADA QUILL, Political Editor",
        "By Ada Quill and Bo van der Meer",
        "By Ada Quill, Bo Fenn and Cy O’Dare | The Quay Post",
        "By A. B. Quill in Norrvik",
        "by Ada Quill",
        "By Reuters",
        "By Staff",
        "Ada Quill, Staff Writer",
        "*By Ada Quill*",
        "EXCLUSIVE by Ada Quill",
        "By Quay reporters",
        "Quay Post newsroom | 12 March 2026, 09:20",
    ],
)
def test_bylines_are_known(line):
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Monday",
        "By Friday Night",
        "By Ada Quill, who said she would go on.",
        "By “Ada Quill”",
        "By then the harbour was shut",
        "By Ada, he did it",
        "By Norrvik the road ends",
        "Ada Quill",
        "Standing by Ada Quill",
        "",
    ],
)
def test_other_lines_are_no_bylines(line):
    assert not is_byline(line)


@pytest.mark.parametrize(
    "dateline",
    [
        "LONDON (Reuters) —",
        "GENEVA, Sept 9 (Agency) -",
        "NORRVIK, Ohio, May 3 (UPI) —",
        "Norrvik (AFP) –",
        "NEW NORRVIK, N.Y. -",
        "NORRVIK —",
        "BEIJING, Dec. 3 (Xinhua) --",
        "MOSCOW, September 9. /TASS/.",
        "NEW DELHI:",
        "(Reuters) -",
        "ST. NORRVIK ―",
        "NORRVIK, Ohio (AP) _",
    ],
)
def test_a_dateline_ends_before_its_sentence(dateline):
    assert zones(f"{dateline} {BODY}") == [("dateline", dateline)]


@pytest.mark.parametrize(
    "line",
    [
        "NATO — the alliance — met on Monday.",
        "BREAKING — Mayor resigns.",
        "CALDER: We keep it open.",
        "SEN. CALDER (D-Va.): We keep it open.",
        "SEN. CALDER (D-Va.) - Whatever they say.",
        "CALDER (LAB): We keep it open.",
        "Calder - the mayor - said no.",
        "NORRVIK _ the old one _ is shut.",
        "In London (Reuters) there was no word.",
        "The mayor, May 3 or not, said no.",
        "",
    ],
)
def test_other_openings_are_no_datelines(line):
    assert dateline_length(line) == 0


@pytest.mark.parametrize(
    ("line", "zone"),
    [
        ("September 9, 2016, 1:52 pm", "timestamp"),
        ("Updated 14:05 GMT", "timestamp"),
        ("Published: Friday, 3 May 2024 | 10:15 BST", "timestamp"),
        ("2024-05-03T10:15:00Z", "timestamp"),
        ("3 hours ago", "timestamp"),
        ("7:45 p.m.", "timestamp"),
        ("(AP Photo/Ada Quill)", "caption"),
        ("FILE - In this May 3, 2024 file photo, Mayor Ines Calder speaks.", "caption"),
        ("File photo of the pier", "caption"),
        ("Photo: Ada Quill", "caption"),
        ("Photograph by Ada Quill", "caption"),
        ("Pictured: Mayor Ines Calder", "caption"),
        ("Mayor Ines Calder at the pier on Monday. (AP Photo/Ada Quill)", "caption"),
        ("Mayor Ines Calder at the pier [Xinhua]", "caption"),
        ("The pier in winter. REUTERS/Ada Quill", "caption"),
        ("Mayor Ines Calder at the pier (Ada Quill/AFP)", "caption"),
        ("Share this", "credit"),
        ("Advertisement", "credit"),
        ("Follow us on:", "credit"),
        ("Story continues below advertisement", "credit"),
    ],
)
def test_lines_that_can_stand_anywhere_are_known(line, zone):
    assert line_zone(line) == zone


@pytest.mark.parametrize(
    "line",
    [
        "“File it,” the photo editor said.",
        "The pier will go, the mayor told parliament. [Reuters]",
        "The pier was sold for two million in May. [Reuters]",
        "Pictures of the pier were shown.",
        "The image: a pier in the mist, she said.",
        "Follow us on this road and we will win, she said.",
        "Share this burden with us.",
        "In May 2016, 14 ships sank.",
        "2016",
        "Monday",
        "He was shot at. (WARNING: Video contains graphic images.)",
        "Calder (right/left) said no.",
    ],
)
def test_sentences_are_not_taken_for_furniture(line):
    assert line_zone(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "The Quay Post with inputs from Agencies",
        "(Reporting by Ada Quill; Editing by Bo Fenn.)",
        "Additional reporting by Ada Quill",
        "— with agency reports",
        "Ada Quill contributed to this report.",
        "Reuters",
        "—AFP",
        "© 2024 The Quay Post. All rights reserved.",
        "Source: Xinhua",
        "Follow Ada Quill on Twitter @adaquill.",
        "This article first appeared in The Quay Post.",
    ],
)
def test_credits_end_an_article(line):
    assert is_credit(line)
    assert zones(f"{BODY}\n\n{BODY} Yes.\n\n{line}") == [("credit", line)]


@pytest.mark.parametrize(
    "line",
    [
        "“With inputs from agencies,” he said.",
        "With the harbour open, the town is fed.",
        "A source: the mayor will go before the end of the year, and soon.",
        "Follow the money, she said.",
    ],
)
def test_last_sentences_are_no_credits(line):
    assert not is_credit(line)


def test_a_credit_in_the_middle_is_body():
    assert zones(f"{BODY}\n\nReporting by Ada Quill\n\n{BODY} Yes.") == []


def test_a_line_printed_twice_is_a_caption_unless_it_may_be_speech():
    pier = "Ines Calder at the old pier in winter"
    assert zones(f"{BODY}\n{pier}\n{pier}\n{BODY} Yes.") == [("caption", pier), ("caption", pier)]
    assert zones(f"{BODY}\n{BODY}\nYes.") == []


@given(
    st.lists(
        st.one_of(
            st.text(),
            st.sampled_from(
                ["By Ada Quill", "LONDON (AP) — ", "Photo: A", "9 May 2024", "Reuters", "\r\n", "\n\n", BODY]
            ),
        )
    ),
    st.none() | st.text(),
    st.sampled_from(["\n", "\r\n", "", " "]),
)
def test_zones_of_any_text_lie_in_it_in_order_and_apart(parts, title, joint):
    text = joint.join(parts)
    found = find_zones(text, title)
    end = 0
    for zone in found:
        assert end <= zone.span.start < zone.span.end <= len(text)
        assert zone.span.of(text).strip() == zone.span.of(text)
        end = zone.span.end
    assert find_zones(text, title) == found


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("2.15pm “It is over,” said Orr.", "2.15pm"),
        ("14:32 BST Jim Orr says it is over.", "14:32 BST"),
        ("14.32: The club said so.", "14.32"),
        ("9am – Orr arrives in Tarn.", "9am"),
        ("7.30 in the morning was too late.", None),
        ("12 people were hurt.", None),
        ("3.4 million people were hurt.", None),
    ],
)
def test_the_time_of_an_entry_in_a_live_blog_is_no_speech(line, time):
    text = f"Storm over Tarn: live updates\n\nThe port is shut.\n\n{line}"
    assert [words for name, words in zones(text) if name == "timestamp"] == ([time] if time else [])
