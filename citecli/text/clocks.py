"""Clocks: times in a recording, as transcripts write them beside a speaker's name (0:12, 00:00:12.340, [00:12])."""

import re
from collections.abc import Iterable
from itertools import pairwise

CLOCK = r"(?<![\d:])\d{1,3}:(?:[0-5]?\d:[0-5]?\d|[0-5]\d)(?:[.,]\d{1,3})?(?![\d:])(?:[ \u00a0\u202f]?[AP]M\b)?"
"""Pattern of a time in a recording: minutes and seconds, optionally with hours and fractions of a second.

With AM or PM it is a time of day, in hours and minutes, as chats have them."""
CLOCK_ALONE = rf"[\s\[(]*(?P<begin>{CLOCK})(?:\s*(?:-->|[-–])\s*{CLOCK})?[\])\s]*"
"""Pattern of a line that holds only a time or a range of times (start --> end)."""
_EXACT = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,9}))?")
_UNITS = re.compile(r"\d+")
_FEW = 0.05


def seconds_of(clock: str) -> int:
    """The whole seconds from the beginning to a time that `CLOCK` matches."""
    total = 0
    units = _UNITS.findall(re.split("[.,]", clock)[0])
    for unit in units:
        total = total * 60 + int(unit)
    if clock.endswith("M"):
        total = total * 60 if len(units) == 2 else total
        return total % 43_200 + (43_200 if clock.endswith("PM") else 0)
    return total


def exact_seconds(text: str) -> float | None:
    """The seconds of a time such as `01:02:03,500` or `02:03.5`; `None` when it is none."""
    match = _EXACT.fullmatch(text.strip())
    if match is None:
        return None
    hours, minutes, whole_seconds, fraction = match.groups()
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(whole_seconds) + float(f"0.{fraction or 0}")


def clock_of(seconds: float) -> str:
    """The time of a moment in a recording, without fractions of a second: `00:12:41`."""
    whole_seconds = int(seconds)
    return f"{whole_seconds // 3600:02d}:{whole_seconds // 60 % 60:02d}:{whole_seconds % 60:02d}"


def _is_planned(clock: str) -> bool:
    """Whether a time of two numbers is at five minutes: 9:05, 10:30."""
    clock = clock.rstrip("APM \u00a0\u202f")
    return clock.count(":") == 1 and "." not in clock and "," not in clock and clock[-1] in "05"


def is_running(clocks: Iterable[str]) -> bool:
    """Whether times increase as they do in a recording.

    A few steps backwards are allowed, because a recording in several parts restarts its clock. The times of a plan
    (9:00, 9:30, 10:15) are none of a recording.
    """
    written = list(clocks)
    seconds = [seconds_of(clock) for clock in written]
    if len(written) > 1 and all(_is_planned(clock) for clock in written):
        return False
    backwards = sum(later < earlier for earlier, later in pairwise(seconds))
    return len(seconds) > 1 and seconds[0] < seconds[-1] and backwards <= _FEW * len(seconds)


_HANDLE = re.compile(r"[a-z][a-z0-9._-]{2,30}")


def is_handle(name: str, clock: str) -> bool:
    """Whether a name in small letters beside a time is one that chats know somebody by: lena.ortiz, tomreed 9:12 AM."""
    return _HANDLE.fullmatch(name) is not None and (clock.endswith("M") or any(sign in name for sign in "._"))
