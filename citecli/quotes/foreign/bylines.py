"""Lines that only name who wrote a text: di Ana Pardo."""

from citecli.quotes.foreign.clauses import Clauses
from citecli.quotes.foreign.names import FULL

_LONGEST = 8


def is_byline(clauses: Clauses, sentence: int) -> bool:
    """Whether a sentence, by its number, is such a line."""
    sentences, tokens = clauses.sentences, clauses.tokens
    first, end, unit = sentences.sentences[sentence]
    if sentences.of_unit[unit] != (sentence, sentence + 1) or not FULL < end - first <= _LONGEST:
        return False
    is_by = tokens[first].lower in clauses.words.authors
    return is_by and all(token.is_capital or not token.is_word for token in tokens[first + 1 : end])
