"""The use case `dedupe`: documents of a library that are likely of one work, and what differs among them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from citecli.answers.duplicates import Difference, Duplicate, DuplicateGroup
from citecli.api.library.additions import without_text
from citecli.documents.model import Document
from citecli.errors import BadInput, ConflictingRequest, Failed
from citecli.library import annotation_file, records
from citecli.library.library import Library
from citecli.references.display import full_name, iso
from citecli.references.duplicates import groups
from citecli.references.identifiers import clean_doi
from citecli.references.model import ItemType, Reference, missing_variables
from citecli.text.folding import fold
from citecli.text.width import shorten

BY_USER = "the user"
"""What tells that documents are of one work when somebody says so."""
_LONGEST = 80
"""Cells of a value in a remark."""
_SHOWN_FIRST = ("type", "title", "author", "issued", "container-title")


def duplicates(library: Library, names: Sequence[str] = ()) -> tuple[tuple[DuplicateGroup, ...], tuple[str, ...]]:
    """The groups of likely duplicates; with `names`, those with one of these documents. And a line for each file that
    can't be read.

    Raises what `Library.find` raises for a name.
    """
    wanted = {Path(library.find(name).path).name for name in names}
    files: list[tuple[int, str]] = []
    references: list[Reference] = []
    problems: list[str] = []
    for file in library.files():
        if file.document is None:
            problems.append(file.problem)
        else:
            files.append((file.number, file.path.name))
            references.append(file.document.reference)
    found: list[DuplicateGroup] = []
    for members, signs in groups(references):
        named = [files[index] for index in members]
        if wanted and not any(name in wanted for _, name in named):
            continue
        documents = [(number, library.catalogue.document(name)) for number, name in named]
        duplicates = [_duplicate(number, document) for number, document in documents if document]
        found.append(described(sorted(duplicates, key=_fullness), tuple(sorted(signs))))
    return tuple(found), tuple(problems)


def group_named(library: Library, names: Sequence[str]) -> DuplicateGroup:
    """The documents that the user names as one work; the first is the one to be kept.

    Raises what `Library.find` raises, and `ConflictingRequest` for fewer than two, or one that is not in the library.
    """
    by_path = {str(file.path): file.number for file in library.files()}
    documents: dict[str, tuple[int, Document]] = {}
    for name in names:
        document = library.find(name)
        if document.path not in by_path:
            raise ConflictingRequest(f"{document.path or name} is not in the library; add it first with `citecli add`")
        documents.setdefault(document.path, (by_path[document.path], document))
    if len(documents) < 2:
        raise ConflictingRequest("that is one document; name the one to keep, and those that are to be merged into it")
    return described([_duplicate(*pair) for pair in documents.values()], (BY_USER,))


def keeping(group: DuplicateGroup, index: int) -> DuplicateGroup:
    """The group with another of its documents as the one to be kept."""
    first = group.documents[index]
    others = [one for at, one in enumerate(group.documents) if at != index]
    return described([first, *others], group.recognized_by)


def described(found: Sequence[Duplicate], signs: tuple[str, ...]) -> DuplicateGroup:
    """The group of these documents, with what differs among them."""
    references = [one.document.reference for one in found]
    return DuplicateGroup(tuple(found), signs, tuple(_differences(references)))


def _fullness(one: Duplicate) -> tuple[bool, int, int, int]:
    """The fuller a reference is, the smaller; of two, the document that was there first."""
    reference = one.document.reference
    count = len(reference.texts) + len(reference.names) + len(reference.dates)
    return reference.type == ItemType.DOCUMENT, len(missing_variables(reference)), -count, one.number


def _duplicate(number: int, document: Document) -> Duplicate:
    try:
        kept = len(annotation_file.read(Path(document.path)))
    except (BadInput, Failed):  # whoever lists what is kept is told
        kept = 0
    return Duplicate(number, without_text(document), document.count_words(), records.is_record(document), kept)


def _differences(references: Sequence[Reference]) -> Iterator[Difference]:
    """The variables that differ in more than case, accents and punctuation, the best known first."""
    values = [_values(reference) for reference in references]
    named = dict.fromkeys((*_SHOWN_FIRST, *sorted({name for one in values for name in one})))
    for name in named:
        own = tuple(one.get(name, "") for one in values)
        if len({_compared(name, value) for value in own}) > 1:
            yield Difference(name, own)


def remarks_on_differences(kept: Reference, other: Reference, name: str) -> tuple[str, ...]:
    """A line for each variable of which both say something else; `name` is where the other is from."""
    return tuple(
        f"{one.variable}: {name} says “{shorten(one.values[1], _LONGEST)}”; “{shorten(one.values[0], _LONGEST)}” stays"
        for one in _differences((kept, other))
        if all(one.values) and one.variable != "type"
    )


def _values(reference: Reference) -> dict[str, str]:
    """The variables of a reference as a reader has them."""
    values = {"type": str(reference.type), **reference.texts}
    values |= {name: "; ".join(map(full_name, people)) for name, people in reference.names.items()}
    return values | {name: iso(date) for name, date in reference.dates.items()}


def _compared(name: str, value: str) -> str:
    if name == "DOI":
        return clean_doi(value).casefold()
    return "".join(char for char in fold(value) if char.isalnum())
