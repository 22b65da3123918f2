"""Settings: one frozen value; defaults < `quotes.toml` < flags."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from quotes.errors import SettingsError

_LEAST = {"workers": 1, "threads": 1, "ngram": 1, "occasion_days": 0}
_KINDS = {"int": "a whole number", "str": "text"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that changes what `quotes` finds.

    Attributes:
        model: Folder of a tagger that `quotes train` wrote; the one that ships if empty.
        registry: File of known speakers, CSV or JSONL; none if empty.
        workers: Processes that read articles; 1 works in this process.
        threads: CPU threads of the tagger in each process.
        ngram: Words in the n-grams that find candidates.
        occasion_days: Two reports further apart than this are held to be of different occasions
            unless something else ties them together.
    """

    model: str = ""
    registry: str = ""
    workers: int = 1
    threads: int = 1
    ngram: int = 3
    occasion_days: int = 4

    def __post_init__(self) -> None:
        wrong = [
            f"{f.name} must be {_KINDS[str(f.type)]}, not {getattr(self, f.name)!r}"
            for f in fields(self)
            if type(getattr(self, f.name)).__name__ != f.type
        ]
        if not wrong:
            wrong = [
                f"{name} must be at least {least}, not {getattr(self, name)}"
                for name, least in _LEAST.items()
                if getattr(self, name) < least
            ]
        if wrong:
            raise SettingsError("settings: " + "; ".join(wrong) + ".")


def load_settings(path: str | Path | None = None, **flags: Any) -> Settings:
    """Merge the defaults, a TOML file and flags into settings.

    Args:
        path: A settings file. Without one, `quotes.toml` in the working folder is read if it is there.
        flags: Values that win over the file; None means not given.

    Raises:
        SettingsError: The file cannot be read, or names a setting that does not exist. All that is
            wrong is said at once.
    """
    chosen = Path("quotes.toml" if path is None else path)
    values: dict[str, Any] = {}
    if path is not None and not chosen.is_file():
        raise SettingsError(f"{path}: no such settings file. Check the path.")
    if chosen.is_file():
        try:
            values = tomllib.loads(chosen.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as err:
            raise SettingsError(
                f"{chosen}: cannot be read as TOML: {err}. Correct it or name another."
            ) from err
    return merge(Settings(), values, where=str(chosen), flags=flags)


def merge(base: Settings, values: Mapping[str, Any], *, where: str, flags: Mapping[str, Any]) -> Settings:
    """Return `base` with `values` and then `flags` laid over it.

    Raises:
        SettingsError: A value names no setting or has the wrong type.
    """
    known = {f.name for f in fields(Settings)}
    unknown = sorted(set(values) - known)
    if unknown:
        raise SettingsError(
            f"{where}: no such setting: {', '.join(unknown)}. Settings are: {', '.join(sorted(known))}."
        )
    given = {name: value for name, value in flags.items() if value is not None}
    try:
        base = replace(base, **values)
    except SettingsError as err:
        raise SettingsError(f"{where}: {err}") from err
    return replace(base, **given)
