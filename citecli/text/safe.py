"""Text from outside, made fit for a terminal or a pipe.

A document may hold control sequences that retitle the window, write the clipboard or turn the reading direction round.
Whatever comes from a document, a reference or a file name passes through `safe` (or `safe_line`) before it is shown.
JSON has its own way, `escape_controls`, which loses nothing.

Character classes: C0 and C1 as in ECMA-48; the bidirectional controls as in Unicode's `Bidi_Control` property (UAX #9).
"""

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_KEPT = "\n\t"
# Marks without a glyph that direct the eye, not the text: they go without a trace.
_DIRECTION_MARKS = (0x061C, 0x200E, 0x200F)
_DIRECTION_OVERRIDES = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_C1 = range(0x80, 0xA0)
_TAG_CHARACTERS = range(0xE0000, 0xE0080)
_SURROGATES = range(0xD800, 0xE000)


class _SafeTable(dict[int, str]):
    """What `str.translate` is to do with each character; those not listed are kept, and remembered as such."""

    def __missing__(self, code: int) -> str:
        if code in _SURROGATES:
            shown = _REPLACEMENT
        elif code in _TAG_CHARACTERS:
            shown = ""
        else:
            raise LookupError(code)  # `str.translate` keeps a character whose lookup fails
        return shown


def _safe_table() -> _SafeTable:
    table = _SafeTable()
    for code in range(0x20):
        # The control pictures: one visible character for each control, in the same order.
        table[code] = chr(code) if chr(code) in _KEPT else chr(0x2400 + code)
    table[0x7F] = "\N{SYMBOL FOR DELETE}"
    for code in (*_C1, *_DIRECTION_OVERRIDES):
        table[code] = _REPLACEMENT
    for code in _DIRECTION_MARKS:
        table[code] = ""
    table[0x2028] = table[0x2029] = "\n"
    table[0x85] = "\n"
    table[0xFEFF] = ""
    return table


_SAFE = _safe_table()


def safe(text: str) -> str:
    """`text` with every control made visible or harmless; line breaks (all as `\\n`) and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").translate(_SAFE)


def safe_line(text: str) -> str:
    """`text` as `safe` has it, on one line: every run of line breaks, tabs and spaces around them is one space."""
    if text.isascii() and text.isprintable():
        return text
    return " ".join(
        piece for piece in (line.strip(" ") for line in safe(text).replace("\t", "\n").split("\n")) if piece
    )


class _EscapeTable(dict[int, str]):
    """As `_SafeTable`, but each control becomes its JSON escape."""

    def __missing__(self, code: int) -> str:
        if code in _SURROGATES:
            return f"\\u{code:04x}"
        if code in _TAG_CHARACTERS:
            high, low = divmod(code - 0x10000, 0x400)
            return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
        raise LookupError(code)


_ESCAPES = _EscapeTable(
    {code: f"\\u{code:04x}" for code in (0x7F, *_C1, *_DIRECTION_MARKS, *_DIRECTION_OVERRIDES, 0x2028, 0x2029, 0xFEFF)}
)


def escape_controls(json_text: str) -> str:
    """JSON with C1 and bidirectional controls (and lone surrogates) as `\\uXXXX`: the same value, safe to print.

    C0 is left to the JSON writer, which must escape it. Outside of strings JSON has none of these characters.
    """
    return json_text if json_text.isascii() and "\x7f" not in json_text else json_text.translate(_ESCAPES)
