"""Make untrusted text safe to print to a terminal or a pipe.

A document may hold control sequences that retitle the window, write to the clipboard or reverse the reading direction.
All text from a document, a reference or a file name passes through `safe` (or `safe_line`) before it is shown. JSON
output uses `escape_controls` instead, which loses nothing.

Character classes: C0 and C1 as in ECMA-48; the bidirectional controls as in Unicode's `Bidi_Control` property (UAX #9);
line and paragraph separators, the byte order mark, lone surrogates and (invisible) tag characters.
"""

import re

from citecli.text.patterns import compiled_late

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_OTHERS = "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f"
_HIDDEN = "\u034f\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\uffa0\ufff0-\ufffb"
# Line feed and tab are allowed.
_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_OTHERS}{_HIDDEN}]")
_TO_ESCAPE = compiled_late(f"[\x7f-\x9f{_OTHERS}]")
_LINE_ENDS = re.compile("\r\n|[\r\f\x85\u2028\u2029]")
# Invisible characters that are removed without a replacement: directional marks, byte order mark, tags, and
# what nobody can see and neither joins nor shapes letters (of Unicode's Default_Ignorable_Code_Point).
_INVISIBLE = frozenset("\u061c\u200e\u200f\ufeff\u034f\u180e\u200b\u3164\uffa0").union(
    map(chr, (*range(0x2060, 0x2066), *range(0x206A, 0x2070), *range(0xFFF0, 0xFFFC)))
)
_FIRST_TAG = "\U000e0000"


def safe(text: str) -> str:
    """`text` with every control character made visible or removed. Tabs stay; every line break becomes `\\n`."""
    if not _UNSAFE.search(text):
        return text
    return _UNSAFE.sub(_harmless, _LINE_ENDS.sub("\n", text))


def _harmless(match: re.Match[str]) -> str:
    char = match[0]
    if char < " ":
        # Unicode's control pictures have one visible character for each C0 control, in the same order.
        return chr(0x2400 + ord(char))
    if char == "\x7f":
        return "\N{SYMBOL FOR DELETE}"
    return "" if char in _INVISIBLE or char >= _FIRST_TAG else _REPLACEMENT


def safe_line(text: str) -> str:
    """`safe(text)` on one line: each line break or tab, with the white space around it, becomes one space."""
    text = safe(text)
    if "\n" not in text and "\t" not in text:
        return text
    return " ".join(piece for piece in (line.strip(" ") for line in text.replace("\t", "\n").split("\n")) if piece)


def escape_controls(json_text: str) -> str:
    """Escape DEL, C1 and bidirectional controls and lone surrogates in JSON as `\\uXXXX`: same value, safe to print.

    C0 controls are left alone, because the JSON writer must have escaped them. None of these characters is valid in
    JSON outside of strings.
    """
    return _TO_ESCAPE.sub(_escaped, json_text)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
