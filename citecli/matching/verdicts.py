"""What comes of comparing quoted words with a text: one scale of verdicts, whoever compares them."""

from enum import StrEnum

from citecli.documents.model import Span
from citecli.frozen import FrozenValue

NEAR = 0.5
"""The share of words that agree from which on a passage is the one that was quoted, altered."""
NEAR_SHORT = 0.7
"""The share for quotations of fewer than `SHORT` words."""
SHORT = 6


class Verdict(StrEnum):
    """The verdict on quoted words: how they compare with a text."""

    VERBATIM = "verbatim"
    """Word for word; where a place was known, at that place."""
    PERMITTED = "permitted alterations"
    """Word for word but for what a writer may change (`Alteration`)."""
    ALTERED = "altered"
    """The passage is there, but its words are others."""
    MOVED = "moved"
    """Word for word, at another place than the one that was known."""
    NOT_FOUND = "not found"
    """No passage is near enough to be the one that was quoted."""


FAITHFUL = frozenset((Verdict.VERBATIM, Verdict.PERMITTED, Verdict.MOVED))
"""The verdicts with which no word was changed that a writer may not change."""


class Alteration(StrEnum):
    """A change to quoted words that style manuals permit.

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


class Piece(FrozenValue):
    """A run of words in a comparison of quoted words with a text."""

    draft: str
    """The run as it is quoted; "" when the text alone has it."""
    source: str
    """The run as the text has it; "" when the quotation alone has it."""
    same: bool
    """Whether the two are the same, but for what a writer may change."""


class Match(FrozenValue):
    """Quoted words beside the passage of a text that is nearest to them."""

    verdict: Verdict
    span: Span
    """The passage: offsets in the text."""
    nearness: float = 1.0
    """The share of words that agree, 0 to 1."""
    alterations: tuple[Alteration, ...] = ()
    """What was changed that may be changed."""
    pieces: tuple[Piece, ...] = ()
    """The comparison, run by run, in the order of the quotation."""

    @property
    def is_faithful(self) -> bool:
        """Whether no word was changed that a writer may not change."""
        return self.verdict in FAITHFUL


def verdict_of(nearness: float, size: int) -> Verdict:
    """The verdict on a passage that is not word for word a quotation of `size` words."""
    return Verdict.ALTERED if nearness >= (NEAR_SHORT if size < SHORT else NEAR) else Verdict.NOT_FOUND
