"""citecli: read documents, tell who said what in them, cite them correctly, check quotations.

    >>> import citecli
    >>> text = "“We will go,” said Ada Byron."
    >>> [(quotation.span.of(text), quotation.speaker) for quotation in citecli.extract_quotations(text)]
    [('“We will go,”', 'Ada Byron')]

A path is a file, bytes are what is in one, and a string is a text. Offsets count characters, half open:
`text[start:end]` is the source, verbatim. Values are frozen; nothing is printed or fetched, and nothing is written but
a cache of styles in the user's cache folder. Every error that is foreseen is a `CitecliError`, whose text is one line
for a user.

What `__all__` names is public, and so are the fields of the values that it gives: nothing of it is removed or changes
its meaning before it has warned with a `DeprecationWarning` for one minor release. All else may change at any time.
Names load when they are first used (PEP 562).
"""

__version__ = "0.2.0"
__all__ = [
    "AmbiguousDocument", "BadInput", "CitecliError", "ConflictingRequest", "Document", "DocumentNotFound", "Failed",
    "InvalidReference", "InvalidStyle", "Library", "NotFound", "NothingMatched", "Quotation", "Reference", "Style",
    "UnknownLocale", "UnknownStyle", "UnreadableDocument", "as_text", "check_draft", "cite", "extract_quotations",
    "find_style", "load_references", "quote", "read_document", "verify",
]  # fmt: skip

TYPE_CHECKING = False  # what `typing` has under this name, without the time that loading it takes
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
        BadInput,
        CitecliError,
        ConflictingRequest,
        DocumentNotFound,
        Failed,
        InvalidReference,
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
"""The modules that classes are in; functions are in `api.public`, exceptions in `errors`."""


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = _HOMES.get(name) or ("api.public" if name[0].islower() else "errors")
    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted((*__all__, "__version__"))
