"""A text made ready for the engine: its units, the quotation marks that matter, and the words around them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from citecli.documents.model import Paragraph
from citecli.quotes.tokens.dash_dialogue import dash_speech
from citecli.quotes.tokens.interviews import unlabelled_answers
from citecli.quotes.tokens.tokenized_text import TokenizedText
from citecli.quotes.tokens.tokenizer import tokenize
from citecli.quotes.tokens.transcripts import TranscriptTurn, joined, named_turns, transcript_turns
from citecli.text import segment
from citecli.text.line_ends import meant_line_ends
from citecli.text.patterns import compiled_late
from citecli.text.quotation_marks import Marked, pair_marks

_HEADLINE_WORDS = 25
_MARKS_OF_MAIL = compiled_late(r"^(?:[ \t]{0,3}>)+", re.MULTILINE)


class PreparedText(NamedTuple):
    """What the engine works on."""

    text: TokenizedText
    """The words around the quotations."""
    spans: list[tuple[int, int]]
    """Where each unit stands, in characters."""
    numbers: list[int]
    """The number of the paragraph of each unit: a unit is a paragraph, or one of its lines where these are breaks."""
    quotes: list[Marked]
    """The outermost words in quotation marks."""
    headline_units: int
    """How many of the first units are a title or the like."""
    head_units: int
    """How many of these stand before the body: names in them count, quotations do not."""
    turns: list[TranscriptTurn]
    """The turns, if the text is a transcript."""


class _Units(NamedTuple):
    """The stretches of characters that are read one by one, with the paragraph and the section of each.

    The first `head_units` stand before the body.
    """

    spans: list[tuple[int, int]]
    numbers: list[int]
    sections: list[int]
    head_units: int


def prepare(characters: str, paragraphs: Sequence[Paragraph] | None = None) -> PreparedText:
    """Cut a text into units, pair its quotation marks and read the words around them.

    `paragraphs` are the body, whose spans count characters of the text; without them it is cut at blank lines.
    """
    # The marks before quoted lines of mail stand in the middle of sentences; offsets stay.
    if "\n>" in characters or characters.startswith(">"):
        characters = _MARKS_OF_MAIL.sub(lambda mark: " " * len(mark[0]), characters)
    units = _units(characters, paragraphs)
    spans = units.spans
    headline_units = units.head_units
    if not headline_units and len(spans) > 1 and _is_headline(characters[spans[0][0] : spans[0][1]].strip()):
        headline_units = 1
    marked = pair_marks(characters, spans)
    wraps = excerpt_marks(characters, spans, units.sections, marked)
    quotes = [
        words
        for words in marked
        if words.depth == 0 and not words.surplus and words.end > words.start + len(words.opener) and words not in wraps
    ]
    if spoken := dash_speech(characters, spans, quotes):
        if headline_units > units.head_units and spoken[0].unit == 0:
            headline_units = 0  # somebody speaks at once
        in_dashes = {words.unit for words in spoken}
        quotes = sorted([*spoken, *(words for words in quotes if words.unit not in in_dashes)])
    if speakers := _speakers(units, paragraphs or ()):
        turns = named_turns(characters, spans, speakers)
    else:
        turns = transcript_turns(characters, spans, quotes, headline_units) or unlabelled_answers(characters, spans)
    turns = joined(turns, units.numbers)
    text = tokenize(characters, spans, quotes)
    return PreparedText(text, spans, units.numbers, quotes, headline_units, units.head_units, turns)


def _units(characters: str, paragraphs: Sequence[Paragraph] | None) -> _Units:
    """Cut a text into units: paragraphs, or their lines where these are not merely wrapped."""
    head: list[tuple[int, int]] = []
    if paragraphs is None:
        cut = segment.paragraphs(characters)
        body = [((start, end), number, section) for number, (start, end, section) in enumerate(cut, 1)]
    else:
        if paragraphs:
            head = [(start, end) for start, end, _ in segment.paragraphs(characters[: paragraphs[0].span.start])]
        body = [((*part.span,), part.number, part.section) for part in paragraphs]
    breaks = meant_line_ends(characters, [*head, *(span for span, _, _ in body)], between_sentences=True)
    spans = [line for span in head for line in _lines(characters, span, breaks)]
    numbers, sections = [0] * len(spans), [-1] * len(spans)
    head_units = len(spans)
    for span, number, section in body:
        own = _lines(characters, span, breaks)
        spans += own
        numbers += [number] * len(own)
        sections += [section] * len(own)
    return _Units(spans, numbers, sections, head_units)


def _speakers(units: _Units, paragraphs: Sequence[Paragraph]) -> dict[int, tuple[int, int]]:
    """Where the names of speakers stand that the file itself gives, by unit."""
    if not any(paragraph.speaker for paragraph in paragraphs):
        return {}
    names = {paragraph.number: paragraph.speaker for paragraph in paragraphs}
    return {unit: name for unit, number in enumerate(units.numbers) if (name := names.get(number)) is not None}


def _lines(characters: str, span: tuple[int, int], breaks: Sequence[int]) -> list[tuple[int, int]]:
    """The lines of a paragraph that its breaks make, but those that a quotation runs over in one."""
    edges = breaks[bisect_left(breaks, span[0]) : bisect_left(breaks, span[1])]
    cut = [(start, end, characters[start:end]) for start, end in pairwise([span[0], *edges, span[1]])]
    lines = [(end - len(line.lstrip()), end) for _, end, line in cut if line.strip()]
    if len(lines) < 2:
        return lines
    # Where a line opens a quotation that it does not close, and the next mark of the paragraph closes it.
    opened: int | None = None
    joined: list[tuple[int, int]] = []
    marks: dict[int, list[Marked]] = {}
    for mark in pair_marks(characters, lines):
        if mark.depth == 0:
            marks.setdefault(mark.unit, []).append(mark)
    for number, line in enumerate(lines):
        own = marks.get(number, [])
        joined.append(line)
        if opened is not None and own:
            if own[0].surplus:
                joined[opened:] = [(joined[opened][0], line[1])]
            opened = None
        if own and not own[-1].closed and not own[-1].surplus:
            opened = len(joined) - 1
    return joined


def _is_headline(line: str) -> bool:
    """Whether the first line of a text is short, and not plainly somebody's words (“Is it far?” asked Nell.)."""
    words = line.split()
    if len(words) > _HEADLINE_WORDS:
        return False
    if line[:1] not in "“\"‘'„«":
        return True
    return not any(word.isalpha() and word.islower() and len(word) > 3 for word in words)


def excerpt_marks(
    characters: str, units: Sequence[tuple[int, int]], sections: Sequence[int], marked: Sequence[Marked]
) -> set[Marked]:
    """The marks that wrap a whole section, an excerpt of somebody's text, rather than open speech in it.

    Such a mark opens the first unit of the section that has any mark, is not closed in it, and the section's last unit
    ends with a closing mark that has nothing to close. `sections` has the section of each unit.
    """
    first_of: dict[int, Marked] = {}
    surplus_of: dict[int, Marked] = {}
    for mark in marked:
        section = sections[mark.unit]
        first_of.setdefault(section, mark)
        if mark.surplus:
            surplus_of[section] = mark
    wraps: set[Marked] = set()
    for section, mark in first_of.items():
        last = surplus_of.get(section)
        if mark.closed or mark.surplus or last is None or mark.start != units[mark.unit][0] or last.unit <= mark.unit:
            continue
        following = last.unit + 1
        ends_section = following == len(units) or sections[following] != section
        if ends_section and not characters[last.end : units[last.unit][1]].strip():
            wraps.add(mark)
    return wraps
