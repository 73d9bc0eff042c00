"""What the sentences of a text show of who speaks, read when it is first needed: the mentions, pairs and marks."""

from citecli.quotes.attribution.cue_links import CueLink
from citecli.quotes.attribution.cue_source_pairs import CueSourcePair, cue_source_pairs
from citecli.quotes.coreference.mentions import Mention, MentionKind, mentions_of_sentence
from citecli.quotes.coreference.resolver import CoreferenceResolver
from citecli.quotes.languages.vocabulary import CueClass, TokenKind
from citecli.quotes.tokens.mark_features import MarkFeatures, mark_features
from citecli.quotes.tokens.tokenized_text import TokenizedText
from citecli.text.quotation_marks import Marked

_SOURCES = frozenset((CueLink.SUBJECT, CueLink.INVERTED, CueLink.APPOSITION, CueLink.RELATIVE))
_PLAIN = frozenset((CueClass.SAY, CueClass.TELL, CueClass.GO_ON, CueClass.STATE, CueClass.WRITE))
_INVERTIBLE = frozenset((CueClass.ASK, CueClass.VOICE))
_STRONGEST = frozenset((CueClass.SAY, CueClass.TELL, CueClass.STATE, CueClass.ACCORDING))
_LINKED = _SOURCES | {CueLink.ACCORDING_TO, CueLink.COORDINATED, CueLink.PARTICIPLE}
_OWN_FEATURE = frozenset(("he", "she", "it", "they", "i", "we", "you"))


class SpeechEvidence:
    """What one text shows: `quotes` are its marked words, the first `headline_units` units are headlines."""

    def __init__(self, text: TokenizedText, quotes: list[Marked], headline_units: int) -> None:
        self.text = text
        self.quotes = quotes
        self.headline_units = headline_units
        self._mentions: dict[int, list[Mention]] = {}
        self._pairs: dict[int, list[CueSourcePair]] = {}
        self._kinds: dict[int, str] = {}
        self._marks: dict[tuple[int, bool], MarkFeatures] = {}
        self.resolver = CoreferenceResolver(text, self.mentions, headline_units)
        self._count_speakers()

    def _count_speakers(self) -> None:
        """Count how often each named one is the source of a plain reporting verb: who speaks once speaks again."""
        by_token = self.resolver.by_token
        for sentence in range(len(self.text.sentences)):
            for pair in self.pairs(sentence):
                if pair.cue >= 0 and (
                    (pair.link in _SOURCES and pair.cue_class in _PLAIN)
                    or (pair.link is CueLink.INVERTED and pair.cue_class in _INVERTIBLE)
                ):
                    entity = by_token.get(pair.mention.head)
                    if entity is not None:
                        entity.speaks += 1

    def kind_of(self, mention: Mention) -> str:
        """What a mention is, with what the text as a whole tells of it: a person, a pronoun, a role."""
        key = mention.head << 4 | mention.kind
        known = self._kinds.get(key)
        if known is None:
            known = self._kinds[key] = self._kind_of(mention)
        return known

    def _kind_of(self, mention: Mention) -> str:
        if mention.kind is MentionKind.NAME:
            entity = self.resolver.by_token.get(mention.head)
            return "person" if entity is not None and entity.is_person else "name"
        if mention.kind is MentionKind.PRONOUN:
            pronoun = self.text.tokens[mention.head].norm
            return ("he" if pronoun == "she" else pronoun) if pronoun in _OWN_FEATURE else "pronoun"
        return mention.kind.name.lower()

    def speaks(self, mention: Mention) -> str:
        """How often the mention's bearer speaks in the text, coarsely; "" for what has no name."""
        entity = self.resolver.by_token.get(mention.head)
        if entity is None:
            return ""
        return "never" if not entity.speaks else "once" if entity.speaks == 1 else "often"

    def mentions(self, sentence: int) -> list[Mention]:
        """The mentions of a sentence."""
        known = self._mentions.get(sentence)
        if known is None:
            known = self._mentions[sentence] = mentions_of_sentence(self.text, sentence)
        return known

    def pairs(self, sentence: int) -> list[CueSourcePair]:
        """The pairs of a sentence."""
        known = self._pairs.get(sentence)
        if known is None:
            known = self._pairs[sentence] = cue_source_pairs(self.text, sentence, self.mentions(sentence))
        return known

    def marks(self, number: int, is_headline: bool) -> MarkFeatures:
        """What the marks of quotation `number` tell, in a headline or not."""
        known = self._marks.get((number, is_headline))
        if known is None:
            token = self.text.quote_tokens[number]
            known = self._marks[number, is_headline] = mark_features(self.text, self.quotes[number], token, is_headline)
        return known

    def subject_of(self, sentence: int) -> str:
        """What the first mention of a sentence is that is not in a phrase."""
        for mention in self.mentions(sentence):
            if mention.kind is MentionKind.POSSESSOR:
                continue
            if mention.first and self.text.tokens[mention.first - 1].kind is TokenKind.PREPOSITION:
                continue
            return self.kind_of(mention)
        return "none"

    def best_cue(self, sentence: int) -> str:
        """The class of the strongest cue of a sentence that has a source, "none" where there is none."""
        best: CueClass | None = None
        for pair in self.pairs(sentence):
            if pair.cue >= 0 and pair.link in _LINKED:
                if pair.cue_class in _STRONGEST:
                    return str(pair.cue_class)
                best = best or pair.cue_class
        return str(best or "none")

    def continues(self, number: int) -> bool:
        """Whether quotation `number` goes on from the one before it, left open at the end of its paragraph."""
        if number < 1 or number >= len(self.quotes) or self.quotes[number - 1].closed:
            return False
        text = self.text
        unit = self.quotes[number - 1].unit
        return (
            self.quotes[number].unit == unit + 1
            and text.unit_tokens[unit + 1][0] == text.quote_tokens[number]
            and text.unit_tokens[unit][1] == text.quote_tokens[number - 1] + 1
        )
