"""The options that say something of a document's reference; `add` and `edit` share them."""

from typing import Annotated

import typer

_GROUP = "Reference"

Title = Annotated[str, typer.Option("--title", metavar="TEXT", help="Its title.", rich_help_panel=_GROUP)]
Author = Annotated[
    list[str] | None,
    typer.Option(
        "--author",
        metavar="NAME",
        help="An author: “Maté, Aaron”, or “{The Quay}” for a name in one piece. Again for each.",
        rich_help_panel=_GROUP,
        show_default=False,
    ),
]
Date = Annotated[
    str,
    typer.Option("--date", metavar="DATE", help="When it appeared: 2021-03-03, March 2021.", rich_help_panel=_GROUP),
]
Type = Annotated[
    str,
    typer.Option("--type", metavar="TYPE", help="What it is: book, report, article-newspaper.", rich_help_panel=_GROUP),
]
Url = Annotated[str, typer.Option("--url", metavar="URL", help="Where it is to be found.", rich_help_panel=_GROUP)]
Key = Annotated[str, typer.Option("--key", metavar="KEY", help="Its citekey and id.", rich_help_panel=_GROUP)]
Tag = Annotated[
    list[str] | None,
    typer.Option("--tag", metavar="TAG", help="A tag; again for each.", rich_help_panel=_GROUP, show_default=False),
]
Assignment = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="VARIABLE=VALUE",
        help="Any other CSL variable: publisher=Verso; again for each.",
        rich_help_panel=_GROUP,
        show_default=False,
    ),
]


def refuse_empty(ctx: typer.Context) -> None:
    """`typer.BadParameter` for an option that was given without a word: nobody means that."""
    for parameter in ctx.command.params:
        value = ctx.params.get(parameter.name or "")
        values = value if isinstance(value, list | tuple) else (value,)
        source = ctx.get_parameter_source(parameter.name or "")
        given = source is not None and source.name == "COMMANDLINE"
        if given and any(isinstance(one, str) and not one.strip() for one in values):
            raise typer.BadParameter(f"{parameter.opts[0]} is empty; give it a value, or leave it out")
