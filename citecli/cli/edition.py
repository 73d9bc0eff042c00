"""The edition of the program: what differs when what it makes of a document may differ."""

import os
from pathlib import Path

from citecli import __version__

_PARTS = ("documents", "library", "quotes", "quotes/data", "readers", "references", "text")


def edition() -> str:
    """The version, and when the code that reads documents last changed (in a checkout that is more often)."""
    package = Path(__file__).parent.parent
    latest = 0
    for part in _PARTS:
        try:
            with os.scandir(package / part) as entries:
                latest = max(latest, *(entry.stat().st_mtime_ns for entry in entries if entry.is_file()), 0)
        except OSError:
            # In an archive there are no times; there the version says all.
            continue
    return f"{__version__} {latest}"
