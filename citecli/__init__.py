"""citecli: read documents, find out who says what in them, cite them correctly, check quotations.

    >>> import citecli
    >>> text = "“We will go,” said Ada Byron."
    >>> [(quotation.span.of(text), quotation.speaker) for quotation in citecli.extract_quotations(text)]
    [('“We will go,”', 'Ada Byron')]

A path argument is a file, bytes are the content of a file, and a string is a text. Offsets count characters, half open:
`text[start:end]` is the source, verbatim. Values are immutable. Nothing is printed or downloaded, and the only thing
written is a cache of styles in the user's cache folder. Anticipated errors are raised as `CitecliError`, whose text is
one line for a user.

The names in `__all__` and the fields of the values that they return are public: none is removed or changes its meaning
before it has raised a `DeprecationWarning` for one minor release. Everything else may change at any time. Names are
loaded when they are first used (PEP 562).
"""

__version__ = "0.2.0"
__all__ = [
    "AmbiguousDocument", "AmbiguousQuotation", "AmbiguousStyle", "BadInput", "CitecliError", "ConflictingRequest",
    "Document", "DocumentNotFound", "Failed",
    "InvalidReference", "InvalidRequest", "InvalidStyle", "Library", "NotFound", "NothingMatched", "Quotation",
    "Reference", "Style",
    "UnknownLocale", "UnknownStyle", "UnreadableDocument", "as_text", "check_draft", "cite", "extract_quotations",
    "find_style", "load_references", "quote", "read_document", "verify",
]  # fmt: skip

TYPE_CHECKING = False  # equivalent to `typing.TYPE_CHECKING`, without the cost of importing `typing`
if TYPE_CHECKING:
    from citecli.api.public import (
        as_text,
        check_draft,
        cite,
        extract_quotations,
        find_style,
        load_references,
        quote,
        read_document,
        verify,
    )
    from citecli.csl.tree import Style
    from citecli.documents.model import Document
    from citecli.errors import (
        AmbiguousDocument,
        AmbiguousQuotation,
        AmbiguousStyle,
        BadInput,
        CitecliError,
        ConflictingRequest,
        DocumentNotFound,
        Failed,
        InvalidReference,
        InvalidRequest,
        InvalidStyle,
        NotFound,
        NothingMatched,
        UnknownLocale,
        UnknownStyle,
        UnreadableDocument,
    )
    from citecli.library.library import Library
    from citecli.quotes.model import Quotation
    from citecli.references.model import Reference
del TYPE_CHECKING

_HOMES = {
    "Document": "documents.model",
    "Library": "library.library",
    "Quotation": "quotes.model",
    "Reference": "references.model",
    "Style": "csl.tree",
}
"""The module of each public class. Public functions are in `api.public`, exceptions in `errors`."""


def __getattr__(name: str) -> object:
    """Load a public name when it is first used (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = _HOMES.get(name) or ("api.public" if name[0].islower() else "errors")
    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted((*__all__, "__version__"))
