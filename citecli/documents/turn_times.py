"""Times of a transcript's turns: the clocks that stand beside the speakers' names in a plain text.

    Dana Fox  0:12      [00:00:12] Dana Fox: …      Dana Fox (00:00:12): …      00:12 - Dana Fox

Times of day in a story are none: in a recording they run on, stand beside names, and begin near zero or at names that
come back.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from citecli.documents.blocks import LineBlock
from citecli.documents.model import Paragraph, Span
from citecli.documents.turn_lines import labels_of, part_labelled_lines
from citecli.text.clocks import CLOCK, CLOCK_ALONE, clock_of, is_handle, is_running, seconds_of
from citecli.text.patterns import compiled_late

_REACH = 160
_STRONG = r"[*_]{0,3}"
_NAME = r"(?P<name{0}>[^\W\d_][\w.’'&,-]{{0,40}}(?: [\w.’'&,()\[\]-]{{1,40}}){{0,7}}?)"
_DAY = r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{1,4},?\s"
_BESIDE = compiled_late(
    rf"{_STRONG}[\[(]?(?P<day>{_DAY})?(?P<before>{CLOCK})(?:\s*(?:-->|[-–])\s*{CLOCK})?[\])]?{_STRONG}\s*(?:[-–—|]\s*)?{_STRONG}{_NAME.format(1)}{_STRONG}\s?(?:[:|\t]|\n|\Z)"
    rf"|{_STRONG}\[?{_NAME.format(2)}\]?{_STRONG}[:,]?{_STRONG}"
    rf"(?:\s{{1,8}}(?:[-–—|]\s?)?(?:(?:Today|Yesterday) at )?|(?=[\[(]))"
    rf"(?:[\[(](?P<bracketed>{CLOCK})[\])]|(?P<after>{CLOCK}))(?=\s?:|\s?\Z|\n|\s+(?![^\W\d_A-Z]))"
)
_ALONE = compiled_late(CLOCK_ALONE)
_MERIDIEM = compiled_late(r"\d[ \u00a0\u202f]?[AP]M\b")
_LONGEST_LABEL = 60
_LONG_NUMBER = compiled_late(r"\d{3}")
_LEAST_SHARE = 0.2
_AT_ONCE = 60
"""Seconds within which somebody speaks in a recording."""


def _clock_and_name(line: str) -> tuple[str, str]:
    """The time beside a name with which a line begins, and the name; "" and "" where there is none."""
    beginning = line[:_REACH]
    if ":" not in beginning:
        return "", ""
    if alone := _ALONE.fullmatch(beginning):
        return alone["begin"], ""
    match = _BESIDE.match(beginning)
    if match is None:
        return "", ""
    name = match["name1"] or match["name2"]
    clock = match["before"] or match["bracketed"] or match["after"]
    is_small = name[0].islower() or (name.split()[-1][0].islower() and "(" not in name)
    if _LONG_NUMBER.search(name) or (is_small and not is_handle(name, clock)):
        return "", ""
    return clock, name


def is_beside_clock(line: str) -> bool:
    """Whether a line begins with a name and a time beside it, as a turn of a transcript does."""
    return bool(_clock_and_name(line)[1])


def _is_recording(found: Sequence[tuple[str, str]], lines: int) -> bool:
    """Whether clocks and names are those of turns, on `lines` lines."""
    clocks = [clock for clock, _ in found]
    if len(found) < 2 or len(found) < _LEAST_SHARE * lines or not is_running(clocks):
        return False
    names = Counter(name for _, name in found)
    return seconds_of(clocks[0]) <= _AT_ONCE or (len(names) > 1 and max(names.values()) > 1)


def _are_of_day(beginnings: Iterable[str]) -> bool:
    """Whether the times beside names are those of days, as in chats: with a date, AM or PM. They are no locators."""
    matches = [match for beginning in beginnings if (match := _BESIDE.match(beginning))]
    dated = sum(bool(match["day"] or _MERIDIEM.search(match[0])) for match in matches)
    return dated * 2 > len(matches)


def _is_parted_by_clocks(beginnings: Sequence[str], found: Sequence[tuple[str, str]]) -> bool:
    """Whether times stand alone, every few minutes, between the turns of a transcript whose labels have none."""
    alone = [clock for clock, name in found if clock and not name]
    named = any(name for _, name in found)
    runs = bool(alone) and (is_running(alone) or (len(alone) == 1 and seconds_of(alone[0]) % 60 == 0))
    return runs and not named and bool(labels_of([line for beginning in beginnings for line in (beginning, "")]))


def part_turns(text: str, parts: tuple[LineBlock, ...]) -> tuple[LineBlock, ...]:
    """The blocks of a text, those of a transcript parted where a line begins a turn with a time."""
    if not any(len(part.lines) > 1 for part in parts):
        return parts
    clocks = {line: _clock_and_name(line.of(text)) for part in parts for line in part.lines}
    found = [beside for beside in clocks.values() if beside[0]]
    if not _is_recording(found, len(clocks)):
        return part_labelled_lines(text, parts)
    result: list[LineBlock] = []
    for part in parts:
        turns: list[list[Span]] = []
        for line in part.lines:
            clock, name = clocks[line]
            before = turns[-1][-1] if turns else None
            if clock and not name and before and not clocks[before][0] and _is_name_alone(before.of(text)):
                # The time is on the line below the name.
                if len(turns[-1]) > 1:
                    turns.append([turns[-1].pop()])
            elif clock or not turns:
                turns.append([])
            turns[-1].append(line)
        for index, lines in enumerate(turns):
            first = index == 0
            span = Span(lines[0].start, lines[-1].end)
            result.append(LineBlock(span, tuple(lines), part.gap if first else 1, part.ornament and first))
    return tuple(result)


def _is_name_alone(line: str) -> bool:
    """Whether a line has the form of a name and nothing else."""
    words = line.split()
    return len(line) <= _LONGEST_LABEL and line[0].isupper() and line[-1].isalnum() and words[-1][0].isupper()


def with_turns_parted(markdown: str) -> str:
    """Markdown in which the turns of a transcript with times are paragraphs, and lines of names alone stay lines.

    A text that is no such transcript is given back as it is.
    """
    if markdown.count(":") < 2:
        return markdown
    lines = [
        line.lstrip("# ") if line.startswith("#") and is_beside_clock(line.lstrip("# ")) else line
        for line in markdown.splitlines()
    ]
    clocks = [_clock_and_name(line) for line in lines]
    spoken = sum(bool(line.strip()) for line in lines)
    if not _is_recording([beside for beside in clocks if beside[0]], spoken):
        labels = labels_of(lines)
        return (
            "\n".join(f"\n{line}" if number in labels else line for number, line in enumerate(lines))
            if labels
            else markdown
        )
    # Two spaces at the end of a line keep its end.
    return "\n".join(
        f"\n{line}  " if clock else f"{line}  " if index and _ALONE.fullmatch(lines[index - 1]) else line
        for index, (line, (clock, _)) in enumerate(zip(lines, clocks, strict=True))
    )


def with_times(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs of a transcript with the times of their turns ("00:00:12"); others as they are."""
    found = [_clock_and_name(paragraph.span.of(text)) for paragraph in paragraphs]
    if _are_of_day(paragraph.span.of(text)[:_REACH] for paragraph in paragraphs):
        return paragraphs
    if not _is_recording([beside for beside in found if beside[0]], len(found)) and not _is_parted_by_clocks(
        [paragraph.span.of(text)[:_REACH] for paragraph in paragraphs], found
    ):
        return paragraphs
    result: list[Paragraph] = []
    time = ""
    for paragraph, (clock, _) in zip(paragraphs, found, strict=True):
        if clock:
            time = clock_of(seconds_of(clock))
        result.append(paragraph._replace(time=time))
    return tuple(result)
