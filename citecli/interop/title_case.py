"""Titles of bibliographies to sentence case (`citecli.text.title_case`), in English titles alone.

BibTeX's styles change case themselves and leave alone what is in braces: what they hold stays as it is.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from citecli.frozen import replace
from citecli.interop.latex_text import LatexRun, rich_text, runs, within_braces
from citecli.references.model import Name, Reference
from citecli.text.known_names import WRITERS_GIVEN_NAMES
from citecli.text.title_case import (
    in_sentence_case,
    in_title_case,
    known_names,
    may_be_english,
    plainly_in_title_case,
    proper_nouns,
    to_sentence_case,
)
from citecli.text.words import word_spans

_LONGEST = 5000  # characters; what is longer is no title

_PROSE = ("abstract", "annote", "note")
_PLACES = ("publisher-place", "event-place", "original-publisher-place", "archive-place", "jurisdiction")
_COMMON_WORDS = frozenset(
    "amber bart bas bill christian fleur floor frank guy harm iris ion jack jefferson jet job joke mar mark max "
    "norma onyx pier rob robin rose till ton viola wellington wolf".split()
)
"""Given names that are as likely to be other words in a title."""
_SENTENCE = re.compile(r"(?<=[.!?:;])\s|\n")


class Evidence(NamedTuple):
    """What an entry shows of the names in its title."""

    people: Sequence[Name] = ()
    """Those who made the work."""
    places: Sequence[str] = ()
    keywords: str = ""
    """Its keywords, with commas or semicolons between them."""
    prose: Sequence[str] = ()
    """Texts in sentences, as its abstract."""

    def mask(self, title: str) -> bytearray:
        """A byte for each character of the title, not zero for those of names."""
        from citecli.quotes.languages.given_names import GIVEN_NAMES

        words = [word for person in self.people for word in _words(f"{person.family} {person.given}")]
        words += [word for place in self.places for word in _words(place)]
        keywords = [keyword.strip() for keyword in re.split("[,;]", self.keywords)]
        with_capital = [keyword for keyword in keywords if keyword[:1].isupper()]
        if 3 * len(with_capital) <= len(keywords):  # else each may begin with a capital, name or not
            words += [word for keyword in with_capital for word in _words(keyword)]
        names = frozenset(word.lower() for word in words if word[0].isupper() and len(word) > 1)
        known = known_names(title, (GIVEN_NAMES.keys() | WRITERS_GIVEN_NAMES) - _COMMON_WORDS, names)
        sentences = (sentence for text in self.prose for sentence in _SENTENCE.split(text))
        # An abstract may be a table of contents, whose titles show nothing.
        shown = proper_nouns(title, (one for one in sentences if in_sentence_case(one, bytes(len(one)))))
        if 2 * sum(shown) > len(title):
            return known  # the title itself is in the text
        return bytearray(map(max, known, shown))


def _words(text: str) -> list[str]:
    return [text[start:end] for start, end in word_spans(text)]


def evidence_of(texts: Mapping[str, str], names: Mapping[str, Sequence[Name]]) -> Evidence:
    """What the variables of a reference show of the names in its title."""
    return Evidence(
        [person for people in names.values() for person in people],
        [texts[place] for place in _PLACES if place in texts],
        texts.get("keyword", ""),
        [texts[variable] for variable in _PROSE if variable in texts],
    )


def with_title_in_sentence_case(reference: Reference, language: str | None = None) -> Reference:
    """The reference with its title as `sentence_case` has it; `language` where it is not the reference's own."""
    before = reference.texts.get("title", "")
    language = reference.texts.get("language", "") if language is None else language
    after = sentence_case(before, language, lambda: evidence_of(reference.texts, reference.names))
    return reference if after == before else replace(reference, texts={**reference.texts, "title": after})


def title_of(latex: str, language: str, evidence: Callable[[], Evidence] = Evidence) -> str:
    """The rich text of a title as BibTeX has it; `language` as in `title`.

    Braces around the whole of it keep its case, except in a title that is plainly English and in title case: there they
    are a habit of the program that wrote it (Web of Science and Mendeley put them around each).
    """
    inner = within_braces(latex)
    if inner and (not language or language.lower().startswith("en")):
        text = "".join(run.text for run in runs(inner))
        if may_be_english(text) and plainly_in_title_case(text):
            return title(runs(inner), language, evidence)
    return title(runs(latex), language, evidence)


def title(runs: Sequence[LatexRun], language: str, evidence: Callable[[], Evidence] | None = Evidence) -> str:
    """The rich text of a title; `language` is its tag, "" when it is not known. `evidence` is asked for the names in
    it, only if it is set in sentence case; with `None` braces alone tell of names.

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
        # Braces around some words say which have to keep their case.
        if evidence is not None and not any(kept):
            kept = evidence().mask(text)
        text = to_sentence_case(text, kept)
    return rich_text(_with_nocase(runs, text))


_TAG = re.compile(r"</?[a-z][^<>]{0,60}>")


def sentence_case(text: str, language: str, evidence: Callable[[], Evidence] = Evidence) -> str:
    """A title in rich text, of which nothing is in braces, in sentence case if it is in title case and English.

    What says that it is English (`language`) says nothing of its case.
    """
    if (language and not language.lower().startswith("en")) or len(text) > _LONGEST or not may_be_english(text):
        return text
    if not plainly_in_title_case(text):
        return text
    kept = evidence().mask(text)
    for tag in _TAG.finditer(text):
        kept[tag.start() : tag.end()] = b"\1" * len(tag[0])
    return to_sentence_case(text, kept)


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
