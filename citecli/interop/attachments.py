"""Files that an entry of a bibliography names: `file` of Zotero, Better BibTeX, JabRef and Mendeley, RIS's `L1`."""

import re
from collections.abc import Sequence

ATTACHMENTS = "attachments"
"""The key of CSL-JSON, unknown to CSL, under which a reference has the paths of its files."""

_BETWEEN_FILES = re.compile(r"(?<!\\);")
_BETWEEN_PARTS = re.compile(r"(?<!\\):")
_ESCAPED = re.compile(r"\\([\\:;_{}#%&$ ])")
_FOLDER = re.compile(r"jabref-meta:\s*+fileDirectory(?:-[^:;{}\n]{1,200})?:((?:[^;\\{}\n]|\\.){1,1000});")
_MEDIA_TYPE = re.compile(r"[a-z]+/[\w.+-]+|[A-Za-z]{2,12}|", re.IGNORECASE)


def of_field(value: str) -> tuple[str, ...]:
    """The paths in a field: files between semicolons, each a path or `description:path:type`."""
    paths = (_path(part.strip()) for part in _BETWEEN_FILES.split(value))
    return tuple(dict.fromkeys(path for path in paths if path))


def _path(part: str) -> str:
    pieces = _BETWEEN_PARTS.split(part)
    if len(pieces) > 2 and _MEDIA_TYPE.fullmatch(pieces[-1].strip()):
        part = ":".join(pieces[1:-1])
    return _ESCAPED.sub(r"\1", part).strip()


def folders(text: str) -> tuple[str, ...]:
    """The folders of files that JabRef notes in a BibTeX file, for everybody who uses it or for one of them."""
    found = (_ESCAPED.sub(r"\1", match[1]).strip() for match in _FOLDER.finditer(text))
    return tuple(dict.fromkeys(folder for folder in found if folder))


def of_addresses(values: Sequence[str]) -> tuple[str, ...]:
    """The paths among addresses of files: those on the web are none."""
    paths = (_ESCAPED.sub(r"\1", value.strip()) for value in values)
    return tuple(dict.fromkeys(path for path in paths if path and not path.lower().startswith(("http:", "https:"))))
