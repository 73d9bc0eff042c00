"""Exports in XML of which a record is damaged, or that were cut: the other records are read."""

import pytest

from citecli.errors import BadInput
from citecli.interop.read import Format, parse

ENDNOTE = "<record><ref-type>6</ref-type><titles><title>Book {}</title></titles><label>k{}</label></record>"
MODS = '<m:mods ID="k{1}"><m:titleInfo><m:title>Book {0}</m:title></m:titleInfo></m:mods>'
PUBMED = (
    "<PubmedArticle><MedlineCitation><PMID>{1}</PMID><Article><ArticleTitle>Book {0}</ArticleTitle></Article>"
    "</MedlineCitation></PubmedArticle>"
)
WORD = "<b:Source><b:SourceType>Book</b:SourceType><b:Tag>k{1}</b:Tag><b:Title>Book {0}</b:Title></b:Source>"
FORMATS = [
    (
        Format.WORD,
        '<b:Sources xmlns:b="http://schemas.microsoft.com/office/word/2004/10/bibliography">',
        WORD,
        "</b:Sources>",
    ),
    (Format.ENDNOTE_XML, '<?xml version="1.0"?><xml><records>', ENDNOTE, "</records></xml>"),
    (Format.MODS, '<!-- <x> --><m:modsCollection xmlns:m="http://www.loc.gov/mods/v3">', MODS, "</m:modsCollection>"),
    (Format.PUBMED_XML, "<PubmedArticleSet>", PUBMED, "</PubmedArticleSet>"),
]


@pytest.mark.parametrize(("form", "head", "record", "tail"), FORMATS)
@pytest.mark.parametrize("damage", ["&", "<", "\x01", "</i>", "<i>", '<a b="x>', "&nosuch;;&"])
def test_one_that_is_damaged(form: Format, head: str, record: str, tail: str, damage: str) -> None:
    records = [record.format(damage if number == 2 else number, number) for number in range(5)]
    loaded = parse(head + "\n".join(records) + tail, form)
    titles = [reference.texts["title"] for reference in loaded.references]
    assert [title for title in titles if title in {f"Book {number}" for number in range(5)}] == [
        "Book 0", "Book 1", "Book 3", "Book 4"
    ]  # fmt: skip
    assert loaded.lost == (len(titles) == 4)
    if loaded.lost:
        (remark,) = [remark for remark in loaded.remarks if "key" not in remark]
        assert remark == "record 3 is not well-formed XML; skipped"


@pytest.mark.parametrize(("form", "head", "record", "tail"), FORMATS)
def test_one_that_was_cut(form: Format, head: str, record: str, tail: str) -> None:
    whole = head + record.format(0, 0) + "\n" + record.format(1, 1)
    begin = len(head) + len(record.format(0, 0))
    for end in range(begin, len(whole)):
        loaded = parse(whole[:end], form)
        assert [reference.texts["title"] for reference in loaded.references] == ["Book 0"]
        assert loaded.lost == 1
    loaded = parse(whole + tail[:-3], form)
    assert (len(loaded.references), loaded.lost) == (2, 1)


@pytest.mark.parametrize(("form", "head", "record", "tail"), FORMATS)
def test_none_that_can_be_read(form: Format, head: str, record: str, tail: str) -> None:
    with pytest.raises(BadInput, match="not well-formed XML"):
        parse(head + record.format("&", 0)[:-8], form)
    with pytest.raises(BadInput, match="declares an entity"):
        parse(f"<!DOCTYPE x [<!ENTITY a 'b'>]>{head}{record.format(0, 0)}{tail}", form)
