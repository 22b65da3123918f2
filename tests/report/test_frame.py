import pandas as pd

from quotes.models import Article, Finding, Quote, Span
from quotes.report.fields import FIELDS, VERIFY_FIELDS
from quotes.report.frame import frame
from quotes.report.records import record

ARTICLE = Article("a", "“It is late,” said Mara Holm.")
QUOTE = Quote("a", "direct", (Span(1, 12),), (Span(1, 12),))


def test_a_frame_has_the_columns_of_a_record_in_their_order() -> None:
    table = frame([record(ARTICLE, QUOTE)])
    assert list(table.columns) == [f.name for f in FIELDS]
    assert table.loc[0, "content"] == "It is late,"
    assert table.loc[0, "content_spans"] == [[1, 12]]
    assert pd.isna(table.loc[0, "speaker"])


def test_a_frame_of_verified_records_has_what_verify_adds() -> None:
    table = frame([record(ARTICLE, QUOTE, Finding("not_found", searched=3))])
    assert list(table.columns) == [f.name for f in (*FIELDS, *VERIFY_FIELDS)]
    assert table["status"].tolist() == ["not_found"]


def test_no_records_give_an_empty_frame_with_columns() -> None:
    assert list(frame([]).columns)[:2] == ["article_id", "publisher"]
