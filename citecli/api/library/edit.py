"""The use case `edit`: add or correct the bibliographic data of a document in its sidecar."""

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from json import dumps, loads
from pathlib import Path

from citecli.answers.library import Addition, Status
from citecli.api.library.additions import addition
from citecli.documents.model import Document
from citecli.errors import BadInput, ConflictingRequest, DocumentNotFound, Failed, InvalidReference, NotFound
from citecli.library import numbers, sidecar_edit, store, undo
from citecli.library.library import Library
from citecli.library.listener import NOBODY, Listener
from citecli.library.lock import LockedError, write_lock
from citecli.library.names import slug, with_id
from citecli.library.sidecar_edit import SidecarChange
from citecli.references.model import ItemType, Reference, missing_variables


def edit(
    library: Library, document: Document, change: SidecarChange, listener: Listener = NOBODY, verb: str = "edit"
) -> Addition:
    """Change the sidecar of a document. `verb` is what the change is called when it is taken back.

    Raises `InvalidReference` for values that a reference can't have, `ConflictingRequest` for an id that another
    document has or for a document without a file, and `Failed` when the sidecar can't be written.
    """
    _require_file(document)
    key = change.fields.get("id")
    if key and key != document.id and key in library.ids():
        raise ConflictingRequest(f"another document already has the key {key}; choose another")
    with _lock(library, document, listener):
        if not store.is_file(Path(document.path)):
            raise DocumentNotFound(f"{document.id} is not there any more; see `citecli list`")
        if not is_inside(library, document):
            return addition(sidecar_edit.edit_sidecar(document, change), Status.CHANGED)
        if library.unkept != () and (problem := noted_numbers(library, listener).problem):
            listener.problem(problem)
        path = Path(document.path)
        before = undo.sidecar_text(path)
        changed = sidecar_edit.edit_sidecar(document, change)
        states = {"file": path.name, "before": before, "after": undo.sidecar_text(path)}
        undo.note(library.folder, undo.Change(verb, (states,)), listener)
        return addition(changed, Status.CHANGED)


def noted_numbers(library: Library, listener: Listener) -> numbers.Register:
    """The numbers of a library's documents, those that somebody put into its folder among them. Only under the lock.

    Its files are not looked at again when it was read and all have theirs. What stands beside renamed documents is
    renamed, too, and the `listener` is told. Raises `Failed`.
    """
    register = numbers.Register(library.folder)
    unkept = library.unkept
    if unkept != ():
        register.keep(store.file_states(library.folder), unkept or ())
        for line in register.news:
            listener.news(line)
    return register


def keep_numbers(library: Library, listener: Listener = NOBODY) -> None:
    """Have the numbers of documents that somebody put into the library's folder stay theirs.

    Nothing happens to a library that is being written; the `listener` is told why where it can't be written.
    """
    if not library.unkept:
        return
    try:
        with write_lock(library.folder, patience=0):
            problem = noted_numbers(library, listener).problem
    except LockedError:
        return
    except Failed as error:
        reason = str(error).removesuffix("; nothing was changed")
        problem = f"{reason}; the numbers of new documents may change"
    if problem:
        listener.problem(problem)


def sidecar_text(document: Document) -> str:
    """The sidecar of a document as JSON for an editor, with `null` for each important variable that is missing."""
    _require_file(document)
    item = dict(sidecar_edit.item_of(Path(document.path)))
    all_fields = {"id": document.id, **item}
    all_fields |= {name: None for name in missing_variables(document.reference) if name not in item}
    return dumps(all_fields, ensure_ascii=False, indent=2) + "\n"


def save_sidecar_text(library: Library, document: Document, text: str, listener: Listener = NOBODY) -> Addition:
    """Save an edited text (see `sidecar_text`) as the sidecar of a document.

    Variables that are still `null` are left out. Raises `InvalidReference`, with the line number for invalid JSON.
    """
    try:
        item = loads(text)
    except ValueError as error:
        raise InvalidReference(f"not valid JSON: {error}") from None
    except RecursionError:
        raise InvalidReference("the JSON is nested too deeply") from None
    if not isinstance(item, Mapping):
        raise InvalidReference('write an object, such as {"title": "…"}')
    lacking = set(missing_variables(document.reference))
    fields = {str(key): value for key, value in item.items() if value is not None or key not in lacking}
    before = sidecar_edit.item_of(Path(document.path))
    return edit(library, document, SidecarChange(fields, removed=frozenset(before.keys() - fields.keys())), listener)


def is_inside(library: Library, document: Document) -> bool:
    """Whether a document is one of the library: in its folder, under a name that its documents can have."""
    return store.is_document_name(Path(document.path).name) and _is_in_folder(library, document)


def _is_in_folder(library: Library, document: Document) -> bool:
    return bool(document.path) and store.is_directly_in(Path(document.path), library.folder)


def readable_or_named(path: Path, listener: Listener) -> Document:
    """The document in a file of the library, as it was brought back; `listener` is told why it can't be read.

    Then only its id is known.
    """
    try:
        return with_id(store.read_document(path), path.stem)
    except (BadInput, NotFound) as error:  # which a neighbour may have taken away meanwhile
        listener.problem(str(error))
        identifier = slug(path.stem) or "document"
        return Document(identifier, "", (), Reference(identifier, ItemType.DOCUMENT), path=str(path))


def _require_file(document: Document) -> None:
    if not document.path or document.path.endswith(store.SIDECAR):
        raise ConflictingRequest("standard input can't be edited; add it to the library first with `citecli add -`")


def _lock(library: Library, document: Document, listener: Listener) -> AbstractContextManager[object]:
    """The library's lock. For a file outside the library no lock is needed, as its sidecar is replaced atomically."""
    return write_lock(library.folder, listener.waiting) if _is_in_folder(library, document) else nullcontext()
