"""Which citations belong to a block quotation.

The nearest of these: one in it, the note that is called for in it, one that stands right behind it, or in the line
below it that names the author ("— Ann Roe, *Tides*, p. 3"), and the last of the paragraph that leads to it.
"""

import re
from typing import NamedTuple

from citecli.documents.model import Span
from citecli.drafts.citation_places import CitationPlaces
from citecli.drafts.hand_citations import HandCitation, hand_citations, names_work
from citecli.drafts.model import DraftCitation, NoteMark, Stretch

_DASHED = re.compile(r"\s*(?:[—–―]|--+|- |(?:[Ss]ources?|Quelle|Fuente|Fonte|Bron)\s*:)\s*(?=\S)")
"""What begins a line that names the author of what stands above it."""
_IN_BRACKETS = re.compile(r"\s*(?:[—–―]|--+)?\s*(?=\()")
_BRACKETED = re.compile(r"\s*\([^()]{0,300}(?:\([^()]{0,60}\)[^()]{0,300})?\)\.?\s*")
_WORD = re.compile(r"\w")
_PLACE_ALONE = re.compile(r"[\s,;:()—–-]*(?:[^\W\d_]{1,5}\.?\s*)?[\d\s,–-]{0,20}[\s.)]*")
_NAME_AND_WORK = re.compile(r"[^\W\d_a-z][\w.’'-]*, .*[^\W\d_a-z]\w")
_LONGEST_LINE = 200
_END_OF_SENTENCE = re.compile(r"(?<![\s.]\w)[.!?]\s+[^\W\d_a-z]")


class BlockCited(NamedTuple):
    """What a block quotation is cited with: citations with keys, else such as are set by hand."""

    citations: tuple[DraftCitation, ...] = ()
    by_hand: tuple[HandCitation, ...] = ()


class _Behind(NamedTuple):
    """What stands between a block and the first word behind it. `line` is the line that names the author, or ""."""

    citations: tuple[DraftCitation, ...] = ()
    marks: tuple[NoteMark, ...] = ()
    by_hand: tuple[HandCitation, ...] = ()
    unsure: tuple[DraftCitation, ...] = ()
    """What may as well begin the sentence that follows: "[@roe] shows …"."""


class BlockCitations:
    """Finds the citations of block quotations."""

    def __init__(self, places: CitationPlaces) -> None:
        self._places = places
        self._stretches = places.draft.stretches
        self._behind: dict[int, _Behind] = {}
        self._leads: dict[int, int] = {}

    def of(self, number: int, start: int, end: int) -> BlockCited:
        """What the words from `start` to `end` of the block's stretch `number` are cited with.

        Beside a program's citation that can't be read, what it shows counts as if it were set by hand.
        """
        cited = self._cited(number, start, end)
        if not cited.citations or any(citation.cites for citation in cited.citations):
            return cited
        behind = self.behind(number)
        shown = hand_citations(self._places.draft, number, start, end, self._marks(number) or behind.marks)
        return BlockCited(cited.citations, (*shown, *self._line_in(number, end), *behind.by_hand))

    def _marks(self, number: int) -> tuple[NoteMark, ...]:
        stretch = self._stretches[number]
        end = self._places.blocks[stretch.block].end if stretch.depth else stretch.offsets[-1]
        return self._places.marks(stretch.offsets[0], end)

    def _cited(self, number: int, start: int, end: int) -> BlockCited:
        stretch, places = self._stretches[number], self._places
        first, last = stretch.offsets[0], stretch.offsets[-1]
        block = places.blocks[stretch.block] if stretch.depth else Span(first, last)
        marks = self._marks(number)
        own = (
            places.of_words(stretch.offsets[start])
            or places.citations(first, last)
            or places.citations(last, block.end)
            or places.citations(block.start, first)[-1:]
            or self._in_first_note(marks)
        )
        if own:
            return BlockCited(own)
        behind, lead = self.behind(number), self.lead(number)
        if found := behind.citations or self._in_first_note(behind.marks):
            return BlockCited(found)
        by_hand = (
            *hand_citations(places.draft, number, start, end, marks or behind.marks),
            *self._line_in(number, end),
        )
        if any(citation.adjacent for citation in by_hand + behind.by_hand):
            return BlockCited((), (*by_hand, *behind.by_hand))
        if lead < 0:
            return BlockCited(behind.unsure, by_hand)
        before = self._stretches[lead]
        if found := places.citations(before.offsets[0], before.offsets[-1])[-1:] or behind.unsure:
            return BlockCited(found)
        size = len(before.text)
        led = hand_citations(places.draft, lead, size, size, places.marks(first, first))
        return BlockCited((), by_hand or led)

    def of_paragraph(self, number: int, start: int, end: int) -> BlockCited:
        """What the words from `start` to `end` in marks are cited with that are all of the paragraph `number`."""
        text = self._stretches[number].text
        if self._stretches[number].note or _WORD.search(text[:start]) or _WORD.search(text[end:]):
            return BlockCited()
        behind = self.behind(number)
        found = behind.citations or self._in_first_note(behind.marks)
        return BlockCited(found, () if found else behind.by_hand)

    def lead(self, number: int) -> int:
        """The stretch that leads to the block in which the stretch `number` is; -1 for none."""
        stretch = self._stretches[number]
        first = self._places.block_stretches[stretch.block][0] if stretch.block else number
        if first not in self._leads:
            at = first - 1
            while at >= 0 and self._stretches[at].note:
                at -= 1
            self._leads[first] = at if at >= 0 and not self._stretches[at].depth else -1
        return self._leads[first]

    def behind(self, number: int) -> _Behind:
        """What stands right behind the block in which the stretch `number` is."""
        block = self._stretches[number].block
        last = self._places.block_stretches[block][1] if block else number
        if last not in self._behind:
            self._behind[last] = self._right_behind(last)
        return self._behind[last]

    def _in_first_note(self, marks: tuple[NoteMark, ...]) -> tuple[DraftCitation, ...]:
        return self._places.in_note(marks[0].label) if marks else ()

    def _right_behind(self, last: int) -> _Behind:
        places = self._places
        end = self._stretches[last].offsets[-1]
        at = last + 1
        while at < len(self._stretches) and (self._stretches[at].note or not _WORD.search(self._stretches[at].text)):
            at += 1
        following = self._stretches[at] if at < len(self._stretches) else None
        if following is None or following.depth or following.heading:
            until = following.offsets[0] if following else len(places.draft.text) + 1
            return _Behind(self._running(end, until), places.marks(end, until))
        word = _WORD.search(following.text)
        until = following.offsets[word.start() if word else 0]
        marks = places.marks(end, until)
        citations = self._running(end, until)
        if citations and citations[0].span.start >= following.offsets[0]:
            if citations[0].textual and not _PLACE_ALONE.fullmatch(following.text):
                citations = ()  # the subject of the sentence
            elif word and following.text[word.start()].islower():
                return _Behind((), marks, unsure=citations)
        if citations or marks:
            unread = bool(citations) and not citations[0].cites
            return _Behind(citations, marks, self._line_below(at, following).by_hand if unread else ())
        return self._line_below(at, following)

    def _running(self, start: int, end: int) -> tuple[DraftCitation, ...]:
        """The first citation outside of notes that begins in [start, end)."""
        return tuple(citation for citation in self._places.citations(start, end) if not citation.note)[:1]

    def _line_below(self, number: int, stretch: Stretch) -> _Behind:
        """The citations in a line below the block that is nothing but its source."""
        text = stretch.text.strip()
        if len(text) > _LONGEST_LINE or _END_OF_SENTENCE.search(text):
            return _Behind()
        if _DASHED.match(text):
            citations = self._running(stretch.offsets[0], stretch.offsets[-1])
            marks = self._places.marks(stretch.offsets[0], stretch.offsets[-1])
            return _Behind(citations, marks, () if citations else _attribution(text))
        bracket = _IN_BRACKETS.match(stretch.text)
        if bracket and text.rstrip(".").endswith(")"):
            return _Behind(by_hand=hand_citations(self._places.draft, number, bracket.end(), bracket.end(), ()))
        return _Behind()

    def _line_in(self, number: int, end: int) -> tuple[HandCitation, ...]:
        """What the last line of a block cites by hand when it names the author of the words before it."""
        stretch = self._stretches[number]
        if found := _attribution(stretch.text[end:].strip()):
            return found
        first, at = self._places.block_stretches[stretch.block] if stretch.block else (number, number)
        head, last = self._stretches[first], self._stretches[at]
        is_set = head is not stretch and not _DASHED.match(self._places.draft.text, head.offsets[0])
        if is_set and (named := _attribution(head.text.strip())):
            return named  # its dash is none of the writer's: the format says there who wrote the words
        if last is stretch or last.note:
            return ()
        if self.is_bracketed(at):
            opening = last.text.index("(")
            return hand_citations(self._places.draft, at, opening, opening, ())
        return _attribution(last.text.strip())

    def is_bracketed(self, number: int) -> bool:
        """Whether a stretch is the last of a block of several, and is nothing but a source in brackets."""
        stretch = self._stretches[number]
        first, last = self._places.block_stretches.get(stretch.block, (number, number))
        return first < number == last and _BRACKETED.fullmatch(stretch.text) is not None


def _attribution(line: str) -> tuple[HandCitation, ...]:
    """The citation in a line that begins with a dash and names somebody, or a work with a year or a page."""
    dash = _DASHED.match(line)
    if dash is None or len(line) > _LONGEST_LINE:
        return ()
    text = line[dash.end() :]
    citation = HandCitation(text, is_note=True)
    named = names_work(citation) or names_work(HandCitation(text)) or _NAME_AND_WORK.search(text) is not None
    return (citation,) if named else ()
