"""Papis libraries: a folder for each document, with an `info.yaml` and the files that it names.

Source: Papis's documentation, "info.yaml file". Its keys are BibTeX's, its values are plain text.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from citecli.errors import BadInput, InvalidReference, NotFound
from citecli.frozen import replace
from citecli.interop.attachments import ATTACHMENTS
from citecli.interop.bibtex_item import entry_item
from citecli.interop.model import Collector, Entry, LoadedReferences
from citecli.readers import decoding, source
from citecli.references.model import Name, Reference
from citecli.text import guarded_yaml
from citecli.text.guarded_yaml import NoYaml
from citecli.text.latex import escape

INFO = "info.yaml"
_DEEPEST = 4
"""Folders below the library's in which documents are looked for."""
_OWN = frozenset("ref type files tags author author_list notes papis_id time-added".split())


def load_folder(folder: Path) -> LoadedReferences:
    """The references in a library; their attachments are paths below `folder`.

    Raises `InvalidReference` when there is none that can be read.
    """
    collector = Collector("document")
    for number, path in enumerate(_infos(folder), 1):
        name = str(path.relative_to(folder))
        try:
            value = guarded_yaml.load(decoding.decode(source.read_file(path, named=False).data, name).text)
        except (NoYaml, BadInput, NotFound) as error:
            collector.remark(0, f"{name} can't be read ({error}); skipped")
            continue
        if not isinstance(value, Mapping):
            collector.remark(0, f"{name} has no data; skipped")
            continue
        below = path.parent.relative_to(folder)
        found = collector.read(value, lambda value, below=below: _reference(value, below), 0, name)  # type: ignore[misc]
        if found is not None:
            collector.add(found, number)
    loaded = collector.loaded()
    if not loaded.references:
        raise InvalidReference(loaded.remarks[0] if loaded.remarks else f"{folder} is no Papis library")
    return loaded


def _infos(folder: Path) -> Iterator[Path]:
    """The data files below a folder, links not followed."""
    root = len(folder.parts)
    for base, folders, files in os.walk(folder):
        deep = len(Path(base).parts) - root
        folders[:] = sorted(name for name in folders if not name.startswith(".")) if deep < _DEEPEST else []
        path = Path(base, INFO)
        if INFO in files and not path.is_symlink():
            yield path


def _reference(value: Mapping[object, object], below: Path) -> Reference:
    fields = {
        str(key).lower(): escape(text) for key, text in value.items() if isinstance(text, str) and key not in _OWN
    }
    author = value.get("author")
    if isinstance(author, str):
        fields["author"] = author
    kind = str(value.get("type") or "misc").lower()
    found = entry_item(Entry(kind, str(value.get("ref") or ""), fields, 0), with_lists=False).reference
    if people := _people(value.get("author_list")):
        found = replace(found, names={**found.names, "author": people})
    if tags := _texts(value.get("tags")):
        found = replace(found, texts={**found.texts, "keyword": ", ".join(tags)})
    files = [str(below / name) for name in _texts(value.get("files"))]
    return replace(found, custom={ATTACHMENTS: files}) if files else found


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else str(value).split() if isinstance(value, str) else []
    return [text.strip() for text in values if isinstance(text, str) and text.strip()]


def _people(value: object) -> tuple[Name, ...]:
    people = []
    for person in value if isinstance(value, list) else ():
        if isinstance(person, Mapping):
            family, given = (person.get(part) for part in ("family", "given"))
            if isinstance(family, str) and family.strip():
                is_person = isinstance(given, str) and given.strip()
                people.append(Name(family.strip(), str(given).strip()) if is_person else Name(literal=family.strip()))
    return tuple(people)
