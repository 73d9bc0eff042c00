"""Word's list of sources (`Sources.xml`), which its own citations use: written.

Source: ECMA-376, part 1, section 22.6, "Bibliography".
"""

from collections.abc import Iterable, Iterator

from citecli.interop.rich_tags import plain
from citecli.interop.write import Losses
from citecli.references.model import Date, ItemType, Name, Reference

_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<b:Sources xmlns:b="{_NAMESPACE}" xmlns="{_NAMESPACE}" SelectedStyle="">\n'
)
KINDS = {
    ItemType.ARTICLE_JOURNAL: "JournalArticle", ItemType.ARTICLE_MAGAZINE: "ArticleInAPeriodical",
    ItemType.ARTICLE_NEWSPAPER: "ArticleInAPeriodical", ItemType.BOOK: "Book", ItemType.CHAPTER: "BookSection",
    ItemType.ENTRY_ENCYCLOPEDIA: "BookSection", ItemType.ENTRY_DICTIONARY: "BookSection",
    ItemType.PAPER_CONFERENCE: "ConferenceProceedings", ItemType.REPORT: "Report", ItemType.THESIS: "Report",
    ItemType.SONG: "SoundRecording", ItemType.BROADCAST: "Performance", ItemType.PERFORMANCE: "Performance",
    ItemType.GRAPHIC: "Art", ItemType.FIGURE: "Art", ItemType.WEBPAGE: "DocumentFromInternetSite",
    ItemType.POST: "DocumentFromInternetSite", ItemType.POST_WEBLOG: "DocumentFromInternetSite",
    ItemType.MOTION_PICTURE: "Film", ItemType.INTERVIEW: "Interview", ItemType.PATENT: "Patent",
    ItemType.SOFTWARE: "ElectronicSource", ItemType.DATASET: "ElectronicSource", ItemType.LEGAL_CASE: "Case",
}  # fmt: skip
CONTAINERS = {
    "JournalArticle": "JournalName", "ArticleInAPeriodical": "PeriodicalTitle", "BookSection": "BookTitle",
    "ConferenceProceedings": "ConferenceName", "DocumentFromInternetSite": "InternetSiteTitle",
    "Art": "PublicationTitle",
    "Interview": "BroadcastTitle", "SoundRecording": "AlbumTitle", "Misc": "PublicationTitle",
    "ElectronicSource": "PublicationTitle",
}  # fmt: skip
TEXTS = {
    "title": "Title", "title-short": "ShortTitle", "publisher-place": "City", "volume": "Volume", "issue": "Issue",
    "page": "Pages", "edition": "Edition", "number-of-volumes": "NumberVolumes", "chapter-number": "ChapterNumber",
    "medium": "Medium", "version": "Version", "URL": "URL", "DOI": "DOI", "ISBN": "StandardNumber",
    "ISSN": "StandardNumber", "note": "Comments", "abstract": "Comments", "language": "LCID", "authority": "Court",
}  # fmt: skip
PUBLISHERS = {"Report": "Institution", "Film": "Distributor", "SoundRecording": "ProductionCompany"}
NUMBERS = {"Patent": "PatentNumber", "Case": "CaseNumber", "Report": "StandardNumber"}
ROLES = {
    "author": "Author", "editor": "Editor", "translator": "Translator", "director": "Director",
    "interviewer": "Interviewer", "composer": "Composer", "performer": "Performer", "compiler": "Compiler",
    "container-author": "BookAuthor", "producer": "ProducerName", "script-writer": "Writer",
}  # fmt: skip


def write(references: Iterable[Reference], losses: Losses) -> Iterator[str]:
    """The list, source by source."""
    yield _HEAD
    for reference in references:
        elements = [f"  <b:Source>\n{''.join(_source(reference, losses))}  </b:Source>\n"]
        yield elements[0]
    yield "</b:Sources>\n"


def _source(reference: Reference, losses: Losses) -> Iterator[str]:
    kind = KINDS.get(reference.type, "Misc")  # type: ignore[call-overload]
    yield _element("Tag", reference.id)
    yield _element("SourceType", kind)
    yield from _people(reference, losses)
    left = dict(reference.texts)
    if "container-title" in left and kind in CONTAINERS:
        yield _element(CONTAINERS[kind], left.pop("container-title"))
    if "publisher" in left:
        yield _element(PUBLISHERS.get(kind, "Publisher"), left.pop("publisher"))
    if "number" in left and kind in NUMBERS:
        yield _element(NUMBERS[kind], left.pop("number"))
    if reference.type == ItemType.THESIS and "genre" in left:
        yield _element("ThesisType", left.pop("genre"))
    taken: set[str] = set()
    for variable, name in TEXTS.items():
        if variable in left and name != "LCID" and name not in taken:
            taken.add(name)
            yield _element(name, left.pop(variable))
    for variable, date in reference.dates.items():
        if variable == "issued":
            yield from _date(date, "")
        elif variable == "accessed":
            yield from _date(date, "Accessed")
        else:
            losses.add(variable, reference.id)
    for variable in (*left, *reference.custom):
        losses.add(variable, reference.id)


def _people(reference: Reference, losses: Losses) -> Iterator[str]:
    written = []
    for role, people in reference.names.items():
        if role not in ROLES:
            losses.add(role, reference.id)
            continue
        tag = ROLES[role]
        people = losses.known(people, reference.id)
        if len(people) == 1 and people[0].literal and role == "author":
            content = f"        {_element('Corporate', people[0].literal).strip()}\n"
        else:
            content = f"        <b:NameList>\n{''.join(map(_person, people))}        </b:NameList>\n"
        written.append(f"      <b:{tag}>\n{content}      </b:{tag}>\n")
    if written:
        yield f"    <b:Author>\n{''.join(written)}    </b:Author>\n"


def _person(name: Name) -> str:
    family = " ".join(filter(None, (name.dropping_particle, name.non_dropping_particle, name.family))) or name.literal
    first, _, middle = name.given.partition(" ")
    last = f"{family}, {name.suffix}" if name.suffix else family
    parts = (("Last", last), ("First", first), ("Middle", middle))
    return f"          <b:Person>{''.join(_element(tag, part).strip() for tag, part in parts if part)}</b:Person>\n"


def _date(date: Date, suffix: str) -> Iterator[str]:
    if date.start is None or date.literal:
        yield _element(f"Year{suffix}", date.literal)
        return
    year = str(date.start.year)
    yield _element(
        f"Year{suffix}", f"{year}–{date.end.year}" if date.end and date.end.year != date.start.year else year
    )
    if date.start.month:
        yield _element(f"Month{suffix}", str(date.start.month))
    if date.start.day:
        yield _element(f"Day{suffix}", str(date.start.day))


def _element(name: str, text: str) -> str:
    from xml.sax.saxutils import escape

    return f"    <b:{name}>{escape(plain(_printable(text)))}</b:{name}>\n"


def _printable(text: str) -> str:
    """The text without characters that XML can't have."""
    return "".join(char for char in text if char >= " " or char in "\t\n")
