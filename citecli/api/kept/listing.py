"""The use case `kept`: the quotations that were kept, found again in their documents, ordered, removed, exported."""

from collections.abc import Sequence
from pathlib import Path

from citecli.answers.checks import Claim, Verification
from citecli.answers.kept import KeptList, KeptQuotation
from citecli.answers.quotations import Utterance
from citecli.api.citing.select_quotation import all_quotations, quotations_at
from citecli.api.drafts.verify import verification
from citecli.api.kept.storage import StoredAnnotation, is_inside, stored, writing_kept
from citecli.documents.model import Document, Span
from citecli.errors import CitecliError, NothingMatched
from citecli.frozen import replace
from citecli.library import annotation_file
from citecli.library.library import Library
from citecli.library.listener import NOBODY, Listener
from citecli.library.store import real_path
from citecli.matching.annotations import Annotation, collection, hypothesis_export
from citecli.matching.verdicts import FAITHFUL
from citecli.matching.words import WordIndex
from citecli.quotes import matches
from citecli.quotes.model import Attribution, AttributionRule
from citecli.text.folding import fold


def kept(
    library: Library, names: Sequence[str] = (), speakers: Sequence[str] = (), tags: Sequence[str] = ()
) -> KeptList:
    """What was kept of the documents that `names` refer to, of the whole library without names.

    With `speakers`, as a user types their names, the words of one of them; with `tags` those that have all of these.
    Raises what `Library.find` raises for a name.
    """
    everything = stored(library.folder)
    numbered = list(enumerate(everything.found, start=1))
    documents: dict[Path, Document] = {}
    if names:
        for name in names:
            document = library.find(name)
            documents[Path(document.path)] = document
        own = {real_path(path) for path in documents}
        numbered = [(number, one) for number, one in numbered if real_path(one.path) in own]
        numbered += _outside(library, documents)
    quotations: list[KeptQuotation] = []
    problems = list(everything.problems)
    readings: dict[Path, tuple[Document, WordIndex] | None] = {}
    for number, one in numbered:
        if not _is_wanted(one.annotation, speakers, tags):
            continue
        if one.path not in readings:
            try:
                document = library.find(str(one.path))
                readings[one.path] = document, WordIndex(document.text)
            except CitecliError as error:
                readings[one.path] = None
                problems.append(str(error))
        reading = readings[one.path]
        if reading:
            quotations.append(
                KeptQuotation(number, reading[0], one.annotation, _found_again(number, *reading, one.annotation))
            )
    return KeptList(tuple(quotations), len(numbered), tuple(problems))


def _outside(library: Library, documents: dict[Path, Document]) -> list[tuple[int, StoredAnnotation]]:
    """What was kept of documents that are not in the library, numbered by themselves."""
    found = [
        StoredAnnotation(path, annotation)
        for path in documents
        if str(path) not in ("", ".") and not is_inside(library.folder, path)
        for annotation in annotation_file.read(path)
    ]
    return list(enumerate(found, start=1))


def _is_wanted(annotation: Annotation, speakers: Sequence[str], tags: Sequence[str]) -> bool:
    own = {fold(tag) for tag in annotation.tags}
    if not all(fold(tag) in own for tag in tags):
        return False
    if not speakers:
        return True
    who = Attribution(None, None, annotation.speaker, annotation.speaker, AttributionRule.NONE, ())
    return bool(annotation.speaker) and any(matches(name, who) for name in speakers)


def _found_again(number: int, document: Document, index: WordIndex, annotation: Annotation) -> Verification:
    claim = Claim(document.id, annotation.selector, document.path, number, annotation.speaker)
    return verification(index, claim)


def utterances_of(quotations: Sequence[KeptQuotation]) -> tuple[tuple[Utterance, ...], tuple[KeptQuotation, ...]]:
    """What was kept as quotations to be set with citations; and those that are not word for word in their document."""
    found: list[Utterance] = []
    quotations_of: dict[str, tuple[Utterance, ...]] = {}
    changed: list[KeptQuotation] = []
    for one in quotations:
        answer = one.verification
        if answer.verdict in FAITHFUL:
            if one.document.path not in quotations_of:
                quotations_of[one.document.path] = all_quotations(one.document)
            span = Span(answer.start, answer.end)
            found += quotations_at(one.document, span, quotations_of[one.document.path])
        else:
            changed.append(one)
    return tuple(found), tuple(changed)


def remove(library: Library, numbers: Sequence[int], listener: Listener = NOBODY) -> tuple[StoredAnnotation, ...]:
    """Keep quotations no longer, by their numbers in the list of the whole library; returns those.

    Raises `NothingMatched` when there is none of a number, and what writing raises.
    """
    with writing_kept(library, annotation_file.documents_with(library.folder)[0], listener, "kept remove") as written:
        there = stored(library.folder).found
        chosen = tuple(there[number - 1] for number in dict.fromkeys(_valid(numbers, len(there))))
        for path in dict.fromkeys(one.path for one in chosen):
            annotation_file.write(path, [one.annotation for one in there if one.path == path and one not in chosen])
        written()
    return chosen


def move(library: Library, number: int, to: int, listener: Listener = NOBODY) -> StoredAnnotation:
    """Put a kept quotation at another place of the list of the whole library. Raises what `remove` raises."""
    with writing_kept(library, annotation_file.documents_with(library.folder)[0], listener, "kept move") as written:
        there = list(stored(library.folder).found)
        _valid((number, to), len(there))
        chosen = there.pop(number - 1)
        there.insert(to - 1, chosen)
        ordered: dict[Path, list[Annotation]] = {}
        changed: set[Path] = set()
        for order, one in enumerate(there, start=1):
            ordered.setdefault(one.path, []).append(replace(one.annotation, order=order))
            if one.annotation.order != order:
                changed.add(one.path)
        for path in ordered.keys() & changed:
            annotation_file.write(path, ordered[path])
        written()
    return chosen


def _valid(numbers: Sequence[int], count: int) -> Sequence[int]:
    for number in numbers:
        if not 1 <= number <= count:
            hint = "`citecli kept` lists them" if count else "keep one with `citecli keep DOC N`"
            has = f"{count} quotations were kept" if count != 1 else "1 quotation was kept"
            raise NothingMatched(f"{has}; there is no {number} ({hint})")
    return numbers


def exported(quotations: Sequence[KeptQuotation], version: str, day: str, as_hypothesis: bool = False) -> str:
    """Kept quotations as a file for other programs: the W3C's model, or what Hypothesis' client exports.

    The source of each is the address of its document where it has one.
    """
    items = [
        (
            replace(one.annotation, source=one.document.reference.texts.get("URL", "") or one.annotation.source),
            one.document.reference.texts.get("title", ""),
        )
        for one in quotations
    ]
    if as_hypothesis:
        return hypothesis_export(items, version, day)
    return collection(annotation for annotation, _ in items)
