"""`citecli add`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import options
from citecli.cli import reference_options as said

if TYPE_CHECKING:
    from citecli.answers.library import Addition

EXAMPLES = (
    ("citecli add article.txt", "a file; says what was understood of it, and what is missing"),
    ("citecli add ~/articles --tag ukraine", "every document in a folder and those below"),
    ("citecli add https://example.org/harbour 10.1000/182", "a web page, and the reference of a DOI"),
    ('pbpaste | citecli add - --title "Minutes" --date 2021-03-03', "standard input"),
)
_FEW = 20
"""Additions that are told one by one on a terminal; more are only counted."""


def command(
    ctx: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            show_default=False,
            help="Files, folders, patterns, web addresses, DOIs, arXiv ids (arXiv:…), ISBNs, PMIDs (pmid:…); "
            "- reads standard input.",
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
    as_json: options.Json = False,
    library: options.Library = "",
    output: options.Output = "",
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
    debug: options.Debug = False,
) -> int:
    """Add documents to the library: copied under a readable name, their reference inferred, each with a citekey.

    In a pipe each is a line: what became of it, id, file, title, what is missing, parted by tabs.
    """
    from citecli.answers.library import Status
    from citecli.api.library import reference_edits
    from citecli.api.library.add import add
    from citecli.cli.commands.edit import report
    from citecli.cli.session import Session
    from citecli.errors import CitecliError, Failed
    from citecli.library.sidecar_edit import SidecarChange
    from citecli.network.services import configured

    said.refuse_empty(ctx)
    session = Session(ctx, library, output, quiet, no_color)
    change = reference_edits.sidecar_change(
        reference_edits.ReferenceEdits(
            title,
            tuple(author or ()),
            date,
            kind,
            url,
            key,
            tags=tuple(tag or ()),
            assignments=tuple(assignments or ()),
        )
    )
    folder = session.folder_for_adding
    is_new = not folder.is_dir()
    done: list[Addition] = []
    errors: list[CitecliError] = []
    services = configured(session.settings.services)
    with session.bar("Adding") as bar:
        try:
            for one in add(sources, folder, change, services, waiting=session.waiting, progress=bar):
                if isinstance(one, CitecliError):
                    errors.append(one)
                else:
                    done.append(one)
        except Failed as error:
            # What was added until then is told all the same.
            errors.append(error)
    if is_new and done:
        session.remark(f"made the library {folder}")
    if session.screen and len(done) > _FEW and not as_json:
        session.write(_summary(done))
    else:
        report(session, done, as_json)
    known = [one.document.id for one in done if one.status is Status.KNOWN]
    if known and change != SidecarChange():
        more = f" and {len(known) - 1:,} more" if len(known) > 1 else ""
        session.remark(f"{known[0]}{more} was there already and stays as it is; `citecli edit {known[0]}` changes it")
    for addition in done:
        for remark in addition.remarks:
            session.remark(remark)
    return session.report(errors)


def _summary(done: "list[Addition]") -> str:
    from citecli.answers.library import Status

    added = [one for one in done if one.status is Status.ADDED]
    parts = [f"{len(added):,} documents added"]
    if known := len(done) - len(added):
        parts.append(f"{known:,} already there")
    if lacking := sum(1 for one in added if one.missing):
        parts.append(f"{lacking:,} lack something important (citecli show ID --metadata)")
    return "; ".join(parts) + "\n"
