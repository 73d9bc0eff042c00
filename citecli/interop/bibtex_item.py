"""One entry of BibTeX or BibLaTeX as a reference of CSL.

Sources: "BibTeXing", section 3.2; the biblatex manual, "Entry Fields"; what Pandoc, Better BibTeX and Zotero make of
them, where they agree.
"""

import re
from typing import NamedTuple

from citecli.interop import latex_text
from citecli.interop.attachments import ATTACHMENTS, of_field
from citecli.interop.bibtex_dates import date, from_parts, words_of_year
from citecli.interop.bibtex_identifiers import address_in, addresses, as_is, eprint_of, fields_of_preprint, has_address
from citecli.interop.bibtex_names import listed, names
from citecli.interop.bibtex_terms import ARTICLES, GENRES, PARTS, item_type, language_tag, terms
from citecli.interop.editions import edition_number
from citecli.interop.model import Entry
from citecli.interop.title_case import Evidence, evidence_of, title, title_of
from citecli.references.identifiers import clean_doi, clean_url, doi_in_address
from citecli.references.model import Date, ItemType, Name, Reference
from citecli.text.numerals import ordinal, whole_number

_ALIASES = {
    "journaltitle": "journal", "annotation": "annote", "hyphenation": "langid",
    "archiveprefix": "eprinttype", "primaryclass": "eprintclass", "city": "address",
    "keyword": "keywords", "tags": "keywords", "conference": "eventtitle", "web_url": "url", "bookeditor": "editor",
    "journalabbr": "shortjournal",
}  # fmt: skip
_TEXTS = {
    "volume": "volume", "edition": "edition", "version": "version", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID",
    "pmcid": "PMCID", "pagetotal": "number-of-pages", "numpages": "number-of-pages", "volumes": "number-of-volumes",
    "chapter": "chapter-number", "part": "part-number", "abstract": "abstract", "annote": "annote",
    "library": "call-number", "lccn": "call-number", "origlocation": "original-publisher-place",
    "origpublisher": "original-publisher", "pubstate": "status", "shortjournal": "container-title-short",
    "shortseries": "collection-title-short", "medium": "medium", "license": "license", "archive": "archive",
    "venue": "event-place", "howpublished": "medium", "scale": "scale", "section": "section",
}  # fmt: skip
_NAMES = {
    "author": "author", "bookauthor": "container-author", "translator": "translator", "director": "director",
    "recipient": "recipient", "interviewer": "interviewer", "composer": "composer", "illustrator": "illustrator",
    "performer": "performer", "narrator": "narrator", "producer": "producer", "scriptwriter": "script-writer",
    "curator": "curator", "serieseditor": "collection-editor", "series-editor": "collection-editor",
    "reviewedauthor": "reviewed-author", "origauthor": "original-author",
}  # fmt: skip
_EDITORS = {
    "compiler": "compiler", "director": "director", "organizer": "organizer", "collaborator": "contributor",
    "translator": "translator", "producer": "producer", "curator": "curator", "illustrator": "illustrator",
    "performer": "performer", "composer": "composer", "editor": "editor", "": "editor",
    "serieseditor": "collection-editor",
}  # fmt: skip
_DATES = {"urldate": "accessed", "eventdate": "event-date", "origdate": "original-date", "submitted": "submitted"}
_RANGE = re.compile(r"(?<=[\w.\]])\s*(?:-{1,3}|–|—)\s*(?=[\w.\[])")
_ABBREVIATED = re.compile(r"\w\.(?:\s|$)")
_CONFERENCES = frozenset(("inproceedings", "conference", "proceedings"))


class EntryItem(NamedTuple):
    """What an entry is. (A named tuple: a file has thousands.)"""

    reference: Reference
    remarks: tuple[str, ...]
    """A line for each value that was left out."""
    is_recased: bool
    """Whether its title was set in sentence case."""


def entry_item(entry: Entry, with_lists: bool) -> EntryItem:
    """The reference that an entry describes. `with_lists`: publishers and places are lists joined by `and`, as in
    BibLaTeX.
    """
    reading = _Reading(entry, with_lists)
    return EntryItem(reading.reference(), tuple(reading.remarks), reading.is_recased)


def _canonical(fields: dict[str, str]) -> dict[str, str]:
    """Fields under one name each, what BibLaTeX's and the more precise names say first."""
    by_name = dict(fields)
    for other, name in _ALIASES.items():
        if other in by_name and other != name:
            value = by_name.pop(other)
            if value.strip() or name not in by_name:
                by_name[name] = value
    return {name: value for name, value in by_name.items() if value.strip()}


class _Reading:
    """One entry, taken apart into variables."""

    def __init__(self, entry: Entry, with_lists: bool) -> None:
        self.entry = entry
        self.with_lists = with_lists
        self.remarks: list[str] = []
        fields = _canonical(dict(entry.fields))
        of_preprint = fields_of_preprint(fields)
        self.fields = of_preprint or fields
        in_event = bool({"eventtitle", "venue", "eventdate"} & self.fields.keys())
        subtype = self.fields.get("entrysubtype", "")
        self.type = ItemType.ARTICLE if of_preprint else item_type(entry.kind, subtype, in_event)
        self.texts: dict[str, str] = {}
        self.names: dict[str, tuple[Name, ...]] = {}
        self.dates: dict[str, Date] = {}
        self.cased: dict[str, str] = {}
        self.is_recased = False
        self.evidence: Evidence | None = None
        self.language = self._language()

    def reference(self) -> Reference:
        self._titles()
        self._plain_texts()
        self._numbers()
        self._publishers()
        self._identifiers()
        self._notes()
        self._people()
        self._days()
        kind = self._refined()
        return Reference(
            self.entry.key,
            kind,
            {key: text for key, text in self.texts.items() if text},
            {key: people for key, people in self.names.items() if people},
            self.dates,
            {ATTACHMENTS: files} if (files := list(of_field(self.fields.get("file", "")))) else {},
        )

    # What fields say.

    def text(self, name: str) -> str:
        """A field as rich text."""
        return latex_text.rich(self.fields[name]) if name in self.fields else ""

    def plain(self, name: str) -> str:
        """A field as text without formats."""
        return latex_text.plain(self.fields[name]) if name in self.fields else ""

    def set(self, variable: str, value: str) -> None:
        """Give a variable its value, unless it has one."""
        if value:
            self.texts.setdefault(variable, value)

    def _language(self) -> str:
        langid = self.plain("langid")
        if langid:
            return language_tag(langid)
        return language_tag(self.plain("language"))

    def title(self, name: str) -> str:
        """A title, its case as CSL wants it."""
        if name not in self.fields:
            return ""
        if name not in self.cased:
            # A series is called what its publisher calls it: braces around its name are meant.
            is_name = name == "series"
            latex = self.fields[name]
            cased = (
                title(latex_text.runs(latex), self.language, None)
                if is_name
                else title_of(latex, self.language, self._evidence)
            )
            self.cased[name] = cased
            if name == "title" and self.evidence is not None and _capitals(cased) < _capitals(self.text(name)):
                self.is_recased = True
        return self.cased[name]

    def _evidence(self) -> Evidence:
        """What the entry shows of the names in its titles."""
        if self.evidence is None:
            people = {role: names(self.fields[role]) for role in (*_NAMES, "editor") if role in self.fields}
            shown = (("abstract", "abstract"), ("annote", "annote"), ("note", "note"), ("keywords", "keyword"))
            places = (("address", "publisher-place"), ("location", "event-place"))
            texts = {variable: self.plain(name) for name, variable in (*shown, *places)}
            self.evidence = evidence_of(texts, people)
        return self.evidence

    def whole_title(self, prefix: str) -> str:
        """A title with its subtitle and its addition: `booktitle`, `booksubtitle`, `booktitleaddon` for "book"."""
        stem, sub, addon = (self.title(prefix + part) for part in ("title", "subtitle", "titleaddon"))
        return _full_title(stem, sub, addon)

    # Variables.

    def _titles(self) -> None:
        fields = self.fields
        in_book = self.type in PARTS
        full_title = self.whole_title("")
        book = self.whole_title("book")
        main = self.whole_title("main")
        series = whole_number(self.plain("series"))
        self.set("collection-title", terms(self.title("series")) if series is None else _numbered(series))
        if self.type == ItemType.PERIODICAL and "issuetitle" in fields:
            # An issue with a title of its own is what an article is to other issues.
            self.type = ItemType.ARTICLE_JOURNAL
            self.set("title", self.whole_title("issue"))
            self.set("container-title", _full_title(self.text("title"), self.text("subtitle"), self.text("titleaddon")))
            return
        if main and not in_book:
            self.set("title", main)
            self.set("volume-title", full_title)
        elif not full_title and book:
            self.set("title", book)
        else:
            self.set("title", full_title)
        if in_book or self.type not in ARTICLES:
            self.set(
                "container-title", (main if in_book else "") or (book if full_title and book != full_title else "")
            )
            if in_book and main:
                self.set("volume-title", book)
        if "journal" in fields:
            journal = _full_title(self.text("journal"), self.text("journalsubtitle"), "")
            self.set("container-title", self.text("fjournal") or journal)
            if "fjournal" in fields or _ABBREVIATED.search(journal):
                self.set("container-title-short", self.text("shortjournal") or journal)
        if fields.get("issuetitle") and self.type in ARTICLES:
            self.set("volume-title", self.whole_title("issue"))
        self.set("event-title", self.whole_title("event"))
        self.set("original-title", self.whole_title("orig"))
        self.set("reviewed-title", self.title("reviewedtitle"))
        if "shorttitle" in fields:
            self.set("title-short", self.title("shorttitle"))
        elif self.texts.get("title") and not (main and not in_book):
            stem = self.title("title")
            self.set("title-short", _before_colon(stem) or (stem if stem != full_title else ""))

    def _plain_texts(self) -> None:
        for name, variable in _TEXTS.items():
            if name in self.fields and name != "howpublished":
                breaks = name in ("abstract", "annote")
                self.set(variable, latex_text.rich(self.fields[name], breaks))
        for variable in ("status", "edition"):
            if variable in self.texts:
                self.texts[variable] = terms(self.texts[variable])
        if "edition" in self.texts:
            self.texts["edition"] = edition_number(self.texts["edition"])
        self.set("keyword", self._keywords())
        self.set("language", self.language)
        genre = terms(self.text("type"))
        self.set("genre", genre or GENRES.get(self.entry.kind, ""))
        pages = self.plain("pages")
        if pages:
            in_sections = self.plain("bookpagination").lower() == "section"
            self.set("section" if in_sections else "page", _RANGE.sub("-", pages))
        elif "eid" in self.fields:
            self.set("number", self.plain("eid"))

    def _keywords(self) -> str:
        """The keywords, and the groups of JabRef, with which one does what others do with keywords."""
        keywords = self.text("keywords")
        known = {keyword.strip() for keyword in re.split("[,;]", keywords)}
        groups = [group for part in self.text("groups").split(",") if (group := part.strip()) and group not in known]
        return ", ".join(filter(None, (keywords, *groups)))

    def _numbers(self) -> None:
        number, issue = self.text("number"), self.text("issue")
        if self.type in ARTICLES or (self.type == ItemType.DOCUMENT and "journal" in self.fields):
            self.set("issue", ", ".join(filter(None, (number, issue))))
            return
        self.set("issue", issue)
        if "series" in self.fields and self.type in (ItemType.BOOK, *PARTS, ItemType.PAMPHLET):
            self.set("collection-number", number)
        elif self.type in (ItemType.BOOK, *PARTS):
            self.set("number", number)
        else:
            self.texts.pop("number", None)
            self.set("number", number or self.plain("eid"))

    def _publishers(self) -> None:
        # The organization of a conference is no publisher when there is one.
        in_conference = "publisher" in self.fields and self.entry.kind in _CONFERENCES
        if in_conference and "organization" in self.fields:
            self.names["organizer"] = tuple(Name(literal=name) for name in self._list("organization"))
        publishers = [
            name
            for field in ("school", "institution", "organization", "publisher")
            if field in self.fields and not (field == "organization" and in_conference)
            for name in self._list(field)
        ]
        published = self.text("howpublished")
        if published and not has_address(self.fields["howpublished"]):
            if publishers or self.type in (ItemType.DOCUMENT, ItemType.WEBPAGE):
                self.set("medium" if publishers else "publisher", published)
            else:
                self.set("publisher", published)
        self.set("publisher", "; ".join(dict.fromkeys(publishers)))
        places = {name: self._places(name) for name in ("address", "location")}
        if all(places.values()) and self.type == ItemType.PAPER_CONFERENCE:
            self.set("event-place", places.pop("location"))  # as the ACM has it: the publisher's, and the conference's
        self.set(
            "jurisdiction" if self.type == ItemType.PATENT else "publisher-place",
            places.get("location") or places["address"],
        )

    def _places(self, name: str) -> str:
        return "; ".join(terms(place) for place in self._list(name))

    def _list(self, name: str) -> list[str]:
        """The members of a list, which in BibTeX is but one text."""
        if self.with_lists or name == "location":
            return listed(self.fields.get(name, ""))
        text = self.plain(name)
        return [text] if text else []

    def _identifiers(self) -> None:
        address, *others = addresses(self.fields)
        doi = clean_doi(as_is(self.fields.get("doi", "")))
        self.set("DOI", doi or next((doi for one in (address, *others) if (doi := doi_in_address(one))), ""))
        self.remarks += [f"only one address is kept; left out: {one}" for one in others if not doi_in_address(one)]
        archive, eprint = eprint_of(self.fields)
        if archive == "pubmed":
            self.set("PMID", eprint)
        if eprint and archive == "arxiv" and self.type in (ItemType.DOCUMENT, ItemType.ARTICLE, ItemType.MANUSCRIPT):
            self.set("number", f"arXiv:{eprint}")
            self.set("publisher", "arXiv")
        self.set("URL", clean_url(address or address_in(archive, eprint)))

    def _notes(self) -> None:
        note = ". ".join(part.rstrip(".") for name in ("note", "addendum") if (part := self.text(name)))
        self.set("note", note)

    def _people(self) -> None:
        use_prefix = not re.search(r"useprefix\s*=\s*false", self.fields.get("options", ""))
        for name, variable in _NAMES.items():
            if name in self.fields:
                self.names[variable] = (*self.names.get(variable, ()), *names(self.fields[name], use_prefix))
        for field in ("editor", "editora", "editorb", "editorc"):
            if field in self.fields:
                role = _EDITORS.get(self.plain(f"{field}type").lower(), "editor")
                people = names(self.fields[field], use_prefix)
                if field == "editor" or role != "editor":
                    self.names[role] = (*self.names.get(role, ()), *people)
        if "holder" in self.fields:
            self.remarks.append(f"CSL has no place for the holder of a patent; left out: {self.plain('holder')}")
        author_type = self.plain("authortype").lower()
        if author_type in ("compiler", "director", "composer", "performer") and "author" in self.names:
            self.names[author_type] = self.names.pop("author")

    def _days(self) -> None:
        fields = self.fields
        issued = date(fields["date"]) if "date" in fields else None
        self.set("medium", words_of_year(fields.get("year", "")))
        if issued is None or (issued.literal and "year" in fields):
            issued = from_parts(fields.get("year", ""), fields.get("month", ""), fields.get("day", "")) or issued
        elif issued.start and not (issued.start.month or issued.start.season or issued.end) and "month" in fields:
            issued = from_parts(str(issued.start.year), fields["month"], fields.get("day", "")) or issued
        if issued is not None:
            self.dates["issued"] = issued
        for name, variable in _DATES.items():
            if name in fields and (day := date(fields[name])):
                self.dates[variable] = day
        for prefix, variable in (("url", "accessed"), ("event", "event-date"), ("orig", "original-date")):
            if variable not in self.dates:
                parts = (fields.get(f"{prefix}{part}", "") for part in ("year", "month", "day"))
                if day := from_parts(*parts):
                    self.dates[variable] = day

    def _refined(self) -> str:
        """The item type, where the fields know more of it than the entry type."""
        in_arxiv = self.plain("eprinttype").lower() == "arxiv" or self.texts.get("publisher") == "arXiv"
        if in_arxiv and self.type == ItemType.DOCUMENT and self.entry.kind in ("misc", "other", "generic"):
            return ItemType.ARTICLE
        return self.type


def _full_title(stem: str, sub: str, addon: str) -> str:
    """`Title: subtitle. Addition`, with no second punctuation where the title ends in its own."""
    title = stem
    if sub:
        title = f"{stem} {sub}" if stem.endswith((":", "?", "!", ".", "–", "—")) else f"{stem}: {sub}" if stem else sub
        if stem:
            title = title[: len(title) - len(sub)] + sub[:1].upper() + sub[1:] if sub[:1].isalpha() else title
    if addon:
        title = f"{title} {addon}" if title.endswith((".", "?", "!")) else f"{title}. {addon}" if title else addon
    return title


def _capitals(text: str) -> int:
    return sum(map(str.isupper, text))


def _before_colon(stem: str) -> str:
    position = stem.find(": ")
    short = stem[:position] if position > 0 else ""
    return short if short.count("<") == short.count(">") and _balanced(short) else ""


def _balanced(text: str) -> bool:
    return len(re.findall(r"<(?:i|b|sup|sub|span)\b", text)) == len(re.findall(r"</(?:i|b|sup|sub|span)>", text))


def _numbered(series: int) -> str:
    """`3rd series`, for a series that has but a number (biblatex manual, `series`)."""
    return f"{ordinal(series)} series"
