"""The kinds of citations that programs put into documents, told by how the code of a field begins: one table.

The same codes stand in the fields of Word files, in the properties behind their bookmarks, and in the names of
LibreOffice's reference marks.
"""

import re
from collections.abc import Callable, Mapping

from citecli.drafts import citavi_field, csl_field, endnote_field, paperpile_field, papers_field, word_citation
from citecli.drafts.field_citation import CitedWork, FieldCitation
from citecli.errors import BadInput
from citecli.frozen import FrozenValue


class Field(FrozenValue):
    """A field of a document, or what stands for one."""

    code: str
    data: str = ""
    """The data beside its code, or beside that of a field in it, in base64; "" for none."""

    sources: Mapping[str, CitedWork] | None = {}
    """The sources in the document's own list, by tag in small letters; `None` when the list can't be read."""


class FieldKind(FrozenValue):
    """A kind of field."""

    program: str
    """Whose it is, as users call it."""

    begins: re.Pattern[str]
    """What its code begins with."""

    read: Callable[[Field], FieldCitation] | None = None
    """Reads it; `None` for one whose data are not in the document."""


def _kind(program: str, begins: str, read: Callable[[Field], FieldCitation] | None = None) -> FieldKind:
    return FieldKind(program, re.compile(rf"\s*(?:ADDIN\s+)?(?:{begins})", re.IGNORECASE), read)


CITATIONS = (
    _kind("Zotero", r"ZOTERO_ITEM\b", lambda field: csl_field.read_code(field.code)),
    _kind("Mendeley", r"Mendeley (?:Edited )?Citation\b", lambda field: csl_field.read_code(field.code)),
    _kind("a reference manager", r"CSL_CITATION\b", lambda field: csl_field.read_code(field.code)),
    _kind("EndNote", r"EN\.CITE(?!\.DATA)\b", lambda field: endnote_field.read(field.code, field.data)),
    _kind("Word", r"CITATION\s", lambda field: word_citation.read(field.code, field.sources)),
    _kind("Citavi", r"CitaviPlaceholder|CITAVI\.PLACEHOLDER\b", lambda field: citavi_field.read(field.code)),
    _kind("Paperpile", r"paperpile_citation\b", lambda field: paperpile_field.read(field.code)),
    _kind("Papers", r"PAPERS2_CITATIONS\s+<citation\b", lambda field: papers_field.read_papers(field.code)),
    _kind("Reference Manager", r"REFMGR\.CITE\b", lambda field: papers_field.read_reference_manager(field.code)),
    _kind("RefWorks", r"RW\.CITE\b"),
    _kind("another program", r"(?!EN\.CITE\.DATA)[\w.]*(?<![a-z])cit(?:e|ation)s?(?![a-z])"),
)
"""The kinds of citations; the last takes what only its name shows to be one."""
_MADE_IN_ADDIN = re.compile(r"\s*ADDIN\s", re.IGNORECASE)

_LISTS = re.compile(
    r"\s*(?:ADDIN\s+)?(?:ZOTERO_BIBL\b|Mendeley Bibliography\b|CSL_BIBLIOGRAPHY\b|EN\.REFLIST\b|BIBLIOGRAPHY(?:\s|$)|"
    r"CITAVI[ .]?BIBLIOGRAPHY|paperpile_bibliography\b|PAPERS2_CITATIONS\s+<papers2_bibliography|REFMGR\.REFLIST\b|"
    r"RW\.BIB\b|JR_bib|JABREF_bibliography|MENDELEY_BIBLIOGRAPHY)",
    re.IGNORECASE,
)
_MENDELEY_CITE = "MENDELEY_CITATION_v"
_LINK = re.compile(
    r"https?://(?:www\.)?(?:(?P<paperpile>paperpile\.com/c/)|(?P<zotero>zotero\.org/google-docs/?\?)|"
    r"(?P<sciwheel>(?:sciwheel|f1000)\.com/\w+/citation\b)|"
    r"(?P<papers>app\.readcube\.com/library/|papersapp\.com/citation))",
    re.IGNORECASE,
)
_PROGRAMS = {"paperpile": "Paperpile", "zotero": "Zotero", "sciwheel": "Sciwheel", "papers": "ReadCube Papers"}


def citation_in(field: Field) -> FieldCitation | None:
    """The citation that a field is, with its problem where it can't be read; `None` for another field."""
    for kind in CITATIONS:
        if kind.begins.match(field.code):
            if kind is CITATIONS[-1] and not _MADE_IN_ADDIN.match(field.code):
                return None
            if kind.read is None:
                return FieldCitation(problem=_elsewhere(kind.program))
            try:
                return kind.read(field)
            except BadInput as error:
                return FieldCitation(problem=f"{kind.program}: {error}")
    return citation_at(field.code) if "HYPERLINK" in field.code[:20].upper() else None


def is_list(code: str) -> bool:
    """Whether a field, a content control or a section is a list of references, by its code, its tag or its name."""
    return _LISTS.match(code) is not None


def citation_in_control(tag: str) -> FieldCitation | None:
    """The citation that a content control is, by its tag; `None` for another, and for one with a field in it."""
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
