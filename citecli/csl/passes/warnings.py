"""Warnings: what the writer should know of, as values with a kind and a line of text."""

from collections.abc import Iterable, Mapping

from citecli.csl.citation import RenderWarning, WarningKind
from citecli.references.model import Reference


def unknown_references(ids: Iterable[str]) -> list[RenderWarning]:
    """A warning for every cite of a reference that there isn't."""
    return [RenderWarning(WarningKind.UNKNOWN_REFERENCE, f"no reference '{name}'", name) for name in ids]


def empty_cites(ids: list[str], all_empty: bool, references: Mapping[str, Reference]) -> list[RenderWarning]:
    """A warning for each reference for whose cites the style has nothing to show; one for all when there are several
    and it shows none.
    """
    if len(ids) > 1 and all_empty:
        text = "the style prints nothing in citations"
        return [RenderWarning(WarningKind.EMPTY_CITATIONS, text)]
    return [_empty(WarningKind.EMPTY_CITE, references[name], "in citations") for name in ids]


def empty_entries(references: Iterable[Reference]) -> list[RenderWarning]:
    """A warning for each reference for which the style has nothing to show in the bibliography."""
    return [_empty(WarningKind.EMPTY_ENTRY, reference, "in the bibliography") for reference in references]


def _empty(kind: WarningKind, reference: Reference, where: str) -> RenderWarning:
    text = f"the style prints nothing for '{reference.id}' ({reference.type}) {where}"
    return RenderWarning(kind, text, reference.id)
