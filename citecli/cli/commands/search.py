"""`citecli search`."""

import os
from typing import Annotated

import typer

from citecli.cli import options

EXAMPLES = (
    ("citecli search harbour wall", "documents with both words, the best first"),
    ("citecli search '\"joint chiefs\" negotiat*'", "a phrase, and words that begin so"),
    ("citecli search speaker:milley winter", "what one person says about it"),
    ("citecli search ceasefire author:doe after:2022-06 -nato", "by whom, since when, and without a word"),
    ("citecli search 'flood OR storm' tag:coast", "either word, among documents with a tag"),
)

TAKES_DASHED_WORDS = True


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...",
            show_default=False,
            help='Words, "phrases", begin*, this OR that, -without; author:, title:, tag:, type:, speaker:, '
            "after:DATE (that day or later), before:DATE.",
        ),
    ],
    limit: Annotated[int, typer.Option("--limit", "-n", metavar="N", min=0, help="At most N documents; 0: all.")] = 20,
    refresh: Annotated[
        bool, typer.Option("--refresh", help="Look into every file again, whatever its size and time say.")
    ] = False,
    as_json: options.Json = False,
    no_pager: options.NoPager = False,
    library: options.Library = "",
    output: options.Output = "",
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
    debug: options.Debug = False,
) -> int:
    """Search the text of all documents, blind to case and accents; the best matches first, with where they stand.

    In a pipe each place is a line: id, title, paragraph, words with the matches marked, parted by tabs.
    """
    from citecli.api.library.search import search
    from citecli.cli.exits import Exit
    from citecli.cli.session import Session
    from citecli.library.query import parse

    session = Session(ctx, library, output, quiet, no_color)
    # A phrase reaches us as one word of the shell's, and goes on as it was typed.
    text = " ".join(f'"{word}"' if " " in word and not _asks(word) else word for word in words)
    with session.bar("Searching") as bar:
        query = parse(text)
        index = session.library.required_index(full=refresh)
        speech = None
        if query.speakers:
            from citecli.api.quotations.quotation_cache import index_with_quotations
            from citecli.api.quotations.speaker_index import speech_of

            index = index_with_quotations(session.library, bar, os.cpu_count() or 1) or index
            speech = speech_of(index, query.speakers)
        answer = search(index, query, limit, speech)
    if as_json:
        from citecli.render.hits import json

        session.write(json(answer, not session.unicode))
    elif screen := session.screen:
        from citecli.render.terminal.hits import hits

        session.write(hits(answer, screen), pager=not no_pager)
    else:
        from citecli.render.hits import plain

        session.write(plain(answer))
    if not answer.hits:
        empty = not session.library.count()
        session.complain(
            session.nothing_here if empty else f"no document has {text}; begin* finds all words that begin so"
        )
        return Exit.NOT_FOUND
    if answer.total > len(answer.hits):
        session.remark(f"{len(answer.hits)} of {answer.total:,} documents; --limit 0 shows all")
    return Exit.DONE


def _asks(word: str) -> bool:
    """Whether a word of the shell's that has spaces in it is a whole search, not a phrase."""
    return '"' in word or " OR " in word or ":" in word or "*" in word or " -" in word
