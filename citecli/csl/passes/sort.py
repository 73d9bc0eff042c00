"""Sort: the order of a bibliography's entries and of a citation's cites (specification, cs:sort).

Texts are compared word by word: case, accents and punctuation do not count, numbers count by their value.
An item without a key goes last, whichever the direction.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from citecli.csl import dates, evaluate
from citecli.csl.context import (
    NO_DISAMBIGUATION,
    SORT_SEPARATOR,
    Area,
    Cite,
    Context,
    EtAlOverride,
    GivenNameLevels,
    bare_cites,
)
from citecli.csl.names import names_content
from citecli.csl.style_traits import numbers_descend
from citecli.csl.taxonomy import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from citecli.csl.tree import DatePart, NameElement, NameOptions, NamesElement, SortKey
from citecli.csl.variables import value_of
from citecli.markup.plain import write as plain_text
from citecli.references.model import Reference
from citecli.text.folding import LETTERS
from citecli.text.patterns import compiled_late
from citecli.text.pinyin import sort_readings, surname_readings

Key: TypeAlias = "tuple[object, ...] | None"
"""A comparable key, `None` for none."""

_DATE_PARTS = (DatePart("year"), DatePart("month"), DatePart("day"))
_PLAIN_LETTERS = str.maketrans(LETTERS)
_LAST = {  # letters that a language counts after z, in their order (of its standard alphabet)
    "sv": "åäö",
    "fi": "åäö",
    "da": "æøå",
    "nb": "æøå",
    "nn": "æøå",
    "no": "æøå",
    "et": "õäöü",
}
_TAGS = compiled_late(r"</?(?:i|b|sc|sup|sub|span)\b[^<>]*>")
_NUMBERS = re.compile(r"\d+")


@lru_cache(maxsize=16384)
def collate(text: str, language: str = "") -> str:
    """A key that sorts texts as a bibliography does (Unicode collation, base letters alone, punctuation ignored).

    In Chinese, Chinese characters come before other letters, by pinyin, those that sound alike in Unicode's order.
    """
    after = _LAST.get(language[:2], "")
    out: list[str] = []
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", plain)
    sounds = _sounds(plain) if language.startswith("zh") else []
    for place, character in enumerate(plain):
        if sounds and sounds[place]:
            out.append(f"{_HAN_MARK}{sounds[place]}{character}")
            continue
        if character.isascii():
            _add_ascii(character, out)
            continue
        at = after.find(character)
        if at >= 0:
            out.append("z\uffff" + chr(0xE000 + at))
            continue
        if character.isspace():
            out.append("\x02")
        out += [part for part in unicodedata.normalize("NFKD", character) if part.isalnum()]
    folded = "".join(out).translate(_PLAIN_LETTERS)
    if any(map(str.isdigit, folded)):
        folded = _NUMBERS.sub(lambda match: match[0].lstrip("0").zfill(20), folded)
    return folded


def _add_ascii(character: str, out: list[str]) -> None:
    if character.isalnum() or character == SORT_SEPARATOR:
        out.append(character)
    elif character.isspace():
        if out and out[-1] != "\x02":
            out.append("\x02")
    elif character in "$+<=>^`|~":
        out.append("\x03" + character)


_HAN_MARK = ":"  # between figures and letters
_FAMILY_NAME = re.compile(f"([\u4e00-\u9fff]{{1,4}}){SORT_SEPARATOR}")


def _sounds(text: str) -> list[str]:
    """What each Chinese character of a sort key sorts by; what ends with a separator is a family name."""
    sounds = sort_readings(text)
    for name in _FAMILY_NAME.finditer(text) if any(sounds) else ():
        own = surname_readings(name[1])
        sounds[name.start() : name.start() + len(own)] = own
    return sounds


def sort_key(key: SortKey, cite: Cite, area: Area, levels: GivenNameLevels | None) -> Key:
    """What one cite, or one entry, sorts by under one cs:key, its given names at the `levels` that it shows."""
    if key.macro:
        return _macro_key(key, cite, area, levels)
    variable, language = key.variable, area.locale.language
    if variable == "citation-number":
        return (cite.citation_number,)
    if variable in DATE_VARIABLES:
        value = cite.reference.dates.get(variable)
        if value is None or value.start is None:
            return (value.literal,) if value is not None and value.literal else None
        return (dates.sort_text(_DATE_PARTS, value),)
    if variable in NAME_VARIABLES:
        text = _names_text(key, cite, area)
        return (_by_letters(text, language),) if text else None
    text = value_of(variable, "", Context(area, cite, sorting=True))
    if not text:
        return None
    return (_by_letters(text if variable in NUMBER_VARIABLES else _TAGS.sub("", text), language),)


def _names_text(key: SortKey, cite: Cite, area: Area) -> str:
    """All names of a variable, inverted: every name counts, whatever et-al makes of the shown ones."""
    element = NamesElement((key.variable,), NameElement(NameOptions(form="long", name_as_sort_order="all", and_="")))
    override = EtAlOverride(key.names_min or 0, key.names_use_first or 0, key.names_use_last or False)
    context = Context(area, cite, sorting=True, et_al_override=override)
    return plain_text(names_content(element, context, lambda _element, _context: ()))


def _macro_key(key: SortKey, cite: Cite, area: Area, levels: GivenNameLevels | None) -> Key:
    override = None
    if key.names_min is not None or key.names_use_first is not None or key.names_use_last is not None:
        override = EtAlOverride(key.names_min, key.names_use_first, key.names_use_last)
    context = Context(area, cite, NO_DISAMBIGUATION, levels, sorting=True, et_al_override=override)
    text = plain_text(evaluate.sequence(area.style.macros[key.macro], context)).strip()
    return (_by_letters(text, area.locale.language),) if text else None


def _by_letters(text: str, language: str) -> str:
    # A separator at the end stands for a given name that there is none of.
    return collate(text.lstrip("[]'\"“”‘’ \t"), language).rstrip(SORT_SEPARATOR)


def sorted_places(keys: Sequence[SortKey], values: Sequence[Sequence[Key]]) -> list[int]:
    """Places from 0 in the order that the keys ask for; equals stay as they were.

    `values` has for each of the keys what each place sorts by. What has no value goes last, whichever the direction.
    """
    order = list(range(len(values[0]) if values else 0))
    for key, own in reversed(list(zip(keys, values, strict=True))):

        def rank(at: int, own: Sequence[Key] = own, descending: bool = key.descending) -> tuple[bool, tuple[Any, ...]]:
            value = own[at]
            return (value is None) != descending, value or ()

        order.sort(key=rank, reverse=key.descending)  # a stable sort, in both directions
    return order


def sort_cites(cites: Sequence[Cite], keys: Sequence[SortKey], area: Area, levels: GivenNameLevels | None) -> list[int]:
    """The places of cites, or of entries, in the order of the keys; as they are when there is no key."""
    if not keys:
        return list(range(len(cites)))
    return sorted_places(keys, [[sort_key(key, cite, area, levels) for cite in cites] for key in keys])


def sort_references(
    references: Sequence[Reference], area: Area, levels: GivenNameLevels | None
) -> tuple[list[int], list[int]]:
    """The places of the references in the bibliography's order, and the citation number that each gets by it."""
    part = area.style.bibliography
    cites = bare_cites(references, range(1, len(references) + 1))
    order = sort_cites(cites, part.sort if part is not None else (), area, levels)
    return order, citation_numbers(order, descending=numbers_descend(area.style))


def citation_numbers(order: Sequence[int], *, descending: bool) -> list[int]:
    """The citation number of each reference, from 1, when they stand in this order (or in the reverse of it)."""
    numbers = [0] * len(order)
    for place, at in enumerate(order):
        numbers[at] = len(order) - place if descending else place + 1
    return numbers
