"""A Citation Style Language 1.0.2 processor.

    from citecli.csl import Citation, CitationItem, load_locale, load_style, render

    style = load_style("apa")
    rendered = render(style, references, [Citation((CitationItem("smith2020", locator="12"),))])

`references` are `citecli.references.model.Reference` values (`citecli.references.csl_json.parse` makes them of JSON).
Contents are `citecli.markup` nodes, which that package's writers set as plain text, HTML, Markdown or RTF. The names
load on first use.
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
__all__ = sorted(_HOME)


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
