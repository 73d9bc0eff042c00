"""The fingerprint of the program: what differs when what it makes of a document may differ.

An index made by a program with another fingerprint is made anew, and by nothing else: not by a release in which nothing
of that has changed, nor by an installation. Nobody has to keep up a number by hand.

The library does not know which packages read documents and find quotations: it is given their import paths. Two digests
of their code and data are made, which takes some milliseconds; so they are made only when the files, or the packages of
others that readers build on, do not look as they did.
"""

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from citecli.frozen import FrozenValue

# BLAKE2 without OpenSSL, which takes longer to load than all that is digested on a usual day.
try:
    from _blake2 import blake2b
except ImportError:  # another Python than the usual one
    from hashlib import blake2b

__all__ = ["Fingerprint", "blake2b", "fingerprint"]

_SUFFIXES = (".py", ".json", ".txt")
"""What the names of files end with that hold code, or data that code reads."""


class Fingerprint(FrozenValue):
    """What the program is, as far as what it makes of documents depends on it."""

    look: str
    """Quickly had; differs when anything may have changed."""
    digests: Callable[[], tuple[str, str]]
    """Asked only when `look` differs: a digest of what reads documents, and one of what finds quotations in them."""


class _CodeFile(NamedTuple):
    """A file of code or data: the path of its package, its name there, its size in bytes, and its time."""

    package: str
    name: str
    size: int
    time: int


def fingerprint(
    reading: Sequence[str], finding: Sequence[str], built_on: Sequence[str], version: str, root: Path
) -> Fingerprint:
    """The fingerprint of the program that is running.

    `reading` and `finding` are import paths of packages ("citecli.readers"), which stand for all packages below them.
    `root` is the folder that holds the first package of these paths. `built_on` are distributions that readers build
    on, as PyPI writes their names; `version` is what the program calls itself. In an archive, whose files can't be
    looked at, the version says all.
    """
    distributions = _installed(frozenset(built_on))
    readers = [file for package in reading for file in _code_files(root, package)]
    finders = [file for package in finding for file in _code_files(root, package)]
    mark = f"{version} {_digest(repr((readers, finders, distributions)))}"

    def digests() -> tuple[str, str]:
        if not readers and not finders:
            return version, version
        return _digest_of(root, readers, repr(distributions)), _digest_of(root, finders, "")

    return Fingerprint(mark, digests)


def _code_files(root: Path, package: str) -> list[_CodeFile]:
    """The files that count, of a package and those below it, in order."""
    path = package.replace(".", "/")
    files: list[_CodeFile] = []
    below: list[str] = []
    try:
        with os.scandir(root / path) as entries:
            for entry in entries:
                if entry.name.endswith(_SUFFIXES):
                    status = entry.stat()
                    files.append(_CodeFile(path, entry.name, status.st_size, status.st_mtime_ns))
                elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                    below.append(f"{path}/{entry.name}")
    except OSError:
        return []
    return sorted(files) + [file for name in sorted(below) for file in _code_files(root, name)]


def _installed(distributions: frozenset[str]) -> list[str]:
    """Those of the distributions that are installed, with their versions: one that comes later can read more."""
    files: list[str] = []
    for place in sys.path:
        if place.endswith("-packages"):
            try:
                names = os.listdir(place)  # noqa: PTH208 - Path objects take longer
            except OSError:
                continue
            files += [
                name
                for name in names
                if name.endswith(".dist-info") and name.partition("-")[0].lower().replace("_", "-") in distributions
            ]
    return sorted(files)


def _digest_of(root: Path, files: Sequence[_CodeFile], more: str) -> str:
    parts = [repr([(file.package, file.name) for file in files]), more]
    for file in files:
        try:
            parts.append(_digest((root / file.package / file.name).read_bytes()))
        except OSError as error:
            parts.append(str(error))
    return _digest("\n".join(parts))


def _digest(data: str | bytes) -> str:
    encoded = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return blake2b(encoded, digest_size=16).hexdigest()
