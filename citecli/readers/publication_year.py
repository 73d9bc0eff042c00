"""The year of a publication whose file says only when the file itself was made.

That is the day on which somebody printed or scanned it, perhaps long after it came out: at most its year says
something, and only where the pages do not name another.
"""

import re

from citecli.frozen import FrozenValue
from citecli.references.model import Date, DateParts

_YEAR = re.compile(r"(?<![\d.,/-])(1[5-9]\d\d|20\d\d)(?![\d])")
_IMPRINT = re.compile(r"(?:©|\(c\)|copyright)[^.\n]{0,40}?(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)", re.IGNORECASE)
_STAMP = re.compile(r"arXiv:\S{5,20}\s{1,3}\[[\w.-]{2,20}\]\s{1,3}\d{1,2}\s{1,3}[A-Z][a-z]{2}\s{1,3}((?:19|20)\d\d)")
_OPENING = 20_000
_NEAR = 5


class PublicationYear(FrozenValue):
    """A year of publication, `None` when none can be told; where it is from; what the user ought to know."""

    date: Date | None = None
    origin: str = ""
    remark: str = ""


def publication_year(made: int, origin: str, opening: str) -> PublicationYear:
    """The year that the first pages (`opening`) print as that of publication, else the year `made` of the file.

    `origin` is where the file says when it was made; `made` is 0 when it doesn't. Where the newest year on the first
    pages is much older than the file, the file's year is that of a copy, and there is none.
    """
    opening = opening[:_OPENING]
    if printed := [int(match[1]) for pattern in (_STAMP, _IMPRINT) for match in pattern.finditer(opening)]:
        year = max(year for year in printed if year == printed[0] or not made or year <= made + 1)
        if not made or year <= made + 1:
            return PublicationYear(Date(DateParts(year)), "copyright line")
    if not made:
        return PublicationYear()
    years = [year for match in _YEAR.finditer(opening) if (year := int(match[1])) <= made + 1]
    if years and max(years) < made - _NEAR:
        return PublicationYear(
            remark=f"the file was made in {made}, but its first pages name no year after {max(years)}, so it is cited "
            "without a date; `citecli edit --date` says when it was published"
        )
    return PublicationYear(
        Date(DateParts(made)),
        origin,
        f"the year {made} is when the file was made ({origin}), perhaps not when the text was published; "
        "`citecli edit --date` corrects it",
    )
