"""A draft in Markdown: where its citations, its notes and its prose stand.

It is Markdown as documents have it (`citecli.readers.markdown_syntax`), with Pandoc's citations, and what MyST and
programs for notes add to it (`citecli.drafts.myst`, `citecli.drafts.note_markup`). markdown-it says which
lines a block has; where in them its text stands is found out here, line by line, so that every citation and every word
has its offset in the draft.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from markdown_it import MarkdownIt
from markdown_it.token import Token

from citecli.documents.model import Span
from citecli.drafts import markdown_citations, myst, note_markup
from citecli.drafts.markdown_citations import CitationRange
from citecli.drafts.model import Draft, DraftCitation, DraftMetadata, NoteMark, Stretch, draft_metadata
from citecli.errors import BadInput, UnreadableDocument
from citecli.frozen import replace
from citecli.readers import markdown_syntax
from citecli.readers.decoding import decode
from citecli.readers.markdown_ranges import MarkedRange
from citecli.readers.markdown_syntax import blocks_only, inline_tokens
from citecli.readers.source import Source

_STRUCK_OUT = re.compile(r"~~|<(?P<end>/?)(?:del|s|strike)(?:\s[^<>]*)?>", re.IGNORECASE)
"""Where text that the writer has struck out begins or ends."""
_LINE_END = re.compile(r"\r\n|\n|\r")
ASKS_FOR_REFERENCES = re.compile(r"(?:^|[\s{])#?refs(?:[\s}]|$)")
_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*'|\S*)")
_QUOTES = re.compile(r"(?:^|[\s{])\.?(?:epigraph|block-?quot(?:e|ation)|quot(?:e|ation)|pull-?quote)(?:[\s}]|$)")
"""What is said of a division that sets a quotation apart: `::: {.epigraph}`, `::: epigraph`."""


def read(source: Source) -> Draft:
    """The draft in Markdown. `UnreadableDocument` when it is no text, `BadInput` for bad front matter."""
    try:
        return draft_of(decode(source.data, source.name, source.encoding).text, source.name)
    except UnreadableDocument:
        raise
    except BadInput as error:
        raise BadInput(f"{source.name}: {error}") from None


def draft_of(text: str, name: str = "draft") -> Draft:
    """The draft in `text`. `BadInput` when its front matter is none; Markdown itself can't be wrong."""
    front = draft_metadata(text)
    lines = _lines(text, front.end)
    md = blocks_only(parser(located=True))
    env: dict[str, object] = {}
    reader = _Reader(text, lines)
    tokens = note_markup.with_callouts(md.parse(text[front.end :], env))
    reader.quoting = _quoting_divisions(tokens)
    for at, token in enumerate(tokens):
        reader.place(token)
        if token.type == "inline" and token.map is not None:
            _, ranges = inline_tokens(md, token.content, env)
            reader.take(token, tokens[at - 1].type, note_markup.with_unseen(token, ranges))
    return reader.draft(name, front)


def _quoting_divisions(tokens: Sequence[Token]) -> frozenset[int]:
    """The lines in which divisions begin that set a quotation apart; what is never closed is none."""
    opened: list[tuple[int, bool]] = []
    closed: set[int] = set()
    for token in tokens:
        if token.type != "division" or not token.map:
            continue
        if token.content:
            opened.append((token.map[0], _QUOTES.search(_VALUE.sub("", token.content)) is not None))
        elif opened and (begun := opened.pop())[1]:
            closed.add(begun[0])
    return frozenset(closed)


def parser(*, located: bool = False, typographer: bool = False) -> MarkdownIt:
    """A parser of drafts: that of documents, and its tokens, with citations (`cite`)."""
    md = markdown_syntax.parser(located=located, typographer=typographer)
    markdown_citations.add_rules(md)
    note_markup.add_rules(md)
    myst.add_rules(md)
    return md


def _lines(text: str, start: int) -> list[tuple[int, int]]:
    """The lines from `start` on, without their ends."""
    lines = []
    for match in _LINE_END.finditer(text, start):
        lines.append((start, match.start()))
        start = match.end()
    lines.append((start, len(text)))
    return lines


def _struck_out(content: str, ranges: Sequence[MarkedRange]) -> list[tuple[int, int]]:
    """What the writer has struck out in a block, whose ranges are in order."""
    struck: list[tuple[int, int]] = []
    begin = -1
    for marked_range in ranges:
        mark = _STRUCK_OUT.fullmatch(content, marked_range.start, marked_range.end)
        if marked_range.kind != "hidden" or mark is None:
            continue
        ends = begin >= 0 if mark["end"] is None else bool(mark["end"])
        if ends and begin >= 0:
            struck.append((begin, marked_range.end))
        begin = -1 if ends else marked_range.start
    return struck


@dataclass(frozen=True, slots=True)
class _Visible:
    """The characters of a block as a reader sees them, and which of them are seen (`kept`, 1 or 0 for each)."""

    characters: list[str]
    kept: bytearray

    def hide(self, start: int, end: int) -> None:
        """Take characters out of sight."""
        self.kept[start:end] = bytes(end - start)


class _Reader:
    """Walks the blocks; remembers in which quotations and which note it is."""

    def __init__(self, text: str, lines: Sequence[tuple[int, int]]) -> None:
        self.text = text
        self.lines = lines
        self.starts = [start for start, _ in lines]
        self.first_line = text.count("\n", 0, lines[0][0]) + 1
        self.citations: list[DraftCitation] = []
        self.stretches: list[Stretch] = []
        self.note_marks: list[NoteMark] = []
        self.references_at = -1
        self.lists: list[Span] = []
        self.bibliography: list[str] = []
        self.quoting: frozenset[int] = frozenset()
        """The lines in which divisions begin that are quotations."""
        self.divisions: list[tuple[int, bool]] = []
        """Of each open division where it begins if it is for the list of references, else -1; if it is a quotation."""
        self.level = 0
        self.depth = self.blocks = 0
        self.note = ""
        self.cell: tuple[int, int] = (-1, 0)

    def place(self, token: Token) -> None:
        """Take notice of where a token leads: into a quotation or a note, or out of it."""
        match token.type:
            case "blockquote_open":
                self.blocks += not self.depth
                self.depth += 1
            case "blockquote_close":
                self.depth -= 1
            case "note_def_open":
                self.note = str(token.meta["label"])
            case "note_def_close":
                self.note = ""
            case "heading_open":
                self.level = int(token.tag[1])
            case "bibliography":
                self.bibliography += token.content.split()
            case "division" if token.map:
                self._division(token.content, token.map[0])

    def _division(self, about: str, line: int) -> None:
        """A division begins, or, where nothing is said of it, ends."""
        if not about:
            start, quotes = self.divisions.pop() if self.divisions else (-1, False)
            self.depth -= quotes
            if start >= 0:
                self.lists.append(Span(start, self.starts[line]))
            return
        asks = ASKS_FOR_REFERENCES.search(about) is not None
        quotes = line in self.quoting
        self.blocks += quotes and not self.depth
        self.depth += quotes
        self.divisions.append((self.starts[line] if asks else -1, quotes))
        if asks and self.references_at < 0:
            self.references_at = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)

    def take(self, token: Token, parent: str, ranges: list[MarkedRange]) -> None:
        """Take in the text of one block."""
        assert token.map is not None
        cell = parent in ("th_open", "td_open")
        offsets = self.offsets(token.content, token.map[0], cell)
        note_of = self._notes_within(ranges, offsets)
        ranges.sort(key=lambda marked_range: (marked_range.start, -marked_range.end))
        for marked_range in ranges:
            if isinstance(marked_range, CitationRange) and marked_range.citation is not None:
                span = Span(offsets[marked_range.start], offsets[marked_range.end - 1] + 1)
                label = next((label for first, last, label in note_of if first <= marked_range.start < last), self.note)
                self.citations.append(
                    DraftCitation(
                        span, self.line(span.start), marked_range.citation.cites, marked_range.citation.textual, label
                    )
                )
            elif marked_range.kind == "note":
                self.note_marks.append(
                    NoteMark(Span(offsets[marked_range.start], offsets[marked_range.end - 1] + 1), marked_range.label)
                )
        if not self.depth and parent == "paragraph_open" and self._is_line_block(*token.map):
            # Lines that are kept are verse, or something else that is quoted as it stands.
            self.blocks += 1
            self.depth = 1
            self._prose(token.content, offsets, ranges, heading=False)
            self.depth = 0
            return
        self._prose(token.content, offsets, ranges, parent == "heading_open")

    def _is_line_block(self, first: int, last: int) -> bool:
        """Whether the lines are those of a line block (`| …`), more than one."""
        begins = [self.text[start:end].lstrip()[:1] for start, end in self.lines[first:last]]
        return len(begins) > 1 and begins[0] == "|" and begins.count("|") > 1

    def _notes_within(self, ranges: list[MarkedRange], offsets: Sequence[int]) -> list[tuple[int, int, str]]:
        notes = []
        for marked_range in ranges:
            if marked_range.kind == "inline note":
                label = f"^{offsets[marked_range.start]}"
                notes.append((marked_range.start, marked_range.end, label))
                self.note_marks.append(
                    NoteMark(Span(offsets[marked_range.start], offsets[marked_range.end - 1] + 1), label)
                )
        return notes

    def _prose(self, content: str, offsets: "array[int]", ranges: list[MarkedRange], heading: bool) -> None:
        """The text as a reader sees it: in the block, and that of its inline notes apart."""
        visible = _Visible(list(content), bytearray(b"\1") * len(content))
        notes = [marked_range for marked_range in ranges if marked_range.kind == "inline note"]
        for marked_range in ranges:
            match marked_range.kind:
                case "hidden" | "escape" | "note":
                    visible.hide(marked_range.start, marked_range.end)
                case "citation":
                    visible.characters[marked_range.start : marked_range.end] = " " * (
                        marked_range.end - marked_range.start
                    )
                case "entity":
                    visible.characters[marked_range.start] = marked_range.label[:1] or " "
                    visible.hide(marked_range.start + 1, marked_range.end)
        for start, end in _struck_out(content, ranges):
            visible.hide(start, end)
        for marked_range in notes:
            self._stretch(
                visible,
                offsets,
                marked_range.start + 2,
                marked_range.end - 1,
                f"^{offsets[marked_range.start]}",
                heading,
            )
            visible.hide(marked_range.start, marked_range.end)
        self._stretch(visible, offsets, 0, len(content), self.note, heading)

    def _stretch(
        self, visible: "_Visible", offsets: "array[int]", start: int, end: int, note: str, heading: bool
    ) -> None:
        kept = visible.kept[start:end]
        text = "".join(compress(visible.characters[start:end], kept))
        if not text:
            return
        places = array("q", compress(offsets[start:end], kept))
        places.append(offsets[end - 1] + 1)
        block, level = self.blocks if self.depth else 0, self.level if heading else 0
        self.stretches.append(Stretch(text, places, self.depth, note, block, heading, level))

    def offsets(self, content: str, line: int, cell: bool) -> "array[int]":
        """Where each character of a block's text stands in the draft; the last one is where the text ends."""
        places = array("q")  # a draft may be one long line
        at_line, at = self.cell
        for number, piece in enumerate(content.split("\n"), start=line):
            start, end = self.lines[min(number, len(self.lines) - 1)]
            source = self.text[start:end].replace("\0", "\ufffd")
            if cell:
                self.cell = (number, at if number == at_line else 0)
                places.extend(self._aligned(piece, source, start, self.cell[1]))
            else:
                # What stands before the text (marks of lists and quotations, hashes) is shorter than the rest.
                bare, tail = piece.strip(), source.rstrip()
                first = len(tail) - len(bare) if tail.endswith(bare) else source.find(bare)
                lead = len(piece) - len(piece.lstrip())
                if first < 0:
                    places.extend(self._aligned(piece, source, start, 0))
                else:
                    begin = start + first - lead
                    places.extend([start] * min(max(start - begin, 0), len(piece)))
                    stop = begin + len(piece)
                    places.extend(range(max(begin, start), min(stop, end)))
                    places.extend([end] * (stop - max(end, begin)))  # blanks that the draft hasn't
            places.append(end)  # the line's end, or the text's
        return places

    def _aligned(self, piece: str, source: str, start: int, at: int) -> list[int]:
        """Where the characters of `piece` stand in `source`, which has others between them (a cell's `\\|`)."""
        places = []
        exact = source.find(piece, at)
        if exact >= 0 and piece:
            places = [start + exact + index for index in range(len(piece))]
            at = exact + len(piece)
        else:
            for char in piece:
                position = source.find(char, at)
                at = position if position >= 0 else at
                places.append(start + min(at, len(source)))
                at += position >= 0
        self.cell = (self.cell[0], at)
        return places

    def line(self, offset: int) -> int:
        """The line of an offset, from 1 over the whole draft."""
        return self.first_line + bisect_left(self.starts, offset + 1) - 1

    def draft(self, name: str, front: DraftMetadata) -> Draft:
        """What was found, in the order of the text."""
        files = tuple(dict.fromkeys((*front.bibliography, *self.bibliography)))
        return Draft(
            name,
            self.text,
            front if files == front.bibliography else replace(front, bibliography=files),
            tuple(sorted(self.citations, key=lambda citation: citation.span)),
            tuple(self.stretches),
            tuple(sorted(self.note_marks, key=lambda mark: mark.span)),
            self.references_at,
            tuple(sorted(self.lists)),
        )
