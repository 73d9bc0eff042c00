"""Writing the record's values back where references differ: what `check` does with --fix."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from citecli.answers.library import Addition
from citecli.answers.reference_checks import ReferenceChecks
from citecli.api.references.corrections import (
    Correction,
    correct_document,
    correct_file,
    corrections,
    is_bibliography,
)
from citecli.api.references.targets import Targets
from citecli.cli.exits import Exit
from citecli.cli.options import require_terminal
from citecli.errors import CitecliError
from citecli.render.reference_checks import difference_text, name
from citecli.text.messages import number_of
from citecli.text.safe import safe_line

if TYPE_CHECKING:
    from citecli.cli.session import Session


def fix(session: "Session", inputs: Sequence[Targets], answers: Sequence[ReferenceChecks], *, ask: bool) -> int:
    """Write the record's values back, of each reference that the user wants; the exit code."""
    found = corrections(inputs, answers)
    if not found:
        session.note("there is nothing to correct")
        return Exit.DONE
    chosen = _chosen(found) if ask else [correction for correction in found if not correction.is_doubtful]
    if not ask and len(chosen) < len(found):
        doubtful = ", ".join(correction.check.id for correction in found if correction.is_doubtful)
        session.note(f"left as they are, since another work may be meant: {doubtful}; without --yes you are asked")
    if not chosen:
        session.note("nothing was corrected")
        return Exit.DONE
    errors: list[CitecliError] = []
    by_file: dict[str, list[Correction]] = {}
    for correction in chosen:
        if is_bibliography(correction.source):
            by_file.setdefault(correction.source, []).append(correction)
    for file, those in by_file.items():
        try:
            copy = correct_file(file, those)
        except CitecliError as error:
            errors.append(error)
            continue
        session.note(f"corrected {number_of(len(those), 'reference')} in {file}; as it was: {copy}")
    _fix_library(session, [one for one in chosen if not is_bibliography(one.source)], errors)
    return session.report(errors)


def _fix_library(session: "Session", chosen: Sequence[Correction], errors: list[CitecliError]) -> None:
    changed: list[Addition] = []
    for correction in chosen:
        try:
            changed.append(correct_document(session.own_library, correction, session.listener))
        except CitecliError as error:
            errors.append(error)
    for addition in changed:
        session.note_change("corrected the reference of", [addition.document])


def _chosen(found: Sequence[Correction]) -> list[Correction]:
    """Those that the user wants, asked one by one."""
    require_terminal()
    chosen: list[Correction] = []
    for number, correction in enumerate(found):
        typer.echo(f"\n{safe_line(name(correction.check))}", err=True)
        for difference in correction.check.differences:
            if difference.variable in correction.variables:
                typer.echo(f"   {safe_line(difference_text(difference))}", err=True)
        question = f"{number + 1} of {len(found)}: write the record's values? [y]es, [n]o, [a]ll, [q]uit"
        answer = str(typer.prompt(question, default="n", show_default=False, err=True)).strip().lower()
        if answer in ("a", "all"):
            return [*chosen, *found[number:]]
        if answer in ("q", "quit"):
            break
        if answer in ("y", "yes"):
            chosen.append(correction)
    return chosen
