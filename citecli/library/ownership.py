"""Whose a library is: what is said before the first write to one that nobody named, or that somebody else owns."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from citecli.errors import Failed
from citecli.library.location import LibraryOrigin, Location
from citecli.library.own_files import open_folder

_KNOWN = "known-libraries"
"""The file in the cache folder that lists, a line each, the libraries in working folders that were written to."""
_LARGEST = 1024 * 1024
"""Bytes beyond which that file is not read, and does not grow."""


def owner_remark(place: Location, cache_folder: Callable[[], Path]) -> str:
    """What to tell the user before a library is written to; "" for one of their own.

    A library in the working folder is told of once. Raises `Failed` when it is a link: it was not named, and leads
    elsewhere.
    """
    is_from_working_folder = place.origin is LibraryOrigin.WORKING_FOLDER
    if is_from_working_folder and place.folder.is_symlink():
        raise Failed(f"{place.folder} is a link to another folder; to change the library there, name it with --library")
    owner = _other_owner(place.folder)
    if owner:
        return f"the library {place.folder} belongs to {owner}"
    if is_from_working_folder and _is_first_time(place.folder, cache_folder):
        return f"writing to the library {place.folder}, found in the working folder"
    return ""


def is_own(folder: Path) -> bool:
    """Whether a folder is the user's, as far as anybody can tell."""
    return not _other_owner(folder)


def _other_owner(folder: Path) -> str:
    """Who owns a folder, "" when it is the user, or nobody can tell."""
    if os.name == "nt":
        return ""
    try:
        owner = folder.stat().st_uid
    except OSError:
        return ""
    if owner == os.geteuid():
        return ""
    import pwd

    try:
        return pwd.getpwuid(owner).pw_name
    except KeyError:
        return f"user {owner}"


def _is_first_time(folder: Path, cache_folder: Callable[[], Path]) -> bool:
    """Whether a library was never written to before by this user; from now on it was."""
    line = os.fsencode(folder.resolve()) + b"\n"
    with suppress(OSError, Failed):
        cache_folder().mkdir(parents=True, exist_ok=True)
        with open_folder(cache_folder()) as place:
            descriptor = place.open_file(_KNOWN, os.O_RDWR | os.O_CREAT | os.O_APPEND)
        with os.fdopen(descriptor, "r+b") as file:
            if line in file.read(_LARGEST).splitlines(keepends=True):
                return False
            if os.fstat(descriptor).st_nlink == 1 and os.fstat(descriptor).st_size < _LARGEST:
                file.seek(0, os.SEEK_END)
                file.write(line)
    return True
