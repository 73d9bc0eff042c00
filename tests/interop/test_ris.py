"""RIS and NBIB: formats of tagged lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.interop import nbib, ris
from citecli.references.model import Date, DateParts, Name, Reference


def record(kind: str, *lines: str) -> Reference:
    loaded = ris.parse("\n".join((f"TY  - {kind}", "ID  - key", *lines, "ER  - ")))
    assert not loaded.remarks
    return loaded.references[0]


def test_an_article() -> None:
    found = record(
        "JOUR", "AU  - Doe, Jane", "A1  - Roe, Sam, Jr.", "AU  - Quay Union", "TI  - A quay", "T2  - Quay Review",
        "J2  - Q. R.",
        "VL  - 3", "IS  - 2", "SP  - 10", "EP  - 20", "PY  - 2003/04/05/", "DO  - https://doi.org/10.1000/x",
        "UR  - https://example.org/a", "KW  - boats; docks", "KW  - boats", "SN  - 1234-5678", "AB  - Of boats", "  "
        "and docks.",
        "Y2  - 2020/01/02/",
    )  # fmt: skip
    assert found == Reference(
        "key",
        "article-journal",
        {
            "title": "A quay", "container-title": "Quay Review", "container-title-short": "Q. R.", "volume": "3",
            "issue": "2",
            "abstract": "Of boats and docks.", "page": "10-20", "ISSN": "1234-5678", "URL": "https://example.org/a",
            "DOI": "10.1000/x", "keyword": "boats, docks",
        },
        {"author": (Name("Doe", "Jane"), Name("Roe", "Sam", suffix="Jr."), Name(literal="Quay Union"))},
        {"issued": Date(DateParts(2003, 4, 5)), "accessed": Date(DateParts(2020, 1, 2))},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "lines", "texts", "roles"),
    [
        ("BOOK", ["A2  - Doe, J.", "A3  - Roe, S.", "T2  - Harbours", "SP  - 120", "SN  - 9780000000002"],
         {"collection-title": "Harbours", "number-of-pages": "120", "ISBN": "9780000000002"},
         {"collection-editor", "editor"}),
        ("CHAP", ["A2  - Doe, J.", "T2  - The book", "T3  - Harbours", "SP  - 3-9"],
         {"container-title": "The book", "collection-title": "Harbours", "page": "3-9"}, {"editor"}),
        ("CONF", ["T2  - Quay Days", "C3  - Proceedings", "CY  - Brest", "C1  - Berlin"],
         {"event-title": "Quay Days", "container-title": "Proceedings", "event-place": "Brest",
         "publisher-place": "Berlin"},
         set()),
        ("CONF", ["T2  - Proceedings of Quay Days"],
         {"event-title": "Proceedings of Quay Days", "container-title": "Proceedings of Quay Days"}, set()),
        ("THES", ["PB  - Quay University", "M3  - PhD thesis"], {"publisher": "Quay University",
        "genre": "PhD thesis"}, set()),
        ("CASE", ["A2  - Reports", "PB  - High Court", "SV  - 12"],
         {"container-title": "Reports", "authority": "High Court", "number": "12"}, set()),
        ("COMP", ["ET  - 1.2"], {"version": "1.2"}, set()),
        ("BILL", ["A2  - Doe, J."], {}, {"author"}),
        ("MAP", ["T2  - Charts"], {"collection-title": "Charts"}, set()),
        ("WEB", ["J2  - Quay Pages", "T2  - Harbours"], {"container-title": "Quay Pages"}, set()),
        ("PAT", ["SN  - 12", "M1  - A 34"], {"number": "12", "call-number": "A 34"}, set()),
        ("RPRT", ["A2  - Doe, J.", "A3  - Quay Press", "C6  - 3", "SN  - QT-12/34"],
         {"number": "QT-12/34", "note": "3"}, {"collection-editor"}),
        ("RPRT", ["M1  - 12", "SN  - 978-0-00-000000-2"], {"number": "12", "ISBN": "978-0-00-000000-2"}, set()),
        ("RPRT", ["SN  - 1234-5678 (print)"], {"ISSN": "1234-5678 (print)"}, set()),
        ("JOUR", ["JO  - Q. Rev.", "T2  - Quay Review"],
         {"container-title": "Quay Review", "container-title-short": "Q. Rev."}, set()),
        ("JOUR", ["T2  - Quay Review", "JO  - Quay Review"], {"container-title": "Quay Review"}, set()),
        ("JOUR", ["JO  - Q. Rev."], {"container-title": "Q. Rev."}, set()),
        ("BOOK", ["N1  - Record ID: 1", "VL  - 2nd", "IS  - 3"], {"edition": "2nd", "volume": "3"}, set()),
        ("BOOK", ["VL  - 3"], {"volume": "3"}, set()),
        ("CHAP", ["N1  - Record Number: 1", "VL  - 2nd", "N1  - Volume ID: 3"],
         {"edition": "2nd", "volume": "3"}, set()),
        ("BILL", ["N1  - Record ID: 1", "CY  - Quay Code", "VL  - 12", "SP  - 3", "N1  - Histroy: old"],
         {"container-title": "Quay Code", "number": "12", "section": "3", "references": "old"}, set()),
        ("CONF", ["N1  - Record ID: 1", "CY  - Brest", "N1  - Place of Meeting: Berlin"],
         {"publisher-place": "Brest", "event-place": "Berlin"}, set()),
        ("EDBOOK", ["AU  - Doe, J."], {}, {"editor"}),
        ("JOUR", ["N1  - Call Number: QA 1", "N1  - a remark"], {"call-number": "QA 1", "note": "a remark"}, set()),
    ],
)  # fmt: skip
def test_what_tags_mean_for_a_type(kind: str, lines: list[str], texts: dict[str, str], roles: set[str]) -> None:
    found = record(kind, "TI  - T", *lines)
    assert {key: value for key, value in found.texts.items() if key != "title"} == texts
    assert set(found.names) == roles


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["PY  - 1999"], Date(DateParts(1999))),
        (["PY  - 1999///Spring"], Date(DateParts(1999, season=1))),
        (["PY  - 1999/05//"], Date(DateParts(1999, 5))),
        (["PY  - 1999", "DA  - 1999/05/06"], Date(DateParts(1999, 5, 6))),
        (["PY  - 1999", "DA  - May 6"], Date(DateParts(1999, 5, 6))),
        (["PY  - 1999", "DA  - 1998/12/30"], Date(DateParts(1999))),
        (["Y1  - 1998", "DA  - 1999/05/06"], Date(DateParts(1999, 5, 6))),
        (["PY  - 0000"], None),
        (["PY  - forthcoming"], Date(literal="forthcoming")),
        (["PY  - 1999/99/99"], Date(literal="1999/99/99")),
    ],
)
def test_dates(lines: list[str], expected: Date | None) -> None:
    assert record("JOUR", "TI  - T", *lines).dates.get("issued") == expected


def test_records_that_are_not_quite_right() -> None:
    loaded = ris.parse(
        "words before\nTY  - BOOK\nTI  - One\nTY  - XYZ\nTI  - Two\nER  - \n\nTI  - Three\nER  -\nTY  - BOOK\nER  - "
        "\nTY  - JOUR\nTI  - Four"
    )
    assert [one.texts["title"] for one in loaded.references] == ["One", "Two", "Three", "Four"]
    assert loaded.remarks == (
        "4 entries have no key; they were given the keys one, two, three, …",
        "line 1: text outside of any record; skipped",
        "line 4: unknown type XYZ; treated as a document",
        "line 8: a record has no type (TY); treated as a document",
        "line 10: an empty record",
        "line 12: the record that begins here has no end, unlike others; the file may have been cut",
    )


@given(st.text(alphabet="TYAUIER0 -\n\rxé", max_size=80))
def test_anything_is_read(text: str) -> None:
    for found in (ris.parse(text), nbib.parse(text)):
        assert len({one.id for one in found.references}) == len(found.references)


NBIB = """\
PMID- 123
OWN - NLM
IS  - 1234-5678 (Print)
VI  - 3
IP  - 2
PG  - 10-9
DP  - {date}
TI  - Boats and
      docks.
LID - 10.1000/x [doi]
FAU - Doe, Jane A
AU  - Doe JA
FAU - van Roe, Sam
AU  - van Roe S
CN  - Quay Group
LA  - eng
PT  - Journal Article
PMC - PMC12
TA  - Q R
JT  - Quay review
"""


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2001 Jan 3", Date(DateParts(2001, 1, 3))),
        ("2001 Jan", Date(DateParts(2001, 1))),
        ("2001", Date(DateParts(2001))),
        ("2001 Jan-Feb", Date(DateParts(2001, 1), DateParts(2001, 2))),
        ("2001 Winter", Date(DateParts(2001, season=4))),
        ("2001 Dec 15-2002 Jan 3", Date(DateParts(2001, 12, 15), DateParts(2002, 1, 3))),
        ("20010103", Date(DateParts(2001, 1, 3))),
        ("2001 Suppl", Date(DateParts(2001))),
    ],
)
def test_nbib(written: str, expected: Date) -> None:
    loaded = nbib.parse(NBIB.format(date=written))
    assert loaded.references == (
        Reference(
            "123",
            "article-journal",
            {
                "title": "Boats and docks", "container-title": "Quay review", "volume": "3", "issue": "2",
                "container-title-short": "Q R", "PMCID": "PMC12", "PMID": "123", "page": "10-9", "ISSN": "1234-5678",
                "language": "eng", "DOI": "10.1000/x",
            },
            {"author": (Name("Doe", "Jane A"), Name("Roe", "Sam", non_dropping_particle="van"),
            Name(literal="Quay Group"))},
            {"issued": expected},
        ),
    )  # fmt: skip
    assert not loaded.remarks


def test_two_records_of_nbib_and_one_that_is_none() -> None:
    loaded = nbib.parse("PMID- 1\nTI  - One.\n\nPMID- 2\nTI  - Two.\nPMID- 3\nTI  - Three.\n\nVI  - 3\n")
    assert [one.id for one in loaded.references] == ["1", "2", "3"]
    assert loaded.remarks == ("line 9: a record has no title and no author; skipped",)


def test_a_date_alone_is_a_record() -> None:
    loaded = ris.parse("TY  - BOOK\nID  - roe\nPY  - 2019\nER  - \n\nTY  - BOOK\nER  - \n")
    assert [(one.id, one.dates["issued"].start) for one in loaded.references] == [("roe", DateParts(2019))]
    assert loaded.remarks == ("line 6: an empty record",)
