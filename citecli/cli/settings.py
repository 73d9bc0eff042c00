"""Settings from the environment and the configuration file. Read once per run and passed on."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from citecli.errors import BadInput


class Settings(NamedTuple):
    """The settings of a run. (A named tuple: every start makes one.)"""

    library: str = ""
    """The folder that the configuration names, "" for none."""
    library_in_environment: str = ""
    """The folder that `CITECLI_LIBRARY` names, "" for none."""
    style: str = ""
    """The style to use where none is named, "" for the default."""
    locale: str = ""
    """The language of terms and dates, "" for that of the style."""
    pager: str = ""
    """The command line of the pager, "" for `PAGER`."""
    measure: int = 0
    """Cells of a line of prose, 0 for the default."""
    strict_csl: bool = False
    """Whether styles are followed as they are, without what their manuals ask for beyond CSL."""
    services: tuple[tuple[str, str | float], ...] = ()
    """The names and values of the table `[services]`; what they may be is known where they are used."""


TEXTS = ("library", "style", "locale", "pager")
STRICT = "strict_csl"
MEASURES = range(30, 201)
SERVICES = "services"


def load(environment: Mapping[str, str]) -> Settings:
    """The settings of this run. `BadInput` when the configuration file is no TOML or has a value of the wrong kind."""
    path = configuration_file(environment)
    from_file = settings_of(read(path), path) if path and path.is_file() else Settings()
    return from_file._replace(
        library_in_environment=environment.get("CITECLI_LIBRARY", ""),
        style=environment.get("CITECLI_STYLE", "") or from_file.style,
    )


def settings_of(values: Mapping[str, object], path: Path) -> Settings:
    """The settings in a configuration file; unknown names are ignored. `BadInput` for a value of a wrong type."""
    texts = {key: values.get(key, "") for key in TEXTS}
    for key, value in texts.items():
        if not isinstance(value, str):
            raise BadInput(f'the configuration file {path}: {key} must be text, as in {key} = "…"')
    measure = values.get("measure", 0)
    if isinstance(measure, bool) or not isinstance(measure, int) or (measure and measure not in MEASURES):
        raise BadInput(f"the configuration file {path}: measure must be a number from {MEASURES[0]} to {MEASURES[-1]}")
    strict = values.get(STRICT, False)
    if not isinstance(strict, bool):
        raise BadInput(f"the configuration file {path}: {STRICT} must be true or false")
    table = values.get(SERVICES, {})
    if not isinstance(table, Mapping) or not all(_is_plain(value) for value in table.values()):
        raise BadInput(
            f'the configuration file {path}: [services] must have texts and numbers, as in doi = "https://…"'
        )
    services = tuple((str(key), value) for key, value in table.items())
    known = {key: str(value) for key, value in texts.items()}
    return Settings(**known, measure=measure, strict_csl=strict, services=services)


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float) and not isinstance(value, bool)


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


def read(path: Path) -> dict[str, object]:
    """The values of a TOML file. `BadInput` when it can't be read."""
    import tomllib

    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"can't read the configuration file {path}: {error}") from None
