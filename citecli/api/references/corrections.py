"""Writing a record's values back where a reference differs: into BibTeX, CSL-JSON and the library."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from citecli.answers.library import Addition
from citecli.answers.reference_checks import ReferenceCheck, ReferenceChecks, ReferenceVerdict
from citecli.api.library.edit import edit, is_inside
from citecli.api.references.targets import Targets
from citecli.errors import BadInput, InvalidRequest
from citecli.frozen import FrozenValue, replace
from citecli.interop import bibtex_edit, csl_json_edit
from citecli.library import writing
from citecli.library.library import Library
from citecli.library.listener import Listener
from citecli.library.sidecar_edit import SidecarChange
from citecli.library.store import real_path
from citecli.readers.source import read_file
from citecli.references.csl_json import to_item
from citecli.references.model import NAME_VARIABLES, Date, DateParts, Reference
from citecli.references.title_comparison import TitleMatch, compare_titles
from citecli.references.work_record import WorkRecord

_BIBTEX = (".bib", ".bibtex", ".biblatex")
_CSL_JSON = (".json", ".csljson")


class Correction(FrozenValue):
    """New values for a reference."""

    check: ReferenceCheck
    source: str
    """The bibliography, or the document of the library, that has the reference; "" when it is in the draft itself."""
    reference: Reference
    """The reference with the record's values."""
    variables: tuple[str, ...]
    """The variables that change."""

    @property
    def is_doubtful(self) -> bool:
        """Whether its title is so far from the record's that another work may be meant."""
        if "title" not in self.variables:
            return False
        written, recorded = self.check.reference.texts.get("title", ""), self.reference.texts["title"]
        return compare_titles(written, (recorded,)).match in (TitleMatch.RELATED, TitleMatch.UNLIKE)


def corrections(inputs: Sequence[Targets], answers: Sequence[ReferenceChecks]) -> list[Correction]:
    """What can be corrected: references that differ from the record of their work. Typed entries are the writer's."""
    found = []
    for each, answer in zip(inputs, answers, strict=True):
        sources = dict(each.sources)
        for check in answer.checks:
            record = _right_record(check)
            if record is None or not check.id:
                continue
            variables = tuple(one.variable for one in check.differences if one.recorded)
            if variables:
                reference = _corrected(check.reference, record, variables)
                found.append(Correction(check, sources.get(check.id, ""), reference, variables))
    return found


def _right_record(check: ReferenceCheck) -> WorkRecord | None:
    """The record of the work itself, where there is one: not of that which its DOI belongs to."""
    if check.verdict is ReferenceVerdict.ANOTHER_WORK:
        return check.nearest if check.differences else None
    return check.record


def _corrected(reference: Reference, record: WorkRecord, variables: Iterable[str]) -> Reference:
    texts, names, dates = dict(reference.texts), dict(reference.names), dict(reference.dates)
    other = record.reference
    for variable in variables:
        if variable in NAME_VARIABLES:
            names[variable] = other.names.get(variable) or other.names.get("author") or other.names["editor"]
        elif variable == "issued":
            issued = other.dates["issued"]
            dates[variable] = Date(DateParts(issued.start.year)) if issued.start else issued
        elif variable == "page":
            texts[variable] = other.texts.get("page") or other.texts.get("number", "")
        else:
            texts[variable] = other.texts[variable]
    return replace(reference, texts=texts, names=names, dates=dates)


def correct_file(name: str, chosen: Sequence[Correction]) -> str:
    """Write corrections into a bibliography; the path of the copy that is kept of what it was.

    Raises `InvalidRequest` for a format that can't be changed in place, `BadInput`, and `Failed`.
    """
    path = real_path(Path(name))
    data = read_file(path).data
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise BadInput(f"{name} is not in UTF-8; convert it first with `citecli convert`") from None
    suffix = path.suffix.lower()
    if suffix in _BIBTEX:
        changes = [bibtex_edit.EntryChange(one.check.id, one.reference, one.variables) for one in chosen]
        changed, missing = bibtex_edit.with_changes(text, changes)
    elif suffix in _CSL_JSON:
        values = {one.check.id: _values(one) for one in chosen}
        changed, missing = csl_json_edit.with_changes(text, values)
    else:
        raise InvalidRequest(
            f"{name} can't be changed in place; convert it to BibTeX or CSL-JSON first, with `citecli convert`"
        )
    if missing:
        raise BadInput(f"{name} has no entry {missing[0]} of its own; correct it by hand")
    copy = _free_name(path)
    writing.write(copy, data)
    writing.write(path, changed.encode())
    return str(copy)


def correct_document(library: Library, chosen: Correction, listener: Listener) -> Addition:
    """Write a correction into the sidecar of a document of the library. Raises what `edit` raises."""
    document = library.find(chosen.source or chosen.check.id)
    if not is_inside(library, document):
        raise InvalidRequest(f"{chosen.check.id} is not in the library; correct it by hand")
    return edit(library, document, SidecarChange(_values(chosen)), listener, "check --fix")


def _values(correction: Correction) -> dict[str, object]:
    item = to_item(correction.reference)
    return {variable: item[variable] for variable in correction.variables}


def _free_name(path: Path) -> Path:
    """A name for a copy that no file has yet: refs.bib.bak, refs.bib.bak2."""
    number = 1
    while (copy := path.with_name(f"{path.name}.bak{number if number > 1 else ''}")).exists():
        number += 1
    return copy


def is_bibliography(source: str) -> bool:
    """Whether corrections go into a file, and not into the library."""
    return Path(source).suffix.lower() in (*_BIBTEX, *_CSL_JSON, ".ris", ".nbib", ".enw", ".ciw", ".yaml", ".yml")
