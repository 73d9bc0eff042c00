"""Drafts in Org, Typst, reStructuredText and AsciiDoc with the files that they include.

Org: `#+include: "one.org"`; Typst: `#include "one.typ"`; reStructuredText: `.. include:: one.rst`; AsciiDoc:
`include::one.adoc[]`. Names are relative to the file that includes, or to the main file. A file that is a part of
another one beside or above it has the bibliography of that one. Files of code are no parts of a draft.
"""

import os
import posixpath
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, cast

from citecli.drafts.composition import Composer, composed_draft
from citecli.drafts.model import Draft, DraftMetadata
from citecli.drafts.project_files import DEEPEST, FileText, NotFollowed, ProjectFiles
from citecli.drafts.sphinx_settings import with_bibliographies
from citecli.drafts.typst_references import labels_in
from citecli.errors import CitecliError
from citecli.frozen import FrozenValue, replace
from citecli.readers.decoding import decode
from citecli.readers.source import Source

_FOLDERS = 3
"""Folders, from the file's own upwards, in which a file is looked for that includes it."""
_MOST_FILES = 40


class MarkupDraft(FrozenValue):
    """A draft, and the folder to which its paths are relative."""

    draft: Draft
    folder: Path


class _Language(NamedTuple):
    """How files of a language of markup include others, and which suffixes files with prose have."""

    inclusion: re.Pattern[str]
    prose: frozenset[str]
    code: re.Pattern[str]
    """Options of what is included as code."""
    partial: re.Pattern[str]
    """Options, or names, of what is included in part."""


_LANGUAGES = {
    "org": _Language(
        re.compile(
            r"^[ \t]*#\+include:[ \t]*(?:\"(?P<quoted>[^\"\n]+)\"|(?P<plain>[^\s\"]+))(?P<options>[^\n]*)",
            re.IGNORECASE | re.MULTILINE,
        ),
        frozenset((".org",)),
        re.compile(r"\s*(?:src|example|export)\b"),
        re.compile(r":lines|::"),
    ),
    "typst": _Language(
        re.compile(
            r"^(?:(?!//)[^\n`\"])*?(?P<call>#include[ \t]+\"(?P<quoted>[^\"\n]+)\"(?P<options>);?)", re.MULTILINE
        ),
        frozenset((".typ",)),
        re.compile(r"(?!)"),
        re.compile(r"(?!)"),
    ),
    "rst": _Language(
        re.compile(
            r"^\.\.[ \t]+include::[ \t]+(?P<plain>\S+)[ \t]*\r?(?=\n|\Z)(?P<options>(?:\n[ \t]+:[^\n]*)*)", re.MULTILINE
        ),
        frozenset((".rst", ".rest", ".txt", ".inc", "")),
        re.compile(r":(?:code|literal):"),
        re.compile(r":(?:start|end)-"),
    ),
    "asciidoc": _Language(
        re.compile(r"^include::(?P<plain>[^\[\n]+)\[(?P<options>[^\]\n]*)\]", re.MULTILINE),
        frozenset((".adoc", ".asciidoc", ".asc", ".ad", ".txt")),
        re.compile(r"(?!)"),
        re.compile(r"\b(?:lines|tags?)="),
    ),
}  # fmt: skip

_IMPORT = re.compile(r"^#import[ \t]+\"((?!@)[^\"\n]+\.typ)\"", re.MULTILINE)
_ATTRIBUTE = re.compile(r"^:(?P<name>\w[\w-]*):[ \t]+(?P<value>\S[^\r\n]*)", re.MULTILINE)
_ATTRIBUTE_USED = re.compile(r"\{(\w[\w-]*)\}")


class _Inclusion(NamedTuple):
    """What includes a file: its place in the file that includes, how it is written, the name, the options."""

    start: int
    end: int
    written: str
    name: str
    options: str


def read(path: Path, source: Source, language: str) -> MarkupDraft:
    """The draft in a file, with the files that it includes. `UnreadableDocument` when it is no text."""
    text = decode(source.data, source.name, source.encoding).text
    own = _Whole(path, FileText(path.name, source.name, text), source.encoding, language)
    draft, folder, labels = own.draft, path.parent, own.labels
    front = own.front
    if not front.bibliography and (root := _root(path, language, source.encoding)):
        outer = _Whole(root, FileText(root.name, str(root), _text(root, source.encoding)), source.encoding, language)
        folder = root.parent
        front = _with_bibliography(front, outer.front)
        labels |= outer.labels
    if labels:
        draft = _without_labels(draft, labels)
    draft = composed_draft(draft, own.composition, front)
    return MarkupDraft(with_bibliographies(draft, folder) if language == "rst" else draft, folder)


class _Whole:
    """A file with what it includes."""

    def __init__(self, path: Path, file: FileText, encoding: str, language: str) -> None:
        composer = Composer()
        expander = _Expander(ProjectFiles(path.parent, encoding), _LANGUAGES[language], path.name)
        expander.expand(composer, file, (path.name,))
        self.composition = composer.composition(file.name)
        draft_of = cast(Callable[[str, str], Draft], import_module(f"citecli.drafts.{language}").draft_of)
        self.draft = draft_of(self.composition.text, file.name)
        files = tuple(map(expander.bibliography, self.draft.front.bibliography))
        self.front = replace(self.draft.front, bibliography=files)
        self.labels: frozenset[str] = frozenset()
        """What references to labels are to, which look like citations in Typst."""
        if language == "typst":
            self.labels = labels_in(self.composition.text) | expander.imported_labels(self.composition.text)


class _Expander:
    """Puts files into the text of the one that includes them."""

    def __init__(self, files: ProjectFiles, language: _Language, main: str) -> None:
        self._files = files
        self._language = language
        self._main = main
        self._folders = {"": None}  # of the files included so far, in order

    def expand(self, composer: Composer, file: FileText, trail: tuple[str, ...]) -> None:
        """Add a file with what it includes; `trail` are the files that it is in, and itself."""
        added = 0
        self._folders[posixpath.dirname(file.path)] = None
        for inclusion in _inclusions(file.text, self._language):
            try:
                included = self._find(inclusion, file, trail)
            except NotFollowed as reason:
                composer.remark(file, inclusion.start, inclusion.written, str(reason))
                continue
            if included is not None:
                composer.add(file, added, inclusion.start)
                added = inclusion.end
                self.expand(composer, included, (*trail, included.path))
        composer.add(file, added, len(file.text))

    def _find(self, inclusion: _Inclusion, file: FileText, trail: tuple[str, ...]) -> FileText | None:
        """The file that is included, `None` for code. Raises `NotFollowed`."""
        name = _resolved(inclusion.name, file.text)
        suffix = posixpath.splitext(name.partition("::")[0])[1].lower()
        if suffix not in self._language.prose or self._language.code.search(inclusion.options):
            return None
        if self._language.partial.search(inclusion.options) or self._language.partial.search(name):
            raise NotFollowed("only a part of it is included")
        if _ATTRIBUTE_USED.search(name):
            raise NotFollowed("its name depends on an attribute")
        folders = (posixpath.dirname(file.path), posixpath.dirname(self._main), "")
        rooted = [name.lstrip("/")] if name.startswith("/") else []
        found = self._files.read(self._files.find((*rooted, *(posixpath.join(folder, name) for folder in folders))))
        if found.path in trail:
            raise NotFollowed("it would include itself")
        if len(trail) > DEEPEST:
            raise NotFollowed(f"files are included in one another more than {DEEPEST} deep")
        return found

    def bibliography(self, name: str) -> str:
        """A bibliography by its path in the main file's folder; a part may name it as seen from its own folder."""
        rooted = [name.lstrip("/")] if name.startswith("/") else []
        return self._files.find((*rooted, *(posixpath.join(folder, name) for folder in self._folders)))

    def imported_labels(self, text: str) -> frozenset[str]:
        """The labels, and the terms of a glossary, in the files that a text in Typst imports."""
        labels: frozenset[str] = frozenset()
        for match in _IMPORT.finditer(text):
            with suppress(NotFollowed):  # it is looked for here only to tell labels from keys
                name = match[1].lstrip("/")
                found = self._files.find(posixpath.join(folder, name) for folder in self._folders)
                labels |= labels_in(self._files.read(found).text)
        return labels


def _inclusions(text: str, language: _Language) -> Iterator[_Inclusion]:
    for match in language.inclusion.finditer(text):
        groups = match.groupdict()
        name = groups.get("quoted") or groups.get("plain") or ""
        group = "call" if groups.get("call") else 0
        written = " ".join(match[group].split("\n")[0].split())
        yield _Inclusion(match.start(group), match.end(group), written, name.strip(), groups["options"] or "")


def _resolved(name: str, text: str) -> str:
    """A name with the values of the attributes that the text itself sets."""
    if not _ATTRIBUTE_USED.search(name):
        return name
    values = {match["name"]: match["value"].strip() for match in _ATTRIBUTE.finditer(text)}
    return _ATTRIBUTE_USED.sub(lambda used: values.get(used[1], used[0]), name)


def _root(path: Path, language: str, encoding: str) -> Path | None:
    """The main file of what a file is a part of: the outermost one, of those beside or above it, that includes it."""
    root: Path | None = None
    for _ in range(_FOLDERS):
        including = _including(root or path, language, encoding)
        if including is None:
            break
        root = including
    return root


def _including(path: Path, language: str, encoding: str) -> Path | None:
    """The file beside or above another one that includes it."""
    folder = path.parent
    for _ in range(_FOLDERS):
        for candidate in _beside(folder, path.suffix):
            for inclusion in _inclusions(_text(candidate, encoding), _LANGUAGES[language]):
                try:
                    if (folder / inclusion.name.lstrip("/")).samefile(path) and not candidate.samefile(path):
                        return candidate
                except (OSError, ValueError):  # there is no such file
                    continue
        folder = Path(os.path.normpath(folder / ".."))
    return None


def _beside(folder: Path, suffix: str) -> list[Path]:
    try:
        return sorted(path for path in folder.glob(f"*{suffix}") if path.is_file() and not path.is_symlink())[
            :_MOST_FILES
        ]
    except OSError:
        return []


def _without_labels(draft: Draft, labels: frozenset[str]) -> Draft:
    """The draft without references to labels of other files."""
    kept = tuple(one for one in draft.citations if not all(cite.key in labels for cite in one.cites))
    return replace(draft, citations=kept)


def _text(path: Path, encoding: str) -> str:
    """The text of a file in its folder, "" when it can't be read."""
    try:
        return ProjectFiles(path.parent, encoding).read(path.name).text
    except CitecliError:
        return ""


def _with_bibliography(front: DraftMetadata, of_root: DraftMetadata) -> DraftMetadata:
    """The metadata of a part, with the bibliography, the style and the language of the whole."""
    return replace(
        front,
        bibliography=of_root.bibliography,
        style=front.style or of_root.style,
        language=front.language or of_root.language,
    )
