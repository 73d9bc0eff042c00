"""Whom a phrase means: a name the figure that has it, a role its holder, a pronoun who was spoken of last."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from citecli.quotes.foreign.bylines import is_byline
from citecli.quotes.foreign.cast import Cast, Figure, can_mean, genders_differ, likely_gender, likeness
from citecli.quotes.foreign.clauses import Clauses
from citecli.quotes.foreign.epithets import Epithets
from citecli.quotes.foreign.names import FULL
from citecli.quotes.foreign.phrase_values import Phrase, PhraseKind
from citecli.quotes.languages.given_names import ORDINALS
from citecli.quotes.languages.vocabulary import Agreement
from citecli.quotes.model import UNNAMED_NARRATOR

_REACH = 24
"""Mentions before a pronoun among which it is sought."""
_SHORT = 3
_WITH_COMPLEMENT = 4
"""Tokens of a role with at most a short complement: o ministro da Defesa."""
_SELDOM = 2
_BARE = 2
"""Tokens of a role with its determiner."""
_OFTEN = 3
"""Times that the one person of a text is named, at least."""
_FARTHEST = 8
"""Sentences before a pronoun, at most."""
_SPOKE = 0.7
_PROMINENT = 0.1
"""What it counts for each time, from the third on, that somebody is named in the text."""
_MOST_PROMINENT = 0.4
_HELD = 0.4
"""What it counts against another word for somebody to be named with one already."""
_SAME_UNIT = 0.25
"""What it counts for a pronoun that a mention stands in its paragraph."""


class _Mention(NamedTuple):
    """A figure that a phrase speaks of, at a token; `weight` says how much a pronoun behind it may mean it."""

    token: int
    sentence: int
    figure: Figure
    weight: float


class Meant(NamedTuple):
    """Whom a phrase means, and how sure that is."""

    figure: Figure
    certainty: float


class References:
    """Tells whom the phrases of one text mean."""

    def __init__(self, characters: str, clauses: Clauses, cast: Cast, sentences: Sequence[int], is_story: bool) -> None:
        self._is_story = is_story
        self._epithets = Epithets(clauses, is_story)
        self._guessed: set[int] = set()
        """The phrases, by first tokens, that are taken for other words for somebody named."""
        self._counts = Counter(
            phrase.roles[-1]
            for sentence in sentences
            for phrase in clauses.phrases(sentence)
            if phrase.kind is PhraseKind.ROLE and phrase.roles
        )
        self._characters = characters
        self._clauses = clauses
        self._cast = cast
        self._nominal: dict[str, Figure] = {}
        self._heads: dict[str, Figure] = {}
        """The latest figure without a name by its first noun."""
        self._mentions: list[_Mention] = []
        self._tokens_of: list[int] = []
        self._figures: dict[int, Figure] = {}
        self.narrator = Figure((UNNAMED_NARRATOR,), UNNAMED_NARRATOR)
        for sentence in sentences:
            self._note(sentence)

    def _note(self, sentence: int) -> None:
        """Note the figures of a sentence."""
        phrases = self._clauses.phrases(sentence)
        if is_byline(self._clauses, sentence):
            return
        opens = self._clauses.sentences.sentences[sentence].first
        first = True
        for number, phrase in enumerate(phrases):
            figure = self._figure_of(phrase)
            is_open = self._clauses.words.drops_subject and phrase.first == opens and self._epithets.acts(phrase)
            if figure is None and is_open and self._epithets.is_bare_noun(phrase):
                figure = self._nominal_of(phrase)  # il pentito ha parlato
            if figure is None and (inside := self._clauses.name_inside(phrase)) is not None:
                self._mention_inside(inside, sentence)
            if figure is None:
                continue
            self._figures[phrase.first] = figure
            figure.last = phrase.first
            is_subject = first and not phrase.is_governed
            is_introduced = phrase.kind is PhraseKind.NAME and bool(phrase.roles)
            weight = 1.0 if is_subject else 0.75 if is_introduced else -0.5 if phrase.is_governed else 0.4
            first = first and phrase.is_governed
            self._mentions.append(_Mention(phrase.first, sentence, figure, weight))
            self._tokens_of.append(phrase.first)
            self._note_apposition(figure, phrase, phrases[number + 1 : number + 2])

    def _mention_inside(self, name: Phrase, sentence: int) -> None:
        """Note whom the complement of a thing names: le cri de David Dufresne."""
        figure = self._cast.figure(name)
        if figure is not None:
            figure.last = name.first
            self._mentions.append(_Mention(name.first, sentence, figure, 0.3))
            self._tokens_of.append(name.first)

    def _note_apposition(self, figure: Figure, phrase: Phrase, following: list[Phrase]) -> None:
        """Note the role of Bruno Le Maire, ministre de l'Économie."""
        tokens = self._clauses.tokens
        self._note_unknown_role(figure, phrase)
        if phrase.kind is not PhraseKind.NAME or not following or following[0].kind is not PhraseKind.ROLE:
            return
        end = following[0].end
        is_closed = end >= len(tokens) or not tokens[end].is_word  # En Palacio Nacional, el presidente | dijo
        if following[0].first == phrase.end + 1 and tokens[phrase.end].text == "," and is_closed:
            for role in following[0].roles:
                if role in self._clauses.words.roles or self._clauses.words.role_endings:
                    self._cast.add_role(figure, role)

    def _note_unknown_role(self, figure: Figure, phrase: Phrase) -> None:
        """Note the role of Ana Jara, residente de genética: a noun that no list has, without an article."""
        tokens, words, at = self._clauses.tokens, self._clauses.words, phrase.end + 1
        if phrase.kind is not PhraseKind.NAME or phrase.name_end - phrase.name < FULL or at + 1 >= len(tokens):
            return
        noun = tokens[at]
        is_noun = tokens[phrase.end].text == "," and noun.text.isalpha() and not noun.is_capital
        if is_noun and tokens[at + 1].lower in words.linking and not self._clauses.is_small(noun.lower):
            self._cast.add_role(figure, noun.lower)

    def _figure_of(self, phrase: Phrase) -> Figure | None:
        """The figure of a phrase, if it can speak and is no pronoun."""
        if phrase.kind is PhraseKind.NAME:
            return self._cast.figure(phrase)
        has_determiner = self._clauses.tokens[phrase.first].lower in self._clauses.words.determiners
        if (
            phrase.kind is PhraseKind.ROLE
            and has_determiner
            and (phrase.is_person or self._epithets.is_epithet(phrase) or self._has_holder(phrase))
        ):
            return self._holder(phrase)
        return None

    def _holder(self, phrase: Phrase, speaks: bool = False) -> Figure:
        """Who has the role of a phrase: somebody named with it before, if it is of somebody known, else its words.

        `speaks` says that it is known to have a verb of speech.
        """
        roles = self._cast.same_roles(phrase.roles)
        if phrase.is_definite and phrase.gender is not Agreement.PLURAL:
            for role in roles:
                found = [
                    one
                    for one in self._cast.holders(role)
                    if one.last >= 0 and not genders_differ(one.gender, phrase.gender)
                ]
                if found:
                    own = {token.lower for token in self._clauses.tokens[phrase.first : phrase.end]}
                    return max(found, key=lambda one: (_closeness(own, one), one.last))
            if (earlier := self._named_before(phrase, roles) or self._named_later(phrase)) is not None:
                return earlier
        if self._is_story and (only := self._only_one(phrase)) is not None:
            return only
        is_own = self._clauses.tokens[phrase.first].lower in self._clauses.words.possessives
        is_epithet = self._epithets.is_epithet(phrase, speaks)
        if not (is_own or self._is_story) and ((is_epithet and phrase.is_definite) or self._stands_for_name(phrase)):
            meant = self.antecedent(phrase.first, phrase.gender, epithet=phrase)
            if meant is not None and meant.figure.is_person:
                self._guessed.add(phrase.first)
                meant.figure.aliases[self._written(phrase)] = None
                return meant.figure
        return self._nominal_of(phrase)

    def _has_holder(self, phrase: Phrase) -> bool:
        """Whether somebody has been named with the noun of a phrase: Ana Jara, residente de genética … la residente."""
        return bool(phrase.roles) and bool(self._cast.holders(phrase.roles[0]))

    def _named_later(self, phrase: Phrase) -> Figure | None:
        """The only one whom the text, further on, names with an office: el técnico … el técnico del club, Ana Pardo."""
        if self._is_story or not phrase.roles or not self._clauses.words.is_office(phrase.roles[0]):
            return None
        holders = self._cast.holders(phrase.roles[0])
        if len(holders) != 1 or genders_differ(holders[0].gender, phrase.gender):
            return None
        own = {token.lower for token in self._clauses.tokens[phrase.first : phrase.end]}
        is_bare = phrase.end - phrase.first <= _BARE
        return holders[0] if is_bare or _closeness(own, holders[0]) > 1 else None

    def _only_one(self, phrase: Phrase) -> Figure | None:
        """Whom a general word means in a story: the only person with a name, of its gender, who has been spoken of."""
        is_general = any(role in self._clauses.words.people for role in phrase.roles)
        if not (is_general and phrase.is_definite and phrase.gender in (Agreement.MALE, Agreement.FEMALE)):
            return None
        named = {
            one.figure
            for one in self._mentions[-_REACH:]
            if one.figure.forms and not one.figure.is_place and likely_gender(one.figure) is phrase.gender
        }
        sentences = self._clauses.sentences
        here = sentences.sentences[sentences.sentence_at(phrase.first)].unit
        last = self._mentions[-1] if self._mentions else None
        if last is not None and last.figure in named and sentences.sentences[last.sentence].unit == here:
            return None  # Il dottor Salvi si sedette. Il vecchio aprì un occhio.
        return named.pop() if len(named) == 1 else None

    def _named_before(self, phrase: Phrase, roles: Sequence[str]) -> Figure | None:
        """Somebody without a name whom the words of a phrase call again: une source du ministère … cette source.

        `roles` are those of the phrase, and others that are the same: el alcalde de Soria … el regidor.
        """
        for role in roles:
            figure = self._heads.get(role)
            if figure is None or genders_differ(figure.gender, phrase.gender):
                continue
            if role not in phrase.roles:
                return figure
            earlier, words = figure.words[0].split()[1:], self._written(phrase).lower().split()[1:]
            if words and earlier[: len(words)] == words:
                return figure
        return None

    def _stands_for_name(self, phrase: Phrase) -> bool:
        """Whether a role, named once or twice and without more, is rather another word for somebody who has a name.

        In a story it is somebody of its own.
        """
        middle = self._clauses.tokens[phrase.first + 1].lower
        is_described = phrase.end - phrase.first == _SHORT and middle not in phrase.roles  # de oude man
        words = self._clauses.words
        role = phrase.roles[-1] if phrase.roles else ""
        is_office = words.is_office(role) or (bool(words.role_endings) and words.go_together(role, (role,)))
        return (
            phrase.is_definite
            and is_office
            and not (is_described and self._clauses.words.verb_second and middle[:1].isalpha())
            and phrase.is_person
            and phrase.gender is not Agreement.PLURAL
            and phrase.end - phrase.first <= _WITH_COMPLEMENT
            and not self._is_story
            and (phrase.end - phrase.first <= _BARE or self._counts[phrase.roles[-1]] <= _SELDOM)
        )

    def _written(self, phrase: Phrase) -> str:
        tokens = self._clauses.tokens
        return " ".join(self._characters[tokens[phrase.first].start : tokens[phrase.end - 1].end].split())

    def _nominal_of(self, phrase: Phrase) -> Figure:
        """A figure that has no name, under the words of the phrase."""
        written = self._written(phrase)
        figure = self._nominal.get(written.lower())
        if figure is None:
            figure = self._nominal[written.lower()] = Figure((written.lower(),), written)
            figure.aliases[written] = None
            figure.gender = phrase.gender
            figure.is_person = phrase.is_person or any(role in self._clauses.words.people for role in phrase.roles)
            if phrase.roles:
                self._heads[phrase.roles[0]] = figure
        return figure

    def meant(self, phrase: Phrase, speaker: Figure | None, bonus: float = _SPOKE) -> Meant | None:
        """Whom a phrase means that is the source of a quotation; `speaker` said the words before."""
        if phrase.kind is PhraseKind.NARRATOR:
            return Meant(self.narrator, 0.7)
        if phrase.kind is PhraseKind.PRONOUN and not phrase.gender:
            return None  # hieß es
        if phrase.kind is PhraseKind.PRONOUN:
            return self.antecedent(phrase.first, phrase.gender, speaker, bonus)
        known = self._figures.get(phrase.first)
        if phrase.kind is PhraseKind.NAME:
            figure = known or self._cast.figure(phrase)
            return Meant(figure, 1.0) if figure is not None else None
        if known is None or (not known.forms and self._epithets.is_bare_noun(phrase)):
            known = self._holder(phrase, speaks=True)
        if phrase.first in self._guessed:
            again = self.antecedent(phrase.first, phrase.gender, speaker, bonus, epithet=phrase)
            return Meant(again.figure if again is not None else known, 0.68)
        is_named = known.display not in self._nominal and known.display.lower() not in self._nominal
        return Meant(known, 0.9 if is_named else 0.92)

    def _is_only(self, until: int, phrase: Phrase) -> bool:
        """Whether a phrase means the single person, of its gender, who has been named before mention number `until`.

        A role that goes on (l'assessore alla Cultura) is rather somebody else's.
        """
        tokens, words = self._clauses.tokens, self._clauses.words
        if phrase.end < len(tokens) and tokens[phrase.end].lower in words.prepositions - words.linking:
            return False
        named: set[Figure] = set()
        for mention in self._mentions[:until]:
            if mention.figure.forms and mention.figure.is_person and can_mean(mention.figure, phrase.gender):
                named.add(mention.figure)
                if len(named) > 1:
                    return False
        return any(sum(figure.forms.values()) >= _OFTEN for figure in named)

    def foremost(self, until: int) -> Figure | None:
        """The person who is named most before the offset `until`, of several the first."""
        tokens = self._clauses.tokens
        counts = Counter(
            one.figure for one in self._mentions if tokens[one.token].start < until and one.figure.is_person
        )
        named = {figure: count for figure, count in counts.items() if figure.forms} or counts
        return max(named, key=lambda one: named[one], default=None)

    def called(self, word: str) -> Figure | None:
        """Whom a word calls by name, or by what they are: Ana, capitán."""
        low = word.lower()
        if word[0].isupper() and (named := self._cast.called(word)) is not None:
            return named
        roles = self._cast.same_roles((low,))
        holders = [one for role in roles for one in self._cast.holders(role)]
        if len(holders) == 1:
            return holders[0]
        return next((self._heads[role] for role in roles if role in self._heads), None) if not holders else None

    def antecedent(
        self,
        token: int,
        gender: Agreement,
        speaker: Figure | None = None,
        bonus: float = _SPOKE,
        epithet: Phrase | None = None,
        is_plural: bool | None = None,
    ) -> Meant | None:
        """Who a pronoun of a gender at a token means; any gender for a subject that is left out.

        `bonus` is what counts for the `speaker` of the words before; for an `epithet` who has no name is left out, and
        who can't be called so; `is_plural` is the number of the verb where it is known, and leaves out a group as the
        subject of a verb in the singular.
        """
        at = bisect_left(self._tokens_of, token)
        here = self._clauses.sentences.sentence_at(token)
        units = self._clauses.sentences.sentences
        scores: dict[Figure, float] = {}
        is_only = epithet is not None and self._is_only(at, epithet)
        for number in range(at - 1, max(-1, at - 1 - _REACH), -1):
            mention = self._mentions[number]
            distance = here - mention.sentence
            if distance > _FARTHEST:
                break
            if not can_mean(mention.figure, gender) or mention.figure.is_place:
                continue
            if gender and not (mention.figure.is_person or mention.figure.forms):
                continue  # a noun of any kind
            if is_plural is False and mention.figure.gender is Agreement.PLURAL:
                continue
            if epithet is not None and not (
                mention.figure.forms
                and mention.figure.is_person
                and (is_only or self._epithets.may_be(mention.figure, epithet))
            ):
                continue
            score = mention.weight - 0.45 * distance + likeness(mention.figure)
            score += min(_MOST_PROMINENT, _PROMINENT * max(0, sum(mention.figure.forms.values()) - FULL))
            score += _SAME_UNIT if units[mention.sentence].unit == units[here].unit else 0.0
            if gender:
                score += 0.4 if mention.figure.gender is gender else -0.3
            score += bonus if mention.figure is speaker else 0.0
            score -= _HELD if epithet is not None and mention.figure.roles else 0.0
            if score > scores.get(mention.figure, -99.0):
                scores[mention.figure] = score
        fits = speaker is not None and (epithet is None or self._epithets.may_be(speaker, epithet))
        if speaker is not None and fits and can_mean(speaker, gender):
            scores[speaker] = max(scores.get(speaker, bonus), bonus)
        if not scores:
            return None
        ranked = sorted(scores, key=lambda one: -scores[one])
        margin = scores[ranked[0]] - scores[ranked[1]] if len(ranked) > 1 else 1.0
        return Meant(ranked[0], 0.85 if margin >= 0.9 else 0.72 if margin >= 0.4 else 0.58)


def _closeness(own: set[str], figure: Figure) -> int:
    """How well the words of a role fit those that somebody is named with: le ministre, not le Premier ministre."""
    is_first = not own.isdisjoint(ORDINALS)
    others = 0 if figure.role_words.isdisjoint(ORDINALS) == (not is_first) else -2
    return others + sum(len(word) > _SHORT and word in figure.role_words for word in own)
