"""Labels: the terms beside locators, numbers and names (specification, cs:label)."""

from citecli.csl import numbers
from citecli.csl.context import Context
from citecli.csl.formatting import apply_formatting
from citecli.csl.tree import LabelElement
from citecli.csl.variables import value_of
from citecli.markup.nodes import Content, Tagged
from citecli.markup.rich import parse


def number_label(element: LabelElement, context: Context) -> Content:
    """cs:label beside a locator or a number; empty where that is missing."""
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


def label_text(element: LabelElement, term: str, several: bool, context: Context) -> Content:
    """A term as a label asks for it; `several` decides on the plural where the style says contextual."""
    plural = several if element.plural == "contextual" else element.plural == "always"
    text = context.locale.term(term, element.form, plural=plural)
    if not text:
        return ()
    return apply_formatting((Tagged(parse(text), "label"),), element.formatting, context)
