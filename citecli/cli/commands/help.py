"""`citecli help`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options
from citecli.cli.command import command

if TYPE_CHECKING:
    from citecli.cli.session import Session


class Options(options.CommonOptions):
    """The options of `citecli help`."""

    topic: Annotated[
        str,
        typer.Argument(
            metavar="[TOPIC]",
            show_default=False,
            autocompletion=completion.topics,
            help="A command or a topic. Default: list the topics.",
        ),
    ] = ""
    no_pager: options.NoPager = False


@command(
    Options,
    examples=(
        ("citecli help", "the topics of the manual"),
        ("citecli help quotes", "the page about a command"),
        ("citecli help json", "the page about a topic"),
        ("citecli help quotes | less", "the page as Markdown"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """Read the manual: the page about a command or a topic.

    In a pipe, the page is Markdown.
    """
    from citecli.api.guide import INDEX, guide_page
    from citecli.cli.app import ALIASES, COMMANDS
    from citecli.cli.exits import Exit
    from citecli.render.formats import guide_text

    topic = ALIASES.get(options.topic, options.topic) or INDEX
    rows = "".join(f"| `{name}` | {summary} |\n" for name, summary in COMMANDS.items())
    page = guide_page(topic, f"\n| command | |\n|---|---|\n{rows}" if topic == INDEX else "")
    session.write(guide_text(page, session.target()), pager=not options.no_pager)
    return Exit.DONE
