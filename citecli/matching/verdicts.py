"""The result of comparing quoted words with a text: one scale of verdicts for all commands."""

from enum import StrEnum

from citecli.documents.model import Span
from citecli.frozen import FrozenValue

NEAR = 0.5
"""The lowest share of matching words at which a passage counts as the quoted one in altered form."""
NEAR_SHORT = 0.7
"""`NEAR` for quotations of fewer than `SHORT` words."""
SHORT = 6
WORTH_SHOWING = 0.2
"""The lowest share of matching words of a passage that is shown as the nearest one."""


class Verdict(StrEnum):
    """The verdict on quoted words: how they compare with a text."""

    VERBATIM = "verbatim"
    """Word for word, and at the known place if there is one."""
    PERMITTED = "permitted alterations"
    """Word for word except for permitted changes (`Alteration`)."""
    ALTERED = "altered"
    """The passage exists, but with different words."""
    MOVED = "moved"
    """Word for word, but not at the known place."""
    NOT_FOUND = "not found"
    """No passage is similar enough to be the quoted one."""
    TOO_SHORT = "too short to judge"
    """The words are not there, but are so few that similar ones could be a coincidence."""


FAITHFUL = frozenset((Verdict.VERBATIM, Verdict.PERMITTED, Verdict.MOVED))
"""The verdicts for quotations without unpermitted changes."""


class Alteration(StrEnum):
    """A change to quoted words that style manuals permit.

    The rules that the manuals share: APA 7, 8.30 and 8.31; MLA 9, "Altering quotations"; Chicago 18, "Permissible
    changes" and "Ellipses".
    """

    INITIAL = "first letter"
    """A different case of the first letter, with or without brackets."""

    BRACKETS = "brackets"
    """Words in brackets that are added or replace others."""

    OMISSION = "omission"
    """An ellipsis in place of words."""

    MARKS = "marks and spaces"
    """Different quotation marks, dashes, spaces or line breaks."""

    INTERRUPTION = "interruption left out"
    """The words between the two parts of an interrupted quotation left out: “…,” said Byron, “…”."""

    ENDING = "closing punctuation"
    """Different punctuation at the end, because it belongs to the writer's sentence."""


class Piece(FrozenValue):
    """A run of words in a comparison of quoted words with a text."""

    draft: str
    """The words in the quotation; "" if they occur only in the text."""
    source: str
    """The words in the text; "" if they occur only in the quotation."""
    same: bool
    """Whether the two are the same except for permitted changes."""


class Match(FrozenValue):
    """The passage of a text that is most similar to quoted words, and the comparison of the two."""

    verdict: Verdict
    span: Span
    """The passage: half-open character offsets in the text."""
    nearness: float = 1.0
    """The share of matching words, 0 to 1."""
    alterations: tuple[Alteration, ...] = ()
    """The permitted changes that the writer made."""
    pieces: tuple[Piece, ...] = ()
    """The comparison in runs of equal and different words, in the order of the quotation."""

    @property
    def is_faithful(self) -> bool:
        """Whether the quotation has no unpermitted changes."""
        return self.verdict in FAITHFUL


def verdict_of(nearness: float, size: int) -> Verdict:
    """The verdict for a passage that differs from a quotation of `size` words, by its share of matching words."""
    return Verdict.ALTERED if nearness >= (NEAR_SHORT if size < SHORT else NEAR) else Verdict.NOT_FOUND
