"""Reference: one bibliographic item, CSL-JSON as values.

The names are CSL's: a *reference* has *variables*: names, dates, and the rest (text and numbers).
`csl_json` reads and writes them; nothing here parses.
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
    """One name: a person in parts, or `literal` (an institution, or a person in one piece).

    Shapes as in CSL-JSON's name variables; an absent part is "".
    """

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    comma_suffix: bool = False
    literal: str = ""
    static_ordering: bool = False


class DateParts(NamedTuple):
    """A day, month or year: absent parts are 0. Negative years are BC. `season` is 1 to 4, 0 when there is none.

    `season_text` is the season in words, where the data has it so ("spring", "Michaelmas").
    """

    # A named tuple, for dates are put in order by it.

    year: int
    month: int = 0
    day: int = 0
    season: int = 0
    season_text: str = ""


class Date(FrozenValue):
    """One date variable: a moment, a range (`end`; open when `open_end`) or a text that is no date (`literal`)."""

    start: DateParts | None = None
    end: DateParts | None = None
    open_end: bool = False
    circa: bool = False
    literal: str = ""


class Reference(FrozenValue):
    """One item to be cited.

    `type` is an `ItemType` value or whatever else the data said. `texts` holds every variable that is neither name nor
    date, as written (numbers as decimal text). `custom` keeps CSL-JSON keys that CSL does not know.
    """

    id: str
    type: str = ItemType.DOCUMENT
    texts: Mapping[str, str] = {}
    names: Mapping[str, tuple[Name, ...]] = {}
    dates: Mapping[str, Date] = {}
    custom: Mapping[str, object] = {}


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
