"""Open a library whose index is rebuilt when the code that reads documents has changed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import citecli
from citecli.library.catalogue import DocumentLabel, IndexCache
from citecli.library.library import Library

if TYPE_CHECKING:
    from citecli.library.fingerprint import Fingerprint

_READING = ("citecli.documents", "citecli.library", "citecli.readers", "citecli.references", "citecli.text")
"""Packages that determine what is read from a document."""
_FINDING = ("citecli.quotes", "citecli.api.quotations")
"""Packages that determine which quotations are found in a document."""
_BUILT_ON = ("trafilatura", "pypdfium2", "lxml", "pyyaml", "markdown-it-py")
"""Third-party distributions that determine what is read from a document."""


def open_library(
    folder: Path,
    cache_folder: Callable[[], Path],
    progress: Callable[[int, int], object] | None = None,
    remark: Callable[[str], None] | None = None,
    on_reading: Callable[[], None] | None = None,
    encoding: str = "",
    choose: Callable[[str, Sequence[DocumentLabel]], DocumentLabel | None] | None = None,
) -> Library:
    """The library in `folder`, which keeps an index in `cache_folder` when it is large. Nothing is read yet.

    While an index is built, `progress` is called with the numbers of documents read and in total. `remark` is called
    with one line when an index can't be used, and `on_reading` once, before the folder is read. `encoding` is what the
    user says that the documents found by name are in, and `choose` asks the user which of several documents is meant.
    """
    cache = index_cache(cache_folder, progress, remark)
    return Library(folder, cache, on_reading, encoding, choose)


def index_cache(
    cache_folder: Callable[[], Path],
    progress: Callable[[int, int], object] | None = None,
    remark: Callable[[str], None] | None = None,
) -> IndexCache:
    """Where the indexes of libraries are kept; `progress` and `remark` as `open_library` has them."""
    return IndexCache(cache_folder, program_fingerprint, progress, remark)


def program_fingerprint() -> "Fingerprint":
    """The fingerprint of the program that is running: see `citecli.library.fingerprint`."""
    from citecli.library.fingerprint import fingerprint

    root = Path(citecli.__file__).parent.parent
    return fingerprint(_READING, _FINDING, _BUILT_ON, citecli.__version__, root)
