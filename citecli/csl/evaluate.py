"""Evaluate: what each rendering element makes of a cite. One function an element: (tree, context) -> content.

An empty content means that the element renders nothing. Besides, `context.called` and `context.filled` count the
variables that were asked for and those that had something to show, so that a group can tell whether to vanish.
"""

from collections.abc import Callable
from typing import Any

from citecli.csl import dates, names, numbers, textcase
from citecli.csl.context import Context
from citecli.csl.look import PLAIN, Look, TextCase
from citecli.csl.taxonomy import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES, Position
from citecli.csl.tree import (
    Branch,
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
from citecli.markup.nodes import Block, Content, Formatted, Node, Quoted, Tagged, Text
from citecli.markup.rich import parse
from citecli.markup.tags import find

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
        content = (Block(content, look.display),)
    return content


def strip_periods(content: Content) -> Content:
    """The content without its full stops (specification, strip-periods)."""
    out: list[Node] = []
    for node in content:
        if isinstance(node, Text):
            out.append(node._replace(text=node.text.replace(".", "")) if "." in node.text else node)
        else:
            out.append(node._replace(content=strip_periods(node.content)))
    return tuple(out)


# Variables


def value_of(variable: str, form: str, context: Context) -> str:
    """A text or number variable of this cite as it is written, "" where there is none."""
    special = _SPECIAL.get(variable)
    if special is not None:
        return special(context)
    if gone(variable, context):
        return ""
    texts = context.texts
    if form == "short":
        return texts.get(f"{variable}-short") or texts.get(variable, "")
    return texts.get(variable, "")


def gone(variable: str, context: Context) -> bool:
    """Whether a variable stood in for names, or is doing so, and must not be shown again."""
    return variable in context.substituted or (context.in_substitute is not None and variable in context.in_substitute)


def _page_first(context: Context) -> str:
    own = context.texts.get("page-first")
    if own:
        return own
    page = context.texts.get("page", "")
    return numbers.read(page)[0].text if page else ""


def _first_note(context: Context) -> str:
    return str(context.cite.first_note) if context.cite.first_note else ""


def _citation_number(context: Context) -> str:
    return str(context.cite.citation_number) if context.cite.citation_number else ""


def _citation_label(context: Context) -> str:
    own = context.texts.get("citation-label")
    label = own or trigraph(context)
    return label + context.expansion.year_suffix


_SPECIAL: dict[str, Callable[[Context], str]] = {
    "locator": lambda context: context.item.locator,
    "page-first": _page_first,
    "citation-number": _citation_number,
    "first-reference-note-number": _first_note,
    "citation-label": _citation_label,
    "year-suffix": lambda context: context.expansion.year_suffix,
}


def trigraph(context: Context) -> str:
    """A label made of names and year for a reference that has none: "Doe09", "DRS99" (as the reference implementation).

    One author gives four letters, two give two each, three two and one and one, more one each of the first four.
    """
    authors: tuple[Any, ...] = ()
    for variable in ("author", "editor", "translator", *sorted(context.names)):
        authors = context.names.get(variable, ())
        if authors:
            break
    families = [name.family or name.literal for name in authors[:4]]
    if not families:
        stem = "".join(character for character in context.texts.get("title", "") if character.isalnum())[:4] or "Anon"
    else:
        widths = ((4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))[len(families) - 1]
        stem = "".join(family[:width] for family, width in zip(families, widths, strict=True))
    issued = context.date_variables.get("issued")
    year = f"{issued.start.year % 100:02d}" if issued and issued.start else "00"
    return stem + year


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
    used: list[str] = []
    content = _first(element.substitute, used, context)
    context.in_substitute = outer
    if content is None:
        return ()
    context.substituted |= frozenset(used)
    if outer is not None:
        outer.extend(used)
    context.names_seen = True
    if content and used and find(content, "names") is None:
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


# Conditions


def holds(branch: Branch, context: Context) -> bool:
    """Whether a branch's tests are met (specification, cs:choose)."""
    tests = branch.tests
    if not tests:
        return True
    match = branch.match
    for test in tests:
        if test.kind == "type" and match == "all":
            # An item has one type: several are always alternatives.
            if context.reference.type not in test.values:
                return False
            continue
        check = _CHECK.get(test.kind)
        if check is None:
            return False
        for value in test.values:
            met = check(value, context)
            if match == "all":
                if not met:
                    return False
            elif met:
                return match == "any"
    return match != "any"


def _type(value: str, context: Context) -> bool:
    return context.reference.type == value


def _variable(value: str, context: Context) -> bool:
    if value in _SPECIAL:
        return bool(_SPECIAL[value](context))
    if value in context.texts:
        return bool(context.texts[value])
    if value in NAME_VARIABLES:
        return bool(context.names.get(value))
    if value in DATE_VARIABLES:
        found = context.date_variables.get(value)
        return found is not None and (found.start is not None or bool(found.literal))
    return False


def _is_numeric(value: str, context: Context) -> bool:
    text = value_of(value, "", context)
    return bool(text) and numbers.is_numeric(text)


def _is_uncertain(value: str, context: Context) -> bool:
    found = context.date_variables.get(value)
    return found is not None and found.circa


def _locator(value: str, context: Context) -> bool:
    return bool(context.item.locator) and (context.item.label or "page") == value


def _position(value: str, context: Context) -> bool:
    if context.area.bibliography:
        return False
    if value == "near-note":
        return context.cite.near_note
    return context.position in _POSITIONS.get(value, ())


def _disambiguate(value: str, context: Context) -> bool:
    # The conditions of a cite are granted one by one, in order.
    context.conditions += 1
    return (context.conditions <= context.expansion.conditions) == (value == "true")


_POSITIONS = {
    "first": (Position.FIRST,),
    "subsequent": (Position.SUBSEQUENT, Position.IBID, Position.IBID_WITH_LOCATOR),
    "ibid": (Position.IBID, Position.IBID_WITH_LOCATOR),
    "ibid-with-locator": (Position.IBID_WITH_LOCATOR,),
}
_CHECK: dict[str, Callable[[str, Context], bool]] = {
    "type": _type,
    "variable": _variable,
    "is-numeric": _is_numeric,
    "is-uncertain-date": _is_uncertain,
    "locator": _locator,
    "position": _position,
    "disambiguate": _disambiguate,
}
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
