"""Substitute: names that repeat those of the entry before are replaced (specification, "Reference Grouping")."""

from collections.abc import Callable

from citecli.markup.nodes import Content, Node, Tagged, Text
from citecli.markup.plain import write as plain_text


class Authors:
    """The names at the head of an entry: the whole as text, and one by one."""

    __slots__ = ("names", "whole")

    def __init__(self, content: Content) -> None:
        head = _find(content, "names")
        lists = [] if head is None else _all(head, "name-list")
        self.whole = "|".join(plain_text(one.content) for one in lists) if lists else ""
        if head is not None and not lists:
            self.whole = plain_text(head)
        self.names = [] if head is None else [plain_text(name.content) for name in _all(head, "name")]


def substitute(content: Content, authors: Authors, before: Authors | None, value: str, rule: str) -> Content:
    """The entry with names that stand in the entry `before` replaced by `value`, as `rule` says.

    Rules: complete-all, complete-each, partial-each, partial-first.
    """
    if before is None or not authors.whole:
        return content
    if rule in ("complete-all", "complete-each") or not authors.names:
        if authors.whole != before.whole:
            return content
        if rule == "complete-all" or not authors.names:
            return _replace_lists(content, value)
        return _replace_names(content, len(authors.names), value)
    same = 0
    while same < min(len(authors.names), len(before.names)) and authors.names[same] == before.names[same]:
        same += 1
    if rule == "partial-first":
        same = min(same, 1)
    return _replace_names(content, same, value) if same else content


def _find(content: Content, tag: str) -> Content | None:
    for node in content:
        if isinstance(node, Text):
            continue
        if isinstance(node, Tagged) and node.tag == tag:
            return (node,)
        found = _find(node.content, tag)
        if found is not None:
            return found
    return None


def _all(content: Content, tag: str) -> list[Tagged]:
    out: list[Tagged] = []
    for node in content:
        if isinstance(node, Text):
            continue
        if isinstance(node, Tagged) and node.tag == tag:
            out.append(node)
        else:
            out.extend(_all(node.content, tag))
    return out


def _edit(content: Content, change: Callable[[Tagged], Content | None]) -> Content:
    """The content with tagged pieces changed; `change` gives `None` for one to be looked into."""
    out: list[Node] = []
    for node in content:
        if isinstance(node, Text):
            out.append(node)
            continue
        changed = change(node) if isinstance(node, Tagged) else None
        if changed is None:
            out.append(node._replace(content=_edit(node.content, change)))
        else:
            out.extend(changed)
    return tuple(out)


def _replace_lists(content: Content, value: str) -> Content:
    """The first cs:names reduced to `value`, its label kept."""
    done = False

    def change(node: Tagged) -> Content | None:
        nonlocal done
        if done or node.tag != "names":
            return None if not done else (node,)
        done = True
        if _find(node.content, "name-list") is None:
            return (Text(value),)
        first = True

        def reduce(inner: Tagged) -> Content | None:
            nonlocal first
            if inner.tag != "name-list":
                return None
            was_first, first = first, False
            return (Text(value),) if was_first else (inner,)

        return _edit(node.content, reduce)

    return _edit(content, change)


def _replace_names(content: Content, count: int, value: str) -> Content:
    """The first `count` names of the first cs:names replaced one by one."""
    left = count
    seen = False

    def change(node: Tagged) -> Content | None:
        nonlocal left, seen
        if node.tag == "names":
            if seen:
                return (node,)
            seen = True
            return None
        if node.tag == "name" and left > 0 and seen:
            left -= 1
            return (Text(value),)
        return None

    return _edit(content, change)
