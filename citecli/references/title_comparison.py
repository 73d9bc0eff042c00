"""Whether two titles are of one work: blind to case, marks, tags, a subtitle that one lacks, and transliteration.

LaTeX is resolved before: the readers of bibliographies do it.
"""

import re
import unicodedata
from enum import Enum
from functools import lru_cache
from itertools import product

from citecli.frozen import FrozenValue
from citecli.references.display import without_tags
from citecli.text.entities import unescape
from citecli.text.folding import fold
from citecli.text.patterns import compiled_late
from citecli.text.transliteration import is_latin, loosely_latin, without_digraphs
from citecli.text.words import letter_runs

_GREEK = compiled_late("[α-ω]")
_MARKED = compiled_late(
    r"\A\W{0,3}(?:retracted|withdrawn|retraction|removed|temporary removal)"
    r"(?:\s+(?:article|paper|chapter|publication))?"
    r"\s*[:.\]\)–—-]+\s*",
)
"""What publishers put before the title of a work that was retracted; notices are told by the record, not by it."""
_SUBTITLE = compiled_late(r"\s*(?::|(?<=[?!.…])\s|\s[–—-]\s|[–—;])\s*")
_AT_THE_END = compiled_late(r"\s*(?:\[[^\[\]]{1,80}\]|\([^()]{1,80}\))[\s.]*\Z")
_EDITION = compiled_late(r"\s*[:,;.–—-]\s*[^:,;.]{0,40}\b(?:edition|ed\.|auflage|aufl\.|edición|édition)[\s.]*\Z")
_TRANSLATION = compiled_late(r"\[([^\[\]]{12,300})\][\s.]*\Z")
"""A title in brackets behind one in another language, as APA has it."""
_ARTICLES = frozenset("the a an der die das le la les el los las il lo gli o os as de het een un une".split())
_AND = frozenset("and und et y e ed en".split())
_LIGHT = (
    _ARTICLES | _AND | frozenset("of in on for to from with by at as is are its von zu im du des del di do da".split())
)
_GENERIC = frozenset(
    "introduction editorial preface foreword conclusion conclusions review index afterword abstract discussion "
    "response reply comment commentary letter letters correspondence interview obituary notes news erratum corrigendum "
    "einleitung vorwort nachwort avant propos préface introducción prólogo introdução prefácio introduzione prefazione "
    "book reviews contents acknowledgements bibliography".split()
)
_FEWEST_OF_A_BEGINNING = 4
"""Telling words of a title that is known by its beginning."""
_LONGEST = 1_000
"""Characters of a title that are compared."""


class TitleMatch(Enum):
    """How two titles compare, from equal to unlike."""

    EQUAL = 1
    SUBTITLE = 2
    """The written one lacks the other's subtitle, or one has a remark in brackets that the other lacks."""
    LONGER = 3
    """The written one has a subtitle that the other lacks."""
    NEAR = 4
    """A word or a few letters differ."""
    RELATED = 5
    """Many words are the same."""
    UNLIKE = 6
    UNKNOWN = 7
    """One is missing, or they are in scripts that can't be compared."""


class TitleComparison(FrozenValue):
    """How two titles compare."""

    match: TitleMatch
    nearness: float
    """0 to 1; 1 for equal ones."""
    words: int
    """The words of the shorter that tell it from others: of "Introduction" none."""


def compare_titles(written: str, recorded: tuple[str, ...]) -> TitleComparison:
    """A title as written, with each that a record has: the nearest counts."""
    titles = [title for title in dict.fromkeys(recorded) if title.strip()]
    if not written.strip() or not titles:
        return TitleComparison(TitleMatch.UNKNOWN, 0.0, 0)
    own = [written]
    if inside := _TRANSLATION.search(written):
        own += [inside[1]]
    return min(
        (_compared(mine, title) for mine in own for title in titles), key=lambda one: (one.match.value, -one.nearness)
    )


@lru_cache(maxsize=1024)
def plain_title(title: str) -> str:
    """A title folded, without markup, and without a publisher's "RETRACTED:" before it."""
    title = without_tags(unescape(unescape(title[:_LONGEST])))  # some services escape twice
    folded = fold(title).replace("&", " and ")
    if not folded.isascii() and is_latin(folded):
        folded = _GREEK.sub(_letter_name, folded)
    return _MARKED.sub("", folded)


def is_marked_retracted(title: str) -> bool:
    """Whether a publisher put "RETRACTED:" or the like before a title."""
    return _MARKED.match(fold(title)) is not None


def words_of(title: str) -> list[str]:
    """The words of a title, folded, without an article at its beginning; joined ones of "&" as "and"."""
    words = letter_runs(plain_title(title))
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words


def telling_words(title: str) -> int:
    """How many words of a title tell it from others."""
    return sum(1 for word in words_of(title) if word not in _LIGHT and word not in _GENERIC)


def main_title(title: str) -> str:
    """A title, folded, without its subtitle and without a remark in brackets at its end."""
    plain = _without_end(plain_title(title))
    first, *rest = _SUBTITLE.split(plain, maxsplit=1)
    return first if rest and first.strip() else plain


def _without_end(folded: str) -> str:
    """A folded title without what is no part of it at its end: a remark in brackets, which edition it is."""
    return _EDITION.sub("", _AT_THE_END.sub("", folded))


def _letter_name(match: re.Match[str]) -> str:
    return unicodedata.name(match[0]).rpartition(" ")[2].lower()


def _compared(written: str, recorded: str) -> TitleComparison:
    words, others = words_of(written), words_of(recorded)
    telling = min(telling_words(written), telling_words(recorded))
    mine, theirs = "".join(words), "".join(others)
    if not mine or not theirs:
        return TitleComparison(TitleMatch.UNKNOWN, 0.0, 0)
    if mine == theirs or _without_and(words) == _without_and(others):
        return TitleComparison(TitleMatch.EQUAL, 1.0, telling)
    near = nearness(words, others)
    if match := _by_subtitle(written, recorded, mine, theirs):
        return TitleComparison(match, max(near, 0.95), telling)
    if is_latin(mine) != is_latin(theirs):
        return _across_scripts(mine, theirs, telling)
    main = _nearness_of_main(written, recorded)
    if telling >= _FEWEST_OF_A_BEGINNING and (mine.startswith(theirs) or theirs.startswith(mine)):
        return TitleComparison(TitleMatch.NEAR, max(near, 0.9), telling)
    if max(near, main) >= 0.9 or (main >= 0.8 and near >= 0.86):
        return TitleComparison(TitleMatch.NEAR, max(near, main), telling)
    return TitleComparison(TitleMatch.RELATED if near >= 0.65 else TitleMatch.UNLIKE, near, telling)


def _without_and(words: list[str]) -> str:
    return without_digraphs("".join(word for word in words if word not in _AND))


def _by_subtitle(written: str, recorded: str, mine: str, theirs: str) -> TitleMatch | None:
    """Whether one title is the other without its subtitle, or without a remark in brackets; `None` if not."""
    bare, other_bare = (_letters(_without_end(plain_title(title))) for title in (written, recorded))
    main, other_main = _letters(main_title(written)), _letters(main_title(recorded))
    if bare and bare in (other_bare, other_main):
        return TitleMatch.SUBTITLE
    if mine and mine == other_main:
        return TitleMatch.SUBTITLE
    return TitleMatch.LONGER if main and main in (theirs, other_bare) else None


def _letters(folded: str) -> str:
    words = letter_runs(folded)
    return "".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def _nearness_of_main(written: str, recorded: str) -> float:
    """How near titles are where one lacks the other's subtitle and a letter differs besides."""
    mains = (letter_runs(main_title(written)), letter_runs(main_title(recorded)))
    whole = (words_of(written), words_of(recorded))
    if mains[0] == whole[0] and mains[1] == whole[1]:
        return 0.0
    pairs = product(mains[:1], whole[1:]), product(whole[:1], mains[1:])
    return max(
        (nearness(one, other) for each in pairs for one, other in each if min(len(one), len(other)) > 2), default=0.0
    )


def _across_scripts(mine: str, theirs: str, telling: int) -> TitleComparison:
    from rapidfuzz.distance import Indel

    one, other = loosely_latin(mine), loosely_latin(theirs)
    if not (one.isascii() and other.isascii()):
        return TitleComparison(TitleMatch.UNKNOWN, 0.0, telling)
    near = Indel.normalized_similarity(one, other)
    match = TitleMatch.EQUAL if near >= 0.88 else TitleMatch.NEAR if near >= 0.8 else TitleMatch.UNKNOWN
    return TitleComparison(match, near, telling)


def nearness(words: list[str], others: list[str]) -> float:
    """How near two titles are, 0 to 1: by their letters, or by their words in any order, whichever says less.

    By letters alone, two long titles of one field are near; by words alone, one letter counts for a word.
    """
    from rapidfuzz.distance import Indel

    letters = Indel.normalized_similarity(" ".join(words), " ".join(others))
    mine, theirs = _weights(words), _weights(others)
    total = sum(mine.values()) + sum(theirs.values())
    shared = sum(weight for word, weight in mine.items() if word in theirs)
    shared += sum(weight for word, weight in theirs.items() if word in mine)
    by_words = shared / total if total else 0.0
    return float(letters) if letters >= 0.93 else (float(letters) + by_words) / 2


def _weights(words: list[str]) -> dict[str, int]:
    """The weight of each word: its letters, of a light word one."""
    return {word: 1 if word in _LIGHT else len(word) for word in words}
