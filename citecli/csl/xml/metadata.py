"""cs:info: what a style says of itself."""

from collections.abc import Callable
from typing import Any, NamedTuple

from citecli.csl.tree import StyleInfo
from citecli.csl.xml.element_kinds import XML_LANG, Attributes, Kind, Note


class _InfoItem(NamedTuple):
    """One child of cs:info: `field` is a field of `StyleInfo`."""

    field: str
    value: str


def _info(left: Attributes, note: Note) -> StyleInfo:
    return StyleInfo()


def _fill_info(head: StyleInfo, children: list[Any], text: str, note: Note) -> StyleInfo:
    values: dict[str, Any] = {}
    fields: list[str] = []
    for item in children:
        if item.field == "fields":
            fields.append(item.value)
        elif item.value and item.field not in values:
            values[item.field] = item.value
    return StyleInfo(**values, fields=tuple(fields))


def _link(left: Attributes, note: Note) -> _InfoItem:
    parent = left.pop("rel", "") == "independent-parent"
    address = left.pop("href", "").strip()
    left.pop(XML_LANG, None)
    return _InfoItem("parent", address if parent else "")


def _category(left: Attributes, note: Note) -> _InfoItem:
    kind = left.pop("citation-format", "")
    field = left.pop("field", "")
    left.pop("term", None)
    return _InfoItem("citation_format", kind) if kind else _InfoItem("fields", field)


def _info_text(field: str) -> Callable[[Attributes, Note], _InfoItem]:
    def read(left: Attributes, note: Note) -> _InfoItem:
        left.pop(XML_LANG, None)
        left.pop("type", None)
        return _InfoItem(field, "")

    return read


def _fill_info_text(head: _InfoItem, children: list[Any], text: str, note: Note) -> _InfoItem:
    return _InfoItem(head.field, " ".join(text.split()))


KINDS = {
    "category": Kind(_category),
    "id": Kind(_info_text("id"), _fill_info_text, textual=True),
    "info": Kind(_info, _fill_info, "title title-short id link category updated"),
    "link": Kind(_link),
    "title": Kind(_info_text("title"), _fill_info_text, textual=True),
    "title-short": Kind(_info_text("title_short"), _fill_info_text, textual=True),
    "updated": Kind(_info_text("updated"), _fill_info_text, textual=True),
}
