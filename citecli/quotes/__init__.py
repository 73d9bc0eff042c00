"""Who said what: quotations in a text, and whose they are.

    >>> from citecli.quotes import extract, matches, suggest
    >>> text = "“We will go,” said Gen. Ada Byron. “Soon,” Byron added."
    >>> quotations = extract(text)
    >>> [(q.span.of(text), q.speaker) for q in quotations]
    [('“We will go,”', 'Gen. Ada Byron'), ('“Soon,”', 'Gen. Ada Byron')]
    >>> [q.span.of(text) for q in quotations if matches("byron", q.attribution)]
    ['“We will go,”', '“Soon,”']
    >>> suggest("Biron", [q.attribution for q in quotations])
    ('Ada Byron',)

`extract(text)` gives a tuple of `Quotation`s in the order of the text; spans count its characters, half open.
`matches(name, attribution)` says whether a name as a user types it means a speaker, `suggest(name, attributions)` who
may have been meant. Pure functions on strings, no state: they run in a pool of processes as they are. Names load on
first use (PEP 562).
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

_FUNCTION_HOMES = {
    "extract": "extraction",
    "matches": "coreference.speaker_matching",
    "suggest": "coreference.speaker_matching",
}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    home = _FUNCTION_HOMES.get(name, "model")
    value: object = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
