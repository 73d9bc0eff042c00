"""A noun phrase as a value: where it stands, how it refers, and what its words show."""

from enum import Enum, auto
from typing import NamedTuple

from citecli.quotes.languages.vocabulary import Agreement


class PhraseKind(Enum):
    """How a phrase refers."""

    NAME = auto()
    ROLE = auto()
    """A common noun: le ministre, die Polizei."""
    PRONOUN = auto()
    NARRATOR = auto()
    """A pronoun of the first person."""


class Phrase(NamedTuple):
    """A noun phrase: `tokens[first:end]`, its name `tokens[name:name_end]` where it has one."""

    first: int
    end: int
    kind: PhraseKind
    gender: Agreement = Agreement.ANY
    is_governed: bool = False
    """Whether a preposition stands before it, so that it is no subject."""
    is_definite: bool = False
    name: int = -1
    name_end: int = -1
    roles: tuple[str, ...] = ()
    """The nouns for what somebody is."""
    is_person: bool = False
    """Whether a title, a role or a given name shows a person."""
    is_time: bool = False
