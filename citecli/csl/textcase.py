"""Text case: what the `text-case` attribute does to a content (specification, "Text-case").

The content is processed as one string, because a word may continue in the next node. Letters are changed in place; the
structure of the tree is kept.
"""

import re
from typing import NamedTuple

from citecli.csl.taxonomy import TextCase
from citecli.frozen import replace
from citecli.markup.nodes import (
    UNDECORATED,
    Content,
    DisplayBlock,
    FontVariant,
    Formatted,
    NoCase,
    Node,
    Quoted,
    Text,
    VerticalAlign,
)
from citecli.text.casing import capital, lower, upper
from citecli.text.patterns import compiled_late

# What stands between words: spaces, punctuation, quotation marks and apostrophes.
_WORD = re.compile(r"[^\s\u00a0\u2000-\u200b\u202f\u205f\u3000‘’“”\"'«»‹›„‚–—/.,;?!:\[\]()-]+")
_SUBTITLE = compiled_late("(?:[:?!]|[.!?][”’\"']|(?<=[ \u00a0])[–—])[”’\"'»)\\]]?[ \u00a0]{1,2}[“‘\"'«(\\[]{0,2}")
_AFTER_APOSTROPHE = "'’"
_OPENING, _CLOSING = "“", "”"

# The schema's list of stop words (its stop-words.json), one-word entries: words are judged one at a time.
STOP_WORDS = frozenset(
    "a about above across afore after against al along alongside amid amidst among amongst an and anenst apropos apud "
    "around as aside astride at athwart atop barring before behind below beneath beside besides between beyond but by "
    "c ca circa d de despite down during et except for forenenst from given in inside into lest like modulo near next "
    "nor notwithstanding of off on onto or out over per plus pro qua sans since so than the through throughout thru "
    "thruout till to toward towards under underneath until unto up upon v van versus via vis-à-vis von vs with within "
    "without yet".split()
)

_SHOUTED = 3
"""The fewest words of a title that counts as set in capitals throughout."""
_LONG_WORD = 8
"""A word with at least this many letters is too long for an abbreviation."""
# Roman numerals up to 39, and words without a vowel: they keep their capitals even in a text all in capitals.
_ABBREVIATION = compiled_late(r"(?=..)X{0,3}(?:IX|IV|V?I{0,3})|[B-DF-HJ-NP-TV-XZ]{2,}")
_SHORTENED = frozenset("Dr Jr Mr Mrs Ms Mt Sr St Vs".upper().split())
"""Words without a vowel that are no abbreviations in capitals."""


class _Leaf(NamedTuple):
    """A text and where it lies in the joined string: [start, end). Made for every text, and taken apart at once."""

    start: int
    end: int
    protected: bool


def apply(
    content: Content, case: TextCase, language: str = "en", capital_from: int = 0, *, is_term: bool = False
) -> Content:
    """The content in another case. `NoCase`, superscript, subscript and small capitals are left as they are.

    `language` is the text's own, a tag of any length ("tr", "en-GB"): letters change as they do in it, and title case
    is for English alone, but for terms (`is_term`), which a style knows. There small words have a capital too from
    `capital_from` letters on (0: none has).
    """
    language = language[:2].lower()
    if case is TextCase.TITLE and language != "en" and not is_term:
        return content
    if len(content) == 1 and type(content[0]) is Text:
        leaf = content[0]
        text = leaf.text
        changed = _change(text, [_Leaf(0, len(text), False)], case, language, capital_from)[0]
        return content if changed == text else (Text(changed, leaf.joined),)
    pieces: list[str] = []
    leaves: list[_Leaf] = []
    _collect(content, False, 0, pieces, leaves)
    if not leaves:
        return content
    texts = _change("".join(pieces), leaves, case, language, capital_from)
    texts.reverse()
    return _rebuild(content, texts)


def _collect(content: Content, protected: bool, offset: int, pieces: list[str], leaves: list[_Leaf]) -> int:
    """Collect the texts of the leaves, with a marker at the boundaries of quotations and blocks; returns the offset."""
    for node in content:
        if isinstance(node, Text):
            end = offset + len(node.text)
            pieces.append(node.text)
            leaves.append(_Leaf(offset, end, protected))
            offset = end
        elif isinstance(node, (Quoted, DisplayBlock)):
            pieces.append(_OPENING)
            offset = _collect(node.content, protected, offset + 1, pieces, leaves)
            pieces.append(_CLOSING)
            offset += 1
        else:
            offset = _collect(node.content, protected or _protects(node), offset, pieces, leaves)
    return offset


def _protects(node: Node) -> bool:
    if isinstance(node, NoCase):
        return True
    return isinstance(node, Formatted) and (
        node.format == UNDECORATED
        or node.format.font_variant is FontVariant.SMALL_CAPS
        or node.format.vertical_align in (VerticalAlign.SUP, VerticalAlign.SUB)
    )


def _rebuild(content: Content, texts: list[str]) -> Content:
    """The content with other texts in its leaves, which are taken from the end of `texts`."""
    nodes: list[Node] = []
    for node in content:
        if isinstance(node, Text):
            nodes.append(Text(texts.pop(), node.joined))
        else:
            nodes.append(replace(node, content=_rebuild(node.content, texts)))
    return tuple(nodes)


def _change(text: str, leaves: list[_Leaf], case: TextCase, language: str, capital_from: int) -> list[str]:
    """The leaves' texts in the new case, in order."""
    if case is TextCase.LOWERCASE:
        return [text[a:b] if protected else lower(text[a:b], language) for a, b, protected in leaves]
    if case is TextCase.UPPERCASE:
        return [text[a:b] if protected else upper(text[a:b], language) for a, b, protected in leaves]
    protected = [(start, end) for start, end, kept in leaves if kept]
    if case is TextCase.CAPITALIZE_FIRST:
        edits = _capitalize_first(text, protected, language)
    elif case is TextCase.CAPITALIZE_ALL:
        edits = _capitalize_all(text, protected, language)
    elif case is TextCase.SENTENCE:
        edits = _sentence(text, protected, language)
    else:
        edits = _title(text, protected, capital_from, language)
    return _edited(text, leaves, edits)


_Edits = list[tuple[int, str]]
"""Positions in order, and what the character there becomes."""


def _edited(text: str, leaves: list[_Leaf], edits: _Edits) -> list[str]:
    if not edits:
        return [text[start:end] for start, end, _ in leaves]
    texts: list[str] = []
    index = 0
    for start, end, kept in leaves:
        while index < len(edits) and edits[index][0] < start:
            index += 1
        if kept:
            texts.append(text[start:end])
            continue
        pieces: list[str] = []
        position = start
        while index < len(edits) and edits[index][0] < end:
            place, replacement = edits[index]
            pieces.append(text[position:place])
            pieces.append(replacement)
            position = place + 1
            index += 1
        pieces.append(text[position:end])
        texts.append("".join(pieces))
    return texts


def _is_protected(place: int, protected: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in protected)


def _capital(text: str, place: int, language: str = "") -> list[tuple[int, str]]:
    """The edit that makes a capital of a letter."""
    letter = text[place]
    large = capital(letter, language)
    return [(place, large)] if large != letter else []


def _lone_greek(word: str) -> bool:
    """A Greek letter that stands alone is a symbol, not a word ("β-carotene")."""
    return len(word) == 1 and "\u0370" <= word <= "\u03ff"


def _follows_apostrophe(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] in _AFTER_APOSTROPHE


def _capitalize_first(text: str, protected: list[tuple[int, int]], language: str) -> _Edits:
    match = _WORD.search(text)
    if match is None or _is_protected(match.start(), protected):
        return []
    word = match[0]
    if word != lower(word, language) or _lone_greek(word):
        return []
    return _capital(text, match.start(), language)


def _capitalize_all(text: str, protected: list[tuple[int, int]], language: str) -> _Edits:
    edits: _Edits = []
    for match in _WORD.finditer(text):
        word, start = match[0], match.start()
        if (
            word == lower(word, language)
            and not _lone_greek(word)
            and not _follows_apostrophe(text, start)
            and not _is_protected(start, protected)
        ):
            edits += _capital(text, start, language)
    return edits


def _shouted(words: list[re.Match[str]], protected: list[tuple[int, int]]) -> bool:
    """Whether a text is set in capitals throughout and is not a series of abbreviations ("IPCC AR6 WG1")."""
    capitals = 0
    telling = False
    for match in words:
        word = match[0]
        if _is_protected(match.start(), protected):
            continue
        if word != word.upper():
            return False
        lowered = word.lower()
        capitals += len(word) > 1 and word != lowered
        telling = telling or (lowered in STOP_WORDS and len(word) > 1) or (word.isalpha() and len(word) >= _LONG_WORD)
    return telling and capitals >= _SHOUTED


def _lowered(words: list[re.Match[str]], language: str) -> _Edits:
    """The edits that set words in small letters, but for those that keep their capitals."""
    edits: _Edits = []
    for match in words:
        if not _keeps_capitals(match[0]):
            edits += _small(match[0], match.start(), language)
    return edits


def _keeps_capitals(word: str) -> bool:
    return _ABBREVIATION.fullmatch(word) is not None and word not in _SHORTENED


def _small(word: str, start: int, language: str = "") -> _Edits:
    small = lower(word, language)
    if len(small) != len(word):  # an İ outside of Turkish becomes two characters
        small = "".join(letter if len(lower(letter, language)) > 1 else lower(letter, language) for letter in word)
    return [(start + place, new) for place, (old, new) in enumerate(zip(word, small, strict=True)) if new != old]


def _sentence(text: str, protected: list[tuple[int, int]], language: str) -> _Edits:
    """The first word with a capital, all other letters small, as processors agree to do.

    The specification would leave capitals inside a mixed-case title; the processors' test suite says otherwise.
    """
    words = list(_WORD.finditer(text))
    if not words:
        return []
    word, start = words[0][0], words[0].start()
    edits: _Edits = [] if _lone_greek(word) else _capital(text, start, language)
    if not _shouted(words, protected):
        return edits + [edit for match in words[1:] for edit in _small(match[0], match.start(), language)]
    if not _keeps_capitals(word):
        edits += _small(word, start, language)[word[:1] != lower(word[:1], language) :]
    return edits + _lowered(words[1:], language)


def _is_small(word: str, capital_from: int) -> bool:
    """Whether title case leaves a word small."""
    return word in STOP_WORDS and not 0 < capital_from <= len(word)


def capitalize_subtitles(content: Content, language: str) -> Content:
    """The content with a capital after a colon, a question or exclamation mark, or a dash with spaces, if English."""
    if language != "en":
        return content
    pieces: list[str] = []
    leaves: list[_Leaf] = []
    _collect(content, False, 0, pieces, leaves)
    text = "".join(pieces)
    edits: _Edits = []
    protected = [(start, end) for start, end, kept in leaves if kept]
    for match in _SUBTITLE.finditer(text):
        word = _WORD.match(text, match.end())
        if word is not None and word[0] == word[0].lower() and not _is_protected(match.end(), protected):
            edits += _capital(text, match.end())
    if not edits:
        return content
    texts = _edited(text, leaves, edits)
    texts.reverse()
    return _rebuild(content, texts)


def _title(text: str, protected: list[tuple[int, int]], capital_from: int, language: str) -> _Edits:
    """English title case (specification, "Title Case Conversion")."""
    words = list(_WORD.finditer(text))
    edits: _Edits = []
    shouted = _shouted(words, protected)
    position = 0
    last = len(words) - 1
    for index, match in enumerate(words):
        word, (start, end) = match[0], match.span()
        between = text[position:start]
        position = end
        if _is_protected(start, protected):
            continue
        if shouted:
            word = word.lower()
        begins = index == 0 or ":" in between or "?" in between or "!" in between
        if word != word.lower() or _follows_apostrophe(text, start):
            capital = False
        elif begins:
            capital = True
        elif _is_protected(start + 1, protected):
            capital = False  # one letter with a raised or lowered one behind it is a symbol: x²
        elif len(word) > 1 and (index == last or not _is_small(word, capital_from)):
            capital = True
        else:
            # The first part of a compound is not a stop word, even if it looks like one ("pro-environmental").
            capital = text[end : end + 1] == "-" and text[start - 1] != "-"
        if shouted:
            if not _keeps_capitals(match[0]):
                edits += _small(match[0][capital:], start + capital)
        elif capital and not _lone_greek(word):
            edits += _capital(text, start, language)
    return edits
