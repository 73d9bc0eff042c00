"""`citecli remove`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options

if TYPE_CHECKING:
    from citecli.cli.session import Session
    from citecli.documents.model import Document

EXAMPLES = (
    ("citecli remove doe2021", "into the library's trash; asks first"),
    ("citecli remove doe2021 roe2020 --yes", "without asking"),
    ("citecli remove --restore doe2021", "and back again"),
    ("citecli remove --restore", "what can be restored"),
)


def command(
    ctx: typer.Context,
    documents: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[DOC]...",
            show_default=False,
            autocompletion=completion.documents,
            help="Ids, numbers from the list, file names, beginnings of ids, or words of titles.",
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask.")] = False,
    restore: Annotated[bool, typer.Option("--restore", help="Take out of the trash; without DOC, list it.")] = False,
    as_json: options.Json = False,
    library: options.Library = "",
    output: options.Output = "",
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
    debug: options.Debug = False,
) -> int:
    """Move documents to the library's trash, from where they can be restored."""
    from citecli.api import remove as use
    from citecli.cli.commands.edit import report
    from citecli.cli.exits import Exit
    from citecli.cli.session import Session

    session = Session(ctx, library, output, quiet, no_color)
    if restore:
        if not documents:
            return _list_trash(session, as_json)
        report(session, list(use.restore(session.own_library, documents, session.waiting)), as_json)
        return Exit.DONE
    if not documents:
        raise typer.BadParameter("name the documents to remove; `citecli list` shows those there are")
    found = use.to_be_removed(session.own_library, documents)
    if not yes and not _confirmed(found):
        session.remark("nothing was removed")
        return Exit.FAILED
    done = use.remove(session.own_library, found, session.waiting)
    if as_json or not session.screen:
        report(session, list(done), as_json)
    for one in done:
        session.remark(
            f"{one.document.id} is in the trash; `citecli remove --restore {one.document.id}` brings it back"
        )
    return Exit.DONE


def _confirmed(found: "tuple[Document, ...]") -> bool:
    import sys

    from citecli.text.safe import safe_line

    if not sys.stdin.isatty():
        raise typer.BadParameter("there is nobody to ask; say --yes to remove without asking")
    for document in found:
        typer.echo(f"{safe_line(document.id)}  {safe_line(document.reference.texts.get('title', ''))}", err=True)
    return typer.confirm(f"Remove {'it' if len(found) == 1 else f'these {len(found)} documents'}?", err=True)


def _list_trash(session: "Session", as_json: bool) -> int:
    from citecli.api.remove import in_trash
    from citecli.cli.exits import Exit
    from citecli.render import trash

    found = in_trash(session.own_library)
    session.write(trash.json(found, not session.unicode) if as_json else trash.plain(found))
    if not found:
        session.remark("the trash is empty")
    return Exit.DONE
