"""A text as the engine reads it: the tokens around its quotations, in sentences.

Who speaks is told by the words outside the marks. So the text holds those, token by token, and one placeholder for each
quotation; a sentence goes on over the quotations in it ("“…,” she said, “…”" is one). `tokenizer` makes it.
"""

from typing import NamedTuple

from citecli.quotes.languages.vocabulary import TokenKind


class TextToken:
    """A word, a mark, or the placeholder of a quotation.

    A class with slots rather than a frozen value: a text has very many tokens, which are looked at very often, and the
    kind of some is known only when the words around them are (`tokenizer` settles it; nothing later changes it).
    """

    __slots__ = ("end", "kind", "norm", "possessive", "sentence", "start", "word")

    def __init__(
        self, word: str, norm: str, kind: TokenKind, start: int, end: int, possessive: bool = False, sentence: int = -1
    ) -> None:
        self.word = word
        """As written."""
        self.norm = norm
        """In lower case, with straight apostrophes, without final stop or possessive."""
        self.kind = kind
        self.start = start
        """The offset of its first character in the text."""
        self.end = end
        """The offset after its last character."""
        self.possessive = possessive
        """Whether it is written with 's, or ' alone."""
        self.sentence = sentence
        """The number of its sentence."""

    def __repr__(self) -> str:
        return f"TextToken({self.word!r}, {self.kind.name}, {self.start}, {self.end})"


class Sentence(NamedTuple):
    """A sentence: its tokens, `first` up to, not including, `end`, and the number of its unit."""

    first: int
    end: int
    unit: int


class TokenizedText:
    """The tokens of a text outside its quotations, and where its sentences and units begin."""

    __slots__ = ("characters", "kinds", "quote_tokens", "sentences", "tokens", "unit_tokens")

    def __init__(self, characters: str) -> None:
        self.characters = characters
        """The text itself, which all offsets count in."""
        self.tokens: list[TextToken] = []
        self.sentences: list[Sentence] = []
        self.quote_tokens: list[int] = []
        """The index of the placeholder of each quotation."""
        self.unit_tokens: list[tuple[int, int]] = []
        """The tokens of each unit, first and end."""
        self.kinds = b""
        """The kind of each token again, a byte each: stretches of them are counted for very many features."""

    def verbatim(self, first: int, end: int) -> str:
        """The characters from token `first` to before token `end`, as they stand in the text."""
        return self.characters[self.tokens[first].start : self.tokens[end - 1].end]

    def sentence_of(self, token: int) -> Sentence:
        """The sentence in which a token stands."""
        return self.sentences[self.tokens[token].sentence]

    def count(self, kind: TokenKind, first: int, end: int) -> int:
        """How many of the tokens `first` up to `end` are of a kind."""
        return self.kinds.count(kind, first, end)

    def norms(self, first: int, end: int) -> list[str]:
        """The words `first` up to `end` in lower case."""
        return [token.norm for token in self.tokens[first:end]]

    def has_possessive(self, first: int, end: int) -> bool:
        """Whether one of the tokens `first` up to `end` is written with 's."""
        return any(token.possessive for token in self.tokens[first:end])
