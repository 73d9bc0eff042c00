"""What the facts of an HTML page say of its reference: JSON-LD first, then meta tags, then marks on the page itself.

The vocabularies: schema.org (JSON-LD, itemprop), Open Graph (ogp.me), Highwire's `citation_*` tags as scholarly search
engines read them, Dublin Core (`dc.*`, `dcterms.*`).
"""

import re
from collections.abc import Sequence
from datetime import date
from html import unescape
from urllib.parse import urlsplit

from citecli.documents.bylines import person_name
from citecli.readers import credit_lines, json_ld, page_lines, people
from citecli.readers.metadata import DocumentMetadata, one_line, usable_date
from citecli.readers.page_facts import PageFacts
from citecli.readers.page_title import host_name, parts, title
from citecli.references import identifiers
from citecli.references.model import Date, ItemType, Name
from citecli.text.folding import fold

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
_AUTHOR_META = (
    "citation_author", "dc.creator", "dcterms.creator", "dc.contributor.author", "parsely-author", "sailthru.author",
    "article:author_name", "byl", "itemprop:author", "author", "article:author", "og:article:author", "dcsext.author",
    "twitter:data1",
)  # fmt: skip
_DATE_META = (
    "citation_publication_date", "citation_date", "citation_online_date", "article:published_time",
    "og:article:published_time", "parsely-pub-date", "sailthru.date", "dcterms.issued", "dc.date.issued", "dc.date",
    "dcterms.date", "dcterms.created", "dc.date.created", "article.published", "date", "pubdate", "publish-date",
    "publish_date", "publication_date", "itemprop:datepublished", "cxenseparse:recs:publishtime", "rnews:datepublished",
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
_NOBODY = frozenset(
    "admin administrator redaktion editor editors redaction redaccion editorial team webmaster wordpress author autor "
    "guest gast staff news user anonymous anonym anonimo anonyme none null unknown publisher verlag owner root test "
    "default moderator".split()
)
_OFFICES = frozenset(
    "redaktion redaktionsteam redaccion redaction redazione redactie editorial newsroom newsdesk webredaktion "
    "onlineredaktion pressestelle team staff editors".split()
)
_ARTICLES = frozenset("der die das the el la le il lo de da di von van af".split())
_COMPANY = re.compile(r"\b(?:GmbH|UG|KG|AG|Ltd|LLC|Inc|S\.?A\.?|S\.?r\.?l)\b\.?", re.IGNORECASE)
_OF_ANOTHER_KIND = re.compile(r"(?:copyright|theme|fotos?|photos?|bilder|bild|image)\b|©", re.IGNORECASE)
_SITE_PARTS = re.compile(r"(?<!\s)\s+(?:[-–—|·•:/]\s+|[|]\s*|\((?=\S))|[|]\s*|\((?=\S)|\)")
_NOT_NAMES = re.compile(
    r"https?:|www\.|@|[{}<>=\[\]*©]|\.[a-z]{2,10}/|(?:^|\s)\d+(?:\s|$)|^\W*$|:$|^\W*name\W*$|\d[:.]\d\d|[»«]",
    re.IGNORECASE,
)
_ROLE_AFTER_NAME = re.compile(
    r"(?:(?<!\s)\s+)?(?:[|•·(]|\s[-–—](?:\s|$)|\b(?:on|am|vom|le|el|il|for)\s+\d).*", re.DOTALL
)
_GUESSES = frozenset(("byline", "trafilatura"))
"""Origins of authors that no mark in the page says to be authors."""
_LONGEST_NAME = 80
_MOST_CREDITS = 3
_LONGEST_BYLINE = 200
_WRITTEN_BY = frozenset(("written by", "verfasst von", "geschrieben von", "écrit par", "escrito por", "scritto da"))
_IN_UTC = re.compile(r"\d(?:Z|[+-]00:?00)$")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=/|-|$)")


class Page:
    """The reference of a page, put together step by step (`read`, then `authors`) in `metadata`."""

    def __init__(self, facts: PageFacts, metadata: DocumentMetadata, url: str = "") -> None:
        self.facts = facts
        self.metadata = metadata
        self.url = url or _first_url(facts.canonical, *(value for _, value in facts.meta_values(("og:url",))))
        self.host = _host(self.url)
        self._refused: set[str] = set()
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
        """The authors. `extracted` is what an extractor made of the page, its names parted by semicolons; `ends` are
        the first and last lines of the body, which may be bylines.

        The first source that names anybody wins. But where it names an institution, or a person by one word only, a
        later one may know better: persons, or that person in full.
        """
        sources = [
            (tuple(dict.fromkeys(name for value in values for name in self._people(value, origin))), origin)
            for values, origin in (
                *self._credits(),
                ([page_lines.signature([line for line in ends if len(line) <= _LONGEST_BYLINE])], "byline"),
                ([extracted], "trafilatura"),
            )
        ]
        # What the page's own marks were refused for is not taken from a guess.
        *marked, (guessed, guess) = sources
        guessed = tuple(name for name in guessed if not self._was_refused(name))
        sources = [(names, origin) for names, origin in (*marked, (guessed, guess)) if names]
        if sources:
            names, origin = sources[0]
            if not any(name.family for name in names):
                names, origin = self._better(names, sources[1:]) or sources[0]
            self.metadata.names("author", names, origin)
        elif self._main:
            # Who signs with the site's own name is left for last.
            signed = tuple(map(people.name, _persons(self._main, self._nodes)))
            named = tuple(name for name in signed if name.literal == "" or not _NOT_NAMES.search(name.literal))
            self.metadata.names("author", named or self._institutions(), "JSON-LD")

    def _better(
        self, names: tuple[Name, ...], others: list[tuple[tuple[Name, ...], str]]
    ) -> tuple[tuple[Name, ...], str] | None:
        single = {name.literal.lower() for name in names if len(name.literal.split()) == 1}
        if len(single) < len(names):
            single = set()
        for candidates, origin in others:
            if single and any(name.family and name.given.split()[0].lower() in single for name in candidates):
                return candidates, origin
            if not single and origin != "trafilatura" and any(name.family for name in candidates):
                return candidates, origin
        return None

    def _credits(self) -> list[tuple[list[str], str]]:
        """Lists of names as written, each with its origin, the most telling first."""
        credits = []
        if self._main:
            credits.append((_persons(self._main, self._nodes), "JSON-LD"))
        for name in _AUTHOR_META:
            values = [value for _, value in self.facts.meta_values((name,))]
            if name == "twitter:data1":
                labels = {value.lower() for _, value in self.facts.meta_values(("twitter:label1",))}
                if not labels & _WRITTEN_BY:
                    continue
            if name == "author":
                # The house that made the site signs its pages so; it wrote none of them.
                self._refused |= {_key(value) for value in values if _COMPANY.search(value)}
                values = [value for value in values if not _COMPANY.search(value)]
            entry = (values, name)
            credits.insert(0, entry) if name == "citation_author" else credits.append(entry)
        for mark in ("itemprop=author", "rel=author", "byline"):
            values = list(dict.fromkeys(value for kind, value in self.facts.credits if kind == mark))
            marked = [(_lines_of_credit(value), mark) for value in values[:_MOST_CREDITS]]
            if mark == "byline":
                # A class on the page may be that of a commenter; a line beside the headline is not.
                near = page_lines.around(self.facts.lines, self.metadata.text_of("title"))
                credits.append(([page_lines.byline(near)], "byline"))
            credits += marked
        credits.append(([page_lines.byline(near, loosely=True)], "byline"))
        return credits

    def _people(self, credit: str, origin: str) -> list[Name]:
        """The persons (or whoever signs) in one value; none when it is an address, the site or a role."""
        # Templates write entities twice, and names are parted at semicolons.
        if "&" in credit and (whole := unescape(credit)) != credit:
            self._refused |= set(map(_key, re.split("[&;]", credit))) - {""}
            credit = whole
        text = people.without_by(credit)
        if text != credit.strip():
            text = text.rstrip(": ")
        if self._is_site(text) or _OF_ANOTHER_KIND.match(text):
            return []
        is_guess = origin in _GUESSES
        text = credit_lines.tidied(_ROLE_AFTER_NAME.sub("", text), is_guess=is_guess or text != credit.strip())
        first, slash, second = text.partition("/")
        if slash and person_name(first.strip()):
            text = f"{first}; {second}" if person_name(second.strip()) else first
        candidates = people.names(text)
        somebody = [
            name
            for name in candidates
            if self._is_somebody(name)
            and credit_lines.is_plausible(name, is_guess)
            and not (is_guess and credit_lines.is_title(name, self._titles))
        ]
        self._refused |= {
            _key(f"{name.given} {name.family}{name.literal}") for name in candidates if name not in somebody
        }
        return somebody

    def _is_somebody(self, name: Name) -> bool:
        full_name = name.literal or f"{name.given} {name.family}"
        key = "".join(filter(str.isalnum, full_name.lower()))
        if people.without_by(f"{full_name} Somebody") == "Somebody":
            return False
        if not key or len(full_name) > _LONGEST_NAME or _NOT_NAMES.search(full_name):
            return False
        words = re.findall(r"\w+", fold(full_name))
        if len(key) < 2 or _OFFICES & set(words) or fold(key) in _NOBODY:
            return False
        # A phrase ("your team at home") is none; one word may be what somebody calls himself.
        if not name.family and len(words) > 1 and full_name[0].islower() and words[0] not in _ARTICLES:
            return False
        return not self._is_site(full_name)

    def _was_refused(self, name: Name) -> bool:
        # Extractors make names of addresses and accounts, as far as they look like some.
        key = _key(f"{name.given} {name.family}{name.literal}")
        return any(refused.startswith(key) for refused in self._refused)

    def _is_site(self, credit: str) -> bool:
        """Whether this is the site: its name, a part of it ("LN - The News"), its initials, its host."""
        name = self.metadata.text_of("container-title")
        parts = [part for part in _SITE_PARTS.split(name) if part]
        initials = "".join(word[0] for word in re.findall(r"\w+", name))
        site_keys = {_key(text) for text in (name, *parts, self.host, host_name(self.host))}
        site_keys |= {_key(initials)} if len(initials) > 1 else set()
        mentioned = [_key(part) for part in _SITE_PARTS.split(credit) if part]
        return bool(site_keys & {_key(credit), *mentioned} - {""}) or bool(
            self.host and len(mentioned) > 1 and self.host.lower() in credit.lower()
        )

    def _institutions(self) -> tuple[Name, ...]:
        """Organizations that JSON-LD names as the author."""
        institutions = []
        for value in json_ld.values(self._main.properties.get("author") if self._main else None):
            node = json_ld.node(value)
            if node and (name := one_line(node.text("name"))) and not _NOT_NAMES.search(name):
                institutions.append(Name(literal=name))
        return tuple(dict.fromkeys(institutions))

    def _date(self) -> None:
        given = [(self._main.text("datePublished"), "JSON-LD")] if self._main else []
        given += [(content, name) for name, content in self.facts.meta_values(_DATE_META)]
        given += [
            (node.text("datePublished"), "JSON-LD")
            for node in self._nodes
            if set(node.types) & (_PAGES | _KINDS.keys())
        ]
        given += [(text, "itemprop=datePublished") for mark, text in self.facts.dates if mark == "datePublished"]
        for text, origin in given:
            if day := usable_date(text) or page_lines.day_in(text, self.facts.language):
                self.metadata.date("issued", self._local(day, text), origin)
        language = self.facts.language
        near = page_lines.around(self.facts.lines, self.metadata.text_of("title"))
        self.metadata.date("issued", page_lines.dateline(near, language), "line beside the headline")
        shown = {usable_date(text) or page_lines.day_in(text, language) for mark, text in self.facts.dates}
        if len(shown) == 1:
            self.metadata.date("issued", shown.pop(), "time element")
        if match := _IN_ADDRESS.search(self.url):
            self.metadata.date("issued", f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}", "address")

    def shows_day(self, day: str) -> bool:
        """Whether a line of the page gives this day (2020-01-31)."""
        date = usable_date(day)
        return any(page_lines.day_in(line, self.facts.language) == date for line in self.facts.lines)

    def _local(self, day: Date, text: str) -> Date:
        """The day as the site's own readers had it, when the address names it and the time in UTC is a day off."""
        if not _IN_UTC.search(text):
            return day
        match = _IN_ADDRESS.search(self.url)
        named = usable_date(f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}") if match else None
        if named and named.start and day.start and named.start.day and day.start.day:
            try:
                apart = date(*day.start[:3]) - date(*named.start[:3])
            except ValueError:
                return day
            return named if abs(apart.days) == 1 else day
        return day

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


def _doi(value: str) -> str:
    """The DOI that a value is, with or without an address or a label; "" for something else."""
    identifier = identifiers.parse(value)
    return identifier.value if identifier and identifier.scheme is identifiers.Scheme.DOI else ""


def _key(text: str) -> str:
    """What is left of a name when case, accents, marks and space don't count."""
    return "".join(filter(str.isalnum, fold(text)))


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


def _persons(main: json_ld.LinkedNode, nodes: tuple[json_ld.LinkedNode, ...]) -> list[str]:
    """Names of the authors of `main` that are no organizations; references by @id are followed within the page."""
    by_id = {node.text("@id"): node for node in nodes if "@id" in node.properties and "name" in node.properties}
    authors = []
    for value in json_ld.values(main.properties.get("author") or main.properties.get("creator")):
        if isinstance(value, str):
            authors.append(value)
        elif (node := json_ld.node(value)) is not None:
            person = node if "name" in node.properties else by_id.get(node.text("@id"), node)
            if "Person" in person.types or not any(kind.endswith("Organization") for kind in person.types):
                named = [value for value in json_ld.values(person.properties.get("name")) if isinstance(value, str)]
                parts = (person.text("givenName"), person.text("familyName"))
                authors += named or ([" ".join(parts)] if all(parts) else [])
    return authors


def _lines_of_credit(text: str) -> list[str]:
    """The lines of a credit that may be names: those that say "By", when one does, else all."""
    lines = [line for line in map(one_line, text.split("\n")) if line]
    with_by = [line for line in lines if people.without_by(line) != line]
    return with_by[:1] or lines


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
