"""The use case `dedupe --merge`: several documents of one work become one, and the rest goes to the trash."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from citecli.answers.duplicates import Duplicate, DuplicateGroup
from citecli.answers.library import Addition, Status
from citecli.api.library import duplicates
from citecli.api.library.additions import addition
from citecli.api.library.edit import noted_numbers
from citecli.documents.model import Document
from citecli.errors import ConflictingRequest, DocumentNotFound
from citecli.frozen import replace
from citecli.library import annotation_file, sidecar, sidecar_edit, store, undo, writing
from citecli.library.library import Library
from citecli.library.listener import NOBODY, Listener
from citecli.library.lock import write_lock
from citecli.library.names import TAGS, tags_of, with_id
from citecli.library.numbers import Register
from citecli.library.trash_moves import Mover
from citecli.library.writing import sidecar_of
from citecli.matching.annotations import Annotation
from citecli.references.csl_json import to_item
from citecli.references.model import ItemType
from citecli.text.messages import shell_argument

_OF_THE_FILE = frozenset(("id", "type", "custom", TAGS))
"""Keys of an item that are not taken over from another: its id and type, what it says of its file, and its tags."""


def file_of(group: DuplicateGroup) -> Duplicate:
    """The document whose file a merge keeps: the first, unless that is but a record and another is not."""
    first = group.documents[0]
    if not first.is_record:
        return first
    return next((one for one in group.documents if not one.is_record), first)


def take_reference(
    library: Library, document: Document, record: Document, listener: Listener = NOBODY
) -> tuple[Addition, tuple[str, ...]]:
    """Have a document take the key and the reference of a record, which goes to the trash: what became of the document,
    and a line for each thing that it said otherwise.

    What the record lacks stays the document's own. Raises `ConflictingRequest` for a record that is none, or for a
    document that is one; and what `merge` raises.
    """
    group = duplicates.group_named(library, [record.path, document.path])
    for one in group.documents:
        if one.is_record != (one.document.path == record.path):
            what = "is but a reference, without a document" if one.is_record else "has a document of its own"
            command = f"citecli dedupe --merge {shell_argument(record.id)} {shell_argument(document.id)}"
            raise ConflictingRequest(f"{one.document.id} {what}; make the two one with `{command}`")
    taken, *_ = merge(library, [group], listener, "edit")
    return taken, duplicates.remarks_on_differences(record.reference, document.reference, document.id)


def consequences(group: DuplicateGroup) -> tuple[str, ...]:
    """A line for each thing that a merge does to documents and not to references."""
    first, file = group.documents[0], file_of(group)
    lines = [] if file is first else [f"{first.document.id} gets the document of {file.document.id}"]
    for one in group.documents:
        if one is not file and not one.is_record:
            kept = "; what you keep of it is looked for in the other" if one.kept else ""
            lines.append(f"{one.document.id} has a document of its own, which goes to the trash{kept}")
    return tuple(lines)


def merge(
    library: Library, groups: Sequence[DuplicateGroup], listener: Listener = NOBODY, verb: str = "dedupe"
) -> tuple[Addition, ...]:
    """Merge each group into its first document; what became of each document. All of it is undone as one step.

    The first keeps its key, number and fields, and gets the fields that it lacks, the tags and the kept quotations of
    the others, and the document of one of them when it has none. The others go to the trash. Raises
    `DocumentNotFound` when a document is gone meanwhile, before anything is written; `InvalidReference`, and `Failed`.
    `verb` is what the change is called when it is taken back.
    """
    done: list[Addition] = []
    noted: list[Mapping[str, str | None]] = []
    with write_lock(library.folder, listener.waiting):
        register = noted_numbers(library, listener)
        if register.problem:
            listener.problem(register.problem)
        for one in (one for group in groups for one in group.documents):
            if not store.is_file(Path(one.document.path)):
                raise DocumentNotFound(f"{one.document.id} is not there any more; nothing was merged")
        try:
            with Mover(library.folder, register) as mover:
                mover.names()
                for group in groups:
                    done += _merge(mover, group, register, noted)
        finally:
            if noted:
                undo.note(library.folder, undo.Change(verb, tuple(noted)), listener)
    return tuple(done)


def _merge(
    mover: Mover, group: DuplicateGroup, register: Register, noted: list[Mapping[str, str | None]]
) -> list[Addition]:
    """Merge one group; `noted` gets each change once it is made."""
    documents = [_read(one.document) for one in group.documents]
    first, path = documents[0], Path(file_of(group).document.path)
    own = next(document for document in documents if Path(document.path) == path)
    item = merged_item(documents, own)
    sidecar.with_item(own, item, str(sidecar_of(path)))  # which speaks up before anything is written
    kept = _kept(documents, path)
    gone: list[Addition] = []
    theirs = 0 if own is first else register.number_of(path.name)

    def discard(document: Document) -> None:
        number = register.number_of(Path(document.path).name) if document is first else 0
        place = mover.discard(Path(document.path))
        noted.append(undo.removal(place, number))
        gone.append(addition(replace(document, path=str(place)), Status.REMOVED))
        if number and theirs:  # the key keeps its number; that of the file goes where the record went
            mover.assign({path.name: number, place.relative_to(mover.folder).as_posix(): theirs})

    before, kept_before = undo.sidecar_text(path), undo.annotations_text(path)
    others = [document for document in documents if document is not own]
    # What shares the sidecar takes it along as it is now.
    shared = [document for document in others if sidecar_of(Path(document.path)) == sidecar_of(path)]
    for document in shared:
        discard(document)
    try:
        if kept:
            annotation_file.write(path, kept)
        writing.write(sidecar_of(path), sidecar_edit.item_bytes(item))
    finally:
        changes = (undo.text_change(path, before, number=theirs), undo.text_change(path, kept_before, undo.ANNOTATIONS))
        noted += [change for change in changes if change]
    for document in others:
        if document not in shared:
            discard(document)
    merged = with_id(store.read_document(path), path.stem)
    return [addition(replace(merged, id=first.id), Status.CHANGED), *gone]


def _read(document: Document) -> Document:
    """A document as it is now, under the id that it has in its library."""
    return replace(store.read_document(Path(document.path)), id=document.id)


def merged_item(documents: Sequence[Document], own: Document) -> dict[str, object]:
    """The sidecar's item of the first of `documents`, with what it lacks of the others; `own` is the one whose file it
    stands beside.
    """
    first = documents[0]
    stated = sidecar_edit.item_of(Path(first.path))
    item = dict(stated)
    if own is not first:
        item = {**to_item(first.reference), **{key: value for key, value in stated.items() if value is None}}
        item |= {"id": first.id}
        item.pop("custom", None)
        if custom := sidecar_edit.item_of(Path(own.path)).get("custom"):
            item["custom"] = custom
    reference = first.reference
    has = {*item, *reference.texts, *reference.names, *reference.dates, *reference.custom}
    tags = list(tags_of(reference.texts.get(TAGS, "")))
    for other in documents[1:]:
        fields = {key: value for key, value in to_item(other.reference).items() if key not in has | _OF_THE_FILE}
        if reference.texts.get("URL", "") not in ("", other.reference.texts.get("URL", "")):
            fields.pop("accessed", None)  # it says when another address was looked at
        if item.get("type", reference.type) == ItemType.DOCUMENT != other.reference.type:
            fields["type"] = str(other.reference.type)
        item |= fields
        has |= fields.keys()
        tags += tags_of(other.reference.texts.get(TAGS, ""))
    distinct = {tag.casefold(): tag for tag in reversed(tags)}
    if len(distinct) > len(tags_of(reference.texts.get(TAGS, ""))):
        item[TAGS] = ", ".join(reversed(distinct.values()))
    return item


def _kept(documents: Sequence[Document], path: Path) -> list[Annotation]:
    """What is kept of all documents, each passage once, as that of the document at `path`; nothing where all is its
    own.
    """
    found: dict[tuple[str, str], Annotation] = {}
    is_changed = False
    for document in documents:
        for annotation in annotation_file.read(Path(document.path)):
            place = annotation.selector.exact, annotation.speaker
            is_changed |= Path(document.path) != path
            before = found.get(place)
            moved = annotation if Path(document.path) == path else replace(annotation, source=path.name)
            if before is None:
                found[place] = moved
                continue
            tags = tuple(dict.fromkeys((*before.tags, *moved.tags)))
            found[place] = replace(before, note=before.note or moved.note, tags=tags)
    return list(found.values()) if is_changed else []
