"""The use case `add`: copy documents into the library, each with the bibliographic data that is known about it."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from citecli.answers.library import Addition, Status
from citecli.api.library.additions import addition, document_in_library
from citecli.api.library.candidates import candidate_for
from citecli.api.library.inputs import Input, inputs
from citecli.documents.model import Document
from citecli.documents.omissions import remark as omissions_remark
from citecli.errors import CitecliError, ConflictingRequest
from citecli.library import sidecar_edit
from citecli.library.adding import Intake
from citecli.library.catalogue import IndexCache
from citecli.library.listener import NOBODY, Listener
from citecli.library.sidecar import with_item
from citecli.library.sidecar_edit import SidecarChange
from citecli.network.services import Services
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
    cache: IndexCache | None = None,
) -> Iterator[Addition | CitecliError]:
    """Add the documents that `names` refer to to the library in `folder`; yields the outcome of each when it is done.

    `change` is applied to the sidecar of each document. An input that can't be added yields its error, and the others
    are still added. `encoding` is what the user says that the inputs are in; the sidecars state it. `listener` is told
    what there is to tell, `progress` is called with the numbers of inputs done and in total. `cache` is where is kept
    what the sidecars of a large library say, so that they are not all read for one document. Raises
    `ConflictingRequest` when several documents would get the same title, and `Failed` when the library can't be
    written, which would affect all further documents as well.
    """
    items = tuple(inputs(names))
    if len(items) > 1 and (own := change.fields.keys() & _OF_ONE_DOCUMENT):
        raise ConflictingRequest(f"{len(items)} documents can't have the same {min(own)}; add them one by one")
    with Intake(folder, listener, cache) as intake:
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


def _take(
    item: Input, intake: Intake, change: SidecarChange, services: Services, encoding: str
) -> Addition | CitecliError:
    """Add one input; returns the outcome, or why it can't be added. Raises `Failed` if the folder can't be written."""
    try:
        candidate = candidate_for(item, services, encoding, intake)
        if isinstance(candidate, Path):
            return _already_there(item.name, candidate, intake)
        with_item(candidate.document, sidecar_edit.changed_item(candidate.sidecar, change), item.name)
    except CitecliError as error:
        return error
    document = intake.keep(candidate.document, candidate.data, candidate.suffix, candidate.sidecar, change)
    return addition(document, Status.ADDED, item.name, remarks_on(candidate.document, document.id, item.name))


def remarks_on(document: Document, identifier: str, name: str) -> tuple[str, ...]:
    """What there is to say of a document that was read from the input `name`, and is `identifier` in the library."""
    remarks = document.remarks
    if left_out := omissions_remark(document.omissions):
        remarks = (*remarks, f"{name}: {left_out}")
    if marked := len(document.marked):
        command = f"citecli keep {shell_argument(identifier)} --from-source"
        count = number_of(marked, "comment or highlight", "comments and highlights")
        remarks = (*remarks, f"{name}: it has {count}; keep what they mark with `{command}`")
    return remarks


def _already_there(name: str, path: Path, intake: Intake) -> Addition:
    intake.flush()
    return addition(document_in_library(path), Status.KNOWN, name)
