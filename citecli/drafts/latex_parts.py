"""What is found in a LaTeX source on the way: hidden pieces, citations, and what begins and ends with braces."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from citecli.documents.model import Span
from citecli.drafts.assembly import Heading, Hidden, Note
from citecli.drafts.latex_citations import CitationCommand, CiteGroup, cites_of, split_keys
from citecli.drafts.model import DraftCitation, DraftCite, NoteMark
from citecli.frozen import replace

_DEEPEST_SEARCH = 20


class Opened(NamedTuple):
    """What a closing brace ends. `kind` is "quote", "block", "note", "note apart" (called before), "heading" or ""."""

    kind: str
    start: int
    """Where its text begins."""
    shown: str = ""
    """What is seen in place of the closing brace."""
    then: int = -1
    """Where to go on behind it, where arguments follow that are no text; else -1."""
    level: int = 0
    """The level of a heading."""


class LatexParts:
    """Collects them, and keeps account of which quotations and blocks are open."""

    def __init__(self) -> None:
        self.hidden: list[Hidden] = []
        self.citations: list[DraftCitation] = []
        self.blocks: list[Span] = []
        self.headings: list[Heading] = []
        self.notes: list[Note] = []
        self.marks: list[NoteMark] = []
        self.lists: list[Span] = []
        self.calls: list[Span] = []
        r"""Calls for notes whose text has not come yet (`\\footnotemark`), the first one first."""
        self.cuts: list[int] = []
        """Offsets at which a paragraph ends without a blank line."""
        self._called = 0
        self._ends: dict[int, Opened] = {}
        self._quotes: list[int] = []  # where the quotations end that are open, and so on
        self._notes: list[int] = []
        self._environments: list[tuple[str, int, str]] = []

    def hide(self, start: int, end: int, shown: str = "") -> int:
        """Replace a piece by what is seen of it; where it ends."""
        self.hidden.append(Hidden(start, end, shown))
        return end

    def cut(self, spans: Iterable[Span]) -> list[Span]:
        """The spans of paragraphs, parted where one ends without a blank line; in order, as they are given."""
        cuts = sorted(set(self.cuts))
        parted: list[Span] = []
        for span in spans:
            inner = cuts[bisect_right(cuts, span.start) : bisect_left(cuts, span.end)]
            parted += [Span(start, end) for start, end in pairwise([span.start, *inner, span.end])]
        return parted

    # Braces

    def open(self, kind: str, text: Span, *, then: int = -1, level: int = 0, behind: str = "", start: int = -1) -> str:
        """Note what the brace at the end of `text` ends; what is seen in place of what opens it.

        `behind` is seen after the closing brace; a block begins at `start` if that is given.
        """
        mark = closing = ""
        if kind == "quote":
            while self._quotes and self._quotes[-1] <= text.start:
                self._quotes.pop()
            mark, closing = ("‘", "’") if len(self._quotes) % 2 else ("“", "”")
            self._quotes.append(text.end)
        elif kind == "block":
            mark = " "  # where its citation is found
        elif kind in ("note", "note apart"):
            while self._notes and self._notes[-1] <= text.start:
                self._notes.pop()
            kind = "" if self._notes else kind  # one in another is part of it
            self._notes.append(text.end)
        begin = start if kind == "block" and start >= 0 else text.start
        self._ends[text.end] = Opened(kind, begin, closing + behind, then, level)
        return mark

    def close(self, at: int) -> int:
        """Take notice of the closing brace at `at`; where to go on."""
        opened = self._ends.pop(at, None)
        if opened is None:
            return self.hide(at, at + 1)
        match opened.kind:
            case "block":
                self.blocks.append(Span(opened.start, at + bool(opened.shown)))
            case "heading":
                self.headings.append(Heading(opened.start, at, opened.level))
            case "note" | "note apart":
                label = f"note {opened.start}"
                self.notes.append(Note(opened.start, at, label))
                is_called = opened.kind == "note apart" and self._called < len(self.calls)
                call = self.calls[self._called] if is_called else Span(opened.start - 1, opened.start)
                self._called += is_called
                self.marks.append(NoteMark(call, label))
        return self.hide(at, max(opened.then, at + 1), opened.shown)

    # Environments

    def begin(self, name: str, start: int, shown: str = "") -> None:
        """An environment begins that sets a quotation or a list apart; `shown` is seen where it ends."""
        self._environments.append((name, start, shown))

    def end(self, name: str) -> tuple[int, str] | None:
        """An environment ends: where the outermost of its kind began, and what is seen there; else `None`."""
        for index in range(len(self._environments) - 1, max(len(self._environments) - _DEEPEST_SEARCH, 0) - 1, -1):
            if self._environments[index][0] == name:
                _, start, shown = self._environments[index]
                del self._environments[index:]
                return start, shown
        return None

    # Citations

    def bind(self, first: int, words: Span | None) -> None:
        """Say that the citations from number `first` on belong to the words that their command quotes."""
        if words is not None:
            self.citations[first:] = [replace(citation, quoted=words) for citation in self.citations[first:]]

    def cite(self, start: int, end: int, command: CitationCommand, groups: list[CiteGroup], field: str = "") -> None:
        """Note a citation of groups of keys; `field` is the part that `\\citefield` takes out of the reference."""
        if part := field or command.part:
            keys = [key for group in groups for key in split_keys(group.keys) if "\\" not in key and "#" not in key]
            span = Span(start, end)
            for key in keys:
                taken = DraftCitation(
                    span, 0, (DraftCite(key),), as_note=command.as_note, part=part, command=command.name
                )
                self.citations.append(taken)
                span = Span(end, end)  # the others have no text of their own
            return
        cites = cites_of(groups, author_suppressed=command.author_suppressed)
        if cites:
            self.citations.append(
                DraftCitation(
                    Span(start, end),
                    0,
                    cites,
                    command.textual,
                    as_note=command.as_note,
                    author_only=command.author_only,
                )
            )
