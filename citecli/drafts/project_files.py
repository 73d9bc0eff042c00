"""The files of a project: those below one folder, and none that a link or a path would lead out of it to."""

import os
from collections.abc import Iterable
from pathlib import Path

from citecli.errors import BadInput, CitecliError
from citecli.frozen import FrozenValue
from citecli.readers.decoding import decode
from citecli.readers.source import LARGEST_INPUT, read_file

DEEPEST = 50
"""Inclusions in inclusions beyond which none is followed."""
_MOST_FILES = 5000


class NotFollowed(BadInput):
    """A file can't be read as a part of a draft; the message says why, without the file's name."""


class FileText(FrozenValue):
    """A file of a project and its text."""

    path: str
    """Its path in the project's folder, with `/`."""

    name: str
    """The file, as the user would name it."""

    text: str


class ProjectFiles:
    """Reads the files of one project, as many as a draft may have."""

    def __init__(self, folder: Path, encoding: str = "") -> None:
        """`folder` is as the user names it; `encoding` is what the user says the files are in."""
        self.folder = folder
        self._encoding = encoding
        self._real = folder.resolve()
        self._texts: dict[str, FileText] = {}
        self._files = self._size = 0

    def name(self, path: str) -> str:
        """A file of the folder, as the user would name it."""
        return os.path.normpath(self.folder / path)

    def inside(self, path: str) -> str:
        """A path in the folder without its detours; an absolute one is made relative."""
        if Path(path).is_absolute():
            path = os.path.relpath(os.path.realpath(path), self._real)
        return os.path.normpath(path).replace(os.sep, "/")

    def find(self, paths: Iterable[str]) -> str:
        """The first of several paths at which there is a file, else the first of all."""
        candidates = list(dict.fromkeys(map(self.inside, paths)))
        return next((path for path in candidates if self.has(path)), candidates[0])

    def has(self, path: str) -> bool:
        """Whether there is a file at a path that begins in the folder."""
        try:
            return (self.folder / path).is_file()
        except (OSError, ValueError):  # a name that is none
            return False

    def read(self, path: str) -> FileText:
        """The file at a path of the folder. Raises `NotFollowed`."""
        if path not in self._texts:
            self._texts[path] = FileText(path, self.name(path), self._text(path))
        file = self._texts[path]
        self._files += 1
        self._size += len(file.text)
        if self._files > _MOST_FILES or self._size > LARGEST_INPUT:
            raise NotFollowed("the draft would be too large with it")
        return file

    def _text(self, path: str) -> str:
        whole = self.folder / path
        try:
            if not whole.resolve().is_relative_to(self._real):
                raise NotFollowed(f"it is not in the folder {self._shown}")
            if not whole.is_file():
                raise NotFollowed(f"there is no file {self.name(path)}")
            source = read_file(whole, named=False)
            return decode(source.data, self.name(path), self._encoding).text
        except NotFollowed:
            raise
        except CitecliError as error:
            raise NotFollowed(str(error)) from None
        except (OSError, ValueError, RuntimeError):  # a loop of links, a name that is none
            raise NotFollowed(f"there is no file {self.name(path)}") from None

    @property
    def _shown(self) -> str:
        shown = os.path.normpath(self.folder)
        return str(self._real) if shown == "." else shown
