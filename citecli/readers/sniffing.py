"""What a file is by its content: the signatures that formats begin with, whatever the file is called."""

import re

_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_JATS = re.compile(rb"<(?:\w+:)?(?:article|pmc-articleset)[\s>]")
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml|<!DOCTYPE\s+article)")
_SRT = re.compile(rb"(?:\xef\xbb\xbf)?\s*\d{1,6}\r?\n\d{1,3}:\d\d:\d\d[,.]\d{3}\s*-->")
_MBOX = re.compile(rb"From \S[^\r\n]{0,300}\d{4}[^\r\n]{0,40}\r?\n[A-Za-z][A-Za-z-]{0,60}:")
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n)*){3,}\r?\n")
_FRONT_MATTER = re.compile(rb"(?:\xef\xbb\xbf)?---[ \t]*\r?\n[A-Za-z_-]{1,40}:")

BINARY = frozenset("pdf docx odt epub rtf".split())
"""Readers whose files have a signature that no text has by chance."""


def sniff(data: bytes) -> str:
    """The name of the reader for `data`, "" when nothing tells."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data)
    head = data[:8192]
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        return "rtf"
    if re.match(rb"(?:\xef\xbb\xbf)?WEBVTT(?:\s|$)", head):
        return "webvtt"
    if _HTML.match(head):
        return "html_page"
    if _XML.match(head) and _JATS.search(head):
        return "jats"
    if _SRT.match(head):
        return "srt"
    if _MBOX.match(head):
        return "mbox"
    if _is_message(head):
        return "eml"
    return "markdown" if _FRONT_MATTER.match(head) else ""


def _zipped(data: bytes) -> str:
    # EPUB and ODF put their type first, uncompressed; Word's names are in the directory at the end.
    if b"mimetypeapplication/epub+zip" in data[:200]:
        return "epub"
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return "odt"
    directory = data[-65536:] + data[:65536]
    if b"word/document" in directory:
        return "docx"
    if b"META-INF/container.xml" in directory:
        return "epub"
    return "odt" if b"content.xml" in directory and b"META-INF/manifest.xml" in directory else ""


def _is_message(head: bytes) -> bool:
    match = _HEADER.match(head)
    if match is None:
        return False
    names = {line.partition(b":")[0].lower() for line in match[0].splitlines()}
    return b"from" in names and bool(names & {b"date", b"message-id", b"received"})
