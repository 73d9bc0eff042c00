"""The calendar: which days there are, and which numbers mean seasons."""

from citecli.references.model import DateParts

FARTHEST_YEAR = 999_999
"""No year lies farther off than this."""


def is_day(parts: DateParts) -> bool:
    """Whether parts make a date at all: a month with its year, a day in its month, nothing absurd."""
    if abs(parts.year) > FARTHEST_YEAR or not 0 <= parts.month <= 12 or not 0 <= parts.season <= 4:
        return False
    if parts.day and not parts.month:
        return False
    longest = 29 if parts.month == 2 else 30 if parts.month in (4, 6, 9, 11) else 31
    return 0 <= parts.day <= longest


def season_of(month: int) -> int:
    """The season (1 to 4) that a number in the place of a month means, 0 when it means none.

    EDTF has 21 to 24, and 25 to 32 for those of a hemisphere; the reference implementation of CSL has 13 to 20 too.
    """
    return (month - 1) % 4 + 1 if 13 <= month <= 32 else 0
