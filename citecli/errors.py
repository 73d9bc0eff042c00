"""The exceptions that citecli raises, every one a `CitecliError`.

    CitecliError
    ├── NotFound                what was asked for is not there
    │   ├── DocumentNotFound
    │   ├── AmbiguousDocument
    │   ├── UnknownStyle
    │   ├── UnknownLocale
    │   └── NothingMatched      a filter that leaves nothing
    ├── BadInput                what is there can't be used
    │   ├── UnreadableDocument
    │   ├── InvalidReference
    │   └── InvalidStyle        carries every problem, with its line
    ├── ConflictingRequest      two things asked for that don't go together
    └── Failed                  the world did not let us (clipboard, disk, ...)

Messages name the user's noun and, where there is one, the next step. They carry no exit code and no colour:
`citecli.cli.exits` alone knows the codes.
"""

from collections.abc import Sequence


class CitecliError(Exception):
    """Whatever citecli foresees going wrong; `str(error)` is one line for the user."""


class NotFound(CitecliError):
    """What was asked for is not there."""


class DocumentNotFound(NotFound):
    """No document matches that name."""


class AmbiguousDocument(NotFound):
    """More than one document matches that name."""


class UnknownStyle(NotFound):
    """No installed style has that name."""


class UnknownLocale(NotFound):
    """No installed locale has that name."""


class NothingMatched(NotFound):
    """A filter left nothing."""


class BadInput(CitecliError):
    """What is there can't be used."""


class UnreadableDocument(BadInput):
    """A document that can't be read: missing rights, too large, binary, undecodable."""


class InvalidReference(BadInput):
    """Data that is no CSL-JSON."""


class InvalidStyle(BadInput):
    """A style or locale that is no CSL, with all its problems (`problems`: one line each, line number first)."""

    def __init__(self, message: str, problems: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


class ConflictingRequest(CitecliError):
    """Two things were asked for that don't go together."""


class Failed(CitecliError):
    """The world did not let us: no clipboard, no space, no right to write."""
