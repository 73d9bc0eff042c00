"""A draft in Markdown with what it includes and what its project says of it; a book of Quarto's or bookdown's as one.

A page has its own metadata first, then that of `_metadata.yml` in its folders, then that of the project. In a book the
labels of notes that several chapters have are told apart, since each chapter means its own.
"""

import os
import posixpath
from collections.abc import Mapping, Set
from pathlib import Path

from citecli.documents.front_matter import OF_A_DRAFT, FrontMatter, front_matter
from citecli.drafts import markdown
from citecli.drafts.book_settings import (
    BookPart,
    BookSettings,
    book_settings,
    bookdown_settings,
    folder_metadata,
    is_bookdown_index,
    is_settings,
    settings_folder,
)
from citecli.drafts.composition import Composer, Composition, composed_draft
from citecli.drafts.markdown_inclusion import MarkdownExpander, note_labels
from citecli.drafts.model import Draft, DraftMetadata, metadata_of
from citecli.drafts.project_files import FileText, NotFollowed, ProjectFiles
from citecli.errors import BadInput, UnreadableDocument
from citecli.frozen import FrozenValue, replace
from citecli.readers.decoding import decode
from citecli.readers.source import Source
from citecli.text import guarded_yaml

_SHOWN_OF_A_BOOK = ("title", "subtitle", "author", "date", "lang")
_PAGES = frozenset((".qmd", ".md", ".rmd", ".markdown"))


class MarkdownDraft(FrozenValue):
    """A draft, and the folder to which its paths are relative."""

    draft: Draft
    folder: Path


def read(path: Path, source: Source) -> MarkdownDraft:
    """The draft in a file of Markdown, or the book that a file of settings or a first page is of.

    Raises `UnreadableDocument` when it is no text, `BadInput` for front matter that can't be read, and for settings
    that can't be read or are of several drafts.
    """
    if is_settings(path):
        files = ProjectFiles(path.parent, source.encoding)
        settings = book_settings(files, path.name)
        if not settings.parts:
            raise BadInput(f"{source.name} lists no files of a book; name the files that are drafts")
        if settings.kind == "manuscript":
            return _Page(files, _article(files, settings), in_project=True).draft()
        return _Book(files, settings, source.name).draft()
    text = decode(source.data, source.name, source.encoding).text
    if is_bookdown_index(path, text):
        files = ProjectFiles(path.parent, source.encoding)
        return _Book(files, bookdown_settings(files, FileText(path.name, source.name, text)), source.name).draft()
    folder = settings_folder(path.parent)
    within = _within(path, folder) if folder else ""
    if folder is None or not within:
        return _Page(ProjectFiles(path.parent, source.encoding), FileText(path.name, source.name, text)).draft()
    return _Page(ProjectFiles(folder, source.encoding), FileText(within, source.name, text), in_project=True).draft()


def _article(files: ProjectFiles, settings: BookSettings) -> FileText:
    """The text of a manuscript. Raises `BadInput` when it can't be read."""
    try:
        return files.read(settings.parts[0].path)
    except NotFollowed as reason:
        raise BadInput(f"{settings.file.name}: {reason}") from None


def _within(path: Path, folder: Path) -> str:
    """The path of a file in a folder, "" when it is not in it."""
    try:
        return Path(os.path.realpath(path)).relative_to(os.path.realpath(folder)).as_posix()
    except ValueError:
        return ""


class _Metadata:
    """Metadata of several files, what comes first before what comes later, with paths in the project's folder."""

    def __init__(self, files: ProjectFiles) -> None:
        self._files = files
        self._all: list[DraftMetadata] = []

    def add(self, metadata: DraftMetadata, folder: str) -> None:
        """Add the metadata of a file in a folder of the project."""
        names = tuple(self._place(name, folder) for name in metadata.bibliography)
        style = self._place(metadata.style, folder) if metadata.style.endswith(".csl") else metadata.style
        self._all.append(replace(metadata, bibliography=names, style=style))

    def _place(self, name: str, folder: str) -> str:
        """Where a file is that another one in `folder` names: there, or with a leading `/` in the project's folder."""
        if name.startswith("/") and self._files.has(name.lstrip("/")):
            return name.lstrip("/")
        beside = posixpath.join(folder, name)
        return posixpath.normpath(beside) if self._files.has(beside) else name

    def merged(self, own: DraftMetadata) -> DraftMetadata:
        """The metadata of a draft whose title, authors and date are those of its `own`."""
        every = self._all
        return replace(
            own,
            bibliography=tuple(dict.fromkeys(name for one in every for name in one.bibliography)),
            style=next((one.style for one in every if one.style), ""),
            language=next((one.language for one in every if one.language), ""),
            nocite=" ".join(dict.fromkeys(one.nocite for one in every if one.nocite)),
            references=tuple(reference for one in every for reference in one.references),
            section_title=next((one.section_title for one in every if one.section_title), ""),
            suppress_bibliography=any(one.suppress_bibliography for one in every),
        )


class _Page:
    """A draft of one file and those that it includes."""

    def __init__(self, files: ProjectFiles, file: FileText, *, in_project: bool = False) -> None:
        self.files = files
        self.file = file
        self.in_project = in_project

    def draft(self) -> MarkdownDraft:
        """The draft. Raises `BadInput` for front matter that can't be read."""
        composer = Composer()
        included: list[FileText] = []
        MarkdownExpander(self.files, self.file.path, included.append).expand(composer, self.file)
        inherited = self.inherited(composer) if self.in_project else []
        composition = composer.composition(self.file.name)
        draft = _draft_of(composition, self.file.name)
        metadata = _Metadata(self.files)
        metadata.add(draft.front, posixpath.dirname(self.file.path))
        for file in included:
            metadata.add(metadata_of(_front(file).values), posixpath.dirname(file.path))
        for folder, values in inherited:
            metadata.add(metadata_of(values), folder)
        return MarkdownDraft(composed_draft(draft, composition, metadata.merged(draft.front)), self.files.folder)

    def inherited(self, composer: Composer) -> list[tuple[str, Mapping[str, object]]]:
        """What the page's folders and its project say of it, the nearest first, each with its folder."""
        found: list[tuple[str, Mapping[str, object]]] = []
        try:
            found += folder_metadata(self.files, self.file.path)
        except BadInput as problem:
            composer.remark(self.file, 0, "what its folder says of it", str(problem))
        try:
            settings = book_settings(self.files)
            found.append(("", settings.values))
            if settings.kind == "bookdown" and settings.parts:
                first = self.files.read(settings.parts[0].path)
                found.append((posixpath.dirname(first.path), _front(first).values))
        except BadInput as problem:
            composer.remark(self.file, 0, "what its project says of it", str(problem))
        return found


class _Book:
    """A draft of many files, which are its chapters."""

    def __init__(self, files: ProjectFiles, settings: BookSettings, name: str) -> None:
        self.files = files
        self.settings = settings
        self.name = name
        self.composer = Composer()
        self.metadata = _Metadata(files)
        self.labels: set[str] = set()

    def draft(self) -> MarkdownDraft:
        """The draft. Raises `BadInput` when the front matter of a bookdown's first page can't be read."""
        values = self.settings.values
        self.metadata.add(metadata_of(values), "")
        if shown := {name: values[name] for name in _SHOWN_OF_A_BOOK if values.get(name)}:
            self.composer.add_words(f"---\n{guarded_yaml.dump(shown)}---\n\n", self.settings.file, 0)
        for number, part in enumerate(self.settings.parts, start=1):
            self.add(part, number)
        composition = self.composer.composition(self.name)
        draft = _draft_of(composition, self.name)
        return MarkdownDraft(composed_draft(draft, composition, self.metadata.merged(draft.front)), self.files.folder)

    def add(self, part: BookPart, number: int) -> None:
        """Add a file of the book, or the title of a part."""
        settings = self.settings.file
        at = max(settings.text.find(part.path or part.title), 0)
        if not part.path:
            self.composer.add_words(f"# {part.title}\n\n", settings, at)
            return
        try:
            if self.files.has(part.path) and posixpath.splitext(part.path)[1].lower() not in _PAGES:
                raise NotFollowed("it is not Markdown")
            file = self.files.read(part.path)
        except NotFollowed as reason:
            self.composer.remark(settings, at, part.path, str(reason))
            return
        self.add_file(file, number)

    def add_file(self, file: FileText, number: int) -> None:
        """Add a chapter, with what it includes."""
        composer = self.composer
        front = _front(file)
        if front.problem:
            composer.remark(file, 0, "the front matter", front.problem)
        self.metadata.add(metadata_of(front.values), posixpath.dirname(file.path))
        is_first = self.settings.kind in ("bookdown", "pandoc") and composer.length == 0
        title = front.values.get("title")
        if isinstance(title, str) and title and not is_first and self.settings.kind != "pandoc":
            composer.add_words(f"# {title}\n\n", file, 0)
        start = 0 if is_first and not front.problem else front.end
        trial = Composer()
        MarkdownExpander(self.files, file.path, lambda included: None).expand(trial, file, start)
        defined = note_labels(trial.composition("").text)
        expander = MarkdownExpander(self.files, file.path, self.take_front)
        expander.notes = {label: self.free_label(label, number, defined) for label in defined & self.labels}
        expander.expand(composer, file, start)
        self.labels |= defined | set(expander.notes.values())
        composer.add_words("\n\n", file, len(file.text))

    def free_label(self, label: str, number: int, defined: Set[str]) -> str:
        """A label for a note of a chapter that no other note has."""
        free = f"{label}-{number}"
        while free in self.labels or free in defined:
            free += "x"
        return free

    def take_front(self, file: FileText) -> None:
        """Take in the metadata of a file that a chapter includes."""
        self.metadata.add(metadata_of(_front(file).values), posixpath.dirname(file.path))


def _front(file: FileText) -> FrontMatter:
    return front_matter(file.text, OF_A_DRAFT)


def _draft_of(composition: Composition, name: str) -> Draft:
    """The draft that was put together. Raises `BadInput` for bad front matter."""
    try:
        return markdown.draft_of(composition.text, name)
    except UnreadableDocument:
        raise
    except BadInput as error:
        raise BadInput(f"{name}: {error}") from None
