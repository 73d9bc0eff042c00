"""Identity: which mentions of a text are one speaker, and what the speaker's fullest name is.

Names are joined by surname, given name and title; a bare surname means whoever of that name the text speaks of most.
A pronoun means the nearest person before it that fits its gender and number, the subject of a sentence and the last
speaker before others. A role with "the" means the person whom the text gave that role.
"""

from collections.abc import Callable

from citecli.quotes.lexicon import (
    FEMALE,
    GIVEN_NAMES,
    MALE,
    NAME_SUFFIXES,
    NEUTER,
    PARTICLES,
    PLURAL,
    PRONOUN_GENDER,
    TITLE_GENDER,
    TITLES,
    Word,
)
from citecli.quotes.mentions import Mention, MentionKind
from citecli.quotes.outline import COMMA, NAME, PUNCTUATION, Outline

_NEVER_NAMES = frozenset((Word.DETERMINER, Word.PREPOSITION, Word.PRONOUN))
_FULL_TITLES = {
    "capt": "captain",
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "gen": "general",
    "sgt": "sergeant",
    "dr": "doctor",
    "prof": "professor",
    "lt": "lieutenant",
    "col": "colonel",
}
_OFTEN = 3
"""How often a bare first word of a longer name must stand alone to be a given name that no list has."""
_EPITHETS = frozenset("poor old young dear little good sweet mad wretched neither either till nor both".split())


class Entity:
    """Somebody, or something, that a text names. `forms` counts the names by their words in lower case."""

    __slots__ = ("aliases", "best_words", "count", "forms", "gender", "is_person", "roles", "speaks", "title", "votes")

    def __init__(self) -> None:
        self.aliases: dict[str, None] = {}
        self.forms: dict[tuple[str, ...], tuple[int, str, str]] = {}
        self.best_words = ""
        self.title = ""
        self.count = 0
        self.gender = ""
        self.is_person = False
        self.speaks = 0
        self.roles: set[str] = set()
        self.votes = [0, 0]

    @property
    def best(self) -> tuple[str, ...]:
        """The words of the fullest name so far."""
        return max(self.forms, key=len)

    def settle(self) -> None:
        """Choose the fullest name: the longest, but none that stands but once beside another that is usual."""
        usual = {form: count for form, (count, _, _) in self.forms.items() if len(form) > 1 and count > 2}
        fullest = max(
            self.forms,
            key=lambda form: (
                not usual or form in usual or any(form[0] == one[0] and form[-1] == one[-1] for one in usual),
                len(form),
                self.forms[form][0],
            ),
        )
        _, self.best_words, title = self.forms[fullest]
        titles = [one for _, _, one in self.forms.values() if one and not _is_courtesy(one)]
        self.title = title or (titles[0] if titles else "")

    @property
    def display(self) -> str:
        """The fullest name, without title."""
        return self.best_words

    @property
    def speaker(self) -> str:
        """The fullest name, with title."""
        return f"{self.title} {self.best_words}" if self.title else self.best_words


class NameParts:
    """A name mention taken apart: `core` is the name itself (lower case), `words` the same as written."""

    __slots__ = ("article", "core", "gender", "person", "roles", "title", "words")

    def __init__(self, outline: Outline, first: int, end: int) -> None:
        kinds, lows, words = outline.kinds, outline.lows, outline.words
        start = end - 1
        while start > first and start - 1 not in outline.possessives:
            before = start - 1
            while before > first and lows[before] in PARTICLES and not words[before][0].isupper():
                before -= 1
            capital = words[before][0].isupper() and kinds[before] not in _NEVER_NAMES
            if not capital or (before < start - 1 and kinds[before] != NAME) or before in outline.possessives:
                break
            start = before
        run_start = start
        title_start = title_end = -1
        for index in range(start, end - 1):
            if lows[index] in TITLES:
                title_start = index if title_end != index else title_start
                title_end = index + 1
        if title_end > 0:
            while title_start > run_start and lows[title_start - 1] in TITLES:
                title_start -= 1
        while start < end - 1 and lows[start] in _EPITHETS:
            start += 1
        self.person = title_end > 0
        self.title = ""
        self.gender = ""
        self.roles: set[str] = set()
        given = -1
        for index in range(max(start, title_end), end - 1):
            if lows[index] in GIVEN_NAMES and lows[index + 1] not in NAME_SUFFIXES:
                given = index
                break
        if title_end > 0:
            start = title_end
            self.title = outline.text[outline.starts[title_start] : outline.ends[title_end - 1]]
            self.roles = {lows[index] for index in range(title_start, title_end)}
        if given >= 0:
            if given > start and len(lows[given - 1]) != 1:
                if title_end >= 0 and given > start:
                    self.title = ""
                start = given
            self.person = True
        elif end - start == 1 and lows[start] in GIVEN_NAMES:
            self.person = True
        self.gender = GIVEN_NAMES.get(lows[start], "") if (end - start > 1 or lows[start] in GIVEN_NAMES) else ""
        for index in range(first, start):
            gender = TITLE_GENDER.get(lows[index])
            if gender:
                self.gender = gender
                self.person = True
            if kinds[index] in (Word.ROLE, Word.TITLE) or lows[index] in TITLES:
                self.roles.add(lows[index])
        if kinds[first] not in (NAME, Word.DETERMINER) and start > first and kinds[start - 1] == Word.ROLE:
            self.person = True
        self.article = lows[first] == "the" and start == first + 1
        core_end = end
        while core_end - start > 1 and lows[core_end - 1] in NAME_SUFFIXES:
            core_end -= 1
        self.core = tuple(lows[start:core_end])
        last = end - 1
        text = outline.text[outline.starts[start] : outline.ends[last]]
        if last in outline.possessives:
            text = text[: -2 if text[-1] in "sS" and text[-2] in "’'" else -1]
        elif text.endswith(".") and lows[last] not in NAME_SUFFIXES and len(lows[last]) > 1:
            text = text[:-1]
        if self.article and not self.person:
            text = f"{outline.words[first]} {text}" if outline.words[first] == "the" else f"the {text}"
        self.words = " ".join(text.split())


class Identities:
    """Who is who in one text."""

    def __init__(self, outline: Outline, mentions_of: Callable[[int], list[Mention]], headline_units: int = 0) -> None:
        self.outline = outline
        self._mentions_of = mentions_of
        self._headline_units = headline_units
        self._parts: dict[int, tuple[Mention, NameParts]] = {}
        self.by_token: dict[int, Entity] = {}
        self._by_last: dict[str, list[Entity]] = {}
        self._by_first: dict[str, list[Entity]] = {}
        self.entities: list[Entity] = []
        self._people: list[list[tuple[int, Entity, bool]]] = []
        self._read()

    def _read(self) -> None:
        outline = self.outline
        single: list[tuple[Mention, NameParts]] = []
        every: list[tuple[Mention, NameParts]] = []
        for sentence in range(len(outline.sentences)):
            shouted = self._is_title_case(sentence)
            for mention in self._mentions_of(sentence):
                if outline.kinds[mention.head] != NAME:
                    continue
                if mention.kind is not MentionKind.NAME and mention.kind is not MentionKind.POSSESSOR:
                    continue
                first = mention.first
                if shouted:  # every word of it has a capital: where a name begins, only a given name tells
                    first = mention.head
                    if first > mention.first and outline.lows[first - 1] in GIVEN_NAMES:
                        first -= 1
                parts = NameParts(outline, first, mention.end)
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
        for entity in self.entities:
            entity.settle()
        people: list[list[tuple[int, Entity, bool]]] = [[] for _ in outline.sentences]
        for mention, _ in every:
            known = self.by_token.get(mention.head)
            if known is not None:
                subject = mention.first == outline.sentences[mention.sentence][0]
                people[mention.sentence].append((mention.head, known, subject))
        self._people = people
        self._vote_genders()

    def _is_title_case(self, sentence: int) -> bool:
        """Whether a sentence stands in a headline that has capitals throughout."""
        first, end, unit = self.outline.sentences[sentence]
        if unit >= self._headline_units:
            return False
        words = [word for word in self.outline.words[first:end] if word.isalpha() and len(word) > 3]
        return sum(word[0].isupper() for word in words) * 4 >= len(words) * 3

    def _vote_genders(self) -> None:
        """Tell the gender of names that show none by the pronouns of the sentences that name nobody else."""
        lows = self.outline.lows
        for sentence, here in enumerate(self._people):
            named = {id(entity): entity for _, entity, _ in here if not entity.gender}
            if len(named) != 1 or len({id(entity) for _, entity, _ in here}) != 1:
                continue
            (entity,) = named.values()
            head = here[0][0]
            for index in range(head + 1, self.outline.sentences[sentence][1]):
                low = lows[index]
                if low in ("he", "his", "him", "himself"):
                    entity.votes[0] += 1
                    break
                if low in ("she", "her", "hers", "herself"):
                    entity.votes[1] += 1
                    break
        for entity in self.entities:
            men, women = entity.votes
            if not entity.gender and men + women >= 2 and max(men, women) >= 3 * min(men, women):
                entity.gender = MALE if men > women else FEMALE
                entity.is_person = True

    def _note(self, entity: Entity, mention: Mention, parts: NameParts) -> None:
        entity.count += 1
        entity.aliases.setdefault(parts.words)
        own = len(parts.core) > 1 or bool(parts.title) or not entity.forms
        if own:  # a bare surname that is a given name, too, tells nothing
            entity.gender = entity.gender or parts.gender
            entity.is_person = entity.is_person or parts.person
        entity.roles |= {_FULL_TITLES.get(role, role) for role in parts.roles}
        count, words, title = entity.forms.get(parts.core, (0, parts.words, ""))
        entity.forms[parts.core] = (count + 1, words, title or parts.title)
        if parts.title:
            entity.aliases.setdefault(f"{parts.title} {parts.words}")
        self.by_token[mention.head] = entity

    def _join_full(self, mention: Mention, parts: NameParts) -> None:
        core = parts.core
        last = core[-1]
        for entity in self._by_last.get(last, ()):
            if any(_one_person(form, core) for form in entity.forms) and not (
                parts.gender and entity.gender and parts.gender != entity.gender
            ):
                self._note(entity, mention, parts)
                return
        entity = Entity()
        self.entities.append(entity)
        self._by_last.setdefault(last, []).append(entity)
        self._by_first.setdefault(core[0], []).append(entity)
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
            found += [(entity.count, entity) for entity in self._by_first.get(word, ()) if entity.is_person or often]
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
        low = self.outline.lows[mention.head]
        if mention.kind in (MentionKind.PRONOUN, MentionKind.OBJECT, MentionKind.POSSESSOR):
            gender = PRONOUN_GENDER.get(low, "")
            if gender in (MALE, FEMALE):
                return self._nearest(mention, gender, last_speaker)
            return None
        if mention.kind is MentionKind.RELATIVE:
            return self.by_token.get(mention.first - 1) or self.by_token.get(mention.first - 2)
        if mention.kind is MentionKind.ROLE:
            named = self._named_after(mention)
            if named is not None:
                return named
        if mention.kind is MentionKind.ROLE and self.outline.lows[mention.first] == "the":
            holders = [entity for entity in self.entities if low in entity.roles and entity.is_person]
            if len(holders) == 1 and mention.end - mention.first <= 2:
                return holders[0]
        return None

    def _named_after(self, mention: Mention) -> Entity | None:
        """The name that follows a role as its apposition: “the governor’s chief of staff, Nora Bell.”"""
        kinds = self.outline.kinds
        end = self.outline.sentences[mention.sentence][1]
        owned = kinds[mention.first] in (Word.DETERMINER, Word.POSSESSIVE) or any(
            index in self.outline.possessives for index in range(mention.first, mention.head)
        )
        if not owned or self.outline.lows[mention.head].endswith("s"):
            return None
        at = mention.end
        if at < end and kinds[at] == Word.PREPOSITION:
            phrase = [other for other in self._mentions_of(mention.sentence) if other.first == at + 1]
            at = phrase[-1].end if phrase else at
        if at >= end or kinds[at] != COMMA:
            return None
        for other in self._mentions_of(mention.sentence):
            if other.first == at + 1 and other.kind is MentionKind.NAME:
                entity = self.by_token.get(other.head)
                closed = other.end >= end or kinds[other.end] in (COMMA, PUNCTUATION)
                return entity if entity is not None and closed and len(entity.best) > 1 else None
        return None

    def _nearest(self, mention: Mention, gender: str, last_speaker: Entity | None) -> Entity | None:
        best: Entity | None = None
        best_score = -1e9
        sentence = mention.sentence
        unit = self.outline.sentences[sentence][2]
        for back in range(12):
            at = sentence - back
            if at < 0:
                break
            away = unit - self.outline.sentences[at][2]
            for position, (head, entity, subject) in enumerate(self._people[at]):
                if head >= mention.first:
                    break
                if entity.gender and entity.gender != gender:
                    continue
                if not entity.is_person and (not entity.gender or entity.count < 2):
                    value = -1.5 if len(entity.best) > 1 else -2.5
                else:
                    value = 0.0
                value -= back * 1.0 + away * 0.4
                value += 0.8 if subject else 0.4 if position == 0 else 0.0
                value += 0.5 if entity.gender == gender else 0.0
                if entity is last_speaker:
                    value += 1.5
                if head in self.outline.possessives:
                    value -= 0.5
                if value > best_score:
                    best, best_score = entity, value
        if last_speaker is not None and best_score < -3 and last_speaker.gender in ("", gender):
            return last_speaker
        return best


def _is_courtesy(title: str) -> bool:
    """Whether a title says no more than Mr or Mrs."""
    return title.rstrip(".").lower() in ("mr", "mrs", "ms", "miss", "sir", "madam", "madame")


def _one_person(known: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether two full names with one surname are one person's."""
    first, other = known[0].rstrip("."), new[0].rstrip(".")
    if len(known) == 1 or first == other:
        return True
    if len(first) == 1 or len(other) == 1:
        return first[0] == other[0]
    return (first.startswith(other[:3]) and other.startswith(first[:3])) or first in new or other in known


__all__ = ["NEUTER", "PLURAL", "Entity", "Identities", "NameParts"]
