"""The configuration as the user sees and changes it: each setting, its value, and where that comes from."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from citecli.cli import settings
from citecli.errors import BadInput, Failed, InvalidRequest
from citecli.network.services import Services, services_from
from citecli.render.output import MEASURE
from citecli.text.safe import safe_line

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

DEFAULT = "default"
_MOST_REPAIRS = 100
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


class Configuration(NamedTuple):
    """What the configuration says."""

    settings: tuple[Setting, ...]
    """Every setting. One that the file has a wrong value for has its default."""
    unknown: tuple[str, ...]
    """The names of values in the file that citecli does not know."""
    problems: tuple[str, ...]
    """What is wrong with the file, and how to repair it, a line each."""


def all_settings(environment: Mapping[str, str]) -> Configuration:
    """What the configuration says, whatever is wrong with its file. Raises `BadInput` when there is no reading it."""
    path = settings.configuration_file(environment)
    table, problems = _readable_values(path) if path and path.is_file() else ({}, ())
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
    return Configuration(tuple(entries), tuple(sorted(in_file.keys() - set(names()))), problems)


def _readable_values(path: Path) -> "tuple[dict[str, object], tuple[str, ...]]":
    """The values in a file that can be used, and what is wrong with the others."""
    values, problem = settings.parse(_content(path))
    if problem:
        hint = "set any setting with `citecli config NAME VALUE`, and such lines become comments"
        return {}, (f"{path}, {problem}; no setting in it is used; {hint}",)
    problems = settings.problems_of(values)
    services = values.get(settings.SERVICES, {})
    if not problems and isinstance(services, Mapping):
        for key, value in services.items():
            try:
                services_from(((str(key), value),))
            except BadInput as error:
                problems[f"{settings.SERVICES}.{key}"] = str(error)
    for name in problems:
        _remove(values, name)
    return values, tuple(f"{path}: {problem}; {_hint(name)}" for name, problem in problems.items())


def _hint(name: str) -> str:
    if name not in names():
        return "take it out of the file"
    return f"the default is used; correct it with `citecli config {name} VALUE`, or remove it with --unset"


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"can't read the configuration file {path}: {(error.strerror or str(error)).lower()}") from None


def _remove(values: dict[str, object], name: str) -> None:
    """Take a value out, `services.doi` of its table."""
    table, _, key = name.rpartition(".")
    inner = values.get(table) if table else values
    if isinstance(inner, dict):
        inner.pop(key, None)


def _repaired(data: bytes) -> tuple[str, int]:
    """The text of a TOML file in which every line that is no TOML is a comment, and how many those are."""
    lines = []
    count = 0
    for line in data.removeprefix(b"\xef\xbb\xbf").split(b"\n"):
        try:
            lines.append(line.decode().rstrip("\r"))
        except UnicodeDecodeError:
            lines.append(_comment(line.decode("utf-8", "replace")))
            count += 1
    lines = lines[:-1] if lines[-1] == "" else lines
    while problem := settings.parse("\n".join(lines).encode())[1]:
        number = int(problem.split()[1].rstrip(":")) - 1
        # A text or a list that is never closed is complained of at the end: it begins further up.
        while number >= 0 and (number >= len(lines) or not lines[number].strip() or lines[number].startswith("#")):
            number -= 1
        if number < 0 or count > _MOST_REPAIRS:
            lines = list(map(_comment, lines))
            break
        lines[number] = _comment(lines[number])
        count += 1
    # A comment in TOML has no control characters, and is one line.
    return "".join(f"{safe_line(line) if line.startswith('#') else line}\n" for line in lines), count


def _comment(line: str) -> str:
    """A line as a comment; TOML has no control characters in these either."""
    return f"# {safe_line(line)}".rstrip()


def change(environment: Mapping[str, str], name: str, value: str | None) -> tuple[Path, int]:
    """Set a setting in the file (`None` removes it); comments, order and other lines stay.

    Returns the file's path, and how many of its lines were no TOML and are comments now.

    Raises `BadInput` for an unknown name or an impossible value, `Failed` when the file can't be written.
    """
    import tomlkit

    from citecli.library import writing
    from citecli.library.store import real_path

    require_name(name)
    path = file_path(environment)
    data = _content(path) if path.is_file() else b""
    text, repairs = _repaired(data) if settings.parse(data)[1] else (data.decode("utf-8-sig"), 0)
    document = tomlkit.parse(text)
    _set(document, name, value)
    values = document.unwrap()
    if value is not None:
        if problem := settings.problems_of(values).get(name):
            raise InvalidRequest(problem)
        if name.startswith(f"{settings.SERVICES}."):
            key = name.partition(".")[2]
            try:
                services_from(((key, values[settings.SERVICES][key]),))
            except BadInput as error:
                raise InvalidRequest(str(error)) from None
    try:
        writing.make_folder(path.parent)
        # A link to a file kept elsewhere (dotfiles) stays a link.
        writing.write(real_path(path), tomlkit.dumps(document).encode())
    except Failed as error:
        raise Failed(str(error).replace(writing.CHOOSE, "name another file with CITECLI_CONFIG")) from None
    return path, repairs


def require_name(name: str) -> None:
    """Raises `BadInput`, with the nearest name, when there is no setting of that name."""
    if name not in names():
        from difflib import get_close_matches

        near = get_close_matches(name, names(), n=1)
        hint = f"did you mean {near[0]}?" if near else "list the settings with `citecli config`"
        raise InvalidRequest(f"there is no setting “{name}”; {hint}")


def _flat(table: Mapping[str, object]) -> dict[str, object]:
    flat: dict[str, object] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            flat |= {f"{key}.{inner}": own for inner, own in value.items()}
        else:
            flat[key] = value
    return flat


def _typed_value(name: str, value: str) -> str | int | float | bool:
    """A value as TOML has it: a number or a truth where the setting is one. Raises `InvalidRequest`."""
    if name == settings.STRICT:
        if value.lower() not in ("true", "false"):
            raise InvalidRequest(f"{name} must be true or false, not “{value}”")
        return value.lower() == "true"
    usual = getattr(Services(), name.partition(".")[2], "") if "." in name else (0 if name == "measure" else "")
    if isinstance(usual, str):
        return value
    try:
        return int(value) if value.isdecimal() else float(value)
    except ValueError:
        raise InvalidRequest(f"{name} must be a number, not “{value}”") from None


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
