"""The use case `add`: documents into the library, each with its reference as far as it is known."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from citecli.answers.library import Addition, Status
from citecli.api.library.inputs import Incoming, Origin, incoming
from citecli.documents.completeness import missing
from citecli.documents.model import Document
from citecli.errors import CitecliError, ConflictingRequest
from citecli.library import sidecar_edit, store
from citecli.library.adding import Intake
from citecli.library.names import with_id
from citecli.library.sidecar import filled
from citecli.library.sidecar_edit import SidecarChange
from citecli.network.services import Services
from citecli.readers import registry, source
from citecli.readers.sniffing import sniff

_SUFFIXES = {
    "pdf": ".pdf", "docx": ".docx", "odt": ".odt", "epub": ".epub", "rtf": ".rtf", "html_page": ".html", "jats": ".xml",
    "webvtt": ".vtt", "srt": ".srt", "eml": ".eml", "mbox": ".mbox", "markdown": ".md",
}  # fmt: skip
"""What files of a format are called, by the module that reads it."""
_FALLBACK = ".txt"
_NOTHING = SidecarChange()
_USUAL = Services()


def add(
    names: Iterable[str],
    folder: Path,
    change: SidecarChange = _NOTHING,
    services: Services = _USUAL,
    waiting: Callable[[], None] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[Addition | CitecliError]:
    """Put into the library in `folder` what `names` mean: what became of each, as it is done.

    What can't be added is an error in its place; the rest goes on. `Failed` is raised, for a disk that takes nothing
    more will not take the next document either. `waiting` is called when another process is writing there, `progress`
    with how many are done, and of how many. Raises `ConflictingRequest` when several documents are to have one title.
    """
    items = tuple(incoming(names))
    if len(items) > 1 and (own := change.fields.keys() & {"title", "id", "DOI", "ISBN", "PMID"}):
        raise ConflictingRequest(f"{len(items)} documents can't have the same {min(own)}; add that one by itself")
    with Intake(folder, waiting) as intake:
        # What was taken is told when it is in its place, not before.
        taken: list[Addition | CitecliError] = []
        for index, one in enumerate(items):
            if progress:
                progress(index, len(items))
            if isinstance(one, CitecliError):
                taken.append(one)
                continue
            try:
                taken.append(_added(one, intake, change, services))
            except _Refused as refusal:
                taken.append(refusal.error)
            if intake.is_full:
                intake.flush()
                yield from taken
                taken = []
        intake.flush()
        yield from taken


class _Refused(Exception):
    """An input that can't be added, with the reason."""

    def __init__(self, error: CitecliError) -> None:
        self.error = error


def _added(one: Incoming, intake: Intake, change: SidecarChange, services: Services) -> Addition:
    beside: Mapping[str, object]
    try:
        if one.origin is Origin.NETWORK:
            from citecli.api.library.download import addresses, fetched

            if known := intake.with_address(addresses(one.name)):
                return _known(one.name, known, intake)
            intake.pause()
            got = fetched(one.name, services)
            document, data, suffix, beside = got.document, got.data, got.suffix, got.sidecar
            if known := intake.with_address(got.addresses):
                return _known(one.name, known, intake)
        elif one.origin is Origin.STANDARD_INPUT:
            found = source.read_standard_input()
            suffix = suffix_of(found.data, "")
            document, data, beside = registry.read(found._replace(suffix=suffix)), found.data, {}
        else:
            path = Path(one.name)
            found = source.read_file(path)
            data = found.data
            if known := intake.same(data):
                return _known(one.name, known, intake)
            suffix = suffix_of(data, found.suffix)
            # A suffix that no reader knows is not kept; what the text looks like decides.
            found = found if suffix == _FALLBACK else found._replace(suffix=suffix)
            document, beside = registry.read(found)._replace(path=one.name), sidecar_edit.item_of(path)
        if known := intake.same(data):
            return _known(one.name, known, intake)
        filled(document, sidecar_edit.changed_item(beside, change), one.name)
    except CitecliError as error:
        raise _Refused(error) from None
    kept = intake.keep(document, data, suffix, beside, change)
    return _told(one.name, Status.ADDED, kept, document.remarks)


def _known(name: str, path: Path, intake: Intake) -> Addition:
    intake.flush()
    document = store.read_document(path)
    document = document._replace(id=document.reference.id) if document.reference.id else with_id(document, path.stem)
    return _told(name, Status.KNOWN, document)


def _told(name: str, status: Status, document: Document, remarks: tuple[str, ...] = ()) -> Addition:
    bare = document._replace(text="", paragraphs=(), headings=())
    return Addition(name, status, bare, document.count_words(), missing(document.reference), remarks)


def suffix_of(data: bytes, suffix: str) -> str:
    """The suffix to keep bytes under, so that the library lists them: their own, else that of what they look like."""
    suffix = suffix.lower()
    known = registry.suffixes()
    if suffix in known:
        return suffix
    found = _SUFFIXES.get(sniff(data), "")
    return found if found in known else _FALLBACK
