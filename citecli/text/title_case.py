"""Titles in title case, as English bibliographies and headlines have them, to sentence case, as CSL wants its data.

CSL's styles can only go the other way, from sentence case to title case (CSL specification, "Title case conversion").
So the change is made when a title is read. What is kept as it is, is said by a mask of the title's characters: in a
bibliography braces say so, elsewhere the text below the title does (`proper_nouns`).
"""

import re
from collections.abc import Container, Iterable
from itertools import pairwise

from citecli.text.known_names import KNOWN_NAMES, KNOWN_PHRASES
from citecli.text.words import word_spans

_FOREIGN = frozenset(
    "der die das des dem den ein eine einer und von vom zur zum für über im auf mit bei nach aus "
    "le la les du une et dans sur pour avec aux el los las y en una por il lo gli e di della dei del per con "
    "het een van voor naar og det av och ett för på o os da dos em uma não i w na z do się".split()
)
_ENGLISH = frozenset("the of and in to for with on from by as at is are an a its their this that how what why".split())
_SMALL = _ENGLISH | frozenset(
    "or nor but via per vs into onto over under between among through than not be it who whose which when where no all "
    "my our your his her we you they after before against without about".split()
)
_ENDS = (":", "?", "!")
_SHORTEST_PLURAL = 5
_HEADS = frozenset("university bank battle treaty siege council bishop archbishop duke earl kingdom".split())
"""Words that are part of the name that follows behind their `of`."""
_PARTS_OF_NAMES = frozenset("empire republic revolution union kingdom ocean sea peninsula renaissance".split())
"""Words that are part of the name that stands directly before them."""
_SENTENCE_END = re.compile(r"[.!?:…–—|•][\s\"'“”‘’»«()\[\]]*$|^[\s\"'“”‘’»«()\[\]]*$|[“\"‘«]$")
_REACH = 12
_FEWEST = 3
"""Words with a capital, the first and small ones apart, that a title must have to be plainly in title case."""


def may_be_english(text: str) -> bool:
    """Whether nothing speaks against it: more words of another language than English ones, or letters not used in
    it.
    """
    small = [text[start:end].lower() for start, end in word_spans(text)]
    foreign = sum(word in _FOREIGN for word in small)
    english = sum(word in _ENGLISH for word in small)
    return english >= foreign and (english > 0 or all(char.isascii() or not char.isalpha() for char in text))


def in_title_case(text: str, kept: bytes | bytearray) -> bool:
    """Whether three in four of its words have a capital: those after the first that case may change, small ones
    apart. `kept` is a byte for each character, not zero where it is kept.

    Two words that both have one (“Moby Dick”) may as well be a name.
    """
    telling = _telling_words(text, kept)
    words = [text[start:end] for start, end in word_spans(text)]
    if len(telling) < 2 and all(word[0].isupper() and word.lower() not in _SMALL for word in words):
        return False
    return 4 * sum(word[0].isupper() for word in telling) >= 3 * len(telling)


def in_sentence_case(text: str, kept: bytes | bytearray) -> bool:
    """Whether at most one in four of its words has a capital, counted as by `in_title_case`, and they are enough to
    tell. The capitals of such a title are those of names.
    """
    telling = _telling_words(text, kept)
    return len(telling) > _FEWEST and 4 * sum(word[0].isupper() for word in telling) <= len(telling)


def plainly_in_title_case(text: str) -> bool:
    """Whether a title is in title case, and long enough that this is no matter of a name or two."""
    telling = _telling_words(text, bytes(len(text)))
    small = sum(word[0].islower() for word in telling)
    return sum(map(_is_capitalized, telling)) >= _FEWEST and 10 * small <= len(telling)


def _telling_words(text: str, kept: bytes | bytearray) -> list[str]:
    words = [text[start:end] for start, end in word_spans(text) if not kept[start]][1:]
    return [word for word in words if word[1:].isalpha() and word.lower() not in _SMALL]


def to_sentence_case(text: str, kept: bytes | bytearray) -> str:
    """The title in sentence case, as long as it was. Words with a kept character stay, and what begins a sentence."""
    chars = list(text)
    for begin, end in word_spans(text):
        if any(kept[begin:end]):
            continue
        before = text[max(begin - 4, 0) : begin].rstrip(" \u00a0'\"“”‘’(«")
        if not before or before.endswith(_ENDS):
            continue
        if before.endswith(".") and text[begin - 1].isspace():
            continue  # a sentence, or an abbreviation: as it is
        if _is_capitalized(text[begin:end]):
            chars[begin] = chars[begin].lower()[:1]
    return "".join(chars)


def journal_name(text: str) -> str:
    """The name of a journal as it calls itself, of one that catalogues write like a sentence: small words apart, each
    begins with a capital. Names in other languages than English stay.
    """
    if not may_be_english(text):
        return text
    chars = list(text)
    for begin, end in word_spans(text):
        word = text[begin:end]
        if word.islower() and word not in _SMALL:
            chars[begin] = word[0].upper()
    return "".join(chars)


def _is_capitalized(word: str) -> bool:
    """Whether it is written like the first word of a sentence: not DNA, iPhone, McGill, nor I, nor a single letter."""
    if len(word) == 1:
        return word == "A"
    return word[0].isupper() and word[1:].islower() and word[:2] not in ("I'", "I’")


def _is_known(word: str) -> bool:
    """Whether it is a name wherever it stands, "germany’s" and "germans", too; in small letters."""
    word = word.removesuffix("’s").removesuffix("'s")
    return word in KNOWN_NAMES or (word.endswith("s") and len(word) >= _SHORTEST_PLURAL and word[:-1] in KNOWN_NAMES)


def known_names(title: str, given_names: Container[str], names: Container[str] = ()) -> bytearray:
    """A mask of the title's characters: of those of names that are known without a text that shows them.

    `given_names` are names that another name follows, `names` further ones; both in small letters. Words behind
    “Bank of” are part of a name, and so is a “Revolution” behind the name of a people.
    """
    spans = list(word_spans(title))
    words = [title[start:end] for start, end in spans]
    keys = [word.lower() for word in words]
    kept = {at for at, key in enumerate(keys) if _is_known(key) or key in names or key in given_names}
    for size in (2, 3):
        phrases = range(len(keys) - size + 1)
        kept |= {at + step for at in phrases if tuple(keys[at : at + size]) in KNOWN_PHRASES for step in range(size)}
    for at in range(1, len(keys)):
        before, gap = keys[at - 1], title[spans[at - 1][1] : spans[at][0]]
        if not words[at][0].isupper() or keys[at] in _SMALL:
            continue
        is_surname = before in given_names and gap == " "
        is_double = gap == "-" and at - 1 in kept and at > 1 and at - 2 in kept  # Vita Sackville-West
        if is_surname or is_double or (gap == " " and at - 1 in kept and keys[at] in _PARTS_OF_NAMES):
            kept.add(at)
        elif before == "of" and at > 1 and keys[at - 2] in _HEADS:
            kept |= {at - 2, at}
    mask = bytearray(len(title))
    for at in kept:
        start, end = spans[at]
        mask[start:end] = b"\1" * (end - start)
    return mask


def proper_nouns(title: str, paragraphs: Iterable[str]) -> bytearray:
    """A mask of the title's characters: of those of names, as far as the text below the title shows which they are.

    A name has its capital within sentences, too, and is rarely written without; two words that the text has side by
    side with capitals ("White House") are one name, whatever each is by itself.
    """
    spans = list(word_spans(title))
    words = [title[start:end] for start, end in spans]
    asked = {word.lower() for word in words}
    pairs = {(first.lower(), second.lower()) for first, second in pairwise(words)}
    large: dict[str, int] = {}
    small: dict[str, int] = {}
    together: set[tuple[str, str]] = set()
    for paragraph in paragraphs:
        if plainly_in_title_case(paragraph[:300]):
            continue
        previous, previous_end = "", -1
        for start, end in word_spans(paragraph):
            word = paragraph[start:end]
            key = word.lower()
            if key in asked:
                if not word[0].isupper():
                    small[key] = small.get(key, 0) + 1
                elif not _SENTENCE_END.search(paragraph[max(0, start - _REACH) : start]):
                    large[key] = large.get(key, 0) + 1
                    beside = previous[:1].isupper() and paragraph[previous_end:start] == " "
                    if beside and (previous.lower(), key) in pairs:
                        together.add((previous.lower(), key))
            previous, previous_end = word, end
    mask = bytearray(len(title))
    for index, (start, end) in enumerate(spans):
        key = words[index].lower()
        neighbours = [tuple(map(str.lower, words[at : at + 2])) for at in (index - 1, index) if at >= 0]
        named = large.get(key, 0) > 2 * small.get(key, 0) or _is_known(key)
        if named or any(pair in together for pair in neighbours):
            mask[start:end] = b"\1" * (end - start)
    return mask
