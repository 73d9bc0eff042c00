"""PDF (ISO 32000): paragraphs with the pages they stand on; the reference from the first pages and the information."""

import json
import queue
import re
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import IO, cast

from citecli.documents.model import PAGES, Document, MarkedPassage
from citecli.documents.omissions import OmissionKind
from citecli.documents.page_numbers import COUNTED
from citecli.errors import UnreadableDocument
from citecli.frozen import FrozenValue, replace
from citecli.readers import people
from citecli.readers.document_builder import DocumentBuilder, PartKind
from citecli.readers.dublin_core import meant_author, meant_title
from citecli.readers.metadata import DocumentMetadata
from citecli.readers.pdf_authors import find_authors
from citecli.readers.pdf_layout import PdfPart
from citecli.readers.pdf_limits import MEMORY_EXIT, ran_out_of_time
from citecli.readers.pdf_lines import PdfLine
from citecli.readers.pdf_page_numbers import NumberedBy
from citecli.readers.pdf_title import find_title
from citecli.readers.source import Source
from citecli.references.display import full_name
from citecli.references.identifiers import doi_in_text
from citecli.references.model import Date, DateParts, ItemType, Name
from citecli.text.messages import number_of

_CREATED = re.compile(r"\s*(?:D:)?((?:19|20)\d\d)")
_INFORMATION = "PDF information"
_STAMP = "arXiv's stamp"
_ARXIV_STAMP = re.compile(
    r"arXiv:\s?(?P<id>\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?\s+"
    r"(?:\[[\w.-]+\]\s+)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}$"
)
_YEARS_FROM_1900 = re.compile(r"\s*D:19(1\d\d)")  # programs of the nineties wrote 19100 for 2000
_LONGEST_FIRST_LINE = 200
_MOST_UNREAD = 0.25
_FEW = 8
"""Pages that a remark names, at most."""
_SOME_UNREAD = 0.01


def read(source: Source) -> Document:
    """The document in a PDF, without an id.

    `UnreadableDocument` when it is none, is damaged, protected or only pictures, takes too much time or memory, or the
    extra `pdf` is not installed.
    """
    if not source.data.strip():
        raise UnreadableDocument(f"{source.name} is empty")
    if b"%PDF-" not in source.data[:1024]:
        raise UnreadableDocument(f"{source.name} is not a PDF: it does not start with %PDF-")
    pdf = read_process(source)
    parts = pdf.parts
    if not parts:
        raise UnreadableDocument(
            f"{source.name} is a PDF without text (its pages may be pictures); recognise its text (OCR) first"
        )
    metadata = DocumentMetadata()
    if pdf.garbled:
        few = ", ".join(pdf.garbled[:_FEW]) + (", …" if len(pdf.garbled) > _FEW else "")
        pages = number_of(len(pdf.garbled), "page")
        metadata.remarks.append(f"the letters of {pages} can't be told and are left out ({few})")
    elif pdf.unread > _SOME_UNREAD:
        metadata.remarks.append(f"the fonts do not say which letters {pdf.unread:.0%} of its signs are")
    if pdf.unread > _MOST_UNREAD:
        raise UnreadableDocument(
            f"{source.name} is a PDF whose fonts do not say which letters they paint; recognise its text (OCR) first"
        )
    if pdf.counted_lines:
        metadata.remarks.append("the numbers of its lines were left out")
    title = find_title(parts, meant_title(pdf.information.get("Title", "")))
    metadata.text("title", title.text, title.origin)
    given = tuple(filter(meant_author, people.names(pdf.information.get("Author", ""))))
    authors = find_authors(pdf.head, title.text or _first_line(parts), given, pdf.opening)
    metadata.names("author", authors.names, authors.origin)
    if authors.doubted:
        metadata.remarks.append(f"its information names {_listed(authors.doubted)} as author, its first pages do not")
    doi = doi_in_text(pdf.opening)
    metadata.text("DOI", doi, "text of the first pages")
    if doi:
        metadata.kind(ItemType.ARTICLE_JOURNAL, "it has a DOI")
    elif stamp := next(filter(None, (_ARXIV_STAMP.match(part.text) for part in parts)), None):
        metadata.text("number", f"arXiv:{stamp['id']}", _STAMP)
        metadata.text("publisher", "arXiv", _STAMP)
        metadata.text("URL", f"https://arxiv.org/abs/{stamp['id']}", _STAMP)
        metadata.kind(ItemType.ARTICLE, _STAMP)
    builder = _built(pdf, title.part)
    metadata.made(_created(pdf.information.get("CreationDate", "")), _INFORMATION)
    counted = _counted_pages(pdf, metadata)
    document = builder.document(source, metadata, opening=pdf.opening)
    return replace(document, counted_pages=counted, marked=pdf.marked)


def _first_line(parts: Sequence[PdfPart]) -> str:
    """What stands first, if it can be a title; else ""."""
    text = parts[0].text
    return text if len(text) < _LONGEST_FIRST_LINE and not text.endswith(",") else ""


def _built(pdf: "Pdf", title: int) -> DocumentBuilder:
    """The parts, notes and running heads of a PDF; `title` is the place of its title among the parts."""
    builder = DocumentBuilder()
    for index, part in enumerate(pdf.parts):
        if _ARXIV_STAMP.match(part.text):
            builder.omit(OmissionKind.RUNNING_HEAD, part.text, 1)
        elif index == title:
            builder.head(PartKind.TITLE, part.text)
        elif part.level:
            builder.heading(part.text, part.level, part.page)
        else:
            builder.paragraph(part.text, part.page, turns=part.turns)
    for text, mark, page in pdf.notes:
        builder.note(text, mark, page)
    for text, count in pdf.running:
        builder.omit(OmissionKind.RUNNING_HEAD, text, count)
    return builder


def _counted_pages(pdf: "Pdf", metadata: DocumentMetadata) -> int:
    """How many pages there are if they are only counted, 0 if something names them; a remark says which."""
    if pdf.numbered_by is NumberedBy.PRINT:
        metadata.remarks.append(f"its pages are numbered as printed on them ({pdf.first_page}{PAGES}{pdf.last_page})")
    if pdf.numbered_by is not NumberedBy.COUNT:
        return 0
    if pdf.pages > 1:
        metadata.remarks.append(COUNTED)
    return pdf.pages


def _listed(names: Sequence[Name]) -> str:
    first = full_name(names[0])
    return first if len(names) == 1 else f"{first} and others"


def _created(text: str) -> Date | None:
    if match := _YEARS_FROM_1900.match(text):
        return Date(DateParts(1900 + int(match[1])))
    match = _CREATED.match(text)
    return Date(DateParts(int(match[1]))) if match else None


LONGEST_SILENCE = 30.0
"""Seconds without a word after which the process is ended; its own limits, in processor time, are much lower."""

LONGEST = 300.0
"""Seconds for a whole PDF, whatever else the machine has to do."""

LARGEST_ANSWER = 64 * 1024 * 1024
"""Bytes of answer that are listened to."""

# The child has the parent's search path, and neither the working folder nor a user's start hooks in it.
_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from citecli.readers.pdf_child import main; main()"


class Pdf(FrozenValue):
    """The parts of a PDF in order, its information dictionary, and the text of its first pages as it stands.

    `head` are the pieces of lines on the first page; `notes` and `running` as in `PdfLayout`; `unread` is the share of
    characters that the file does not name.
    """

    parts: tuple[PdfPart, ...] = ()
    information: Mapping[str, str] = {}
    opening: str = ""
    head: tuple[PdfLine, ...] = ()
    notes: tuple[tuple[str, str, str], ...] = ()
    running: tuple[tuple[str, int], ...] = ()
    numbered_by: NumberedBy = NumberedBy.COUNT
    pages: int = 0
    first_page: str = ""
    last_page: str = ""
    unread: float = 0.0
    marked: tuple[MarkedPassage, ...] = ()
    garbled: tuple[str, ...] = ()
    counted_lines: bool = False


def read_process(source: Source) -> Pdf:
    """The parts and the information dictionary of the PDF in `source`.

    `UnreadableDocument` when it can't be read, is protected, takes too long or too much memory, or PDFium is missing.
    """
    path = json.dumps([entry for entry in sys.path if entry])
    child = subprocess.Popen(
        [sys.executable, "-I", "-X", "utf8", "-c", _START, path],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        return _pdf_from(child, source)
    finally:
        child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream:
                with suppress(OSError):  # it was still to be flushed to a process that is gone
                    stream.close()


def _pdf_from(child: "subprocess.Popen[bytes]", source: Source) -> Pdf:
    lines: queue.Queue[bytes] = queue.Queue(maxsize=100)
    threading.Thread(target=_write, args=(child.stdin, source.data), daemon=True).start()
    threading.Thread(target=_read_lines, args=(child.stdout, lines), daemon=True).start()
    deadline = time.monotonic() + LONGEST
    where = "its structure"
    pdf = Pdf()
    parts: list[PdfPart] = []
    while True:
        try:
            line = lines.get(timeout=min(LONGEST_SILENCE, max(0.01, deadline - time.monotonic())))
        except queue.Empty:
            raise UnreadableDocument(_too_long(source.name, where)) from None
        if not line.endswith(b"\n"):
            raise UnreadableDocument(_ended(child, source.name, where))
        answer = cast(dict[str, object], json.loads(line))
        if problem := answer.get("problem"):
            raise UnreadableDocument(f"{source.name}: {problem}")
        if "page" in answer:
            where = f"page {answer['page']}"
        elif "information" in answer:
            where = "its layout"
            information = cast(Mapping[str, str], answer["information"])
            head = tuple(PdfLine(*one) for one in cast(list[tuple[str, float, float, float]], answer["head"]))
            pdf = Pdf(information=information, opening=cast(str, answer["opening"]), head=head)
        elif "parts" in answer:
            for text, page, level, size, turns in cast(
                list[tuple[str, str, int, float, list[tuple[int, str]]]], answer["parts"]
            ):
                parts.append(PdfPart(text, page, level, size, tuple((at, label) for at, label in turns)))
        elif "notes" in answer:
            pdf = replace(
                pdf,
                notes=tuple((text, mark, page) for text, mark, page in cast(list[list[str]], answer["notes"])),
                running=tuple((text, count) for text, count in cast(list[tuple[str, int]], answer["running"])),
                numbered_by=NumberedBy(cast(str, answer["numbered_by"])),
                pages=len(labels := cast(list[str], answer["labels"])),
                first_page=labels[0] if labels else "",
                last_page=labels[-1] if labels else "",
                unread=cast(float, answer["unread"]),
                garbled=tuple(cast(list[str], answer["garbled"])),
                counted_lines=bool(answer["counted_lines"]),
                marked=tuple(MarkedPassage(*one) for one in cast(list[list[str]], answer["marked"])),
            )
        else:
            return replace(pdf, parts=tuple(parts))


def _write(stream: IO[bytes], data: bytes) -> None:
    with suppress(OSError):  # the child has ended; what it said tells why
        stream.write(data)
        stream.close()


def _read_lines(stream: IO[bytes], lines: "queue.Queue[bytes]") -> None:
    """Every line of the answer, then an empty one; a line that is not whole is the last."""
    left = LARGEST_ANSWER
    with suppress(OSError, ValueError):  # closed by the one who listens
        while left > 0 and (line := stream.readline(left)):
            left -= len(line)
            lines.put(line)
    lines.put(b"")


def _ended(child: "subprocess.Popen[bytes]", name: str, where: str) -> str:
    child.kill()  # it may still have more to say than is listened to
    code = child.wait()
    if ran_out_of_time(code):
        return _too_long(name, where)
    if code == MEMORY_EXIT:
        return f"{name} needs too much memory to read; save it again from a PDF viewer"
    return f"{name} is a PDF that can't be read: its reader crashed (code {code})"


def _too_long(name: str, where: str) -> str:
    return f"{name} takes too long to read ({where}); save it again from a PDF viewer"
