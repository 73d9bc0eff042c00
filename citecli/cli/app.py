"""The app: its options, and its commands, each imported when it is asked for.

A new command is one module in `citecli.cli.commands` and one line in `COMMANDS`. The module holds `command` (a function
that Typer reads, and that returns an exit code) and `EXAMPLES` (lines for its help).
"""

from typing import Any, cast

import typer
from typer.core import TyperCommand, TyperGroup

from citecli import __version__
from citecli.cli import options
from citecli.cli.help import HelpFormatter, write_examples, write_options
from citecli.cli.streams import ReaderGoneError

COMMANDS = {
    "list": "The documents of the library.",
    "show": "A document, set for reading.",
    "quotes": "Who said what in it.",
    "quote": "One quotation, set with its citation.",
    "verify": "Whether quotations still stand in their documents.",
    "cite": "Its reference entry, in-text citation or note.",
    "search": "Find words in all documents.",
    "add": "Put documents into the library.",
    "edit": "Say of a document what it does not say itself.",
    "tag": "Put tags on a document.",
    "remove": "Move documents to the trash, or back.",
    "check": "Whether a draft quotes its sources faithfully.",
    "bib": "A draft with citations, finished, with its bibliography.",
    "config": "The settings, and where each comes from.",
    "styles": "Find a citation style by words of its title.",
}
EXAMPLES = (
    ("citecli show", "read the only document, or the one added last"),
    ("citecli quotes --speaker Milley", "what one person said"),
    ("citecli cite --style mla", "the entry for a list of works cited"),
    ("citecli COMMAND --help", "all about a command, with examples"),
)
_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Command(TyperCommand):
    """A command whose help groups its options and ends in examples."""

    examples: tuple[tuple[str, str], ...] = ()
    takes_dashed_words = False
    """Whether `-word` is a word of the user's, and not the options -w, -o, -r and -d."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Tell options from arguments."""
        return super().parse_args(ctx, _dashed_last(args) if self.takes_dashed_words else args)

    def format_options(self, ctx: Any, formatter: HelpFormatter) -> None:
        """Write the arguments, and the options by group."""
        write_options(self.get_params(ctx), ctx, formatter)

    def format_epilog(self, ctx: Any, formatter: HelpFormatter) -> None:
        """Write the examples."""
        write_examples(self.examples, formatter)


class Group(TyperGroup):
    """The commands, none of which is imported before it is needed."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a reader that goes away while it writes is told apart from failures."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGoneError from error

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, imported now; `None` when there is none."""
        return load(cmd_name) if cmd_name in COMMANDS else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that the first argument names; an unknown one suggests the nearest."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, n=1)
            ctx.fail(f"There is no command “{name}”{f'; did you mean “{near[0]}”?' if near else ''}")
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: Any, formatter: HelpFormatter) -> None:
        """Write the commands, then the options by group."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))
        write_options(self.get_params(ctx), ctx, formatter)

    def format_epilog(self, ctx: Any, formatter: HelpFormatter) -> None:
        """Write the examples."""
        write_examples(EXAMPLES, formatter)


def _dashed_last(args: list[str]) -> list[str]:
    """`args`, with those that look like several short options in one behind `--`, where they are words."""
    end = args.index("--") if "--" in args else len(args)
    dashed = [one for one in args[:end] if len(one) > 2 and one[0] == "-" != one[1] and not one[2:].isdecimal()]
    if not dashed:
        return args
    return [*(one for one in args[:end] if one not in dashed), "--", *dashed, *args[end + 1 :]]


def load(name: str) -> TyperCommand:
    """The command `name`, from its module."""
    from importlib import import_module

    module = import_module(f"citecli.cli.commands.{name}")
    one = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    one.command(name, cls=Command, context_settings=_SETTINGS)(module.command)
    command = cast(Command, typer.main.get_command(one))
    command.examples = module.EXAMPLES
    command.takes_dashed_words = getattr(module, "TAKES_DASHED_WORDS", False)
    return command


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
    library: options.Library = "",
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
    debug: options.Debug = False,
) -> int:
    """Read a document in the terminal, tell who said what in it, and cite it correctly."""
    if ctx.invoked_subcommand is None:
        print(ctx.get_help())
    ctx.obj = options.Common(library, quiet, no_color)
    return 0


def _build() -> Group:
    whole = typer.Typer(
        cls=Group,
        invoke_without_command=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_SETTINGS,
    )
    whole.callback()(_root)
    return cast(Group, typer.main.get_command(whole))


app = _build()
