"""Session: one run of one command: its settings, its library, and where its answer and its messages go."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from citecli.api.open_library import open_library
from citecli.cli import settings as configuration
from citecli.cli.common import GlobalOptions
from citecli.cli.exits import Exit, exit_code
from citecli.cli.streams import is_unicode, print_message
from citecli.errors import AmbiguousStyle, BadInput, CitecliError, Failed
from citecli.frozen import replace
from citecli.library.library import Library
from citecli.library.location import LibraryOrigin, Location, NamedFolders, cache_folder, locate, user_folder
from citecli.render.output import MEASURE, OutputFormat, OutputTarget, Screen
from citecli.text.safe import safe_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citecli.answers.library import Addition
    from citecli.api.citing.styles import StyleCatalogue
    from citecli.cli.clipboard.clip import Clip
    from citecli.cli.options import CommonOptions
    from citecli.cli.output_file import OutputFile
    from citecli.cli.picker import Choice
    from citecli.csl import Style
    from citecli.documents.model import Document
    from citecli.library.catalogue import DocumentLabel
    from citecli.library.listener import Listener
    from citecli.render.terminal.progress import Bar

T = TypeVar("T")
_FEW_PROBLEMS = 5
_DATA_OPTIONS = ("as_json", "as_jsonl", "as_csv", "as_plain")
"""Options that ask for output which a program reads."""


class Session:
    """The settings, the library and the terminal that a command works with."""

    def __init__(self, context: typer.Context, options: "CommonOptions") -> None:
        before = context.obj if isinstance(context.obj, GlobalOptions) else GlobalOptions()
        self.context = context
        self._library_option = options.library or before.library
        self._encoding = options.documents_encoding
        self._output = "" if options.output == "-" else options.output
        self._quiet = options.quiet or before.quiet
        self._no_color = options.no_color or before.no_color
        self._library: Library | None = None
        self._owner_noted = False
        self._no_undo = ""
        self._wants_data = any(getattr(options, name, False) for name in _DATA_OPTIONS)
        self._documents_chosen: dict[str, DocumentLabel] = {}
        self._bars = ExitStack()
        self._indexing: Bar | None = None

    def refuse_source(self, values: "Mapping[str, object]") -> None:
        """Raises `typer.BadParameter` when `--output` names a file that is to be read, or one of the library's own.

        `values` are those of the command's options and arguments.
        """
        if not self._output:
            return
        from citecli.cli.output_file import refuse_source

        library = None
        with suppress(CitecliError):
            library = self._located(locate).folder
        refuse_source(self._output, values, library)

    @cached_property
    def settings(self) -> configuration.Settings:
        """The settings from the environment and the configuration file. Raises `BadInput` if the file can't be read."""
        return configuration.load(os.environ)

    @property
    def library(self) -> Library:
        """The library that the user means. A note is printed when it is the sample."""
        if self._library is None:
            place = self._located(locate)
            present = self._note_sample if place.origin is LibraryOrigin.SAMPLE else None
            self._library = open_library(
                place.folder,
                cache_folder,
                self._index_bar,
                self.note,
                present,
                self._encoding,
                self._choose_document,
            )
        return self._library

    def close(self) -> None:
        """Close the files that the library holds open."""
        if self._output:
            self._file.discard()
        if self._library is not None:
            self._library.close()

    @property
    def writes_file(self) -> bool:
        """Whether the answer goes to a file that the user named."""
        return bool(self._output)

    @property
    def can_ask(self) -> bool:
        """Whether the user can be asked which of several things is meant: on a terminal, and never for a program."""
        if self._wants_data or not (self._output or sys.stdout.isatty()):
            return False
        from citecli.cli.picker import can_pick

        return can_pick()

    def choose(self, question: str, choices: "Sequence[Choice]") -> str:
        """The value of the row that the user takes. Only where `can_ask`. Raises `Failed` when they take none."""
        from citecli.cli.picker import pick

        chosen = pick(question, choices)
        if chosen is None:
            raise Failed("nothing was chosen")
        return chosen

    def _choose_document(self, name: str, labels: "Sequence[DocumentLabel]") -> "DocumentLabel | None":
        """The document that the user means by a name which several have; `None` when nobody can be asked."""
        if not self.can_ask:
            return None
        if name not in self._documents_chosen:
            from citecli.cli.picker import Choice

            rows = [Choice(label.file, f"{label.number}  {label.id or label.file}  {label.title}") for label in labels]
            question = f"“{name}” matches several documents:" if name else "Which document?"
            file = self.choose(question, rows)
            self._documents_chosen[name] = next(label for label in labels if label.file == file)
        return self._documents_chosen[name]

    def any_document(self) -> "Document | None":
        """A document that the user picks from the whole library; `None` when nobody can be asked."""
        labels = [label for label in self.library.catalogue.labels() if label.id is not None]
        chosen = self._choose_document("", labels) if labels else None
        return self.library.find(str(self.library.folder / chosen.file)) if chosen else None

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

        folders = NamedFolders(self._library_option, self.settings.library_in_environment, self.settings.library)
        return by(folders, Path(), user_folder, Path(citecli.__file__).parent)

    @property
    def folder_for_adding(self) -> Path:
        """The folder for new documents; it may not exist yet."""
        from citecli.library.location import locate_for_adding

        place = self._located(locate_for_adding)
        self._note_owner(place)
        return place.folder

    @property
    def own_library(self) -> Library:
        """The library, to be changed. Raises `Failed` when it is the sample, which can't be changed."""
        place = self._located(locate)
        if place.origin is LibraryOrigin.SAMPLE:
            raise Failed("the sample document can't be changed; start a library of your own with `citecli add FILE`")
        self._note_owner(place)
        return self.library

    def keep_numbers(self) -> None:
        """Have the numbers that a list shows stay, in a library that the user named or that is theirs."""
        place = self._located(locate)
        if place.origin in (LibraryOrigin.SAMPLE, LibraryOrigin.WORKING_FOLDER) or not self.library.has_unkept_numbers:
            return
        from citecli.api.library.edit import keep_numbers
        from citecli.library.ownership import is_own

        if is_own(place.folder):
            keep_numbers(self.library, self.listener)

    def _note_owner(self, place: Location) -> None:
        """Note, before the first write, that the library was not named by the user or belongs to another user."""
        if self._owner_noted:
            return
        self._owner_noted = True
        from citecli.library.ownership import owner_remark

        if remark := owner_remark(place, cache_folder):
            self.note(remark)

    def note_change(self, what: str, documents: "Sequence[Document]", command: str = "citecli undo") -> None:
        """Note what became of documents, by their titles, and how to take it back."""
        if not documents:
            return
        first = documents[0]
        title = first.reference.texts.get("title", "")
        more = f" and {len(documents) - 1:,} more" if len(documents) > 1 else ""
        how = f"this can't be undone: {self._no_undo}" if self._no_undo else f"undo with `{command}`"
        self.note(f"{what} {first.id}{f' (“{title}”)' if title else ''}{more}; {how}")

    @cached_property
    def listener(self) -> "Listener":
        """Who is told what happens while the library is written to: the user, in notes."""
        from citecli.library.listener import Listener

        def no_undo(reason: str) -> None:
            self._no_undo = reason

        return Listener(lambda: self.note("waiting for another citecli to finish …"), no_undo, self.note)

    def _note_sample(self) -> None:
        self.note(
            "This is the sample document. Start a library of your own with `citecli add FILE`, "
            "or name a folder with --library."
        )

    @property
    def empty_library(self) -> str:
        """The message for a library that has no document in it."""
        return f"there are no documents in {self.library.folder}; add one with `citecli add FILE`"

    def edit_command(self, document: "Document") -> str:
        """The command that completes the reference of a document."""
        from citecli.library.store import is_document_name
        from citecli.text.messages import shell_argument

        if not document.path:
            return "citecli add -"
        path = Path(document.path)
        inside = is_document_name(path.name) and path.resolve().parent == self.library.folder.resolve()
        return f"citecli edit {shell_argument(document.id if inside else document.path)}"

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
    def style_catalogue(self) -> Iterator["StyleCatalogue"]:
        """Where the index of styles is kept; a bar shows while it is made, on a terminal."""
        from citecli.api.citing.styles import StyleCatalogue

        with self.bar("Indexing styles") as bar:
            yield StyleCatalogue(cache_folder, bar)

    def load_style(self, name: str, *, strict: bool = False) -> "Style":
        """The style of that name, of the installed ones or from a file, with its manual's rules unless `strict`."""
        from citecli.api.citing import styles

        strict = strict or self.settings.strict_csl
        with self.style_catalogue() as catalogue:
            try:
                return styles.find_style(name, catalogue, strict=strict)
            except AmbiguousStyle as error:
                if not self.can_ask:
                    raise
                matching = error.styles
            from citecli.cli.picker import Choice

            rows = [Choice(style, f"{title}  {style}") for style, title in matching]
            chosen = self.choose(f"“{name}” matches several styles:", rows)
            return styles.find_style(chosen, catalogue, strict=strict)

    def write_additions(self, additions: "Sequence[Addition]", as_json: bool) -> None:
        """Write the documents after a change: as JSON, for the terminal, or a line each."""
        from citecli.api.library.reference_edits import edit_command
        from citecli.render.formats import additions_text

        target = self.target(OutputFormat.JSON if as_json else None)
        self.write(additions_text(additions, target, edit_command))

    @contextmanager
    def bar(self, description: str) -> Iterator["Bar | None"]:
        """A progress bar for work that may take a while; `None` when it would not be seen."""
        if self._quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
            yield None
            return
        from citecli.render.terminal.progress import Bar

        with Bar(description) as bar:
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

    def copy(self, clip: "Clip | str", way: str) -> bool:
        """Copy to the clipboard, with a note; `False`, with a warning, when that failed."""
        from citecli.cli.clipboard.clip import Clip

        sys.stdout.flush()
        clip = Clip(clip) if isinstance(clip, str) else clip
        clip = replace(clip, plain=clip.plain.rstrip("\n"))
        try:
            note = _sent_to_terminal(clip) if way == "osc52" else _copied_to_system(clip)
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
