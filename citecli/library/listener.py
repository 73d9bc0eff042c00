"""Who is told, while a library is written to, of what happens there."""

from collections.abc import Callable

from citecli.frozen import FrozenValue


def _ignore(reason: str) -> None:
    """Tell nobody."""


class Listener(FrozenValue):
    """Functions that are called when there is something to tell the user; by default nobody is told."""

    waiting: Callable[[], None] | None = None
    """Called once when another process has been writing to the library for a second."""
    no_undo: Callable[[str], None] = _ignore
    """Called with the reason when a change was made that `citecli undo` can't take back."""
    problem: Callable[[str], None] = _ignore
    """Called with a line when something beside the change itself could not be kept; the change was made."""


NOBODY = Listener()
