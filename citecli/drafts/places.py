"""Where in its files something of a draft stands: offsets of its text as files, lines and columns."""

import re
from bisect import bisect_right

from citecli.documents.model import Span
from citecli.drafts.model import Draft, DraftFile, DraftPlace

_LINE_END = re.compile(r"\r\n|\n|\r")


class Places:
    """Looks places up in one draft, whose lines are counted once."""

    def __init__(self, draft: Draft) -> None:
        self._files = draft.files or (DraftFile(draft.name, Span(0, len(draft.text))),)
        self._starts = [file.span.start for file in self._files]
        self._lines = [0, *(match.end() for match in _LINE_END.finditer(draft.text))]

    def at(self, offset: int) -> DraftPlace:
        """The place of the character at an offset of the draft's text."""
        return self._in_piece(self._piece(offset), offset)

    def ends(self, span: Span) -> tuple[DraftPlace, DraftPlace]:
        """The places of the first character of a span and of the one after its last, both in one file.

        What goes on in another file ends with the piece that it begins in.
        """
        first = self._piece(span.start)
        last = self._piece(max(span.start, span.end - 1))
        end = span.end
        if self._files[last].name != self._files[first].name:
            last, end = first, self._files[first].span.end
        return self._in_piece(first, span.start), self._in_piece(last, end)

    def _piece(self, offset: int) -> int:
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _in_piece(self, number: int, offset: int) -> DraftPlace:
        file = self._files[number]
        begin, line = bisect_right(self._lines, file.span.start), bisect_right(self._lines, offset)
        beyond = offset - file.span.start
        column = file.column + beyond if line == begin else offset - self._lines[line - 1] + 1
        return DraftPlace(file.name, file.line + line - begin, column, file.offset + beyond)


def line_in(draft: str, file: str, line: int) -> str:
    """A line of a file of the draft of that name, as messages about the draft have it: "line 3", "one.tex, line 3"."""
    return f"line {line}" if file in ("", draft) else f"{file}, line {line}"
