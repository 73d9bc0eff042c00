"""`citecli styles`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import options
from citecli.cli.command import command

if TYPE_CHECKING:
    from citecli.cli.session import Session


class Options(options.CommonOptions):
    """The options of `citecli styles`."""

    words: Annotated[
        list[str],
        typer.Argument(metavar="[WORDS]...", show_default=False, help="Words of the title or id. Default: all styles."),
    ] = options.NO_VALUES
    as_json: options.Json = False
    no_pager: options.NoPager = False


@command(
    Options,
    examples=(
        ("citecli styles chicago", "every style with that word in its title"),
        ("citecli styles political science", "with both words"),
        ("citecli styles harvard --json", "output for a program"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """Find an installed citation style by words of its title. Use it with `citecli cite --style ID`.

    In a pipe, each style is a line: id, format, title, separated by tabs.
    """
    from citecli.api.citing.styles import search_styles
    from citecli.cli.exits import Exit
    from citecli.cli.options import requested_format
    from citecli.render.formats import styles_text

    target = session.target(requested_format(json=options.as_json))
    with session.style_catalogue() as catalogue:
        styles = search_styles(options.words, catalogue)
    session.write(styles_text(styles, target), pager=not options.no_pager)
    if not styles:
        session.warn(f"no style matches “{' '.join(options.words)}”; try fewer or shorter words")
        return Exit.NOT_FOUND
    return Exit.DONE
