"""References as BibTeX or BibLaTeX: the reverse of `bibtex_item`."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from citecli.interop.attachments import ATTACHMENTS
from citecli.interop.bibtex_terms import ARTICLES, PARTS, babel_name
from citecli.interop.latex_write import latex, title
from citecli.interop.write import Losses
from citecli.references.model import Date, DateParts, ItemType, Name, Reference
from citecli.references.names import OTHERS
from citecli.text.latex import escape
from citecli.text.numerals import ordinal

_CLASSICAL = {
    ItemType.ARTICLE_JOURNAL: "article", ItemType.ARTICLE_MAGAZINE: "article", ItemType.ARTICLE_NEWSPAPER: "article",
    ItemType.BOOK: "book", ItemType.CHAPTER: "incollection", ItemType.PAPER_CONFERENCE: "inproceedings",
    ItemType.MANUSCRIPT: "unpublished", ItemType.PAMPHLET: "booklet", ItemType.REPORT: "techreport",
    ItemType.DOCUMENT: "misc",
}  # fmt: skip
_MODERN = {
    **_CLASSICAL, ItemType.REPORT: "report", ItemType.WEBPAGE: "online", ItemType.PATENT: "patent",
    ItemType.DATASET: "dataset", ItemType.SOFTWARE: "software", ItemType.GRAPHIC: "artwork",
    ItemType.MOTION_PICTURE: "movie", ItemType.SONG: "music", ItemType.PERFORMANCE: "performance",
    ItemType.LEGAL_CASE: "jurisdiction", ItemType.LEGISLATION: "legislation", ItemType.TREATY: "legal",
    ItemType.PERSONAL_COMMUNICATION: "letter", ItemType.REVIEW: "review", ItemType.STANDARD: "standard",
    ItemType.PERIODICAL: "periodical", ItemType.ENTRY_ENCYCLOPEDIA: "inreference",
}  # fmt: skip
_SUBTYPES = {ItemType.ARTICLE_MAGAZINE: "magazine", ItemType.ARTICLE_NEWSPAPER: "newspaper"}
_TEXTS = {
    "volume": "volume", "version": "version", "number-of-pages": "pagetotal", "number-of-volumes": "volumes",
    "chapter-number": "chapter", "part-number": "part", "status": "pubstate", "original-title": "origtitle",
    "original-publisher": "origpublisher", "original-publisher-place": "origlocation", "event-title": "eventtitle",
    "event-place": "venue", "reviewed-title": "reviewedtitle", "collection-title-short": "shortseries",
    "medium": "medium", "license": "license", "scale": "scale", "section": "section", "call-number": "library",
    "archive": "archive", "PMID": "pmid", "PMCID": "pmcid", "ISBN": "isbn", "ISSN": "issn", "keyword": "keywords",
    "annote": "annote", "abstract": "abstract",
}  # fmt: skip
_TITLES = frozenset(("original-title", "event-title", "reviewed-title"))
_NAMES = {
    "author": "author", "editor": "editor", "container-author": "bookauthor", "translator": "translator",
    "director": "director", "recipient": "recipient", "interviewer": "interviewer", "composer": "composer",
    "illustrator": "illustrator", "performer": "performer", "narrator": "narrator", "producer": "producer",
    "script-writer": "scriptwriter", "curator": "curator", "collection-editor": "serieseditor",
    "reviewed-author": "reviewedauthor", "original-author": "origauthor",
}  # fmt: skip
_OTHER_EDITORS = {"compiler": "compiler", "organizer": "organizer", "contributor": "collaborator"}
_DATES = {"accessed": "urldate", "event-date": "eventdate", "original-date": "origdate", "submitted": "submitted"}
_FILE_SIGNS = re.compile(r"[\\:;{}]")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


class _Dialect(NamedTuple):
    """What BibTeX and BibLaTeX call things."""

    kinds: dict[ItemType, str]
    journal: str
    place: str
    is_biblatex: bool


BIBTEX = _Dialect(_CLASSICAL, "journal", "address", False)
BIBLATEX = _Dialect(_MODERN, "journaltitle", "location", True)


def write(references: Iterable[Reference], losses: Losses, dialect: _Dialect = BIBTEX) -> Iterator[str]:
    """The entries, one a piece, in UTF-8."""
    for reference in references:
        yield _Entry(reference, losses, dialect).text()


_EVENT = frozenset(("event-title", "event-place", "event-date"))


class _Entry:
    """One reference as an entry."""

    def __init__(self, reference: Reference, losses: Losses, dialect: _Dialect) -> None:
        self.reference = reference
        self.losses = losses
        self.dialect = dialect
        self.fields: dict[str, str] = {}
        self.left = dict(reference.texts)
        self.people = dict(reference.names)
        self.days = dict(reference.dates)
        self.type = reference.type

    def text(self) -> str:
        kind = self.kind()
        self.names()
        self.titles()
        self.dates()
        self.numbers()
        self.publishers(kind)
        self.rest()
        self.tell()
        lines = [f"  {name} = {value}" for name, value in self.fields.items()]
        return f"@{kind}{{{self.key()},\n" + ",\n".join(lines) + "\n}\n\n"

    def key(self) -> str:
        """The key without what ends one."""
        key = "".join(char for char in self.reference.id if char not in "{}(),=\"#%~\\'" and not char.isspace())
        if key != self.reference.id:
            self.losses.add("some characters of its key", self.reference.id)
        return key

    def put(self, field: str, latex_value: str) -> None:
        if latex_value and field not in self.fields:
            self.fields[field] = f"{{{latex_value}}}"

    def take(self, variable: str, field: str) -> None:
        """Write a text variable into a field, unless that is taken."""
        if variable in self.left and field not in self.fields:
            self.put(field, latex(self.left.pop(variable)))

    def kind(self) -> str:
        kind = self.reference.type
        subtype = _SUBTYPES.get(kind)  # type: ignore[call-overload]
        if subtype:
            self.fields["entrysubtype"] = f"{{{subtype}}}"
        if kind == ItemType.THESIS:
            return self.thesis()
        if kind == ItemType.ARTICLE and self.left.get("number", "").startswith("arXiv:"):
            self.preprint()
            return "misc"
        of_event = bool(_EVENT & (self.left.keys() | self.days.keys()))
        if kind == ItemType.SPEECH and of_event:
            return "unpublished"
        written = self.dialect.kinds.get(kind)  # type: ignore[call-overload]
        if written is None:
            self.losses.add(f"the type {kind}, written as @misc", self.reference.id)
            self.type = ItemType.DOCUMENT  # which it is read as, so that its fields are those of one
        elif kind == ItemType.MANUSCRIPT and of_event:
            self.losses.add(f"the type {kind} of an event, written as that of a talk", self.reference.id)
            self.type = ItemType.SPEECH
        return written or "misc"

    def preprint(self) -> None:
        self.put("eprint", escape(self.left.pop("number").removeprefix("arXiv:")))
        self.put("eprinttype" if self.dialect.is_biblatex else "archiveprefix", "arxiv")
        if self.left.get("publisher") == "arXiv":
            del self.left["publisher"]

    def thesis(self) -> str:
        genre = self.left.get("genre", "")
        small = genre.lower()
        if not self.dialect.is_biblatex:
            for kind, usual, sign in (
                ("phdthesis", "PhD thesis", ("phd", "doctor")),
                ("mastersthesis", "Master’s thesis", ("master",)),
            ):
                if small.startswith(sign):
                    if genre == usual:
                        del self.left["genre"]
                    return kind
        return "thesis"

    def names(self) -> None:
        particles = [name for people in self.people.values() for name in people if name.dropping_particle]
        others = [name for people in self.people.values() for name in people if name.non_dropping_particle]
        if particles and not others:
            self.fields["options"] = "{useprefix=false}"
        elif particles:
            self.losses.add("particles that are dropped beside others that are not", self.reference.id)
        for variable, field in _NAMES.items():
            if people := self.people.pop(variable, ()):
                self.put(field, " and ".join(map(self.name, people)))
        number = "abc"
        for variable, role in _OTHER_EDITORS.items():
            if variable in self.people:
                field = f"editor{number[0]}"
                number = number[1:]
                self.put(field, " and ".join(map(self.name, self.people.pop(variable))))
                self.put(f"{field}type", role)

    def name(self, name: Name) -> str:
        if name.comma_suffix or name.static_ordering:
            self.losses.add("how parts of a name are set", self.reference.id)
        if name == OTHERS:
            return name.literal
        if name.literal:
            return f"{{{escape(name.literal)}}}"
        particle = name.non_dropping_particle or name.dropping_particle
        family = _part(name.family)
        if name.family[:1].islower() or " and " in name.family:
            family = f"{{{escape(name.family)}}}"
        last = f"{_part(particle)} {family}" if particle else family
        if name.suffix:
            return f"{last}, {_part(name.suffix)}, {_part(name.given)}"
        if name.given:
            return f"{last}, {_part(name.given)}"
        return f"{last}," if " " in name.family else last

    def titles(self) -> None:
        kind = self.type
        whole, part = self.left.pop("title", ""), self.left.pop("volume-title", "")
        container = self.left.pop("container-title", "")
        in_journal = kind in ARTICLES or kind == ItemType.PERIODICAL
        if part and kind == ItemType.PERIODICAL:  # an issue with a title of its own is read as an article
            self.losses.add("volume-title", self.reference.id)
        elif part and in_journal:
            self.put("issuetitle", title(part))
        elif part and part == whole:
            self.losses.add("volume-title that is the title", self.reference.id)
        elif part and kind in PARTS:
            if not container:
                what = "volume-title without a container-title, written as booktitle"
                self.losses.add(what, self.reference.id)
            self.put("maintitle", title(container))
            self.put("booktitle", title(part))
            container = ""
        elif part:
            self.put("maintitle", title(whole))
            whole = part
        self.put("title", title(whole))
        if container and container == whole and not in_journal:
            self.losses.add("container-title that is the title", self.reference.id)
        elif container:
            self.put(
                self.dialect.journal if in_journal else "booktitle",
                latex(container) if in_journal else title(container),
            )
        self.take("container-title-short", "shortjournal")
        self.put("shorttitle", title(self.left.pop("title-short", "")))
        self.put("series", title(self.left.pop("collection-title", "")))

    def dates(self) -> None:
        issued = self.days.pop("issued", None)
        if issued is not None:
            self.issued(issued)
        for variable, field in _DATES.items():
            if variable in self.days:
                date = self.days.pop(variable)
                if date.start is None:
                    self.losses.add("a date in words", self.reference.id)
                self.put(field, self.day(date))

    def issued(self, date: Date) -> None:
        start = date.start
        if start is None or date.literal:
            self.put("year", escape(date.literal))
            return
        simple = not (date.end or date.open_end or date.circa or start.season) and 0 < start.year < 10_000
        if self.dialect.is_biblatex or not simple:
            self.put("date", self.day(date))
        if not self.dialect.is_biblatex:
            years = f"{start.year}--{date.end.year}" if date.end and date.end.year > start.year else str(start.year)
            self.put("year", years)
            if start.month and simple:
                self.fields["month"] = _MONTHS[start.month - 1]
                if start.day:
                    self.fields["day"] = f"{{{start.day}}}"

    def day(self, date: Date) -> str:
        """A date as BibLaTeX has it (ISO 8601-2)."""
        if date.start is None or date.literal:
            return escape(date.literal)
        if date.start.season_text:
            self.losses.add("the words of a season", self.reference.id)
        mark = "~" if date.circa else ""
        text = _iso(date.start) + mark
        if date.end:
            return f"{text}/{_iso(date.end)}{mark}"
        return f"{text}/" if date.open_end else text

    def numbers(self) -> None:
        kind = self.type
        pages = self.left.pop("page", "")
        self.put("pages", escape(pages).replace("-{}-", "--").replace("-", "--").replace("----", "--") if pages else "")
        edition = self.left.pop("edition", "")
        if edition.isdecimal() and not self.dialect.is_biblatex:
            edition = ordinal(int(edition[:9]))
        self.put("edition", latex(edition))
        if kind in ARTICLES:
            self.take("issue", "number")
            if not pages:
                self.take("number", "eid")
        elif kind in (ItemType.BOOK, ItemType.PAMPHLET, *PARTS):
            if "series" in self.fields:
                self.take("collection-number", "number")
            elif kind != ItemType.PAMPHLET:
                self.take("number", "number")
            self.take("issue", "issue")
        else:
            self.take("number", "number")
            self.take("issue", "issue")

    def publishers(self, kind: str) -> None:
        field = {"phdthesis": "school", "mastersthesis": "school", "thesis": "institution", "techreport": "institution",
                 "report": "institution"}.get(kind, "publisher")  # fmt: skip
        self.put(field, _one(self.left.pop("publisher", "")))
        place = "jurisdiction" if self.type == ItemType.PATENT else "publisher-place"
        self.put(self.dialect.place, _one(self.left.pop(place, "")))

    def rest(self) -> None:
        language = self.left.pop("language", "")
        babel = babel_name(language) if self.dialect.is_biblatex else ""
        self.put("langid" if babel else "language", babel or escape(language))
        self.take("genre", "type")
        for variable, field in _TEXTS.items():
            if variable in _TITLES:
                self.put(field, title(self.left.pop(variable, "")))
            else:
                self.take(variable, field)
        self.put("doi", _address(self.left.pop("DOI", "")))
        self.put("url", _address(self.left.pop("URL", "")))
        self.take("note", "note")

    def tell(self) -> None:
        files = self.reference.custom.get(ATTACHMENTS)
        if isinstance(files, list):
            paths = (_FILE_SIGNS.sub(r"\\\g<0>", str(path)) for path in files)
            self.fields["file"] = f"{{{';'.join(f':{path}:' for path in paths)}}}"
        for variable in (*self.left, *self.people, *self.days, *(self.reference.custom.keys() - {ATTACHMENTS})):
            self.losses.add(variable, self.reference.id)


def _part(text: str) -> str:
    """A part of a name; in braces where BibTeX would take it apart."""
    written = escape(text)
    return f"{{{written}}}" if "," in text or " and " in f" {text} ".lower() else written


def _one(text: str) -> str:
    """An element of a list that is not to be taken apart at an `and`."""
    return latex(text).replace(" and ", " {and} ")


def _address(text: str) -> str:
    """An address or identifier, which is read as it is but for braces and backslashes."""
    return text.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _iso(parts: DateParts) -> str:
    year = f"{parts.year:04d}" if parts.year > 0 else f"{'-' if parts.year < -1 else ''}{-parts.year - 1:04d}"
    if parts.season and not parts.month:
        return f"{year}-{parts.season + 20}"
    return "-".join((year, *(f"{part:02d}" for part in (parts.month, parts.day if parts.month else 0) if part)))
