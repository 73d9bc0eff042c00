"""The locator of words in a document, in the form that a manual prescribes: page, time or paragraph."""

import re
from collections.abc import Mapping, Sequence

from citecli.answers.set_quotations import PassageLocator
from citecli.documents.model import Document, Paragraph
from citecli.quoting.style_manuals import StyleManual

_FRACTION = re.compile(r"[.,]\d+$")
_LONG_HEADING = 6
_HEADING_WORDS = 4


def locator_in_document(
    document: Document, inside: Sequence[Paragraph], manual: StyleManual, own: Mapping[int, str]
) -> PassageLocator:
    """The locator of words in the paragraphs `inside`: the page, else the time, else the paragraph if allowed.

    `own` are the numbers that the source itself prints (see `own_numbers`); every manual accepts these, and MLA 9 only
    these. APA also counts unnumbered paragraphs, from the nearest heading, which is named (8.28).
    """
    if not inside:
        return PassageLocator()
    if inside[0].page:
        return PassageLocator("page", _range([part.page for part in inside]))
    if inside[0].time:
        return PassageLocator("timestamp", _time(inside[0].time, manual.whole_times))
    if own:
        numbers = [own[part.number] for part in inside if part.number in own]
        return PassageLocator("paragraph", _range(numbers)) if numbers else PassageLocator()
    if not manual.counts_paragraphs:
        return PassageLocator()
    section, before = _section(document, inside[0])
    counted = [part.number - before for part in inside if part.number > before]
    return PassageLocator("paragraph", _range([str(number) for number in counted]), section)


def _range(values: Sequence[str]) -> str:
    """A single value, or a range from the first to the last ("12-14"); the values may themselves be ranges."""
    first = re.split(r"[-–]", values[0])[0].strip()
    last = re.split(r"[-–]", values[-1])[-1].strip()
    return first if first == last else f"{first}-{last}"


def _time(time: str, with_hours: bool) -> str:
    """A time without fractions: 00:03:16 if `with_hours`, else 3:16, without leading zeros and zero hours."""
    start = _FRACTION.sub("", re.split(r"(?:(?<!\s)\s+)?(?:-->|[-–])\s*", time.strip())[0])
    parts = start.split(":")
    if with_hours:
        return ":".join(["00"] * (3 - len(parts)) + [part.zfill(2) for part in parts])
    while len(parts) > 2 and not parts[0].strip("0"):
        del parts[0]
    return ":".join([parts[0].lstrip("0") or "0", *parts[1:]])


def _section(document: Document, paragraph: Paragraph) -> tuple[str, int]:
    """The nearest heading before a paragraph ("" without one), and the number of paragraphs before that heading."""
    before = [heading.span for heading in document.headings if heading.span.start < paragraph.span.start]
    if not before:
        return "", 0
    heading = max(before)
    count = sum(1 for part in document.paragraphs if part.span.start < heading.start)
    return heading_named(heading.of(document.text)), count


def heading_named(heading: str) -> str:
    """The name of a heading in a citation: a long one is shortened to its first words in quotation marks (APA 8.28)."""
    words = heading.split()
    if len(words) <= _LONG_HEADING:
        return " ".join(words)
    return f"“{' '.join(words[:_HEADING_WORDS]).rstrip(',;:.–—-')}”"
