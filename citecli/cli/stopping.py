"""Signals that ask the program to end: it cleans up what it was writing, and exits with 128 and the signal's number."""

import os
import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_NAMES = ("SIGTERM", "SIGHUP")
"""Not every system has each of them. SIGINT is Python's `KeyboardInterrupt`."""
_MOMENT = 0.001
"""Seconds until a request to stop that was discarded is raised again."""


class Stopped(BaseException):
    """A signal asked the program to end. No `Exception`, like `KeyboardInterrupt`."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number
        """The signal's number."""


def prepare() -> None:
    """Have the signals raise `Stopped` in the main thread. One that is ignored (`nohup`) stays ignored."""
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    numbers = [number for number in numbers if signal.getsignal(number) == signal.SIG_DFL]
    own = os.getpid()

    def stop(number: int, _: FrameType | None) -> None:
        if os.getpid() != own:  # a worker, which has nothing to clean up
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)
            return
        for other in numbers:  # one that comes now must not end the cleaning up
            signal.signal(other, signal.SIG_IGN)
        raise Stopped(number)

    for number in numbers:
        signal.signal(number, stop)
    sys.unraisablehook = _raise_again


def _raise_again(unraisable: "UnraisableHookArgs") -> None:
    """Raise a request to stop once more, a moment later, if Python had to discard it.

    It does where the signal comes in a callback of the garbage collector, as imports have one.
    """
    error = unraisable.exc_value
    if not isinstance(error, KeyboardInterrupt | Stopped) or not hasattr(signal, "setitimer"):
        sys.__unraisablehook__(unraisable)
        return

    def late(_: int, __: FrameType | None) -> None:
        raise error

    signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, _MOMENT)
