"""Exit codes, and the one line that goes with each error. Nothing below `cli` knows them."""

from enum import IntEnum

from citecli.errors import BadInput, CitecliError, ConflictingRequest, Failed, InvalidRequest, InvalidStyle, NotFound
from citecli.text.safe import safe_line


class Exit(IntEnum):
    """How a run ended."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    NOT_FOUND = 3
    BAD_INPUT = 4
    INTERRUPTED = 130


def exit_code(error: CitecliError) -> Exit:
    """The code that a foreseen error ends the run with."""
    match error:
        case NotFound():
            return Exit.NOT_FOUND
        case ConflictingRequest() | InvalidRequest():
            return Exit.USAGE
        case BadInput():
            return Exit.BAD_INPUT
        case Failed():
            return Exit.FAILED
        case _:
            return Exit.FAILED


def error_lines(error: CitecliError) -> list[str]:
    """The lines of an error: one, and one for each problem of a style that has several."""
    lines = [safe_line(str(error))]
    if isinstance(error, InvalidStyle) and len(error.problems) > 1:
        lines += [f"  {safe_line(problem)}" for problem in error.problems]
    return lines
