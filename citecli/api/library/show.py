"""The use case `show`: which part of a document is shown, and which passages are highlighted in it."""

from collections.abc import Sequence

from citecli.answers.readings import Metadata, Reading, Voice
from citecli.documents.model import Document, Heading, Paragraph, Span, page_range, pages
from citecli.errors import NothingMatched
from citecli.frozen import replace
from citecli.library.library import Library
from citecli.quotes.model import Quotation
from citecli.references.display import full_name, iso
from citecli.references.model import expected_variables, missing_variables
from citecli.text.numerals import letters

NOBODY = "?"


def document(library: Library, name: str) -> Document:
    """The document that `name` refers to; without a name the only document, else the one added last.

    Raises `NothingMatched` when the library is empty, and whatever `Library.find` raises.
    """
    if name:
        return library.find(name)
    last = library.last()
    if last is None:
        for file in library.files():
            return library.find(file.path.name)  # raises the error that says why it can't be read
        raise NothingMatched(
            f"there are no documents in {library.folder}; name a file, or another folder with --library"
        )
    return last


def reading(
    document: Document,
    ranges: Sequence[tuple[int, int | None]] = (),
    words: str = "",
    with_quotations: bool = False,
    on_pages: Sequence[str] = (),
    with_omissions: bool = False,
) -> Reading:
    """A document prepared for reading.

    `ranges` are pairs of paragraph numbers, both inclusive; `None` as second number means "to the end". `on_pages` are
    pages and page ranges ("12", "iv-vii") as the source numbers them. Empty `ranges` or `on_pages` mean everything.
    `words` are highlighted in the part shown. `with_omissions` adds what the reader left out of the text. Raises
    `NothingMatched` when there is no such paragraph, page or word.
    """
    paragraphs = _paragraphs(document, ranges, on_pages)
    is_whole = not ranges and not on_pages
    headings = document.headings if is_whole else _headings_before(document, paragraphs)
    answer = Reading(
        document, paragraphs, is_whole, headings=headings, omissions=document.omissions if with_omissions else ()
    )
    if words:
        answer = replace(answer, matches=_matches(answer, words))
    return _with_quotations(answer) if with_quotations else answer


def _paragraphs(
    document: Document, ranges: Sequence[tuple[int, int | None]], on_pages: Sequence[str]
) -> tuple[Paragraph, ...]:
    """The paragraphs in these ranges that are on these pages. Raises `NothingMatched` when there is none."""
    paragraphs = tuple(
        paragraph
        for paragraph in document.paragraphs
        if not ranges or any(first <= paragraph.number <= (last or paragraph.number) for first, last in ranges)
    )
    if on_pages:
        shown = _pages(document, on_pages)
        paragraphs = tuple(paragraph for paragraph in paragraphs if shown & set(page_range(paragraph.page)))
    if ranges and not paragraphs:
        count = len(document.paragraphs)
        has = "1 paragraph" if count == 1 else f"{count} paragraphs"
        asked = ", ".join(map(str, sorted({first for first, _ in ranges})))
        raise NothingMatched(f"{document.id} has {has}; there is no paragraph {asked}")
    if on_pages and not paragraphs:
        raise NothingMatched(f"{document.id} has no such paragraph on page {', '.join(on_pages)}")
    return paragraphs


def _with_quotations(answer: Reading) -> Reading:
    """`answer` with the quotations in the part shown, and a letter for each speaker."""
    from citecli.quotes import extract

    document = answer.document
    spans = [paragraph.span for paragraph in answer.paragraphs]
    quotations = tuple(
        quotation
        for quotation in extract(document.text, paragraphs=document.paragraphs)
        if any(quotation.span.overlaps(span) for span in spans)
    )
    voices = _voices(quotations)
    letters = {voice.speaker: voice.letter for voice in voices}
    return replace(
        answer,
        quotations=quotations,
        voices=voices,
        letters=tuple(letters[quotation.speaker] for quotation in quotations),
    )


def _pages(document: Document, asked: Sequence[str]) -> set[str]:
    """The pages that `asked` refers to, in the document's own numbering."""
    there = pages(document)
    if not there:
        what = "paragraphs" if not any(paragraph.time for paragraph in document.paragraphs) else "times and paragraphs"
        raise NothingMatched(f"{document.id} has no page numbers, only {what}; choose them with --para")
    # Compare page labels without case, because Roman numerals may be upper or lower case.
    order = {label.lower(): index for index, label in reversed(list(enumerate(there)))}
    wanted: set[str] = set()
    for label in asked:
        key = label.strip().lower()
        first, last = (key, key) if key in order else _ends(key, there)
        if first not in order or last not in order:
            raise NothingMatched(f"{document.id} has no page {label.strip()}; its pages are {there[0]} to {there[-1]}")
        low, high = sorted((order[first], order[last]))
        wanted |= set(there[low : high + 1])
    return wanted


def _ends(key: str, there: Sequence[str]) -> tuple[str, str]:
    """First and last page of a range: `12-14`, `iv–vii`, `12-` to the end, `-12` from the beginning."""
    first, _, last = key.replace("–", "-").partition("-")
    if "-" not in key.replace("–", "-"):
        return first, first
    return first.strip() or there[0].lower(), last.strip() or there[-1].lower()


def _headings_before(document: Document, chosen: Sequence[Paragraph]) -> tuple[Heading, ...]:
    """The headings directly before one of these paragraphs."""
    numbers = {paragraph.number for paragraph in chosen}
    headings: list[Heading] = []
    at = 0
    for paragraph in document.paragraphs:
        start = at
        while at < len(document.headings) and document.headings[at].span.start < paragraph.span.start:
            at += 1
        if paragraph.number in numbers:
            headings += document.headings[start:at]
    return tuple(headings)


def _matches(answer: Reading, words: str) -> tuple[Span, ...]:
    from citecli.text.words import occurrences

    text = answer.document.text
    shown = [paragraph.span for paragraph in answer.paragraphs] + [heading.span for heading in answer.headings]
    if answer.whole:
        shown = [*answer.document.head.spans, *shown]
    # Search everything shown at once, so that the words may occur in different paragraphs.
    start = min((span.start for span in shown), default=0)
    end = max((span.end for span in shown), default=0)
    matches = [Span(start + first, start + last) for first, last in occurrences(text[start:end], words)]
    matches = [span for span in matches if any(span.overlaps(part) for part in shown)]
    if not matches:
        raise NothingMatched(f"“{words}” does not occur in {answer.document.id}")
    return tuple(matches)


def _voices(quotations: Sequence[Quotation]) -> tuple[Voice, ...]:
    counts: dict[str, int] = {}
    displays: dict[str, str] = {}
    for quotation in quotations:
        counts[quotation.speaker] = counts.get(quotation.speaker, 0) + 1
        displays.setdefault(quotation.speaker, quotation.speaker_display)
    named = [speaker for speaker in counts if speaker]
    voices = [
        Voice(letters(index).upper(), speaker, displays[speaker], counts[speaker])
        for index, speaker in enumerate(named, 1)
    ]
    if "" in counts:
        voices.append(Voice(NOBODY, "", "", counts[""]))
    return tuple(voices)


def metadata(document: Document) -> Metadata:
    """Every variable of a document's reference, in the order of a citation, with its origin."""
    reference = document.reference
    values = {"id": reference.id, "type": str(reference.type), **reference.texts}
    values |= {variable: "; ".join(map(full_name, names)) for variable, names in reference.names.items()}
    values |= {variable: iso(value) for variable, value in reference.dates.items()}
    values |= {key: str(value) for key, value in reference.custom.items()}
    first = ("id", "type", *expected_variables(reference.type))
    order = [key for key in first if key in values] + sorted(key for key in values if key not in first)
    origins = {"id": "title" if "title" in values else "file name", **document.origins}
    return Metadata(
        document, tuple((key, values[key], origins.get(key, "")) for key in order), missing_variables(reference)
    )
