"""`citecli convert`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import options
from citecli.cli.command import command
from citecli.cli.common import OUTPUT
from citecli.cli.exporting import write_bibliography, written_format
from citecli.interop.write import WrittenFormat

if TYPE_CHECKING:
    from citecli.cli.session import Session


class Options(options.CommonOptions):
    """The options of `citecli convert`."""

    file: Annotated[str, typer.Argument(metavar="FILE", help="A bibliography; - reads standard input.")]
    source_format: Annotated[
        str,
        typer.Option(
            "--from",
            "-f",
            metavar="FORMAT",
            help="The format of FILE, where its name and content don't tell: bibtex, ris, endnote-xml …",
            show_default=False,
        ),
    ] = ""
    target_format: Annotated[
        WrittenFormat | None,
        typer.Option("--to", "-t", help="The format to write. Default: what --output means.", rich_help_panel=OUTPUT),
    ] = None


@command(
    Options,
    examples=(
        ("citecli convert refs.bib --to csl-json", "BibTeX to CSL-JSON, on standard output"),
        ("citecli convert pubmed.nbib -o refs.json", "the suffix names the format"),
        ("pbpaste | citecli convert - --to csl-json", "standard input, whose format is found out"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """Turn a bibliography of one format into another.

    What the new format has no place for is named, with the keys of the entries that had it.
    """
    from citecli.api.citing import convert
    from citecli.cli.exits import Exit

    target = written_format(options.target_format, options.output, "--to")
    loaded = convert.read_bibliography(options.file, options.source_format)
    code = Exit.BAD_INPUT if loaded.lost else Exit.DONE
    for remark in loaded.remarks:
        (session.warn if loaded.lost else session.note)(remark)
    if remark := loaded.remark_on_titles():
        session.note(f"{options.file}: {remark}")
    answer = convert.bibliography(loaded.references, target)
    write_bibliography(session, answer)
    return code
