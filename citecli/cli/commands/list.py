"""`citecli list`."""

import os
from enum import StrEnum
from typing import Annotated

import typer

from citecli.cli import options

EXAMPLES = (
    ("citecli list", "every document, in order of addition"),
    ("citecli list --sort date --filter ukraine", "those that mention the word, newest first"),
    ("citecli list --json", "for a program to read"),
)


class Sort(StrEnum):
    """The values of `--sort`."""

    NUMBER = "number"
    ID = "id"
    TITLE = "title"
    AUTHOR = "author"
    DATE = "date"
    WORDS = "words"
    QUOTATIONS = "quotations"


def command(
    ctx: typer.Context,
    sort: Annotated[Sort, typer.Option("--sort", help="Sort by this.")] = Sort.NUMBER,
    reverse: Annotated[bool, typer.Option("--reverse", "-r", help="Turn the order round.")] = False,
    words: Annotated[
        str,
        typer.Option(
            "--filter", metavar="WORDS", help="Only those with all WORDS in title, author, date, tags, id or type."
        ),
    ] = "",
    as_json: options.Json = False,
    no_pager: options.NoPager = False,
    library: options.Library = "",
    output: options.Output = "",
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
    debug: options.Debug = False,
) -> int:
    """List the documents: number, id, title, author, date, words, quotations.

    In a pipe each document is a line, its fields parted by tabs.
    """
    from citecli.api.library.listing import SortKey, listing
    from citecli.api.quotations.quotation_cache import index_with_quotations
    from citecli.cli.exits import Exit
    from citecli.cli.session import Session

    session = Session(ctx, library, output, quiet, no_color)
    with session.bar("Counting") as bar:
        index = index_with_quotations(session.library, bar, os.cpu_count() or 1)
        answer = listing(session.library, index, sort=SortKey(sort), words=words, reverse=reverse, progress=bar)
    if as_json:
        from citecli.render.json import listing as to_json

        session.write(to_json(answer, ascii_only=not session.unicode))
    elif screen := session.screen:
        from citecli.render.terminal.listing import listing as to_screen

        session.write(to_screen(answer, screen), pager=not no_pager)
    else:
        from citecli.render.plain import listing as to_plain

        session.write(to_plain(answer))
    for problem in answer.problems:
        session.complain(problem)
    if answer.problems:
        return Exit.BAD_INPUT
    if not answer.rows:
        if words and answer.total:
            session.complain(f"no document is like “{words}”; `citecli search` looks into the texts, too")
            return Exit.NOT_FOUND
        session.remark(session.nothing_here)
    return Exit.DONE
