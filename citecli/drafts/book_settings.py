"""What says which files a book in Markdown consists of, and what it cites from.

Quarto's books (`_quarto.yml`) list parts, chapters and appendices; bookdown's (`_bookdown.yml`) are all files of the
folder, or those listed in `rmd_files`; MyST's (`myst.yml`) and Jupyter Book's (`_toc.yml`, `_config.yml`) have a table
of contents; Pandoc's defaults have `input-files`. Of what else a project may be (a website, a manuscript) only what its
pages share is of use.
"""

import os
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from citecli.documents.front_matter import OF_A_DRAFT, front_matter
from citecli.drafts.project_files import FileText, NotFollowed, ProjectFiles
from citecli.errors import BadInput
from citecli.frozen import FrozenValue
from citecli.readers.source import first_bytes
from citecli.text import guarded_yaml

_FOLDERS = 12
"""Folders, from that of a page upwards, in which the settings of its project are looked for."""
_INPUT = re.compile(rb"^input-files?[ \t]*:", re.MULTILINE)
_HEAD = 64 * 1024
_DEEPEST = 6
"""Levels of parts and chapters in one another that are read."""
_OF_A_BOOK = ("title", "subtitle", "author", "date")


class BookPart(FrozenValue):
    """A file of a book, or the title of a part that has none."""

    path: str = ""
    """The path in the project's folder."""

    title: str = ""


class BookSettings(FrozenValue):
    """The settings of a project."""

    file: FileText
    """The file that has them."""

    kind: str
    """"book", "manuscript", "website" or another of Quarto's types; "bookdown", "myst", "pandoc"."""

    parts: tuple[BookPart, ...] = ()
    """What a book or a manuscript consists of, in order."""

    values: Mapping[str, object] = {}
    """What it says of all its files, with the names that front matter has."""


def settings_folder(folder: Path) -> Path | None:
    """The folder, from this one upwards, that has settings; none above that of a repository."""
    for _ in range(_FOLDERS):
        if settings_file(folder):
            return folder
        above = Path(os.path.normpath(folder / ".."))
        if (folder / ".git").exists() or above.resolve() == folder.resolve():
            return None
        folder = above
    return None


def settings_file(folder: Path) -> Path | None:
    """The file of settings in a folder; `None` if there is none."""
    return next((folder / name for name in _READERS if (folder / name).is_file()), None)


def is_settings(path: Path) -> bool:
    """Whether a file has settings, by its name, or since it says as Pandoc's defaults do what the input is."""
    if path.name in _READERS:
        return True
    try:
        return path.suffix in (".yml", ".yaml") and _INPUT.search(first_bytes(path)[:_HEAD]) is not None
    except OSError:
        return False


def book_settings(files: ProjectFiles, name: str = "") -> BookSettings:
    """The settings in the project's folder, or in the file `name` there. Raises `BadInput` when they can't be read."""
    name = name or next(name for name in _READERS if (files.folder / name).is_file())
    file = _read(files, name)
    return _READERS.get(name, _pandoc)(files, file, _values(file))


def _read(files: ProjectFiles, name: str) -> FileText:
    try:
        return files.read(name)
    except NotFollowed as reason:
        raise BadInput(f"{files.name(name)} is not read: {reason}") from None


def _values(file: FileText) -> Mapping[str, object]:
    """The fields of a file of settings. Raises `BadInput` when it is none."""
    try:
        values = guarded_yaml.load_settings(file.text)
    except guarded_yaml.NoYaml as error:
        raise BadInput(f"{file.name}: {error}") from None
    return values if isinstance(values, Mapping) else {}


def folder_metadata(files: ProjectFiles, path: str) -> Iterator[tuple[str, Mapping[str, object]]]:
    """What `_metadata.yml` says in the folders that lead to a page, the nearest first: the folder, and its fields.

    Raises `BadInput` for one that can't be read.
    """
    folder = posixpath.dirname(path)
    while folder and not folder.startswith(".."):
        for name in ("_metadata.yml", "_metadata.yaml"):
            if (files.folder / folder / name).is_file():
                yield folder, _values(_read(files, posixpath.join(folder, name)))
        folder = posixpath.dirname(folder)


# Quarto.


def _quarto(files: ProjectFiles, file: FileText, values: Mapping[str, object]) -> BookSettings:
    project = _mapping(values.get("project"))
    kind = _word(project.get("type")) or ("book" if "book" in values else "default")
    shared = dict(values)
    for name in _words(values.get("metadata-files")):
        shared = {**_values(_read(files, files.inside(name))), **shared}
    parts: list[BookPart] = []
    if kind == "book":
        book = _mapping(values.get("book"))
        shared |= {name: book[name] for name in (*_OF_A_BOOK, "bibliography", "csl") if name in book}
        parts = [*_chapters(book.get("chapters")), *_chapters(book.get("appendices"))]
        if (references := _word(book.get("references"))) and BookPart(references) not in parts:
            parts.append(BookPart(references))
    elif kind == "manuscript":
        parts = [BookPart(_word(_mapping(values.get("manuscript")).get("article")) or "index.qmd")]
    parts = [BookPart(files.inside(part.path.lstrip("/")), part.title) if part.path else part for part in parts]
    return BookSettings(file, kind, tuple(dict.fromkeys(parts)), shared)


def _chapters(items: object, depth: int = 0) -> list[BookPart]:
    """The files of a list of chapters: each a path, or a mapping with `file`, or with `part` and its `chapters`."""
    parts: list[BookPart] = []
    if depth > _DEEPEST:
        return parts
    for item in items if isinstance(items, list) else [items]:
        if isinstance(item, str) and item:
            parts.append(BookPart(item))
        elif isinstance(item, Mapping):
            head = _word(item.get("part")) or _word(item.get("section"))
            file = _word(item.get("file")) or _word(item.get("href"))
            if head:
                parts.append(BookPart(head) if _is_file_name(head) else BookPart("", head))
            if file:
                parts.append(BookPart(file))
            parts += _chapters(item.get("chapters") or item.get("contents") or [], depth + 1)
    return parts


def _is_file_name(text: str) -> bool:
    return posixpath.splitext(text)[1].lower() in (".qmd", ".md", ".rmd", ".ipynb")


# bookdown.


def _bookdown(files: ProjectFiles, file: FileText, values: Mapping[str, object]) -> BookSettings:
    listed = values.get("rmd_files")
    if isinstance(listed, Mapping):
        listed = listed.get("html") or listed.get("latex") or next(iter(listed.values()), [])
    paths = _words(listed)
    subfolders = values.get("rmd_subdir")
    if not paths or subfolders:
        paths = tuple(dict.fromkeys((*paths, *_all_pages(files.folder, subfolders))))
    if "index.Rmd" in paths or (files.folder / "index.Rmd").is_file():
        paths = ("index.Rmd", *(path for path in paths if path != "index.Rmd"))
    parts = tuple(BookPart(files.inside(path)) for path in paths)
    return BookSettings(file, "bookdown", parts)


def _all_pages(folder: Path, subfolders: object) -> list[str]:
    """The pages of a book that doesn't list them, in the order of their names, those of its folder first."""
    pages = _pages(folder, "")
    for name in _words(subfolders):
        if name.lower() in ("true", "yes", "on"):
            for entry in sorted(folder.iterdir()):
                if entry.is_dir() and not entry.name.startswith((".", "_")):
                    pages += _pages(entry, f"{entry.name}/")
        elif (folder / name).is_dir():
            pages += _pages(folder / name, f"{name.rstrip('/')}/")
        else:
            pages.append(name)
    return pages


def _pages(folder: Path, before: str) -> list[str]:
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if entry.is_file())
    except OSError:
        return []
    return [before + name for name in names if name.lower().endswith(".rmd") and not name.startswith("_")]


def bookdown_settings(files: ProjectFiles, index: FileText) -> BookSettings:
    """The settings of a book of bookdown's whose first page is `index`. Raises `BadInput` when they can't be read."""
    name = next((name for name in _BOOKDOWN if (files.folder / name).is_file()), "")
    file = _read(files, name) if name else index
    return _bookdown(files, file, _values(file) if name else {})


def is_bookdown_index(file: Path, text: str) -> bool:
    """Whether a page is the first one of a book of bookdown's."""
    if file.name.lower() != "index.rmd":
        return False
    if any((file.parent / name).is_file() for name in _BOOKDOWN):
        return True
    return "bookdown" in _word(front_matter(text, OF_A_DRAFT).values.get("site"))


# Pandoc.


def _pandoc(files: ProjectFiles, file: FileText, values: Mapping[str, object]) -> BookSettings:
    shared: dict[str, object] = {}
    for name in (*_words(values.get("metadata-file")), *_words(values.get("metadata-files"))):
        shared |= _values(_read(files, files.inside(name)))
    shared |= _mapping(values.get("metadata"))
    shared |= {name: values[name] for name in ("bibliography", "csl") if name in values}
    paths = (*_words(values.get("input-files")), *_words(values.get("input-file")))
    return BookSettings(file, "pandoc", tuple(BookPart(files.inside(path)) for path in paths), shared)


# MyST and Jupyter Book.


def _myst(files: ProjectFiles, file: FileText, values: Mapping[str, object]) -> BookSettings:
    project = _mapping(values.get("project"))
    shared = {name: project[name] for name in ("title", "subtitle", "date", "bibliography") if name in project}
    shared |= {"author": project["authors"]} if "authors" in project else {}
    if "bibliography" not in project:
        shared["bibliography"] = _all_bibliographies(files.folder)
    return BookSettings(file, "myst", _with_suffixes(files, _contents(project.get("toc"))), shared)


def _jupyter(files: ProjectFiles, file: FileText, values: Mapping[str, object]) -> BookSettings:
    contents = [BookPart(root)] if (root := _word(values.get("root"))) else []
    contents += _contents([values])
    config = _values(_read(files, "_config.yml")) if (files.folder / "_config.yml").is_file() else {}
    shared = {name: config[name] for name in ("title", "author") if name in config}
    sphinx = _mapping(_mapping(config.get("sphinx")).get("config"))
    shared["bibliography"] = list(_words(config.get("bibtex_bibfiles")) or _words(sphinx.get("bibtex_bibfiles")))
    return BookSettings(file, "myst", _with_suffixes(files, contents), shared)


def _contents(items: object, depth: int = 0) -> list[BookPart]:
    """The files of a table of contents, whose entries have `file`, `title` or `caption`, and entries below them."""
    parts: list[BookPart] = []
    for item in items if isinstance(items, list) and depth < _DEEPEST else ():
        entry = _mapping(item)
        if file := _word(entry.get("file")):
            parts.append(BookPart(file))
        elif title := _word(entry.get("title")) or _word(entry.get("caption")):
            parts.append(BookPart("", title))
        for below in ("parts", "chapters", "sections", "children"):
            parts += _contents(entry.get(below), depth + 1)
    return parts


def _with_suffixes(files: ProjectFiles, parts: list[BookPart]) -> tuple[BookPart, ...]:
    """The parts, whose files may be named without their suffix."""
    named = []
    for part in parts:
        path = part.path and files.find(part.path + suffix for suffix in ("", ".md", ".ipynb", ".rst"))
        named.append(BookPart(path, part.title))
    return tuple(dict.fromkeys(named))


def _all_bibliographies(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(".bib") and entry.is_file())
    except OSError:
        return []


_BOOKDOWN = ("_bookdown.yml", "_bookdown.yaml")
_READERS: Mapping[str, Callable[[ProjectFiles, FileText, Mapping[str, object]], BookSettings]] = {
    "_quarto.yml": _quarto,
    "_quarto.yaml": _quarto,
    **dict.fromkeys(_BOOKDOWN, _bookdown),
    "myst.yml": _myst,
    "_toc.yml": _jupyter,
}
"""What reads each file of settings; the first one that there is counts."""


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _word(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _words(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(word for item in items if (word := _word(item)))
