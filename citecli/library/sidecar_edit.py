"""Changing what the sidecar of a document says, and leaving the rest of it as somebody wrote it."""

from collections.abc import Mapping
from json import dumps
from pathlib import Path

from citecli.documents.model import Document
from citecli.frozen import FrozenValue, replace
from citecli.library import sidecar, store, writing
from citecli.library.names import TAGS, tags_of, with_id
from citecli.library.writing import sidecar_of
from citecli.references.identifiers import value_without_credentials


class SidecarChange(FrozenValue):
    """What a sidecar is to say, or to say no longer."""

    fields: Mapping[str, object] = {}
    """Variables of CSL-JSON and their new values."""
    removed: frozenset[str] = frozenset()
    """Variables that go from the sidecar; the document's own values hold again."""
    silenced: frozenset[str] = frozenset()
    """Variables that are taken out even where the document itself has them."""
    tags: tuple[str, ...] = ()
    """Tags that are added to those there are."""
    untagged: tuple[str, ...] = ()
    """Tags that are taken off, blind to case."""


def item_of(path: Path) -> Mapping[str, object]:
    """What the sidecar of the document at `path` says; nothing when there is none. Raises `InvalidReference`."""
    side = sidecar_of(path)
    return sidecar.read_item(side) if side != path and store.is_own_file(side) else {}


def changed_item(
    item: Mapping[str, object], change: SidecarChange, own_tags: tuple[str, ...] = ()
) -> dict[str, object]:
    """A sidecar's item after a change. `own_tags` are those that the document itself has."""
    changed = {key: value for key, value in item.items() if key not in change.removed} | dict(change.fields)
    changed |= dict.fromkeys(sorted(change.silenced))
    if change.tags or change.untagged:
        kept = tags_of(item[TAGS]) if isinstance(item.get(TAGS), str) else own_tags
        folded = {tag.casefold() for tag in change.untagged}
        tags = [tag for tag in dict.fromkeys((*kept, *change.tags)) if tag.casefold() not in folded]
        changed[TAGS] = ", ".join(_distinct(tags)) or None
    return {key: value_without_credentials(value) for key, value in changed.items()}


def _distinct(tags: list[str]) -> list[str]:
    kept: dict[str, str] = {}
    for tag in tags:
        kept.setdefault(tag.casefold(), tag)
    return list(kept.values())


def item_bytes(item: Mapping[str, object]) -> bytes:
    """The bytes of a sidecar that says `item`."""
    return (dumps(item, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def edit_sidecar(document: Document, change: SidecarChange) -> Document:
    """Change the sidecar of a document; the document as it is now read.

    `document` is as the file itself has it, or as it was read before. Raises `InvalidReference` for values that a
    reference can't have (nothing is written then), and `Failed`.
    """
    path = Path(document.path)
    own = tags_of(document.reference.texts.get(TAGS, ""))
    item = changed_item(item_of(path), change, own)
    sidecar.with_item(document, item, str(sidecar_of(path)))  # it speaks up for a bad value before anything is written
    writing.write(sidecar_of(path), item_bytes(item))
    fresh = store.read_document(path)
    return replace(fresh, id=fresh.reference.id) if fresh.reference.id else with_id(fresh, path.stem)
