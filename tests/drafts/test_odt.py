"""Drafts in LibreOffice."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from citecli.drafts import odt
from citecli.drafts.model import Draft
from citecli.drafts.quotations import find
from citecli.errors import UnreadableDocument
from citecli.readers import registry
from citecli.readers.source import Source

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(f'xmlns:{name}="{_URN}{name}:1.0"' for name in ("office", "text", "style", "draw", "meta"))
NAMESPACES += f' xmlns:fo="{_URN}xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
STYLES = (
    '<style:style style:name="Quotations"/><style:style style:name="Cita_20_larga" style:display-name="Cita larga" '
    'style:parent-style-name="Quotations"/>'
)
AUTOMATIC = (
    '<style:style style:name="P1" style:parent-style-name="Cita_20_larga"/>'
    '<style:style style:name="P2" style:parent-style-name="Standard"><style:paragraph-properties '
    'fo:margin-left="1.25cm" fo:text-indent="0cm"/></style:style>'
    '<style:style style:name="P3"><style:paragraph-properties fo:margin-left="1.25cm" fo:text-indent="-1.25cm"/>'
    "</style:style>"
)


def _document(kind: str, content: str) -> str:
    return f"<office:document-{kind} {NAMESPACES}>{content}</office:document-{kind}>"


def file(body: str, meta: str = "") -> Source:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        content = f"<office:automatic-styles>{AUTOMATIC}</office:automatic-styles><office:body><office:text>{body}"
        content = (
            f"<office:document-content {NAMESPACES}>{content}</office:text></office:body></office:document-content>"
        )
        parts.writestr("content.xml", content)
        styles = (
            f"<office:document-styles {NAMESPACES}><office:styles>{STYLES}</office:styles></office:document-styles>"
        )
        parts.writestr("styles.xml", styles)
        parts.writestr("meta.xml", f"<office:document-meta {NAMESPACES}>{meta}</office:document-meta>")
    return Source("essay.odt", buffer.getvalue(), ".odt")


def draft(body: str, meta: str = "") -> Draft:
    return odt.read(file(body, meta))


def p(words: str, style: str = "Text_20_body") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def mark(name: str, shown: str) -> str:
    return f'<text:reference-mark-start text:name="{name}"/>{shown}<text:reference-mark-end text:name="{name}"/>'


def quoted(body: str) -> list[tuple[str, bool, list[str]]]:
    return [
        (one.text, one.block, [f"{cite.key} {cite.suffix}".strip() for found in one.citations for cite in found.cites])
        for one in find(draft(body))
    ]


WORDS = "The quay was built for ships that were much smaller then."


@pytest.mark.parametrize("style", ["Quotations", "Cita_20_larga", "P1", "Citazione", "Zitat", "Intense_20_Quote"])
def test_the_style_for_quotations_and_those_made_from_it(style: str) -> None:
    body = p("He said:") + p("So it was.", style) + p("And is.", style) + p("Then he went.")
    assert quoted(body) == [("So it was.", True, []), ("And is.", True, [])]


def test_indentation_tells_where_something_leads_to_it() -> None:
    assert quoted(p("As he has it:") + p(WORDS, "P2") + p("One.")) == [(WORDS, True, [])]
    assert quoted(p("As he has it:") + p(WORDS, "P3") + p("One.")) == []
    item = f"<text:list><text:list-item>{p(WORDS, 'P2')}</text:list-item></text:list>"
    assert quoted(p("As he has it:") + item + p("One.")) == []


def test_notes_headings_and_what_is_not_there() -> None:
    note = (
        '<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body>'
        f"{p('See ' + mark('JR_cite_1_roe', '(Roe)') + '.')}</text:note-body></text:note>"
    )
    gone = "<text:tracked-changes><text:changed-region><text:deletion><text:p>“Gone”</text:p></text:deletion>"
    gone += "</text:changed-region></text:tracked-changes>"
    comment = "<office:annotation><text:p>“Really?”</text:p></office:annotation>"
    box = f"<draw:frame><draw:text-box>{p('“In a box”.')}</draw:text-box></draw:frame>"
    body = f'{gone}<text:h text:outline-level="2">“Head”</text:h>{p(f"“So it{comment} was.”{note} Next{box}.")}'
    found = draft(
        body + "<text:bibliography><text:index-body><text:p>“Listed”</text:p></text:index-body></text:bibliography>"
    )
    assert found.text == "“Head”\n“So it was.”  Next.\n“In a box”.\nSee (Roe).\n"
    assert [stretch.level for stretch in found.stretches if stretch.heading] == [2]
    assert quoted(body) == [("So it was.", False, ["roe"]), ("In a box", False, [])]
    (citation,) = found.citations
    assert citation.note == "endnote 1"


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("JR_cite_1_roe1999,doe_2000", ["roe1999", "doe_2000"]), ("JR_cite12_2_roe", ["roe"]),
        ("JABREF_roe1999 CID_1 a1b2", ["roe1999"]), ("JABREF_roe CID_1, JABREF_doe CID_2 x9", ["roe", "doe"]),
    ],
)  # fmt: skip
def test_jabrefs_marks_have_the_writers_keys(name: str, keys: list[str]) -> None:
    page = f'<meta:user-defined meta:name="{name}">p. 12</meta:user-defined>'
    (citation,) = draft(p(f"“So” {mark(name, '(Roe)')}"), page).citations
    assert [cite.key for cite in citation.cites] == keys
    assert citation.cites[-1].suffix == "p. 12"
    assert not any(cite.key_is_made for cite in citation.cites)


def test_libreoffices_own_marks_bring_the_work() -> None:
    attributes = 'text:bibliography-type="inbook" text:author="Roe, Ann; Doe, Sam" text:title="Walls" text:year="1999"'
    body = p(f'“So” <text:bibliography-mark text:identifier="roe99" {attributes}>[roe99]</text:bibliography-mark>.')
    (work,) = draft(body).embedded
    assert work.key == "roe99"
    assert work.item == {
        "id": "roe99", "type": "chapter", "title": "Walls", "issued": {"raw": "1999"},
        "author": [{"family": "Roe", "given": "Ann"}, {"family": "Doe", "given": "Sam"}],
    }  # fmt: skip
    bare = p('“So” <text:bibliography-mark text:identifier="roe99">[roe99]</text:bibliography-mark>.')
    found = draft(bare)
    assert ([cite.key for cite in found.citations[0].cites], found.embedded) == (["roe99"], ())


def test_marks_over_paragraphs_sections_and_links() -> None:
    start, end = (f'<text:reference-mark-{edge} text:name="CSL_BIBLIOGRAPHY x"/>' for edge in ("start", "end"))
    body = p(f"{start}“One of them.”") + p(f"“Another.”{end}") + p("“So it was.”")
    assert quoted(body) == [("So it was.", False, [])]
    section = f'<text:section text:name="JR_bib">{p("“One of them.”")}</text:section>'
    assert quoted(section + p("“So it was.”")) == [("So it was.", False, [])]
    link = '<text:a xlink:href="https://www.zotero.org/google-docs/?a1">(Roe)</text:a>'
    assert draft(p(f"“So” {link}")).citations[0].unread == "Zotero: its references are not in the document"


def test_a_mark_that_ends_nowhere_or_is_damaged() -> None:
    assert draft(p('“So” <text:reference-mark-start text:name="JR_cite_1_roe"/>(Roe)')).citations == ()
    assert draft(p('“So” <text:reference-mark-end text:name="JR_cite_1_roe"/>(Roe)')).citations == ()
    (citation,) = draft(p(f"“So” {mark('ZOTERO_ITEM CSL_CITATION {cut RNDx', '(Roe)')}")).citations
    assert citation.unread == "Zotero: its data are damaged or cut off"


def test_flat_files_are_read_as_drafts_and_documents() -> None:
    flat = (
        f'<?xml version="1.0"?><office:document {NAMESPACES} office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:automatic-styles>{STYLES}{AUTOMATIC}</office:automatic-styles><office:body><office:text>"
        f"{p('He said:')}{p('So it was.', 'P1')}</office:text></office:body></office:document>"
    ).encode()
    assert [one.text for one in find(odt.read(Source("essay.fodt", flat, ".fodt")))] == ["So it was."]
    for suffix in (".fodt", ""):
        assert registry.read(Source(f"essay{suffix}", flat, suffix)).text == "He said:\n\nSo it was."


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04broken", b"<office:document"])
def test_no_open_document(data: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        odt.read(Source("essay.odt", data, ".odt"))
