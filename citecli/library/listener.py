"""The function that gets the news of a library while it is written to."""

from collections.abc import Callable

from citecli.frozen import FrozenValue


def _ignore(reason: str) -> None:
    """Drop the news."""


class Listener(FrozenValue):
    """The functions that pass news on to the user; by default it is dropped."""

    waiting: Callable[[], None] | None = None
    """Called once when another process has been writing to the library for a second."""
    no_undo: Callable[[str], None] = _ignore
    """Called with the reason when a change was made that `citecli undo` can't take back."""
    problem: Callable[[str], None] = _ignore
    """Called with a line when something beside the change itself could not be kept; the change was made."""
    news: Callable[[str], None] = _ignore
    """Called with a line when something beside the change itself was done, too."""


NOBODY = Listener()
