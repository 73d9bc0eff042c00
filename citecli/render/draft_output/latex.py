r"""A finished draft as a LaTeX document, its notes as `\footnote`; pdfLaTeX, XeLaTeX and LuaLaTeX set it.

Nothing of the draft is a command: its text is escaped, and HTML in it is left out.
"""

import re

from citecli.answers.finished_drafts import Bibliography, Finished
from citecli.csl.load import normalize_language
from citecli.drafts import blocks as tree
from citecli.interop.bibtex_terms import babel_name
from citecli.markup.latex import entry, write
from citecli.markup.nodes import Content, Tagged
from citecli.render.draft_output.inline import Notes, plain_text, write_inline
from citecli.text.latex import escape
from citecli.text.safe import safe

_HEAD = r"""\documentclass{{article}}
\usepackage{{iftex}}
\ifPDFTeX
  \usepackage[T1]{{fontenc}}
  \usepackage{{textcomp}}
\else
  \usepackage{{fontspec}}
\fi
{packages}\usepackage[hidelinks]{{hyperref}}
{title}\begin{{document}}
"""
_SECTIONS = ("section", "subsection", "subsubsection", "paragraph", "subparagraph", "subparagraph")
_SIDES = {"left": "l", "right": "r", "center": "c"}
_PICTURE = re.compile(r"(?:[\w-]+/)*[\w-]+\.(?:png|jpe?g|pdf)", re.ASCII)
_LANGUAGES = {
    "american": "", "german": "ngerman", "austrian": "naustrian", "swissgerman": "nswissgerman", "acadian": "canadien",
    **dict.fromkeys("arabic chinese farsi hebrew hindi japanese korean sanskrit thai".split(), ""),
}  # fmt: skip
"""What babel loads otherwise, or not without more than a name: today's German, and scripts of their own."""


def _language(tag: str) -> str:
    name = babel_name(normalize_language(tag))
    return _LANGUAGES.get(name, name)


def latex(answer: Finished) -> str:
    """The draft as a whole LaTeX document."""
    return safe(_Writer(answer).document())


def bibliography(answer: Bibliography, *, heading: bool) -> str:
    """The list of references, with a hanging indent or their numbers in a column."""
    if not answer.entries:
        return ""
    items = [entry(item.content) for item in answer.entries]
    numbered = any(item.startswith("\\item[") for item in items)
    indent = "-2em" if answer.hanging_indent and not numbered else "0pt"
    margin = "2em" if numbered or answer.hanging_indent else "0pt"
    layout = f"\\setlength{{\\leftmargin}}{{{margin}}}\\setlength{{\\itemindent}}{{{indent}}}"
    title = f"\\section*{{{escape(answer.title)}}}\n\n" if heading and answer.title else ""
    return f"{title}\\begin{{list}}{{}}{{{layout}}}\n" + "\n".join(items) + "\n\\end{list}\n"


class _Writer:
    def __init__(self, answer: Finished) -> None:
        assert answer.tree is not None
        self.answer = answer
        self.bibliography = answer.bibliography
        self.notes = Notes(answer)
        self.listed = False
        self.has_pictures = False
        self.open_notes: list[str] = []
        self.held_notes: list[str] | None = None

    def document(self) -> str:
        """The draft as a LaTeX document, with the bibliography at its end."""
        assert self.answer.tree is not None
        front, blocks = self.answer.metadata, self.answer.tree.blocks
        title = ""
        if front.title and blocks and isinstance(blocks[0], tree.HeadingBlock):
            # The title, the authors and the date are the first blocks of the tree.
            title = f"\\title{{{self.inline(blocks[0].content)}}}\n"
            authors = " \\and ".join(map(escape, front.authors))
            title += f"\\author{{{authors}}}\n\\date{{{escape(front.date)}}}\n"
            blocks = blocks[1 + bool(front.authors) + bool(front.date) :]
        text = self.blocks(blocks)
        if self.bibliography and not self.listed:
            text += "\n" + bibliography(self.bibliography, heading=True)
        language = _language(front.language or self.answer.locale)
        # Shorthands would make other characters of a quotation mark with a letter.
        packages = f"\\usepackage[{language},shorthands=off]{{babel}}\n" if language else ""
        packages += "\\usepackage{graphicx}\n" if self.has_pictures else ""
        packages += "\\usepackage[normalem]{ulem}\n" if "\\sout{" in text else ""
        made = "\\maketitle\n\n" if title else ""
        return f"{_HEAD.format(packages=packages, title=title)}\n{made}{text}\n\\end{{document}}\n"

    def blocks(self, blocks: tuple[tree.Block, ...]) -> str:
        """Blocks, an empty line between them."""
        return "\n".join(text for text in map(self.block, blocks) if text)

    def block(self, block: tree.Block) -> str:
        """One block, ended by a line end."""
        match block:
            case tree.ParagraphBlock(content):
                return self.paragraph(content)
            case tree.HeadingBlock(content, level):
                title = self.inline(content).replace("\\footnote", "\\protect\\footnote")
                return f"\\{_SECTIONS[level - 1]}*{{{title}}}\n"
            case tree.Quote(blocks):
                return _environment("quote", self.blocks(blocks))
            case tree.Items(items, start):
                return self.items(items, start)
            case tree.Code(text):
                return _code(text)
            case tree.Table():
                return self.table(block)
            case tree.References():
                if self.bibliography is None or self.listed:
                    return ""
                self.listed = True
                return bibliography(self.bibliography, heading=False)
            case tree.Rule():
                return "\\begin{center}* * *\\end{center}\n"
            case _:  # HTML, which has no place in LaTeX
                return ""

    def paragraph(self, content: Content) -> str:
        """A paragraph; a line break at its end would be an error."""
        text = self.inline(content).strip()
        while text.endswith("\\\\{}"):
            text = text[:-4].rstrip()
        return f"{text}\n" if text else ""

    def items(self, items: tuple[tuple[tree.Block, ...], ...], start: int | None) -> str:
        """A list; LaTeX has four levels, which a draft's lists seldom exceed."""
        lines = []
        for number, item in enumerate(items, start=start or 0):
            mark = "\\textbullet" if start is None else f"{number}."
            lines.append(f"\\item[{mark}] {self.blocks(item)}")
        return _environment("list", "".join(lines), "{}{\\setlength{\\leftmargin}{2em}}")

    def table(self, table: tree.Table) -> str:
        """A table; its notes come behind it, for LaTeX loses them there."""
        sides = [_SIDES.get(side, "l") for side in table.alignments]
        columns = max([len(sides), *map(len, table.rows)], default=0)
        sides += ["l"] * (columns - len(sides))
        self.held_notes = []
        rows = []
        for at, row in enumerate(table.rows):
            cells = [self.inline(content) for content in row] + [""] * (columns - len(row))
            # A bracket in the first cell would be an option of the line break before it.
            text = " & ".join(f"\\textbf{{{cell}}}" if at == 0 and cell else cell for cell in cells)
            rows.append(f"{{}}{text} \\\\\n" + "\\hline\n" * (at == 0))
        notes, self.held_notes = self.held_notes, None
        text = f"\\begin{{tabular}}{{{''.join(sides)}}}\n{''.join(rows)}\\end{{tabular}}"
        behind = f"\\addtocounter{{footnote}}{{-{len(notes)}}}%\n" if notes else ""
        behind += "".join(f"\\stepcounter{{footnote}}\\footnotetext{{{note}}}%\n" for note in notes)
        return f"\\begin{{center}}\n{text}\n\\end{{center}}\n{behind}"

    def inline(self, content: Content) -> str:
        """Text in a block."""
        return write_inline(
            self.notes.with_citations(content),
            write,
            {
                "code": lambda node: f"\\texttt{{{escape(plain_text(node))}}}",
                "html": lambda _: "",
                "break": lambda _: "\\\\{}\n",
                "image": self.picture,
                "note": self.note,
            },
        )

    def picture(self, node: Tagged) -> str:
        """A picture of a format that LaTeX takes, beside the draft; any other by its description."""
        if not _PICTURE.fullmatch(node.detail):
            return escape(plain_text(node))
        self.has_pictures = True
        return f"\\includegraphics[width=\\linewidth,keepaspectratio]{{{node.detail}}}"

    def note(self, node: Tagged) -> str:
        """A note, where it is called for. In another note its text stands in brackets."""
        label = node.detail
        if not self.notes.number(label) or label in self.open_notes:
            return escape(plain_text(node))
        inside = bool(self.open_notes)
        held, self.held_notes = self.held_notes, None
        self.open_notes.append(label)
        # An empty line, or \\par, would be an error in the argument of the command around the note.
        text = self.blocks(self.notes.blocks(label)).strip().replace("\n\n", "\n\\endgraf\n")
        self.open_notes.pop()
        self.held_notes = held
        if inside:
            return f" [{text}]"
        if held is not None:
            held.append(text)
            return "\\footnotemark{}"
        return f"\\footnote{{{text}}}"


def _environment(name: str, inside: str, arguments: str = "") -> str:
    return f"\\begin{{{name}}}{arguments}\n{inside.rstrip()}\n\\end{{{name}}}\n"


def _code(text: str) -> str:
    """Lines of code as they are; `verbatim` would be no good in a note, and ends where the code says so."""
    lines = [escape(line).replace(" ", "~") for line in text.rstrip("\n").split("\n")]
    return _environment("quote", "\\ttfamily\\small\n" + "\\\\{}\n".join(line or "~" for line in lines))
