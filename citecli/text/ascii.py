"""Characters that an output can't show, in characters that it can: “quotes” as "quotes", é as e, else `?`."""

import unicodedata

from citecli.text.folding import CAPITALS, LETTERS

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
