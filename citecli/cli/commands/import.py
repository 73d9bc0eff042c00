"""`citecli import`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import options
from citecli.cli.command import command

if TYPE_CHECKING:
    from citecli.cli.session import Session


class Options(options.CommonOptions):
    """The options of `citecli import`."""

    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            show_default=False,
            help="Bibliographies, or folders of Zotero, JabRef and Papis; - reads standard input.",
        ),
    ]
    source_format: Annotated[
        str,
        typer.Option("--from", "-f", metavar="FORMAT", help="The format, where name and content don't tell it."),
    ] = ""
    attachments: Annotated[
        str,
        typer.Option(
            "--files",
            metavar="DIR",
            help="Where the files are that entries name, besides the folder of the bibliography.",
            show_default=False,
        ),
    ] = ""
    tags: options.Tag = options.NO_VALUES
    as_json: options.Json = False


@command(
    Options,
    examples=(
        ("citecli import refs.bib", "every entry, with the files that it names"),
        ("citecli import export.ris --tag thesis", "each with a tag"),
        ("citecli import ~/Zotero", "Zotero's own database, with its files"),
        ("citecli import refs.bib --files ~/papers", "with files that are elsewhere"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """Bring the references of a bibliography into the library, under their keys, with the files that they name.

    What is there already, by DOI, ISBN, PMID, or author, year and title, is not added again.
    """
    from citecli.cli.importing import import_files
    from citecli.library.sidecar_edit import SidecarChange

    change = SidecarChange(tags=tuple(options.tags))
    return import_files(session, options.files, options.source_format, options.attachments, change, options.as_json)
