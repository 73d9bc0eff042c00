"""JATS (ANSI/NISO Z39.96): journal articles in XML, as archives and publishers hand them out.

References, figures, tables and sub-articles are left out of the text, and kept beside it; the abstract is part of it.
Footnotes come after the body; raised signs that point to them or to references are left out.

By hand: no library reads JATS into text and reference behind limits such as those of `xml_trees`.
"""

from typing import TYPE_CHECKING

from citecli.documents.model import Document
from citecli.documents.omissions import OmissionKind
from citecli.errors import UnreadableDocument
from citecli.readers import people
from citecli.readers.document_builder import DocumentBuilder, SpeakerName
from citecli.readers.formulas import linear
from citecli.readers.metadata import DocumentMetadata, one_line
from citecli.readers.source import Source
from citecli.readers.xml_trees import children, local, texts, tree
from citecli.references.model import Date, DateParts, ItemType, Name
from citecli.text.raised import REACH, raised

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST = 16 * 1024 * 1024
"""Bytes beyond which a file is refused; long articles have one or two million."""

_ORIGIN = "JATS"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SKIPPED = frozenset("graphic inline-graphic annotation annotation-xml".split())
_OMITTED = {
    "ref-list": OmissionKind.REFERENCES,
    "fig": OmissionKind.FIGURE,
    "table-wrap": OmissionKind.TABLE,
    "sub-article": OmissionKind.SUB_ARTICLE,
    "response": OmissionKind.SUB_ARTICLE,
    "supplementary-material": OmissionKind.SUPPLEMENT,
    "media": OmissionKind.MEDIA,
}
_FILES = frozenset("supplementary-material media".split())
_LINES = frozenset("title article-title subtitle p label ref tr title-group contrib-group object-id".split())
_APART = frozenset("td th surname given-names year source fpage volume element-citation mixed-citation".split())
_BLOCK_PARENTS = frozenset(
    "sec body list list-item boxed-text disp-quote statement def-list def-item def app ack fn-group app-group "
    "caption fig-group table-wrap-group floats-group glossary notes explanation question-wrap-group question-wrap "
    "question answer-set answer disp-formula-group sig-block".split()
)
_LINE_BLOCKS = frozenset("term term-head def-head attrib address sig code disp-formula".split())
"""Elements that are a paragraph each, without one in them."""
_SECTIONS = frozenset("sec app ack glossary notes".split())
_LABELLED = frozenset("list-item statement boxed-text question answer".split())
_SPLITTING = frozenset(
    "disp-quote list boxed-text disp-formula verse-group preformat fig fig-group table-wrap table-wrap-group "
    "supplementary-material media".split()
)
_FORMS = ("textual-form", "math", "tex-math")
_TEX_BEGINS, _TEX_ENDS = "\\begin{document}", "\\end{document}"
_NUMBERS = {"volume": "volume", "issue": "issue", "elocation-id": "number"}
_DATE_ORDER = ("pub", "epub", "epub-ppub", "ppub", "collection", "")


def read(source: Source) -> Document:
    """The article in a JATS file, without an id; the first, where there are several.

    `UnreadableDocument` when it is other XML, not well-formed, beyond a limit, or has no text.
    """
    if not source.data.strip():
        raise UnreadableDocument(f"{source.name} is empty")
    if len(source.data) > LARGEST:
        raise UnreadableDocument(f"{source.name} has more than {LARGEST // 1024 // 1024} MB of XML, which is too much")
    root = tree(source.data, source.name, _SKIPPED)
    article = next((element for element in root.iter() if local(element) == "article"), None)
    if article is None:
        raise UnreadableDocument(f"{source.name} is XML, but no journal article (JATS): its root is {local(root)[:40]}")
    metadata = DocumentMetadata()
    metadata.kind(ItemType.ARTICLE_JOURNAL, _ORIGIN)
    builder = DocumentBuilder()
    front = next(children(article, "front"), None)
    meta = next(children(front, "article-meta"), None) if front is not None else None
    if meta is not None:
        _article(meta, metadata)
    if front is not None:
        _journal(front, metadata)
    metadata.text("language", article.get(_LANGUAGE, ""), _ORIGIN)
    _text(article, meta, builder)
    try:
        return builder.document(source, metadata, with_head=False, may_be_bare=True)
    except UnreadableDocument:
        if front is not None:
            raise
        # Publishers have formats of their own with the same root.
        problem = f"{source.name} is XML of an article, but not in JATS: it has no front matter"
        raise UnreadableDocument(problem) from None


def _text(article: "Element", meta: "Element | None", builder: DocumentBuilder) -> None:
    """The text of the article: its abstract, its body, what comes behind; and what is left out."""
    for abstract in children(meta, "abstract") if meta is not None else ():
        if not abstract.get("abstract-type"):
            if not any(local(child) == "title" for child in abstract):
                builder.heading("Abstract", 1)
            _blocks(abstract, builder, 1)
    for abstract in () if meta is None else meta:
        if local(abstract) == "trans-abstract" or (local(abstract) == "abstract" and abstract.get("abstract-type")):
            _omit(abstract, builder, OmissionKind.ABSTRACT)
        elif local(abstract) == "author-notes":
            _omit(abstract, builder, OmissionKind.AUTHOR_NOTES)
    for part in ("body", "back", "floats-group"):
        for element in children(article, part):
            _blocks(element, builder, 0)
    for element in article:
        if local(element) in ("sub-article", "response"):
            _omit(element, builder)


def _article(meta: "Element", metadata: DocumentMetadata) -> None:
    titles = next(children(meta, "title-group"), meta)
    title = _first(titles, "article-title")
    subtitle = _first(titles, "subtitle")
    metadata.text("title", f"{title.rstrip(':')}: {subtitle}" if title and subtitle else title, _ORIGIN)
    authors: list[Name] = []
    editors: list[Name] = []
    for group in children(meta, "contrib-group"):
        for contributor in children(group, "contrib"):
            kind = contributor.get("contrib-type") or group.get("content-type") or "author"
            if name := _name(contributor):
                (authors if kind == "author" else editors if kind == "editor" else []).append(name)
    metadata.names("author", tuple(authors), _ORIGIN)
    metadata.names("editor", tuple(editors), _ORIGIN)
    dates = {
        date.get("date-type") or date.get("pub-type") or "": day
        for date in reversed(list(children(meta, "pub-date")))
        if (day := _date(date))
    }
    for kind in (*_DATE_ORDER, *dates):
        metadata.date("issued", dates.get(kind), _ORIGIN)
    for element, variable in _NUMBERS.items():
        metadata.text(variable, _first(meta, element), _ORIGIN)
    first, last = _first(meta, "fpage"), _first(meta, "lpage")
    metadata.text("page", f"{first}-{last}" if first and last and last != first else first, _ORIGIN)
    for identifier in children(meta, "article-id"):
        kind = identifier.get("pub-id-type", "")
        variable = {"doi": "DOI", "pmid": "PMID", "pmc": "PMCID", "pmcid": "PMCID"}.get(kind, "")
        value = one_line(texts(identifier))
        if variable == "PMCID" and value.isdecimal():
            value = f"PMC{value}"
        if variable:
            metadata.text(variable, value, _ORIGIN)


def _journal(front: "Element", metadata: DocumentMetadata) -> None:
    for journal in children(front, "journal-meta"):
        for name, variable in (
            ("journal-title", "container-title"),
            ("abbrev-journal-title", "container-title-short"),
            ("issn", "ISSN"),
            ("publisher-name", "publisher"),
        ):
            field = next((element for element in journal.iter() if local(element) == name), None)
            if field is not None:
                metadata.text(variable, texts(field), _ORIGIN)


def _first(element: "Element", name: str) -> str:
    child = next(children(element, name), None)
    return one_line("".join(_inline(child))) if child is not None else ""


def _name(contributor: "Element") -> Name | None:
    for element in contributor.iter():
        if local(element) in ("name", "string-name"):
            family, given = _first(element, "surname"), _first(element, "given-names")
            if family:
                return Name(family=family, given=given, suffix=_first(element, "suffix"))
            if named := people.names(one_line(texts(element))):
                return named[0]
        elif local(element) in ("collab", "collab-name"):
            return Name(literal=one_line(element.text or texts(element)))
    return None


def _date(element: "Element") -> Date | None:
    numbers = {}
    for part in ("year", "month", "day"):
        digits = _first(element, part)
        numbers[part] = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= 4 else 0
    if not numbers["year"]:
        return None
    month = numbers["month"] if numbers["month"] <= 12 else 0
    return Date(DateParts(numbers["year"], month, numbers["day"] if month and numbers["day"] <= 31 else 0))


def _blocks(element: "Element", builder: DocumentBuilder, level: int) -> None:
    """Headings and paragraphs below `element`; `level` is that of the sections around."""
    for child in element:
        _block(child, builder, level)


def _block(element: "Element", builder: DocumentBuilder, level: int) -> None:
    name = local(element)
    if name == "title":
        builder.heading("".join(_inline(element)), max(1, level))
    elif name == "p":
        _paragraph(element, builder, level)
    elif name in _OMITTED:
        _omit(element, builder)
    elif name in _LINE_BLOCKS:
        builder.paragraph("".join(_inline(element)))
    elif name == "speech":
        _speech(element, builder, level)
    elif name == "preformat":
        builder.paragraph(texts(element).strip("\n"))
    elif name == "fn":
        _note(element, builder)
    elif name == "verse-group":
        builder.paragraph("\n".join(one_line("".join(_inline(line))) for line in element.iter() if _is_verse(line)))
    elif name in _BLOCK_PARENTS:
        _parts(element, builder, level + 1 if name in _SECTIONS else level)


def _parts(element: "Element", builder: DocumentBuilder, level: int) -> None:
    """What is in an element, the first title or paragraph with the label that is printed before it."""
    label = _label(element) if local(element) in _LABELLED else ""
    for child in element:
        if label and local(child) in ("title", "p"):
            _labelled(child, label, builder, level)
            label = ""
        else:
            _block(child, builder, level)


def _label(element: "Element") -> str:
    """What is printed before an item of a list, or a statement ("3.", "Theorem 1"), "" for nothing."""
    return "".join(one_line(texts(child)) for child in children(element, "label"))


def _labelled(element: "Element", label: str, builder: DocumentBuilder, level: int) -> None:
    """A title or paragraph with the label of what it begins."""
    if local(element) == "title":
        builder.heading(f"{label} {''.join(_inline(element))}", max(1, level))
    else:
        _paragraph(element, builder, level, f"{label} ")


def _speech(element: "Element", builder: DocumentBuilder, level: int) -> None:
    """Words of a speaker, who is named before them."""
    name = _first(element, "speaker").rstrip(":")
    for child in element:
        if local(child) == "p":
            _paragraph(child, builder, level, f"{name}: " if name else "", SpeakerName(0, len(name)) if name else None)
            name = ""
        elif local(child) != "speaker":
            _block(child, builder, level)


def _is_verse(element: "Element") -> bool:
    return local(element) in ("verse-line", "attrib")


def _omit(element: "Element", builder: DocumentBuilder, kind: OmissionKind | None = None) -> None:
    """An element that is no part of the text, and what it says: a line for each of its parts."""
    pieces: list[str] = []
    _add_lines(element, pieces)
    lines = map(one_line, "".join(pieces).split("\n"))
    words = "\n".join(filter(None, lines))
    # A file without a caption says nothing, and is no part of what is printed.
    if words or local(element) not in _FILES:
        builder.omit(kind or _OMITTED[local(element)], words)


def _add_lines(element: "Element", pieces: list[str]) -> None:
    name = local(element)
    if name in ("alternatives", "tex-math", "math"):
        # A table may be there as a picture, too.
        form = _plainest(element) if name == "alternatives" else None
        if form is None or local(form) in _FORMS:
            _add_inline(element, pieces, is_linked=False)
        else:
            _add_lines(form, pieces)
        return
    edge = "\n" if name in _LINES else " " if name in _APART else ""
    pieces += (edge, _in_flow(element.text))
    for child in element:
        _add_lines(child, pieces)
        pieces.append(_in_flow(child.tail))
    pieces.append(edge)


def _paragraph(
    element: "Element", builder: DocumentBuilder, level: int, before: str = "", speaker: SpeakerName | None = None
) -> None:
    """A paragraph with what stands `before` it, parted where a block quotation or a list stands in it."""
    pieces = [before, _in_flow(element.text)]
    for child in element:
        name = local(child)
        if name in _SPLITTING:
            builder.paragraph("".join(pieces))
            pieces = []
            _block(child, builder, level)
        elif name == "fn":
            _note(child, builder)
        else:
            for note in (element for element in child.iter() if local(element) == "fn"):
                _note(note, builder)
            _add_inline(child, pieces, is_linked=False)
        pieces.append(_in_flow(child.tail))
    builder.paragraph("".join(pieces), speaker=speaker)


def _note(element: "Element", builder: DocumentBuilder) -> None:
    label = "".join(one_line(texts(child)) for child in children(element, "label"))
    words = "\n".join("".join(_inline(child)) for child in element.iter() if local(child) == "p")
    builder.note(words, label or element.get("symbol", ""))


def _inline(element: "Element") -> list[str]:
    """The pieces of text in an element, without notes and the signs that point to them."""
    pieces: list[str] = []
    _add_inline(element, pieces, is_linked=False)
    return pieces


def _add_inline(element: "Element", pieces: list[str], *, is_linked: bool) -> None:
    name = local(element)
    if name in ("fn", "object-id") or name in _FILES:
        return
    if name == "label":
        # The number of a formula.
        pieces.append(f"{texts(element).strip()} ")
        return
    if name == "alternatives":
        if (form := _plainest(element)) is not None:
            _add_inline(form, pieces, is_linked=is_linked)
        return
    if name in ("tex-math", "math"):
        pieces.append(_tex(texts(element)) if name == "tex-math" else linear(element))
        return
    start = len(pieces)
    is_linked = is_linked or name == "xref"
    if name == "break":
        pieces.append("\n")
    pieces.append(_in_flow(element.text))
    for child in element:
        _add_inline(child, pieces, is_linked=is_linked)
        pieces.append(_in_flow(child.tail))
    if name == "xref" and element.get("ref-type", "").endswith("fn"):
        del pieces[start:]
    elif name == "sup":
        # A sign that points to a note, or to references from above the line, is no part of the sentence.
        before = "".join(pieces[max(0, start - REACH) : start])
        content = "".join(pieces[start:])
        is_sign = is_linked or any(local(child) == "xref" for child in element)
        pieces[start:] = [raised(before, content, is_linked=is_sign)]


def _plainest(alternatives: "Element") -> "Element | None":
    """Of several forms of the same the one that says most in plain text."""
    forms = {local(form): form for form in alternatives if texts(form).strip()}
    return next((forms[name] for name in _FORMS if name in forms), next(iter(forms.values()), None))


def _tex(text: str) -> str:
    """The formula in TeX without the document that is put around it for programs that set it."""
    _, begins, rest = text.partition(_TEX_BEGINS)
    formula = rest.partition(_TEX_ENDS)[0] if begins else text
    return one_line(formula.strip().strip("$"))


def _in_flow(text: str | None) -> str:
    return text.replace("\n", " ").replace("\r", " ").replace("\t", " ") if text else ""
