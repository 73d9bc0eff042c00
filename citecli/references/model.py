"""`Reference`: one bibliographic item, with the data model of CSL-JSON.

The terms are CSL's: a *reference* has *variables*: names, dates, and texts (which include numbers). `csl_json` reads
and writes references.

The variables that a reference of each type should have follow the style manuals (APA 7, MLA 9, Chicago 18).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from citecli.frozen import FrozenValue


class ItemType(StrEnum):
    """The item types of CSL 1.0.2, appendix III."""

    ARTICLE = "article"
    ARTICLE_JOURNAL = "article-journal"
    ARTICLE_MAGAZINE = "article-magazine"
    ARTICLE_NEWSPAPER = "article-newspaper"
    BILL = "bill"
    BOOK = "book"
    BROADCAST = "broadcast"
    CHAPTER = "chapter"
    CLASSIC = "classic"
    COLLECTION = "collection"
    DATASET = "dataset"
    DOCUMENT = "document"
    ENTRY = "entry"
    ENTRY_DICTIONARY = "entry-dictionary"
    ENTRY_ENCYCLOPEDIA = "entry-encyclopedia"
    EVENT = "event"
    FIGURE = "figure"
    GRAPHIC = "graphic"
    HEARING = "hearing"
    INTERVIEW = "interview"
    LEGAL_CASE = "legal_case"
    LEGISLATION = "legislation"
    MANUSCRIPT = "manuscript"
    MAP = "map"
    MOTION_PICTURE = "motion_picture"
    MUSICAL_SCORE = "musical_score"
    PAMPHLET = "pamphlet"
    PAPER_CONFERENCE = "paper-conference"
    PATENT = "patent"
    PERFORMANCE = "performance"
    PERIODICAL = "periodical"
    PERSONAL_COMMUNICATION = "personal_communication"
    POST = "post"
    POST_WEBLOG = "post-weblog"
    REGULATION = "regulation"
    REPORT = "report"
    REVIEW = "review"
    REVIEW_BOOK = "review-book"
    SOFTWARE = "software"
    SONG = "song"
    SPEECH = "speech"
    STANDARD = "standard"
    THESIS = "thesis"
    TREATY = "treaty"
    WEBPAGE = "webpage"


class Name(FrozenValue):
    """A person's name in parts, or a name in one piece, such as an institution's. Missing parts are ""."""

    family: str = ""
    """The family name, without particles."""
    given: str = ""
    """The given names."""
    dropping_particle: str = ""
    """A particle that is dropped when the family name stands alone: Ludwig *van* Beethoven."""
    non_dropping_particle: str = ""
    """A particle that stays with the family name: Vincent *van* Gogh."""
    suffix: str = ""
    """The suffix: Jr., III."""
    comma_suffix: bool = False
    """Whether a comma precedes the suffix."""
    literal: str = ""
    """A name in one piece; all parts are then ""."""
    static_ordering: bool = False
    """Whether the family name always comes first, as in Chinese or Hungarian names."""


class DateParts(NamedTuple):
    """A day, month, season or year. Missing parts are 0."""

    # A named tuple, because dates are sorted by it.
    year: int
    """The year; a negative one is BC."""
    month: int = 0
    """1 to 12."""
    day: int = 0
    """1 to 31."""
    season: int = 0
    """1 (spring) to 4 (winter)."""
    season_text: str = ""
    """The season in words, if the data gives it in words ("spring", "Michaelmas")."""


class Date(FrozenValue):
    """The value of a date variable: a date, a range, or a text that can't be read as a date."""

    start: DateParts | None = None
    """The date, or the start of a range; `None` when there is only a `literal`."""
    end: DateParts | None = None
    """The end of a range; `None` for a single date or an open range."""
    open_end: bool = False
    """Whether a range has no end yet."""
    circa: bool = False
    """Whether the date is approximate."""
    literal: str = ""
    """A text that is printed instead of the date, such as "in press"; "" for a date that was read."""


class Reference(FrozenValue):
    """One item to be cited: its variables by kind, under CSL's names."""

    id: str
    """The id, unique in a bibliography; "" before an id is assigned."""
    type: str = ItemType.DOCUMENT
    """An `ItemType` value, or any other type that the data gave."""
    texts: Mapping[str, str] = {}
    """All variables that are neither names nor dates, as written; numbers are decimal text."""
    names: Mapping[str, tuple[Name, ...]] = {}
    """The name variables ("author"); each has at least one name."""
    dates: Mapping[str, Date] = {}
    """The date variables ("issued")."""
    custom: Mapping[str, object] = {}
    """Keys of CSL-JSON that CSL does not know, with their values."""


# The variables by kind (CSL 1.0.2, appendix IV).

NAME_VARIABLES = frozenset(
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editor-translator editorial-director executive-producer guest host illustrator interviewer narrator organizer "
    "original-author performer producer recipient reviewed-author script-writer series-creator translator".split()
)

DATE_VARIABLES = frozenset("accessed available-date event-date issued original-date submitted".split())

NUMBER_VARIABLES = frozenset(
    "chapter-number citation-number collection-number edition first-reference-note-number issue locator number "
    "number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number "
    "version volume".split()
)

TEXT_VARIABLES = frozenset(
    "abstract annote archive archive-place archive_collection archive_location authority call-number citation-key "
    "citation-label collection-title container-title container-title-short dimensions division DOI event event-place "
    "event-title genre ISBN ISSN jurisdiction keyword language license medium note original-publisher "
    "original-publisher-place original-title part-title PMCID PMID publisher publisher-place references "
    "reviewed-genre reviewed-title scale source status title title-short URL volume-title year-suffix".split()
)


_WHO_WHEN_WHAT = ("author", "issued", "title")
_WHERE = {
    ItemType.WEBPAGE: ("container-title", "URL"),
    ItemType.POST: ("container-title", "URL"),
    ItemType.POST_WEBLOG: ("container-title", "URL"),
    ItemType.ARTICLE: ("container-title", "URL"),
    ItemType.ARTICLE_NEWSPAPER: ("container-title", "URL"),
    ItemType.ARTICLE_MAGAZINE: ("container-title", "URL"),
    ItemType.ARTICLE_JOURNAL: ("container-title", "volume", "page", "DOI"),
    ItemType.PAPER_CONFERENCE: ("container-title", "publisher"),
    ItemType.BOOK: ("publisher",),
    ItemType.CHAPTER: ("container-title", "editor", "page", "publisher"),
    ItemType.ENTRY_DICTIONARY: ("container-title", "publisher"),
    ItemType.ENTRY_ENCYCLOPEDIA: ("container-title", "publisher"),
    ItemType.REPORT: ("publisher", "URL"),
    ItemType.THESIS: ("publisher", "genre"),
    ItemType.DATASET: ("publisher", "URL"),
    ItemType.SOFTWARE: ("version", "URL"),
    ItemType.SPEECH: ("event-title", "event-place"),
    ItemType.INTERVIEW: ("container-title",),
    ItemType.BROADCAST: ("publisher",),
    ItemType.MOTION_PICTURE: ("publisher",),
    ItemType.LEGAL_CASE: ("authority", "number"),
    ItemType.LEGISLATION: ("number",),
    ItemType.PATENT: ("number", "authority"),
}


def expected_variables(kind: str) -> tuple[str, ...]:
    """The variables that a reference of type `kind` should have, in the order of a citation."""
    return _WHO_WHEN_WHAT + _WHERE.get(kind, ())  # type: ignore[call-overload, no-any-return]


def missing_variables(reference: Reference) -> tuple[str, ...]:
    """The variables that `reference` should have but lacks, in the order of a citation."""
    has = {*reference.texts, *reference.names, *reference.dates}
    if has & {"DOI", "ISBN"}:
        has.add("URL")
    return tuple(variable for variable in expected_variables(reference.type) if variable not in has)
