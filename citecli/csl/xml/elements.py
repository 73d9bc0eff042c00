"""All elements of CSL, by name as expat gives it: namespace, space, local name.

The tables are what `parse` looks up for every tag it meets.
"""

from citecli.csl.xml import metadata, names, parts, rendering, terms

NAMESPACE = "http://purl.org/net/xbiblio/csl"


def _qualified(words: str) -> frozenset[str]:
    return frozenset(f"{NAMESPACE} {word}" for word in words.split())


_KINDS = {
    f"{NAMESPACE} {name}": kind
    for module in (metadata, names, parts, rendering, terms)
    for name, kind in module.KINDS.items()
}

READERS = {name: kind.read for name, kind in _KINDS.items()}
"""(attributes, note) -> head. What a reader leaves in the attributes is unknown to CSL."""

COMBINERS = {name: kind.fill for name, kind in _KINDS.items() if kind.fill is not None}
"""(head, children, text, note) -> value, for the elements that have content."""

ALLOWED = {name: _qualified(kind.holds) for name, kind in _KINDS.items()}
"""Which elements stand in which."""

TEXTUAL = frozenset(name for name, kind in _KINDS.items() if kind.textual)
"""Elements whose characters count."""

SCOPES = frozenset(name for name, kind in _KINDS.items() if kind.scope)
"""Elements whose macro calls are counted together."""

UNREAD = _qualified("author contributor rights summary published issn eissn issnl source translator institution info")
"""Elements that may stand where they are and say nothing to a processor (cs:institution is another CSL's)."""
