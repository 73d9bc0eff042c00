"""The references that are to be checked: those of a draft, of a bibliography, of documents of the library."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from citecli.api.citing.convert import STANDARD_INPUT
from citecli.api.drafts.load_drafts import LoadedDraft, has_main_file, is_of_a_book, load_draft
from citecli.api.drafts.references import EVERY_REFERENCE, draft_references, load_bibliography
from citecli.api.references.reference_check import Target, says_retracted
from citecli.documents.model import Document, Span
from citecli.drafts.citations import keys
from citecli.drafts.labels import without_labels
from citecli.drafts.model import Draft, DraftCitation
from citecli.drafts.places import Places
from citecli.drafts.reference_list import cited
from citecli.drafts.typed_references import typed_references
from citecli.errors import CitecliError, DocumentNotFound, InvalidReference
from citecli.frozen import FrozenValue
from citecli.interop.entry_lines import entry_lines
from citecli.interop.read import FORMATS
from citecli.library.library import Library
from citecli.library.store import is_file
from citecli.readers import registry
from citecli.references.model import Reference
from citecli.text.messages import number_of

_BIBLIOGRAPHIES = frozenset(suffix for form in FORMATS.values() for suffix in form.suffixes) | {".xml"}
_SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")
_LONGEST_SENTENCE = 600


class Targets(FrozenValue):
    """The references of one draft, bibliography or library."""

    name: str
    """What the user called it."""
    targets: tuple[Target, ...]
    remarks: tuple[str, ...] = ()
    """What could not be read, and what is to be said of the whole, one line each."""
    sources: tuple[tuple[str, str], ...] = ()
    """The file, or the document of the library, that each reference is from, by its key."""
    errors: tuple[CitecliError, ...] = ()
    """The errors of bibliographies of a draft that can't be read."""


def targets_of(
    name: str,
    library: Callable[[], Library],
    bibliographies: Sequence[str] = (),
    encoding: str = "",
) -> Targets:
    """The references that a name stands for: a bibliography, a draft, or a document of the library.

    `library` is asked when it comes to that. Raises what reading raises.
    """
    path = Path(name).expanduser()
    is_draft = is_file(path) and (path.suffix.lower() not in _BIBLIOGRAPHIES or is_of_a_book(path))
    if name == STANDARD_INPUT or is_draft or has_main_file(path):
        return draft_targets(load_draft(name, encoding), library, bibliographies)
    if is_file(path):
        try:
            return bibliography_targets(path)
        except InvalidReference:
            # An article in XML, a transcript in JSON: what is no bibliography may be a draft.
            if registry.format_of_suffix(path.suffix.lower()) is None:
                raise
        return draft_targets(load_draft(name, encoding), library, bibliographies)
    try:
        return library_targets(name, [library().find(name)])
    except DocumentNotFound:
        if path.suffix:
            raise DocumentNotFound(f"there is no file {name}, and no document of that name in the library") from None
        raise


def bibliography_targets(path: Path) -> Targets:
    """The references of a bibliography file."""
    loaded = load_bibliography(path)
    lines = entry_lines(path)
    count = len(loaded.references)
    targets = tuple(
        Target(reference.id, reference, file=str(path), line=lines.line(reference.id, number, count))
        for number, reference in enumerate(loaded.references)
    )
    sources = tuple((target.id, str(path)) for target in targets)
    return Targets(str(path), targets, tuple(f"{path}: {remark}" for remark in loaded.remarks), sources)


def library_targets(name: str, documents: Sequence[Document]) -> Targets:
    """The references of documents of the library."""
    targets = tuple(Target(document.id, document.reference, file=document.path) for document in documents)
    return Targets(name, targets, sources=tuple((document.id, document.path) for document in documents))


def draft_targets(
    loaded: LoadedDraft,
    library: Callable[[], Library],
    bibliographies: Sequence[str] = (),
) -> Targets:
    """The references that a draft cites, and those of its typed lists; without citations all that it has of its own."""
    draft = loaded.draft
    places = Places(draft)
    entries = typed_references(draft)
    citations = _first_citations(draft)
    has_keys = bool(citations)
    known = draft_references(draft, loaded.folder, bibliographies, library() if has_keys else None)
    citations = _first_citations(without_labels(draft, known.references))
    if not has_keys or EVERY_REFERENCE in citations:
        wanted = list(dict.fromkeys([*(key for key in citations if key in known.references), *known.references]))
    else:
        wanted = [key for key in citations if key in known.references]
    targets = [_cited(draft, places, known.references[key], key, citations.get(key, [])) for key in wanted]
    remarks = [*(f"{draft.name}: {remark}" for remark in draft.remarks), *known.problems, *known.remarks]
    lacking = [key for key in citations if key not in known.references and key != EVERY_REFERENCE]
    if lacking and not entries:  # the keys of a typed list in LaTeX are those of its entries
        named = ", ".join(f"@{key}" for key in lacking[:5]) + (" …" if len(lacking) > 5 else "")
        remarks.append(f"{draft.name}: no reference for {named}; not checked")
    for entry in entries:
        place = places.at(entry.span.start)
        targets.append(
            Target("", entry.reference, entry.text, place.file, place.line, place.column, says_retracted(entry.text))
        )
    if entries:
        count = number_of(len(entries), "entry", "entries")
        remarks.append(f"{draft.name}: {count} in its typed list of references")
    sources = _sources(loaded, bibliographies, {target.id for target in targets if target.id})
    return Targets(draft.name, tuple(targets), tuple(remarks), sources, known.missing)


def _first_citations(draft: Draft) -> dict[str, list[DraftCitation]]:
    """The citations of each key, in the order in which the draft first cites them."""
    found: dict[str, list[DraftCitation]] = {}
    for citation in cited(draft):
        for cite in citation.cites:
            found.setdefault(cite.key, []).append(citation)
    for key in keys(draft.front.nocite):
        found.setdefault(key, [])
    return found


def _cited(draft: Draft, places: Places, reference: Reference, key: str, citations: Sequence[DraftCitation]) -> Target:
    says = any(says_retracted(_sentence(draft.text, citation.span)) for citation in citations)
    if not citations:
        return Target(key, reference, file=draft.name, says_retracted=says)
    place = places.at(citations[0].span.start)
    return Target(key, reference, "", place.file, place.line, place.column, says)


def _sentence(text: str, span: Span) -> str:
    """The sentence around a citation, as far as full stops tell."""
    begin = max(span.start - _LONGEST_SENTENCE, 0)
    before = text[begin : span.start]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    after = text[span.end : span.end + _LONGEST_SENTENCE]
    end = _SENTENCE_END.search(after)
    return before[ends[-1] if ends else 0 :] + text[span.start : span.end] + after[: end.start() if end else None]


def _sources(loaded: LoadedDraft, bibliographies: Sequence[str], wanted: set[str]) -> tuple[tuple[str, str], ...]:
    """The bibliography file of each key, the first that has it."""
    found: dict[str, str] = {}
    named = [Path(name) for name in bibliographies]
    for name in loaded.draft.front.bibliography:
        beside = loaded.folder / Path(name).expanduser()
        named.append(beside if is_file(beside) else Path(name).expanduser())
    for path in named:
        try:
            lines = entry_lines(path).keys()
        except CitecliError:
            continue  # said already where it is read
        for key in wanted & lines.keys():
            found.setdefault(key, str(path))
    return tuple(found.items())
