"""`citecli list`."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from citecli.answers.library import ListingOrder
from citecli.cli import options
from citecli.cli.command import command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citecli.cli.session import Session
    from citecli.render.listings import ListingParts


class Options(options.CommonOptions):
    """The options of `citecli list`."""

    sort: Annotated[ListingOrder, typer.Option("--sort", help="Sort by this column.")] = ListingOrder.NUMBER
    reverse: Annotated[bool, typer.Option("--reverse", "-r", help="Reverse the order.")] = False
    words: Annotated[
        str,
        typer.Option(
            "--filter", metavar="WORDS", help="Show documents with all WORDS in title, author, date, tags, id or type."
        ),
    ] = ""
    as_json: options.Json = False
    no_pager: options.NoPager = False


@command(
    Options,
    examples=(
        ("citecli list", "every document, in order of addition"),
        ("citecli list --sort date --filter ukraine", "documents that mention the word, newest first"),
        ("citecli list --json", "output for a program"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """List documents: number, id, title, author, date, words, quotations.

    In a pipe, each document is a line, its fields separated by tabs. The first time that a large library is read, lines
    and JSON come while it is.
    """
    from citecli.api.library.listing import listing
    from citecli.api.quotations.quotation_cache import index_with_quotations
    from citecli.cli.exits import Exit
    from citecli.cli.options import requested_format
    from citecli.render.formats import listing_text
    from citecli.render.listings import ListingParts

    target = session.target(requested_format(json=options.as_json))
    shown: set[int] = set()
    parts = ListingParts(is_json=options.as_json, ascii_only=target.ascii_only)
    if session.writes_to_pipe and not _is_arranged(options):
        session.write_all(_first_rows(session, parts, shown))
    with session.bar("Counting words") as bar:
        index = index_with_quotations(session.library, bar, os.cpu_count() or 1)
        answer = listing(
            session.library,
            index,
            sort=options.sort,
            words=options.words,
            reverse=options.reverse,
            progress=bar,
        )
    session.keep_numbers()
    if shown:
        session.write(parts.part([row for row in answer.rows if row.number not in shown]) + parts.end())
    else:
        session.write(listing_text(answer, target), pager=not options.no_pager)
    for problem in answer.problems:
        session.warn(problem)
    if answer.problems:
        return Exit.BAD_INPUT
    if not answer.rows and options.words and answer.total:
        session.warn(f"no document matches “{options.words}”; `citecli search` looks inside the texts")
        return Exit.NOT_FOUND
    if not answer.rows:
        session.note(session.empty_library)
    return Exit.DONE


def _is_arranged(options: Options) -> bool:
    """Whether the documents are sorted or chosen: then no line can be written before the last is known."""
    return options.sort is not ListingOrder.NUMBER or options.reverse or bool(options.words)


def _first_rows(session: "Session", parts: "ListingParts", shown: set[int]) -> "Iterator[str]":
    """The lines, or objects, of documents while an index is made; their numbers are added to `shown`."""
    import sys

    from citecli.api.library.listing import rows_of
    from citecli.api.quotations.quotation_cache import index_by_steps

    for index, files in index_by_steps(session.library, os.cpu_count() or 1):
        rows = rows_of(session.library, index, files)
        shown.update(row.number for row in rows)
        yield parts.part(rows)
        sys.stdout.flush()
