"""Titles of bibliographies to sentence case (`citecli.text.title_case`), in English titles alone.

BibTeX's styles change case themselves and leave alone what is in braces: what they hold stays as it is.
"""

import re
from collections.abc import Sequence

from citecli.interop.latex_text import LatexRun, rich_text, runs, within_braces
from citecli.text.title_case import (
    in_sentence_case,
    in_title_case,
    may_be_english,
    plainly_in_title_case,
    to_sentence_case,
)
from citecli.text.words import word_spans

_LONGEST = 5000  # characters; what is longer is no title


def title_of(latex: str, language: str) -> str:
    """The rich text of a title as BibTeX has it; `language` as in `title`.

    Braces around the whole of it keep its case, except in a title that is plainly English and in title case: there they
    are a habit of the program that wrote it (Web of Science and Mendeley put them around each).
    """
    inner = within_braces(latex)
    if inner and (not language or language.lower().startswith("en")):
        text = "".join(run.text for run in runs(inner))
        if may_be_english(text) and plainly_in_title_case(text):
            return title(runs(inner), language)
    return title(runs(latex), language)


def title(runs: Sequence[LatexRun], language: str) -> str:
    """The rich text of a title; `language` is its tag, "" when it is not known.

    Changed are English titles unless they are in sentence case already, where capitals are those of names, and of
    unknown language those in title case that may be English.
    """
    text = "".join(run.text for run in runs)
    kept = _mask(runs)
    english = language.lower().startswith("en")
    if len(text) > _LONGEST:
        return rich_text(runs)
    if not language:
        english = may_be_english(text) and in_title_case(text, kept)
    if english and not in_sentence_case(text, kept):
        text = to_sentence_case(text, kept)
    return rich_text(_with_nocase(runs, text))


_TAG = re.compile(r"</?[a-z][^<>]{0,60}>")


def sentence_case(text: str, language: str) -> str:
    """A title in rich text, of which nothing is in braces, in sentence case if it is in title case and English.

    What says that it is English (`language`) says nothing of its case.
    """
    if (language and not language.lower().startswith("en")) or len(text) > _LONGEST or not may_be_english(text):
        return text
    kept = bytearray(len(text))
    for tag in _TAG.finditer(text):
        kept[tag.start() : tag.end()] = b"\1" * len(tag[0])
    return to_sentence_case(text, kept) if plainly_in_title_case(text) else text


def _mask(runs: Sequence[LatexRun]) -> bytearray:
    mask = bytearray()
    for run in runs:
        mask += (b"\1" if run.kept else b"\0") * len(run.text)
    return mask


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
