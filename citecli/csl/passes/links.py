"""Links: the identifiers of a finished citation or entry, made to lead somewhere (specification, appendix VI).

A pass of its own, for those who want it: nothing else depends on it, and the text stays as it is.
"""

import re

from citecli.frozen import replace
from citecli.markup.nodes import (
    Content,
    Link,
    Node,
    Tagged,
    Text,
    is_followable,
)
from citecli.markup.plain import write as plain_text

_BASES = {
    "URL": "",
    "DOI": "https://doi.org/",
    "PMID": "https://www.ncbi.nlm.nih.gov/pubmed/",
    "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/",
}
"""What goes before an identifier, by the variable it comes from."""

# The beginning of an address as a style's prefix: it belongs to the link.
_BEGINNING = re.compile(r"(?:https?|ftp)://\S{0,2000}$", re.IGNORECASE)
_DOI_BEGINNING = re.compile(r"(?:doi:\s*|(?:https?://)?(?:dx\.)?doi\.org/)", re.IGNORECASE)


def link(content: Content) -> Content:
    """A finished content with its URL, DOI, PMID and PMCID as `Link` nodes.

    What a style puts before an identifier is part of the link when it is part of the address ("https://doi.org/"), and
    outside otherwise ("doi: ").
    """
    nodes: list[Node] = []
    for node in content:
        if isinstance(node, Text | Link):
            nodes.append(node)
        elif isinstance(node, Tagged) and node.tag in _BASES:
            _append(node, nodes)
        else:
            nodes.append(replace(node, content=link(node.content)))
    return tuple(nodes)


def _append(node: Tagged, nodes: list[Node]) -> None:
    """Append an identifier to the nodes before it, as a link if it makes an address."""
    value = (node.detail or plain_text(node.content)).strip()  # `detail` is an address that is shown in part
    before = nodes[-1] if nodes else None
    match = _BEGINNING.search(before.text) if isinstance(before, Text) else None
    address = _address(node.tag, value)
    if address is None and match is not None and node.tag == "URL":
        address = _address(node.tag, match[0] + value)  # the style begins the address
    if address is None:
        nodes.append(node)
        return
    inside: Content = (node,)
    if isinstance(before, Text) and match is not None:
        nodes.pop()
        if match.start():
            nodes.append(Text(before.text[: match.start()]))
        inside = (Text(match[0]), node)
    nodes.append(Link(inside, address))


def _address(tag: str, value: str) -> str | None:
    """Where an identifier leads, `None` when it is none."""
    if tag == "URL":
        return value if is_followable(value) else None
    if not value or any(character.isspace() for character in value):
        return None
    if tag == "DOI":
        value = _DOI_BEGINNING.sub("", value, count=1)
        if not value.startswith("10."):
            return None
    elif tag == "PMCID" and value.isdigit():
        value = f"PMC{value}"
    return _BASES[tag] + value
