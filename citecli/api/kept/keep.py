"""The use case `keep`: quotations kept beside their document, with a note and tags."""

from collections.abc import Sequence
from pathlib import Path

from citecli.answers.kept import Keeping
from citecli.answers.quotations import Utterance
from citecli.api.kept.storage import new, require_file, stored, writing_kept
from citecli.documents.model import Document, Span
from citecli.errors import BadInput, CitecliError, NothingMatched
from citecli.frozen import replace
from citecli.library import annotation_file
from citecli.library.library import Library
from citecli.library.listener import NOBODY, Listener
from citecli.matching.annotations import LONGEST, Annotation, Annotations, parse
from citecli.matching.finding import find
from citecli.matching.selectors import Selector, select
from citecli.matching.verdicts import FAITHFUL
from citecli.matching.words import WordIndex
from citecli.quotes import extract
from citecli.readers import decoding, source
from citecli.text.folding import fold
from citecli.text.messages import number_of


def annotation_of(utterances: Sequence[Utterance], note: str = "", tags: tuple[str, ...] = ()) -> Annotation:
    """The annotation for the parts of a quotation, from first to last. Raises `BadInput` when they are too long."""
    first, last = utterances[0], utterances[-1]
    span = Span(first.quotation.span.start, last.quotation.span.end)
    if span.end - span.start > LONGEST:
        raise BadInput(f"these are {span.end - span.start:,} characters, more than can be kept; choose fewer words")
    return Annotation(select(first.document.text, span, ""), "", note, tags, first.quotation.speaker)


def keep(
    library: Library, document: Document, annotations: Sequence[Annotation], listener: Listener = NOBODY
) -> Keeping:
    """Keep passages of a document. What was kept before gets the new note, if there is one, and the tags besides.

    Raises `ConflictingRequest` for a document without a file, `BadInput` and `Failed` when the file of annotations
    can't be read or written.
    """
    path = require_file(document)
    with writing_kept(library, [path], listener) as written:
        there = list(annotation_file.read(path))
        order = max((one.annotation.order for one in stored(library.folder).found), default=0)
        order = max(order, *(annotation.order for annotation in there), 0)
        added: list[Annotation] = []
        changed: list[Annotation] = []
        places = {_place(annotation): at for at, annotation in enumerate(there)}
        for annotation in annotations:
            at = places.get(_place(annotation))
            if at is None:
                order += 1
                fresh = new(annotation, path, order)
                places[_place(fresh)] = len(there)
                there.append(fresh)
                added.append(fresh)
                continue
            old = there[at]
            known = {tag.casefold() for tag in old.tags}
            tags = (*old.tags, *(tag for tag in annotation.tags if tag.casefold() not in known))
            there[at] = replace(old, note=annotation.note or old.note, tags=tags)
            if there[at] != old:
                changed.append(there[at])
        if added or changed:
            annotation_file.write(path, there)
            written()
    return Keeping(document, tuple(added), tuple(changed), len(annotations) - len(added) - len(changed))


def _place(annotation: Annotation) -> tuple[str, int]:
    return annotation.selector.exact, annotation.selector.span.start


def read_annotations(name: str) -> Annotations:
    """The annotations in a file (`-` is standard input). Raises `BadInput`, and what reading a file raises."""
    path = Path(name)
    if name != "-" and path.is_file() and path.stat().st_size > annotation_file.LARGEST:
        raise BadInput(f"{name} is larger than {annotation_file.LARGEST // 2**20} MB; nothing was kept")
    file = source.read_standard_input() if name == "-" else source.read_file(path, named=True)
    if len(file.data) > annotation_file.LARGEST:
        raise BadInput(f"{name} is larger than {annotation_file.LARGEST // 2**20} MB; nothing was kept")
    return parse(decoding.decode(file.data, file.name).text, file.name)


def keep_all(
    library: Library,
    annotations: Sequence[Annotation],
    document: Document | None = None,
    listener: Listener = NOBODY,
) -> tuple[Keeping, ...]:
    """Keep annotations that come from elsewhere, each in the document that its source names, or all in `document`.

    Only what is in the document is kept, where it is there now. What is not is among the problems. Raises what `keep`
    raises, and `NothingMatched` when no document of the library is meant by any.
    """
    by_source: dict[str, list[Annotation]] = {}
    for annotation in annotations:
        by_source.setdefault("" if document else annotation.source, []).append(annotation)
    outcomes: list[Keeping] = []
    missing: list[str] = []
    documents = Documents(library)
    for name, group in by_source.items():
        meant = document or documents.named(name)
        if meant is None:
            missing.append(f"{name or 'no address'} ({number_of(len(group), 'quotation')})")
        else:
            outcomes.append(_keep_found(library, meant, group, listener))
    if missing and not outcomes:
        hint = "add it, or name the document: `citecli keep DOC --import FILE`"
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        raise NothingMatched(f"no document of the library is {missing[0]}{more}; {hint}")
    if missing:
        problems = tuple(f"no document of the library is {name}; it was left out" for name in missing)
        outcomes[-1] = replace(outcomes[-1], problems=(*outcomes[-1].problems, *problems))
    return tuple(outcomes)


def marked_annotations(document: Document) -> tuple[Annotation, ...]:
    """What somebody marked in the source of a document, as annotations. Raises `NothingMatched` when nothing is."""
    if not document.marked:
        raise NothingMatched(f"{document.id} has no comments and no highlights that can be kept")
    return tuple(
        Annotation(
            Selector(one.words, Span(0, len(one.words))),
            note=one.note,
            created=one.created,
            others={"creator": {"type": "Person", "name": one.author}} if one.author else {},
        )
        for one in document.marked
    )


def _keep_found(library: Library, document: Document, annotations: Sequence[Annotation], listener: Listener) -> Keeping:
    """Keep those annotations whose words are in a document, with their place and speaker there."""
    index = WordIndex(document.text)
    quotations = extract(document.text, paragraphs=document.paragraphs)
    found: list[Annotation] = []
    problems: list[str] = []
    for annotation in annotations:
        passage = find(annotation.selector, index)
        if passage is None or passage.verdict not in FAITHFUL:
            words = " ".join(annotation.selector.exact.split())[:60]
            problems.append(f"“{words}” is not word for word in {document.id}; it was not kept")
            continue
        span = passage.span
        speaker = next(
            (one.speaker for one in quotations if one.span.start <= span.start and span.end <= one.span.end), ""
        )
        found.append(replace(annotation, selector=select(document.text, span, ""), speaker=speaker))
    kept = keep(library, document, found, listener) if found else Keeping(document)
    return replace(kept, problems=tuple(problems))


class Documents:
    """The documents of a library by what an annotation calls its source: an address, a file's name, or an id."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._by_address: dict[str, str] | None = None

    def named(self, name: str) -> Document | None:
        """The document that a source names, `None` for none, or for several."""
        if not name:
            return None
        if "://" not in name:
            try:
                return self._library.find(str(self._library.folder / Path(name).name))
            except CitecliError:
                pass
            return next((document for document in self._library.documents() if fold(document.id) == fold(name)), None)
        if self._by_address is None:
            self._by_address = {
                _address(url): document.path
                for document in self._library.documents()
                if (url := document.reference.texts.get("URL", ""))
            }
        path = self._by_address.get(_address(name))
        return self._library.find(path) if path else None


def _address(url: str) -> str:
    """An address without what differs when the same page is meant: scheme, `www.`, fragment, a slash at the end."""
    address = url.partition("#")[0].partition("://")[2].casefold()
    return address.removeprefix("www.").rstrip("/")
