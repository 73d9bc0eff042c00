"""What `add`, `edit`, `tag` and `remove` did, and the settings, as lines and as JSON."""

from collections.abc import Sequence

from citecli.answers.library import Addition, Discarded, Tag
from citecli.references.display import authors, iso
from citecli.render.output import Value, dump
from citecli.text.safe import safe_line


def addition_plain(one: Addition) -> str:
    """A line: what became of it, id, file, title, and the variables that are missing (commas part them), after tabs."""
    document = one.document
    title = document.reference.texts.get("title", "")
    row = (one.status.value, document.id, document.path, title, ",".join(one.missing))
    return "\t".join(map(safe_line, row)) + "\n"


def additions_json(additions: Sequence[Addition], ascii_only: bool = False) -> str:
    """An array of one object an input."""
    return dump(
        [
            {
                "source": one.source,
                "status": one.status.value,
                "id": one.document.id,
                "path": one.document.path,
                "title": one.document.reference.texts.get("title", ""),
                "author": authors(one.document.reference),
                "date": iso(one.document.reference.dates.get("issued")) or None,
                "type": str(one.document.reference.type),
                "words": one.words,
                "missing": list(one.missing),
                "remarks": list(one.remarks),
            }
            for one in additions
        ],
        ascii_only,
    )


def tags_plain(tags: Sequence[Tag], counted: bool, aligned: bool = False) -> str:
    """A line a tag; with how many documents have it before it, and a tab, or set in columns."""
    digits = max((len(str(tag.documents)) for tag in tags), default=1)
    counts = (f"{tag.documents:>{digits}}  " if aligned else f"{tag.documents}\t" for tag in tags)
    lines = zip(counts, tags, strict=True)
    return "".join((count if counted else "") + safe_line(tag.name) + "\n" for count, tag in lines)


def tags_json(tags: Sequence[Tag], counted: bool, ascii_only: bool = False) -> str:
    """An array of tags, or of objects with `tag` and `documents`."""
    if not counted:
        return dump([tag.name for tag in tags], ascii_only)
    return dump([{"tag": tag.name, "documents": tag.documents} for tag in tags], ascii_only)


def trash_plain(found: Sequence[Discarded]) -> str:
    """A line a document: when it was removed, id, title, separated by tabs."""
    return "".join("\t".join(map(safe_line, (one.time, one.id, one.title))) + "\n" for one in found)


def trash_json(found: Sequence[Discarded], ascii_only: bool = False) -> str:
    """An array of one object a document."""
    return dump([{"id": one.id, "title": one.title, "time": one.time, "path": one.path} for one in found], ascii_only)


def settings_plain(settings: Sequence[tuple[str, str, str]]) -> str:
    """A line a setting: name, value, origin, separated by tabs."""
    return "".join("\t".join(map(safe_line, row)) + "\n" for row in settings)


def settings_json(settings: Sequence[tuple[str, str, str]], ascii_only: bool = False) -> str:
    """An array of one object a setting."""
    return dump([setting_object(*row) for row in settings], ascii_only)


def setting_object(name: str, value: str, origin: str) -> Value:
    """A setting as a JSON object."""
    return {"name": name, "value": value, "origin": origin}
