"""Character references of HTML and XML, in text from anywhere."""

import re
from html import unescape as _unescape

_LONG = re.compile(r"&#(?:(?P<decimal>[0-9]{9,})|[xX](?P<hexadecimal>[0-9a-fA-F]{9,}));?")


def unescape(text: str) -> str:
    """The text with characters for its references, as `html.unescape` has it.

    One of more digits than any character has stands for U+FFFD, however many there are (`html.unescape` raises for
    thousands of them).
    """
    return _unescape(_LONG.sub(_shortened, text)) if "&" in text else text


def _shortened(match: re.Match[str]) -> str:
    decimal, hexadecimal = match["decimal"], match["hexadecimal"]
    digits = (decimal or hexadecimal).lstrip("0") or "0"
    if len(digits) > 8:
        return "\ufffd"
    return f"&#{digits};" if decimal else f"&#x{digits};"
