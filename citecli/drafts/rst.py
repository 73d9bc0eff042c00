"""A draft in reStructuredText: its block quotations, its notes, and its citations.

Blocks are those of docutils: what is indented deeper than the text around it is a quotation, unless it is a list, a
definition, code, or belongs to a directive; `epigraph`, `pull-quote` and `highlights` are quotations, too. Citations
are those of sphinxcontrib-bibtex (`:cite:p:`, `:footcite:t:`) and docutils' own (`[key]_`), whose text is a note when
the draft has it.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from citecli.documents.model import Span
from citecli.drafts.assembly import Heading
from citecli.drafts.collected_parts import CollectedParts
from citecli.drafts.model import Draft, DraftMetadata
from citecli.drafts.rst_phrases import RstPhrases
from citecli.readers.decoding import decode
from citecli.readers.source import Source
from citecli.text.segment import lines

_DIRECTIVE = re.compile(r"\.\.[ \t]+(?:\|[^|\n]+\|[ \t]+)?(?P<name>[\w][\w:+.-]*?)[ \t]?::(?:[ \t]+|$)")
_NOTE = re.compile(r"\.\.[ \t]+\[(?P<label>#?[\w][\w.:+-]*|#|\*)\](?:[ \t]+|$)")
_EXPLICIT = re.compile(r"\.\.(?:[ \t]|$)|__[ \t]")
_ITEM = re.compile(r"(?:[-*+•‣⁃]|\(?(?:\d{1,3}|#|[A-Za-z]|[ivxlcIVXLC]{1,6})[.)])(?:[ \t]+|$)")
_FIELD = re.compile(r":(?![: ])(?:[^:\\\n]|\\.|:(?!\s|$)){1,80}:(?=[ \t]|$)")
_ROLE = re.compile(r":[\w:.+-]+:`")
_RULE = re.compile(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*$")
_TABLE_RULE = re.compile(r"=+(?:[ \t]+=+)+[ \t]*$|-+(?:[ \t]+-+)+[ \t]*$|\+[-=+]+\+[ \t]*$")
_OPTION = re.compile(r"[ \t]*:[\w-]+:(?:[ \t]|$)")
_TELLING = re.compile(r"[\"“”„«»‘’`_\]]|''")
"""What words have that quote or cite."""
_QUOTED = frozenset(("epigraph", "pull-quote", "highlights", "blockquote"))
_WITH_WORDS = frozenset(
    "attention caution danger error hint important note tip warning seealso compound versionadded versionchanged "
    "deprecated centered".split()
)
"""Directives whose words begin in their first line."""
_TITLED = frozenset("admonition topic sidebar rubric table list-table".split())
"""Directives that have a title in their first line."""
_UNSEEN = re.compile(
    r"(?:code(?:-\w+)*|sourcecode|parsed-literal|literalinclude|math|raw|image|toctree|include|csv-table|graphviz|"
    r"digraph|plantuml|mermaid|doctest|testcode|testsetup|testoutput|testcleanup|highlight|contents|sectnum|meta|"
    r"replace|unicode|date|default-role|role|index|auto\w+|ipython|plot|jupyter-\w+|nb\w+|todo|todolist|tikz|prompt|"
    r"command-output|program-output|video|youtube|tabularcolumns|currentmodule|module|target-notes|title|"
    r"bibliography|footbibliography|productionlist|uml|runblock|exec|argparse|click|figure-md|include-\w+)"
)
_BIBLIOGRAPHY = frozenset(("bibliography", "footbibliography"))
_MISALIGNED = 2


class _Context(NamedTuple):
    """A body of blocks: the column of its text, what it is ("quote", "note", "item" or "body"), where it begins."""

    indent: int
    kind: str
    start: int
    label: str = ""


def read(source: Source) -> Draft:
    """The draft in reStructuredText. `UnreadableDocument` when it is no text."""
    return draft_of(decode(source.data, source.name, source.encoding).text, source.name)


def draft_of(text: str, name: str = "draft") -> Draft:
    """The draft in reStructuredText."""
    return _Reader(text).draft(name)


class _Reader:
    """Walks through the lines, and remembers which bodies are open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = list(lines(text))
        self.parts = CollectedParts(text)
        self.phrases = RstPhrases(self.parts)
        self.open = [_Context(0, "body", 0)]
        self.expected: _Context | None = None  # the body that begins with the next line that is indented
        self.paragraph: list[Span] = []  # the lines of the paragraph that is open
        self.literal = False  # whether what is indented next is code
        self.ended = 0  # the end of the last line with words
        self.numbered = {"#": 0, "*": 0}
        self.adornments: list[str] = []  # the lines above and below titles, the outermost level first

    def draft(self, name: str) -> Draft:
        """The draft called `name`, read from the whole text."""
        number = 0
        while number < len(self.lines):
            number = self.line(number)
        self.close_paragraph()
        while len(self.open) > 1:
            self.close()
        self.phrases.settle({note.label for note in self.parts.notes})
        return self.parts.draft(name, DraftMetadata())

    def words(self, number: int) -> str:
        """A line without the blanks around it; "" beyond the last one."""
        return self.text[slice(*self.lines[number])].strip() if number < len(self.lines) else ""

    def indent(self, number: int) -> int:
        """The column in which a line begins, -1 for a blank one."""
        line = self.text[slice(*self.lines[number])]
        bare = line.lstrip()
        return len(line[: len(line) - len(bare)].expandtabs(8)) if bare else -1

    def line(self, number: int) -> int:
        """Take in the line `number`, or what begins with it; the line to go on with."""
        indent = self.indent(number)
        if indent < 0:
            self.close_paragraph()
            return number + 1
        follows = bool(self.paragraph)
        if indent < self.open[-1].indent or (
            indent > self.open[-1].indent and not (follows and len(self.paragraph) > 1)
        ):
            lines_before = len(self.paragraph)
            if not (follows and indent > self.open[-1].indent and self.expected):
                self.close_paragraph()
            while indent < self.open[-1].indent:
                self.close()
            if indent > self.open[-1].indent:
                if self.literal:
                    self.literal = False
                    return self.after(number, self.open[-1].indent)
                self.open_body(number, indent, is_definition=follows and lines_before == 1)
        if indent == self.open[-1].indent:
            self.expected = None
            literal, self.literal = self.literal, False
            if literal and self.words(number)[0] in ">$#%":
                return self.until_blank(number)  # code that marks stand before
        return self.block(number, self.lines[number][1] - len(self.text[slice(*self.lines[number])].lstrip()))

    def open_body(self, number: int, indent: int, *, is_definition: bool) -> None:
        """The line is indented deeper than the last one: a body that is expected, a definition, or a quotation."""
        start = self.lines[number][0]
        above = self.open[-1]
        if self.expected is not None:
            expected, self.expected = self.expected, None
            self.open.append(expected._replace(indent=indent))
            return
        words = self.words(number)
        misaligned = above.kind == "item" and indent - above.indent <= _MISALIGNED
        other = is_definition or misaligned or _ITEM.match(words) or _EXPLICIT.match(words) or _TABLE_RULE.match(words)
        if not other and _FIELD.match(words) and not _ROLE.match(words):
            other = True
        self.open.append(_Context(indent, "body" if other else "quote", start))

    def close(self) -> None:
        """The innermost body ends."""
        body = self.open.pop()
        self.end_body(body)

    def end_body(self, body: _Context) -> None:
        """Take in a body that is complete."""
        end = max(self.ended, body.start)
        if body.kind == "quote":
            self.parts.blocks.append(Span(body.start, end))
        elif body.kind == "note":
            self.parts.note(body.start, end, body.label)

    def after(self, number: int, indent: int) -> int:
        """The line after those that are blank or indented deeper than `indent`, from the line `number` on."""
        while number < len(self.lines) and not 0 <= self.indent(number) <= indent:
            number += 1
        return number

    def block(self, number: int, start: int) -> int:
        """Take in the line whose text begins at `start`; the line to go on with."""
        end = self.lines[number][1]
        line = self.text[start:end]
        if self.paragraph:
            # Nothing but text goes on with a paragraph.
            self.paragraph.append(Span(start, end))
            return number + 1
        if line.startswith(("..", "__")) and _EXPLICIT.match(line):
            return self.explicit(number, start, line)
        if line.startswith(">>> "):
            return self.until_blank(number)
        if after := self.table(number, line) or self.title(number, start, line):
            return after
        column = self.open[-1].indent
        if (item := _ITEM.match(line)) is not None and self.is_item(number, item):
            self.open.append(_Context(column + item.end(), "item", start))
            if item.end() == len(line):
                self.open[-1] = _Context(column + 1, "item", start)
                return number + 1
            return self.block(number, start + item.end()) if len(self.open) < 50 else number + 1
        if (field := _FIELD.match(line)) is not None and not _ROLE.match(line):
            self.expected = _Context(0, "body", end)
            start += field.end()
            if not self.text[start:end].strip():
                return number + 1
        self.paragraph.append(Span(start, end))
        return number + 1

    def is_item(self, number: int, item: re.Match[str]) -> bool:
        """Whether an enumerator begins an item, and no sentence: the next line is blank, an item, or indented."""
        if item[0][0] in "-*+•‣⁃" or number + 1 >= len(self.lines):
            return True
        following = self.indent(number + 1)
        return following != self.open[-1].indent or _ITEM.match(self.words(number + 1)) is not None

    def until_blank(self, number: int) -> int:
        """The next blank line."""
        while number < len(self.lines) and self.words(number):
            number += 1
        return number

    def table(self, number: int, line: str) -> int:
        """The line after a table, whose rows are taken in; 0 when there is none."""
        if not _TABLE_RULE.match(line):
            return 0
        is_grid = line.startswith("+")
        row: list[tuple[int, Span]] = []
        while number < len(self.lines):
            start, end = self.lines[number]
            words = self.text[start:end].strip()
            if not words and (is_grid or self.is_rule(number - 1)):
                break
            cells = [] if _TABLE_RULE.match(words) else self.cells(start, end, "|" if is_grid else "  ")
            if not cells or (not is_grid and row and cells[0][0] <= row[0][0]):
                self.row(row)
                row = []
            row += cells
            number += 1
        self.row(row)
        return number

    def is_rule(self, number: int) -> bool:
        """Whether a line is one of those that a table has above and below it."""
        return _TABLE_RULE.match(self.words(number)) is not None

    def cells(self, start: int, end: int, between: str) -> list[tuple[int, Span]]:
        """The words of the cells in a line of a table, each with the column in which its text begins."""
        cells: list[tuple[int, Span]] = []
        at = start
        while at < end:
            stop = self.text.find(between, at, end)
            stop = stop if stop >= 0 else end
            words = self.text[at:stop]
            if bare := words.strip():
                first = at + len(words) - len(words.lstrip())
                cells.append(((at if between == "|" else first) - start, Span(first, first + len(bare))))
            at = stop + len(between)
        return cells

    def row(self, cells: Sequence[tuple[int, Span]]) -> None:
        """A row of a table: each cell is a paragraph.

        What a cell has in several lines is one paragraph as long as nothing stands between that quotes or cites.
        """
        columns: dict[int, list[Span]] = {}
        for column, span in cells:
            columns.setdefault(column, []).append(span)
        several = [spans for spans in columns.values() if len(spans) > 1]
        joined = max(several, key=lambda spans: sum(map(self.tells, spans)), default=[])
        if joined:
            whole = Span(joined[0].start, joined[-1].end)
            within = [span for _, span in cells if whole.start < span.start < whole.end and span not in joined]
            if any(map(self.tells, within)):
                joined = []
        for _, span in cells:
            if not joined or span.end < joined[0].start or span.start > joined[-1].end:
                self.add(span)
            elif span == joined[0]:
                self.add(Span(span.start, joined[-1].end))
        for one, other in pairwise(joined):
            self.parts.hide(one.end, other.start, " ")

    def tells(self, span: Span) -> bool:
        """Whether words have marks, or what cites."""
        return _TELLING.search(span.of(self.text)) is not None

    def title(self, number: int, start: int, line: str) -> int:
        """The line after a title, or after a rule between sections; 0 when there is none."""
        if _RULE.match(line):
            title = self.words(number + 1)
            if title and self.words(number + 2) == line.strip() and not _RULE.match(title):
                first, last = self.lines[number + 1]
                self.heading(first, last, line[0] * 2)
                return number + 3
            return number + 1 if len(line.strip()) > 3 else 0
        below = self.words(number + 1)
        if _RULE.match(below) and self.indent(number + 1) == 0 and len(below) >= min(len(line.strip()), 4):
            self.heading(start, self.lines[number][1], below[0])
            return number + 2
        return 0

    def heading(self, start: int, end: int, adornment: str) -> None:
        """Take in a heading; its level is the place of its adornment among those that the text has."""
        if adornment not in self.adornments:
            self.adornments.append(adornment)
        self.parts.headings.append(Heading(start, end, self.adornments.index(adornment) + 1))
        self.add(Span(start, end))

    def explicit(self, number: int, start: int, line: str) -> int:
        """A directive, a note, a target, or a comment."""
        column = self.open[-1].indent
        end = self.lines[number][1]
        if (directive := _DIRECTIVE.match(line)) is not None:
            return self.directive(number, directive["name"].lower(), start + directive.end(), "|" in directive[0])
        if (note := _NOTE.match(line)) is not None:
            label = note["label"]
            if label in self.numbered:
                self.numbered[label] += 1
                label = f"{label}{self.numbered[label]}"
            first = start + note.end()
            if first < end:
                self.paragraph.append(Span(first, end))
                self.ended = end
            after = self.after_blanks(number + 1)
            if after < len(self.lines) and self.indent(after) > column:
                self.expected = _Context(0, "note", first, label.lower())
            elif first < end:
                self.close_paragraph()
                self.parts.note(first, end, label.lower())
            return number + 1
        if line.strip() == ".." and not self.words(number + 1):
            return number + 1  # an empty comment ends what comes before it, and has no text
        return self.after(number + 1, column)

    def after_blanks(self, number: int) -> int:
        """The next line that is not blank."""
        while number < len(self.lines) and not self.words(number):
            number += 1
        return number

    def directive(self, number: int, name: str, first: int, is_substitution: bool) -> int:
        """A directive, whose first line has words from `first` on."""
        column, end = self.open[-1].indent, self.lines[number][1]
        if name in _BIBLIOGRAPHY:
            self.parts.bibliography += [file for file in self.text[first:end].split() if "." in file]
        if is_substitution or _UNSEEN.fullmatch(name):
            self.captions(number + 1)
            return self.after(number + 1, column)
        number += 1
        kind = "quote" if name in _QUOTED else "body"
        has_words = first < end and (kind == "quote" or name in _WITH_WORDS)
        if has_words:
            self.paragraph.append(Span(first, end))
        else:
            if first < end and name in _TITLED:
                self.add(Span(first, end))
            number = self.captions(number)
        after = self.after_blanks(number)
        if after < len(self.lines) and self.indent(after) > column:
            self.expected = _Context(0, kind, first)
        elif has_words:
            self.close_paragraph()
            if kind == "quote":
                self.parts.blocks.append(Span(first, end))
        return number

    def captions(self, number: int) -> int:
        """The options of a directive, of which captions are prose; the line after them."""
        while number < len(self.lines) and (option := _OPTION.match(self.text, *self.lines[number])):
            end = self.lines[number][1]
            if "caption" in option[0] and self.text[option.end() : end].strip():
                self.add(Span(option.end(), end))
            number += 1
        return number

    def add(self, span: Span) -> None:
        """Take in a paragraph."""
        self.parts.paragraphs.append(span)
        self.phrases.read(*span)
        self.ended = max(self.ended, span.end)

    def close_paragraph(self) -> None:
        """The paragraph that is open ends."""
        if not self.paragraph:
            return
        span = Span(self.paragraph[0].start, self.paragraph[-1].end)
        self.paragraph = []
        bare = self.text[span.start : span.end].rstrip()
        if bare.endswith("::"):
            self.literal = True
            end = span.start + len(bare)
            self.parts.hide(end - 1, end)
            if bare == "::":
                return
        self.add(span)
