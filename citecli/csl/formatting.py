"""Formatting: an element's text in its case, font, quotes and affixes (specification, "Formatting" to "Text-case"), and
labels: the terms beside locators, numbers and names (cs:label).
"""

from citecli.csl import numbers, textcase
from citecli.csl.context import Context
from citecli.csl.embedded_labels import OWN_KINDS, labelled_numbers
from citecli.csl.tree import NO_FORMATTING, Formatting, LabelElement
from citecli.csl.variables import own_value
from citecli.frozen import replace
from citecli.markup.nodes import Content, DisplayBlock, FontFormat, Formatted, Node, Quoted, Tagged, Text
from citecli.markup.plain import write as plain_text
from citecli.markup.rich import parse
from citecli.text.scripts import is_spaced


def apply_formatting(content: Content, formatting: Formatting, context: Context, language: str = "") -> Content:
    """A content formatted as an element asks: case and font inside, then quotes, affixes outside.

    An empty content stays empty; with any other the context has begun to show something. `language` is that of the
    content's words, the item's unless given: terms are in the locale's.
    """
    if not content:
        return ()
    context.has_output = True
    if formatting is NO_FORMATTING:
        return content
    if formatting.strip_periods:
        content = strip_periods(content)
    if formatting.text_case is not None:
        capital_from = context.style.manual.capital_from
        words_in = language or context.language
        content = textcase.apply(content, formatting.text_case, words_in, capital_from, is_term=bool(language))
    font = formatting.font
    if font is not None and not (len(content) == 1 and isinstance(content[0], Text) and content[0].text.isascii()):
        font = _upright_where_unspaced(content, font)
    if font is not None:
        content = (Formatted(content, font),)
    if formatting.quotes:  # marks are no part of what is set in italics
        content = (Quoted(content),)
    if formatting.prefix:
        content = (Text(formatting.prefix), *content)
    if formatting.suffix:
        content = (*content, Text(formatting.suffix))
    if formatting.display is not None and context.area.is_bibliography:  # blocks structure entries, nothing else
        content = (DisplayBlock(content, formatting.display),)
    return content


def _upright_where_unspaced(content: Content, font: FontFormat) -> FontFormat | None:
    """A font as scripts without italics have it: CJK and Hangul are never slanted."""
    if font.font_style is None:
        return font
    text = plain_text(content)
    if text.isascii() or is_spaced(text) or any(isinstance(node, Formatted | Quoted) for node in content):
        return font
    font = replace(font, font_style=None)
    return None if font == FontFormat() else font


def open_brackets(formatting: Formatting, context: Context) -> Formatting:
    """A group's formatting as it begins, its prefix as `_alternate` has it; `close_brackets` has to follow."""
    prefix = _alternate(formatting.prefix, context)
    return formatting if prefix == formatting.prefix else replace(formatting, prefix=prefix)


def close_brackets(formatting: Formatting, context: Context) -> Formatting:
    """The same as it ends: its suffix."""
    suffix = _alternate(formatting.suffix, context)
    return formatting if suffix == formatting.suffix else replace(formatting, suffix=suffix)


def _alternate(affix: str, context: Context) -> str:
    """An affix with its round brackets made square when they stand within others, in a note."""
    depth = context.brackets
    if depth is None or ("(" not in affix and ")" not in affix):
        return affix
    out: list[str] = []
    for character in affix:
        if character == "(":
            out.append("[" if depth % 2 else "(")
            depth += 1
        elif character == ")":
            out.append(")" if depth % 2 else "]")
            depth -= 1
        else:
            out.append(character)
    context.brackets = depth
    return "".join(out)


def strip_periods(content: Content) -> Content:
    """The content without its full stops (specification, strip-periods)."""
    out: list[Node] = []
    for node in content:
        if isinstance(node, Text):
            out.append(replace(node, text=node.text.replace(".", "")) if "." in node.text else node)
        else:
            out.append(replace(node, content=strip_periods(node.content)))
    return tuple(out)


def number_label(element: LabelElement, context: Context) -> Content:
    """cs:label beside a locator or a number; empty where that is missing."""
    variable = element.variable
    context.label_forms[variable] = element.form
    if variable == "locator":
        value, term = context.item.locator, context.item.label or "page"
    else:
        # The number that stands in for missing names just now has its label with it.
        value = "" if variable in context.suppressed else own_value(variable, "", context)
        term = "page" if variable == "page-first" else variable
    if not value:
        return ()
    if variable == "locator" or variable in OWN_KINDS:
        first = labelled_numbers(value, term, context.locale)[0]
        term, value = first.kind, first.numbers
    several = numbers.is_plural(variable, value.replace(f" {context.locale.term('and')} ", " and "))
    return label_text(element, term, several, context)


def label_text(element: LabelElement, term: str, several: bool, context: Context) -> Content:
    """A term as a label asks for it; `several` decides on the plural where the style says contextual."""
    plural = several if element.plural == "contextual" else element.plural == "always"
    text = context.locale.term(term, element.form, plural=plural)
    if not text:
        return ()
    return apply_formatting((Tagged(parse(text), "label"),), element.formatting, context, context.locale.language)
