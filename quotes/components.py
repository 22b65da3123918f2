"""The spaCy component: `nlp.add_pipe("quotes")` puts the quotes of a text on its `Doc`.

Example:
    nlp = spacy.blank("en")
    nlp.add_pipe("quotes")
    doc = nlp("“The ferry is late,” said Mara Lind, the harbour master.")
    doc._.quotes[0].speaker.name
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from quotes.corpus import make_article
from quotes.engine.extract import read_article
from quotes.errors import SettingsError
from quotes.models import Article, Problem, Quote
from quotes.report import problem_record, records
from quotes.report.restore import to_problem, to_quote
from quotes.settings import Settings

KEY = "quotes"
PROBLEMS = "quote_problems"


def _quotes(doc: Doc) -> tuple[Quote, ...]:
    rows = doc.user_data.get(KEY, ())
    # A part that was cut out of a doc may have its data, but not its text: offsets would lie.
    digest = Article("", doc.text).text_sha256 if rows else None
    return tuple(to_quote(row) for row in rows if row["text_sha256"] == digest)


def _problems(doc: Doc) -> tuple[Problem, ...]:
    return tuple(map(to_problem, doc.user_data.get(PROBLEMS, ())))


@Language.factory(
    "quotes",
    default_config={"model": "", "registry": "", "threads": 1},
    assigns=[f"doc._.{KEY}", f"doc._.{PROBLEMS}"],
)
class Quotes:
    """Finds the quotes of a `Doc` in its text; needs no other component, and uses none.

    `doc._.quotes` holds the `Quote` values, whose offsets are code points into `doc.text`;
    `doc.spans["quotes"]` holds their content as spaCy spans, widened to whole tokens, each labelled with
    the kind of its quote. `doc._.quote_problems` says what was odd, or went wrong. Quotes are kept as their
    records in `doc.user_data["quotes"]`, so that a `Doc` can be written down and sent between processes.

    Args:
        nlp: The pipeline; not used.
        name: Name of the component in the pipeline; it is the id of the article.
        model: Folder of a tagger that `quotes train` wrote; the one that ships if empty.
        registry: File of known speakers, CSV or JSONL; none if empty.
        threads: CPU threads of the tagger.

    Raises:
        ModelError: The tagger cannot be loaded.
        InputError: The registry cannot be read.
        SettingsError: Another package has `doc._.quotes` or `doc._.quote_problems`.
    """

    def __init__(
        self, nlp: Language, name: str = KEY, *, model: str = "", registry: str = "", threads: int = 1
    ) -> None:
        self.name = name
        self.settings = Settings(model=model, registry=registry, threads=threads)
        for key, getter in ((KEY, _quotes), (PROBLEMS, _problems)):
            if not Doc.has_extension(key):
                Doc.set_extension(key, getter=getter)
            elif Doc.get_extension(key)[2] is not getter:
                raise SettingsError(
                    f"doc._.{key}: something else has set this extension. Take it away with "
                    f"Doc.remove_extension({key!r}) before the pipeline is made."
                )

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotes of a `Doc`."""
        found = read_article(make_article(doc.text, id=self.name), settings=self.settings)
        doc.user_data[KEY] = records(found)
        doc.user_data[PROBLEMS] = [problem_record(problem) for problem in found.problems]
        spans = [
            doc.char_span(s.start, s.end, label=quote.kind, alignment_mode="expand")
            for quote in found.quotes
            for s in quote.content
        ]
        doc.spans[KEY] = [span for span in spans if span is not None]
        return doc
