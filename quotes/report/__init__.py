"""What was found, written down: records, files, the journal of a run, the terminal."""

from quotes.report.fields import FIELDS, VERIFY_FIELDS
from quotes.report.journal import Journal
from quotes.report.output import format_of, is_records, read_records, write
from quotes.report.provenance import made_by
from quotes.report.records import finding_records, problem_record, record, records
from quotes.report.restore import to_extracted, to_finding, to_quote

__all__ = [
    "FIELDS",
    "VERIFY_FIELDS",
    "Journal",
    "finding_records",
    "format_of",
    "is_records",
    "made_by",
    "problem_record",
    "read_records",
    "record",
    "records",
    "to_extracted",
    "to_finding",
    "to_quote",
    "write",
]
