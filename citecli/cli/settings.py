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
    for problem in problems_of(values).values():
        raise BadInput(f"the configuration file {path}: {problem}; correct it with `citecli config NAME VALUE`")
    table = values.get(SERVICES, {})
    services = tuple((str(key), value) for key, value in table.items()) if isinstance(table, Mapping) else ()
    texts = {key: str(values.get(key, "")) for key in TEXTS}
    return Settings(
        **texts, measure=int(str(values.get("measure", 0))), strict_csl=values.get(STRICT) is True, services=services
    )


def problems_of(values: Mapping[str, object]) -> dict[str, str]:
    """What is wrong with the values of a configuration file, by the names of the settings."""
    problems = {
        key: f'{key} must be text, as in {key} = "…"' for key in TEXTS if not isinstance(values.get(key, ""), str)
    }
    measure = values.get("measure", 0)
    if isinstance(measure, bool) or not isinstance(measure, int) or (measure and measure not in MEASURES):
        problems["measure"] = f"measure must be a number from {MEASURES[0]} to {MEASURES[-1]}"
    if not isinstance(values.get(STRICT, False), bool):
        problems[STRICT] = f"{STRICT} must be true or false"
    table = values.get(SERVICES, {})
    if not isinstance(table, Mapping):
        problems[SERVICES] = '[services] must have texts and numbers, as in doi = "https://…"'
    else:
        problems |= {
            f"{SERVICES}.{key}": f"{SERVICES}.{key} must be a text or a number"
            for key, value in table.items()
            if not _is_plain(value)
        }
    return problems


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
    try:
        values, problem = parse(path.read_bytes())
    except OSError as error:
        raise BadInput(f"can't read the configuration file {path}: {(error.strerror or str(error)).lower()}") from None
    if problem:
        raise BadInput(f"the configuration file {path}, {problem}; correct it, or see `citecli config`")
    return values


def parse(data: bytes) -> tuple[dict[str, object], str]:
    """The values of a TOML file; or none, and what is wrong with it, beginning with the line."""
    import tomllib

    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return {}, f"line {data.count(10, 0, error.start) + 1} is not UTF-8"
    try:
        return tomllib.loads(text), ""
    except tomllib.TOMLDecodeError as error:
        reason, _, place = str(error).partition(" (at ")
        line = place.partition(",")[0] if place.startswith("line ") else f"line {text.count(chr(10)) + 1}"
        return {}, f"{line}: {reason[:1].lower()}{reason[1:]}"
    except RecursionError:
        return {}, "line 1: it is nested too deeply"
    except ValueError:
        # Thousands of digits, which Python refuses to read without saying where they are.
        import re

        match = re.search(r"(?<![\d_])[\d_]{4000}", text)
        number = text.count("\n", 0, match.start() if match else 0) + 1
        return {}, f"line {number}: a number has too many digits"
