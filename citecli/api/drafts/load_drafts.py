"""Loading a draft: from a file or standard input, with the folder beside which its bibliography lies."""

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from citecli.drafts.model import Draft
from citecli.errors import DocumentNotFound
from citecli.frozen import FrozenValue
from citecli.readers import registry
from citecli.readers.source import Source, read_file, read_standard_input

STANDARD_INPUT = "-"


class LoadedDraft(FrozenValue):
    """A draft, and the folder that its relative paths start from."""

    draft: Draft
    folder: Path

    def style_name(self, style: str) -> str:
        """What a draft calls its style: a file beside it, or one by its name (`apa.csl` is the installed apa)."""
        path = Path(style)
        if (self.folder / path).is_file():
            return str(self.folder / path)
        if path.suffix == ".csl" and not path.is_file():
            return path.stem
        return style


class _DraftReader(Protocol):
    def read(self, source: Source) -> Draft: ...


def load_markdown_draft(name: str) -> LoadedDraft:
    """The Markdown draft in the file `name`, or on standard input (`-`).

    Raises `DocumentNotFound`, `UnreadableDocument`, and `BadInput` for front matter that is no YAML.
    """
    from citecli.drafts import markdown

    if name == STANDARD_INPUT:
        return LoadedDraft(markdown.read(read_standard_input()), Path())
    try:
        source = read_file(Path(name))
    except DocumentNotFound:
        raise DocumentNotFound(f"there is no draft {name}") from None
    return LoadedDraft(markdown.read(source), Path(name).parent)


def load_draft(name: str) -> LoadedDraft:
    """The draft in a file of any kind: Markdown, LaTeX, plain text, or what the readers of documents can read.

    Standard input is taken for Markdown. Raises as `load_markdown_draft` does.
    """
    path = Path(name)
    form = registry.format_of_suffix(path.suffix.lower()) if name != STANDARD_INPUT else None
    if name == STANDARD_INPUT or (form and form.draft_reader == "markdown") or not path.is_file():
        return load_markdown_draft(name)
    source = read_file(path)
    if form and form.draft_reader:
        # Only the reader that is needed is loaded.
        reader = cast(_DraftReader, import_module(f"citecli.drafts.{form.draft_reader}"))
        return LoadedDraft(reader.read(source), path.parent)
    from citecli.drafts import plain

    return LoadedDraft(plain.draft_of(registry.read(source).text, source.name), path.parent)
