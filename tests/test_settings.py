from pathlib import Path

import pytest

from quotes.errors import SettingsError
from quotes.settings import Settings, load_settings


def test_a_file_wins_over_the_defaults_and_flags_over_the_file(tmp_path: Path) -> None:
    path = tmp_path / "quotes.toml"
    path.write_text("workers = 3\noccasion_days = 9\n")
    assert load_settings(path, workers=2, model=None) == Settings(workers=2, occasion_days=9)
    assert load_settings(str(path)) == Settings(workers=3, occasion_days=9)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("speed = 3", "no such setting: speed", id="unknown"),
        pytest.param("workers = 'many'", "workers must be a whole number, not 'many'", id="type"),
        pytest.param(
            "workers = 0\nngram = 0", "workers must be at least 1, not 0; ngram must", id="all at once"
        ),
        pytest.param("occasion_days = -1", "occasion_days must be at least 0, not -1", id="days"),
        pytest.param("workers", "cannot be read as TOML", id="syntax"),
    ],
)
def test_a_wrong_file_is_named_with_what_is_wrong(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(text)
    with pytest.raises(SettingsError, match="mine.toml") as error:
        load_settings(path)
    assert message in str(error.value)


def test_a_settings_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such settings file"):
        load_settings(tmp_path / "none.toml")
