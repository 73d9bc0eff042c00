"""What `show` answers: a document, the part of it that is to be shown, and what is to stand out in it; and what `help`
answers: pages of the manual.
"""

from typing import TYPE_CHECKING

from citecli.documents.model import Document, Heading, Paragraph, Span
from citecli.documents.omissions import Omission
from citecli.frozen import FrozenValue
from citecli.quotes.model import Quotation

if TYPE_CHECKING:
    from citecli.drafts.blocks import Tree


class Voice(FrozenValue):
    """One speaker of a document."""

    letter: str
    """A, B, … in order of appearance, which tells speakers apart in print; `?` is nobody."""
    speaker: str
    """The fullest name, "" for nobody named."""
    display: str
    """The name without title."""
    quotations: int
    """How many quotations there are."""


class Reading(FrozenValue):
    """A document, or a part of it, to be read."""

    document: Document
    """The document."""
    paragraphs: tuple[Paragraph, ...]
    """The paragraphs to be shown."""
    whole: bool = True
    """Whether that is all of them, with the title and the like."""
    matches: tuple[Span, ...] = ()
    """What was searched for, in the document's text."""
    quotations: tuple[Quotation, ...] = ()
    """The quotations, when they were asked for."""
    letters: tuple[str, ...] = ()
    """The letter of the speaker of each quotation."""
    voices: tuple[Voice, ...] = ()
    """The speakers, when they were asked for."""
    headings: tuple[Heading, ...] = ()
    """The headings directly before these paragraphs; when it is whole, all."""
    omissions: tuple[Omission, ...] = ()
    """What the reader left out of the text, when it was asked for."""


class Metadata(FrozenValue):
    """The fields of a document's reference, each with its origin."""

    document: Document
    """The document."""
    fields: tuple[tuple[str, str, str], ...]
    """Each variable of its reference, with its value in one line and its origin."""
    missing: tuple[str, ...]
    """Important variables that the reference lacks."""


class GuidePage(FrozenValue):
    """One page of the manual."""

    topic: str
    """The word that asks for it: the name of a command, or what it is about."""
    text: str
    """The page in Markdown, as it is in its file."""
    tree: "Tree"
    """The page in blocks, without typographic replacements."""
