"""Reading a draft: a file or standard input, with the folder beside which its bibliography lies."""

from pathlib import Path
from typing import NamedTuple

from citecli.drafts.model import Draft
from citecli.errors import BadInput, DocumentNotFound, UnreadableDocument
from citecli.readers import decoding, source

STANDARD_INPUT = "-"
_MARKDOWN = frozenset((".md", ".markdown", ".mdown", ".qmd", ".rmd"))
_LATEX = frozenset((".tex", ".ltx", ".latex"))
_HTML = frozenset((".html", ".htm", ".xhtml"))
_WORD = frozenset((".docx", ".docm"))


class ReadDraft(NamedTuple):
    """A draft, and the folder that its relative paths start from."""

    draft: Draft
    folder: Path

    def beside(self, style: str) -> str:
        """What a draft calls its style: a file beside it, or one by its name (`apa.csl` is the installed apa)."""
        path = Path(style)
        if (self.folder / path).is_file():
            return str(self.folder / path)
        if path.suffix == ".csl" and not path.is_file():
            return path.stem
        return style


def read_draft(name: str) -> ReadDraft:
    """The Markdown draft in the file `name`, or on standard input (`-`).

    Raises `DocumentNotFound`, `UnreadableDocument`, and `BadInput` for front matter that is no YAML.
    """
    from citecli.drafts import markdown

    if name == STANDARD_INPUT:
        found = source.read_standard_input()
        folder = Path()
    else:
        try:
            found = source.read_file(Path(name))
        except DocumentNotFound:
            raise DocumentNotFound(f"there is no draft {name}") from None
        folder = Path(name).parent
    text = decoding.decode(found.data, found.name).text
    try:
        return ReadDraft(markdown.read(text, found.name), folder)
    except UnreadableDocument:
        raise
    except BadInput as error:
        raise BadInput(f"{found.name}: {error}") from None


def read_any(name: str) -> ReadDraft:
    """The draft in a file of any kind: Markdown, LaTeX, plain text, or what the readers of documents can read.

    Standard input is taken for Markdown. Raises as `read_draft` does.
    """
    suffix = Path(name).suffix.lower() if name != STANDARD_INPUT else ".md"
    if suffix in _MARKDOWN or not Path(name).is_file():
        return read_draft(name)
    found = source.read_file(Path(name))
    return ReadDraft(_read(found, suffix), Path(name).parent)


def _read(found: source.Source, suffix: str) -> Draft:
    """The draft in a file that is no Markdown. Only the reader that is needed is loaded."""
    if suffix in _WORD:
        from citecli.drafts import docx

        return docx.read(found, found.name)
    if suffix in _HTML:
        from citecli.drafts import html

        return html.read(decoding.decode_marked(found.data, found.name).text, found.name)
    if suffix in _LATEX:
        from citecli.drafts import latex

        return latex.read(decoding.decode(found.data, found.name).text, found.name)
    from citecli.drafts import plain

    if suffix in ("", ".txt", ".text"):
        return plain.read(decoding.decode(found.data, found.name).text, found.name)
    from citecli.readers import registry

    return plain.read(registry.read(found).text, found.name)
