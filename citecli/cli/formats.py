"""Which of several output formats was asked for."""

from collections.abc import Mapping

import typer


def chosen(flags: Mapping[str, bool]) -> str:
    """The one format whose flag is set, "" when none is. `typer.BadParameter` when there is more than one."""
    asked = [name for name, flag in flags.items() if flag]
    if len(asked) > 1:
        raise typer.BadParameter(f"--{asked[0]} and --{asked[1]} don't go together; choose one")
    return asked[0] if asked else ""
