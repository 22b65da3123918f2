from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given, settings

from quotes.detect.choice import PRICES, Right
from quotes.detect.crf import Floats
from quotes.detect.labels import Label
from quotes.detect.tagger import SHIPPED, Tagger, load_tagger
from quotes.detect.words import Words
from quotes.errors import ModelError
from quotes.models import Span
from quotes.text.marks import scan
from quotes.text.paragraphs import paragraphs

from .test_words import ANY_TEXT

RIGHTS: tuple[Right, ...] = ("exact", "overlap")
FERRY = "“The ferry is late,” said Mara Lind, the harbour master."
RAIN = (
    "Rain fell on the harbour all day, and the nets hung in the sheds until the wind turned in the evening."
)
ARTICLES = (
    FERRY,
    f"{RAIN}\n\n{FERRY}\n\nThe council will vote in May.",
    "Ivo Brandt, a skipper from Lunby, said that the old pier was rotten.\n\n“We told them,” he said.",
    RAIN,
    "",
)


def labels(text: str, tagger: Tagger | None = None) -> list[Label]:
    return (tagger or load_tagger()).read(text, paragraphs(text), scan(text)).labels


def words(text: str, found: list[Label]) -> list[tuple[str, str]]:
    return [(one.name, one.span.of(text)) for one in found]


def check(text: str, found: list[Label]) -> None:
    edges = [0]
    for one in found:
        assert edges[-1] <= one.span.start < one.span.end <= len(text)
        assert 0.0 <= one.probability <= 1.0
        edges.append(one.span.end)


def test_a_plain_sentence_is_labelled_to_the_letter() -> None:
    assert words(FERRY, labels(FERRY)) == [
        ("content", "“The ferry is late,”"),
        ("cue", "said"),
        ("source", "Mara Lind, the harbour master"),
    ]


def test_a_text_in_which_nobody_speaks_has_no_content() -> None:
    assert [one for one in labels(RAIN) if one.name == "content"] == []


@pytest.mark.parametrize("text", ["", " \n\n\t", "\x00", "\ud800", "\u200b\n\u200b"], ids=ascii)
def test_a_text_without_words_has_no_labels(text: str) -> None:
    assert labels(text) == []


def test_offsets_point_into_the_text_wherever_its_paragraphs_lie() -> None:
    before = "\x00👩‍👩‍👧 e\u0301\ud800 日本\r\n\r\n"
    moved = labels(before + FERRY)
    assert words(before + FERRY, moved)[-3:] == words(FERRY, labels(FERRY))


def test_the_same_text_has_the_same_labels_twice() -> None:
    assert [labels(text) for text in ARTICLES] == [labels(text) for text in ARTICLES]


def test_articles_in_another_order_have_the_same_labels() -> None:
    assert [labels(text) for text in reversed(ARTICLES)] == [labels(text) for text in ARTICLES][::-1]


def test_more_threads_find_the_same_labels() -> None:
    two = load_tagger(threads=2)
    assert two is not load_tagger()
    assert [labels(text, two) for text in ARTICLES] == [labels(text) for text in ARTICLES]


def test_the_tagger_is_loaded_once() -> None:
    assert load_tagger(SHIPPED) is load_tagger(SHIPPED)


def test_only_the_paragraphs_asked_for_are_labelled() -> None:
    text = f"{FERRY}\n{RAIN}\n{FERRY}"
    last = paragraphs(text)[-1]
    found = load_tagger().read(text, [last], scan(text)).labels
    assert words(text, found) == words(FERRY, labels(FERRY))
    assert all(last.holds(one.span) for one in found)


def test_a_paragraph_of_many_windows_is_labelled_all_through() -> None:
    filling = " ".join([RAIN] * 70)
    text = " ".join([FERRY, filling, FERRY, filling, FERRY])
    assert len(text.split()) > 2_800
    found = load_tagger().read(text, [Span(0, len(text))], scan(text)).labels
    check(text, found)
    speech = [
        one.span.start
        for one in found
        if one.name == "content" and one.span.of(text).startswith("“The ferry")
    ]
    assert speech == [i for i in range(len(text)) if text.startswith(FERRY, i)]
    assert [text for name, text in words(text, found) if name == "source" and "Lind" in text] == [
        "Mara Lind, the harbour master"
    ] * 3


class Unsure(Tagger):
    """A tagger whose network is unsure of all that it says."""

    def scores(self, paragraphs: Sequence[Words]) -> list[Floats]:
        return [one / 4 for one in super().scores(paragraphs)]


@pytest.fixture
def unsure() -> Tagger:
    sure = load_tagger()
    return Unsure(sure._session, sure._tokenizer, sure.crf, reliability=sure.reliability, size=sure._size)


def test_labels_that_shall_be_exact_are_those_alone_that_are_likely_to_the_letter(unsure: Tagger) -> None:
    exact, overlapping = (
        [
            one
            for text in ARTICLES
            for one in unsure.read(text, paragraphs(text), scan(text), right=right).labels
        ]
        for right in RIGHTS
    )
    assert exact
    assert all(one.probability > PRICES["exact"][one.name] for one in exact)
    assert len(overlapping) > len(exact)


def test_labels_are_chosen_to_overlap_the_true_ones_unless_said_otherwise(unsure: Tagger) -> None:
    chosen = [unsure.read(text, paragraphs(text), scan(text), right="overlap").labels for text in ARTICLES]
    assert chosen == [labels(text, unsure) for text in ARTICLES]


@pytest.mark.parametrize("right", RIGHTS)
def test_labels_of_an_unsure_tagger_are_in_order_and_inside_the_text(unsure: Tagger, right: Right) -> None:
    for text in ARTICLES:
        check(text, unsure.read(text, paragraphs(text), scan(text), right=right).labels)


@given(ANY_TEXT)
@example("“\x00”, said \ud800.")
@example("[SEP] “[CLS] the ferry,” [MASK] said [PAD].")
@settings(deadline=None, max_examples=100)
def test_labels_of_any_string_are_in_order_and_inside_it(text: str) -> None:
    check(text, labels(text))


@given(ANY_TEXT, ANY_TEXT)
@settings(deadline=None, max_examples=20)
def test_a_string_around_a_quote_is_no_reason_to_fail(before: str, behind: str) -> None:
    text = f"{before}{FERRY}{behind}"
    found = load_tagger().read(text, [Span(0, len(text))], scan(text)).labels
    check(text, found)


@pytest.mark.parametrize(
    "token",
    [
        pytest.param("x" * 100_000, id="letters"),
        pytest.param("日" * 5_000, id="each a word of its own"),
        pytest.param("“" * 5_000, id="marks"),
        pytest.param("e" + "\u0301" * 100_000, id="accents"),
        pytest.param("👩‍👩‍👧" * 20_000, id="emoji"),
        pytest.param("\x00" * 100_000, id="NULs"),
    ],
)
@pytest.mark.issue(3)
def test_one_token_without_end_is_read_to_its_end(token: str) -> None:
    text = f"{FERRY}\n{token} {FERRY}\n{FERRY}"
    found = labels(text)
    check(text, found)
    assert words(text, found)[:3] == words(FERRY, labels(FERRY))
    assert ("cue", "said") in [
        (one.name, one.span.of(text)) for one in found if one.span.start > len(text) - 50
    ]


MILLION = """
import json, resource, sys
from pathlib import Path
from quotes.detect.tagger import load_tagger
from quotes.models import Span
from quotes.text.marks import scan

ferry, rain, crew = json.loads(sys.argv[1])
lines = (rain + "\\n" + crew + "\\n") * (500_000 // len(rain + crew))
once = (rain.rstrip(".") + ", ") * (500_000 // len(rain))
text = lines + once + "\\n" + ferry
text += " " * (1_000_000 - len(text))
spans, start = [], 0
for line in text.splitlines(keepends=True):
    spans.append(Span(start, start + len(line)))
    start += len(line)
assert len(text) >= 1_000_000 and max(map(len, spans)) > 490_000
found = load_tagger().read(text, spans, scan(text)).labels
status = Path("/proc/self/status")
if status.exists():  # getrusage would count what the parent held when it forked
    peak = next(int(line.split()[1]) for line in status.open() if line.startswith("VmHWM")) * 1024
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({
    "peak": peak, "end": len(text),
    "labels": [[one.span.start, one.span.end, one.name] for one in found],
    "last": [one.span.of(text) for one in found if one.span.start >= text.rindex(ferry)],
}))
"""


@pytest.mark.issue(3)
def test_a_million_characters_half_of_them_one_paragraph_take_bounded_memory() -> None:
    """The only test of this size; it takes about a minute of one core."""
    crew = (
        "Crews who had waited for the tide since Monday mended ropes, and two boats were towed to the yard."
    )
    script = [sys.executable, "-c", MILLION, json.dumps([FERRY, RAIN, crew])]
    done = json.loads(subprocess.run(script, capture_output=True, check=True, timeout=1_200).stdout)
    assert done["last"] == ["“The ferry is late,”", "said", "Mara Lind, the harbour master"]
    edges = [edge for start, end, _ in done["labels"] for edge in (start, end)]
    assert edges == sorted(edges)
    assert edges[-1] <= done["end"]
    assert done["peak"] < 500_000_000


def test_labelling_loads_neither_torch_nor_spacy_nor_transformers() -> None:
    script = (
        "import sys\n"
        "from quotes.corpus import make_article\n"
        "from quotes.detect import detect\n"
        f"assert detect(make_article({FERRY!r}, language='en'))[0]\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    loaded = set(run.stdout.split())
    assert {"onnxruntime", "tokenizers"} <= loaded
    assert loaded.isdisjoint({"torch", "spacy", "thinc", "transformers", "onnx", "pandas"})


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder that holds a copy of the tagger that ships."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "tagger"))


def test_a_copy_of_the_folder_is_the_same_tagger(copy: Path) -> None:
    assert labels(FERRY, load_tagger(copy)) == labels(FERRY)


NAMES = ("tagger.onnx", "tagger.json", "tokenizer.json")


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_that_lacks_a_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelError, match=str(copy)):
        load_tagger(copy)


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_with_a_truncated_file_is_named(copy: Path, name: str) -> None:
    whole = (copy / name).read_bytes()
    (copy / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ModelError, match=str(copy)):
        load_tagger(copy)


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_with_a_file_of_rubbish_is_named(copy: Path, name: str) -> None:
    (copy / name).write_bytes(random.Random(1).randbytes(2_000))
    with pytest.raises(ModelError, match=str(copy)):
        load_tagger(copy)


@pytest.mark.parametrize("key", ["size", "follows", "starts", "reliability", "tags"])
def test_a_folder_whose_description_lacks_a_value_is_named(copy: Path, key: str) -> None:
    values = json.loads((copy / "tagger.json").read_text(encoding="utf-8"))
    del values[key]
    (copy / "tagger.json").write_text(json.dumps(values), encoding="utf-8")
    with pytest.raises(ModelError, match=str(copy)):
        load_tagger(copy)


def test_a_tagger_of_other_tags_is_refused(copy: Path) -> None:
    values = json.loads((copy / "tagger.json").read_text(encoding="utf-8")) | {
        "tags": ["O", "B-name", "I-name"]
    }
    (copy / "tagger.json").write_text(json.dumps(values), encoding="utf-8")
    with pytest.raises(ModelError, match=str(copy)):
        load_tagger(copy)


def test_a_folder_without_learned_links_labels_the_same(copy: Path) -> None:
    (copy / "links.npz").unlink()
    bare = load_tagger(copy)
    assert bare.linker is None
    assert load_tagger().linker is not None
    assert labels(FERRY, bare) == labels(FERRY)


def test_links_of_another_network_or_of_rubbish_are_refused(copy: Path) -> None:
    with np.load(copy / "links.npz") as weights:
        narrow = {name: array[:, :-10] if name == "content" else array for name, array in weights.items()}
    np.savez(copy / "links.npz", **narrow)
    with pytest.raises(ModelError, match="links.npz was not made for this network"):
        load_tagger(copy)
    (copy / "links.npz").write_bytes(b"rubbish")
    with pytest.raises(ModelError, match="links.npz holds no weights of links"):
        load_tagger.__wrapped__(copy)


def test_no_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="nowhere.*quotes train"):
        load_tagger(tmp_path / "nowhere")


def test_a_file_is_no_folder(copy: Path) -> None:
    with pytest.raises(ModelError, match="tagger.onnx"):
        load_tagger(copy / "tagger.onnx")
