"""The first real article: scraped, with furniture, captions and credits. It does not ship with the project."""

import pytest

from quotes.corpus import read
from quotes.engine import extract
from quotes.report.records import Record, records
from tests.evaluate.test_floors import DATA, pytestmark  # noqa: F401


@pytest.fixture(scope="module")
def rows() -> list[Record]:
    return [row for found in extract(read([DATA / "geneva.txt"])) for row in records(found)]


@pytest.mark.parametrize(
    ("words", "kind", "speaker", "role"),
    [
        ("We are all hoping", "direct", "Staffan de Mistura", "UN Special Envoy for Syria"),
        ("a major difference on the renewal", "mixed", "Staffan de Mistura", "UN Special Envoy for Syria"),
        ("a last-ditch effort", "indirect", "Staffan de Mistura", "UN Special Envoy for Syria"),
        ("must break off ties", "indirect", "Russia", None),
        ("48 hours to surrender", "indirect", "Syrian army", None),
    ],
)
def test_what_was_said_by_whom_in_what_role(
    rows: list[Record], words: str, kind: str, speaker: str, role: str | None
) -> None:
    (row,) = [row for row in rows if words in row["content"]]
    assert (row["kind"], row["speaker"], row["role"]) == (kind, speaker, role)


def test_captions_headline_and_credits_are_nobodys_speech(rows: list[Record]) -> None:
    assert {row["zone"] for row in rows} == {"body"}
    assert not any("File photo" in row["content"] or "Geneva:" in row["content"] for row in rows)
