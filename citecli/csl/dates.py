"""Dates: a date variable set by cs:date, localized or not, a moment or a range (specification, cs:date).

A date is rendered as a row of parts. In a range only what differs is said twice: "1–3 August 2020", "May–July 2020".
"""

from collections.abc import Callable
from typing import TypeAlias

from citecli.csl.context import SORT_SEPARATOR, Context
from citecli.csl.formatting import PLAIN, Look
from citecli.csl.locale import DatePart
from citecli.csl.tree import Date
from citecli.markup.nodes import Content, Node, Tagged, Text
from citecli.references.model import Date as Value
from citecli.references.model import DateParts

Dress: TypeAlias = Callable[[Content, Look, Context], Content]

_SHOWN = {"year": ("year",), "year-month": ("year", "month"), "year-month-day": ("year", "month", "day")}
_SIZE = {"year": 3, "month": 2, "day": 1}


def parts_of(element: Date, context: Context) -> tuple[tuple[DatePart, ...], str, Look]:
    """The date parts to set, their delimiter, and the locale's own look for a localized date."""
    if not element.form:
        return element.parts, element.delimiter, PLAIN
    localized = context.locale.dates.get(element.form)
    if localized is None:
        return (), "", PLAIN
    shown = _SHOWN.get(element.date_parts, ("year", "month", "day"))
    own = {part.name: part for part in element.parts}
    parts = []
    for part in localized.parts:
        if part.name not in shown:
            continue
        override = own.get(part.name)
        if override is not None:
            look, mine = part.look, override.look
            # The style may change how a part looks, never the affixes that the locale gives it.
            part = DatePart(
                part.name,
                override.form or part.form,
                override.range_delimiter if override.range_delimiter != "–" else part.range_delimiter,
                Look(
                    look.prefix,
                    look.suffix,
                    mine.format or look.format,
                    mine.quotes or look.quotes,
                    mine.text_case or look.text_case,
                    mine.strip_periods or look.strip_periods,
                    mine.display or look.display,
                ),
            )
        parts.append(part)
    return tuple(parts), localized.delimiter, localized.look


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


def sort_text(parts: tuple[DatePart, ...], value: Value) -> str:
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


def render(parts: tuple[DatePart, ...], delimiter: str, value: Value, context: Context, dress: Dress) -> Content:
    """The parts of a date in order, each dressed, joined by `delimiter`; a range as described above."""
    start, end = value.start, value.end
    if start is None:
        return ()
    if end is None and not value.open_end:
        return _row(parts, start, delimiter, context, dress, suffix=True)
    if end is None:
        row = _row(parts, start, delimiter, context, dress, suffix=True)
        return (*row, Text(_range_delimiter(parts, "year"))) if row else ()
    first = [part_text(part, start, context) for part in parts]
    last = [part_text(part, end, context) for part in parts]
    differ = [at for at, part in enumerate(parts) if (first[at] or last[at]) and _of(part, start) != _of(part, end)]
    if not differ:
        return _row(parts, start, delimiter, context, dress, suffix=True)
    low, high = differ[0], differ[-1]
    largest = max((parts[at].name for at in differ), key=_SIZE.__getitem__)
    # Parts smaller than the largest that differs belong to each end, equal or not: 3 May 1999–3 May 2000.
    for at, part in enumerate(parts):
        if _SIZE[part.name] < _SIZE[largest] and (first[at] or last[at]):
            low, high = min(low, at), max(high, at)
    before = _row(parts[:low], start, delimiter, context, dress, suffix=True)
    left = _row(parts[low : high + 1], start, delimiter, context, dress, bare=True)
    right = _row(parts[low : high + 1], end, delimiter, context, dress, suffix=True, joined=True)
    after = _row(parts[high + 1 :], end, delimiter, context, dress, suffix=True)
    middle = (*left, Text(_range_delimiter(parts, largest)), *right)
    out: list[Node] = []
    for piece in (before, middle, after):
        if piece:
            if out and delimiter:
                out.append(Text(delimiter))
            out.extend(piece)
    return tuple(out)


def _of(part: DatePart, parts: DateParts) -> object:
    if part.name == "year":
        return parts.year
    return (parts.month, parts.season, parts.season_text) if part.name == "month" else parts.day


def _range_delimiter(parts: tuple[DatePart, ...], name: str) -> str:
    for part in parts:
        if part.name == name:
            return part.range_delimiter
    return "–"


def _row(
    parts: tuple[DatePart, ...],
    value: DateParts,
    delimiter: str,
    context: Context,
    dress: Dress,
    *,
    suffix: bool = False,
    bare: bool = False,
    joined: bool = False,
) -> Content:
    """Parts in a row. With `suffix` a waiting year suffix follows the year; `bare` leaves off the last part's suffix,
    `joined` the first part's prefix: there a range's dash stands.
    """
    pieces: list[Content] = []
    shown = [(part, part_text(part, value, context)) for part in parts]
    shown = [(part, text) for part, text in shown if text]
    for at, (part, text) in enumerate(shown):
        content: Content = (Text(text),)
        if part.name == "year":
            content = (Tagged(content, "year"),)
            if suffix and context.year_suffix_pending:
                content += (Tagged((Text(context.year_suffix_pending),), "year-suffix"),)
                context.year_suffix_pending = ""
        look = part.look
        if bare and at == len(shown) - 1 and look.suffix:
            look = look._replace(suffix="")
        if joined and not at and look.prefix:
            look = look._replace(prefix="")
        pieces.append(content if look is PLAIN else dress(content, look, context))
    out: list[Node] = []
    for piece in pieces:
        if out and delimiter:
            out.append(Text(delimiter))
        out.extend(piece)
    return tuple(out)
