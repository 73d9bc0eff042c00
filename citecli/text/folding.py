"""Folding: texts made alike for comparing, whatever their case, accents, white space and typography.

All comparing of names, titles and words goes through here, so that what one command finds every other finds, too.
An output that can't show a character gets its nearest in ASCII.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŋ": "n", "ŧ": "t",
    "ı": "i", "ĸ": "k", "ƒ": "f", "ə": "e", "ɛ": "e", "ɔ": "o", "ɖ": "d", "ɗ": "d", "ɓ": "b", "ƙ": "k", "ɣ": "g",
    "ƿ": "w", "ȷ": "j", "ɨ": "i", "ʉ": "u", "ɫ": "l", "ɲ": "n", "ƴ": "y",
}  # fmt: skip
"""Small letters of Latin alphabets as a keyboard without them writes them. Unicode takes none of them apart, or not
into a letter and an accent."""

CAPITALS = {"ẞ": "SS"} | {
    letter.upper(): plain.capitalize()
    for letter, plain in LETTERS.items()
    if letter.upper() != letter and len(letter.upper()) == 1 and not letter.upper().isascii()  # ĸ, ß and ı have none
}
"""The capitals of `LETTERS`."""

_MARKS = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "‹": "'", "›": "'", "ʼ": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "–": "-", "—": "-",
    "\N{SOFT HYPHEN}": "", "\N{ZERO WIDTH SPACE}": "", "\N{WORD JOINER}": "", "\ufeff": "",
}  # fmt: skip
_ALONE = str.maketrans(_MARKS)
_WITH_LETTERS = str.maketrans(_MARKS | LETTERS | CAPITALS)
_VOICED = "\u3099\u309a"
"""The marks that make one Japanese letter another: no accents."""


def fold(text: str, *, case: bool = True, accents: bool = True, spaces: bool = True) -> str:
    """`text` for comparing: equal results mean texts that differ only in what is folded.

    The kinds of quotation marks, apostrophes and dashes, ligatures and characters without width never count. Case,
    accents (with them letters such as ø, ł and ß, see `LETTERS`) and white space (any run of it is one space, none at
    the ends) count where they are not to be folded.
    """
    if text.isascii():
        text = text.replace("`", "'")
        text = text.lower() if case else text
    else:
        text = _folded(text, case, accents)
    return " ".join(text.split()) if spaces else text


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """`text` folded (see `fold`), and of each character of the result the offset in `text` of what it comes from.

    Several characters may come from one (ß), and one from several (e and a combining accent): offsets never decrease. A
    space at the end is kept, as the place where the last word ends.
    """
    characters: list[str] = []
    offsets: list[int] = []
    space = True
    for offset, piece in _pieces(text):
        for char in piece.lower().replace("`", "'") if piece.isascii() else _piece(piece):
            if space and char.isspace():
                continue
            space = char.isspace()
            characters.append(" " if space else char)
            offsets.append(offset)
    return "".join(characters), offsets


def _folded(text: str, case: bool, accents: bool) -> str:
    text = text.replace("´", "'")  # which Unicode calls a space with an accent
    if not accents:
        text = unicodedata.normalize("NFKC", text)
        # Folding case may take apart what was together (ΐ).
        text = unicodedata.normalize("NFKC", text.casefold()) if case else text
        return text.translate(_ALONE)
    text = unicodedata.normalize("NFKD", text)
    text = "".join(char for char in text if char in _VOICED or not unicodedata.combining(char))
    text = (text.casefold() if case else text).translate(_WITH_LETTERS)
    # Hangul, and what the voiced marks belong to, is put together again: its parts are no accents.
    return unicodedata.normalize("NFC", text)


_piece = lru_cache(maxsize=4096)(lambda piece: _folded(piece, True, True))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Each character with what is put together with it in folding, and its offset."""
    at, length = 0, len(text)
    while at < length:
        end = at + 1
        if not text[at].isascii():
            while end < length and not text[end].isascii() and _is_joined(text[end]):
                end += 1
        yield at, text[at:end]
        at = end


def _is_joined(char: str) -> bool:
    """Whether a character is a mark, or a vowel or final consonant of a Hangul syllable."""
    return "\u1160" <= char <= "\u11ff" or unicodedata.category(char)[0] == "M"


_PLAIN = LETTERS | CAPITALS | {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "‹": "<", "›": ">",
    "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "--", "―": "--", "−": "-",
    "…": "...", "•": "*", "·": ".", "†": "+", "×": "x", "§": "S.", "¶": "P.", "→": "->", "←": "<-",
    "─": "-", "━": "=", "│": "|", "┃": "|", "█": "#", "▌": "#", "▏": "|", "▎": "|", "▍": "#", "▊": "#", "▉": "#",
    "⟦": "[[", "⟧": "]]", "€": "EUR", "£": "GBP", "©": "(c)", "®": "(R)", "™": "(TM)",
    "\N{SYMBOL FOR ESCAPE}": "^[", "\N{SYMBOL FOR DELETE}": "^?",
}  # fmt: skip


def in_ascii(char: str) -> str:
    """One character as ASCII: its usual stand-in, its letter without accents, or `?`."""
    if char.isascii():
        return char
    if char in _PLAIN:
        return _PLAIN[char]
    if unicodedata.category(char) in ("Mn", "Cf"):
        return ""
    if unicodedata.category(char) == "Zs":
        return " "
    plain = "".join(part for part in unicodedata.normalize("NFKD", char) if part.isascii())
    return plain or "?"


def replace_unencodable(error: UnicodeError) -> tuple[str | bytes, int]:
    """A codec error handler (see `codecs.register_error`) that writes `in_ascii` for what can't be encoded."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(in_ascii, error.object[error.start : error.end])), error.end
