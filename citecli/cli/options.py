"""The options that commands share, as Typer reads them."""

from typing import Annotated, NamedTuple

import typer

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
Debug = Annotated[
    bool, typer.Option("--debug", help="Show where an error arose.", rich_help_panel=COMMON_GROUP, hidden=True)
]
Json = Annotated[bool, typer.Option("--json", help="As JSON.", rich_help_panel="Output")]
NoPager = Annotated[bool, typer.Option("--no-pager", help="Never through a pager.", rich_help_panel="Output")]
Copy = Annotated[bool, typer.Option("--copy", help="Put it on the clipboard, too.", rich_help_panel="Output")]
CopyVia = Annotated[
    str,
    typer.Option(
        "--copy-via",
        metavar="WAY",
        help="How: clipboard, or osc52 (the terminal's own, works over SSH).",
        rich_help_panel="Output",
    ),
]
