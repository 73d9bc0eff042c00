"""Clauses, as far as they tell who is meant: which one is the main one, where one begins, what is said of a mention."""

from typing import NamedTuple

from citecli.quotes.coreference.entities import Entity
from citecli.quotes.coreference.mentions import Mention
from citecli.quotes.coreference.syntactic_prominence import Prominence
from citecli.quotes.languages.english.cues import CUES
from citecli.quotes.languages.vocabulary import CueClass, TokenKind
from citecli.quotes.tokens.tokenized_text import TokenizedText

_OPEN_CLAUSE = frozenset(("asked", "questioned", "pressed", "told"))
"""Participles that open a sentence whose subject comes later."""


class Referent(NamedTuple):
    """Somebody in a sentence: the head token, who it is, and how prominently they stand there."""

    head: int
    entity: Entity
    prominence: Prominence


def main_clause_first(text: TokenizedText, sentence: int, referents: list[Referent]) -> list[Referent]:
    """The referents of a sentence that a clause opens (“Asked whether Lamb …, Kim smiled.”): its subject leads."""
    first = text.sentences[sentence].first
    tokens = text.tokens
    opener = tokens[first]
    if len(referents) < 2 or not (opener.kind is TokenKind.SUBORDINATOR or opener.norm in _OPEN_CLAUSE):
        return referents
    for at in range(len(referents) - 1, 0, -1):
        head, _, prominence = referents[at]
        begins = head
        while begins > first and tokens[begins - 1].kind is TokenKind.NAME:
            begins -= 1
        if prominence >= Prominence.INNER_SUBJECT and tokens[begins - 1].kind is TokenKind.COMMA:
            lesser = [one._replace(prominence=min(one.prominence, Prominence.INNER_SUBJECT)) for one in referents[:at]]
            return [*lesser, referents[at]._replace(prominence=Prominence.SUBJECT), *referents[at + 1 :]]
    return referents


def begins_clause(text: TokenizedText, token: int) -> bool:
    """Whether a clause of its own begins with a token that is not the first: “…, but Novak said”."""
    tokens = text.tokens
    before = tokens[token - 1].kind
    return before is TokenKind.QUOTE or (
        before is TokenKind.CONJUNCTION
        and tokens[token - 2].kind in (TokenKind.COMMA, TokenKind.QUOTE, TokenKind.PUNCTUATION)
    )


def is_described(text: TokenizedText, mention: Mention) -> bool:
    """Whether a phrase follows that tells which one is meant: “the head of the council”."""
    end = text.sentences[mention.sentence].end
    return mention.end < end and text.tokens[mention.end].kind is TokenKind.PREPOSITION


def is_ask(text: TokenizedText, token: int) -> bool:
    """Whether a token is a form of "ask" or the like."""
    return text.tokens[token].kind is TokenKind.CUE and CUES[text.tokens[token].norm].cue_class is CueClass.ASK


def shows_human(text: TokenizedText, mention: Mention, end: int) -> bool:
    """Whether what follows a name is said of persons only: an age, a role, “who”."""
    tokens = text.tokens
    at = mention.end
    if at < end and tokens[at].kind is TokenKind.COMMA:
        at += 1
        if (
            at + 1 < end
            and tokens[at].kind is TokenKind.NUMBER
            and tokens[at + 1].kind in (TokenKind.COMMA, TokenKind.PUNCTUATION)
        ):
            return True
        for index in range(at, min(at + 7, end)):
            if tokens[index].kind in (TokenKind.ROLE, TokenKind.TITLE):
                return True
            if tokens[index].kind in (
                TokenKind.COMMA,
                TokenKind.PUNCTUATION,
                TokenKind.QUOTE,
                TokenKind.PREPOSITION,
                TokenKind.RELATIVE,
            ):
                break
    return at < end and text.tokens[at].norm in ("who", "whose")
