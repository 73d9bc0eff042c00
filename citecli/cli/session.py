"""Session: one run of one command: its settings, its library, and where its answer and its remarks go."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

import typer

from citecli.api.open_library import open_library
from citecli.cli import settings as configuration
from citecli.cli.exits import Exit, exit_code
from citecli.cli.options import Common
from citecli.cli.streams import is_unicode, tell
from citecli.errors import CitecliError, Failed
from citecli.library.library import Library
from citecli.library.location import LibraryOrigin, Location, NamedFolders, cache_folder, locate, user_folder
from citecli.render.screen import MEASURE, Screen
from citecli.text.safe import safe_line

if TYPE_CHECKING:
    from citecli.api.citing.styles import StyleCatalogue
    from citecli.documents.model import Document
    from citecli.render.terminal.progress import Bar

T = TypeVar("T")


class Session:
    """What every command needs of the world around it."""

    def __init__(self, ctx: typer.Context, library: str, output: str, quiet: bool, no_color: bool) -> None:
        common = ctx.obj if isinstance(ctx.obj, Common) else Common()
        self.settings = configuration.load(os.environ)
        self._library_option = library or common.library
        self._output = "" if output == "-" else output
        self._quiet = quiet or common.quiet
        self._no_color = no_color or common.no_color
        self._library: Library | None = None
        self._bars = ExitStack()
        self._indexing: Bar | None = None

    @property
    def library(self) -> Library:
        """The library that the user means. A remark says so when it is the sample."""
        if self._library is None:
            place = self._located(locate)
            present = self._present_sample if place.origin is LibraryOrigin.SAMPLE else None
            self._library = open_library(place.folder, cache_folder, self._index_bar, self.remark, present)
        return self._library

    def _index_bar(self, done: int, total: int) -> None:
        """Shows how far an index has come, once that takes a while; the bar goes when it is done."""
        if done == 0:
            self._bars.close()
            self._indexing = self._bars.enter_context(self.bar("Indexing"))
        if self._indexing:
            self._indexing(done, total)
        if done >= total - 1:
            self._bars.close()

    def _located(self, by: Callable[[NamedFolders, Path, Callable[[], Path], Path], Location]) -> Location:
        import citecli

        wishes = NamedFolders(self._library_option, self.settings.library_in_environment, self.settings.library)
        return by(wishes, Path(), user_folder, Path(citecli.__file__).parent)

    @property
    def folder_for_adding(self) -> Path:
        """The folder that new documents go to, which may yet have to be made."""
        from citecli.library.location import locate_for_adding

        return self._located(locate_for_adding).folder

    @property
    def own_library(self) -> Library:
        """The library, to be changed. Raises `Failed` when it is the sample, which is nobody's to change."""
        if self._located(locate).origin is LibraryOrigin.SAMPLE:
            raise Failed("the sample stays as it is; `citecli add FILE` begins a library of your own")
        return self.library

    def waiting(self) -> None:
        """Say that another process is writing to the library."""
        self.remark("waiting for another citecli to finish …")

    def _present_sample(self) -> None:
        self.remark("no library yet, so this is the sample; name a folder of texts with --library or CITECLI_LIBRARY")

    @property
    def nothing_here(self) -> str:
        """What to say when the library has no document in it."""
        return f"there is no document in {self.library.folder}; `citecli add FILE` puts one there"

    def editing(self, document: "Document") -> str:
        """The command with which the user says of a document what it does not say itself."""
        from shlex import quote

        if not document.path:
            return "citecli add -"
        path = Path(document.path)
        inside = path.resolve().parent == self.library.folder.resolve()
        return f"citecli edit {quote(document.id if inside else document.path)}"

    def remark(self, text: str) -> None:
        """Say something beside the answer: one line on standard error, unless the user wants quiet."""
        if not self._quiet:
            self.complain(text)

    def complain(self, text: str) -> None:
        """Say what went wrong with a part of the work: one line on standard error, in any case."""
        tell(safe_line(text))

    @contextmanager
    def shelf(self) -> Iterator["StyleCatalogue"]:
        """Where the catalogue of styles is kept; a bar shows while it is made, on a terminal."""
        from citecli.api.citing.styles import StyleCatalogue

        with self.bar("Reading the styles") as bar:
            yield StyleCatalogue(cache_folder, bar)

    @contextmanager
    def bar(self, description: str) -> Iterator["Bar | None"]:
        """A progress bar for work that may take a while; `None` when nobody would see it."""
        if self._quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
            yield None
            return
        from citecli.render.terminal.progress import Bar

        with Bar(description) as bar:
            yield bar

    def counted(self, items: Iterable[T], total: int, description: str) -> Iterator[T]:
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
        return Screen(
            max(size.columns, 20), size.lines, color, styles=not dumb, measure=self.settings.measure or MEASURE
        )

    def write_all(self, pieces: Iterable[str]) -> None:
        """Put out an answer piece by piece, as it comes. Raises `Failed` when the file can't be written."""
        if not self._output:
            for piece in pieces:
                sys.stdout.write(piece)
            return
        with self._file() as file:
            for piece in pieces:
                file.write(piece)

    def write(self, text: str, pager: bool = False) -> None:
        """Put out the answer: to the file that `--output` names, else to standard output (through a pager if wanted).

        Raises `Failed` when the file can't be written.
        """
        if text and not text.endswith("\n"):
            text += "\n"
        if self._output:
            with self._file() as file:
                file.write(text)
            return
        screen = self.screen if pager else None
        if screen and text.count("\n") > screen.height - 1:
            from citecli.cli.pager import page

            if page(text, self.settings.pager):
                return
        sys.stdout.write(text)

    @contextmanager
    def _file(self) -> Iterator[TextIO]:
        """The file that `--output` names, opened to be written."""
        try:
            with Path(self._output).expanduser().open("w", encoding="utf-8", newline="\n", errors="replace") as file:
                yield file
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise Failed(f"{self._output} can't be written: {reason.lower()}") from None

    @property
    def unicode(self) -> bool:
        """Whether the answer may hold any character."""
        return bool(self._output) or is_unicode(sys.stdout.encoding)

    def report(self, errors: Iterable[CitecliError]) -> int:
        """Say what went wrong in a batch whose rest is done; the exit code that comes of it, 0 when nothing did."""
        codes = []
        for error in errors:
            self.complain(str(error))
            codes.append(exit_code(error))
        return max(codes, default=Exit.DONE)

    def copied(self, text: str, way: str) -> bool:
        """Put `text` on the clipboard and say so; `False`, and said so, when that failed."""
        from citecli.cli.clipboard import Way, copy

        sys.stdout.flush()
        try:
            copy(text.rstrip("\n"), Way(way))
        except Failed as error:
            self.complain(str(error))
            return False
        self.remark("copied" if way == Way.CLIPBOARD else "sent to the terminal's clipboard")
        return True
