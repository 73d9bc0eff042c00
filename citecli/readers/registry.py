"""Which reader reads which file: a table from suffix to module. A new format is one module and one line here."""

from importlib import import_module
from typing import Protocol, cast

from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.readers.source import Source

_READERS = {
    "": "plain_text",
    ".txt": "plain_text",
    ".text": "plain_text",
}
_NOT_YET = {
    ".pdf": "PDF", ".docx": "Word", ".doc": "Word", ".odt": "OpenDocument", ".epub": "EPUB", ".rtf": "RTF",
    ".html": "HTML", ".htm": "HTML", ".xhtml": "HTML",
}  # fmt: skip


class _Reader(Protocol):
    def read(self, source: Source) -> Document: ...


def suffixes() -> frozenset[str]:
    """The suffixes of files that a folder of documents is searched for."""
    return frozenset(_READERS) - {""}


def read(source: Source) -> Document:
    """The document in `source`, read by its suffix; an unknown suffix is tried as plain text.

    Raises `UnreadableDocument` for a format that is not read, and whatever the reader finds wrong.
    """
    if kind := _NOT_YET.get(source.suffix):
        raise UnreadableDocument(f"{source.name}: {kind} files are not read yet; export the text as .txt first")
    module = import_module(f"citecli.readers.{_READERS.get(source.suffix, 'plain_text')}")
    return cast(_Reader, module).read(source)
