"""Settings: what the environment and the configuration file say. Built once for a run, and passed on."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from citecli.errors import BadInput


class Settings(NamedTuple):
    """What a run starts from, "" where nothing was said. `library_in_environment` is `CITECLI_LIBRARY`."""

    library: str = ""
    library_in_environment: str = ""
    style: str = ""
    locale: str = ""


def load(environment: Mapping[str, str]) -> Settings:
    """The settings of this run. `BadInput` when the configuration file is no TOML or says something that isn't text."""
    path = configuration_file(environment)
    found = _read(path) if path and path.is_file() else {}
    return Settings(
        library=found.get("library", ""),
        library_in_environment=environment.get("CITECLI_LIBRARY", ""),
        style=environment.get("CITECLI_STYLE", "") or found.get("style", ""),
        locale=found.get("locale", ""),
    )


def configuration_file(environment: Mapping[str, str]) -> Path | None:
    """Where the configuration is looked for: `CITECLI_CONFIG`, else the system's usual place for them.

    platformdirs knows these places too, but takes longer to load than the rest of a run that needs no other of them.
    """
    if named := environment.get("CITECLI_CONFIG"):
        return Path(named).expanduser()
    home = environment.get("HOME") or environment.get("USERPROFILE")
    base: str | None
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA")
    elif environment.get("XDG_CONFIG_HOME"):
        base = environment["XDG_CONFIG_HOME"]
    elif sys.platform == "darwin":
        base = f"{home}/Library/Application Support" if home else None
    else:
        base = f"{home}/.config" if home else None
    return Path(base) / "citecli" / "config.toml" if base else None


def _read(path: Path) -> dict[str, str]:
    import tomllib

    try:
        with path.open("rb") as file:
            found = tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"the configuration {path} can't be read: {error}") from None
    for key, value in found.items():
        if key in Settings._fields and not isinstance(value, str):
            raise BadInput(f'the configuration {path}: {key} must be text, as in {key} = "…"')
    return {key: value for key, value in found.items() if isinstance(value, str)}


def user_folder() -> Path:
    """The user's data folder, where a library is kept when nobody names another."""
    if os.name == "posix" and sys.platform != "darwin":
        # What platformdirs would say, without the time that loading it takes.
        base = os.environ.get("XDG_DATA_HOME") or os.path.join(os.path.expanduser("~"), ".local", "share")  # noqa: PTH111, PTH118
        return Path(base) / "citecli"
    from platformdirs import user_data_path

    return user_data_path("citecli", appauthor=False)


def cache_folder() -> Path:
    """The folder for what can be made anew at any time."""
    if os.name == "posix" and sys.platform != "darwin":
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")  # noqa: PTH111, PTH118
        return Path(base) / "citecli"
    from platformdirs import user_cache_path

    return user_cache_path("citecli", appauthor=False)
