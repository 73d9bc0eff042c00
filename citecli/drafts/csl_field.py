"""Citations as JSON of the citation style language's data schema: Zotero's, Mendeley's, and of others who follow them.

ZOTERO_ITEM CSL_CITATION {…}    ZOTERO_ITEM {…}    CSL_CITATION {…}    Mendeley Citation{…} CSL_CITATION {…}
a content control MENDELEY_CITATION_v3_ with the same in base64
"""

from collections.abc import Mapping

from citecli.drafts.field_citation import CitedWork, FieldCitation, FieldCite, suffix_of
from citecli.drafts.packed_data import from_base64, json_object, objects_at, text_at, text_of
from citecli.errors import BadInput


def read_code(code: str) -> FieldCitation:
    """The citation in the code of a field, or the name of a reference mark. Raises `BadInput`."""
    at = code.find("{", max(code.rfind("CSL_CITATION", 0, code.find('"') if '"' in code else len(code)), 0))
    if at < 0:
        raise BadInput("it has no data")
    return _citation(json_object(code, at))


def read_tag(tag: str) -> FieldCitation:
    """The citation in the tag of a content control of Mendeley's, without what it begins with. Raises `BadInput`."""
    return _citation(json_object(text_of(from_base64(tag))))


def _citation(data: Mapping[str, object]) -> FieldCitation:
    items = objects_at(data, "citationItems")
    if not items:
        raise BadInput("its data name no work")
    author_only = any(item.get("author-only") is True for item in items)
    textual = author_only or any(item.get("composite") is True for item in items)
    return FieldCitation(tuple(map(_cite, items)), textual=textual, author_only=author_only)


def _cite(item: Mapping[str, object]) -> FieldCite:
    label, locator = text_at(item, "label") or "page", text_at(item, "locator")
    return FieldCite(
        _work(item),
        text_at(item, "prefix"),
        suffix_of(label, locator, text_at(item, "suffix")),
        item.get("suppress-author") is True,
    )


def _work(item: Mapping[str, object]) -> CitedWork:
    data = item.get("itemData")
    data = data if isinstance(data, Mapping) else {}
    addresses = [*_texts(item.get("uris")), *_texts(item.get("uri"))]
    number = text_at(item, "id") or text_at(item, "itemID") or text_at(item, "key")
    seen_as = f"item {number}" if number else ""
    return CitedWork(tuple(dict.fromkeys(addresses)), seen_as, text_at(data, "citation-key").strip(), data)


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for text in values if isinstance(text, str) and text]
