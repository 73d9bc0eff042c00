"""Position: the position of each cite among the cites of its reference (specification, "Testing Position").

Citations in the running text and citations in notes are separate sequences: "ibid." in a note never refers to a
citation in the text.
"""

from collections.abc import Sequence

from citecli.csl.citation import Citation, CitationItem
from citecli.csl.taxonomy import Position
from citecli.frozen import FrozenValue


class CitePosition(FrozenValue):
    """Where one cite stands.

    `first_note` is the number of the note of its reference's first cite, 0 for none and for this note itself.
    """

    position: Position = Position.FIRST
    near_note: bool = False
    first_note: int = 0


def positions(citations: Sequence[Citation], near_note_distance: int) -> list[list[CitePosition]]:
    """The position of every cite, by citation and cite in the order given."""
    found: list[list[CitePosition]] = [[] for _ in citations]
    for in_note in (False, True):
        sequence = [at for at, citation in enumerate(citations) if (citation.note > 0) == in_note]
        _add_sequence(sequence, citations, near_note_distance, found)
    return found


def _add_sequence(
    sequence: list[int], citations: Sequence[Citation], distance: int, found: list[list[CitePosition]]
) -> None:
    """Add the positions of the citations at these places, which follow each other in the text or in the notes."""
    first_note: dict[str, int] = {}
    last_note: dict[str, int] = {}
    in_same_note: dict[int, int] = {}
    for at in sequence:
        in_same_note[citations[at].note] = in_same_note.get(citations[at].note, 0) + 1
    previous: Citation | None = None
    for at in sequence:
        citation = citations[at]
        before: CitationItem | None = None
        if previous is not None and len(previous.items) == 1:
            crowded = previous.note != citation.note and previous.note > 0 and in_same_note[previous.note] > 1
            # "Ibid." is read as what stands in the note before, and that may be one without citations.
            before = None if crowded or citation.note - previous.note > 1 else previous.items[0]
        for item in citation.items:
            if item.id not in first_note:
                position = Position.FIRST
            else:
                position = _relation(item, before)
            near = citation.note > 0 and item.id in last_note and citation.note - last_note[item.id] <= distance
            if item.near_note is not None:
                near = item.near_note
            if item.position:
                position = Position(item.position)
            first = first_note.get(item.id, 0)
            found[at].append(CitePosition(position, near, first if first != citation.note else 0))
            first_note.setdefault(item.id, citation.note)
            last_note[item.id] = citation.note
            before = item
        previous = citation


def _relation(item: CitationItem, before: CitationItem | None) -> Position:
    if before is None or before.id != item.id:
        return Position.SUBSEQUENT
    own, theirs = (item.locator.strip(), item.label or "page"), (before.locator.strip(), before.label or "page")
    if not own[0]:
        return Position.SUBSEQUENT if theirs[0] else Position.IBID
    return Position.IBID if own == theirs else Position.IBID_WITH_LOCATOR
