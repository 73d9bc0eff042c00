"""What `bib` answers: a draft with its citations set."""

from typing import NamedTuple

from citecli.csl.citation import BibliographyEntry
from citecli.drafts.blocks import Tree
from citecli.markup.nodes import Content


class UnknownKey(NamedTuple):
    """A key that stands for no reference, the lines where it is used, and keys that are like it."""

    key: str
    lines: tuple[int, ...]
    nearest: tuple[str, ...] = ()


class Placed(NamedTuple):
    """A citation in its place: in the text, and what becomes a note there (`None`: nothing)."""

    content: Content
    note: Content | None = None


class Bibliography(NamedTuple):
    """The entries in the style's order, and how they want to be set. `title` is the heading asked for, or ""."""

    entries: tuple[BibliographyEntry, ...]
    title: str = ""
    hanging_indent: bool = False


class Finished(NamedTuple):
    """The draft in pieces: Markdown as it was written, and the citations between, in order.

    `bibliography` is `None` when the style has none or the draft wants none; it stands after the piece number
    `bibliography_after` (-1: at the end). `tree` has the whole in blocks, with `Placed` number n where the tag
    `citation` says n; it is there when it was asked for. `style`, `title` and `locale` name what was used.
    """

    pieces: tuple[str | Placed, ...]
    bibliography: Bibliography | None
    bibliography_after: int
    style: str
    title: str
    locale: str
    tree: Tree | None = None
    unknown: tuple[UnknownKey, ...] = ()
    warnings: tuple[str, ...] = ()
    cited: int = 0

    @property
    def placed(self) -> tuple[Placed, ...]:
        """The citations alone."""
        return tuple(one for one in self.pieces if isinstance(one, Placed))
