"""Documents as JSON lines: an object a line, with its `text` and, if known, an `id` and variables of CSL-JSON."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from citecli.documents.model import Document
from citecli.errors import CitecliError, DocumentNotFound, UnreadableDocument
from citecli.frozen import replace
from citecli.library.library import STANDARD_INPUT
from citecli.library.names import with_id
from citecli.library.sidecar import ORIGIN as SIDECAR
from citecli.library.sidecar import with_item
from citecli.readers import plain_text
from citecli.readers.source import LARGEST_INPUT
from citecli.text.messages import unforeseen

ORIGIN = "JSON line"


def document_lines(name: str) -> Iterator[Document | CitecliError]:
    """The documents of a file (`-` is standard input), one at a time; in place of a line that is none, what is wrong.

    Raises `DocumentNotFound` or `UnreadableDocument` when the file can't be opened.
    """
    if name == STANDARD_INPUT:
        yield from _documents(sys.stdin.buffer, "standard input", "document")
        return
    path = Path(name)
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise DocumentNotFound(f"there is no file {name}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a valid file name"
        raise UnreadableDocument(f"{name} can't be read: {reason.lower()}") from None
    with file:
        yield from _documents(file, name, path.stem)


def _documents(file: BinaryIO, name: str, stem: str) -> Iterator[Document | CitecliError]:
    taken: set[str] = set()
    number = 0
    while line := file.readline(LARGEST_INPUT + 1):
        number += 1
        if not line.strip():
            continue
        place = f"{name}, line {number}"
        if len(line) > LARGEST_INPUT:
            yield UnreadableDocument(f"{place} is too long: the limit is {LARGEST_INPUT // 1024 // 1024} MB")
            return
        try:
            document = with_id(_document(line, place), f"{stem}-{number}", taken)
        except CitecliError as error:
            yield error
            continue
        except Exception as error:  # whatever goes wrong in one line costs no other
            yield UnreadableDocument(f"{place} can't be read ({unforeseen(error)})")
            continue
        taken.add(document.id)
        yield document


def _document(line: bytes, place: str) -> Document:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        raise UnreadableDocument(f"{place} is not JSON") from None
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        raise UnreadableDocument(f'{place} must be an object with a text, like {{"id": "…", "text": "…"}}')
    document = plain_text.document(item.pop("text"), place)
    document = with_item(document, item, place)
    origins = {field: ORIGIN if origin == SIDECAR else origin for field, origin in document.origins.items()}
    return replace(document, origins=origins, path=place)
