"""The text of a document, put together from what a reader extracts, a blank line between any two parts.

Footnotes and endnotes come after the body, under the heading “Notes”, as paragraphs that are counted on.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from citecli.documents.blocks import blocks
from citecli.documents.dates import date_line
from citecli.documents.headings import FoundHead, find_head
from citecli.documents.model import Document, Head, Heading, Moment, PageTurn, Paragraph, Span
from citecli.documents.omissions import Omission, OmissionKind, bounded
from citecli.documents.turn_times import with_times
from citecli.errors import UnreadableDocument
from citecli.readers.metadata import DocumentMetadata, without_controls
from citecli.readers.source import Source
from citecli.text.folding import fold

_SPACES = re.compile(r"[ \t\f\v\r]+")
_ORNAMENT = re.compile(r"(?:[*\-_=#~•·]\s*){3,}|[*⁂❦§]|\*\*")
_TIDIED = {0x2028: "\n", 0x2029: "\n", 0x85: "\n", 0xAD: None}
_ANY_TIDIED = re.compile(r"[\u2028\u2029\x85\xad]")
_HEAD_PARTS = 12
_LONGEST_IN_HEAD = 250
MOST_PARTS = 200_000
"""Paragraphs and headings beyond which a document is refused; the longest books have some thirty thousand."""
_CITABLE = ("author", "issued", "container-title", "DOI", "URL")
LONGEST_INITIAL = 3
"""Characters that a drop cap may have, a quotation mark before it included."""
_WEAK_TITLES = ("document properties", "PDF information", "RTF information")


class PartKind(StrEnum):
    """What a part of a text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TITLE = "title"
    DEK = "dek"
    BYLINE = "byline"
    DATE = "date"


class _Part(NamedTuple):
    """A part of a text. A tuple: a document may have two hundred thousand."""

    kind: PartKind
    text: str
    level: int
    section: int
    page: str
    time: str
    turns: tuple[tuple[int, str], ...] = ()
    is_wrapped: bool = False
    moments: tuple[tuple[int, str], ...] = ()
    speaker: "SpeakerName | None" = None


class SpeakerName(NamedTuple):
    """Where a text names who says a paragraph: a half-open range of characters of a part."""

    start: int
    end: int
    part: int | None = None
    """The number of the part that `DocumentBuilder.paragraph` returned; `None` for the paragraph itself."""


class DocumentBuilder:
    """Parts in the order of reading. A part without a visible character is left out."""

    def __init__(self) -> None:
        self._parts: list[_Part] = []
        self._notes: list[tuple[str, str]] = []
        self._omissions: list[Omission] = []
        self._section = 0
        self._fresh = True

    def paragraph(
        self,
        text: str,
        page: str = "",
        time: str = "",
        turns: Sequence[tuple[int, str]] = (),
        moments: Sequence[tuple[int, str]] = (),
        speaker: SpeakerName | None = None,
        *,
        is_wrapped: bool = False,
    ) -> int:
        """A paragraph of the body; one that is nothing but an ornament (`* * *`) parts sections instead.

        `turns` are the pages that begin within `text`, `moments` the times in a recording at which words in it are
        spoken, each with where it does. `speaker` is where the text names who says it. Every `\n` in `text` is a break
        that is meant (`Document.line_breaks`), unless `is_wrapped`: then its lines are judged as those of a plain text.
        Returns the number of the part, counted from 0.
        """
        tidied = _tidy(text)
        if _ORNAMENT.fullmatch(tidied):
            self.part_sections()
        else:
            places = _tidied_places(text, tidied, turns) if turns else ()
            times = _tidied_places(text, tidied, moments) if moments else ()
            self._add(PartKind.PARAGRAPH, tidied, 0, page, time, places, is_wrapped, times, speaker)
        return len(self._parts) - 1

    def heading(self, text: str, level: int = 1, page: str = "") -> int:
        """A heading between paragraphs; `level` 1 is the outermost. Returns the number of the part, counted from 0."""
        self._add(PartKind.HEADING, " ".join(_tidy(text).split("\n")), max(1, level), page)
        return len(self._parts) - 1

    def head(self, kind: PartKind, text: str) -> None:
        """A line of the head: the title, the dek, the byline or the date."""
        self._add(kind, _tidy(text))

    def note(self, text: str, label: str = "", page: str = "") -> None:
        """A footnote or endnote, with the number or sign that it has, to stand with the others after the body.

        There it breaks no sentence, and may be read and quoted. The sign that points to it is no part of the text.
        """
        text = _tidy(text)
        label = _tidy(label).rstrip(".")
        # A note 1 that begins with “1990” does not begin with its number.
        is_there = text.startswith(label) and not (label[-1:].isdigit() and text[len(label) :][:1].isdigit())
        if text and label and not is_there:
            text = f"{label}. {text}" if label[-1].isalnum() else f"{label} {text}"
        if text:
            self._notes.append((text, page))

    def omit(self, kind: OmissionKind, text: str = "", count: int = 1) -> None:
        """Something in the source that is no part of the text: it is counted, and `show --all` shows what it says."""
        self._omissions.append(Omission(kind, _tidy(text), count))

    @property
    def is_empty(self) -> bool:
        """Whether there is no part yet."""
        return not self._parts

    def restore_omissions(self) -> None:
        """Makes paragraphs of what was left out."""
        omissions, self._omissions = self._omissions, []
        for omission in omissions:
            self.paragraph(omission.text, is_wrapped=True)

    def part_sections(self) -> None:
        """What follows is another section (another excerpt, another message)."""
        if not self._fresh:
            self._section += 1
            self._fresh = True

    def _add(
        self,
        kind: PartKind,
        text: str,
        level: int = 0,
        page: str = "",
        time: str = "",
        turns: tuple[tuple[int, str], ...] = (),
        is_wrapped: bool = False,
        moments: tuple[tuple[int, str], ...] = (),
        speaker: SpeakerName | None = None,
    ) -> None:
        if text and not text.isspace():
            if len(self._parts) >= MOST_PARTS:
                raise UnreadableDocument(f"this document has more than {MOST_PARTS:,} paragraphs; split it into parts")
            part = _Part(kind, text, level, self._section, page, time, turns, is_wrapped, moments, speaker)
            self._parts.append(part)
            self._fresh = self._fresh and kind is not PartKind.PARAGRAPH

    def document(
        self,
        source: Source,
        metadata: DocumentMetadata,
        *,
        with_head: bool = True,
        may_be_bare: bool = False,
        opening: str = "",
    ) -> Document:
        """The document, without an id. `with_head`: title, byline and date are looked for in its first lines, too.

        `may_be_bare`: without a paragraph it is a document all the same if it says enough of itself to be cited: its
        title, and who wrote it, when, where or in what it appeared. Otherwise `UnreadableDocument` is raised.
        `opening` is the text of the first pages with all that is printed on them, where that is more than the text.
        """
        self._end_with_notes()
        spans = []
        offset = 0
        for part in self._parts:
            spans.append(Span(offset, offset + len(part.text)))
            offset += len(part.text) + 2
        text = "\n\n".join(part.text for part in self._parts)
        head, body = self._head(spans, metadata, with_head)
        paragraphs: list[Paragraph] = []
        headings: list[Heading] = []
        for index in body:
            part = self._parts[index]
            if part.kind is PartKind.PARAGRAPH:
                paragraphs.append(_paragraph(len(paragraphs) + 1, index, part, spans))
            elif part.kind is PartKind.HEADING:
                headings.append(Heading(spans[index], part.level))
        self._read_date_line(metadata, body[0] if head.title and not head.date and body else len(self._parts))
        metadata.settle_date(text, opening)
        if not paragraphs and len(headings) > (with_head or may_be_bare):
            # A text of nothing but headings (slides, an outline) is read and quoted by its headings. One alone is the
            # title, unless the format says elsewhere what that is.
            paragraphs = [Paragraph(number, heading.span) for number, heading in enumerate(headings, 1)]
            headings = []
        if not paragraphs:
            if not (may_be_bare and "title" in metadata and any(variable in metadata for variable in _CITABLE)):
                raise UnreadableDocument(f"{source.name} has no text")
            metadata.remarks.append("it has no text, only a reference: it can be cited, but not quoted")
        if not any(paragraph.time for paragraph in paragraphs):
            paragraphs = list(with_times(text, tuple(paragraphs)))
        if "type" not in metadata:
            metadata.origins["type"] = "default"
        return Document(
            "", text, tuple(paragraphs), metadata.reference(), head, metadata.origins,
            remarks=tuple(f"{source.name}: {remark}" for remark in metadata.remarks), headings=tuple(headings),
            omissions=bounded(self._omissions),
            line_breaks=self._line_breaks(text, [(spans[index], self._parts[index]) for index in body]),
        )  # fmt: skip

    def _read_date_line(self, metadata: DocumentMetadata, first: int) -> None:
        """The date in a part of its own between the title and the text, which begins with a part that is no short line.

        `first` is the first part that may be one.
        """
        titles = [at for at, part in enumerate(self._parts[:_HEAD_PARTS]) if part.kind is PartKind.TITLE]
        start = max(first, titles[-1] + 1) if titles else first
        for part in self._parts[start : start + _HEAD_PARTS]:
            if len(part.text) > _LONGEST_IN_HEAD:
                return
            if day := date_line(part.text):
                metadata.date("issued", day, "date line")
                return

    def _line_breaks(self, text: str, body: Sequence[tuple[Span, _Part]]) -> tuple[int, ...]:
        """The breaks within the paragraphs among the parts of the body, which have their places."""
        paragraphs = [(span, part) for span, part in body if part.kind is PartKind.PARAGRAPH and "\n" in part.text]
        meant = [
            span.start + match.start()
            for span, part in paragraphs
            if not part.is_wrapped
            for match in re.finditer("\n", part.text)
        ]
        if wrapped := [span for span, part in paragraphs if part.is_wrapped]:
            from citecli.text.line_ends import meant_line_ends

            meant += meant_line_ends(text, wrapped)
        return tuple(sorted(meant))

    def _end_with_notes(self) -> None:
        if self._notes:
            self.heading("Notes")
        for text, page in self._notes:
            self._add(PartKind.PARAGRAPH, text, page=page)
        self._notes.clear()

    def _head(self, spans: list[Span], metadata: DocumentMetadata, with_head: bool) -> tuple[Head, list[int]]:
        """Where the head is, and which parts are body."""
        marked: dict[str, Span] = {}
        everything = list(range(len(self._parts)))
        for index in everything:
            kind = self._parts[index].kind
            if kind not in (PartKind.PARAGRAPH, PartKind.HEADING):
                marked.setdefault(kind.value, spans[index])
        if not with_head or marked.keys() - {"title"}:
            return Head(**marked), everything
        first = self._parts[:_HEAD_PARTS]
        start = "\n\n".join(part.text for part in first)
        front = find_head(start, blocks(start))
        parts = self._parts_of(front, spans)
        if not parts or not self._agrees(front, metadata, first[0].kind):
            return Head(**marked), everything
        if len(parts) == len(self._parts) and (first[0].kind is PartKind.PARAGRAPH or front.head.dek):
            return Head(**marked), everything  # what looks like a summary is all the text there is
        origin = "heading" if first[0].kind is PartKind.HEADING else "title line"
        if metadata.origins.get("title") in _WEAK_TITLES:
            metadata.forget("title")
        metadata.text("title", front.title, origin)
        metadata.names("author", front.authors, "byline")
        metadata.date("issued", front.date, "date line")
        metadata.names("translator", front.translators, "head of the text")
        for variable, value in front.texts.items():
            metadata.text(variable, value, "head of the text")
        return front.head, everything[len(parts) :]

    def _parts_of(self, front: FoundHead, spans: list[Span]) -> list[int]:
        ends = [span.end for span in front.head.spans]
        return [index for index, span in enumerate(spans[:_HEAD_PARTS]) if ends and span.end <= max(ends)]

    def _agrees(self, front: FoundHead, metadata: DocumentMetadata, kind: PartKind) -> bool:
        """Whether a head found in the lines is to be believed beside what the file's own fields say."""
        title = metadata.text_of("title")
        if not title or fold(title) == fold(front.title):
            return True
        dated = bool(front.date or front.authors)
        return metadata.origins.get("title") in _WEAK_TITLES and (dated or kind is PartKind.TITLE)


def _paragraph(number: int, index: int, part: _Part, spans: Sequence[Span]) -> Paragraph:
    """The paragraph that the part at `index` is; `spans` are those of all parts."""
    start = spans[index].start
    turns = tuple(PageTurn(start + offset, label) for offset, label in part.turns)
    moments = tuple(Moment(start + offset, time) for offset, time in part.moments)
    speaker = None
    if part.speaker is not None:
        offset = spans[index if part.speaker.part is None else part.speaker.part].start
        speaker = Span(offset + part.speaker.start, offset + part.speaker.end)
    return Paragraph(number, spans[index], part.section, part.page, part.time, turns, moments, speaker)


def _tidied_places(text: str, tidied: str, turns: Sequence[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    """`turns` of `text`, in the order of their places, moved to where they are in the tidied text.

    A page begins with its first visible character, and tidying takes none of these away that a reader sees.
    """
    visible = [at for at, char in enumerate(tidied) if not char.isspace()]
    places: list[tuple[int, str]] = []
    start = before = 0
    for offset, label in turns:
        before += len("".join(_tidy(text[start:offset]).split()))
        start = offset
        places.append((visible[before] if before < len(visible) else len(tidied), label))
    return tuple(places)


def _tidy(text: str) -> str:
    """`text` without controls and soft hyphens, runs of spaces as one, no line of it blank."""
    text = text.replace("\r\n", "\n")
    text = without_controls(text.translate(_TIDIED) if _ANY_TIDIED.search(text) else text)
    lines = (_SPACES.sub(" ", line).strip() for line in text.replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)
