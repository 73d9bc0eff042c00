"""The configuration as the user sees and changes it: each setting, its value, and where that comes from."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from citecli.cli import settings
from citecli.errors import BadInput, Failed
from citecli.network.services import Services, services_from
from citecli.render.output import MEASURE

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

DEFAULT = "default"
_DEFAULTS: Mapping[str, str] = {
    "library": "",
    "style": "apa",
    "locale": "",
    "pager": "",
    "measure": str(MEASURE),
    settings.STRICT: "false",
}
_VARIABLES = {"library": "CITECLI_LIBRARY", "style": "CITECLI_STYLE", "pager": "PAGER"}


class Setting(NamedTuple):
    """One setting, and where its value comes from."""

    name: str
    """As the user types it: `style`, `services.doi`."""
    value: str
    """The value as text; "" is a value, too."""
    origin: str
    """A variable of the environment, the path of the configuration file, or `DEFAULT`."""


def names() -> tuple[str, ...]:
    """The names of all settings."""
    return (*_DEFAULTS, *(f"{settings.SERVICES}.{field}" for field in Services._fields))


def file_path(environment: Mapping[str, str]) -> Path:
    """Where the configuration file is, or would be. Raises `Failed` when there is no folder for it."""
    path = settings.configuration_file(environment)
    if path is None:
        raise Failed("there is no folder for the configuration file; set CITECLI_CONFIG to a path")
    return path


def all_settings(environment: Mapping[str, str]) -> tuple[tuple[Setting, ...], tuple[str, ...]]:
    """Every setting, and the names of values in the file that citecli does not know.

    Raises `BadInput` when the file can't be read.
    """
    path = settings.configuration_file(environment)
    table = settings.read(path) if path and path.is_file() else {}
    in_effect = settings.settings_of(table, path or Path())
    in_file = _flat(table)
    entries = []
    for name, default in _DEFAULTS.items():
        variable = _VARIABLES.get(name, "")
        # A variable for citecli wins over the file, which wins over one for every program (PAGER).
        if variable.startswith("CITECLI") and environment.get(variable):
            entries.append(Setting(name, environment[variable], variable))
        elif name in in_file:
            value = getattr(in_effect, name)
            text = str(value).lower() if isinstance(value, bool) else str(value)
            entries.append(Setting(name, text, str(path)))
        elif variable and environment.get(variable):
            entries.append(Setting(name, environment[variable], variable))
        else:
            entries.append(Setting(name, default, DEFAULT))
    for field, value in services_from(in_effect.services)._asdict().items():
        name = f"{settings.SERVICES}.{field}"
        text = f"{value:g}" if isinstance(value, float) else str(value)
        entries.append(Setting(name, text, str(path) if name in in_file else DEFAULT))
    return tuple(entries), tuple(sorted(in_file.keys() - set(names())))


def change(environment: Mapping[str, str], name: str, value: str | None) -> Path:
    """Set a setting in the file (`None` removes it); comments, order and other lines stay. Returns the file's path.

    Raises `BadInput` for an unknown name or an impossible value, `Failed` when the file can't be written.
    """
    import tomlkit

    from citecli.library import writing

    require_name(name)
    path = file_path(environment)
    if path.is_file():
        settings.read(path)  # the same message as everywhere for a file that is no TOML
    document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.is_file() else tomlkit.document()
    _set(document, name, value)
    services = settings.settings_of(document.unwrap(), path).services
    services_from(services)
    writing.make_folder(path.parent)
    # A link to a file kept elsewhere (dotfiles) stays a link.
    writing.write(path.resolve(), tomlkit.dumps(document).encode())
    return path


def require_name(name: str) -> None:
    """Raises `BadInput`, with the nearest name, when there is no setting of that name."""
    if name not in names():
        from difflib import get_close_matches

        near = get_close_matches(name, names(), n=1)
        hint = f"did you mean {near[0]}?" if near else "list the settings with `citecli config`"
        raise BadInput(f"there is no setting “{name}”; {hint}")


def _flat(table: Mapping[str, object]) -> dict[str, object]:
    flat: dict[str, object] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            flat |= {f"{key}.{inner}": own for inner, own in value.items()}
        else:
            flat[key] = value
    return flat


def _typed_value(name: str, value: str) -> str | int | float | bool:
    """A value as TOML has it: a number or a truth where the setting is one. Raises `BadInput` when it can't be."""
    if name == settings.STRICT:
        if value.lower() not in ("true", "false"):
            raise BadInput(f"{name} must be true or false, not “{value}”")
        return value.lower() == "true"
    usual = getattr(Services(), name.partition(".")[2], "") if "." in name else (0 if name == "measure" else "")
    if isinstance(usual, str):
        return value
    try:
        return int(value) if value.isdecimal() else float(value)
    except ValueError:
        raise BadInput(f"{name} must be a number, not “{value}”") from None


def _set(document: "TOMLDocument", name: str, value: str | None) -> None:
    """Set or remove a value in its table, which is made where it is missing."""
    import tomlkit
    from tomlkit.items import AbstractTable

    table_name, _, key = name.rpartition(".")
    if value is None:
        table = document.get(table_name, {}) if table_name else document
        if isinstance(table, AbstractTable | tomlkit.TOMLDocument) and key in table:
            del table[key]
        return
    if not table_name:
        document[key] = _typed_value(name, value)
        return
    if not isinstance(document.get(table_name), AbstractTable):
        document[table_name] = tomlkit.table()
    table = document[table_name]
    assert isinstance(table, AbstractTable)
    table[key] = _typed_value(name, value)
