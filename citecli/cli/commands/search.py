"""`citecli search`."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options
from citecli.cli.command import command

if TYPE_CHECKING:
    from citecli.cli.session import Session


class Options(options.CommonOptions):
    """The options of `citecli search`."""

    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...",
            show_default=False,
            help='Words, "phrases", prefix*, this OR that, -without; author:, title:, tag:, type:, speaker:, '
            "after:DATE (that day or later), before:DATE.",
        ),
    ]
    speakers: Annotated[
        list[str],
        typer.Option(
            "--speaker",
            metavar="NAME",
            autocompletion=completion.speakers,
            help="Search only in what this person says. Can be repeated: one of them says it.",
            show_default=False,
        ),
    ] = options.NO_VALUES
    limit: Annotated[
        int, typer.Option("--limit", "-n", metavar="N", min=0, help="Show at most N documents; 0 shows all.")
    ] = 20
    refresh: Annotated[bool, typer.Option("--refresh", help="Read every file again, even if it looks unchanged.")] = (
        False
    )
    as_json: options.Json = False
    no_pager: options.NoPager = False


@command(
    Options,
    examples=(
        ("citecli search harbour wall", "documents with both words, best matches first"),
        ("citecli search '\"joint chiefs\" negotiat*'", "a phrase, and words that start with these letters"),
        ("citecli search speaker:milley winter", "what one person says about it"),
        ("citecli search ceasefire author:doe after:2022-06 -nato", "by author and date, and without a word"),
        ("citecli search 'flood OR storm' tag:coast", "either word, in documents with a tag"),
    ),
    takes_dashed_words=True,
)
def run(options: Options, session: "Session") -> int:
    """Search the text of all documents, ignoring case and accents; best matches first, with the passages.

    In a pipe, each passage is a line: id, title, paragraph, words with the matches marked, separated by tabs.
    """
    from citecli.api.library.search import search
    from citecli.cli.exits import Exit
    from citecli.cli.options import requested_format
    from citecli.library.query import parse
    from citecli.render.formats import hits_text

    target = session.target(requested_format(json=options.as_json))
    # A phrase reaches us as one word of the shell's, and goes on as it was typed.
    text = " ".join(f'"{word}"' if " " in word and not _is_query(word) else word for word in options.words)
    with session.bar("Searching") as bar:
        query = parse(text)
        index = session.library.required_index(full=options.refresh)
        speech = None
        if query.speakers or options.speakers:
            from citecli.api.quotations.quotation_cache import index_with_quotations
            from citecli.api.quotations.speaker_index import speech_of

            index = index_with_quotations(session.library, bar, os.cpu_count() or 1) or index
            speech = speech_of(index, query.speakers, options.speakers)
        answer = search(index, query, options.limit, speech)
    session.write(hits_text(answer, target), pager=not options.no_pager)
    session.warn_of_unreadable(index.problems())
    if not answer.hits:
        session.warn(f"nothing found for “{text}”{_hint(text)}" if session.library.count() else session.empty_library)
        return Exit.NOT_FOUND
    if answer.total > len(answer.hits):
        session.note(f"showing {len(answer.hits)} of {answer.total:,} documents; --limit 0 shows all")
    return Exit.DONE


def _is_query(word: str) -> bool:
    """Whether a word of the shell's that has spaces in it is a whole search, not a phrase."""
    return '"' in word or " OR " in word or ":" in word or "*" in word or " -" in word


def _hint(text: str) -> str:
    """What to try after a search that found nothing: a single word may be the beginning of others."""
    return f"; try {text}*" if text.isalpha() else ""
