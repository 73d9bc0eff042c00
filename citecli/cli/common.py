"""What the program and every command have: the options that may stand anywhere, and how `--help` is laid out.

Options are in groups, examples at the end; plain text, so that it is quick and safe. Every start loads this: it imports
little.
"""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Annotated, Any, NamedTuple, Protocol

import typer

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
"""What Typer is told of every command, and of the program."""
ARGUMENTS, OPTIONS = "Arguments", "Options"
REFERENCE, QUOTING, OUTPUT, EVERYWHERE = "Reference", "Quoting", "Output", "Everywhere"
REFERENCES = "References"
PARTS = (ARGUMENTS, OPTIONS, REFERENCE, REFERENCES, QUOTING, OUTPUT, EVERYWHERE)
"""The parts of a command's help, in order. The last is for the options that every command has."""


class HelpFormatter(Protocol):
    """The methods of Typer's help formatter that are used here."""

    def section(self, name: str) -> AbstractContextManager[None]:
        """A titled part of the help."""

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list of terms and what they mean."""

    def write(self, string: str) -> None:
        """Write text as it is."""


def write_options(parameters: Iterable[Any], context: typer.Context, formatter: HelpFormatter) -> None:
    """Write a command's arguments, and its options part by part (`rich_help_panel` names the part of each)."""
    from citecli.cli.wording import help_line

    groups: dict[str, list[tuple[str, str]]] = {}
    for parameter in parameters:
        record = parameter.get_help_record(context)
        if record is None:
            continue
        default = ARGUMENTS if parameter.param_type_name == "argument" else OPTIONS
        if parameter.name in ("help", "install_completion", "show_completion"):
            default = EVERYWHERE
        groups.setdefault(getattr(parameter, "rich_help_panel", None) or default, []).append(
            (record[0], help_line(record[1]))
        )
    for name in sorted(groups, key=PARTS.index):
        with formatter.section(name):
            formatter.write_dl(groups[name])


def write_examples(examples: Iterable[tuple[str, str]], formatter: HelpFormatter) -> None:
    """Write command lines and what each does, one under the other."""
    with formatter.section("Examples"):
        for line, meaning in examples:
            formatter.write(f"  $ {line}\n      {meaning}\n")


Library = Annotated[
    str, typer.Option("--library", metavar="DIR", help="The folder of documents.", rich_help_panel=EVERYWHERE)
]
Quiet = Annotated[
    bool, typer.Option("--quiet", "-q", help="Print errors and warnings, no notes.", rich_help_panel=EVERYWHERE)
]
NoColor = Annotated[bool, typer.Option("--no-color", help="Don't use colours.", rich_help_panel=EVERYWHERE)]
Debug = Annotated[
    bool, typer.Option("--debug", help="Show a traceback when something fails.", rich_help_panel=EVERYWHERE)
]


class GlobalOptions(NamedTuple):
    """The options given before the command's name; the same options after it take precedence."""

    library: str = ""
    quiet: bool = False
    no_color: bool = False
