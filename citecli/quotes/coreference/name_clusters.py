"""Name clusters: which names of a text are one person's, and what the person's fullest name is.

Names are joined by surname, given name and title; a bare surname means whoever of that name the text speaks of most.
"""

from collections.abc import Callable
from operator import itemgetter

from citecli.quotes.coreference.entities import Entity, is_courtesy
from citecli.quotes.coreference.mentions import Mention, MentionKind
from citecli.quotes.coreference.name_evidence import (
    NamedMention,
    drop_late_names,
    drop_ordinary_words,
    is_title_case,
    vote_genders,
)
from citecli.quotes.coreference.names import (
    HOUSEWIVES,
    WOMEN,
    NameParts,
    abbreviation_definitions,
    can_be_one_person,
    name_parts,
    style_of,
)
from citecli.quotes.coreference.roles import canonical_role, role_after
from citecli.quotes.languages.english.lexicon import GIVEN_NAMES, PARTISANS, PLACES, ROLES, TITLES
from citecli.quotes.languages.english.usage import NAMES_OR_TIMES
from citecli.quotes.languages.vocabulary import TokenKind
from citecli.quotes.tokens.tokenized_text import TextToken, TokenizedText

_OFTEN = 3
"""How often a bare first word of a longer name must stand alone to be a given name that no list has."""
_HUMAN = frozenset(map(canonical_role, ROLES | TITLES)) | {f"former {canonical_role(role)}" for role in ROLES | TITLES}
"""Roles that only persons have."""
_AROUND = "“”\"'‘’()"
_IN_BRACKETS = 3
"""The tokens of a nickname in brackets."""
_LONGEST_NICKNAME = 16
"""In characters."""
_RARELY = 7
"""One in how many sentences may name one person by two names."""
_KIN = frozenset(
    "mother father son daughter wife husband brother sister uncle aunt cousin niece nephew parents".split()
)
_GIVEN_OFTEN = 3
"""How often a given name alone must be used for it to be the text's way to call somebody."""


class NameClusters:
    """The names of one text, those of one bearer together."""

    def __init__(
        self, text: TokenizedText, mentions_of: Callable[[int], list[Mention]], headline_units: int = 0
    ) -> None:
        self.text = text
        self.entities: list[Entity] = []
        self.by_token: dict[int, Entity] = {}
        """Who the names are, by their head tokens."""
        self._mentions_of = mentions_of
        self._headline_units = headline_units
        self._by_last: dict[str, list[Entity]] = {}
        self._by_first: dict[str, list[Entity]] = {}
        self._names: list[NamedMention] = []
        """All names but the first halves of those that a nickname parts, as far as they were read."""
        self._sentences: dict[Entity, set[int]] = {}
        """The sentences that name an entity."""
        self._full_names: dict[Entity, set[int]] = {}
        """The sentences that name an entity by more than one word."""
        self._single: list[NamedMention] = []
        """Those of one word, which are joined when all longer ones are known."""
        self._cluster()

    def named(self, norm: str) -> list[Entity]:
        """Everybody who has a word, in lower case, for a given name or a surname."""
        return [*self._by_last.get(norm, ()), *self._by_first.get(norm, ())]

    def _cluster(self) -> None:
        titles: list[Mention] = []
        for sentence in range(len(self.text.sentences)):
            all_capitals = is_title_case(self.text, sentence, self._headline_units)
            for mention in self._mentions_of(sentence):
                kind = self.text.tokens[mention.head].kind
                if kind is TokenKind.TITLE and mention.end - mention.first == 1:
                    titles.append(mention)
                elif kind is TokenKind.NAME and mention.kind in (MentionKind.NAME, MentionKind.POSSESSOR):
                    self._add(mention, all_capitals)
        self._join_singles()
        self._join_titles(titles)
        self._join_abbreviations()
        drop_ordinary_words(self.text, self.entities, self._sentences)
        drop_late_names(self._names, self.by_token, self.entities)
        for entity in self.entities:
            entity.settle()
        vote_genders(self.text, self._names, self.by_token, self.entities)

    def _add(self, mention: Mention, all_capitals: bool) -> None:
        """Read a name; `all_capitals` says that every word of its sentence has one."""
        tokens = self.text.tokens
        first = mention.first
        if tokens[mention.head].norm in PARTISANS and tokens[first].kind is TokenKind.DETERMINER:
            return  # “the Ohio Democrat” is no name
        if all_capitals:  # where a name begins, only a given name tells
            first = mention.head
            if first > mention.first and tokens[first - 1].norm in GIVEN_NAMES:
                first -= 1
        if _is_place_before(tokens, first, mention.end):
            first += 1
        name = NamedMention(mention, name_parts(self.text, first, mention.end))
        if len(name.parts.core) > 1:
            self._names.append(name)
            self._join_full(name)
        elif not self._joins_half(name, first):
            self._names.append(name)
            self._single.append(name)

    def _joins_half(self, name: NamedMention, first: int) -> bool:
        """Join a surname, from token `first` on, with the given name before its nickname, if there is one."""
        nickname = self._nickname_before(first)
        half = -2 if nickname == _IN_BRACKETS else -1  # what stands in the brackets was read, too
        if not nickname or len(self._names) < -half:
            return False
        before = self._names[half]
        if before.parts.core[0] not in GIVEN_NAMES or before.mention.end != first - nickname:
            return False
        halves = self._names[half:]
        while self._single and any(self._single[-1] is half_name for half_name in halves):
            self._single.pop()
        del self._names[len(self._names) + half + 1 :]
        self._join_halves(name, before.parts, nickname)
        self._names.append(name)
        return True

    def _join_singles(self) -> None:
        """Join names of one word: given names first, then surnames with a title, then those without.

        Mrs. Rook is Fanny Rook only if the text doesn't tell them apart, so that all full names must be known before.
        """
        frequency: dict[str, int] = {}
        styled: dict[tuple[str, str], list[NamedMention]] = {}
        plain: list[NamedMention] = []
        for name in self._single:
            word = name.parts.core[0]
            frequency[word] = frequency.get(word, 0) + 1
            if word in self._by_last or word not in self._by_first:
                style = style_of(name.parts.title)
                if style:
                    styled.setdefault((style, word), []).append(name)
                    continue
            plain.append(name)
        for _, word in styled:
            for entity in self._by_last.get(word, ()):
                entity.is_person = entity.is_person or not entity.forms.keys() <= {
                    (word,)
                }  # Fanny Rook, with Mrs. Rook
        given = [name for name in plain if name.parts.core[0] in self._by_first and not name.parts.title]
        given = [name for name in given if name.parts.core[0] not in self._by_last]
        for name in given:
            self._join_single(name, frequency[name.parts.core[0]])
        for (style, word), names in styled.items():
            self._join_styled(style, word, names)
        joined = {id(name) for name in given}
        for name in plain:
            if id(name) not in joined:
                self._join_single(name, frequency[name.parts.core[0]])

    def _join_styled(self, style: str, word: str, names: list[NamedMention]) -> None:
        """Join all of one style with one surname (every Mrs. Rook): with a full name that can be theirs, or apart."""
        gender = names[0].parts.gender
        fitting = [
            entity
            for entity in self._by_last.get(word, ())
            if not (gender and entity.gender and gender is not entity.gender) and entity.styles <= {style}
        ]
        known = max(fitting, key=lambda one: one.count, default=None)
        if known is not None and not self._is_relative(style, names, known):
            entity = known
        else:
            entity = Entity()
            self.entities.append(entity)
            self._by_last.setdefault(word, []).append(entity)
        for name in names:
            self._note(entity, name.mention, name.parts)

    def _is_relative(self, style: str, names: list[NamedMention], entity: Entity) -> bool:
        """Whether a surname with a courtesy title is rather a relative of somebody with a full name.

        They stand in one sentence, where who was named is a pronoun for the rest; or the text calls one by a given name
        alone and the other by the title, and both often (George, and Mr. Emerson).
        """
        places = {name.mention.sentence for name in names}
        others = self._sentences.get(entity, set())
        shared = places & others
        if len(shared) * _RARELY > max(min(len(places), len(others)), _RARELY * 2):
            return True
        if any(self._tells_kin(sentence) for sentence in shared):
            return True
        given = sum(count for form, (count, _, _) in entity.forms.items() if len(form) == 1)
        if style in HOUSEWIVES and given and max(given * 2, len(names)) > _GIVEN_OFTEN + 1:
            return True
        if given < _GIVEN_OFTEN:
            return False
        titled = sum(count for form, (count, _, title) in entity.forms.items() if len(form) > 1 and title)
        return len(names) * 3 > given or (titled >= _GIVEN_OFTEN and len(names) > 2 * len(others))

    def _tells_kin(self, sentence: int) -> bool:
        """Whether a sentence sets a name in apposition to a relative: “her mother, Mrs. Rook”, “a son, Luke Sandys”."""
        first, end, _ = self.text.sentences[sentence]
        tokens = self.text.tokens
        return any(
            tokens[at].norm in _KIN and tokens[at + 1].kind is TokenKind.COMMA and tokens[at + 2].word[0].isupper()
            for at in range(first, end - 2)
        )

    def _join_titles(self, titles: list[Mention]) -> None:
        """Join titles that are surnames: King, where the text has named Stephen King."""
        for mention in titles:
            token = self.text.tokens[mention.head]
            if token.word[0].isupper() and token.norm in self._by_last:
                name = NamedMention(mention, name_parts(self.text, mention.first, mention.end))
                self._join_single(name, 1)
                self._names.append(name)

    def _note(self, entity: Entity, mention: Mention, parts: NameParts) -> None:
        entity.count += 1
        self._sentences.setdefault(entity, set()).add(mention.sentence)
        if len(parts.core) > 1:
            self._full_names.setdefault(entity, set()).add(mention.sentence)
        entity.aliases.setdefault(parts.words)
        own = len(parts.core) > 1 or bool(parts.title) or not entity.forms
        if own:  # a bare surname that is a given name, too, tells nothing
            entity.gender = entity.gender or parts.gender
            entity.is_person = entity.is_person or parts.person
        entity.roles |= parts.roles
        entity.suffix = entity.suffix or parts.suffix
        if style := style_of(parts.title):
            entity.styles.add(style)
        count, words, title = entity.forms.get(parts.core, (0, parts.words, ""))
        if not title or (parts.title and is_courtesy(title)):
            title = parts.title or title
        entity.forms[parts.core] = (count + 1, words, title)
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
            entity.is_human = entity.is_human or role in _HUMAN  # the conductor may be copper
            if not entity.gender:
                entity.gender = gender

    def _nickname_before(self, token: int) -> int:
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

    def _join_halves(self, name: NamedMention, before: NameParts, nickname: int) -> None:
        """Join a name whose two halves a nickname of so many tokens parts; `before` is the first half."""
        text = self.text
        mention, parts = name
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
        self._join_full(name)
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

    def _join_full(self, name: NamedMention) -> None:
        mention, parts = name
        core = parts.core
        last = core[-1]
        for entity in self._by_last.get(last, ()):
            if parts.suffix != entity.suffix and parts.suffix and entity.suffix:
                continue  # father and son
            alike = core[0] in entity.nicknames or any(can_be_one_person(form, core) for form in entity.forms)
            style = style_of(parts.title)
            if style and not entity.styles <= {style}:
                continue  # mother and daughter
            if alike and not (parts.gender and entity.gender and parts.gender != entity.gender):
                self._note(entity, mention, parts)
                return
        entity = Entity()
        self.entities.append(entity)
        self._by_last.setdefault(last, []).append(entity)
        (self._by_last if parts.family_first else self._by_first).setdefault(core[0], []).append(entity)
        self._note(entity, mention, parts)

    def _join_single(self, name: NamedMention, frequency: int) -> None:
        mention, parts = name
        word = parts.core[0]
        surnamed = self._by_last.get(word, ())
        bearers = [
            ((entity.count - _given_alone(entity, word)) * 2 if not _is_styled_woman(entity) else 0, entity)
            for entity in surnamed
            if not (parts.gender and parts.title and entity.gender and parts.gender != entity.gender)
        ]
        if not parts.title and not parts.article:
            often = frequency >= _OFTEN and not bearers
            bearers += [
                (entity.count, entity)
                for entity in self._by_first.get(word, ())
                if (entity.is_person or entity.is_human or often)
                and (word in GIVEN_NAMES or not any(one.title_seen for one in surnamed))
            ]
        if parts.title and not is_courtesy(parts.title):
            bearers = [bearer for bearer in bearers if bearer[1].roles & parts.roles] or bearers
        just_named = self._named_in_unit(mention, surnamed) if len(surnamed) > 1 and not parts.title else None
        if just_named is not None:
            entity = just_named
        elif bearers:
            entity = max(bearers, key=itemgetter(0))[1]
        else:
            entity = Entity()
            self.entities.append(entity)
            self._by_last.setdefault(word, []).append(entity)
        self._note(entity, mention, parts)

    def _named_in_unit(self, mention: Mention, surnamed: list[Entity]) -> Entity | None:
        """The only one of several of one surname whom the paragraph has named in full before the surname alone."""
        sentences = self.text.sentences
        first = sentence = mention.sentence
        while first and sentences[first - 1].unit == sentences[sentence].unit:
            first -= 1
        before = range(first, sentence)
        named = [entity for entity in surnamed if not self._full_names.get(entity, frozenset()).isdisjoint(before)]
        return named[0] if len(named) == 1 else None


def _given_alone(entity: Entity, surname: str) -> int:
    """How often an entity is called by another name alone than this one: that tells nothing of who the surname is."""
    return sum(count for form, (count, _, _) in entity.forms.items() if len(form) == 1 and form[0] != surname)


def _is_place_before(tokens: list[TextToken], first: int, end: int) -> bool:
    """Whether a name of two words is a place or a month, and somebody right after it: “in London Lydia …”."""
    if end - first != 2:
        return False
    one, two = tokens[first].norm, tokens[first + 1].norm
    return (one in PLACES or one in NAMES_OR_TIMES) and one not in GIVEN_NAMES and two in GIVEN_NAMES


def _is_styled_woman(entity: Entity) -> bool:
    """Whether an entity is known with a surname only after Mrs. or Miss: the surname alone is hardly ever hers."""
    return bool(entity.styles & WOMEN) and all(len(form) == 1 for form in entity.forms)
