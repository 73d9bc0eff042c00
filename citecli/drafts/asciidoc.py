"""A draft in AsciiDoc: its quotations and verses, its notes, and its citations.

Quotations are `[quote, who, where]` before a paragraph or a block, blocks between lines of `____` or `""`, paragraphs
in marks with a line `-- who` below, and those that begin with `>`. Citations are those of asciidoctor-bibtex
(`cite:[key(12)]`, `citenp:[key]`); an entry of a bibliography that the draft has itself (`[[[key]]]`) is the note of
its calls (`<<key>>`).
"""

import re

from citecli.documents.model import Span
from citecli.drafts.asciidoc_phrases import AsciiDocPhrases
from citecli.drafts.assembly import Heading
from citecli.drafts.collected_parts import CollectedParts
from citecli.drafts.model import Draft, DraftMetadata
from citecli.readers.decoding import decode
from citecli.readers.source import Source
from citecli.text.segment import lines

_DELIMITER = re.compile(r"(?:-{4,}|\.{4,}|\+{4,}|/{4,}|_{4,}|={4,}|\*{4,}|\"\"|--|`{3,}[\w,.-]*|[|,!:]={3,})[ \t]*$")
_UNSEEN_DELIMITERS = frozenset("-.+/`")
_ATTRIBUTES = re.compile(
    r"\[(?![\[])(?P<style>[\w-]*)(?:[#.%][\w.%#-]+)*(?P<about>(?:,.*|[^\s,\]\w].*|\s.*)?)\][ \t]*$"
)
_ANCHOR = re.compile(r"\[\[[^\[\]]+\]\][ \t]*$|\[\][ \t]*$")
_NAMED = re.compile(r"\b(?P<name>attribution|citetitle)\s*=\s*(?:\"(?P<quoted>[^\"]*)\"|(?P<plain>[^,\]]*))")
_ENTRY = re.compile(r":(?P<unset>!?)(?P<name>\w[\w-]*)(?P<end>!?):(?:[ \t]+(?P<value>.*))?$")
_HEADING = re.compile(r"(?:={1,6}|#{1,6})[ \t]+(?=\S)")
_MACRO = re.compile(r"(?P<name>[a-zA-Z][\w-]*)::(?P<target>[^\s\[]*)\[(?P<about>.*)\][ \t]*$")
_ITEM = re.compile(
    r"[ \t]*(?:\*{1,6}|\.{1,6}|-|\d{1,3}\.|[a-zA-Z]\.|[ivxIVX]{1,5}\)|<(?:\d{1,2}|\.)>)[ \t]+(?:\[[ xX*]\][ \t]+)?"
)
_TERM = re.compile(r"[ \t]*(?:[^\s:]|:(?!:))(?:[^:\n]|:(?!:))*:{2,4}(?=[ \t]|$)")
_RULE = re.compile(r"(?:'{3,}|-{3}|\*{3}|- - -|\* \* \*|<{3})[ \t]*$")
_LABEL = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_UNDERLINE = re.compile(r"([=\-~^+])\1+[ \t]*$")
_CELL = re.compile(r"(?:[\d.+*]*[<^>.]{0,4}[a-zA-Z]?)?\|")
_BY = re.compile(r"(?:--|—)[ \t]+\S")
_CODE_STYLES = frozenset("source listing literal stem latexmath asciimath pass comment mermaid plantuml ditaa".split())
_QUOTED_STYLES = frozenset(("quote", "verse"))


def read(source: Source) -> Draft:
    """The draft in AsciiDoc. `UnreadableDocument` when it is no text."""
    return draft_of(decode(source.data, source.name, source.encoding).text, source.name)


def draft_of(text: str, name: str = "draft") -> Draft:
    """The draft in AsciiDoc."""
    return _Reader(text).draft(name)


class _Reader:
    """Walks through the lines; remembers which blocks are open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = list(lines(text))
        self.parts = CollectedParts(text)
        self.phrases = AsciiDocPhrases(self.parts)
        self.open: list[tuple[str, int, bool]] = []  # delimiters, where the block begins, whether it is a quotation
        self.paragraph: list[Span] = []
        self.quoted_paragraph = -1  # where the quotation begins that the open paragraph is
        self.style = ""
        self.styled_at = -1  # where the line of attributes begins that is for the next block
        self.unclosed: set[str] = set()
        self.in_list = False
        self.title = ""

    def draft(self, name: str) -> Draft:
        """The draft called `name`, read from the whole text."""
        number = self.header()
        while number < len(self.lines):
            number = self.line(number)
        self.close_paragraph()
        self.phrases.settle()
        attributes = self.phrases.attributes
        self.parts.bibliography += [file for file in attributes.get("bibtex-file", "").split(",") if file.strip()]
        author = attributes.get("author", "")
        front = DraftMetadata(
            title=self.title,
            authors=(author,) if author else (),
            style=attributes.get("bibtex-style", ""),
            language=attributes.get("lang", ""),
        )
        return self.parts.draft(name, front)

    def words(self, number: int) -> str:
        """A line without the blanks behind it; "" beyond the last one."""
        return self.text[slice(*self.lines[number])].rstrip() if 0 <= number < len(self.lines) else ""

    def header(self) -> int:
        """The header of a document: its title, its authors, its attributes; the line after it."""
        number = 0
        while number < len(self.lines) and (not (line := self.words(number)) or line.startswith("//")):
            number += 1
        line = self.words(number)
        if not (line.startswith("= ") and _HEADING.match(line)):
            return 0
        self.title = line[2:].strip()
        self.heading(number, 2)
        number += 1
        while line := self.words(number):
            if _ENTRY.match(line):
                self.attribute(line)
            number += 1
        return number

    def line(self, number: int) -> int:
        """Take in the line `number`, or what begins with it; the line to go on with."""
        start, end = self.lines[number]
        line = self.words(number)
        if not line:
            self.close_paragraph()
            return number + 1
        if line.startswith("//") and not line.startswith("///"):
            return number + 1
        if self.paragraph and self.underlined(number, line):
            return number + 1
        if _DELIMITER.match(line):
            return self.delimiter(number, line)
        if self.open and self.open[-1][0].endswith("==="):
            self.close_paragraph()
            return number + 1 if _ATTRIBUTES.match(line) else self.cells(number, start, end)
        if after := self.silent(number, line):
            return after
        if _RULE.match(line) or line == "+":
            self.close_paragraph()
            return number + 1
        if not self.paragraph and self.style in _CODE_STYLES:
            self.settle_style()
            return self.until_blank(number)
        return self.prose(number, start, end, line)

    def underlined(self, number: int, line: str) -> bool:
        """Whether the line makes a title of the one before it."""
        above = self.words(number - 1)
        found = _UNDERLINE.match(line)
        if found is None or len(self.paragraph) != 1 or not -2 < len(line) - len(above) < 2 or len(line) < 3:
            return False
        span = self.paragraph[0]
        self.parts.headings.append(Heading(span.start, span.end, "=-~^+".index(line[0]) + 1))
        self.close_paragraph()
        return True

    def silent(self, number: int, line: str) -> int:
        """The line after one that has no prose in it; 0 when it has."""
        if line[0] == "[":
            if (attributes := _ATTRIBUTES.match(line)) is not None:
                self.close_paragraph()
                self.block_attributes(number, attributes)
                return number + 1
            if _ANCHOR.match(line):
                self.close_paragraph()
                return number + 1
        if line[0] == ":" and not self.paragraph and _ENTRY.match(line):
            self.attribute(line)
            while self.words(number).endswith("\\") and number + 1 < len(self.lines):
                number += 1
            return number + 1
        if "::" in line and (_MACRO.match(line) is not None):
            self.close_paragraph()
            return number + 1
        return 0

    def attribute(self, line: str) -> None:
        """An attribute of the document."""
        entry = _ENTRY.match(line)
        if entry is not None and not entry["unset"] and not entry["end"]:
            self.phrases.attributes[entry["name"].lower()] = (entry["value"] or "").strip()

    def block_attributes(self, number: int, attributes: re.Match[str]) -> None:
        """A line of attributes for the next block: what it is, and of a quotation who said it."""
        style = attributes["style"].lower()
        start, end = self.lines[number]
        if style not in _QUOTED_STYLES:
            self.style = style or self.style
            return
        self.style, self.styled_at = style, start
        first, last = start + attributes.start("about"), start + attributes.end("about")
        about = attributes["about"]
        if named := _NAMED.search(about):
            group = "quoted" if named["quoted"] is not None else "plain"
            first, last = first + named.start(group), first + named.end(group)
        else:
            first += len(about) - len(about.lstrip(", "))
        if self.text[first:last].strip(' ,"'):
            self.parts.hide(start, first, "— ")
            self.parts.hide(last, end)
            self.add(Span(start, end), first, last)

    def settle_style(self) -> tuple[str, int]:
        """The style of the block that begins, which holds for no other, and where the line is that says so."""
        style, at = self.style, self.styled_at
        self.style, self.styled_at = "", -1
        return style, at

    def delimiter(self, number: int, line: str) -> int:
        """A line that begins or ends a block."""
        self.close_paragraph()
        start, end = self.lines[number]
        mark = line.strip()
        for at in range(len(self.open) - 1, max(len(self.open) - 20, -1), -1):
            if self.open[at][0] == mark:
                _, begin, is_quoted = self.open[at]
                if is_quoted:
                    self.parts.blocks.append(Span(begin, start))
                del self.open[at:]
                return number + 1
        style, styled_at = self.settle_style()
        is_code = mark[0] in _UNSEEN_DELIMITERS and mark != "--"
        if is_code and style in _QUOTED_STYLES and mark[0] not in "+/":
            is_code = False
        if is_code or style in _CODE_STYLES:
            closing = "```" if mark[0] == "`" else mark
            return self.after(number, closing) or number + 1
        is_quoted = style in _QUOTED_STYLES or mark[0] in '_"'
        self.open.append((mark, styled_at if styled_at >= 0 and is_quoted else end, is_quoted))
        return number + 1

    def after(self, number: int, closing: str) -> int:
        """The line after the next one that is `closing`; 0 when there is none."""
        if closing in self.unclosed:  # what is not closed behind one place is not behind a later one
            return 0
        for at in range(number + 1, len(self.lines)):
            if self.words(at) == closing:
                return at + 1
        self.unclosed.add(closing)
        return 0

    def until_blank(self, number: int) -> int:
        """The next blank line."""
        while self.words(number):
            number += 1
        return number

    def heading(self, number: int, width: int) -> None:
        """Take in a heading behind its marks."""
        start, end = self.lines[number]
        self.parts.headings.append(Heading(start + width, end, self.words(number).count("=", 0, width)))
        self.add(Span(start + width, end))

    def prose(self, number: int, start: int, end: int, line: str) -> int:
        """A line of prose, or what begins a paragraph, an item, a heading."""
        if (item := _ITEM.match(line)) is not None and (not self.paragraph or self.in_list):
            self.close_paragraph()
            self.in_list = True
            self.style = ""
            self.paragraph.append(Span(start + item.end(), end))
            return number + 1
        if self.paragraph:
            self.paragraph.append(Span(start, end))
            return number + 1
        if (heading := _HEADING.match(line)) is not None:
            self.in_list = False
            self.settle_style()
            self.heading(number, heading.end())
            return number + 1
        if line[0] in " \t" and self.words(number - 1) == "" and not _TERM.match(line):
            return self.until_blank(number)  # what is indented is literal
        style, styled_at = self.settle_style()
        if style in _QUOTED_STYLES:
            self.quoted_paragraph = styled_at
        elif line[0] == ">" and line[1:2] in ("", " "):
            return self.markdown_quote(number)
        elif line[0] == "." and line[1:2] not in ("", ".", " "):
            self.add(Span(start + 1, end))
            self.style, self.styled_at = style, styled_at
            return number + 1
        else:
            self.in_list = self.in_list and self.words(number - 1) != ""
        if label := _LABEL.match(line):
            start += label.end()
        if (term := _TERM.match(line)) is not None:
            self.in_list = True
            self.add(Span(start, start + term.end()))
            self.parts.hide(start + len(term[0].rstrip(":")), start + term.end())
            start += term.end()
            if not self.text[start:end].strip():
                return number + 1
        self.paragraph.append(Span(start, end))
        return number + 1

    def markdown_quote(self, number: int) -> int:
        """Lines that begin with `>`, as Markdown has quotations."""
        first = number
        while (line := self.words(number)).startswith(">"):
            start, end = self.lines[number]
            width = 1 + line[1:2].isspace()
            if line[width:].strip():
                self.paragraph.append(Span(start, end))
                self.parts.hide(start, start + width)
            else:
                self.close_paragraph()
            number += 1
        self.close_paragraph()
        self.parts.blocks.append(Span(self.lines[first][0], self.lines[number - 1][1]))
        return number

    def cells(self, number: int, start: int, end: int) -> int:
        """A line of a table: each cell is a paragraph."""
        at = start
        for bar in _CELL.finditer(self.text, start, end):
            if self.text[at : bar.start()].strip():
                self.add(Span(at, bar.start()))
            at = bar.end()
        if self.text[at:end].strip():
            self.add(Span(at, end))
        return number + 1

    def add(self, span: Span, first: int = -1, last: int = -1) -> None:
        """Take in a paragraph, whose own text is from `first` to `last` when it is not all of it."""
        self.parts.paragraphs.append(span)
        self.phrases.read(first if first >= 0 else span.start, last if last >= 0 else span.end)

    def close_paragraph(self) -> None:
        """The paragraph that is open ends."""
        if not self.paragraph:
            return
        lines_of, self.paragraph = self.paragraph, []
        span = Span(lines_of[0].start, lines_of[-1].end)
        begin, self.quoted_paragraph = self.quoted_paragraph, -1
        self.add(span)
        if begin >= 0:
            self.parts.blocks.append(Span(begin, span.end))
        elif len(lines_of) > 1 and self.text[span.start] == '"':
            body = self.text[span.start : lines_of[-2].end].rstrip()
            if body.endswith('"') and _BY.match(self.text, lines_of[-1].start):
                self.parts.blocks.append(span)
