"""The title of an HTML page: the headline, not what templates hang on it.

A page gives its title several times: for the window, for those who share it, for machines, and as the headline. The
first three often carry the site's name or the section's ("Headline - Site", "Section: Headline"); the headline shows
where to cut, and where there is none, the site's name does.
"""

import re
from collections.abc import Iterable
from itertools import islice

from citecli.frozen import FrozenValue, replace
from citecli.readers.page_facts import PageFacts
from citecli.text.folding import fold

_SEPARATOR = re.compile(r"(?:(?<!\s)\s+)?(?:(?:\s[-–—:/\\·•]|[|│»«›‹⁄~]|::|//|:)\s+|[|│»«｜]\s*|：)")
_STRONG = re.compile(r"(?<!\s)\s+[|│»«›‹·•⁄]\s+|(?:(?<!\s)\s+)?(?:[|│»«｜]\s*|::\s*|//\s+)")
_WEAK = re.compile(r"(?<!\s)\s+[-–—]\s+")
_COUNTER = re.compile(r"^\(\d{1,3}\+?\)\s+")
_LOOSE_END = re.compile(r"(?<!\s)\s+[-–—|·•»«:/~][-–—|·•»«:/~\s]{0,20}$")
_LOOSE_START = re.compile(r"[|·•»«~–—]\s+")
_END_REACH = 40
_POST = re.compile(
    r"^(?P<who>.{1,80}?)\s+(?:on|auf|sur|en|su|op)\s+(?:X|Twitter|Threads|Instagram|Facebook|LinkedIn|Bluesky):\s+"
    r"[\"“«„](?P<text>.+)[\"”»“](?:\s+/\s+(?:X|Twitter))?$"
)
_META = ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title", "parsely-title", "sailthru.title")
_ALNUM = re.compile(r"[\W_]+")
_FEWEST_WORDS = 3
_LONGEST = 500
_SHORTEST_SITE = 5
_SIGNED = re.compile(r"\s+(?:[-–—|]\s+)?(?:by|von|par|por|di|door)\s+\S", re.IGNORECASE)


class PageTitle(FrozenValue):
    """A title and where it was found ("og:title", "h1", …); both "" for none."""

    text: str = ""
    origin: str = ""


def title(facts: PageFacts, headline: str, site: str, host: str) -> PageTitle:
    """The title of a page whose JSON-LD says `headline`, of a site called `site` at `host` (each "" when unknown)."""
    given = [PageTitle(_tidied(content), name) for name, content in facts.meta_values(_META)]
    if headline:
        given.append(PageTitle(_tidied(headline), "JSON-LD"))
    if facts.title:
        given.append(PageTitle(_tidied(facts.title), "title element"))
    sites = {key for key in map(_key, (site, host, host_name(host))) if key}
    seen = [
        PageTitle(_tidied(text), f"h{level}")
        for level, text in facts.headlines
        if _key(text) and _key(text) not in sites
    ]
    scholarly = next((title for title in given if title.origin == "citation_title"), None)
    if scholarly:
        return scholarly
    return (
        _confirmed(given, seen)
        or _lone_headline(facts, given, seen)
        or _cut(given, sites)
        or next((head for head in seen if head.origin == "h1" or not given), None)
        or next(iter(given), PageTitle())
    )


def _tidied(text: str) -> str:
    """A title without what programs hang on it: how many messages wait, marks that part it from nothing."""
    text = _COUNTER.sub("", text.strip())
    if start := _LOOSE_START.match(text):
        text = text[start.end() :]
    text = text[:-_END_REACH] + _LOOSE_END.sub("", text[-_END_REACH:])
    post = _POST.match(text[:_LONGEST])
    return post["text"] if post else text


def _confirmed(given: list[PageTitle], seen: list[PageTitle]) -> PageTitle | None:
    """The headline on the page that a given title is, or is but for what separators part from it."""
    for title in given:
        key = _key(title.text)
        parts = {key, *map(_key, _ends(title.text))}
        if not (fitting := [head for head in seen if _key(head.text) in parts]):
            continue
        best = max(fitting, key=lambda head: (len(_key(head.text)), -int(head.origin[1])))
        if _is_minor_part(best.text, title.text) or _is_name_of_site(_key(best.text), title.text):
            continue
        if _key(best.text) == key:
            return title
        if len(best.text.split()) >= 2 or best.origin == "h1":
            return best
    # The other way round: a section before the headline in the h1, and two given titles that agree without it.
    for index, title in enumerate(given):
        if any(_key(title.text) == _key(other.text) for other in given[index + 1 :]):
            for head in seen:
                if _key(title.text) in set(map(_key, _ends(head.text))):
                    return title
    return None


def _is_minor_part(headline: str, title: str) -> bool:
    """Whether a headline is but the name of a section or series in a title that says much more in one piece."""
    longest = max(map(len, _SEPARATOR.split(title[:_LONGEST])))
    return len(headline.split()) < _FEWEST_WORDS and len(headline) * 3 < longest


def _is_name_of_site(key: str, title: str) -> bool:
    """Whether a headline, by its key, is the shorter part that a strong separator parts from the end of a title."""
    separators = list(islice(_STRONG.finditer(title[:_LONGEST]), 12))
    last = separators[-1] if separators else None
    return last is not None and _key(title[last.end() :]) == key and len(_key(title[: last.start()])) > len(key)


def _lone_headline(facts: PageFacts, given: list[PageTitle], seen: list[PageTitle]) -> PageTitle | None:
    """The only h1 of a page, when it is long enough to be no section's name and speaks of what the titles speak of."""
    ones = [head for head in seen if head.origin == "h1"]
    if len(ones) != 1 or sum(level == 1 for level, _ in facts.headlines) != 1:
        return None
    words = _words(ones[0].text)
    if len(ones[0].text.split()) < _FEWEST_WORDS:
        return None
    # "A Soup of Stones by Ann Byron" is "A Soup of Stones" elsewhere.
    for title in given:
        if _SIGNED.match(ones[0].text[len(title.text) :]) and ones[0].text.startswith(title.text):
            return title
    shared = max((len(words & _words(title.text)) for title in given), default=0)
    return ones[0] if shared >= 1 or not given else None


def _cut(given: list[PageTitle], sites: set[str]) -> PageTitle | None:
    """The first given title without the site's name; without what a strong separator parts from it at the end."""
    for title in given:
        for cut in islice(_SEPARATOR.finditer(title.text[:_LONGEST]), 12):
            before, after = title.text[: cut.start()].strip(), title.text[cut.end() :].strip()
            if _names_site(_key(after), sites) and _key(before):
                return replace(title, text=before)
            if _key(before) in sites and _key(after):
                return replace(title, text=after)
        if title.origin == "title element":
            # Without a site's name to look for: templates set it off at the end, headlines rarely have such marks.
            for cut in (*_STRONG.finditer(title.text), *list(_WEAK.finditer(title.text))[-1:]):
                before = title.text[: cut.start()].strip()
                if len(before.split()) >= 2:
                    return replace(title, text=before)
        if _key(title.text) not in sites:
            return title
    return None


def _names_site(key: str, sites: set[str]) -> bool:
    """Whether a part of a title is the site's name, or that and a word more ("Example Kitchen (UK)")."""
    return key in sites or any(
        len(site) >= _SHORTEST_SITE and key.startswith(site) and len(key) <= len(site) + _SHORTEST_SITE
        for site in sites
    )


def parts(text: str) -> tuple[str, ...]:
    """A title's parts between separators."""
    return tuple(filter(None, map(str.strip, _SEPARATOR.split(text[:_LONGEST]))))


def _ends(text: str) -> Iterable[str]:
    """What remains of a title when its beginning or its end is cut off at a separator, or both."""
    cuts = list(islice(_SEPARATOR.finditer(text[:_LONGEST]), 12))
    starts = [0, *(cut.end() for cut in cuts)]
    stops = [*(cut.start() for cut in cuts), len(text)]
    for start in starts:
        for stop in stops:
            if start < stop and (start, stop) != (0, len(text)):
                yield text[start:stop]


def _key(text: str) -> str:
    """What is left of a text when case, accents, marks and space don't count."""
    return _ALNUM.sub("", fold(text))


def _words(text: str) -> set[str]:
    return {word for word in _ALNUM.sub(" ", fold(text)).split() if len(word) > 3}


def host_name(host: str) -> str:
    """`example` of `www.example.co.uk`."""
    labels = [label for label in host.lower().split(".") if label not in ("www", "com", "co", "org", "net")]
    return labels[-2] if len(labels) > 1 else "".join(labels)
