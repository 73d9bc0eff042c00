"""The use case `add`: documents into the library, each with its reference as far as it is known."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from citecli.answers.library import Addition, Status
from citecli.api.library.inputs import Input, InputKind, inputs
from citecli.documents.model import Document
from citecli.errors import CitecliError, ConflictingRequest
from citecli.frozen import FrozenValue, replace
from citecli.library import sidecar_edit, store
from citecli.library.adding import Intake
from citecli.library.names import with_id
from citecli.library.sidecar import with_item
from citecli.library.sidecar_edit import SidecarChange
from citecli.network.services import Services
from citecli.readers import registry, source
from citecli.references.model import missing_variables

_OF_ONE_DOCUMENT = frozenset({"title", "id", "DOI", "ISBN", "PMID"})
"""Variables whose value no two documents share."""
DEFAULT_CHANGE = SidecarChange()
DEFAULT_SERVICES = Services()


def add(
    names: Iterable[str],
    folder: Path,
    change: SidecarChange = DEFAULT_CHANGE,
    services: Services = DEFAULT_SERVICES,
    *,
    waiting: Callable[[], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Addition | CitecliError]:
    """Put into the library in `folder` what `names` mean: what became of each, as it is done.

    `change` is what the sidecar of each is to say. What can't be added is an error in its place; the rest goes on.
    `waiting` is called when another process is writing there, `progress` with how many are done, and of how many.
    Raises `ConflictingRequest` when several documents are to have one title, and `Failed`: a disk that takes nothing
    more will not take the next document either.
    """
    items = tuple(inputs(names))
    if len(items) > 1 and (own := change.fields.keys() & _OF_ONE_DOCUMENT):
        raise ConflictingRequest(f"{len(items)} documents can't have the same {min(own)}; add them one by one")
    with Intake(folder, waiting) as intake:
        # What was taken is told when it is in its place, not before.
        taken: list[Addition | CitecliError] = []
        for index, item in enumerate(items):
            if progress:
                progress(index, len(items))
            taken.append(item if isinstance(item, CitecliError) else _take(item, intake, change, services))
            if intake.is_full:
                intake.flush()
                yield from taken
                taken = []
        intake.flush()
        yield from taken


class _Candidate(FrozenValue):
    """What is to be added: a document as it was read, its bytes, its file's suffix, and the sidecar it came with."""

    document: Document
    data: bytes
    suffix: str
    sidecar: Mapping[str, object]
    is_identified: bool = False
    """Whether an identifier says which work it is: then another of the same words is another work."""


def _take(item: Input, intake: Intake, change: SidecarChange, services: Services) -> Addition | CitecliError:
    """What became of one input; why it can't be added. Raises `Failed` when the folder can't be written."""
    try:
        candidate = _candidate(item, intake, services)
        if isinstance(candidate, Path):
            return _already_there(item.name, candidate, intake)
        with_item(candidate.document, sidecar_edit.changed_item(candidate.sidecar, change), item.name)
    except CitecliError as error:
        return error
    document = intake.keep(candidate.document, candidate.data, candidate.suffix, candidate.sidecar, change)
    return _addition(item.name, Status.ADDED, document, candidate.document.remarks)


def _candidate(item: Input, intake: Intake, services: Services) -> _Candidate | Path:
    """What an input is; the path of the document that is the same, when it is in the library already."""
    match item.kind:
        case InputKind.NETWORK:
            candidate = _from_network(item.name, intake, services)
        case InputKind.STANDARD_INPUT:
            candidate = _from_standard_input()
        case InputKind.FILE:
            candidate = _from_file(Path(item.name), intake)
    if isinstance(candidate, Path) or candidate.is_identified:
        return candidate
    return intake.same(candidate.data) or candidate


def _from_network(name: str, intake: Intake, services: Services) -> _Candidate | Path:
    from citecli.api.library.download import addresses_of, download

    if existing := intake.with_address(addresses_of(name)):
        return existing
    intake.pause()
    page = download(name, services)
    return intake.with_address(page.addresses) or _Candidate(
        page.document, page.data, page.suffix, page.sidecar, page.is_identified
    )


def _from_standard_input() -> _Candidate:
    file = source.read_standard_input()
    suffix = registry.suffix_of(file.data)
    return _Candidate(registry.read(replace(file, suffix=suffix)), file.data, suffix, {})


def _from_file(path: Path, intake: Intake) -> _Candidate | Path:
    file = source.read_file(path)
    if existing := intake.same(file.data):
        return existing
    suffix = registry.suffix_of(file.data, file.suffix)
    # A suffix that no reader knows is not kept; what the text looks like decides.
    file = file if suffix == registry.PLAIN_TEXT.suffixes[0] else replace(file, suffix=suffix)
    document = replace(registry.read(file), path=str(path))
    return _Candidate(document, file.data, suffix, sidecar_edit.item_of(path))


def _already_there(name: str, path: Path, intake: Intake) -> Addition:
    intake.flush()
    document = store.read_document(path)
    document = replace(document, id=document.reference.id) if document.reference.id else with_id(document, path.stem)
    return _addition(name, Status.KNOWN, document)


def _addition(name: str, status: Status, document: Document, remarks: tuple[str, ...] = ()) -> Addition:
    bare = replace(document, text="", paragraphs=(), headings=())
    return Addition(name, status, bare, document.count_words(), missing_variables(document.reference), remarks)
