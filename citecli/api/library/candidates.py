"""What is to be added to a library for an input: the document that was read, its bytes, and the sidecar beside it."""

from collections.abc import Mapping
from pathlib import Path

from citecli.api.library.inputs import Input, InputKind
from citecli.documents.model import Document
from citecli.frozen import FrozenValue, replace
from citecli.library import sidecar_edit
from citecli.library.adding import Intake
from citecli.library.sidecar import encoding_of, with_encoding
from citecli.network.services import Services
from citecli.readers import registry, source


class Candidate(FrozenValue):
    """A document to be added: as it was read, with its bytes, the suffix of its file, and the sidecar beside it."""

    document: Document
    data: bytes
    suffix: str
    sidecar: Mapping[str, object]
    is_identified: bool = False
    """Whether an identifier says which work it is: then another of the same words is another work."""


def candidate_for(item: Input, services: Services, encoding: str, intake: Intake) -> Candidate | Path:
    """The document to be added for an input, or the path of the same document if it is already in the library.

    Raises the errors of fetching and reading.
    """
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


def _from_network(name: str, intake: Intake, services: Services) -> Candidate | Path:
    from citecli.api.library.download import addresses_of, download

    if existing := intake.with_address(addresses_of(name)):
        return existing
    intake.pause()
    page = download(name, services)
    return intake.with_address(page.addresses) or Candidate(
        page.document, page.data, page.suffix, page.sidecar, page.is_identified
    )


def _from_standard_input(encoding: str) -> Candidate:
    file = replace(source.read_standard_input(), encoding=encoding)
    suffix = registry.suffix_of(file.data)
    return Candidate(registry.read(replace(file, suffix=suffix)), file.data, suffix, _stating({}, encoding))


def _from_file(path: Path, intake: Intake, encoding: str) -> Candidate | Path:
    file = source.read_file(path)
    if existing := intake.same(file.data):
        return existing
    beside = sidecar_edit.item_of(path)
    suffix = registry.suffix_of(file.data, file.suffix)
    # A suffix that no reader knows is replaced by that of the format detected in the text.
    known = file.suffix if suffix == registry.PLAIN_TEXT.suffixes[0] else suffix
    file = replace(file, suffix=known, encoding=encoding or encoding_of(beside))
    document = replace(registry.read(file), path=str(path))
    return Candidate(document, file.data, suffix, _stating(beside, encoding))


def _stating(sidecar: Mapping[str, object], encoding: str) -> Mapping[str, object]:
    """A sidecar that states the encoding of the file, when the user named one: the file keeps its bytes."""
    return with_encoding(sidecar, encoding) if encoding else sidecar
