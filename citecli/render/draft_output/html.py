"""A finished draft as HTML: a fragment, with its notes at its end and the bibliography in a division of its own."""

from citecli.answers.finished_drafts import Bibliography, Finished
from citecli.drafts import blocks as tree
from citecli.markup.html import escape, write
from citecli.markup.nodes import Content, Tagged, is_followable
from citecli.render.draft_output.inline import Notes, plain_text, write_inline
from citecli.text.safe import safe


def html(answer: Finished) -> str:
    """The draft as HTML. HTML in the draft is left as the writer wrote it."""
    return safe(_Writer(answer).document())


def title(answer: Finished) -> str:
    """The draft's title, else its first heading, as plain text; "" if it has neither."""
    from citecli.markup.plain import write as write_plain

    blocks = answer.tree.blocks if answer.tree is not None else ()
    return next((write_plain(block.content) for block in blocks if isinstance(block, tree.HeadingBlock)), "")


class _Writer:
    def __init__(self, answer: Finished) -> None:
        assert answer.tree is not None
        self.tree = answer.tree
        self.bibliography = answer.bibliography
        self.notes = Notes(answer)
        self.listed = False
        self.called: set[int] = set()

    def document(self) -> str:
        """The draft as HTML, with the bibliography and the footnotes at its end."""
        parts = [self.blocks(self.tree.blocks)]
        done = 0
        notes = []
        # A note may call for another one.
        while done < len(self.notes.called):
            label = self.notes.called[done]
            done += 1
            back = f' <a href="#note-call-{done}" aria-label="back to the text">↩</a>'
            inside = self.blocks(self.notes.blocks(label)).rstrip("\n")
            inside = f"{inside[:-4]}{back}</p>" if inside.endswith("</p>") else inside + back
            notes.append(f'<li id="note-{done}">{inside}</li>\n')
        if self.bibliography and not self.listed:
            parts.append(self.entries(self.bibliography, heading=True))
        if notes:
            parts.append(f'<section class="footnotes">\n<hr>\n<ol>\n{"".join(notes)}</ol>\n</section>\n')
        return "".join(parts)

    def blocks(self, blocks: tuple[tree.Block, ...]) -> str:
        """Blocks, one after the other."""
        return "".join(map(self.block, blocks))

    def block(self, block: tree.Block) -> str:
        """One block, ended by a line end."""
        match block:
            case tree.ParagraphBlock(content, tight):
                text = self.inline(content)
                return f"{text}\n" if tight else f"<p>{text}</p>\n"
            case tree.HeadingBlock(content, level):
                return f"<h{level}>{self.inline(content)}</h{level}>\n"
            case tree.Quote(blocks):
                return f"<blockquote>\n{self.blocks(blocks)}</blockquote>\n"
            case tree.Items(items, start):
                name = "ul" if start is None else "ol"
                attribute = f' start="{start}"' if start not in (None, 1) else ""
                inside = "".join(f"<li>{self.blocks(item).rstrip()}</li>\n" for item in items)
                return f"<{name}{attribute}>\n{inside}</{name}>\n"
            case tree.Code(text, language):
                name = f' class="language-{_attribute(language)}"' if language else ""
                return f"<pre><code{name}>{escape(text)}</code></pre>\n"
            case tree.Table():
                return self.table(block)
            case tree.Raw(raw):
                return raw if raw.endswith("\n") else raw + "\n"
            case tree.References():
                if self.bibliography is None or self.listed:
                    return ""
                self.listed = True
                return self.entries(self.bibliography, heading=False)
            case _:
                return "<hr>\n"

    def table(self, table: tree.Table) -> str:
        """A table."""
        lines = ["<table>"]
        for number, row in enumerate(table.rows):
            cell = "th" if number == 0 else "td"
            cells = []
            for content, side in zip(row, (*table.alignments, *[""] * len(row)), strict=False):
                style = f' style="text-align: {side}"' if side in ("left", "right", "center") else ""
                cells.append(f"<{cell}{style}>{self.inline(content)}</{cell}>")
            lines.append(f"<tr>{''.join(cells)}</tr>")
        return "\n".join([*lines, "</table>", ""])

    def entries(self, bibliography: Bibliography, *, heading: bool) -> str:
        """The bibliography."""
        entries = "".join(
            f'<div class="csl-entry" id="ref-{_attribute(entry.id)}">{write(entry.content).strip()}</div>\n'
            for entry in bibliography.entries
        )
        title = f"<h1>{escape(bibliography.title)}</h1>\n" if heading and bibliography.title and entries else ""
        hanging = " hanging-indent" if bibliography.hanging_indent else ""
        return f'{title}<div id="refs" class="references csl-bib-body{hanging}">\n{entries}</div>\n' if entries else ""

    def inline(self, content: Content) -> str:
        """Text in a block."""
        return write_inline(
            self.notes.with_citations(content),
            write,
            {
                "code": lambda node: f"<code>{escape(plain_text(node))}</code>",
                "html": plain_text,
                "break": lambda _: "<br>\n",
                "image": _image,
                "note": self.call,
            },
        )

    def call(self, node: Tagged) -> str:
        """The number that calls for a note; a note that isn't there stays as it was written."""
        number = self.notes.number(node.detail)
        if not number:
            return escape(plain_text(node))
        # A note may be called for again; the way back leads to its first call.
        own = "" if number in self.called else f' id="note-call-{number}"'
        self.called.add(number)
        return f'<sup><a href="#note-{number}"{own}>{number}</a></sup>'


def _image(node: Tagged) -> str:
    described = _attribute(plain_text(node))
    if ":" in node.detail.split("/")[0] and not is_followable(node.detail):
        return escape(plain_text(node))
    return f'<img src="{_attribute(node.detail)}" alt="{described}">'


def _attribute(text: str) -> str:
    return escape(text).replace('"', "&quot;")
