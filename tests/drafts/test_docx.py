"""Drafts in Word."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from citecli.drafts import docx
from citecli.drafts.model import Draft
from citecli.drafts.quotations import find
from citecli.errors import UnreadableDocument
from citecli.readers.source import Source

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Intense Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My own"/><w:basedOn w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Head"><w:name w:val="heading 1"/></w:style>
</w:styles>"""
FIELD = json.dumps({
    "citationItems": [
        {"id": 7, "locator": "3", "label": "page", "itemData": {"id": 7, "type": "book", "title": "Walls & quays"}}
    ]
})  # fmt: skip


def paragraph(words: str, properties: str = "") -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def field(code: str, result: str) -> str:
    code = code.replace("&", "&amp;").replace("<", "&lt;")
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{edge}"/></w:r>' for edge in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{separate}<w:r><w:t>{result}</w:t></w:r>{end}"


def word(body: str, footnotes: str = "") -> Source:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as file:
        file.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        file.writestr("word/styles.xml", STYLES)
        if footnotes:
            file.writestr("word/footnotes.xml", f"<w:footnotes {W}>{footnotes}</w:footnotes>")
    return Source("essay.docx", buffer.getvalue(), ".docx")


def draft(body: str, footnotes: str = "") -> Draft:
    return docx.read(word(body, footnotes))


def quoted(body: str, footnotes: str = "") -> list[tuple[str, bool, list[str]]]:
    return [
        (
            one.text,
            one.block,
            [f"{cite.key} {cite.suffix}".strip() for citation in one.citations for cite in citation.cites],
        )
        for one in find(draft(body, footnotes))
    ]


def test_styles_for_quotations_are_blocks() -> None:
    body = paragraph("He said:") + paragraph("So it was.", style("Quote")) + paragraph("And is.", style("Mine"))
    assert quoted(body + paragraph("“Head”", style("Head"))) == [("So it was.", True, []), ("And is.", True, [])]


def test_indentation_tells_where_something_leads_to_it() -> None:
    inset = '<w:ind w:left="720"/>'
    words = "The quay was built for ships that were much smaller then."
    assert quoted(paragraph("As he has it:") + paragraph(words, inset)) == [(words, True, [])]
    assert quoted(paragraph("One.") + paragraph(f"{words} (Doe 3)", inset)) == [(words, True, [])]
    assert quoted(paragraph("One.") + paragraph(words, inset)) == []
    hanging = '<w:ind w:left="720" w:hanging="720"/>'
    assert quoted(paragraph("Works:") + paragraph(f"{words} (2020)", hanging)) == []
    listed = f"<w:numPr/>{inset}"
    assert quoted(paragraph("These:") + paragraph(words, listed)) == []


def test_a_reference_managers_field_is_a_citation_with_its_reference() -> None:
    cited = field(f"ADDIN ZOTERO_ITEM CSL_CITATION {FIELD} ", "(Doe, p. 3)")
    body = f"<w:p><w:r><w:t>“So it was” </w:t></w:r>{cited}<w:r><w:t>.</w:t></w:r></w:p>"
    assert quoted(body) == [("So it was", False, ["wallsquays page 3"])]
    (work,) = draft(body).embedded
    assert work.item == {"id": "wallsquays", "type": "book", "title": "Walls & quays"}
    broken = field("ADDIN ZOTERO_ITEM CSL_CITATION {broken", "(Doe)")
    (unread,) = draft(f"<w:p>{broken}</w:p>").citations
    assert (unread.cites, unread.unread) == ((), "Zotero: its data are damaged or cut off")


def test_a_footnote_has_the_citation() -> None:
    call = '<w:r><w:t>“So it was.”</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t> Next.</w:t></w:r>'
    cited = field(f"ADDIN CSL_CITATION {FIELD}", "Doe, 3")
    note = f'<w:footnote w:id="0" w:type="separator">{paragraph("x")}</w:footnote>'
    note += f'<w:footnote w:id="2"><w:p><w:r><w:t>See “a note of words”, </w:t></w:r>{cited}</w:p></w:footnote>'
    assert quoted(f"<w:p>{call}</w:p>", note) == [
        ("So it was.", False, ["wallsquays page 3"]),
        ("a note of words", False, ["wallsquays page 3"]),
    ]


def test_what_is_deleted_is_not_there() -> None:
    deleted = "<w:del><w:r><w:delText>is</w:delText></w:r></w:del>"
    assert quoted(f"<w:p><w:r><w:t>“So it </w:t></w:r>{deleted}<w:r><w:t>was”</w:t></w:r></w:p>") == [
        ("So it was", False, [])
    ]


def test_pandocs_syntax_counts_too_and_lines_are_paragraphs() -> None:
    found = draft(paragraph("One.") + paragraph("“So it was” [@doe, p. 3]."))
    (one,) = find(found)
    assert (one.line, one.column) == (2, 2)
    assert found.citations[0].cites[0].key == "doe"


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04broken"])
def test_no_word_file(data: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        docx.read(Source("essay.docx", data, ".docx"))
