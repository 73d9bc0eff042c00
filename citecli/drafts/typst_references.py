"""The references of a draft in Typst, `@key[p. 3]`: works that are cited, or labels that the draft sets itself."""

import re

from citecli.documents.model import Span
from citecli.drafts.collected_parts import CollectedParts, closing_brackets
from citecli.drafts.model import DraftCitation, DraftCite
from citecli.drafts.typst_calls import citation, supplement_text
from citecli.frozen import replace

_LONGEST_SUPPLEMENT = 1000
_BLANK_OR_NOTHING = re.compile(r"\s*")
_LABEL = re.compile(r"(?:(?<=[\s\])$])(?<![,:(]\s)|\blabel:[ ]?)<(\w[\w:.-]*)>")


_TERM = re.compile(r"\bkey\s*:\s*\"([\w:.-]+)\"")
_PREFIX = re.compile(r"#show:\s*alexandria\([^()]{0,300}?\bprefix\s*:\s*\"([^\"\n]+)\"")


def labels_in(text: str) -> frozenset[str]:
    """The labels that a text in Typst sets behind what they label, and the keys of the glossary that it has."""
    terms = {match[1] for match in _TERM.finditer(text)}
    return frozenset((*(match[1] for match in _LABEL.finditer(text)), *terms, *(f"{term}:pl" for term in terms)))


class TypstReferences:
    """Takes in the references of a draft, and settles what they are when all of it is read."""

    def __init__(self, parts: CollectedParts) -> None:
        self._parts = parts
        self._closing = closing_brackets(parts.text, 0, len(parts.text))
        self._own: set[int] = set()  # ids of citations, which the list of them keeps
        self._kept: list[DraftCitation] = []
        self.labels: set[str] = set()
        """The labels that the draft sets."""
        prefix = _PREFIX.search(parts.text)
        self._prefix = prefix[1] if prefix else ""  # that the package alexandria puts before keys

    def add(self, start: int, written: str) -> int:
        """A reference that begins at `start`, with what may be its key; where it ends, its supplement included."""
        key = written.rstrip(".:-")
        end = start + 1 + len(key)
        key = key.removeprefix(self._prefix) or key
        suffix = ""
        close = self._closing.get(end, -1)
        if 0 <= close - end <= _LONGEST_SUPPLEMENT:
            suffix = supplement_text(self._parts.text[end + 1 : close])
            end = close + 1
        self._take(start, end, DraftCite(key, suffix=suffix))
        return end

    def add_call(self, start: int, end: int, arguments: str) -> None:
        """A reference as a function: `#ref(<key>, supplement: [p. 3])`."""
        cited = citation(arguments, "", "")
        if len(cited.cites) == 1:
            self._take(start, end, cited.cites[0])

    def _take(self, start: int, end: int, cite: DraftCite) -> None:
        taken = DraftCitation(Span(start, end), 0, (cite,))
        self._kept.append(taken)
        self._own.add(id(taken))
        self._parts.citations.append(taken)

    def settle(self) -> None:
        """Tell works from labels of the draft, and put together those that stand side by side."""
        settled: list[DraftCitation] = []
        joins = False
        for one in self._parts.citations:
            is_own = id(one) in self._own
            if is_own and one.cites[0].key in self.labels:
                self._parts.hide(*one.span)
                joins = False
                continue
            if is_own and joins and self._touch(settled[-1], one):
                before = settled[-1]
                span = Span(before.span.start, one.span.end)
                settled[-1] = replace(before, span=span, cites=(*before.cites, *one.cites))
            else:
                settled.append(one)
            joins = is_own
        self._parts.citations = settled

    def _touch(self, before: DraftCitation, citation: DraftCitation) -> bool:
        """Whether there is nothing between two citations but blanks."""
        blank = _BLANK_OR_NOTHING.match(self._parts.text, before.span.end, citation.span.start)
        return blank is not None and blank.end() == citation.span.start
