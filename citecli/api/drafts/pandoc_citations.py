"""Cites as a draft has them, as the citation processor wants them: locators out of suffixes, Markdown out of affixes.

Source: Pandoc's manual, "Citation syntax": after the key comes, behind a comma or a space, a locator, which begins with
one of the style's locator terms or with a number, and goes on as long as there are numbers; or it stands in braces.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from citecli.csl import CitationItem, Locale
from citecli.csl.locator_text import split_locator
from citecli.csl.taxonomy import LOCATORS, Mode
from citecli.drafts.model import Cite

_ROMAN = r"(?=[ivxlcdm])(?:m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3}))"
_BRACKETS = r"(?:\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\})"
_UNIT = rf"(?:{_BRACKETS}|[^\s,;&()\[\]{{}}])"
_WITH_DIGIT = rf"(?={_UNIT}*[\d]){_UNIT}+"
_NUMBERED = re.compile(rf"(?:{_WITH_DIGIT})")
_NUMERAL = re.compile(rf"(?:{_WITH_DIGIT}|{_ROMAN}(?:[-–—]{_ROMAN})?(?![^\W_]))", re.IGNORECASE)
_BRACKETED = re.compile(_BRACKETS)
_JOIN = re.compile(r"\s*[,;&]\s*|\s+")
_LEAD = re.compile(r"\s*,?\s*")
_WORD = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+)?\.?|§{1,2}|¶{1,2}")
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*[-–]\s*\d{1,2}:\d{2}(?::\d{2})?)?")
_EMPHASIS = re.compile(r"(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)

_NESTED = 3
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# Escaped characters are out of the way, in Unicode's private use area, while emphasis is looked for.
_SHELTER = 0xF000
_SHELTERED = re.compile("[\uf021-\uf07e]")

Terms: TypeAlias = Mapping[str, str]
"""Words for kinds of locator, and the kinds."""


class Located(NamedTuple):
    """A suffix that was taken apart. `label` is CSL's ("page", "paragraph", …), "" where there is no locator."""

    label: str
    locator: str
    suffix: str


def item(cite: Cite, terms: Terms, *, suppress: bool = False) -> CitationItem:
    """A draft's cite as the processor's; `suppress` leaves the author out whatever the cite says."""
    found = split_suffix(cite.suffix, terms)
    mode = Mode.SUPPRESS_AUTHOR if suppress or cite.author_suppressed else Mode.NORMAL
    return CitationItem(cite.key, found.locator, found.label, rich(cite.prefix), rich(found.suffix), mode)


def split_suffix(suffix: str, terms: Terms) -> Located:
    """The locator at the beginning of what stands behind a key, and what is left of it."""
    suffix = " ".join(suffix.split()) if "\n" in suffix else suffix
    bare = suffix.strip()
    if bare.startswith("{") and bare.count("{") >= bare.count("}"):
        close = _closing_brace(bare)
        if close > 0:
            inside = bare[1:close].strip().lstrip(",").strip()
            label, rest = _label(inside, terms)
            return Located(label or ("page" if rest else ""), rest, bare[close + 1 :])
    lead = _LEAD.match(suffix)
    start = lead.end() if lead else 0
    rest = suffix[start:]
    if rest.startswith("{"):
        close = _closing_brace(rest)
        if close > 0:
            label, value = _label(rest[1:close].strip(), terms)
            return Located(label or ("page" if value else ""), value, rest[close + 1 :])
    time = _TIME.match(rest)
    if time:
        return Located("timestamp", time[0], rest[time.end() :])
    label, value = _label(rest, terms)
    end = _numbers(value, labelled=bool(label))
    if end:
        return Located(label or "page", value[:end], value[end:])
    return Located("", "", suffix)


def _label(text: str, terms: Terms) -> tuple[str, str]:
    """The kind of locator that a text names at its beginning, in the style's language or in English, and the rest."""
    match = _WORD.match(text)
    if match is None:
        return "", text
    for end in (match.end(), match.start() + len(match[0].split(" ")[0])):
        word = text[:end].strip()
        rest = text[end:].lstrip()
        if rest and (kind := terms.get(word.lower())):
            return kind, rest
    return split_locator(text)


def locator_terms(locale: Locale) -> Terms:
    """The words for the kinds of locator in a language, in lower case, each with its kind."""
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


def _numbers(text: str, *, labelled: bool) -> int:
    """How many characters at the beginning are numbers: "3, 5–6" of "3, 5–6, and more". 0 when it begins with none."""
    unit = _NUMERAL if labelled else _NUMBERED
    match = unit.match(text)
    if match is None and labelled:
        match = _BRACKETED.match(text)
    if match is None:
        return 0
    end = match.end()
    while (join := _JOIN.match(text, end)) is not None:
        following = unit.match(text, join.end())
        if following is None:
            break
        end = following.end()
    # A full stop or the like at the end is the writer's, not the number's.
    return len(text[:end].rstrip(".:!?"))


def _closing_brace(text: str) -> int:
    depth = 0
    for at, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return at
    return -1


def rich(text: str) -> str:
    """A piece of inline Markdown as the rich text that affixes of cites may hold."""
    text = " ".join(text.split("\n"))
    text = _ESCAPED.sub(lambda match: chr(_SHELTER + ord(match[1])), text)
    for _ in range(_NESTED):
        text = _EMPHASIS.sub(_tagged, text)
    text = text.replace("---", "—").replace("--", "–").replace("...", "…")
    return _SHELTERED.sub(lambda match: chr(ord(match[0]) - _SHELTER), text)


def _tagged(match: re.Match[str]) -> str:
    tag = "b" if len(match[1]) == 2 else "i"
    return f"<{tag}>{match[2]}</{tag}>"
