"""Signals that ask the program to end: it cleans up what it was writing, and exits with 128 and the signal's number."""

import os
import signal
from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP")
"""Not every system has each of them. SIGINT is Python's `KeyboardInterrupt`."""


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
