"""Marks around a title, a paper or a term rather than around speech: la película «Amor», le quotidien « Le Monde »."""

from collections.abc import Sequence

from citecli.quotes.foreign.sentences import Token
from citecli.quotes.foreign.spoken import ENDS, SpokenWords
from citecli.quotes.languages.words import LanguageWords

SHORT = 4
"""Words of a quotation inside somebody else's sentence that is no speech unless something says so."""

_AMONG = frozenset("ellas ellos elas eles loro".split())
"""What a list of titles is introduced with, behind among: entre ellas."""
_CALLED = frozenset(
    "llamado llamada llamados llamadas denominado denominada denominados denominadas cosiddetto cosiddetta "
    "cosiddetti cosiddette chamado chamada chamados chamadas surnommé surnommée baptisé "
    "baptisée sogenannte sogenannten sogenannter sogenanntes zogenaamde zogeheten".split()
)
"""Words before terms at arm's length: il cosiddetto «Jobs act»."""


class Titles:
    """Tells them in the sentences of one text."""

    def __init__(self, tokens: Sequence[Token], words: LanguageWords) -> None:
        self._tokens = tokens
        self._words = words

    def is_title(self, quote: SpokenWords, token: int, first: int) -> bool:
        """Whether marks around few words inside a sentence hold a title or a name rather than speech."""
        if token == first or quote.is_dash:
            return False
        tokens = self._tokens
        previous = tokens[token - 1]
        count = quote.length
        is_term = quote.inner[:1].isupper() or (count <= SHORT and previous.lower in _CALLED)
        if count <= 2 * SHORT and previous.lower in self._words.titled and is_term:
            return True
        if previous.text == "," and token > 1 and tokens[token - 2].lower in _AMONG and quote.inner[:1].isupper():
            return True  # radionovelas, entre ellas, «Diario»
        if previous.text in ":,":
            return False
        opens = quote.inner[:1].isupper()
        following = tokens[token + 1] if token + 1 < len(tokens) else None
        is_beside = following is not None and following.is_capital and not quote.inner.endswith(ENDS)
        if (
            is_beside
            and count < SHORT
            and not self._words.nouns_are_capitals
            and previous.lower in self._words.determiners
        ):
            return True  # il «supplente» Enzo Miccio
        if self._words.nouns_are_capitals:
            is_reported = tokens[token - 2].lower in self._words.finite  # sprach von „Manipulation“
            is_paper = is_reported and previous.lower in ("der", "dem")  # sagte der „Bild am Sonntag“
            if opens and count <= SHORT and is_paper and not quote.inner.endswith(ENDS):
                return True
            if opens and count < SHORT and previous.is_capital and self.is_paper(quote, token):
                return True  # des Magazins „Der Spiegel“
            is_short = count == 1 or (count == 2 and self.is_paper(quote, token))
            return opens and is_short and previous.lower in self._words.prepositions and not is_reported
        stands_apart = previous.lower in self._words.subordinators or previous.lower in self._words.finite
        return opens and count <= SHORT and not quote.inner.endswith(ENDS) and not stands_apart

    def is_paper(self, quote: SpokenWords, token: int) -> bool:
        """Whether words behind a preposition are the name of a paper or a station, each with a capital: à “CNN”."""
        previous = self._tokens[token - 1]
        is_name = all(word[:1].isupper() or word[:1].isdigit() for word in quote.inner.split())
        is_noun = previous.is_capital and self._words.nouns_are_capitals
        return is_name and quote.length < SHORT and (is_noun or previous.lower in self._words.prepositions)
