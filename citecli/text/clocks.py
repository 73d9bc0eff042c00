"""Clocks: times in a recording, as transcripts write them beside a speaker's name (0:12, 00:00:12.340, [00:12])."""

import re
from collections.abc import Iterable
from itertools import pairwise

CLOCK = r"(?<![\d:])\d{1,3}:(?:[0-5]?\d:[0-5]?\d|[0-5]\d)(?:[.,]\d{1,3})?(?![\d:])"
"""The pattern of a time in a recording: minutes and seconds, with hours before or parts of a second behind."""
CLOCK_ALONE = rf"[\s\[(]*(?P<begin>{CLOCK})(?:\s*(?:-->|[-–])\s*{CLOCK})?[\])\s]*"
"""The pattern of a line that is nothing but a time, or the times from which and to which it goes."""
_UNITS = re.compile(r"\d+")
_FEW = 0.05


def seconds_of(clock: str) -> int:
    """The whole seconds from the beginning to a time that `CLOCK` matches."""
    total = 0
    for unit in _UNITS.findall(re.split("[.,]", clock)[0]):
        total = total * 60 + int(unit)
    return total


def is_running(clocks: Iterable[str]) -> bool:
    """Whether times go on as those of a recording do: hardly ever back. A parted recording begins anew now and then."""
    seconds = [seconds_of(clock) for clock in clocks]
    backwards = sum(later < earlier for earlier, later in pairwise(seconds))
    return len(seconds) > 1 and seconds[0] < seconds[-1] and backwards <= _FEW * len(seconds)
