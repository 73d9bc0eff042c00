"""The use case `add`: copy documents into the library, each with the bibliographic data that is known about it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from citecli.answers.library import Addition, Status
from citecli.api.library.inputs import Input, InputKind, inputs
from citecli.documents.model import Document
from citecli.documents.omissions import remark as omissions_remark
from citecli.errors import CitecliError, ConflictingRequest
from citecli.frozen import FrozenValue, replace
from citecli.library import sidecar_edit, store
from citecli.library.adding import Intake
from citecli.library.listener import NOBODY, Listener
from citecli.library.names import with_id
from citecli.library.sidecar import encoding_of, with_encoding, with_item
from citecli.library.sidecar_edit import SidecarChange
from citecli.network.services import Services
from citecli.readers import registry, source
from citecli.references.model import missing_variables
from citecli.text.messages import number_of, shell_argument

_OF_ONE_DOCUMENT = frozenset({"title", "id", "DOI", "ISBN", "PMID"})
"""Variables whose value can't be the same for two documents."""
DEFAULT_CHANGE = SidecarChange()
DEFAULT_SERVICES = Services()


def add(
    names: Iterable[str],
    folder: Path,
    change: SidecarChange = DEFAULT_CHANGE,
    services: Services = DEFAULT_SERVICES,
    *,
    encoding: str = "",
    listener: Listener = NOBODY,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Addition | CitecliError]:
    """Add the documents that `names` refer to to the library in `folder`; yields the outcome of each when it is done.

    `change` is applied to the sidecar of each document. An input that can't be added yields its error, and the others
    are still added. `encoding` is what the user says that the inputs are in; the sidecars state it. `listener` is told
    what there is to tell, `progress` is called with the numbers of inputs done and in total. Raises
    `ConflictingRequest` when several documents would get the same title, and `Failed` when the library can't be
    written, which would affect all further documents as well.
    """
    items = tuple(inputs(names))
    if len(items) > 1 and (own := change.fields.keys() & _OF_ONE_DOCUMENT):
        raise ConflictingRequest(f"{len(items)} documents can't have the same {min(own)}; add them one by one")
    with Intake(folder, listener) as intake:
        # Report additions only after the files are in their final place.
        taken: list[Addition | CitecliError] = []
        for index, item in enumerate(items):
            if progress:
                progress(index, len(items))
            taken.append(item if isinstance(item, CitecliError) else _take(item, intake, change, services, encoding))
            if intake.is_full:
                intake.flush()
                yield from taken
                taken = []
        intake.flush()
        yield from taken


class _Candidate(FrozenValue):
    """A document to be added: as it was read, with its bytes, the suffix of its file, and the sidecar beside it."""

    document: Document
    data: bytes
    suffix: str
    sidecar: Mapping[str, object]
    is_identified: bool = False
    """Whether an identifier says which work it is: then another of the same words is another work."""


def _take(
    item: Input, intake: Intake, change: SidecarChange, services: Services, encoding: str
) -> Addition | CitecliError:
    """Add one input; returns the outcome, or why it can't be added. Raises `Failed` if the folder can't be written."""
    try:
        candidate = _candidate(item, intake, services, encoding)
        if isinstance(candidate, Path):
            return _already_there(item.name, candidate, intake)
        with_item(candidate.document, sidecar_edit.changed_item(candidate.sidecar, change), item.name)
    except CitecliError as error:
        return error
    document = intake.keep(candidate.document, candidate.data, candidate.suffix, candidate.sidecar, change)
    remarks = candidate.document.remarks
    if left_out := omissions_remark(document.omissions):
        remarks = (*remarks, f"{item.name}: {left_out}")
    if marked := len(candidate.document.marked):
        command = f"citecli keep {shell_argument(document.id)} --from-source"
        count = number_of(marked, "comment or highlight", "comments and highlights")
        remarks = (*remarks, f"{item.name}: it has {count}; keep what they mark with `{command}`")
    return _addition(item.name, Status.ADDED, document, remarks)


def _candidate(item: Input, intake: Intake, services: Services, encoding: str) -> _Candidate | Path:
    """The document to be added for an input, or the path of the same document if it is already in the library."""
    match item.kind:
        case InputKind.NETWORK:
            candidate = _from_network(item.name, intake, services)
        case InputKind.STANDARD_INPUT:
            candidate = _from_standard_input(encoding)
        case InputKind.FILE:
            candidate = _from_file(Path(item.name), intake, encoding)
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


def _from_standard_input(encoding: str) -> _Candidate:
    file = replace(source.read_standard_input(), encoding=encoding)
    suffix = registry.suffix_of(file.data)
    return _Candidate(registry.read(replace(file, suffix=suffix)), file.data, suffix, _stating({}, encoding))


def _from_file(path: Path, intake: Intake, encoding: str) -> _Candidate | Path:
    file = source.read_file(path)
    if existing := intake.same(file.data):
        return existing
    beside = sidecar_edit.item_of(path)
    suffix = registry.suffix_of(file.data, file.suffix)
    # A suffix that no reader knows is replaced by that of the format detected in the text.
    known = file.suffix if suffix == registry.PLAIN_TEXT.suffixes[0] else suffix
    file = replace(file, suffix=known, encoding=encoding or encoding_of(beside))
    document = replace(registry.read(file), path=str(path))
    return _Candidate(document, file.data, suffix, _stating(beside, encoding))


def _stating(sidecar: Mapping[str, object], encoding: str) -> Mapping[str, object]:
    """A sidecar that states the encoding of the file, when the user named one: the file keeps its bytes."""
    return with_encoding(sidecar, encoding) if encoding else sidecar


def _already_there(name: str, path: Path, intake: Intake) -> Addition:
    intake.flush()
    document = store.read_document(path)
    document = replace(document, id=document.reference.id) if document.reference.id else with_id(document, path.stem)
    return _addition(name, Status.KNOWN, document)


def _addition(name: str, status: Status, document: Document, remarks: tuple[str, ...] = ()) -> Addition:
    bare = replace(document, text="", paragraphs=(), headings=())
    return Addition(name, status, bare, document.count_words(), missing_variables(document.reference), remarks)
