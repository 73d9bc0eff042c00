"""The tokenizer: from characters to words of a kind, in sentences.

Kinds come from the language's lists of words, from capitals, and, where a capital alone doesn't tell, from what the
same text writes elsewhere. No grammar.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from citecli.quotes.languages.english.lexicon import ABBREVIATIONS, GIVEN_NAMES, TITLES, WORD_KINDS
from citecli.quotes.languages.english.usage import HEADINGS, NAME_OPENERS, NAMES_OR_TIMES, NOT_ADVERBS, VERBS_IN_NAMES
from citecli.quotes.languages.vocabulary import TokenKind
from citecli.quotes.tokens.tokenized_text import Sentence, TextToken, TokenizedText
from citecli.text.quotation_marks import Marked

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)+[^\W_]*"
    r"|[^\W_]++(?=\.[a-z])(?:\.[a-z]++){0,8}\.(?:com|org|net|gov|edu|co|io|tv|uk|de|fr|eu|info)(?![^\W_])"
    r"|[RDI]-(?:[A-Z][a-z]*\.)+"
    r"|(?:[A-Za-z]\.){2,}"
    r"|[^\W_]+(?:[’'\-&/@][^\W_]+)*(?:[’'](?=\s))?"
    r"|\S"
)
_LABEL = re.compile(r"([A-Z][A-Z.'’\-]+(?: [A-Z.'’\-]+){0,3}):")
_YEAR_DIGITS = 4
_LONGEST_SENTENCE = 160
"""In tokens; what is longer is cut: the time that a sentence takes grows with its square."""
_FINAL = frozenset(".?!…")
_AFTER_FINAL = ")]’”'\""
_LAST = ".?!…”"
"""With what the last token of a sentence ends, the placeholder of a quotation included."""

_ADJECTIVE_ENDINGS = ("ious", "eous", "uous", "ful", "ive", "less", "able", "ible", "ical", "ish")
_NAMESAKES = frozenset((TokenKind.PREPOSITION, TokenKind.AUXILIARY, TokenKind.ADVERB, TokenKind.SUBORDINATOR))
"""Kinds of words that are a given name when a capital inside a sentence says so."""
_OTHER, _NAME, _PUNCTUATION = TokenKind.OTHER, TokenKind.NAME, TokenKind.PUNCTUATION
_QUOTE, _TIME = TokenKind.QUOTE, TokenKind.TIME
"""Looked up once: every word asks for them, and reading a member from its class is slow before Python 3.12."""
_VERBS = frozenset((TokenKind.CUE, TokenKind.VERB))
_FUNCTION = frozenset(
    (
        TokenKind.PRONOUN,
        TokenKind.OBJECT,
        TokenKind.POSSESSIVE,
        TokenKind.DETERMINER,
        TokenKind.PREPOSITION,
        TokenKind.CONJUNCTION,
        TokenKind.SUBORDINATOR,
        TokenKind.RELATIVE,
        TokenKind.AUXILIARY,
        TokenKind.ADVERB,
        TokenKind.TIME,
    )
)
"""Kinds of words that a capital makes no names."""


_REMEMBERED = 8192
"""How many words, of which a text repeats most, are read only once."""
_LONGEST_WORD = 32
"""In characters; longer ones are not remembered."""


class _Reading(NamedTuple):
    """What a word or mark is by itself: its norm, its kind, and whether it is written with 's."""

    norm: str
    kind: TokenKind
    possessive: bool


def tokenize(characters: str, units: Sequence[tuple[int, int]], quotes: Sequence[Marked]) -> TokenizedText:
    """Read the words of `units` (half-open stretches, in order) around `quotes` (outermost ones, in order)."""
    text = TokenizedText(characters)
    tokens = text.tokens
    number = 0
    total = len(quotes)
    for unit, (start, end) in enumerate(units):
        first = len(tokens)
        while number < total and quotes[number].start < start:
            text.quote_tokens.append(max(first - 1, 0))  # begins inside one that runs on from an earlier unit
            number += 1
        at = start
        while at < end and number < total and quotes[number].start < end:
            _add_words(text, at, quotes[number].start)
            _add_quotation(text, quotes[number])
            at = quotes[number].end
            number += 1
        if at < end:
            _add_words(text, at, end)
        text.unit_tokens.append((first, len(tokens)))
        _cut_sentences(text, unit, first, len(tokens))
    text.quote_tokens += [max(len(tokens) - 1, 0)] * (total - number)
    for first, end in text.unit_tokens:
        _settle_verbs(tokens, first, end)
    _settle_months(tokens)
    _settle_namesakes(text)
    _settle_sentence_openers(text)
    text.kinds = bytes([token.kind for token in tokens])
    return text


def _add_words(text: TokenizedText, start: int, stop: int) -> None:
    """Add the words and marks between two offsets."""
    tokens = text.tokens
    for match in _TOKEN.finditer(text.characters, start, stop):
        word = match.group()
        word_start, word_end = match.span()
        if word == "." and tokens and word_start == tokens[-1].end and _takes_full_stop(tokens):
            continue
        norm, kind, possessive = _remembered(word) if word_end - word_start <= _LONGEST_WORD else _read(word)
        tokens.append(TextToken(word, norm, kind, word_start, word_end, possessive))


def _read(word: str) -> _Reading:
    """Read a word or mark by itself."""
    norm = word.lower()
    if "’" in norm:
        norm = norm.replace("’", "'")
    possessive = False
    if len(norm) > 2:
        if norm[-1] == "'":
            norm = norm[:-1]
            possessive = True
        elif norm[-2:] == "'s":
            norm = norm[:-2]
            possessive = True
    return _Reading(norm, _kind_of(word, norm), possessive)


_remembered = lru_cache(maxsize=_REMEMBERED)(_read)


def _takes_full_stop(tokens: list[TextToken]) -> bool:
    """Whether a full stop belongs to the token right before it, an abbreviation or an initial; then it is added."""
    token = tokens[-1]
    is_initial = len(token.norm) == 1
    if not (is_initial and token.word.isupper()) and not (token.norm in ABBREVIATIONS and token.word[0].isupper()):
        return False
    token.word += "."
    token.end += 1
    if is_initial and (token.norm != "i" or (len(tokens) > 1 and tokens[-2].kind is _NAME)):
        token.kind = _NAME
    return True


def _kind_of(word: str, norm: str) -> TokenKind:
    """What a word or mark is by itself."""
    character = word[0]
    if not character.isalnum():
        return TokenKind.COMMA if word == "," else _PUNCTUATION
    kind = WORD_KINDS.get(norm, _OTHER)
    if character.isupper():
        if kind in _FUNCTION:
            return _NAME if norm == "us" and word.isupper() else kind
        is_name = kind not in _VERBS or norm in VERBS_IN_NAMES or norm in GIVEN_NAMES
        return _NAME if is_name else kind
    if character.isdigit():
        return TokenKind.ROLE if norm.endswith("-year-old") else TokenKind.NUMBER
    if kind is _OTHER and norm[-2:] == "ly" and len(norm) > 4 and norm not in NOT_ADVERBS:
        return TokenKind.ADVERB
    return kind


def _add_quotation(text: TokenizedText, quote: Marked) -> None:
    """Add the placeholder of a quotation; a label in it (“MILLEY: …”) is read as if it stood outside."""
    tokens = text.tokens
    start = quote.start
    label = _LABEL.match(text.characters, start + len(quote.opener), quote.end)
    if label:
        for match in _TOKEN.finditer(text.characters, label.start(1), label.end(1) + 1):
            word = match.group()
            kind = _NAME if word[0].isalpha() else _PUNCTUATION
            tokens.append(TextToken(word, word.lower(), kind, match.start(), match.end()))
        start = label.end()
    text.quote_tokens.append(len(tokens))
    tokens.append(TextToken("“”", "“”", _QUOTE, start, quote.end))


def _cut_sentences(text: TokenizedText, unit: int, first: int, end: int) -> None:
    """Cut the tokens of a unit into sentences."""
    tokens = text.tokens
    begin = first
    for index in range(first, end):
        may_end = tokens[index].word[-1] in _LAST and index + 1 < end
        if index == end - 1 or index - begin >= _LONGEST_SENTENCE or (may_end and _ends_sentence(text, index, end)):
            number = len(text.sentences)
            for token in tokens[begin : index + 1]:
                token.sentence = number
            text.sentences.append(Sentence(begin, index + 1, unit))
            begin = index + 1


def _ends_sentence(text: TokenizedText, index: int, end: int) -> bool:
    """Whether a sentence ends with a token that is not the last of its unit, which goes to `end`."""
    token, following = text.tokens[index], text.tokens[index + 1]
    if token.kind is _PUNCTUATION:
        if token.word not in _FINAL or following.word in _FINAL or following.word in _AFTER_FINAL:
            return False
        return _can_begin_sentence(following)
    if token.kind is _QUOTE:
        return _ends_after_quote(text, index, end)
    return (
        token.word[-1] == "."
        and token.norm not in TITLES
        and following.word[0].isupper()
        and following.kind in _FUNCTION
    )


def _can_begin_sentence(token: TextToken) -> bool:
    """Whether a sentence can begin with a token: a capital, a digit, a quotation, an opening bracket."""
    if token.kind is _QUOTE:
        return True
    character = token.word[0]
    return not character.islower() and character not in ",;:"


def _ends_after_quote(text: TokenizedText, index: int, end: int) -> bool:
    """Whether the sentence ends with the quotation at token `index`."""
    tokens, characters = text.tokens, text.characters
    begin, at = tokens[index].start, tokens[index].end - 1
    while at > begin and not (characters[at].isalnum() or characters[at] in ".,;:?!…—–-"):
        at -= 1
    last = characters[at]
    if last not in _FINAL:
        return False
    if tokens[index + 1].kind is _QUOTE:
        return True
    if not tokens[index + 1].word[0].isupper():
        return False
    if last == "." or last == "…":
        return True
    # “Really?” Ada asked. — against: “Really?” Ada left the room.
    for token in tokens[index + 1 : min(index + 7, end)]:
        if token.kind is TokenKind.CUE:
            return False
        if token.kind in (_PUNCTUATION, TokenKind.COMMA, _QUOTE):
            break
    return True


def _settle_verbs(tokens: list[TextToken], first: int, end: int) -> None:
    """Take capitalised verbs for names, unless the unit is a headline whose every word has a capital."""
    capitals = [
        index
        for index in range(first + 1, end)
        if tokens[index].kind in _VERBS
        and tokens[index].word[0].isupper()
        and tokens[index - 1].kind in (_NAME, TokenKind.COMMA)
    ]
    if not capitals:
        return
    unit = tokens[first:end]
    plain = sum(1 for token in unit if token.kind is _OTHER and token.word[0].islower())
    named = sum(1 for token in unit if token.kind is _NAME)
    if plain * 2 > named or plain > 8:
        for index in capitals:
            if tokens[index - 1].kind is _NAME:
                tokens[index].kind = _NAME


def _settle_months(tokens: list[TextToken]) -> None:
    """Take a month before a name for a given name, and one with an age after it for a surname: Jan Brewer."""
    found = [at for at, token in enumerate(tokens) if token.norm in NAMES_OR_TIMES]
    for at in found:
        token = tokens[at]
        if (
            token.kind is _TIME
            and at + 1 < len(tokens)
            and tokens[at + 1].kind is _NAME
            and token.word[0].isupper()
            and not token.word.isupper()
        ):
            token.kind = _NAME
    for at in found:
        token = tokens[at]
        if 0 < at < len(tokens) - 3 and token.word[0].isupper() and tokens[at - 1].kind is _NAME:
            comma, age = tokens[at + 1], tokens[at + 2]
            if comma.kind is TokenKind.COMMA and age.word.isdigit() and len(age.word) < _YEAR_DIGITS:
                token.kind = _NAME  # Win May, 44, a tailor


def _settle_namesakes(text: TokenizedText) -> None:
    """Take a small word with a capital, inside a sentence and before a name, for a given name: Per Dahl, Will Hurd."""
    tokens = text.tokens
    found = [index for index, token in enumerate(tokens) if token.kind in _NAMESAKES and token.word[0].isupper()]
    for index in found:
        token = tokens[index]
        if 0 < index < len(tokens) - 1 and tokens[index + 1].kind is _NAME:
            inside = text.sentences[token.sentence].first < index and tokens[index - 1].kind not in (
                _NAME,
                _PUNCTUATION,
            )
            if inside and tokens[index + 1].word[0].isupper() and not token.word.isupper():
                token.kind = _NAME


def _settle_sentence_openers(text: TokenizedText) -> None:
    """Take back capitals that only begin a sentence: words that the text has in lower case as well."""
    tokens = text.tokens
    plain = {token.norm for token in tokens if token.kind is _OTHER}
    full_names: set[str] | None = None
    for first, end, _ in text.sentences:
        while first < end and tokens[first].kind in (_PUNCTUATION, TokenKind.COMMA):
            first += 1
        if first >= end or tokens[first].kind is not _NAME:
            continue
        token = tokens[first]
        if token.norm in HEADINGS and first + 1 < end:
            _drop_heading(tokens, first, end)
            continue
        if token.norm[-2:] == "ly" and token.norm not in GIVEN_NAMES:
            if full_names is None:
                full_names = _later_names(tokens)
            if token.norm not in full_names:  # Reilly, where the text has an Ann Reilly
                token.kind = TokenKind.ADVERB
            continue
        following = tokens[first + 1] if first + 1 < end else None
        leads_name = following is not None and following.kind is _NAME
        token.kind = _kind_of_opener(token.norm, leads_name, plain)
        if token.kind is _NAME and following is not None and _describes(token.norm, following):
            token.kind = _OTHER


def _describes(norm: str, following: TextToken) -> bool:
    """Whether a word that opens a sentence is plainly an adjective of the noun behind it: Cautious captains."""
    if following.kind is not _OTHER or not following.word[0].islower() or norm in GIVEN_NAMES:
        return False
    is_plural = following.norm[-1:] == "s" and following.norm[-2:] != "ss"
    return norm.endswith(_ADJECTIVE_ENDINGS) or (is_plural and norm.endswith("ed"))


def _later_names(tokens: list[TextToken]) -> set[str]:
    """The names of a text that stand right after another one: surnames, mostly."""
    return {token.norm for before, token in pairwise(tokens) if token.kind is _NAME and before.kind is _NAME}


def _drop_heading(tokens: list[TextToken], first: int, end: int) -> None:
    """Take a heading for no name: CHAPTER V."""
    for index in range(first, min(first + 4, end)):
        token = tokens[index]
        if token.kind is _NAME and (index == first or token.word.rstrip(".").isupper()):
            token.kind = _PUNCTUATION


def _kind_of_opener(norm: str, leads_name: bool, plain: set[str]) -> TokenKind:
    """The kind of a capitalised word that opens a sentence; `leads_name` says that a name follows it.

    `plain` are the words that the text has in lower case.
    """
    known = WORD_KINDS.get(norm, _OTHER)
    if norm in GIVEN_NAMES:
        return known if known and not leads_name else _NAME
    if known and known is not TokenKind.TITLE:
        return known if not leads_name or known in _FUNCTION else _NAME
    if norm in plain and not (leads_name and norm in NAME_OPENERS):
        return _OTHER
    return TokenKind.VERB if norm[-3:] == "ing" and not leads_name else _NAME
