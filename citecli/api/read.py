"""The use case `show`: which part of a document is shown, and what stands out in it."""

from collections.abc import Sequence

from citecli.answers.readings import Metadata, Reading, Voice
from citecli.documents.completeness import missing, wanted
from citecli.documents.credits import full_name, iso
from citecli.documents.model import Document, Span
from citecli.errors import NothingMatched
from citecli.library.library import Library
from citecli.quotes.model import Quotation

NOBODY = "?"


def document(library: Library, name: str) -> Document:
    """The document that `name` means; without a name the only one, else the one added last.

    Raises `NothingMatched` when the library is empty, and whatever `Library.find` raises.
    """
    if name:
        return library.find(name)
    last = library.last()
    if last is None:
        for entry in library.entries():
            return library.find(entry.path.name)
        raise NothingMatched(f"there is no document in {library.folder}; name a file, or another folder with --library")
    return last


def reading(
    document: Document,
    ranges: Sequence[tuple[int, int | None]] = (),
    words: str = "",
    with_quotations: bool = False,
) -> Reading:
    """A document set for reading.

    `ranges` are pairs of paragraph numbers, both included, the second `None` for "to the end"; none means all. `words`
    are looked for in what is shown. Raises `NothingMatched` when there is no such paragraph or no such word.
    """
    chosen = tuple(
        paragraph
        for paragraph in document.paragraphs
        if not ranges or any(first <= paragraph.number <= (last or paragraph.number) for first, last in ranges)
    )
    if ranges and not chosen:
        count = len(document.paragraphs)
        has = "is one paragraph" if count == 1 else f"are {count} paragraphs"
        raise NothingMatched(f"there {has} in {document.id}, and none of that number")
    answer = Reading(document, chosen, whole=not ranges)
    if words:
        answer = answer._replace(matches=_matches(answer, words))
    if with_quotations:
        from citecli.quotes import extract

        found = extract(document.text, paragraphs=document.paragraphs)
        found = tuple(one for one in found if any(_overlap(one.span, paragraph.span) for paragraph in chosen))
        voices = _voices(found)
        letters = {voice.speaker: voice.letter for voice in voices}
        answer = answer._replace(
            quotations=found, voices=voices, letters=tuple(letters[quotation.speaker] for quotation in found)
        )
    return answer


def _matches(answer: Reading, words: str) -> tuple[Span, ...]:
    from citecli.text.find import occurrences

    text = answer.document.text
    shown = [paragraph.span for paragraph in answer.paragraphs]
    if answer.whole:
        shown = [span for span in answer.document.head if span] + shown
    # One search over all that is shown, so that words may stand in different paragraphs.
    start, end = min(span.start for span in shown), max(span.end for span in shown)
    found = [Span(start + first, start + last) for first, last in occurrences(text[start:end], words)]
    found = [span for span in found if any(_overlap(span, part) for part in shown)]
    if not found:
        raise NothingMatched(f"“{words}” does not occur in {answer.document.id}")
    return tuple(found)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _voices(quotations: Sequence[Quotation]) -> tuple[Voice, ...]:
    counts: dict[str, int] = {}
    displays: dict[str, str] = {}
    for quotation in quotations:
        counts[quotation.speaker] = counts.get(quotation.speaker, 0) + 1
        displays.setdefault(quotation.speaker, quotation.speaker_display)
    named = [speaker for speaker in counts if speaker]
    voices = [Voice(letter(index), speaker, displays[speaker], counts[speaker]) for index, speaker in enumerate(named)]
    if "" in counts:
        voices.append(Voice(NOBODY, "", "", counts[""]))
    return tuple(voices)


def letter(index: int) -> str:
    """A, B, … Z, AA, AB, … for 0, 1, …"""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def metadata(document: Document) -> Metadata:
    """Every field of a document's reference, in the order of a citation, with where it came from."""
    reference = document.reference
    values = {"id": reference.id, "type": str(reference.type), **reference.texts}
    values |= {variable: "; ".join(map(full_name, names)) for variable, names in reference.names.items()}
    values |= {variable: iso(value) for variable, value in reference.dates.items()}
    values |= {key: str(value) for key, value in reference.custom.items()}
    first = ("id", "type", *wanted(reference.type))
    order = [key for key in first if key in values] + sorted(key for key in values if key not in first)
    origins = {"id": "title" if "title" in values else "file name", **document.origins}
    return Metadata(document, tuple((key, values[key], origins.get(key, "")) for key in order), missing(reference))
