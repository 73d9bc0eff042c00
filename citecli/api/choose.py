"""Which documents a command works on."""

from collections.abc import Sequence
from typing import NamedTuple

from citecli.documents.model import Document
from citecli.errors import CitecliError, UnreadableDocument
from citecli.library.library import Library


class Choice(NamedTuple):
    """The documents, and for each name that led to none the reason. A batch goes on past them."""

    documents: tuple[Document, ...]
    errors: tuple[CitecliError, ...] = ()


def choose(library: Library, names: Sequence[str]) -> Choice:
    """The documents that `names` mean, in that order and each once; without names the whole library.

    A single name that means none raises its error, for then nothing is left to do.
    """
    if not names:
        problems = tuple(UnreadableDocument(entry.problem) for entry in library.entries() if entry.problem)
        return Choice(library.documents(), problems)
    if len(names) == 1:
        return Choice((library.find(names[0]),))
    found: dict[tuple[str, str], Document] = {}
    errors = []
    for name in names:
        try:
            document = library.find(name)
        except CitecliError as error:
            errors.append(error)
            continue
        found.setdefault((document.path, document.id), document)
    return Choice(tuple(found.values()), tuple(errors))
