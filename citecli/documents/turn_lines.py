"""Lines of transcripts: where turns begin that no blank line parts, and the numbers that courts print beside lines.

    Noor: Did they arrive?            1      Q.   Where were you standing when the
    Felix: On Friday.                 2   crane fell?

A label at the beginning of a line begins a turn when labels come back, and the lines before them end as sentences do.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from citecli.documents.blocks import LineBlock
from citecli.documents.model import Span
from citecli.text.patterns import compiled_late

_REACH = 100
_LABEL = compiled_late(
    r"[*_]{0,3}(?:"
    r"(?P<letter>[QA])(?:[.:]|\s?[—–-]{1,2})[*_]{0,3}\s"
    r"|(?P<colon>[^\W\d_][\w.’'&/-]{0,40}(?: [\w.’'&/-]{1,40}){0,6}?)[*_]{0,3}"
    r"(?: ?[(\[][^()\[\]\n]{1,50}[)\]]){0,2} ?[:：][*_]{0,3}(?:\s|\Z)"
    r"|(?P<stop>(?:(?:Mr|Mrs|Ms|Miss|Dr|Sen|The|Senator|Chairman|Chairwoman|Chair)\.? )?[A-Z][A-Z’'-]{2,30}"
    r"(?: [A-Z’'.-]{2,30}){0,4}(?: pro tempore| of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?)\.\s"
    r"|(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?\s{1,4})?<[@+~&%! ]{0,2}(?P<angles>[^\W_][^<>\n]{0,60})>\s"
    r")"
)
_ENDED = (".", "?", "!", "…", ":", "”", '"', "’", "»", ")", "]", "-", "—", "–", "。", "？", "！")
_FEWEST = 3
_LEAST_SHARE = 0.1
_ENDED_SHARE = 0.8
_MOST_WORDS = 7
_NUMBERED = re.compile(r"[ \t]{0,10}(\d{1,2})(?:[ \t]+(\S.*)?)?")
_FEWEST_NUMBERED = 8
_NUMBERED_SHARE = 0.9


def comes_back(name: str, names: Counter[str]) -> bool:
    """Whether a label's name is that of another label, too: as it is, by its last word, or by its initials.

    `names` counts those of all labels: LENA ORTIZ, then ORTIZ; Lena Ortiz, then LO.
    """
    words = name.split()
    if names[name] > 1 or (len(words) > 1 and names[words[-1]] > 0):
        return True
    initials = "".join(word[0] for word in words if word[0].isupper())
    return len(initials) > 1 and initials != name and (names[initials] > 0 or names[".".join(initials) + "."] > 0)


def part_labelled_lines(text: str, parts: tuple[LineBlock, ...]) -> tuple[LineBlock, ...]:
    """The blocks of a text, those of a transcript parted where a line begins with a label."""
    if not any(len(part.lines) > 1 for part in parts):
        return parts
    labels = labels_of([line.of(text) for part in parts for line in part.lines])
    if not labels:
        return parts
    result: list[LineBlock] = []
    number = 0
    for part in parts:
        turns: list[list[Span]] = []
        for line in part.lines:
            if number in labels or not turns:
                turns.append([])
            turns[-1].append(line)
            number += 1
        for index, lines in enumerate(turns):
            first = index == 0
            span = Span(lines[0].start, lines[-1].end)
            result.append(LineBlock(span, tuple(lines), part.gap if first else 1, part.ornament and first))
    return tuple(result)


def labels_of(lines: Sequence[str]) -> dict[int, str]:
    """The labels with which lines begin, by the number of the line; none if the lines are no transcript's."""
    labels: dict[int, str] = {}
    ended: set[int] = set()
    for number, line in enumerate(lines):
        match = _LABEL.match(line.lstrip()[:_REACH])
        if match and match["angles"]:
            labels[number] = match["angles"]
            ended.add(number)  # in a chat nobody writes a full stop
        elif match and _is_label(label := match["letter"] or match["colon"] or match["stop"]):
            labels[number] = label
    names = Counter(labels.values())
    once = {number: label for number, label in labels.items() if names[label] == 1}
    labels = {number: label for number, label in labels.items() if names[label] > 1}
    spoken = sum(bool(line.strip()) for line in lines)
    returning = sum(count > 1 for count in names.values())
    if len(labels) < _FEWEST or returning < 1 or len(names) < 2 or len(labels) < _LEAST_SHARE * spoken:
        return {}
    ended.update(number for number in {**labels, **once} if _is_after_an_end(lines, number))
    if len(ended.intersection(labels)) < _ENDED_SHARE * len(labels):
        return {}
    return {**labels, **{number: label for number, label in once.items() if number in ended}}


def _is_after_an_end(lines: Sequence[str], number: int) -> bool:
    """Whether the line before a line ends as a sentence does, or is blank."""
    before = lines[number - 1].rstrip() if number else ""
    return not before or before.endswith(_ENDED)


def _is_label(label: str) -> bool:
    words = label.split()
    last = words[-1][0]
    is_capital = last.isupper() or last.isdecimal() or words[-1] == "tempore"
    return len(words) <= _MOST_WORDS and words[0][0].isupper() and is_capital


def without_line_numbers(text: str) -> str:
    """A text whose lines are numbered as a court's are (1 to 25 on each page), without these numbers.

    A text that is no such text is given back as it is.
    """
    lines = text.split("\n")
    matches = [_NUMBERED.fullmatch(line.rstrip("\r")) for line in lines]
    filled = sum(bool(line.strip()) for line in lines)
    numbers = [int(match[1]) for match in matches if match]
    if len(numbers) < _FEWEST_NUMBERED or len(numbers) < _NUMBERED_SHARE * filled:
        return text
    steps = sum(later == earlier + 1 or later == 1 for earlier, later in pairwise(numbers))
    if steps < _NUMBERED_SHARE * (len(numbers) - 1):
        return text
    return "\n".join((match[2] or "") if match else line for match, line in zip(matches, lines, strict=True))
