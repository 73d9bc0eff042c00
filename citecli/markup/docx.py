"""Write content as runs of WordprocessingML (ECMA-376, part 1, section 17.3.2)."""

import re
from collections.abc import Callable

from citecli.markup.nodes import (
    Content,
    Decoration,
    Display,
    DisplayBlock,
    FontFormat,
    FontStyle,
    FontVariant,
    FontWeight,
    Formatted,
    Link,
    Quoted,
    Tagged,
    Text,
    VerticalAlign,
    is_followable,
)
from citecli.text.safe import safe

# In the order that the schema has for the properties of a run. Values of different enums may be equal ("normal").
_WEIGHT = {FontWeight.BOLD: "<w:b/>", FontWeight.NORMAL: '<w:b w:val="0"/>', FontWeight.LIGHT: '<w:b w:val="0"/>'}
_STYLE = {FontStyle.ITALIC: "<w:i/>", FontStyle.OBLIQUE: "<w:i/>", FontStyle.NORMAL: '<w:i w:val="0"/>'}
_VARIANT = {FontVariant.SMALL_CAPS: "<w:smallCaps/>", FontVariant.NORMAL: '<w:smallCaps w:val="0"/>'}
_STRUCK = {Decoration.LINE_THROUGH: "<w:strike/>"}
_UNDERLINED = {Decoration.UNDERLINE: '<w:u w:val="single"/>'}
_ALIGN = {
    VerticalAlign.SUP: '<w:vertAlign w:val="superscript"/>',
    VerticalAlign.SUB: '<w:vertAlign w:val="subscript"/>',
    VerticalAlign.BASELINE: '<w:vertAlign w:val="baseline"/>',
}

_BREAKS = re.compile(r"([\t\n\u2011\u00ad])")
_AS_ELEMENT = {"\t": "<w:tab/>", "\n": "<w:br/>", "\u2011": "<w:noBreakHyphen/>", "\u00ad": "<w:softHyphen/>"}
_NO_XML = re.compile("[\ufffe\uffff]")
_PLAIN = FontFormat()

Special = Callable[[Tagged, FontFormat], str | None]
"""Writes a node with a tag of the caller's in the format around it; `None` for one that it doesn't know."""


def escape(text: str) -> str:
    """Text as XML has it, in elements and in attributes; what XML has no character for is replaced."""
    text = _NO_XML.sub("\ufffd", safe(text))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def write(content: Content, special: Special = lambda node, format: None) -> str:
    """The content as runs. `Quoted` nodes without resolved marks get English quotation marks."""
    writer = _Writer(special)
    writer.write(content, _PLAIN)
    return writer.written()


def run(text: str, format: FontFormat = _PLAIN, style: str = "") -> str:
    """A run of characters; `style` is the id of a character style."""
    inside = ""
    for index, part in enumerate(_BREAKS.split(safe(text))):
        if index % 2:
            inside += _AS_ELEMENT[part]
        elif part:
            inside += f'<w:t xml:space="preserve">{escape(part)}</w:t>'
    return f"<w:r>{_properties(format, style)}{inside}</w:r>" if inside else ""


def _properties(format: FontFormat, style: str) -> str:
    words = f'<w:rStyle w:val="{style}"/>' if style else ""
    if format.font_weight is not None:
        words += _WEIGHT[format.font_weight]
    if format.font_style is not None:
        words += _STYLE[format.font_style]
    if format.font_variant is not None:
        words += _VARIANT[format.font_variant]
    if format.text_decoration is not None:
        words += _STRUCK.get(format.text_decoration, "") + _UNDERLINED.get(format.text_decoration, "")
    if format.vertical_align is not None:
        words += _ALIGN[format.vertical_align]
    return f"<w:rPr>{words}</w:rPr>" if words else ""


class _Writer:
    """Writes runs one after the other; each has the whole of its format, for runs hold no others."""

    def __init__(self, special: Special) -> None:
        self.special = special
        self.pieces: list[str] = []
        self.text = ""
        self.look: tuple[FontFormat, str] = (_PLAIN, "")

    def written(self) -> str:
        """All runs."""
        self.put("")
        return "".join(self.pieces)

    def put(self, xml: str) -> None:
        """Add what is written already, behind the text that waits for more of its look."""
        if self.text:
            self.pieces.append(run(self.text, *self.look))
            self.text = ""
        if xml:
            self.pieces.append(xml)

    def add(self, text: str, format: FontFormat, style: str = "") -> None:
        """Add characters: to those before when they look the same."""
        if (format, style) != self.look:
            self.put("")
            self.look = (format, style)
        self.text += text

    def write(self, content: Content, format: FontFormat, style: str = "") -> None:
        """Write a content in a format and a character style."""
        for node in content:
            if isinstance(node, Text):
                self.add(node.text, format, style)
            elif isinstance(node, Formatted):
                self.write(node.content, node.format.over(format), style)
            elif isinstance(node, Quoted):
                marks = ("‘", "’") if node.inner else ("“", "”")
                self.write((Text(marks[0]), *node.content, Text(marks[1])), format, style)
            elif isinstance(node, Link) and is_followable(node.url):
                self.link(node, format)
            elif isinstance(node, DisplayBlock):
                self.block(node, format)
            elif isinstance(node, Tagged) and (xml := self.special(node, format)) is not None:
                self.put(xml)
            else:
                self.write(node.content, format, style)

    def link(self, node: Link, format: FontFormat) -> None:
        """A link as a field: a relationship would belong to one part of the file, and notes are in another."""
        code = escape(f' HYPERLINK "{node.url.replace(chr(34), "%22")}" ')
        begin, part, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
        self.put(f'{begin}<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>{part}')
        self.write(node.content, format, "Hyperlink")
        self.put(end)

    def block(self, node: DisplayBlock, format: FontFormat) -> None:
        """A piece of an entry that is set apart: its number before a tab, a line of its own, or a line set in."""
        begins = not self.pieces and not self.text
        if node.display in (Display.BLOCK, Display.INDENT) and not begins and not self.text.endswith("\n"):
            self.add("\n", format)
        if node.display is Display.INDENT:
            self.add("\t", format)
        self.write(node.content, format)
        if node.display is Display.LEFT_MARGIN:
            self.add("\t", format)
        elif node.display is not Display.RIGHT_INLINE:
            self.add("\n", format)
