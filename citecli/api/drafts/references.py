"""The references that a draft's citation keys refer to, and its unknown keys.

References come from the draft itself, from bibliography files, and from the library.
"""

from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from citecli.answers.finished_drafts import FileLine, UnknownKey
from citecli.api.citing.document_reference import document_reference
from citecli.drafts.citations import keys
from citecli.drafts.labels import is_label
from citecli.drafts.model import Draft, DraftCitation
from citecli.errors import CitecliError, DocumentNotFound
from citecli.frozen import FrozenValue
from citecli.library.library import Library
from citecli.library.store import is_file
from citecli.references.csl_json import from_items
from citecli.references.model import Reference

if TYPE_CHECKING:
    from citecli.interop.model import LoadedReferences

_MOST_REMARKS = 10

EVERY_REFERENCE = "*"
"""The key that stands for all references in `nocite`."""


class DraftReferences(FrozenValue):
    """The references that a draft's keys can refer to, and the problems in them."""

    references: Mapping[str, Reference]
    """The references by key."""
    problems: tuple[str, ...] = ()
    """The problems of the references in the draft itself, one line each."""
    missing: tuple[CitecliError, ...] = ()
    """The errors of files that could not be read."""
    remarks: tuple[str, ...] = ()
    """Remarks about data in files that could not be used, one line each."""


def draft_references(
    draft: Draft, folder: Path, files: Sequence[str], library: Library | None, *, is_own_library: bool = True
) -> DraftReferences:
    """All references that the draft's keys can refer to.

    If a key occurs several times, the first of these wins: the draft's own `references`, the `files` that the user
    names, the draft's `bibliography` (in `folder`, beside the draft, else in the working folder), and the documents of
    `library`. `@*` means the library's, too, if `is_own_library`.
    """
    own, problems = _own(draft)
    embedded, found = _embedded(draft)
    notes = [f"{draft.name}: references: {problem}" for problem in problems]
    remarks_on_own = _remarks(draft.name, found)
    by_key: dict[str, Reference] = {reference.id: reference for reference in (*embedded, *own)}
    cited = {cite.key for citation in draft.citations for cite in citation.cites} | set(keys(draft.front.nocite))
    paths = [*map(Path, files), *(_beside(folder, name) for name in draft.front.bibliography)]
    wanted = frozenset() if EVERY_REFERENCE in cited else frozenset(cited)
    missing, remarks = _add_loaded(paths, wanted, by_key)
    # A library may be large: it is read only if a key is not found elsewhere, or all of it is asked for.
    lacking = {key for key in cited if key not in by_key and not is_label(key)}
    if library is not None and lacking:
        for document in library.documents():
            if EVERY_REFERENCE in cited and not is_own_library and document.id not in cited:
                continue
            by_key.setdefault(document.id, document_reference(document))
    if wanted and lacking - by_key.keys():
        # Which key was meant instead, all of them tell; and an entry that can't be read may be the one.
        missing, remarks = _add_loaded(paths, frozenset(), by_key)
    return DraftReferences(by_key, tuple(notes), tuple(missing), (*remarks_on_own, *remarks))


def _add_loaded(
    paths: Sequence[Path], wanted: frozenset[str], by_key: dict[str, Reference]
) -> tuple[list[CitecliError], list[str]]:
    """Add the references of files to `by_key`, of large ones only those `wanted`; the errors, and the remarks."""
    missing: list[CitecliError] = []
    remarks: list[str] = []
    before = ""  # abbreviations
    for path in paths:
        try:
            loaded = _loaded(path, wanted, before)
        except CitecliError as error:
            from citecli.api.drafts.abbreviation_files import abbreviations, is_of_tex

            is_missing = isinstance(error, DocumentNotFound)
            own = "" if is_missing else abbreviations(path)
            before += own
            if not own and not (is_missing and is_of_tex(path)):
                missing.append(error)
            continue
        remarks += _remarks(path, loaded.remarks)
        for reference in loaded.references:
            by_key.setdefault(reference.id, reference)
    return missing, remarks


def _own(draft: Draft) -> tuple[tuple[Reference, ...], tuple[str, ...]]:
    """The references in the draft's front matter, whose texts are in Markdown, and the problems in them."""
    if not draft.front.references:
        return (), ()
    from citecli.interop.csl_yaml import with_tags

    return from_items([with_tags(item) for item in draft.front.references])


def _embedded(draft: Draft) -> tuple[tuple[Reference, ...], tuple[str, ...]]:
    """The references that came with the draft's citations, and the problems in them."""
    if not draft.embedded:
        return (), ()
    from citecli.api.drafts.embedded_references import embedded_references

    return embedded_references(draft.embedded)


def _remarks(path: Path | str, remarks: Sequence[str]) -> list[str]:
    """The remarks about a file, shortened, because a large bibliography may have hundreds of flawed entries."""
    notices = [f"{path}: {remark}" for remark in remarks[:_MOST_REMARKS]]
    if len(remarks) > _MOST_REMARKS:
        notices.append(f"{path}: {len(remarks) - _MOST_REMARKS:,} more like this")
    return notices


def _beside(folder: Path, name: str) -> Path:
    path = Path(name).expanduser()
    beside = folder / path
    return beside if is_file(beside) else path


def _loaded(path: Path, wanted: frozenset[str], before: str) -> "LoadedReferences":
    """The references of a file; `before` are the abbreviations of the files before it."""
    if not before or path.suffix.lower() != ".bib":
        return load_bibliography(path, wanted)
    from citecli.api.drafts.abbreviation_files import load_with

    return load_with(path, before)


def load_bibliography(path: Path, keys: Collection[str] = ()) -> "LoadedReferences":
    """The references of a bibliography in any supported format, with remarks about data that could not be used.

    With `keys`, of a large one those of these alone, if there are any. Raises `DocumentNotFound`, `UnreadableDocument`,
    `InvalidReference`.
    """
    from citecli.interop.read import load_references

    try:
        return load_references(path, keys)
    except DocumentNotFound:
        raise DocumentNotFound(f"there is no bibliography {path}") from None


def unknown_keys(
    draft: Draft, references: Mapping[str, object], citations: Sequence[DraftCitation]
) -> tuple[UnknownKey, ...]:
    """The keys of a draft's `citations`, and those of its `nocite`, that are not in `references`."""
    places: dict[str, list[FileLine]] = {}
    for citation in citations:
        for cite in citation.cites:
            if cite.key not in references:
                places.setdefault(cite.key, []).append(FileLine(citation.file or draft.name, citation.line))
    for key in keys(draft.front.nocite):
        if key != EVERY_REFERENCE and key not in references:
            places.setdefault(key, [])
    folded = {key.casefold(): key for key in references}
    return tuple(
        UnknownKey(
            key,
            tuple(dict.fromkeys(key_places)),
            tuple(folded[near] for near in get_close_matches(key.casefold(), folded, n=2, cutoff=0.6)),
        )
        for key, key_places in places.items()
    )
