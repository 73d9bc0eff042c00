"""Substitute: names that repeat those of the entry before are replaced (specification, "Reference Grouping")."""

from citecli.markup.nodes import (
    Content,
    Tagged,
    Text,
    edit_tagged,
    find_all_tagged,
    find_tagged,
)
from citecli.markup.plain import write as plain_text


class Authors:
    """The names at the head of an entry: the whole as text, and one by one."""

    __slots__ = ("names", "whole")

    def __init__(self, content: Content) -> None:
        head = find_tagged(content, "names")
        lists = [] if head is None else list(find_all_tagged(head.content, "name-list"))
        self.whole = "|".join(plain_text(one.content) for one in lists) if lists else ""
        if head is not None and not lists:
            self.whole = plain_text(head.content)
        self.names = (
            [] if head is None else [plain_text(name.content) for name in find_all_tagged(head.content, "name")]
        )


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


def _replace_lists(content: Content, value: str) -> Content:
    """The first cs:names reduced to `value`, its label kept."""
    done = False

    def change(node: Tagged) -> Content | None:
        nonlocal done
        if done or node.tag != "names":
            return None if not done else (node,)
        done = True
        if find_tagged(node.content, "name-list") is None:
            return (Text(value),)
        first = True

        def reduce(inner: Tagged) -> Content | None:
            nonlocal first
            if inner.tag != "name-list":
                return None
            was_first, first = first, False
            return (Text(value),) if was_first else (inner,)

        return edit_tagged(node.content, reduce)

    return edit_tagged(content, change)


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

    return edit_tagged(content, change)
