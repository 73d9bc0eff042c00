"""`citecli tag`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options

if TYPE_CHECKING:
    from citecli.answers.library import Tag
    from citecli.cli.session import Session

EXAMPLES = (
    ("citecli tag doe2021 harbour floods", "put two tags on a document"),
    ("citecli tag doe2021 --remove floods", "take one off"),
    ("citecli tag doe2021", "the tags it has"),
    ("citecli tag", "every tag of the library, with counts"),
)


def command(
    ctx: typer.Context,
    document: Annotated[
        str,
        typer.Argument(
            metavar="[DOC]",
            show_default=False,
            autocompletion=completion.documents,
            help="A path, id, number from the list, beginning of an id, or words of the title. None: all tags.",
        ),
    ] = "",
    tags: Annotated[
        list[str] | None, typer.Argument(metavar="[TAG]...", show_default=False, help="Tags to put on it.")
    ] = None,
    remove: Annotated[
        list[str] | None,
        typer.Option("--remove", metavar="TAG", help="Take this tag off; again for each.", show_default=False),
    ] = None,
    as_json: options.Json = False,
    library: options.Library = "",
    output: options.Output = "",
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
    debug: options.Debug = False,
) -> int:
    """Put tags on a document, and take them off; `citecli search tag:NAME` finds them. Case makes no difference."""
    from citecli.answers.library import Tag
    from citecli.api.library import reference_edits, tag
    from citecli.cli.exits import Exit
    from citecli.cli.session import Session

    session = Session(ctx, library, output, quiet, no_color)
    if not document:
        if remove:
            raise typer.BadParameter("--remove needs a document to take the tag off")
        found = tag.all_tags(session.library)
        _write(session, found, as_json, True)
        if not found:
            session.remark("there are no tags yet; `citecli tag DOC TAG` puts one on a document")
        return Exit.DONE
    added, removed = reference_edits.tags(tags or ()), reference_edits.tags(remove or ())
    if not added and not removed:
        one = session.library.find(document)
    else:
        one = session.own_library.find(document)
        own = {name.casefold() for name in tag.tags(one)}
        absent = [name for name in removed if name.casefold() not in own]
        one = tag.tag(session.own_library, one, added, removed, session.waiting).document
        if absent:
            session.complain(f"{one.id} had no tag “{absent[0]}”")
            _write(session, [Tag(name, 1) for name in tag.tags(one)], as_json, False)
            return Exit.NOT_FOUND
    _write(session, [Tag(name, 1) for name in tag.tags(one)], as_json, False)
    if not tag.tags(one):
        session.remark(f"{one.id} has no tags")
    return Exit.DONE


def _write(session: "Session", tags: "list[Tag] | tuple[Tag, ...]", as_json: bool, counted: bool) -> None:
    from citecli.render import tags as render

    if as_json:
        session.write(render.json(tags, counted, not session.unicode))
    else:
        session.write(render.plain(tags, counted, aligned=session.screen is not None))
