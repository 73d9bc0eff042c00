"""The use case `add --to`: a record of the library gets its document, and keeps its reference."""

from collections.abc import Mapping
from pathlib import Path
from time import time_ns

from citecli.answers.library import Addition, Status
from citecli.api.library.add import DEFAULT_SERVICES, remarks_on
from citecli.api.library.additions import addition
from citecli.api.library.candidates import Candidate, candidate_for
from citecli.api.library.duplicates import remarks_on_differences
from citecli.api.library.edit import is_inside, noted_numbers
from citecli.api.library.inputs import inputs
from citecli.documents.model import Document
from citecli.errors import CitecliError, ConflictingRequest, DocumentNotFound
from citecli.frozen import replace
from citecli.library import annotation_file, records, sidecar, sidecar_edit, store, undo, writing
from citecli.library.adding import Intake
from citecli.library.library import Library
from citecli.library.listener import NOBODY, Listener
from citecli.library.lock import write_lock
from citecli.library.names import unique
from citecli.library.trash_moves import Mover
from citecli.library.writing import Pair, sidecar_of
from citecli.network.services import Services
from citecli.references.csl_json import to_item
from citecli.text.messages import shell_argument


def attach(
    library: Library,
    record: Document,
    name: str,
    services: Services = DEFAULT_SERVICES,
    *,
    encoding: str = "",
    listener: Listener = NOBODY,
) -> Addition:
    """Make what `name` refers to the document of a record. The record's text goes to the trash, its number stays.

    The reference is kept; what the document says otherwise is among the remarks. Raises `ConflictingRequest` for a
    document that is no record, for an input of several documents or none, and for a document that the library has
    already; the errors of reading and fetching; and `Failed`.
    """
    _require_record(library, record)
    items = tuple(inputs((name,)))
    if len(items) != 1:
        raise ConflictingRequest(f"{name} is {len(items):,} documents; a reference can have one")
    if isinstance(items[0], CitecliError):
        raise items[0]
    with Intake(library.folder, listener) as intake:
        found = candidate_for(items[0], services, encoding, intake)
    if isinstance(found, Path):
        there = shell_argument(library.find(str(found)).id)
        command = f"citecli dedupe --merge {shell_argument(record.id)} {there}"
        raise ConflictingRequest(f"{name} is in the library already, as {there}; make the two one with `{command}`")
    if found.is_identified:
        raise ConflictingRequest(f"{name} gives a reference and no document; name a file, or the address of a page")
    with write_lock(library.folder, listener.waiting):
        if not store.is_file(Path(record.path)):
            raise DocumentNotFound(f"{record.id} is not there any more; see `citecli list`")
        register = noted_numbers(library, listener)
        with Mover(library.folder, register) as mover:
            mover.names()
            path = _put(mover, record, found, register.number_of(Path(record.path).name), listener)
        if register.problem:
            listener.problem(register.problem)
    document = store.read_document(path)
    remarks = remarks_on(found.document, record.id, name)
    remarks += remarks_on_differences(record.reference, found.document.reference, name)
    return addition(replace(document, id=record.id), Status.CHANGED, name, remarks)


def _require_record(library: Library, record: Document) -> None:
    if not is_inside(library, record):
        raise ConflictingRequest(f"{record.path or record.id} is not in the library; name a reference that is")
    if not records.is_record(record):
        file = Path(record.path).name
        raise ConflictingRequest(f"{record.id} has a document already ({file}); add the other without --to")


def _put(mover: Mover, record: Document, found: Candidate, number: int, listener: Listener) -> Path:
    """Put the document in the record's place: where it is now."""
    folder, old = mover.folder, Path(record.path)
    item = _completed(sidecar_edit.item_of(old), record, found)
    sidecar.with_item(found.document, item, str(sidecar_of(old)))  # which speaks up before anything is written
    path = old.with_suffix(found.suffix)
    stems = {file.stem for file in folder.iterdir()}
    if path.name in {file.name for file in folder.iterdir()}:
        path = path.with_stem(unique(old.stem, stems))
    noted: list[Mapping[str, str | None]] = []
    try:
        if sidecar_of(path) == sidecar_of(old):
            before = undo.sidecar_text(old)
            writing.write(path, found.data)
            noted.append({"file": path.name})
            _discard(mover, old, path, number, noted)
            writing.write(sidecar_of(path), sidecar_edit.item_bytes(item))
            noted += [change] if (change := undo.text_change(path, before)) else []
        else:
            kept = [replace(annotation, source=path.name) for annotation in annotation_file.read(old)]
            writing.write_pairs([Pair(path, found.data, sidecar_edit.item_bytes(item), time_ns())])
            noted.append({"file": path.name})
            if kept:
                annotation_file.write(path, kept)
            _discard(mover, old, path, number, noted)
    finally:
        if noted:
            undo.note(folder, undo.Change("add", tuple(noted)), listener)
        writing.sync_folder(folder)
    return path


def _discard(mover: Mover, old: Path, path: Path, number: int, noted: list[Mapping[str, str | None]]) -> None:
    """Move the record's text to the trash, and give its number to the document."""
    noted.append(undo.removal(mover.discard(old), number))
    if number:
        mover.assign({path.name: number})


def _completed(stated: Mapping[str, object], record: Document, found: Candidate) -> dict[str, object]:
    """The sidecar's item of a record as it is to stand beside the document: nothing of it is read from the text."""
    item = {**to_item(record.reference), **stated, "id": record.id}
    item |= {key: value for key, value in found.sidecar.items() if key not in item}
    if encoding := sidecar.encoding_of(found.sidecar):
        item = sidecar.with_encoding(item, encoding)
    return item
