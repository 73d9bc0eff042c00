"""Drafts in Word."""

import json

import pytest

from citecli.drafts import docx
from citecli.drafts.quotations import find
from citecli.errors import UnreadableDocument
from citecli.readers.source import Source
from tests.drafts.word_markup import draft, field, paragraph, style

FIELD = json.dumps({
    "citationItems": [
        {"id": 7, "locator": "3", "label": "page", "itemData": {"id": 7, "type": "book", "title": "Walls & quays"}}
    ]
})  # fmt: skip


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


def test_an_indented_paragraph_that_ends_with_a_note_or_a_citation_is_a_block() -> None:
    words = "The quay was built for ships that were much smaller then."
    inset = '<w:pPr><w:ind w:left="720"/></w:pPr>'
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Roe, 3.</w:t></w:r></w:p></w:footnote>'
    said = f"<w:r><w:t>{words}</w:t></w:r>"
    cited = field(f"ADDIN ZOTERO_ITEM CSL_CITATION {FIELD}", "3")
    before, after = paragraph("He knew it."), paragraph("Next.")
    assert quoted(f"{before}<w:p>{inset}{said}{call}</w:p>{after}", note) == [(words, True, [])]
    assert quoted(f"{before}<w:p>{inset}{said}{cited}</w:p>{after}") == [(words, True, ["wallsquays page 3"])]
    assert quoted(f"{before}<w:p>{inset}{call}{said}</w:p>{after}", note) == []


def test_what_a_citation_shows_is_not_quoted_though_it_cant_be_read() -> None:
    unread = field("ADDIN ZOTERO_ITEM CSL_CITATION {cut", "Roe, “of quays and of walls”, 3")
    assert quoted(f"<w:p><w:r><w:t>“So it was” </w:t></w:r>{unread}</w:p>") == [("So it was", False, [])]


@pytest.mark.parametrize(("plain", "count"), [(30, 25), (75, 25), (74, 0), (20, 0)])
def test_indentation_of_many_paragraphs_says_nothing(plain: int, count: int) -> None:
    words = "The quay was built for ships that were much smaller then"
    inset = "".join(paragraph(f"{words} {number}.", '<w:ind w:left="720"/>') for number in range(25))
    body = paragraph("One.") * (plain - 1) + paragraph("As he has it:") + inset
    assert len(quoted(body)) == count
