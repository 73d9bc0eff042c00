r"""Word's own citations, and its list of sources: `CITATION Roe99 \p 12 \m Doe00 \s ", passim"`.

Switches (ECMA-376, part 1, 17.16.5.9): `\p` page, `\v` volume, `\f` and `\s` words before and behind, `\n` without the
author, `\m` a further source, to which the switches behind it belong; `\l`, `\y`, `\t` and `\*` change its look.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from citecli.drafts.field_citation import CitedWork, FieldCitation, FieldCite, date_item, filled, suffix_of
from citecli.drafts.packed_data import flat, xml_element
from citecli.errors import BadInput
from citecli.readers.xml_trees import children, local

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FORM = "word"
_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)', re.DOTALL)
_SWITCHES = frozenset(("\\p", "\\v", "\\f", "\\s", "\\m", "\\l", "\\*", "\\#", "\\@"))
"""Those that a value follows."""
_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"


def read(code: str, sources: Mapping[str, CitedWork] | None) -> FieldCitation:
    """The citation in the code of a field; `sources` are those of the document by their tags, `None` when they can't be
    read. Raises `BadInput`.
    """
    if sources is None:
        raise BadInput("the document's list of sources is damaged")
    if not sources:
        raise BadInput("the document has no list of sources")
    tokens = _tokens(code)
    next(tokens, "")  # CITATION
    found: list[tuple[str, dict[str, str]]] = []
    for token in tokens:
        if not token.startswith("\\"):
            found.append((token, {}))
            continue
        value = next(tokens, "") if token.lower() in _SWITCHES else ""
        if token.lower() == "\\m":
            found.append((value, {}))
        elif found:
            found[-1][1][token.lower()] = value
    if not found:
        raise BadInput("it names no source")
    return FieldCitation([_cite(tag, switches, sources) for tag, switches in found])


def _tokens(code: str) -> Iterator[str]:
    for match in _TOKEN.finditer(code):
        yield re.sub(r"\\(.)", r"\1", match[1]) if match[2] is None else match[2]


def _cite(tag: str, switches: Mapping[str, str], sources: Mapping[str, CitedWork]) -> FieldCite:
    work = sources.get(tag.lower()) or CitedWork((), "", tag)
    page, volume = switches.get("\\p", ""), switches.get("\\v", "")
    locator = suffix_of("page", page) or suffix_of("volume", volume)
    suffix = suffix_of("", locator, switches.get("\\s", ""))
    return FieldCite(work, switches.get("\\f", ""), suffix, "\\n" in switches)


def sources_in(text: str) -> dict[str, CitedWork]:
    """The sources in a document's list of them, by tag in small letters. Raises `BadInput`."""
    if not text:
        return {}
    works: dict[str, CitedWork] = {}
    for source in children(xml_element(text), "Source"):
        work = _work(source)
        if work.key:
            works.setdefault(work.key.lower(), work)
    return works


def _work(source: "Element") -> CitedWork:
    from xml.etree.ElementTree import tostring

    values = {local(child): flat(child) for child in source}
    tag = values.get("Tag", "")
    item: dict[str, object] = {
        "type": "document",
        "title": values.get("Title", ""),
        "author": _authors(source),
        **date_item(values.get("Year", "")),
    }
    source.tail = None
    record = f'<b:Sources xmlns:b="{_NAMESPACE}">{tostring(source, "unicode")}</b:Sources>'
    return CitedWork((), "", tag, filled(item), record, FORM)


def _authors(source: "Element") -> list[dict[str, object]]:
    roles = [role for element in children(source, "Author") for role in element]
    people: list[dict[str, object]] = []
    for element in (part for role in roles if local(role) == "Author" or len(roles) == 1 for part in role.iter()):
        if local(element) == "Corporate":
            people.append(filled({"literal": flat(element)}))
        elif local(element) == "Person":
            parts = {local(part): flat(part) for part in element}
            people.append(filled({"family": parts.get("Last", ""), "given": parts.get("First", "")}))
    return [name for name in people if name]
