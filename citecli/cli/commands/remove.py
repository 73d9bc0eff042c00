"""`citecli remove`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecli.answers.library import Discarded
    from citecli.cli.session import Session
    from citecli.documents.model import Document

EXAMPLES = (
    ("citecli remove doe2021", "into the library's trash; asks first"),
    ("citecli remove doe2021 roe2020 --yes", "without asking"),
    ("citecli remove --restore doe2021", "and back again"),
    ("citecli remove --list-trash", "what can be restored"),
    ("citecli remove --empty-trash", "delete that for good; asks first"),
)

_FEW = 20
"""Documents that are named before a question; of more, the rest are counted."""


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
    list_trash: Annotated[bool, typer.Option("--list-trash", help="What is in the trash.")] = False,
    empty_trash: Annotated[
        bool, typer.Option("--empty-trash", help="Delete for good what is in the trash, or DOC there.")
    ] = False,
    as_json: options.Json = False,
    library: options.Library = "",
    output: options.Output = "",
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
    debug: options.Debug = False,
) -> int:
    """Move documents to the library's trash, from where they can be restored."""
    from citecli.api.library import remove as use
    from citecli.cli.commands.edit import report
    from citecli.cli.exits import Exit
    from citecli.cli.session import Session

    session = Session(ctx, library, output, quiet, no_color)
    if restore + list_trash + empty_trash > 1:
        raise typer.BadParameter("--restore, --list-trash and --empty-trash don't go together; choose one")
    if list_trash or (restore and not documents):
        return _list_trash(session, documents or (), as_json)
    if empty_trash:
        return _empty_trash(session, documents or (), yes, as_json)
    if restore:
        assert documents
        report(session, list(use.restore(session.own_library, documents, session.waiting)), as_json)
        return Exit.DONE
    if not documents:
        raise typer.BadParameter("name the documents to remove; `citecli list` shows those there are")
    found = use.documents_to_remove(session.own_library, documents)
    several = "it" if len(found) == 1 else f"these {len(found)} documents"
    if not yes and not _confirmed(found, f"Remove {several}?"):
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


def _confirmed(found: "Sequence[Document | Discarded]", question: str) -> bool:
    import sys

    from citecli.answers.library import Discarded
    from citecli.text.safe import safe_line

    if not sys.stdin.isatty():
        raise typer.BadParameter("there is nobody to ask; say --yes and nobody is asked")
    for one in found[:_FEW]:
        title = one.title if isinstance(one, Discarded) else one.reference.texts.get("title", "")
        typer.echo(f"{safe_line(one.id)}  {safe_line(title)}", err=True)
    if len(found) > _FEW:
        typer.echo(f"and {len(found) - _FEW:,} more", err=True)
    return typer.confirm(question, err=True)


def _list_trash(session: "Session", names: "Sequence[str]", as_json: bool) -> int:
    from citecli.api.library.remove import trashed
    from citecli.cli.exits import Exit

    found = trashed(session.own_library, names)
    _show(session, found, as_json)
    if not found:
        session.remark("the trash is empty")
    return Exit.DONE


def _empty_trash(session: "Session", names: "Sequence[str]", yes: bool, as_json: bool) -> int:
    from citecli.api.library import remove as use
    from citecli.cli.exits import Exit

    found = use.trashed(session.own_library, names)
    what = "1 document" if len(found) == 1 else f"{len(found):,} documents"
    if found and not yes and not _confirmed(found, f"Delete {what} for good?"):
        session.remark("nothing was deleted")
        return Exit.FAILED
    gone = use.empty_trash(session.own_library, found, session.waiting)
    if as_json or not session.screen:
        _show(session, gone, as_json)
    session.remark(f"{what} deleted for good" if gone else "the trash is empty")
    return Exit.DONE


def _show(session: "Session", found: "Sequence[Discarded]", as_json: bool) -> None:
    from citecli.render import trash

    session.write(trash.json(found, not session.unicode) if as_json else trash.plain(found))
