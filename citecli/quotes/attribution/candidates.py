"""Candidates: the answers to whose words a quotation is, and what was decided on earlier ones."""

from enum import StrEnum
from typing import NamedTuple

from citecli.quotes.attribution.cue_source_pairs import CueSourcePair
from citecli.quotes.coreference.entities import Entity


class CandidateOrigin(StrEnum):
    """Where a candidate comes from."""

    PAIR = "pair"
    """A mention near the words, with a cue or without."""
    CARRIED_OVER = "carried over"
    """Who spoke last."""
    TURN_BEFORE = "turn before"
    """Who spoke last but one."""
    TURN = "turn"
    """Whose turn it is in a dialogue."""
    ADDRESSED = "addressed"
    """Whom the turn before calls by name."""
    NOBODY = "nobody"
    """The words are speech, and nobody is named."""
    NO_SPEECH = "no speech"


class SourceCandidate(NamedTuple):
    """One answer to whose words they are: a pair, or none (`NOBODY`, `NO_SPEECH`), with the features that it has."""

    pair: CueSourcePair | None
    origin: CandidateOrigin
    features: list[str]
    entity: Entity | None = None
    """Who it is, where that is part of the answer; else whom the pair's mention means."""
    by_turns: float = 0.0
    """What the turns around add to the score, where turns are decided together."""


class Decision(NamedTuple):
    """What was decided on an earlier quotation: its token, the pair, and whether it is speech.

    `key` is what mentions of the speaker mostly share; `entity` who it is, as far as the text tells.
    """

    token: int
    pair: CueSourcePair | None
    speech: bool
    key: str
    entity: Entity | None = None
