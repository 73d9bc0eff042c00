"""Page facts: what an HTML page says about itself, as it stands: title, meta tags, links, JSON-LD, headlines, bylines.

One pass over the tokens. What the facts mean for a reference is told by `page_reference`.
"""

import re
from collections.abc import Iterable

from citecli.frozen import FrozenValue
from citecli.readers.html_tokens import HtmlTag, tokens
from citecli.readers.metadata import one_line

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_LONGEST_CREDIT = 200
_MOST = 20
_MOST_HEADLINES = 100
_MOST_COMMENTERS = 200
_MOST_META = 1000
_LONGEST_META = 5000
_HEADLINES = ("h1", "h2", "h3")
_CREDIT_CLASS = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author|authors|autor|autorin|auteur|autore|verfasser)"
    r"(?:[\s_-]*(?:name|names|link|title|vcard|fn|info))?(?=$|\s)",
    re.IGNORECASE,
)
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:published|pubdate|post-?date|entry-?date|dateline|date-?published)(?=$|[\s_-])"
)
_COMMENTS = re.compile(
    r"(?:^|\s)(?:comments?(?:-?(?:list|area|section|container|wrapper|thread|box|body|item|content|block))?|"
    r"commentlist|comments-(?:area|list|section|wrapper|container|title)|respond|disqus\S*|fb-comments|"
    r"testimonials?)(?=$|\s)",
    re.IGNORECASE,
)
_MAY_BE_COMMENTS = frozenset("div section aside ol ul li article".split())
_SKIPPED = frozenset("script style noscript template svg".split())
_CLOSED_AT = 400
_LONGEST_TITLE = 1000
_LONGEST_LINE = 300
_MOST_LINES = 4000
_INLINE = frozenset(
    "a span b i em strong small font abbr acronym time sup sub mark u s cite q code img bdi bdo wbr var ins del "
    "big tt kbd data picture source svg".split()
)
_ASSIGNED = re.compile(r"[^\s=]=[^\s=]")
_FORMS = frozenset("label button option select textarea".split())


class PageFacts(FrozenValue):
    """The facts in a page's markup. `meta` has names (or properties) in lower case, in order; names may repeat.

    `scripts` are the JSON-LD blocks as they stand, `headlines` (level, text) of its h1 to h3 elements, `credits`
    (mark, text) of elements that are marked as an author's, `commenters` and `comment_dates` what comments on the
    page have of the kind, `dates` (mark, text) of elements marked as the date of publication. `lines` are the short
    lines of the page, as blocks and line breaks part them, of which the first few thousand are kept. `tags` counts
    the opening tags of the page, `crowd` the attributes of the tag that has most, or what may be some to another
    parser ("=" in one run of text).
    """

    title: str = ""
    language: str = ""
    canonical: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    scripts: tuple[str, ...] = ()
    headlines: tuple[tuple[int, str], ...] = ()
    credits: tuple[tuple[str, str], ...] = ()
    commenters: tuple[str, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    comment_dates: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    tags: int = 0
    crowd: int = 0

    def meta_values(self, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """(name, content) of the meta tags of these names: in the order of `names`, then of the page."""
        return tuple(pair for name in names for pair in self.meta if pair[0] == name)


class _Gathering:
    """The text inside an element that is being read, and what it is to be."""

    def __init__(self, kind: str, mark: str, tag: str) -> None:
        self.kind, self.mark, self.tag = kind, mark, tag
        self.depth = 1
        self.pieces: list[str] = []
        self.length = 0


def page_facts(html: str) -> PageFacts:
    """The facts of a page."""
    return _Reader().read(html)


class _Reader:
    def __init__(self) -> None:
        self._title = self._language = self._canonical = ""
        self._meta: list[tuple[str, str]] = []
        self._scripts: list[str] = []
        self._headlines: list[tuple[int, str]] = []
        self._credits: list[tuple[str, str]] = []
        self._commenters: list[str] = []
        self._comment_dates: list[str] = []
        self._dates: list[tuple[str, str]] = []
        self._open: list[_Gathering] = []
        # The element that holds what readers say of the page ("" for none), and how many of its name are open in it.
        self._comments, self._comments_depth = "", 0
        self._lines: list[str] = []
        self._line: list[str] = []
        self._line_length = 0
        # The element that is left out ("" for none), and whether it is JSON-LD, or the title, that is being read.
        self._skipping = ""
        self._in_data = self._in_title = False

    def read(self, html: str) -> PageFacts:
        """The facts of a page, in one pass over it."""
        tags = crowd = 0
        for token in tokens(html):
            if isinstance(token, str):
                if self._skipping not in ("script", "style"):
                    crowd = max(crowd, len(_ASSIGNED.findall(token)) if token.count("=") > crowd else 0)
                self._take_text(token)
            else:
                tags += not token.closes
                crowd = max(crowd, len(token.attributes))
                self._take_tag(token)
        self._end_line()
        return PageFacts(
            self._title, self._language, self._canonical, tuple(self._meta), tuple(self._scripts),
            tuple(self._headlines), tuple(self._credits), tuple(self._commenters), tuple(self._dates),
            tuple(self._comment_dates), tuple(self._lines), tags, crowd,
        )  # fmt: skip

    def _take_text(self, text: str) -> None:
        if self._in_data:
            self._scripts.append(text)
        elif self._in_title:
            self._title = self._title or one_line(text[:_LONGEST_TITLE])
        elif not self._skipping:
            if self._line_length <= _LONGEST_LINE:
                self._line.append(text)
                self._line_length += len(text)
            for gathering in self._open:
                if gathering.length < _CLOSED_AT:
                    gathering.pieces.append(text)
                    gathering.length += len(text)

    def _take_tag(self, tag: HtmlTag) -> None:
        name = tag.name
        if self._skipping:
            if tag.closes and name == self._skipping:
                self._skipping, self._in_data = "", False
            return
        if name in _SKIPPED and not tag.closes:
            self._skipping = name
            kind = tag.attributes.get("type", "").partition(";")[0].strip().lower()
            self._in_data = name == "script" and kind == "application/ld+json"
            return
        self._in_title = name == "title" and not tag.closes
        if name not in _INLINE:
            self._end_line()
        elif name == "time":
            self._line.append(" ")
        self._tag(tag)

    def _end_line(self) -> None:
        if self._line_length <= _LONGEST_LINE and len(self._lines) < _MOST_LINES:
            for line in "".join(self._line).split("\n\n"):
                if words := one_line(line):
                    self._lines.append(words)
        self._line, self._line_length = [], 0

    def _tag(self, tag: HtmlTag) -> None:
        self._nest(tag)
        in_comments = self._is_in_comments(tag)
        if tag.closes:
            return
        attributes = tag.attributes
        if tag.name == "html":
            self._language = self._language or one_line(attributes.get("lang", "") or attributes.get("xml:lang", ""))
        elif tag.name == "meta":
            if attributes.get("itemprop", "").lower() == "name" and self._open:
                # In an element that is somebody: what is not shown is said here.
                self._open[-1].pieces.append(f"\n{attributes.get('content', '')[:_LONGEST_CREDIT]}\n")
            # Some programs that save pages, and some templates, write "value" for "content".
            said = attributes.get("content", "") or attributes.get("value", "")
            content = one_line(said[:_LONGEST_META]) if len(self._meta) < _MOST_META else ""
            for key in ("name", "property", "itemprop"):
                if content and (named := attributes.get(key, "").strip().lower()):
                    self._meta.append((named if key != "itemprop" else f"itemprop:{named}", content))
                    if " " in named:  # RDFa lets a tag state several properties
                        self._meta += [(one, content) for one in named.split() if ":" in one]
        elif tag.name == "link":
            if attributes.get("rel", "").lower() == "canonical":
                self._canonical = self._canonical or one_line(attributes.get("href", ""))
        elif tag.name not in _VOID and tag.name not in _FORMS and len(self._open) < 8:
            self._begin(tag, in_comments)

    def _is_in_comments(self, tag: HtmlTag) -> bool:
        """Whether a tag is in what readers say of the page: who wrote that, and when, is no fact of the page."""
        if self._comments:
            if tag.name == self._comments:
                self._comments_depth += -1 if tag.closes else 1
            if not self._comments_depth:
                self._comments = ""
            return True
        if not tag.closes and tag.name in _MAY_BE_COMMENTS:
            attributes = tag.attributes
            if _COMMENTS.search(attributes.get("class", "")) or _COMMENTS.search(attributes.get("id", "")):
                self._comments, self._comments_depth = tag.name, 1
        return bool(self._comments)

    def _begin(self, tag: HtmlTag, in_comments: bool) -> None:
        attributes = tag.attributes
        if in_comments:
            if tag.name == "time" and len(self._comment_dates) < _MOST_COMMENTERS:
                self._comment_dates.append(one_line(attributes.get("datetime", "")[:_LONGEST_CREDIT]))
            elif _CREDIT_CLASS.search(attributes.get("class", "")):
                self._open.append(_Gathering("commenter", "", tag.name))
            return
        if tag.name in _HEADLINES:
            if len(self._headlines) < _MOST_HEADLINES:
                self._open.append(_Gathering("headline", tag.name, tag.name))
            return
        marks = {
            "rel": attributes.get("rel", "").lower().split(),
            "itemprop": attributes.get("itemprop", "").lower().split(),
        }
        if tag.name == "time" or marks["itemprop"] == ["datepublished"]:
            mark = "datePublished" if "datepublished" in marks["itemprop"] or "pubdate" in attributes else "time"
            if when := one_line(attributes.get("datetime", "") or attributes.get("content", "")):
                self._add_date(mark, when)
            else:
                self._open.append(_Gathering("date", mark, tag.name))
            return
        classes = attributes.get("class", "")
        if "author" in marks["rel"]:
            self._open.append(_Gathering("credit", "rel=author", tag.name))
        elif "author" in marks["itemprop"]:
            self._open.append(_Gathering("credit", "itemprop=author", tag.name))
        elif classes and _CREDIT_CLASS.search(classes):
            self._open.append(_Gathering("credit", "byline", tag.name))
        elif classes and _DATE_CLASS.search(classes):
            self._open.append(_Gathering("date", "date line", tag.name))

    def _nest(self, tag: HtmlTag) -> None:
        """Count how deep the open elements are, and close those that end here."""
        if not self._open:
            return
        for gathering in self._open:
            if gathering.tag == tag.name:
                gathering.depth += -1 if tag.closes else 1
        if tag.name in ("br", "p", "div", "li"):
            for gathering in self._open:
                gathering.pieces.append("\n")
        for gathering in [candidate for candidate in self._open if candidate.depth == 0]:
            self._open.remove(gathering)
            self._end(gathering)

    def _end(self, gathering: _Gathering) -> None:
        text = "".join(gathering.pieces)
        if gathering.kind == "headline":
            if words := one_line(text):
                self._headlines.append((int(gathering.tag[1]), words))
        elif gathering.kind == "date":
            self._add_date(gathering.mark, one_line(text))
        elif gathering.kind == "commenter":
            if len(self._commenters) < _MOST_COMMENTERS:
                self._commenters.append(one_line(text)[:_LONGEST_CREDIT])
        elif len(text.strip()) <= _LONGEST_CREDIT and (words := text.strip()) and len(self._credits) < _MOST:
            self._credits.append((gathering.mark, words))

    def _add_date(self, mark: str, text: str) -> None:
        if text and len(self._dates) < _MOST:
            self._dates.append((mark, text[:_LONGEST_CREDIT]))
