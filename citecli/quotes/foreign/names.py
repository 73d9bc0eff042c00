"""Where names are: which words with capitals name somebody or something, and which are nouns for what they do."""

from typing import NamedTuple

from citecli.quotes.foreign.sentences import Token
from citecli.quotes.languages.given_names import GIVEN_NAMES, NAME_PARTICLES, ORDINALS, ORGANIZATIONS
from citecli.quotes.languages.words import LanguageWords

LONGEST_NAME = 6
"""Words of a name, at most."""
FULL = 2
"""Words of a full name, at least."""
ADVERBS = ("ment", "mente", "weise")
"""Endings of adverbs."""
_PROFESSIONS = tuple("ólogo óloga ologo ologa ologue iatra iatre tista".split())
"""Endings of nouns for what people do, where nouns have no capitals."""
_NO_PROFESSIONS = frozenset("prólogo prologo prologue dialogo diálogo catalogo catálogo".split())
SAINTS = frozenset("san santa santo são saint sainte sankt".split())
"""Titles that names of places begin with too."""
PRETERITES = ("ó", "ou", "iu", "ò", "ì")
"""Endings of what somebody did, which no adjective has, in languages that leave the subject out."""
_LONGEST_ACRONYM = 5
_SHORTEST_PLURAL = 4
_VOWELS = {"i": "oe", "e": "a"}
"""The endings of Italian plurals, and those of what they are plurals of."""
_COMMON_ENDINGS = ("ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "tät", "nis", "ismus", "innen", "leute")

_ADJECTIVE = tuple(
    "ese esa ano ana ale al ar ico ica ivo iva oso osa ista ato ata ente ante ario aria ile il ino ina ero era és ense "
    "eño eña ble or ora ore ado ada ido ida ês eiro eira ão ã eu eia ial iale fico fica tivo".split()
)
"""Endings of adjectives, in languages that leave the subject out."""
_PEOPLES = frozenset(
    "russo russa ruso rusa turco turca greco greca griego griega grego grega belga suizo suiza svizzero svizzera suíço "
    "suíça sueco sueca polaco polaca checo checa ceco ceca vasco vasca basco basca gallego gallega galego galega "
    "croata serbio serbia sérvio sérvia serbo serba chino china capo jefe interino interina".split()
)
"""Adjectives without such an ending."""


class Run(NamedTuple):
    """Words with capitals in a row, with the small words of names between them."""

    first: int
    end: int
    is_governed: bool
    """Whether a preposition inside the phrase stands before it."""
    has_article: bool
    is_far: bool = False
    """Whether a noun with a preposition stands before it."""


class Names:
    """Tells the names of a text in one language.

    `known` are words of names that the text has in full, and `common` words that it also has without a capital.
    """

    def __init__(self, tokens: list[Token], words: LanguageWords, common: frozenset[str]) -> None:
        self.tokens = tokens
        self.words = words
        self.common = common
        self.known: set[str] = set()
        self.particles = words.particles | NAME_PARTICLES
        self.inside: set[str] = set()
        """Words with a capital that stand inside sentences."""
        self.acting: set[str] = set()
        """Words with a capital beside a verb of speech, or a word that names who says something."""
        self.determined: set[str] = set()
        """Words with a capital that a determiner stands before."""
        self._roles: dict[str, bool] = {}
        """Whether words say what somebody is, those that have been asked for."""
        self._pairs: list[tuple[str, str]] = []
        """Words with a capital that stand side by side."""
        for at, token in enumerate(tokens):
            if token.is_capital:
                self._note(at, token)

    def _note(self, at: int, token: Token) -> None:
        """Note what stands beside a word with a capital."""
        words, tokens = self.words, self.tokens
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following is not None and not following.is_capital and self._is_speaking(following.lower):
            self.acting.add(token.lower)
        if at == 0:
            return
        before = tokens[at - 1]
        if before.lower in words.determiners or before.text.isdigit():
            self.determined.add(token.lower)
        if before.is_capital:
            self._pairs.append((before.lower, token.lower))
            first = tokens[at - 2] if at > 1 else before
            if first.text == "," or first.text[0].islower():
                self.inside.add(token.lower)
            return
        if before.is_word and before.text[0].islower():
            self.inside.add(token.lower)
        if self._is_speaking(before.lower):
            self.acting.add(token.lower)

    def _is_speaking(self, low: str) -> bool:
        return low in self.words.finite or low in self.words.according

    def know_surnames(self) -> None:
        """Note the words behind given names, or behind any word with a capital where they also speak: surnames."""
        words = self.words
        for one, other in self._pairs:
            is_small = one in words.determiners or one in words.openers
            speaks = other in self.acting and not is_small and not self.is_role(other)
            if one in GIVEN_NAMES or speaks:
                self.known.add(other)

    def is_abbreviated(self, at: int) -> bool:
        """Whether a word is an initial or a title that a full stop follows: J., Dr."""
        token = self.tokens[at]
        low = token.lower
        return low in self.words.titles or (token.is_capital and len(token.text) == 1) or low + "." in self.words.titles

    def ends_title(self, at: int, limit: int) -> bool:
        """Whether no name follows a title, so that it is a noun like others: le capitaine a dit."""
        following = at + 1
        while following < limit and self.tokens[following].text == ".":
            following += 1
        return following >= limit or not (
            self.is_name(following, -1)
            or self.tokens[following].lower in self.words.titles
            or self.tokens[following].lower in self.particles
        )

    def is_name(self, at: int, first: int) -> bool:
        """Whether a word with a capital can be part of a name."""
        token, words = self.tokens[at], self.words
        if not token.is_capital:
            return False
        low = token.lower
        if low.endswith("'") and low not in self.particles:
            return False  # Com' è andata
        is_saint = low in SAINTS and at + 1 < len(self.tokens) and self.tokens[at + 1].is_capital  # São Paulo
        if low in words.titles and not (
            words.nouns_are_capitals or low in GIVEN_NAMES or low in self.known or is_saint
        ):
            return False
        if low in words.auxiliaries and at != first:
            return False  # Sia Rossi che
        if low in words.pronouns or self._is_small_letter(at, low):
            return False
        if low in words.times and not (
            low in GIVEN_NAMES and at + 1 < len(self.tokens) and self.tokens[at + 1].is_capital
        ):
            return False
        if low in ORDINALS and at + 1 < len(self.tokens) and self.tokens[at + 1].lower in words.roles:
            return False  # le Premier ministre
        if at == first or (first >= 0 and not self.tokens[at - 1].is_word and self.tokens[at - 1].text not in ",.'’("):
            return self._may_open(at)
        return True

    def _is_small_letter(self, at: int, low: str) -> bool:
        """Whether a word is a small word of one letter, and no initial: A las diez."""
        is_small = len(low) == 1 and (low in self.words.determiners or low in self.words.prepositions)
        return is_small and not (at + 1 < len(self.tokens) and self.tokens[at + 1].text == ".")

    def _may_open(self, at: int) -> bool:
        """Whether the first word of a sentence can be a name: no small word, and none the text has in lower case."""
        token, words = self.tokens[at], self.words
        low = token.lower
        if low in self.known:
            return True
        if low in words.prepositions or low in words.determiners:
            return False  # Nella lettera
        if low in GIVEN_NAMES:
            return True
        closed = (
            low in words.openers or low in words.conjunctions or low in words.subordinators or low in words.adverbs
            or low in words.objects or low in words.auxiliaries or low in words.according
        )  # fmt: skip
        if closed or low in words.finite or low in words.infinite or low in words.participles:
            return False
        if words.nouns_are_capitals and not self._is_bare(low):
            is_full = at + 1 < len(self.tokens) and self.tokens[at + 1].is_capital and low not in self.determined
            return is_full or self.is_role(low)
        following = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        is_full = following is not None and (following.is_capital or self._joins(at + 1))
        if not is_full and low not in self.inside and not self._has_verb(at + 1):
            return False  # Malheureusement, il
        if low.endswith(ADVERBS):
            return False  # Vainement Stamply
        return (not self.is_role(low) or self._names_body(at, len(self.tokens))) and (is_full or low not in self.common)

    def _joins(self, at: int) -> bool:
        """Whether a token is a small word inside a name: Leonardo | da Vinci."""
        tokens = self.tokens
        following = at + 1 < len(tokens) and (tokens[at + 1].is_capital or tokens[at + 1].lower in self.particles)
        return tokens[at].lower in self.particles and following

    def _is_bare(self, low: str) -> bool:
        """Whether a single noun can be a name where all nouns have capitals: no article, no ending of a common noun."""
        is_noun = low in self.determined or low.endswith(_COMMON_ENDINGS)
        return low in self.inside and low in self.acting and not is_noun

    def _has_verb(self, at: int) -> bool:
        """Whether a verb stands at a token, or what belongs to one."""
        if at >= len(self.tokens):
            return False
        low = self.tokens[at].lower
        if self.words.drops_subject and low.endswith(PRETERITES) and not self.tokens[at].is_capital:
            return True
        is_object = (
            low in self.words.objects and low not in self.words.determiners and low not in self.words.prepositions
        )
        return low in self.words.finite or low in self.words.auxiliaries or is_object

    def run_end(self, at: int, limit: int) -> int:
        """Where the words with capitals that begin at a token end, small words of names between them included."""
        tokens, words = self.tokens, self.words
        end = at + 1
        while end < limit and end - at < LONGEST_NAME + 2:
            token = tokens[end]
            is_closed = token.lower in words.times or token.lower in words.pronouns
            is_part = token.is_capital and (not is_closed or tokens[end - 1].lower in GIVEN_NAMES)
            is_dot = token.text == "." and self.is_abbreviated(end - 1) and end + 1 < limit
            is_particle = token.lower in self.particles and end + 1 < limit and self._goes_on(at, end, limit)
            if token.lower in words.conjunctions and end - at < FULL:
                break  # Victor e Ana
            if not (is_part or is_particle or (is_dot and tokens[end + 1].is_capital)):
                break
            end += 1
        return end

    def _goes_on(self, at: int, end: int, limit: int) -> bool:
        """Whether a name goes on behind the particle at `end`."""
        tokens, words = self.tokens, self.words
        following = end + 1
        if tokens[following].lower in self.particles and following + 1 < limit:
            following += 1
        if not tokens[following].is_capital:
            return False
        # A genitive, not a particle: Sprecher der Polizei, président de la République, Laura de Wit van Wonen.
        before, low = tokens[end - 1], tokens[end].lower
        if before.lower in GIVEN_NAMES or before.text == "." or "-" in before.text or before.lower in self.particles:
            return True
        count = sum(not self.is_role(token.lower) for token in tokens[at:end])
        is_bare = at == 0 or not (
            tokens[at - 1].lower in words.determiners
            or tokens[at - 1].lower in words.prepositions
            or tokens[at - 1].is_capital
        )
        if is_bare and words.drops_subject and count == 1 and tokens[at].lower not in self.common:
            return True  # explicou Napoleão da Costa
        is_article = low in words.joined or low in words.determiners or (low in words.linking and words.verb_second)
        return count == 1 and not self.is_role(before.lower) and (not is_article or low in ("van", "von"))

    def is_role(self, word: str) -> bool:
        """Whether a word, in lower case, says what somebody is: ministre."""
        known = self._roles.get(word)
        if known is None:
            known = self._roles[word] = self._says_role(word)
        return known

    def _says_role(self, word: str) -> bool:
        words = self.words
        if word in words.roles or word in words.titles:
            return True
        if bool(words.role_endings) and len(word) > 4 and word.endswith(words.role_endings):
            return True
        if words.drops_subject and word.endswith("a") and (word[:-1] in words.roles or word[:-1] + "o" in words.roles):
            return True  # desembargadora, of desembargador
        if word.startswith("ex") and word[2:].lstrip("-") in words.roles:
            return True
        if words.nouns_are_capitals:
            return False
        return (word.endswith(_PROFESSIONS) and word not in _NO_PROFESSIONS) or self.is_plural_role(word)

    def is_plural_role(self, word: str) -> bool:
        """Whether a word, in lower case, is the plural of a role: abogados, ricercatori."""
        roles = self.words.roles
        if len(word) <= _SHORTEST_PLURAL:
            return False
        if word.endswith("s"):
            return word[:-1] in roles or (word.endswith("es") and word[:-2] in roles)
        if word[-1] not in _VOWELS or not self.words.drops_subject:
            return False
        return any(word[:-1] + vowel in roles for vowel in _VOWELS[word[-1]])

    def _has_apposition(self, at: int) -> bool:
        """Whether a comma and a name follow at a token."""
        return at + 1 < len(self.tokens) and self.tokens[at].text == "," and self.tokens[at + 1].is_capital

    def _is_mere_role(self, word: str) -> bool:
        return self.is_role(word) and word not in GIVEN_NAMES and word not in self.known

    def name_of(self, run: Run, has_determiner: bool, has_role: bool, titled: bool) -> tuple[int, int] | None:
        """The part of a run that is a person's or a thing's name, if it has one that the phrase is about."""
        tokens, words = self.tokens, self.words
        first = run.first
        if not titled:
            while first < run.end and self._is_mere_role(tokens[first].lower) and not self._names_body(first, run.end):
                first += 1
        skipped = first > run.first
        if (has_role or skipped) and first < run.end and _is_acronym(tokens[first].text):
            first += 1  # le député LREM, el convencional UDI
        if first == run.end:
            return None
        given = next((at for at in range(first, run.end) if self._is_given(at, run.end)), -1)
        if run.is_far and not run.is_governed:
            return (given, run.end) if given >= 0 else None
        if run.is_governed:
            if given > first or (given == first and skipped):
                return given, run.end
            return self._behind_institution(run, first)
        if given > first and not titled and given - first <= FULL + 1:
            return given, run.end
        if given == first or titled:
            return first, run.end
        is_single = run.end - first == 1 and not (skipped or has_role)
        if words.nouns_are_capitals and is_single and tokens[first].lower not in self.known:
            return (first, run.end) if self._is_bare(tokens[first].lower) else None
        if words.nouns_are_capitals and has_determiner and not (skipped or has_role):
            return (first, run.end) if tokens[run.end - 1].lower in self.known else None
        return first, run.end

    def _names_body(self, at: int, end: int) -> bool:
        """Whether a role or title is a part of the name of something: Médicos Sin Fronteras, São Paulo."""
        if at + 1 < end and self.tokens[at].lower in SAINTS:
            return True
        return at + 1 < end and self.tokens[at + 1].is_capital and self.tokens[at + 1].lower in self.words.prepositions

    def _behind_institution(self, run: Run, first: int) -> tuple[int, int] | None:
        """The name behind a word for what somebody's office is about: ministre de l'Économie | Bruno Le Maire."""
        named = [token.lower for token in self.tokens[first : run.end]]
        is_paper = any(
            low in self.words.titled or low in ORGANIZATIONS for low in (named[0], named[-1])
        )  # du Wall Street Journal
        is_institution = is_paper or self.words.nouns_are_capitals
        is_person = run.end - first == FULL + 1 and self.tokens[first + 1].lower not in self.common
        if run.has_article and is_person and not is_institution and not self._has_apposition(run.end):
            return first + 1, run.end
        return None

    def _is_given(self, at: int, end: int) -> bool:
        """Whether a word is a given name before another word of a name."""
        word = self.tokens[at].lower
        if at + 1 >= end or (at > 0 and self.tokens[at - 1].lower in SAINTS):
            return False  # de São Paulo Alberto
        return word in GIVEN_NAMES or ("-" in word and word.split("-")[0] in GIVEN_NAMES)


def _is_acronym(word: str) -> bool:
    """Whether a word has capitals only, and few."""
    return word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM


def is_adjective(word: str) -> bool:
    """Whether a word, in lower case, has the ending of an adjective, in languages that leave the subject out."""
    return word.endswith(_ADJECTIVE) or word in _PEOPLES
