"""Figures and tables that stand in the middle of a sentence: they come after the paragraph that they interrupt."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from citecli.readers.pdf_lines import PdfLine

_CAPTION = re.compile(
    r"(?:fig(?:ure|\.)?|table|tab\.|abb(?:ildung|\.)|tabelle|tableau|figura|tabla|tabella|algorithm|listing|scheme|plate|"
    r"chart|box|exhibit)\s{0,2}(?:\d{1,3}|[IVX]{1,5})(?:\.\d{1,3})*\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…:;。！？؟][\"'”’»)\]」』\d]*$")
_GOES_ON = re.compile(r"[a-zß-ÿа-яά-ώ]{2,}|[a-zß-ÿ]\s[a-zß-ÿ]")
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§¶∗⁎]{1,3})[.)]?\s+[^\W\d_a-z]")
_BODY = 0.95
_FULL = 0.7
_FURTHEST = 40
_LEAST_WORDS = 3


class PdfBlock(NamedTuple):
    """The lines of a paragraph or heading, the pages that it begins and ends on, and those that begin within it.

    `turns` are pairs of the place of a line and the page that begins with it. `is_aside` is for text in another
    direction.
    """

    lines: tuple[PdfLine, ...]
    first: str
    last: str
    turns: tuple[tuple[int, str], ...] = ()
    is_heading: bool = False
    is_aside: bool = False


def with_floats_after(blocks: Sequence[PdfBlock], body: float, length: float) -> list[PdfBlock]:
    """`blocks`, each paragraph that figures or tables interrupt whole, and these behind it.

    A paragraph is interrupted when it ends in the middle of a sentence and of a line, a caption is among what follows,
    and then a block in the size of the `body` goes on in small letters; or when nothing but numbered notes stands
    between it and the next page. Full lines have some `length` characters.
    """
    ordered: list[PdfBlock] = []
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        ahead = waiting[: -_FURTHEST - 1 : -1]
        is_broken_off = _is_text(block, body) and len(block.lines[-1].text) > _FULL * length
        at = _continuation(block, ahead, body) if is_broken_off else None
        if at is None:
            ordered.append(block)
            continue
        # What goes on may be interrupted again: it is looked at with the paragraph that it belongs to.
        del waiting[-at - 1 :]
        waiting += [*reversed(ahead[:at]), _joined(block, ahead[at])]
    return ordered


def _continuation(block: PdfBlock, ahead: Sequence[PdfBlock], body: float) -> int | None:
    """Where in what lies ahead the paragraph goes on; `None` when it is not interrupted."""
    last = block.lines[-1].text.rstrip()
    if _SENTENCE_END.search(last) or len(last.split()) < _LEAST_WORDS:
        return None
    captioned = False
    for at, other in enumerate(ahead):
        if at and other.first != block.last and all(map(_is_note, ahead[:at])) and _GOES_ON.match(other.lines[0].text):
            return at
        if captioned and _is_text(other, body) and _GOES_ON.match(other.lines[0].text):
            return at
        captioned = captioned or any(_CAPTION.match(line.text) for line in other.lines)
        if other.is_heading and other.lines[0].size > body and not captioned:
            return None
    return None


def _is_note(block: PdfBlock) -> bool:
    """Whether a block may be a footnote set in the size of the text: it begins with a number or a sign."""
    return not block.is_heading and begins_like_a_note(block.lines[0])


def begins_like_a_note(line: PdfLine) -> bool:
    """Whether a line begins with a number or sign and then a capital, as a footnote does."""
    return bool(line.mark or _NOTE.match(line.text))


def _is_text(block: PdfBlock, body: float) -> bool:
    return not block.is_heading and not block.is_aside and _BODY * body <= block.lines[0].size <= body / _BODY


def _joined(block: PdfBlock, rest: PdfBlock) -> PdfBlock:
    start = len(block.lines)
    turns = [(start, rest.first)] if rest.first != block.last else []
    turns += [(start + at, page) for at, page in rest.turns]
    return block._replace(lines=block.lines + rest.lines, last=rest.last, turns=(*block.turns, *turns))
