"""Refer, Web of Science, Ovid, PubMed XML, MODS: what each has, the content that tells it, and what is damaged."""

from pathlib import Path

import pytest

from citecli.errors import BadInput
from citecli.interop.read import Format, load_references, parse
from citecli.references.model import Date, DateParts, Name, Reference

REFER = """\
%0 Journal Article
%A Doe, Jane
%A Roe, S. J.
%T A wall
in the harbour
%J Quays
%V 12
%N 3
%P 7\N{EN DASH}14
%D 2001
%8 March 3
%@ 1234-5678
%R 10.1234/x
%K stone
water
%F doe2001

%0 Book
%A Poe, Ann
%T The quay
%I Harbour Press
%C Brest
%7 2
"""
WOS = """\
FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU DOE, J
   Roe, SJ
AF Doe, Jane
   Roe, Sam J.
TI A wall in the
   harbour
SO QUAYS
DT Article
SN 1234-5678
PD MAR 3
PY 2001
VL 12
IS 3
BP 7
EP 14
DI 10.1234/x
UT WOS:000123
ER

EF
"""
OVID = """\
<1. >
VN  - Ovid Technologies
DB  - Quay Abstracts
AN  - 12-34.
AU  - DOE, Jane 1,*
AU  - Roe, Sam PhD
TI  - A wall in the harbour. [Article]
SO  - Quays of Europe March 2001;12(3):7-14
LG  - English
IS  - 1234-5678

<2. >
AU  - Poe, Ann
TI  - The quay.
SO  - Piers, 2013(1): 3-28.
YR  - 2013
"""
PUBMED = """\
<?xml version="1.0"?><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>123</PMID><Article><Journal>
<ISSN>1234-5678</ISSN><JournalIssue><Volume>12</Volume><Issue>3</Issue><PubDate><Year>2001</Year><Month>Mar</Month><Day>3</Day>
</PubDate></JournalIssue>
<Title>Quays</Title><ISOAbbreviation>Q.</ISOAbbreviation></Journal>
<ArticleTitle>A wall of <i>Mytilus</i>.</ArticleTitle>
<Pagination><MedlinePgn>132-42</MedlinePgn></Pagination><ELocationID EIdType="doi">10.1234/x</ELocationID>
<AuthorList><Author><LastName>Doe</LastName><ForeName>Jane K</ForeName></Author>
<Author><CollectiveName>Quay Group</CollectiveName></Author>
</AuthorList></Article></MedlineCitation><PubmedData><ReferenceList><Reference><ArticleIdList>
<ArticleId IdType="doi">10.9/other</ArticleId>
</ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle></PubmedArticleSet>
"""
MODS = """\
<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo>
<nonSort>The</nonSort><title>wall</title><subTitle>A history</subTitle></titleInfo>
<name type="personal"><namePart type="family">Doe</namePart><namePart type="given">Jane</namePart>
<role><roleTerm>author</roleTerm></role></name><relatedItem type="host"><titleInfo><title>Quays</title></titleInfo>
<originInfo><issuance>continuing</issuance></originInfo>
<part><detail type="volume"><number>12</number></detail><detail type="issue"><number>3</number></detail>
<extent unit="pages"><start>7</start><end>14</end></extent><date>2001</date></part></relatedItem></mods>
"""
JANE_AND_SAM = (Name("Doe", "Jane"), Name("Roe", "Sam J."))


def one(text: str, form: Format, number: int = 0) -> Reference:
    return parse(text, form).references[number]


def test_refer() -> None:
    article, book = parse(REFER, Format.REFER).references
    assert article.id == "doe2001"
    assert article.texts == {
        "title": "A wall in the harbour", "container-title": "Quays", "volume": "12", "issue": "3", "page": "7-14",
        "ISSN": "1234-5678", "DOI": "10.1234/x", "keyword": "stone, water",
    }  # fmt: skip
    assert article.names == {"author": (Name("Doe", "Jane"), Name("Roe", "S. J."))}
    assert article.dates == {"issued": Date(DateParts(2001, 3, 3))}
    assert (book.type, book.texts["publisher"], book.texts["edition"]) == ("book", "Harbour Press", "2")


def test_old_refer_has_no_types() -> None:
    found = parse("%A Doe, Jane\n%T A wall\n%J Quays\n\n%A Poe, Ann\n%T The quay\n%I Press\n", Format.REFER).references
    assert [reference.type for reference in found] == ["article-journal", "book"]


def test_web_of_science() -> None:
    found = one(WOS, Format.WOS)
    assert found.names == {"author": JANE_AND_SAM}
    assert found.texts == {
        "title": "A wall in the harbour", "container-title": "QUAYS", "volume": "12", "issue": "3", "page": "7-14",
        "ISSN": "1234-5678", "DOI": "10.1234/x", "archive_location": "WOS:000123",
        "source": "Clarivate Analytics Web of Science",
    }  # fmt: skip
    assert found.dates == {"issued": Date(DateParts(2001, 3, 3))}


def test_ovid() -> None:
    first, second = parse(OVID, Format.OVID).references
    assert first.names == {"author": (Name("Doe", "Jane"), Name("Roe", "Sam"))}
    assert first.texts == {
        "title": "A wall in the harbour", "container-title": "Quays of Europe", "volume": "12", "issue": "3",
        "page": "7-14", "ISSN": "1234-5678", "language": "English", "call-number": "12-34", "source": "Quay Abstracts",
    }  # fmt: skip
    assert (second.texts["container-title"], second.texts["issue"], second.texts["page"]) == ("Piers", "1", "3-28")


def test_pubmed_xml() -> None:
    found = one(PUBMED, Format.PUBMED_XML)
    assert found.texts == {
        "title": "A wall of <i>Mytilus</i>", "container-title": "Quays", "container-title-short": "Q.", "volume": "12",
        "issue": "3", "page": "132-142", "ISSN": "1234-5678", "DOI": "10.1234/x", "PMID": "123",
    }  # fmt: skip
    assert found.names == {"author": (Name("Doe", "Jane K."), Name(literal="Quay Group"))}
    assert found.dates == {"issued": Date(DateParts(2001, 3, 3))}


def test_mods() -> None:
    found = one(MODS, Format.MODS)
    assert found.type == "article-journal"
    assert found.texts == {
        "title": "The wall: A history", "container-title": "Quays", "volume": "12", "issue": "3", "page": "7-14"
    }  # fmt: skip
    assert found.names == {"author": (Name("Doe", "Jane"),)}
    assert found.dates == {"issued": Date(DateParts(2001))}


def test_web_of_science_has_places_in_capitals_and_groups_of_the_book() -> None:
    for place, read in (("NEW YORK", "New York"), ("CAMBRIDGE, MA", "Cambridge, MA"), ("ST LOUIS", "St Louis"),
                        ("Brest", "Brest"), ("LE HAVRE", "Le Havre")):  # fmt: skip
        found = one(WOS.replace("DT Article\n", f"DT Article\nPI {place}\nCA Quay Team\nGP Pier Union\n"), Format.WOS)
        assert found.texts["publisher-place"] == read
    assert found.names == {
        "author": (*JANE_AND_SAM, Name(literal="Quay Team")), "container-author": (Name(literal="Pier Union"),)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "kind", "texts"),
    [
        (["PB  - Quay Press, Brest", "BT  - A wall. Quay Press, Brest. 2001: 1-20.", "PT  - Book"], "book",
         {"publisher": "Quay Press", "publisher-place": "Brest"}),
        (["PB  - Dock & Quay, Inc.", "PT  - Book", "BT  - All walls"], "chapter",
         {"publisher": "Dock & Quay, Inc.", "container-title": "All walls"}),
        (["PU  - Quay Press; UK", "RO  - Copyright 2010 Quay"], "article-journal",
         {"publisher": "Quay Press", "publisher-place": "UK", "license": "Copyright 2010 Quay"}),
        (["PU  - Copy Shop; US", "IN  - Doe, Jane: Quay U. (Brest), FR", "DT  - Dissertation"], "thesis",
         {"publisher": "Quay U. (Brest), FR"}),
        (["DT  - Chapter", "PT  - Book", "PU  - Quay Press; US",
          "SO  - Poe, Ann [Ed]; Roe, Sam [Ed]. (2012). All walls. (pp. 11-31). xi, 25 pp. Brest, FR: Quay."],
         "chapter", {"container-title": "All walls", "page": "11-31", "publisher": "Quay Press",
                     "publisher-place": "Brest, FR"}),
    ],
)  # fmt: skip
def test_ovid_of_databases(lines: list[str], kind: str, texts: dict[str, str]) -> None:
    found = one("\n".join(["<1. >", "TI  - A wall.", "AU  - Doe, Jane", *lines]), Format.OVID)
    assert (found.type, found.texts) == (kind, {"title": "A wall", **texts})
    if "page" in texts:
        assert found.names["editor"] == (Name("Poe", "Ann"), Name("Roe", "Sam"))


def test_preprints_of_pubmed() -> None:
    kind = "<PublicationTypeList><PublicationType>Preprint</PublicationType></PublicationTypeList>"
    text = PUBMED.replace("</AuthorList>", f"</AuthorList>{kind}").replace("<MedlinePgn>132-42</MedlinePgn>", "")
    text = text.replace("<ELocationID EIdType", '<ELocationID EIdType="pii">q.12</ELocationID><ELocationID EIdType', 1)
    found = one(text.replace("<Title>Quays</Title>", "<Title>Quays square</Title>"), Format.PUBMED_XML)
    assert found.type == "article"
    assert (found.texts["publisher"], found.texts["number"]) == ("Quays Square", "q.12")
    assert "container-title" not in found.texts


@pytest.mark.parametrize(
    ("inner", "kind", "texts"),
    [
        ("<subject><cartographics><scale>Scale [ca. 1:510,000].</scale></cartographics></subject>", "book",
         {"scale": "1:510,000"}),
        ("<subject><cartographics><scale>Not drawn to scale</scale></cartographics></subject>", "book",
         {"scale": "Not drawn to scale"}),
        ('<language><languageTerm>German</languageTerm><languageTerm type="code">ger</languageTerm></language>'
         '<language><languageTerm type="text">French</languageTerm></language>', "book", {"language": "ger; French"}),
        ('<name><namePart>Poe, Ann</namePart><role><roleTerm>rcp</roleTerm></role></name><relatedItem type="host">'
         "<titleInfo><title>Letters</title></titleInfo></relatedItem>", "personal_communication",
         {"container-title": "Letters"}),
        ("<extension><docClass>SHRG</docClass><chamber>SENATE</chamber><congress>111</congress></extension>"
         "<extension><number>4</number></extension>"
         '<extension><congCommittee><name type="authority-standard">Quay Committee</name></congCommittee></extension>',
         "hearing", {"authority": "Senate", "chapter-number": "111", "number": "4", "section": "Quay Committee"}),
    ],
)  # fmt: skip
def test_mods_of_libraries(inner: str, kind: str, texts: dict[str, str]) -> None:
    found = one(f"<mods><titleInfo><title>A wall</title></titleInfo>{inner}</mods>", Format.MODS)
    assert (found.type, found.texts) == (kind, {"title": "A wall", **texts})


@pytest.mark.parametrize("text", [REFER, WOS, OVID, PUBMED, MODS])
def test_the_content_tells(text: str, tmp_path: Path) -> None:
    path = tmp_path / "export.txt"
    path.write_text(text, encoding="utf-8")
    assert load_references(path).references


@pytest.mark.parametrize(
    ("text", "form", "titles"),
    [
        (REFER[:-30], Format.REFER, 2), (WOS[: WOS.index("ER")], Format.WOS, 1), (WOS[:120], Format.WOS, 1),
        (OVID[:-20], Format.OVID, 2), (REFER.replace("%0", "stray\n%0", 1), Format.REFER, 2),
    ],
)  # fmt: skip
def test_what_is_cut_is_read_as_far_as_it_goes(text: str, form: Format, titles: int) -> None:
    assert len(parse(text, form).references) == titles


@pytest.mark.parametrize(
    ("text", "form"),
    [(PUBMED[:400], Format.PUBMED_XML), ("<a/>", Format.PUBMED_XML), ("<a/>", Format.MODS), ("x", Format.WOS),
     ("x", Format.REFER), ("x", Format.OVID), (MODS[:200], Format.MODS)],
)  # fmt: skip
def test_what_is_none_is_refused_in_a_line(text: str, form: Format) -> None:
    with pytest.raises(BadInput) as error:
        parse(text, form)
    assert "\n" not in str(error.value)


def test_suffixes_and_titles_of_the_original_in_nbib() -> None:
    text = (
        "PMID- 1\nTI  - Quays.\nTT  - Die Kaie.\nFAU - Doe, John Jr\nFAU - Roe, Ann JR\nFAU - Poe, Al B 3rd\n"
        "FAU - Ahn, Bo, Sr.\n"
    )
    found = parse(text, Format.NBIB).references[0]
    assert found.texts["original-title"] == "Die Kaie"
    people = [(name.family, name.given, name.suffix) for name in found.names["author"]]
    assert people == [("Doe", "John", "Jr"), ("Roe", "Ann JR", ""), ("Poe", "Al B", "3rd"), ("Ahn", "Bo", "Sr.")]


def test_suffix_in_mods() -> None:
    name = '<name type="personal"><namePart type="family">Doe</namePart><namePart type="given">Jo</namePart>{}</name>'
    terms = ("", "<namePart type='termsOfAddress'>Jr.</namePart>", "<namePart type='termsOfAddress'>Sir</namePart>")
    people = "".join(name.format(term) for term in terms)
    text = f"<mods><titleInfo><title>Quays</title></titleInfo>{people}</mods>"
    found = parse(text, Format.MODS).references[0]
    assert [person.suffix for person in found.names["author"]] == ["", "Jr.", ""]


def test_number_of_an_article_beside_its_pages_in_web_of_science() -> None:
    head = "FN Clarivate\nPT J\nAU Doe, J\nTI Quays\nSO Walls\n"
    both = parse(f"{head}BP 1\nEP 9\nAR e55\nER\n", Format.WOS).references[0]
    assert (both.texts["page"], both.texts["number"]) == ("1-9", "e55")
    alone = parse(f"{head}AR e55\nER\n", Format.WOS).references[0]
    assert (alone.texts["page"], alone.texts.get("number")) == ("e55", None)
