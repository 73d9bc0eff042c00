"""Whether the locator of a citation leads to the quoted words: pages, paragraphs, times, sections."""

import re
from collections.abc import Mapping

from citecli.api.citing.printed_numbers import own_numbers
from citecli.csl.locator_text import LocatorTerms, parse_suffix
from citecli.documents.model import Document, Paragraph, Span
from citecli.frozen import FrozenValue
from citecli.matching.comparison import match
from citecli.matching.words import QuotedWords, WordIndex
from citecli.references.model import ItemType
from citecli.text.clocks import seconds_of
from citecli.text.numerals import range_end, whole_number

_PAGELESS = frozenset(
    (
        ItemType.WEBPAGE,
        ItemType.POST,
        ItemType.POST_WEBLOG,
        ItemType.BROADCAST,
        ItemType.INTERVIEW,
        ItemType.MOTION_PICTURE,
        ItemType.SONG,
        ItemType.SPEECH,
    )
)
"""Types of sources that have no pages, in whatever form they are read."""
_SLACK = 5
"""Seconds by which a time may miss the beginning of the words."""
_FAR = 15
"""Seconds beyond which a time is not that of the words."""
_MOST = 500
_CLOCK = re.compile(r"\d{1,3}:[0-5]?\d(?::[0-5]\d)?")
_SECTION = re.compile(
    r"\W*(?:(?:section|sec\.|sect\.|chapter|chap\.|part|abschnitt|kapitel|chapitre)\s*)?(\d+(?:\.\d+)*)\b", re.I
)
_NAMES = {"page": "pages", "paragraph": "paragraphs", "section": "numbered sections", "chapter": "numbered chapters"}


class Misplaced(FrozenValue):
    """What is wrong with a locator."""

    remark: str
    """A line for the writer."""
    is_known: bool = True
    """Whether it is certainly wrong; else the source, as it was read, can't tell."""
    has_none: bool = False
    """Whether the source certainly has no places of the kind that it names."""


def misplaced(
    suffix: str, document: Document, span: Span, quoted: QuotedWords, terms: LocatorTerms, *, faithful: bool
) -> Misplaced | None:
    """What is wrong with the locator in `suffix` for the words at `span`; `None` when it is right, or there is none.

    `faithful`: the words are there unaltered, so that the same words elsewhere may be meant.
    """
    place = parse_suffix(suffix, terms)
    covered = [part for part in document.paragraphs if part.span.overlaps(span)]
    if place.label == "timestamp":
        return _wrong_time(place.value, document, covered)
    if place.label in ("section", "chapter"):
        return _wrong_section(place.label, place.value, document, span)
    if place.label not in ("paragraph", "page"):
        return None
    wanted = _numbers(place.value)
    if not wanted or not covered:
        return None
    if place.label == "page" and not any(part.page for part in document.paragraphs):
        timed = any(part.time for part in document.paragraphs)
        lacks = f"{document.id} has no pages" + (f"; the words are at {covered[0].time}" if timed else "")
        sure = timed or document.reference.type in _PAGELESS
        return Misplaced(
            lacks if sure else f"the pages of {document.id} are not known: p. {place.value} can't be checked",
            is_known=sure,
            has_none=sure,
        )
    own = own_numbers(document) if place.label == "paragraph" else {}
    there = [number for part in covered for number in _numbers_of(part.narrowed(span), place.label, own)]
    if not there or set(wanted) & set(there):
        return None
    if place.label == "page" and _is_beyond(wanted, document):
        counted = f"{document.id} prints no page numbers; counted from its first page, the words are on p. {there[0]}"
        return Misplaced(f"{counted}: p. {place.value} can't be checked", False)
    # The same words may also occur at the cited place.
    for part in document.paragraphs:
        if faithful and set(_numbers_of(part, place.label, own)) & set(wanted):
            again = match(quoted, WordIndex(part.span.of(document.text)))
            if again is not None and again.is_faithful:
                return None
    preposition, term = ("in", "para.") if place.label == "paragraph" else ("on", "p.")
    last = max(map(int, own.values())) if own else document.paragraphs[-1].number
    if place.label == "paragraph" and all((whole_number(number) or 0) > last for number in wanted):
        return Misplaced(f"{document.id} has only {last} paragraphs; the words are in para. {there[0]}")
    return Misplaced(f"the words are {preposition} {term} {there[0]}, not {term} {place.value}")


def _is_beyond(wanted: list[str], document: Document) -> bool:
    """Whether a locator names pages that a source has not whose pages are only counted: print may number them so."""
    count = document.counted_pages
    return bool(count) and all((whole_number(number) or count + 1) > count for number in wanted)


def _wrong_time(value: str, document: Document, covered: list[Paragraph]) -> Misplaced | None:
    """What is wrong with a time, or a range or list of times."""
    clocks = [seconds_of(clock) for clock in _CLOCK.findall(value)]
    timed = [part for part in document.paragraphs if part.time]
    if not clocks or not covered:
        return None
    if not timed:
        return Misplaced(f"{document.id} has no times; the words are in para. {covered[0].number}", has_none=True)
    first, last = covered[0], covered[-1]
    starts = [seconds_of(part.time) for part in timed]
    begin = seconds_of(first.time) if first.time else 0
    after = [start for start in starts if start > (seconds_of(last.time) if last.time else begin)]
    end = min(after, default=max(clocks) + 1)
    is_range = len(clocks) == 2 and re.search(r"\d\s*[-–—]\s*\d", value) is not None
    spans = [(clocks[0], clocks[1])] if is_range else [(clock, clock) for clock in clocks]
    # A time that is printed at another place was read there.
    elsewhere = {start for start in starts if not begin - _SLACK <= start < end}
    if any(
        low <= end + _SLACK and high >= begin - _SLACK and not (low == high and low in elsewhere and low - begin > _FAR)
        for low, high in spans
    ):
        return None
    return Misplaced(f"the words are at {first.time}, not at {value}")


def _wrong_section(label: str, value: str, document: Document, span: Span) -> Misplaced | None:
    """What is wrong with the number of a section or chapter."""
    numbered = [
        (heading.span.start, found[1])
        for heading in document.headings
        if (found := _SECTION.match(heading.span.of(document.text)))
    ]
    if not numbered:
        return Misplaced(f"{document.id} has no {_NAMES[label]} that are known: {value} can't be checked", False)
    at = [number for start, number in numbered if start <= span.start]
    wanted = _numbers(value)
    if not at or not wanted:
        return None
    # Section 4.2 is in section 4; where the words of 4.2 are cited as 4.2.1, the heading is not known.
    if any(at[-1] == number or at[-1].startswith(f"{number}.") or number.startswith(f"{at[-1]}.") for number in wanted):
        return None
    return Misplaced(f"the words are in section {at[-1]}, not in section {value}")


def _numbers_of(part: Paragraph, label: str, own: Mapping[int, str]) -> list[str]:
    """The numbers of a paragraph as locators of a kind give them: its own, or those of its pages.

    `own` are the numbers that the source itself prints for its paragraphs, empty where it prints none.
    """
    if label != "paragraph":
        return _numbers(part.page) if part.page else []
    if own:
        return [own[part.number]] if part.number in own else []
    return [str(part.number)]


def _numbers(locator: str) -> list[str]:
    """The numbers of a locator, with ranges expanded: "3-5, 8" gives 3, 4, 5, 8."""
    numbers: list[str] = []
    for part in locator.replace("–", "-").replace("&", ",").split(","):
        first, _, last = (piece.strip() for piece in part.partition("-"))
        low, high = whole_number(first), whole_number(range_end(first, last))
        if low is not None and high is not None and last.isdecimal():
            numbers += map(str, range(low, min(high, low + _MOST) + 1))
        elif first:
            numbers += [number for number in (first, last) if number]
    return numbers
