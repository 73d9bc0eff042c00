"""References as RIS: the reverse of `ris`, by the same tables."""

import re
from collections.abc import Iterable, Iterator

from citecli.interop import ris
from citecli.interop.attachments import ATTACHMENTS
from citecli.interop.write import AND_OTHERS, Losses
from citecli.references.model import Date, ItemType, Name, Reference
from citecli.references.names import OTHERS, read_name

_CODES = {
    **{kind: code for code, kind in reversed(ris.KINDS.items())},
    ItemType.ARTICLE_JOURNAL: "JOUR", ItemType.BOOK: "BOOK", ItemType.CHAPTER: "CHAP", ItemType.THESIS: "THES",
    ItemType.REPORT: "RPRT", ItemType.PAPER_CONFERENCE: "CONF", ItemType.WEBPAGE: "ELEC", ItemType.GRAPHIC: "ART",
    ItemType.ARTICLE_MAGAZINE: "MGZN", ItemType.DATASET: "DATA", ItemType.SONG: "MUSIC",
    ItemType.MOTION_PICTURE: "MPCT", ItemType.LEGISLATION: "STAT", ItemType.MANUSCRIPT: "UNPB",
    ItemType.PERSONAL_COMMUNICATION: "PCOMM", ItemType.STANDARD: "STAND", ItemType.DOCUMENT: "GEN",
}  # fmt: skip
_FIRST = "TI T2 T3 C3 JF BT J2 ST AB VL IS M1 SV NV ET SE C1 CY PB LA M3 CN AN DB DP".split()
"""Tags that are written rather than others of the same meaning."""
_SERIES_OF = re.compile(r"\d\s*[-–]\s*\d")


def write(references: Iterable[Reference], losses: Losses) -> Iterator[str]:
    """The records, one a piece."""
    for reference in references:
        lines = [f"{tag}  - {' '.join(value.split())}\n" for tag, value in _Record(reference, losses).values()]
        yield "".join(lines) + "ER  - \n\n"


class _Record:
    def __init__(self, reference: Reference, losses: Losses) -> None:
        self.reference = reference
        self.losses = losses
        self.code = _CODES.get(reference.type, "GEN")  # type: ignore[call-overload]
        if self.code == "GEN" and reference.type != ItemType.DOCUMENT:
            losses.add(f"the type {reference.type}, written as GEN", reference.id)
        if self.code == "GEN" and {"container-title", "volume"} <= reference.texts.keys():
            losses.add(f"the type {reference.type} of something in a volume, written as JOUR", reference.id)
            self.code = "JOUR"  # which it is read as in any case
        self.kind = ris.KINDS[self.code] if self.code != "GEN" else ItemType.DOCUMENT
        self.left = dict(reference.texts)

    def values(self) -> Iterator[tuple[str, str]]:
        yield "TY", self.code
        yield "ID", self.reference.id
        yield from self.names()
        yield from self.dates()
        yield from self.pages()
        yield from self.identifiers()
        yield from self.texts()
        for keyword in self.left.pop("keyword", "").split(", "):
            if keyword:
                yield "KW", keyword
        if note := self.left.pop("note", ""):
            yield "N1", note
        files = self.reference.custom.get(ATTACHMENTS)
        for path in files if isinstance(files, list) else ():
            yield "L1", str(path)
        for variable in (*self.left, *(self.reference.custom.keys() - {ATTACHMENTS})):
            self.losses.add(variable, self.reference.id)

    def texts(self) -> Iterator[tuple[str, str]]:
        meaning = ris.variables(self.kind, self.code)
        tags: dict[str, str] = {}
        for tag in (*_FIRST, *meaning):
            if variable := meaning.get(tag, ""):
                tags.setdefault(variable, tag)
        for variable in list(self.left):
            if variable in tags and variable not in ("note", "keyword"):
                yield tags[variable], self.left.pop(variable)

    def names(self) -> Iterator[tuple[str, str]]:
        tags: dict[str, str] = {}
        for tag, role in ris.roles(self.kind, self.code).items():
            if role:
                tags.setdefault(role, tag)
        for role, people in self.reference.names.items():
            if role not in tags:
                self.losses.add(role, self.reference.id)
                continue
            for name in people:
                if name == OTHERS:
                    self.losses.add(AND_OTHERS, self.reference.id)
                else:
                    yield tags[role], self.name(name)

    def name(self, name: Name) -> str:
        family = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle, name.family)))
        written = name.literal or ", ".join(filter(None, (family, name.given, name.suffix)))
        if not name.literal and not name.given:
            written = f"{family},"
        read = ris.name(written)
        if read != name and read != read_name(written):
            self.losses.add("parts of names", self.reference.id)
        return written

    def dates(self) -> Iterator[tuple[str, str]]:
        for variable, date in self.reference.dates.items():
            if variable not in ("issued", "accessed"):
                self.losses.add(variable, self.reference.id)
                continue
            if date.end or date.open_end or date.circa:
                self.losses.add("the end of a period, or that a date is uncertain", self.reference.id)
            if variable == "accessed" and date.start is None:
                self.losses.add("a date in words", self.reference.id)
            elif variable == "accessed":
                yield "Y2", self.day(date)
            elif date.start and not date.literal:
                yield "PY", str(date.start.year)
                if date.start.month or date.start.season:
                    yield "DA", self.day(date)
            else:
                yield "PY", date.literal

    def day(self, date: Date) -> str:
        if date.start is None or date.literal:
            return date.literal
        start = date.start
        season = start.season_text or ("", "Spring", "Summer", "Autumn", "Winter")[start.season]
        month = f"{start.month:02d}" if start.month else ""
        return f"{start.year}/{month}/{f'{start.day:02d}' if month and start.day else ''}/{'' if month else season}"

    def pages(self) -> Iterator[tuple[str, str]]:
        pages = self.left.pop("page", "")
        is_whole = self.kind in ris.WHOLES
        if is_whole and (total := self.left.pop("number-of-pages", "")):
            yield "SP", total
            if pages:
                self.losses.add("page", self.reference.id)
            return
        start, dash, end = pages.partition("-")
        is_range = bool(dash and start and end) and "-" not in end and "," not in pages
        if self.kind in ris.UNPAGED or (is_whole and not is_range):
            if pages:
                self.losses.add("page", self.reference.id)
        elif is_range:
            yield "SP", start
            yield "EP", end
        elif pages:
            yield "SP", pages

    def identifiers(self) -> Iterator[tuple[str, str]]:
        numbers = [(name, number) for name in ("ISBN", "ISSN") if (number := self.left.pop(name, ""))]
        has_place = "SN" not in ris.variables(self.kind, self.code)  # where it is the number of a patent or standard
        for at, (name, number) in enumerate(numbers):
            if at or not has_place or ris.serial_variable(number, self.kind) != name:
                self.losses.add(name, self.reference.id)
            if not at and has_place:
                yield "SN", number
        if address := self.left.pop("URL", ""):
            yield "UR", address
        if doi := self.left.pop("DOI", ""):
            yield "DO", doi
