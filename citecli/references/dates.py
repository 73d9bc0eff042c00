"""Read dates as people and machines write them: EDTF, "March 12–15, 2001", "c. 1850", "44 BC", "Spring 1999".

EDTF is the Extended Date/Time Format of ISO 8601-2; levels 0 and 1 are read as far as CSL can represent them. Ambiguous
numeric dates ("3/12/2001") are read month first, as in citeproc-js, the reference implementation of CSL.
"""

import re
from typing import NamedTuple

from citecli.references.model import Date, DateParts
from citecli.text.calendar import SEASONS, month_number
from citecli.text.patterns import compiled_late

FARTHEST_YEAR = 999_999
"""The largest absolute value of a year that is accepted."""
_CIRCA = frozenset("c ca cca circa about around approximately approx".split())
_BEFORE_CHRIST = frozenset(("bc", "bce"))
_AFTER_CHRIST = frozenset(("ad", "ce"))
_IDLE = frozenset(("of", "the", "in", ".", ",", "[", "]", "(", ")"))
_ORDINALS = frozenset(("st", "nd", "rd", "th"))

_EDTF = compiled_late(r"(-?\d{4}|Y-?\d{5,})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T[\d:.+Z-]*)?([?~%]?)")
_UNSPECIFIED = compiled_late(r"(-?\d{4})-(?:XX|uu)(?:-(?:XX|uu))?|(-?\d{4}-\d{2})-(?:XX|uu)")
_NUMERIC = compiled_late(r"(\d{1,4})([/.-])(\d{1,4})(?:\2(\d{1,4}))?")
_BARE_YEAR = compiled_late(r"-?\d{1,3}")
_JAPANESE = compiled_late(r"(\D{2})?(\d{1,4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_SHORT_RANGE = compiled_late(r"(\d{2})(\d{2})\s*[-–—/]\s*(\d{2})")
_TIME = compiled_late(r"(?:T|(?<!\s)\s)\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$")
_TOKEN = compiled_late(r"\d+|[^\W\d_]+|\S")
_SEPARATOR = compiled_late(r"(?<!\s)\s+(?:-{1,3}|to|until|through)\s+|(?:(?<!\s)\s+)?(?:[–—/]|-{1,3})\s*")
_LONGEST = 200


def is_day(parts: DateParts) -> bool:
    """Whether `parts` are a possible date: year, month, day and season in range, and no day without a month."""
    if abs(parts.year) > FARTHEST_YEAR or not 0 <= parts.month <= 12 or not 0 <= parts.season <= 4:
        return False
    if parts.day and not parts.month:
        return False
    longest = 29 if parts.month == 2 else 30 if parts.month in (4, 6, 9, 11) else 31
    return 0 <= parts.day <= longest


def season_of(month: int) -> int:
    """The season (1 to 4) that a number in place of a month stands for, 0 for any other number.

    EDTF uses 21 to 24, and 25 to 32 for the seasons of a hemisphere; citeproc-js also accepts 13 to 20.
    """
    return (month - 1) % 4 + 1 if 13 <= month <= 32 else 0


class _Side(NamedTuple):
    """The parts given for the start or the end of a range; 0 for a part that is not given."""

    year: int = 0
    month: int = 0
    day: int = 0
    season: int = 0
    circa: bool = False


def read_date(text: str) -> Date:
    """The date that `text` stands for. If it can't be read, the result has the text as its `literal` and no `start`.

    A text in double quotation marks is not interpreted: the words inside become the `literal`.
    """
    words = " ".join(text.split())
    if len(words) > 1 and words[0] == words[-1] == '"':
        return Date(literal=words[1:-1])
    if not words or len(words) > _LONGEST:
        return Date(literal=words)
    if _BARE_YEAR.fullmatch(words) and int(words):
        return Date(DateParts(int(words)))
    return _edtf(words) or _japanese(words) or _natural(words) or Date(literal=words)


# EDTF.


def _edtf(text: str) -> Date | None:
    """The date or interval in EDTF that `text` is; `None` for any other text."""
    first, slash, last = text.partition("/")
    first, last = first.strip(), last.strip()
    start = _edtf_side(first)
    if not slash:
        return None if start is None else Date(_parts(start), circa=start.circa)
    if start is not None and last in ("", ".."):
        return Date(_parts(start), open_end=True, circa=start.circa)
    end = _edtf_side(last)
    if start is None or end is None:
        return None
    return Date(_parts(start), _parts(end), circa=start.circa or end.circa)


def _edtf_side(text: str) -> _Side | None:
    unspecified = _UNSPECIFIED.fullmatch(text)
    if unspecified:
        text = unspecified[1] or unspecified[2]
    match = _EDTF.fullmatch(text)
    if not match:
        return None
    year = _year(match[1].removeprefix("Y"))
    month, day = int(match[2] or 0), int(match[3] or 0)
    side = _Side(year, month, day, circa=bool(match[4]))
    if month > 12:
        side = side._replace(month=0, season=0 if day else season_of(month) if month > 20 else 0)
        if not side.season:
            return None
    return side if year and is_day(_parts(side)) else None


def _year(digits: str) -> int:
    """The year that `digits` stand for, 0 when there are too many digits."""
    return int(digits) if len(digits) <= 7 else 0


def _parts(side: _Side) -> DateParts:
    return DateParts(side.year, side.month, side.day, 0 if side.month else side.season)


def _japanese(text: str) -> Date | None:
    """A Japanese date (年月日), with or without the name of an era; `None` for any other text."""
    match = _JAPANESE.fullmatch(text.replace(" ", ""))
    if not match or (match[1] and match[1] not in _ERAS):
        return None
    year = int(match[2]) + (_ERAS[match[1]] if match[1] else 0)
    parts = DateParts(year, int(match[3] or 0), int(match[4] or 0))
    return Date(parts) if year and is_day(parts) else None


# Dates in words and figures.


def _natural(text: str) -> Date | None:
    """A date or a range of dates in words and figures; `None` for any other text."""
    text = _TIME.sub("", text)
    short = _SHORT_RANGE.fullmatch(text)
    if short and int(short[3]) > int(short[2]) and not 1 <= int(short[3]) <= 12:
        return Date(DateParts(int(short[1] + short[2])), DateParts(int(short[1] + short[3])))
    alone = _side(text)
    if alone is not None and alone.year and is_day(_parts(alone)):
        return Date(_parts(alone), circa=alone.circa)
    for separator in _SEPARATOR.finditer(text):
        before, after = text[: separator.start()], text[separator.end() :]
        if before and not after.strip(" ."):
            start = _side(before)
            if start is not None and start.year and is_day(_parts(start)):
                return Date(_parts(start), open_end=True, circa=start.circa)
        end = _side(after)
        if end is not None and end.year < 0 and before.isascii() and before.isdigit():  # 100–44 BC
            before += " BC"
        pair = _pair(_side(before), end)
        if pair is not None:
            return pair
    return None


def _pair(start: _Side | None, end: _Side | None) -> Date | None:
    """A range, each side completed from the other ("March 12–15, 2001"); `None` when the sides don't fit together."""
    if start is None or end is None or not end.year:
        return None
    if not start.year:
        if start.month or start.season:
            start = start._replace(year=end.year)
        elif start.day and end.month and end.day:  # 12–15 March 2001
            start = start._replace(year=end.year, month=end.month)
    if start.month and end.day and not end.month:  # March 12–15, 2001
        end = end._replace(month=start.month)
    first, last = _parts(start), _parts(end)
    if not start.year or not is_day(first) or not is_day(last) or _order(last) < _order(first):
        return None
    return Date(first, last, circa=start.circa or end.circa)


def _order(parts: DateParts) -> tuple[int, int, int]:
    """The sort key of a date: year, month and day."""
    return (parts.year, parts.month, parts.day if parts.month else 0)


def _side(text: str) -> _Side | None:
    """One side of a date in words and figures; the year may be missing, or all but one number. `None` if not a date."""
    text = text.strip().strip(".,").strip()
    numeric = _NUMERIC.fullmatch(text)
    if numeric:
        return _numeric(numeric[1], numeric[2], numeric[3], numeric[4])
    words = _DayWords()
    for token in _TOKEN.findall(text.lower()):
        if not words.add(token):
            return _eras(token, text) if token in ("b", "a") else None
    return words.side()


class _DayWords:
    """Collects the meaning of the words and figures of one date, token by token."""

    def __init__(self) -> None:
        self.month = self.season = 0
        self.circa = self.before_christ = self.era = False
        self.numbers: list[str] = []
        self._previous = ""

    def add(self, token: str) -> bool:
        """Add the next word, number or mark. Returns whether it can be part of a date."""
        previous, self._previous = self._previous, token
        if token.isascii() and token.isdigit():
            self.numbers.append(token)
        elif token in ("~", "?", "%") or (token in _CIRCA and not previous):
            self.circa = True
        elif token in _BEFORE_CHRIST or token in _AFTER_CHRIST:
            self.before_christ, self.era = token in _BEFORE_CHRIST, True
        elif token in SEASONS and not self.season:
            self.season = SEASONS[token]
        elif token not in _IDLE and not (token in _ORDINALS and previous.isdigit()):
            month = month_number(token)
            if not month or self.month:
                return False
            self.month = month
        return True

    def side(self) -> _Side | None:
        """The date from the tokens added; `None` when a number has no meaning, or without any usable token."""
        if not (self.numbers or self.month or self.season) or (self.month and self.season):
            return None
        year = day = 0
        for number in self.numbers:
            if self._is_year(number, year, day):
                year = int(number[:6])
            elif not day and len(number) <= 2 and int(number) <= 31:
                day = int(number)
            else:
                return None
        return _Side(-year if self.before_christ else year, self.month, day, self.season, self.circa)

    def _is_year(self, number: str, year: int, day: int) -> bool:
        """Whether `number` is the year; `year` and `day` were read from the numbers before it (0 for none)."""
        if year:
            return False
        if len(number) == 4:
            return True
        if len(number) <= 2 and self.month and not day and len(self.numbers) > 1:
            return False
        return self.era or (len(number) == 3 and not self.month)


def _eras(token: str, text: str) -> _Side | None:
    """A date whose era is written with full stops: "44 B.C.", "A.D. 79"; `None` without such an era."""
    plain = re.sub(r"\b([abAB])\.?\s?([cdCD])\.?(?:\s?([eE])\.?)?(?!\w)", r"\1\2\3", text)
    return _side(plain) if plain != text else None


def _numeric(first: str, mark: str, second: str, third: str | None) -> _Side | None:
    """A date of numbers separated by slashes, hyphens or full stops: 2001/3/12, 3/12/2001, 31.12.2001, 3/2001."""
    if third is None:
        if len(first) == 4:
            return _valid_side(int(first), int(second), 0)
        return _valid_side(int(second), int(first), 0) if len(second) == 4 else None
    if len(first) == 4:
        return _valid_side(int(first), int(second), int(third))
    if len(third) != 4:
        return None
    if mark == "." or int(first) > 12:  # countries that write dates with full stops put the day first
        return _valid_side(int(third), int(second), int(first))
    return _valid_side(int(third), int(first), int(second))


def _valid_side(year: int, month: int, day: int) -> _Side | None:
    side = _Side(year, month, day)
    return side if month and is_day(_parts(side)) else None
