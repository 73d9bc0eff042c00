"""Names, dates and titles formatted for readers: in listings, bylines, headings and citations."""

import re

from citecli.references.model import Date, DateParts, Name, Reference
from citecli.text.calendar import MONTHS
from citecli.text.patterns import compiled_late
from citecli.text.words import count_words

_MOST_WORDS = 4
"""The most words of a title that stands for an author."""
_SEASON_NAMES = ("", "Spring", "Summer", "Autumn", "Winter")
_TAG = compiled_late(r"</?[A-Za-z][^<>]*>")


def full_name(name: Name) -> str:
    """A name in reading order: `Jane van der Berg Jr.`"""
    if name.literal:
        return name.literal
    parts = (name.given, name.dropping_particle, name.non_dropping_particle, name.family)
    full = " ".join(part for part in parts if part)
    return f"{full}{', ' if name.comma_suffix else ' '}{name.suffix}" if name.suffix else full


def authors(reference: Reference) -> str:
    """The authors in one line, in reading order; "" when there is none."""
    people = [full_name(name) for name in reference.names.get("author", ())]
    if len(people) < 3:
        return " and ".join(people)
    return f"{', '.join(people[:-1])} and {people[-1]}"


def in_text(reference: Reference) -> str:
    """A reference as readers know it from a citation: "Roe 1999", "Roe and Doe 1999", "Roe et al. 1999".

    Without authors its editors stand for it, else the beginning of its title; its id when it has none of these.
    """
    people = reference.names.get("author") or reference.names.get("editor") or ()
    families = [" ".join(filter(None, (name.non_dropping_particle, name.family))) or name.literal for name in people]
    families = [family for family in families if family]
    title = without_tags(reference.texts.get("title", ""))
    words = title.split()
    short = " ".join(words[:_MOST_WORDS]) + ("…" if len(words) > _MOST_WORDS else "")
    who = " and ".join(families) if len(families) < 3 else f"{families[0]} et al."
    issued = reference.dates.get("issued")
    year = str(issued.start.year) if issued and issued.start else issued.literal if issued else ""
    return " ".join(filter(None, (who or (f"“{short}”" if short else ""), year))) or reference.id


def iso(value: Date | None) -> str:
    """A date in ISO 8601 (`2022-11-12`; a range: `2022-11/2022-12`), or its literal text when it has no `start`."""
    if value is None:
        return ""
    if value.start is None:
        return value.literal
    start = _iso_parts(value.start)
    if value.end:
        return f"{start}/{_iso_parts(value.end)}"
    return f"{start}/.." if value.open_end else start


def _iso_parts(parts: DateParts) -> str:
    year = f"{parts.year:04d}" if parts.year >= 0 else f"-{-parts.year:04d}"
    return year + (f"-{parts.month:02d}" if parts.month else "") + (f"-{parts.day:02d}" if parts.day else "")


def long_date(value: Date | None) -> str:
    """A date as an English reader writes it: `12 November 2022`."""
    if value is None:
        return ""
    if value.start is None:
        return value.literal
    start = _long_parts(value.start)
    text = f"{start} – {_long_parts(value.end)}" if value.end else start
    return f"c. {text}" if value.circa else text


def _long_parts(parts: DateParts) -> str:
    year = str(parts.year) if parts.year > 0 else f"{-parts.year} BC"
    words = (str(parts.day) if parts.day else "", MONTHS[parts.month - 1] if 1 <= parts.month <= 12 else "", year)
    season = _SEASON_NAMES[parts.season] if parts.season < len(_SEASON_NAMES) and not parts.month else ""
    return " ".join(word for word in (season, *words) if word)


_LONGEST = 40
"""The most characters of a title that needs no short form."""

# Natural breaks in a title, the strongest first. A comma in a number (1,000) does not match.
_BREAKS = (re.compile(r" ?: "), re.compile(r"(?<=[?!]) "), re.compile(r" ?[—–;] ?| - "), re.compile(r", "))
_FEWEST_WORDS = 2


def short_title(title: str) -> str:
    """`title` up to its strongest natural break (colon, question mark, dash, comma); "" if it is short or has none."""
    title = " ".join(title.split())
    if len(title) <= _LONGEST:
        return ""
    for pattern in _BREAKS:
        words = at = 0
        for match in pattern.finditer(title):
            words += count_words(title[at : match.start()])
            at = match.end()
            if words >= _FEWEST_WORDS:
                return title[: match.start()]
    return ""


def without_tags(title: str) -> str:
    """A title, or an abstract, without what looks like a tag, of whatever name."""
    return _TAG.sub("", title) if "<" in title else title
