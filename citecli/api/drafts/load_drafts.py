"""Load a draft from a file or standard input, with the folder in which its bibliography is looked for."""

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from citecli.drafts.model import Draft
from citecli.errors import BadInput, DocumentNotFound, InvalidRequest
from citecli.frozen import FrozenValue, replace
from citecli.library.store import is_file
from citecli.readers import registry
from citecli.readers.source import Source, read_file, read_standard_input
from citecli.text.messages import shell_argument

STANDARD_INPUT = "-"


class LoadedDraft(FrozenValue):
    """A draft, and the folder to which its paths are relative."""

    draft: Draft
    folder: Path
    path: str = ""
    """The path of its file, "" for standard input."""

    def style_name(self, style: str) -> str:
        """The draft's style as a path or an id: a file beside the draft, else an installed style (`apa.csl`: apa)."""
        path = Path(style)
        if is_file(self.folder / path):
            return str(self.folder / path)
        if path.suffix == ".csl" and not is_file(path):
            return path.stem
        return style


class _DraftReader(Protocol):
    def read(self, source: Source) -> Draft: ...


def load_markdown_draft(name: str, encoding: str = "") -> LoadedDraft:
    """The Markdown draft in the file `name`, or on standard input (`-`); `encoding` is what the user says it is in.

    Raises `DocumentNotFound`, `UnreadableDocument`, and `BadInput` for front matter that is not valid YAML.
    """
    if name == STANDARD_INPUT:
        from citecli.drafts import markdown

        return LoadedDraft(markdown.read(replace(read_standard_input(), encoding=encoding)), Path())
    try:
        source = replace(read_file(Path(name)), encoding=encoding)
    except DocumentNotFound:
        raise DocumentNotFound(f"there is no draft {name}") from None
    from citecli.drafts import markdown_project, sphinx_settings

    read = markdown_project.read(Path(name), source)
    return LoadedDraft(sphinx_settings.with_bibliographies(read.draft, read.folder), read.folder, name)


def main_file(name: str) -> str:
    """The main file of the draft in the folder `name`; `name` itself when it is no folder.

    Raises `BadInput` for a folder that has none.
    """
    folder = Path(name)
    if name == STANDARD_INPUT or not folder.is_dir():
        return name
    if main := _main_file(folder):
        return str(main)
    raise BadInput(f"{name} is a folder without a main file; name the file of the draft")


def has_main_file(folder: Path) -> bool:
    """Whether it is a folder with the main file of a draft."""
    return folder.is_dir() and _main_file(folder) is not None


def _main_file(folder: Path) -> Path | None:
    """The settings of a book, the main file in LaTeX, or the only file of a draft that there is."""
    from citecli.drafts import book_settings, latex_project

    if main := book_settings.settings_file(folder) or latex_project.main_file(folder):
        return main
    try:
        drafts = [path for path in folder.iterdir() if _may_be_a_draft(path)]
    except OSError:
        return None
    first = [path for path in drafts if path.name.lower() == "index.rmd"]
    return next(iter(first or drafts)) if first or len(drafts) == 1 else None


def _may_be_a_draft(path: Path) -> bool:
    """Whether a file is in a format that drafts are written in, and no other one by its name."""
    form = registry.format_of_suffix(path.suffix.lower())
    is_other = path.name.startswith((".", "_", "~")) or path.stem.lower() in ("readme", "changelog", "license")
    return form is not None and form.draft_reader not in ("", "plain", "html") and not is_other and is_file(path)


def is_of_a_book(path: Path) -> bool:
    """Whether a file says which files a book consists of."""
    if path.suffix not in (".yml", ".yaml"):
        return False
    from citecli.drafts.book_settings import is_settings

    return is_settings(path)


def load_cited_draft(name: str) -> LoadedDraft:
    """The draft with citations in the file `name`: LaTeX by its suffix, else Markdown.

    Of a folder it is the one in its main file. Raises what `load_markdown_draft` raises, and `InvalidRequest` for
    files of other formats.
    """
    name = main_file(name)
    path = Path(name)
    form = registry.format_of_suffix(path.suffix.lower()) if name != STANDARD_INPUT and is_file(path) else None
    if form is None and is_file(path) and not is_of_a_book(path):
        _refuse_unread(path, InvalidRequest)
    if form is None or form.draft_reader in ("markdown", "plain"):
        return load_markdown_draft(name)
    if form.draft_reader == "latex":
        return load_draft(name)
    raise InvalidRequest(
        f"{name} is {form.title}; bib reads Markdown and LaTeX. `citecli check` reads it; "
        f"`pandoc {shell_argument(name)} -o draft.md` makes Markdown of it"
    )


def load_draft(name: str, encoding: str = "") -> LoadedDraft:
    """The draft in a file of any supported format: Markdown, LaTeX, other markup, plain text, or any document format.

    Standard input is read as Markdown; of a folder it is the draft in its main file. Raises what `load_markdown_draft`
    raises.
    """
    name = main_file(name)
    path = Path(name)
    form = registry.format_of_suffix(path.suffix.lower()) if name != STANDARD_INPUT else None
    is_markdown = bool(form and form.draft_reader == "markdown") or is_of_a_book(path)
    if name == STANDARD_INPUT or is_markdown or not is_file(path):
        return load_markdown_draft(name, encoding)
    _refuse_unread(path, BadInput)
    source = replace(read_file(path), encoding=encoding)
    if form and form.draft_reader == "latex":
        from citecli.drafts import latex_project

        read = latex_project.read(path, source)
        return LoadedDraft(read.draft, read.folder, name)
    if form and form.draft_reader in ("org", "typst", "rst", "asciidoc"):
        from citecli.drafts import markup_project

        whole = markup_project.read(path, source, form.draft_reader)
        return LoadedDraft(whole.draft, whole.folder, name)
    if form and form.draft_reader:
        # Import only the reader that is needed.
        reader = cast(_DraftReader, import_module(f"citecli.drafts.{form.draft_reader}"))
        return LoadedDraft(reader.read(source), path.parent, name)
    from citecli.drafts import plain

    return LoadedDraft(plain.draft_of(registry.read(source).text, source.name), path.parent, name)


def _refuse_unread(path: Path, error: type[BadInput]) -> None:
    """Raise `error` for a file that would be taken for plain text, and is markup that is not read."""
    if reason := registry.why_no_draft(path.suffix.lower()):
        raise error(f"{path}: {reason}")
