"""BibTeX's and BibLaTeX's entry types, and the item types of CSL they stand for.

Sources: "BibTeXing", section 3.1; the biblatex manual, "Entry Types", with the types of the software extension and
those that reference managers write.
"""

from citecli.references.model import ItemType

KINDS = {
    "article": ItemType.ARTICLE_JOURNAL, "suppperiodical": ItemType.ARTICLE_JOURNAL,
    "magazine": ItemType.ARTICLE_MAGAZINE,
    "newspaper": ItemType.ARTICLE_NEWSPAPER, "newsarticle": ItemType.ARTICLE_NEWSPAPER,
    "book": ItemType.BOOK, "mvbook": ItemType.BOOK, "collection": ItemType.BOOK, "mvcollection": ItemType.BOOK,
    "reference": ItemType.BOOK, "mvreference": ItemType.BOOK, "proceedings": ItemType.BOOK,
    "mvproceedings": ItemType.BOOK, "manual": ItemType.BOOK, "commentary": ItemType.BOOK, "booklet": ItemType.PAMPHLET,
    "ebook": ItemType.BOOK, "inbook": ItemType.CHAPTER, "bookinbook": ItemType.CHAPTER, "suppbook": ItemType.CHAPTER,
    "incollection": ItemType.CHAPTER, "suppcollection": ItemType.CHAPTER, "bookchapter": ItemType.CHAPTER,
    "inreference": ItemType.ENTRY_ENCYCLOPEDIA, "encyclopedia": ItemType.ENTRY_ENCYCLOPEDIA,
    "inproceedings": ItemType.PAPER_CONFERENCE, "conference": ItemType.PAPER_CONFERENCE,
    "presentation": ItemType.SPEECH, "talk": ItemType.SPEECH, "lecture": ItemType.SPEECH,
    "unpublished": ItemType.MANUSCRIPT,
    "manuscript": ItemType.MANUSCRIPT, "online": ItemType.WEBPAGE, "electronic": ItemType.WEBPAGE,
    "www": ItemType.WEBPAGE,
    "webpage": ItemType.WEBPAGE, "web_page": ItemType.WEBPAGE, "web": ItemType.WEBPAGE, "website": ItemType.WEBPAGE,
    "blog": ItemType.POST_WEBLOG, "patent": ItemType.PATENT, "periodical": ItemType.PERIODICAL,
    "report": ItemType.REPORT, "techreport": ItemType.REPORT, "thesis": ItemType.THESIS, "phdthesis": ItemType.THESIS,
    "mastersthesis": ItemType.THESIS, "masterthesis": ItemType.THESIS, "bachelorsthesis": ItemType.THESIS,
    "bachelorthesis": ItemType.THESIS, "dataset": ItemType.DATASET, "data": ItemType.DATASET,
    "software": ItemType.SOFTWARE, "softwareversion": ItemType.SOFTWARE, "softwaremodule": ItemType.SOFTWARE,
    "codefragment": ItemType.SOFTWARE, "computer_program": ItemType.SOFTWARE, "artwork": ItemType.GRAPHIC,
    "image": ItemType.GRAPHIC, "figure": ItemType.FIGURE, "map": ItemType.MAP, "audio": ItemType.SONG,
    "music": ItemType.SONG, "podcast": ItemType.BROADCAST, "video": ItemType.MOTION_PICTURE,
    "movie": ItemType.MOTION_PICTURE, "film": ItemType.MOTION_PICTURE, "performance": ItemType.PERFORMANCE,
    "bibnote": ItemType.DOCUMENT, "jurisdiction": ItemType.LEGAL_CASE, "legal_case": ItemType.LEGAL_CASE,
    "legislation": ItemType.LEGISLATION, "statute": ItemType.LEGISLATION, "legal": ItemType.TREATY,
    "treaty": ItemType.TREATY, "bill": ItemType.BILL, "hearing": ItemType.HEARING,
    "letter": ItemType.PERSONAL_COMMUNICATION, "review": ItemType.REVIEW, "standard": ItemType.STANDARD,
    "preprint": ItemType.ARTICLE, "misc": ItemType.DOCUMENT, "other": ItemType.DOCUMENT, "generic": ItemType.DOCUMENT,
    "customa": ItemType.DOCUMENT, "customb": ItemType.DOCUMENT, "customc": ItemType.DOCUMENT,
    "customd": ItemType.DOCUMENT, "custome": ItemType.DOCUMENT, "customf": ItemType.DOCUMENT,
}  # fmt: skip

_OWN_NAMES = frozenset(one.value for one in ItemType)

NO_ITEMS = frozenset(("xdata", "set", "control", "comment", "preamble", "string", "bibnote", "ieeetranbstctl"))
"""Entries that are nothing to be cited."""

GENRES = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master’s thesis",
    "masterthesis": "Master’s thesis",
    "bachelorsthesis": "Bachelor’s thesis",
    "bachelorthesis": "Bachelor’s thesis",
}
"""What kind of thesis an entry is whose own `type` says nothing."""

PARTS = frozenset((ItemType.CHAPTER, ItemType.PAPER_CONFERENCE, ItemType.ENTRY_ENCYCLOPEDIA, ItemType.ENTRY_DICTIONARY))
"""Item types that stand in a book."""

ARTICLES = frozenset(
    (
        ItemType.ARTICLE_JOURNAL,
        ItemType.ARTICLE_MAGAZINE,
        ItemType.ARTICLE_NEWSPAPER,
        ItemType.PERIODICAL,
        ItemType.REVIEW,
    )
)
"""Item types of which `number` is an issue."""


def item_type(kind: str, subtype: str = "", in_event: bool = False) -> str:
    """The item type of an entry. `subtype` is its `entrysubtype`; `in_event`: whether it has an event's title or place.

    CSL's own type names are understood, too; what nobody knows is a document.
    """
    found = KINDS.get(kind)
    subtype = subtype.strip().lower()
    if found is ItemType.ARTICLE_JOURNAL and subtype in ("magazine", "newspaper"):
        return ItemType(f"article-{subtype}")
    if found is ItemType.MANUSCRIPT and in_event:
        return ItemType.SPEECH
    if found is None:
        return kind if kind in _OWN_NAMES else ItemType.DOCUMENT
    return found
