"""The app: its options, and its commands, each imported when it is asked for.

A new command is one module in `citecli.cli.commands`, whose `run` is made with `citecli.cli.command`, and one line in
`COMMANDS`. A second name for a command is a line in `ALIASES`.
"""

from typing import TYPE_CHECKING, Any, cast

import typer
from typer.core import TyperGroup

from citecli import __version__
from citecli.cli import common
from citecli.cli.common import SETTINGS, HelpFormatter, write_examples, write_options
from citecli.cli.streams import ReaderGoneError

if TYPE_CHECKING:
    from citecli.cli.command import Command

COMMANDS = {
    "list": "Documents in the library.",
    "show": "Read a document.",
    "quotes": "Who said what.",
    "quote": "One quotation, ready to paste, with its citation.",
    "keep": "Keep a quotation that you want to use.",
    "kept": "The quotations you keep: list, set, order, export.",
    "verify": "Check that saved quotations still match their documents.",
    "cite": "Reference entries, in-text citations and notes.",
    "search": "Search the text of all documents.",
    "add": "Add documents to the library.",
    "edit": "Correct or complete a document's reference.",
    "tag": "Tag a document, or list tags.",
    "remove": "Move documents to the trash, or restore them.",
    "dedupe": "List likely duplicates, and merge them.",
    "undo": "Take back the last change to the library.",
    "check": "Check a draft's quotations against their sources.",
    "bib": "Turn the [@keys] of a draft into citations and a bibliography.",
    "import": "Bring a bibliography into the library.",
    "export": "Write the library as a bibliography.",
    "convert": "Turn a bibliography into another format.",
    "config": "Show or change settings.",
    "styles": "Find a citation style.",
    "help": "Read the manual.",
}
"""The commands, in the order of the help, and what it says of each."""
ALIASES = {"ls": "list", "rm": "remove"}
"""Second names of commands."""
EXAMPLES = (
    ("citecli show", "read the only document, or the one added last"),
    ("citecli quotes --speaker Milley", "what one person said"),
    ("citecli cite --style mla", "entries for a list of works cited"),
    ("citecli COMMAND --help", "options and examples of a command"),
    ("citecli help", "the manual, page by page"),
)


class Group(TyperGroup):
    """The commands, none of which is imported before it is needed."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command. Raises `ReaderGoneError` when the reader of the output goes away."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGoneError from error

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, imported now; `None` when there is none."""
        name = ALIASES.get(cmd_name, cmd_name)
        return load(name) if name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first argument names; an unknown one suggests the nearest."""
        name = args[0]
        if name not in COMMANDS and name not in ALIASES and not name.startswith("-") and not ctx.resilient_parsing:
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, n=1)
            ctx.fail(f"there is no command “{name}”{f'; did you mean “{near[0]}”?' if near else ''}")
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: Any, formatter: HelpFormatter) -> None:
        """Write the commands, then the options by group."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))
        write_options(self.get_params(ctx), ctx, formatter)

    def format_epilog(self, ctx: Any, formatter: HelpFormatter) -> None:
        """Write the examples."""
        write_examples(EXAMPLES, formatter)


def load(name: str) -> "Command":
    """The command `name`, from its module."""
    from importlib import import_module

    from citecli.cli.command import typer_command

    return typer_command(name, import_module(f"citecli.cli.commands.{name}").run)


def _version(asked: bool) -> None:
    if asked:
        print(f"citecli {__version__}")
        raise typer.Exit


def _manual(asked: bool) -> None:
    if asked:
        from citecli.cli.manual import manual_page

        print(manual_page(app), end="")
        raise typer.Exit


def _root(
    ctx: typer.Context,
    version: bool = typer.Option(False, "--version", "-V", callback=_version, is_eager=True, help="Print the version."),
    man: bool = typer.Option(False, "--man", callback=_manual, is_eager=True, help="Print the manual page, for man."),
    library: common.Library = "",
    quiet: common.Quiet = False,
    no_color: common.NoColor = False,
    debug: common.Debug = False,
) -> int:
    """Read a document in the terminal, find out who said what, and cite it correctly."""
    if ctx.invoked_subcommand is None:
        print(ctx.get_help())
    ctx.obj = common.GlobalOptions(library, quiet, no_color)
    return 0


def _build() -> Group:
    group = typer.Typer(
        cls=Group,
        invoke_without_command=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=SETTINGS,
    )
    group.callback()(_root)
    return cast(Group, typer.main.get_command(group))


app = _build()
