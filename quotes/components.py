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
from quotes.settings import Settings

KEY = "quotes"


@Language.factory(
    "quotes", default_config={"model": "", "registry": "", "threads": 1}, assigns=["doc._.quotes"]
)
class Quotes:
    """Finds the quotes of a `Doc` in its text; needs no other component, and uses none.

    `doc._.quotes` holds the `Quote` values, whose offsets are code points into `doc.text`;
    `doc.spans["quotes"]` holds their content as spaCy spans, widened to whole tokens, each labelled with
    the kind of its quote.

    Args:
        nlp: The pipeline; not used.
        name: Name of the component in the pipeline; it is the id of the article.
        model: Folder of a tagger that `quotes train` wrote; the one that ships if empty.
        registry: File of known speakers, CSV or JSONL; none if empty.
        threads: CPU threads of the tagger.

    Raises:
        ModelError: The tagger cannot be loaded.
        InputError: The registry cannot be read.
    """

    def __init__(
        self, nlp: Language, name: str = KEY, *, model: str = "", registry: str = "", threads: int = 1
    ) -> None:
        self.name = name
        self.settings = Settings(model=model, registry=registry, threads=threads)
        if not Doc.has_extension(KEY):
            Doc.set_extension(KEY, default=())

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotes of a `Doc`."""
        found = read_article(make_article(doc.text, id=self.name), settings=self.settings)
        doc._.quotes = found.quotes
        spans = [
            doc.char_span(s.start, s.end, label=quote.kind, alignment_mode="expand")
            for quote in found.quotes
            for s in quote.content
        ]
        doc.spans[KEY] = [span for span in spans if span is not None]
        return doc
