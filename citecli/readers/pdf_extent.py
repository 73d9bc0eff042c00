"""Text objects that PDFium would leave out of a page's text, because it knows no shapes for their letters.

What has no width is no text to it. A letter set on its own has none when its font is not in the file and not on this
machine either (Chinese and Japanese mostly), or is damaged: the code still says which letter it is. A stroked letter is
as wide as its stroke at least, so these are stroked; nothing is painted from the page afterwards.
"""

import ctypes
from collections.abc import Callable
from typing import Any

_WIDE = 0.011
"""Points; PDFium takes what is narrower than a hundredth of one for nothing."""

_DEEPEST = 8
_TEXT, _FORM = 1, 5
_STROKED = 1


class TextExtents:
    """Gives the text objects of pages an extent where they have none."""

    def __init__(self, pdfium: Any) -> None:
        """`pdfium` are the raw bindings."""
        self._pdfium = pdfium
        # Called for each of perhaps hundreds of thousands of objects: so declared to take and give plain numbers.
        pointer, whole = ctypes.c_void_p, ctypes.c_int
        self._type = _plain(pdfium.FPDFPageObj_GetType, whole, pointer)
        self._bounds = _plain(pdfium.FPDFPageObj_GetBounds, whole, *[pointer] * 5)
        self._in_page = _plain(pdfium.FPDFPage_GetObject, pointer, pointer, whole)
        self._in_form = _plain(pdfium.FPDFFormObj_GetObject, pointer, pointer, ctypes.c_ulong)
        self._edges = (ctypes.c_float * 4)()
        start = ctypes.addressof(self._edges)
        self._places = [start + 4 * index for index in range(4)]

    def give(self, page: Any) -> None:
        """Give each text object of a loaded page an extent, before its text is loaded."""
        address = ctypes.cast(page, ctypes.c_void_p).value
        self._give(self._in_page, address, self._pdfium.FPDFPage_CountObjects(page), 0)

    def _give(self, member: Callable[..., Any], parent: int | None, count: int, depth: int) -> None:
        for index in range(count):
            here = member(parent, index)
            kind = self._type(here) if here else 0
            if kind == _TEXT:
                self._widen(here)
            elif kind == _FORM and depth < _DEEPEST:
                inside = self._pdfium.FPDFFormObj_CountObjects(self._object(here))
                self._give(self._in_form, here, max(0, inside), depth + 1)

    def _widen(self, here: int) -> None:
        left, _, right, _ = self._edges if self._bounds(here, *self._places) else (0.0, 0.0, 1.0, 0.0)
        if abs(right - left) >= _WIDE:
            return
        item, matrix = self._object(here), self._pdfium.FS_MATRIX()
        if not self._pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
            return
        if abs(matrix.a * matrix.d - matrix.b * matrix.c) < 1e-6:  # scaled to nothing: it is not to be seen
            return
        self._pdfium.FPDFTextObj_SetTextRenderMode(item, _STROKED)
        self._pdfium.FPDFPageObj_SetStrokeWidth(item, 1.0)
        self._pdfium.FPDFPageObj_Transform(item, 1, 0, 0, 1, 0, 0)  # has its extent computed anew

    def _object(self, here: int) -> Any:
        return ctypes.cast(here, self._pdfium.FPDF_PAGEOBJECT)


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(function, ctypes.c_void_p).value or 0
    plain: Callable[..., Any] = ctypes.CFUNCTYPE(result, *arguments)(address)
    return plain
