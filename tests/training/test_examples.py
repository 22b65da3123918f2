from __future__ import annotations

import functools
import random
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quotes.corpus import make_article
from quotes.detect.tags import allowed, begin, runs, tag
from quotes.detect.windows import MASK
from quotes.detect.words import MARKS
from quotes.models import Article, Span
from quotes.text.marks import scan
from quotes.training.gold import Annotated, Version

torch = pytest.importorskip("torch")

from quotes.training.examples import (  # noqa: E402
    Example,
    collate,
    epoch,
    examples,
    read_article,
    restyled,
    tagged,
)

from .tiny import write_tokenizer  # noqa: E402

QUOTE_MARKS = "“”‘’«»„\"'"


@functools.cache
def tiny() -> Any:
    """Return the tokeniser where hypothesis lets no fixture in."""
    with tempfile.TemporaryDirectory() as folder:
        return write_tokenizer(Path(folder))


def flat(batches: list[list[Example]]) -> list[tuple[list[int], list[int]]]:
    return [(x.window.inputs.ravel().tolist(), x.tags.tolist()) for batch in batches for x in batch]


def cut(article: Article, tokenizer: Any, version: Version, size: int) -> list[Example]:
    words = read_article(article, tokenizer)
    return list(examples(words, tagged(words, version), size=size))


def spans_of(one: Annotated, tokenizer: Any, size: int) -> set[tuple[str, str]]:
    """Return what the windows of an article say, read back from their tags."""
    words = read_article(one.article, tokenizer)
    text, found = one.article.text, set()
    for example in examples(words, tagged(words, one.versions[0]), size=size):
        at = 0
        for part in example.window.parts:
            home, first = words[part.paragraph], part.words.start
            for a, b, name in runs(example.tags[at : at + len(part.words)].tolist()):
                found.add((name, text[home.starts[first + a] : home.ends[first + b - 1]]))
            at += len(part.words)
    return found


def test_windows_that_hold_their_paragraphs_say_what_the_gold_says(
    gold: list[Annotated], tokenizer: Any
) -> None:
    for one in gold:
        marked = {(name, span.of(one.article.text)) for span, name in one.versions[0]}
        assert spans_of(one, tokenizer, 500) == marked


def test_every_word_of_every_window_has_the_tag_that_the_gold_gives_it(
    gold: list[Annotated], tokenizer: Any
) -> None:
    """Of a span that a window cuts, the first word in it begins it anew."""
    cut = 0
    for one in gold:
        words = read_article(one.article, tokenizer)
        for example in examples(words, tagged(words, one.versions[0]), size=24):
            at = 0
            for part in example.window.parts:
                here = example.tags[at : at + len(part.words)].tolist()
                meant = tag(words[part.paragraph], one.versions[0])[
                    part.words.start : part.words.stop
                ].tolist()
                assert here[1:] == meant[1:]
                assert here[0] == meant[0] or (part.words.start > 0 and here[0] == meant[0] - 1)
                cut += here[0] != meant[0]
                at += len(part.words)
            assert at == len(example.tags) == len(example.opens) == len(example.window.first)
    assert cut > 0


@pytest.mark.parametrize("size", [20, 24, 31, 64])
def test_the_tags_of_a_window_are_a_sequence_that_the_crf_allows(
    gold: list[Annotated], tokenizer: Any, size: int
) -> None:
    follows, first = allowed()
    for one in gold:
        for example in cut(one.article, tokenizer, one.versions[0], size):
            opened = example.opens.astype(bool)
            assert opened[0]
            assert opened.sum() == len(example.window.parts)
            assert first[example.tags[opened]].all()
            assert (follows[example.tags[:-1], example.tags[1:]] | opened[1:]).all()


def test_words_that_lie_in_no_span_are_out(tokenizer: Any) -> None:
    article = make_article("Rain fell on the pier.\n\nThe ferry was late.", id="rain")
    tags = [x.tags for x in cut(article, tokenizer, (), 64)]
    assert np.concatenate(tags).tolist() == [0] * 11


def test_a_span_counts_in_its_own_paragraph_only(tokenizer: Any) -> None:
    article = make_article("“Go,” she said.\n\n“Go,” she said.", id="go")
    version: Version = ((Span(6, 9), "source"),)
    (one,) = cut(article, tokenizer, version, 64)
    assert np.flatnonzero(one.tags).tolist() == [4]
    assert one.tags[4] == begin("source")


MARKED = st.lists(
    st.sampled_from(
        ["“", "”", "‘", "’", '"', "'", "«", "»", "„", "``", "''", "\n", " ", "the pier", "👍", ".", ","]
    )
).map("".join)


@given(MARKED, st.integers(0, 99))
def test_restyled_text_is_as_long_and_differs_in_marks_only(text: str, seed: int) -> None:
    new = restyled(text, scan(text), random.Random(seed))
    assert len(new) == len(text)
    assert all(a == b or (a in QUOTE_MARKS and b in QUOTE_MARKS) for a, b in zip(text, new, strict=True))


def test_restyling_draws_every_style_and_leaves_marks_within_marks() -> None:
    text = "“We ‘go’,” she said. “Now.”"
    styles = {restyled(text, scan(text), random.Random(seed)) for seed in range(60)}
    assert {"«We ‘go’,» she said. «Now.»", '"We ‘go’," she said. "Now."', text} <= styles
    assert all("‘go’" in one for one in styles)


def test_restyled_words_keep_their_places_and_what_the_marks_are_for(
    gold: list[Annotated], tokenizer: Any
) -> None:
    article = gold[0].article
    plain = read_article(article, tokenizer)
    pieces = set()
    for seed in range(20):
        other = read_article(article, tokenizer, restyle=random.Random(seed))
        assert [w.starts.tolist() for w in other] == [w.starts.tolist() for w in plain]
        assert [w.marks.tolist() for w in other] == [w.marks.tolist() for w in plain]
        pieces.add(tuple(i for w in other for i in w.pieces.tolist()))
    assert len(pieces) > 3
    assert MARKS.index("open") in {i for w in plain for i in w.marks.tolist()}


def one_pass(gold: list[Annotated], tokenizer: Any, seed: object, **options: Any) -> list[list[Example]]:
    plain = [read_article(one.article, tokenizer) for one in gold]
    chosen = {"size": 48, "batch": 120, "restyle": 0.5, **options}
    return epoch(gold, plain, tokenizer, choose=random.Random(str(seed)), **chosen)


def test_a_pass_is_the_same_for_the_same_seed(gold: list[Annotated], tokenizer: Any) -> None:
    assert flat(one_pass(gold, tokenizer, "0 1")) == flat(one_pass(gold, tokenizer, "0 1"))


def test_passes_differ_in_order_and_in_where_windows_are_cut(gold: list[Annotated], tokenizer: Any) -> None:
    first, second = (flat(one_pass(gold, tokenizer, f"0 {n}", restyle=0.0)) for n in (1, 2))
    assert first != second
    assert {str(x) for x in first} != {str(x) for x in second}


def test_every_word_of_every_article_is_seen_in_a_pass(gold: list[Annotated], tokenizer: Any) -> None:
    kept = [part.kept for batch in one_pass(gold, tokenizer, 1) for x in batch for part in x.window.parts]
    words = sum(len(w) for one in gold for w in read_article(one.article, tokenizer))
    assert sum(map(len, kept)) == words


@pytest.mark.parametrize("batch", [1, 60, 120, 10_000])
def test_a_batch_holds_no_more_pieces_than_asked_for_unless_it_is_one_window(
    gold: list[Annotated], tokenizer: Any, batch: int
) -> None:
    for chosen in one_pass(gold, tokenizer, 2, batch=batch):
        assert chosen
        wide = max(x.window.inputs.shape[1] for x in chosen)
        # Windows are sorted by length only roughly, so that batches differ from pass to pass.
        assert len(chosen) == 1 or len(chosen) * wide <= batch + 24 * len(chosen)


def test_every_annotator_is_learnt_from_in_some_pass(gold: list[Annotated], tokenizer: Any) -> None:
    counts = {
        sum(int((x.tags % 2 == 1).sum()) for batch in one_pass(gold, tokenizer, n, size=500) for x in batch)
        for n in range(30)
    }
    most = sum(len(one.versions[0]) for one in gold)
    least = sum(min(len(v) for v in one.versions) for one in gold)
    assert {least, most} <= counts


def test_a_batch_is_padded_with_zeros_behind(gold: list[Annotated], tokenizer: Any) -> None:
    chosen = [x for batch in one_pass(gold, tokenizer, 3, size=64) for x in batch]
    assert len({len(x.tags) for x in chosen}) > 1
    batch = collate(chosen)
    for i, x in enumerate(chosen):
        wide, words = x.window.inputs.shape[1], len(x.tags)
        assert torch.stack(batch.inputs)[:-1, i, :wide].tolist() == x.window.inputs.tolist()
        assert batch.inputs[-1][i].tolist() == [1] * wide + [0] * (batch.inputs[-1].shape[1] - wide)
        assert not torch.stack(batch.inputs)[:, i, wide:].any()
        assert batch.mask[i].tolist() == [1] * words + [0] * (batch.mask.shape[1] - words)
        for row, meant in ((batch.first, x.window.first), (batch.tags, x.tags), (batch.opens, x.opens)):
            assert row[i, :words].tolist() == meant.tolist()
            assert not row[i, words:].any()


@pytest.mark.parametrize("blank", [0.0, 0.4, 1.0])
def test_that_share_of_pieces_is_hidden_and_special_ones_never(
    gold: list[Annotated], tokenizer: Any, blank: float
) -> None:
    torch.manual_seed(5)
    chosen = [x for batch in one_pass(gold, tokenizer, 4) for x in batch]
    plain, hidden = collate(chosen).inputs[0], collate(chosen, blank=blank).inputs[0]
    common = plain > 999
    assert (hidden == MASK)[common].float().mean().item() == pytest.approx(blank, abs=0.1)
    assert (hidden == plain)[~common].all()
    assert ((hidden == plain) | (hidden == MASK)).all()


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), max_size=6), st.integers(20, 60))
@settings(deadline=None, max_examples=40)
def test_spans_that_overlap_or_hang_over_the_text_make_allowed_tags(
    places: list[tuple[int, int]], size: int
) -> None:
    follows, first = allowed()
    version: Version = tuple(
        (Span(a, a + n), "content" if a % 2 else "source") for a, n in sorted(set(places))
    )
    article = make_article("Rain fell on the pier, and Ada Pell said it was late.\nHe left.", id="a")
    for x in cut(article, tiny(), version, size):
        assert first[x.tags[x.opens == 1]].all()
        assert (follows[x.tags[:-1], x.tags[1:]] | (x.opens[1:] == 1)).all()
