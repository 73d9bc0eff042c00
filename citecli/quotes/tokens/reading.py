"""Reading: a text made ready for the engine: its units, the marks that matter, and its outline."""

from collections.abc import Sequence
from typing import NamedTuple

from citecli.documents.model import Paragraph
from citecli.quotes.tokens.tokenized_text import Outline, build_outline
from citecli.quotes.tokens.transcripts import Turn, find_turns
from citecli.text import segment
from citecli.text.quotation_marks import Marked, pair_marks


class Reading(NamedTuple):
    """What the engine works on.

    `units` are the stretches of characters that are read one by one: paragraphs, or their lines where those are not
    wrapped; `numbers` has the paragraph of each. The first `headline_units` are a title or the like; of these the first
    `head_units` stand before the body: names in them count, quotations do not. `turns` are a transcript's.
    """

    text: str
    units: list[tuple[int, int]]
    numbers: list[int]
    quotes: list[Marked]
    outline: Outline
    headline_units: int
    head_units: int
    turns: list[Turn]


_HEADLINE_WORDS = 25


def read(text: str, paragraphs: Sequence[Paragraph] | None = None) -> Reading:
    """Cut `text` into units, pair its marks and outline the words around them."""
    wrapped = segment.is_wrapped(text)
    units: list[tuple[int, int]] = []
    numbers: list[int] = []
    sections: list[int] = []

    def add(start: int, end: int, number: int, section: int) -> None:
        stretches = [(start, end)] if wrapped else segment.lines(text, start, end)
        for line_start, line_end in stretches:
            if text[line_start:line_end].strip():
                units.append((line_start, line_end))
                numbers.append(number)
                sections.append(section)

    head_units = 0
    if paragraphs is None:
        for number, (start, end, section) in enumerate(segment.paragraphs(text), 1):
            add(start, end, number, section)
    else:
        if paragraphs:
            for start, end, _ in segment.paragraphs(text[: paragraphs[0].span.start]):
                add(start, end, 0, -1)
        head_units = len(units)
        for paragraph in paragraphs:
            add(paragraph.span.start, paragraph.span.end, paragraph.number, paragraph.section)
    headline = head_units
    if not head_units and len(units) > 1 and _is_headline(text[units[0][0] : units[0][1]].strip()):
        headline = 1
    marked = pair_marks(text, units)
    wraps = excerpt_marks(text, units, sections, marked)
    quotes = [
        one
        for one in marked
        if one.depth == 0 and not one.surplus and one.end > one.start + len(one.opener) and one not in wraps
    ]
    turns = find_turns(text, units, quotes, headline)
    outline = build_outline(text, units, quotes)
    return Reading(text, units, numbers, quotes, outline, headline, head_units, turns)


def _is_headline(line: str) -> bool:
    """Whether the first line of a text is short, and not plainly somebody's words (“Is it far?” asked Nell.)."""
    words = line.split()
    if len(words) > _HEADLINE_WORDS:
        return False
    if line[:1] not in "“\"‘'„«":
        return True
    return not any(word.isalpha() and word.islower() and len(word) > 3 for word in words)


def excerpt_marks(
    text: str, units: Sequence[tuple[int, int]], sections: Sequence[int], marked: Sequence[Marked]
) -> set[Marked]:
    """The marks that wrap a whole section, an excerpt of somebody's text, rather than open speech in it.

    Such a mark opens the first unit of the section that has any mark, is not closed in it, and the section's last unit
    ends with a closing mark that has nothing to close.
    """
    first_of: dict[int, Marked] = {}
    surplus_of: dict[int, Marked] = {}
    for one in marked:
        section = sections[one.unit]
        first_of.setdefault(section, one)
        if one.surplus:
            surplus_of[section] = one
    wraps: set[Marked] = set()
    for section, one in first_of.items():
        last = surplus_of.get(section)
        if one.closed or one.surplus or last is None or one.start != units[one.unit][0] or last.unit <= one.unit:
            continue
        following = last.unit + 1
        if (following == len(units) or sections[following] != section) and not text[
            last.end : units[last.unit][1]
        ].strip():
            wraps.add(one)
    return wraps
