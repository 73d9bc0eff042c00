"""Speech that goes on: a paragraph that is nothing but words in marks, or a sentence of them, right after speech.

“I know.” She put down the bag. “The bridge was up.”
"""

from citecli.quotes.attribution.candidate_generator import CandidateGenerator
from citecli.quotes.attribution.candidates import Decision
from citecli.quotes.languages.vocabulary import TokenKind

_FULL_STOPS = (".", "?", "!", "…", "—")


class SpeechFlow:
    """Where the speech of one text goes on without a word that says so."""

    def __init__(self, generator: CandidateGenerator) -> None:
        self.generator = generator
        self.bare = {unit for unit in {marked.unit for marked in generator.quotes} if self._is_bare(unit)}
        """The units that are nothing but quotations."""

    def _is_bare(self, unit: int) -> bool:
        text = self.generator.text
        first, end = text.unit_tokens[unit]
        return text.count(TokenKind.QUOTE, first, end) == end - first > 0

    def follows_speech(self, number: int, history: list[Decision]) -> bool:
        """Whether speech goes on: a paragraph that is nothing else, or a whole sentence by itself, right after speech.

        `history` has the decisions on the quotations before.
        """
        marked = self.generator.quotes[number]
        unit = marked.unit
        if not history:
            return False
        last = history[-1]
        if not last.speech or last.pair is None:
            return False
        text = self.generator.text
        before = text.sentence_of(last.token).unit
        if unit in self.bare:
            return before == unit - 1 and unit > self.generator.headline_units
        token = text.quote_tokens[number]
        first = text.unit_tokens[unit][0]
        inner = text.characters[marked.start + len(marked.opener) : marked.end - marked.closer_length].strip()
        if not marked.closed or inner[-1:] not in _FULL_STOPS or not inner[:1].isupper() or " " not in inner:
            return False
        if before == unit - 1:
            return token == first
        return before == unit and token == text.sentence_of(token).first
