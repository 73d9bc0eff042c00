"""`citecli show`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options
from citecli.cli.command import command
from citecli.cli.common import OUTPUT

if TYPE_CHECKING:
    from citecli.cli.session import Session


class Options(options.DecodedDocuments):
    """The options of `citecli show`."""

    documents: Annotated[
        list[str],
        typer.Argument(
            metavar="[DOC]",
            show_default=False,
            autocompletion=completion.documents,
            help="A file, an id or the start of one, a number from `list`, or words of the title; "
            "- reads standard input. Default: the document added last.",
        ),
    ] = options.NO_VALUES
    quotes: Annotated[bool, typer.Option("--quotes", help="Colour each speaker's words, with a legend.")] = False
    find: Annotated[str, typer.Option("--find", metavar="WORDS", help="Highlight WORDS.")] = ""
    para: Annotated[str, typer.Option("--para", metavar="RANGE", help="Show only these paragraphs: 3, 2-4, 5-.")] = ""
    page: Annotated[
        str,
        typer.Option("--page", metavar="RANGE", help="Show only these pages, numbered as in the source: 12-14, iv."),
    ] = ""
    metadata: Annotated[
        bool, typer.Option("--metadata", help="Show the reference, and where each field came from.")
    ] = False
    everything: Annotated[
        bool, typer.Option("--all", help="Show also what was left out of the text: tables, menus, running heads.")
    ] = False
    plain: Annotated[
        bool, typer.Option("--plain", help="Write as in a pipe: no wrapping, no colours.", rich_help_panel=OUTPUT)
    ] = False
    as_json: options.Json = False
    no_pager: options.NoPager = False


@command(
    Options,
    examples=(
        ("citecli show", "the only document, or the one added last"),
        ("citecli show article.txt --quotes", "a file, each speaker's words in a colour"),
        ('citecli show urging --para 2-4 --find "joint chiefs"', "some paragraphs, with words highlighted"),
        ("citecli show book.pdf --page 12-14", "some pages, as the source numbers them"),
        ("citecli show --metadata", "the reference, where it came from, and what is missing"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """Read a document: title, summary, date, numbered paragraphs."""
    from citecli.api.library import show
    from citecli.cli.exits import Exit
    from citecli.cli.options import parse_ranges, requested_format
    from citecli.documents.omissions import remark as omissions_remark
    from citecli.render.formats import metadata_text, reading_text

    paragraphs = parse_ranges(options.para) if options.para else ()
    target = session.target(requested_format(json=options.as_json, plain=options.plain and not options.as_json))
    # Words of a title need no quotation marks around them: show has only one document to name.
    document = show.document(session.library, " ".join(options.documents))
    for remark in document.remarks:
        session.note(remark)
    if not options.everything and (left_out := omissions_remark(document.omissions)):
        session.note(left_out)
    if options.metadata:
        session.write(metadata_text(show.metadata(document), target))
        for line in session.known_notices([document.reference]):
            session.note(line)
        return Exit.DONE
    pages = tuple(filter(None, options.page.split(",")))
    answer = show.reading(document, paragraphs, options.find, options.quotes, pages, options.everything)
    if options.everything and not document.omissions:
        session.note(f"nothing was left out of {document.id}")
    if options.quotes and not answer.quotations:
        session.note(f"no quotations in {document.id}")
    session.write(reading_text(answer, target), pager=not (options.no_pager or options.plain))
    return Exit.DONE
