"""The edition of the program: what differs when what it makes of a document may differ.

Two digests of the code and data themselves: what reads documents, and what finds quotations in them. An index made by
another edition is made anew, and by nothing else: not by a release in which neither has changed, nor by an
installation. No number has to be kept up by hand. The digests take some milliseconds, so they are made only when the
files, or the packages that readers build on, do not look as they did.
"""

import os
import sys
from pathlib import Path

from citecli import __version__
from citecli.library.database import Edition

_READ = ("documents", "library", "readers", "references", "text")
_FOUND = (
    "quotes",
    "quotes/tokens",
    "quotes/coreference",
    "quotes/attribution",
    "quotes/indirect",
    "quotes/data",
    "api/quotations",
)
_BUILT_ON = ("trafilatura", "pypdf", "striprtf", "lxml", "pyyaml", "cryptography")
_KINDS = (".py", ".json", ".txt")


def edition() -> Edition:
    """The edition that is running. In an archive, whose files can't be looked at, the version says all."""
    package = Path(__file__).parent.parent
    packages = _packages()
    files = [(part, *file) for part in (*_READ, *_FOUND) for file in _files(package / part, part)]
    look = f"{__version__} {_short(repr((files, packages)))}"
    return Edition(look, lambda: _digests(package, files, packages))


def _files(folder: Path, part: str) -> list[tuple[str, int, int]]:
    """Name, size and time of the files that count, by name."""
    try:
        with os.scandir(folder) as entries:
            return sorted(
                (one.name, one.stat().st_size, one.stat().st_mtime_ns) for one in entries if one.name.endswith(_KINDS)
            )
    except OSError:
        return []


def _packages() -> list[str]:
    """The packages that readers build on, with their versions: one that is installed later can read more."""
    found: list[str] = []
    for place in sys.path:
        if place.endswith("-packages"):
            try:
                names = os.listdir(place)  # noqa: PTH208 - Path objects take longer
            except OSError:
                continue
            found += [
                name
                for name in names
                if name.endswith(".dist-info") and name.partition("-")[0].lower().replace("_", "-") in _BUILT_ON
            ]
    return sorted(found)


def _digests(package: Path, files: list[tuple[str, str, int, int]], packages: list[str]) -> tuple[str, str]:
    if not files:
        return __version__, __version__
    read = [(part, name) for part, name, *_ in files if part in _READ]
    found = [(part, name) for part, name, *_ in files if part not in _READ]
    return _digest(package, read, repr(packages)), _digest(package, found, "")


def _digest(package: Path, files: list[tuple[str, str]], more: str) -> str:
    parts = [repr(files), more]
    for part, name in files:
        try:
            parts.append(_short((package / part / name).read_bytes()))
        except OSError as error:
            parts.append(str(error))
    return _short("\n".join(parts))


def _short(data: str | bytes) -> str:
    from citecli.library.digests import blake2b

    whole = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    return blake2b(whole, digest_size=16).hexdigest()
