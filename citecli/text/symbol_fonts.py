"""Characters of fonts whose codes are no letters (Symbol, Wingdings): α is code 61 in Symbol."""

_FIRST = 0x20
# The codes 20 to 7E and A0 to FE of Symbol, as Adobe and Microsoft have them.
_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
    + " " * 33
    + "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭ "
)
_WINGDINGS = {
    0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0xA7: "▪",
    0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_PRIVATE = 0xF000
_LAST = 0xF0FF


def is_symbol_font(font: str) -> bool:
    """Whether the codes of a font called so are those of signs."""
    return font.strip().lower() in ("symbol", "wingdings")


def symbol(code: str, font: str) -> str:
    """The character with a hexadecimal code ("F061") in a font; the code's own character in any other font.

    "" for a code that is no number or has no character.
    """
    try:
        number = int(code, 16) if len(code) <= 6 else -1
    except ValueError:
        return ""
    return sign(number, font)


def sign(number: int, font: str) -> str:
    """The character that is the code `number` in a font; "" where there is none that is known."""
    if _PRIVATE <= number <= _LAST:
        number -= _PRIVATE
    name = font.strip().lower()
    if name == "symbol":
        return _SYMBOL[number - _FIRST] if 0 <= number - _FIRST < len(_SYMBOL) else ""
    if name == "wingdings":
        return _WINGDINGS.get(number, "")
    is_character = 0x20 <= number < 0x110000 and not 0xD800 <= number < 0xE000
    return chr(number) if is_character else ""


def in_symbol(text: str, font: str) -> str:
    """`text` whose characters are codes of a font of signs."""
    return "".join(sign(ord(char), font) or char for char in text)
