"""Who wrote an HTML page: what its JSON-LD, meta tags, marked credits and bylines say, the most telling first.

What stands where an author is expected may be the site, an office, a commenter or a button: those are told apart here
and in `credit_lines`.
"""

import re
from collections.abc import Sequence

from citecli.documents.bylines import person_name
from citecli.readers import credit_lines, json_ld, page_lines, people
from citecli.readers.metadata import DocumentMetadata, one_line
from citecli.readers.page_facts import PageFacts
from citecli.readers.page_title import host_name
from citecli.references.model import Name
from citecli.text.entities import unescape
from citecli.text.folding import fold

_AUTHOR_META = (
    "citation_author", "dc.creator", "dcterms.creator", "dc.contributor.author", "parsely-author", "sailthru.author",
    "article:author_name", "byl", "itemprop:author", "author", "article:author", "og:article:author", "dcsext.author",
    "twitter:data1",
)  # fmt: skip
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
_PUBLICATIONS = frozenset(
    "times post news journal daily magazine blog zeitung today review herald tribune press media radio tv online "
    "weekly gazette guardian mail express star sun telegraph chronicle observer independent world network club "
    "company group sport sports report digest monitor standard spiegel tagesspiegel kurier presse rundschau "
    "anzeiger blatt monde figaro pais mundo corriere repubblica food foods kitchen recipes cooking travel health "
    "science tech".split()
)
_SIGNING = frozenset(("JSON-LD", "author", "itemprop:author", "itemprop=author", "rel=author", "parsely-author", "byl"))
"""Marks by which a page says that the site itself, or the one person whose site it is, has written it."""
_MOST_GUESSED = 6
_GUESSES = frozenset(("byline", "trafilatura"))
"""Origins of authors that no mark in the page says to be authors."""
_LONGEST_NAME = 80
_MOST_CREDITS = 3
_LONGEST_BYLINE = 200
_WRITTEN_BY = frozenset(("written by", "verfasst von", "geschrieben von", "écrit par", "escrito por", "scritto da"))


class PageAuthors:
    """The authors of a page with these facts; `main` is the JSON-LD node of its article, `titles` are what it is called
    and the parts of that, `host` where it is ("" when unknown).
    """

    def __init__(
        self,
        facts: PageFacts,
        metadata: DocumentMetadata,
        nodes: tuple[json_ld.LinkedNode, ...],
        main: json_ld.LinkedNode | None,
        titles: tuple[str, ...],
        host: str,
    ) -> None:
        self.facts, self.metadata, self.host = facts, metadata, host
        self._nodes, self._main, self._titles = nodes, main, titles
        self._refused: set[str] = set()
        # Who signs with the site's own name, and where.
        self._signed: list[tuple[tuple[Name, ...], str]] = []
        self._commenters = {_key(line) for line in facts.commenters} - {""}

    def find(self, extracted: str = "", ends: Sequence[str] = ()) -> None:
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
        # What the page's own marks were refused for is not taken from a guess; a crowd wrote comments.
        *marked, signature, (guessed, guess) = sources
        # Of the bylines the line beside the headline comes first; after it the site's one person, then what is marked.
        near = next(index for index, (_, origin) in enumerate(marked) if origin == "byline") + 1
        guessed = tuple(
            name for name in guessed if not self._was_refused(name) and _name_key(name) not in self._commenters
        )
        guessed = guessed if len(guessed) <= _MOST_GUESSED else ()
        own = self._own_person()
        sources = [
            (names, origin)
            for names, origin in (*marked[:near], *own, *marked[near:], signature, (guessed, guess))
            if names
        ]
        if sources:
            names, origin = sources[0]
            if not any(name.family for name in names):
                names, origin = self._better(names, sources[1:]) or sources[0]
            self.metadata.names("author", names, origin)
            return
        if self._main:
            # Who signs with the site's own name is left for last.
            signed = tuple(map(people.name, _persons(self._main, self._nodes)))
            named = tuple(name for name in signed if name.literal == "" or not _NOT_NAMES.search(name.literal))
            self.metadata.names("author", named or self._institutions(), "JSON-LD")
        for names, origin in self._signed:
            if origin in _SIGNING:
                self.metadata.names("author", names, origin)

    def _own_person(self) -> list[tuple[tuple[Name, ...], str]]:
        """The one person whose site this is, where the site has that name and the page is signed with it."""
        for names, origin in self._signed:
            name = names[0]
            words = fold(f"{name.given} {name.family}").split()
            if name.family and _name_key(name) in _key(self.host) and not _PUBLICATIONS & set(words):
                return [(names, origin)]
        return []

    def _better(
        self, names: tuple[Name, ...], others: list[tuple[tuple[Name, ...], str]]
    ) -> tuple[tuple[Name, ...], str] | None:
        # One word may be what somebody is called; one with digits is an account, one in capitals an agency.
        single = {name.literal.lower() for name in names if name.literal.isalpha() and not name.literal.isupper()}
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
        if _OF_ANOTHER_KIND.match(text) or (origin in _GUESSES and credit_lines.is_quoted(credit)):
            return []
        if self._is_site(text.partition(",")[0]):
            parts = [part.strip() for part in _SITE_PARTS.split(text) if part.strip()]
            others = [part for part in parts if not self._is_site(part) and person_name(part)]
            text = "; ".join(others) if not self.host or self.host.lower() not in text.lower() else ""
            if not text:
                names = people.names(parts[0] if parts else "")
                if (
                    len(names) == 1
                    and origin != "trafilatura"
                    and not re.search(r"\S\.\w|[^\w\s.&'’-]", names[0].literal)
                ):
                    self._signed.append((names, origin))
                return []
        is_guess = origin in _GUESSES
        text = credit_lines.tidied(_ROLE_AFTER_NAME.sub("", text), is_guess=is_guess or text != credit.strip())
        first, slash, second = text.partition("/")
        if slash and person_name(first.strip()):
            text = f"{first}; {second}" if person_name(second.strip()) else first
        candidates = credit_lines.without_posts(people.names(text))
        somebody = [
            name
            for name in candidates
            if self._is_somebody(name)
            and credit_lines.is_plausible(name, is_guess)
            and not (is_guess and credit_lines.is_title(name, self._titles))
        ]
        self._refused |= {_name_key(name) for name in candidates if name not in somebody}
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
        key = _name_key(name)
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


def _key(text: str) -> str:
    """What is left of a name when case, accents, marks and space don't count."""
    return "".join(filter(str.isalnum, fold(text)))


def _name_key(name: Name) -> str:
    return _key(f"{name.given} {name.family}{name.literal}")


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
    lines = [line for line in map(one_line, re.split(r"\n|\s\xa0\s|\xa0\xa0|   ", text)) if line.strip(" |")]
    with_by = [line for line in lines if people.without_by(line) != line]
    return with_by[:1] or lines
