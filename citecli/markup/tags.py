"""Tagged pieces of a content: found, cut out, changed."""

from collections.abc import Callable, Iterator

from citecli.markup.nodes import Content, Node, Tagged, Text


def find(content: Content, tag: str) -> Tagged | None:
    """The first piece with this tag, `None` for none."""
    return next(find_all(content, tag), None)


def find_all(content: Content, tag: str) -> Iterator[Tagged]:
    """The pieces with this tag, in order; none inside another."""
    for node in content:
        if isinstance(node, Text):
            continue
        if isinstance(node, Tagged) and node.tag == tag:
            yield node
        else:
            yield from find_all(node.content, tag)


def split(content: Content, tag: str) -> tuple[Content, Content] | None:
    """The content before the first piece with this tag, and from it on; `None` when there is none."""
    for at, node in enumerate(content):
        if isinstance(node, Text):
            continue
        if isinstance(node, Tagged) and node.tag == tag:
            return content[:at], content[at:]
        parts = split(node.content, tag)
        if parts is not None:
            before, after = parts
            return (*content[:at], node._replace(content=before)), (node._replace(content=after), *content[at + 1 :])
    return None


def without(content: Content, tag: str) -> Content:
    """The content less every piece with this tag."""
    return edit(content, lambda node: () if node.tag == tag else None)


def edit(content: Content, change: Callable[[Tagged], Content | None]) -> Content:
    """The content with tagged pieces changed, the outer before the inner.

    One for which `change` gives `None` stays and is looked into.
    """
    out: list[Node] = []
    for node in content:
        if isinstance(node, Text):
            out.append(node)
            continue
        changed = change(node) if isinstance(node, Tagged) else None
        if changed is None:
            out.append(node._replace(content=edit(node.content, change)))
        else:
            out.extend(changed)
    return tuple(out)
