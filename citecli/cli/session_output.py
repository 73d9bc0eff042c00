"""SessionOutput: where the answer of a command goes, and its messages: standard output or a file, standard error."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from citecli.cli import settings as configuration
from citecli.cli.exits import Exit, exit_code
from citecli.cli.streams import is_unicode, print_message
from citecli.errors import BadInput, CitecliError, Failed
from citecli.frozen import replace
from citecli.render.output import MEASURE, OutputFormat, OutputTarget, Screen
from citecli.text.safe import safe_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecli.cli.clipboard.clip import Clip
    from citecli.cli.options import CopyWay
    from citecli.cli.output_file import OutputFile
    from citecli.render.terminal.progress import Bar

T = TypeVar("T")
_FEW_PROBLEMS = 5


class SessionOutput:
    """The terminal, pipe or file that a command writes to."""

    def __init__(self, output: str, *, quiet: bool, no_color: bool) -> None:
        """`output` is the file that the answer goes to, "" for standard output."""
        self._output = output
        self._quiet = quiet
        self._no_color = no_color
        self._begun = monotonic()

    def close(self) -> None:
        """Let go of the file that the answer goes to; without `finish`, it is as it was before."""
        if self._output:
            self._file.discard()

    @cached_property
    def settings(self) -> configuration.Settings:
        """The settings from the environment and the configuration file. Raises `BadInput` if the file can't be read."""
        return configuration.load(os.environ)

    @property
    def writes_file(self) -> bool:
        """Whether the answer goes to a file that the user named."""
        return bool(self._output)

    def note(self, text: str) -> None:
        """Print a line for information on standard error, unless the user wants quiet."""
        if not self._quiet:
            self.warn(text)

    def warn(self, text: str) -> None:
        """Print a line about what went wrong with a part of the work on standard error, in any case."""
        print_message(safe_line(text))

    def warn_of_unreadable(self, problems: "Sequence[str]") -> None:
        """Print a line for each document of the library that can't be read; of many, the rest are counted."""
        for problem in problems[:_FEW_PROBLEMS]:
            self.warn(problem)
        if len(problems) > _FEW_PROBLEMS:
            from citecli.text.messages import number_of

            self.warn(f"{number_of(len(problems) - _FEW_PROBLEMS, 'more document')} can't be read; see `citecli list`")

    @contextmanager
    def bar(self, description: str) -> Iterator["Bar | None"]:
        """A progress bar for work that may take a while; `None` when it would not be seen."""
        if self._quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
            yield None
            return
        from citecli.render.terminal.progress import Bar

        with Bar(description, self._begun) as bar:
            yield bar

    def with_bar(self, items: Iterable[T], total: int, description: str) -> Iterator[T]:
        """The items one by one, a bar showing how many of about how many are done."""
        with self.bar(description) as bar:
            for index, item in enumerate(items):
                if bar:
                    bar(index, max(total, index + 1))
                yield item

    @property
    def screen(self) -> Screen | None:
        """The terminal that the answer goes to; `None` when it goes to a pipe or a file."""
        if self._output or not sys.stdout.isatty():
            return None
        from shutil import get_terminal_size

        size = get_terminal_size()
        dumb = os.environ.get("TERM") == "dumb"
        color = not (dumb or self._no_color or os.environ.get("NO_COLOR"))
        return Screen(max(size.columns, 20), size.lines, color, styles=not dumb, measure=self._measure or MEASURE)

    @property
    def _measure(self) -> int:
        """The measure that is set, 0 for none; a broken configuration must be seen, and repaired, with `config`."""
        try:
            return self.settings.measure
        except BadInput:
            return 0

    @property
    def writes_to_pipe(self) -> bool:
        """Whether the answer goes neither to a terminal nor to the file that `--output` names."""
        return not self._output and self.screen is None

    def target(self, requested: OutputFormat | None = None, off_screen: Screen | None = None) -> OutputTarget:
        """What the answer is rendered for: the format requested, else the terminal's on one, else plain text.

        `off_screen` is what the terminal's format is laid out for when it is requested for a pipe or a file.
        """
        screen = self.screen
        suits = OutputFormat.TERMINAL if screen else OutputFormat.PLAIN
        return OutputTarget(
            requested or suits, screen or off_screen or Screen(80, 24), not self.unicode, bool(self._output)
        )

    def write_all(self, pieces: Iterable[str]) -> None:
        """Write an answer piece by piece, as it comes. Raises `Failed` when the file can't be written."""
        if not self._output:
            for piece in pieces:
                sys.stdout.write(piece)
            return
        with self._file.opened() as file:
            for piece in pieces:
                file.write(piece)

    def write(self, text: str, pager: bool = False) -> None:
        """Write the answer: to the file that `--output` names, else to standard output (through a pager if wanted).

        Raises `Failed` when the file can't be written.
        """
        if text and not text.endswith("\n"):
            text += "\n"
        if self._output:
            with self._file.opened() as file:
                file.write(text)
            return
        screen = self.screen if pager else None
        if screen and text.count("\n") > screen.height - 1:
            from citecli.cli.programs import page

            if page(text, self.settings.pager):
                return
        sys.stdout.write(text)

    def write_bytes(self, data: bytes) -> None:
        """Write an answer that is no text: to the file that `--output` names, else to standard output.

        Raises `Failed` when the file can't be written.
        """
        if self._output:
            with self._file.opened() as file:
                file.buffer.write(data)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)

    def finish(self, code: int) -> int:
        """End the run with an exit code: the answer takes its place in the file that `--output` names.

        Raises `Failed` when it can't.
        """
        if self._output:
            self._file.keep(nothing_matched=code == Exit.NOT_FOUND)
        return code

    @cached_property
    def _file(self) -> "OutputFile":
        from citecli.cli.output_file import OutputFile

        return OutputFile(self._output)

    @property
    def unicode(self) -> bool:
        """Whether the answer may hold any character."""
        return bool(self._output) or is_unicode(sys.stdout.encoding)

    def report(self, errors: Iterable[CitecliError]) -> int:
        """Print a warning for each error of a batch; returns the exit code, 0 when there was no error."""
        codes = []
        for error in errors:
            self.warn(str(error))
            codes.append(exit_code(error))
        return max(codes, default=Exit.DONE)

    def copy(self, clip: "Clip | str", way: "CopyWay") -> bool:
        """Copy to the clipboard, with a note; `False`, with a warning, when that failed."""
        from citecli.cli.clipboard.clip import Clip
        from citecli.cli.options import CopyWay

        sys.stdout.flush()
        clip = Clip(clip) if isinstance(clip, str) else clip
        clip = replace(clip, plain=clip.plain.rstrip("\n"))
        try:
            note = _sent_to_terminal(clip) if way is CopyWay.OSC52 else _copied_to_system(clip)
        except Failed as error:
            self.warn(str(error))
            return False
        self.note(note)
        return True


def _copied_to_system(clip: "Clip") -> str:
    """Copy to the system's clipboard; what to say of it. Raises `Failed`."""
    from citecli.cli.clipboard import system

    if system.copy(clip) or not clip.is_formatted:
        return "copied to the clipboard"
    return f"copied to the clipboard as plain text{'' if clip.is_source else system.formats_hint()}"


def _sent_to_terminal(clip: "Clip") -> str:
    """Send to the terminal's clipboard, which takes plain text only; what to say of it. Raises `Failed`."""
    from citecli.cli.clipboard import terminal

    terminal.copy(clip.plain)
    if os.environ.get("TMUX"):
        return "sent to tmux, which hands it to the terminal's clipboard with: set -g set-clipboard on"
    return "sent to the terminal's clipboard, if it accepts text from programs"
