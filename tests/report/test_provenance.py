"""Every output can say what made it."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from pathlib import Path

import pytest

from quotes import _version
from quotes.detect.tagger import SHIPPED
from quotes.models import Article, Span, Zone
from quotes.report.provenance import InputHash, digest, made_by, weights_sha256
from quotes.settings import Settings


def test_what_made_an_output_names_package_model_and_settings() -> None:
    made = made_by("extract", Settings(occasion_days=9), input_sha256="ab")
    assert made["quotes"] == _version.__version__
    both = [
        hashlib.sha256((SHIPPED / name).read_bytes()).hexdigest() for name in ("tagger.onnx", "links.npz")
    ]
    assert made["weights_sha256"] == hashlib.sha256("".join(both).encode()).hexdigest()
    assert made["settings"]["occasion_days"] == 9
    assert made["input_sha256"] == "ab"
    assert json.loads(json.dumps(made)) == made


def test_workers_and_threads_change_nothing_that_is_made() -> None:
    assert digest(made_by("extract", Settings(workers=4, threads=2))) == digest(
        made_by("extract", Settings())
    )


@pytest.mark.parametrize("other", [("verify", Settings()), ("extract", Settings(model="none"))])
def test_another_command_or_setting_gives_another_hash(other: tuple[str, Settings]) -> None:
    assert digest(made_by(*other)) != digest(made_by("extract", Settings()))


def test_a_tagger_in_a_folder_is_known_by_its_weights(tmp_path: Path) -> None:
    (tmp_path / "tagger.onnx").write_bytes(b"weights")
    assert weights_sha256(str(tmp_path)) == hashlib.sha256(b"weights").hexdigest()


@pytest.mark.parametrize("model", ["no_such_model", "a/b", "\x00"])
def test_a_tagger_that_is_not_there_has_no_hash(model: str) -> None:
    assert weights_sha256(model) is None


def test_the_hash_of_the_input_changes_with_text_metadata_zones_and_order(article: Article) -> None:
    other = dataclasses.replace(article, id="other")
    inputs = [
        [article, other],
        [other, article],
        [dataclasses.replace(article, text="x"), other],
        [dataclasses.replace(article, published="2020-01-01"), other],
        [dataclasses.replace(article, zones=(Zone("headline", Span(0, 7)),)), other],
    ]
    hashes = []
    for given in inputs:
        seen = InputHash()
        assert list(seen.watch(given)) == given
        hashes.append(seen.hexdigest())
    assert len(set(hashes)) == len(inputs)


def test_where_an_article_was_read_from_does_not_matter(article: Article) -> None:
    hashes = []
    for where in ("a.txt", "b.txt"):
        seen = InputHash()
        list(seen.watch([dataclasses.replace(article, where=where)]))
        hashes.append(seen.hexdigest())
    assert hashes[0] == hashes[1]
