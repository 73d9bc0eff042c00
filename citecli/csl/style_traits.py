"""Survey: what a style does anywhere in its layouts and macros, found out before anything is rendered."""

from collections.abc import Mapping, Sequence

from citecli.csl.context import Area
from citecli.csl.tree import (
    BibliographyPart,
    Choose,
    CitationPart,
    Element,
    Group,
    Names,
    Number,
    SortKey,
    Style,
    TextMacro,
    TextVariable,
)


def area_of(style: Style, part: CitationPart | BibliographyPart, *, bibliography: bool) -> Area:
    """What holds for the names of the citations, or of the bibliography, of a style."""
    delimiter = part.names_delimiter if part.names_delimiter is not None else style.names_delimiter
    explicit = _places_year_suffix(style.citation.layout.children, style.macros, set())
    if style.bibliography is not None:
        explicit = explicit or _places_year_suffix(style.bibliography.layout.children, style.macros, set())
    return Area(bibliography, part.options.over(style.options), delimiter or "", explicit, {})


def _places_year_suffix(elements: Sequence[Element], macros: Mapping[str, tuple[Element, ...]], seen: set[str]) -> bool:
    """Whether a layout says itself where year suffixes go."""
    for element in elements:
        if isinstance(element, TextVariable):
            if element.variable in ("year-suffix", "citation-label"):
                return True
        elif isinstance(element, TextMacro):
            if element.macro not in seen:
                seen.add(element.macro)
                if _places_year_suffix(macros[element.macro], macros, seen):
                    return True
        elif isinstance(element, Group):
            if _places_year_suffix(element.children, macros, seen):
                return True
        elif isinstance(element, Choose):
            if any(_places_year_suffix(branch.children, macros, seen) for branch in element.branches):
                return True
        elif isinstance(element, Names) and _places_year_suffix(element.substitute, macros, seen):
            return True
    return False


def tests_disambiguate(style: Style) -> bool:
    """Whether any choice of the style looks at cs:if disambiguate."""

    def within(elements: Sequence[Element]) -> bool:
        for element in elements:
            if isinstance(element, Choose):
                for branch in element.branches:
                    if any(test.kind == "disambiguate" for test in branch.tests) or within(branch.children):
                        return True
            elif (isinstance(element, Group) and within(element.children)) or (
                isinstance(element, Names) and within(element.substitute)
            ):
                return True
        return False

    return within(style.citation.layout.children) or any(within(elements) for elements in style.macros.values())


def goes_by_number(key: SortKey, style: Style) -> bool:
    """Whether a key goes by citation number."""
    if key.macro:
        elements = style.macros[key.macro]
        return any(isinstance(one, TextVariable | Number) and one.variable == "citation-number" for one in elements)
    return key.variable == "citation-number"
