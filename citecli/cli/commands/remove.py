"""`citecli remove`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options
from citecli.cli.command import command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecli.answers.library import Discarded
    from citecli.cli.session import Session
    from citecli.documents.model import Document

_FEW = 20
"""Documents that are named before a question; of more, the rest are counted."""


class Options(options.CommonOptions):
    """The options of `citecli remove`."""

    documents: Annotated[
        list[str],
        typer.Argument(
            metavar="[DOC]...",
            show_default=False,
            autocompletion=completion.documents,
            help="Ids or the start of one, numbers from `list`, file names, or words of a title.",
        ),
    ] = options.NO_VALUES
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask for confirmation.")] = False
    restore: Annotated[bool, typer.Option("--restore", help="Restore from the trash; without DOC, list the trash.")] = (
        False
    )
    list_trash: Annotated[bool, typer.Option("--list-trash", help="List the trash.")] = False
    empty_trash: Annotated[
        bool, typer.Option("--empty-trash", help="Delete everything in the trash for good, or only DOC.")
    ] = False
    as_json: options.Json = False


@command(
    Options,
    examples=(
        ("citecli remove doe2021", "move it to the library's trash; asks first"),
        ("citecli remove doe2021 roe2020 --yes", "without asking"),
        ("citecli remove --restore doe2021", "bring it back"),
        ("citecli remove --list-trash", "what can be restored"),
        ("citecli remove --empty-trash", "delete everything in the trash for good; asks first"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """Move documents to the library's trash, where they can be restored."""
    from citecli.api.library import remove
    from citecli.cli.exits import Exit
    from citecli.text.messages import shell_argument

    if options.restore + options.list_trash + options.empty_trash > 1:
        raise typer.BadParameter("--restore, --list-trash and --empty-trash can't be used together; choose one")
    if options.list_trash or (options.restore and not options.documents):
        return _list_trash(session, options)
    if options.empty_trash:
        return _empty_trash(session, options)
    if options.restore:
        restored = list(remove.restore(session.own_library, options.documents, session.listener))
        session.write_additions(restored, options.as_json)
        session.note_change("restored", [addition.document for addition in restored])
        return Exit.DONE
    if not options.documents:
        raise typer.BadParameter("name the documents to remove; list them with `citecli list`")
    documents = remove.documents_to_remove(session.own_library, options.documents)
    what = "this document" if len(documents) == 1 else f"these {len(documents)} documents"
    if not options.yes and not _confirm(documents, f"Move {what} to the trash?"):
        session.note("nothing was removed")
        return Exit.FAILED
    removed = list(remove.remove(session.own_library, documents, session.listener))
    if options.as_json or not session.screen:
        session.write_additions(removed, options.as_json)
    for addition in removed:
        name = addition.document.id
        title = addition.document.reference.texts.get("title", "")
        shown = f"{name} (“{title}”)" if title else name
        again = shell_argument(remove.name_in_trash(addition.document))
        session.note(f"moved {shown} to the trash; bring it back with `citecli remove --restore {again}`")
    return Exit.DONE


def _confirm(documents: "Sequence[Document | Discarded]", question: str) -> bool:
    from citecli.answers.library import Discarded
    from citecli.cli.options import require_terminal
    from citecli.text.safe import safe_line

    require_terminal()
    for document in documents[:_FEW]:
        title = document.title if isinstance(document, Discarded) else document.reference.texts.get("title", "")
        typer.echo(f"{safe_line(document.id)}  {safe_line(title)}", err=True)
    if len(documents) > _FEW:
        typer.echo(f"and {len(documents) - _FEW:,} more", err=True)
    return typer.confirm(question, err=True)


def _list_trash(session: "Session", options: Options) -> int:
    from citecli.api.library.remove import trash_contents
    from citecli.cli.exits import Exit

    trash = trash_contents(session.own_library, options.documents)
    _write_trash(session, trash, options.as_json)
    if not trash:
        session.note("the trash is empty")
    return Exit.DONE


def _empty_trash(session: "Session", options: Options) -> int:
    from citecli.api.library import remove
    from citecli.cli.exits import Exit
    from citecli.text.messages import number_of

    library = session.own_library
    trash = remove.trash_contents(library, options.documents)
    others = () if options.documents else remove.other_files_in_trash(library)
    if others:
        verb, whose = ("is", "it stays") if len(others) == 1 else ("are", "they stay")
        session.note(
            f"{number_of(len(others), 'other file')} in the trash {verb} not citecli's: {whose} ({others[0].name})"
        )
    what = number_of(len(trash), "document")
    if trash and not options.yes and not _confirm(trash, f"Delete {what} for good?"):
        session.note("nothing was deleted")
        return Exit.FAILED
    deleted = remove.empty_trash(library, trash, session.listener)
    if options.as_json or not session.screen:
        _write_trash(session, deleted, options.as_json)
    if deleted:
        session.note(f"deleted {number_of(len(deleted), 'document')} for good")
    else:
        session.note("there is no document in the trash" if others else "the trash is empty")
    return Exit.DONE


def _write_trash(session: "Session", trash: "Sequence[Discarded]", as_json: bool) -> None:
    from citecli.cli.options import requested_format
    from citecli.render.formats import trash_text

    session.write(trash_text(trash, session.target(requested_format(json=as_json))))
