"""Shapes: what words in quotation marks look like, by what stands before, after and inside them.

A title, a scare quote and a sentence that somebody said differ in form: in length, capitals, stops, and in the words
beside the marks. Features are short strings as in `candidates`.
"""

from typing import NamedTuple

from citecli.quotes.tokens.cues import CUES
from citecli.quotes.tokens.lexicon import TITLED_THINGS, Word
from citecli.quotes.tokens.tokenized_text import COMMA, NAME, PUNCTUATION, QUOTE, Outline
from citecli.text.quotation_marks import Marked

_PRE = {
    Word.OTHER: "noun",
    Word.PRONOUN: "pronoun",
    Word.OBJECT: "object",
    Word.POSSESSIVE: "possessive",
    Word.DETERMINER: "article",
    Word.PREPOSITION: "preposition",
    Word.CONJUNCTION: "conjunction",
    Word.SUBORDINATOR: "subordinator",
    Word.RELATIVE: "relative",
    Word.AUXILIARY: "auxiliary",
    Word.ADVERB: "adverb",
    Word.CUE: "cue",
    Word.VERB: "verb",
    Word.TIME: "time",
    Word.NUMBER: "number",
    Word.TITLE: "noun",
    Word.ROLE: "noun",
    Word.ORGANIZATION: "noun",
    Word.DOCUMENT: "document",
    NAME: "name",
    QUOTE: "quotation",
    COMMA: ",",
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


class Shape(NamedTuple):
    """What a quotation looks like: before it, after it, inside."""

    before: str
    after: str
    opening: str
    closing: str
    size: str
    first_in_unit: bool
    features: list[str]
    comma_outside: bool


def shape_of(outline: Outline, marked: Marked, token: int, is_headline: bool) -> Shape:  # noqa: C901
    """Describe a quotation by its neighbours and its edges."""
    text = outline.text
    kinds, lows, words = outline.kinds, outline.lows, outline.words
    first, end, unit = outline.sentences[outline.sentence[token]]
    unit_first, unit_end = outline.unit_tokens[unit]
    if token == unit_first:
        before = "^^:" if token and words[token - 1] == ":" else "^^"
    elif token == first:
        before = "^"
    else:
        low = lows[token - 1]
        kind = kinds[token - 1]
        if low in _SPECIAL:
            before = low
        elif kind == PUNCTUATION:
            before = words[token - 1]
        elif kind == Word.CUE:
            before = "cue-" + CUES[low].cue_class.value
        elif token - 1 in outline.possessives:
            before = "possessive"
        else:
            before = _PRE.get(kind, "noun")
    # “The roof held”, she said: the comma that others set inside the marks.
    comma_outside = (
        token + 2 < end
        and kinds[token + 1] == COMMA
        and text[marked.start : marked.end - len(marked.opener)].rstrip()[-1:].isalnum()
        and (
            kinds[token + 2] == Word.CUE
            or (token + 3 < end and kinds[token + 3] == Word.CUE)
            or (token + 4 < end and kinds[token + 4] == Word.CUE)
        )
        and kinds[token + 2] in (Word.CUE, Word.PRONOUN, NAME)
    )
    following = token + 1 + comma_outside
    if following >= unit_end:
        after = "$$"
    elif following >= end:
        after = "$"
    else:
        kind = kinds[following]
        if kind == PUNCTUATION:
            after = words[following]
        elif kind == Word.CUE:
            after = "cue-" + CUES[lows[following]].cue_class.value
        else:
            after = _PRE.get(kind, "noun")
    inner_start = marked.start + len(marked.opener)
    inner_end = marked.end - (len(marked.opener) if marked.closed else 0)
    inner = text[inner_start:inner_end].strip()
    while inner and inner[-1] in "”’'\"":
        inner = inner[:-1]
    tokens = inner.split()
    count = len(tokens)
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
    capitals = sum(1 for word in tokens if word[:1].isupper())
    lower = {word.strip(".,;:!?’'").lower() for word in tokens[:60]}
    titled = count > 1 and capitals >= count - sum(1 for word in tokens if word[:1].islower() and len(word) < 5)
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
    announced = any(low in TITLED_THINGS for low in lows[max(first, token - 3) : token])
    if announced:
        features.append(f"titled-thing-before titled={titled}")
    if token + 1 < end and lows[token + 1] in TITLED_THINGS:
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
        and kinds[token - 1] == kinds[following] == NAME
        and not comma_outside
    ):
        features.append("inside-name")  # William “Bill” Weston
    if person:
        features.append("first-person")
    if is_headline:
        features.append("in-headline")
    if not marked.closed:
        features.append("unclosed")
    return Shape(before, after, opening, closing, size, token == unit_first, features, comma_outside)


_FIRST_PERSON = frozenset(
    "i i'm i’m i've i’ve i'll i’ll my me we we're we’re we've our us you your you're you’re".split()
)
_VERBAL = frozenset(
    "is are was were be been has have had do does did will would can could should must isn't isn’t don't don’t "
    "that's that’s it's it’s not to".split()
)
