"""Identity: which mentions of a text are one speaker, and what the speaker's fullest name is.

Names are joined by surname, given name and title; a bare surname means whoever of that name the text speaks of most.
A role with "the" means the person whom the text gave that role; pronouns are left to `antecedents`.
"""

from collections.abc import Callable

from citecli.quotes.coreference.abbreviation_definitions import abbreviation_definitions
from citecli.quotes.coreference.antecedents import Antecedents
from citecli.quotes.coreference.entities import Entity
from citecli.quotes.coreference.mentions import Mention, MentionKind
from citecli.quotes.coreference.name_parts import NameParts, can_be_one_person
from citecli.quotes.coreference.plural_coreference import PluralCoreference
from citecli.quotes.coreference.roles import FORMER, canonical_role, role_after
from citecli.quotes.languages.english.lexicon import GIVEN_NAMES, PARTISANS, PRONOUN_GENDER
from citecli.quotes.languages.vocabulary import Agreement, TokenKind
from citecli.quotes.tokens.tokenized_text import TokenizedText

_OFTEN = 3
"""How often a bare first word of a longer name must stand alone to be a given name that no list has."""
_AROUND = "“”\"'‘’()"
_IN_BRACKETS = 3
"""The tokens of a nickname in brackets."""
_LONGEST_NICKNAME = 16
"""In characters."""


class CoreferenceResolver:
    """Who is who in one text."""

    def __init__(
        self, text: TokenizedText, mentions_of: Callable[[int], list[Mention]], headline_units: int = 0
    ) -> None:
        self.text = text
        self._mentions_of = mentions_of
        self._headline_units = headline_units
        self._parts: dict[int, tuple[Mention, NameParts]] = {}
        self.by_token: dict[int, Entity] = {}
        self._by_last: dict[str, list[Entity]] = {}
        self._by_first: dict[str, list[Entity]] = {}
        self.entities: list[Entity] = []
        self._read()
        self.antecedents = Antecedents(text, mentions_of, self.by_token, self._holders, self._named)
        self.groups = PluralCoreference(text, mentions_of, self.by_token)

    def _read(self) -> None:  # noqa: C901
        text = self.text
        single: list[tuple[Mention, NameParts]] = []
        every: list[tuple[Mention, NameParts]] = []
        titled: list[Mention] = []
        for sentence in range(len(text.sentences)):
            shouted = self._is_title_case(sentence)
            for mention in self._mentions_of(sentence):
                if text.tokens[mention.head].kind is not TokenKind.NAME:
                    if mention.end - mention.first == 1 and text.tokens[mention.head].kind is TokenKind.TITLE:
                        titled.append(mention)
                    continue
                if mention.kind is not MentionKind.NAME and mention.kind is not MentionKind.POSSESSOR:
                    continue
                first = mention.first
                if text.tokens[mention.head].norm in PARTISANS and text.tokens[first].kind is TokenKind.DETERMINER:
                    continue  # “the Ohio Democrat” is no name
                if shouted:  # every word of it has a capital: where a name begins, only a given name tells
                    first = mention.head
                    if first > mention.first and text.tokens[first - 1].norm in GIVEN_NAMES:
                        first -= 1
                parts = NameParts(text, first, mention.end)
                nickname = self._around_nickname(first)
                if nickname and len(parts.core) == 1:
                    half = -2 if nickname == _IN_BRACKETS else -1  # what stands in the brackets was read, too
                    before = every[half][1] if len(every) >= -half else None
                    if before and before.core[0] in GIVEN_NAMES and every[half][0].end == first - nickname:
                        read = [one for _, one in every[half:]]
                        while single and any(single[-1][1] is one for one in read):
                            single.pop()
                        del every[len(every) + half + 1 :]
                        self._join_halves(mention, parts, before, nickname)
                        every.append((mention, parts))
                        continue
                every.append((mention, parts))
                if len(parts.core) > 1:
                    self._join_full(mention, parts)
                else:
                    single.append((mention, parts))
        frequency: dict[str, int] = {}
        for _, parts in single:
            frequency[parts.core[0]] = frequency.get(parts.core[0], 0) + 1
        for mention, parts in single:
            self._join_single(mention, parts, frequency[parts.core[0]])
        for mention in titled:  # King, where the text has named Stephen King
            if text.tokens[mention.head].word[0].isupper() and text.tokens[mention.head].norm in self._by_last:
                parts = NameParts(text, mention.first, mention.end)
                self._join_single(mention, parts, 1)
                every.append((mention, parts))
        self._join_abbreviations()
        self._drop_ordinary_words()
        for entity in self.entities:
            entity.settle()
        people: list[list[tuple[int, Entity]]] = [[] for _ in text.sentences]
        for mention, _ in every:
            known = self.by_token.get(mention.head)
            if known is not None:
                people[mention.sentence].append((mention.head, known))
        self._vote_genders(people)

    def _drop_ordinary_words(self) -> None:
        """Take no word for a part of a name that the text has in lower case, too: “Clever Ida”, “Foolish Ida”."""
        plain: set[str] | None = None
        for entity in self.entities:
            if entity.count < _OFTEN or len(entity.forms) < 2:
                continue
            for form, (count, _, title) in list(entity.forms.items()):
                if len(form) < 2 or count > 1 or title or form[0] in GIVEN_NAMES or len(entity.forms) < 2:
                    continue
                if plain is None:
                    plain = {token.norm for token in self.text.tokens if token.kind is TokenKind.OTHER}
                if form[0] in plain:
                    del entity.forms[form]

    def _is_title_case(self, sentence: int) -> bool:
        """Whether a sentence stands in a headline that has capitals throughout."""
        first, end, unit = self.text.sentences[sentence]
        if unit >= self._headline_units:
            return False
        words = [
            word for word in (token.word for token in self.text.tokens[first:end]) if word.isalpha() and len(word) > 3
        ]
        return sum(word[0].isupper() for word in words) * 4 >= len(words) * 3

    def _vote_genders(self, people: list[list[tuple[int, Entity]]]) -> None:
        """Tell the gender of names that show none by the pronouns of the sentences that name nobody else."""
        tokens = self.text.tokens
        for sentence, here in enumerate(people):
            named = {id(entity): entity for _, entity in here if not entity.gender}
            if len(named) != 1 or len({id(entity) for _, entity in here}) != 1:
                continue
            (entity,) = named.values()
            head = here[0][0]
            for index in range(head + 1, self.text.sentences[sentence].end):
                norm = tokens[index].norm
                if norm in ("he", "his", "him", "himself"):
                    entity.votes[0] += 1
                    break
                if norm in ("she", "her", "hers", "herself"):
                    entity.votes[1] += 1
                    break
        for entity in self.entities:
            men, women = entity.votes
            if not entity.gender and men + women >= 2 and max(men, women) >= 3 * min(men, women):
                entity.gender = Agreement.MALE if men > women else Agreement.FEMALE
                entity.is_person = True

    def _note(self, entity: Entity, mention: Mention, parts: NameParts) -> None:
        entity.count += 1
        entity.aliases.setdefault(parts.words)
        own = len(parts.core) > 1 or bool(parts.title) or not entity.forms
        if own:  # a bare surname that is a given name, too, tells nothing
            entity.gender = entity.gender or parts.gender
            entity.is_person = entity.is_person or parts.person
        entity.roles |= parts.roles
        entity.suffix = entity.suffix or parts.suffix
        count, words, title = entity.forms.get(parts.core, (0, parts.words, ""))
        entity.forms[parts.core] = (count + 1, words, title or parts.title)
        if parts.title:
            entity.aliases.setdefault(f"{parts.title} {parts.words}")
        self.by_token[mention.head] = entity
        self._note_role(entity, mention)

    def _note_role(self, entity: Entity, mention: Mention) -> None:
        """Remember what a name is said to be right after it: “Nora Bell, the governor’s physician”."""
        first = self.text.sentences[mention.sentence].first
        if mention.first - 1 == first and self.text.tokens[first].kind is TokenKind.PREPOSITION:
            return  # “In Salem, a lawyer said”
        role, gender = role_after(self.text, mention.end, self.text.sentences[mention.sentence].end)
        if role:
            entity.roles.add(role)
            entity.is_human = True
            if not entity.gender:
                entity.gender = gender

    def _around_nickname(self, token: int) -> int:
        """How many tokens a nickname takes up before a surname at `token`: William “Bill” Weston; 0 for none."""
        text = self.text
        tokens = text.tokens
        if token > 1 and tokens[token - 1].kind is TokenKind.QUOTE and tokens[token - 2].kind is TokenKind.NAME:
            inner = text.characters[text.tokens[token - 1].start : text.tokens[token - 1].end].strip(_AROUND)
            return 1 if len(inner) < _LONGEST_NICKNAME and inner[:1].isupper() and inner.isalpha() else 0
        if (
            token > 3
            and tokens[token - 1].word == ")"
            and tokens[token - 3].word == "("
            and tokens[token - 4].kind is TokenKind.NAME
        ):
            return (
                _IN_BRACKETS if tokens[token - 2].kind is TokenKind.NAME and not tokens[token - 2].word.isupper() else 0
            )
        return 0

    def _join_halves(
        self,
        mention: Mention,
        parts: NameParts,
        before: NameParts,
        nickname: int,
    ) -> None:
        """Join a name whose two halves a nickname parts; the first half is the last that was read."""
        text = self.text
        parts.core = before.core + parts.core
        given, family = before.words, parts.words
        between = text.characters[
            text.tokens[mention.first - nickname - 1].end : text.tokens[mention.first].start
        ].strip()
        bare = between.strip(_AROUND)
        parts.words = f"{given} {between} {family}"
        parts.person = True
        parts.gender = before.gender or parts.gender
        parts.title = before.title
        parts.roles |= before.roles
        self._join_full(mention, parts)
        entity = self.by_token[mention.head]
        self.by_token[mention.first - nickname - 1] = entity
        nick = bare.lower()
        entity.aliases.setdefault(f"{given} {family}")
        entity.aliases.setdefault(f"{bare} {family}")
        entity.nicknames.add(nick)
        self._by_first.setdefault(nick, []).append(entity)

    def _join_abbreviations(self) -> None:
        """Join what a text introduces as an abbreviation with what it stands for."""
        text = self.text
        for short, first, end in abbreviation_definitions(text):
            words = " ".join(text.characters[text.tokens[first].start : text.tokens[end - 1].end].split())
            if first and text.tokens[first - 1].norm == "the":
                words = f"the {words}"
            whole = self.by_token.get(end - 1) or self.by_token.get(short)
            if whole is None or whole.is_person:
                continue
            whole.forms[tuple(text.norms(first, end))] = (3, words, "")
            whole.aliases.setdefault(words)
            for entity in self._by_last.get(text.tokens[short].norm, ()):
                if entity is not whole and len(entity.forms) == 1:
                    whole.aliases |= entity.aliases
                    whole.count += entity.count
                    for token, known in self.by_token.items():
                        if known is entity:
                            self.by_token[token] = whole
            self._by_last[text.tokens[short].norm] = [whole]

    def _join_full(self, mention: Mention, parts: NameParts) -> None:
        core = parts.core
        last = core[-1]
        for entity in self._by_last.get(last, ()):
            if parts.suffix != entity.suffix and parts.suffix and entity.suffix:
                continue  # father and son
            alike = core[0] in entity.nicknames or any(can_be_one_person(form, core) for form in entity.forms)
            if alike and not (parts.gender and entity.gender and parts.gender != entity.gender):
                self._note(entity, mention, parts)
                return
        entity = Entity()
        self.entities.append(entity)
        self._by_last.setdefault(last, []).append(entity)
        (self._by_last if parts.family_first else self._by_first).setdefault(core[0], []).append(entity)
        self._note(entity, mention, parts)

    def _join_single(self, mention: Mention, parts: NameParts, frequency: int) -> None:
        word = parts.core[0]
        found = [
            (entity.count * 2, entity)
            for entity in self._by_last.get(word, ())
            if not (parts.gender and parts.title and entity.gender and parts.gender != entity.gender)
        ]
        if not parts.title and not parts.article:
            often = frequency >= _OFTEN and not found
            found += [
                (entity.count, entity)
                for entity in self._by_first.get(word, ())
                if entity.is_person or entity.is_human or often
            ]
        if found:
            entity = max(found, key=lambda one: one[0])[1]
        else:
            entity = Entity()
            self.entities.append(entity)
            self._by_last.setdefault(word, []).append(entity)
        self._note(entity, mention, parts)

    def of_mention(self, mention: Mention, last_speaker: Entity | None) -> Entity | None:
        """Who a mention means, `None` when that is nobody with a name."""
        if mention.kind in (MentionKind.NAME, MentionKind.POSSESSOR) and mention.head in self.by_token:
            return self.by_token[mention.head]
        norm = self.text.tokens[mention.head].norm
        if mention.kind in (MentionKind.PRONOUN, MentionKind.OBJECT, MentionKind.POSSESSOR):
            gender = PRONOUN_GENDER.get(norm, "")
            if gender in (Agreement.MALE, Agreement.FEMALE):
                return self.antecedents.of(mention, last_speaker)
            return self.groups.of_pronoun(mention) if gender and mention.kind is MentionKind.PRONOUN else None
        if mention.kind is MentionKind.RELATIVE:
            return self.by_token.get(mention.first - 1) or self.by_token.get(mention.first - 2)
        if mention.kind is MentionKind.ROLE:
            named = self._named_after(mention)
            if named is not None:
                return named
            return self.antecedents.of(mention, last_speaker)
        if mention.kind is MentionKind.NAME and norm in PARTISANS:
            return self.antecedents.of(mention, last_speaker)
        if mention.kind is MentionKind.ORGANIZATION:
            return self.groups.of_phrase(mention)
        return None

    def _named(self, norm: str) -> list[Entity]:
        """Everybody who has a word for a given name or a surname."""
        return [*self._by_last.get(norm, ()), *self._by_first.get(norm, ())]

    def _holders(self, mention: Mention) -> list[Entity]:
        """The persons to whom the text gives the role that a mention names."""
        tokens = self.text.tokens
        role = canonical_role(tokens[mention.head].norm)
        if any(tokens[index].norm in FORMER for index in range(mention.first, mention.head)):
            role = f"former {role}"
        return [entity for entity in self.entities if role in entity.roles and not entity.is_thing]

    def _named_after(self, mention: Mention) -> Entity | None:
        """The name that follows a role as its apposition: “the governor’s chief of staff, Nora Bell.”"""
        tokens = self.text.tokens
        end = self.text.sentences[mention.sentence].end
        owned = tokens[mention.first].kind in (TokenKind.DETERMINER, TokenKind.POSSESSIVE) or any(
            self.text.tokens[index].possessive for index in range(mention.first, mention.head)
        )
        if not owned or self.text.tokens[mention.head].norm.endswith("s"):
            return None
        at = mention.end
        if at < end and tokens[at].kind is TokenKind.PREPOSITION:
            phrase = [other for other in self._mentions_of(mention.sentence) if other.first == at + 1]
            at = phrase[-1].end if phrase else at
        if at >= end or tokens[at].kind is not TokenKind.COMMA:
            return None
        for other in self._mentions_of(mention.sentence):
            if other.first == at + 1 and other.kind is MentionKind.NAME:
                entity = self.by_token.get(other.head)
                closed = other.end >= end or tokens[other.end].kind in (TokenKind.COMMA, TokenKind.PUNCTUATION)
                return entity if entity is not None and closed and len(entity.best) > 1 else None
        return None
