"""Paperpile's citations in Word: the works as JSON, compressed and in base64, and what stands beside each as XML.

ADDIN paperpile_citation <clusterId>…</clusterId><metadata><citation>…</citation></metadata><data>…</data>
"""

from collections.abc import Iterator, Mapping

from citecli.drafts.field_citation import CitedWork, FieldCitation, FieldCite, date_item, filled, suffix_of
from citecli.drafts.packed_data import from_base64, inflated, json_list, objects_at, text_at, text_of
from citecli.errors import BadInput

_KINDS = {
    "PP_ARTICLE": "article-journal", "PP_BOOK": "book", "PP_BOOK_SECTION": "chapter", "PP_REPORT": "report",
    "PP_CONFERENCE": "paper-conference", "PP_THESIS": "thesis", "PP_WEBPAGE": "webpage", "PP_PATENT": "patent",
    "PP_NEWS_ARTICLE": "article-newspaper", "PP_MAGAZINE_ARTICLE": "article-magazine", "PP_PREPRINT": "article",
}  # fmt: skip
_UNSET = ("", "false", "0")


def read(code: str) -> FieldCitation:
    """The citation in the code of a field. Raises `BadInput`."""
    packed = next(_within(code, "data"), "")
    if not packed:
        raise BadInput("it has no data")
    works = [work for work in json_list(text_of(inflated(from_base64(packed)))) if isinstance(work, Mapping)]
    if not works:
        raise BadInput("its data name no work")
    beside: dict[str, str] = {}
    for citation in _within(code, "citation"):
        beside.setdefault(next(_within(citation, "id"), ""), citation)
    return FieldCitation([_cite(work, beside.get(text_at(work, "_id"), "")) for work in works])


def _cite(work: Mapping[str, object], beside: str) -> FieldCite:
    def text(name: str) -> str:
        return next(_within(beside, name), "")

    return FieldCite(
        _work(work),
        text("prefix"),
        suffix_of(text("locator_label") or "page", text("locator"), text("suffix")),
        text("no_author") not in _UNSET,
    )


def _work(work: Mapping[str, object]) -> CitedWork:
    people = []
    for person in objects_at(work, "author"):
        family = text_at(person, "last")
        name = {"family": family, "given": text_at(person, "first"), "literal": text_at(person, "collective")}
        people.append({key: value for key, value in name.items() if value})
    item: dict[str, object] = {
        "type": _KINDS.get(text_at(work, "pubtype"), "document"),
        "title": text_at(work, "title"),
        "author": [person for person in people if person],
        "container-title": text_at(work, "journalfull") or text_at(work, "journal") or text_at(work, "booktitle"),
        "volume": text_at(work, "volume"),
        "issue": text_at(work, "issue"),
        "page": text_at(work, "pages"),
        "publisher": text_at(work, "publisher"),
        "DOI": text_at(work, "doi"),
        "PMID": text_at(work, "pmid"),
        "URL": text_at(work, "url"),
        **date_item(text_at(work, "published", "year")),
    }
    identifier = text_at(work, "_id")
    return CitedWork((identifier,) if identifier else (), "", text_at(work, "citekey"), filled(item))


def _within(text: str, name: str) -> Iterator[str]:
    """What stands in each element of a name, which no other of the name is in."""
    from html import unescape

    begin, end = f"<{name}>", f"</{name}>"
    at = text.find(begin)
    while at >= 0 and (close := text.find(end, at)) >= 0:
        content = text[at + len(begin) : close]
        yield content if "<" in content else unescape(content).strip()
        at = text.find(begin, close)
