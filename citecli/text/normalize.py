"""Normal forms for comparing: text as a reader would call it the same, whatever its case, accents and typography."""

import unicodedata

from citecli.text.patterns import compiled_late

_SAME = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‐": "-",
        "‑": "-",
        "–": "-",
        "—": "-",
        "…": "...",
        "ß": "ss",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "\u00ad": "",
        "\u200b": "",
        "\ufeff": "",
    }
)
_WORD = compiled_late(r"\w+(?:['.&]\w+)*")


def fold(text: str) -> str:
    """`text` without case, accents and typographic niceties, its white space collapsed."""
    plain = text.translate(_SAME)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(plain.casefold().split())


def words_of(text: str) -> list[str]:
    """The folded words of `text`; hyphens separate, apostrophes inside a word do not."""
    return _WORD.findall(fold(text))
