"""`citecli dedupe`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options
from citecli.cli.command import command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecli.answers.duplicates import DuplicateGroup
    from citecli.cli.session import Session

_FEW = 20
"""Merged documents whose keys are named; of more, the rest are counted."""


class Options(options.CommonOptions):
    """The options of `citecli dedupe`."""

    documents: Annotated[
        list[str],
        typer.Argument(
            metavar="[DOC]...",
            show_default=False,
            autocompletion=completion.documents,
            help="Documents whose duplicates are meant. With --merge and several: the first is kept.",
        ),
    ] = options.NO_VALUES
    merge: Annotated[bool, typer.Option("--merge", "-m", help="Merge duplicates; asks for each group.")] = False
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Don't ask: merge every group.")] = False
    as_json: options.Json = False


@command(
    Options,
    examples=(
        ("citecli dedupe", "the likely duplicates of the library, and what differs"),
        ("citecli dedupe --merge", "merge them, group by group; asks first"),
        ("citecli dedupe --merge roe1999 roe1999b", "merge roe1999b into roe1999"),
        ("citecli dedupe --merge --yes", "merge all, without asking"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """List documents that are likely of one work, and merge them on request.

    A work is recognised by DOI, ISBN or PMID, or by author, year and title. A merge keeps the fuller reference, adds
    what it lacks of the others, and moves those to the trash.
    """
    from citecli.api.library import duplicates
    from citecli.cli.exits import Exit
    from citecli.cli.options import requested_format
    from citecli.errors import NothingMatched
    from citecli.render.formats import duplicates_text

    if options.yes and not options.merge:
        raise typer.BadParameter("--yes needs --merge")
    library = session.own_library if options.merge else session.library
    if options.merge and len(options.documents) > 1:
        return _merge(session, [duplicates.group_named(library, options.documents)], options)
    groups, problems = duplicates.duplicates(library, options.documents)
    session.warn_of_unreadable(problems)
    if not groups:
        if options.documents:
            raise NothingMatched(f"no document is likely of the same work as {' or '.join(options.documents)}")
        if options.as_json:
            session.write("[]\n")
        session.note("there are no likely duplicates")
        return Exit.DONE
    if options.merge:
        return _merge(session, groups, options)
    session.write(duplicates_text(groups, session.target(requested_format(json=options.as_json))))
    session.note("merge them with `citecli dedupe --merge`, or some with `citecli dedupe --merge KEY OTHER…`")
    return Exit.DONE


def _merge(session: "Session", groups: "Sequence[DuplicateGroup]", options: Options) -> int:
    from citecli.answers.library import Status
    from citecli.api.library.merge import consequences, merge
    from citecli.cli.exits import Exit
    from citecli.text.messages import number_of, series

    chosen = list(groups) if options.yes else _chosen(session, groups)
    if not chosen:
        session.note("nothing was merged")
        return Exit.FAILED
    outcomes = merge(session.own_library, chosen, session.listener)
    session.write_additions(outcomes, options.as_json)
    kept = [outcome.document for outcome in outcomes if outcome.status is Status.CHANGED]
    if options.yes:  # who is asked has read them
        for line in [line for group in chosen for line in consequences(group)][:_FEW]:
            session.note(line)
    for group, document in list(zip(chosen, kept, strict=True))[:_FEW]:
        others = series([one.document.id for one in group.documents[1:]])
        session.note(f"where a draft cites {others}, write {document.id} now")
    if len(chosen) > _FEW:
        session.note(f"and {len(chosen) - _FEW:,} more keys like these; `citecli check DRAFT` finds them")
    session.note_change(f"merged {number_of(len(outcomes) - len(kept), 'document')} into", kept)
    return Exit.DONE


def _chosen(session: "Session", groups: "Sequence[DuplicateGroup]") -> "list[DuplicateGroup]":
    """The groups that the user wants to be merged, each with the document first that is to be kept."""
    from citecli.cli.options import require_terminal

    require_terminal()
    chosen: list[DuplicateGroup] = []
    for number, group in enumerate(groups, 1):
        answer = _answer(session, group, f"{number} of {len(groups)}" if len(groups) > 1 else "")
        if answer is None:
            break
        if answer:
            chosen.append(answer[0])
    return chosen


def _answer(session: "Session", group: "DuplicateGroup", place: str) -> "tuple[DuplicateGroup, ...] | None":
    """The group as it is to be merged, nothing when it isn't; `None` when the user wants to be asked no more."""
    from citecli.api.library.duplicates import keeping
    from citecli.api.library.merge import consequences
    from citecli.render.formats import duplicates_text
    from citecli.render.output import OutputFormat, OutputTarget, Screen
    from citecli.text.numerals import letters
    from citecli.text.safe import safe_line

    screen = session.screen or Screen(80, 24, styles=False)
    names = [letters(at) for at in range(1, len(group.documents) + 1)]
    while True:
        typer.echo(f"\n{duplicates_text([group], OutputTarget(OutputFormat.TERMINAL, screen))}", err=True, nl=False)
        for line in consequences(group):
            typer.echo(f"   {safe_line(line)}", err=True)
        question = f"{place + ': m' if place else 'M'}erge into {safe_line(group.documents[0].document.id)}?"
        text = f"{question} [y]es, [n]o, keep another ({', '.join(names[1:])}), [q]uit"
        answer = str(typer.prompt(text, default="n", show_default=False, err=True)).strip().lower()
        if answer in ("y", "yes"):
            return (group,)
        if answer in names:
            group = keeping(group, names.index(answer))
        elif answer in ("q", "quit"):
            return None
        elif answer in ("n", "no"):
            return ()
