"""Classify the arguments of `add`: files, folders, patterns, standard input, addresses and identifiers."""

import os
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from citecli.errors import CitecliError, DocumentNotFound, NothingMatched, UnreadableDocument
from citecli.library import store
from citecli.readers import registry
from citecli.references import identifiers

STANDARD_INPUT = "-"
_PATTERN = frozenset("*?[")


class InputKind(Enum):
    """Where an input comes from."""

    FILE = "file"
    STANDARD_INPUT = "standard input"
    NETWORK = "network"


class Input(NamedTuple):
    """One input to be added. (A named tuple, because a folder may hold a hundred thousand files.)"""

    name: str
    """The name that the user gave, or the path of a file found in a folder that the user named."""
    kind: InputKind


def inputs(names: Iterable[str]) -> Iterator[Input | CitecliError]:
    """Yield the inputs that `names` refer to, in order; an error for each name that refers to nothing.

    A folder stands for the documents in it and in its subfolders, except hidden ones and links that lead out of it.
    """
    for name in names:
        if name == STANDARD_INPUT:
            yield Input(name, InputKind.STANDARD_INPUT)
            continue
        try:
            path = Path(name).expanduser()
            is_there, is_folder = path.exists(), path.is_dir()
        except (OSError, ValueError, RuntimeError):
            is_there = is_folder = False
        if is_folder:
            is_empty = True
            for document in _documents_in(path):
                is_empty = False
                yield document
            if is_empty:
                yield NothingMatched(f"there are no documents in {name}")
        elif is_there:
            yield Input(str(path), InputKind.FILE)
        elif identifiers.parse(name):
            yield Input(identifiers.without_credentials(name), InputKind.NETWORK)
        elif _PATTERN & set(name):
            yield from _matching(name)
        else:
            shown = identifiers.without_credentials(name)
            yield DocumentNotFound(
                f"there is no file {shown}, and it is not a web address (https://…), DOI, arXiv id, ISBN or PMID"
            )


def _documents_in(folder: Path) -> Iterator[Input | UnreadableDocument]:
    suffixes = registry.suffixes()
    root = folder.resolve()
    for base, folders, files in os.walk(folder):
        folders[:] = sorted(below for below in folders if not below.startswith("."))
        for name in sorted(files):
            path = Path(base, name)
            if name.startswith(".") or path.suffix.lower() not in suffixes:
                continue
            if path.is_symlink() and not store.leads_into(path, root):
                continue
            is_file = store.is_file(path) or path.is_symlink()  # a link to nothing: whoever reads it says so
            yield Input(str(path), InputKind.FILE) if is_file else UnreadableDocument(f"{path} is not a regular file")


def _matching(pattern: str) -> Iterator[Input | CitecliError]:
    """Yield the files that match a pattern that the shell has not expanded. `**` matches subfolders."""
    from glob import glob

    suffixes = registry.suffixes()
    paths = [Path(name) for name in sorted(glob(os.path.expanduser(pattern), recursive=True))]  # noqa: PTH111, PTH207
    files = [path for path in paths if path.is_file() and path.suffix.lower() in suffixes]
    if not files:
        yield NothingMatched(f"no document matches {pattern}")
    for path in files:
        yield Input(str(path), InputKind.FILE)
