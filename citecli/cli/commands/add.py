"""`citecli add`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options
from citecli.cli.command import command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecli.answers.library import Addition
    from citecli.cli.session import Session
    from citecli.errors import CitecliError
    from citecli.library.sidecar_edit import SidecarChange

_BIBLIOGRAPHIES = (".bib", ".bibtex", ".biblatex", ".ris", ".nbib", ".enw", ".ciw", ".isi", ".csljson")
_FEW = 20
"""Additions that are shown one by one on a terminal; more are only counted."""


class Options(options.CommonOptions):
    """The options of `citecli add`."""

    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            show_default=False,
            help="Files, folders, patterns, web addresses, DOIs, arXiv ids (arXiv:…), ISBNs, PMIDs (pmid:…); "
            "- reads standard input.",
        ),
    ]
    title: options.Title = ""
    authors: options.Author = options.NO_VALUES
    date: options.Date = ""
    kind: options.Type = ""
    url: options.Url = ""
    key: options.Key = ""
    tags: options.Tag = options.NO_VALUES
    assignments: options.Assignment = options.NO_VALUES
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="KEY",
            autocompletion=completion.documents,
            help="Make it the document of this reference of the library, which has none.",
            show_default=False,
        ),
    ] = ""
    encoding: options.Encoding = ""
    as_json: options.Json = False


@command(
    Options,
    examples=(
        ("citecli add article.txt", "a file; shows what was recognized, and what is missing"),
        ("citecli add ~/articles --tag ukraine", "every document in a folder and its subfolders"),
        ("citecli add https://example.org/harbour 10.1000/182", "a web page, and the reference of a DOI"),
        ("citecli add paper.pdf --to roe1999", "the document of a reference that came without one"),
        ('pbpaste | citecli add - --title "Minutes" --date 2021-03-03', "standard input"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """Add documents to the library. Each is copied under a readable name, with its reference and a citekey.

    In a pipe, each document is a line: status, id, file, title, missing fields, separated by tabs.
    """
    from citecli.api.library import reference_edits
    from citecli.cli.options import refuse_empty

    refuse_empty(session.context)
    change = reference_edits.sidecar_change(
        reference_edits.ReferenceEdits(
            options.title,
            tuple(options.authors),
            options.date,
            options.kind,
            options.url,
            options.key,
            tags=tuple(options.tags),
            assignments=tuple(options.assignments),
        )
    )
    if options.to:
        return _attach(options, session, change)
    bibliographies = [name for name in options.sources if _is_bibliography(name)]
    if bibliographies:
        from citecli.cli.importing import import_files

        for name in bibliographies:
            session.note(f"{name} is a bibliography; its references are imported, as `citecli import` does")
        code = import_files(session, bibliographies, "", "", change, options.as_json)
        rest = [name for name in options.sources if name not in bibliographies]
        return max(code, _add(options, rest, session, change)) if rest else code
    return _add(options, options.sources, session, change)


def _attach(options: Options, session: "Session", change: "SidecarChange") -> int:
    """Give a reference of the library its document, and tell of it; the exit code."""
    from citecli.api.library.attach import attach
    from citecli.cli.exits import Exit
    from citecli.library.sidecar_edit import SidecarChange
    from citecli.network.services import services_from
    from citecli.text.messages import shell_argument

    if len(options.sources) != 1:
        raise typer.BadParameter("--to takes one document; add the others by themselves")
    (name,) = options.sources
    if change != SidecarChange():
        command = f"citecli edit {shell_argument(options.to)}"
        raise typer.BadParameter(f"--to keeps the reference as it is; change it with `{command}`")
    if _is_bibliography(name):
        raise typer.BadParameter(f"{name} is a bibliography, no document")
    library = session.own_library
    record = library.find(options.to)
    services = services_from(session.settings.services)
    added = attach(library, record, name, services, encoding=options.encoding, listener=session.listener)
    session.write_additions([added], options.as_json)
    session.note_change("added the document of", [added.document])
    for remark in added.remarks:
        session.note(remark)
    return Exit.DONE


def _is_bibliography(name: str) -> bool:
    """Whether a name is that of a file which can hold nothing but references."""
    return name.lower().endswith(_BIBLIOGRAPHIES) and Path(name).expanduser().is_file()


def _add(options: Options, sources: "Sequence[str]", session: "Session", change: "SidecarChange") -> int:
    """Add what is no bibliography, and tell of it; the exit code."""
    from citecli.answers.library import Status

    folder = session.folder_for_adding
    is_new = not folder.is_dir()
    additions, errors = _added(session, sources, change, options.encoding)
    if is_new and additions:
        session.note(f"created the library {folder}")
    if session.screen and len(additions) > _FEW and not options.as_json:
        session.write(_summary(additions))
    else:
        session.write_additions(additions, options.as_json)
    added = [addition.document for addition in additions if addition.status is Status.ADDED]
    session.note_change("added", added)
    _note_unchanged(session, additions, change)
    for addition in additions:
        for remark in addition.remarks:
            session.note(remark)
    return session.report(errors)


def _added(
    session: "Session", sources: "Sequence[str]", change: "SidecarChange", encoding: str
) -> "tuple[list[Addition], list[CitecliError]]":
    """What was added, and what went wrong; a failure ends the work, and what was added until then is kept."""
    from citecli.api.library.add import add
    from citecli.errors import CitecliError, Failed
    from citecli.network.services import services_from

    additions: list[Addition] = []
    errors: list[CitecliError] = []
    services = services_from(session.settings.services)
    with session.bar("Adding") as bar:
        try:
            folder = session.folder_for_adding
            for result in add(
                sources,
                folder,
                change,
                services,
                encoding=encoding,
                listener=session.listener,
                progress=bar,
                cache=session.index_cache,
            ):
                if isinstance(result, CitecliError):
                    errors.append(result)
                else:
                    additions.append(result)
        except Failed as error:
            errors.append(error)
    return additions, errors


def _note_unchanged(session: "Session", additions: "Sequence[Addition]", change: "SidecarChange") -> None:
    """Note that documents which were there already did not get the reference that the options give."""
    from citecli.answers.library import Status
    from citecli.library.sidecar_edit import SidecarChange
    from citecli.text.messages import shell_argument

    unchanged = [addition.document.id for addition in additions if addition.status is Status.KNOWN]
    if not unchanged or change == SidecarChange():
        return
    more = f" and {len(unchanged) - 1:,} more" if len(unchanged) > 1 else ""
    verb = "were" if more else "was"
    command = f"citecli edit {shell_argument(unchanged[0])}"
    session.note(f"{unchanged[0]}{more} {verb} already there and not changed; change it with `{command}`")


def _summary(additions: "Sequence[Addition]") -> str:
    from citecli.answers.library import Status

    added = [addition for addition in additions if addition.status is Status.ADDED]
    parts = [f"{len(added):,} documents added"]
    if unchanged := len(additions) - len(added):
        parts.append(f"{unchanged:,} already there")
    if incomplete := sum(1 for addition in added if addition.missing):
        parts.append(f"{incomplete:,} with an incomplete reference (see `citecli show ID --metadata`)")
    return "; ".join(parts) + "\n"
