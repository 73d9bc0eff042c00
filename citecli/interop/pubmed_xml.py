"""PubMed's XML: articles (`PubmedArticle`) and books (`PubmedBookArticle`).

Source: the National Library of Medicine's PubMed DTD and its description of the elements.
"""

from typing import TYPE_CHECKING

from citecli.errors import InvalidReference
from citecli.interop.model import Collector, LoadedReferences
from citecli.interop.xml_records import flat, roots, text_at
from citecli.references.dates import read_date
from citecli.references.identifiers import clean_doi
from citecli.references.model import Date, ItemType, Name, Reference
from citecli.references.names import spaced_initials
from citecli.text.numerals import range_end
from citecli.text.title_case import journal_name

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_TAGS = frozenset(("i", "b", "sup", "sub"))


_RECORDS = ("PubmedArticle", "PubmedBookArticle")


def parse(text: str) -> LoadedReferences:
    """The references in an export. Raises `InvalidReference` when the XML is another's."""
    document = roots(text, _RECORDS)
    found = [element for root in document.elements for element in root.iter() if element.tag in _RECORDS]
    root = document.elements[0]
    if not found and (root.tag == "MedlineCitation" or root.find(".//MedlineCitation") is not None):
        found = [root]
    if not found:
        raise InvalidReference("not PubMed’s XML: it has no articles")
    collector = Collector()
    for number, record in enumerate(found, 1):
        is_book = record.tag == "PubmedBookArticle"
        name = f"record {record.findtext('.//PMID') or number}"
        reference = collector.read(record, _book if is_book else _article, 0, name)
        if reference is None:
            continue
        if "title" in reference.texts:
            collector.add_recased(reference, number, "")  # a title in brackets is English, whatever the work
        else:
            collector.remark(0, f"{name} has no title; skipped")
    return document.loaded(collector.loaded())


def _article(record: "Element") -> Reference:
    texts = _common(record)
    texts["title"] = _rich(record, ".//ArticleTitle").removesuffix(".").strip("[]")
    kinds = {flat(kind).lower() for kind in record.iterfind(".//PublicationType")}
    is_preprint = "preprint" in kinds
    journal = journal_name(text_at(record, ".//Journal/Title"))
    texts["publisher" if is_preprint else "container-title"] = journal
    if not is_preprint:
        short = text_at(record, ".//Journal/ISOAbbreviation") or text_at(record, ".//MedlineTA")
        texts["container-title-short"] = short
    texts["volume"] = text_at(record, ".//JournalIssue/Volume")
    texts["issue"] = text_at(record, ".//JournalIssue/Issue")
    texts["ISSN"] = text_at(record, ".//Journal/ISSN") or text_at(record, ".//ISSNLinking")
    own = {element.get("EIdType"): flat(element) for element in record.iterfind(".//ELocationID")}
    texts["page"] = _whole(text_at(record, ".//MedlinePgn"))
    if not texts["page"]:
        texts["number" if is_preprint else "page"] = own.get("pii", "")
    texts["DOI"] = clean_doi(texts["DOI"] or own.get("doi", ""))
    return Reference(
        texts["PMID"],
        ItemType.ARTICLE if is_preprint else ItemType.ARTICLE_JOURNAL,
        {key: text for key, text in texts.items() if text},
        {"author": people} if (people := _people(record, ".//Article/AuthorList")) else {},
        _issued(record.find(".//JournalIssue/PubDate"), record.find(".//ArticleDate")),
    )


def _book(record: "Element") -> Reference:
    texts = _common(record)
    book, part = _rich(record, ".//Book/BookTitle"), _rich(record, ".//BookDocument/ArticleTitle").removesuffix(".")
    is_part = bool(part) and part != book
    texts["title"] = part if is_part else book
    texts["container-title"] = book if is_part else ""
    texts["publisher"] = text_at(record, ".//Publisher/PublisherName")
    texts["publisher-place"] = text_at(record, ".//Publisher/PublisherLocation")
    texts["edition"] = text_at(record, ".//Book/Edition")
    texts["ISBN"] = text_at(record, ".//Book/Isbn")
    texts["volume"] = text_at(record, ".//Book/Volume")
    texts["page"] = _whole(text_at(record, ".//MedlinePgn"))
    texts["collection-title"] = text_at(record, ".//Book/CollectionTitle")
    accession = _identifier(record, "bookaccession")
    texts["call-number"] = accession
    if accession:
        texts["URL"] = f"http://www.ncbi.nlm.nih.gov/books/{accession}/"
    names: dict[str, tuple[Name, ...]] = {}
    for place, role in ((".//Book/AuthorList", "container-author" if is_part else "author"),
                        (".//BookDocument/AuthorList", "author")):  # fmt: skip
        for listed in record.iterfind(place):
            own = "editor" if listed.get("Type") == "editors" else role
            if people := _members(listed):
                names.setdefault(own, people)
    if is_part and "author" not in names and "container-author" in names:
        names["author"] = names.pop("container-author")
    return Reference(
        texts["PMID"],
        ItemType.CHAPTER if is_part else ItemType.BOOK,
        {key: text for key, text in texts.items() if text},
        names,
        _issued(record.find(".//Book/PubDate"), record.find(".//ContributionDate")),
    )


def _common(record: "Element") -> dict[str, str]:
    parts = []
    for element in record.iterfind(".//Abstract/AbstractText"):
        label = element.get("Label")
        parts.append(f"{label}: {flat(element)}" if label else flat(element))
    words = (
        flat(word)
        for place in (".//KeywordList/Keyword", ".//MeshHeading/DescriptorName")
        for word in record.iterfind(place)
    )
    return {
        "PMID": text_at(record, ".//PMID"),
        "DOI": clean_doi(_identifier(record, "doi")),
        "PMCID": _identifier(record, "pmc"),
        "abstract": "\n".join(parts),
        "language": text_at(record, ".//Language"),
        "license": text_at(record, ".//CopyrightInformation"),
        "keyword": ", ".join(dict.fromkeys(filter(None, words))),
    }


def _identifier(record: "Element", kind: str) -> str:
    """An identifier of the record itself, not of the works that it cites."""
    places = ("PubmedData/ArticleIdList/ArticleId", "BookDocument/ArticleIdList/ArticleId",
              "PubmedBookData/ArticleIdList/ArticleId")  # fmt: skip
    found = (element for place in places for element in record.iterfind(place))
    return next((flat(element) for element in found if element.get("IdType") == kind), "")


def _people(record: "Element", place: str) -> tuple[Name, ...]:
    listed = record.find(place)
    return _members(listed) if listed is not None else ()


def _members(listed: "Element") -> tuple[Name, ...]:
    people = []
    for author in listed.iterfind("Author"):
        family = text_at(author, "LastName")
        given = text_at(author, "ForeName") or " ".join(text_at(author, "Initials"))
        if family:
            people.append(Name(family, _with_stops(given), suffix=text_at(author, "Suffix")))
        elif literal := text_at(author, "CollectiveName"):
            people.append(Name(literal=literal))
    return tuple(people)


def _with_stops(given: str) -> str:
    """Given names whose initials have their full stops: "Peter O" is written "Peter O."."""
    words = (f"{word}." if len(word) == 1 and word.isupper() else word for word in given.split())
    return spaced_initials(" ".join(words))


def _issued(*places: "Element | None") -> dict[str, Date]:
    for place in places:
        if place is None:
            continue
        year, month, day = (text_at(place, name) for name in ("Year", "Month", "Day"))
        if medline := text_at(place, "MedlineDate"):
            from citecli.interop.nbib import date

            found = date(medline)
            return {"issued": found} if found else {}
        if year:
            season = text_at(place, "Season")
            numeric = month.isdecimal()
            text = (
                "-".join(filter(None, (year, month, day)))
                if numeric
                else f"{month or season} {day}, {year}"
                if day
                else f"{month or season} {year}"
            )
            return {"issued": read_date(text.strip())}
    return {}


def _whole(pages: str) -> str:
    """Pages with the end of the range in full: `132-42` is 132-142."""
    first, dash, last = pages.split(";")[0].split(",")[0].partition("-")
    if dash and first.isdecimal() and last.isdecimal():
        return f"{first}-{range_end(first, last)}"
    return pages.strip()


def _rich(record: "Element", place: str) -> str:
    element = record.find(place)
    return " ".join(_with_tags(element).split()) if element is not None else ""


def _with_tags(element: "Element") -> str:
    parts = [element.text or ""]
    for child in element:
        inner = "".join(child.itertext())
        parts.append(f"<{child.tag}>{inner}</{child.tag}>" if child.tag in _TAGS else inner)
        parts.append(child.tail or "")
    return "".join(parts)
