"""What the keys of a draft may mean: the references that it brings, those of its bibliography files, the library's."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from citecli.api.cite import document_reference
from citecli.drafts.front_matter import parse_yaml
from citecli.drafts.model import Draft
from citecli.errors import BadInput, CitecliError, DocumentNotFound, InvalidReference, UnreadableDocument
from citecli.library.library import Library
from citecli.readers import decoding, source
from citecli.references.csl_json import from_items, parse
from citecli.references.model import Reference

_NOT_READ = {".bib": "BibTeX", ".bibtex": "BibTeX", ".ris": "RIS", ".enl": "EndNote", ".xml": "XML", ".nbib": "NBIB"}


class Known(NamedTuple):
    """The references by key, and what is wrong with some of them, a line each.

    `missing` are the errors of files that could not be read.
    """

    references: Mapping[str, Reference]
    problems: tuple[str, ...] = ()
    missing: tuple[CitecliError, ...] = ()


def known(draft: Draft, folder: Path, files: Sequence[str], library: Library | None) -> Known:
    """All references that the draft's keys may mean.

    The draft's own `references` go before those of the `files` that the user names, these before its `bibliography`
    (beside the draft in `folder`, or else from the working folder), and these before the documents of `library`.
    """
    own, problems = from_items(list(draft.front.references)) if draft.front.references else ((), ())
    found: dict[str, Reference] = {one.id: one for one in own}
    notes = [f"{draft.name}: references: {one}" for one in problems]
    missing: list[CitecliError] = []
    for path in [*map(Path, files), *(_beside(folder, name) for name in draft.front.bibliography)]:
        try:
            references, wrong = read_bibliography(path)
        except CitecliError as error:
            missing.append(error)
            continue
        notes += [f"{path}: {one}" for one in wrong]
        for reference in references:
            found.setdefault(reference.id, reference)
    cited = {cite.key for citation in draft.citations for cite in citation.cites} | {"*"}
    # A library may be large: it is read only for keys that nothing else explains.
    if library is not None and any(key not in found for key in cited - {"*"}):
        for document in library.documents():
            found.setdefault(document.id, document_reference(document))
    return Known(found, tuple(notes), tuple(missing))


def _beside(folder: Path, name: str) -> Path:
    path = Path(name).expanduser()
    beside = folder / path
    return beside if beside.is_file() else path


def read_bibliography(path: Path) -> tuple[tuple[Reference, ...], tuple[str, ...]]:
    """The references of a file of CSL-JSON, or of YAML as Pandoc has it (`references:`), and what is wrong with them.

    Raises `DocumentNotFound`, `UnreadableDocument`, `InvalidReference`.
    """
    suffix = path.suffix.lower()
    if suffix in _NOT_READ and path.is_file():
        raise UnreadableDocument(
            f"{path}: {_NOT_READ[suffix]} is not read as a bibliography; export it as CSL-JSON from your program"
        )
    try:
        found = source.read_file(path)
    except DocumentNotFound:
        raise DocumentNotFound(f"there is no bibliography {path}") from None
    text = decoding.decode(found.data, found.name).text
    try:
        if suffix not in (".yaml", ".yml"):
            return parse(text)
        value = parse_yaml(text.strip().removeprefix("---").removesuffix("---").removesuffix("..."))
    except BadInput as error:
        raise InvalidReference(f"{path}: {error}") from None
    items = value.get("references") if isinstance(value, Mapping) else value
    if not isinstance(items, list):
        raise InvalidReference(f"{path}: there is no list of references in it")
    return from_items(items)
