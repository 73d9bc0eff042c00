"""What was typed on a page of a PDF: the values of a form's fields, and text set on the page as an annotation.

PDFium's text of a page has neither (ISO 32000-1, 12.5.6.6 and 12.7.4); who reads the page sees both.
"""

import ctypes
from collections.abc import Iterator
from typing import Any

from citecli.readers.pdf_glyphs import Glyph

_MOST_ON_A_PAGE = 500
_MOST_PLACED = 100
_LONGEST = 20_000
_HIDDEN = 1 << 1 | 1 << 5  # hidden, not to be viewed
_PASSWORD = 1 << 13
_LARGEST = 11.0
_LEADING = 1.2
_HEIGHT = 0.75
_WIDTH = 0.5
_FAR = 1e5


class TypedEntries:
    """The entries of a document's pages."""

    def __init__(self, pdfium: Any, document: Any) -> None:
        self._pdfium = pdfium
        self._form: Any = None
        if pdfium.FPDF_GetFormType(document):
            self._settings = pdfium.FPDF_FORMFILLINFO(version=2)  # PDFium keeps a pointer to it
            self._form = pdfium.FPDFDOC_InitFormFillEnvironment(document, self._settings)
        self._kinds = {pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_WIDGET}
        self._fields = {
            pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX,
        }  # fmt: skip

    def among(self, glyphs: list[Glyph], page: Any) -> list[Glyph]:
        """The `glyphs` of a page with those of each entry behind what stands before it on its line."""
        entries = [entry for entry in map(list, self._of(page)) if entry]
        for entry in entries[:_MOST_PLACED]:
            first = entry[0]
            before = [
                at
                for at, glyph in enumerate(glyphs)
                if glyph.text != " " and abs(glyph.y - first.y) < first.size and glyph.right <= first.x + first.size
            ]
            at = max(before, key=lambda at: glyphs[at].right) + 1 if before else len(glyphs)
            glyphs = glyphs[:at] + entry + glyphs[at:]
        return glyphs + [glyph for entry in entries[_MOST_PLACED:] for glyph in entry]

    def _of(self, page: Any) -> Iterator[Iterator[Glyph]]:
        """The characters of each entry of a page, set within its box."""
        for index in range(min(self._pdfium.FPDFPage_GetAnnotCount(page), _MOST_ON_A_PAGE)):
            annotation = self._pdfium.FPDFPage_GetAnnot(page, index)
            if not annotation:
                continue
            try:
                yield _set(self._text(annotation), self._place(annotation), -1 - index)
            finally:
                self._pdfium.FPDFPage_CloseAnnot(annotation)

    def _text(self, annotation: Any) -> str:
        """What an annotation shows as text, "" for nothing."""
        pdfium = self._pdfium
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        if kind not in self._kinds or pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
            return ""
        if kind == pdfium.FPDF_ANNOT_FREETEXT:
            return self._string(pdfium.FPDFAnnot_GetStringValue, annotation, b"Contents")
        if not self._form:
            return ""
        if pdfium.FPDFAnnot_GetFormFieldType(self._form, annotation) not in self._fields:
            return ""
        if pdfium.FPDFAnnot_GetFormFieldFlags(self._form, annotation) & _PASSWORD:
            return ""
        return self._string(pdfium.FPDFAnnot_GetFormFieldValue, self._form, annotation)

    @staticmethod
    def _string(function: Any, *of: Any) -> str:
        size = function(*of, None, 0)
        if not 2 < size <= _LONGEST:
            return ""
        buffer = (ctypes.c_ushort * (size // 2 + 1))()
        function(*of, buffer, size)
        return bytes(buffer).decode("utf-16-le", "replace").split("\0", 1)[0].strip()

    def _place(self, annotation: Any) -> tuple[float, float, float, float]:
        """The left, bottom, right and top edge of an annotation's box."""
        box = self._pdfium.FS_RECTF()
        self._pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(box))
        edges = (float(box.left), float(box.bottom), float(box.right), float(box.top))
        return edges if all(-_FAR < edge < _FAR for edge in edges) else (0.0, 0.0, 0.0, 0.0)


def _set(text: str, place: tuple[float, float, float, float], painted: int) -> Iterator[Glyph]:
    """`text` as glyphs within a box, a line that is too long for it broken between words."""
    left, bottom, right, top = place
    size = round(max(4.0, min(_LARGEST, _HEIGHT * (top - bottom))), 1)
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        lines += _broken(line, max(8, int((right - left) / (_WIDTH * size)))) if top - bottom > 2 * size else [line]
    first = bottom + 0.3 * (top - bottom) if len(lines) == 1 else top - size
    for at, line in enumerate(lines):
        for number, character in enumerate(line):
            x = left + _WIDTH * size * number
            yield Glyph(character, x, x + _WIDTH * size, first - _LEADING * size * at, size, False, painted)


def _broken(line: str, longest: int) -> list[str]:
    lines = [""]
    for word in line.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > longest:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return lines
