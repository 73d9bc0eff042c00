"""`citecli show`."""

from typing import Annotated

import typer

from citecli.cli import completion, options

EXAMPLES = (
    ("citecli show", "the only document, or the one added last"),
    ("citecli show article.txt --quotes", "a file, each speaker's words in a colour"),
    ('citecli show urging --para 2-4 --find "joint chiefs"', "a part, with words highlighted"),
    ("citecli show book.pdf --page 12-14", "what stands on these pages, as the source numbers them"),
    ("citecli show --metadata", "what is known about it, from where, and what is missing"),
)


def command(
    ctx: typer.Context,
    documents: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[DOC]",
            show_default=False,
            autocompletion=completion.documents,
            help="A path, id, number from the list, beginning of an id, or words of the title; - reads standard input.",
        ),
    ] = None,
    quotes: Annotated[bool, typer.Option("--quotes", help="Colour each speaker's words, with a legend.")] = False,
    find: Annotated[str, typer.Option("--find", metavar="WORDS", help="Highlight WORDS.")] = "",
    para: Annotated[str, typer.Option("--para", metavar="RANGE", help="Only these paragraphs: 3, 2-4, 5-.")] = "",
    page: Annotated[
        str, typer.Option("--page", metavar="RANGE", help="Only what stands on these pages: 12, 12-14, iv.")
    ] = "",
    metadata: Annotated[
        bool, typer.Option("--metadata", help="The reference, and where each field came from.")
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help="As in a pipe: not wrapped, no colours.", rich_help_panel="Output")
    ] = False,
    as_json: options.Json = False,
    no_pager: options.NoPager = False,
    library: options.Library = "",
    output: options.Output = "",
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
    debug: options.Debug = False,
) -> int:
    """Show a document set for reading: title, dek, date, numbered paragraphs."""
    from citecli.api.library import show
    from citecli.cli.exits import Exit
    from citecli.cli.ranges import parse_ranges
    from citecli.cli.session import Session

    ranges = parse_ranges(para) if para else ()
    session = Session(ctx, library, output, quiet, no_color)
    # Words of a title may come without marks around them: show has but one document to name.
    found = show.document(session.library, " ".join(documents or ()))
    for remark in found.remarks:
        session.remark(remark)
    screen = None if plain else session.screen
    if metadata:
        about = show.metadata(found)
        if as_json:
            from citecli.render import json

            session.write(json.metadata(about, not session.unicode))
        elif screen:
            from citecli.render.terminal import reading as terminal

            session.write(terminal.metadata(about, screen))
        else:
            from citecli.render import plain as pipe

            session.write(pipe.metadata(about))
        return Exit.DONE
    answer = show.reading(found, ranges, find, quotes, tuple(filter(None, page.split(","))))
    if quotes and not answer.quotations:
        session.remark(f"no quotations in {found.id}")
    if as_json:
        from citecli.render import json

        session.write(json.reading(answer, not session.unicode))
    elif screen:
        from citecli.render.terminal import reading as terminal

        session.write(terminal.reading(answer, screen), pager=not no_pager)
    else:
        from citecli.render import plain as pipe

        session.write(pipe.reading(answer))
    return Exit.DONE
