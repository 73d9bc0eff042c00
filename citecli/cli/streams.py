"""Standard output and standard error, made fit to take any text; and what kind of output they are."""

import os
import sys
from io import TextIOWrapper


def prepare() -> None:
    """Make the standard streams replace what their encoding lacks, instead of failing on it.

    An output that says it is ASCII (`LC_ALL=C`, `PYTHONIOENCODING=ascii`) is believed, though Python would write UTF-8.
    A pipe on Windows gets UTF-8, a lone `\\n` ends a line everywhere but there.
    """
    if sys.stdout is None:  # closed by whoever started us
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the process
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue
        if _asked_for_ascii():
            stream.reconfigure(encoding="ascii")
        elif os.name == "nt" and not stream.isatty() and "PYTHONIOENCODING" not in os.environ:
            stream.reconfigure(encoding="utf-8")
        if not is_unicode(stream.encoding):
            import codecs

            from citecli.text.folding import replace_unencodable

            codecs.register_error("citecli.in_ascii", replace_unencodable)
            stream.reconfigure(errors="citecli.in_ascii")
        else:
            stream.reconfigure(errors="replace")


def is_unicode(encoding: str | None) -> bool:
    """Whether an encoding has every character."""
    return (encoding or "").lower().replace("-", "").replace("_", "").startswith(("utf", "cp65001"))


def _asked_for_ascii() -> bool:
    if os.environ.get("PYTHONIOENCODING") or os.environ.get("PYTHONUTF8") == "1":
        return False
    return os.environ.get("LC_ALL", "") in ("C", "POSIX")


def print_message(*lines: str) -> None:
    """Print a note, a warning or an error on standard error; each line is one line, but for a terminal's own width."""
    lines = (f"citecli: {lines[0]}", *lines[1:])
    if any("@" in line for line in lines):
        from citecli.references.identifiers import without_credentials

        lines = tuple(map(without_credentials, lines))
    if sys.stderr.isatty():
        from shutil import get_terminal_size

        from citecli.text.width import wrap

        width = max(get_terminal_size().columns, 20)
        lines = tuple(
            f"{'  ' if index else ''}{part}" for line in lines for index, part in enumerate(wrap(line, width - 2))
        )
    print(*lines, sep="\n", file=sys.stderr)


class ReaderGoneError(Exception):
    """The reader of the output went away (`| head`). No OSError, because Typer handles a broken pipe itself."""


def close_quietly() -> None:
    """Point standard output at nothing: its reader went away, and closing it must not fail once more."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - lives as long as the process
