"""Bringing bibliographies into the library, and telling of it: what `import` does, and `add` when it meets one."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from citecli.answers.library import Addition, Status
from citecli.api.citing.convert import STANDARD_INPUT, ZOTERO, read_bibliography, read_library
from citecli.api.library.import_references import Bibliography, import_references
from citecli.cli.exits import Exit
from citecli.errors import CitecliError, Failed
from citecli.library.store import real_path
from citecli.text.messages import number_of

if TYPE_CHECKING:
    from citecli.cli.session import Session
    from citecli.library.sidecar_edit import SidecarChange

_FEW = 20
"""References that are shown one by one on a terminal, and remarks that are told; more are only counted."""


def import_files(
    session: "Session", names: Sequence[str], form: str, attachments: str, change: "SidecarChange", as_json: bool
) -> int:
    """Import bibliographies, and tell of it; the exit code."""
    errors: list[CitecliError] = []
    additions: list[Addition] = []
    bibliographies, code = _read(session, names, form, attachments, errors)
    folder = session.folder_for_adding
    is_new = not folder.is_dir()
    if bibliographies:
        total = sum(len(bibliography.references) for bibliography in bibliographies)
        try:
            outcomes = import_references(bibliographies, folder, change, session.listener, session.index_cache)
            for outcome in session.with_bar(outcomes, total, "Importing"):
                if isinstance(outcome, CitecliError):
                    errors.append(outcome)
                else:
                    additions.append(outcome)
        except Failed as error:
            errors.append(error)
    if is_new and additions:
        session.note(f"created the library {folder}")
    _tell(session, additions, as_json)
    return session.report(errors) or code


def _read(
    session: "Session", names: Sequence[str], form: str, attachments: str, errors: list[CitecliError]
) -> tuple[list[Bibliography], int]:
    """The bibliographies of that name, and the exit code so far; `errors` gets those of what can't be read."""
    code: int = Exit.DONE
    found: list[Bibliography] = []
    for name in [one for given in names for one in _in_folder(given)]:
        try:
            loaded = read_library(name) if Path(name).is_dir() else read_bibliography(name, form)
        except CitecliError as error:
            errors.append(error)
            continue
        tell = session.warn if loaded.lost else session.note
        for remark in loaded.remarks[:_FEW]:
            tell(remark)
        if len(loaded.remarks) > _FEW:
            tell(f"{name}: {len(loaded.remarks) - _FEW:,} more remarks; `citecli convert` on it tells all")
        if remark := loaded.remark_on_titles():
            session.note(f"{name}: {remark}")
        code = Exit.BAD_INPUT if loaded.lost else code
        found.append(Bibliography(loaded.references, _folders(session, name, attachments, loaded.folders)))
    return found, code


def _in_folder(name: str) -> Sequence[str]:
    """The bibliographies in a folder, as JabRef's users have them there, or Zotero's database; the name itself for
    anything else.
    """
    if name == STANDARD_INPUT or not Path(name).is_dir():
        return (name,)
    if (database := Path(name, ZOTERO)).is_file():
        return (str(database),)
    found = sorted(str(path) for path in Path(name).glob("*.bib") if path.is_file())
    return found or (name,)


def _folders(session: "Session", name: str, given: str, stated: Sequence[str]) -> list[Path]:
    """Where the files are that a bibliography names: what the user says, its own folder, and what it says itself as far
    as that is in its own.
    """
    asked = [Path(given)] if given else []
    if name == STANDARD_INPUT:
        return asked
    own = Path(name) if Path(name).is_dir() else Path(name).parent
    root = real_path(own)
    for folder in stated:
        path = root / folder.replace("\\", "/")
        if real_path(path).is_relative_to(root):
            asked.append(path)
        else:
            session.note(f"{name}: its files are in {folder}, which is not below its folder; name it with --files")
    return [*asked, own]


def _tell(session: "Session", additions: Sequence[Addition], as_json: bool) -> None:
    if session.screen is None or len(additions) <= _FEW or as_json:
        session.write_additions(additions, as_json)
    added = [addition.document for addition in additions if addition.status is Status.ADDED]
    session.note_change("added", added)
    if known := len(additions) - len(added):
        session.note(f"{number_of(len(added), 'reference')} added; {known:,} already there")
    remarks = [remark for addition in additions for remark in addition.remarks]
    references = [addition.document.reference for addition in additions]
    remarks += session.known_notices(references)
    for remark in remarks[:_FEW]:
        session.note(remark)
    if len(remarks) > _FEW:
        session.note(f"and {len(remarks) - _FEW:,} more remarks like these")
