"""A Citation Style Language 1.0.2 processor.

    >>> from citecli.csl import Citation, CitationItem, load_locale, load_style, render
    >>> from citecli.markup import plain
    >>> from citecli.references.model import Date, DateParts, Name, Reference
    >>> author, issued = (Name("Roe", "Ann"),), Date(DateParts(2019))
    >>> book = Reference("roe", "book", {"title": "The quay"}, {"author": author}, {"issued": issued})
    >>> style = load_style("apa")
    >>> citation = Citation((CitationItem("roe", locator="12"), CitationItem("poe")))
    >>> rendered = render(style, [book], [citation], locale=load_locale("en-US", style))
    >>> [plain.write(content) for content in rendered.citations]
    ['(Roe, 2019, p. 12)']
    >>> [(entry.id, plain.write(entry.content)) for entry in rendered.bibliography]
    [('roe', 'Roe, A. (2019). The quay.')]
    >>> [(str(warning.kind), warning.reference_id) for warning in rendered.warnings]
    [('unknown-reference', 'poe')]

References are values of `citecli.references.model` (`citecli.references.csl_json.parse` makes them of JSON). Contents
are nodes of `citecli.markup`, which that package's writers set as plain text, HTML, Markdown or RTF. All values are
frozen: equal to values of their own class alone, changed with `citecli.frozen.replace`. Errors: `UnknownStyle`,
`UnknownLocale`, `InvalidStyle` and `Failed`, all of them a `CitecliError`; what a style can't show, or nobody has, is a
warning.

Names load when they are first used (PEP 562).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citecli.csl.citation import BibliographyEntry as BibliographyEntry
    from citecli.csl.citation import Citation as Citation
    from citecli.csl.citation import CitationItem as CitationItem
    from citecli.csl.citation import Rendered as Rendered
    from citecli.csl.citation import RenderWarning as RenderWarning
    from citecli.csl.citation import WarningKind as WarningKind
    from citecli.csl.load import load_locale as load_locale
    from citecli.csl.load import load_style as load_style
    from citecli.csl.locale import Locale as Locale
    from citecli.csl.processor import render as render
    from citecli.csl.taxonomy import Mode as Mode
    from citecli.csl.tree import Style as Style

_HOME = {
    "Citation": "citation",
    "CitationItem": "citation",
    "BibliographyEntry": "citation",
    "Rendered": "citation",
    "RenderWarning": "citation",
    "WarningKind": "citation",
    "load_locale": "load",
    "load_style": "load",
    "Locale": "locale",
    "render": "processor",
    "Mode": "taxonomy",
    "Style": "tree",
}
__all__ = [
    "BibliographyEntry", "Citation", "CitationItem", "Locale", "Mode", "RenderWarning", "Rendered", "Style",
    "WarningKind", "load_locale", "load_style", "render",
]  # fmt: skip


def __getattr__(name: str) -> object:
    home = _HOME.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})
