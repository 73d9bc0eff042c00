"""Quotation: a stretch of a text that is somebody's words. Attribution: whose, and how we know.

The terms are those of attribution research: the *source* is the words that name who speaks ("the general"), the *cue*
the words that say that somebody speaks ("declared"), the *content* what is said. The *speaker* is who the source turns
out to be, under the fullest name that the document gives ("Gen. Mark Milley").

Spans count characters of the text that was searched, half open: `text[span.start:span.end]` is the source, verbatim.
"""

from enum import StrEnum
from typing import NamedTuple

from citecli.documents.model import Span


class QuotationKind(StrEnum):
    """How words are reported."""

    DIRECT = "direct"
    """In quotation marks, a sentence or more that stands by itself: “We will go,” she said."""

    MIXED = "mixed"
    """In quotation marks, but part of somebody else's sentence: She called it “a mistake”."""

    INDIRECT = "indirect"
    """Without marks: She said that they would go. (Only on request.)"""

    MARKED = "marked"
    """In quotation marks, but not speech: a title, a nickname, a word held at arm's length. (Only on request.)"""


class AttributionRule(StrEnum):
    """What decided whose words they are; the pattern in the text, not the arithmetic."""

    CUE_AFTER = "cue after"
    """“…,” Milley said."""

    CUE_INVERTED = "cue after, inverted"
    """“…,” said Milley."""

    CUE_BEFORE = "cue before"
    """Milley said: “…”"""

    CUE_AROUND = "cue around"
    """“…,” Milley said, “…”: the cue stands between two parts of one utterance."""

    CUE_NEARBY = "cue nearby"
    """The cue is in the same sentence or the next, but not beside the words: Milley, who spoke of “…”, argued …"""

    ACCORDING_TO = "according to"
    """According to officials, Milley “…”."""

    NOUN_CUE = "noun cue"
    """the report's claim that “…”, in the words of Milley: “…”"""

    LABEL = "label"
    """MILLEY: …, as in a transcript."""

    QUESTION_AND_ANSWER = "question and answer"
    """Q. … A. …: the initials stand for the parties of an interview."""

    CARRIED_OVER = "carried over"
    """No cue of its own: the speaker of the words before goes on."""

    TURN = "turn"
    """No cue of its own: in a dialogue of two, it is the other's turn."""

    CONTEXT = "context"
    """No cue: the only one, or the nearest, whom the sentences around name."""

    NONE = "none"
    """Nobody is named."""


class Reason(NamedTuple):
    """One feature of a candidate, and what it added to its score."""

    feature: str
    weight: float


class Candidate(NamedTuple):
    """Somebody whose words they might be, with the score that decided. Filled in on request (`explain=True`)."""

    source: Span | None
    cue: Span | None
    speaker: str
    rule: AttributionRule
    score: float
    reasons: tuple[Reason, ...] = ()


class Attribution(NamedTuple):
    """Whose words they are.

    `source` and `cue` stand in the text, `None` where the text has none (a carried-over fragment has neither of its
    own: then `source` is the nearest words that name the speaker, and `cue` is `None`). `speaker` is the fullest form
    of the name in the document, `display` the same without title. `aliases` are all forms, as written, that the
    document uses for the speaker, pronouns left out.
    """

    source: Span | None
    cue: Span | None
    speaker: str
    display: str
    rule: AttributionRule
    aliases: tuple[str, ...] = ()


class Quotation(NamedTuple):
    """One quotation.

    `span` includes the quotation marks (indirect speech has none). `paragraph` is the number of the paragraph in which
    it begins. Parts that are one utterance (“…,” she said, “…”) share `utterance`, which counts from 1 over the text.
    `about` is the person who is the subject of relayed words (According to A, B “has …”: A speaks, about B).
    `confidence`, 0 to 1, is the expected share of such answers that are right: the words are somebody's, and theirs.
    `candidates` are there on request, best first.
    """

    span: Span
    kind: QuotationKind
    attribution: Attribution | None
    paragraph: int | None = None
    utterance: int = 0
    about: str | None = None
    confidence: float = 1.0
    candidates: tuple[Candidate, ...] = ()

    @property
    def speaker(self) -> str:
        """The fullest form of the speaker's name, "" where nobody is named."""
        return self.attribution.speaker if self.attribution else ""

    @property
    def speaker_display(self) -> str:
        """The speaker's name without title, "" where nobody is named."""
        return self.attribution.display if self.attribution else ""

    @property
    def rule(self) -> AttributionRule:
        """What decided whose words they are."""
        return self.attribution.rule if self.attribution else AttributionRule.NONE
