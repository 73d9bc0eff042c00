"""HTML: a saved web page. The body by `page_body`, the reference by `page_reference`."""

import re

from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.frozen import replace
from citecli.readers.decoding import decode_marked
from citecli.readers.document_builder import Composition
from citecli.readers.html_tokens import MOST_ATTRIBUTES
from citecli.readers.metadata import Findings
from citecli.readers.page_body import LARGEST, MOST_TAGS, body, whole
from citecli.readers.page_facts import facts
from citecli.readers.page_reference import Page
from citecli.readers.source import Source
from citecli.text.folding import fold

# Pages saved in one piece have their pictures and typefaces in them.
_INLINE_FILE = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=\s]{100,}")
_ENDS = 2
_EMPTY_COMMENT = re.compile(r"<!---?>")
_ODD_COMMENT = re.compile(r"--!>")
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+?)\s*-->")


def read(source: Source) -> Document:
    """The document in a page, without an id.

    `UnreadableDocument` when there is no text in it, or the extra `web` is not installed.
    """
    html, remarks = decode_marked(source.data, source.name)
    html = _INLINE_FILE.sub("data:", html)
    # Parsers are at odds about where these comments end: nothing is to be hidden in them from one, and seen by another.
    html = _ODD_COMMENT.sub("-->", _EMPTY_COMMENT.sub("", html))
    if not html.strip():
        raise UnreadableDocument(f"{source.name} is empty")
    findings = Findings()
    saved = _SAVED_FROM.search(html[:4000])
    known = facts(html)
    page = Page(known, findings, source.url or (saved[1] if saved else ""))
    page.read()
    if known.tags > MOST_TAGS or known.crowd >= MOST_ATTRIBUTES or len(html) > LARGEST:
        found = whole(html)
        findings.remarks.append("it is too large for its body to be told from the rest; all its text was taken")
    else:
        found = body(html, page.url, source.name)
        if not found.parts:
            found = found._replace(parts=whole(html).parts)
            findings.remarks.append("its body could not be told from the rest; all its text was taken")
    findings.text("title", found.title, "trafilatura")
    page.authors(found.author, [part.text for part in (*found.parts[:_ENDS], *found.parts[-_ENDS:])])
    findings.date("issued", found.date, "htmldate")
    findings.text("container-title", found.site, "trafilatura")
    text = Composition()
    for index, part in enumerate(found.parts):
        if part.level and index == 0 and fold(part.text) == fold(findings.text_of("title")):
            continue
        if part.level:
            text.heading(part.text, part.level)
        else:
            text.paragraph(part.text)
    document = text.document(source, findings, with_head=False)
    return replace(document, remarks=(*remarks, *document.remarks))
