"""HTML as a run of tags and texts: a tokenizer that takes linear time on any input and trusts no nesting.

After the HTML standard's tokenization (section 13.2.5), as far as text and metadata need it: a comment or a tag that is
never closed takes the rest of the input with it, and what is in `script` and `style` is not markup.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from citecli.errors import UnreadableDocument

_MARKUP = re.compile(r"<(?:(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*)|(?P<comment>!--)|(?P<other>[!?/]))")
_ATTRIBUTE = re.compile(r"[\s/]*([^\s/>=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?")
_BETWEEN = re.compile(r"[\s/=]*")
_RAW = {
    name: re.compile(f"</{name}(?=[\\s/>]|$)", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
_RESOLVED = ("title", "textarea")
MOST_ATTRIBUTES = 1000
MOST_TAGS = 800_000
"""Tags beyond which a page or chapter is refused: books have a tenth of it."""


class TooManyTags(UnreadableDocument):
    """HTML with more than `MOST_TAGS` tags."""

    def __init__(self) -> None:
        super().__init__(f"this HTML has more than {MOST_TAGS:,} tags; split it into parts")


class Tag(NamedTuple):
    """An opening or closing tag; names in lower case, entities in values resolved."""

    name: str
    attributes: Mapping[str, str] = {}
    closes: bool = False


def tokens(html: str) -> Iterator[Tag | str]:
    """The tags and the texts between them; entities are resolved, but for those in `script` and `style`.

    Raises `TooManyTags`.
    """
    at, end = 0, len(html)
    count = 0
    while at < end:
        match = _MARKUP.search(html, at)
        if match is None:
            yield unescape(html[at:])
            return
        if match.start() > at:
            yield unescape(html[at : match.start()])
        if match["comment"]:
            at = _after(html, "-->", match.end())
        elif match["other"]:
            at = _after(html, "]]>" if html.startswith("<![CDATA[", match.start()) else ">", match.end())
        else:
            count += 1
            if count > MOST_TAGS:
                raise TooManyTags
            name = match["name"].lower()
            attributes, at = _attributes(html, match.end())
            if at > end:
                return
            yield Tag(name, attributes, bool(match["close"]))
            if name in _RAW and not match["close"]:
                close = _RAW[name].search(html, at)
                stop = close.start() if close else end
                text = html[at:stop]
                yield unescape(text) if name in _RESOLVED else text
                at = stop


def _after(html: str, mark: str, start: int) -> int:
    found = html.find(mark, start)
    return len(html) if found < 0 else found + len(mark)


def _attributes(html: str, at: int) -> tuple[dict[str, str], int]:
    """The attributes of a tag, and where what follows it begins (beyond the end when it is never closed)."""
    found: dict[str, str] = {}
    while True:
        at = _between(html, at)
        if at >= len(html):
            return found, len(html) + 1
        if html[at] == ">":
            return found, at + 1
        match = _ATTRIBUTE.match(html, at)
        if match is None:  # it can't be: something that is no space, "/", "=" or ">" stands here
            return found, len(html) + 1
        if len(found) < MOST_ATTRIBUTES:
            value = match[2] or match[3] or match[4] or ""
            found.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
        at = match.end()


def _between(html: str, at: int) -> int:
    match = _BETWEEN.match(html, at)
    return match.end() if match else at
