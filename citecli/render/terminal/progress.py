"""A progress bar on standard error, for work that takes a while."""

from time import monotonic
from types import TracebackType
from typing import Any

_PATIENCE = 0.5
"""Seconds that a command may take before a bar is shown."""


class Bar:
    """Shown once the command has taken half a second, gone at the end of the work: `with Bar("…") as bar: bar(3, 10)`.

    Rich loads when it shows, so that quick work pays nothing.
    """

    def __init__(self, description: str, begun: float | None = None) -> None:
        """`begun` is when the command began, by `time.monotonic`; now, when nothing is said."""
        self._description = description
        self._begun = monotonic() if begun is None else begun
        self._progress: Any = None
        self._task: Any = None

    def __enter__(self) -> "Bar":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    @property
    def is_shown(self) -> bool:
        """Whether it is on the screen."""
        return self._progress is not None

    def __call__(self, done: int, total: int) -> None:
        """Show that `done` of `total` are done."""
        if self._progress is None:
            if monotonic() - self._begun < _PATIENCE:
                return
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

            columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
            self._progress.start()
            self._task = self._progress.add_task(self._description, total=total)
        self._progress.update(self._task, completed=done, total=total)
