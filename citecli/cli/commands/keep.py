"""`citecli keep`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import choosing, completion, options
from citecli.cli.command import command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecli.answers.kept import Keeping
    from citecli.cli.session import Session
    from citecli.matching.annotations import Annotation


class Options(options.DecodedDocuments):
    """The options of `citecli keep`."""

    document: Annotated[
        str,
        typer.Argument(
            metavar="[DOC]",
            show_default=False,
            autocompletion=completion.documents,
            help="A file, an id or the start of one, a number from `list`, or words of the title. "
            "Can be left out when there is only one document.",
        ),
    ] = ""
    which: Annotated[
        str,
        typer.Argument(
            metavar="[N|WORDS]",
            show_default=False,
            autocompletion=completion.quotation_numbers,
            help="The number of a quotation, words in it, or any words of the document (FROM…TO). "
            "Default: list those there are; on a terminal, pick one.",
        ),
    ] = ""
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help="What you want to say of it.")] = ""
    tags: Annotated[
        list[str],
        typer.Option("--tag", metavar="TAG", help="A keyword for the quotation. Can be repeated.", show_default=False),
    ] = options.NO_VALUES
    import_from: Annotated[
        str,
        typer.Option(
            "--import",
            metavar="FILE",
            help="Keep what FILE has: Web Annotations, or Hypothesis' export; - reads stdin.",
        ),
    ] = ""
    from_source: Annotated[
        bool,
        typer.Option("--from-source", help="Keep what comments (Word) and highlights (PDF) in the document mark."),
    ] = False
    as_json: options.Json = False


@command(
    Options,
    examples=(
        ("citecli keep urging 3 --note “for the introduction”", "the third quotation of a document, with a note"),
        ("citecli keep urging “The top US general…stance” --tag tone", "words of the document itself, from … to"),
        ("citecli keep --import annotations.json", "what you marked in Hypothesis, in the documents of the library"),
        ("citecli kept", "what you keep"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """Keep a quotation that you want to use, beside its document, with a note and tags.

    Kept again, it gets the new note, and the tags besides. `citecli kept` lists what you keep, sets it and exports it.
    """
    from citecli.api.kept import keep
    from citecli.api.library.edit import is_inside
    from citecli.api.library.reference_edits import tags as tags_in
    from citecli.cli.exits import Exit
    from citecli.cli.options import refuse_empty, requested_format
    from citecli.quoting.interruptions import JoinParts

    refuse_empty(session.context)
    if options.import_from and options.from_source:
        raise typer.BadParameter("--import and --from-source can't be used together; choose one")
    if options.import_from or options.from_source:
        return _import(options, session)
    document, which = choosing.asked_for(session, options.document, options.which)
    for remark in document.remarks:
        session.note(remark)
    utterances = choosing.selected(session, document, which, (), JoinParts.SENTENCE)
    if not utterances:
        target = session.target(requested_format(json=options.as_json))
        choosing.list_quotations(session, document, target, (), f"keep {options.document}".strip())
        return Exit.USAGE
    library = session.library
    if is_inside(library, document):
        library = session.own_library
    annotation = keep.annotation_of(utterances, options.note.strip(), tags_in(options.tags))
    return _report(session, [keep.keep(library, document, [annotation], session.listener)], options)


def _import(options: Options, session: "Session") -> int:
    """Keep what a file of annotations has, or what is marked in a document; the exit code."""
    from citecli.api.kept import keep
    from citecli.api.library.reference_edits import tags as tags_in
    from citecli.frozen import replace

    if options.which or options.note:
        option = "--import" if options.import_from else "--from-source"
        raise typer.BadParameter(f"{option} takes no quotation and no --note: it keeps what is there")
    problems: Sequence[str] = ()
    if options.import_from:
        document = session.library.find(options.document) if options.document else None
        found, problems, _ = keep.read_annotations(options.import_from)
    else:
        document, _ = choosing.asked_for(session, options.document, "")
        found = keep.marked_annotations(document)
    extra = tags_in(options.tags)
    annotations: list[Annotation] = [
        replace(annotation, tags=tuple(dict.fromkeys((*annotation.tags, *extra)))) for annotation in found
    ]
    outcomes = list(keep.keep_all(session.own_library, annotations, document, session.listener))
    return _report(session, outcomes, options, problems)


def _report(session: "Session", outcomes: "Sequence[Keeping]", options: Options, problems: "Sequence[str]" = ()) -> int:
    """Write what was kept, and say what was not; the exit code."""
    from citecli.api.kept.listing import kept
    from citecli.cli.exits import Exit
    from citecli.cli.options import requested_format
    from citecli.render.formats import kept_text
    from citecli.text.messages import number_of

    shown = []
    for outcome in outcomes:
        ids = {annotation.id for annotation in (*outcome.added, *outcome.changed)}
        there = kept(session.library, [outcome.document.path]).quotations if ids else ()
        shown += [one for one in there if one.annotation.id in ids]
        if outcome.added:
            session.note_change(f"kept {number_of(len(outcome.added), 'quotation')} of", [outcome.document])
        if outcome.changed:
            session.note_change(f"changed {number_of(len(outcome.changed), 'kept quotation')} of", [outcome.document])
        if outcome.known and not ids:
            session.note(f"this was already kept of {outcome.document.id}; see `citecli kept`")
        for problem in outcome.problems:
            session.warn(problem)
    for problem in problems:
        session.warn(problem)
    session.write(kept_text(shown, session.target(requested_format(json=options.as_json))))
    nothing = not shown and not any(outcome.known for outcome in outcomes)
    return Exit.NOT_FOUND if nothing and (problems or any(outcome.problems for outcome in outcomes)) else Exit.DONE
