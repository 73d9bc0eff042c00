"""Elements as such: what they note down for the groups around them, and what their content is tagged with."""

import pytest

from citecli.csl import Citation, CitationItem, load_locale, render
from citecli.csl.formatting import strip_periods
from citecli.csl.xml.parse import parse_style
from citecli.markup import html, plain
from citecli.markup.nodes import Content, Node, Tagged, Text
from citecli.markup.rich import parse
from citecli.references.model import Date, DateParts, Name, Reference

REFERENCE = Reference(
    "a",
    "book",
    {"title": "The <i>quay</i>. A tale.", "volume": "2", "page": "3-5", "DOI": "10.5555/q"},
    {"author": (Name("Roe", "Ann"),)},
    {"issued": Date(DateParts(2019, 5))},
)


def cite(layout: str, **fields: str) -> Content:
    style = parse_style(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><citation>'
        f"<layout>{layout}</layout></citation></style>"
    )
    citations = [Citation((CitationItem("a", **fields),))]  # type: ignore[arg-type]
    (content,) = render(style, [REFERENCE], citations, locale=load_locale("en-US", style)).citations
    return content


def tags(content: Content) -> list[str]:
    found: list[str] = []
    for node in content:
        if not isinstance(node, Text):
            found += [node.tag] if isinstance(node, Tagged) else []
            found += tags(node.content)
    return found


def test_periods_go_from_every_depth() -> None:
    assert plain.write(strip_periods(parse("a.b <i>c. <b>d.</b></i> e..."))) == "ab c d e"
    untouched: tuple[Node, ...] = (Text("abc"),)
    assert strip_periods(untouched) == untouched


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('font-style="italic"', '<i>The <span style="font-style:normal;">quay</span>. A tale.</i>'),
        ('quotes="true"', "“The <i>quay</i>. A tale.”"),
        ('strip-periods="true"', "The <i>quay</i> A tale"),
        ('text-case="uppercase" suffix="z"', "THE <i>QUAY</i>. A TALE.z"),
        ('strip-periods="true" quotes="true" prefix="." suffix="!"', ".“The <i>quay</i> A tale!”"),
    ],
)
def test_formatting(attributes: str, expected: str) -> None:
    assert html.write(cite(f'<text variable="title" {attributes}/>')) == expected


@pytest.mark.parametrize(
    "element",
    [
        '<text variable="note"/>',
        '<number variable="issue"/>',
        '<names variable="editor"/>',
        '<date variable="accessed" form="text"/>',
        '<label variable="issue"/><text variable="issue"/>',
        '<group><text variable="note"/></group>',
        '<choose><if type="book"><text variable="note"/></if></choose>',
        '<names variable="editor"><substitute><text variable="note"/></substitute></names>',
    ],
)
def test_an_empty_variable_makes_its_group_vanish(element: str) -> None:
    assert plain.write(cite(f'<text value="x"/><group><text value="y"/>{element}</group>')) == "x"


@pytest.mark.parametrize(
    "element",
    [
        '<text variable="title"/>',
        '<number variable="volume"/>',
        '<names variable="author"/>',
        '<date variable="issued" form="text"/>',
        '<names variable="editor"><substitute><names variable="author"/></substitute></names>',
        '<choose><if type="book"><text value="z"/></if></choose>',
        '<text value="z"/>',
    ],
)
def test_whatever_shows_something_keeps_its_group(element: str) -> None:
    made = plain.write(cite(f'<group><text value="y "/>{element}</group>'))
    assert made.startswith("y ") and len(made) > 2


def test_a_term_that_is_not_there_is_no_variable() -> None:
    assert plain.write(cite('<group><text value="y"/><text term="no-such-term"/></group>')) == "y"


def test_pieces_are_tagged_with_what_they_are() -> None:
    content = cite(
        '<names variable="author"/><date variable="issued"><date-part name="year"/></date>'
        '<label variable="locator"/><text variable="locator"/><text variable="DOI"/>',
        locator="4",
    )
    assert {"names", "name-list", "name", "year", "label", "locator"} <= set(tags(content))


def test_what_stood_in_is_not_shown_again_inside_the_same_element() -> None:
    layout = (
        '<names variable="editor"><substitute><group delimiter="/"><text variable="title"/><text variable="title"/>'
        '</group></substitute></names><text variable="title"/>'
    )
    assert plain.write(cite(layout)) == "The quay. A tale."
