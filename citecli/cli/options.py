"""The options that commands share. A command's own are a class of fields (see `citecli.cli.command`)."""

import re
from enum import StrEnum
from typing import Annotated, Any, NoReturn, dataclass_transform

import typer

from citecli.cli import common, completion
from citecli.cli.common import EVERYWHERE, OUTPUT, REFERENCE
from citecli.render.output import OutputFormat


@dataclass_transform(frozen_default=True, kw_only_default=True)
class CommandOptions:
    """A base for the options of a command: annotated fields with their defaults, given by name and set once.

    Type checkers see a frozen dataclass (PEP 681). A real one takes a millisecond or two of every start to declare.
    """

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is frozen")


class CommonOptions(CommandOptions):
    """The options that every command has."""

    library: common.Library = ""
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help="Write the answer to FILE.", rich_help_panel=EVERYWHERE),
    ] = ""
    quiet: common.Quiet = False
    no_color: common.NoColor = False
    debug: common.Debug = False

    @property
    def documents_encoding(self) -> str:
        """The encoding that the user names for the documents to be read; "" to find out."""
        return ""


Encoding = Annotated[
    str,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="The encoding of plain text: utf-8, windows-1251, koi8-r … Default: found out, and said.",
        show_default=False,
    ),
]


class DecodedDocuments(CommonOptions):
    """The options of a command that reads documents which the user names."""

    encoding: Encoding = ""

    @property
    def documents_encoding(self) -> str:
        """The value of `--encoding`."""
        return self.encoding


class CopyWay(StrEnum):
    """The values of `--copy-via`; the terminal is the way that works over SSH."""

    CLIPBOARD = "clipboard"
    OSC52 = "osc52"


def is_copy_wanted(copy: bool, via: CopyWay) -> bool:
    """Whether `--copy`, or a way that is named for it, asks for a copy."""
    return copy or via is CopyWay.OSC52


NO_VALUES: list[str] = []
"""The default of an option or argument that can be repeated. Nobody changes it."""

# What follows is for the fields of a command's options: `as_json: options.Json = False`.

Json = Annotated[bool, typer.Option("--json", help="Print JSON.", rich_help_panel=OUTPUT)]
NoPager = Annotated[bool, typer.Option("--no-pager", help="Don't use a pager.", rich_help_panel=OUTPUT)]
Copy = Annotated[bool, typer.Option("--copy", help="Also copy to the clipboard.", rich_help_panel=OUTPUT)]
CopyVia = Annotated[
    CopyWay,
    typer.Option(
        "--copy-via",
        help="Copy to the system's clipboard, or through the terminal (osc52), which works over SSH.",
        rich_help_panel=OUTPUT,
        show_default=False,
    ),
]
Document = Annotated[
    str,
    typer.Argument(
        metavar="DOC",
        show_default=False,
        autocompletion=completion.documents,
        help="A file, an id or the start of one, a number from `list`, or words of the title.",
    ),
]
Documents = Annotated[
    list[str],
    typer.Argument(
        metavar="[DOC]...",
        show_default=False,
        autocompletion=completion.documents,
        help="Files, folders, ids or the start of one, numbers from `list`, or words of a title; "
        "- reads standard input. Default: the whole library.",
    ),
]
Style = Annotated[
    str,
    typer.Option(
        "--style",
        "-s",
        metavar="STYLE",
        autocompletion=completion.styles,
        help="apa, mla, chicago, chicago-author-date, any other installed style, or a .csl file.",
    ),
]
StrictCsl = Annotated[
    bool,
    typer.Option("--strict-csl", help="Follow the style file alone, without what its manual asks for beyond it."),
]
Locale = Annotated[
    str, typer.Option("--locale", metavar="LANG", help="The language of terms and dates: en-GB, de, fr …")
]

Title = Annotated[str, typer.Option("--title", metavar="TEXT", help="The title.", rich_help_panel=REFERENCE)]
Author = Annotated[
    list[str],
    typer.Option(
        "--author",
        metavar="NAME",
        help="An author: “Maté, Aaron”, or “{The Quay}” for an organization. Can be repeated.",
        rich_help_panel=REFERENCE,
        show_default=False,
    ),
]
Date = Annotated[
    str,
    typer.Option(
        "--date", metavar="DATE", help="When it was published: 2021-03-03, March 2021.", rich_help_panel=REFERENCE
    ),
]
Type = Annotated[
    str,
    typer.Option(
        "--type", metavar="TYPE", help="The kind of work: book, report, article-newspaper.", rich_help_panel=REFERENCE
    ),
]
Url = Annotated[str, typer.Option("--url", metavar="URL", help="The address of the work.", rich_help_panel=REFERENCE)]
Key = Annotated[
    str, typer.Option("--key", metavar="KEY", help="The citekey, which is also the id.", rich_help_panel=REFERENCE)
]
Tag = Annotated[
    list[str],
    typer.Option("--tag", metavar="TAG", help="A tag. Can be repeated.", rich_help_panel=REFERENCE, show_default=False),
]
Assignment = Annotated[
    list[str],
    typer.Option(
        "--set",
        metavar="VARIABLE=VALUE",
        help="Any other CSL variable: publisher=Verso. Can be repeated.",
        rich_help_panel=REFERENCE,
        show_default=False,
    ),
]


def require_terminal() -> None:
    """Raise `typer.BadParameter` when there is no terminal on which the user can be asked."""
    import sys

    if not sys.stdin.isatty():
        raise typer.BadParameter("can't ask for confirmation without a terminal; use --yes")


def refuse_empty(ctx: typer.Context) -> None:
    """Raise `typer.BadParameter` for an option with an empty value, which is always a mistake."""
    for parameter in ctx.command.params:
        value = ctx.params.get(parameter.name or "")
        values = value if isinstance(value, list | tuple) else (value,)
        source = ctx.get_parameter_source(parameter.name or "")
        given = source is not None and source.name == "COMMANDLINE"
        if given and any(isinstance(text, str) and not text.strip() for text in values):
            raise typer.BadParameter(f"{parameter.opts[0]} is empty; give it a value, or leave it out")


def refuse_empty_arguments(ctx: typer.Context) -> None:
    """Raise `typer.BadParameter` for an empty argument, as an unset variable of a shell leaves one.

    The value of a setting may be empty, and a search says itself what it lacks.
    """
    for parameter in ctx.command.params:
        if parameter.param_type_name != "argument" or parameter.name in ("value", "words"):
            continue
        value = ctx.params.get(parameter.name or "")
        source = ctx.get_parameter_source(parameter.name or "")
        if source is None or source.name != "COMMANDLINE":
            continue
        values = value if isinstance(value, list | tuple) else (value,)
        if any(isinstance(text, str) and not text.strip() for text in values):
            name = (parameter.metavar or parameter.name or "").strip("[].")
            raise typer.BadParameter(f"{name} is empty; give it a value, or leave it out")


def requested_format(form: StrEnum | None = None, **flags: bool) -> OutputFormat | None:
    """The format that `--format` names, or the one flag that is set (`json=True`); `None` when nothing was asked for.

    Raises `typer.BadParameter` when there is more than one.
    """
    asked = {f"--{name}": OutputFormat(name) for name, flag in flags.items() if flag}
    if form is not None:
        asked["--format"] = OutputFormat(form.value)
    if len(set(asked.values())) > 1:
        first, second, *_ = asked
        raise typer.BadParameter(f"{first} and {second} can't be used together; choose one")
    return next(iter(asked.values()), None)


_RANGE = re.compile(r"(\d{1,9})?\s*+(-|–|\.\.)?\s*+(\d{1,9})?")


def parse_ranges(value: str) -> tuple[tuple[int, int | None], ...]:
    """Pairs of first and last number, the last `None` for "to the end". `typer.BadParameter` when it is no range."""
    ranges: list[tuple[int, int | None]] = []
    for part in value.split(","):
        match = _RANGE.fullmatch(part.strip())
        first, dash, last = match.groups() if match else (None, None, None)
        if not (first or last) or (last and not dash):
            raise typer.BadParameter(f"“{part.strip()}” is not a paragraph range; write 3, 2-4 or 5-")
        begin = int(first or 1)
        end = int(last) if last else None if dash else begin
        if end is not None and end < begin:
            begin, end = end, begin
        ranges.append((begin, end))
    return tuple(ranges)
