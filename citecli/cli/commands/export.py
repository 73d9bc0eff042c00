"""`citecli export`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import options
from citecli.cli.command import command
from citecli.cli.common import OUTPUT
from citecli.interop.write import FORMATS, WrittenFormat, format_of_suffix

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

    target = _target(options)
    selected = select_documents(session.library, options.documents)
    code = session.report(selected.errors)
    if not selected.documents:
        session.warn("there is nothing to export" if options.documents else session.empty_library)
        return code or Exit.NOT_FOUND
    answer = bibliography(exported(selected.documents, with_files=options.with_files), target)
    session.write_all(answer.pieces)
    for remark in answer.remarks():
        session.note(remark)
    return code


def _target(options: Options) -> WrittenFormat:
    """The format to write. Raises `typer.BadParameter` when neither --format nor --output says."""
    if options.target_format is not None:
        return options.target_format
    form = format_of_suffix(Path(options.output).suffix)
    if form is None:
        raise typer.BadParameter(f"--format is missing; say which one you want: {', '.join(map(str, FORMATS))}")
    return form
