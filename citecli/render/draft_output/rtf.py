"""A finished draft as Rich Text Format (RTF specification 1.9.1), its notes as footnotes of the word processor."""

from citecli.answers.finished_drafts import Bibliography, Finished
from citecli.drafts import blocks as tree
from citecli.markup.nodes import Content, Tagged
from citecli.markup.rtf import escape, paragraph, write
from citecli.render.draft_output.inline import Notes, plain_text, write_inline

_HEAD = (
    "{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1"
    "{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f1\\fmodern\\fcharset0 Courier New;}}\n\\f0\\fs24\n"
)
_STEP = 720
"""Twips of an indent: half an inch."""
_SIZES = {1: 36, 2: 32, 3: 28}
"""Half points of a heading's size; those of deeper levels have that of the text."""
_SIDES = {"left": "\\ql", "right": "\\qr", "center": "\\qc"}


def rtf(answer: Finished) -> str:
    """The draft as a whole RTF document."""
    return _Writer(answer).document()


class _Writer:
    def __init__(self, answer: Finished) -> None:
        assert answer.tree is not None
        self.tree = answer.tree
        self.bibliography = answer.bibliography
        self.notes = Notes(answer)
        self.listed = False
        self.open_notes: list[str] = []

    def document(self) -> str:
        """The draft as an RTF document, with the bibliography at its end."""
        text = self.blocks(self.tree.blocks, 0)
        if self.bibliography and not self.listed:
            text += self.entries(self.bibliography, heading=True)
        return f"{_HEAD}{text}}}\n"

    def blocks(self, blocks: tuple[tree.Block, ...], indent: int) -> str:
        """Blocks, `indent` twips from the margin."""
        return "".join(self.block(block, indent) for block in blocks)

    def block(self, block: tree.Block, indent: int) -> str:
        """One block."""
        match block:
            case tree.ParagraphBlock(content):
                return _paragraph(self.inline(content), indent)
            case tree.HeadingBlock(content, level):
                return _paragraph(
                    f"{{\\b\\fs{_SIZES.get(level, 24)} {self.inline(content)}}}", indent, "\\keepn\\sb240"
                )
            case tree.Quote(blocks):
                return self.blocks(blocks, indent + _STEP)
            case tree.Items(items, start):
                return "".join(
                    self.item(item, "\\bullet" if start is None else f"{number}.", indent)
                    for number, item in enumerate(items, start=start or 0)
                )
            case tree.Code(text):
                lines = "\\line ".join(map(escape, text.rstrip("\n").split("\n")))
                return _paragraph(f"{{\\f1\\fs20 {lines}}}", indent + _STEP)
            case tree.Table(rows):
                return "".join(self.row(row, block.alignments, at == 0) for at, row in enumerate(rows)) + "\\pard\n"
            case tree.References():
                if self.bibliography is None or self.listed:
                    return ""
                self.listed = True
                return self.entries(self.bibliography, heading=False)
            case tree.Rule():
                return _paragraph("* * *", indent, "\\qc")
            case _:  # HTML, which has no place in RTF
                return ""

    def item(self, blocks: tuple[tree.Block, ...], mark: str, indent: int) -> str:
        """An item of a list: its mark hangs before its first paragraph."""
        inside = indent + _STEP
        if blocks and isinstance(blocks[0], tree.ParagraphBlock):
            text = f"{mark}\\tab {self.inline(blocks[0].content)}"
            return _paragraph(text, inside, "\\fi-360") + self.blocks(blocks[1:], inside)
        return _paragraph(mark, inside, "\\fi-360") + self.blocks(blocks, inside)

    def row(self, cells: tuple[Content, ...], alignments: tuple[str, ...], is_head: bool) -> str:
        """A row of a table, its columns of equal width, each aligned as the draft has it; the head is bold."""
        size = 9000 // max(len(cells), 1)
        edges = "".join(f"\\cellx{size * (at + 1)}" for at in range(len(cells)))
        inside = ""
        for content, side in zip(cells, (*alignments, *[""] * len(cells)), strict=False):
            text = f"{{\\b {self.inline(content)}}}" if is_head else self.inline(content)
            inside += f"\\pard\\intbl{_SIDES.get(side, '')} {text}\\cell "
        head = "\\trhdr" if is_head else ""
        return f"{{\\trowd{head}\\trgaph108{edges}{inside}\\row}}\n"

    def entries(self, bibliography: Bibliography, *, heading: bool) -> str:
        """The bibliography."""
        entries = "".join(
            paragraph(entry.content, hanging_indent=bibliography.hanging_indent) for entry in bibliography.entries
        )
        if heading and bibliography.title and entries:
            return _paragraph(f"{{\\b\\fs36 {escape(bibliography.title)}}}", 0, "\\keepn\\sb240") + entries
        return entries

    def inline(self, content: Content) -> str:
        """Text in a block."""
        return write_inline(
            self.notes.with_citations(content),
            write,
            {
                "code": lambda node: f"{{\\f1 {escape(plain_text(node))}}}",
                "html": lambda _: "",
                "break": lambda _: "\\line ",
                "image": lambda node: escape(plain_text(node)),
                "note": self.note,
            },
        )

    def note(self, node: Tagged) -> str:
        """A note, where it is called for. RTF has no note in a note: there its text stands in brackets."""
        label = node.detail
        if not self.notes.number(label) or label in self.open_notes:
            return escape(plain_text(node))
        inside = bool(self.open_notes)
        self.open_notes.append(label)
        paragraphs = [
            self.inline(block.content) if isinstance(block, tree.ParagraphBlock) else self.block(block, 0)
            for block in self.notes.blocks(label)
        ]
        self.open_notes.pop()
        text = "\\par ".join(paragraphs)
        if inside:
            return f" [{text}]"
        return f"{{\\super\\chftn}}{{\\footnote\\pard\\plain\\f0\\fs20 {{\\super\\chftn}} {text}}}"


def _paragraph(text: str, indent: int, layout: str = "") -> str:
    margin = f"\\li{indent}" if indent else ""
    return f"{{\\pard{layout}{margin}\\sa200 {text}\\par}}\n"
