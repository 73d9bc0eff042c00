"""Footnotes at the bottom of a page or column, parted from its text: there they would stand inside a sentence."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from citecli.readers.pdf_lines import PdfLine

_SIGN = re.compile(r"(?:\[(\d{1,3})\]|(\d{1,3})[.)]?|([*†‡§¶∗⁎]{1,4}))\s+(?=\S)")
_NOTE_WORDS = re.compile(r"(?:ibid|ibidem|ebd|ebenda|op\. ?cit|loc\. ?cit|idem)\b", re.IGNORECASE)
_SMALLER = 0.94


class PdfNote(NamedTuple):
    """A footnote: the sign or number before it ("" if it has none), its lines, and the page it begins on."""

    mark: str
    lines: tuple[PdfLine, ...]
    page: str


class NoteFinder:
    """Takes the footnotes out of one page after the other; one that runs on to the next page is one note."""

    def __init__(self, body: float) -> None:
        """`body` is the usual size of type."""
        self._body = body
        self._notes: list[PdfNote] = []
        self._runs_on = False

    @property
    def notes(self) -> tuple[PdfNote, ...]:
        """The notes so far."""
        return tuple(self._notes)

    def without_notes(self, lines: Sequence[PdfLine], label: str) -> list[PdfLine]:
        """The lines of a page, in the order of reading, without its footnotes, which are kept."""
        kept: list[PdfLine] = []
        noted = False
        start = 0
        while start < len(lines):
            end = self._end_of_notes(lines, start, not noted)
            if end > start:
                self._keep(lines[start:end], label)
                noted = True
                start = end
            else:
                kept.append(lines[start])
                start += 1
        self._runs_on = noted and not self._notes[-1].lines[-1].text.rstrip().endswith((".", "!", "?", "”", ")"))
        return kept

    def _end_of_notes(self, lines: Sequence[PdfLine], start: int, first: bool) -> int:
        """Where the footnotes end that begin with the line at `start`; `start` itself if that is none."""
        line = lines[start]
        signed = bool(line.mark or _sign(line) or _NOTE_WORDS.match(line.text))
        if not signed and not (self._runs_on and first):
            return start
        if not line.mark and not self._is_small(line):
            return start
        # Above it stands text of the body, or nothing of this column: a note is at the bottom.
        before = lines[start - 1] if start else None
        if before and self._is_small(line) and self._is_small(before) and before.y > line.y:
            return start
        end = start + 1
        while end < len(lines) and self._belongs(line, lines[end - 1], lines[end]):
            end += 1
        below = (other for other in (*lines[:start], *lines[end:]) if other.y < lines[end - 1].y - 1)
        if any(min(other.right, line.right) > max(other.x, line.x) and not self._is_small(other) for other in below):
            return start
        return end

    def _belongs(self, first: PdfLine, before: PdfLine, line: PdfLine) -> bool:
        gap = before.y - line.y
        return (
            abs(line.size - first.size) < 0.08 * first.size
            and -0.5 * line.size < gap < 2.2 * line.size
            and line.x < first.x + 6 * line.size
            and (self._is_small(line) or bool(line.mark) or gap < 1.4 * line.size)
        )

    def _is_small(self, line: PdfLine) -> bool:
        return line.size < _SMALLER * self._body

    def _keep(self, lines: Sequence[PdfLine], label: str) -> None:
        if self._runs_on and not (lines[0].mark or _sign(lines[0])):
            last = self._notes[-1]
            at = next((at for at, line in enumerate(lines) if line.mark or _sign(line)), len(lines))
            self._notes[-1] = last._replace(lines=(*last.lines, *lines[:at]))
            lines = lines[at:]
        for line in lines:
            sign = line.mark or _sign(line)
            if sign or not self._notes or line is lines[0] or _NOTE_WORDS.match(line.text):
                own = (
                    line if line.mark else line._replace(text=_SIGN.sub("", line.text, count=1) if sign else line.text)
                )
                self._notes.append(PdfNote(sign, (own,), label))
            else:
                last = self._notes[-1]
                self._notes[-1] = last._replace(lines=(*last.lines, line))


def _sign(line: PdfLine) -> str:
    match = _SIGN.match(line.text)
    return next(filter(None, match.groups()), "") if match else ""
