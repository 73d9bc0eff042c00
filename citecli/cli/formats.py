"""Which output format the options ask for."""

from enum import StrEnum

import typer

from citecli.render.output import OutputFormat


def requested_format(form: StrEnum | None = None, **flags: bool) -> OutputFormat | None:
    """The format that `--format` names, or the one flag that is set (`json=True`); `None` when nothing was asked for.

    Raises `typer.BadParameter` when there is more than one.
    """
    asked = {f"--{name}": OutputFormat(name) for name, flag in flags.items() if flag}
    if form is not None:
        asked["--format"] = OutputFormat(form.value)
    if len(set(asked.values())) > 1:
        first, second, *_ = asked
        raise typer.BadParameter(f"{first} and {second} can't be used together; choose one")
    return next(iter(asked.values()), None)
