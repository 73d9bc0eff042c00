"""The file that `--output` names: its suffix names the format, and it takes its place when the answer is whole.

A command that fails, or finds nothing, leaves what was there. Nothing that is being read, and no file of the library,
is written over.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO, get_args

import typer

from citecli.errors import Failed
from citecli.library import store
from citecli.readers import registry
from citecli.text.messages import series

_FORMATS = {
    ".txt": "plain", ".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".md": "markdown", ".html": "html",
    ".rtf": "rtf", ".docx": "docx", ".tex": "latex", ".sarif": "sarif",
}  # fmt: skip
"""What a suffix says of the format, as `--format` and the flags call it."""
_OTHERS = {".text": ".txt", ".tsv": ".txt", ".ndjson": ".jsonl", ".markdown": ".md", ".htm": ".html"}
"""Other ways to write a suffix."""
_CHOICES = ("to", "form")
"""Options that name a format."""
_FLAGS = {"plain": "as_plain", "json": "as_json", "jsonl": "as_jsonl", "csv": "as_csv", "markdown": "as_markdown"}
_NOTHING = ("", "[]", "{}")


def with_format_of_suffix(
    context: typer.Context, values: Mapping[str, object], hints: Mapping[str, object]
) -> dict[str, Any]:
    """The values of a command's options, with the format that the suffix of the output's name asks for.

    `hints` are the types of the options. An option that names a format wins. Raises `typer.BadParameter` for a suffix
    that the command has no format for.
    """
    whole = dict(values)
    suffix = Path(str(values.get("output") or "")).suffix.lower()
    formats = _formats(values, hints)
    if not suffix or not formats or _is_given(context):
        return whole
    name = _FORMATS.get(_OTHERS.get(suffix, suffix), "")
    if name in formats:
        option, value = formats[name]
        if option:
            whole[option] = value
        return whole
    has = [
        own for own, form in _FORMATS.items() if form in formats and own not in (".text", ".tsv", ".markdown", ".htm")
    ]
    raise typer.BadParameter(f"can't write {suffix} files; --output takes {series(has)} here")


def _formats(values: Mapping[str, object], hints: Mapping[str, object]) -> dict[str, tuple[str, object]]:
    """The formats that a command has, and how its options ask for each; plain text is what it writes to any file."""
    formats: dict[str, tuple[str, object]] = {}
    for name in _CHOICES:
        # Without citations `quotes` has no such formats.
        if name in values and (name != "form" or values.get("cite", True)):
            formats |= {str(choice): (name, choice) for choice in _choices(hints.get(name)) if choice != "terminal"}
    formats |= {form: (flag, True) for form, flag in _FLAGS.items() if flag in values}
    if formats:
        formats.setdefault("plain", ("", None))
    return formats


def _choices(hint: object) -> list[StrEnum]:
    """The values of an option's type that has a few."""
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return list(hint)
    return [choice for part in get_args(hint) for choice in _choices(part)]


def _is_given(context: typer.Context) -> bool:
    """Whether an option on the command line names a format."""
    for name in (*_CHOICES, *_FLAGS.values(), "plain"):
        source = context.get_parameter_source(name)
        if source is not None and source.name == "COMMANDLINE":
            return True
    return False


def refuse_source(output: str, values: Mapping[str, object], library: Path | None) -> None:
    """Raises `typer.BadParameter` when `output` is a file that is to be read, or one of the library's own."""
    path = Path(output).expanduser()
    with suppress(OSError, ValueError, RuntimeError):
        if library is not None and _is_kept_place(path, library):
            raise typer.BadParameter(f"{output} is where the library keeps its own files; write the answer elsewhere")
        if not path.is_file() and not path.is_symlink():
            return
        for key, value in values.items():
            for name in value if isinstance(value, list) else (value,):
                if key != "output" and isinstance(name, str) and name and _is_source(path, name):
                    raise typer.BadParameter(f"{output} is being read; write the answer to another file")
        if library is not None and _is_of_library(path, library):
            raise typer.BadParameter(f"{output} is a file of the library; write the answer to another file")


def _is_source(path: Path, name: str) -> bool:
    try:
        other = Path(name).expanduser()
        return path.samefile(other) or (
            other.is_dir() and store.is_directly_in(path, other) and path.suffix.lower() in registry.suffixes()
        )
    except (OSError, ValueError, RuntimeError):
        return False


def _is_kept_place(path: Path, library: Path) -> bool:
    """Whether a path, though there be nothing yet, is in the library's trash, hidden in its folder, or a sidecar's.

    Looked at twice: as it is written, for the library's trash may be a link, and as it is with its links followed.
    """
    for place in (path.absolute(), store.real_path(path)):
        parent = next((parent for parent in place.parents if _is_same_folder(parent, library)), None)
        if parent is not None:
            below = place.relative_to(parent).parts
            return below[0].startswith(".") or (len(below) == 1 and below[0].lower().endswith(store.SIDECAR))
    return False


def _is_same_folder(path: Path, folder: Path) -> bool:
    """Whether two paths lead to one folder, in whatever case the file system lets them be written."""
    try:
        return path.samefile(folder)
    except OSError:  # there is no such folder
        return False


def _is_of_library(path: Path, library: Path) -> bool:
    """Whether a file is a document of the library, a sidecar, or one that citecli keeps there."""
    folder, place = store.real_path(library), store.real_path(path)
    if not place.is_relative_to(folder):
        # A link, or another name, of a document. (Where a folder doesn't tell the files' own numbers, they are 0.)
        number = path.stat().st_ino
        files = (state.name for state in store.file_states(folder) if state.size and state.file in (0, number))
        return any(path.samefile(folder / name) for name in files)
    below = place.relative_to(folder).parts
    if not below:  # the folder itself: whoever writes to it is told
        return False
    own = below[-1].startswith(".") or below[-1].endswith((store.SIDECAR, store.ANNOTATIONS))
    return below[0] == store.TRASH or (len(below) == 1 and (own or place.suffix.lower() in registry.suffixes()))


class OutputFile:
    """The file that an answer goes to: `with output.opened() as file: …`, as often as there is an answer, then `keep`.

    The last answer counts. Without `keep` the file is as it was.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._draft: Path | None = None
        self._is_empty = False

    @contextmanager
    def opened(self) -> Iterator[TextIO]:
        """A file for the answer. Raises `Failed` when it can't be written."""
        self.discard()
        try:
            path = store.real_path(Path(self.name).expanduser())
            if path.exists() and not path.is_file():  # a device, a pipe, or a folder, which says so
                with path.open("w", encoding="utf-8", newline="\n", errors="replace") as file:
                    yield file
                return
            draft = path.with_name(f".citecli-{os.urandom(8).hex()}.tmp")
            self._draft = draft
            with draft.open("x", encoding="utf-8", newline="\n", errors="replace") as file:
                yield file
            self._is_empty = draft.stat().st_size < 8 and draft.read_text(encoding="utf-8").strip() in _NOTHING
        except (OSError, ValueError, RuntimeError) as error:
            self.discard()
            raise self._failure(error) from None
        except BaseException:
            self.discard()
            raise

    def keep(self, nothing_matched: bool) -> None:
        """Put the answer in its place, unless there is nothing in it. Raises `Failed`."""
        draft = self._draft
        if draft is None:
            return
        path = store.real_path(Path(self.name).expanduser())
        if self._is_empty and (nothing_matched or not draft.stat().st_size):
            self.discard()
            return
        try:
            if path.exists():
                draft.chmod(path.stat().st_mode & 0o7777)
            draft.replace(path)
            self._draft = None
        except OSError as error:
            self.discard()
            raise self._failure(error) from None

    def discard(self) -> None:
        """Leave the file as it was."""
        draft, self._draft = self._draft, None
        if draft is not None:
            with suppress(OSError):
                draft.unlink(missing_ok=True)

    def _failure(self, error: Exception) -> Failed:
        reason = getattr(error, "strerror", None) or str(error)
        return Failed(f"can't write {self.name}: {reason.lower()}")
