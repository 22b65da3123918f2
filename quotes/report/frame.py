"""Records as a pandas table, for counting and plotting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from quotes.report.fields import FIELDS, VERIFY_FIELDS
from quotes.report.records import Record

if TYPE_CHECKING:
    import pandas as pd


def frame(rows: Iterable[Record]) -> pd.DataFrame:
    """Return one row a quote, with the columns of a record in their order.

    Lists stay lists (spans are `[start, end]` in code points); what is null is missing. The columns that
    `verify` adds are there if a row has them, or if there is no row at all and nobody can tell.

    Args:
        rows: Records, as `quotes.record` makes them or `quotes.report.read_records` reads them.

    Example:
        >>> import quotes
        >>> article = quotes.make_article("“It is late,” said Mara Holm.")
        >>> rows = [quotes.record(e.article, q) for e in quotes.extract([article]) for q in e.quotes]
        >>> quotes.frame(rows)["speaker"].value_counts().to_dict()
        {'Mara Holm': 1}
    """
    import pandas as pd

    found = list(rows)
    names = [field.name for field in FIELDS]
    if any("status" in row for row in found) or not found:
        names += [field.name for field in VERIFY_FIELDS]
    return pd.DataFrame(found, columns=names)
