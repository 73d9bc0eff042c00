"""`citecli export`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import options
from citecli.cli.command import command
from citecli.cli.common import OUTPUT
from citecli.cli.exporting import write_bibliography, written_format
from citecli.interop.write import WrittenFormat

if TYPE_CHECKING:
    from citecli.cli.session import Session


class Options(options.DecodedDocuments):
    """The options of `citecli export`."""

    documents: options.Documents = options.NO_VALUES
    target_format: Annotated[
        WrittenFormat | None,
        typer.Option("--format", "-t", help="The format. Default: what --output means.", rich_help_panel=OUTPUT),
    ] = None
    with_files: Annotated[
        bool,
        typer.Option("--with-files", help="Name each document's file, as Better BibTeX does.", rich_help_panel=OUTPUT),
    ] = False


@command(
    Options,
    examples=(
        ("citecli export -o library.bib", "the references of the whole library, for BibTeX"),
        ("citecli export harbour quay --format ris", "of two documents"),
        ("citecli export --format biblatex --with-files", "with the paths of the documents"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """Write the references of the library as a bibliography, under its keys.

    What the format has no place for is named, with the keys of the references that had it.
    """
    from citecli.api.citing.convert import bibliography, exported
    from citecli.api.library.select_documents import select_documents
    from citecli.cli.exits import Exit

    target = written_format(options.target_format, options.output, "--format")
    selected = select_documents(session.library, options.documents)
    code = session.report(selected.errors)
    if not selected.documents:
        session.warn("there is nothing to export" if options.documents else session.empty_library)
        return code or Exit.NOT_FOUND
    answer = bibliography(exported(selected.documents, with_files=options.with_files), target)
    write_bibliography(session, answer)
    return code
