"""Editions as catalogues and people write them, to the number that CSL wants: a style says "2nd ed." by itself."""

import re

from citecli.frozen import replace
from citecli.references.model import Reference
from citecli.text.numerals import ordinal_word

_WORD = r"(?:ed(?:ition|n|\.)?|aufl(?:age|\.)?|éd(?:ition|\.)?|edici[oó]n|edição|edizione|druk|wyd\.|vyd\.|изд\.)"
_NUMBERED = re.compile(rf"(\d{{1,4}})(?:-?(?:st|nd|rd|th|a|ª|º|e|ème|е)|\.ª?|\.º)?(?:\s*+{_WORD})?[.,]?", re.IGNORECASE)
_BEHIND = re.compile(rf"{_WORD}\s*+(\d{{1,4}})\.?", re.IGNORECASE)
_IN_WORDS = re.compile(rf"(?:\s+{_WORD})?[.,]?", re.IGNORECASE)
_CHINESE = re.compile(r"第?(\d{1,4})版")


def edition_number(edition: str) -> str:
    """The number of an edition that is one in words or with an ending, 2 for "Second", "2nd ed.", "2. Aufl.", "第2版";
    any other as it is.
    """
    edition = edition.strip()
    numbered = _NUMBERED.fullmatch(edition) or _BEHIND.fullmatch(edition) or _CHINESE.fullmatch(edition)
    if numbered:
        return numbered[1]
    word, _, rest = edition.partition(" ")
    number = ordinal_word(word.rstrip(".,"))
    return str(number) if number and (not rest or _IN_WORDS.fullmatch(f" {rest}")) else edition


def with_edition_number(reference: Reference) -> Reference:
    """The reference with its edition as a number, where it is one."""
    edition = reference.texts.get("edition", "")
    number = edition_number(edition)
    return reference if number == edition else replace(reference, texts={**reference.texts, "edition": number})
