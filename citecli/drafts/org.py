r"""A draft in Org: its blocks of quotations and verse, its notes, and its citations.

Citations are Org's own (`[cite:@key]`, `[cite/t:see @key p. 3; @other]`), those of org-ref (`cite:key`,
`[[cite:&key p. 3]]`) and those of LaTeX (`\citep[3]{key}`). What is no prose is left out: code, drawers, comments,
subtrees that are commented out or not exported.
"""

import re

from citecli.documents.model import Span
from citecli.drafts.assembly import Heading
from citecli.drafts.collected_parts import CollectedParts
from citecli.drafts.model import Draft, DraftMetadata
from citecli.drafts.org_phrases import OrgPhrases
from citecli.frozen import replace
from citecli.readers.decoding import decode
from citecli.readers.source import Source
from citecli.text.segment import lines

_HEADLINE = re.compile(
    r"(?P<stars>\*+)[ \t]+(?:(?:TODO|DONE|NEXT|WAITING|HOLD|CANCELLED|CANCELED|STARTED)[ \t]+)?(?:\[#\w\][ \t]*)?"
    r"(?P<comment>COMMENT\b)?"
)
_TAGS = re.compile(r"[ \t]+:(?:[\w@#%]+:)+[ \t]*$")
_KEYWORD = re.compile(r"[ \t]*#\+(?P<name>[\w-]+)(?:\[[^\]]*\])?:(?P<value>.*)", re.DOTALL)
_EDGE = re.compile(r"[ \t]*#\+(?P<edge>begin|end)_(?P<name>\S+)", re.IGNORECASE)
_DRAWER = re.compile(r"[ \t]*:[\w-]+:[ \t]*$")
_UNSEEN_LINE = re.compile(
    r"[ \t]*(?:#(?:[ \t]|$)|:(?:[ \t]|$)|(?:DEADLINE|SCHEDULED|CLOSED|CLOCK):[ \t]|-{5,}[ \t]*$|\|[-+|]+[ \t]*$|%%\()"
)
_ITEM = re.compile(r"[ \t]*(?:[-+]|[ \t]\*|(?:\d+|[A-Za-z])[.)])[ \t]+(?:\[[ Xx-]\][ \t]+)?")
_NOTE = re.compile(r"\[fn:([\w-]+)\][ \t]*")
_ENVIRONMENT = re.compile(r"[ \t]*\\begin\{(\w+\*?)\}")
_QUOTED = frozenset("quote quotation displayquote blockquote verse epigraph".split())
_UNSEEN_BLOCKS = frozenset("src example export comment".split())
_SUFFIX = re.compile(r"\.\w{1,8}$")


def read(source: Source) -> Draft:
    """The draft in an Org file. `UnreadableDocument` when it is no text."""
    return draft_of(decode(source.data, source.name, source.encoding).text, source.name)


def draft_of(text: str, name: str = "draft") -> Draft:
    """The draft in an Org file."""
    return _Reader(text).draft(name)


class _Reader:
    """Walks through the lines."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = list(lines(text))
        self.parts = CollectedParts(text)
        self.phrases = OrgPhrases(self.parts)
        self.front = DraftMetadata()
        self.open: list[tuple[str, int]] = []  # blocks by name, and where each begins
        self.paragraph = -1  # where the paragraph begins that the last line belongs to
        self.ended = 0  # where that line ends
        self.note: tuple[str, int] | None = None
        self.unclosed: set[str] = set()
        self.blanks = 0

    def draft(self, name: str) -> Draft:
        """The draft called `name`, read from the whole text."""
        number = 0
        while number < len(self.lines):
            number = self.line(number)
        self.close_note()
        return self.parts.draft(name, self.front)

    def line(self, number: int) -> int:
        """Take in the line `number`, or what begins with it; the line to go on with."""
        start, end = self.lines[number]
        line = self.text[start:end]
        if not line.strip():
            self.close_paragraph()
            self.blanks += 1
            if self.blanks > 1:
                self.close_note()
            return number + 1
        self.blanks = 0
        if line.startswith("*") and (headline := _HEADLINE.match(line)):
            return self.headline(number, headline)
        if (edge := _EDGE.match(line)) is not None:
            return self.edge(number, edge["edge"].lower(), edge["name"].lower())
        if (keyword := _KEYWORD.match(line)) is not None:
            self.close_paragraph()
            name = keyword["name"].lower()
            if name == "begin":  # what a program writes
                return self.after(number + 1, "#+end:") or number + 1
            if name == "caption" and keyword["value"].strip():
                self.add(start + keyword.start("value"), end)
            self.keyword(name, keyword["value"].strip(), start + keyword.start("value"))
            return number + 1
        if _UNSEEN_LINE.match(line):
            return self.unseen(number, number + 1)
        if _DRAWER.match(line) and (after := self.after(number + 1, ":end:")):
            return self.unseen(number, after)
        environment = _ENVIRONMENT.match(line.lower())
        if (
            environment
            and environment[1] not in _QUOTED
            and (after := self.after(number, rf"\end{{{environment[1]}}}"))
        ):
            return self.unseen(number, after)
        self.prose(start, end, line)
        return number + 1

    def unseen(self, first: int, after: int) -> int:
        """Leave lines out; they end a paragraph."""
        self.close_paragraph()
        return after

    def after(self, number: int, closing: str) -> int:
        """The line after the next one, from the line `number` on, that is, or ends with, `closing`; 0 without one."""
        if closing in self.unclosed:  # what is not closed behind one place is not behind a later one
            return 0
        for at in range(number, len(self.lines)):
            line = self.text[slice(*self.lines[at])].strip().lower()
            if line == closing or (line.endswith(closing) and closing.startswith("\\")):
                return at + 1
        self.unclosed.add(closing)
        return 0

    def headline(self, number: int, headline: re.Match[str]) -> int:
        """A headline; the line after its subtree when that is left out."""
        self.close_paragraph()
        self.close_note()
        start, end = self.lines[number]
        line = self.text[start:end]
        tags = _TAGS.search(line)
        own = tags[0].lower() if tags else ""
        if headline["comment"] or ":noexport:" in own or ":archive:" in own:
            after = number + 1
            while after < len(self.lines):
                following = _HEADLINE.match(self.text, *self.lines[after])
                if following is not None and len(following["stars"]) <= len(headline["stars"]):
                    break
                after = self.note_left(after)
            return after
        last = start + tags.start() if tags else end
        first = start + headline.end()
        if last > first:
            self.parts.headings.append(Heading(first, last, len(headline["stars"])))
            self.add(first, last)
        return number + 1

    def note_left(self, number: int) -> int:
        """A line of a subtree that is left out: of what is in it, notes are called for elsewhere; the next line."""
        if not _NOTE.match(self.text, *self.lines[number]):
            return number + 1
        while number < len(self.lines) and self.text[slice(*self.lines[number])].strip():
            start, end = self.lines[number]
            self.prose(start, end, self.text[start:end])
            number += 1
        self.close_note()
        return number

    def edge(self, number: int, edge: str, name: str) -> int:
        """The beginning or the end of a block."""
        if edge == "begin" and name in _UNSEEN_BLOCKS:
            return self.unseen(number, self.after(number + 1, f"#+end_{name}") or number + 1)
        self.close_paragraph()
        start, end = self.lines[number]
        if edge == "begin":
            self.open.append((name, end))
            return number + 1
        for at in range(len(self.open) - 1, max(len(self.open) - 10, -1), -1):
            if self.open[at][0] == name:
                if name in _QUOTED:
                    self.parts.blocks.append(Span(self.open[at][1], start))
                del self.open[at:]
                break
        return number + 1

    def keyword(self, name: str, value: str, at: int) -> None:
        """A line `#+name: value`, whose value begins at `at`."""
        bare = value.strip("\"' ")
        match name:
            case "title":
                self.front = replace(self.front, title=f"{self.front.title} {bare}".strip())
            case "date":
                self.front = replace(self.front, date=bare)
            case "language":
                self.front = replace(self.front, language=bare)
            case "author":
                self.front = replace(self.front, authors=(*self.front.authors, bare))
            case "bibliography" if bare:
                first = bare if value[:1] in "\"'" else bare.split()[0]
                self.parts.bibliography.append(first if _SUFFIX.search(first) else f"{first}.bib")
            case "cite_export":
                style = value.split()
                if style[:1] == ["csl"] and len(style) > 1:
                    self.front = replace(self.front, style=style[1].strip("\"'"))
            case "nocite":
                self.phrases.listed(at, at + len(value) + 1)
            case "latex_header" | "latex_header_extra":
                self.phrases.latex_bibliography(value)

    def prose(self, start: int, end: int, line: str) -> None:
        """A line of prose: it goes on with a paragraph, or begins an item, a note, a row of a table."""
        if (note := _NOTE.match(line)) is not None:
            self.close_paragraph()
            self.close_note()
            self.note = (note[1], start + note.end())
            start += note.end()
        elif (item := _ITEM.match(line)) is not None:
            self.close_paragraph()
            start += item.end()
        elif line.lstrip().startswith("|"):
            self.close_paragraph()
            self.row(start, end)
            return
        if self.paragraph < 0:
            self.paragraph = start
        self.ended = end

    def row(self, start: int, end: int) -> None:
        """A row of a table: each cell is a paragraph."""
        at = start
        while at < end:
            bar = self.text.find("|", at, end)
            bar = bar if bar >= 0 else end
            if self.text[at:bar].strip():
                self.add(at, bar)
            at = bar + 1
        self.ended = end

    def add(self, start: int, end: int) -> None:
        """Take in a paragraph."""
        self.parts.paragraphs.append(Span(start, end))
        self.phrases.read(start, end)
        self.ended = end

    def close_paragraph(self) -> None:
        """The paragraph that is open ends."""
        if 0 <= self.paragraph < self.ended:
            self.add(self.paragraph, self.ended)
        self.paragraph = -1

    def close_note(self) -> None:
        """The note that is open ends, and the paragraph in it."""
        self.close_paragraph()
        if self.note is not None:
            label, start = self.note
            self.parts.note(start, max(start, self.ended), label)
            self.note = None
