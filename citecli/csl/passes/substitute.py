"""Substitute: names that repeat those of the entry before are replaced (specification, "Reference Grouping")."""

from collections.abc import Mapping

from citecli.csl.tree import BibliographyPart
from citecli.frozen import FrozenValue
from citecli.markup.nodes import (
    Content,
    Tagged,
    Text,
    edit_tagged,
    find_all_tagged,
    find_tagged,
)
from citecli.markup.plain import write as plain_text


class EntryNames(FrozenValue):
    """The names at the head of an entry, as plain text that namesakes with other given names do not share."""

    all: str
    """All lists of them together, "" where there are none."""
    each: tuple[str, ...]


def entry_names(content: Content) -> EntryNames:
    """The names at the head of an entry, or what stands in for them."""
    head = find_tagged(content, "names")
    if head is None:
        return EntryNames("", ())
    lists = list(find_all_tagged(head.content, "name-list"))
    text = "|".join(plain_text(names.content) for names in lists) if lists else plain_text(head.content)
    each = tuple([f"{plain_text(name.content)}|{name.detail}" for name in find_all_tagged(head.content, "name")])
    return EntryNames("|".join((text, *each)), each)


def substitute_repeated(contents: Mapping[str, Content], part: BibliographyPart) -> dict[str, Content]:
    """The entries, by ids and in order, names that stand in the one before replaced as the style asks."""
    value = part.subsequent_author_substitute
    if value is None:
        return dict(contents)
    substituted: dict[str, Content] = {}
    before: EntryNames | None = None
    for name, content in contents.items():
        own = entry_names(content)
        substituted[name] = substitute(content, own, before, value, part.subsequent_author_substitute_rule)
        before = own
    return substituted


def substitute(content: Content, own: EntryNames, before: EntryNames | None, value: str, rule: str) -> Content:
    """The entry, whose names are `own`, with those that stand in the entry `before` replaced by `value`.

    Rules: complete-all, complete-each, partial-each, partial-first.
    """
    if before is None or not own.all:
        return content
    if rule in ("complete-all", "complete-each") or not own.each:
        if own.all != before.all:
            return content
        if rule == "complete-all" or not own.each:
            return _replace_lists(content, value)
        return _replace_names(content, len(own.each), value)
    same = 0
    while same < min(len(own.each), len(before.each)) and own.each[same] == before.each[same]:
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
