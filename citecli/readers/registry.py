"""Which reader reads which file: one table of formats. A new format is one module and one line in it."""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.frozen import FrozenValue, replace
from citecli.readers import sniffing
from citecli.readers.source import Source


class FileFormat(FrozenValue):
    """A format of documents or drafts. Modules are named, not imported: only the one that is needed is loaded."""

    title: str
    """What a user calls a file of the format, with its article: "a PDF"."""

    suffixes: tuple[str, ...]
    """Suffixes of files in lower case, the usual one first; "" for a file without one."""

    reader: str = ""
    """The module and function in `citecli.readers` that reads it as a document, "" when none does."""

    draft_reader: str = ""
    """The module in `citecli.drafts` that reads it as a draft; "" when a draft is the text of the document."""

    media_types: tuple[str, ...] = ()
    """Media types under which it is sent."""

    recognizes: Callable[[bytes], bool] | None = None
    """Whether bytes are of the format by their content; `None` when nothing tells."""

    is_binary: bool = False
    """Whether the signature is one that no text has by chance."""


# Content is compared with the signatures in this order.
FORMATS = (
    FileFormat("a PDF", (".pdf",), "pdf.read", "", ("application/pdf",), sniffing.is_pdf, True),
    FileFormat(
        "a Word file", (".docx", ".docm"), "docx.read", "docx",
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",), sniffing.is_docx, True,
    ),
    FileFormat("an e-book", (".epub",), "epub.read", "", ("application/epub+zip",), sniffing.is_epub, True),
    FileFormat(
        "an OpenDocument text", (".odt",), "odt.read", "", ("application/vnd.oasis.opendocument.text",),
        sniffing.is_odt, True,
    ),
    FileFormat("RTF", (".rtf",), "rtf.read", "", ("application/rtf", "text/rtf"), sniffing.is_rtf, True),
    FileFormat("WebVTT", (".vtt",), "captions.read_webvtt", "", ("text/vtt",), sniffing.is_webvtt),
    FileFormat(
        "a web page", (".html", ".htm", ".xhtml"), "html_page.read", "html", ("text/html", "application/xhtml+xml"),
        sniffing.is_html,
    ),
    FileFormat("JATS", (".xml", ".nxml", ".jats"), "jats.read", "", (), sniffing.is_jats),
    FileFormat("SRT", (".srt",), "captions.read_srt", "", (), sniffing.is_srt),
    FileFormat("a mailbox", (".mbox",), "mail.read_mailbox", "", (), sniffing.is_mailbox),
    FileFormat("a message", (".eml",), "mail.read_message", "", (), sniffing.is_message),
    FileFormat(
        "Markdown", (".md", ".markdown", ".mdown", ".mkd"), "markdown.read", "markdown", ("text/markdown",),
        sniffing.has_front_matter,
    ),
    FileFormat("a notebook in Markdown", (".qmd", ".rmd"), "", "markdown"),
    FileFormat("LaTeX", (".tex", ".ltx", ".latex"), "", "latex"),
    FileFormat("plain text", (".txt", ".text", ""), "plain_text.read", "plain", ("text/plain",)),
)  # fmt: skip
PLAIN_TEXT = FORMATS[-1]
_BY_SUFFIX = {suffix: form for form in FORMATS for suffix in form.suffixes}
_BY_MEDIA_TYPE = {media_type: form for form in FORMATS for media_type in form.media_types}
_NOT_READ = {
    ".doc": "old Word files can't be read; save it as .docx first",
    ".pages": "Pages files can't be read; export it as .docx or .pdf first",
    ".mobi": "Kindle files can't be read; convert it to .epub first",
    ".azw3": "Kindle files can't be read; convert it to .epub first",
    ".djvu": "DjVu files can't be read; convert it to .pdf first",
    ".pptx": "slides can't be read; export them as .pdf first",
    ".xlsx": "spreadsheets can't be read; export the text as .txt first",
}


def suffixes() -> frozenset[str]:
    """The suffixes of files that a folder of documents is searched for, in lower case."""
    return frozenset(suffix for suffix, form in _BY_SUFFIX.items() if form.reader and suffix)


def format_of_suffix(suffix: str) -> FileFormat | None:
    """The format that files with a suffix (lower case, "" for none) are of, `None` for a suffix that is not known."""
    return _BY_SUFFIX.get(suffix)


def format_of_content(data: bytes) -> FileFormat | None:
    """The format that bytes begin like, `None` when nothing tells."""
    return next((form for form in FORMATS if form.recognizes is not None and form.recognizes(data)), None)


def suffix_of(data: bytes, suffix: str = "", media_type: str = "") -> str:
    """The suffix to keep bytes under, so that the library lists them.

    It is that of their media type, else their own `suffix`, else that of what they look like, else that of plain text.
    """
    if form := _BY_MEDIA_TYPE.get(media_type):
        return form.suffixes[0]
    suffix = suffix.lower()
    if suffix in suffixes():
        return suffix
    return (format_of_content(data) or PLAIN_TEXT).suffixes[0]


def read(source: Source) -> Document:
    """The document in `source`, without an id: read by its suffix, unless its content is plainly of another format.

    Without a suffix that is known, the content decides, and what nothing tells is tried as plain text. Raises
    `UnreadableDocument` for a format that is not read, and whatever the reader finds wrong.
    """
    named = _BY_SUFFIX.get(source.suffix) if source.suffix else None
    named = named if named is not None and named.reader else None
    chosen = named or PLAIN_TEXT
    if named is not PLAIN_TEXT or not sniffing.is_plainly_text(source.data):
        content = format_of_content(source.data)
        if named is None:
            if content is None and (reason := _NOT_READ.get(source.suffix)):
                raise UnreadableDocument(f"{source.name}: {reason}")
            chosen = content or PLAIN_TEXT
        elif content is not None and (content.is_binary or named.is_binary or named.reader == "jats.read"):
            chosen = content
    try:
        document = _reader(chosen)(source)
    except UnreadableDocument as error:
        if source.name in str(error):
            raise
        raise UnreadableDocument(f"{source.name}: {error}") from None
    if named is not None and chosen is not named:
        remark = f"{source.name} looks like {chosen.title} and was read as such"
        document = replace(document, remarks=(remark, *document.remarks))
    return document


def _reader(form: FileFormat) -> Callable[[Source], Document]:
    module, _, function = form.reader.partition(".")
    return cast(Callable[[Source], Document], getattr(import_module(f"citecli.readers.{module}"), function))
