"""Whether volumes, issues and pages are the same, however they are written: "vol. XII" and 12, 1234–8 and 1234-1238."""

from citecli.references.model import Reference
from citecli.text.folding import fold
from citecli.text.numerals import range_end
from citecli.text.patterns import compiled_late
from citecli.text.words import letter_runs

_LABEL = compiled_late(
    r"\A(?:vols?|volumes?|nos?|numbers?|issues?|nr|bd|band|t|tome|tomo|heft|h|n|num|numéro|pp?|pages?|s|art|article)\b\.?\s*"
)
_SUPPLEMENT = compiled_late(r"\bsupp(?:l|lement)?\b[\s._]*|\bsuppl_")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_RANGE = compiled_late(r"\s*(?:--?|\.\.)\s*")


def is_one_number(written: str, recorded: str) -> bool:
    """Whether two volumes or issues are one. "3-4" holds 3; "12(3)" is volume 12."""
    one, other = _number(written), _number(recorded)
    if one == other:
        return True
    parts, others = (_RANGE.split(number.replace("/", "-").replace(",", "-")) for number in (one, other))
    if (len(parts) > 1) != (len(others) > 1):
        return bool({part.strip() for part in parts} & {part.strip() for part in others})
    return one.partition("(")[0].strip() == other.partition("(")[0].strip() != ""


def without_part(volume: str, letter: str) -> str:
    """A volume without the letter of the part of a journal: D104 and 104D of Physical Review D are 104."""
    plain = volume.strip()
    for rest in (plain[:-1], plain[1:]) if letter else ():
        if rest.isdecimal() and plain.replace(rest, "").upper() == letter:
            return rest
    return volume


def are_comparable(written: str, recorded: str) -> bool:
    """Whether two volumes or issues can be compared: not a month, or the words for a special issue, with a number."""
    one, other = _number(written), _number(recorded)
    return bool(one and other) and any(map(str.isdecimal, one)) == any(map(str.isdecimal, other))


def counts_otherwise(written: str, recorded: str) -> bool:
    """Whether one has pages counted from 1, and the other a single number: that of an article, in place of pages."""
    (first, last), (other, other_last) = _pages(written), _pages(recorded)
    return (first == "1" and bool(last) and not other_last) or (other == "1" and bool(other_last) and not last)


def is_one_page(written: str, recorded: str) -> bool:
    """Whether two pages or ranges are one: the first pages, and the last ones where both have one."""
    first, last = _pages(written)
    other_first, other_last = _pages(recorded)
    if not first or first != other_first:
        return False
    return not (last and other_last) or last == other_last


def pages_of(reference: Reference) -> tuple[str, ...]:
    """The pages of a reference, or the number that an article has in their place."""
    texts = reference.texts
    return tuple(texts[name] for name in ("page", "page-first", "number", "article-number") if texts.get(name))


def _number(text: str) -> str:
    plain = _SUPPLEMENT.sub("s", _LABEL.sub("", fold(text)).strip(" ."))
    if plain and set(plain) <= _ROMAN.keys():
        return str(_from_roman(plain))
    return plain.lstrip("0") or plain


def _from_roman(text: str) -> int:
    worths = [_ROMAN[char] for char in text]
    return sum(-one if one < two else one for one, two in zip(worths, [*worths[1:], 0], strict=True))


def _pages(text: str) -> tuple[str, str]:
    plain = _LABEL.sub("", fold(text.partition(",")[0])).strip(" .")
    first, *rest = _RANGE.split(plain, maxsplit=1)
    first = _page(first)
    last = _page(rest[0]) if rest else ""
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        last = range_end(first, last)
    return first, last if last != first else ""


def _page(text: str) -> str:
    """A page as it is compared: e1234 and E1234 are one, "article 12" is 12."""
    runs = letter_runs(text)
    plain = "".join(runs)
    return plain.lstrip("0") or plain
