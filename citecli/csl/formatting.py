"""Formatting: an element's text in its case, font, quotes and affixes (specification, "Formatting" to "Text-case")."""

from citecli.csl import textcase
from citecli.csl.context import Context
from citecli.csl.tree import NO_FORMATTING, Formatting
from citecli.frozen import replace
from citecli.markup.nodes import Content, DisplayBlock, Formatted, Node, Quoted, Text


def apply_formatting(content: Content, formatting: Formatting, context: Context) -> Content:
    """A content formatted as an element asks: case and font inside, then quotes, affixes outside.

    An empty content stays empty; with any other the context has begun to show something.
    """
    if not content:
        return ()
    context.has_output = True
    if formatting is NO_FORMATTING:
        return content
    if formatting.strip_periods:
        content = strip_periods(content)
    if formatting.text_case is not None:
        content = textcase.apply(content, formatting.text_case, english=context.english)
    if formatting.quotes:
        content = (Quoted(content),)
    if formatting.font is not None:
        content = (Formatted(content, formatting.font),)
    if formatting.prefix:
        content = (Text(formatting.prefix), *content)
    if formatting.suffix:
        content = (*content, Text(formatting.suffix))
    if formatting.display is not None:
        content = (DisplayBlock(content, formatting.display),)
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
