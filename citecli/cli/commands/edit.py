"""`citecli edit`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options
from citecli.cli.command import command
from citecli.cli.common import REFERENCE

if TYPE_CHECKING:
    from citecli.answers.library import Addition
    from citecli.cli.session import Session
    from citecli.documents.model import Document


class Options(options.CommonOptions):
    """The options of `citecli edit`."""

    document: options.Document
    title: options.Title = ""
    authors: options.Author = options.NO_VALUES
    date: options.Date = ""
    kind: options.Type = ""
    url: options.Url = ""
    key: options.Key = ""
    tags: options.Tag = options.NO_VALUES
    assignments: options.Assignment = options.NO_VALUES
    unset: Annotated[
        list[str],
        typer.Option(
            "--unset",
            metavar="VARIABLE",
            help="Leave this variable empty, whatever the document says. Can be repeated.",
            rich_help_panel=REFERENCE,
            show_default=False,
        ),
    ] = options.NO_VALUES
    source: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="KEY",
            autocompletion=completion.documents,
            help="Take the key and the reference of this record of the library, which has no document.",
            rich_help_panel=REFERENCE,
            show_default=False,
        ),
    ] = ""
    as_json: options.Json = False


@command(
    Options,
    examples=(
        (
            'citecli edit doe2021 --author "Doe, Jane" --set container-title="The Quay"',
            "fill in what is missing",
        ),
        ("citecli edit 3 --date 2021-03-03 --type article-newspaper", "by its number in the list"),
        ("citecli edit doe2021 --unset publisher", "leave the publisher out"),
        ("citecli edit scan-12 --from roe1999", "the reference of a record that came without a document"),
        ("citecli edit doe2021", "the whole reference, in your editor (VISUAL, EDITOR)"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """Correct or complete a document's reference. Changes go to its sidecar file; the document stays as it is.

    Without options, the sidecar opens in your editor and is checked when you save it.
    """
    from citecli.api.library import reference_edits
    from citecli.api.library.edit import edit, is_inside
    from citecli.cli.exits import Exit
    from citecli.cli.options import refuse_empty
    from citecli.library.store import is_file

    refuse_empty(session.context)
    fields = reference_edits.ReferenceEdits(
        options.title,
        tuple(options.authors),
        options.date,
        options.kind,
        options.url,
        options.key,
        tuple(options.tags),
        tuple(options.assignments),
        tuple(options.unset),
    )
    # A file somewhere else may be described without there being a library.
    library = session.library if is_file(Path(options.document)) else session.own_library
    document = library.find(options.document)
    if options.source:
        return _take_reference(options, session, document, changes=fields != reference_edits.ReferenceEdits())
    if fields == reference_edits.ReferenceEdits():
        edited = _edit_interactively(session, document)
    else:
        edited = edit(library, document, reference_edits.sidecar_change(fields), session.listener)
    if edited is None:
        session.note(f"{document.id} was not changed")
    else:
        session.write_additions([edited], options.as_json)
        if is_inside(library, edited.document):
            session.note_change("changed", [edited.document])
    return Exit.DONE


def _take_reference(options: Options, session: "Session", document: "Document", *, changes: bool) -> int:
    """Have the document take the reference of a record, and tell of it; the exit code."""
    from citecli.api.library.merge import take_reference
    from citecli.cli.exits import Exit

    if changes:
        raise typer.BadParameter("--from takes the whole reference; change it afterwards, with another `citecli edit`")
    library = session.own_library
    taken, remarks = take_reference(library, document, library.find(options.source), session.listener)
    session.write_additions([taken], options.as_json)
    session.note_change(f"{document.id} is now", [taken.document])
    for remark in remarks:
        session.note(remark)
    return Exit.DONE


def _edit_interactively(session: "Session", document: "Document") -> "Addition | None":
    """What the user makes of the sidecar in an editor; `None` when nothing was changed."""
    import sys
    from tempfile import TemporaryDirectory

    from citecli.api.library.edit import is_inside, keep_numbers, save_sidecar_text, sidecar_text
    from citecli.cli.programs import open_editor
    from citecli.errors import Failed, InvalidReference

    if is_inside(session.library, document):
        keep_numbers(session.library, session.listener)  # with which the sidecar of a renamed document gets its name
    before = sidecar_text(document)
    with TemporaryDirectory(prefix="citecli-") as folder:
        path = Path(folder) / f"{Path(document.path).stem}.csl.json"
        path.write_text(before, encoding="utf-8", newline="\n")
        while True:
            open_editor(path)
            try:
                text = path.read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError):
                raise Failed(f"nothing was changed: the editor left no UTF-8 text at {path}") from None
            if text == before:
                return None
            try:
                return save_sidecar_text(session.library, document, text, session.listener)
            except InvalidReference as error:
                if not sys.stdin.isatty():
                    raise
                session.warn(str(error))
                if not typer.confirm("Edit it again?", default=True, err=True):
                    return None
