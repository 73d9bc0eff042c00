"""Likely duplicates: as lines separated by tabs, and as JSON."""

from collections.abc import Sequence

from citecli.answers.duplicates import Duplicate, DuplicateGroup
from citecli.references.display import authors, iso
from citecli.render.output import Value, dump
from citecli.text.safe import safe_line


def duplicates_plain(groups: Sequence[DuplicateGroup]) -> str:
    """A line a document: number of the group, id, number, what tells, title, variables that differ, file; tabs."""
    return "".join(
        "\t".join(map(safe_line, _row(at, one, group))) + "\n"
        for at, group in enumerate(groups, 1)
        for one in group.documents
    )


def _row(at: int, one: Duplicate, group: DuplicateGroup) -> tuple[str, ...]:
    title = one.document.reference.texts.get("title", "")
    signs, differing = ",".join(group.recognized_by), ",".join(one.variable for one in group.differences)
    return str(at), one.document.id, str(one.number), signs, title, differing, one.document.path


def duplicates_json(groups: Sequence[DuplicateGroup], ascii_only: bool = False) -> str:
    """An array of one object a group."""
    return dump([_group_object(group) for group in groups], ascii_only)


def _group_object(group: DuplicateGroup) -> Value:
    return {
        "recognized_by": list(group.recognized_by),
        "keep": group.documents[0].document.id,
        "documents": [
            {
                "id": one.document.id,
                "number": one.number,
                "path": one.document.path,
                "title": one.document.reference.texts.get("title", ""),
                "author": authors(one.document.reference),
                "date": iso(one.document.reference.dates.get("issued")) or None,
                "type": str(one.document.reference.type),
                "words": one.words,
                "has_document": not one.is_record,
                "kept": one.kept,
            }
            for one in group.documents
        ],
        "differences": [{"variable": one.variable, "values": list(one.values)} for one in group.differences],
    }
