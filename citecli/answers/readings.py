"""What `show` answers: a document, the part of it that is to be shown, and what is to stand out in it."""

from typing import NamedTuple

from citecli.documents.model import Document, Heading, Paragraph, Span
from citecli.quotes.model import Quotation


class Voice(NamedTuple):
    """One speaker of a document. `letter` (A, B, … in order of appearance; `?` is nobody) tells them apart in print."""

    letter: str
    speaker: str
    display: str
    quotations: int


class Reading(NamedTuple):
    """`paragraphs` are those to be shown; `whole` when that is all of them, and the head, too; `headings` those that
    stand directly before one of these, or when `whole` all.

    `matches` are what was searched for, `quotations` and `voices` are empty unless asked for; `letters` has the letter
    of each quotation.
    """

    document: Document
    paragraphs: tuple[Paragraph, ...]
    whole: bool = True
    matches: tuple[Span, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    letters: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    headings: tuple[Heading, ...] = ()


class Metadata(NamedTuple):
    """The reference of a document: each variable with its value in one line and its origin; and what it lacks."""

    document: Document
    fields: tuple[tuple[str, str, str], ...]
    missing: tuple[str, ...]
