"""The citations that programs have put into a document, as citations of a draft with the references of their works.

Programs number works in their own ways: Mendeley anew in each citation, Zotero by the library of each of several
authors. So a work is known by the addresses that its program has for it, else by what its data say; its key is made
of its author and year where the writer has none.
"""

from collections.abc import Mapping, Sequence

from citecli.documents.model import Span
from citecli.drafts.field_citation import CitedWork, FieldCitation
from citecli.drafts.model import DraftCitation, EmbeddedReference
from citecli.frozen import replace
from citecli.references.citekeys import citekey, free_key
from citecli.references.csl_json import from_item
from citecli.references.duplicates import Works
from citecli.references.model import Reference
from citecli.text.segment import stripped

_NAMELESS = "it names a work by a number alone"


class ProgramCitations:
    """Takes the citations of a document in the order of its text."""

    def __init__(self) -> None:
        self._found: list[tuple[Span, FieldCitation, list[int | None]]] = []
        self._references: list[EmbeddedReference] = []
        self._taken: set[str] = set()
        self._by_identifier: dict[str, int] = {}
        self._seen_as: dict[str, set[int]] = {}
        self._by_data: Works[int] = Works()
        self._made: set[int] = set()

    def add(self, start: int, end: int, citation: FieldCitation) -> None:
        """Take in a citation that is shown by the text from `start` to `end`."""
        self._found.append((Span(start, end), citation, [self._take(cite.work) for cite in citation.cites]))

    @property
    def size(self) -> int:
        """How many citations were taken in so far."""
        return len(self._found)

    @property
    def references(self) -> tuple[EmbeddedReference, ...]:
        """The references of the works, each once, in the order in which they came."""
        return tuple(self._references)

    def citations(self, text: str) -> list[DraftCitation]:
        """The citations of the draft with this text. A work that is known by nothing but a number is looked up in all.

        A citation is in one paragraph, that in which it begins, and without the white space at its ends.
        """
        citations = []
        for span, citation, numbers in self._found:
            line_end = text.find("\n", stripped(text, span.start, span.end)[0], span.end)
            start, end = stripped(text, span.start, line_end if line_end >= 0 else span.end)
            if end <= start and citation.cites:
                end = start = span.start  # it is there, though it shows nothing
            if end > start or citation.cites:
                citations.append(self._citation(Span(start, end), citation, numbers))
        return citations

    def _citation(self, span: Span, citation: FieldCitation, numbers: Sequence[int | None]) -> DraftCitation:
        cites = []
        problem = citation.problem
        for cite, known in zip(citation.cites, numbers, strict=True):
            number = self._known(cite.work) if known is None else known
            if number is not None:
                cites.append(cite.cite(self._references[number].key, key_is_made=number in self._made))
            elif cite.work.key:
                cites.append(cite.cite(cite.work.key, key_is_made=False))
            else:
                problem = problem or _NAMELESS
        return DraftCitation(span, 0, tuple(cites), citation.textual, author_only=citation.author_only, unread=problem)

    def _known(self, work: CitedWork) -> int | None:
        """The number of the reference of a work without data, `None` when none is known to be of it."""
        for identifier in work.identifiers:
            if identifier in self._by_identifier:
                return self._by_identifier[identifier]
        alike = self._seen_as.get(work.seen_as, set()) if work.seen_as else set()
        return next(iter(alike)) if len(alike) == 1 else None

    def _take(self, work: CitedWork) -> int | None:
        """The number of the reference of a work that has data, which is a new one if there is none so far."""
        if not work.item:
            return None
        number = next((self._by_identifier[name] for name in work.identifiers if name in self._by_identifier), None)
        if number is None:
            number = self._like(work)
        for name in work.identifiers:
            self._by_identifier.setdefault(name, number)
        if work.seen_as:
            self._seen_as.setdefault(work.seen_as, set()).add(number)
        return number

    def _like(self, work: CitedWork) -> int:
        """The number of the reference that the data of a work are of, of a new one if there is none."""
        reference = _reference(work.item)
        for number, _ in self._by_data.same(reference):
            if work.key in ("", self._references[number].key):
                return number
        number = len(self._references)
        key = work.key if work.key not in self._taken else ""
        if not key:
            key = free_key(work.key, self._taken) if work.key else citekey(reference, self._taken)
            self._made.add(number)
        self._taken.add(key)
        self._references.append(EmbeddedReference(key, {**work.item, "id": key}, work.record, work.form))
        self._by_data.add(reference, number)
        return number


def _reference(item: Mapping[str, object]) -> Reference:
    """What the data of a work say, as far as they can be read."""
    reference, _ = from_item(item)
    return replace(reference, id="")
