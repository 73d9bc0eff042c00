"""Citations that programs have put into Word files: which are read, which are not, and of which works they are."""

import base64
import json
import zlib
from collections.abc import Mapping

import pytest

from citecli.drafts.model import Draft, DraftCitation
from citecli.drafts.quotations import find
from tests.drafts.word_markup import control, draft, edge, field, instruction, paragraph, run

Item = dict[str, object]


def work(title: str, family: str = "Roe", year: int = 1999, **more: object) -> Item:
    return {
        "type": "book", "title": title, "author": [{"family": family, "given": "Ann"}],
        "issued": {"date-parts": [[year]]}, **more,
    }  # fmt: skip


def zotero(*items: Item, before: str = "ADDIN ZOTERO_ITEM CSL_CITATION ") -> str:
    return before + json.dumps({"citationItems": items})


def cited(*codes: str) -> Draft:
    """A draft with a paragraph for each field."""
    return draft("".join(f"<w:p>{run('“So it was” ')}{field(code, '(Roe 1999)')}{run('.')}</w:p>" for code in codes))


def keys(found: Draft) -> list[list[str]]:
    return [[cite.key for cite in citation.cites] for citation in found.citations]


def only(found: Draft) -> DraftCitation:
    (citation,) = found.citations
    return citation


def packed(data: bytes | str) -> str:
    return base64.b64encode(data.encode() if isinstance(data, str) else data).decode()


# Works


def test_numbers_of_each_field_are_no_works() -> None:
    one, other = work("Walls"), work("Quays")
    found = cited(
        zotero({"id": "ITEM-1", "itemData": {**one, "id": "ITEM-1"}, "uris": ["http://m.com/?uuid=1"]}),
        zotero({"id": "ITEM-1", "itemData": {**other, "id": "ITEM-1"}, "uris": ["http://m.com/?uuid=2"]}),
        zotero(
            {"id": "ITEM-1", "itemData": {**other, "id": "ITEM-1"}, "uris": ["http://m.com/?uuid=2"]},
            {"id": "ITEM-2", "itemData": {**one, "id": "ITEM-2"}, "uris": ["http://m.com/?uuid=1"]},
        ),
    )
    assert keys(found) == [["roe1999"], ["roe1999b"], ["roe1999b", "roe1999"]]
    assert [reference.item["title"] for reference in found.embedded] == ["Walls", "Quays"]
    assert all(cite.key_is_made for citation in found.citations for cite in citation.cites)


def test_equal_numbers_of_two_libraries_are_two_works() -> None:
    first = {"id": 7, "itemData": work("Walls", id=7), "uris": ["http://zotero.org/users/1/items/A"]}
    second = {"id": 7, "itemData": work("Tides", "Doe", id=7), "uris": ["http://zotero.org/users/2/items/B"]}
    assert keys(cited(zotero(first), zotero(second))) == [["roe1999"], ["doe1999"]]


def test_one_work_of_two_libraries_is_one() -> None:
    first = {"id": 7, "itemData": work("Walls"), "uris": ["http://zotero.org/users/1/items/A"]}
    second = {"id": 9, "itemData": work("Walls"), "uris": ["http://zotero.org/users/2/items/B"]}
    assert keys(cited(zotero(first), zotero(second))) == [["roe1999"], ["roe1999"]]


def test_a_work_whose_data_were_mended_is_one() -> None:
    address = ["http://zotero.org/users/1/items/A"]
    first, second = ({"id": 7, "itemData": work(title), "uris": address} for title in ("Wals", "Walls"))
    assert keys(cited(zotero(first), zotero(second))) == [["roe1999"], ["roe1999"]]


def test_the_writers_own_keys_are_kept() -> None:
    mine = {"id": 7, "itemData": {**work("Walls"), "citation-key": "roeWalls"}}
    theirs = {"id": 7, "itemData": {**work("Tides", "Doe"), "citation-key": "roeWalls"}}
    found = cited(zotero(mine), zotero(theirs))
    assert keys(found) == [["roeWalls"], ["roeWalls-2"]]
    assert [citation.cites[0].key_is_made for citation in found.citations] == [False, True]


def test_a_work_without_data_is_that_of_another_field() -> None:
    address = "http://zotero.org/users/1/items/A"
    bare = zotero({"uri": [address]}, before="ADDIN ZOTERO_ITEM ")
    found = cited(bare, zotero({"id": 7, "itemData": work("Walls"), "uris": [address]}))
    assert keys(found) == [["roe1999"], ["roe1999"]]
    assert only(cited(bare)).unread == "it names a work by a number alone"
    partly = cited(zotero({"id": 7, "itemData": work("Walls")}, {"id": 8}))
    assert (keys(partly), only(partly).unread) == ([["roe1999"]], "it names a work by a number alone")


def test_endnotes_numbers_are_of_one_library_each() -> None:
    def cite(database: str, title: str, record: bool = True) -> str:
        data = (
            f"<record><foreign-keys><key app='EN' db-id='{database}'>5</key></foreign-keys>"
            f"<contributors><authors><author>Roe, Ann</author></authors></contributors><titles><title>{title}</title>"
            "</titles><dates><year>1999</year></dates></record>"
        )
        named = "<Author>Roe</Author><Year>1999</Year><RecNum>5</RecNum>"
        return f"ADDIN EN.CITE <EndNote><Cite>{named}{data if record else ''}</Cite></EndNote>"

    found = cited(cite("x", "Walls"), cite("y", "Quays"), cite("x", "Walls"))
    assert keys(found) == [["roe1999"], ["roe1999b"], ["roe1999"]]
    assert keys(cited(cite("x", "Walls"), cite("", "", record=False))) == [["roe1999"], ["roe1999"]]
    assert only(cited(cite("", "", record=False))).unread  # nothing says which


# What stands beside a work


@pytest.mark.parametrize(
    ("beside", "suffix"),
    [
        ({"locator": "12"}, "page 12"),
        ({"locator": "12", "label": "paragraph"}, "paragraph 12"),
        ({"locator": "wall", "label": "sub verbo"}, "s.v. wall"),
        ({"locator": "5", "label": "article-locator"}, "art. 5"),
        ({"locator": "p. 12", "label": "page"}, "p. 12"),
        ({"locator": "12", "suffix": ", my emphasis"}, "page 12, my emphasis"),
        ({"suffix": "passim"}, "passim"),
        ({}, ""),
    ],
)
def test_places_and_words(beside: Mapping[str, object], suffix: str) -> None:
    code = zotero({"id": 7, "itemData": work("Walls"), "prefix": "see ", "suppress-author": True, **beside})
    (cite,) = only(cited(code)).cites
    assert (cite.prefix, cite.suffix, cite.author_suppressed) == ("see ", suffix, True)


def test_words_own_switches() -> None:
    uri = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
    sources = "".join(
        f"<b:Source><b:Tag>{tag}</b:Tag><b:Title>{tag}</b:Title></b:Source>" for tag in ("Roe99", "Doe00")
    )
    parts = {"customXml/item3.xml": f'<?xml version="1.0"?><b:Sources xmlns:b="{uri}">{sources}</b:Sources>'}
    code = r' CITATION Roe99 \p 12-14 \n \f "see \"x\" " \l 1033  \m Doe00 \s ", passim" \v 2 \* MERGEFORMAT'
    found = draft(f"<w:p>{field(code, '(Roe)')}</w:p>", parts=parts)
    first, second = only(found).cites
    assert (first.key, first.prefix, first.suffix, first.author_suppressed) == ("Roe99", 'see "x" ', "page 12-14", True)
    assert (second.key, second.prefix, second.suffix) == ("Doe00", "", "volume 2, passim")
    missing = draft(f"<w:p>{field(' CITATION Poe77 ', '(Poe)')}</w:p>", parts=parts)
    assert (keys(missing), missing.embedded) == ([["Poe77"]], ())  # a key that nothing stands for
    damaged = {name: text[:-20] for name, text in parts.items()}
    assert only(draft(f"<w:p>{field(code, '(Roe)')}</w:p>", parts=damaged)).unread == (
        "Word: the document's list of sources is damaged"
    )
    assert only(cited(code)).unread == "Word: the document has no list of sources"


# What can't be read

ENDNOTE = "<EndNote><Cite><Author>Roe</Author></Cite></EndNote>"
UNREAD = {
    "cut": ('ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": [{', "Zotero: its data are damaged or cut off"),
    "no json": ("ADDIN CSL_CITATION {not, json}", "a reference manager: its data are damaged or cut off"),
    "no data": ("ADDIN ZOTERO_ITEM CSL_CITATION", "Zotero: it has no data"),
    "no works": ('ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems": []}', "Zotero: its data name no work"),
    "deep": ("ADDIN CSL_CITATION " + '{"a":' * 100_000, "a reference manager: its data are damaged or cut off"),
    "endnote cut": (f"ADDIN EN.CITE {ENDNOTE[:-12]}", "EndNote: its data are damaged or cut off"),
    "endnote bare": ("ADDIN EN.CITE", "EndNote: it has no data"),
    "entities": (
        f'ADDIN EN.CITE <!DOCTYPE a [<!ENTITY b "c">]>{ENDNOTE.replace("Roe", "&b;")}',
        "EndNote: its data are damaged or cut off",
    ),
    "citavi": ("ADDIN CitaviPlaceholder{*no base64*}", "Citavi: its data are damaged or cut off"),
    "citavi, cut": (f"ADDIN CitaviPlaceholder{{{packed('{}' * 9)[:-3]}}}", "Citavi: its data are damaged or cut off"),
    "paperpile": (
        f"ADDIN paperpile_citation <data>{packed(zlib.compress(b'[{}]' * 999)[:-9])}</data>",
        "Paperpile: its data are damaged or cut off",
    ),
    "paperpile, bomb": (
        f"ADDIN paperpile_citation <data>{packed(zlib.compress(b' ' * 20_000_000))}</data>",
        "Paperpile: its data are larger than 8 MB",
    ),
    "refworks": ("ADDIN RW.CITE{{5 Roe A 1999}}", "RefWorks: its references are not in the document"),
    "unknown": ("ADDIN acme_citation 5", "it is of a program that is not known"),
}


@pytest.mark.parametrize("name", UNREAD)
def test_what_cant_be_read_is_told_and_stays_text(name: str) -> None:
    code, reason = UNREAD[name]
    found = cited(code)
    citation = only(found)
    assert (citation.cites, citation.unread) == ((), reason)
    assert found.stretches[0].text == "“So it was” (Roe 1999)."
    (quotation,) = find(found)
    assert quotation.citations == (citation,)
    assert [one.text for one in quotation.hand_citations] == ["Roe 1999"]


@pytest.mark.parametrize("code", ["PAGEREF _Toc1", "ADDIN EN.CITE.DATA", "ADDIN ZOTERO_PREF {}", 'HYPERLINK "x"', ""])
def test_other_fields_are_no_citations(code: str) -> None:
    assert cited(code).citations == ()


def test_a_field_of_five_megabytes() -> None:
    code = zotero({"id": 7, "itemData": work("Walls", abstract="a" * 5_000_000)})
    assert keys(cited(code)) == [["roe1999"]]
    assert only(cited(code + " " * 4_000_000)).unread == "Zotero: its data are larger than 8 MB"


def test_a_field_that_is_never_closed() -> None:
    code = zotero({"id": 7, "itemData": work("Walls")})
    body = f"<w:p>{run('One ')}{edge('begin')}{instruction(code)}{edge('separate')}{run('(Roe 1999)')}</w:p>"
    found = draft(body + paragraph("“So it was”, and ever."))
    assert only(found).unread == "its field is never closed"
    assert [quotation.text for quotation in find(found)] == ["So it was"]
    coded = draft(f"<w:p>{run('One ')}{edge('begin')}{instruction(code)}{run('“So it was”.')}</w:p>{paragraph('Two.')}")
    assert coded.text == "One “So it was”.\nTwo.\n"


def test_ends_without_a_beginning_are_nothing() -> None:
    assert draft(f"<w:p>{edge('end')}{edge('separate')}{instruction('CITATION')}{run('a')}</w:p>").citations == ()


# Where fields stand

CODE = zotero({"id": 7, "itemData": work("Walls"), "locator": "3"})


def test_a_citation_in_the_field_of_a_link() -> None:
    inner = field(CODE, "(Roe)")
    before = edge("begin") + instruction('HYPERLINK "x"') + edge("separate")
    link = f"{before}{run('See ')}{inner}{run(' there')}{edge('end')}"
    found = draft(f"<w:p>{link}</w:p>")
    assert (found.text, found.text[slice(*only(found).span)]) == ("See (Roe) there\n", "(Roe)")


def test_what_a_field_in_a_code_shows_is_not_seen() -> None:
    page = field("PAGE", "7")
    code = f"{edge('begin')}{instruction('IF ')}{page}{instruction(' = 1')}{edge('separate')}{run('Last')}{edge('end')}"
    assert draft(f"<w:p>{code}</w:p>").text == "Last\n"


def test_a_field_that_ends_in_the_next_paragraph_is_in_the_first() -> None:
    body = f"<w:p>{run('One ')}{edge('begin')}{instruction(CODE)}{edge('separate')}{run('(Roe)')}</w:p>"
    found = draft(f"{body}<w:p>{edge('end')}{run('Two.')}</w:p>")
    assert found.text[slice(*only(found).span)] == "(Roe)"


def test_a_field_in_a_table_and_one_that_shows_nothing() -> None:
    cell = f"<w:tbl><w:tr><w:tc><w:p>{run('So ')}{field(CODE, '(Roe)')}</w:p></w:tc></w:tr></w:tbl>"
    assert keys(draft(cell)) == [["roe1999"]]
    assert keys(draft(f"<w:p>{run('“So it was” ')}{field(CODE, ' ')}{run('.')}</w:p>")) == [["roe1999"]]


def test_a_citation_that_was_deleted_is_none() -> None:
    assert draft(f"<w:p>{run('So.')}<w:del>{field(CODE, '(Roe)')}</w:del></w:p>").citations == ()
    assert keys(draft(f"<w:p>{run('So ')}<w:ins>{field(CODE, '(Roe)')}</w:ins></w:p>")) == [["roe1999"]]


def test_a_text_box_comes_after_its_paragraph() -> None:
    content = f"<w:txbxContent><w:p>{run('Boxed ')}{field(CODE, '(Roe)')}</w:p></w:txbxContent>"
    box = f"<w:r><w:drawing>{content}</w:drawing></w:r>"
    found = draft(f"<w:p>{run('One')}{box}{run(' two.')}</w:p>{paragraph('Three.')}")
    assert (found.text, keys(found)) == ("One two.\nBoxed (Roe)\nThree.\n", [["roe1999"]])


@pytest.mark.parametrize(
    "address",
    [
        "https://paperpile.com/c/AbC/xyz+uvw",
        "https://www.zotero.org/google-docs/?a1B2",
        "http://f1000.com/w/citation?ids=1",
    ],
)
def test_links_to_programs_that_keep_their_references(address: str) -> None:
    link = f"<w:hyperlink xmlns:r='urn:r' r:id='rId5'>{run('(Roe, 1999)')}</w:hyperlink>"
    relation = f"<Relationship Id='rId5' Type='http://x/hyperlink' Target='{address}'/>"
    parts = {"word/_rels/document.xml.rels": f"<Relationships>{relation}</Relationships>"}
    found = draft(f"<w:p>{run('“So it was” ')}{link}</w:p>", parts=parts)
    assert only(found).unread.endswith(": its references are not in the document")
    code = f'HYPERLINK "{address}"'
    assert keys(draft(f"<w:p>{field(code, '(Roe)')}</w:p>")) == [[]]


# Lists

LISTED = "Roe, A. 1999. “Walls and quays of many towns.”"


@pytest.mark.parametrize(
    "code",
    [
        "ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", "ADDIN EN.REFLIST", "ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY",
        " BIBLIOGRAPHY ", r"BIBLIOGRAPHY \l 1033", "ADDIN CitaviBibliography", "ADDIN CITAVI.BIBLIOGRAPHY x",
        "ADDIN paperpile_bibliography", "ADDIN PAPERS2_CITATIONS <papers2_bibliography/>", "ADDIN REFMGR.REFLIST",
    ],
)  # fmt: skip
def test_the_field_of_a_list_has_no_quotations(code: str) -> None:
    body = f"<w:p>{edge('begin')}{instruction(code)}{edge('separate')}{run(LISTED)}</w:p>{paragraph(LISTED)}"
    found = draft(f"{body}<w:p>{edge('end')}{run('Then he said “So it was”.')}</w:p>")
    assert [quotation.text for quotation in find(found)] == ["So it was"]


@pytest.mark.parametrize(
    ("tag", "properties"),
    [
        ("MENDELEY_BIBLIOGRAPHY", ""), ("CitaviBibliography", ""), ("", "<w:bibliography/>"),
        ("", '<w:docPartObj><w:docPartGallery w:val="Bibliographies"/></w:docPartObj>'),
    ],
)  # fmt: skip
def test_the_content_control_of_a_list_has_no_quotations(tag: str, properties: str) -> None:
    body = control(tag, paragraph(LISTED) * 2, properties) + paragraph("Then he said “So it was”.")
    assert [quotation.text for quotation in find(draft(body))] == ["So it was"]


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (control("CitaviPlaceholder#1", run("(Roe)")), "Citavi: it has no data"),
        (control("", run("(Roe)"), "<w:citation/>"), "Word: it has no data"),
        (control("MENDELEY_CITATION_v3_*", run("(Roe)")), "Mendeley: its data are damaged or cut off"),
        ('<w:bookmarkStart w:id="1" w:name="ZOTERO_BREF_a1"/>' + run("(Roe)") + '<w:bookmarkEnd w:id="1"/>',
         "Zotero: its references are not in the document"),
    ],
)  # fmt: skip
def test_what_is_left_of_citations_that_lost_their_data(markup: str, reason: str) -> None:
    found = draft(f"<w:p>{run('“So it was” ')}{markup}{run('.')}</w:p>")
    assert (only(found).unread, found.text[slice(*only(found).span)]) == (reason, "(Roe)")


def test_a_control_with_a_field_is_one_citation_and_others_are_none() -> None:
    assert keys(draft(f"<w:p>{control('CitaviPlaceholder#1', field(CODE, '(Roe)'))}</w:p>")) == [["roe1999"]]
    assert keys(draft(f"<w:p>{control('', field(CODE, '(Roe)'), '<w:citation/>')}</w:p>")) == [["roe1999"]]
    bookmark = f'<w:bookmarkStart w:id="1" w:name="_GoBack"/>{run("(Roe)")}<w:bookmarkEnd w:id="1"/>'
    assert draft(f"<w:p>{control('Title', run('x'))}{bookmark}</w:p>").citations == ()


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("“So it was” {Roe, 1999 #12}.", ["{Roe, 1999 #12}"]),
        (
            "“So it was” {Roe, 1999 #12@34; Doe, 2000 #7} {see Poe #3}.",
            ["{Roe, 1999 #12@34; Doe, 2000 #7}", "{see Poe #3}"],
        ),
        ("Item {one} # 12 and {#}.", []),
    ],
)
def test_endnotes_citations_before_it_formats_them(words: str, shown: list[str]) -> None:
    found = draft(paragraph(words))
    assert [found.text[slice(*citation.span)] for citation in found.citations] == shown
    assert all(citation.unread == "EndNote: it is not formatted yet" for citation in found.citations)
