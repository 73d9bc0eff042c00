"""What the text as a whole tells of its names: which words are no parts of them, which are women's or men's."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from citecli.quotes.coreference.entities import Entity
from citecli.quotes.coreference.mentions import Mention
from citecli.quotes.coreference.names import NameParts
from citecli.quotes.languages.english.lexicon import GIVEN_NAMES, PRONOUN_GENDER
from citecli.quotes.languages.vocabulary import Agreement, TokenKind
from citecli.quotes.tokens.tokenized_text import TokenizedText

_OFTEN = 3
"""How often somebody must be named for a word in lower case elsewhere to be no part of the name."""
_USUAL = 10
"""How often a name with a title must stand to be the text's own way to call somebody."""
_MODIFYING = ("ed", "ing", "ous", "ful", "less", "ive", "ish", "able")
"""How words end that describe somebody."""


class NamedMention(NamedTuple):
    """A name in the text, and its parts."""

    mention: Mention
    parts: NameParts


def drop_ordinary_words(
    text: TokenizedText, entities: Sequence[Entity], sentences: Mapping[Entity, Collection[int]]
) -> None:
    """Take no word for a part of a name that is none: “Clever Ida”, “Hitherto Ida”, HARBOUR IDA in a telegram."""
    plain: set[str] | None = None
    for entity in entities:
        if len(entity.forms) < 2:
            continue
        for form, (count, words, title) in list(entity.forms.items()):
            if len(form) < 2 or title or form[0] in GIVEN_NAMES or len(entity.forms) < 2:
                continue
            shouted = words.isupper()
            if form[1:] not in entity.forms or (count > 1 and not shouted):
                continue
            if plain is None:
                plain = {token.norm for token in text.tokens if token.kind is TokenKind.OTHER}
            if (form[0] in plain and (shouted or entity.count >= _OFTEN)) or _only_opens(text, sentences[entity], form):
                del entity.forms[form]
                entity.aliases.pop(words, None)


def drop_late_names(names: Iterable[NamedMention], by_token: Mapping[int, Entity], entities: Sequence[Entity]) -> None:
    """Forget a fuller name that stands but once, after one with a title has become usual: Mr. Darcy he stays."""
    usual = {
        entity
        for entity in entities
        if any(count >= _USUAL and title and len(form) == 1 for form, (count, _, title) in entity.forms.items())
    }
    if not usual:
        return
    titled: set[Entity] = set()
    for mention, parts in sorted(names, key=lambda name: name.mention.head):
        entity = by_token.get(mention.head)
        if entity is None or entity not in usual:
            continue
        if len(parts.core) == 1 and parts.title:
            titled.add(entity)
        elif entity in titled and len(parts.core) > 1 and entity.forms.get(parts.core, (0,))[0] == 1:
            del entity.forms[parts.core]


def _only_opens(text: TokenizedText, sentences: Collection[int], form: tuple[str, ...]) -> bool:
    """Whether the first word of a name only opens a sentence: the rest of it stood alone before."""
    tokens = text.tokens
    places = sorted(sentences)
    for sentence in places:
        first = text.sentences[sentence].first
        if text.norms(first, first + len(form)) == list(form):
            looks = form[0].endswith(_MODIFYING)
            return looks or (sentence > places[0] and tokens[first].kind is not TokenKind.TITLE)
    return False


def is_title_case(text: TokenizedText, sentence: int, headline_units: int) -> bool:
    """Whether a sentence stands in a headline that has capitals throughout."""
    first, end, unit = text.sentences[sentence]
    if unit >= headline_units:
        return False
    words = [token.word for token in text.tokens[first:end] if token.word.isalpha() and len(token.word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    stopped = text.tokens[end - 1].word == "."  # a sentence that is short and has names in it
    return capitals == len(words) if stopped else capitals * 4 >= len(words) * 3


def vote_genders(
    text: TokenizedText, names: Iterable[NamedMention], by_token: Mapping[int, Entity], entities: Sequence[Entity]
) -> None:
    """Tell the gender of names that show none by the pronouns of the sentences that name nobody else."""
    people: dict[int, list[tuple[int, Entity]]] = {}
    for name in names:
        known = by_token.get(name.mention.head)
        if known is not None:
            people.setdefault(name.mention.sentence, []).append((name.mention.head, known))
    for sentence, here in people.items():
        head, entity = here[0]
        if entity.gender or any(other is not entity for _, other in here):
            continue
        for token in text.tokens[head + 1 : text.sentences[sentence].end]:
            gender = PRONOUN_GENDER.get(token.norm)
            if gender is Agreement.MALE or gender is Agreement.FEMALE:
                entity.votes[gender is Agreement.FEMALE] += 1
                break
    for entity in entities:
        men, women = entity.votes
        if not entity.gender and men + women >= 2 and max(men, women) >= 3 * min(men, women):
            entity.gender = Agreement.MALE if men > women else Agreement.FEMALE
            entity.is_person = True
