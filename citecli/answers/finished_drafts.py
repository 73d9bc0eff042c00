"""The result of `bib`: a draft with formatted citations and a bibliography."""

from citecli.csl.citation import BibliographyEntry
from citecli.drafts.blocks import Tree
from citecli.drafts.model import DraftMetadata
from citecli.frozen import FrozenValue
from citecli.markup.nodes import Content


class FileLine(FrozenValue):
    """A line of a file of a draft."""

    file: str
    """The file, as the user would name it."""
    line: int
    """The line, from 1."""


class UnknownKey(FrozenValue):
    """A citation key that no reference has."""

    key: str
    """The key as written, without @."""
    places: tuple[FileLine, ...]
    """Where it is used; nowhere when the front matter names it."""
    nearest: tuple[str, ...] = ()
    """Similar keys."""

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines where it is used, from 1, each in its file."""
        return tuple(place.line for place in self.places)


class Placed(FrozenValue):
    """A formatted citation in the draft."""

    content: Content
    """The part of the citation in the text."""
    note: Content | None = None
    """The content of a new note at this place; `None` for no note."""


class Bibliography(FrozenValue):
    """The bibliography of a draft."""

    entries: tuple[BibliographyEntry, ...]
    """In the style's order."""
    title: str = ""
    """The heading that the draft asks for, or ""."""
    hanging_indent: bool = False
    """Whether the entries want one."""


class Finished(FrozenValue):
    """A draft with its citations set."""

    pieces: tuple[str | Placed, ...]
    """Markdown as it was written, and the citations between, in order."""
    bibliography: Bibliography | None
    """`None` when the style has none or the draft wants none."""
    bibliography_after: int
    """The index of the piece after which the bibliography goes; -1 for the end of the draft."""
    style: str
    """The id of the style."""
    title: str
    """Its full title."""
    locale: str
    """The language of terms and dates."""
    tree: Tree | None = None
    """The draft as a tree of blocks, if requested. Nodes with the tag `citation` hold the number of a citation."""
    unknown: tuple[UnknownKey, ...] = ()
    """The keys that no reference has."""
    warnings: tuple[str, ...] = ()
    """For the user, one line each."""
    cited: int = 0
    """How many references are cited."""
    is_latex: bool = False
    """Whether the pieces of the draft are LaTeX, not Markdown."""
    metadata: DraftMetadata = DraftMetadata()
    """The draft's own title, authors, date and language."""

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The citations of the draft, without the text around them."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Placed))
