"""The options that may stand before a command's name as well as after it. Every start loads this: it imports little."""

from typing import Annotated, NamedTuple

import typer

from citecli.cli.help import EVERYWHERE

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
    """What was said before the command's name; the same options after it win."""

    library: str = ""
    quiet: bool = False
    no_color: bool = False
