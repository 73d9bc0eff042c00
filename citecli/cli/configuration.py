"""The configuration as the user sees and changes it: each setting, its value, and where that comes from."""

import re
from collections.abc import Mapping
from json import dumps
from pathlib import Path
from typing import NamedTuple

from citecli.cli import settings
from citecli.errors import BadInput, Failed
from citecli.library import writing
from citecli.network.services import Services, configured
from citecli.render.screen import MEASURE

DEFAULT = "default"
_DEFAULTS: Mapping[str, str] = {"library": "", "style": "apa", "locale": "", "pager": "", "measure": str(MEASURE)}
_VARIABLES = {"library": "CITECLI_LIBRARY", "style": "CITECLI_STYLE", "pager": "PAGER"}
_TABLE = re.compile(r"^\s*\[")
_KEY = re.compile(r"""^\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*=""")


class Setting(NamedTuple):
    """A setting by its name (`style`, `services.doi`), its value as text, and what said so; "" is a value, too."""

    name: str
    value: str
    origin: str


def names() -> tuple[str, ...]:
    """The names of all settings."""
    return (*_DEFAULTS, *(f"{settings.SERVICES}.{field}" for field in Services._fields))


def everything(environment: Mapping[str, str]) -> tuple[tuple[Setting, ...], tuple[str, ...]]:
    """Every setting, and the names of values in the file that citecli does not know.

    Raises `BadInput` when the file can't be read.
    """
    path = settings.configuration_file(environment)
    found = settings.read(path) if path and path.is_file() else {}
    said = settings.checked(found, path or Path())
    services = configured(said.services)
    in_file = _flat(found)
    answer = []
    for name, default in _DEFAULTS.items():
        variable = _VARIABLES.get(name, "")
        # What is said to citecli itself wins over what is said to every program.
        if variable.startswith("CITECLI") and environment.get(variable):
            answer.append(Setting(name, environment[variable], variable))
        elif name in in_file:
            answer.append(Setting(name, str(getattr(said, name)), str(path)))
        elif variable and environment.get(variable):
            answer.append(Setting(name, environment[variable], variable))
        else:
            answer.append(Setting(name, default, DEFAULT))
    for field, value in services._asdict().items():
        name = f"{settings.SERVICES}.{field}"
        shown = f"{value:g}" if isinstance(value, float) else str(value)
        answer.append(Setting(name, shown, str(path) if name in in_file else DEFAULT))
    return tuple(answer), tuple(sorted(in_file.keys() - set(names())))


def change(environment: Mapping[str, str], name: str, value: str | None) -> Path:
    """Set a setting in the file (`None`: take it out), and leave its other lines as they are; the file.

    Raises `BadInput` for a name or value that there can't be, `Failed` when the file can't be written.
    """
    known(name)
    path = settings.configuration_file(environment)
    if path is None:
        raise Failed("there is no folder for the configuration; set CITECLI_CONFIG to a file")
    before = path.read_text(encoding="utf-8") if path.is_file() else ""
    wanted = settings.read(path) if before else {}
    _set(wanted, name, value)
    settings.checked(wanted, path)
    configured(settings.checked(wanted, path).services)
    after = _edited(before, name, value)
    if _parsed(after) != wanted:
        raise Failed(f"{path} is written in a way that citecli can't change; do it by hand: {name} = …")
    writing.make_folder(path.parent)
    # A link to a file kept elsewhere (dotfiles) stays a link.
    writing.write(path.resolve(), after.encode())
    return path


def known(name: str) -> None:
    """Raises `BadInput`, with the nearest, when there is no setting of that name."""
    if name not in names():
        from difflib import get_close_matches

        near = get_close_matches(name, names(), n=1)
        hint = f"did you mean {near[0]}?" if near else "`citecli config` lists those there are"
        raise BadInput(f"there is no setting “{name}”; {hint}")


def _flat(found: Mapping[str, object]) -> dict[str, object]:
    flat: dict[str, object] = {}
    for key, value in found.items():
        if isinstance(value, Mapping):
            flat |= {f"{key}.{inner}": own for inner, own in value.items()}
        else:
            flat[key] = value
    return flat


def _value(name: str, value: str) -> str | int | float:
    """A value as TOML has it: a number where one is meant."""
    usual = getattr(Services(), name.partition(".")[2], "") if "." in name else (0 if name == "measure" else "")
    if isinstance(usual, str):
        return value
    try:
        return int(value) if value.isdecimal() else float(value)
    except ValueError:
        raise BadInput(f"{name} must be a number, not “{value}”") from None


def _set(found: dict[str, object], name: str, value: str | None) -> None:
    table, _, key = name.rpartition(".")
    if table:
        inner = found.get(table, {})
        own = dict(inner) if isinstance(inner, Mapping) else {}
        _set(own, key, value) if value is None else own.update({key: _value(name, value)})
        if own or table in found:
            found[table] = own
    elif value is None:
        found.pop(key, None)
    else:
        found[key] = _value(name, value)


def _edited(text: str, name: str, value: str | None) -> str:
    """The file's text with one line changed, put in, or taken out."""
    table, _, key = name.rpartition(".")
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    start, end = _part(lines, table)
    at = next((index for index in range(start, end) if _key(lines[index]) == key), -1)
    if value is None:
        if at >= 0:
            del lines[at]
        return "".join(lines)
    made = _value(name, value)
    line = f"{key} = {dumps(made, ensure_ascii=False) if isinstance(made, str) else made}\n"
    if at >= 0:
        lines[at] = line
    elif table and start < 0:
        lines += ["\n"] * bool(lines) + [f"[{table}]\n", line]
    else:
        while end > max(start, 0) and not lines[end - 1].strip():
            end -= 1
        lines.insert(end, line)
    return "".join(lines)


def _part(lines: list[str], table: str) -> tuple[int, int]:
    """The lines of a table: from after its heading up to the next; -1 and -1 when there is none."""
    headings = [index for index, line in enumerate(lines) if _TABLE.match(line)]
    if not table:
        return 0, headings[0] if headings else len(lines)
    for position, index in enumerate(headings):
        if lines[index].partition("#")[0].strip().strip("[]").strip() == table:
            return index + 1, headings[position + 1] if position + 1 < len(headings) else len(lines)
    return -1, -1


def _key(line: str) -> str:
    match = _KEY.match(line)
    return next((part for part in match.groups() if part is not None), "") if match else ""


def _parsed(text: str) -> dict[str, object] | None:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
