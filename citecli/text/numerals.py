"""Numbers as texts write them: Roman numerals, letters that count (a, b, …), page ranges with a shortened end."""

from citecli.text.patterns import compiled_late

ROMAN = "(?=[ivxlcdm])m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
"""Pattern of a Roman numeral in lower case, without anchors."""

_ROMAN = compiled_late(ROMAN)
_ROMAN_DIGITS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def whole_number(text: str, longest: int = 9) -> int | None:
    """The integer that a string of decimal digits stands for; `None` for any other text or over `longest` digits.

    `str.isdigit` is not enough: it accepts `²` and `①`, which `int` refuses. `int` also refuses more than 4,300 digits.
    """
    return int(text) if len(text) <= longest and text.isdecimal() else None


_ORDINALS = {
    word: number
    for number, words in enumerate(
        ("first erste premier première primera", "second zweite deuxième segunda", "third dritte troisième tercera",
         "fourth vierte quatrième", "fifth fünfte cinquième", "sixth sechste", "seventh siebte", "eighth achte",
         "ninth neunte", "tenth zehnte", "eleventh elfte", "twelfth zwölfte"),
        1,
    )
    for word in words.split()
}  # fmt: skip


def ordinal(number: int) -> str:
    """A number as an English ordinal: `1st`, `2nd`, `3rd`, `11th`."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def ordinal_word(word: str) -> int:
    """The number that an ordinal in words stands for ("second": 2), up to twelve; 0 for any other text."""
    return _ORDINALS.get(word.lower(), 0)


def roman(number: int) -> str:
    """A number from 1 to 3,999 in lower-case Roman numerals; any other number in decimal digits."""
    if not 0 < number < 4000:
        return str(number)
    letters = ""
    for worth, digit in _ROMAN_DIGITS:
        times, number = divmod(number, worth)
        letters += digit * times
    return letters


def is_roman(text: str) -> bool:
    """Whether `text` is a Roman numeral, all lower case or all upper case (xiv, XIV; not Xiv, iix)."""
    return (text.islower() or text.isupper()) and _ROMAN.fullmatch(text.lower()) is not None


def letters(number: int) -> str:
    """a, b, … z, aa, ab, … for 1, 2, … 26, 27, 28, …; "" for 0."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def range_end(first: str, last: str) -> str:
    """The end of a range in full, with the leading digits that it omits taken from the start: 33-5 ends at 35.

    Both arguments are decimal digits. An end with at least as many digits as the start is returned unchanged.
    """
    return first[: len(first) - len(last)] + last if len(last) < len(first) else last
