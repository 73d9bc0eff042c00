"""Evaluate: what each rendering element makes of a cite. One function an element: (tree, context) -> content.

An empty content means that the element renders nothing. Besides, `context.called` and `context.filled` count the
variables that were asked for and those that had something to show, so that a group can tell whether to vanish.
"""

from collections.abc import Callable
from typing import Any

from citecli.csl import dates, names, numbers, textcase
from citecli.csl.conditions import holds
from citecli.csl.context import Context
from citecli.csl.formatting import PLAIN, Look, TextCase
from citecli.csl.taxonomy import NUMBER_VARIABLES
from citecli.csl.tree import (
    Choose,
    Date,
    Element,
    Group,
    Label,
    Names,
    Number,
    TextMacro,
    TextTerm,
    TextValue,
    TextVariable,
)
from citecli.csl.variables import gone, value_of
from citecli.frozen import replace
from citecli.markup.nodes import (
    Content,
    DisplayBlock,
    Formatted,
    Node,
    Quoted,
    Tagged,
    Text,
    find_tagged,
)
from citecli.markup.rich import parse

# Dressing


def dress(content: Content, look: Look, context: Context) -> Content:
    """A content in its look: case and format inside, then quotes, affixes outside (specification, "Formatting")."""
    if not content:
        return ()
    context.started = True
    if look is PLAIN:
        return content
    if look.strip_periods:
        content = strip_periods(content)
    if look.text_case is not None:
        content = textcase.apply(content, look.text_case, english=context.english)
    if look.quotes:
        content = (Quoted(content),)
    if look.format is not None:
        content = (Formatted(content, look.format),)
    if look.prefix:
        content = (Text(look.prefix), *content)
    if look.suffix:
        content = (*content, Text(look.suffix))
    if look.display is not None:
        content = (DisplayBlock(content, look.display),)
    return content


def strip_periods(content: Content) -> Content:
    """The content without its full stops (specification, strip-periods)."""
    out: list[Node] = []
    for node in content:
        if isinstance(node, Text):
            out.append(replace(node, text=node.text.replace(".", "")) if "." in node.text else node)
        else:
            out.append(replace(node, content=strip_periods(node.content)))
    return tuple(out)


# Text


def text_variable(element: TextVariable, context: Context) -> Content:
    """cs:text with a variable."""
    variable = element.variable
    value = value_of(variable, element.form, context)
    if variable != "year-suffix":  # no fact of the reference: its absence makes no group vanish
        context.called += 1
    if not value:
        return ()
    context.filled += 1
    if context.in_substitute is not None:
        context.in_substitute.append(variable)
    if variable in NUMBER_VARIABLES:
        return dress(_number_content(variable, value, context), element.look, context)
    content = parse(value)
    if variable == "year-suffix":
        content = (Tagged(content, "year-suffix"),)
    elif variable in ("URL", "DOI", "PMID", "PMCID"):
        content = (Tagged(content, variable),)
    return dress(content, element.look, context)


def _number_content(variable: str, value: str, context: Context, *, markup: bool = True) -> Content:
    """A number variable as text; page numbers as the style's page-range-format has them."""
    pages = variable == "page" or (variable == "locator" and context.item.label in ("", "page"))
    shown = numbers.set_numbers(
        value,
        context.locale,
        range_format=context.style.page_range_format if pages else "",
        delimiter=context.locale.term("page-range-delimiter") or "–",
    )
    content: Content = parse(shown) if markup else (Text(shown),)
    if variable == "citation-number" or variable == "locator":
        content = (Tagged(content, variable),)
    return content


def text_macro(element: TextMacro, context: Context) -> Content:
    """cs:text with a macro."""
    mark = _mark(context)
    content = sequence(context.style.macros[element.macro], context)
    if not content or _vanishes(mark, context):
        return ()
    context.filled += 1  # what a macro shows counts as something shown, for the group around it
    return dress(content, element.look, context)


def _capital_due(context: Context) -> bool:
    """Whether a term that comes now opens an entry or a note, and so takes a capital; labels never do."""
    return not context.started and not context.sorting and (context.area.bibliography or context.style.class_ == "note")


def text_term(element: TextTerm, context: Context) -> Content:
    """cs:text with a term."""
    text = context.locale.term(element.term, element.form, plural=element.plural)
    if not text:
        return ()
    content = parse(text)
    if _capital_due(context):
        content = textcase.apply(content, TextCase.CAPITALIZE_FIRST, english=context.english)
    return dress(content, element.look, context)


def text_value(element: TextValue, context: Context) -> Content:
    """cs:text with a literal value."""
    return dress(parse(element.value), element.look, context) if element.value else ()


def number(element: Number, context: Context) -> Content:
    """cs:number."""
    variable = element.variable
    context.called += 1
    value = value_of(variable, "", context)
    if not value:
        return ()
    context.filled += 1
    if context.in_substitute is not None:
        context.in_substitute.append(variable)
    form = element.form
    if form == "numeric" or not form:
        content = _number_content(variable, value, context, markup=False)
        return dress(content, element.look, context)
    if form == "roman":
        content = parse(numbers.romans(value, context.locale))
    else:
        content = parse(numbers.ordinals(value, context.locale, variable, long=form == "long-ordinal"))
    return dress(content, element.look, context)


# Labels


def label(element: Label, context: Context) -> Content:
    """cs:label beside a number."""
    variable = element.variable
    if variable == "locator":
        value, term = context.item.locator, context.item.label or "page"
    else:
        value = value_of(variable, "", context)
        term = "page" if variable == "page-first" else variable
    if not value:
        return ()
    several = numbers.is_plural(variable, value.replace(f" {context.locale.term('and')} ", " and "))
    return label_text(element, term, several, context)


def label_text(element: Label, term: str, several: bool, context: Context) -> Content:
    """The text of a label; `several` decides where the style says contextual."""
    plural = several if element.plural == "contextual" else element.plural == "always"
    text = context.locale.term(term, element.form, plural=plural)
    if not text:
        return ()
    return dress((Tagged(parse(text), "label"),), element.look, context)


# Dates


def date(element: Date, context: Context) -> Content:
    """cs:date."""
    variable = element.variable
    context.called += 1
    value = context.date_variables.get(variable)
    if value is None or gone(variable, context):
        return ()
    if context.comparing and variable == "accessed":
        return ()
    if context.in_substitute is not None:
        context.in_substitute.append(variable)
    if value.start is None:
        if not value.literal:
            return ()
        context.filled += 1
        content: Content = (Tagged(parse(value.literal), "year"),)
        if context.year_suffix_pending and not context.sorting:
            content += (Tagged((Text(context.year_suffix_pending),), "year-suffix"),)
            context.year_suffix_pending = ""
        return dress(content, element.look, context)
    parts, delimiter, localized = dates.parts_of(element, context)
    if context.sorting:
        text = dates.sort_text(parts, value)
        context.filled += bool(text)
        return (Text(text),) if text else ()
    content = dates.render(parts, delimiter, value, context, dress)
    if not content:
        return ()
    context.filled += 1
    if localized is not PLAIN:
        content = dress(content, localized, context)
    return dress(content, element.look, context)


# Names


def names_element(element: Names, context: Context) -> Content:
    """cs:names."""
    return names.render(element, context, dress, label_text, substitute)


def substitute(element: Names, context: Context) -> Content:
    """cs:substitute: the first element in it that renders something; what it showed is not shown again."""
    outer = context.in_substitute
    # In a note the title that leads is the whole reference; in the text it takes the author's place, and goes with it.
    omitted = context.omit_names and not context.names_seen and context.style.class_ == "in-text"
    used: list[str] = []
    content = _first(element.substitute, used, context)
    context.in_substitute = outer
    if content is None:
        return ()
    context.substituted |= frozenset(used)
    if outer is not None:
        outer.extend(used)
    context.names_seen = True
    if content and used and find_tagged(content, "names") is None:
        if omitted:
            context.omitted = True
            return ()
        content = (Tagged(content, "names"),)
    return content


def _first(elements: tuple[Element, ...], used: list[str], context: Context) -> Content | None:
    """What the first of the elements that has something to say renders, `None` when none has.

    A cs:choose stands for the elements of its branch. `used` gets the variables that were shown.
    """
    for child in elements:
        if type(child) is Choose:
            branch = next((branch for branch in child.branches if holds(branch, context)), None)
            found = None if branch is None else _first(branch.children, used, context)
            if found is not None:
                return found
            continue
        shown: list[str] = []
        context.in_substitute = shown
        content = _RENDER[type(child)](child, context)
        if content or context.omitted or isinstance(child, TextTerm):
            used.extend(shown)
            return content
    return None


# Groups and choices


def _mark(context: Context) -> tuple[int, int, bool, str]:
    return context.called, context.filled, context.started, context.year_suffix_pending


def _vanishes(mark: tuple[int, int, bool, str], context: Context) -> bool:
    """Whether what was rendered since the mark called variables and found all empty; if so, it is as if never begun."""
    called, filled, started, suffix = mark
    if context.called == called or context.filled != filled:
        return False
    context.started, context.year_suffix_pending = started, suffix
    return True


def group(element: Group, context: Context) -> Content:
    """cs:group: vanishes when it called variables and all of them were empty (specification, cs:group)."""
    mark = _mark(context)
    pieces = children(element.children, context)
    if not pieces or _vanishes(mark, context):
        return ()
    context.filled += 1
    if len(pieces) == 1:
        content = pieces[0]
    else:
        delimiter = element.delimiter
        out: list[Node] = []
        for piece in pieces:
            if out and delimiter:
                out.append(Text(delimiter))
            out.extend(piece)
        content = tuple(out)
    return dress(content, element.look, context)


def choose(element: Choose, context: Context) -> Content:
    """cs:choose, its pieces run together."""
    for branch in element.branches:
        if holds(branch, context):
            return sequence(branch.children, context)
    return ()


def children(elements: tuple[Element, ...], context: Context) -> list[Content]:
    """What the elements render, one content for each that renders something; cs:choose is looked through."""
    out: list[Content] = []
    for element in elements:
        if type(element) is Choose:
            for branch in element.branches:
                if holds(branch, context):
                    out.extend(children(branch.children, context))
                    break
            continue
        content = _RENDER[type(element)](element, context)
        if content:
            out.append(content)
    return out


def sequence(elements: tuple[Element, ...], context: Context) -> Content:
    """What the elements render, one after the other."""
    pieces = children(elements, context)
    if len(pieces) == 1:
        return pieces[0]
    out: list[Node] = []
    for piece in pieces:
        out.extend(piece)
    return tuple(out)


_RENDER: dict[type, Callable[[Any, Context], Content]] = {
    TextVariable: text_variable,
    TextMacro: text_macro,
    TextTerm: text_term,
    TextValue: text_value,
    Number: number,
    Label: label,
    Date: date,
    Names: names_element,
    Group: group,
    Choose: choose,
}
