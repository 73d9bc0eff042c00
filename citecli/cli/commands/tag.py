"""`citecli tag`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options
from citecli.cli.command import command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecli.cli.session import Session


class Options(options.CommonOptions):
    """The options of `citecli tag`."""

    document: Annotated[
        str,
        typer.Argument(
            metavar="[DOC]",
            show_default=False,
            autocompletion=completion.documents,
            help="A file, an id or the start of one, a number from `list`, or words of the title. "
            "Default: list all tags.",
        ),
    ] = ""
    tags: Annotated[list[str], typer.Argument(metavar="[TAG]...", show_default=False, help="Tags to add.")] = (
        options.NO_VALUES
    )
    remove: Annotated[
        list[str],
        typer.Option("--remove", metavar="TAG", help="Remove this tag. Can be repeated.", show_default=False),
    ] = options.NO_VALUES
    as_json: options.Json = False


@command(
    Options,
    examples=(
        ("citecli tag doe2021 harbour floods", "add two tags to a document"),
        ("citecli tag doe2021 --remove floods", "remove one"),
        ("citecli tag doe2021", "the tags of a document"),
        ("citecli tag", "every tag in the library, with counts"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """Add tags to a document, or remove them; find them with `citecli search tag:NAME`. Tags ignore case."""
    from citecli.answers.library import Tag
    from citecli.api.library import tag
    from citecli.cli.exits import Exit
    from citecli.cli.options import requested_format
    from citecli.render.formats import tags_text

    target = session.target(requested_format(json=options.as_json))
    if not options.document:
        if options.remove:
            raise typer.BadParameter("--remove needs a document: citecli tag DOC --remove TAG")
        all_tags = tag.all_tags(session.library)
        session.write(tags_text(all_tags, target, counted=True))
        if not all_tags:
            session.note("there are no tags yet; add one with `citecli tag DOC TAG`")
        return Exit.DONE
    name, tags, absent = _changed_tags(session, options)
    if absent:
        session.warn(f"{name} has no tag “{absent[0]}”")
    session.write(tags_text([Tag(text, 1) for text in tags], target, counted=False))
    if not tags and not absent:
        session.note(f"{name} has no tags")
    return Exit.NOT_FOUND if absent else Exit.DONE


def _changed_tags(session: "Session", options: Options) -> "tuple[str, Sequence[str], Sequence[str]]":
    """The document's id, its tags after the change that was asked for, and tags to be removed that it did not have."""
    from citecli.api.library import reference_edits, tag

    added, removed = reference_edits.tags(options.tags), reference_edits.tags(options.remove)
    if not added and not removed:
        document = session.library.find(options.document)
        return document.id, tag.tags(document), ()
    document = session.own_library.find(options.document)
    own = {name.casefold() for name in tag.tags(document)}
    absent = [name for name in removed if name.casefold() not in own]
    changed = tag.tag(session.own_library, document, added, removed, session.listener).document
    session.note_change("tagged", [changed])
    return changed.id, tag.tags(changed), absent
