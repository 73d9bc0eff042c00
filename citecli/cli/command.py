"""How a command is made: of its options and a function.

    class Options(CommonOptions):
        words: Annotated[list[str], typer.Argument(metavar="WORDS...")]
        limit: Annotated[int, typer.Option("--limit", "-n", help="Show at most N documents.")] = 20

    @command(Options, examples=(("citecli search harbour", "documents with that word"),))
    def run(options: Options, session: Session) -> int:
        \"""What `--help` says of the command.\"""
        …
        return Exit.DONE

Each field of the options is what Typer reads from the command line, and the function gets them all as one value, with
the session of the run. The order of the fields is that of the arguments, and of the options within their part of the
help. What the function raises becomes a line and an exit code in `citecli.cli.main`.
"""

from collections.abc import Callable
from inspect import Parameter, Signature, get_annotations
from typing import TYPE_CHECKING, Any, TypeVar, cast

import typer
from typer.core import TyperCommand

from citecli.cli.common import SETTINGS, HelpFormatter, write_examples, write_options
from citecli.cli.options import CommonOptions, refuse_empty_arguments
from citecli.errors import CitecliError
from citecli.frozen import FrozenValue

if TYPE_CHECKING:
    from citecli.cli.session import Session

Examples = tuple[tuple[str, str], ...]
"""Command lines, and what each does."""
OptionsType = TypeVar("OptionsType", bound=CommonOptions)


class Definition(FrozenValue):
    """A command as its module defines it."""

    options: type[CommonOptions]
    """The class of its options."""
    run: Callable[[Any, "Session"], int]
    """What it does; returns the exit code. Its docstring is the command's help."""
    examples: Examples
    """The end of its help."""
    takes_dashed_words: bool = False
    """Whether `-word` is a word of the user's, and not the options -w, -o, -r and -d."""


def command(
    options: type[OptionsType], examples: Examples, takes_dashed_words: bool = False
) -> Callable[[Callable[[OptionsType, "Session"], int]], Definition]:
    """Make a command of the function that is decorated."""
    return lambda run: Definition(options, run, examples, takes_dashed_words)


def typer_command(name: str, definition: Definition) -> "Command":
    """The command as Typer runs it."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(name, cls=Command, context_settings=SETTINGS)(_callback(definition))
    made = cast(Command, typer.main.get_command(app))
    made.examples = definition.examples
    made.takes_dashed_words = definition.takes_dashed_words
    return made


def _callback(definition: Definition) -> Callable[..., int]:
    """A function with one parameter an option, which is what Typer reads."""

    def callback(ctx: typer.Context, **values: Any) -> int:
        from citecli.cli.session import Session

        options = definition.options(**values)
        session = Session(ctx, options)
        refuse_empty_arguments(ctx)
        if options.output not in ("", "-"):
            from citecli.cli.output_file import with_format_of_suffix

            session.refuse_source(values)
            options = definition.options(**with_format_of_suffix(ctx, values, callback.__annotations__))
        try:
            return session.finish(definition.run(options, session))
        except (CitecliError, OSError, typer.TyperException, typer.Abort, typer.Exit):
            raise
        except Exception:
            session.delete_damaged_index()
            raise
        finally:
            session.close()

    parameters = [Parameter("ctx", Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)]
    parameters += [
        Parameter(name, Parameter.KEYWORD_ONLY, default=getattr(cls, name, Parameter.empty), annotation=annotation)
        for cls in reversed(definition.options.__mro__)
        for name, annotation in get_annotations(cls).items()
    ]
    callback.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
    callback.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    callback.__doc__ = definition.run.__doc__
    return callback


class Command(TyperCommand):
    """A command whose help groups its options and ends in examples."""

    examples: Examples = ()
    takes_dashed_words = False

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Tell options from arguments."""
        return super().parse_args(ctx, _dashed_last(args) if self.takes_dashed_words else args)

    def format_options(self, ctx: Any, formatter: HelpFormatter) -> None:
        """Write the arguments, and the options by group."""
        write_options(self.get_params(ctx), ctx, formatter)

    def format_epilog(self, ctx: Any, formatter: HelpFormatter) -> None:
        """Write the examples."""
        write_examples(self.examples, formatter)


def _dashed_last(args: list[str]) -> list[str]:
    """`args`, with those that look like several short options in one behind `--`, where they are words."""
    end = args.index("--") if "--" in args else len(args)
    dashed = [word for word in args[:end] if len(word) > 2 and word[0] == "-" != word[1] and not word[2:].isdecimal()]
    if not dashed:
        return args
    return [*(word for word in args[:end] if word not in dashed), "--", *dashed, *args[end + 1 :]]
