"""Convert bibliographic options (`--author "Maté, Aaron"`, `--set publisher=…`) to a change of a sidecar."""

import re
from collections.abc import Iterable

from citecli.errors import ConflictingRequest, InvalidRequest
from citecli.frozen import FrozenValue
from citecli.library.sidecar_edit import SidecarChange
from citecli.references.csl_json import from_item
from citecli.references.dates import read_date
from citecli.references.identifiers import without_credentials
from citecli.references.json_values import date_item, name_item
from citecli.references.model import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES, TEXT_VARIABLES, ItemType
from citecli.references.names import read_name
from citecli.text.messages import series, shell_argument

VARIABLES = NAME_VARIABLES | DATE_VARIABLES | NUMBER_VARIABLES | TEXT_VARIABLES | {"id", "type"}
_BY_NAME = {name.casefold().replace("_", "-"): name for name in VARIABLES} | {
    "date": "issued", "journal": "container-title", "site": "container-title", "doi": "DOI", "key": "id",
}  # fmt: skip
_OPTIONS = {"title": "--title", "issued": "--date", "URL": "--url", "type": "--type", "author": "--author"}

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?://)?[^\s<>\"/][^\s<>\"]*")


class ReferenceEdits(FrozenValue):
    """Bibliographic data that a user gives for a document; "" or () for anything not given."""

    title: str = ""
    authors: tuple[str, ...] = ()
    """The authors, one name each, in any usual form (`Maté, Aaron`)."""
    date: str = ""
    """The date of publication, in any usual form."""
    type: str = ""
    """An item type of CSL."""
    url: str = ""
    """The document's address."""
    key: str = ""
    """The id by which it is cited."""
    tags: tuple[str, ...] = ()
    """Tags to be added."""
    assignments: tuple[str, ...] = ()
    """CSL variables, as `VARIABLE=VALUE`."""
    unset: tuple[str, ...] = ()
    """Variables to be emptied."""


def sidecar_change(edits: ReferenceEdits) -> SidecarChange:
    """The change to a sidecar that `edits` ask for.

    Raises `InvalidRequest` for an invalid value, `ConflictingRequest` for a variable that is both set and unset.
    """
    values: list[tuple[str, str]] = [
        (name, value)
        for name, value in (
            ("title", edits.title),
            ("issued", edits.date),
            ("type", edits.type),
            ("URL", edits.url),
            ("id", edits.key),
        )
        if value
    ]
    values += [("author", name) for name in edits.authors]
    for assignment in edits.assignments:
        name, equals, value = assignment.partition("=")
        if not equals or not name.strip():
            raise InvalidRequest(f"“{assignment}” is not an assignment; write VARIABLE=VALUE, as in publisher=Verso")
        values.append((variable_named(name), value.strip()))
    item: dict[str, object] = {}
    for name, value in values:
        _set(item, name, value)
    if item:
        _, problems = from_item({"id": "x", "type": "document", **item})
        if problems:
            raise InvalidRequest(problems[0])
    unset = frozenset(map(variable_named, edits.unset))
    if both := unset & item.keys():
        raise ConflictingRequest(f"{min(both)} can't be both set and unset")
    if "id" in unset:
        raise InvalidRequest("a document needs an id; change it with --key")
    return SidecarChange(item, silenced=unset - {"type"}, removed=unset & {"type"}, tags=tags(edits.tags))


def tags(texts: Iterable[str]) -> tuple[str, ...]:
    """The tags in `written`, stripped; commas separate several tags in one text."""
    parts = (_valid_text(" ".join(part.split())) for text in texts for part in text.replace(";", ",").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def variable_named(name: str) -> str:
    """The CSL variable that a user names, in any case. Raises `InvalidRequest`, with the most similar names."""
    wanted = name.strip().casefold().replace("_", "-")
    if variable := _BY_NAME.get(wanted):
        return variable
    from difflib import get_close_matches

    near = get_close_matches(wanted, _BY_NAME, n=2, cutoff=0.6)
    hint = (
        f"did you mean {series([_BY_NAME[key] for key in near])}?" if near else "use a CSL variable, such as publisher"
    )
    raise InvalidRequest(f"unknown variable “{name.strip()}”; {hint}")


def option_for(name: str) -> str:
    """The command line option that sets a variable, with a placeholder for its value."""
    if name == "author":
        return '--author "Family, Given"'
    if name in _OPTIONS:
        return f"{_OPTIONS[name]} …"
    return f"--set {name}=…"


def edit_command(identifier: str, missing: Iterable[str]) -> str:
    """The `citecli edit` command that sets the `missing` variables, "" when none is missing."""
    places = " ".join(map(option_for, missing))
    return f"citecli edit {shell_argument(identifier)} {places}" if places else ""


def _set(item: dict[str, object], name: str, value: str) -> None:
    value = without_credentials(_valid_text(value))
    if name in NAME_VARIABLES:
        person = read_name(value)
        # In braces anything may be a name: there is a band that is called !!!.
        is_named = bool(person.literal) and value.startswith("{")
        if not is_named and not any(char.isalnum() for char in person.family + person.given + person.literal):
            raise InvalidRequest(f'“{value}” is no name; write "Family, Given", or {{The Quay}} for an organization')
        people = item.setdefault(name, [])
        assert isinstance(people, list)
        people.append(name_item(person))
        return
    if name in DATE_VARIABLES:
        date = read_date(value)
        if date.start is None and not (len(value) > 1 and value[0] == value[-1] == '"'):
            raise InvalidRequest(
                f'“{value}” is not a date; write 2021-03-03, March 2021 or c. 1850, or any words in "…"'
            )
        item[name] = date_item(date)
    elif name == "URL" and value and not _ADDRESS.fullmatch(value):
        raise InvalidRequest(f"“{value}” is not an address; write it in full, as in https://example.org/harbour")
    elif name == "type":
        item[name] = _type(value)
    elif name == "id":
        if not value.strip() or any(char.isspace() or not char.isprintable() or char in "/\\,;{}@" for char in value):
            raise InvalidRequest(f"“{value}” is not a key; use letters, digits and -_.: without spaces")
        item[name] = value
    else:
        item[name] = value


def _type(value: str) -> str:
    wanted = value.strip().casefold().replace(" ", "-")
    types = {str(kind).replace("_", "-"): str(kind) for kind in ItemType}
    if kind := types.get(wanted.replace("_", "-")):
        return kind
    from difflib import get_close_matches

    near = get_close_matches(wanted, types, n=2, cutoff=0.5) or [kind for kind in types if wanted in kind][:3]
    hint = f"did you mean {series(near)}?" if near else "use a CSL item type: book, report, webpage, …"
    raise InvalidRequest(f"unknown type “{value}”; {hint}")


def _valid_text(text: str) -> str:
    """Return `text` if it is valid Unicode: an argument in another encoding contains lone surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InvalidRequest("the arguments are not valid UTF-8") from None
    return text
