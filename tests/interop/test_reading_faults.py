"""What people's bibliographies have, by kind of fault: read for what was meant."""

import pytest

from citecli.interop.read import Format, parse
from citecli.references.institutions import is_institution
from citecli.references.model import Date, DateParts, Name, Reference


def bibtex(fields: str, kind: str = "article", form: Format = Format.BIBTEX) -> Reference:
    return parse(f"@{kind}{{k, {fields}}}", form).references[0]


def record(lines: str, form: Format = Format.RIS) -> Reference:
    return parse(lines, form).references[0]


@pytest.mark.parametrize(
    ("value", "given", "suffix"),
    [
        ("Smith, JR", "JR", ""), ("Ng, SR", "SR", ""), ("Roe, II", "II", ""), ("Doe, IV", "IV", ""),
        ("Poe, V", "V", ""), ("Lee, MD", "MD", ""), ("Roe, J.R., III", "J. R.", "III"), ("Doe, Jane, MD", "Jane", "MD"),
        ("King, Martin Luther, Jr.", "Martin Luther", "Jr."), ("Low, K.D.", "K. D.", ""),
    ],
)  # fmt: skip
def test_after_one_comma_comes_the_given_name(value: str, given: str, suffix: str) -> None:
    (name,) = record(f"TY  - JOUR\nAU  - {value}\nTI  - A quay\nER  - \n").names["author"]
    assert name == Name(value.partition(",")[0], given, suffix=suffix)


@pytest.mark.parametrize("name", ["Taylor and Francis", "Dock and Quay Media LLC", "Chapman and Hall/CRC"])
def test_a_publisher_is_no_list_in_bibtex(name: str) -> None:
    assert bibtex(f"title={{A}}, publisher={{{name}}}, year=2001").texts["publisher"] == name


def test_a_publisher_is_a_list_in_biblatex() -> None:
    fields = "title={A}, publisher={Dock and Quay}, location={Brest and Kiel}"
    assert bibtex(fields, "book", Format.BIBLATEX).texts["publisher"] == "Dock; Quay"
    assert bibtex(f"{fields}, date={{2001}}", "book").texts["publisher"] == "Dock; Quay"


@pytest.mark.parametrize(
    ("edition", "number"),
    [
        ("Second", "2"), ("third edition", "3"), ("Tenth", "10"), ("2nd ed.", "2"), ("3. Auflage", "3"),
        ("4e éd.", "4"), ("Zweite", "2"), ("Revised", "Revised"), ("Second revised", "Second revised"), ("2", "2"),
    ],
)  # fmt: skip
def test_editions(edition: str, number: str) -> None:
    assert bibtex(f"title={{A}}, edition={{{edition}}}", "book").texts["edition"] == number


@pytest.mark.parametrize(
    ("field", "date"),
    [
        ("date={1998/unknown}", Date(DateParts(1998), open_end=True)),
        ("date={1999/open}", Date(DateParts(1999), open_end=True)),
        ("date={unknown/1998}", Date(DateParts(1998))),
        ("date={20uu}", Date(DateParts(2000), DateParts(2099))),
        ("date={199u}", Date(DateParts(1990), DateParts(1999))),
        ("date={-0043}", Date(DateParts(-44))),
        ("date={-0099/-0043}", Date(DateParts(-100), DateParts(-44))),
        ("date={0000}", Date(DateParts(-1))),
        ("year={2009 [Online]}", Date(DateParts(2009))),
        ('year=2001, month = "10~" # jan', Date(DateParts(2001, 1, 10))),
    ],
)
def test_dates(field: str, date: Date) -> None:
    assert bibtex(f"title={{A}}, {field}").dates["issued"] == date


def test_two_addresses_in_one_field() -> None:
    loaded = parse("@misc{k, title={A}, url={http://a.example http://b.example/x}}", Format.BIBTEX)
    assert loaded.references[0].texts["URL"] == "http://a.example"
    assert loaded.remarks == ("line 1: k: only one address is kept; left out: http://b.example/x",)
    one = bibtex("title={A}, url={https://web.archive.org/web/2020/http://a.example/}")
    assert one.texts["URL"] == "https://web.archive.org/web/2020/http://a.example/"
    both = bibtex("title={A}, url={http://a.example, https://doi.org/10.1234/x}")
    assert (both.texts["URL"], both.texts["DOI"]) == ("http://a.example", "10.1234/x")


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"$\Sigma$$\Delta$ modulation", "ΣΔ modulation"),
        (r"$$x$$ and $y$", "x and y"),
        (r"Pre $a$$b$$c$ post", "Pre abc post"),
        (r"See \url{http://a.example/~doe/a_b\%20c}", "See http://a.example/~doe/a_b%20c"),
        (r"GaN $(000\bar{1})$", "GaN (0001\u0305)"),
        (r"GaN $\left( 000\bar{1} \right)$ x", "GaN (0001\u0305) x"),
        (r"$\left[ a \right]$, $\left[b_1 \right]$ and $\left( c \right)$", "[a], [b<sub>1</sub>] and (c)"),
    ],
)
def test_latex(latex: str, text: str) -> None:
    assert bibtex(f"title={{{{{latex}}}}}").texts["title"] == text


def test_the_whole_name_of_a_journal() -> None:
    texts = bibtex("title={A}, journal={Ann. of Quays}, fjournal={Annals of Quays}").texts
    assert (texts["container-title"], texts["container-title-short"]) == ("Annals of Quays", "Ann. of Quays")


@pytest.mark.parametrize(
    "fields",
    [
        "journal={arXiv preprint arXiv:2101.00001}",
        "journal={arXiv}, volume={2101.00001}",
        "journal={CoRR}, volume={abs/2101.00001}",
        "journal={arXiv e-prints}, eid={arXiv:2101.00001}, pages={arXiv:2101.00001}",
        "journal={arXiv:2101.00001 [cs.CL]}",
    ],
)
def test_preprints_that_scholar_calls_articles(fields: str) -> None:
    found = bibtex(f"title={{A}}, year=2021, {fields}")
    assert found.type == "article"
    assert found.texts == {
        "title": "A", "number": "arXiv:2101.00001", "publisher": "arXiv", "URL": "https://arxiv.org/abs/2101.00001"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("edition", "number"),
    [
        ("2nd ed.", "2"), ("Second edition", "2"), ("3e éd.", "3"), ("2.ª edição", "2"), ("3. Aufl.", "3"),
        ("2-е изд.", "2"),
        ("第2版", "2"), ("ed. 2", "2"), ("2nd edition.", "2"), ("10e druk", "10"), ("3., erw. Aufl.", "3., erw. Aufl."),
        ("Rev. ed.", "Rev. ed."), ("Kindle ed.", "Kindle ed."), ("", ""),
    ],
)  # fmt: skip
def test_editions_of_any_format(edition: str, number: str) -> None:
    ris = record(f"TY  - BOOK\nTI  - A quay\nET  - {edition}\nER  - \n")
    refer = parse(f"%0 Book\n%T A quay\n%7 {edition}\n", Format.REFER).references[0]
    assert [one.texts.get("edition", "") for one in (ris, refer)] == [number] * 2
    csl = parse(f'[{{"id": "k", "type": "book", "title": "A", "edition": "{edition}"}}]', Format.CSL_JSON).references[0]
    assert csl.texts.get("edition", "") == edition


@pytest.mark.parametrize(
    "name",
    [
        "European Research Council", "University of Turku", "World Health Organization", "The Royal Society",
        "Ministry of Ports and Quays", "Quay Consortium", "Institut für Hafenbau", "Department of Energy", "Quay Ltd.",
        "Bank of Brest", "European Central Bank", "Office for Harbour Statistics", "Sailors at Work",
        "Piers without Borders", "Quays for Peace", "Harbour Rights Council", "Human Rights Watch",
    ],
)  # fmt: skip
def test_institutions(name: str) -> None:
    assert is_institution(name)


@pytest.mark.parametrize(
    "name", ["Jane Church", "Frank Press", "Ann Bank", "Sam J. Council", "J. Police", "Jane Doe", "Simon Group",
             "Ludwig van Beethoven", "Council", "Jo de la Cour", "Mary Ann Church",
             "Dean Watch", "Ann in 't Veld", "John of Brest", "Jane For"]
)  # fmt: skip
def test_people(name: str) -> None:
    assert not is_institution(name)


def test_an_institution_without_braces() -> None:
    names = bibtex("title={A}, author={European Research Council and Doe, Jane}").names["author"]
    assert names == (Name(literal="European Research Council"), Name("Doe", "Jane"))


@pytest.mark.parametrize(
    ("value", "variable"),
    [("3", "issue"), ("12-13", "issue"), ("Brest", "publisher-place"), ("Le Havre", "publisher-place")],
)  # fmt: skip
def test_issue_or_city(value: str, variable: str) -> None:
    texts = record(f"TY  - JOUR\nTI  - A quay\nCP  - {value}\nER  - \n").texts
    assert texts == {"title": "A quay", variable: value}


def test_titles_in_title_case() -> None:
    ris = record("TY  - JOUR\nTI  - The Long Quay of the <i>Northern</i> Town: A History\nER  - \n")
    assert ris.texts["title"] == "The long quay of the <i>northern</i> town: A history"
    nbib = record("PMID- 1\nTI  - The Long Quay of the Old Town.\nTA  - Quays\nLID - S12 [pii]\n", Format.NBIB)
    assert (nbib.texts["title"], nbib.texts["page"]) == ("The long quay of the old town", "S12")
    for kept in ("Moby Dick", "Der Lange Kai der Stadt und die Angst der Leute", "The quay of Brest"):
        assert record(f"TY  - BOOK\nTI  - {kept}\nER  - \n").texts["title"] == kept


def test_entities_and_tags_of_databases() -> None:
    (found,) = parse(
        '[{"id": "k", "type": "book", "title": "Fish &amp; &lt;i&gt;Chips&lt;/i&gt; '
        'in <jats:italic>Brest</jats:italic>", '
        '"DOI": "https://doi.org/10.1234/x", "publisher": "Dock &amp;amp; Quay"}]',
        Format.CSL_JSON,
    ).references
    assert found.texts == {
        "title": "Fish & <i>Chips</i> in <i>Brest</i>", "DOI": "10.1234/x", "publisher": "Dock & Quay"
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "@book{\n title={A quay}, year=2001}", "@book{k, title={A quay},, year=2001}", "@book{k,, title={A quay}}",
        "@book{k\n title={A quay}}", "@book{k, title={A quay}, year=2001,}", "@book(k, title={A quay})",
        "@book{k, title = {A quay} % a remark\n, year=2001}", "@book{k, title={A quay}, nothing, year=2001}",
        "@book{k,\r title={A quay}\r}", "@ book {k, title = {A quay}}",
    ],
)  # fmt: skip
def test_entries_that_are_not_quite_right(text: str) -> None:
    assert [reference.texts["title"] for reference in parse(text, Format.BIBTEX).references] == ["A quay"]


def test_lines_count_in_a_file_of_old_line_ends() -> None:
    loaded = parse("@book{a,\r title={A}}\r@book{b, title={B\r@book{c, title={C}}", Format.BIBTEX)
    assert [reference.id for reference in loaded.references] == ["a", "c"]
    assert loaded.remarks[0].startswith("line 3: the entry b (@book)")
