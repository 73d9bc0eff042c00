"""Session: one run of one command: its settings, its library, and where its answer and its messages go."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from citecli.api.open_library import index_cache, open_library
from citecli.cli.common import GlobalOptions
from citecli.cli.session_output import SessionOutput
from citecli.errors import AmbiguousStyle, CitecliError, Failed
from citecli.library.library import Library
from citecli.library.location import LibraryOrigin, Location, NamedFolders, cache_folder, locate, user_folder
from citecli.render.output import OutputFormat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citecli.answers.library import Addition
    from citecli.api.citing.styles import StyleCatalogue
    from citecli.cli.options import CommonOptions
    from citecli.cli.picker import Choice
    from citecli.csl import Style
    from citecli.documents.model import Document
    from citecli.library.catalogue import DocumentLabel, IndexCache
    from citecli.library.listener import Listener
    from citecli.references.model import Reference
    from citecli.render.terminal.progress import Bar

_DATA_OPTIONS = ("as_json", "as_jsonl", "as_csv", "as_plain")
"""Options that ask for output which a program reads."""


class Session(SessionOutput):
    """The settings, the library and the terminal that a command works with."""

    def __init__(self, context: typer.Context, options: "CommonOptions") -> None:
        before = context.obj if isinstance(context.obj, GlobalOptions) else GlobalOptions()
        super().__init__(
            "" if options.output == "-" else options.output,
            quiet=options.quiet or before.quiet,
            no_color=options.no_color or before.no_color,
        )
        self.context = context
        self._library_option = options.library or before.library
        self._encoding = options.documents_encoding
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

    @property
    def index_cache(self) -> "IndexCache":
        """Where the indexes of libraries are kept. A bar shows while one is made."""
        return index_cache(cache_folder, self._index_bar, self.note)

    def delete_damaged_index(self) -> None:
        """After an error that nobody foresaw: raises `Failed` when the library's index is damaged, and deletes that."""
        if self._library is not None and self._library.delete_damaged_index():
            raise Failed("the library's index was damaged, and is deleted; run the command again, and it is made anew")

    def close(self) -> None:
        """Close the files that the answer and the library hold open."""
        super().close()
        if self._library is not None:
            self._library.close()

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
    def has_sample(self) -> bool:
        """Whether the library is the sample, which nobody chose."""
        return self._located(locate).origin is LibraryOrigin.SAMPLE

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
        if place.origin in (LibraryOrigin.SAMPLE, LibraryOrigin.WORKING_FOLDER) or not self.library.unkept:
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
        if "<" in title:
            from citecli.markup import plain, rich

            title = plain.write(rich.parse(title))
        more = f" and {len(documents) - 1:,} more" if len(documents) > 1 else ""
        how = f"this can't be undone: {self._no_undo}" if self._no_undo else f"undo with `{command}`"
        self.note(f"{what} {first.id}{f' (“{title}”)' if title else ''}{more}; {how}")

    @cached_property
    def listener(self) -> "Listener":
        """Who is told what happens while the library is written to: the user, in notes."""
        from citecli.library.listener import Listener

        def no_undo(reason: str) -> None:
            self._no_undo = reason

        return Listener(lambda: self.note("waiting for another citecli to finish …"), no_undo, self.note, self.note)

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
        from citecli.library.store import is_directly_in, is_document_name
        from citecli.text.messages import shell_argument

        if not document.path:
            return "citecli add -"
        path = Path(document.path)
        inside = is_document_name(path.name) and is_directly_in(path, self.library.folder)
        return f"citecli edit {shell_argument(document.id if inside else document.path)}"

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

    def known_notices(self, references: "Sequence[Reference]") -> list[str]:
        """A line for each notice on one of these works that is known from earlier checks. Nothing is asked."""
        from citecli.api.references.known_notices import known_notices
        from citecli.network.services import services_from

        known = known_notices(references, services_from(self.settings.services), cache_folder())
        return [f"{key}: {words}" for key, words in known]

    def write_additions(self, additions: "Sequence[Addition]", as_json: bool) -> None:
        """Write the documents after a change: as JSON, for the terminal, or a line each."""
        from citecli.api.library.reference_edits import edit_command
        from citecli.render.formats import additions_text

        target = self.target(OutputFormat.JSON if as_json else None)
        self.write(additions_text(additions, target, edit_command))
