"""The passes together: numbering, what is handed on, what is warned of."""

from citecli.csl import Citation, CitationItem, Mode, Rendered, RenderWarning, WarningKind, load_locale, render
from citecli.csl.processor import empty_cites, empty_entries, unknown_references
from citecli.csl.xml.parse import parse_style
from citecli.frozen import replace
from citecli.markup import plain
from citecli.references.model import Date, DateParts, Name, Reference


def book(name: str, family: str = "", year: int = 0) -> Reference:
    return Reference(
        name,
        "book",
        {"title": name.title()},
        {"author": (Name(family),)} if family else {},
        {"issued": Date(DateParts(year))} if year else {},
    )


BOOKS = [book("zinc", "Doe", 2001), book("alum", "Roe", 1999), book("salt", "Doe", 1990)]


def rendered(
    body: str, references: list[Reference], *citations: Citation, kind: str = "in-text", cited_first: bool = True
) -> Rendered:
    style = parse_style(f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{kind}">{body}</style>')
    return render(style, references, citations, locale=load_locale("en-US", style), cited_first=cited_first)


def one(*ids: str) -> Citation:
    return Citation(tuple(CitationItem(name) for name in ids))


NUMERIC = (
    '<citation><layout delimiter=", "><text variable="citation-number"/></layout></citation>'
    '<bibliography {options}>{sort}<layout><text variable="citation-number" suffix=". "/>'
    '<text variable="title"/></layout></bibliography>'
)


def entries(made: Rendered) -> list[str]:
    return [plain.write(entry.content) for entry in made.bibliography or ()]


def test_numbers_go_by_first_citation() -> None:
    made = rendered(NUMERIC.format(options="", sort=""), BOOKS, one("salt"), one("zinc", "salt"))
    assert [plain.write(content) for content in made.citations] == ["1", "2, 1"]
    assert entries(made) == ["1. Salt", "2. Zinc", "3. Alum"]


def test_numbers_go_by_the_list_when_asked() -> None:
    made = rendered(NUMERIC.format(options="", sort=""), BOOKS, one("salt"), cited_first=False)
    assert [plain.write(content) for content in made.citations] == ["3"]
    assert entries(made) == ["1. Zinc", "2. Alum", "3. Salt"]


def test_a_sorted_bibliography_gives_the_numbers() -> None:
    sort = '<sort><key variable="title"/></sort>'
    made = rendered(NUMERIC.format(options="", sort=sort), BOOKS, one("zinc"))
    assert [plain.write(content) for content in made.citations] == ["3"]
    assert entries(made) == ["1. Alum", "2. Salt", "3. Zinc"]


def test_options_of_the_bibliography_are_handed_on() -> None:
    options = 'hanging-indent="true" second-field-align="margin" line-spacing="2" entry-spacing="0"'
    made = rendered(NUMERIC.format(options=options, sort=""), BOOKS)
    assert set_as(made) == (True, "margin", 2, 0)
    assert set_as(rendered(NUMERIC.format(options="", sort=""), BOOKS)) == (False, "", 1, 1)


def set_as(made: Rendered) -> tuple[bool, str, int, int]:
    """How the bibliography wants to be set."""
    return made.hanging_indent, made.second_field_align, made.line_spacing, made.entry_spacing


def test_warnings() -> None:
    body = (
        '<citation><layout><text variable="title"/></layout></citation>'
        '<bibliography><layout><names variable="author"/></layout></bibliography>'
    )
    made = rendered(body, [book("zinc", "Doe"), book("anon")], one("zinc", "nobody"), one("nobody"))
    assert entries(made) == ["Doe"]
    assert len(made.warnings) == 3
    kinds = [(warning.kind, warning.reference_id) for warning in made.warnings]
    assert kinds.count((WarningKind.UNKNOWN_REFERENCE, "nobody")) == 2
    assert kinds.count((WarningKind.EMPTY_ENTRY, "anon")) == 1
    assert all(warning.reference_id in warning.text for warning in made.warnings)
    assert all("\n" not in warning.text for warning in made.warnings)


def test_what_the_style_does_not_cite_is_told() -> None:
    body = (
        '<citation><layout><names variable="author"/></layout></citation>'
        '<bibliography><layout><text variable="title"/></layout></bibliography>'
    )
    books = [book("zinc", "Doe"), book("anon"), book("void")]
    made = rendered(body, books, one("zinc"), one("anon"), one("zinc", "anon"))
    assert [plain.write(content) for content in made.citations] == ["Doe", "", "Doe"]
    text = "the style prints nothing for 'anon' (book) in citations"
    assert made.warnings == (RenderWarning(WarningKind.EMPTY_CITE, text, "anon"),)
    # Where nothing at all is shown, that is said once.
    made = rendered(body, books, one("void"), one("anon"), one("void"))
    text = "the style prints nothing in citations"
    assert made.warnings == (RenderWarning(WarningKind.EMPTY_CITATIONS, text),)
    # Without the author, that was wanted; the author alone was not.
    for mode, warnings in ((Mode.SUPPRESS_AUTHOR, 0), (Mode.AUTHOR_ONLY, 1), (Mode.COMPOSITE, 1)):
        made = rendered(body, books, Citation((CitationItem("anon"),), mode=mode), one("zinc"))
        assert len(made.warnings) == warnings, mode
    assert rendered(body, books, Citation((CitationItem("zinc"),), mode=Mode.COMPOSITE)).warnings == ()


def test_no_bibliography() -> None:
    body = '<citation><layout><text variable="title"/></layout></citation>'
    made = rendered(body, BOOKS, one("zinc"))
    assert made.bibliography is None
    style = parse_style(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        + NUMERIC.format(options="", sort="")
        + "</style>"
    )
    assert render(style, BOOKS, locale=load_locale("en-US", style), with_bibliography=False).bibliography is None


AUTHOR_DATE = (
    '<citation collapse="year" disambiguate-add-year-suffix="true"><sort><key variable="issued"/></sort>'
    '<layout prefix="(" suffix=")" delimiter="; "><names variable="author" suffix=" "/>'
    '<date variable="issued"><date-part name="year"/></date><text variable="locator" prefix=", "/></layout></citation>'
)


def test_sorting_and_grouping_of_one_citation() -> None:
    made = rendered(AUTHOR_DATE, BOOKS, one("zinc", "alum", "salt"))
    assert plain.write(made.citations[0]) == "(Doe 1990, 2001; Roe 1999)"


def test_modes_of_citations_and_cites() -> None:
    def cited(citation: Citation) -> str:
        return plain.write(rendered(AUTHOR_DATE, BOOKS, citation).citations[0])

    assert cited(replace(one("alum"), mode=Mode.COMPOSITE)) == "Roe (1999)"
    assert cited(replace(one("alum"), mode=Mode.AUTHOR_ONLY)) == "Roe"
    assert cited(replace(one("alum"), mode=Mode.SUPPRESS_AUTHOR)) == "(1999)"
    assert cited(Citation((CitationItem("alum", mode=Mode.SUPPRESS_AUTHOR, locator="9"),))) == "(1999, 9)"
    assert cited(replace(one("alum"), mode=Mode.COMPOSITE, infix=", long before,")) == "Roe, long before, (1999)"


def test_a_document_is_rendered_alike_whatever_stands_around_an_unambiguous_cite() -> None:
    alone = rendered(AUTHOR_DATE, BOOKS, one("alum")).citations[0]
    among = rendered(AUTHOR_DATE, BOOKS, one("zinc"), one("alum"), one("salt", "zinc")).citations[1]
    assert alone == among


def test_notes_and_text_stand_side_by_side() -> None:
    body = (
        '<citation><layout><choose><if position="ibid"><text value="ibid"/></if><else><text variable="title"/></else>'
        "</choose></layout></citation>"
    )
    citations = [replace(one("zinc"), note=note) for note in (1, 2)] + [replace(one("alum"), note=3)]
    made = rendered(body, BOOKS, *citations, kind="note")
    assert [plain.write(content) for content in made.citations] == ["Zinc", "ibid", "Alum"]


REFERENCES = {name: Reference(name, "book") for name in ("tin", "zinc")}


def test_unknown_references_are_told_each_time() -> None:
    warning = RenderWarning(WarningKind.UNKNOWN_REFERENCE, "no reference 'x'", "x")
    assert unknown_references(["x", "x"]) == [warning, warning]


def test_empty_cites_are_told_one_by_one_unless_all_are_empty() -> None:
    (warning,) = empty_cites(["tin"], False, REFERENCES)
    assert (warning.kind, warning.reference_id) == (WarningKind.EMPTY_CITE, "tin")
    assert warning.text == "the style prints nothing for 'tin' (book) in citations"
    assert [each.kind for each in empty_cites(["tin"], True, REFERENCES)] == [WarningKind.EMPTY_CITE]
    (warning,) = empty_cites(["tin", "zinc"], True, REFERENCES)
    assert (warning.kind, warning.reference_id) == (WarningKind.EMPTY_CITATIONS, "")
    assert empty_cites([], True, REFERENCES) == []


def test_empty_entries() -> None:
    (warning,) = empty_entries([REFERENCES["zinc"]])
    assert warning.kind is WarningKind.EMPTY_ENTRY
    assert warning.text == "the style prints nothing for 'zinc' (book) in the bibliography"
