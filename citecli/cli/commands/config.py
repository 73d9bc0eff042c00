"""`citecli config`."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import options

if TYPE_CHECKING:
    from citecli.cli.configuration import Setting
    from citecli.cli.session import Session

EXAMPLES = (
    ("citecli config", "every setting, and where its value comes from"),
    ("citecli config style chicago", "set one"),
    ("citecli config services.contact me@example.org", "one of the services' settings"),
    ("citecli config style --unset", "back to the default"),
    ("citecli config --path", "where the file is"),
)


def command(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="[NAME]", show_default=False, help="A setting; none: all.")] = "",
    value: Annotated[
        str | None, typer.Argument(metavar="[VALUE]", show_default=False, help="What to set it to; none: show it.")
    ] = None,
    unset: Annotated[bool, typer.Option("--unset", help="Take the setting out of the file.")] = False,
    path: Annotated[bool, typer.Option("--path", help="Print where the file is, whether or not it is there.")] = False,
    as_json: options.Json = False,
    library: options.Library = "",
    output: options.Output = "",
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
    debug: options.Debug = False,
) -> int:
    """Show the configuration, and where each value comes from; or change it.

    In a pipe each setting is a line: name, value, origin, parted by tabs.
    """
    from citecli.cli import configuration, settings
    from citecli.cli.exits import Exit
    from citecli.cli.session import Session
    from citecli.errors import Failed

    if unset and (value is not None or not name):
        raise typer.BadParameter("--unset takes the name of a setting, and no value")
    if path:
        place = settings.configuration_file(os.environ)
        if place is None:
            raise Failed("there is no folder for the configuration; set CITECLI_CONFIG to a file")
        print(place)
        return Exit.DONE
    if name:
        configuration.known(name)
    if value:
        _check(Session(ctx, library, output, quiet, no_color), name, value)
    if unset or value is not None:
        place = configuration.change(os.environ, name, value)
        if not quiet:
            from citecli.cli.streams import tell

            tell(f"{name} is {'unset' if value is None else 'set'} in {place}")
        return Exit.DONE
    found, unknown = configuration.everything(os.environ)
    session = Session(ctx, library, output, quiet, no_color)
    _write(session, [one for one in found if name in ("", one.name)], bool(name), as_json)
    for one in unknown:
        session.remark(f"the configuration has “{one}”, which citecli does not know")
    return Exit.DONE


def _check(session: "Session", name: str, value: str) -> None:
    """Raises `UnknownStyle`, `InvalidStyle` or `UnknownLocale` for a style or locale that there is not."""
    if name == "style":
        from citecli.api.citing import styles

        with session.shelf() as shelf:
            styles.find_style(value, shelf)
    elif name == "locale":
        from citecli.csl.load import require_locale

        require_locale(value)


def _write(session: "Session", found: "list[Setting]", alone: bool, as_json: bool) -> None:
    if as_json:
        from citecli.render.json import dump

        rows = [{"name": one.name, "value": one.value, "origin": one.origin} for one in found]
        session.write(dump(rows[0] if alone else rows, not session.unicode))
        return
    from citecli.text.safe import safe_line

    if alone:
        session.write(safe_line(found[0].value) + "\n")
        return
    if screen := session.screen:
        from citecli.render.terminal.settings import settings

        session.write(settings([tuple(one) for one in found], screen))
        return
    session.write("".join("\t".join(map(safe_line, one)) + "\n" for one in found))
