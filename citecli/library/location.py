"""Which folder is the library.

`--library` before `CITECLI_LIBRARY` before the configuration before `./seeds` or `./.citecli` before the user's data
folder; on a machine with none of these, the sample that the package carries.
"""

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from citecli.errors import Failed, NotFound
from citecli.frozen import FrozenValue
from citecli.library.store import is_library


class LibraryOrigin(StrEnum):
    """What named the library's folder."""

    OPTION = "--library"
    ENVIRONMENT = "CITECLI_LIBRARY"
    CONFIGURATION = "the configuration"
    WORKING_FOLDER = "the working folder"
    USER = "your data folder"
    SAMPLE = "the sample"


class Location(FrozenValue):
    """Where a library is."""

    folder: Path
    """The library's folder."""
    origin: LibraryOrigin
    """What named it."""


class NamedFolders(FrozenValue):
    """The folders that the user named, "" where none."""

    option: str = ""
    """With --library."""
    environment: str = ""
    """With CITECLI_LIBRARY."""
    configuration: str = ""
    """In the configuration file."""

    def first(self) -> tuple[str, LibraryOrigin] | None:
        """The folder that counts, as it was named, and what named it; `None` when nothing did."""
        for name, origin in (
            (self.option, LibraryOrigin.OPTION),
            (self.environment, LibraryOrigin.ENVIRONMENT),
            (self.configuration, LibraryOrigin.CONFIGURATION),
        ):
            if name:
                return name, origin
        return None


def locate(named: NamedFolders, working_folder: Path, user_folder: Callable[[], Path], package: Path) -> Location:
    """The library's place. `user_folder` is asked only when it comes to that; `package` is where citecli is installed.

    Raises `NotFound` when the folder that the user named is not there.
    """
    if first := named.first():
        folder, origin = Path(first[0]).expanduser(), first[1]
        if not folder.is_dir():
            what = f"{folder} is a file" if folder.exists() else f"there is no folder {folder}"
            raise NotFound(f"{what}; {origin} must name a folder of documents")
        return Location(folder, origin)
    for name in ("seeds", ".citecli"):
        # Other programs call folders so, too: only one with documents in it counts.
        if is_library(working_folder / name):
            return Location(Path(name), LibraryOrigin.WORKING_FOLDER)
    folder = user_folder()
    if is_library(folder):
        return Location(folder, LibraryOrigin.USER)
    return Location(sample_folder(package), LibraryOrigin.SAMPLE)


def locate_for_adding(
    named: NamedFolders, working_folder: Path, user_folder: Callable[[], Path], package: Path
) -> Location:
    """Where a new document goes: as `locate`, but a folder that was named may yet have to be made, and nothing is added
    to the sample: then it is the user's data folder.

    Raises `Failed` when what was named is a file.
    """
    if first := named.first():
        folder, origin = Path(first[0]).expanduser(), first[1]
        if folder.exists() and not folder.is_dir():
            raise Failed(f"{folder} is a file; {origin} must name a folder of documents")
        return Location(folder, origin)
    place = locate(named, working_folder, user_folder, package)
    return Location(user_folder(), LibraryOrigin.USER) if place.origin is LibraryOrigin.SAMPLE else place


def sample_folder(package: Path) -> Path:
    """Where the sample is: in the package, or beside it in a checkout."""
    inside = package / "seeds"
    return inside if inside.is_dir() else package.parent / "seeds"


def user_folder() -> Path:
    """The default folder of the library, in the user's data folder."""
    if os.name == "posix" and sys.platform != "darwin":
        # What platformdirs would say, without the time that loading it takes.
        base = os.environ.get("XDG_DATA_HOME") or os.path.join(os.path.expanduser("~"), ".local", "share")  # noqa: PTH111, PTH118
        return Path(base) / "citecli"
    from platformdirs import user_data_path

    return user_data_path("citecli", appauthor=False)


def cache_folder() -> Path:
    """The folder for what can be made anew at any time."""
    if os.name == "posix" and sys.platform != "darwin":
        base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")  # noqa: PTH111, PTH118
        return Path(base) / "citecli"
    from platformdirs import user_cache_path

    return user_cache_path("citecli", appauthor=False)
