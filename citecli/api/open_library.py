"""Opening a library, with an index that is made anew when the program that reads documents has changed."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import citecli
from citecli.library.catalogue import IndexCache
from citecli.library.library import Library

if TYPE_CHECKING:
    from citecli.library.fingerprint import Fingerprint

_READING = ("citecli.documents", "citecli.library", "citecli.readers", "citecli.references", "citecli.text")
"""Packages that decide what is read from a document."""
_FINDING = ("citecli.quotes", "citecli.api.quotations")
"""Packages that decide which quotations are found in it."""
_BUILT_ON = ("trafilatura", "pypdf", "lxml", "pyyaml", "cryptography", "markdown-it-py")
"""Distributions of others that decide what is read, or whether anything is."""


def open_library(
    folder: Path,
    cache_folder: Callable[[], Path],
    progress: Callable[[int, int], object] | None = None,
    remark: Callable[[str], None] | None = None,
    on_reading: Callable[[], None] | None = None,
) -> Library:
    """The library in `folder`, which keeps an index in `cache_folder` when it is large.

    `progress` is told how many of how many documents have been read while an index is made, and `remark`, in one line,
    why an index can't be used. `on_reading` is called once, before the folder is read. Reads nothing.
    """
    return Library(folder, IndexCache(cache_folder, program_fingerprint, progress, remark), on_reading)


def program_fingerprint() -> "Fingerprint":
    """The fingerprint of the program that is running: see `citecli.library.fingerprint`."""
    from citecli.library.fingerprint import fingerprint

    root = Path(citecli.__file__).parent.parent
    return fingerprint(_READING, _FINDING, _BUILT_ON, citecli.__version__, root)
