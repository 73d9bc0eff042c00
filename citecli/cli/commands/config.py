"""`citecli config`."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import options
from citecli.cli.command import command

if TYPE_CHECKING:
    from citecli.cli.session import Session


class Options(options.CommonOptions):
    """The options of `citecli config`."""

    name: Annotated[
        str, typer.Argument(metavar="[NAME]", show_default=False, help="A setting. Default: show all settings.")
    ] = ""
    value: Annotated[
        str | None, typer.Argument(metavar="[VALUE]", show_default=False, help="The new value. Default: show it.")
    ] = None
    unset: Annotated[bool, typer.Option("--unset", help="Remove the setting from the configuration file.")] = False
    path: Annotated[bool, typer.Option("--path", help="Print the path of the configuration file.")] = False
    as_json: options.Json = False


@command(
    Options,
    examples=(
        ("citecli config", "every setting, and where its value comes from"),
        ("citecli config style chicago", "change a setting"),
        ("citecli config services.contact me@example.org", "a setting for web services"),
        ("citecli config style --unset", "back to the default"),
        ("citecli config --path", "where the configuration file is"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """Show the settings and where each value comes from, or change one.

    In a pipe, each setting is a line: name, value, origin, separated by tabs.
    """
    from citecli.cli import configuration
    from citecli.cli.exits import Exit
    from citecli.text.messages import number_of

    if options.unset and (options.value is not None or not options.name):
        raise typer.BadParameter("--unset needs the name of a setting, and no value")
    if options.path:
        print(configuration.file_path(os.environ))
        return Exit.DONE
    if options.name:
        configuration.require_name(options.name)
    if options.value:
        _require_valid(session, options.name, options.value)
    if options.unset or options.value is not None:
        path, repairs = configuration.change(os.environ, options.name, options.value)
        if repairs:
            session.warn(f"{number_of(repairs, 'line')} of {path} could not be read, and became a comment")
        session.note(f"{options.name} was {'removed from' if options.value is None else 'set in'} {path}")
        return Exit.DONE
    settings, unknown, problems = configuration.all_settings(os.environ)
    _write(
        session,
        options,
        [(setting.name, setting.value, setting.origin) for setting in settings if options.name in ("", setting.name)],
    )
    for name in unknown:
        session.note(f"the configuration file has an unknown setting “{name}”")
    for problem in problems:
        session.warn(problem)
    return Exit.BAD_INPUT if problems else Exit.DONE


def _require_valid(session: "Session", name: str, value: str) -> None:
    """Raises `UnknownStyle`, `InvalidStyle` or `UnknownLocale` for a style or locale that does not exist."""
    if name == "style":
        session.load_style(value, strict=True)  # without a look at the configuration, which may be broken
    elif name == "locale":
        from citecli.csl.load import require_locale

        require_locale(value)


def _write(session: "Session", options: Options, rows: "list[tuple[str, str, str]]") -> None:
    """Write the settings; of a single one the value alone."""
    from citecli.cli.options import requested_format
    from citecli.render.formats import settings_text

    if not options.name:
        session.write(settings_text(rows, session.target(requested_format(json=options.as_json))))
    elif options.as_json:
        from citecli.render.listings import setting_object
        from citecli.render.output import dump

        session.write(dump(setting_object(*rows[0]), not session.unicode))
    else:
        from citecli.text.safe import safe_line

        session.write(safe_line(rows[0][1]) + "\n")
