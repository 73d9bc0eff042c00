"""What a file is by its content: the signature that each format begins with, whatever the file is called.

Each function answers for one format, and looks at a bounded part of the bytes; `citecli.readers.registry` asks them in
the order of its table.
"""

import re

from citecli.text.patterns import compiled_late

HEAD = 8192
"""Bytes in which a signature stands."""

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
_WEBVTT = compiled_late(rb"(?:\xef\xbb\xbf)?WEBVTT(?:\s|$)")
_MBOX = compiled_late(rb"From \S[^\r\n]{0,300}\d{4}[^\r\n]{0,40}\r?\n[A-Za-z][A-Za-z-]{0,60}:")
_HEADER = compiled_late(rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n)*){3,}\r?\n")
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
    """An OpenDocument text says so in its first bytes, or has the parts of one."""
    return _is_of_type(data, _ODT) or _has_parts(data, b"content.xml", b"META-INF/manifest.xml")


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


def is_mailbox(data: bytes) -> bool:
    """The line between messages, and a header."""
    return _MBOX.match(data[:HEAD]) is not None


def is_message(data: bytes) -> bool:
    """Three header fields or more: the sender, and one that only messages have."""
    match = _HEADER.match(data[:HEAD])
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
