"""Locators as people type them: "para. 3", "p. 12-15", "ch. 4", "12:30"; the only parser of them.

Two rules, one for each place where people write them:

- a *locator*, all of a text (`--locator "para. 3"`): a kind and a number, a number alone, which is a page, times, or
  other words ("the second letter"), which stand in the citation as they are;
- a *suffix*, what stands behind a key in a draft: Pandoc's manual, "Citation syntax". Behind a comma or a space comes
  a locator, which begins with a locator term of the language or with a number, and goes on as long as there are
  numbers; or it stands in braces. What follows is the writer's own.

Kinds are named by the terms of the citation's language, and by the English words and abbreviations.
"""

import re
from collections.abc import Mapping
from typing import TypeAlias

from citecli.csl.locale import Locale
from citecli.csl.taxonomy import LOCATORS
from citecli.frozen import FrozenValue
from citecli.text.numerals import ROMAN
from citecli.text.patterns import compiled_late

ABBREVIATIONS = {
    "act": "act",
    "app": "appendix",
    "art": "article-locator",
    "bk": "book",
    "ch": "chapter",
    "chap": "chapter",
    "col": "column",
    "eq": "equation",
    "fig": "figure",
    "fol": "folio",
    "l": "line",
    "ll": "line",
    "n": "note",
    "nn": "note",
    "no": "issue",
    "nos": "issue",
    "op": "opus",
    "p": "page",
    "pp": "page",
    "para": "paragraph",
    "paras": "paragraph",
    "par": "paragraph",
    "pars": "paragraph",
    "pt": "part",
    "r": "rule",
    "sc": "scene",
    "sec": "section",
    "secs": "section",
    "supp": "supplement",
    "sv": "sub-verbo",
    "tbl": "table",
    "v": "verse",
    "vv": "verse",
    "vrs": "verse",
    "vol": "volume",
    "vols": "volume",
}
"""English abbreviations of kinds of locator, in small letters and without their full stop."""
_WHOLE_WORDS = frozenset(
    "act appendix book canon chapter column elocation equation figure folio issue line note opus page paragraph part "
    "rule scene section supplement table timestamp title verse version volume".split()
)
_LABELLED = compiled_late(r"([A-Za-z]{1,11})(\.|\s)\s*(?=\S)")
_SUB_VERBO = compiled_late(r"s\.\s?vv?\.\s*(?=\S)", re.IGNORECASE)
_HEADWORD = compiled_late(r"[^,;*_\\`<>\[\]{}]*[^,;*_\\`<>\[\]{}\s](?=[,;]|$)")
_SIGNS = {"§": "section", "¶": "paragraph"}


LocatorTerms: TypeAlias = Mapping[str, str]
"""Words for kinds of locator, in lower case, and the kinds by their CSL names."""

_BRACKETS = r"(?:\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\})"
_UNIT = rf"(?:{_BRACKETS}|[^\s,;&()\[\]{{}}])"
_WITH_DIGIT = rf"(?={_UNIT}*[\d]){_UNIT}+"
_TIME = r"\d{1,2}(?::\d{2}){1,2}(?![\d:])"
_TO = r"(?:\s*(?:-{1,3}|[–—])\s*|\s+(?:to|through|bis|à)\s+)"
_TIMES = rf"{_TIME}(?:{_TO}{_TIME})?"
_BARE_NUMBER = compiled_late(rf"(?:{_WITH_DIGIT})")
_NUMBER = compiled_late(rf"(?:{_WITH_DIGIT}|(?:{ROMAN})(?:(?:-{{1,3}}|[–—])(?:{ROMAN}))?(?![^\W_]))", re.IGNORECASE)
_BRACKETED = compiled_late(_BRACKETS)
_NUMBER_IN_BRACKETS = compiled_late(rf"\((?:\d+|{ROMAN})\)|\[(?:\d+|{ROMAN})\]", re.IGNORECASE)
_TIME_LIST = compiled_late(rf"{_TIMES}(?:\s*[,;&]\s*{_TIMES})*")
_JOIN = compiled_late(r"\s*[,;&]\s*|\s+")
_RANGE = compiled_late(_TO, re.IGNORECASE)
# How a range may be typed, but for a single hyphen or en dash without spaces.
_TYPED_RANGE = compiled_late(
    r"(?<!\s)\s+(?:(?:-{2,3}|—|[-–])\s*|(?:to|through|bis|à)\s+)|(?:-{2,3}|—)\s*|(?<=\S)[-–]\s+", re.IGNORECASE
)
_LEAD = compiled_late(r"\s*,?\s*")
_TERM = compiled_late(r"[^\W\d_]+(?:\s[^\W\d_]+)?\.?|§{1,2}|¶{1,2}")


class Locator(FrozenValue):
    """A locator that was taken apart."""

    label: str = ""
    """CSL's kind of locator ("page", "paragraph", …), "" where there is none."""
    value: str = ""
    """Its number or numbers; "" where there is none."""
    suffix: str = ""
    """What is no part of it, with the comma or space that it begins with: ", and elsewhere"."""


def parse_locator(text: str, terms: LocatorTerms) -> Locator:
    """A text that is nothing but a locator. Words that name no place by number are its suffix, behind a comma."""
    text = " ".join(text.split())
    if not text:
        return Locator()
    if braced := _braced(text, terms):
        return braced
    if times := _TIME_LIST.match(text):
        return Locator("timestamp", _with_hyphens(times[0]), text[times.end() :])
    label, value = _label(text, terms)
    if label == "sub-verbo":
        return Locator(label, value)
    end = _numbers_length(value, with_roman=True)
    # A Roman numeral without a label is a number only when it is all there is: "I" begins many a sentence.
    if end and (label or end == len(value) or _BARE_NUMBER.match(value)):
        return Locator(label or "page", _with_hyphens(value[:end]), value[end:])
    return Locator(suffix=f", {text}")


def parse_suffix(suffix: str, terms: LocatorTerms) -> Locator:
    """The locator at the beginning of what stands behind a key in a draft, and what is left of it."""
    suffix = " ".join(suffix.split()) if "\n" in suffix else suffix
    lead = _LEAD.match(suffix)
    rest = suffix[lead.end() :] if lead else suffix
    if rest.startswith("{") and (braced := _braced(rest, terms)):
        return braced
    if times := _TIME_LIST.match(rest):
        return Locator("timestamp", _with_hyphens(times[0]), rest[times.end() :])
    label, value = _label(rest, terms)
    if label == "sub-verbo":
        headword = _HEADWORD.match(value)
        return Locator(label, headword[0], value[headword.end() :]) if headword else Locator(suffix=suffix)
    end = _numbers_length(value, with_roman=bool(label))
    return Locator(label or "page", _with_hyphens(value[:end]), value[end:]) if end else Locator(suffix=suffix)


def locator_terms(locale: Locale) -> LocatorTerms:
    """The words for the kinds of locator in a language: in lower case, with and without a full stop."""
    known: dict[str, str] = {}
    for kind in sorted(LOCATORS):
        for form in ("long", "short", "symbol"):
            for plural in (False, True):
                word = (locale.term(kind, form, plural=plural) or "").lower()
                if word:
                    known.setdefault(word, kind)
                    known.setdefault(word.rstrip("."), kind)
                    known.setdefault(word.rstrip(".") + ".", kind)
    return known


def split_label(text: str, *, abbreviations_only: bool = False) -> tuple[str, str]:
    """The kind of locator that a text names in English ("" when it names none), and the rest.

    "para. 3" gives ("paragraph", "3"), "12-15" gives ("", "12-15"). An abbreviation needs its full stop, unless it is
    followed by a number; whole words ("chapter 4", "pages 3-5") and the signs § and ¶ are known too, but for
    `abbreviations_only`.
    """
    text = text.strip()
    if not abbreviations_only and text[:1] in _SIGNS:
        return _SIGNS[text[0]], text.lstrip("§¶ \u00a0")
    match = _SUB_VERBO.match(text)
    if match is not None:
        return "sub-verbo", text[match.end() :]
    match = _LABELLED.match(text)
    if match is None:
        return "", text
    word, rest = match[1].lower(), text[match.end() :]
    if match[2] == ".":
        label = ABBREVIATIONS.get(word, "")
    elif abbreviations_only:
        label = ""
    else:
        singular = word[:-1] if word.endswith("s") else word
        if word in _WHOLE_WORDS or singular in _WHOLE_WORDS:
            label = word if word in _WHOLE_WORDS else singular
        else:
            label = ABBREVIATIONS.get(word, "") if rest[:1].isdigit() else ""
    return (label, rest) if label else ("", text)


def _label(text: str, terms: LocatorTerms) -> tuple[str, str]:
    """The kind of locator that a text begins with, in the language of `terms` or in English, and the rest."""
    sub_verbo = _SUB_VERBO.match(text)
    if sub_verbo is not None:  # Latin in every language; "s." and "v." are no pages or verses
        # The number of headwords isn't known when a label is rendered, so a plural stays as it is written.
        is_plural = "vv" in sub_verbo[0].lower()
        return ("", text) if is_plural else ("sub-verbo", text[sub_verbo.end() :])
    match = _TERM.match(text)
    if match is None:
        return "", text
    for end in (match.end(), match.start() + len(match[0].split(" ")[0])):
        word = text[:end].strip()
        rest = text[end:].lstrip()
        if rest and (kind := terms.get(word.lower())):
            return kind, rest
    return split_label(text)


def _with_hyphens(numbers: str) -> str:
    """Numbers with the hyphen in each range that was typed otherwise: "12--13" and "12 to 13" give "12-13"."""
    return _TYPED_RANGE.sub("-", numbers)


def _braced(text: str, terms: LocatorTerms) -> Locator | None:
    """The locator in the braces that a text begins with, whatever is in them; `None` when they don't close."""
    close = _closing_brace(text) if text.startswith("{") else -1
    if close <= 0:
        return None
    label, value = _label(text[1:close].strip().lstrip(",").strip(), terms)
    if value and _numbers_length(value, with_roman=True) == len(value):
        value = _with_hyphens(value)
    return Locator(label or ("page" if value else ""), value, text[close + 1 :])


def _numbers_length(text: str, *, with_roman: bool) -> int:
    """How many characters at the beginning are numbers: "3, 5–6" of "3, 5–6, and more". 0 when it begins with none."""
    unit = _NUMBER if with_roman else _BARE_NUMBER
    match = unit.match(text)
    if match is None and with_roman:
        match = _BRACKETED.match(text)
    if match is None:
        return 0
    end = match.end()
    while (following := _following_number(text, end, unit)) is not None:
        end = following.end()
    # A full stop or the like at the end is the writer's, not the number's.
    return len(text[:end].rstrip(".:!?"))


def _following_number(text: str, end: int, unit: re.Pattern[str]) -> re.Match[str] | None:
    """The next number of a list or range whose numbers so far end at `end`; `None` when there is none."""
    for joint in (_RANGE, _JOIN):
        match = joint.match(text, end)
        if match is None:
            continue
        following = unit.match(text, match.end())
        if following is None and joint is _RANGE:
            following = _NUMBER_IN_BRACKETS.match(text, match.end())
        if following is not None:
            return following
    return None


def _closing_brace(text: str) -> int:
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return at
    return -1
