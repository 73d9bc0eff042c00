"""Each attribute of the specification with each of its values, on each element that has it, in styles of one element.

What is wanted is what the reference implementation gives, too (it was asked when this was written), but where a remark
says otherwise. Longer cases are in `tests/cases/csl`.
"""

import pytest

from citecli.csl import Citation, CitationItem, Rendered, load_locale, render
from citecli.csl.taxonomy import NAME_VARIABLES
from citecli.csl.xml.parse import parse_style
from citecli.markup import html, plain
from citecli.references.csl_json import from_items
from citecli.references.model import ItemType

PEOPLE = [
    {"family": "Quill", "given": "Ada Maria"},
    {"family": "Rook", "given": "Ben"},
    {"family": "Stone", "given": "Cy"},
    {"family": "Tull", "given": "Dora"},
]
WORK = {
    "title": "The kettle", "author": PEOPLE[1:3], "editor": PEOPLE[1:3], "issued": "1998-05", "volume": "12",
    "page": "3-9", "edition": "3", "publisher": "Tarn",
}  # fmt: skip


def rendered(layout: str, *items: dict[str, object], on_style: str = "", on_citation: str = "", on_layout: str = "",
             on_bibliography: str = "", before: str = "") -> Rendered:  # fmt: skip
    """What comes of a layout, in citations of one item each and in a bibliography."""
    style = parse_style(
        f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" {on_style}>{before}'
        f"<citation {on_citation}><layout {on_layout}>{layout}</layout></citation>"
        f"<bibliography {on_bibliography}><layout {on_layout}>{layout}</layout></bibliography></style>"
    )
    assert [problem for problem in style.problems if "cs:info" not in problem] == []
    made = [{"id": f"item-{at}", "type": "book", **item} for at, item in enumerate(items or (WORK,))]
    references, problems = from_items(made)
    assert problems == ()
    citations = [Citation((CitationItem(reference.id),)) for reference in references]
    return render(style, references, citations, locale=load_locale("en-US", style))


def cited(layout: str, *items: dict[str, object], **parts: str) -> list[str]:
    return [plain.write(one) for one in rendered(layout, *items, **parts).citations]


def row(element: str, attributes: list[str]) -> str:
    """The element with each of the attributes, one beside the other."""
    return f'<group delimiter=" | ">{"".join(element.format(one) for one in attributes)}</group>'


FONTS = {
    'font-style="normal"': "{}", 'font-style="italic"': "<i>{}</i>", 'font-style="oblique"': "<em>{}</em>",
    'font-variant="normal"': "{}", 'font-variant="small-caps"': '<span style="font-variant:small-caps;">{}</span>',
    'font-weight="normal"': "{}", 'font-weight="bold"': "<b>{}</b>",
    'font-weight="light"': '<span style="font-weight:lighter;">{}</span>',  # the reference has no light weight
    'text-decoration="none"': "{}", 'text-decoration="underline"': '<span style="text-decoration:underline;">{}</span>',
    'vertical-align="baseline"': "{}", 'vertical-align="sup"': "<sup>{}</sup>", 'vertical-align="sub"': "<sub>{}</sub>",
}  # fmt: skip


@pytest.mark.parametrize(
    ("element", "before", "inside", "after"),
    [
        ('<names variable="author" {}/>', "", ("Ben Rook, Cy Stone",), ""),
        ('<names variable="editor"><name {}/><label prefix=" "/></names>', "", ("Ben Rook", "Cy Stone"), " editors"),
        ('<names variable="editor"><label {} prefix=" "/></names>', "Ben Rook, Cy Stone ", ("editors",), ""),
        ('<names variable="author"><name form="short" et-al-min="2" et-al-use-first="1"/><et-al {}/></names>',
         "Rook ", ("et al.",), ""),
        ('<date variable="issued" {}><date-part name="month"/><date-part name="year" prefix=" "/></date>',
         "", ("May 1998",), ""),
        # On localized dates the reference leaves fonts out.
        ('<date variable="issued" form="text" {}/>', "", ("May 1998",), ""),
        ('<date variable="issued"><date-part name="month" {}/><date-part name="year" prefix=" "/></date>',
         "", ("May",), " 1998"),
        ('<date variable="issued" form="text"><date-part name="month" {}/></date>', "", ("May",), " 1998"),
        ('<number variable="volume" {}/>', "", ("12",), ""),
        ('<group><label variable="page" {} suffix=" "/><text variable="page"/></group>', "", ("pages",), " 3–9"),
        ('<group {}><text variable="title"/><text value=": "/><text variable="publisher"/></group>',
         "", ("The kettle: Tarn",), ""),
        ('<text variable="title" {}/>', "", ("The kettle",), ""),
    ],
)  # fmt: skip
def test_fonts(element: str, before: str, inside: tuple[str, ...], after: str) -> None:
    wanted = [before + ", ".join(tag.format(text) for text in inside) + after for tag in FONTS.values()]
    (shown,) = rendered(row(element, list(FONTS))).citations
    assert html.write(shown).replace("&nbsp;", " ").split(" | ") == wanted


@pytest.mark.parametrize("part", ["family", "given"])
def test_fonts_of_a_part_of_names(part: str) -> None:
    element = f'<names variable="author"><name><name-part name="{part}" {{}}/></name></names>'
    (shown,) = rendered(row(element, list(FONTS)), {"author": PEOPLE[1:2]}).citations
    words = [(tag.format("Ben"), "Rook") if part == "given" else ("Ben", tag.format("Rook")) for tag in FONTS.values()]
    assert html.write(shown).split(" | ") == [" ".join(pair) for pair in words]


@pytest.mark.parametrize(("font", "tag"), FONTS.items())
def test_fonts_of_the_layout(font: str, tag: str) -> None:
    made = rendered('<text variable="title"/>', on_layout=font)
    shown = [html.write(one) for one in (made.citations[0], (made.bibliography or ())[0].content)]
    assert shown == [tag.format("The kettle")] * 2


CASES = [f'text-case="{name}"' for name in
         ("lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title")]  # fmt: skip


@pytest.mark.parametrize(
    ("element", "wanted"),
    [
        ('<names variable="author"><name><name-part name="family" {}/></name></names>',
         ["ada van den quill moss", "ada VAN DEN QUILL MOSS", "ada Van den quill MOSS", "ada Van Den Quill MOSS",
          "ada Van den quill MOSS", "ada Van Den Quill MOSS"]),
        ('<names variable="author"><name form="long"><name-part name="given" {}/></name></names>',
         ["ada van den quill MOSS", "ADA van den quill MOSS", *["Ada van den quill MOSS"] * 4]),
        ('<date variable="issued"><date-part name="month" {}/></date>', ["may", "MAY", *["May"] * 4]),
        # On whole dates the reference leaves the case as it is.
        ('<date variable="issued" {}><date-part name="month"/></date>', ["may", "MAY", *["May"] * 4]),
        ('<date variable="issued" form="text" {}/>', ["may 1998", "MAY 1998", *["May 1998"] * 4]),
        ('<number variable="edition" form="long-ordinal" {}/>', ["third", "THIRD", *["Third"] * 4]),
        ('<number variable="number" {}/>',
         ["revised edition of tarn", "REVISED EDITION OF TARN", "Revised Edition of TARN", "Revised Edition Of TARN",
          "Revised edition of tarn", "Revised Edition of TARN"]),
        ('<text variable="number" {}/>',
         ["revised edition of tarn", "REVISED EDITION OF TARN", "Revised Edition of TARN", "Revised Edition Of TARN",
          "Revised edition of tarn", "Revised Edition of TARN"]),
        ('<group><label variable="page" {}/><text variable="page" prefix=" "/></group>',
         ["pages 3–9", "PAGES 3–9", *["Pages 3–9"] * 4]),
        ('<names variable="editor"><label {} prefix=" "/></names>', ["Ben Rook editor", "Ben Rook EDITOR",
         *["Ben Rook Editor"] * 4]),
        ('<text term="editor" {}/>', ["editor", "EDITOR", *["Editor"] * 4]),
        ('<text value="set in tarn" {}/>', ["set in tarn", "SET IN TARN", "Set in tarn", "Set In Tarn", "Set in tarn",
         "Set in Tarn"]),
    ],
)  # fmt: skip
def test_cases(element: str, wanted: list[str]) -> None:
    item = {
        **WORK, "number": "revised Edition of TARN", "editor": PEOPLE[1:2],
        "author": [{"family": "van den quill MOSS", "given": "ada"}],
    }  # fmt: skip
    assert cited(row(element, CASES), item)[0].split(" | ") == wanted


SHORT = ["Ada Maria Quill", "Ben Rook, Cy Stone", "Ben Rook, Cy Stone, Dora Tull"]


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ('and="text"', [SHORT[0], "Ben Rook and Cy Stone", "Ben Rook, Cy Stone, and Dora Tull"]),
        ('and="symbol"', [SHORT[0], "Ben Rook & Cy Stone", "Ben Rook, Cy Stone, & Dora Tull"]),
        ('and="text" delimiter-precedes-last="always"',
         [SHORT[0], "Ben Rook, and Cy Stone", "Ben Rook, Cy Stone, and Dora Tull"]),
        ('and="text" delimiter-precedes-last="never"',
         [SHORT[0], "Ben Rook and Cy Stone", "Ben Rook, Cy Stone and Dora Tull"]),
        ('and="text" delimiter-precedes-last="contextual"',
         [SHORT[0], "Ben Rook and Cy Stone", "Ben Rook, Cy Stone, and Dora Tull"]),
        ('and="text" name-as-sort-order="first" delimiter-precedes-last="after-inverted-name"',
         ["Quill, Ada Maria", "Rook, Ben, and Cy Stone", "Rook, Ben, Cy Stone and Dora Tull"]),
        ('et-al-min="2" et-al-use-first="1" delimiter-precedes-et-al="always"',
         [SHORT[0], "Ben Rook, et al.", "Ben Rook, et al."]),
        ('et-al-min="2" et-al-use-first="1" delimiter-precedes-et-al="contextual"',
         [SHORT[0], "Ben Rook et al.", "Ben Rook et al."]),
        ('et-al-min="3" et-al-use-first="2" delimiter-precedes-et-al="contextual"',
         [*SHORT[:2], "Ben Rook, Cy Stone, et al."]),
        ('et-al-min="3" et-al-use-first="2" delimiter-precedes-et-al="never"',
         [*SHORT[:2], "Ben Rook, Cy Stone et al."]),
        ('et-al-min="3" et-al-use-first="1" name-as-sort-order="all" delimiter-precedes-et-al="after-inverted-name"',
         ["Quill, Ada Maria", "Rook, Ben, Stone, Cy", "Rook, Ben, et al."]),
        ('et-al-min="3" et-al-use-first="1" et-al-use-last="true"', [*SHORT[:2], "Ben Rook … Dora Tull"]),
        ('et-al-min="3" et-al-use-first="1" et-al-use-last="false"', [*SHORT[:2], "Ben Rook et al."]),
        ('initialize-with=". "', ["A. M. Quill", "B. Rook, C. Stone", "B. Rook, C. Stone, D. Tull"]),
        ('initialize-with=". " initialize="false"', SHORT),
        ('initialize-with="." initialize="true"', ["A.M. Quill", "B. Rook, C. Stone", "B. Rook, C. Stone, D. Tull"]),
        ('name-as-sort-order="first"', ["Quill, Ada Maria", "Rook, Ben, Cy Stone", "Rook, Ben, Cy Stone, Dora Tull"]),
        ('name-as-sort-order="all" sort-separator=" / "',
         ["Quill / Ada Maria", "Rook / Ben, Stone / Cy", "Rook / Ben, Stone / Cy, Tull / Dora"]),
        ('name-form="short"', ["Quill", "Rook, Stone", "Rook, Stone, Tull"]),
        ('name-form="long"', SHORT),
        ('name-form="count"', ["1", "2", "3"]),  # the reference counts only where cs:name itself says so
        ('name-delimiter=" + "', [SHORT[0], "Ben Rook + Cy Stone", "Ben Rook + Cy Stone + Dora Tull"]),
    ],
)  # fmt: skip
def test_names_inherit(options: str, wanted: list[str]) -> None:
    """From cs:style and from cs:citation or cs:bibliography; a style's own count as cs:name's do, a part's go first."""
    layout, items = (
        '<names variable="author"/>',
        [{"author": PEOPLE[:1]}, {"author": PEOPLE[1:3]}, {"author": PEOPLE[1:]}],
    )
    assert cited(layout, *items, on_style=options) == wanted
    made = rendered(layout, *items, on_citation=options, on_bibliography=options)
    assert [plain.write(one) for one in made.citations] == wanted
    assert [plain.write(entry.content) for entry in made.bibliography or ()] == wanted


@pytest.mark.parametrize("place", ["on_style", "on_citation"])
def test_lists_of_names_inherit_their_delimiter(place: str) -> None:
    item = {"author": PEOPLE[:1], "editor": PEOPLE[1:2]}
    shown = cited('<names variable="author editor"/>', item, **{place: 'names-delimiter=" ~ "'})
    assert shown == ["Ada Maria Quill ~ Ben Rook"]


@pytest.mark.parametrize(
    ("element", "item", "wanted"),
    [
        ('<text variable="title" form="{}"/>|long|short', {"title": "A long walk", "title-short": "Walk"},
         ["A long walk", "Walk"]),
        ('<text variable="title" form="{}"/>|long|short', {"title": "A long walk"}, ["A long walk"] * 2),
        ('<text variable="title" quotes="{}"/>|true|false', {"title": "Dr. Quill"}, ["“Dr. Quill”", "Dr. Quill"]),
        ('<text variable="title" strip-periods="{}"/>|true|false', {"title": "Dr. Quill"}, ["Dr Quill", "Dr. Quill"]),
        ('<text term="editor" form="{}"/>|long|short|verb|verb-short|symbol', {},
         ["editor", "ed.", "edited by", "ed. by", "ed."]),
        ('<text term="page" plural="{}"/>|true|false', {}, ["pages", "page"]),
        ('<names variable="editor"><label form="{}" prefix=" "/></names>|long|short|verb|verb-short|symbol',
         {"editor": PEOPLE[1:2]}, [f"Ben Rook {word}" for word in ("editor", "ed.", "edited by", "ed. by", "ed.")]),
        ('<names variable="editor"><label plural="{}" prefix=" "/></names>|contextual|always|never',
         {"editor": PEOPLE[1:2]}, [f"Ben Rook {word}" for word in ("editor", "editors", "editor")]),
        ('<names variable="editor"><label form="short" strip-periods="{}" prefix=" "/></names>|true|false',
         {"editor": PEOPLE[1:2]}, ["Ben Rook ed", "Ben Rook ed."]),
        ('<group><label variable="page" form="{}"/><text variable="page"/></group>|long|short|symbol', {"page": "3-9"},
         ["pages3–9", "pp.3–9", "pp.3–9"]),
        ('<group><label variable="page" plural="{}"/><text variable="page"/></group>|contextual|always|never',
         {"page": "3"}, ["page3", "pages3", "page3"]),
        ('<group><label variable="page" form="short" strip-periods="{}"/><text variable="page"/></group>|true|false',
         {"page": "3"}, ["p3", "p.3"]),
        ('<number variable="volume" form="{}"/>|numeric|ordinal|long-ordinal|roman', {"volume": "4"},
         ["4", "4th", "fourth", "iv"]),
        ('<number variable="volume" form="{}"/>|numeric|ordinal|long-ordinal|roman', {"volume": "2-12"},
         ["2–12", "2nd–12th", "second–12th", "ii–xii"]),
        ('<number variable="volume" form="{}"/>|numeric|ordinal|long-ordinal|roman', {"volume": "4b"}, ["4b"] * 4),
        ('<date variable="issued" form="text" date-parts="{}"/>|year-month-day|year-month|year',
         {"issued": "2011-03-09"}, ["March 9, 2011", "March 2011", "2011"]),
        ('<date variable="issued" form="numeric" date-parts="{}"/>|year-month-day|year-month|year',
         {"issued": "2011-03-09"}, ["03/09/2011", "03/2011", "2011"]),
        ('<date variable="issued"><date-part name="year" form="{}"/></date>|long|short', {"issued": "2004"},
         ["2004", "04"]),
        ('<date variable="issued"><date-part name="month" form="{}"/></date>|long|short|numeric|numeric-leading-zeros',
         {"issued": "2011-03"}, ["March", "Mar.", "3", "03"]),
        ('<date variable="issued"><date-part name="day" form="{}"/></date>|numeric|numeric-leading-zeros|ordinal',
         {"issued": "2011-03-09"}, ["9", "09", "9th"]),
        ('<date variable="issued"><date-part name="month" form="short" strip-periods="{}"/></date>|true|false',
         {"issued": "2011-03"}, ["Mar", "Mar."]),
        ('<date variable="issued" form="text"><date-part name="month" form="{}"/></date>|short|numeric',
         {"issued": "2011-03-09"}, ["Mar. 9, 2011", "3 9, 2011"]),
        ('<names variable="author"><name form="short" et-al-min="2" et-al-use-first="1"/><et-al term="{}"/></names>'
         "|et-al|and others", {"author": PEOPLE}, ["Quill et al.", "Quill and others"]),
        ('<names variable="author"><name form="{}"/></names>|long|short|count', {"author": PEOPLE[1:3]},
         ["Ben Rook, Cy Stone", "Rook, Stone", "2"]),
    ],
)  # fmt: skip
def test_forms(element: str, item: dict[str, object], wanted: list[str]) -> None:
    xml, *values = element.split("|")
    assert [cited(xml.format(value), item)[0] for value in values] == wanted


@pytest.mark.parametrize(
    "element",
    ['<names variable="author" {}/>', '<date variable="issued" form="text" {}/>', '<number variable="volume" {}/>',
     '<group {}><text variable="title"/></group>', '<text variable="title" {}/>'],
)  # fmt: skip
def test_display(element: str) -> None:
    values = ("block", "left-margin", "right-inline", "indent")
    made = rendered("".join(element.format(f'display="{value}"') for value in values))
    entry = html.write((made.bibliography or ())[0].content)
    assert [f'<div class="csl-{value}">' in entry for value in values] == [True] * 4
    assert "<div" not in html.write(made.citations[0])


@pytest.mark.parametrize(
    ("condition", "items", "wanted"),
    [
        ('type="book report"', [{"type": "book"}, {"type": "song"}], {"all": "yn", "any": "yn", "none": "ny"}),
        ('variable="volume DOI"', [{"volume": "3", "DOI": "10.1/x"}, {"volume": "3"}, {}],
         {"all": "ynn", "any": "yyn", "none": "nny"}),
        ('is-numeric="volume issue"', [{"volume": "2nd", "issue": "A3"}, {"volume": "3", "issue": "b"}, {}],
         {"all": "ynn", "any": "yyn", "none": "nny"}),
        ('is-uncertain-date="issued accessed"', [{"issued": "2004~", "accessed": "2005?"}, {"issued": "2004~"}, {}],
         {"all": "ynn", "any": "yyn", "none": "nny"}),
        ('disambiguate="true"', [{}], {"all": "n", "any": "n"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("element", ["if", "else-if"])
def test_conditions(element: str, condition: str, items: list[dict[str, object]], wanted: dict[str, str]) -> None:
    first = "" if element == "if" else '<if type="performance"><text value="x"/></if>'
    for match, letters in wanted.items():
        layout = (
            f'<choose>{first}<{element} {condition} match="{match}"><text value="y"/></{element}>'
            '<else><text value="n"/></else></choose>'
        )
        assert "".join(cited(layout, *items)) == letters, match


NAMESAKES = [
    {"title": title, "author": [{"family": "Fell", "given": given}, other], "issued": "2000"}
    for title, given, other in (("A", "Ada", PEOPLE[0]), ("B", "Ada", PEOPLE[1]), ("C", "Alf", PEOPLE[0]))
]


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ('disambiguate-add-names="false"', ["Fell et al. 2000"] * 3),
        ('disambiguate-add-names="true"', ["Fell, Quill 2000", "Fell, Rook 2000", "Fell, Quill 2000"]),
        ('disambiguate-add-givenname="true"', ["Ada Fell et al. 2000", "Ada Fell et al. 2000", "Alf Fell et al. 2000"]),
        ('disambiguate-add-givenname="false" disambiguate-add-year-suffix="true"',
         ["Fell et al. 2000a", "Fell et al. 2000b", "Fell et al. 2000c"]),
        ('disambiguate-add-year-suffix="false"', ["Fell et al. 2000"] * 3),
        ('disambiguate-add-names="true" disambiguate-add-givenname="true" givenname-disambiguation-rule="by-cite"',
         ["Ada Fell, Quill 2000", "Ada Fell, Rook 2000", "Alf Fell et al. 2000"]),
        ('disambiguate-add-names="true" disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names"',
         ["Ada Fell, Quill 2000", "Ada Fell, Rook 2000", "Alf Fell et al. 2000"]),
        ('disambiguate-add-names="true" disambiguate-add-givenname="true" '
         'givenname-disambiguation-rule="all-names-with-initials"',
         ["Fell, Quill 2000", "Fell, Rook 2000", "Fell, Quill 2000"]),
        ('disambiguate-add-names="true" disambiguate-add-givenname="true" givenname-disambiguation-rule="primary-name"',
         ["Ada Fell, Quill 2000", "Ada Fell, Rook 2000", "Alf Fell et al. 2000"]),
        ('disambiguate-add-names="true" disambiguate-add-givenname="true" '
         'givenname-disambiguation-rule="primary-name-with-initials"',
         ["Fell, Quill 2000", "Fell, Rook 2000", "Fell, Quill 2000"]),
    ],
)  # fmt: skip
def test_disambiguation(options: str, wanted: list[str]) -> None:
    name = '<name form="short" initialize-with=". " et-al-min="2" et-al-use-first="1"/>'
    date = '<date variable="issued" prefix=" "><date-part name="year"/></date>'
    assert cited(f'<names variable="author">{name}</names>{date}', *NAMESAKES, on_citation=options) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("expanded", "71–72 100–104 1002–1006 1496–1504 42–45"), ("minimal", "71–2 100–4 1002–6 1496–504 42–5"),
        ("minimal-two", "71–72 100–04 1002–06 1496–504 42–45"), ("chicago", "71–72 100–104 1002–6 1496–1504 42–45"),
        ("chicago-15", "71–72 100–104 1002–6 1496–1504 42–45"), ("chicago-16", "71–72 100–104 1002–6 1496–504 42–45"),
    ],
)  # fmt: skip
def test_page_ranges(value: str, wanted: str) -> None:
    items = [{"page": pages} for pages in ("71-72", "100-104", "1002-1006", "1496-1504", "42-5")]
    assert " ".join(cited('<text variable="page"/>', *items, on_style=f'page-range-format="{value}"')) == wanted


def test_ordinals_match_as_they_say() -> None:
    terms = "".join(
        f'<term name="{name}">{suffix}</term>'
        for name, suffix in (
            ("ordinal", "."), ('ordinal-01" match="last-digit', "a"), ('ordinal-02" match="last-two-digits', "b"),
            ('ordinal-03" match="whole-number', "c"), ("ordinal-12", "e"),
        )
    )  # fmt: skip
    numbers = ("1", "2", "3", "12", "21", "22", "102", "103", "112")
    layout = '<number variable="edition" form="ordinal"/>'
    shown = cited(layout, *({"edition": one} for one in numbers), before=f"<locale><terms>{terms}</terms></locale>")
    # The reference takes 102 for a number that nothing matches.
    assert shown == ["1a", "2b", "3c", "12e", "21a", "22.", "102b", "103.", "112e"]


def test_each_type_is_what_a_condition_asks_for() -> None:
    names = [kind.value for kind in ItemType]
    branches = "".join(f'<else-if type="{name}"><text value="{name}"/></else-if>' for name in names)
    layout = f'<choose><if variable="DOI"><text value="none"/></if>{branches}</choose>'
    assert cited(layout, *({"type": name} for name in names)) == names


def test_each_name_variable_is_set_with_its_verb() -> None:
    for variable in sorted(NAME_VARIABLES):
        layout = f'<names variable="{variable}"><label form="verb" suffix=": "/><name/></names>'
        assert cited(layout, {variable: PEOPLE[1:2]})[0].endswith("Ben Rook"), variable
