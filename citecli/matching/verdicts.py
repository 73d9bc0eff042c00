"""What comes of comparing a quotation with a source."""

from enum import StrEnum
from typing import NamedTuple

from citecli.documents.model import Span


class Alteration(StrEnum):
    """What a writer may do to somebody's words.

    The rules that the manuals share: APA 7, 8.30 and 8.31; MLA 9, "Altering quotations"; Chicago 18, "Permissible
    changes" and "Ellipses".
    """

    INITIAL = "first letter"
    """The case of the first letter, with brackets or without."""

    BRACKETS = "brackets"
    """Words in brackets in place of others, or added."""

    OMISSION = "omission"
    """An ellipsis in place of words."""

    MARKS = "marks and spaces"
    """Other quotation marks, dashes, spaces, line breaks."""

    ENDING = "closing punctuation"
    """The punctuation at the end belongs to the sentence around it."""


class Piece(NamedTuple):
    """A run of words in a comparison: those of the draft, those of the source; the same, or one "" or different."""

    draft: str
    source: str
    same: bool


class Match(NamedTuple):
    """A quotation beside the passage that is nearest to it.

    `span` is the passage in the source. `nearness`, 0 to 1, is the share of words that agree; 1 with `exact` says that
    nothing was changed but what `alterations` names. `pieces` are the comparison, word by word.
    """

    span: Span
    nearness: float
    exact: bool
    alterations: tuple[Alteration, ...]
    pieces: tuple[Piece, ...]
