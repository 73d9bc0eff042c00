"""Scripts, as far as typography asks: those that put no space between words."""

import re

from citecli.text.patterns import compiled_late

_UNSPACED = compiled_late(
    "[\u2e80-\u2fff\u3040-\u30ff\u3100-\u312f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)


def is_spaced(text: str) -> bool:
    """Whether a text is written in a script that puts spaces between words."""
    return text.isascii() or not _UNSPACED.search(text) or bool(re.search(r"[A-Za-z]", text))
