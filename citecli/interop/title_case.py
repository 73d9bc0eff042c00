"""Titles in title case, as English bibliographies have them, to sentence case, as CSL wants its data.

BibTeX's styles change case themselves and leave alone what is in braces; CSL's can only go the other way, from
sentence case to title case (CSL specification, "Title case conversion"). So the change is made when a title is read, in
English titles alone, and braces keep their meaning: what they hold stays as it is.
"""

from collections.abc import Sequence

from citecli.interop.latex_text import LatexRun, rich_text
from citecli.text.words import word_spans

_FOREIGN = frozenset(
    "der die das des dem den ein eine einer und von vom zur zum für über im auf mit bei nach aus "
    "le la les du une et dans sur pour avec aux el los las y en una por il lo gli e di della del dei per con "
    "het een van voor naar og det av och ett för på o os da dos em uma não i w na z do się".split()
)
_ENGLISH = frozenset("the of and in to for with on from by as at is are an a its their this that how what why".split())
_SMALL = _ENGLISH | frozenset("or nor but via per vs into onto over under between among through than not be it".split())
_LONGEST = 5000  # characters; what is longer is no title
_ENDS = (":", "?", "!")


def title(runs: Sequence[LatexRun], language: str) -> str:
    """The rich text of a title; `language` is its tag, "" when it is not known.

    Changed are English titles, and of unknown language those in title case that may be English.
    """
    text = "".join(run.text for run in runs)
    kept = _mask(runs)
    english = language.lower().startswith("en")
    if len(text) > _LONGEST:
        return rich_text(runs)
    if english or (not language and _may_be_english(text) and _in_title_case(text, kept)):
        text = _sentence(text, kept)
    return rich_text(_with_nocase(runs, text))


def _mask(runs: Sequence[LatexRun]) -> bytearray:
    mask = bytearray()
    for run in runs:
        mask += (b"\1" if run.kept else b"\0") * len(run.text)
    return mask


def _may_be_english(text: str) -> bool:
    """Whether nothing speaks against it: more words of another language than English ones, or letters not used in
    it.
    """
    small = [text[start:end].lower() for start, end in word_spans(text)]
    foreign = sum(word in _FOREIGN for word in small)
    english = sum(word in _ENGLISH for word in small)
    return english >= foreign and (english > 0 or _in_english_letters(text))


def _in_title_case(text: str, kept: bytearray) -> bool:
    """Whether three in four of its words have a capital: those after the first that case may change, small ones
    apart.
    """
    words = [text[start:end] for start, end in word_spans(text) if not kept[start]][1:]
    telling = [word for word in words if word[1:].isalpha() and word.lower() not in _SMALL]
    return 4 * sum(word[0].isupper() for word in telling) >= 3 * len(telling)


def _in_english_letters(text: str) -> bool:
    return all(char.isascii() or not char.isalpha() for char in text)


def _sentence(text: str, kept: bytearray) -> str:
    chars = list(text)
    for begin, end in word_spans(text):
        if any(kept[begin:end]):
            continue
        before = text[:begin].rstrip() if begin < 3 else text[max(begin - 4, 0) : begin].rstrip(" \u00a0'\"“”‘’(«")
        if not before or before.endswith(_ENDS):
            continue
        if before.endswith(".") and text[begin - 1].isspace():
            continue  # a sentence, or an abbreviation: as it is
        if _is_capitalized(text[begin:end]):
            chars[begin] = chars[begin].lower()[:1]
    return "".join(chars)


def _is_capitalized(word: str) -> bool:
    """Whether it is written like the first word of a sentence: not DNA, iPhone, McGill, nor I, nor a single letter."""
    if len(word) == 1:
        return word == "A"
    return word[0].isupper() and word[1:].islower() and word[:2] not in ("I'", "I’")


def _with_nocase(runs: Sequence[LatexRun], text: str) -> tuple[LatexRun, ...]:
    """The runs with the characters of `text`; kept words that title case would change are marked so.

    A title that stands in braces as a whole needs no mark: they are a habit of the program that wrote it.
    """
    marks = any(not run.kept for run in runs)
    result: list[LatexRun] = []
    at = 0
    for run in runs:
        own = text[at : at + len(run.text)]
        at += len(run.text)
        small = marks and run.kept and any(own[start].islower() for start, _ in word_spans(own))
        result.append(LatexRun(own, ("nocase", *run.tags) if small else run.tags, run.kept))
    return tuple(result)
