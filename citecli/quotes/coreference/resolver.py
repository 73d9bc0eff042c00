"""The coreference resolver: who a mention of a text means, be it a name, a role or a pronoun.

Names are clustered first (`name_clusters`). A role with "the" means the person whom the text gave that role; pronouns
are left to `antecedents` and `plural_coreference`.
"""

from collections.abc import Callable

from citecli.quotes.coreference.antecedents import Antecedents
from citecli.quotes.coreference.entities import Entity
from citecli.quotes.coreference.mentions import Mention, MentionKind
from citecli.quotes.coreference.name_clusters import NameClusters
from citecli.quotes.coreference.plural_coreference import PluralCoreference
from citecli.quotes.coreference.roles import canonical_role
from citecli.quotes.languages.english.lexicon import PARTISANS, PRONOUN_GENDER
from citecli.quotes.languages.english.usage import FORMER
from citecli.quotes.languages.vocabulary import Agreement, TokenKind
from citecli.quotes.tokens.tokenized_text import TokenizedText

_ENDS = frozenset((TokenKind.COMMA, TokenKind.PUNCTUATION))


class CoreferenceResolver:
    """Who is who in one text.

    `mentions_of` gives the mentions of a sentence, `headline_units` how many of the first units are a title.
    """

    def __init__(
        self, text: TokenizedText, mentions_of: Callable[[int], list[Mention]], headline_units: int = 0
    ) -> None:
        self.text = text
        self._mentions_of = mentions_of
        self._clusters = NameClusters(text, mentions_of, headline_units)
        self.entities = self._clusters.entities
        """Everybody and everything that has a name."""
        self.by_token = self._clusters.by_token
        """Who the names are, by their head tokens."""
        self._by_role: dict[str, list[Entity]] = {}
        for entity in self.entities:
            if not entity.is_thing:
                for role in entity.roles:
                    self._by_role.setdefault(role, []).append(entity)
        self._antecedents = Antecedents(text, mentions_of, self.by_token, self._holders, self._clusters.named)
        self._plurals = PluralCoreference(text, mentions_of, self.by_token)

    def entity(self, mention: Mention, last_speaker: Entity | None) -> Entity | None:
        """The entity that a mention refers to, `None` when it has no name; `last_speaker` spoke last before it."""
        kind = mention.kind
        if kind in (MentionKind.NAME, MentionKind.POSSESSOR) and mention.head in self.by_token:
            return self.by_token[mention.head]
        norm = self.text.tokens[mention.head].norm
        if kind in (MentionKind.PRONOUN, MentionKind.OBJECT, MentionKind.POSSESSOR):
            agreement = PRONOUN_GENDER.get(norm, Agreement.ANY)
            if agreement in (Agreement.MALE, Agreement.FEMALE):
                return self._antecedents.of(mention, last_speaker)
            return self._plurals.of_pronoun(mention) if agreement and kind is MentionKind.PRONOUN else None
        if kind is MentionKind.RELATIVE:
            return self.by_token.get(mention.first - 1) or self.by_token.get(mention.first - 2)
        if kind is MentionKind.ROLE:
            return self._named_after(mention) or self._antecedents.of(mention, last_speaker)
        if kind is MentionKind.OTHER and self.text.tokens[mention.first].norm == "the":
            holders = self._holders(mention)
            return holders[0] if len(holders) == 1 else None
        if kind is MentionKind.NAME and norm in PARTISANS:
            return self._antecedents.of(mention, last_speaker)
        return self._plurals.of_phrase(mention) if kind is MentionKind.ORGANIZATION else None

    def _holders(self, mention: Mention) -> list[Entity]:
        """The persons to whom the text gives the role that a mention names."""
        tokens = self.text.tokens
        role = canonical_role(tokens[mention.head].norm)
        if any(token.norm in FORMER for token in tokens[mention.first : mention.head]):
            role = f"former {role}"
        return self._by_role.get(role, [])

    def _named_after(self, mention: Mention) -> Entity | None:
        """The name that follows a role as its apposition: “the governor’s chief of staff, Nora Bell.”"""
        text = self.text
        tokens = text.tokens
        end = text.sentences[mention.sentence].end
        owned = tokens[mention.first].kind in (TokenKind.DETERMINER, TokenKind.POSSESSIVE) or text.has_possessive(
            mention.first, mention.head
        )
        if not owned or tokens[mention.head].norm.endswith("s"):
            return None
        mentions = self._mentions_of(mention.sentence)
        at = mention.end
        if at < end and tokens[at].kind is TokenKind.PREPOSITION:
            phrases = [other for other in mentions if other.first == at + 1]
            at = phrases[-1].end if phrases else at
        if at >= end or tokens[at].kind is not TokenKind.COMMA:
            return None
        for other in mentions:
            if other.first == at + 1 and other.kind is MentionKind.NAME:
                entity = self.by_token.get(other.head)
                closed = other.end >= end or tokens[other.end].kind in _ENDS
                return entity if entity is not None and closed and len(entity.best) > 1 else None
        return None
