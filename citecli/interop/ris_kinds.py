"""RIS's types and tags, and what they are called in CSL; EndNote gives many a tag another meaning for some types."""

from collections.abc import Mapping
from typing import NamedTuple

from citecli.references.model import ItemType

KINDS = {
    "ABST": ItemType.ARTICLE_JOURNAL, "ADVS": ItemType.MOTION_PICTURE, "AGGR": ItemType.DOCUMENT,
    "ANCIENT": ItemType.DOCUMENT, "ART": ItemType.GRAPHIC, "BILL": ItemType.BILL, "BLOG": ItemType.POST_WEBLOG,
    "BOOK": ItemType.BOOK, "CASE": ItemType.LEGAL_CASE, "CHAP": ItemType.CHAPTER, "CHART": ItemType.GRAPHIC,
    "CLSWK": ItemType.BOOK, "COMP": ItemType.SOFTWARE, "CONF": ItemType.PAPER_CONFERENCE,
    "CPAPER": ItemType.PAPER_CONFERENCE, "CTLG": ItemType.ARTICLE_MAGAZINE, "DATA": ItemType.DATASET,
    "DBASE": ItemType.DATASET, "DICT": ItemType.ENTRY_DICTIONARY, "EBOOK": ItemType.BOOK, "ECHAP": ItemType.CHAPTER,
    "EDBOOK": ItemType.BOOK, "EJOUR": ItemType.ARTICLE_JOURNAL, "ELEC": ItemType.WEBPAGE,
    "ENCYC": ItemType.ENTRY_ENCYCLOPEDIA, "EQUA": ItemType.DOCUMENT, "FIGURE": ItemType.GRAPHIC,
    "GEN": ItemType.ARTICLE_JOURNAL, "GOVDOC": ItemType.REPORT, "GRNT": ItemType.DOCUMENT, "HEAR": ItemType.HEARING,
    "ICOMM": ItemType.PERSONAL_COMMUNICATION, "INPR": ItemType.ARTICLE_JOURNAL, "INTV": ItemType.INTERVIEW,
    "JFULL": ItemType.ARTICLE_JOURNAL, "JOUR": ItemType.ARTICLE_JOURNAL, "LEGAL": ItemType.LEGISLATION,
    "MANSCPT": ItemType.MANUSCRIPT, "MAP": ItemType.MAP, "MGZN": ItemType.ARTICLE_MAGAZINE,
    "MPCT": ItemType.MOTION_PICTURE, "MULTI": ItemType.MOTION_PICTURE, "MUSIC": ItemType.SONG,
    "NEWS": ItemType.ARTICLE_NEWSPAPER, "PAMP": ItemType.PAMPHLET, "PAT": ItemType.PATENT,
    "PCOMM": ItemType.PERSONAL_COMMUNICATION, "POD": ItemType.BROADCAST, "PREPRINT": ItemType.ARTICLE,
    "PRESS": ItemType.DOCUMENT, "RPRT": ItemType.REPORT, "SER": ItemType.BOOK, "SLIDE": ItemType.SPEECH,
    "SOUND": ItemType.SONG, "STAND": ItemType.STANDARD, "STAT": ItemType.LEGISLATION, "STD": ItemType.STANDARD,
    "THES": ItemType.THESIS, "UNBILL": ItemType.MANUSCRIPT, "UNPB": ItemType.MANUSCRIPT, "UNPD": ItemType.MANUSCRIPT,
    "VIDEO": ItemType.MOTION_PICTURE, "WEB": ItemType.WEBPAGE,
}  # fmt: skip

TEXTS = {
    "TI": "title", "T1": "title", "CT": "title", "BT": "container-title", "T2": "container-title",
    "JF": "container-title", "JO": "container-title", "T3": "collection-title", "J1": "container-title-short",
    "J2": "container-title-short", "JA": "container-title-short", "ST": "title-short", "AB": "abstract",
    "N2": "abstract", "AN": "archive_location", "AV": "archive_location", "CN": "call-number", "H2": "call-number",
    "DB": "archive", "DP": "source", "CY": "publisher-place", "PP": "publisher-place", "PB": "publisher",
    "PU": "publisher", "VL": "volume", "VO": "volume", "IS": "issue", "CP": "issue", "ET": "edition",
    "NV": "number-of-volumes", "LA": "language", "SE": "section", "M3": "genre", "M1": "note", "M2": "note",
    "C7": "number", "AD": "", "LB": "", "TT": "",
}  # fmt: skip
"""What a tag means for a type that says nothing else."""

_BOOK = {"T2": "collection-title", "BT": "title", "M1": "collection-number", "SV": "collection-number",
    "SE": "chapter-number",
         "J2": "container-title-short"}  # fmt: skip
_PART = {
    "M1": "number-of-volumes",
    "IS": "number-of-volumes",
    "SV": "collection-number",
    "SE": "chapter-number",
    "J2": "container-title",
}
_ARTICLE = {"M1": "issue"}
_FILM = {"SP": "dimensions", "C4": "genre", "C5": "medium", "T3": "collection-title", "VL": "", "NV": "", "M3": ""}

PLACES: Mapping[str, Mapping[str, str]] = {
    ItemType.BOOK: _BOOK,
    ItemType.CHAPTER: _PART,
    ItemType.ENTRY_DICTIONARY: {**_PART, "M1": "note"},
    ItemType.ENTRY_ENCYCLOPEDIA: {**_PART, "M1": "note"},
    ItemType.ARTICLE_JOURNAL: _ARTICLE,
    ItemType.ARTICLE_NEWSPAPER: {**_ARTICLE, "M1": "note", "CY": "publisher-place"},
    ItemType.GRAPHIC: {"M3": "medium", "C3": "dimensions", "T2": "", "VL": "", "ET": "", "J2": ""},
    ItemType.MOTION_PICTURE: _FILM,
    ItemType.SONG: {"C5": "medium", "M3": "medium"},
    ItemType.BILL: {"T3": "authority", "ET": "chapter-number", "M1": "number", "OP": "references"},
    ItemType.LEGAL_CASE: {
        "PB": "authority", "SV": "number", "OP": "references", "A2": "container-title", "T2": "container-title",
        "NV": "", "ET": "", "T3": "", "SE": "", "M3": "",
    },
    ItemType.LEGISLATION: {
        "T2": "container-title", "M1": "number", "OP": "references", "ET": "chapter-number", "CY": "",
    },
    ItemType.POST_WEBLOG: {"J2": "container-title", "T2": "container-title", "VL": "", "ET": "", "T3": "", "SE": ""},
    ItemType.SOFTWARE: {"IS": "version", "ET": "version", "T2": "collection-title", "VL": "", "C1": "medium"},
    ItemType.PAPER_CONFERENCE: {
        "T2": "event-title", "C1": "publisher-place", "CY": "event-place", "C3": "container-title", "M1": "note",
    },
    ItemType.DATASET: {"NV": "number", "ET": "version", "SE": "", "T2": "container-title"},
    ItemType.PATENT: {
        "A2": "authority", "CY": "publisher-place", "IS": "number", "SN": "number", "C5": "references",
        "C6": "status", "VL": "", "T2": "", "OP": "references",
    },
    ItemType.REPORT: {"M1": "number", "IS": "number", "VL": "number", "T2": "collection-title", "C6": "number"},
    ItemType.THESIS: {"T2": "", "VL": "", "M1": "number"},
    ItemType.WEBPAGE: {"T2": "container-title", "VL": "", "ET": ""},
    ItemType.STANDARD: {"SN": "number", "M1": "note", "T2": "collection-title", "VL": ""},
    ItemType.HEARING: {
        "ET": "chapter-number", "M1": "number", "T3": "authority", "OP": "references", "T2": "section",
    },
    ItemType.MAP: {"C1": "scale"},
    ItemType.SPEECH: {"CY": "event-place", "T2": "event-title"},
}  # fmt: skip
"""What tags mean for an item type, or a RIS type ("" for nothing that can be cited)."""

PEOPLE = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A3": "collection-editor", "A4": "translator"}
"""Whose name a tag has."""

_SERIES_FIRST = {"A2": "collection-editor", "A3": "editor"}

AUTHORS: Mapping[str, Mapping[str, str]] = {
    ItemType.BOOK: _SERIES_FIRST,
    "EDBOOK": {"AU": "editor", "A1": "editor", "A2": "collection-editor"},
    "ADVS": {"AU": "author", "A1": "author"},
    ItemType.MOTION_PICTURE: {
        "AU": "director",
        "A1": "director",
        "A2": "performer",
        "A3": "producer",
        "A4": "contributor",
    },
    ItemType.SONG: {"AU": "composer", "A1": "composer", "A2": "performer", "A3": "producer"},
    ItemType.PERSONAL_COMMUNICATION: {"A2": "recipient"},
    ItemType.INTERVIEW: {"A2": "interviewer", "A3": "translator"},
    ItemType.LEGAL_CASE: {"A2": "", "A3": "", "A4": "contributor"},
    ItemType.BILL: {"A2": "contributor"},
    ItemType.PAPER_CONFERENCE: {"A4": "contributor"},
    ItemType.DATASET: {"A2": "producer", "A4": "contributor"},
    ItemType.THESIS: {"A2": "", "A3": "contributor"},
    ItemType.REPORT: {"A2": "collection-editor"},
    ItemType.SOFTWARE: {"A2": "collection-editor"},
    ItemType.PATENT: {"A2": "", "A3": ""},
    ItemType.GRAPHIC: {"A2": "", "A3": ""},
    ItemType.POST_WEBLOG: {"A2": "editor", "A3": "illustrator"},
}

LABELS = {
    "Call Number": "call-number", "Series Title": "collection-title", "Proceedings Title": "container-title",
    "ISBN": "ISBN", "Page(s)": "page",
     "Series Volume ID": "collection-number",
    "Series Editor": "collection-editor", "Place of Publication": "publisher-place", "Publisher Name": "publisher",
    "Edition": "edition", "Scale": "scale", "Size": "dimensions", "History": "references", "Language": "language",
    "Volume ID": "volume", "Issue ID": "issue", "Location in Work": "page", "Producer": "producer",
    "Director": "director",
    "Monographic Title": "container-title", "Title Monographic": "container-title",
    "Title, Monographic": "container-title", "Title, Short Form": "title-short", "Editor": "editor",
}  # fmt: skip
"""What RefWorks writes into notes, by its label."""


class Roles(NamedTuple):
    """The variable of each tag, for one type."""

    variables: Mapping[str, str]

    def variable(self, tag: str) -> str:
        """The variable that a tag stands for, "" for none."""
        return self.variables.get(tag, "")
