"""The words of a language that is read by rules (`citecli.quotes.foreign`): what they do, not what they mean.

A language is a package here with one module, `words.py`, that has its `WORDS`. They are loaded for a text in it only.
All words are in lower case. A `Paradigm` writes the forms of regular verbs, so that only their stems are listed.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import NamedTuple

from citecli.quotes.languages.vocabulary import Agreement

_LANGUAGES = ("French", "German", "Spanish", "Italian", "Portuguese", "Dutch")
"""Languages that have a package of words here."""
_WITHOUT_SPACES = ("Chinese", "Japanese")
"""Languages that are read by patterns of characters (`citecli.quotes.foreign.east_asian`)."""


class LanguageWords(NamedTuple):
    """What the rules know of one language."""

    finite: frozenset[str]
    """Forms of reporting verbs that have a subject: a dit is an auxiliary and a participle, dit is finite."""
    participles: frozenset[str]
    """Participles of reporting verbs: dit, gesagt."""
    infinite: frozenset[str]
    """Forms of reporting verbs without a subject of their own: disant, dire."""
    auxiliaries: frozenset[str]
    """Forms of the verbs that participles go with, and of modal verbs."""
    pronouns: Mapping[str, Agreement]
    """Pronouns that are subjects, with what they agree with."""
    speakers: frozenset[str]
    """Pronouns of the first person: words of a narrator."""
    objects: frozenset[str]
    """Short words that stand between a subject and its verb, or between auxiliary and participle: se, lui, sich."""
    adverbs: frozenset[str]
    """Words that stand between a verb and its subject, or its auxiliary, and are neither."""
    determiners: Mapping[str, Agreement]
    """Articles, possessives and other words that a noun phrase begins with."""
    definite: frozenset[str]
    """Determiners of somebody who is known: le, ce, der."""
    prepositions: frozenset[str]
    """Prepositions, joined with an article or not: dans, au, im."""
    linking: frozenset[str]
    """Prepositions (and genitive articles) that join a noun to another: de, von, des."""
    joined: frozenset[str]
    """Of these, those that an article is a part of: du, del."""
    according: frozenset[str]
    """Words that name who says something: selon, laut. Of several words joined by a space."""
    as_said: frozenset[str]
    """Words that a clause begins with that says who says something: comme l'a dit X, wie X sagte."""
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    """que, dass, si: a clause begins."""
    relatives: frozenset[str]
    """Relative pronouns: qui."""
    titles: Mapping[str, Agreement]
    """Forms of address and titles that a name follows: M., Herr."""
    roles: frozenset[str]
    """Nouns of people by what they do, of all genders: ministre, alcaldesa."""
    role_endings: tuple[str, ...]
    """Endings of such nouns, where they are written in one word: -minister."""
    people: Mapping[str, Agreement]
    """Nouns that call somebody who has been named: la femme, el político."""
    particles: frozenset[str]
    """Small words inside names: de, von."""
    nouns_of_speech: frozenset[str]
    """Nouns for what has words: communiqué, mots, Worte."""
    titled: frozenset[str]
    """Nouns of works and of what is called something: film, Buch, intitulé."""
    openers: frozenset[str]
    """Other words that a sentence begins with and no name does."""
    times: frozenset[str]
    """Days, months and other nouns of time: no subjects."""
    datives: frozenset[str] = frozenset()
    """Determiners that no subject has: dem."""
    elides: bool = False
    """Whether short words lose their vowel before another: l'État, dell'arte."""
    verb_second: bool = False
    """Whether the subject may stand behind the verb in any sentence: gestern sagte sie."""
    nouns_are_capitals: bool = False
    """Whether all nouns have a capital."""
    drops_subject: bool = False
    """Whether verbs may have no subject: dijo."""
    names_have_articles: bool = False
    """Whether an article may stand before the names of people: o Zeca."""
    subject_clitics: frozenset[str] = frozenset()
    """Subjects joined to the verb by a hyphen: dit-il."""
    object_clitics: frozenset[str] = frozenset()
    """Objects joined to the verb by a hyphen: disse-lhe."""
    locative: frozenset[str] = frozenset()
    """Prepositions that mostly stand before places: en, à."""
    possessives: frozenset[str] = frozenset()
    """Determiners that mean somebody who has been named: son, seine."""
    feminine: tuple[str, ...] = ()
    """Endings of the roles of women, where those of men have none of them: -in."""
    postposed: frozenset[str] = frozenset()
    """Words that stand behind whoever says something: Merkel zufolge."""
    for_whom: frozenset[str] = frozenset()
    """Words that a sentence begins with about how somebody sees it: pour."""
    accompanying: frozenset[str] = frozenset()
    """Words that describe who speaks behind a comma: dit-elle, en riant."""
    participle_endings: tuple[str, ...] = ("\0",)
    """Endings of words that do: dit-elle, penchée."""
    reported: frozenset[str] = frozenset()
    """Forms of verbs that show that a sentence goes on with what somebody says: sei, habe."""
    thus: frozenset[str] = frozenset()
    """Words that a sentence begins with that says who said the words before: così un portavoce; das sagte Merkel."""
    read_in: frozenset[str] = frozenset()
    """What is said of words that stand in something, its words joined by spaces: si legge in, peut-on lire dans."""
    on_behalf: frozenset[str] = frozenset()
    """Prepositions before those who speak: desde el Ayuntamiento aseguran."""
    bodies: frozenset[str] = frozenset()
    """Nouns of groups and institutions, which speak and are no person: el Gobierno, la empresa."""
    offices: tuple[frozenset[str], ...] = ()
    """Groups of roles that one person may have together: líder, candidato and presidente; regista and attore."""
    alike: tuple[frozenset[str], ...] = ()
    """Groups of roles that are the same: alcalde and regidor."""
    authors: frozenset[str] = frozenset()
    """Words that a line begins with which names who wrote a text: por Ana Pardo."""
    own_view: frozenset[str] = frozenset()
    """Words that name as the source of a sentence who has been spoken of, joined by spaces: a su juicio."""
    others: frozenset[str] = frozenset()
    """Words for the second of two: la otra, l'altro."""
    behind_only: frozenset[str] = frozenset()
    """Verbs that report words only if they stand behind them: —Era tarde —comenzó Ana."""
    speaking: frozenset[str] = frozenset()
    """Forms of verbs of speech that report words only right before these: habló de «…», parla di «…»."""
    acting_on: tuple[str, ...] = ()
    """Stems of verbs that have an object rather than a subject behind them: ha accusato il ministro."""

    def is_office(self, role: str) -> bool:
        """Whether somebody may have a role beside another."""
        return any(role in group for group in self.offices)

    def go_together(self, role: str, others: Iterable[str]) -> bool:
        """Whether one person may have a role beside one of others: Rathauschefin and Oberbürgermeisterin."""
        endings = bool(self.role_endings)
        for group in self.offices:
            if not (role in group or (endings and role.endswith(tuple(group)))):
                continue
            if any(other in group or (endings and other.endswith(tuple(group))) for other in others):
                return True
        return False


class Paradigm(NamedTuple):
    """Endings of a class of regular verbs."""

    finite: tuple[str, ...]
    participle: tuple[str, ...]
    infinite: tuple[str, ...]
    prefix: str = ""
    """What participles begin with: ge-."""


class Verbs(NamedTuple):
    """Forms of reporting verbs."""

    finite: frozenset[str]
    participles: frozenset[str]
    infinite: frozenset[str]


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """The words and, joined by underscores, groups of words of a text."""
    return frozenset(group.replace("_", " ") for group in text.split())


def groups(*texts: str) -> tuple[frozenset[str], ...]:
    """Groups of words that are the same in one way."""
    return tuple(map(words, texts))


def agreeing(**texts: str) -> dict[str, Agreement]:
    """Words with what they agree with: `m`, `f`, `p` or `any` with their words."""
    return {word: Agreement("" if key == "any" else key) for key, text in texts.items() for word in text.split()}


def verbs(regular: Iterable[tuple[str, Paradigm]], finite: str, participles: str, infinite: str) -> Verbs:
    """The forms of regular verbs by stems and paradigms, with those of irregular ones."""
    forms: tuple[set[str], set[str], set[str]] = set(finite.split()), set(participles.split()), set(infinite.split())
    for stems, paradigm in regular:
        for stem in stems.split():
            forms[0].update(stem + ending for ending in paradigm.finite)
            forms[1].update(paradigm.prefix + stem + ending for ending in paradigm.participle)
            forms[2].update(stem + ending for ending in paradigm.infinite)
    return Verbs(*map(frozenset, forms))


def is_read(language: str) -> bool:
    """Whether speakers are told in a language, by its English name, other than English."""
    return language in _LANGUAGES or language in _WITHOUT_SPACES


def has_words(language: str) -> bool:
    """Whether a language that is read has words here (`words_of`): all but those without spaces."""
    return language in _LANGUAGES


@cache
def words_of(language: str) -> LanguageWords:
    """The words of a language that has them (`has_words`), by its English name."""
    found = import_module(f"citecli.quotes.languages.{language.lower()}.words").WORDS
    assert isinstance(found, LanguageWords)
    return found
