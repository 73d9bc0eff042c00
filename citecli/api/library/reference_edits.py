"""What a user says of a reference, as a change to a sidecar: `--author "Maté, Aaron"`, `--set publisher=…`."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from citecli.errors import BadInput, ConflictingRequest
from citecli.library.sidecar_edit import SidecarChange
from citecli.references.csl_json import from_item
from citecli.references.dates import read_date
from citecli.references.json_dates import date_item
from citecli.references.json_names import name_item
from citecli.references.model import ItemType
from citecli.references.variables import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES, TEXT_VARIABLES
from citecli.references.written_names import written_name

VARIABLES = NAME_VARIABLES | DATE_VARIABLES | NUMBER_VARIABLES | TEXT_VARIABLES | {"id", "type"}
_BY_NAME = {name.casefold().replace("_", "-"): name for name in VARIABLES} | {
    "date": "issued", "journal": "container-title", "site": "container-title", "doi": "DOI", "key": "id",
}  # fmt: skip
_OPTIONS = {"title": "--title", "issued": "--date", "URL": "--url", "type": "--type", "author": "--author"}

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?://)?[^\s<>\"/][^\s<>\"]*")


class Fields(NamedTuple):
    """What was said. "" is said of nothing; several authors are one each. `assignments` are `VARIABLE=VALUE`.

    `unset` names variables that are to be said nothing of.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    date: str = ""
    type: str = ""
    url: str = ""
    key: str = ""
    tags: tuple[str, ...] = ()
    assignments: tuple[str, ...] = ()
    unset: tuple[str, ...] = ()


def change(fields: Fields) -> SidecarChange:
    """The change that `fields` ask for.

    Raises `BadInput` for a value that its variable can't have, `ConflictingRequest` for one that is set and unset.
    """
    said: list[tuple[str, str]] = [
        (name, value)
        for name, value in (
            ("title", fields.title),
            ("issued", fields.date),
            ("type", fields.type),
            ("URL", fields.url),
            ("id", fields.key),
        )
        if value
    ]
    said += [("author", name) for name in fields.authors]
    for assignment in fields.assignments:
        name, equals, value = assignment.partition("=")
        if not equals or not name.strip():
            raise BadInput(f"“{assignment}” sets nothing; write VARIABLE=VALUE, as in publisher=Verso")
        said.append((variable(name), value.strip()))
    item: dict[str, object] = {}
    for name, value in said:
        _say(item, name, value)
    if item:
        _, problems = from_item({"id": "x", "type": "document", **item})
        if problems:
            raise BadInput(problems[0])
    unset = frozenset(map(variable, fields.unset))
    if both := unset & item.keys():
        raise ConflictingRequest(f"{min(both)} can't be set and unset at once")
    if "id" in unset:
        raise BadInput("a document needs its id; set another with --key")
    return SidecarChange(item, silenced=unset - {"type"}, removed=unset & {"type"}, tags=tags(fields.tags))


def tags(written: Iterable[str]) -> tuple[str, ...]:
    """Tags as they are kept: each without spaces around; a comma parts two."""
    parts = (_sound(" ".join(part.split())) for one in written for part in one.replace(";", ",").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def variable(name: str) -> str:
    """The CSL variable that a user's word means, whatever its case. Raises `BadInput` with the nearest."""
    wanted = name.strip().casefold().replace("_", "-")
    if found := _BY_NAME.get(wanted):
        return found
    from difflib import get_close_matches

    near = get_close_matches(wanted, _BY_NAME, n=2, cutoff=0.6)
    hint = f"did you mean {' or '.join(_BY_NAME[one] for one in near)}?" if near else "CSL's variables are meant"
    raise BadInput(f"there is no variable “{name.strip()}”; {hint}")


def option(name: str) -> str:
    """How a variable is set on the command line, with a place for its value."""
    if name == "author":
        return '--author "Family, Given"'
    if name in _OPTIONS:
        return f"{_OPTIONS[name]} …"
    return f"--set {name}=…"


def remedy(identifier: str, missing: Iterable[str]) -> str:
    """The command that fills in what is missing, "" when nothing is."""
    places = " ".join(map(option, missing))
    return f"citecli edit {identifier} {places}" if places else ""


def _say(item: dict[str, object], name: str, value: str) -> None:
    value = _sound(value)
    if name in NAME_VARIABLES:
        one = written_name(value)
        if one != type(one)():
            people = item.setdefault(name, [])
            assert isinstance(people, list)
            people.append(name_item(one))
        return
    if name in DATE_VARIABLES:
        date = read_date(value)
        if date.start is None and not (len(value) > 1 and value[0] == value[-1] == '"'):
            raise BadInput(f'“{value}” is no date; write 2021-03-03, March 2021 or c. 1850, or put words in "…"')
        item[name] = date_item(date)
    elif name == "URL" and value and not _ADDRESS.fullmatch(value):
        raise BadInput(f"“{value}” is no address; write all of it, as in https://example.org/harbour")
    elif name == "type":
        item[name] = _type(value)
    elif name == "id":
        if not value.strip() or any(char.isspace() or not char.isprintable() or char in "/\\,;{}@" for char in value):
            raise BadInput(f"“{value}” is no key: letters, figures and -_.: without spaces make one")
        item[name] = value
    else:
        item[name] = value


def _type(value: str) -> str:
    wanted = value.strip().casefold().replace(" ", "-")
    known = {str(one).replace("_", "-"): str(one) for one in ItemType}
    found = known.get(wanted.replace("_", "-"))
    if found:
        return found
    from difflib import get_close_matches

    near = get_close_matches(wanted, known, n=2, cutoff=0.5) or [one for one in known if wanted in one][:3]
    hint = f"did you mean {' or '.join(near)}?" if near else "CSL's item types are meant: book, report, webpage, …"
    raise BadInput(f"there is no type “{value}”; {hint}")


def _sound(text: str) -> str:
    """`text`, if it is one. An argument in another encoding holds halves of characters."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadInput("what was typed is no valid UTF-8") from None
    return text
