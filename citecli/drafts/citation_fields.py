"""The kinds of citations that programs put into documents, told by how the code of a field begins: one table.

The same codes stand in the fields of Word files, in the properties behind their bookmarks, and in the names of
LibreOffice's reference marks.
"""

import re
from collections.abc import Callable, Mapping

from citecli.drafts import (
    citavi_field,
    csl_field,
    endnote_field,
    jabref_mark,
    paperpile_field,
    papers_field,
    word_citation,
)
from citecli.drafts.field_citation import CitedWork, FieldCitation
from citecli.errors import BadInput
from citecli.frozen import FrozenValue


class Field(FrozenValue):
    """A field of a document, or what stands for one."""

    code: str
    data: str = ""
    """The data beside its code, or beside that of a field in it, in base64; "" for none. JabRef's are the page."""

    sources: Mapping[str, CitedWork] | None = {}
    """The sources in the document's own list, by tag in small letters; `None` when the list can't be read."""


class FieldKind(FrozenValue):
    """A kind of field."""

    program: str
    """Whose it is, as users call it."""

    begins: re.Pattern[str]
    """What its code begins with, behind ADDIN."""

    read: Callable[[Field], FieldCitation] | None = None
    """Reads it; `None` for one whose data are not in the document."""


_ADDIN = re.compile(r"\s*(ADDIN\s+)?", re.IGNORECASE)
_I = re.IGNORECASE
CITATIONS = (
    FieldKind("Zotero", re.compile(r"ZOTERO_ITEM\b", _I), lambda field: csl_field.read_code(field.code)),
    FieldKind(
        "Mendeley", re.compile(r"Mendeley (?:Edited )?Citation\b", _I), lambda field: csl_field.read_code(field.code)
    ),
    FieldKind("a reference manager", re.compile(r"CSL_CITATION\b", _I), lambda field: csl_field.read_code(field.code)),
    FieldKind(
        "EndNote", re.compile(r"EN\.CITE(?!\.DATA)\b", _I), lambda field: endnote_field.read(field.code, field.data)
    ),
    FieldKind("Word", re.compile(r"CITATION\s", _I), lambda field: word_citation.read(field.code, field.sources)),
    FieldKind(
        "Citavi",
        re.compile(r"CitaviPlaceholder|CITAVI\.PLACEHOLDER\b", _I),
        lambda field: citavi_field.read(field.code),
    ),
    FieldKind("Paperpile", re.compile(r"paperpile_citation\b", _I), lambda field: paperpile_field.read(field.code)),
    FieldKind(
        "Papers",
        re.compile(r"PAPERS2_CITATIONS\s+<citation\b", _I),
        lambda field: papers_field.read_papers(field.code),
    ),
    FieldKind(
        "Reference Manager",
        re.compile(r"REFMGR\.CITE\b", _I),
        lambda field: papers_field.read_reference_manager(field.code),
    ),
    FieldKind("JabRef", re.compile(r"JR_cite|JABREF_(?!bib)"), lambda field: jabref_mark.read(field.code, field.data)),
    FieldKind("RefWorks", re.compile(r"RW\.CITE\b", _I)),
    FieldKind("Zotero", re.compile(r"ZOTERO_BREF_")),  # bookmarks that have lost their codes
    FieldKind("Mendeley", re.compile(r"Mendeley_Bookmark_")),
)
"""The kinds of citations whose programs are known."""
_OTHERS = re.compile(r"(?!EN\.CITE\.DATA)[\w.]{0,40}(?<![a-z])cit(?:e|ation)s?(?![a-z])", re.IGNORECASE)
"""The name of what another program has added that is a citation, as it seems."""

_LISTS = re.compile(
    r"\s*(?:ADDIN\s+)?(?:ZOTERO_BIBL\b|Mendeley Bibliography\b|CSL_BIBLIOGRAPHY\b|EN\.REFLIST\b|BIBLIOGRAPHY(?:\s|$)|"
    r"CITAVI[ .]?BIBLIOGRAPHY|paperpile_bibliography\b|PAPERS2_CITATIONS\s+<papers2_bibliography|REFMGR\.REFLIST\b|"
    r"RW\.BIB\b|JR_bib|JABREF_bibliography|MENDELEY_BIBLIOGRAPHY)",
    re.IGNORECASE,
)
_MENDELEY_CITE = "MENDELEY_CITATION_v"
_CITAVI = "CitaviPlaceholder"
_LINK = re.compile(
    r"https?://(?:www\.)?(?:(?P<paperpile>paperpile\.com/c/)|(?P<zotero>zotero\.org/google-docs/?\?)|"
    r"(?P<sciwheel>(?:sciwheel|f1000)\.com/\w+/citation\b)|"
    r"(?P<papers>app\.readcube\.com/library/|papersapp\.com/citation))",
    re.IGNORECASE,
)
_PROGRAMS = {"paperpile": "Paperpile", "zotero": "Zotero", "sciwheel": "Sciwheel", "papers": "ReadCube Papers"}


def citation_in(field: Field) -> FieldCitation | None:
    """The citation that a field is, with its problem where it can't be read; `None` for another field."""
    added = _ADDIN.match(field.code)
    begin = added.end() if added else 0
    for kind in CITATIONS:
        if kind.begins.match(field.code, begin):
            return _read(kind, field)
    if added and added[1] and _OTHERS.match(field.code, begin):
        return FieldCitation(problem="it is of a program that is not known")
    return citation_at(field.code) if "HYPERLINK" in field.code[:20].upper() else None


def _read(kind: FieldKind, field: Field) -> FieldCitation:
    if kind.read is None:
        return FieldCitation(problem=_elsewhere(kind.program))
    try:
        return kind.read(field)
    except BadInput as error:
        return FieldCitation(problem=f"{kind.program}: {error}")


def is_list(code: str) -> bool:
    """Whether a field, a content control or a section is a list of references, by its code, its tag or its name."""
    return _LISTS.match(code) is not None


def citation_in_control(tag: str) -> FieldCitation | None:
    """The citation that a content control without a field in it is, by its tag; `None` for another."""
    if tag.startswith(_CITAVI):
        return FieldCitation(problem="Citavi: it has no data")
    if not tag.startswith(_MENDELEY_CITE):
        return None
    try:
        return csl_field.read_tag(tag.removeprefix(_MENDELEY_CITE).partition("_")[2])
    except BadInput as error:
        return FieldCitation(problem=f"Mendeley: {error}")


def citation_at(address: str) -> FieldCitation | None:
    """The citation that a link to this address is: some programs keep all else to themselves. `None` for others."""
    link = _LINK.search(address)
    return FieldCitation(problem=_elsewhere(_PROGRAMS[link.lastgroup or ""])) if link else None


def _elsewhere(program: str) -> str:
    return f"{program}: its references are not in the document"
