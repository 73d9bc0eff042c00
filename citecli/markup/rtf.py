"""Write content as Rich Text Format (RTF specification 1.9.1)."""

import re
from collections.abc import Iterable

from citecli.markup.nodes import (
    Content,
    Decoration,
    Display,
    DisplayBlock,
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

# One table for each field of `Format`, in its order: values of different enums may be equal ("normal").
_WORDS: tuple[dict[str, str], ...] = (
    {FontStyle.ITALIC: r"\i", FontStyle.OBLIQUE: r"\i", FontStyle.NORMAL: r"\i0"},
    {FontVariant.SMALL_CAPS: r"\scaps", FontVariant.NORMAL: r"\scaps0"},
    {FontWeight.BOLD: r"\b", FontWeight.NORMAL: r"\b0", FontWeight.LIGHT: r"\b0"},
    {Decoration.UNDERLINE: r"\ul", Decoration.LINE_THROUGH: r"\strike", Decoration.NONE: r"\ulnone\strike0"},
    {VerticalAlign.SUP: r"\super", VerticalAlign.SUB: r"\sub", VerticalAlign.BASELINE: r"\nosupersub"},
)

# All characters except printable ASCII, and the three special characters of RTF.
_SPECIAL = re.compile(r"[^ -~]|[\\{}]")

_ESCAPES = {
    "\t": r"\tab ",
    "\n": r"\line ",
    "\r": "",
    "\u00a0": r"\~",
    "\u00ad": r"\-",
    "\u2011": r"\_",
}

# Replacements that a reader without Unicode support shows; all other characters show as "?".
_FALLBACKS = {"–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "\u202f": " ", "\u2009": " ", "…": "."}

_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates (UAX #9), with which words can be shown in another order than they have."""

_UNKNOWN = r"\u-3?"
"""U+FFFD, which other formats show for them, too."""

_TWIPS_HANGING = 720


def write(content: Content) -> str:
    """The content as an RTF fragment in ASCII with balanced groups, for a document in which `\\uc1` is in force.

    `Quoted` nodes without resolved marks get English quotation marks.
    """
    pieces: list[str] = []
    _write(content, pieces)
    return "".join(pieces)


def document(contents: Iterable[Content], *, hanging_indent: bool = False) -> str:
    """A complete RTF document with one paragraph for each content."""
    return whole(paragraph(content, hanging_indent=hanging_indent) for content in contents)


def whole(paragraphs: Iterable[str]) -> str:
    """A complete RTF document of the given RTF paragraphs."""
    head = "{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}}\n\\f0\\fs24\n"
    return f"{head}{''.join(paragraphs)}}}\n"


def paragraph(content: Content, *, hanging_indent: bool = False, block: bool = False, footnote: Content = ()) -> str:
    """The content as an RTF paragraph.

    `block` indents the whole paragraph on the left; `footnote` is a note at its end, numbered by the RTF reader.
    """
    layout = entry_layout(content, hanging_indent=hanging_indent) or (rf"\li{_TWIPS_HANGING}" if block else "")
    note = ""
    if footnote:
        note = f"{{\\super\\chftn}}{{\\footnote\\pard\\plain\\fs20 {{\\super\\chftn}} {write(footnote)}}}"
    return f"{{\\pard{layout}\\sa240 {write(content)}{note}\\par}}\n"


def entry_layout(content: Content, *, hanging_indent: bool) -> str:
    """The words for the indent of an entry: its number in a column of its own, or all its lines but the first indented.

    "" for neither.
    """
    has_number = any(isinstance(node, DisplayBlock) and node.display is Display.LEFT_MARGIN for node in content)
    hanging = rf"\fi-{_TWIPS_HANGING}\li{_TWIPS_HANGING}"
    return rf"{hanging}\tx{_TWIPS_HANGING}" if has_number else hanging if hanging_indent else ""


def escape(text: str) -> str:
    """The text with RTF's special characters, control characters and all characters beyond ASCII escaped."""
    return _SPECIAL.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character in "\\{}":
        return "\\" + character
    escape = _ESCAPES.get(character)
    if escape is not None:
        return escape
    code = ord(character)
    if code < 0x20 or 0x7F <= code < 0xA0:
        return ""
    if character in _DIRECTIONS:
        return _UNKNOWN
    fallback = _FALLBACKS.get(character, "?")
    if code > 0xFFFF:
        code -= 0x10000
        high, low = 0xD800 + (code >> 10), 0xDC00 + (code & 0x3FF)
        return f"\\u{high - 0x10000}?\\u{low - 0x10000}?"
    return f"\\u{code - 0x10000 if code > 0x7FFF else code}{fallback}"


def _write(content: Content, pieces: list[str]) -> None:
    for node in content:
        if isinstance(node, Text):
            pieces.append(escape(node.text))
        elif isinstance(node, Formatted):
            words = "".join(
                table[value]
                for table, value in zip(_WORDS, node.format.field_values(), strict=True)
                if value is not None
            )
            pieces.append(f"{{{words} " if words else "{")
            _write(node.content, pieces)
            pieces.append("}")
        elif isinstance(node, Quoted):
            pieces.append(escape("‘" if node.inner else "“"))
            _write(node.content, pieces)
            pieces.append(escape("’" if node.inner else "”"))
        elif isinstance(node, Link) and is_followable(node.url):
            address = escape(node.url.replace('"', "%22"))
            pieces.append(f'{{\\field{{\\*\\fldinst{{HYPERLINK "{address}"}}}}{{\\fldrslt{{')
            _write(node.content, pieces)
            pieces.append("}}}")
        elif isinstance(node, DisplayBlock):
            _block(node, pieces)
        else:
            _write(node.content, pieces)


def _block(block: DisplayBlock, pieces: list[str]) -> None:
    before = next((piece for piece in reversed(pieces) if piece), "")
    if block.display is not Display.RIGHT_INLINE and before and not before.endswith("\\line "):
        pieces.append("\\line ")
    if block.display is Display.INDENT:
        pieces.append("\\tab ")
    _write(block.content, pieces)
    if block.display is Display.LEFT_MARGIN:
        pieces.append("\\tab ")
    elif block.display is not Display.RIGHT_INLINE:
        pieces.append("\\line ")
