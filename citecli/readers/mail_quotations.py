"""The body of a message: the sender's own paragraphs, and those of messages that it quotes, each with who wrote it.

Lines that begin with `>` are quoted, and so is what follows the headers of an original message. Who wrote them is named
by the line before (`mail_introductions`). Quoted lines of nobody who is named are left out, and counted; so are
signatures.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from citecli.documents.omissions import OmissionKind
from citecli.readers.document_builder import DocumentBuilder, SpeakerName
from citecli.readers.html_blocks import BlockKind, html_blocks
from citecli.readers.mail_introductions import Introduction, introduction

_MARKS = re.compile(r"[ \t]{0,3}(?:>[ \t]?){1,60}")
_SIGNATURE = re.compile(r"--[ \t\u00a0]?")
_SENT_FROM = re.compile(
    r"(?:Sent from (?:my |Mail for|Yahoo|Outlook|Samsung)|Get Outlook for|Von meinem .{1,40} gesendet|Gesendet von |"
    r"Envoyé de mon |Enviado desde mi |Inviato da |Enviado do meu |Verzonden vanaf mijn |Skickat från min )[^,.]{0,40}",
    re.IGNORECASE,
)
_DEEPEST = 24
BREAK = -1


class MailLine(NamedTuple):
    """A line of a body."""

    depth: int
    """How deep it is quoted; 0 for the sender's own."""
    text: str
    heading: int = 0
    """Its level as a heading; `BREAK` for what parts sections, 0 for any other line."""


def html_lines(html: str) -> list[MailLine]:
    """The lines of a body in HTML; what is in `<blockquote>` is quoted. Raises `TooManyTags`."""
    lines: list[MailLine] = []
    for block in html_blocks(html):
        depth = min(block.quoted, _DEEPEST)
        words = block.text.replace("\0", " ")
        if block.kind is BlockKind.HEADING:
            lines.append(MailLine(depth, " ".join(words.split()), block.level))
        elif block.kind is BlockKind.BREAK:
            lines.append(MailLine(depth, "", BREAK))
        elif block.kind in (BlockKind.PARAGRAPH, BlockKind.NOTE):
            lines += [MailLine(depth, line.strip()) for line in words.split("\n")]
        lines.append(MailLine(depth, ""))
    return lines


def plain_lines(body: str) -> list[MailLine]:
    """The lines of a plain body. Before a quoted line `>` may stand more than once, with spaces between."""
    lines: list[MailLine] = []
    for raw in body.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        marks = _MARKS.match(raw)
        # “>From” is how mailboxes write a line that begins with “From”.
        if marks is None:
            lines.append(MailLine(0, raw))
        elif raw.startswith(">From "):
            lines.append(MailLine(0, raw[1:]))
        else:
            lines.append(MailLine(min(marks[0].count(">"), _DEEPEST), raw[marks.end() :]))
    return lines


class BodyParagraphs:
    """Adds the paragraphs of a body to a document."""

    def __init__(self, builder: DocumentBuilder, *, is_wrapped: bool, keeps_unknown: bool) -> None:
        """`keeps_unknown`: quoted lines of nobody named are the sender's own, as block quotations of HTML may be."""
        self._builder = builder
        self._is_wrapped = is_wrapped
        self._keeps_unknown = keeps_unknown

    def add(self, lines: Sequence[MailLine], speaker: SpeakerName | None = None, level: int = 0) -> None:
        """The paragraphs of lines that are quoted at least `level` deep; `speaker` wrote those that are no deeper."""
        paragraph: list[str] = []
        known: SpeakerName | None = None
        number = 0
        while number < len(lines):
            line = lines[number]
            if line.depth > level:
                self._paragraph(paragraph, speaker)
                end = _end_of_run(lines, number, level)
                inherited = speaker if self._keeps_unknown else None
                self._quoted(lines[number:end], known or inherited, level + 1)
                number = end
                continue
            if line.heading or not line.text.strip():
                self._paragraph(paragraph, speaker)
                if line.heading == BREAK:
                    self._builder.part_sections()
                elif line.heading:
                    self._builder.heading(line.text, line.heading)
                number += 1
                continue
            if _SIGNATURE.fullmatch(line.text) or _SENT_FROM.fullmatch(line.text.strip()):
                self._paragraph(paragraph, speaker)
                number = self._signature(lines, number, level)
                continue
            found = _introduction(lines, number, level, is_apart=not paragraph)
            if found is None:
                paragraph.append(line.text)
                number += 1
                continue
            self._paragraph(paragraph, speaker)
            part = self._builder.paragraph(found.text)
            known = SpeakerName(found.start, found.end, part) if found.end > found.start else None
            number += found.lines
            if not _is_quoted_next(lines, number, level):
                if known is None:
                    self._leave_out(lines[number:])
                    return
                speaker = known
        self._paragraph(paragraph, speaker)

    def _paragraph(self, lines: list[str], speaker: SpeakerName | None) -> None:
        if lines:
            self._builder.paragraph("\n".join(lines), speaker=speaker, is_wrapped=self._is_wrapped)
            lines.clear()

    def _quoted(self, lines: Sequence[MailLine], known: SpeakerName | None, level: int) -> None:
        names_itself = _introduction(lines, 0, level, is_apart=True) is not None
        if known is not None or self._keeps_unknown or names_itself:
            self.add(lines, known, level)
        else:
            self._leave_out(lines)

    def _leave_out(self, lines: Iterable[MailLine]) -> None:
        text = "\n".join(line.text for line in lines).strip()
        if text:
            self._builder.omit(OmissionKind.QUOTED_MAIL, text)

    def _signature(self, lines: Sequence[MailLine], number: int, level: int) -> int:
        """Leave out the signature at `number`; returns the number of the line after it."""
        is_marked = bool(_SIGNATURE.fullmatch(lines[number].text))
        end = number + 1
        while is_marked and end < len(lines) and lines[end].depth == level:
            if _introduction(lines, end, level, is_apart=not lines[end - 1].text.strip()):
                break
            end += 1
        text = "\n".join(line.text for line in lines[number + is_marked : end]).strip()
        if text:
            self._builder.omit(OmissionKind.SIGNATURE, text)
        return end


def _end_of_run(lines: Sequence[MailLine], number: int, level: int) -> int:
    """The number of the line after the quoted lines that begin at `number`; blank lines between them belong to them."""
    end = number
    while number < len(lines) and (lines[number].depth > level or not lines[number].text.strip()):
        number += 1
        if lines[number - 1].depth > level:
            end = number
    return end


def _introduction(lines: Sequence[MailLine], number: int, level: int, *, is_apart: bool) -> Introduction | None:
    """The introduction at `number`; one that is not surely one must have quoted lines below it."""
    same = []
    for line in lines[number : number + 20]:
        if line.depth != level and line.text.strip():
            break
        same.append(line.text)
    found = introduction(same)
    if (
        found is None
        or found.is_block
        or (found.is_sure and is_apart)
        or _is_quoted_next(lines, number + found.lines, level)
    ):
        return found
    return None


def _is_quoted_next(lines: Sequence[MailLine], number: int, level: int) -> bool:
    while number < len(lines) and not lines[number].text.strip() and lines[number].depth <= level:
        number += 1
    return number < len(lines) and lines[number].depth > level
