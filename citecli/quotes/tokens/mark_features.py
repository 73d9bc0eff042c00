"""Shapes: what words in quotation marks look like, by what stands before, after and inside them.

A title, a scare quote and a sentence that somebody said differ in form: in length, capitals, stops, and in the words
beside the marks. Features are short strings as in `candidates`.
"""

from typing import NamedTuple

from citecli.quotes.languages.english.cues import CUES
from citecli.quotes.languages.english.lexicon import TITLED_THINGS
from citecli.quotes.languages.vocabulary import TokenKind
from citecli.quotes.tokens.tokenized_text import TokenizedText
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
    (
        "in",
        "on",
        "with",
        "for",
        "to",
        "by",
        "about",
        "like",
        "at",
        "that",
        "as",
        "called",
        "so-called",
        "of",
        "the",
        "a",
        "an",
        "and",
        "or",
        "is",
        "was",
        "titled",
        "entitled",
        "named",
        "dubbed",
        "known",
        "termed",
    )
)


class MarkFeatures(NamedTuple):
    """What a quotation looks like: before it, after it, inside."""

    before: str
    after: str
    opening: str
    closing: str
    size: str
    first_in_unit: bool
    features: list[str]
    comma_outside: bool


def mark_features(text: TokenizedText, marked: Marked, token: int, is_headline: bool) -> MarkFeatures:  # noqa: C901
    """Describe a quotation by its neighbours and its edges."""
    characters = text.characters
    tokens = text.tokens
    first, end, unit = text.sentence_of(token)
    unit_first, unit_end = text.unit_tokens[unit]
    if token == unit_first:
        before = "^^:" if token and tokens[token - 1].word == ":" else "^^"
    elif token == first:
        before = "^"
    else:
        norm = tokens[token - 1].norm
        kind = tokens[token - 1].kind
        if norm in _SPECIAL:
            before = norm
        elif kind is TokenKind.PUNCTUATION:
            before = tokens[token - 1].word
        elif kind is TokenKind.CUE:
            before = "cue-" + CUES[norm].cue_class.value
        elif text.tokens[token - 1].possessive:
            before = "possessive"
        else:
            before = _PRE.get(kind, "noun")
    # “The roof held”, she said: the comma that others set inside the marks.
    comma_outside = (
        token + 2 < end
        and tokens[token + 1].kind is TokenKind.COMMA
        and characters[marked.start : marked.end - len(marked.opener)].rstrip()[-1:].isalnum()
        and (
            tokens[token + 2].kind is TokenKind.CUE
            or (token + 3 < end and tokens[token + 3].kind is TokenKind.CUE)
            or (token + 4 < end and tokens[token + 4].kind is TokenKind.CUE)
        )
        and tokens[token + 2].kind in (TokenKind.CUE, TokenKind.PRONOUN, TokenKind.NAME)
    )
    following = token + 1 + comma_outside
    if following >= unit_end:
        after = "$$"
    elif following >= end:
        after = "$"
    else:
        kind = tokens[following].kind
        if kind is TokenKind.PUNCTUATION:
            after = tokens[following].word
        elif kind is TokenKind.CUE:
            after = "cue-" + CUES[tokens[following].norm].cue_class.value
        else:
            after = _PRE.get(kind, "noun")
    inner_start = marked.start + len(marked.opener)
    inner_end = marked.end - (len(marked.opener) if marked.closed else 0)
    inner = characters[inner_start:inner_end].strip()
    while inner and inner[-1] in "”’'\"":
        inner = inner[:-1]
    inner_words = inner.split()
    count = len(inner_words)
    size = (
        str(count) if count < 4 else "4-5" if count < 6 else "6-9" if count < 10 else "10-19" if count < 20 else "20+"
    )
    closing = inner[-1:] if inner[-1:] in (",", ".", "?", "!", "…", "—", "-", ":", ";") else "word"
    if closing in (":", ";", "—", "-", "…"):
        closing = "—"
    if comma_outside:
        closing = ","
    bare = inner.lstrip("([…. ‘'\"“")
    opening = "capital" if bare[:1].isupper() else "digit" if bare[:1].isdigit() else "lower"
    features: list[str] = []
    capitals = sum(1 for word in inner_words if word[:1].isupper())
    lower = {word.strip(".,;:!?’'").lower() for word in inner_words[:60]}
    titled = count > 1 and capitals >= count - sum(1 for word in inner_words if word[:1].islower() and len(word) < 5)
    person = bool(lower & _FIRST_PERSON)
    verbal = person or bool(lower & _VERBAL)
    quoter = "single" if marked.opener in "‘'`" else "double"
    features += [
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
    announced = any(norm in TITLED_THINGS for norm in text.norms(max(first, token - 3), token))
    if announced:
        features.append(f"titled-thing-before titled={titled}")
    if token + 1 < end and tokens[token + 1].norm in TITLED_THINGS:
        features.append("titled-thing-after")
    if titled:
        features.append(f"titled closing={closing} before={before}")
        features.append(f"titled size={size}")
        features.append(f"titled before={before}")
        features.append(f"titled after={after}")
    if (
        count == 1
        and opening == "capital"
        and closing == "word"
        and unit_first < token
        and following < unit_end
        and tokens[token - 1].kind == tokens[following].kind is TokenKind.NAME
        and not comma_outside
    ):
        features.append("inside-name")  # William “Bill” Weston
    if person:
        features.append("first-person")
    if is_headline:
        features.append("in-headline")
    if not marked.closed:
        features.append("unclosed")
    return MarkFeatures(before, after, opening, closing, size, token == unit_first, features, comma_outside)


_FIRST_PERSON = frozenset(
    "i i'm i’m i've i’ve i'll i’ll my me we we're we’re we've our us you your you're you’re".split()
)
_VERBAL = frozenset(
    "is are was were be been has have had do does did will would can could should must isn't isn’t don't don’t "
    "that's that’s it's it’s not to".split()
)
