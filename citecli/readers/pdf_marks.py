"""What is marked on a page of a PDF with a highlighter, or underlined, as annotations (ISO 32000-1, 12.5.6.10)."""

import ctypes
from collections.abc import Iterator
from typing import Any

_SUBTYPES = ("FPDF_ANNOT_HIGHLIGHT", "FPDF_ANNOT_UNDERLINE", "FPDF_ANNOT_SQUIGGLY")
_MOST_ON_A_PAGE = 500
_MOST_LINES = 200
_LONGEST = 20_000
_FAR = 1e6


def marked_in(pdfium: Any, page: Any, text: Any) -> Iterator[tuple[str, str, str]]:
    """The words of each such annotation of a page, its note, and its author; `text` is the page's text."""
    kinds = {getattr(pdfium, name) for name in _SUBTYPES}
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_ON_A_PAGE)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            if pdfium.FPDFAnnot_GetSubtype(annotation) not in kinds:
                continue
            words = _words(pdfium, annotation, text)
            if words:
                yield words, _value(pdfium, annotation, b"Contents"), _value(pdfium, annotation, b"T")[:200]
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _words(pdfium: Any, annotation: Any, text: Any) -> str:
    """The words under an annotation, its lines joined."""
    joined = ""
    for index in range(min(pdfium.FPDFAnnot_CountAttachmentPoints(annotation), _MOST_LINES)):
        quad = pdfium.FS_QUADPOINTSF()
        if not pdfium.FPDFAnnot_GetAttachmentPoints(annotation, index, ctypes.byref(quad)):
            continue
        across, up = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
        if not all(-_FAR < value < _FAR for value in (*across, *up)):
            continue
        # The middle of the line alone: what is above and below may reach into the mark.
        third = (max(up) - min(up)) / 3
        line = _line(pdfium, text, (min(across), max(up) - third, max(across), min(up) + third))
        if joined.endswith(("-", "\x02", "\u00ad")) and line[:1].islower():
            joined = joined[:-1] + line
        else:
            joined = f"{joined} {line}" if joined and line else joined + line
        if len(joined) > _LONGEST:
            return ""
    return joined.replace("\x02", "-").strip()


def _line(pdfium: Any, text: Any, place: tuple[float, float, float, float]) -> str:
    size = pdfium.FPDFText_GetBoundedText(text, *place, None, 0)
    if not 0 < size <= _LONGEST:
        return ""
    buffer = (ctypes.c_ushort * (size + 1))()
    pdfium.FPDFText_GetBoundedText(text, *place, buffer, size)
    return " ".join(bytes(buffer).decode("utf-16-le", "replace").split("\0", 1)[0].split())


def _value(pdfium: Any, annotation: Any, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < size <= _LONGEST:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, size)
    return bytes(buffer).decode("utf-16-le", "replace").split("\0", 1)[0].strip()
