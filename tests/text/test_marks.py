import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text.marks import scan, scan_with_strays

MARKS = "“”\"‘’'`«»‹›„‟「」『』"


def words(text: str) -> list[str]:
    return [s.inner.of(text) for s in scan(text) if s.depth == 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“It is late,” she said. “Go.”", ["It is late,", "Go."], id="curly"),
        pytest.param('"It is late," she said. "Go."', ["It is late,", "Go."], id="straight"),
        pytest.param("``It is late,'' she said.", ["It is late,"], id="tex"),
        pytest.param("''It is late,'' she said. ''Go.''", ["It is late,", "Go."], id="doubled"),
        pytest.param("‘‘It is late,’’ she said.", ["It is late,"], id="doubled curly"),
        pytest.param("« Il est tard », dit-elle.", [" Il est tard "], id="french"),
        pytest.param("»Es ist spät«, sagte sie.", ["Es ist spät"], id="german guillemets"),
        pytest.param("„Es ist spät“, sagte sie.", ["Es ist spät"], id="german low"),
        pytest.param("„Jest późno”, powiedziała.", ["Jest późno"], id="polish low"),
        pytest.param("”Det är sent”, sade hon.", ["Det är sent"], id="swedish"),
        pytest.param("「もう遅い」と言った。", ["もう遅い"], id="corner"),
        pytest.param('“It is late," she said.', ["It is late,"], id="mixed close"),
        pytest.param(
            "“It is late,“ she said. “Go,“ he said.", ["It is late,", "Go,"], id="opening mark closes"
        ),
        pytest.param("â€œIt is late,â€\x9d she said.", ["It is late,"], id="mojibake"),
        pytest.param('she said,"It is late" and left.', ["It is late"], id="no space before"),
    ],
)
def test_every_family_of_marks_is_paired(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "‘The boats’ crews weren’t told,’ she said.", ["The boats’ crews weren’t told,"], id="curly"
        ),
        pytest.param(
            "'The boats' crews weren't told,' she said.", ["The boats' crews weren't told,"], id="straight"
        ),
        pytest.param(
            "The ’90s and the '80s weren’t the captains’ best years.", [], id="decades and possessives"
        ),
        pytest.param(
            "‘We had rock ’n’ roll then,’ he said.", ["We had rock ’n’ roll then,"], id="clipped and"
        ),
        pytest.param("'Tis late, and 'twas later.", [], id="elisions"),
        pytest.param("The ‘new’ pier and the ‘old’ one.", ["new", "old"], id="single words"),
        pytest.param("The ‘boats’ and the ‘crews’ went.", ["boats", "crews"], id="plural in marks"),
        pytest.param("‘We’re goin’ home,’ he said.", ["We’re goin’ home,"], id="dropped g"),
        pytest.param("Don’t, can’t, won’t: the O’Briens’ rule.", [], id="apostrophes only"),
    ],
)
def test_single_marks_are_told_from_apostrophes(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('He is 6\'2" tall and laid a 12" pipe.', id="feet and inches"),
        pytest.param("At 51° 30' 26\" north.", id="minutes and seconds"),
    ],
)
def test_measures_are_no_marks(text: str) -> None:
    assert scan(text) == ()


def test_inches_inside_speech_do_not_end_it() -> None:
    assert words('"It is a 12" pipe and it burst," she said. "Twice."') == [
        'It is a 12" pipe and it burst,',
        "Twice.",
    ]


def test_quotes_within_quotes_have_a_depth() -> None:
    text = "‘He told me “the lamp was ‘dark’” and left,’ she said."
    assert [(s.inner.of(text), s.depth) for s in scan(text)] == [
        ("He told me “the lamp was ‘dark’” and left,", 0),
        ("the lamp was ‘dark’", 1),
        ("dark", 2),
    ]


def test_marks_that_reopen_each_paragraph_are_one_speech() -> None:
    text = "“The first part.\n\n“The second part.\n\n“The third,” she said."
    found = scan(text)
    assert [s.inner.of(text) for s in found] == ["The first part.", "The second part.", "The third,"]
    assert [s.continued for s in found] == [True, True, False]
    assert all(s.problems == () for s in found)


def test_single_marks_reopen_too() -> None:
    text = "‘The first part.\n\n‘The second,’ she said."
    assert [(s.inner.of(text), s.continued) for s in scan(text)] == [
        ("The first part.", True),
        ("The second,", False),
    ]


def test_single_marks_reopen_where_they_opened_behind_a_sentence() -> None:
    text = "‘The first,’ she said. ‘The second part.\n\n‘The third. It’s late.’"
    assert [(s.inner.of(text), s.continued) for s in scan(text)] == [
        ("The first,", False),
        ("The second part.", True),
        ("The third. It’s late.", False),
    ]


def test_a_single_mark_inside_a_sentence_that_is_never_closed_opens_nothing() -> None:
    text = "He met the ‘boss once.\n\n‘The first,’ she said."
    assert [s.inner.of(text) for s in scan(text)] == ["The first,"]


def test_paragraphs_between_an_open_mark_and_its_close_belong_to_the_speech() -> None:
    text = "“The first part.\n\nThe second part.\n\nThe third,” she said."
    found = scan(text)
    assert [s.inner.of(text) for s in found] == ["The first part.", "The second part.", "The third,"]
    assert found[1].problems == ("not_reopened",)


def test_a_mark_never_closed_ends_with_its_paragraph_and_is_a_problem() -> None:
    text = "“It was never closed.\n\nPlain words."
    (stretch,) = scan(text)
    assert stretch.inner.of(text) == "It was never closed."
    assert not stretch.closed
    assert stretch.problems == ("unclosed_mark",)


def test_a_new_opening_mark_ends_one_that_was_never_closed() -> None:
    text = '"It was never closed, he said. "This one was."'
    assert words(text) == ["It was never closed, he said.", "This one was."]


def test_a_close_that_closes_nothing_is_reported() -> None:
    stretches, strays = scan_with_strays("It ends here.” And goes on.")
    assert stretches == ()
    assert strays == (13,)


@pytest.mark.parametrize(
    ("text", "use"),
    [
        pytest.param("Union: ‘Sold by Text’ and Left Behind", "speech", id="capitals as all of the headline"),
        pytest.param(
            "Union “Sold Night Shift by Text” in March, says Holm", "title", id="capitals of its own"
        ),
        pytest.param('<post author="Mara Holm, harbour master of Elsin">', "code", id="a page's own code"),
        pytest.param("Marta “Tiller” Voss sailed.", "nickname", id="nickname"),
        pytest.param("the harbour dubbed “Little Lagoon” by its users", "nickname", id="dubbed"),
        pytest.param("He wrote the novel “Salt” last year.", "title", id="announced title"),
        pytest.param("She sang “A Lamp on the Long Pier” twice.", "title", id="title case"),
        pytest.param("“This is it,” she said.", "speech", id="small words only"),
        pytest.param(
            "So said Fiona Hale. “Very good,” Gareth Penn added.", "scare", id="a sentence between names"
        ),
        pytest.param("Holm told Ashby: “Sit.” Ashby stood.", "speech", id="a colon between names"),
        pytest.param("It was a “minor” leak.", "scare", id="scare quote"),
        pytest.param("“No more of it!” he cried.", "speech", id="exclamation"),
        pytest.param("“We will not sail tonight,” he said.", "speech", id="speech"),
    ],
)
def test_the_shape_tells_what_marks_are_for(text: str, use: str) -> None:
    assert scan(text)[0].use == use


@given(st.text(alphabet=st.one_of(st.sampled_from(MARKS + " \n.,sS1a-—"), st.characters()), max_size=120))
def test_scan_never_raises_and_its_spans_hold(text: str) -> None:
    found = scan(text)
    for s in found:
        assert 0 <= s.outer.start <= s.inner.start < s.inner.end <= s.outer.end <= len(text)
        assert any(c.isalnum() for c in s.inner.of(text))
    for one, two in zip(found, found[1:], strict=False):
        assert (one.outer.start, -one.outer.end) <= (two.outer.start, -two.outer.end)


@given(st.text(alphabet=MARKS + " \n.,ab1", max_size=80))
def test_stretches_of_one_depth_do_not_overlap(text: str) -> None:
    for depth in (0, 1, 2):
        level = [s for s in scan(text) if s.depth == depth]
        assert all(not a.outer.overlaps(b.outer) for i, a in enumerate(level) for b in level[i + 1 :])


EXCERPT = (
    "The Wendham Observer had it first:\n\n"
    '"She came down at six. “The tide is in the shop,” she said.\n\n'
    '"Her brother was asleep.\n\n'
    '“It has been in before,” he said later. Nobody answered."\n\n'
    "The Observer stands by its story."
)


def test_straight_marks_that_set_off_an_excerpt_are_no_speech() -> None:
    said = [s.inner.of(EXCERPT) for s in scan(EXCERPT)]
    assert said == ["The tide is in the shop,", "It has been in before,"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(EXCERPT.replace("“", "'").replace("”", "'"), id="no curly marks inside"),
        pytest.param(EXCERPT.replace("first:", 'first, "as ever":'), id="straight marks closed elsewhere"),
    ],
)
def test_straight_marks_are_speech_where_nothing_shows_an_excerpt(text: str) -> None:
    assert any(s.inner.of(text).startswith("She came down at six.") for s in scan(text))


def test_a_million_characters_are_scanned() -> None:
    text = "“Every lamp was lit,” she said. It’s the ‘old’ pier. " * 20_000
    assert len(scan(text)) == 40_000
