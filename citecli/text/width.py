"""The display width of text in a terminal: measuring, padding, shortening and wrapping.

Widths count terminal cells: East Asian wide and full-width characters take two (Unicode UAX #11), combining marks and
other characters without a glyph of their own none, all others one.
"""

import unicodedata
from collections.abc import Iterator

_NO_BODY = frozenset({"Mn", "Me", "Cf"})


def char_width(char: str) -> int:
    """The number of cells that one character takes: 0, 1 or 2."""
    if char < "\u0300":
        return 0 if char == "\N{SOFT HYPHEN}" else 1
    if unicodedata.category(char) in _NO_BODY:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def width(text: str) -> int:
    """The number of cells that `text`, one line without tabs, takes."""
    if text.isascii():
        return len(text)
    return sum(map(char_width, text))


def pad(text: str, cells: int, right: bool = False) -> str:
    """`text` padded with spaces to `cells`, aligned to the right if `right`. Wider text is returned unchanged."""
    fill = " " * (cells - width(text))
    return fill + text if right else text + fill


def shorten(text: str, cells: int) -> str:
    """`text` if it fits in `cells`, else its beginning and an ellipsis, cut between words if that loses little."""
    if width(text) <= cells:
        return text
    kept = _fitting(text, max(cells - 1, 0))
    head = text[:kept]
    space = head.rfind(" ")
    if space > 0 and width(head[:space]) >= cells * 2 // 3:
        head = head[:space]
    return head.rstrip(" ,;:.–—-") + "…" if cells > 0 else ""


def _fitting(text: str, cells: int) -> int:
    """How many characters of `text` fit in `cells`, without separating a character from its combining marks."""
    used = 0
    for index, char in enumerate(text):
        used += char_width(char)
        if used > cells:
            return index
    return len(text)


def line_spans(text: str, measure: int) -> Iterator[tuple[int, int]]:
    """Break `text` (one paragraph) into lines of at most `measure` cells; yields half-open offsets of each line.

    Lines break at ASCII white space (not at no-break spaces), after hyphens and dashes, between wide characters, and
    anywhere in a word that is wider than a line. White space at a break belongs to no line.
    """
    measure = max(measure, 2)
    start = position = 0
    used = 0
    line_end = 0  # end of the last chunk on the line, without white space
    for begin, end, spaces in _chunks(text):
        chunk = width(text[begin:end])
        gap = width(text[line_end:begin]) if line_end > start else 0
        if line_end > start and used + gap + chunk > measure:
            yield start, line_end
            start, used, gap = begin, 0, 0
        elif line_end <= start:
            start = begin
        while chunk > measure - used - gap and used == 0:
            fits = max(_fitting(text[begin:end], measure), 1)
            if begin + fits >= end:
                break
            yield begin, begin + fits
            begin += fits
            start = begin
            chunk = width(text[begin:end])
        used += gap + chunk
        line_end = end
        position = end + spaces
    if line_end > start:
        yield start, line_end
    elif position == 0:
        yield 0, 0


# A line breaks after a hyphen only if more than this many characters precede the break: never `de-` / `escalation`.
_SHORTEST_PART = 3


def _chunks(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield the unbreakable pieces: start, end, and the number of white-space characters that follow."""
    length = len(text)
    index = 0
    while index < length and text[index] in " \t\n\r":
        index += 1
    while index < length:
        begin = index
        while index < length and text[index] not in " \t\n\r":
            char = text[index]
            index += 1
            if char in "-–—/\u200b" and index - begin > _SHORTEST_PART and _may_break(text, index):
                break
            if char > "\u2e7f" and char_width(char) == 2 and _may_break(text, index):
                break
        end = index
        while index < length and text[index] in " \t\n\r":
            index += 1
        yield begin, end, index - end


# No line may begin with one of these characters: they stay with the text before them.
_HOLDS_BACK = frozenset(".,;:!?)]}’”»›…%-–—/、。，．）」』】！？：；")


def _may_break(text: str, index: int) -> bool:
    if index >= len(text) or index < 2:
        return False
    after = text[index]
    if after in _HOLDS_BACK or after.isdigit() or char_width(after) == 0:
        return False
    return text[index - 1] > "\u2e7f" or text[index - 2] not in " \t\n\r"


def wrap(text: str, measure: int) -> list[str]:
    """`text` (one paragraph) as lines no wider than `measure` cells; see `line_spans`."""
    return [text[start:end] for start, end in line_spans(text, measure)]
