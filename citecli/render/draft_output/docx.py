"""A finished draft as a Word file (ECMA-376), its notes as Word's footnotes, its headings and lists as Word's own."""

from citecli.answers.finished_drafts import Bibliography, Finished
from citecli.drafts import blocks as tree
from citecli.markup.docx import run, write
from citecli.markup.nodes import Content, Display, DisplayBlock, FontFormat, FontWeight, Formatted, Tagged, Text
from citecli.render.draft_output.inline import Notes, plain_text
from citecli.render.draft_output.word_parts import LEVELS, numbering_of, package

_STEP = 720
"""Twentieths of a point of an indent: half an inch."""
_BOLD = FontFormat(font_weight=FontWeight.BOLD)
_CALL = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
_NUMBER = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
_LINE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'


def docx(answer: Finished) -> bytes:
    """The draft as the bytes of a Word file."""
    return _Writer(answer).file()


class _Writer:
    def __init__(self, answer: Finished) -> None:
        assert answer.tree is not None
        self.answer = answer
        self.bibliography = answer.bibliography
        self.notes = Notes(answer)
        self.listed = False
        self.open_notes: list[str] = []
        self.footnotes: list[str] = []
        self.lists: list[tuple[int | None, int]] = []

    def file(self) -> bytes:
        """The draft as a Word file, with the bibliography at its end."""
        assert self.answer.tree is not None
        front = self.answer.metadata
        blocks = self.answer.tree.blocks
        text = ""
        # The title, the authors and the date are the first blocks of the tree.
        for style, value in (("Title", front.title), ("Author", front.authors), ("Date", front.date)):
            if value and blocks and isinstance(blocks[0], tree.ParagraphBlock | tree.HeadingBlock):
                text += _paragraph(self.inline(blocks[0].content), style)
                blocks = blocks[1:]
        text += self.blocks(blocks, 0)
        if self.bibliography and not self.listed:
            text += self.entries(self.bibliography, heading=True)
        return package(
            text,
            "".join(self.footnotes),
            numbering_of(self.lists),
            front.title,
            "; ".join(front.authors),
            front.language or self.answer.locale,
        )

    def blocks(self, blocks: tuple[tree.Block, ...], indent: int, style: str = "") -> str:
        """Blocks, `indent` twentieths of a point from the margin; `style` is that of their paragraphs."""
        return "".join(self.block(block, indent, style) for block in blocks)

    def block(self, block: tree.Block, indent: int, style: str) -> str:
        """One block."""
        match block:
            case tree.ParagraphBlock(content):
                return _paragraph(self.inline(content), style, _indent(indent))
            case tree.HeadingBlock(content, level):
                return _paragraph(self.inline(content), f"Heading{level}", _indent(indent))
            case tree.Quote(blocks):
                # The indent of the first level is the style's own.
                before = max(indent, _STEP) if style == "Quote" else indent
                return self.blocks(blocks, before + _STEP if before else 0, "Quote")
            case tree.Items(items, start):
                return self.items(items, start, indent // _STEP)
            case tree.Code(text):
                return _paragraph(run(text.rstrip("\n")), "HTMLPreformatted", _indent(indent))
            case tree.Table():
                return self.table(block)
            case tree.References():
                if self.bibliography is None or self.listed:
                    return ""
                self.listed = True
                return self.entries(self.bibliography, heading=False)
            case tree.Rule():
                return _paragraph("", "", _LINE)
            case _:  # HTML, which has no place in a Word file
                return ""

    def items(self, items: tuple[tuple[tree.Block, ...], ...], start: int | None, level: int) -> str:
        """A list: the first paragraph of each item has its number, the others are set in as far."""
        level = min(level, LEVELS - 1)
        self.lists.append((start, level))
        numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{len(self.lists)}"/></w:numPr>'
        inside = (level + 1) * _STEP
        text = ""
        for item in items:
            first, rest = (item[0], item[1:]) if item and isinstance(item[0], tree.ParagraphBlock) else (None, item)
            spacing = '<w:spacing w:after="0"/>' if first and first.tight else ""
            text += _paragraph(self.inline(first.content) if first else "", "ListParagraph", numbered + spacing)
            text += self.blocks(rest, inside, "ListParagraph")
        return text

    def table(self, table: tree.Table) -> str:
        """A table of the width of the text; its head is repeated on each page."""
        columns = max(map(len, table.rows), default=0)
        if not columns:
            return ""
        rows = ""
        for at, row in enumerate(table.rows):
            cells = ""
            for content, side in zip(
                (*row, *[()] * (columns - len(row))), (*table.alignments, *[""] * columns), strict=False
            ):
                inside = self.inline((Formatted(content, _BOLD),) if at == 0 else content)
                layout = '<w:spacing w:after="0"/>' + (f'<w:jc w:val="{side}"/>' if side else "")
                cells += f"<w:tc>{_paragraph(inside, '', layout)}</w:tc>"
            head = "<w:trPr><w:tblHeader/></w:trPr>" if at == 0 else ""
            rows += f"<w:tr>{head}{cells}</w:tr>"
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "bottom", "insideH")
        )
        grid = f'<w:gridCol w:w="{9000 // columns}"/>' * columns
        layout = f'<w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{sides}</w:tblBorders>'
        # Two tables without a paragraph between them would be one.
        return f"<w:tbl><w:tblPr>{layout}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{_paragraph('')}"

    def entries(self, bibliography: Bibliography, *, heading: bool) -> str:
        """The bibliography: a hanging indent, or the numbers in a column of their own."""
        text = ""
        if heading and bibliography.title and bibliography.entries:
            text = _paragraph(run(bibliography.title), "Heading1")
        for entry in bibliography.entries:
            content = tuple(entry.content)
            numbered = any(isinstance(node, DisplayBlock) and node.display is Display.LEFT_MARGIN for node in content)
            tab = f'<w:tabs><w:tab w:val="left" w:pos="{_STEP}"/></w:tabs>' if numbered else ""
            hangs = numbered or bibliography.hanging_indent
            layout = f'{tab}<w:ind w:left="{_STEP}" w:hanging="{_STEP}"/>' if hangs else ""
            text += _paragraph(self.inline(content), "Bibliography", layout)
        return text

    def inline(self, content: Content) -> str:
        """Text in a block, as runs."""
        return write(self.notes.with_citations(content), self.special)

    def special(self, node: Tagged, format: FontFormat) -> str | None:
        """What is the draft's own: code, HTML, line breaks, pictures (their descriptions), calls for notes."""
        match node.tag:
            case "code":
                return run(plain_text(node), format, "HTMLCode")
            case "html":
                return ""
            case "break":
                return run("\n")
            case "note":
                return self.note(node, format)
            case _:
                return None

    def note(self, node: Tagged, format: FontFormat) -> str:
        """A note, where it is called for. Word has no note in a note: there its text stands in brackets."""
        label = node.detail
        if not self.notes.number(label) or label in self.open_notes:
            return run(plain_text(node), format)
        blocks = self.notes.blocks(label)
        if self.open_notes:
            self.open_notes.append(label)
            paragraphs = [
                self.inline(block.content)
                for block in blocks
                if isinstance(block, tree.ParagraphBlock | tree.HeadingBlock)
            ]
            self.open_notes.pop()
            return run(" [") + run(" ").join(paragraphs) + run("]")
        self.footnotes.append("")
        number = len(self.footnotes)
        self.open_notes.append(label)
        first, rest = (blocks[0], blocks[1:]) if blocks else (None, ())
        start: Content = (Text(" "),)
        if isinstance(first, tree.ParagraphBlock):
            start = (*start, *first.content)
        elif first is not None:
            rest = blocks
        inside = _paragraph(_NUMBER + self.inline(start), "FootnoteText") + self.blocks(rest, 0, "FootnoteText")
        self.open_notes.pop()
        self.footnotes[number - 1] = f'<w:footnote w:id="{number}">{inside}</w:footnote>'
        return _CALL.format(number)


def _paragraph(runs: str, style: str = "", layout: str = "") -> str:
    """A paragraph; `layout` are its properties in the order that the schema has for them."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{layout}</w:pPr>" if named or layout else ""
    return f"<w:p>{properties}{runs}</w:p>"


def _indent(indent: int) -> str:
    return f'<w:ind w:left="{indent}"/>' if indent else ""
