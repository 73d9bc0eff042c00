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
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".html": "html_page",
    ".htm": "html_page",
    ".xhtml": "html_page",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".odt": "odt",
    ".epub": "epub",
    ".xml": "jats",
    ".nxml": "jats",
    ".jats": "jats",
    ".rtf": "rtf",
    ".eml": "eml",
    ".mbox": "mbox",
    ".srt": "srt",
    ".vtt": "webvtt",
}
_KINDS = {
    "pdf": "a PDF", "docx": "a Word file", "odt": "an OpenDocument text", "epub": "an e-book", "rtf": "RTF",
    "html_page": "a web page", "jats": "JATS", "webvtt": "WebVTT", "srt": "SRT", "eml": "a message",
    "mbox": "a mailbox", "markdown": "Markdown",
}  # fmt: skip
_NOT_READ = {
    ".doc": "old Word files are not read; save it as .docx first",
    ".pages": "Pages files are not read; export it as .docx or .pdf first",
    ".mobi": "Kindle files are not read; convert it to .epub first",
    ".azw3": "Kindle files are not read; convert it to .epub first",
    ".djvu": "DjVu files are not read; convert it to .pdf first",
    ".pptx": "slides are not read; export them as .pdf first",
    ".xlsx": "sheets are not read; export the text as .txt first",
}


class _Reader(Protocol):
    def read(self, source: Source) -> Document: ...


def suffixes() -> frozenset[str]:
    """The suffixes of files that a folder of documents is searched for."""
    return frozenset(_READERS) - {""}


def read(source: Source) -> Document:
    """The document in `source`: read by its suffix, unless its content is plainly of another format.

    Without a suffix that is known, the content decides, and what nothing tells is tried as plain text. Raises
    `UnreadableDocument` for a format that is not read, and whatever the reader finds wrong.
    """
    named = _READERS.get(source.suffix, "") if source.suffix else ""
    chosen = named or "plain_text"
    if named != "plain_text" or not _is_plainly_text(source.data):
        from citecli.readers.sniffing import BINARY, sniff

        found = sniff(source.data)
        if not named:
            if reason := _NOT_READ.get(source.suffix if found == "" else ""):
                raise UnreadableDocument(f"{source.name}: {reason}")
            chosen = found or "plain_text"
        elif found in BINARY or (found and named in (*BINARY, "jats")):
            chosen = found
    try:
        document = cast(_Reader, import_module(f"citecli.readers.{chosen}")).read(source)
    except UnreadableDocument as error:
        if source.name in str(error):
            raise
        raise UnreadableDocument(f"{source.name}: {error}") from None
    if named and chosen != named:
        remark = f"{source.name} is {_KINDS[chosen]} by its content, and was read as such"
        document = document._replace(remarks=(remark, *document.remarks))
    return document


def _is_plainly_text(data: bytes) -> bool:
    """Whether `data` begins with no signature that a text can't have: most files are told apart without the sniffer."""
    return not data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"%PDF", b"PK\x03\x04", b"{\\rtf"))
