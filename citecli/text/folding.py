"""Folding: normalise texts for comparison, ignoring case, accents, white space and typography.

All commands compare names, titles and words with these functions, so that they all find the same matches.
`in_ascii` gives the nearest ASCII for output that can't show a character.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŋ": "n", "ŧ": "t",
    "ı": "i", "ĸ": "k", "ƒ": "f", "ə": "e", "ɛ": "e", "ɔ": "o", "ɖ": "d", "ɗ": "d", "ɓ": "b", "ƙ": "k", "ɣ": "g",
    "ƿ": "w", "ȷ": "j", "ɨ": "i", "ʉ": "u", "ɫ": "l", "ɲ": "n", "ƴ": "y",
}  # fmt: skip
"""Lower-case Latin letters and their usual ASCII spelling.

Unicode normalisation does not decompose these letters into a base letter and an accent.
"""

CAPITALS = {"ẞ": "SS"} | {
    letter.upper(): plain.capitalize()
    for letter, plain in LETTERS.items()
    if letter.upper() != letter and len(letter.upper()) == 1 and not letter.upper().isascii()  # ĸ, ß and ı have none
}
"""The upper-case counterparts of `LETTERS`."""

_MARKS = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "‹": "'", "›": "'", "ʼ": "'", "`": "'", "´": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "–": "-", "—": "-",
    "\N{SOFT HYPHEN}": "", "\N{ZERO WIDTH SPACE}": "", "\N{WORD JOINER}": "", "\ufeff": "",
}  # fmt: skip
_ALONE = str.maketrans(_MARKS)
_WITH_LETTERS = str.maketrans(_MARKS | LETTERS | CAPITALS)
_VOICED = "\u3099\u309a"
"""The Japanese voicing marks. They change the letter and do not count as accents."""


def fold(text: str, *, case: bool = True, accents: bool = True, spaces: bool = True) -> str:
    """Normalise `text` for comparison: two texts that differ only in folded features give equal results.

    Differences between kinds of quotation marks, apostrophes and dashes, ligatures and zero-width characters are
    always folded. `case` folds case; `accents` folds accents and letters such as ø, ł and ß (see `LETTERS`); `spaces`
    replaces each run of white space with one space and strips both ends.
    """
    if text.isascii():
        text = text.replace("`", "'")
        text = text.lower() if case else text
    else:
        text = _folded(text, case, accents)
    return " ".join(text.split()) if spaces else text


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return `text` folded (see `fold`) and, for each character of the result, its offset in `text`.

    One character may fold to several (ß), and several to one (e and a combining accent). Offsets never decrease. A
    space at the end is kept, because it marks where the last word ends.
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
    text = text.replace("´", "'")  # NFKD would decompose it into a space and an accent
    if not accents:
        text = unicodedata.normalize("NFKC", text)
        # Case folding can decompose a character (ΐ), so compose again.
        text = unicodedata.normalize("NFKC", text.casefold()) if case else text
        return text.translate(_ALONE)
    text = unicodedata.normalize("NFKD", text)
    accents_there = [ord(char) for char in set(text) if unicodedata.combining(char) and char not in _VOICED]
    text = text.translate(dict.fromkeys(accents_there)) if accents_there else text
    text = (text.casefold() if case else text).translate(_WITH_LETTERS)
    # Compose Hangul syllables and voiced kana again: their parts are not accents.
    return unicodedata.normalize("NFC", text)


_piece = lru_cache(maxsize=4096)(lambda piece: _folded(piece, True, True))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, piece): each character together with the following characters that combine with it."""
    at, length = 0, len(text)
    while at < length:
        end = at + 1
        if not text[at].isascii():
            while end < length and not text[end].isascii() and _is_joined(text[end]):
                end += 1
        yield at, text[at:end]
        at = end


def _is_joined(char: str) -> bool:
    """Whether a character combines with the one before: a mark, or a vowel or final consonant of a Hangul syllable."""
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
    """Codec error handler (see `codecs.register_error`) that replaces unencodable characters with `in_ascii`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(in_ascii, error.object[error.start : error.end])), error.end
