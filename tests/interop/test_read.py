"""Files: which format they are of, what is wrong with them; CSL-YAML, EndNote XML, CITATION.cff."""

from pathlib import Path

import pytest

from citecli.errors import CitecliError, DocumentNotFound, InvalidReference, UnreadableDocument
from citecli.interop.read import Format, load_references, parse
from citecli.references.model import Date, DateParts, Name

TEXTS = {
    "refs.bib": "@book{key, title={A quay}}",
    "refs.ris": "TY  - BOOK\nID  - key\nTI  - A quay\nER  - \n",
    "refs.nbib": "PMID- key\nTI  - A quay.\n",
    "refs.json": '[{"id": "key", "type": "book", "title": "A quay"}]',
    "refs.yaml": "references:\n- id: key\n  type: book\n  title: A quay\n",
    "refs.xml": "<xml><records><record><ref-type name='Book'>6</ref-type><label>key</label>"
    "<titles><title>A quay</title></titles></record></records></xml>",
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("named", [True, False])
def test_the_format_by_name_and_by_content(tmp_path: Path, name: str, named: bool) -> None:
    path = tmp_path / (name if named else "refs")
    path.write_text(TEXTS[name], encoding="utf-8-sig")
    (found,) = load_references(path).references
    assert (found.id, found.texts["title"]) == ("key", "A quay")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("refs.bib", b"", "it is empty"),
        ("refs.bib", b" \n ", "it is empty"),
        ("refs", b"", "is empty"),
        ("refs", b"Dear all,\nnothing here.\n", "is not a bibliography in a known format (BibTeX, "),
        ("refs.bib", b"Dear all,\nnothing here.\n", "it has no BibTeX"),
        ("refs.bib", b"@book{key, title={A quay", "none of its references can be read: line 1: the entry key (@book)"),
        ("refs.ris", b"TY  - BOOK\nER  - \n", "none of its references can be read: line 1: "),
        ("refs.json", b'[{"id":', "not CSL-JSON: line 1"),
        ("refs.yaml", b"references:\n- id: &a x\n  title: *a\n", "line 3: YAML aliases and tags are not supported"),
        ("refs.yaml", b"references:\n- id: !!python/object x\n", "line 2: YAML aliases and tags are not supported"),
        ("refs.yaml", b"title: [\n", "not YAML"),
        ("refs.yaml", b"title: x\n", "it has no list of references"),
        ("refs.xml", b"<html><body/></html>", "not EndNote XML"),
        ("refs.xml", b"<xml><records>", "not well-formed XML"),
        ("refs.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><xml>&a;</xml>', "declares an entity"),
        ("CITATION.cff", b"- a\n", "not a CITATION.cff"),
        ("refs.enl", b"SQLite format 3\0", "an EndNote library"),
    ],
)
def test_files_that_are_none(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InvalidReference) as caught:
        load_references(path)
    message = str(caught.value)
    assert says in message
    assert message.startswith(str(path))
    assert "\n" not in message


def test_binaries_and_absent_files(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_bytes(b"\x01\x02@book{a, \xff\xfe\0\0\0b}")
    with pytest.raises(UnreadableDocument, match="not text"):
        load_references(tmp_path / "refs.bib")
    with pytest.raises(DocumentNotFound):
        load_references(tmp_path / "none.bib")


def test_old_encodings_are_told(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_bytes("@book{key, title={Été}}".encode("cp1252"))
    loaded = load_references(tmp_path / "refs.bib")
    assert loaded.references[0].texts["title"] == "Été"
    assert "read as Windows-1252" in loaded.remarks[0]


@pytest.mark.parametrize("form", Format)
def test_no_format_fails_otherwise(form: Format) -> None:
    for text in ("x", "{", "@", "<", "- a: [b", "\x1b[31m", "TY  - ", "PMID- ", "{" * 5000, "[" * 5000, "- " * 5000):
        with pytest.raises(CitecliError):
            parse(text, form)


def test_yaml_has_markdown() -> None:
    loaded = parse(
        "---\nreferences:\n- id: key\n  type: book\n  issued: 2001-02-03\n  author:\n  - family: Doe\n    given: Jo\n"
        "  title: 'The *quay* of [de]{.nocase} H~2~O, 3^rd^, **bold**, a\\*b, snake_case and _more_'\n"
        "  URL: https://example.org/*a*\n---\n",
        Format.CSL_YAML,
    )
    found = loaded.references[0]
    assert found.texts["title"] == (
        'The <i>quay</i> of <span class="nocase">de</span> H<sub>2</sub>O, 3<sup>rd</sup>, <b>bold</b>, '
        "a*b, snake_case and <i>more</i>"
    )
    assert found.texts["URL"] == "https://example.org/*a*"
    assert found.dates["issued"] == Date(DateParts(2001, 2, 3))


def test_endnote() -> None:
    loaded = parse(
        "<?xml version='1.0'?><xml><records><record><ref-type name='Journal "
        "Article'>17</ref-type><contributors><authors>"
        "<author><style face='normal'>Doe, Jane</style></author><author>Quay Union,</author></authors></contributors>"
        "<titles><title><style face='normal'>Of </style><style face='bold italic'>boats</style></title>"
        "<secondary-title>Quay Review</secondary-title></titles><pages>1--9</pages><volume>3</volume><number>2</number>"
        "<dates><year>2001</year><pub-dates><date>May 6</date></pub-dates></dates><isbn>1234-5678</isbn>"
        "<keywords><keyword>boats</keyword><keyword>docks</keyword></keywords>"
        "<electronic-resource-num>10.1000/x</electronic-resource-num></record><record/></records></xml>",
        Format.ENDNOTE_XML,
    )
    (found,) = loaded.references
    assert (found.id, found.type) == ("doe2001", "article-journal")
    assert found.texts == {
        "title": "Of <b><i>boats</i></b>", "container-title": "Quay Review", "page": "1-9", "volume": "3", "issue": "2",
        "ISSN": "1234-5678", "keyword": "boats, docks", "DOI": "10.1000/x",
    }  # fmt: skip
    assert found.names == {"author": (Name("Doe", "Jane"), Name(literal="Quay Union"))}
    assert found.dates == {"issued": Date(DateParts(2001, 5, 6))}
    assert "record 2 is empty; skipped" in loaded.remarks


def test_citation_file() -> None:
    loaded = parse(
        "cff-version: 1.2.0\ntitle: Quay\nversion: 1.10\ndate-released: 2021-02-03\ndoi: 10.1000/x\n"
        "repository-code: https://example.org/quay\nlicense: MIT\nauthors:\n- family-names: Doe\n  given-names: Jane\n"
        "  name-particle: von\n- name: Quay Union\nkeywords: [boats, docks]\n"
        "preferred-citation:\n  type: article\n  title: On Quay\n  journal: Quay Review\n  year: 2020\n  month: 5\n"
        "  start: 10\n  end: 20\n  authors:\n  - family-names: Roe\n    given-names: Sam\n",
        Format.CFF,
    )
    paper, program = loaded.references
    assert (paper.id, paper.type, program.id, program.type) == ("roe2020", "article-journal", "vondoe2021", "software")
    assert paper.texts == {"title": "On Quay", "container-title": "Quay Review", "page": "10-20"}
    assert paper.dates == {"issued": Date(DateParts(2020, 5))}
    assert program.texts == {
        "title": "Quay", "version": "1.10", "license": "MIT", "DOI": "10.1000/x", "URL": "https://example.org/quay",
        "keyword": "boats, docks",
    }  # fmt: skip
    assert program.names["author"] == (Name("Doe", "Jane", non_dropping_particle="von"), Name(literal="Quay Union"))
