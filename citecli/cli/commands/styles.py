"""`citecli styles`."""

from typing import Annotated

import typer

from citecli.cli import options

EXAMPLES = (
    ("citecli styles chicago", "every style with that word in its title"),
    ("citecli styles political science", "with both words"),
    ("citecli styles harvard --json", "for a program to read"),
)


def command(
    ctx: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]...", show_default=False, help="Words of the title or id; none: all styles."),
    ] = None,
    as_json: options.Json = False,
    no_pager: options.NoPager = False,
    library: options.Library = "",
    output: options.Output = "",
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
    debug: options.Debug = False,
) -> int:
    """Find a citation style among those installed, by words of its title. `cite --style ID` uses it.

    In a pipe each style is a line: id, format, title, parted by tabs.
    """
    from citecli.api.citing.styles import search_styles
    from citecli.cli.exits import Exit
    from citecli.cli.session import Session

    session = Session(ctx, library, output, quiet, no_color)
    with session.shelf() as shelf:
        found = search_styles(words or (), shelf)
    if as_json:
        from citecli.render.json import styles as to_json

        session.write(to_json(found, not session.unicode))
    elif screen := session.screen:
        from citecli.render.terminal.styles import styles as to_screen

        session.write(to_screen(found, screen), pager=not no_pager)
    else:
        from citecli.render.plain import styles as to_plain

        session.write(to_plain(found))
    if not found:
        session.complain(f"no style has “{' '.join(words or ())}” in its title; fewer or shorter words find more")
        return Exit.NOT_FOUND
    return Exit.DONE
