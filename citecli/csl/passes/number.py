"""Number: order the references, cited ones first, by their first cite, then the others."""

from collections.abc import Mapping, Sequence

from citecli.csl.citation import Citation
from citecli.csl.context import Cite
from citecli.csl.taxonomy import Position
from citecli.frozen import replace
from citecli.references.model import Reference


def by_id(references: Sequence[Reference]) -> dict[str, Reference]:
    """The references by their ids; of those with the same id the first."""
    found: dict[str, Reference] = {}
    for reference in references:
        found.setdefault(reference.id, reference)
    return found


def without_unknown(citations: Sequence[Citation], ids: Mapping[str, object]) -> tuple[list[Citation], list[str]]:
    """The citations without cites of unknown references, and the unknown id of each removed cite, in order."""
    cited: list[Citation] = []
    unknown: list[str] = []
    for citation in citations:
        missing = [item.id for item in citation.items if item.id not in ids]
        if missing:
            citation = replace(citation, items=tuple(item for item in citation.items if item.id in ids))
        cited.append(citation)
        unknown += missing
    return cited, unknown


def in_order(references: Mapping[str, Reference], citations: Sequence[Citation]) -> list[Reference]:
    """The references (by their ids) in the order of their first cite, then the others as given."""
    cited = {item.id: references[item.id] for citation in citations for item in citation.items}
    return list({**cited, **references}.values())


def later_cites(cites: Sequence[Cite], citations: Sequence[Citation]) -> list[Cite]:
    """The cites as subsequent cites of their references, which is the form that must be unambiguous."""
    first_notes: dict[str, int] = {}
    for citation in citations:
        for item in citation.items:
            first_notes.setdefault(item.id, citation.note)
    return [
        replace(cite, position=Position.SUBSEQUENT, near_note=True, first_note=first_notes.get(cite.reference.id, 0))
        for cite in cites
    ]
