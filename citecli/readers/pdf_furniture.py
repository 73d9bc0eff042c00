"""What is on a page but not of its text: running heads and feet, and the numbers of pages."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from citecli.readers.pdf_lines import PdfLine
from citecli.readers.pdf_page_numbers import EDGE_ROWS, edge_rows, page_number_in

_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b", re.IGNORECASE)
_EDGE_NUMBER = re.compile(r"(?:(?P<first>\d{1,5})\s+(?P<after>\D.*)|(?P<before>.*\D)\s(?P<last>\d{1,5}))$", re.DOTALL)
_IN_A_NOTE = re.compile(
    r"(?:ibid|ibidem|ebd|ebenda|ders|dies|id|idem|op\. ?cit|loc\. ?cit|cf|vgl|see|siehe|voir|a\. ?a\. ?o)\b",
    re.IGNORECASE,
)
_NUMBERED_NOTE = re.compile(r"(?:\[?\d{1,3}[\].)]?|[*†‡§∗]+)\s+\S")
_IMPRINT = re.compile(r"©|\(c\)|copyright|rights? reserved|licen[cs]e|https?:|www\.|doi|issn|isbn|@", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_MARGIN = 0.08
_GAP = 1.5
_SAME_HEIGHT = 4.0


def furniture(
    pages: Sequence[Sequence[PdfLine]], labels: Sequence[str], heights: Sequence[float], body: float
) -> list[Mapping[int, str]]:
    """For each page the places of the lines that are furniture, each with its text, "" for a page's number.

    `labels` are the numbers of the pages, `heights` theirs in points, `body` is the usual size of type. What comes
    again at one height of several pages is furniture, its page number aside; a footnote never is.
    """
    marks: Counter[tuple[str, int]] = Counter()
    edges = []
    for page, (lines, label) in enumerate(zip(pages, labels, strict=True)):
        here = [index for rows in _edges(lines, body) for row in rows for index in row]
        edges.append(here)
        marks.update({_mark(lines[index], label) for index in here})
        marks.update({mark for index in here if (mark := _mark_in_step(lines[index], page))})
    enough = max(3, len(pages) // 5)
    often = {mark for mark, count in marks.items() if count >= enough}
    lowest = _lowest_text(pages, edges, labels, often, body)
    found: list[Mapping[int, str]] = []
    for page, (lines, label, height) in enumerate(zip(pages, labels, heights, strict=True)):
        taken = {}
        for rows in _edges(lines, body):
            for index in (index for row in rows for index in row):
                line = lines[index]
                outside = height > 0 and not _MARGIN * height < line.y < (1 - _MARGIN) * height
                if page_number_in(line.text, label.strip("[]")) or (outside and page_number_in(line.text, "")):
                    taken[index] = ""
                elif _mark_in_step(line, page) in often:
                    taken[index] = line.text
                elif _is_running_text(line, body) or _is_note(line, label, lowest, height, body):
                    break  # further in there is text, even if it comes again
                elif _mark(line, label) in often:
                    taken[index] = line.text
        found.append(taken)
    return found


def _is_running_text(line: PdfLine, body: float) -> bool:
    """Whether a line is in the type of the text and long, or the end of a sentence that began elsewhere."""
    continued = line.text[:1].islower() and _SENTENCE_END.search(line.text)
    return line.size >= 0.95 * body and (len(line.text) > 60 or bool(continued))


def _edges(lines: Sequence[PdfLine], body: float) -> list[list[list[int]]]:
    """The rows at the top, and at the bottom, that a gap parts from what is further in; without a gap they are text."""
    found = []
    for rows in edge_rows(lines):
        heights = [lines[row[0]].y for row in rows]
        gaps = [abs(outer - inner) > _GAP * body for outer, inner in pairwise(heights)]
        apart = max((at + 1 for at, gap in enumerate(gaps[:EDGE_ROWS]) if gap), default=0)
        found.append(rows[:apart])
    return found


def _mark(line: PdfLine, label: str) -> tuple[str, int]:
    """A line as it comes again on other pages: the number of the page in it aside, and a little up or down."""
    own = label.strip("[]").lower()
    text = _NUMBER.sub(lambda match: "#" if match[0].lower() == own else match[0], line.text.strip().lower())
    return f"{line.mark}{text}", round(line.y / _SAME_HEIGHT)


def _mark_in_step(line: PdfLine, page: int) -> tuple[str, int] | None:
    """A line that begins or ends with a number, as it comes again where this keeps step with the pages; else `None`.

    A page may have two numbers: its own in an offprint, and that of the volume.
    """
    match = _EDGE_NUMBER.match(line.text.strip().lower())
    if match is None:
        return None
    offset = int(match["first"] or match["last"]) - page
    return f"{match['after'] or match['before']}@{offset}", round(line.y / _SAME_HEIGHT)


def _lowest_text(
    pages: Sequence[Sequence[PdfLine]],
    edges: Sequence[Sequence[int]],
    labels: Sequence[str],
    often: set[tuple[str, int]],
    body: float,
) -> float:
    """How far down the running text of any page goes."""
    lowest = float("inf")
    for lines, here, label in zip(pages, edges, labels, strict=True):
        at_edge = {
            index for index in here if _mark(lines[index], label) in often or page_number_in(lines[index].text, "")
        }
        for index, line in enumerate(lines):
            if index not in at_edge and line.size >= 0.95 * body and len(line.text) > 20:
                lowest = min(lowest, line.y)
    return lowest


def _is_note(line: PdfLine, label: str, lowest: float, height: float, body: float) -> bool:
    """Whether a line that comes again is a footnote: it has a note's sign or words, or stands where text does."""
    if line.y > 0.5 * height:
        return False
    if line.mark or _IN_A_NOTE.match(line.text):
        return True
    if line.size > 0.97 * body or _IMPRINT.search(line.text):
        return False
    numbered = _NUMBERED_NOTE.match(line.text)
    if numbered and not line.text.startswith(label):
        return True
    return bool(_SENTENCE_END.search(line.text)) and (numbered is not None or line.y > lowest + 1)
