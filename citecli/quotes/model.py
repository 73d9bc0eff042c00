"""Quotation: a stretch of a text that is somebody's words. Attribution: whose, and how we know.

The terms are those of attribution research: the *source* is the words that name who speaks ("the general"), the *cue*
the words that say that somebody speaks ("declared"), the *content* what is said. The *speaker* is who the source turns
out to be, under the fullest name that the document gives ("Gen. Mark Milley").

Spans count characters of the text that was searched, half open: `text[span.start:span.end]` is the source, verbatim.

The values are named tuples: thousands are made, and they go from process to process.
"""

from enum import StrEnum
from typing import NamedTuple

from citecli.documents.model import Span

UNNAMED_NARRATOR = "the narrator"
"""The speaker of a narrator's words, where the text does not say what the narrator is called."""


class QuotationKind(StrEnum):
    """The kind of a quotation: how it reports words."""

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
    """No cue of its own: in a dialogue, by who speaks before and after, it is their turn."""

    ADDRESSED = "addressed"
    """No cue of its own: the words before call them by name (“Where is it, Novak?”), and they answer."""

    CONTEXT = "context"
    """No cue: the only one, or the nearest, whom the sentences around name."""

    NONE = "none"
    """Nobody is named."""


class Reason(NamedTuple):
    """One feature of a candidate."""

    feature: str
    """The pattern that it names."""
    weight: float
    """What it added to the candidate's score."""


class Candidate(NamedTuple):
    """Somebody whose words they might be. Filled in on request (`explain=True`)."""

    source: Span | None
    """The words that name them, `None` where that nobody is named, or that it is no speech, is the candidate."""
    cue: Span | None
    speaker: str
    """The fullest name that the text gives, "nobody" or "no speech"."""
    rule: AttributionRule
    score: float
    """The probability that the model gives it, among all candidates."""
    reasons: tuple[Reason, ...] = ()
    """The features that spoke for or against it."""


class Attribution(NamedTuple):
    """The attribution of a quotation: its speaker, source and cue."""

    source: Span | None
    """The words that name who speaks; where words go on without any of their own, the nearest that do."""
    cue: Span | None
    """The words that say that somebody speaks, `None` where there are none."""
    speaker: str
    """The fullest form of the name in the document, with title: Gen. Mark Milley."""
    display: str
    """That form without title: Mark Milley."""
    rule: AttributionRule
    """The pattern that decided."""
    aliases: tuple[str, ...] = ()
    """All forms, as written, that the document uses for the speaker, pronouns left out."""


class Quotation(NamedTuple):
    """One quotation."""

    span: Span
    """Where it stands, quotation marks included (indirect speech has none)."""
    kind: QuotationKind
    attribution: Attribution | None
    """The attribution to a speaker, `None` where nobody is named."""
    paragraph: int | None = None
    """The number of the paragraph in which it begins."""
    utterance: int = 0
    """Counts from 1 over the text: parts of one utterance (“…,” she said, “…”) share it; 0 for what is no speech."""
    about: str | None = None
    """The subject of relayed words (According to A, B “has …”: A speaks, about B)."""
    confidence: float = 1.0
    """0 to 1: the expected share of such answers that are right, in that the words are somebody's, and theirs."""
    candidates: tuple[Candidate, ...] = ()
    """Whose they might be, best first; there on request."""

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
