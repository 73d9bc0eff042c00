"""What a reader learns about a document's reference, each value with where it was said. The first to say it wins."""

import re

from citecli.documents.dates import date_line
from citecli.references.dates import read_date
from citecli.references.identifiers import without_credentials
from citecli.references.model import Date, ItemType, Name, Reference

LONGEST_VALUE = 2000
"""Characters of a value beyond which it is no title, name or place but a mistake or an attack."""

MOST_NAMES = 10_000
"""Names beyond which a list of authors is cut off; the longest real ones have some five thousand."""

# C0 and C1 are never part of a title or a name. What directs the text (bidi) may be, and is shown with care elsewhere.
_CONTROLS = dict.fromkeys((*range(9), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xFEFF, 0xFFFE), None)
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")
_UNWANTED = _CONTROLS | _SURROGATES
_ANY_UNWANTED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\ud800-\udfff]")


def without_controls(text: str) -> str:
    """`text` without control characters other than white space, and with U+FFFD for lone surrogates."""
    # Looking first is fifty times quicker than translating, and nearly every text has none.
    return text.translate(_UNWANTED) if _ANY_UNWANTED.search(text) else text


def one_line(text: str) -> str:
    """`text` as a value: without controls and soft hyphens, every run of white space one space."""
    return " ".join(without_controls(text).replace("\xad", "").split())


def usable_date(text: str) -> Date | None:
    """The day, month or year that `text` begins with or is, `None` when that isn't clear or can't be."""
    words = one_line(text)[:200]
    if not any(map(str.isdigit, words)):
        return None
    day = words[:10] if words[4:5] == "-" and words[10:11] in ("T", " ") else words
    parsed_date = date_line(day) or read_date(day)
    if parsed_date.start is None or not 1 <= parsed_date.start.year <= 2999:
        return None
    return parsed_date


class DocumentMetadata:
    """The variables of a reference so far. Each method says whether it took what it was handed: what is there stays."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._names: dict[str, tuple[Name, ...]] = {}
        self._dates: dict[str, Date] = {}
        self._kind: ItemType | None = None
        self._made: tuple[int, str] = (0, "")
        self.origins: dict[str, str] = {}
        self.remarks: list[str] = []

    def __contains__(self, variable: str) -> bool:
        return variable in self.origins

    def text_of(self, variable: str) -> str:
        """The text found for `variable`, "" when there is none."""
        return self._texts.get(variable, "")

    def names_of(self, variable: str) -> tuple[Name, ...]:
        """The names found for `variable`, () when there are none."""
        return self._names.get(variable, ())

    def text(self, variable: str, value: str, origin: str) -> bool:
        """A text or number variable; an empty or absurdly long value is none (the latter is remarked on)."""
        value = one_line(value)
        if not value or variable in self.origins:
            return False
        value = without_credentials(value)
        if len(value) > LONGEST_VALUE:
            self.remarks.append(f"the {variable} ({origin}) is {len(value):,} characters long and was left out")
            return False
        self._texts[variable] = value
        self.origins[variable] = origin
        return True

    def names(self, variable: str, names: tuple[Name, ...], origin: str) -> bool:
        """A name variable."""
        sound = tuple(
            name for name in names[:MOST_NAMES] if 0 < len(name.family + name.given + name.literal) <= LONGEST_VALUE
        )
        if not sound or variable in self.origins:
            return False
        if len(names) > MOST_NAMES:
            self.remarks.append(f"only the first {MOST_NAMES:,} of {len(names):,} names ({variable}) were kept")
        self._names[variable] = sound
        self.origins[variable] = origin
        return True

    def date(self, variable: str, value: str | Date | None, origin: str) -> bool:
        """A date variable; a text that is no clear date is none."""
        usable = usable_date(value) if isinstance(value, str) else value
        if usable is None or variable in self.origins:
            return False
        self._dates[variable] = usable
        self.origins[variable] = origin
        return True

    def made(self, value: str | Date | None, origin: str) -> None:
        """When the file was made, for want of a date of publication: see `settle_date`."""
        usable = usable_date(value) if isinstance(value, str) else value
        if usable is not None and usable.start is not None and not self._made[0]:
            self._made = (usable.start.year, origin)

    def settle_date(self, text: str, opening: str = "") -> None:
        """Where nothing says when `text` was published: the year that its first pages print, else its file's.

        `opening` is what is on the first pages, where that is more than the text.
        """
        if "issued" in self.origins or not (self._made[0] or opening):
            return
        from citecli.readers.publication_year import publication_year

        found = publication_year(*self._made, opening or text)
        self.date("issued", found.date, found.origin)
        if found.remark:
            self.remarks.append(found.remark)

    def kind(self, kind: ItemType, origin: str) -> bool:
        """The item type."""
        if self._kind is not None:
            return False
        self._kind = kind
        self.origins["type"] = origin
        return True

    def forget(self, variable: str) -> None:
        """Make room for a better value of `variable`."""
        for values in (self._texts, self._names, self._dates, self.origins):
            values.pop(variable, None)

    def reference(self) -> Reference:
        """The reference with all variables so far, without an id."""
        return Reference("", self._kind or ItemType.DOCUMENT, dict(self._texts), dict(self._names), dict(self._dates))
