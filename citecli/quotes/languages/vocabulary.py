"""What a language's vocabulary is made of: kinds of words, cues with their classes and forms, agreement.

The vocabularies themselves are data, a package a language (`languages.english`); everything else in the engine knows
them by these types.
"""

from enum import IntEnum, StrEnum
from typing import NamedTuple


class TokenKind(IntEnum):
    """What a token is, as far as a list of words, its first character or a capital can tell."""

    OTHER = 0
    """A word that no list has: mostly a noun, an adjective or a verb."""
    PRONOUN = 1
    """A pronoun that can be a subject: he, it."""
    OBJECT = 2
    """A pronoun that can't: him, themselves."""
    POSSESSIVE = 3
    DETERMINER = 4
    PREPOSITION = 5
    CONJUNCTION = 6
    SUBORDINATOR = 7
    RELATIVE = 8
    AUXILIARY = 9
    ADVERB = 10
    CUE = 11
    """A form of a verb that reports words: said."""
    VERB = 12
    """A common verb that doesn't."""
    TIME = 13
    NUMBER = 14
    TITLE = 15
    ROLE = 16
    ORGANIZATION = 17
    DOCUMENT = 18
    """What has words of its own: a report, a letter."""
    QUOTE = 30
    """The placeholder of a quotation."""
    PUNCTUATION = 31
    """Any other mark than a comma."""
    COMMA = 32
    NAME = 33
    """A capitalised word that can be a part of a name."""


class CueClass(StrEnum):
    """How a cue behaves: whether it takes an addressee (told), a sentence (said) or a description (called)."""

    SAY = "say"
    TELL = "tell"
    GO_ON = "go-on"
    STATE = "state"
    WRITE = "write"
    ASK = "ask"
    VOICE = "voice"
    CALL = "call"
    THINK = "think"
    SHOW = "show"
    SPEAK = "speak"
    NOUN = "noun"
    WILL = "will"
    SEEM = "seem"
    ISSUE = "issue"
    HOLD = "hold"
    RULE = "rule"
    FEEL = "feel"
    ACCORDING = "according"
    """A preposition that names a source: according to."""
    ABSENT = ""
    """No cue at all."""


class VerbForm(StrEnum):
    """The form of a verb, as far as spelling tells it."""

    BASE = "base"
    S = "s"
    PAST = "past"
    ING = "ing"
    NONE = "none"
    """A noun or an adjective."""
    ABSENT = ""
    """No cue, or one that has no forms."""


class CueForm(NamedTuple):
    """One form of a cue: the `lemma` it is a form of, how that behaves, and which form it is."""

    lemma: str
    cue_class: CueClass
    form: VerbForm


class Agreement(StrEnum):
    """The gender or number that a word shows, and that a pronoun agrees with."""

    MALE = "m"
    FEMALE = "f"
    PLURAL = "p"
    NEUTER = "n"
    ANY = ""
    """None that shows."""
