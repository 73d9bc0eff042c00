"""Evaluate: render a cite. Each rendering element has one function: (element, context) -> content.

An empty content means that the element renders nothing. `context.variables_called` and `variables_shown` count the
variables that were requested and those with a value, so that a group can decide whether it is suppressed.

The passes call `evaluate_cite` and `compared_cite`, which create their own contexts.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias

from citecli.csl import dates, numbers, textcase
from citecli.csl.conditions import belong_to_the_book, holds
from citecli.csl.context import Area, Cite, Context, Disambiguation, GivenNameLevels, NameList
from citecli.csl.embedded_labels import OWN_KINDS, labelled_numbers
from citecli.csl.formatting import apply_formatting, close_brackets, number_label, open_brackets
from citecli.csl.names import names_content
from citecli.csl.shown_numbers import further_numbers, number_content
from citecli.csl.taxonomy import NUMBER_VARIABLES, TextCase
from citecli.csl.tree import (
    NO_FORMATTING,
    ChooseElement,
    DateElement,
    Formatting,
    GroupElement,
    LabelElement,
    NamesElement,
    NumberElement,
    RenderingElement,
    TextMacro,
    TextTerm,
    TextValue,
    TextVariable,
)
from citecli.csl.variables import is_suppressed, value_once
from citecli.frozen import replace
from citecli.markup.nodes import Content, Tagged, Text, find_tagged, join_content
from citecli.markup.plain import write as plain_text
from citecli.markup.rich import parse
from citecli.text.patterns import compiled_late

_SCHEME = compiled_late(r"\Ahttps?://(?=.)", re.IGNORECASE)
_TITLES = frozenset(("title", "container-title", "collection-title", "volume-title", "part-title", "reviewed-title"))


def evaluate_cite(
    cite: Cite,
    area: Area,
    disambiguation: Disambiguation,
    levels: GivenNameLevels | None,
    *,
    omit_names: bool = False,
    has_output: bool = False,
) -> Content:
    """Render a cite with the layout of cs:citation.

    `has_output`: the cite is not the first of its citation, so a term at its beginning is not capitalised.
    `omit_names` leaves out the names at its beginning.
    """
    brackets = None
    if area.style.class_ == "note":
        affixes = area.style.citation.layout.formatting.prefix + cite.item.prefix
        brackets = max(0, affixes.count("(") - affixes.count(")"))
    context = Context(
        area, cite, disambiguation, levels, omit_names=omit_names, has_output=has_output, brackets=brackets
    )
    return sequence(area.style.citation.layout.children, context)


class ComparedCite(NamedTuple):
    """A cite rendered to be compared with others. Made, and compared, for every step of disambiguation.

    `disambiguate_tests` says how often the style tests whether it is ambiguous.
    """

    text: str
    name_lists: tuple[NameList, ...]
    disambiguate_tests: int


def compared_cite(
    cite: Cite, area: Area, disambiguation: Disambiguation, levels: GivenNameLevels | None
) -> ComparedCite:
    """What the layout of cs:citation makes of a cite, as far as it tells cites of different references apart."""
    context = Context(area, cite, disambiguation, levels, comparing=True)
    content = sequence(area.style.citation.layout.children, context)
    return ComparedCite(plain_text(content), tuple(context.name_lists), context.disambiguate_tests)


# Text


def text_variable(element: TextVariable, context: Context) -> Content:
    """cs:text with a variable."""
    variable = element.variable
    value = value_once(variable, element.form, context)
    if variable == "year-suffix":  # no fact of the reference: a group that asks for it does not vanish for want of it
        context.variables_shown += not value
    context.variables_called += 1
    if not value:
        return ()
    context.variables_shown += 1
    if context.substituting is not None:
        context.substituting.append(variable)
    if variable in NUMBER_VARIABLES:
        return apply_formatting(number_content(variable, value, context), element.formatting, context)
    manual = context.style.manual
    if variable in ("URL", "DOI", "PMID", "PMCID"):
        shown = _SCHEME.sub("", value) if variable == "URL" and manual.drops_scheme else value
        content: Content = (Tagged(parse(shown), variable, value if shown != value else ""),)
    else:
        content = parse(value, elisions=manual.knows_elisions)
        if variable == "year-suffix":
            content = (Tagged(content, "year-suffix"),)
        elif manual.capital_after_colon and variable in _TITLES:
            return _with_subtitle(content, element.formatting, context)
    return apply_formatting(content, element.formatting, context)


def _with_subtitle(content: Content, formatting: Formatting, context: Context) -> Content:
    """A title with its subtitle begun by a capital, where it is set in sentence case or as it was given."""
    if formatting.text_case is TextCase.SENTENCE:
        content = textcase.apply(content, TextCase.SENTENCE, context.language)
        formatting = replace(formatting, text_case=None)
    if formatting.text_case is None:
        content = textcase.capitalize_subtitles(content, context.language)
    return apply_formatting(content, formatting, context)


def text_macro(element: TextMacro, context: Context) -> Content:
    """cs:text with a macro."""
    mark, brackets, formatting = _mark(context), context.brackets, element.formatting
    if brackets is not None:
        formatting = open_brackets(formatting, context)
    content = sequence(context.style.macros[element.macro], context)
    if not content or _vanishes(mark, context):
        context.brackets = brackets
        return ()
    context.variables_shown += 1  # what a macro shows counts as something shown, for the group around it
    if brackets is not None:
        formatting = close_brackets(formatting, context)
    return apply_formatting(content, formatting, context)


def _capital_due(context: Context) -> bool:
    """Whether a term that comes now opens an entry or a note, and so takes a capital; labels never do."""
    if context.has_output or context.sorting:
        return False
    return context.area.is_bibliography or context.style.class_ == "note"


def text_term(element: TextTerm, context: Context) -> Content:
    """cs:text with a term."""
    text = context.locale.term(element.term, element.form, plural=element.plural)
    if not text:
        return ()
    content = parse(text)
    if _capital_due(context):
        content = textcase.apply(content, TextCase.CAPITALIZE_FIRST, context.locale.language)
    return apply_formatting(content, element.formatting, context, context.locale.language)


def text_value(element: TextValue, context: Context) -> Content:
    """cs:text with a literal value."""
    if not element.value:
        return ()
    return apply_formatting(parse(element.value), element.formatting, context, context.locale.language)


def number(element: NumberElement, context: Context) -> Content:
    """cs:number."""
    variable = element.variable
    context.variables_called += 1
    value = value_once(variable, "", context)
    if not value:
        return ()
    context.variables_shown += 1
    if context.substituting is not None:
        context.substituting.append(variable)
    form = element.form
    if form == "numeric" or not form:
        content = number_content(variable, value, context, markup=False)
        return apply_formatting(content, element.formatting, context)
    own = context.item.label or "page" if variable == "locator" else OWN_KINDS.get(variable, "")
    runs = labelled_numbers(value, own, context.locale)
    if form == "roman":
        shown = numbers.romans(runs[0].numbers, context.locale)
    else:
        shown = numbers.ordinals(runs[0].numbers, context.locale, variable, long=form == "long-ordinal")
    shown += further_numbers(variable, runs[1:], context)
    return apply_formatting(parse(shown), element.formatting, context)


# Dates


def date(element: DateElement, context: Context) -> Content:
    """cs:date."""
    variable = element.variable
    context.variables_called += 1
    value = context.dates.get(variable)
    if value is None or is_suppressed(variable, context):
        return ()
    if context.comparing and variable == "accessed":
        return ()
    if context.substituting is not None:
        context.substituting.append(variable)
    if value.start is None:
        return _literal_date(value.literal, element, context)
    parts, delimiter, formatting = dates.date_parts(element, context)
    if context.sorting:
        text = dates.sort_text(parts, value)
        context.variables_shown += bool(text)
        return (Text(text),) if text else ()
    content = dates.date_content(parts, delimiter, value, context)
    if not content:
        return ()
    context.variables_shown += 1
    if formatting is not NO_FORMATTING:
        content = apply_formatting(content, formatting, context)
    return apply_formatting(content, element.formatting, context)


def _literal_date(text: str, element: DateElement, context: Context) -> Content:
    """A date that is known as words alone ("forthcoming"): it stands for the year, and only where that would be."""
    parts = dates.date_parts(element, context)[0]
    year = next((part for part in parts if part.name == "year"), None)
    if not text or (year is None and parts):
        return ()
    context.variables_shown += 1
    content: Content = (Tagged(parse(text), "year"),)
    if not context.sorting:
        content += dates.take_year_suffix(context)
    if year is not None and not element.form and not context.sorting:
        content = apply_formatting(content, year.formatting, context)
    return apply_formatting(content, element.formatting, context)


# Names


def names(element: NamesElement, context: Context) -> Content:
    """cs:names."""
    return names_content(element, context, substitute)


def substitute(element: NamesElement, context: Context) -> Content:
    """cs:substitute: the first element in it that renders something; what it showed is not shown again."""
    outer = context.substituting
    # In a note the title that leads is the whole reference; in the text it takes the author's place, and goes with it.
    omitted = context.omit_names and not context.names_rendered and context.style.class_ == "in-text"
    used: list[str] = []
    content = _first(element.substitute, used, context)
    context.substituting = outer
    if content is None:
        return ()
    context.suppressed |= frozenset(used)
    if outer is not None:
        outer.extend(used)
    context.names_rendered = True
    if content and used and find_tagged(content, "names") is None:
        if omitted:
            context.names_omitted = True
            return ()
        content = (Tagged(content, "names"),)
    return content


def _first(elements: Sequence[RenderingElement], used: list[str], context: Context) -> Content | None:
    """What the first of the elements that has something to say renders, `None` when none has.

    A cs:choose stands for the elements of its branch. `used` gets the variables that were shown.
    """
    for child in elements:
        if type(child) is ChooseElement:
            content = _first(chosen(child, context), used, context)
            if content is not None:
                return content
            continue
        if type(child) is NamesElement and belong_to_the_book(child.variables, context):
            continue
        shown: list[str] = []
        context.substituting = shown
        content = _RENDER[type(child)](child, context)
        if content or context.names_omitted or isinstance(child, TextTerm):
            used.extend(shown)
            return content
    return None


# Groups and choices


_Mark: TypeAlias = tuple[int, int, bool, str]
"""How far an evaluation had come; a bare tuple, for one is made for every group and every macro called."""


def _mark(context: Context) -> _Mark:
    return context.variables_called, context.variables_shown, context.has_output, context.year_suffix_pending


def _vanishes(mark: _Mark, context: Context) -> bool:
    """Whether what was rendered since the mark called variables and found all empty; if so, it is as if never begun."""
    called, shown, has_output, year_suffix = mark
    if context.variables_called == called or context.variables_shown != shown:
        return False
    context.has_output, context.year_suffix_pending = has_output, year_suffix
    return True


def group(element: GroupElement, context: Context) -> Content:
    """cs:group: vanishes when it called variables and all of them were empty (specification, cs:group)."""
    mark, brackets, formatting = _mark(context), context.brackets, element.formatting
    if brackets is not None:
        formatting = open_brackets(formatting, context)
    pieces = children(element.children, context)
    if not pieces or _vanishes(mark, context):
        context.brackets = brackets
        return ()
    context.variables_shown += 1
    content = pieces[0] if len(pieces) == 1 else join_content(pieces, element.delimiter)
    if brackets is not None:
        formatting = close_brackets(formatting, context)
    return apply_formatting(content, formatting, context)


def choose(element: ChooseElement, context: Context) -> Content:
    """cs:choose, its pieces run together."""
    return sequence(chosen(element, context), context)


def chosen(element: ChooseElement, context: Context) -> tuple[RenderingElement, ...]:
    """The children of the first branch of a cs:choose that holds; none when no branch does."""
    for branch in element.branches:
        if holds(branch, context):
            return branch.children
    return ()


def children(elements: Sequence[RenderingElement], context: Context) -> list[Content]:
    """What the elements render, one content for each that renders something; cs:choose is looked through."""
    out: list[Content] = []
    for element in elements:
        if type(element) is ChooseElement:
            out.extend(children(chosen(element, context), context))
            continue
        content = _RENDER[type(element)](element, context)
        if content:
            out.append(content)
    return out


def sequence(elements: Sequence[RenderingElement], context: Context) -> Content:
    """What the elements render, one after the other."""
    pieces = children(elements, context)
    return pieces[0] if len(pieces) == 1 else join_content(pieces, "")


_RENDER: dict[type, Callable[[Any, Context], Content]] = {
    TextVariable: text_variable,
    TextMacro: text_macro,
    TextTerm: text_term,
    TextValue: text_value,
    NumberElement: number,
    LabelElement: number_label,
    DateElement: date,
    NamesElement: names,
    GroupElement: group,
    ChooseElement: choose,
}
