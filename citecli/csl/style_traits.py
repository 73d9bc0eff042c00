"""Style traits: facts about a style's layouts and macros that are computed before rendering."""

from collections.abc import Iterator, Mapping, Sequence

from citecli.csl.context import Area
from citecli.csl.locale import Locale
from citecli.csl.tree import (
    ChooseElement,
    GroupElement,
    NamesElement,
    NumberElement,
    RenderingElement,
    SortKey,
    Style,
    TextMacro,
    TextVariable,
)


def area_of(style: Style, locale: Locale, *, bibliography: bool) -> Area:
    """What holds for the cites of a style, or for the entries of its bibliography (for cites if it has none)."""
    part = style.bibliography if bibliography and style.bibliography is not None else style.citation
    delimiter = part.names_delimiter if part.names_delimiter is not None else style.names_delimiter
    layouts = [whole.layout.children for whole in (style.citation, style.bibliography) if whole is not None]
    return Area(
        style,
        locale,
        bibliography,
        part.options.over(style.options),
        delimiter or "",
        any(places_year_suffix(children, style.macros) for children in layouts),
        {},
    )


def places_year_suffix(
    elements: Sequence[RenderingElement], macros: Mapping[str, tuple[RenderingElement, ...]]
) -> bool:
    """Whether the elements, and the macros that they call, say themselves where year suffixes go."""
    return any(
        isinstance(element, TextVariable) and element.variable in ("year-suffix", "citation-label")
        for element in _descendants(elements, macros, set())
    )


def _descendants(
    elements: Sequence[RenderingElement], macros: Mapping[str, tuple[RenderingElement, ...]], met: set[str]
) -> Iterator[RenderingElement]:
    """The elements and all that stand in them, those of macros too, each macro once."""
    for element in elements:
        yield element
        if isinstance(element, TextMacro):
            if element.macro not in met:
                met.add(element.macro)
                yield from _descendants(macros[element.macro], macros, met)
        elif isinstance(element, GroupElement):
            yield from _descendants(element.children, macros, met)
        elif isinstance(element, ChooseElement):
            for branch in element.branches:
                yield from _descendants(branch.children, macros, met)
        elif isinstance(element, NamesElement):
            yield from _descendants(element.substitute, macros, met)


def has_disambiguate_test(style: Style) -> bool:
    """Whether any choice in the style's citations, or in any of its macros, looks at disambiguate="true"."""
    layouts = (style.citation.layout.children, *style.macros.values())
    return any(
        condition.kind == "disambiguate"
        for elements in layouts
        for element in _descendants(elements, {}, set(style.macros))
        if isinstance(element, ChooseElement)
        for branch in element.branches
        for condition in branch.conditions
    )


def disambiguates_cites(style: Style) -> bool:
    """Whether a style asks for anything that is settled cite by cite."""
    part = style.citation
    return (
        part.disambiguate_add_names
        or part.disambiguate_add_year_suffix
        or (part.disambiguate_add_givenname and part.givenname_disambiguation_rule == "by-cite")
        or has_disambiguate_test(style)
    )


def disambiguates_names(style: Style) -> bool:
    """Whether a style has a rule for given names that looks at all names, whatever the cite."""
    part = style.citation
    return part.disambiguate_add_givenname and part.givenname_disambiguation_rule != "by-cite"


def numbers_descend(style: Style) -> bool:
    """Whether citation numbers are given backwards: the last sort key that goes by them is a descending one."""
    keys = style.bibliography.sort if style.bibliography is not None else ()
    by_number = [key for key in keys if sorts_by_number(key, style)]
    return bool(by_number) and by_number[-1].descending


def sorts_by_number(key: SortKey, style: Style) -> bool:
    """Whether a key goes by citation number."""
    if key.macro:
        return any(
            isinstance(element, TextVariable | NumberElement) and element.variable == "citation-number"
            for element in style.macros[key.macro]
        )
    return key.variable == "citation-number"
