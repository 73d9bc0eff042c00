"""HTML as a run of tags and texts: a tokenizer that takes linear time on any input and trusts no nesting.

After the HTML standard's tokenization (section 13.2.5), as far as text and metadata need it: a comment or a tag that is
never closed takes the rest of the input with it, and what is in `script` and `style` is not markup.

By hand: html.parser neither says where a tag ends nor stays linear on all input; lxml and html5lib build a tree first.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from citecli.errors import UnreadableDocument
from citecli.text.entities import unescape

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


class HtmlTag(NamedTuple):
    """An opening or closing tag; names in lower case, entities in values resolved. A tuple: a page has thousands."""

    name: str
    attributes: Mapping[str, str] = {}
    closes: bool = False


class Token(NamedTuple):
    """A piece of HTML, characters [start, end) of it. A tuple: a page has up to a million."""

    start: int
    end: int
    tag: HtmlTag | None = None
    """The tag that it is; `None` for a text, and for what is neither (a comment, a declaration, an unclosed tag)."""

    text: str | None = None
    """The text that it is, entities resolved, but for those in `script` and `style`; `None` for what is no text."""


class Cursor:
    """Where a tokenizer goes on: `at` may be set forward while its tokens are read."""

    def __init__(self, at: int = 0) -> None:
        self.at = at


def tokens(html: str) -> Iterator[HtmlTag | str]:
    """The tags and the texts between them. Raises `TooManyTags`."""
    for token in located_tokens(html):
        if token.tag is not None:
            yield token.tag
        elif token.text is not None:
            yield token.text


def located_tokens(html: str, cursor: Cursor | None = None) -> Iterator[Token]:
    """All of `html` from the cursor on, piece by piece. Raises `TooManyTags`."""
    cursor = cursor or Cursor()
    end = len(html)
    count = 0
    raw = ""
    while (at := cursor.at) < end:
        if raw:
            # What is in a script or a title is no markup.
            close = _RAW[raw].search(html, at)
            cursor.at = close.start() if close else end
            text = html[at : cursor.at]
            yield Token(at, cursor.at, None, unescape(text) if raw in _RESOLVED else text)
            raw = ""
            continue
        match = _MARKUP.search(html, at)
        start = match.start() if match else end
        if match is None or start > at:
            cursor.at = start
            yield Token(at, start, None, unescape(html[at:start]))
            continue
        if match["comment"]:
            cursor.at = _after(html, "-->", match.end())
            yield Token(start, cursor.at)
        elif match["other"]:
            cursor.at = _after(html, "]]>" if html.startswith("<![CDATA[", start) else ">", match.end())
            yield Token(start, cursor.at)
        else:
            count += 1
            if count > MOST_TAGS:
                raise TooManyTags
            name = match["name"].lower()
            attributes, after = _attributes(html, match.end())
            cursor.at = min(after, end)
            if after > end:
                yield Token(start, end)
                return
            yield Token(start, after, HtmlTag(name, attributes, bool(match["close"])))
            raw = name if name in _RAW and not match["close"] and cursor.at == after else ""


def _after(html: str, mark: str, start: int) -> int:
    position = html.find(mark, start)
    return len(html) if position < 0 else position + len(mark)


def _attributes(html: str, at: int) -> tuple[dict[str, str], int]:
    """The attributes of a tag, and where what follows it begins (beyond the end when it is never closed)."""
    attributes: dict[str, str] = {}
    while True:
        at = _between(html, at)
        if at >= len(html):
            return attributes, len(html) + 1
        if html[at] == ">":
            return attributes, at + 1
        match = _ATTRIBUTE.match(html, at)
        if match is None:  # it can't be: something that is no space, "/", "=" or ">" stands here
            return attributes, len(html) + 1
        if len(attributes) < MOST_ATTRIBUTES:
            value = match[2] or match[3] or match[4] or ""
            attributes.setdefault(match[1].lower(), unescape(value) if "&" in value else value)
        at = match.end()


def _between(html: str, at: int) -> int:
    match = _BETWEEN.match(html, at)
    return match.end() if match else at
