"""What the facts of an HTML page say of its reference: JSON-LD first, then meta tags, then marks on the page itself.

The vocabularies: schema.org (JSON-LD, itemprop), Open Graph (ogp.me), Highwire's `citation_*` tags as scholarly search
engines read them, Dublin Core (`dc.*`, `dcterms.*`).
"""

import re
from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

from citecli.readers import json_ld, page_lines
from citecli.readers.metadata import DocumentMetadata, usable_date
from citecli.readers.page_authors import PageAuthors
from citecli.readers.page_facts import PageFacts
from citecli.readers.page_title import parts, title
from citecli.references import identifiers
from citecli.references.model import Date, ItemType

_KINDS = {
    **dict.fromkeys(
        "NewsArticle ReportageNewsArticle OpinionNewsArticle AnalysisNewsArticle BackgroundNewsArticle "
        "AskPublicNewsArticle ReviewNewsArticle".split(),
        ItemType.ARTICLE_NEWSPAPER,
    ),
    **dict.fromkeys("BlogPosting LiveBlogPosting".split(), ItemType.POST_WEBLOG),
    **dict.fromkeys("SocialMediaPosting DiscussionForumPosting".split(), ItemType.POST),
    **dict.fromkeys("ScholarlyArticle MedicalScholarlyArticle".split(), ItemType.ARTICLE_JOURNAL),
    **dict.fromkeys("Article TechArticle AdvertiserContentArticle HowTo Recipe".split(), ItemType.WEBPAGE),
    "Report": ItemType.REPORT,
    "Book": ItemType.BOOK,
    "Thesis": ItemType.THESIS,
    "Dataset": ItemType.DATASET,
}
_PAGES = frozenset("WebPage ItemPage AboutPage FAQPage MedicalWebPage Product VideoObject PodcastEpisode".split())
_DATE_META = (
    "citation_publication_date", "citation_date", "citation_online_date", "article:published_time",
    "og:article:published_time", "parsely-pub-date", "sailthru.date", "dcterms.issued", "dc.date.issued", "dc.date",
    "dcterms.date", "dcterms.created", "dc.date.created", "article.published", "date", "pubdate", "publish-date",
    "publish_date", "publication_date", "itemprop:datepublished", "cxenseparse:recs:publishtime", "rnews:datepublished",
    "datepublished", "itemprop:uploaddate", "article:published", "article.created", "publishdate", "published-date",
)  # fmt: skip
_SITE_META = ("citation_journal_title", "citation_conference_title", "og:site_name", "application-name")
_CITATION_TAGS = {
    "citation_volume": "volume",
    "citation_issue": "issue",
    "citation_doi": "DOI",
    "citation_issn": "ISSN",
    "citation_isbn": "ISBN",
    "citation_publisher": "publisher",
    "citation_dissertation_institution": "publisher",
    "citation_technical_report_institution": "publisher",
    "prism.doi": "DOI",
    "prism.volume": "volume",
    "prism.number": "issue",
}
_IN_UTC = re.compile(r"\d(?:Z|[+-]00:?00)$")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=/|-|$)")


class Page:
    """The reference of a page, put together step by step (`read`, then `authors`) in `metadata`."""

    def __init__(self, facts: PageFacts, metadata: DocumentMetadata, url: str = "") -> None:
        self.facts = facts
        self.metadata = metadata
        self.url = url or _first_url(facts.canonical, *(value for _, value in facts.meta_values(("og:url",))))
        self.host = _host(self.url)
        self._titles: tuple[str, ...] = ()
        self._nodes = json_ld.nodes(facts.scripts)
        self._main = _main_node(self._nodes, self.url)

    def read(self) -> None:
        """Read all variables of the reference except those that only the body shows."""
        self._site()
        headline = self._main.text("headline", "name") if self._main else ""
        page_title = title(self.facts, headline, self.metadata.text_of("container-title"), self.host)
        self.metadata.text("title", page_title.text, page_title.origin)
        self._titles = (page_title.text, *parts(self.facts.title))
        self._date()
        self._kind()
        self._numbers()
        if self.url:
            self.metadata.text("URL", self.url, "address" if not self.facts.canonical else "canonical link")
        if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", self.facts.language):
            self.metadata.text("language", self.facts.language, "html lang")

    def _site(self) -> None:
        for name, content in self.facts.meta_values(_SITE_META):
            self.metadata.text("container-title", content, name)
        for node in (self._main, *self._nodes):
            if node is None:
                continue
            inner = next(iter(json_ld.values(node.properties.get("publisher"))), None)
            publisher = json_ld.node(inner)
            if publisher and (name := publisher.text("name")):
                self.metadata.text("container-title", name, "JSON-LD publisher")
            if "WebSite" in node.types:
                self.metadata.text("container-title", node.text("name"), "JSON-LD")

    def authors(self, extracted: str = "", ends: Sequence[str] = ()) -> None:
        """The authors; `extracted` and `ends` as in `PageAuthors.find`."""
        PageAuthors(self.facts, self.metadata, self._nodes, self._main, self._titles, self.host).find(extracted, ends)

    def _date(self) -> None:
        given = [(self._main.text("datePublished"), "JSON-LD")] if self._main else []
        given += [(content, name) for name, content in self.facts.meta_values(_DATE_META)]
        given += [
            (node.text("datePublished", "uploadDate"), "JSON-LD")
            for node in self._nodes
            if set(node.types) & (_PAGES | _KINDS.keys())
        ]
        given += [(text, "itemprop=datePublished") for mark, text in self.facts.dates if mark == "datePublished"]
        language = self.facts.language
        near = page_lines.around(self.facts.lines, self.metadata.text_of("title"))
        printed = page_lines.dateline(near, language)
        shown = [usable_date(text) or page_lines.day_in(text, language) for _, text in self.facts.dates]
        for text, origin in given:
            if day := usable_date(text) or page_lines.day_in(text, language):
                self.metadata.date("issued", self._local(day, text, None if day in shown else printed), origin)
        self.metadata.date("issued", printed, "line beside the headline")
        if len(set(shown)) == 1:
            self.metadata.date("issued", shown[0], "time element")
        if match := _IN_ADDRESS.search(self.url):
            self.metadata.date("issued", f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}", "address")

    def shows_day(self, day: str) -> bool:
        """Whether a line of the page gives this day (2020-01-31)."""
        date = usable_date(day)
        return any(page_lines.day_in(line, self.facts.language) == date for line in self.facts.lines)

    def is_of_something_else(self, day: str) -> bool:
        """Whether this is the day (2020-01-31) of a comment on the page, or of somebody's birth."""
        date = usable_date(day)
        others = {usable_date(text) for text in self.facts.comment_dates}
        return date is not None and (
            date in others or date in page_lines.days_of_other_events(self.facts.lines, self.facts.language)
        )

    def _local(self, day: Date, text: str, printed: Date | None) -> Date:
        """The day as the site's own readers had it, where a time of another zone is a day off: as the address names it,
        or as it is `printed` beside the headline.
        """
        if not _IN_UTC.search(text):
            return day
        match = _IN_ADDRESS.search(self.url)
        named = usable_date(f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}") if match else None
        return next((local for local in (named, printed) if local and _is_a_day_off(day, local)), day)

    def _kind(self) -> None:
        names = {name for name, _ in self.facts.meta}
        if "citation_conference_title" in names:
            self.metadata.kind(ItemType.PAPER_CONFERENCE, "citation_conference_title")
        elif "citation_dissertation_institution" in names:
            self.metadata.kind(ItemType.THESIS, "citation_dissertation_institution")
        elif "citation_technical_report_institution" in names:
            self.metadata.kind(ItemType.REPORT, "citation_technical_report_institution")
        elif "citation_journal_title" in names:
            self.metadata.kind(ItemType.ARTICLE_JOURNAL, "citation_journal_title")
        for kind in self._main.types if self._main else ():
            if kind in _KINDS:
                self.metadata.kind(_KINDS[kind], f"JSON-LD ({kind})")
        self.metadata.kind(ItemType.WEBPAGE, "HTML")

    def _numbers(self) -> None:
        for tag, variable in _CITATION_TAGS.items():
            for _, value in self.facts.meta_values((tag,)):
                if variable != "DOI":
                    self.metadata.text(variable, value, tag)
                elif doi := _doi(value):
                    self.metadata.text("DOI", doi, tag)
        for name, value in self.facts.meta_values(("dc.identifier", "dcterms.identifier")):
            if doi := _doi(value):
                self.metadata.text("DOI", doi, name)
        first = next((value for _, value in self.facts.meta_values(("citation_firstpage",))), "")
        last = next((value for _, value in self.facts.meta_values(("citation_lastpage",))), "")
        if first:
            self.metadata.text("page", f"{first}-{last}" if last and last != first else first, "citation_firstpage")


def _is_a_day_off(day: Date, other: Date) -> bool:
    if not (day.start and other.start and day.start.day and other.start.day):
        return False
    try:
        apart = date(*day.start[:3]) - date(*other.start[:3])
    except ValueError:
        return False
    return abs(apart.days) == 1


def _doi(value: str) -> str:
    """The DOI that a value is, with or without an address or a label; "" for something else."""
    identifier = identifiers.parse(value)
    return identifier.value if identifier and identifier.scheme is identifiers.Scheme.DOI else ""


def _main_node(nodes: tuple[json_ld.LinkedNode, ...], url: str) -> json_ld.LinkedNode | None:
    """The node that describes the page's own article: of its address when one says so, else the first article."""
    articles = [node for node in nodes if set(node.types) & _KINDS.keys()]
    for node in articles:
        inner = json_ld.node(next(iter(json_ld.values(node.properties.get("mainEntityOfPage"))), None))
        addresses = (node.text("url", "@id"), node.text("mainEntityOfPage"), inner.text("@id", "url") if inner else "")
        if url and any(_same_address(address, url) for address in addresses if address):
            return node
    if articles:
        return articles[0]
    return next((node for node in nodes if set(node.types) & _PAGES and "datePublished" in node.properties), None)


def _first_url(*candidates: str) -> str:
    for candidate in candidates:
        if candidate.startswith(("http://", "https://")):
            return candidate
    return ""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _same_address(address: str, other: str) -> bool:
    def bare(address: str) -> str:
        return address.partition("#")[0].partition("?")[0].partition("://")[2].removeprefix("www.").rstrip("/").lower()

    return bool(bare(address)) and bare(address) == bare(other)
