"""Who said what: quotations in a text, and whose they are.

    >>> from citecli.quotes import extract
    >>> text = "“We will go,” said Ada Byron."
    >>> [(q.span.of(text), q.speaker) for q in extract(text)]
    [('“We will go,”', 'Ada Byron')]

Pure functions on strings, no state: they run in a pool of processes as they are. Names load on first use.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citecli.quotes.coreference.speaker_matching import matches, suggest
    from citecli.quotes.extraction import extract
    from citecli.quotes.model import Attribution, AttributionRule, Candidate, Quotation, QuotationKind, Reason

__all__ = [
    "Attribution",
    "AttributionRule",
    "Candidate",
    "Quotation",
    "QuotationKind",
    "Reason",
    "extract",
    "matches",
    "suggest",
]

_HOMES = {
    "Attribution": "model",
    "Candidate": "model",
    "QuotationKind": "model",
    "Quotation": "model",
    "Reason": "model",
    "AttributionRule": "model",
    "extract": "extraction",
    "matches": "coreference.speaker_matching",
    "suggest": "coreference.speaker_matching",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
