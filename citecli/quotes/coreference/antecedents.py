"""Antecedents: whom a pronoun means.

Everybody whom the sentences before it name has a *salience*: how prominent the place is in which they stand (a speaker
before a subject, a subject before an object, what a preposition governs and an owner last), less what the distance
takes away. The most salient one of the right gender and number is meant. Pronouns are read in the order of the text,
so that those between carry on whom they mean. After Lappin and Leass, "An Algorithm for Pronominal Anaphora
Resolution" (1994), with speaking as the most prominent place, and without a parser.
"""

import re
from collections.abc import Callable, Sequence

from citecli.quotes.coreference.clauses import (
    Referent,
    begins_clause,
    is_ask,
    is_described,
    main_clause_first,
    shows_human,
)
from citecli.quotes.coreference.entities import Entity, nominal
from citecli.quotes.coreference.mentions import Mention, MentionKind
from citecli.quotes.coreference.syntactic_prominence import Prominence, phrase, prominence_of
from citecli.quotes.languages.english.lexicon import EPITHETS, PLURAL_ROLES, PRONOUN_GENDER, TITLE_GENDER
from citecli.quotes.languages.english.usage import ANYBODY
from citecli.quotes.languages.vocabulary import Agreement, TokenKind
from citecli.quotes.tokens.tokenized_text import TokenizedText
from citecli.text.patterns import compiled_late

_PROMINENCE = (0.0, 0.2, 0.4, 0.6, 0.9, 1.5, 1.9)
"""What each place is worth; a sentence of distance costs 1."""
_REACH = 10
"""How many sentences back a pronoun can look."""
_HIGHEST = 3.1
"""No salience is greater."""
_ASIDE = 1.0
"""What it costs to stand in a sentence in brackets."""
_AHEAD = 2
"""How many sentences ahead, where nobody was named before."""
_WARM_UP = 6
"""How many sentences before a pronoun those that stand between are resolved, too."""
_PER_SENTENCE = 0.8
_PER_UNIT = 0.5
_GENDER_KNOWN = 0.4
_LAST_SPEAKER = 0.3
_OFTEN_NAMED = 0.08
_FEWEST = 0.0
"""The least salience that lets "the man" mean somebody named before."""
_FRESH = 2
"""How many sentences on somebody without a name is still who is meant."""
_UNKNOWN = 0.7
"""What it costs not to be known for a person."""
_LIKELY = 1.0
"""What it is worth that a name is likely one of the right gender."""
_UNLIKELY = 2.5
"""What it costs that a name is likely one of the other gender."""
_CALLED_LAST = compiled_late(r"(?:^|[,;!?—-]\s?)((?:[A-Z][\w’'-]{0,60}+\.? ?){1,3})[,.!?]?[”’'\"»“]*$")
_CALLED_FIRST = compiled_late(r"\W{0,3}((?:[A-Z][\w’'-]{0,60}+\.? ?){1,3})[,!?]")
_EDGE = 40
"""How many characters at either end of words in marks may call somebody by name."""


class Antecedents:
    """Whom the pronouns and roles of one text mean.

    `by_token` gives who the names are, by their head tokens; `holders` who has the role that a mention names; `named`
    who has a given name or surname, in lower case.
    """

    def __init__(
        self,
        text: TokenizedText,
        mentions_of: Callable[[int], list[Mention]],
        by_token: dict[int, Entity],
        holders: Callable[[Mention], list[Entity]],
        named: Callable[[str], list[Entity]],
    ) -> None:
        self.text = text
        self._mentions_of = mentions_of
        self._by_token = by_token
        self._holders = holders
        self._named = named
        self._referents: dict[int, list[Referent]] = {}
        self._resolved: dict[int, Entity | None] = {}
        self._nominals: dict[str, tuple[Entity, int]] = {}
        self._latest: dict[Agreement, Entity] = {}
        self._read_to = 0

    def of(self, mention: Mention, last_speaker: Entity | None) -> Entity | None:
        """The entity that a pronoun or a role refers to, `None` where the text does not say.

        `last_speaker` is who spoke last before it.
        """
        known = self._resolved.get(mention.head)
        if known is not None:
            return known
        sentence = mention.sentence
        for between in range(max(self._read_to, sentence - _WARM_UP), sentence):
            self._read(between, last_speaker)
            self._read_to = between + 1
        return self._resolve(mention, last_speaker)

    def _read(self, sentence: int, last_speaker: Entity | None) -> None:
        """Resolve whatever stands in a sentence for somebody named before."""
        tokens = self.text.tokens
        for mention in self._mentions_of(sentence):
            kind = mention.kind
            if mention.head in self._resolved:
                continue
            if kind is MentionKind.PRONOUN or kind is MentionKind.OBJECT:
                if PRONOUN_GENDER.get(tokens[mention.head].norm) in (Agreement.MALE, Agreement.FEMALE):
                    self._resolve(mention, last_speaker)
            elif tokens[mention.first].norm == "the" and (
                kind is MentionKind.ROLE or (kind is MentionKind.NAME and mention.head not in self._by_token)
            ):
                self._resolve(mention, last_speaker)

    def _resolve(self, mention: Mention, last_speaker: Entity | None) -> Entity | None:
        if mention.kind is MentionKind.ROLE or mention.kind is MentionKind.NAME:
            entity = self._apposed(mention)
            if entity is not None:
                return entity  # the name right after it is the one that stands in the sentence
            entity = self._of_role(mention) if self.text.tokens[mention.first].norm == "the" else None
            if entity is None:
                entity = self._introduced(mention)
        else:
            entity = self._choose(
                mention, PRONOUN_GENDER.get(self.text.tokens[mention.head].norm, Agreement.ANY), last_speaker
            )
        if entity is not None:
            self._resolved[mention.head] = entity
            self._referents.pop(mention.sentence, None)
        return entity

    def _choose(
        self,
        mention: Mention,
        gender: Agreement,
        last_speaker: Entity | None,
        among: Sequence[Entity] = (),
        named: bool = False,
    ) -> Entity | None:
        """The most salient person before a mention; `among` names the only ones that can be meant.

        `named` asks for somebody who has a name, and is prominent.
        """
        sentences = self.text.sentences
        sentence = mention.sentence
        unit = sentences[sentence].unit
        others = self._others(mention, last_speaker)
        best: Entity | None = None
        best_value = _FEWEST if named else -4.0
        for at in range(sentence, max(sentence - _REACH, -1), -1):
            distance = (sentence - at) * _PER_SENTENCE + (unit - sentences[at].unit) * _PER_UNIT
            if best_value > _HIGHEST - distance:
                break
            if at < sentence and self.text.tokens[sentences[at].first].word == "(":
                distance += _ASIDE
            for head, entity, prominence in self.referents(at):
                if head >= mention.first:
                    break
                if entity in others or (among and entity not in among) or (named and not entity.count):
                    continue
                value = self._salience(entity, prominence, gender, last_speaker) - distance
                if value > best_value:
                    best, best_value = entity, value
        if named or among:
            return best
        if best is None:
            if (
                last_speaker is not None
                and last_speaker not in others
                and last_speaker.gender in (Agreement.ANY, gender)
                and not last_speaker.is_thing
            ):
                best = last_speaker
            else:
                best = self._ahead(mention, gender) or self._latest.get(gender)
        if best is not None:
            self._latest[gender] = best
        return best

    def _others(self, mention: Mention, last_speaker: Entity | None) -> list[Entity]:
        """Who is spoken to by the one whom a mention means, or is answered, and so is somebody else.

        “…,” he addressee Novak. — “Where is it, Novak?” he asked.
        """
        text = self.text
        tokens = text.tokens
        first, end, _ = text.sentences[mention.sentence]
        is_answered = last_speaker is not None and self._is_answered(mention, last_speaker)
        others = [last_speaker] if last_speaker is not None and is_answered else []
        at = mention.end
        if at + 1 < end and tokens[at].kind is TokenKind.CUE:
            addressee = self._by_token.get(at + 1) or self._by_token.get(at + 2)
            if addressee is not None and tokens[at + 1].kind is TokenKind.NAME:
                others.append(addressee)
        before = mention.first - 1
        if before > first and tokens[before].kind is TokenKind.CUE:
            before -= 1
        if before >= first and tokens[before].kind is TokenKind.QUOTE:
            start, stop = text.tokens[before].start, text.tokens[before].end
            for called in (
                _CALLED_LAST.search(text.characters, max(start, stop - _EDGE), stop),
                _CALLED_FIRST.match(text.characters, start, min(stop, start + _EDGE)),
            ):
                if called is not None:
                    others += self._called(called)
        return others

    def _is_answered(self, mention: Mention, last_speaker: Entity) -> bool:
        """Whether the one whom a mention means answers the last speaker, who called somebody else a paragraph before.

        “Shall we sell, Colonel?” asked Gray. / “Never!” he roared.
        """
        text = self.text
        first, _, unit = text.sentences[mention.sentence]
        if not unit or text.tokens[first].kind is not TokenKind.QUOTE or text.unit_tokens[unit][0] != first:
            return False
        tokens = text.tokens[slice(*text.unit_tokens[unit - 1])]
        words = next((token for token in reversed(tokens) if token.kind is TokenKind.QUOTE), None)
        if words is None:
            return False
        called = _CALLED_LAST.search(text.characters, max(words.start, words.end - _EDGE), words.end)
        if called is None or text.characters[called.start()] != ",":
            return False
        return last_speaker not in self._called(called)

    def _called(self, called: re.Match[str]) -> Sequence[Entity]:
        """Those whom words in marks call by the name in group 1: by its last word."""
        return self._named(called.group(1).lower().replace("’", "'").split()[-1].rstrip("."))

    def _salience(
        self, entity: Entity, prominence: Prominence, gender: Agreement, last_speaker: Entity | None
    ) -> float:
        if entity.is_thing or (entity.gender and gender and entity.gender != gender):
            return -99.0
        value = _PROMINENCE[prominence] + _OFTEN_NAMED * min(entity.count.bit_length(), 5)
        if gender and entity.gender == gender:
            value += _GENDER_KNOWN
        elif not entity.is_person and not entity.is_human:
            value -= _UNKNOWN * (
                0.5 if prominence is Prominence.SPEAKER else 1.0 if prominence is Prominence.SUBJECT else 2.0
            )
            value -= 0.0 if len(entity.best) > 1 or entity.count > 1 else _UNKNOWN
        if gender and not entity.gender and (likely := entity.likely_gender):
            value += _LIKELY if likely == gender else -_UNLIKELY
        if entity is last_speaker:
            value += _LAST_SPEAKER
        return value

    def _ahead(self, mention: Mention, gender: Agreement) -> Entity | None:
        """Who is named only after the pronoun: “I was afraid,” she said. Ida Novak, 54, has lived here …"""
        total = len(self.text.sentences)
        for at in range(mention.sentence, min(mention.sentence + _AHEAD + 1, total)):
            for head, entity, prominence in self.referents(at):
                known = entity.is_person or entity.is_human
                if head > mention.first and prominence >= Prominence.SUBJECT and known:
                    return entity if entity.gender in (Agreement.ANY, gender) else None
        return None

    def referents(self, sentence: int) -> list[Referent]:
        """Everybody in a sentence, in order, as far as is known yet."""
        known = self._referents.get(sentence)
        if known is None:
            known = self._referents[sentence] = self._find_referents(sentence)
        return known

    def _find_referents(self, sentence: int) -> list[Referent]:
        referents: list[Referent] = []
        has_subject = False
        for mention in self._mentions_of(sentence):
            entity = self._known(mention)
            if entity is None:
                has_subject = has_subject or mention.kind is MentionKind.PRONOUN
                continue
            prominence = prominence_of(self.text, mention, sentence)
            if mention.kind is MentionKind.NAME and self._is_no_name(mention, entity, prominence):
                continue
            if prominence >= Prominence.SUBJECT:
                if has_subject and not begins_clause(self.text, mention.first):
                    prominence = Prominence.INNER_SUBJECT
                has_subject = True
            if prominence is Prominence.OBJECT and is_ask(self.text, mention.first - 1):
                prominence = Prominence.SPEAKER  # who was asked answers
                if referents and referents[-1].prominence > Prominence.INNER_SUBJECT:
                    referents[-1] = referents[-1]._replace(prominence=Prominence.INNER_SUBJECT)
            referents.append(Referent(mention.head, entity, prominence))
        return main_clause_first(self.text, sentence, referents)

    def _known(self, mention: Mention) -> Entity | None:
        """Who a mention means, as far as is known yet."""
        kind, head = mention.kind, mention.head
        if kind is MentionKind.PRONOUN or kind is MentionKind.OBJECT:
            return self._resolved.get(head)
        if kind is MentionKind.ROLE:
            return self._resolved.get(head) or self._introduced(mention)
        if kind is MentionKind.NAME or (
            kind is MentionKind.POSSESSOR and self.text.tokens[head].kind is TokenKind.NAME
        ):
            return self._by_token.get(head) or self._resolved.get(head)
        return None

    def _is_no_name(self, mention: Mention, entity: Entity, prominence: Prominence) -> bool:
        """Whether a name is rather a word whose capital only begins a sentence: “Footage of …”.

        Notes by the way who is shown to be human by what follows the name.
        """
        if entity.is_person:
            return False
        sentence = self.text.sentences[mention.sentence]
        entity.is_human = entity.is_human or shows_human(self.text, mention, sentence.end)
        opens = mention.first == sentence.first
        return opens and entity.count == 1 and prominence < Prominence.INNER_SUBJECT and len(entity.best) == 1

    def _introduced(self, mention: Mention) -> Entity | None:
        """A single person whom a role brings up: “a spokesman for the mayor”."""
        text = self.text
        norm = text.tokens[mention.head].norm
        first = mention.first
        owned = text.has_possessive(first, mention.head)
        if norm in PLURAL_ROLES or mention.kind is not MentionKind.ROLE:
            return None
        if not owned and text.tokens[first].kind not in (TokenKind.DETERMINER, TokenKind.POSSESSIVE):
            return None
        if text.tokens[first].norm == "the" and not is_described(self.text, mention):
            return None
        if first > 0 and text.tokens[first - 1].norm in _PREDICATIVE:
            return None
        if first > 1 and text.tokens[first - 1].kind is TokenKind.COMMA:
            said_of = self._by_token.get(first - 2)
            if said_of is not None and (said_of.is_person or said_of.is_human) and not said_of.is_thing:
                self._resolved[mention.head] = said_of  # “Nora Bell, a lawyer,”
                return said_of
        after = mention.end
        if (
            after + 1 < len(text.tokens)
            and text.tokens[after].kind is TokenKind.COMMA
            and text.tokens[after + 1].kind is TokenKind.NAME
        ):
            return None  # “his wife, Nora Bell,”
        words = phrase(text, mention, self._mentions_of(mention.sentence))
        entity = nominal(words, norm, TITLE_GENDER.get(norm, Agreement.ANY))
        self._nominals[norm] = (entity, mention.sentence)
        self._resolved[mention.head] = entity
        return entity

    def _apposed(self, mention: Mention) -> Entity | None:
        """The person whose name follows a role: “The council's finance director, Ruth Ellison, …”."""
        tokens = self.text.tokens
        after = mention.end
        end = self.text.sentences[mention.sentence].end
        if after + 1 >= end or tokens[after].kind is not TokenKind.COMMA or tokens[mention.head].norm in PLURAL_ROLES:
            return None
        owned = tokens[mention.first].kind in (TokenKind.DETERMINER, TokenKind.POSSESSIVE)
        if not owned and not self.text.has_possessive(mention.first, mention.head):
            return None
        for other in self._mentions_of(mention.sentence):
            if other.first == after + 1 and other.kind is MentionKind.NAME:
                entity = self._by_token.get(other.head)
                closed = other.end >= end or tokens[other.end].kind in (TokenKind.COMMA, TokenKind.PUNCTUATION)
                return (
                    entity if entity is not None and closed and not entity.is_thing and len(entity.best) > 1 else None
                )
        return None

    def _of_role(self, mention: Mention) -> Entity | None:
        """Whom “the general” means: who was called so, or, of words that say little, who was just spoken of."""
        text = self.text
        norm = text.tokens[mention.head].norm
        if norm in PLURAL_ROLES or is_described(self.text, mention):
            return None
        holders = self._holders(mention)
        if len(holders) == 1:
            return holders[0]
        gender = TITLE_GENDER.get(norm, Agreement.ANY)
        if holders:
            return self._choose(mention, gender, None, holders)
        known, since = self._nominals.get(norm, (None, 0))
        recent = known is not None and (mention.sentence - since <= _FRESH or norm in ANYBODY)
        if norm in EPITHETS and not recent and text.tokens[mention.head - 1].norm != "first":
            return self._choose(mention, gender, None, named=True) or known
        if known is not None:
            return known
        words = phrase(text, mention, self._mentions_of(mention.sentence))
        known = nominal(words, norm, gender)
        self._nominals[norm] = (known, mention.sentence)
        return known


_PREDICATIVE = frozenset("is was be been being are were become became becomes as not".split())
