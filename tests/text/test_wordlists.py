from pathlib import Path

import pytest

import quotes

ROOT = Path(quotes.__file__).parent
DATA = sorted([*ROOT.glob("*/data/*.txt"), *ROOT.glob("*/data/*.tsv")])


@pytest.mark.parametrize("path", DATA, ids=lambda p: f"{p.parts[-3]}-{p.stem}")
def test_no_entry_stands_twice_in_a_word_list(path: Path) -> None:
    parts = 2 if path.stem == "speaker_confidence" else 1  # a rule stands with each margin
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    names = [line.split("\t")[:parts] for line in lines]
    assert len({tuple(name) for name in names}) == len(names)
