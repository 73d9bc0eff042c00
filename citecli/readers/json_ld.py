"""JSON-LD: the statements of a page in schema.org's words, read leniently and flattened.

Only strings, lists and objects as they stand: contexts are not resolved, nothing is fetched.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import cast

from citecli.frozen import FrozenValue
from citecli.text.entities import unescape

_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|"
                       r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>);?\s*$")  # fmt: skip
_MOST_NODES = 2000
_DEEPEST = 12
_LONGEST = 2_000_000
"""Characters beyond which a block is passed over."""


class LinkedNode(FrozenValue):
    """One thing described: its types without their namespace ("NewsArticle") and its properties."""

    types: tuple[str, ...]
    properties: Mapping[str, object]

    def text(self, *names: str) -> str:
        """The first of these properties that has a text, "" when none has."""
        for name in names:
            for value in values(self.properties.get(name)):
                if isinstance(value, str) and value.strip():
                    return unescape(value)
        return ""


def nodes(scripts: tuple[str, ...]) -> tuple[LinkedNode, ...]:
    """Every typed object in these blocks, outer ones first; a block that is no JSON is passed over."""
    linked_nodes: list[LinkedNode] = []
    for script in scripts:
        for node in _walk(_parsed(script), 0):
            linked_nodes.append(node)
            if len(linked_nodes) == _MOST_NODES:
                return tuple(linked_nodes)
    return tuple(linked_nodes)


def values(value: object) -> list[object]:
    """A property's values: it may be one or a list of them; `{"@value": …}` and `{"@list": …}` are looked into."""
    if isinstance(value, Mapping):
        for key in ("@value", "@list", "@set"):
            if key in value:
                return values(value[key])
        return [value]
    if isinstance(value, list):
        return [item for item in value if item is not None]
    return [] if value is None else [value]


def node(value: object) -> LinkedNode | None:
    """An object as a node, typed or not."""
    if not isinstance(value, Mapping):
        return None
    properties = cast(Mapping[str, object], value)
    types = [kind for kind in values(properties.get("@type")) if isinstance(kind, str)]
    return LinkedNode(tuple(re.split(r"[/#:]", kind)[-1] for kind in types), properties)


def _parsed(script: str) -> object:
    if len(script) > _LONGEST:
        return None
    text = script.strip().lstrip("\ufeff")
    for candidate in (text, _WRAPPING.sub("", text).strip(), _without_slips(text)):
        try:
            return cast(object, json.loads(candidate, strict=False))
        except (ValueError, RecursionError):
            continue
    return None


def _without_slips(text: str) -> str:
    """Without what templates often leave in: a comma before a closing bracket, a semicolon at the end."""
    return re.sub(r",(?=\s*[}\]])", "", _WRAPPING.sub("", text).strip().rstrip(";"))


def _walk(value: object, depth: int) -> Iterator[LinkedNode]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif (linked_node := node(value)) is not None:
        if linked_node.types:
            yield linked_node
        for key, inner in linked_node.properties.items():
            if isinstance(inner, (Mapping, list)) and key not in ("author", "publisher", "comment"):
                yield from _walk(inner, depth + 1)
