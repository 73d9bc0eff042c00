"""Writing a bibliography: what `convert` and `export` share."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from citecli.interop.write import FORMATS, WrittenFormat, format_of_suffix
from citecli.text.safe import safe

if TYPE_CHECKING:
    from citecli.api.citing.convert import Bibliography
    from citecli.cli.session import Session


def written_format(named: WrittenFormat | None, output: str, option: str) -> WrittenFormat:
    """The format that is named, else the one that the suffix of `output` means.

    Raises `typer.BadParameter`, which calls the format's option by its name, if neither tells.
    """
    suffix = Path(output).suffix
    form = named or (format_of_suffix(suffix) if suffix else None)
    if form is None:
        raise typer.BadParameter(f"{option} is missing; say which format you want: {', '.join(map(str, FORMATS))}")
    return form


def write_bibliography(session: "Session", answer: "Bibliography") -> None:
    """Write it, and note what the format has no place for. A terminal gets no control character of an entry."""
    session.write_all(map(safe, answer.pieces) if session.screen else answer.pieces)
    for remark in answer.remarks():
        session.note(remark)
