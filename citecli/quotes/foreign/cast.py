"""Who a text speaks of: its names gathered into people, under the fullest form, with their roles and gender."""

from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from citecli.quotes.foreign.names import FULL, PRETERITES
from citecli.quotes.foreign.phrase_values import Phrase, PhraseKind
from citecli.quotes.foreign.sentences import Token
from citecli.quotes.foreign.vocatives import HEAVEN, Called
from citecli.quotes.languages.given_names import GIVEN_NAMES, NAME_PARTICLES
from citecli.quotes.languages.vocabulary import Agreement
from citecli.quotes.languages.words import LanguageWords

_SHORTEST_ROLE = 4


class Figure:
    """Somebody, or something, that a text names. `forms` counts its names, by their words in lower case."""

    __slots__ = (
        "acts",
        "aliases",
        "determined",
        "display",
        "forms",
        "gender",
        "is_person",
        "last",
        "located",
        "role_words",
        "roles",
        "title",
        "words",
    )

    def __init__(self, words: tuple[str, ...], display: str) -> None:
        self.words = words
        """The words of the fullest name, in lower case."""
        self.display = display
        self.forms: dict[tuple[str, ...], int] = {}
        self.aliases: dict[str, None] = {}
        self.title = ""
        self.gender = Agreement.ANY
        self.roles: set[str] = set()
        self.is_person = False
        self.acts = False
        """Whether a verb of speech stands beside the name."""
        self.located = 0
        """How often a preposition of place stands before it."""
        self.role_words: set[str] = set()
        """The words, in lower case, that say what somebody is: ministre, de, la, santé."""
        self.determined = 0
        """How often an article stands before the name."""
        self.last = -1
        """The token of the latest mention so far."""

    @property
    def is_place(self) -> bool:
        """Whether it is rather a place than somebody."""
        return not self.is_person and self.located * 2 >= max(1, sum(self.forms.values()))

    @property
    def speaker(self) -> str:
        """The fullest name, with a form of address where the text has no given name."""
        return f"{self.title} {self.display}" if self.title and len(self.words) == 1 else self.display


class Named(NamedTuple):
    """A name as it stands: its words in lower case, without the marks of abbreviations, and as written."""

    words: tuple[str, ...]
    written: str


class Cast:
    """The figures of a text; `acting` are words with a capital, in lower case, that stand beside verbs of speech."""

    def __init__(
        self, characters: str, tokens: list[Token], words: LanguageWords, acting: Set[str] = frozenset()
    ) -> None:
        self._acting = acting
        self._characters = characters
        self._tokens = tokens
        self._words = words
        self.figures: list[Figure] = []
        self._by_name: dict[tuple[str, ...], Figure] = {}
        self._by_word: dict[str, list[Figure]] = {}
        self._by_role: dict[str, list[Figure]] = {}

    def named(self, phrase: Phrase) -> Named:
        """The name of a phrase."""
        tokens = self._tokens[phrase.name : phrase.name_end]
        written = " ".join(self._characters[tokens[0].start : tokens[-1].end].split())
        return Named(tuple(token.lower for token in tokens if token.is_word), written)

    def gather(self, phrases: Iterable[Phrase]) -> None:
        """Gather the figures of all phrases of the text, which come in order. Full names come before parts of them."""
        named = [(phrase, self.named(phrase)) for phrase in phrases if phrase.kind is PhraseKind.NAME]
        for phrase, name in named:
            if len(name.words) > 1:
                self._add(phrase, name)
        for phrase, name in named:
            if len(name.words) == 1:
                self._add(phrase, name)

    def _add(self, phrase: Phrase, name: Named) -> None:
        figure = self._by_name.get(name.words) or self._known(name, phrase)
        if figure is None:
            figure = Figure(name.words, name.written)
            self.figures.append(figure)
        for word in dict.fromkeys(name.words):
            named = self._by_word.setdefault(word, [])
            if word not in self._words.particles and figure not in named:
                named.append(figure)
        self._by_name.setdefault(name.words, figure)
        figure.forms[name.words] = figure.forms.get(name.words, 0) + 1
        figure.aliases[name.written] = None
        is_bare = phrase.first == phrase.name and len(name.words) == FULL
        acts = name.words[-1] in self._acting or name.words[0] in self._acting
        figure.is_person |= phrase.is_person or (is_bare and acts)
        figure.acts |= acts or self._has_verb_behind(phrase)
        figure.determined += not self._words.names_have_articles and phrase.first != phrase.name and not phrase.roles
        figure.located += self._is_located(phrase)
        if figure.gender is Agreement.ANY and phrase.gender is not Agreement.PLURAL:
            figure.gender = phrase.gender or (_gender_of(name.words[0]) if len(name.words) > 1 else Agreement.ANY)
        figure.role_words.update(token.lower for token in self._tokens[phrase.first : phrase.name] if token.is_word)
        for role in phrase.roles:
            is_title = role in self._words.titles and role not in self._words.roles
            if is_title:
                figure.title = figure.title or self._title(phrase)
            if is_title and len(self.same_roles((role,))) == 1:
                continue
            if figure not in self._by_role.setdefault(role, []):
                self._by_role[role].append(figure)
                figure.roles.add(role)

    def _is_located(self, phrase: Phrase) -> bool:
        """Whether a preposition of place stands before a name, and none of address: domandò a Cesira."""
        at = phrase.first - 1
        if at < 0 or self._tokens[at].lower not in self._words.locative:
            return False
        return at == 0 or self._tokens[at - 1].lower not in self._words.finite

    def _has_verb_behind(self, phrase: Phrase) -> bool:
        """Whether a form of what somebody did stands behind a name: Pierino | alzò la mano."""
        if not self._words.drops_subject or phrase.is_governed or phrase.name_end >= len(self._tokens):
            return False
        following = self._tokens[phrase.name_end]
        return following.is_word and not following.is_capital and following.lower.endswith(PRETERITES)

    def _title(self, phrase: Phrase) -> str:
        """The form of address before a name, as written: Mme, Herr."""
        at = phrase.name - 1
        dot = ""
        if at >= phrase.first and self._tokens[at].text == ".":
            at, dot = at - 1, "."
        return self._tokens[at].text + dot if at >= phrase.first else ""

    def _known(self, name: Named, phrase: Phrase) -> Figure | None:
        """The figure that a name which is not in full belongs to."""
        last = name.words[-1]
        if len(name.words) > 1 and name.words[0] in NAME_PARTICLES:
            name = Named(name.words[-1:], name.written)  # Von der Leyen
        options = self._by_word.get(last) or self._by_word.get(_without_genitive(last), [])
        if len(name.words) > 1:
            # Luis María Pardo is Luis Pardo, Pedro Sánchez Castejón is Pedro Sánchez, and Sánchez Castejón, but not
            # Ana Pardo.
            first = name.words[0]
            return (
                next((one for one in options if one.words[0] == first and len(one.words) > 1), None)
                or next((one for one in self._by_word.get(first, ()) if one.words[:2] == name.words[:2]), None)
                or next((one for one in options if _has_end(one, name.words)), None)
            )
        fitting = [one for one in options if not genders_differ(one.gender, phrase.gender)]
        for place in (-1, None, 0):
            found = [one for one in fitting if place is None or one.words[place] == last]
            if found:
                return found[-1]
        return fitting[-1] if fitting else None

    def figure(self, phrase: Phrase) -> Figure | None:
        """The figure that the name of a phrase belongs to."""
        if phrase.kind is not PhraseKind.NAME:
            return None
        name = self.named(phrase)
        fitting = self._fitting(name, phrase)
        return fitting or self._by_name.get(name.words) or self._known(name, phrase)

    def _fitting(self, name: Named, phrase: Phrase) -> Figure | None:
        """Of several figures with a surname, the one of the phrase's gender that was named last before it."""
        if len(name.words) != 1:
            return None
        options = [
            one
            for one in self._by_word.get(name.words[0], ())
            if not genders_differ(one.gender, phrase.gender) and one.words[-1] == name.words[0]
        ]
        if len(options) < 2:
            return None
        return max(options, key=lambda one: one.last)

    def call(self, called: Iterable[Called]) -> None:
        """Note who is only called by name: buenas noches, doctor Salas; a given name alone."""
        for titles, word, is_inside, _ in called:
            low = word.lower()
            if not word[0].isupper() or low in self._by_word or low in HEAVEN:
                continue
            if not (titles or low in GIVEN_NAMES or (is_inside and not self._words.nouns_are_capitals)):
                continue
            if low in self._words.openers or low in self._words.titles or low in self._words.roles:
                continue
            figure = Figure((low,), word)
            figure.aliases[word] = None
            figure.forms[low,] = 1
            figure.gender = GIVEN_NAMES.get(low, Agreement.ANY)
            figure.is_person, figure.last = True, 0
            self._by_word[low] = [figure]
            for title in titles:
                figure.title = figure.title or title
                figure.gender = self._words.titles[title] or figure.gender
                if len(self.same_roles((title,))) > 1:
                    self.add_role(figure, title)

    def called(self, word: str) -> Figure | None:
        """The figure that a single name calls."""
        return max(self._by_word.get(word.lower(), ()), key=lambda one: one.last, default=None)

    def same_roles(self, roles: Sequence[str]) -> list[str]:
        """Roles with those that are the same: abogada, letrada."""
        found = list(roles)
        for group in self._words.alike:
            if not group.isdisjoint(roles):
                found += sorted(group.difference(found))
        return found

    def holders(self, role: str) -> list[Figure]:
        """The figures that a role was named with, or one that ends with it: Kanzlerin of Bundeskanzlerin."""
        found = list(self._by_role.get(role, ()))
        if self._words.role_endings and len(role) >= _SHORTEST_ROLE:
            for other, figures in self._by_role.items():
                if other != role and (other.endswith(role) or role.endswith(other)):
                    found += [figure for figure in figures if figure not in found]
        return found

    def add_role(self, figure: Figure, role: str) -> None:
        """Note that a figure has a role, named in an apposition."""
        if figure not in self._by_role.setdefault(role, []):
            self._by_role[role].append(figure)
            figure.roles.add(role)
        figure.is_person = True


def _gender_of(given: str) -> Agreement:
    """The gender of a given name, by a list or by its ending."""
    known = GIVEN_NAMES.get(given.split("-")[0])
    if known is not None:
        return known
    return Agreement.FEMALE if given.endswith("a") else Agreement.MALE if given.endswith("o") else Agreement.ANY


def likely_gender(figure: Figure) -> Agreement:
    """The gender of somebody, told by the ending of the name where nothing else shows it."""
    return figure.gender or _gender_of(figure.words[0])


def _has_end(figure: Figure, words: tuple[str, ...]) -> bool:
    """Whether a longer form of a name ends with words."""
    return any(len(form) > len(words) and form[-len(words) :] == words for form in figure.forms)


def genders_differ(one: Agreement, other: Agreement) -> bool:
    """Whether one of two genders is male and the other female."""
    known = (Agreement.MALE, Agreement.FEMALE)
    return one in known and other in known and one is not other


def _without_genitive(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 3 else word


def likeness(figure: Figure) -> float:
    """How much a figure is like somebody that a pronoun can mean."""
    if figure.is_person:
        return 0.5
    if figure.acts and len(figure.words) == 1 and not figure.determined and not figure.located:
        return 0.4  # Zico avaliou
    is_thing = figure.determined * 2 >= max(1, sum(figure.forms.values()))  # ses Mémoires
    return -0.2 if len(figure.words) == FULL and not figure.roles and not is_thing else -0.9


def can_mean(figure: Figure, gender: Agreement) -> bool:
    """Whether a pronoun of a gender can mean a figure."""
    if gender is Agreement.PLURAL:
        return figure.gender is Agreement.PLURAL
    if figure.gender is Agreement.PLURAL:
        return gender is Agreement.ANY
    return not genders_differ(figure.gender, gender)
