"""What a user gives to `add`: files, folders, patterns, standard input, addresses and identifiers, told apart."""

import os
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from citecli.errors import CitecliError, DocumentNotFound, NothingMatched
from citecli.network import identifiers
from citecli.readers import registry

STANDARD_INPUT = "-"
_PATTERN = frozenset("*?[")


class Origin(Enum):
    """Where something comes from."""

    FILE = "file"
    STANDARD_INPUT = "standard input"
    NETWORK = "network"


class Incoming(NamedTuple):
    """One thing to be added, as the user named it, or the file that was found in a folder that the user named."""

    name: str
    origin: Origin


def incoming(names: Iterable[str]) -> Iterator[Incoming | CitecliError]:
    """Everything that `names` mean, in their order; an error for each that means nothing.

    A folder means the documents in it and in the folders below, but for hidden ones and links that lead out of it.
    """
    for name in names:
        if name == STANDARD_INPUT:
            yield Incoming(name, Origin.STANDARD_INPUT)
            continue
        try:
            path = Path(name).expanduser()
            is_there, is_folder = path.exists(), path.is_dir()
        except (OSError, ValueError, RuntimeError):
            is_there = is_folder = False
        if is_folder:
            found = False
            for one in _documents_in(path):
                found = True
                yield Incoming(str(one), Origin.FILE)
            if not found:
                yield NothingMatched(f"there is no document in {name}")
        elif is_there:
            yield Incoming(str(path), Origin.FILE)
        elif identifiers.parse(name):
            yield Incoming(name, Origin.NETWORK)
        elif _PATTERN & set(name):
            yield from _matching(name)
        else:
            yield DocumentNotFound(
                f"there is no file {name}, and it is no web address (https://…), DOI, arXiv id, ISBN or PMID either"
            )


def _documents_in(folder: Path) -> Iterator[Path]:
    suffixes = registry.suffixes()
    whole = folder.resolve()
    for base, folders, files in os.walk(folder):
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(files):
            path = Path(base, name)
            if name.startswith(".") or path.suffix.lower() not in suffixes:
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(whole):
                continue
            yield path


def _matching(pattern: str) -> Iterator[Incoming | CitecliError]:
    """The files that a pattern means, where the shell has not seen to it. `**` means folders below."""
    from glob import glob

    suffixes = registry.suffixes()
    found = [Path(one) for one in sorted(glob(os.path.expanduser(pattern), recursive=True))]  # noqa: PTH111, PTH207
    files = [one for one in found if one.is_file() and one.suffix.lower() in suffixes]
    if not files:
        yield NothingMatched(f"no document matches {pattern}")
    for path in files:
        yield Incoming(str(path), Origin.FILE)
