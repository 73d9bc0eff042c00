"""`citecli edit`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options
from citecli.cli import reference_options as said

if TYPE_CHECKING:
    from citecli.answers.library import Addition
    from citecli.cli.session import Session
    from citecli.documents.model import Document

EXAMPLES = (
    ('citecli edit doe2021 --author "Doe, Jane" --set container-title="The Quay"', "fill in what is missing"),
    ("citecli edit 3 --date 2021-03-03 --type article-newspaper", "by its number in the list"),
    ("citecli edit doe2021 --unset publisher", "say nothing of the publisher"),
    ("citecli edit doe2021", "all of it, in your editor (VISUAL, EDITOR)"),
)


def command(
    ctx: typer.Context,
    document: Annotated[
        str,
        typer.Argument(
            metavar="DOC",
            show_default=False,
            autocompletion=completion.documents,
            help="A path, id, number from the list, beginning of an id, or words of the title.",
        ),
    ],
    title: said.Title = "",
    author: said.Author = None,
    date: said.Date = "",
    kind: said.Type = "",
    url: said.Url = "",
    key: said.Key = "",
    tag: said.Tag = None,
    assignments: said.Assignment = None,
    unset: Annotated[
        list[str] | None,
        typer.Option(
            "--unset",
            metavar="VARIABLE",
            help="Say nothing of this variable, whatever the document says; again for each.",
            rich_help_panel="Reference",
            show_default=False,
        ),
    ] = None,
    as_json: options.Json = False,
    library: options.Library = "",
    output: options.Output = "",
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
    debug: options.Debug = False,
) -> int:
    """Say what a document does not say itself: its sidecar is written, the document stays as it is.

    Without any option the sidecar opens in your editor, and is checked when it is saved.
    """
    from citecli.api.library import reference_edits
    from citecli.api.library.edit import edit
    from citecli.cli.exits import Exit
    from citecli.cli.session import Session

    said.refuse_empty(ctx)
    session = Session(ctx, library, output, quiet, no_color)
    wanted = reference_edits.ReferenceEdits(
        title,
        tuple(author or ()),
        date,
        kind,
        url,
        key,
        tuple(tag or ()),
        tuple(assignments or ()),
        tuple(unset or ()),
    )
    # A file somewhere else may be described without there being a library.
    place = session.library if Path(document).is_file() else session.own_library
    found = place.find(document)
    if wanted == reference_edits.ReferenceEdits():
        done = _in_editor(session, found)
        if done is None:
            session.remark(f"nothing was changed in {found.id}")
            return Exit.DONE
    else:
        done = edit(place, found, reference_edits.sidecar_change(wanted), session.waiting)
    report(session, [done], as_json)
    return Exit.DONE


def report(session: "Session", done: "list[Addition]", as_json: bool) -> None:
    """Tell what documents are like now."""
    if as_json:
        from citecli.render.additions import json

        session.write(json(done, not session.unicode))
    elif screen := session.screen:
        from citecli.api.library.reference_edits import edit_command
        from citecli.render.terminal.additions import addition

        session.write("".join(addition(one, screen, edit_command(one.document.id, one.missing)) for one in done))
    else:
        from citecli.render.additions import plain

        session.write("".join(map(plain, done)))


def _in_editor(session: "Session", found: "Document") -> "Addition | None":
    """What the user makes of the sidecar; `None` when that is nothing new."""
    import sys
    from tempfile import TemporaryDirectory

    from citecli.api.library.edit import save_sidecar_text, sidecar_text
    from citecli.errors import Failed, InvalidReference

    before = sidecar_text(found)
    with TemporaryDirectory(prefix="citecli-") as folder:
        path = Path(folder) / f"{Path(found.path).stem}.csl.json"
        path.write_text(before, encoding="utf-8", newline="\n")
        while True:
            _run_editor(path)
            try:
                text = path.read_text(encoding="utf-8-sig")
            except (OSError, UnicodeDecodeError):
                raise Failed(f"nothing was changed: the editor left no text in UTF-8 at {path}") from None
            if text == before:
                return None
            try:
                return save_sidecar_text(session.library, found, text, session.waiting)
            except InvalidReference as error:
                if not sys.stdin.isatty():
                    raise
                session.complain(str(error))
                if not typer.confirm("Edit it again?", default=True, err=True):
                    return None


def _run_editor(path: Path) -> None:
    import shlex
    import shutil
    import subprocess
    import sys

    from citecli.errors import Failed

    usual = "notepad" if os.name == "nt" else "vi"
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not chosen and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Failed("there is no terminal for an editor; say what to change (--title, --author, --set …)")
    asked = chosen or usual
    try:
        words = shlex.split(asked, posix=os.name == "posix")
    except ValueError:
        words = []
    if not words or not shutil.which(words[0]):
        raise Failed(f"there is no editor {asked}; set EDITOR, or say what to change (--title, --author, --set …)")
    if subprocess.run([*words, str(path)], check=False).returncode:
        raise Failed("nothing was changed: the editor ended with an error")
