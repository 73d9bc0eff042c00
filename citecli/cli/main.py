"""The entry point: runs the app, and turns whatever comes out of it into text and an exit code.

How messages are written, here and everywhere that a user reads: plain English, short and concrete; what happened, then
what to do about it, as a command that can be typed (`citecli list`). Lower case, no full stop at the end, the user's
word in “quotation marks”, each line readable by itself. A note is for information, a warning for what went wrong with
a part of the work, an error ends the run.
"""

import gc
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from citecli.cli import stopping, streams
from citecli.cli.exits import Exit, error_lines, exit_code
from citecli.errors import CitecliError

if TYPE_CHECKING:
    from typer import TyperException

PROGRAM = "citecli"
_GARBAGE_AFTER = 50_000
"""The number of new objects after which the garbage collector runs."""


def run() -> NoReturn:
    """Run the program on the command line's arguments and leave with its exit code."""
    # Nearly all objects made at start-up survive; the default collection every 700 objects would take a tenth of it.
    gc.set_threshold(_GARBAGE_AFTER)
    stopping.prepare()
    try:
        code = main(sys.argv[1:])
    except stopping.Stopped as stopped:
        # What is left of the answer goes nowhere: its reader may be gone, or never read it.
        streams.close_quietly()
        code = 128 + stopped.number
    except KeyboardInterrupt:  # before there was anything to interrupt
        code = Exit.INTERRUPTED
    # Skip garbage collection at exit: the end of the process frees all memory, and all resources are closed by now.
    gc.freeze()
    sys.exit(code)


def main(arguments: Sequence[str]) -> int:
    """Run the program on `arguments` and return the exit code. With `--debug`, exceptions are not caught."""
    import typer  # imported here, after `run` has set the garbage collector: it takes half of the start-up time

    streams.prepare()
    debug = "--debug" in arguments
    try:
        from citecli.cli.app import app

        result = app.main(args=list(arguments), prog_name=PROGRAM, standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, streams.ReaderGoneError):
        streams.close_quietly()
        return Exit.DONE
    except (KeyboardInterrupt, typer.Abort):
        return Exit.INTERRUPTED
    except typer.TyperException as error:
        streams.print_message(_usage_line(error))
        return error.exit_code
    except CitecliError as error:
        if debug:
            raise
        sys.stdout.flush()
        streams.print_message(*error_lines(error))
        return exit_code(error)
    except Exception as error:
        if debug:
            raise
        return _unexpected_error(error)
    return result if isinstance(result, int) else Exit.DONE


def _usage_line(error: "TyperException") -> str:
    from citecli.cli.wording import error_line
    from citecli.text.safe import safe_line

    # Typer's prefix is useful only if it names the parameter.
    message = error_line(safe_line(error.format_message()).removeprefix("Invalid value: ").rstrip("."))
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else PROGRAM
    if not message[:2].isupper():  # DRAFT stays as it is
        message = message[:1].lower() + message[1:]
    return f"{message} (see `{path} --help`)"


def _unexpected_error(error: Exception) -> int:
    from citecli.text.messages import TOO_LARGE
    from citecli.text.safe import safe_line

    if isinstance(error, OSError):
        where = f" ({safe_line(str(error.filename))})" if error.filename else ""
        streams.print_message(f"{safe_line(error.strerror or str(error)).lower()}{where}")
        return Exit.FAILED
    if isinstance(error, MemoryError | RecursionError):
        streams.print_message(f"the input is {TOO_LARGE}")
        return Exit.BAD_INPUT
    streams.print_message(f"internal error: {type(error).__name__}: {safe_line(str(error))} (--debug shows where)")
    return Exit.FAILED
