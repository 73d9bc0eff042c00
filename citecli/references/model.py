"""Reference: one bibliographic item, CSL-JSON as values.

The names are CSL's: a *reference* has *variables*: names, dates, and the rest (text and numbers).
`csl_json` reads and writes them; nothing here parses.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


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


class Name(NamedTuple):
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

    year: int
    month: int = 0
    day: int = 0
    season: int = 0
    season_text: str = ""


class Date(NamedTuple):
    """One date variable: a moment, a range (`end`; open when `open_end`) or a text that is no date (`literal`)."""

    start: DateParts | None = None
    end: DateParts | None = None
    open_end: bool = False
    circa: bool = False
    literal: str = ""


class Reference(NamedTuple):
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
