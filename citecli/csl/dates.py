"""Dates: a date variable set by cs:date, localized or not, a moment or a range (specification, cs:date).

A date is rendered as a row of parts. In a range only what differs is said twice: "1–3 August 2020", "May–July 2020".
"""

from citecli.csl.context import SORT_SEPARATOR, Context
from citecli.csl.formatting import apply_formatting
from citecli.csl.tree import NO_FORMATTING, DateElement, DatePart, Formatting
from citecli.frozen import replace
from citecli.markup.nodes import Content, Tagged, Text, join_content
from citecli.references.model import Date, DateParts

_SHOWN = {"year": ("year",), "year-month": ("year", "month"), "year-month-day": ("year", "month", "day")}
_SIZE = {"year": 3, "month": 2, "day": 1}


def date_parts(element: DateElement, context: Context) -> tuple[tuple[DatePart, ...], str, Formatting]:
    """The date parts to set, their delimiter, and the locale's own formatting for a localized date."""
    if not element.form:
        return element.parts, element.delimiter, NO_FORMATTING
    localized = context.locale.dates.get(element.form)
    if localized is None:
        return (), "", NO_FORMATTING
    names = _SHOWN.get(element.date_parts, ("year", "month", "day"))
    own = {part.name: part for part in element.parts}
    parts = [_overridden(part, own.get(part.name)) for part in localized.parts if part.name in names]
    return tuple(parts), localized.delimiter, localized.formatting


def _overridden(part: DatePart, own: DatePart | None) -> DatePart:
    """A part of a localized date as the style has it, which may change anything but the affixes."""
    if own is None:
        return part
    general, special = part.formatting, own.formatting
    return DatePart(
        part.name,
        own.form or part.form,
        own.range_delimiter if own.range_delimiter != "–" else part.range_delimiter,
        Formatting(
            general.prefix,
            general.suffix,
            special.font or general.font,
            special.quotes or general.quotes,
            special.text_case or general.text_case,
            special.strip_periods or general.strip_periods,
            special.display or general.display,
        ),
    )


def year_text(year: int, form: str, context: Context) -> str:
    """A year with its era, where one is needed: 44BC, 79AD, 2020; two digits in the short form."""
    if year < 0:
        return str(-year) + context.locale.term("bc")
    if form == "short":
        return f"{year % 100:02d}" if year >= 1000 else str(year)
    if 0 < year < 1000:
        return str(year) + context.locale.term("ad")
    return str(year)


def month_text(parts: DateParts, form: str, context: Context) -> str:
    """A month, or the season that stands in for it; "" for none."""
    if not parts.month:
        if form in ("numeric", "numeric-leading-zeros"):
            return ""
        if parts.season_text and (not parts.season or context.locale.language[:2] == "en"):
            return parts.season_text  # as the data has it; where English is foreign, the locale's word is better
        if not parts.season:
            return ""
        name = f"season-{parts.season:02d}"
        return context.locale.term(name, form or "long")
    if form == "numeric":
        return str(parts.month)
    if form == "numeric-leading-zeros":
        return f"{parts.month:02d}"
    return context.locale.term(f"month-{parts.month:02d}", form or "long")


def day_text(parts: DateParts, form: str, context: Context) -> str:
    """A day of the month; "" for none. Ordinals agree with the month's gender."""
    if not parts.day:
        return ""
    if form == "numeric-leading-zeros":
        return f"{parts.day:02d}"
    if form == "ordinal" and (parts.day == 1 or not context.locale.limit_day_ordinals):
        gender = context.locale.gender(f"month-{parts.month:02d}")
        return str(parts.day) + context.locale.ordinal_suffix(parts.day, gender)
    return str(parts.day)


def part_text(part: DatePart, parts: DateParts, context: Context) -> str:
    """One part of a date as text, without affixes; "" where the date lacks it."""
    if part.name == "year":
        return year_text(parts.year, part.form, context) if parts.year else ""
    if part.name == "month":
        return month_text(parts, part.form, context)
    return day_text(parts, part.form, context)


def sort_text(parts: tuple[DatePart, ...], value: Date) -> str:
    """A date as text that sorts by time, the parts that the style shows and no others.

    Specification, "Sorting Variables": an absent part goes before any, an end after its start, a season counts nothing.
    """
    shown = {part.name for part in parts}
    ends = [end for end in (value.start, value.end) if end is not None]
    return SORT_SEPARATOR.join(_sortable(end, shown) for end in ends)


def _sortable(parts: DateParts, shown: set[str]) -> str:
    """Ten digits, those of parts that are not shown 0, so that dates of any precision compare.

    Seasons do not count: they come in another order on the other half of the globe (specification, "Sorting").
    """
    # Years BC count backwards: they are mapped below all others.
    year = 100000 + parts.year if "year" in shown else 0
    month, day = (parts.month, parts.day if "day" in shown else 0) if "month" in shown else (0, 0)
    return f"{year:06d}{month:02d}{day:02d}"


def date_content(parts: tuple[DatePart, ...], delimiter: str, value: Date, context: Context) -> Content:
    """The parts of a date in order, each formatted, joined by `delimiter`; a range as described above."""
    start, end = value.start, value.end
    if start is None:
        return ()
    if end is None:
        row = _row(parts, start, delimiter, context, with_year_suffix=True)
        return (*row, Text(_range_delimiter(parts, "year"))) if row and value.open_end else row
    ends = _differing(parts, start, end, context)
    if ends is None:
        return _row(parts, start, delimiter, context, with_year_suffix=True)
    low, high, largest = ends
    before = _row(parts[:low], start, delimiter, context, with_year_suffix=True)
    left = _row(parts[low : high + 1], start, delimiter, context, cut_suffix=True)
    right = _row(parts[low : high + 1], end, delimiter, context, with_year_suffix=True, cut_prefix=True)
    after = _row(parts[high + 1 :], end, delimiter, context, with_year_suffix=True)
    middle = (*left, Text(_range_delimiter(parts, largest)), *right)
    return join_content([before, middle, after], delimiter)


def _differing(
    parts: tuple[DatePart, ...], start: DateParts, end: DateParts, context: Context
) -> tuple[int, int, str] | None:
    """Between which places the ends of a range are both set, and the largest part that differs; `None` for none."""
    shown = [bool(part_text(part, start, context) or part_text(part, end, context)) for part in parts]
    differ = [at for at, part in enumerate(parts) if shown[at] and _value(part, start) != _value(part, end)]
    if not differ:
        return None
    low, high = differ[0], differ[-1]
    largest = max((parts[at].name for at in differ), key=_SIZE.__getitem__)
    # Parts smaller than the largest that differs belong to each end, equal or not: 3 May 1999–3 May 2000.
    for at, part in enumerate(parts):
        if _SIZE[part.name] < _SIZE[largest] and shown[at]:
            low, high = min(low, at), max(high, at)
    return low, high, largest


def _value(part: DatePart, parts: DateParts) -> object:
    """What a date has for a part, to be compared."""
    if part.name == "year":
        return parts.year
    return (parts.month, parts.season, parts.season_text) if part.name == "month" else parts.day


def _range_delimiter(parts: tuple[DatePart, ...], name: str) -> str:
    return next((part.range_delimiter for part in parts if part.name == name), "–")


def _row(
    parts: tuple[DatePart, ...],
    value: DateParts,
    delimiter: str,
    context: Context,
    *,
    with_year_suffix: bool = False,
    cut_suffix: bool = False,
    cut_prefix: bool = False,
) -> Content:
    """Parts in a row. With `with_year_suffix` a waiting year suffix follows the year.

    `cut_suffix` leaves off the last part's suffix, `cut_prefix` the first part's prefix: there a range's dash stands.
    """
    pieces: list[Content] = []
    shown = [(part, text) for part in parts if (text := part_text(part, value, context))]
    for at, (part, text) in enumerate(shown):
        content: Content = (Text(text),)
        if part.name == "year":
            content = (Tagged(content, "year"),)
            if with_year_suffix:
                content += take_year_suffix(context)
        formatting = part.formatting
        if cut_suffix and at == len(shown) - 1 and formatting.suffix:
            formatting = replace(formatting, suffix="")
        if cut_prefix and not at and formatting.prefix:
            formatting = replace(formatting, prefix="")
        pieces.append(content if formatting is NO_FORMATTING else apply_formatting(content, formatting, context))
    return join_content(pieces, delimiter)


def take_year_suffix(context: Context) -> Content:
    """The year suffix that is still to be set, if there is one; from now on it is not."""
    suffix = context.year_suffix_pending
    context.year_suffix_pending = ""
    return (Tagged((Text(suffix),), "year-suffix"),) if suffix else ()
