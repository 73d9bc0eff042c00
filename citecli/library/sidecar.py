"""The sidecar: a CSL-JSON item beside a document that says what the document itself does not, or says it better."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from citecli.documents.model import Document
from citecli.documents.page_numbers import numbered_by
from citecli.errors import InvalidReference
from citecli.frozen import replace
from citecli.readers import decoding, source
from citecli.references.csl_json import from_item
from citecli.text.safe import safe_line

ORIGIN = "sidecar"


def read_item(path: Path) -> Mapping[str, object]:
    """The item in a sidecar, as written. Raises `InvalidReference` when it holds none, or several."""
    file = source.read_file(path)
    return _item(decoding.decode(file.data, file.name).text, file.name)


def encoding_of(item: Mapping[str, object]) -> str:
    """The encoding of the document's file that a sidecar's item states in its `custom` field, else ""."""
    custom = item.get("custom")
    encoding = custom.get("encoding") if isinstance(custom, Mapping) else ""
    return encoding if isinstance(encoding, str) else ""


def with_encoding(item: Mapping[str, object], encoding: str) -> dict[str, object]:
    """A sidecar's item that states the encoding of the document's file."""
    custom = item.get("custom")
    return {**item, "custom": {**(custom if isinstance(custom, Mapping) else {}), "encoding": encoding}}


def with_item(document: Document, item: Mapping[str, object], name: str) -> Document:
    """`document` with the fields of a sidecar's item in place of its own; `name` is the sidecar's, for messages.

    A field that is null or "" is taken out. Raises `InvalidReference` for a field that can't be read.
    """
    own = document.reference
    stated = {key: value for key, value in item.items() if value is not None and value != ""}
    # A whole item has an id and a type; a sidecar may leave both to the document.
    reference, problems = from_item({"id": own.id or Path(name).stem, "type": own.type, **stated})
    if problems:
        raise InvalidReference(f"{name}: {problems[0]}")
    removed = item.keys() - stated.keys()
    merged = replace(
        own,
        id=reference.id if "id" in stated and _can_be_typed(reference.id) else own.id,
        type=reference.type,
        texts={key: value for key, value in {**own.texts, **reference.texts}.items() if key not in removed},
        names={key: value for key, value in {**own.names, **reference.names}.items() if key not in removed},
        dates={key: value for key, value in {**own.dates, **reference.dates}.items() if key not in removed},
        custom={**own.custom, **reference.custom},
    )
    changed = {
        *reference.texts,
        *reference.names,
        *reference.dates,
        *reference.custom,
        *(stated.keys() & {"id", "type"}),
    }
    origins = {key: value for key, value in document.origins.items() if key not in removed}
    document = replace(document, reference=merged, origins={**origins, **dict.fromkeys(changed - removed, ORIGIN)})
    return numbered_by(document)


def _can_be_typed(identifier: str) -> bool:
    """Whether an id can be typed as it is shown: it has no control characters, and none that can't be seen."""
    return safe_line(identifier) == identifier


def _item(text: str, name: str) -> Mapping[str, object]:
    try:
        data = json.loads(text)
    except ValueError as error:
        raise InvalidReference(f"{name} is not JSON: {error}") from None
    except RecursionError:
        raise InvalidReference(f"{name} is nested too deeply") from None
    if isinstance(data, Mapping) and isinstance(data.get("items"), list):
        data = data["items"]
    if isinstance(data, list):
        if len(data) != 1:
            raise InvalidReference(f"{name} must hold one CSL-JSON item, not {len(data)}")
        data = data[0]
    if not isinstance(data, Mapping):
        raise InvalidReference(f'{name} must hold one CSL-JSON item, an object such as {{"title": "…"}}')
    return cast(Mapping[str, object], data)
