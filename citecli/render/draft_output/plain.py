"""A finished draft as plain text: a line a paragraph, nothing wrapped, notes numbered in brackets at its end."""

from citecli.answers.finished_drafts import Bibliography, Finished
from citecli.drafts import blocks as tree
from citecli.markup.nodes import Content, Tagged
from citecli.markup.plain import write
from citecli.render.draft_output.inline import Notes, plain_text, write_inline
from citecli.render.output import Screen
from citecli.text.safe import safe
from citecli.text.width import line_spans, pad, width


def plain(answer: Finished) -> str:
    """The draft as plain text."""
    return safe(_Writer(answer).document())


class _Writer:
    def __init__(self, answer: Finished) -> None:
        assert answer.tree is not None
        self.tree = answer.tree
        self.bibliography = answer.bibliography
        self.notes = Notes(answer)
        self.listed = False

    def document(self) -> str:
        """The draft as plain text, with the bibliography and the footnotes at its end."""
        parts = self.blocks(self.tree.blocks)
        notes: list[str] = []
        # A note may call for another one.
        while len(notes) < len(self.notes.called):
            blocks = self.notes.blocks(self.notes.called[len(notes)])
            notes.append(f"[{len(notes) + 1}] " + "\n\n".join(self.blocks(blocks)))
        if self.bibliography and not self.listed:
            parts += self.entries(self.bibliography, heading=True)
        return "\n\n".join([*parts, *notes]) + "\n" if parts or notes else ""

    def blocks(self, blocks: tuple[tree.Block, ...]) -> list[str]:
        """Blocks, none of them empty."""
        return [text for block in blocks for text in self.block(block) if text.strip()]

    def block(self, block: tree.Block) -> list[str]:
        """One block; the bibliography is several."""
        match block:
            case tree.ParagraphBlock(content) | tree.HeadingBlock(content):
                return [self.inline(content)]
            case tree.Quote(blocks):
                return [_indent("\n\n".join(self.blocks(blocks)), "  ", "  ")]
            case tree.Items(items, start):
                loose = any(
                    isinstance(block, tree.ParagraphBlock) and not block.tight for item in items for block in item
                )
                lines = []
                for number, item in enumerate(items, start=start or 0):
                    mark = "- " if start is None else f"{number}. "
                    inside = ("\n\n" if loose else "\n").join(self.blocks(item))
                    lines.append(_indent(inside, mark, " " * len(mark)) if inside else mark.rstrip())
                return [("\n\n" if loose else "\n").join(lines)]
            case tree.Code(text):
                return [_indent(text.rstrip("\n"), "    ", "    ")]
            case tree.Table(rows):
                return [self.table(rows)]
            case tree.References():
                if self.bibliography is None or self.listed:
                    return []
                self.listed = True
                return self.entries(self.bibliography, heading=False)
            case tree.Rule():
                return ["* * *"]
            case _:  # HTML, which has no plain text to show
                return []

    def table(self, rows: tuple[tuple[Content, ...], ...]) -> str:
        """A table, its columns under each other."""
        cells = [[self.inline(content).replace("\n", " ") for content in row] for row in rows]
        columns = max(map(len, cells), default=0)
        sizes = [max((width(row[at]) for row in cells if at < len(row)), default=0) for at in range(columns)]
        lines = ["  ".join(pad(cell, size) for cell, size in zip(row, sizes, strict=False)).rstrip() for row in cells]
        if len(lines) > 1:
            lines.insert(1, "  ".join("-" * size for size in sizes))
        return "\n".join(lines)

    def entries(self, bibliography: Bibliography, *, heading: bool) -> list[str]:
        """The bibliography, an entry a paragraph."""
        entries = [write(entry.content).strip() for entry in bibliography.entries]
        return [bibliography.title, *entries] if heading and bibliography.title and entries else entries

    def inline(self, content: Content) -> str:
        """Text in a block."""
        return write_inline(
            self.notes.with_citations(content),
            write,
            {
                "code": plain_text,
                "html": lambda _: "",
                "break": lambda _: "\n",
                "image": plain_text,
                "note": self.call,
            },
        )

    def call(self, node: Tagged) -> str:
        """The number that calls for a note; a note that isn't there stays as it was written."""
        number = self.notes.number(node.detail)
        return f"[{number}]" if number else plain_text(node)


def _indent(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    return "\n".join((first if at == 0 else others) + line if line else "" for at, line in enumerate(lines))


def wrap_text(text: str, screen: Screen) -> str:
    """Plain text in lines that a terminal has room for, each as far in as it was."""
    measure = min(screen.measure, screen.width - 1)
    lines: list[str] = []
    for line in text.split("\n"):
        words = line.lstrip(" ")
        indent = " " * min(len(line) - len(words), measure // 2)
        lines += (indent + words[start:end] for start, end in line_spans(words, measure - len(indent)))
    return "\n".join(lines)
