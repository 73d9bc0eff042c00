"""What words of BibTeX and BibLaTeX stand for: entry types, keys for kinds of theses and patents, languages.

Sources: "BibTeXing", section 3.1; the biblatex manual, "Entry Types" and "Localization Keys", with the types of the
software extension and those that reference managers write. The words are English, as in biblatex's `english.lbx` as far
as readers of a bibliography meet them; a style translates what CSL has terms for.
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

_OWN_NAMES = frozenset(item_type.value for item_type in ItemType)

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

    CSL's own type names are accepted, too; an unknown type becomes a document.
    """
    type_of_kind = KINDS.get(kind)
    subtype = subtype.strip().lower()
    if type_of_kind is ItemType.ARTICLE_JOURNAL and subtype in ("magazine", "newspaper"):
        return ItemType(f"article-{subtype}")
    if type_of_kind is ItemType.MANUSCRIPT and in_event:
        return ItemType.SPEECH
    if type_of_kind is None:
        return kind if kind in _OWN_NAMES else ItemType.DOCUMENT
    return type_of_kind


_TERMS = {
    "mathesis": "Master’s thesis", "phdthesis": "PhD thesis", "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis", "resreport": "research report", "techreport": "technical report",
    "software": "computer software", "datacd": "data CD", "audiocd": "audio CD", "patent": "patent",
    "patentde": "German patent", "patenteu": "European patent", "patentfr": "French patent",
    "patentuk": "British patent", "patentus": "U.S. patent", "patreq": "patent request",
    "patreqde": "German patent request", "patreqeu": "European patent request", "patreqfr": "French patent request",
    "patrequk": "British patent request", "patrequs": "U.S. patent request", "newseries": "New series",
    "oldseries": "Old series", "forthcoming": "forthcoming", "inpress": "in press", "inpreparation": "in preparation",
    "submitted": "submitted", "prepublished": "pre-published", "inseries": "in", "jourser": "ser.", "bookser": "ser.",
    "countryde": "Germany", "countryeu": "European Union", "countryep": "European Union", "countryfr": "France",
    "countryuk": "United Kingdom", "countryus": "United States of America", "number": "no.", "volume": "vol.",
    "page": "p.", "pages": "pp.", "chapter": "chap.", "part": "pt.", "and": "and", "andothers": "et al.", "in": "in",
    "editor": "ed.", "translator": "trans.", "langenglish": "English", "langgerman": "German",
    "langfrench": "French", "langlatin": "Latin", "langgreek": "Greek", "langitalian": "Italian",
    "langspanish": "Spanish", "langrussian": "Russian", "abstract": "abstract", "idem": "idem", "nodate": "n.d.",
    "version": "version", "url": "URL", "urlseen": "visited on",
}  # fmt: skip

_LANGUAGES = {
    "acadian": "fr-CA", "afrikaans": "af-ZA", "american": "en-US", "arabic": "ar", "australian": "en-AU",
    "austrian": "de-AT", "basque": "eu-ES", "belarusian": "be", "bosnian": "bs", "brazil": "pt-BR",
    "brazilian": "pt-BR", "breton": "br-FR", "british": "en-GB", "bulgarian": "bg-BG", "canadian": "en-CA",
    "canadien": "fr-CA", "catalan": "ca-ES", "chinese": "zh-CN", "croatian": "hr-HR", "czech": "cs-CZ",
    "danish": "da-DK", "dutch": "nl-NL", "english": "en-US", "esperanto": "eo", "estonian": "et-EE",
    "farsi": "fa-IR", "finnish": "fi-FI", "francais": "fr-FR", "french": "fr-FR", "frenchb": "fr-FR",
    "galician": "gl-ES", "german": "de-DE", "germanb": "de-DE", "greek": "el-GR", "hebrew": "he-IL", "hindi": "hi",
    "hungarian": "hu-HU", "magyar": "hu-HU", "icelandic": "is-IS", "indonesian": "id-ID", "irish": "ga-IE",
    "italian": "it-IT", "japanese": "ja-JP", "korean": "ko-KR", "latin": "la", "latvian": "lv-LV",
    "lithuanian": "lt-LT", "macedonian": "mk-MK", "malay": "ms-MY", "mexican": "es-MX", "naustrian": "de-AT",
    "newzealand": "en-NZ", "ngerman": "de-DE", "norsk": "nb-NO", "norwegian": "nb-NO", "nswissgerman": "de-CH",
    "nynorsk": "nn-NO", "persian": "fa-IR", "polish": "pl-PL", "polutonikogreek": "el-GR", "portuges": "pt-PT",
    "portuguese": "pt-PT", "romanian": "ro-RO", "russian": "ru-RU", "sanskrit": "sa", "scottish": "gd-GB",
    "serbian": "sr-RS", "serbianc": "sr-RS", "slovak": "sk-SK", "slovene": "sl-SI", "slovenian": "sl-SI",
    "spanish": "es-ES", "swedish": "sv-SE", "swissgerman": "de-CH", "swissfrench": "fr-CH", "swissitalian": "it-CH",
    "thai": "th-TH", "turkish": "tr-TR", "turkmen": "tk-TM", "ukenglish": "en-GB", "ukrainian": "uk-UA",
    "uppersorbian": "hsb", "usenglish": "en-US", "usorbian": "hsb", "vietnamese": "vi-VN", "welsh": "cy-GB",
}  # fmt: skip


def babel_name(tag: str) -> str:
    """What babel and polyglossia call the language of a tag, "" when they have no name for just that."""
    return next((name for name, own in _LANGUAGES.items() if own == tag), "")


def term(key: str) -> str:
    """The words that a localization key stands for, "" when it is none."""
    return _TERMS.get(key, "")


def terms(text: str) -> str:
    """`text`, or the words it stands for when it is a localization key."""
    return _TERMS.get(text.strip(), text)


def language_tag(name: str) -> str:
    """The language tag (BCP 47) of what babel and polyglossia call a language; other names as they are."""
    return _LANGUAGES.get(name.strip().lower(), name.strip())
