"""A PDF as PDFium opens it: its information dictionary, its page labels, and the glyphs of its pages.

Places are turned so that most of a page's text runs from left to right, its lines from top to bottom: a page set
sideways is read as any other, and so is one whose columns run downwards.
"""

import ctypes
import math
import struct
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from citecli.errors import UnreadableDocument
from citecli.readers.pdf_entries import TypedEntries
from citecli.readers.pdf_extent import TextExtents
from citecli.readers.pdf_glyphs import Glyph
from citecli.readers.pdf_lines import is_unspaced
from citecli.readers.pdf_marks import marked_in

MOST_PAGES = 5000
MOST_ON_A_PAGE = 200_000
"""Characters of one page beyond which a PDF is refused; a page of a newspaper has some thirty thousand."""

_LONGEST_VALUE = 5000
_LONGEST_LABEL = 20
_FIELDS = ("Title", "Author", "Subject", "CreationDate", "ModDate", "Creator", "Producer")
_PROTECTED = "it is protected with a password; remove the password first (qpdf --decrypt, or print it to a new PDF)"
_BOLD = ("bold", "black", "heavy", "demi", "medi", "cmbx", "cmssbx", "sfbx")
_FORCED_BOLD = 1 << 18
_FAR = 1e6
_SMALLEST = 1.5
_BELOW_BASE = 0.12
_STRAIGHT = 10.0
"""Degrees by which a line may slope that counts as straight: those of a scanned page do."""
_DIAGONAL = 0.2
_HEIGHT = 1.15
"""How high the box of a character is, as a part of the size of its type."""
_FOUR_FLOATS = struct.Struct("4f")  # left, top, right, bottom


class GlyphPage(NamedTuple):
    """A page: its glyphs in the order of the file, those that run in another direction, its height in points.

    `label` is what the file calls it ("iv"), "" when the file says nothing.
    """

    label: str
    glyphs: list[Glyph]
    aside: list[Glyph]
    height: float
    marked: tuple[tuple[str, str, str], ...] = ()
    """What is marked with a highlighter or a line, the note on it, and who wrote that."""


class _Setting(NamedTuple):
    """What all characters painted by one operator have in common."""

    turn: int
    size: float
    y: float
    bold: bool
    downwards: bool = False
    """Whether each character stands below the one before, as a font for columns has it."""
    is_odd: bool = False
    """Whether it runs in another direction than from left to right, or its size is not known."""
    slant: float = 0.0
    """The angle, in radians, at which it runs, where that is no quarter of a circle, or near one."""


class PdfFile:
    """An opened PDF. `UnreadableDocument` says in words for the user why it can't be opened.

    `ImportError` comes through when PDFium is not installed.
    """

    def __init__(self, data: bytes) -> None:
        import pypdfium2_raw

        self._pdfium: Any = pypdfium2_raw
        self._pdfium.FPDF_InitLibrary()
        self._data = data  # PDFium reads from it as long as the document is open
        self._document = self._pdfium.FPDF_LoadMemDocument64(data, len(data), None)
        if not self._document:
            if self._pdfium.FPDF_GetLastError() == self._pdfium.FPDF_ERR_PASSWORD:
                raise UnreadableDocument(_PROTECTED)
            raise UnreadableDocument("it is a PDF that can't be read; it may be damaged or truncated")
        self.count: int = self._pdfium.FPDF_GetPageCount(self._document)
        if self.count > MOST_PAGES:
            raise UnreadableDocument(f"it has {self.count:,} pages, more than the {MOST_PAGES:,} allowed; split it")
        self._text = _TextFunctions(self._pdfium)
        self._extents = TextExtents(self._pdfium)
        self._entries = TypedEntries(self._pdfium, self._document)

    def information(self) -> Mapping[str, str]:
        """The information dictionary: texts by key ("Title"), as far as they say anything."""
        fields = {}
        for key in _FIELDS:
            if value := self._string(self._pdfium.FPDF_GetMetaText, key.encode("ascii")):
                fields[key] = value[:_LONGEST_VALUE]
        return fields

    def _string(self, function: Any, key: Any) -> str:
        size = function(self._document, key, None, 0)
        if not 2 < size <= 1_000_000:
            return ""
        buffer = ctypes.create_string_buffer(size)
        function(self._document, key, buffer, size)
        return buffer.raw[: size - 2].decode("utf-16-le", "replace").rstrip("\0")

    def pages(self) -> Iterator[GlyphPage]:
        """The pages, one after the other, as they are asked for. One that is damaged is empty."""
        for index in range(self.count):
            label = self._string(self._pdfium.FPDF_GetPageLabel, index)[:_LONGEST_LABEL]
            page = self._pdfium.FPDF_LoadPage(self._document, index)
            if not page:
                yield GlyphPage(label, [], [], 0.0)
                continue
            self._extents.give(page)
            text = self._pdfium.FPDFText_LoadPage(page)
            try:
                yield self._page(label, page, text)._replace(marked=tuple(marked_in(self._pdfium, page, text)))
            finally:
                self._pdfium.FPDFText_ClosePage(text)
                self._pdfium.FPDF_ClosePage(page)

    def _page(self, label: str, page: Any, text: Any) -> GlyphPage:
        box = self._pdfium.FS_RECTF()
        self._pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
        count = self._pdfium.FPDFText_CountChars(text)
        if count > MOST_ON_A_PAGE:
            raise UnreadableDocument(f"a page of it has more than {MOST_ON_A_PAGE:,} characters")
        place = (float(box.left), float(box.bottom), float(box.right), float(box.top))
        turned = _on_page(self._text.glyphs(ctypes.cast(text, ctypes.c_void_p).value or 0, text, count), place)
        if straight := self._entries.among(turned.get(0, []), page):
            turned[0] = straight
        if _runs_downwards(straight):
            turned[3] = [_upright(glyph) for glyph in turned.pop(0)] + turned.get(3, [])
        main = max((turn for turn in turned if turn < 4), key=lambda turn: len(turned[turn]), default=0)
        aside = [glyph for turn, glyphs in turned.items() if turn != main for glyph in _turned(glyphs, turn, place)]
        height = place[3] - place[1] if main in (0, 2) else place[2] - place[0]
        return GlyphPage(label, _turned(turned.get(main, []), main, place), aside, height)


class _TextFunctions:
    """PDFium's functions about characters, called for each: so declared to take and give plain numbers."""

    def __init__(self, pdfium: Any) -> None:
        self._pdfium = pdfium
        pointer, whole = ctypes.c_void_p, ctypes.c_int
        self._unicode: Any = ctypes.CFUNCTYPE(ctypes.c_uint, pointer, whole)(_address(pdfium.FPDFText_GetUnicode))
        self._object: Any = ctypes.CFUNCTYPE(pointer, pointer, whole)(_address(pdfium.FPDFText_GetTextObject))
        self._font: Any = ctypes.CFUNCTYPE(pointer, pointer)(_address(pdfium.FPDFTextObj_GetFont))
        self._box: Any = ctypes.CFUNCTYPE(whole, pointer, whole, pointer)(_address(pdfium.FPDFText_GetLooseCharBox))

    def glyphs(self, address: int, text: Any, count: int) -> dict[int, list[Glyph]]:
        """The glyphs of a page by the quarters of a circle that their text is turned, or by its slope."""
        # The innermost loop of all: a book has millions of characters.
        painted_by, unicode, measure = self._object, self._unicode, self._box
        unpack, new = _FOUR_FLOATS.unpack, tuple.__new__
        box = ctypes.create_string_buffer(_FOUR_FLOATS.size)
        at_box = ctypes.addressof(box)
        turned: dict[int, list[Glyph]] = {}
        heights: dict[float, list[tuple[float, float]]] = {}
        painted, number, high = 0, 0, 0
        setting = _Setting(0, 1.0, 0.0, False)
        run: list[Glyph] = []
        for index in range(count):
            here = painted_by(address, index)
            if not here:  # a space or a line's end that PDFium supposes
                continue
            code = unicode(address, index)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if high:
                code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if 0xDC00 <= code < 0xE000 else code
                high = 0
            if here != painted:
                painted, number = here, number + 1
                setting = self._setting(text, index, here)
                run = turned.setdefault(setting.turn, [])
            measure(address, index, at_box)
            left, top, right, bottom = unpack(box)
            y = setting.y
            if setting.is_odd:
                if setting.size < 0:
                    heights.setdefault(setting.size, []).append((top - bottom, abs(right - left)))
                if setting.slant:
                    left, right, y = self._slanted(text, index, setting, right - left, top - bottom)
                else:
                    left, right, y = _place(setting, left, top, right, bottom)
            if not (-_FAR < left < _FAR and -_FAR < right < _FAR):
                left = right = y = 0.0
            character = chr(code) if 32 <= code < 127 else _character(code)
            run.append(new(Glyph, (character, left, right, y, setting.size, setting.bold, number)))
        return {turn: _with_heights(found, heights) for turn, found in turned.items()} if heights else turned

    def _setting(self, text: Any, index: int, painted: int) -> _Setting:
        pdfium = self._pdfium
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
        own = pdfium.FPDFText_GetFontSize(text, index)
        # Type of a negative size is set the other way round.
        across, up = (matrix.a, matrix.b) if own >= 0 else (-matrix.a, -matrix.b)
        turn, slant = _direction(across, up)
        scale = (math.hypot(matrix.c, matrix.d) if slant else max(abs(matrix.c), abs(matrix.d))) or 1.0
        size = round(abs(own) * scale, 1)
        name = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(text, index, name, 128, ctypes.byref(flags))
        lower = name.value.decode("utf-8", "replace").lower()
        bold = any(mark in lower for mark in _BOLD) or bool(flags.value & _FORCED_BOLD)
        box = pdfium.FS_RECTF()
        pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
        height = box.top - box.bottom
        # A letter begins at its origin; one of a font for columns is centred below where it begins.
        downwards = turn == 0 and x.value > box.left + 0.25 * size
        if not lower or size < _SMALLEST or (turn == 0 and height and not 0.3 * size < height < 4 * size):
            # A font of pictures has whatever size it says: how high its letters are tells more. Until all of them are
            # known, the font itself stands for its size.
            size = -float(self._font(painted) or 1)
        baseline = y.value if -_FAR < y.value < _FAR else 0.0
        is_odd = bool(turn) or downwards or size < 0
        return _Setting(turn, size if size < _FAR else 1.0, baseline, bold, downwards, is_odd, slant)

    def _slanted(
        self, text: Any, index: int, setting: _Setting, wide: float, high: float
    ) -> tuple[float, float, float]:
        """The left and right edge and the baseline of a character along the line on which it stands, from the origin.

        `wide` and `high` are those of the upright box around it.
        """
        x, y = ctypes.c_double(), ctypes.c_double()
        self._pdfium.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
        cos, sin = math.cos(setting.slant), math.sin(setting.slant)
        left = x.value * cos + y.value * sin
        along, aside = abs(cos), abs(sin)
        if abs(along - aside) > _DIAGONAL:
            width = (wide * along - high * aside) / (along**2 - aside**2)
        else:  # the box is a square, whatever is in it
            width = wide / along - _HEIGHT * abs(setting.size)
        return left, left + max(0.0, width), y.value * cos - x.value * sin


def _direction(across: float, up: float) -> tuple[int, float]:
    """The quarters of a circle that text is turned which runs in this direction, and 0.0; or, where it runs between
    two of these, a number of its own for each degree, and the angle in radians.
    """
    angle = math.atan2(up, across)
    degrees = math.degrees(angle) % 360
    quarter = round(degrees / 90)
    if abs(degrees - 90 * quarter) <= _STRAIGHT:
        return quarter % 4, 0.0
    return 4 + round(degrees), angle


def _place(setting: _Setting, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float]:
    """The left and right edge and the baseline of a character with this box; from its corners if it is turned."""
    if setting.downwards:
        # The right edge is the same for all of a column; punctuation and small letters have less to the left.
        return right - setting.size, right, bottom + _BELOW_BASE * setting.size
    # Whoever turns the page needs its corners; the middle of a character does for a baseline.
    if setting.turn in (1, 3):
        return bottom, top, (left + right) / 2
    return left, right, (top + bottom) / 2 if setting.turn else setting.y


def _address(function: Any) -> int:
    return ctypes.cast(function, ctypes.c_void_p).value or 0


def _with_heights(glyphs: list[Glyph], measures: Mapping[float, list[tuple[float, float]]]) -> list[Glyph]:
    """`glyphs`, those whose size stands for their font with what the heights and widths of its letters say of it."""
    sizes = {font: _size_of_type(found) for font, found in measures.items()}
    return [glyph._replace(size=sizes[glyph.size]) if glyph.size < 0 else glyph for glyph in glyphs]


def _size_of_type(measures: list[tuple[float, float]]) -> float:
    """The size of type whose letters are so high and wide: whole points, at least one."""
    heights, widths = sorted(height for height, _ in measures), sorted(width for _, width in measures)
    low, high = heights[len(heights) // 10], heights[len(heights) * 8 // 10]
    wide = widths[len(widths) * 8 // 10]
    # Either each has the height of all, or the taller of the small letters have seven tenths of the size. The wider
    # ones have more than half of it; what is far beyond that is the height of nothing.
    size = high if low > 0.9 * high else high / 0.7
    return max(1.0, float(round(wide / 0.56 if wide and size > 4 * wide else size)))


def _character(code: int) -> str:
    """The character of a code as PDFium gives it, U+FFFD where the file does not say which it is."""
    if code == 2:  # PDFium's sign for a hyphen at the end of a line
        return "-"
    if code in (9, 10, 13, 0xA0):
        return " "
    if code in (0xF0B7, 0xF0A7, 0xF0D8, 0xF076):  # what word processors take from symbol fonts for lists
        return "•"
    if (
        code < 32
        or 0x7F <= code < 0xA0
        or code in (0xFFFD, 0xFFFE, 0xFFFF)
        or 0xE000 <= code < 0xF900
        or code > 0xEFFFF
    ):
        return "\N{REPLACEMENT CHARACTER}"
    return chr(code)


def _on_page(turned: dict[int, list[Glyph]], place: tuple[float, float, float, float]) -> dict[int, list[Glyph]]:
    """`turned` without what stands outside the page's box, which nobody sees; all of it if nothing stands inside."""
    left, bottom, right, top = place
    kept: dict[int, list[Glyph]] = {}
    for turn, glyphs in turned.items():
        if turn > 3:
            kept[turn] = glyphs
            continue
        low, high, first, last = (bottom, top, left, right) if turn in (0, 2) else (left, right, bottom, top)
        inside = [one for one in glyphs if first < (one.x + one.right) / 2 < last and low - 1 < one.y < high]
        if inside:
            kept[turn] = inside
    return kept or turned


def _runs_downwards(glyphs: list[Glyph]) -> bool:
    """Whether the text is Chinese or Japanese in columns: most characters stand below the one before."""
    directions: Counter[str] = Counter()
    before: Glyph | None = None
    for glyph in glyphs:
        if before and is_unspaced(glyph.text) and is_unspaced(before.text):
            across, down = abs(glyph.x - before.x), before.y - glyph.y
            if across < 0.3 * glyph.size and 0.6 * glyph.size < down < 2 * glyph.size:
                directions["down"] += 1
            elif abs(down) < 0.3 * glyph.size:
                directions["across"] += 1
        before = glyph
    return directions["down"] > 3 and directions["down"] > 2 * directions["across"]


def _upright(glyph: Glyph) -> Glyph:
    """A character of a column that runs downwards, with its lower and upper edge for its sides."""
    low = glyph.y - _BELOW_BASE * glyph.size
    return glyph._replace(x=low, right=low + glyph.size, y=(glyph.x + glyph.right) / 2)


def _turned(glyphs: list[Glyph], turn: int, place: tuple[float, float, float, float]) -> list[Glyph]:
    """`glyphs`, which run in the direction `turn`, as if they ran from left to right on a page that begins at 0."""
    left, bottom, right, top = place
    if turn > 3:
        return glyphs
    if turn == 0:
        if left == bottom == 0:
            return glyphs
        return [
            Glyph(char, x - left, end - left, y - bottom, size, bold, painted)
            for char, x, end, y, size, bold, painted in glyphs
        ]
    if turn == 1:
        return [glyph._replace(x=glyph.x - bottom, right=glyph.right - bottom, y=right - glyph.y) for glyph in glyphs]
    if turn == 2:
        return [glyph._replace(x=right - glyph.right, right=right - glyph.x, y=top - glyph.y) for glyph in glyphs]
    return [glyph._replace(x=top - glyph.right, right=top - glyph.x, y=glyph.y - left) for glyph in glyphs]
