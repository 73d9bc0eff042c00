"""Which folder is the library.

`--library` before `CITECLI_LIBRARY` before the configuration before `./seeds` or `./.citecli` before the user's data
folder; on a machine with none of these, the sample that the package carries.
"""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from citecli.errors import Failed, NotFound
from citecli.library.store import is_library


class Origin(StrEnum):
    """What named the library's folder."""

    OPTION = "--library"
    ENVIRONMENT = "CITECLI_LIBRARY"
    CONFIGURATION = "the configuration"
    WORKING_FOLDER = "the working folder"
    USER = "your data folder"
    SAMPLE = "the sample"


class Location(NamedTuple):
    """A library's folder, and what named it."""

    folder: Path
    origin: Origin


class Wishes(NamedTuple):
    """What the user said about the library's place; "" where nothing."""

    option: str = ""
    environment: str = ""
    configuration: str = ""


def locate(wishes: Wishes, working_folder: Path, user_folder: Callable[[], Path], package: Path) -> Location:
    """The library's place. `user_folder` is asked only when it comes to that; `package` is where citecli is installed.

    Raises `NotFound` when the folder that the user named is not there.
    """
    named = (
        (wishes.option, Origin.OPTION),
        (wishes.environment, Origin.ENVIRONMENT),
        (wishes.configuration, Origin.CONFIGURATION),
    )
    for name, origin in named:
        if name:
            folder = Path(name).expanduser()
            if not folder.is_dir():
                what = f"{folder} is a file" if folder.exists() else f"there is no folder {folder}"
                raise NotFound(f"{what}: {origin} must name a folder of documents")
            return Location(folder, origin)
    for name in ("seeds", ".citecli"):
        # Other programs call folders so, too: only one with documents in it counts.
        if is_library(working_folder / name):
            return Location(Path(name), Origin.WORKING_FOLDER)
    folder = user_folder()
    if is_library(folder):
        return Location(folder, Origin.USER)
    return Location(sample_folder(package), Origin.SAMPLE)


def locate_for_adding(wishes: Wishes, working_folder: Path, user_folder: Callable[[], Path], package: Path) -> Location:
    """Where a new document goes: as `locate`, but a folder that was named may yet have to be made, and nothing is added
    to the sample: then it is the user's data folder.

    Raises `Failed` when what was named is a file.
    """
    for name, origin in (
        (wishes.option, Origin.OPTION),
        (wishes.environment, Origin.ENVIRONMENT),
        (wishes.configuration, Origin.CONFIGURATION),
    ):
        if name:
            folder = Path(name).expanduser()
            if folder.exists() and not folder.is_dir():
                raise Failed(f"{folder} is a file: {origin} must name a folder of documents")
            return Location(folder, origin)
    place = locate(wishes, working_folder, user_folder, package)
    return Location(user_folder(), Origin.USER) if place.origin is Origin.SAMPLE else place


def sample_folder(package: Path) -> Path:
    """Where the sample is: in the package, or beside it in a checkout."""
    inside = package / "seeds"
    return inside if inside.is_dir() else package.parent / "seeds"
