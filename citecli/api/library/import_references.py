"""The use case `import`: references of a bibliography into the library, with the files that they name.

A reference without a file is kept as that of a DOI is: a text with its title and abstract, and its data in the sidecar.
"""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from citecli.answers.library import Addition, Status
from citecli.api.library.additions import addition, document_in_library
from citecli.documents.model import Document
from citecli.errors import BadInput, CitecliError, InvalidReference, NotFound
from citecli.frozen import FrozenValue, replace
from citecli.library import sidecar
from citecli.library.adding import Intake
from citecli.library.catalogue import IndexCache
from citecli.library.library import Library
from citecli.library.listener import NOBODY, Listener
from citecli.library.records import SUFFIX, is_record, record_text
from citecli.library.sidecar_edit import SidecarChange
from citecli.readers import registry, source
from citecli.readers.source import Source
from citecli.references.csl_json import to_item
from citecli.references.duplicates import Works
from citecli.references.model import Reference
from citecli.text.messages import shell_argument

ATTACHMENTS = "attachments"
"""The key of a reference's own data under which it has the paths of its files."""


_DRIVE = re.compile(r"[A-Za-z]:/")


class Bibliography(FrozenValue):
    """What is to be imported of one bibliography."""

    references: Sequence[Reference]
    files: Sequence[Path]
    """The folders in which attachments are looked for; none for a bibliography that is no file."""


def import_references(
    bibliographies: Sequence[Bibliography],
    folder: Path,
    change: SidecarChange,
    listener: Listener = NOBODY,
    cache: IndexCache | None = None,
) -> Iterator[Addition | CitecliError]:
    """Add references to the library in `folder`; yields the outcome of each. All are undone as one step.

    One that is there already, by its DOI, ISBN or PMID, or else its first author, year and title, is not added again.
    An attachment that is outside of the bibliography's folders, or not there, is said in a remark. `cache` is where a
    large library's index is. Raises `Failed` when the library can't be written.
    """
    known = _known(folder, cache)
    with Intake(folder, listener, cache, "import") as intake:
        # What was added is told only when it is in its final place: the disk may be full.
        taken: list[Addition | CitecliError] = []
        for bibliography in bibliographies:
            for reference in bibliography.references:
                taken.append(_take(reference, intake, known, bibliography.files, change))
                if intake.is_full:
                    intake.flush()
                    yield from taken
                    taken = []
        intake.flush()
        yield from taken


def _known(folder: Path, cache: IndexCache | None) -> Works[str]:
    """The works of a library, each with the name of its document's file."""
    known: Works[str] = Works()
    if folder.is_dir():
        library = Library(folder, cache)
        for file in library.files():
            if file.document is not None:
                known.add(file.document.reference, file.path.name)
        library.close()
    return known


def _take(
    reference: Reference, intake: Intake, known: Works[str], files: Sequence[Path], change: SidecarChange
) -> Addition | CitecliError:
    place = next((file for file, _ in known.same(reference)), None)
    if place is not None:
        intake.flush()
        return _already_there(reference, intake.folder / place, files)
    remarks: list[str] = []
    item = {key: value for key, value in to_item(reference).items() if key != ATTACHMENTS}
    found = _attached(reference, files, remarks)
    document, data, suffix = found or _without_text(reference)
    if not found and not item.get("title"):
        item["title"] = None  # the first line of its text is none
    try:
        sidecar.with_item(document, item, reference.id)
    except InvalidReference as error:
        return error
    kept = intake.keep(document, data, suffix, item, change)
    if kept.id != reference.id:
        remarks.append(f"the key {reference.id} is taken in the library; it was given the key {kept.id}")
    known.add(reference, Path(kept.path).name)
    outcome = addition(kept, Status.ADDED, reference.id, tuple(f"{kept.id}: {one}" for one in remarks))
    return outcome if found else replace(outcome, words=0)


def _already_there(reference: Reference, path: Path, files: Sequence[Path]) -> Addition | CitecliError:
    try:
        document = document_in_library(path)
    except CitecliError as error:
        return error
    remarks = (*_of_its_key(reference, document), *_of_its_file(reference, document, files))
    return addition(document, Status.KNOWN, reference.id, remarks)


def _of_its_key(reference: Reference, document: Document) -> tuple[str, ...]:
    """What is gone of a reference whose work is there under another key."""
    if reference.id in ("", document.id):
        return ()
    left_out = sorted(reference.texts.keys() - document.reference.texts.keys())
    more = f"; left out of it: {', '.join(left_out)}" if left_out else ""
    return (f"{reference.id} is the work that is there as {document.id}; cite it as @{document.id}{more}",)


def _of_its_file(reference: Reference, document: Document, files: Sequence[Path]) -> tuple[str, ...]:
    """How a reference that is there without a document gets the file that is named for it now."""
    paths = reference.custom.get(ATTACHMENTS)
    found = (
        (_inside(_path_of(name), files) for name in paths if isinstance(name, str)) if isinstance(paths, list) else ()
    )
    file = next((path for path in found if path is not None and path.is_file()), None)
    if file is None or not is_record(document):
        return ()
    command = f"citecli add {shell_argument(str(file))} --to {shell_argument(document.id)}"
    return (f"{document.id} is there without a document; give it its file with `{command}`",)


def _without_text(reference: Reference) -> tuple[Document, bytes, str]:
    title = reference.texts.get("title", "") or reference.id
    data = record_text(title, reference.texts.get("abstract", ""))
    return registry.read(Source(title, data, SUFFIX)), data, SUFFIX


def _attached(reference: Reference, files: Sequence[Path], remarks: list[str]) -> tuple[Document, bytes, str] | None:
    """The first file of a reference that can be read as a document."""
    paths = reference.custom.get(ATTACHMENTS)
    for name in paths if isinstance(paths, list) else ():
        if not isinstance(name, str):
            continue
        if name.lower().startswith(("http://", "https://")):
            remarks.append(f"{name} is on the web; get it with `citecli add URL --to {shell_argument(reference.id)}`")
            continue
        path = _inside(_path_of(name), files)
        if path is None:
            remarks.append(f"{name} is outside of the bibliography’s folder; its file was left out (see --files)")
            continue
        try:
            file = source.read_file(path, named=False)
            suffix = registry.suffix_of(file.data, file.suffix)
            return replace(registry.read(replace(file, suffix=suffix)), path=str(path)), file.data, suffix
        except (NotFound, BadInput) as error:
            remarks.append(f"{error}; its file was left out")
    return None


def _path_of(name: str) -> str:
    """A path, with slashes, of a path or a file's address."""
    if name.lower().startswith("file://"):
        from urllib.parse import unquote

        name = unquote(name[len("file://") :].removeprefix("localhost"))
        name = name[1:] if _DRIVE.match(name, 1) else name
    return name.replace("\\", "/")


def _inside(name: str, files: Sequence[Path]) -> Path | None:
    """The file of that name, if it is in one of the folders, links followed; `None` when it is elsewhere."""
    found: Path | None = None
    # A path of Windows is somewhere else on other systems.
    is_elsewhere = "\0" in name or (os.name != "nt" and _DRIVE.match(name))
    for folder in files if not is_elsewhere else ():
        try:
            root = folder.resolve()
            path = (root / name).resolve()
            if path.is_relative_to(root):
                found = found or path
                if path.is_file():
                    return path
        except (OSError, ValueError, RuntimeError):
            continue
    return found
