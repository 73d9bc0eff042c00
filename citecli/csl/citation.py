"""Citation: what a writer asks for, and Rendered: what they get.

A *citation* stands at one place in a text and holds one or more *cites* (`CitationItem`). A document is an ordered
sequence of citations.
"""

from enum import StrEnum

from citecli.csl.taxonomy import Mode
from citecli.frozen import FrozenValue
from citecli.markup.nodes import Content


class CitationItem(FrozenValue):
    """One cite: a reference's id and what the writer adds to it.

    `label` is the locator's kind (page when empty). `prefix` and `suffix` may hold rich text.
    """

    id: str
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""
    mode: Mode = Mode.NORMAL
    near_note: bool | None = None
    position: str = ""


class Citation(FrozenValue):
    """One citation. `note` is the number of the note it stands in, 0 in running text.

    `mode` goes for the first cite; `infix` is set between author and rest in the composite mode.
    `sort` false keeps the cites in the order given whatever the style says; `sort_bare` lets only those be sorted that
    follow each other without a prefix or suffix of the writer's ("see one; also two" is in a meant order).
    """

    items: tuple[CitationItem, ...]
    note: int = 0
    mode: Mode = Mode.NORMAL
    infix: str = ""
    sort: bool = True
    prefix: str = ""
    suffix: str = ""
    sort_bare: bool = False


class BibliographyEntry(FrozenValue):
    """One bibliography entry: the reference's id and its formatted text."""

    id: str
    content: Content


class WarningKind(StrEnum):
    """What a `RenderWarning` is about."""

    UNKNOWN_REFERENCE = "unknown-reference"
    """A cite names an id that no reference has; the cite is left out."""
    EMPTY_CITE = "empty-cite"
    """The style has nothing to show for a reference where it is cited."""
    EMPTY_CITATIONS = "empty-citations"
    """The style has nothing to show for any of the references that are cited."""
    EMPTY_ENTRY = "empty-entry"
    """The style has nothing to show for a reference in the bibliography; it has no entry."""
    SORTED_BY_CHARACTERS = "sorted-by-characters"
    """Chinese is sorted by its characters, for want of their readings."""


class RenderWarning(FrozenValue):
    """Something that the writer should know of. `text` is one line for a reader.

    `reference_id` is the id of the reference that it is about, "" when it is about all of them.
    """

    kind: WarningKind
    text: str
    reference_id: str = ""


class Rendered(FrozenValue):
    """What `render` returns: a content for each citation, in order, and the bibliography in its own order.

    `bibliography` is `None` for a style that has none. `warnings` come in the order in which they were found. The
    options say how the bibliography wants to be set (specification, "Whitespace"): a hanging indent, a first field set
    apart, spacings in lines.
    """

    citations: tuple[Content, ...]
    bibliography: tuple[BibliographyEntry, ...] | None = None
    warnings: tuple[RenderWarning, ...] = ()
    hanging_indent: bool = False
    second_field_align: str = ""
    line_spacing: int = 1
    entry_spacing: int = 1
