"""Letters of other alphabets in Latin letters, roughly: enough to see that two spellings are of one name or title.

After ISO 9 and BGN/PCGN in their plainest form, in which systems differ least; nothing is printed with it.
"""

import unicodedata

from citecli.text.folding import fold

_CYRILLIC = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёєіїґўјљњћђџѓќѕ",
        "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch . y . e iu ia e e i i g u j lj nj c dj dz g k dz"
        .split(),
        strict=True,
    )
)  # fmt: skip
_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(),
        strict=True,
    )
)
_TABLE = {ord(letter): latin.replace(".", "") for letter, latin in (_CYRILLIC | _GREEK).items()}
_LOOSE = (("y", "i"), ("j", "i"), ("yo", "e"), ("w", "v"), ("x", "ks"), ("kh", "h"), ("ph", "f"), ("tz", "ts"))
"""What systems write differently for one letter."""


def is_latin(text: str) -> bool:
    """Whether the letters of a text are Latin, most of them."""
    letters = [char for char in text if char.isalpha()]
    latin = sum(char.isascii() or unicodedata.name(char, "").startswith("LATIN") for char in letters)
    return 2 * latin >= len(letters)


def in_latin(text: str) -> str:
    """A folded text with the letters of Cyrillic and Greek in Latin ones; others stay."""
    return text if text.isascii() else fold(text).translate(_TABLE)


def loosely_latin(text: str) -> str:
    """The same, without what systems of transliteration differ in: Yeltsin, Jelzin's i and Eltsin are nearer so."""
    plain = in_latin(fold(text))
    for written, loose in _LOOSE:
        plain = plain.replace(written, loose)
    return plain


_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"), ("ss", "s"))


def without_digraphs(letters: str) -> str:
    """Folded letters with those for an umlaut or ring as without it: Mueller and Müller (folded: muller) are one."""
    for pair, letter in _DIGRAPHS:
        letters = letters.replace(pair, letter)
    return letters
