"""Clocks: times in a recording, as transcripts write them beside a speaker's name (0:12, 00:00:12.340, [00:12])."""

import re
from collections.abc import Iterable
from itertools import pairwise

CLOCK = r"(?<![\d:])\d{1,3}:(?:[0-5]?\d:[0-5]?\d|[0-5]\d)(?:[.,]\d{1,3})?(?![\d:])"
"""Pattern of a time in a recording: minutes and seconds, optionally with hours and fractions of a second."""
CLOCK_ALONE = rf"[\s\[(]*(?P<begin>{CLOCK})(?:\s*(?:-->|[-–])\s*{CLOCK})?[\])\s]*"
"""Pattern of a line that holds only a time or a range of times (start --> end)."""
_UNITS = re.compile(r"\d+")
_FEW = 0.05


def seconds_of(clock: str) -> int:
    """The whole seconds from the beginning to a time that `CLOCK` matches."""
    total = 0
    for unit in _UNITS.findall(re.split("[.,]", clock)[0]):
        total = total * 60 + int(unit)
    return total


def is_running(clocks: Iterable[str]) -> bool:
    """Whether times increase as they do in a recording.

    A few steps backwards are allowed, because a recording in several parts restarts its clock.
    """
    seconds = [seconds_of(clock) for clock in clocks]
    backwards = sum(later < earlier for earlier, later in pairwise(seconds))
    return len(seconds) > 1 and seconds[0] < seconds[-1] and backwards <= _FEW * len(seconds)
