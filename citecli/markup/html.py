"""Write content as HTML, with the tags and class names that CSL processors have in common."""

import re

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
    Text,
    VerticalAlign,
    is_followable,
)

_FONT_STYLE = {
    FontStyle.ITALIC: ("<i>", "</i>"),
    FontStyle.OBLIQUE: ("<em>", "</em>"),
    FontStyle.NORMAL: ('<span style="font-style:normal;">', "</span>"),
}
_FONT_VARIANT = {
    FontVariant.SMALL_CAPS: ('<span style="font-variant:small-caps;">', "</span>"),
    FontVariant.NORMAL: ('<span style="font-variant:normal;">', "</span>"),
}
_FONT_WEIGHT = {
    FontWeight.BOLD: ("<b>", "</b>"),
    FontWeight.NORMAL: ('<span style="font-weight:normal;">', "</span>"),
    FontWeight.LIGHT: ('<span style="font-weight:lighter;">', "</span>"),
}
_DECORATION = {
    Decoration.UNDERLINE: ('<span style="text-decoration:underline;">', "</span>"),
    Decoration.LINE_THROUGH: ("<s>", "</s>"),
    Decoration.NONE: ('<span style="text-decoration:none;">', "</span>"),
}
_VERTICAL_ALIGN = {
    VerticalAlign.SUP: ("<sup>", "</sup>"),
    VerticalAlign.SUB: ("<sub>", "</sub>"),
    # Not valid CSS, but the output that the CSL processors' common test suite expects.
    VerticalAlign.BASELINE: ('<span style="baseline">', "</span>"),
}
_BLOCK = {
    Display.BLOCK: ('\n\n    <div class="csl-block">', "</div>\n"),
    Display.LEFT_MARGIN: ('\n    <div class="csl-left-margin">', "</div>"),
    Display.RIGHT_INLINE: ('<div class="csl-right-inline">', "</div>\n  "),
    Display.INDENT: ('<div class="csl-indent">', "</div>\n  "),
}

# The characters with a <super> decomposition in Unicode, and four others that look like superscripts.
_SUPERSCRIPTS = re.compile("[ª²³¹ºʰ-ʸˀˁˠ-ˤۥۦᴬ-ᵡ⁰-ⁿ℠™㆒-㆟]")
_LOOKS_SUPERSCRIPT = {"ˀ": "ʔ", "ˁ": "ʕ", "ۥ": "و", "ۦ": "ي"}


def escape(text: str) -> str:
    """The text with `&`, `<` and `>` replaced by character references."""
    if "&" in text:
        text = text.replace("&", "&#38;")
    if "<" in text:
        text = text.replace("<", "&#60;")
    if ">" in text:
        text = text.replace(">", "&#62;")
    return text


def write(content: Content) -> str:
    """The content as well-formed HTML, with its text escaped.

    Superscript characters become `<sup>` elements. The first of two consecutive spaces becomes a no-break space, so
    that browsers show both. `Quoted` nodes without resolved marks get English quotation marks.
    """
    pieces: list[str] = []
    _write(content, pieces)
    return "".join(pieces)


def _write(content: Content, pieces: list[str]) -> None:
    for node in content:
        if isinstance(node, Text):
            pieces.append(_text(node.text))
        elif isinstance(node, Formatted):
            closing = _open(node.format, pieces)
            _write(node.content, pieces)
            pieces.extend(closing)
        elif isinstance(node, Quoted):
            pieces.append("‘" if node.inner else "“")
            _write(node.content, pieces)
            pieces.append("’" if node.inner else "”")
        elif isinstance(node, Link) and is_followable(node.url):
            pieces.append(f'<a href="{escape(node.url).replace(chr(34), "&#34;")}">')
            _write(node.content, pieces)
            pieces.append("</a>")
        elif isinstance(node, DisplayBlock):
            start, end = _BLOCK[node.display]
            pieces.append(start)
            _write(node.content, pieces)
            # A space that ends an entry belongs to no field of it.
            ends_in_space = node.display is Display.RIGHT_INLINE and pieces[-1].endswith(" ")
            if ends_in_space:
                pieces[-1] = pieces[-1][:-1]
            pieces.append(end + " " if ends_in_space else end)
        else:
            _write(node.content, pieces)


def _text(text: str) -> str:
    escaped = escape(text)
    if "  " in escaped:
        escaped = escaped.replace("  ", "\u00a0 ")
    if not escaped.isascii():
        escaped = _SUPERSCRIPTS.sub(_superscript, escaped)
    return escaped


def _superscript(match: re.Match[str]) -> str:
    from unicodedata import decomposition

    if (base := _LOOKS_SUPERSCRIPT.get(match[0])) is not None:
        return f"<sup>{base}</sup>"
    kind, _, points = decomposition(match[0]).partition(" ")
    if kind != "<super>":
        return match[0]
    return "<sup>" + "".join(chr(int(point, 16)) for point in points.split()) + "</sup>"


def _open(asked: FontFormat, pieces: list[str]) -> list[str]:
    """Append the start tags of a format to `pieces`; return the matching end tags in the order of closing."""
    closing: list[str] = []
    for tags in (
        _VERTICAL_ALIGN[asked.vertical_align] if asked.vertical_align is not None else None,
        _DECORATION[asked.text_decoration] if asked.text_decoration is not None else None,
        _FONT_WEIGHT[asked.font_weight] if asked.font_weight is not None else None,
        _FONT_VARIANT[asked.font_variant] if asked.font_variant is not None else None,
        _FONT_STYLE[asked.font_style] if asked.font_style is not None else None,
    ):
        if tags is not None:
            pieces.append(tags[0])
            closing.insert(0, tags[1])
    return closing
