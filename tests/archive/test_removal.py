"""A takedown leaves no trace: not in the tables, the log, the segments, nor in a free page of the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quotes.archive import Archive, Writer, removal
from quotes.errors import ArchiveError
from quotes.models import Extracted, Speaker

from .conftest import faults, fill, found

MARKER = "Zwirnbart"


def marked(edition: str = "") -> Extracted:
    """An article that holds the marker in every place that can hold words."""
    one = found(4, edition=f"{edition} {MARKER * 40}")
    article = replace(one.article, id=f"{MARKER}-4", title=MARKER, where=f"{MARKER}.txt", url=MARKER)
    quote = replace(
        one.quotes[0], article_id=article.id, speaker=Speaker(f"Ada {MARKER}", "person"), why=MARKER
    )
    return Extracted(article, (quote,))


def traces(path: Path) -> list[str]:
    """Files of the archive that hold the marker."""
    return [p.name for p in path.parent.rglob("*") if p.is_file() and MARKER.encode() in p.read_bytes()]


@pytest.fixture
def taken(path: Path) -> Path:
    """An archive that holds the marked article in two versions, among others."""
    with Writer(path, inputs=[f"{MARKER}.txt"]) as writer:
        for one in (found(0), marked(), found(1)):
            writer.add(one)
    fill(path, marked(" corrected"), found(2))
    assert path.name in traces(path)
    return path


def test_no_byte_is_left_of_what_is_removed(taken: Path) -> None:
    with Writer(taken) as writer:
        assert writer.remove([f"{MARKER}-4"]) == 2
    assert traces(taken) == []
    assert faults(taken) == []
    with Archive(taken) as archive:
        assert list(archive.everything()) == [found(0), found(1), found(2)]
        held = [n for segment in archive.segments() for n in segment.documents.tolist()]
        assert held == [n for i in range(3) for n in archive.numbers(f"pier-{i}")]


def test_nothing_is_removed_if_an_id_is_unknown(taken: Path) -> None:
    with Writer(taken) as writer, pytest.raises(ArchiveError, match="holds no article 'pier-9'. Nothing was"):
        writer.remove([f"{MARKER}-4", "pier-9"])
    with Archive(taken) as archive:
        assert len(archive) == 4


def test_others_keep_the_speaker_and_the_run(ten: Path) -> None:
    with Writer(ten) as writer:
        writer.remove(["pier-0"])
    with Archive(ten) as archive:
        assert list(archive.everything()) == [found(n) for n in range(1, 10)]


def test_the_last_article_can_be_removed(path: Path) -> None:
    fill(path, marked())
    with Writer(path) as writer:
        writer.remove([f"{MARKER}-4"])
    assert traces(path) == []
    assert faults(path) == []
    assert fill(path, marked()) == {"new": 1}
    assert faults(path) == []


def test_a_reader_that_keeps_the_log_is_named_and_the_removal_finished_later(taken: Path) -> None:
    with Archive(taken) as archive:
        assert len(archive) == 4
        with Writer(taken) as writer:
            writer._connection.execute("PRAGMA busy_timeout = 20")
            with pytest.raises(ArchiveError, match="until the programs that read the archive end"):
                writer.remove([f"{MARKER}-4"])
        assert any("removal was cut short" in fault for fault in faults(taken))
        assert archive.extracted(2) == marked()
    with Writer(taken) as writer:
        writer.repair()
    assert traces(taken) == []
    assert faults(taken) == []


def test_a_removal_that_was_cut_short_is_finished_by_the_next_run(
    taken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_short(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(removal, "wipe", cut_short)
        with pytest.raises(KeyboardInterrupt), Writer(taken) as writer:
            writer.remove([f"{MARKER}-4"])
    assert any("removal was cut short" in fault for fault in faults(taken))
    fill(taken, found(5))
    assert traces(taken) == []
    assert faults(taken) == []


def test_names_that_are_no_valid_text_can_be_removed(path: Path) -> None:
    odd = replace(found(1), article=replace(found(1).article, id="\ud800"), quotes=())
    fill(path, odd, found(2))
    with Writer(path) as writer:
        assert writer.remove(["\ud800"]) == 1
    assert faults(path) == []
