r"""A draft in LaTeX with the files that it includes; a chapter alone has the preamble and bibliographies of its book.

The book of a chapter is the file that `% !TEX root = …`, AUCTeX's `TeX-master` or `\documentclass[…]{subfiles}` names,
or else one beside or above the chapter that includes it. Only what is in the book's own folder is read.
"""

import os
import posixpath
import re
from pathlib import Path

from citecli.drafts import latex
from citecli.drafts.composition import Composer, composed_draft
from citecli.drafts.latex_inclusion import Bibliography, Expander, begin_document
from citecli.drafts.model import Draft
from citecli.drafts.project_files import FileText, NotFollowed, ProjectFiles
from citecli.errors import CitecliError
from citecli.frozen import FrozenValue, replace
from citecli.readers.decoding import decode
from citecli.readers.source import Source

_NAMED_ROOT = re.compile(r"^[ \t]*%+[ \t]*!T[eE]X[ \t]+root[ \t]*=[ \t]*(?P<root>[^\r\n]*?)[ \t]*$", re.MULTILINE)
_MASTER = re.compile(r"^[ \t]*%+[ \t]*TeX-master:[ \t]*\"(?P<root>[^\"\r\n]+)\"", re.MULTILINE)
_SUBFILE = re.compile(r"^[ \t]*\\documentclass[ \t]*\[(?P<root>[^\]\r\n]*)\][ \t]*\{subfiles\}", re.MULTILINE)
_IS_MAIN = re.compile(r"^[^%\n]*\\(?:document(?:class|style)\b|begin\s*\{document\})", re.MULTILINE)
_AT_TOP = 4000
"""Characters at the beginning, or at the end, of a file in which editors look for what it says of itself."""
_FOLDERS = 3
"""Folders, from the chapter's own upwards, in which its book is looked for."""
_MOST_MAIN_FILES = 40


class LatexDraft(FrozenValue):
    """A draft, and the folder to which its paths are relative."""

    draft: Draft
    folder: Path


class _Root(FrozenValue):
    """The main file of a book."""

    file: FileText
    files: ProjectFiles


def read(path: Path, source: Source) -> LatexDraft:
    """The draft in a LaTeX file, with the files that it includes. `UnreadableDocument` when it is no text."""
    text = decode(source.data, source.name, source.encoding).text
    chapter = FileText(path.name, source.name, text)
    composer = Composer()
    root = _root(path, chapter, source.encoding, composer)
    files = root.files if root else ProjectFiles(path.parent, source.encoding)
    if root:
        within = os.path.relpath(os.path.realpath(path), os.path.realpath(files.folder)).replace(os.sep, "/")
        chapter = replace(chapter, path=within)
    expander = Expander(files, root.file.path if root else chapter.path)
    named = _preamble(composer, expander, root, chapter) if root else []
    start = composer.length
    expander.expand(composer, chapter)
    composition = composer.composition(source.name, start)
    draft = latex.draft_of(composition.text, source.name)
    bibliographies = tuple(dict.fromkeys(_place_of(one, files) for one in (*named, *expander.bibliographies)))
    return LatexDraft(
        composed_draft(draft, composition, replace(draft.front, bibliography=bibliographies)), files.folder
    )


def main_file(folder: Path) -> Path | None:
    r"""The main file of a folder: the one with a `\documentclass` that no other includes; `None` if it isn't one."""
    mains = _main_files(ProjectFiles(folder))
    included = set().union(*(_read_whole(root).included for root in mains)) if len(mains) > 1 else set()
    left = [root.file.path for root in mains if root.file.path not in included]
    if len(left) > 1:
        left = [path for path in left if path in ("main.tex", "thesis.tex", "book.tex", f"{folder.resolve().name}.tex")]
    return folder / left[0] if len(left) == 1 else None


def _place_of(bibliography: Bibliography, files: ProjectFiles) -> str:
    """Where a bibliography is: in the book's folder, else beside the file that names it."""
    name = bibliography.name
    if Path(name).is_absolute() or name.startswith("~"):
        return name
    return files.find((name, posixpath.join(posixpath.dirname(bibliography.file), name)))


def _preamble(composer: Composer, expander: Expander, root: _Root, chapter: FileText) -> list[Bibliography]:
    """Add the preamble of a chapter's book; the bibliographies that the book names."""
    begin = begin_document(root.file.text)
    expander.expand(composer, root.file, 0, max(begin, 0))
    if begin_document(chapter.text) < 0:
        composer.add_words("\\begin{document}\n", chapter, 0)
    return _read_whole(root).bibliographies


def _read_whole(root: _Root) -> Expander:
    """What a main file includes and names."""
    expander = Expander(root.files, root.file.path)
    expander.expand(Composer(), root.file)
    return expander


# The book of a chapter.


def _root(path: Path, chapter: FileText, encoding: str, composer: Composer) -> _Root | None:
    """The main file of the book that a file is a chapter of; `None` if it is a main file itself, or none is found."""
    named = (
        _NAMED_ROOT.search(chapter.text, 0, _AT_TOP)
        or _MASTER.search(chapter.text, max(0, len(chapter.text) - _AT_TOP))
        or _SUBFILE.search(chapter.text, 0, _AT_TOP)
    )
    if named is None:
        return None if _IS_MAIN.search(chapter.text) else _including(path, encoding)
    target = Path(os.path.normpath(path.parent / named["root"]))
    if target.suffix not in (".tex", ".ltx", ".latex"):
        target = target.with_name(f"{target.name}.tex")
    if os.path.realpath(target) == os.path.realpath(path):
        return None
    try:
        if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(target.parent)):
            raise NotFollowed("the file is not in its folder")
        files = ProjectFiles(target.parent, encoding)
        return _Root(files.read(target.name), files)
    except (NotFollowed, ValueError) as reason:
        composer.remark(chapter, named.start("root"), f"the main file {named['root']}", str(reason))
        return None


def _including(path: Path, encoding: str) -> _Root | None:
    """The first main file beside or above a chapter that includes it."""
    folder = path.parent
    for _ in range(_FOLDERS):
        files = ProjectFiles(folder, encoding)
        try:
            within = Path(os.path.realpath(path)).relative_to(os.path.realpath(folder)).as_posix()
        except ValueError:
            return None
        mains = _main_files(files)
        root = next((one for one in mains if within in _read_whole(one).included), None)
        if root := root or next((one for one in mains if _names(one.file.text, within)), None):
            return root
        if (folder / ".git").exists():
            break
        folder = Path(os.path.normpath(folder / ".."))
    return None


def _names(text: str, path: str) -> bool:
    """Whether a main file names a chapter somewhere, as in a comment while it is not included."""
    return f"{{{posixpath.splitext(path)[0]}}}" in text or f"{{{path}}}" in text


def _main_files(files: ProjectFiles) -> list[_Root]:
    """The files of a folder that can be set by themselves, in the order of their names; of many the first ones."""
    found = []
    try:
        names = sorted(entry.name for entry in os.scandir(files.folder) if entry.name.endswith((".tex", ".ltx")))
    except OSError:
        return []
    for name in names[:_MOST_MAIN_FILES]:
        try:
            file = files.read(name)
        except CitecliError:
            continue  # it is none that could be set
        if _IS_MAIN.search(file.text):
            found.append(_Root(file, files))
    return found
