"""PDF (ISO 32000): paragraphs with the pages they stand on; the reference from the first pages and the information."""

import re

from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.frozen import replace
from citecli.readers import pdf_process, people
from citecli.readers.document_builder import Composition, Kind
from citecli.readers.dublin_core import meant_author, meant_title
from citecli.readers.metadata import Findings
from citecli.readers.pdf_layout import LaidOut
from citecli.readers.source import Source
from citecli.references.identifiers import doi_in_text
from citecli.references.model import Date, DateParts, ItemType
from citecli.text.folding import fold

_CREATED = re.compile(r"D:((?:19|20)\d\d)(\d\d)?(\d\d)?")
_INFORMATION = "PDF information"
_LONGEST_TITLE = 300


def read(source: Source) -> Document:
    """The document in a PDF, without an id.

    `UnreadableDocument` when it is none, is damaged, protected or only pictures, takes too much time or memory, or the
    extra `pdf` is not installed.
    """
    if not source.data.strip():
        raise UnreadableDocument(f"{source.name} is empty")
    if b"%PDF-" not in source.data[:1024]:
        raise UnreadableDocument(f"{source.name} is no PDF: it does not begin with %PDF-")
    found = pdf_process.read(source)
    parts = found.parts
    if not parts:
        raise UnreadableDocument(
            f"{source.name} is a PDF without text (its pages may be pictures); recognise its text (OCR) first"
        )
    findings = Findings()
    title = _title(parts, found.information.get("Title", ""), findings)
    named = people.names(found.information.get("Author", ""))
    findings.names("author", tuple(name for name in named if meant_author(name.literal)), _INFORMATION)
    doi = doi_in_text(found.opening)
    findings.text("DOI", doi, "text of the first pages")
    if doi:
        findings.kind(ItemType.ARTICLE_JOURNAL, "it has a DOI")
    text = Composition()
    for index, part in enumerate(parts):
        if index == title:
            text.head(Kind.TITLE, part.text)
        elif part.level:
            text.heading(part.text, part.level, part.page)
        else:
            text.paragraph(part.text, part.page, turns=part.turns)
    document = text.document(source, findings)
    if "issued" not in document.reference.dates and (date := _created(found.information.get("CreationDate", ""))):
        # A day on the page itself is the better one; so this comes last.
        reference = replace(document.reference, dates={**document.reference.dates, "issued": date})
        return replace(document, reference=reference, origins={**document.origins, "issued": _INFORMATION})
    return document


def _title(parts: tuple[LaidOut, ...], given: str, findings: Findings) -> int:
    """Where the title stands among the parts, -1 for nowhere: the largest type on the first page, near its top."""
    first = [index for index, part in enumerate(parts[:12]) if part.page == parts[0].page]
    meant = meant_title(given)
    for index in first:
        if meant and fold(parts[index].text) == fold(meant):
            findings.text("title", meant, _INFORMATION)
            return index
    if meant:
        findings.text("title", meant, _INFORMATION)
        return -1
    headings = [index for index in first if parts[index].level and len(parts[index].text) <= _LONGEST_TITLE]
    if not headings:
        return -1
    largest = max(headings, key=lambda index: (parts[index].size, -index))
    if len(parts[largest].text.split()) < 2 and not any(part.level == 0 for part in parts[largest:]):
        return -1
    findings.text("title", parts[largest].text, "largest type on the first page")
    return largest


def _created(written: str) -> Date | None:
    match = _CREATED.match(written)
    if match is None:
        return None
    year, month, day = (int(part or 0) for part in match.groups())
    return Date(DateParts(year, month if month <= 12 else 0, day if month and day <= 31 else 0))
