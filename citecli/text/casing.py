"""Capital and small letters as a language has them.

Turkish and Azeri tell i from ı, Greek capitals have no accents, a sigma that ends a word is ς; all else is as Unicode
says. Languages are given by their first two letters, small; "" is none in particular.
"""

import unicodedata

_DOTTED = ("tr", "az")
_TO_UPPER = str.maketrans("iı", "İI")
_TO_LOWER = str.maketrans("Iİ", "ıi")
_GREEK_ACCENTS = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u0306\u0313\u0314\u0342\u0345"))
"""All that stands on Greek letters but the dieresis, which capitals keep."""


def upper(text: str, language: str = "") -> str:
    """The text in capitals. It may get longer (ß is SS)."""
    if language in _DOTTED:
        return text.translate(_TO_UPPER).upper()
    if language == "el":
        bare = unicodedata.normalize("NFD", text).translate(_GREEK_ACCENTS)
        return unicodedata.normalize("NFC", bare.upper())
    return text.upper()


def lower(text: str, language: str = "") -> str:
    """The text in small letters."""
    if language in _DOTTED:
        return text.replace("I\u0307", "i").translate(_TO_LOWER).lower()
    return text.lower()


def capital(letter: str, language: str = "") -> str:
    """One letter as a word begins with it where words have capitals (ß is Ss, ǆ is ǅ)."""
    return upper(letter, language) if language in ("tr", "az", "el") else letter.title()
