"""The exceptions that citecli raises. All derive from `CitecliError`.

    CitecliError
    ├── NotFound                the requested thing does not exist
    │   ├── DocumentNotFound
    │   ├── AmbiguousDocument
    │   ├── UnknownStyle
    │   │   └── AmbiguousStyle      carries the styles that match
    │   ├── UnknownLocale
    │   └── NothingMatched      no result matches
    │       └── AmbiguousQuotation  carries the numbers of those that match
    ├── BadInput                the input can't be used
    │   ├── UnreadableDocument
    │   ├── InvalidReference
    │   ├── InvalidRequest      a value in a request, which is wrong usage
    │   └── InvalidStyle        carries every problem, with its line
    ├── ConflictingRequest      two requests that exclude each other
    └── Failed                  the operating system or network refused (clipboard, disk, ...)

A message uses the user's own words for things and, if possible, names the next step. Exceptions hold no exit codes and
no colours: exit codes are defined in `citecli.cli.exits`.
"""

from collections.abc import Sequence


class CitecliError(Exception):
    """Base class of all errors that citecli anticipates; `str(error)` is one line for the user."""


class NotFound(CitecliError):
    """The requested thing does not exist."""


class DocumentNotFound(NotFound):
    """No document matches that name."""


class AmbiguousDocument(NotFound):
    """More than one document matches that name."""


class UnknownStyle(NotFound):
    """No installed style has that name."""


class AmbiguousStyle(UnknownStyle):
    """More than one style matches that name. `styles` has the id and the title of each."""

    def __init__(self, message: str, styles: Sequence[tuple[str, str]]) -> None:
        super().__init__(message)
        self.styles = tuple(styles)


class UnknownLocale(NotFound):
    """No installed locale has that name."""


class NothingMatched(NotFound):
    """No document, quotation or other result matches the request."""


class AmbiguousQuotation(NothingMatched):
    """More than one quotation of a document matches. `numbers` has the number of each."""

    def __init__(self, message: str, numbers: Sequence[int]) -> None:
        super().__init__(message)
        self.numbers = tuple(numbers)


class BadInput(CitecliError):
    """The input exists but can't be used."""


class UnreadableDocument(BadInput):
    """A document can't be read: missing permissions, too large, binary or undecodable."""


class InvalidReference(BadInput):
    """Bibliographic data is invalid."""


class InvalidRequest(BadInput):
    """A value of an option, or a word of a search, can't be used: whoever asked must ask otherwise."""


class InvalidStyle(BadInput):
    """A style or locale is not valid CSL. `problems` has one line for each problem, beginning with its line number."""

    def __init__(self, message: str, problems: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


class ConflictingRequest(CitecliError):
    """Two parts of a request exclude each other."""


class Failed(CitecliError):
    """An operation failed for external reasons: no clipboard, a full disk, no permission to write."""
