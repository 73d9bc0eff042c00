"""The options that commands share, as Typer reads them."""

from enum import StrEnum
from typing import Annotated, NamedTuple

import typer

from citecli.cli import completion
from citecli.cli.help import COMMON_GROUP


class Common(NamedTuple):
    """What was said before the command's name; the same options after it win."""

    library: str = ""
    quiet: bool = False
    no_color: bool = False


Library = Annotated[
    str, typer.Option("--library", metavar="DIR", help="The folder of documents.", rich_help_panel=COMMON_GROUP)
]
Output = Annotated[
    str,
    typer.Option("--output", "-o", metavar="FILE", help="Write the answer to FILE.", rich_help_panel=COMMON_GROUP),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No remarks, only errors.", rich_help_panel=COMMON_GROUP)]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours.", rich_help_panel=COMMON_GROUP)]
Debug = Annotated[bool, typer.Option("--debug", help="Show where an error arose.", rich_help_panel=COMMON_GROUP)]
Json = Annotated[bool, typer.Option("--json", help="As JSON.", rich_help_panel="Output")]
NoPager = Annotated[bool, typer.Option("--no-pager", help="Never through a pager.", rich_help_panel="Output")]
Copy = Annotated[bool, typer.Option("--copy", help="Put it on the clipboard, too.", rich_help_panel="Output")]


class CopyWay(StrEnum):
    """The values of `--copy-via`; `citecli.cli.clipboard` has the same."""

    CLIPBOARD = "clipboard"
    OSC52 = "osc52"


CopyVia = Annotated[
    CopyWay,
    typer.Option(
        "--copy-via",
        help="Copy to the system's clipboard, or the terminal's (osc52), which works over SSH.",
        rich_help_panel="Output",
        show_default=False,
    ),
]
Documents = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[DOC]...",
        show_default=False,
        autocompletion=completion.documents,
        help="Files, folders, ids, numbers from the list, beginnings of ids, or words of titles; "
        "- reads standard input. None: the whole library.",
    ),
]
