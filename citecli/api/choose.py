"""Which documents a command works on."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from citecli.documents.model import Document
from citecli.errors import CitecliError, NothingMatched, UnreadableDocument
from citecli.library.library import Library
from citecli.library.store import has_documents


class Choice(NamedTuple):
    """The documents, and for each name that led to none the reason. A batch goes on past them."""

    documents: tuple[Document, ...]
    errors: tuple[CitecliError, ...] = ()


def choose(library: Library, names: Sequence[str]) -> Choice:
    """The documents that `names` mean, in that order and each once; without names the whole library.

    A folder means all documents in it. A single name that means none raises its error, for then nothing is left to do.
    """
    if not names:
        problems = tuple(UnreadableDocument(entry.problem) for entry in library.entries() if entry.problem)
        return Choice(library.documents(), problems)
    if len(names) == 1 and not _is_folder(names[0]):
        return Choice((library.find(names[0]),))
    found: dict[tuple[str, str], Document] = {}
    errors: list[CitecliError] = []
    for name in names:
        try:
            part = _all_in(name) if _is_folder(name) else Choice((library.find(name),))
        except CitecliError as error:
            errors.append(error)
            continue
        errors += part.errors
        for document in part.documents:
            found.setdefault((document.path, document.id), document)
    return Choice(tuple(found.values()), tuple(errors))


def _is_folder(name: str) -> bool:
    """Whether a name can only be meant as a folder's: it is there, and written as a path or with documents in it."""
    try:
        path = Path(name)
        return path.is_dir() and ("/" in name or "\\" in name or name in (".", "..") or has_documents(path))
    except (OSError, ValueError):
        return False


def _all_in(name: str) -> Choice:
    """The documents of a folder; `NothingMatched` when there is none."""
    choice = choose(Library(Path(name)), ())
    if not choice.documents and not choice.errors:
        raise NothingMatched(f"there is no document in {name}")
    return choice
