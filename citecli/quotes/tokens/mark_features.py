"""Mark features: what words in quotation marks look like, by what stands before, after and inside them.

A title, a scare quote and a sentence that somebody said differ in form: in length, capitals, stops, and in the words
beside the marks. Features are short strings as in `candidates`.
"""

from typing import NamedTuple

from citecli.quotes.languages.english.cues import CUES
from citecli.quotes.languages.english.lexicon import TITLED_THINGS
from citecli.quotes.languages.english.usage import FINITE_WORDS, FIRST_PERSON
from citecli.quotes.languages.vocabulary import TokenKind
from citecli.quotes.tokens.tokenized_text import Sentence, TokenizedText
from citecli.text.quotation_marks import Marked

_PRE = {
    TokenKind.OTHER: "noun",
    TokenKind.PRONOUN: "pronoun",
    TokenKind.OBJECT: "object",
    TokenKind.POSSESSIVE: "possessive",
    TokenKind.DETERMINER: "article",
    TokenKind.PREPOSITION: "preposition",
    TokenKind.CONJUNCTION: "conjunction",
    TokenKind.SUBORDINATOR: "subordinator",
    TokenKind.RELATIVE: "relative",
    TokenKind.AUXILIARY: "auxiliary",
    TokenKind.ADVERB: "adverb",
    TokenKind.CUE: "cue",
    TokenKind.VERB: "verb",
    TokenKind.TIME: "time",
    TokenKind.NUMBER: "number",
    TokenKind.TITLE: "noun",
    TokenKind.ROLE: "noun",
    TokenKind.ORGANIZATION: "noun",
    TokenKind.DOCUMENT: "document",
    TokenKind.NAME: "name",
    TokenKind.QUOTE: "quotation",
    TokenKind.COMMA: ",",
}
_SPECIAL = frozenset(
    "in on with for to by about like at that as called so-called of the a an and "
    "or is was titled entitled named dubbed known termed".split()
)
"""Words that features call by themselves."""
_CUE, _NAME = TokenKind.CUE, TokenKind.NAME
_AFTER_COMMA = frozenset((TokenKind.CUE, TokenKind.PRONOUN, TokenKind.NAME))
_CLOSING = frozenset(",.?!…—-:;")
_DASHES = frozenset(":;—-…")
_LOOKED_AT = 60
"""How many words of a long quotation are looked at."""


class MarkFeatures(NamedTuple):
    """What words in quotation marks look like. The strings are parts of the names of features."""

    before: str
    """What stands before them: a kind of word, a mark, "^" at the start of a sentence, "^^" of a unit."""
    after: str
    """What stands after them: likewise, "$" at the end of a sentence, "$$" of a unit."""
    opening: str
    """What they begin with: "capital", "lower", "digit"."""
    closing: str
    """The mark that they end with, "word" for none."""
    size: str
    """How many words they are, coarsely."""
    first_in_unit: bool
    features: list[str]
    """The names of their features."""
    comma_outside: bool
    """Whether the comma stands after the closing mark, where others set it inside: “The roof held”, she said."""


def mark_features(text: TokenizedText, marked: Marked, token: int, is_headline: bool) -> MarkFeatures:
    """Describe the quotation at a token by its neighbours and its edges."""
    sentence = text.sentence_of(token)
    inner = _inner(text, marked)
    words = inner.split()
    comma_outside = _is_comma_outside(text, marked, token, sentence.end)
    following = token + 1 + comma_outside
    before, after = _before(text, token, sentence), _after(text, following, sentence)
    closing, opening, size = "," if comma_outside else closing_of(inner), _opening(inner), _size(len(words))
    lower = {word.strip(".,;:!?’'").lower() for word in words[:_LOOKED_AT]}
    person = not lower.isdisjoint(FIRST_PERSON)
    verbal = person or not lower.isdisjoint(FINITE_WORDS)
    quoter = "single" if marked.opener in "‘'`" and marked.closed else "double"
    features = [
        "size=" + size,
        "before=" + before,
        "after=" + after,
        "closing=" + closing,
        "opening=" + opening,
        f"size={size} before={before}",
        f"size={size} after={after}",
        f"size={size} closing={closing} opening={opening}",
        f"before={before} opening={opening}",
        f"after={after} closing={closing}",
        f"before={before} after={after}",
        f"{quoter} size={size}",
        f"verbal={verbal} size={size}",
    ]
    titled = _is_titled(words)
    if not TITLED_THINGS.isdisjoint(text.norms(max(sentence.first, token - 3), token)):
        features.append(f"titled-thing-before titled={titled}")
    if token + 1 < sentence.end and text.tokens[token + 1].norm in TITLED_THINGS:
        features.append("titled-thing-after")
    if titled:
        features.append(f"titled closing={closing} before={before}")
        features.append(f"titled size={size}")
        features.append(f"titled before={before}")
        features.append(f"titled after={after}")
    if len(words) == 1 and opening == "capital" and closing == "word" and _is_inside_name(text, token, sentence.unit):
        features.append("inside-name")
    if person:
        features.append("first-person")
    if is_headline:
        features.append("in-headline")
    if not marked.closed:
        features.append("unclosed")
    first_in_unit = text.unit_tokens[sentence.unit][0] == token
    return MarkFeatures(before, after, opening, closing, size, first_in_unit, features, comma_outside)


def _before(text: TokenizedText, token: int, sentence: Sentence) -> str:
    """What stands before the quotation at a token."""
    previous = text.tokens[token - 1]
    if token == text.unit_tokens[sentence.unit][0]:
        return "^^:" if token and previous.word == ":" else "^^"
    if token == sentence.first:
        return "^"
    if previous.norm in _SPECIAL:
        return previous.norm
    if previous.kind is TokenKind.PUNCTUATION:
        return previous.word
    if previous.kind is _CUE:
        return "cue-" + CUES[previous.norm].cue_class
    return "possessive" if previous.possessive else _PRE.get(previous.kind, "noun")


def _after(text: TokenizedText, following: int, sentence: Sentence) -> str:
    """What the token `following` is, after a quotation in `sentence`."""
    if following >= text.unit_tokens[sentence.unit][1]:
        return "$$"
    if following >= sentence.end:
        return "$"
    token = text.tokens[following]
    if token.kind is TokenKind.PUNCTUATION:
        return token.word
    return "cue-" + CUES[token.norm].cue_class if token.kind is _CUE else _PRE.get(token.kind, "noun")


def _is_comma_outside(text: TokenizedText, marked: Marked, token: int, end: int) -> bool:
    """Whether the comma after the closing mark belongs to words that somebody says: “The roof held”, she said."""
    tokens = text.tokens
    return (
        token + 2 < end
        and tokens[token + 1].kind is TokenKind.COMMA
        and tokens[token + 2].kind in _AFTER_COMMA
        and any(following.kind is _CUE for following in tokens[token + 2 : min(token + 5, end)])
        and text.characters[marked.start : marked.end - marked.closer_length].rstrip()[-1:].isalnum()
    )


def _is_inside_name(text: TokenizedText, token: int, unit: int) -> bool:
    """Whether the quotation at a token stands between two parts of a name: William “Bill” Weston."""
    tokens = text.tokens
    first, end = text.unit_tokens[unit]
    return first < token and token + 1 < end and tokens[token - 1].kind is _NAME and tokens[token + 1].kind is _NAME


def _inner(text: TokenizedText, marked: Marked) -> str:
    """The words without their quotation marks, and without closing marks of others inside."""
    end = marked.end - (marked.closer_length if marked.closed else 0)
    inner = text.characters[marked.start + len(marked.opener) : end].strip()
    while inner and inner[-1] in "”’'\"":
        inner = inner[:-1]
    return inner


def _size(count: int) -> str:
    if count < 4:
        return str(count)
    return "4-5" if count < 6 else "6-9" if count < 10 else "10-19" if count < 20 else "20+"


def closing_of(inner: str) -> str:
    """The mark that words end with, "word" for none, "—" for any that breaks off."""
    last = inner[-1:]
    if not last or last not in _CLOSING:
        return "word"
    return "—" if last in _DASHES else last


def _opening(inner: str) -> str:
    first = inner.lstrip("([…. ‘'\"“")[:1]
    return "capital" if first.isupper() else "digit" if first.isdigit() else "lower"


def _is_titled(words: list[str]) -> bool:
    """Whether all words but short ones have a capital, as in a title."""
    return len(words) > 1 and all(word[0].isupper() or (len(word) < 5 and word[0].islower()) for word in words)
