"""The text of a draft put together from pieces of its files, with a table of where each piece stands."""

import re
from bisect import bisect_right

from citecli.documents.model import Span
from citecli.drafts.model import Draft, DraftFile, DraftMetadata
from citecli.drafts.places import Places, line_in
from citecli.drafts.project_files import FileText
from citecli.frozen import FrozenValue, replace

_LONGEST = 200
"""Characters of what is not followed that are shown."""
_LINE_END = re.compile(r"\r\n|\n|\r")


class Composition(FrozenValue):
    """A text that was put together."""

    text: str

    files: tuple[DraftFile, ...] = ()
    """Its pieces, none when it is one file."""

    start: int = 0
    """Where the user's file begins in it."""

    remarks: tuple[str, ...] = ()
    """What belongs to it and was not read, one line each."""


class Composer:
    """Puts a text together, piece by piece."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._files: list[DraftFile] = []
        self._lines: dict[str, list[int]] = {}
        self._remarks: dict[tuple[str, str], tuple[str, int]] = {}
        self._goes_on = False  # whether the last piece of a file may be continued
        self.length = 0

    def add(self, file: FileText, start: int, end: int) -> None:
        """Add `file.text[start:end]`."""
        if end > start:
            self._add(file, start, file.text[start:end])

    def add_words(self, words: str, file: FileText, at: int) -> None:
        """Add words that no file has, in place of what stands at `at` in a file."""
        if words:
            self._goes_on = False
            self._add(file, at, words)
            self._goes_on = False

    def _add(self, file: FileText, at: int, text: str) -> None:
        last = self._files[-1] if self._goes_on else None
        end = self.length + len(text)
        if last and last.name == file.name and last.offset + last.span.end - last.span.start == at:
            self._files[-1] = replace(last, span=Span(last.span.start, end))
        else:
            line, column = self.place(file, at)
            self._files.append(DraftFile(file.name, Span(self.length, end), at, line, column))
        self._parts.append(text)
        self._goes_on = True
        self.length = end

    def place(self, file: FileText, at: int) -> tuple[int, int]:
        """The line and the column of a character of a file, from 1."""
        if file.name not in self._lines:
            self._lines[file.name] = [0, *(match.end() for match in _LINE_END.finditer(file.text))]
        lines = self._lines[file.name]
        line = bisect_right(lines, at)
        return line, at - lines[line - 1] + 1

    def remark(self, file: FileText, at: int, what: str, reason: str) -> None:
        """Say that what stands at `at` in a file is not followed, once for each reason."""
        what = what if len(what) <= _LONGEST else f"{what[:_LONGEST]}…"
        self._remarks.setdefault((what, reason), (file.name, self.place(file, at)[0]))

    def composition(self, draft: str, start: int = 0) -> Composition:
        """What was put together for the draft of that name."""
        files = tuple(self._files)
        is_whole = not files or (len(files) == 1 and (files[0].name, files[0].offset) == (draft, 0))
        remarks = (
            f"{line_in(draft, name, line)}: {what} is not followed: {reason}"
            for (what, reason), (name, line) in self._remarks.items()
        )
        return Composition("".join(self._parts), () if is_whole else files, start, tuple(remarks))


def composed_draft(draft: Draft, composition: Composition, front: DraftMetadata) -> Draft:
    """A draft that was read from a composition, with its files, and `front` for its metadata."""
    draft = replace(draft, files=composition.files, start=composition.start, remarks=composition.remarks, front=front)
    if not composition.files:
        return draft
    places = Places(draft)
    citations = []
    for citation in draft.citations:
        place = places.at(citation.span.start)
        file = "" if place.file == draft.name else place.file
        citations.append(replace(citation, line=place.line, file=file))
    return replace(draft, citations=tuple(citations))
