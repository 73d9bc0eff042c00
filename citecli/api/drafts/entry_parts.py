r"""What LaTeX's commands take out of a reference: its title, its year, its date, its address, or its whole entry."""

from citecli.csl import BibliographyEntry
from citecli.drafts.model import DraftCitation
from citecli.drafts.places import line_in
from citecli.frozen import FrozenValue
from citecli.markup.nodes import Content, FontFormat, FontStyle, Formatted, Text
from citecli.references.display import long_date
from citecli.references.model import ItemType, Reference

_WHOLE = frozenset(
    (
        ItemType.BOOK,
        ItemType.REPORT,
        ItemType.THESIS,
        ItemType.MOTION_PICTURE,
        ItemType.DOCUMENT,
        ItemType.MANUSCRIPT,
        ItemType.SONG,
    )
)
"""Types of works whose titles are in italics; those of parts of others stand in quotation marks."""


_FIELDS = {
    "url": "URL", "doi": "DOI", "isbn": "ISBN", "journaltitle": "container-title", "booktitle": "container-title",
    "publisher": "publisher", "location": "publisher-place", "volume": "volume", "number": "issue", "pages": "page",
    "note": "note", "abstract": "abstract", "edition": "edition", "shorttitle": "title-short",
}  # fmt: skip
"""biblatex's fields that `\\citefield` may ask for, and the variables that have them."""
_KNOWN = frozenset(("title", "year", "date", "entry", *_FIELDS))


class EntryPart(FrozenValue):
    """What stands for a command."""

    content: Content
    problem: str = ""
    """Why it is not what the command asks for."""


def entry_part(citation: DraftCitation, reference: Reference, entry: BibliographyEntry | None) -> EntryPart:
    """What `citation.part` is of a reference, whose entry in the bibliography is `entry`; its key where it lacks it."""
    content: Content = ()
    title = reference.texts.get("title", "")
    issued = reference.dates.get("issued")
    match citation.part:
        case "title" if title:
            is_whole = reference.type in _WHOLE
            content = (Formatted((Text(title),), _ITALIC),) if is_whole else (Text(f"“{title}”"),)
        case "year" if issued:
            content = (Text(str(issued.start.year) if issued.start else issued.literal),)
        case "date" if issued:
            content = (Text(long_date(issued)),)
        case "entry" if entry is not None:
            content = entry.content
        case field if field in _FIELDS:
            content = (Text(text),) if (text := reference.texts.get(_FIELDS[field], "")) else ()
    if content:
        return EntryPart(content)
    key = citation.cites[0].key
    place = line_in("", citation.file, citation.line)
    lacks = f"{key} has no {citation.part}" if citation.part in _KNOWN else f"{citation.part} is no field that is set"
    return EntryPart((Text(f"{key}?"),), f"{place}: \\{citation.command}: {lacks}")


_ITALIC = FontFormat(font_style=FontStyle.ITALIC)
