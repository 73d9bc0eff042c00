"""Raised figures: 10⁶ from "10" and a raised "6", where a raised 3 behind a word is the sign of a note, and goes."""

import re
from collections.abc import Iterable, Iterator

RAISED = str.maketrans(
    "0123456789+-−–=()niabcdefghjklmoprstuvwxyzTN",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿⁱᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᴺ",
)
"""For `str.translate`: the raised form of each character that has one."""

_SIGN = re.compile(
    r"[\[(]?\s*(?:\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,20}|[a-z]|[ivxl]{1,6}|[*†‡§¶#]{1,4}|\w{0,8}\s?\d{1,4})\s*[\])]?"
)
_FIGURES = re.compile(r"[+−–-]?\d{1,4}[+−–-]?|[+−–-]|\d{1,3}/\d{1,3}")
_VARIABLE = re.compile(r"[+−–-]?\d{0,2}[bcf-np-prs-z](?:[+−–-]\d)?")
"""A letter as an exponent; not those that are the ends of ordinals (2e, 1a, 1o, 2d)."""
_SEVERAL = re.compile(r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){1,20}")
"""Signs of several notes: 4,5 and 2–7; no exponent is so written."""
_LETTERS = frozenset("abc")
_LONG_WORD = re.compile(r"[^\W\d_]{4}[.,;:)”’»]?$")
"""A letter raised behind a word is the sign of a note, behind a shorter one the end of an abbreviation."""
_MARKS = re.compile(r"[*†‡§¶]{1,4}")
_LAST_WORD = re.compile(r"[^\W\d_]{1,24}$")
_LAST_NUMBER = re.compile(r"(?<![\d.,])\d[\d.,]{0,20}$")
_YEAR = re.compile(r"1\d\d\d|20\d\d")
_FORMULA = re.compile(r"\([^()]{1,24}\)$|\|$")
_WORDS = re.compile(r"[^\W\d_]{2,}")
_UNITS = frozenset(
    "km hm dm cm mm nm pm µm μm m ft yd mi in inch sec min hr mol kg mg ml dl kPa Pa Hz eV mc ms rad dB log".split()
)
_SINGLE_WORDS = frozenset("I a A à y e o é".split())
REACH = 40
"""Characters before a raised text that are looked at."""


def raised(before: str, content: str, *, is_linked: bool = False) -> str:
    """What a raised text is in a line of plain text that so far ends in `before`.

    "" for the sign of a note; raised characters for an exponent, a charge or a mass number; as it stands otherwise
    (1st, Mlle). `is_linked`: it leads somewhere, as signs of notes do and exponents do not.
    """
    text = content.strip()
    before = before[-REACH:]
    if not text or (is_linked and _SIGN.fullmatch(text)):
        return ""
    if _MARKS.fullmatch(text) or (text[0] == "[" and _SIGN.fullmatch(text)):
        return ""
    if _SEVERAL.fullmatch(text) or (text in _LETTERS and _LONG_WORD.search(before)):
        return ""
    if _FIGURES.fullmatch(text):
        return _figures(before, text) if before.strip() else content
    if _VARIABLE.fullmatch(text) and (_LAST_NUMBER.search(before) or _is_symbol(before)):
        return text.translate(RAISED)
    return content


def _figures(before: str, text: str) -> str:
    if not text.isdigit() or before[-1].isspace():
        # A charge, a negative power, a fraction; or the mass number before a symbol.
        return text.translate(RAISED) if "/" not in text else text
    if number := _LAST_NUMBER.search(before):
        is_year = _YEAR.fullmatch(number[0].rstrip(".,")) and not before[: number.start()].rstrip().endswith(
            ("×", "·", "=")
        )
        return "" if is_year or number[0][-1] in ".," else text.translate(RAISED)
    if formula := _FORMULA.search(before):
        return "" if _WORDS.search(formula[0]) else text.translate(RAISED)
    return text.translate(RAISED) if _is_symbol(before) else ""


def _is_symbol(before: str) -> bool:
    """Whether the word before is one that has a power: a unit, or a letter of a formula."""
    word = _LAST_WORD.search(before)
    if word is None:
        return before.endswith(("%", "°", "∞"))
    return word[0] in _UNITS or (len(word[0]) == 1 and word[0] not in _SINGLE_WORDS)


class RaisedRuns:
    """Raised text in a stream of pieces: `begin` and `end` are called at its edges, `link` for a link in it."""

    def __init__(self) -> None:
        self._start = -1
        self._is_linked = False

    def begin(self, pieces: list[str], *, is_linked: bool = False) -> None:
        """Raised text begins after these pieces; `is_linked`: inside a link."""
        if self._start < 0:
            self._start, self._is_linked = len(pieces), is_linked

    def link(self) -> None:
        """A link begins."""
        self._is_linked = True

    def end(self, pieces: list[str]) -> None:
        """Raised text ends; in its place is now what it is in plain text."""
        start, self._start = self._start, -1
        if 0 <= start < len(pieces):
            before = ""
            for piece in reversed(pieces[max(0, start - REACH) : start]):
                before = piece[-REACH:] + before
                if len(before) >= REACH:
                    break
            content = "".join(pieces[start:])
            del pieces[start:]
            pieces.append(raised(before, content, is_linked=self._is_linked))

    def forget(self) -> None:
        """A block ends: no raised text goes on in the next."""
        self._start = -1


RAISE, RAISE_LINK, LOWER = "\x0e", "\x11", "\x0f"
"""Pieces that say in a stream of text where raised text begins (in a link), and where it ends; no text has them."""


def settled(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces without the marks of raised text, which is now what it is in plain text.

    Raised runs that follow on one another are one. A piece "\f", the end of a page, goes on at once.
    """
    before = ""
    held: list[str] | None = None
    is_linked = is_over = False
    for piece in pieces:
        if piece in (RAISE, RAISE_LINK):
            is_linked = piece == RAISE_LINK or (is_linked and held is not None)
            held = [] if held is None else held
            is_over = False
        elif piece == LOWER:
            is_over = True
        elif piece == "\f":
            yield piece
        elif piece:
            if held is not None and is_over:
                content = raised(before, "".join(held), is_linked=is_linked)
                yield content
                before, held = (before + content)[-REACH:], None
            if held is None:
                before = (before + piece)[-REACH:]
                yield piece
            else:
                held.append(piece)
    if held is not None:
        yield raised(before, "".join(held), is_linked=is_linked)
