"""Formats: what a file is of, by its suffix or its first bytes, and which reader reads it.

One table of formats; a new one is one module and one line in it.
"""

import re
from collections.abc import Callable
from importlib import import_module
from typing import cast

from citecli.documents.model import Document
from citecli.errors import CitecliError, UnreadableDocument
from citecli.frozen import FrozenValue, replace
from citecli.readers.sentence_case import with_title_in_sentence_case
from citecli.readers.source import Source
from citecli.text.messages import unforeseen
from citecli.text.patterns import compiled_late

HEAD = 8192
"""Bytes in which a signature stands."""

LARGEST_MAIL_HEAD = 4 * 1024 * 1024
"""Bytes of a message in which its header fields stand: a list of addressees may be long."""

_ZIP = b"PK\x03\x04"
_DIRECTORY = 65536
_BLANK = b"\xef\xbb\xbf \t\r\n"
_HTML = compiled_late(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,5}<(?:!doctype\s+html|html)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_JATS = compiled_late(rb"<(?:\w+:)?(?:article|pmc-articleset)[\s>]")
_XML = compiled_late(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!DOCTYPE\s+article)")
_SRT = compiled_late(rb"(?:\xef\xbb\xbf)?\s*\d{1,6}\r?\n\d{1,3}:\d\d:\d\d[,.]\d{3}\s*-->")
_SBV = compiled_late(rb"(?:\xef\xbb\xbf)?\s*\d{1,3}:\d\d:\d\d\.\d{3},\d{1,3}:\d\d:\d\d\.\d{3}\s*\n")
_TTML = compiled_late(rb"<(?:\w+:)?tt[\s>][^>]{0,2000}www\.w3\.org/(?:ns/ttml|2006/(?:04|10)/ttaf1)")
_RECOGNIZED = compiled_late(
    rb'(?:\xef\xbb\xbf)?(?:start\tend\ttext\r?\n\d|\s{0,16}[\[{](?=.{0,8000}?"(?:segments|utterances|monologues|transcription|'
    rb'transcript|transcripts|speaker_labels|words)"\s{0,8}:)(?=.{0,8000}?"(?:start|start_time|ts|timestamps|offsets|transcripts|jobName)"))',
    re.DOTALL,
)
_WEBVTT = compiled_late(rb"(?:\xef\xbb\xbf)?WEBVTT(?:\s|$)")
_MBOX = compiled_late(rb"From \S[^\r\n]{0,300}\d{4}[^\r\n]{0,40}\r?\n[A-Za-z][A-Za-z-]{0,60}:")
_HEADER = compiled_late(rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]*+\r?\n(?:[ \t][^\r\n]*+\r?\n)*+){3,}+\r?\n")
_FRONT_MATTER = compiled_late(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n[A-Za-z_-]{1,40}:")


def is_plainly_text(data: bytes) -> bool:
    """Whether `data` begins with no signature that a text can't have: most files need no closer look."""
    return not data[:64].lstrip(_BLANK).startswith((b"%PDF", _ZIP, b"{\\rtf"))


def is_pdf(data: bytes) -> bool:
    """PDF may have other bytes before its signature."""
    return b"%PDF-" in data[:1024]


def is_docx(data: bytes) -> bool:
    """A package with a main part of Word's."""
    return _has_parts(data, b"word/document") and not (_is_of_type(data, _EPUB) or _is_of_type(data, _ODT))


def is_epub(data: bytes) -> bool:
    """An e-book says so in its first bytes, or has a container."""
    return _is_of_type(data, _EPUB) or (_has_parts(data, b"META-INF/container.xml") and not _is_of_type(data, _ODT))


def is_odt(data: bytes) -> bool:
    """An OpenDocument text says so in its first bytes, or has the parts of one; a flat one is XML of that type."""
    if _is_of_type(data, _ODT) or _has_parts(data, b"content.xml", b"META-INF/manifest.xml"):
        return True
    return _XML.match(data[:HEAD]) is not None and b'office:mimetype="' + _ODT in data[:_DIRECTORY]


def is_rtf(data: bytes) -> bool:
    """RTF begins with its own name."""
    return data[:HEAD].lstrip(_BLANK).startswith(b"{\\rtf")


def is_webvtt(data: bytes) -> bool:
    """WebVTT begins with its own name."""
    return _WEBVTT.match(data[:HEAD]) is not None


def is_html(data: bytes) -> bool:
    """A page begins with a doctype or its root element, comments aside."""
    return _HTML.match(data[:HEAD]) is not None


def is_jats(data: bytes) -> bool:
    """XML with an article in it."""
    return _XML.match(data[:HEAD]) is not None and _JATS.search(data[:HEAD]) is not None


def is_srt(data: bytes) -> bool:
    """A number, and on the next line two times with an arrow."""
    return _SRT.match(data[:HEAD]) is not None


def is_sbv(data: bytes) -> bool:
    """Two times on a line of their own, with a comma between them."""
    return _SBV.match(data[:HEAD]) is not None


def is_ttml(data: bytes) -> bool:
    """XML whose root is in a namespace of timed text."""
    return _TTML.search(data[:HEAD]) is not None


def is_recognized_speech(data: bytes) -> bool:
    """JSON with segments or utterances and times, or Whisper's TSV."""
    return _RECOGNIZED.match(data[:HEAD]) is not None


def is_mailbox(data: bytes) -> bool:
    """The line between messages, and a header."""
    return _MBOX.match(data[:HEAD]) is not None


def is_message(data: bytes) -> bool:
    """Three header fields or more: the sender, and one that only messages have."""
    match = _HEADER.match(data[:LARGEST_MAIL_HEAD])
    if match is None:
        return False
    names = {line.partition(b":")[0].lower() for line in match[0].splitlines()}
    return b"from" in names and bool(names & {b"date", b"message-id", b"received"})


def has_front_matter(data: bytes) -> bool:
    """A block of YAML before a text: it is Markdown, most likely."""
    return _FRONT_MATTER.match(data[:HEAD]) is not None


_EPUB = b"application/epub+zip"
_ODT = b"application/vnd.oasis.opendocument.text"


def _is_of_type(data: bytes, media_type: bytes) -> bool:
    # EPUB and ODF put their type first, uncompressed.
    return data.startswith(_ZIP) and b"mimetype" + media_type in data[:200]


def _has_parts(data: bytes, *names: bytes) -> bool:
    # Names are in the directory at the end; some writers put the parts that matter first.
    if not data.startswith(_ZIP):
        return False
    directory = data[-_DIRECTORY:] + data[:_DIRECTORY]
    return all(name in directory for name in names)


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
    FileFormat("a PDF", (".pdf",), "pdf.read", "", ("application/pdf",), is_pdf, True),
    FileFormat(
        "a Word file", (".docx", ".docm"), "docx.read", "docx",
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",), is_docx, True,
    ),
    FileFormat("an e-book", (".epub",), "epub.read", "", ("application/epub+zip",), is_epub, True),
    FileFormat(
        "an OpenDocument text", (".odt", ".fodt"), "odt.read", "odt", ("application/vnd.oasis.opendocument.text",),
        is_odt, True,
    ),
    FileFormat("RTF", (".rtf",), "rtf.read", "rtf", ("application/rtf", "text/rtf"), is_rtf, True),
    FileFormat("WebVTT", (".vtt",), "captions.read_webvtt", "", ("text/vtt",), is_webvtt),
    FileFormat(
        "a web page", (".html", ".htm", ".xhtml"), "html_page.read", "html", ("text/html", "application/xhtml+xml"),
        is_html,
    ),
    FileFormat("JATS", (".xml", ".nxml", ".jats"), "jats.read", "", (), is_jats),
    FileFormat("SRT", (".srt",), "captions.read_srt", "", (), is_srt),
    FileFormat("SBV", (".sbv",), "captions.read_sbv", "", (), is_sbv),
    FileFormat("TTML", (".ttml", ".dfxp"), "ttml.read", "", ("application/ttml+xml",), is_ttml),
    # Files of these programs end in .json and .tsv, as many others do: they are known by their content alone.
    FileFormat("a recogniser's transcript", (".transcript",), "recognized_speech.read", "", (), is_recognized_speech),
    FileFormat("a mailbox", (".mbox",), "mail.read_mailbox", "", (), is_mailbox),
    FileFormat("a message", (".eml",), "mail.read_message", "", (), is_message),
    FileFormat(
        "Markdown", (".md", ".markdown", ".mdown", ".mkd"), "markdown.read", "markdown", ("text/markdown",),
        has_front_matter,
    ),
    FileFormat("a notebook in Markdown", (".qmd", ".rmd"), "", "markdown"),
    FileFormat("LaTeX", (".tex", ".ltx", ".latex"), "", "latex"),
    FileFormat("Org", (".org",), "", "org"),
    FileFormat("Typst", (".typ",), "", "typst"),
    FileFormat("reStructuredText", (".rst", ".rest"), "", "rst"),
    FileFormat("AsciiDoc", (".adoc", ".asciidoc", ".asc"), "", "asciidoc"),
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


_NO_DRAFTS = {
    **dict.fromkeys((".wiki", ".mediawiki", ".textile", ".creole", ".t2t", ".muse"), ("a wiki's markup", True)),
    **dict.fromkeys((".dj", ".djot"), ("Djot", True)),
    ".man": ("roff", True),
    **dict.fromkeys((".roff", ".groff", ".ms", ".me", ".mom"), ("roff", False)),
    **dict.fromkeys((".dbk", ".docbook", ".opml"), ("XML", True)),
    **dict.fromkeys((".tei", ".dita"), ("XML", False)),
    ".ipynb": ("a notebook of Jupyter", True),
    **dict.fromkeys((".rnw", ".snw"), ("LaTeX with code", False)),
    **dict.fromkeys((".lyx", ".tm", ".scriv", ".scrivx", ".wpd", ".wps", ".sxw"), ("a file of its program", False)),
}
"""What files are, by suffix, that are read as no draft, though they may be text, and whether Pandoc reads them."""


def why_no_draft(suffix: str) -> str:
    """What a file with a suffix (lower case) is, and what to do with it, if it is read as no draft; else ""."""
    what, is_read_by_pandoc = _NO_DRAFTS.get(suffix, ("", False))
    if not what:
        return ""
    export = "`pandoc` makes Markdown of it" if is_read_by_pandoc else "export it as LaTeX, DOCX or HTML"
    return (
        f"{what} can't be read as a draft; {export}. "
        "Drafts are Markdown, LaTeX, Typst, Org, reStructuredText, AsciiDoc, HTML, Word, LibreOffice or plain text"
    )


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
    `UnreadableDocument` for a format that is not read, whatever the reader finds wrong, and what it did not foresee,
    which is then the cause of the error: a document costs no other.
    """
    named = _BY_SUFFIX.get(source.suffix) if source.suffix else None
    named = named if named is not None and named.reader else None
    chosen = named or PLAIN_TEXT
    if named is PLAIN_TEXT and (captions := _captions_in_text(source.data)):
        chosen = captions
    elif named is not PLAIN_TEXT or not is_plainly_text(source.data):
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
    except CitecliError:
        raise
    except Exception as error:
        raise UnreadableDocument(f"{source.name} can't be read ({unforeseen(error)})") from error
    if named is not None and chosen is not named:
        remark = f"{source.name} looks like {chosen.title} and was read as such"
        document = replace(document, remarks=(remark, *document.remarks))
    return with_title_in_sentence_case(document, source.name)


def _captions_in_text(data: bytes) -> FileFormat | None:
    """The format of captions that are kept in a text file; `None` for any other text."""
    begins = data[:16].lstrip(_BLANK)
    if (not begins.startswith(b"WEBVTT") and not begins[:1].isdigit()) or b"-->" not in data[:HEAD]:
        return None
    return next((form for form in FORMATS if form.recognizes in (is_webvtt, is_srt) and form.recognizes(data)), None)


def _reader(form: FileFormat) -> Callable[[Source], Document]:
    module, _, function = form.reader.partition(".")
    return cast(Callable[[Source], Document], getattr(import_module(f"citecli.readers.{module}"), function))
