"""Sort: the order of a bibliography's entries and of a citation's cites (specification, cs:sort).

Texts are compared word by word: case, accents and punctuation do not count, numbers count by their value.
An item without a key goes last, whichever the direction.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeAlias

from citecli.csl import dates, evaluate, names
from citecli.csl.context import SORT_SEPARATOR, Context
from citecli.csl.locale import DatePart
from citecli.csl.taxonomy import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from citecli.csl.tree import Name as NameElement
from citecli.csl.tree import NameOptions, Names, SortKey
from citecli.csl.variables import value_of
from citecli.markup.plain import write as plain_text
from citecli.text.folding import LETTERS
from citecli.text.patterns import compiled_late

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
    """A key that sorts texts as a bibliography does (Unicode collation, base letters alone, punctuation ignored)."""
    after = _LAST.get(language[:2], "")
    out: list[str] = []
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", plain)
    for character in plain:
        if character.isascii():
            if character.isalnum():
                out.append(character)
            elif character.isspace():
                if out and out[-1] != "\x02":
                    out.append("\x02")
            elif character in "$+<=>^`|~":
                out.append("\x03" + character)
            elif character == SORT_SEPARATOR:
                out.append(character)
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


def key_of(key: SortKey, context: Context) -> Key:
    """What one item sorts by under one cs:key; `context` is made for sorting."""
    language = context.locale.language
    if key.macro:
        return _macro_key(key, context, language)
    variable = key.variable
    if variable == "citation-number":
        return (context.cite.citation_number,)
    if variable in DATE_VARIABLES:
        value = context.date_variables.get(variable)
        if value is None or value.start is None:
            return (value.literal,) if value is not None and value.literal else None
        return (dates.sort_text(_DATE_PARTS, value),)
    if variable in NAME_VARIABLES:
        element = Names((variable,), NameElement(NameOptions(form="long", name_as_sort_order="all", and_="")))
        # Every name counts, whatever et-al makes of the shown ones.
        context.names_override = (key.names_min or 0, key.names_use_first or 0, key.names_use_last or False)
        content = names.render(element, context, evaluate.dress, evaluate.label_text, lambda _element, _context: ())
        text = plain_text(content)
        return (_by_letters(text, language),) if text else None
    value_text = value_of(variable, "", context)
    if not value_text:
        return None
    if variable in NUMBER_VARIABLES:
        return (_by_letters(value_text, language),)
    return (_by_letters(_TAGS.sub("", value_text), language),)


def _macro_key(key: SortKey, context: Context, language: str) -> Key:
    if key.names_min is not None or key.names_use_first is not None or key.names_use_last is not None:
        context.names_override = (key.names_min, key.names_use_first, key.names_use_last)
    text = plain_text(evaluate.sequence(context.style.macros[key.macro], context)).strip()
    if not text:
        return None
    return (_by_letters(text, language),)


def _by_letters(text: str, language: str) -> str:
    return collate(text.lstrip("[]'\"“”‘’ \t"), language)


def arrange(count: int, keys: Sequence[SortKey], of: Callable[[int, SortKey], Key]) -> list[int]:
    """The places 0 to `count` in the order that the keys ask for; equals stay as they were."""
    order = list(range(count))
    for key in reversed(keys):
        values = [of(at, key) for at in range(count)]
        if key.descending:
            order.sort(key=lambda at: (values[at] is not None, values[at] or ()), reverse=True)
            # A reversed sort would keep equals in order already; Python's is stable both ways.
        else:
            order.sort(key=lambda at: (values[at] is None, values[at] or ()))
    return order
