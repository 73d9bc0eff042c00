"""XML from outside, as a tree, behind limits: no entity of its own making, no depth or number of elements without end.

Expat, which ElementTree parses with as well, but driven here: so a declaration of an entity can be refused and elements
that nobody will look at are never built. Nothing is fetched: an external DTD is passed over.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from citecli.errors import UnreadableDocument

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

DEEPEST = 256
MOST_ELEMENTS = 500_000
"""Elements that are kept beyond which a document is refused."""

MOST_TAGS = 3_000_000
"""Elements, kept or skipped, beyond which a document is refused."""

_PIECE = 65536
_LONGEST_MARK = 16
"""Pieces that one tag or comment may fill: expat keeps what is not complete, and begins again with each piece."""


class _Refused(Exception):
    """What is wrong with the document, in words for the user."""


class _Handlers:
    """What expat calls: builds a tree without the elements that are skipped."""

    def __init__(self, skipped: frozenset[str], marks: frozenset[str]) -> None:
        from xml.etree.ElementTree import TreeBuilder

        self.builder = TreeBuilder()
        self._skipped, self._marks = skipped, marks
        self._depth = self._kept = self._seen = 0
        self._skipping = 0
        self.events = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.events += 1
        self._depth += 1
        self._seen += 1
        if self._depth > DEEPEST:
            raise _Refused(f"its elements are nested more than {DEEPEST} deep")
        if self._seen > MOST_TAGS:
            raise _Refused(f"it has more than {MOST_TAGS:,} elements")
        if self._skipping or (self._depth > 1 and name.rpartition("}")[2] in self._skipped):  # a tree has a root
            self._skipping += 1
            if name.rpartition("}")[2] in self._marks:
                self._kept += 1
                self.builder.start(_qualified(name), {_qualified(key): value for key, value in attributes.items()})
                self.builder.end(_qualified(name))
            return
        self._kept += 1
        if self._kept > MOST_ELEMENTS:
            raise _Refused(f"it has more than {MOST_ELEMENTS:,} elements of text")
        # Word marks every run with the session that wrote it; nobody asks.
        kept = {_qualified(key): value for key, value in attributes.items() if "}rsid" not in key}
        self.builder.start(_qualified(name), kept)

    def end(self, name: str) -> None:
        self.events += 1
        self._depth -= 1
        if self._skipping:
            self._skipping -= 1
        else:
            self.builder.end(_qualified(name))

    def data(self, data: str) -> None:
        self.events += 1
        if not self._skipping and self._depth:
            self.builder.data(data)

    def comment(self, text: str) -> None:
        self.events += 1

    def entity(self, name: str, *rest: object) -> None:
        """An entity that a document declares may stand for a million others, or for a file of the reader's."""
        raise _Refused(f"it declares an entity ({name[:40]}), which is not allowed")

    def undeclared(self, name: str, is_parameter: bool) -> None:
        """A name from an external DTD: HTML's and ISO's are the same where they meet."""
        from citecli.text.entities import unescape

        if not is_parameter:
            self.data(unescape(f"&{name};"))


def _qualified(name: str) -> str:
    return "{" + name if "}" in name else name


def tree(
    data: bytes, name: str, skipped: frozenset[str] = frozenset(), marks: frozenset[str] = frozenset()
) -> "Element":
    """The root of the XML in `data`, its tags as ElementTree has them, without the elements whose local name is in
    `skipped`; `name` is for the message. Elements in these that are called as in `marks` are kept, empty, in place of
    what they stand in.

    `UnreadableDocument` when it is not well-formed, declares entities, or goes beyond a limit.
    """
    from xml.parsers.expat import ExpatError, ParserCreate

    handlers = _Handlers(skipped, marks)
    parser = ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = handlers.start
    parser.EndElementHandler = handlers.end
    parser.CharacterDataHandler = handlers.data
    parser.EntityDeclHandler = handlers.entity
    parser.CommentHandler = handlers.comment
    parser.SkippedEntityHandler = handlers.undeclared
    idle = 0
    try:
        # In pieces, so that a limit stops the reading.
        for start in range(0, len(data), _PIECE):
            before = handlers.events
            parser.Parse(data[start : start + _PIECE], False)
            idle = idle + 1 if handlers.events == before else 0
            if idle > _LONGEST_MARK:
                raise _Refused(f"a tag or comment in it is longer than {_LONGEST_MARK * _PIECE:,} bytes")
        parser.Parse(b"", True)
        return handlers.builder.close()
    except ExpatError as error:
        raise UnreadableDocument(
            f"{name} is not well-formed XML (line {error.lineno}, column {error.offset}): it may be truncated"
        ) from None
    except _Refused as refused:
        raise UnreadableDocument(f"{name} can't be read: {refused}") from None
    except (ValueError, LookupError) as error:
        raise UnreadableDocument(f"{name} can't be decoded as XML: {error}") from None


def local(element: "Element") -> str:
    """The name of an element without its namespace, "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def texts(element: "Element") -> str:
    """All text in an element."""
    return "".join(element.itertext())


def children(element: "Element", name: str) -> Iterator["Element"]:
    """The children called `name`, in whatever namespace."""
    return (child for child in element if local(child) == name)
