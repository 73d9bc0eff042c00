"""What a writer adds to cites, and what comes of cites that show nothing; how citations look is told by cases."""

import pytest

from citecli.csl import CitationItem, load_locale
from citecli.csl.context import NO_DISAMBIGUATION, Cite, bare_cites
from citecli.csl.passes.citations import (
    CitationOutcome,
    CiteOutcome,
    empty_references,
    ends_sentence,
    entry_content,
    placed_cite,
    prefix_content,
    render_entries,
    suffix_content,
)
from citecli.csl.passes.position import CitePosition
from citecli.csl.style_traits import area_of
from citecli.csl.taxonomy import Position
from citecli.csl.xml.parse import parse_style
from citecli.markup import plain
from citecli.markup.nodes import Content, Display, DisplayBlock, Text
from citecli.references.model import Reference


@pytest.mark.parametrize(
    ("written", "shown"),
    [("", ""), ("see", "see "), ("cf.", "cf. "), ("see ", "see "), ("(", "("), ("also:", "also: ")],
)
def test_a_space_goes_behind_a_prefix_where_it_is_missing(written: str, shown: str) -> None:
    assert plain.write(prefix_content(written)) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [("", ""), ("passim", " passim"), (", passim", ", passim"), ("(italics mine)", " (italics mine)")],
)
def test_a_space_goes_before_a_suffix_where_it_is_missing(written: str, shown: str) -> None:
    assert plain.write(suffix_content(written)) == shown


@pytest.mark.parametrize(
    ("prefix", "ends"),
    [
        ("This is said often. ", True),
        ("“Is it so?” ", True),
        ("cf. ", False),
        ("See", False),
        ("as is said often", False),
        ("", False),
    ],
)
def test_a_sentence_is_more_than_an_abbreviation(prefix: str, ends: bool) -> None:
    assert ends_sentence(prefix) is ends


def test_a_locator_that_names_its_kind_is_taken_at_its_word() -> None:
    bare = Cite(Reference("quay"), CitationItem("quay"), citation_number=4)

    def placed(locator: str, label: str = "") -> tuple[str, str]:
        item = placed_cite(CitationItem("quay", locator, label), CitePosition(Position.IBID, True, 2), bare).item
        return item.label, item.locator

    assert placed("ch. 4") == ("chapter", "4")
    assert placed("12") == ("", "12")
    assert placed("ch. 4", "page") == ("page", "ch. 4")
    cite = placed_cite(CitationItem("quay"), CitePosition(Position.IBID, True, 2), bare)
    assert (cite.position, cite.near_note, cite.first_note, cite.citation_number) == (Position.IBID, True, 2, 4)


def outcome(*cites: tuple[str, bool, bool]) -> CitationOutcome:
    return CitationOutcome((), tuple(CiteOutcome(*cite) for cite in cites))


def test_a_reference_is_empty_when_none_of_its_cites_shows_anything() -> None:
    assert empty_references([]) == ([], True)
    assert empty_references([outcome(("a", False, False), ("b", True, False))]) == (["a"], False)
    assert empty_references([outcome(("a", False, False)), outcome(("a", True, False))]) == ([], False)
    assert empty_references([outcome(("a", False, False), ("b", False, False))]) == (["a", "b"], True)


def test_a_cite_without_its_author_may_be_empty() -> None:
    assert empty_references([outcome(("a", False, True))]) == ([], False)
    assert empty_references([outcome(("a", False, True)), outcome(("a", False, False))]) == ([], False)


FIELDS = '<text variable="citation-number" suffix=". "/><text variable="title"/>'


def entry(layout: str, options: str = "", *, title: str = "Tin", bibliography: bool = True) -> Content:
    part = f'<bibliography {options}><layout prefix="[" suffix="]">{layout}</layout></bibliography>'
    style = parse_style(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        f'<citation><layout><text variable="title"/></layout></citation>{part if bibliography else ""}</style>'
    )
    (cite,) = bare_cites([Reference("tin", "book", {"title": title} if title else {})], [1])
    return entry_content(cite, area_of(style, load_locale("en-US", style), bibliography=True), NO_DISAMBIGUATION, None)


def texts(content: Content) -> list[str]:
    return [node.text for node in content if isinstance(node, Text)]


def test_the_affixes_of_the_layout_stand_around_an_entry() -> None:
    assert texts(entry('<text variable="title"/>')) == ["[", "Tin", "]"]


def test_nothing_shown_is_no_entry() -> None:
    assert entry('<text variable="title"/>', title="") == ()
    assert entry('<text variable="title"/>', bibliography=False) == ()


@pytest.mark.parametrize("align", ["flush", "margin"])
def test_the_first_field_goes_into_the_margin(align: str) -> None:
    first, rest = entry(FIELDS, f'second-field-align="{align}"')
    assert isinstance(first, DisplayBlock) and isinstance(rest, DisplayBlock)
    assert (first.display, rest.display) == (Display.LEFT_MARGIN, Display.RIGHT_INLINE)
    assert texts(rest.content) == ["Tin", "]"]


def test_a_field_alone_takes_the_suffix_into_the_margin() -> None:
    (only,) = entry('<text variable="title"/>', 'second-field-align="flush"')
    assert isinstance(only, DisplayBlock)
    assert texts(only.content) == ["[", "Tin", "]"]


def test_the_suffix_goes_into_a_block_at_the_end() -> None:
    *_, last = entry('<text value="x"/><text variable="title" display="block"/>')
    assert isinstance(last, DisplayBlock)
    assert texts(last.content) == ["Tin", "]"]


def test_entries_come_by_id_and_in_order() -> None:
    style = parse_style(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><citation><layout/></citation>'
        '<bibliography><layout><text variable="title"/></layout></bibliography></style>'
    )
    cites = bare_cites([Reference("zinc", "book", {"title": "Z"}), Reference("alum")], [1, 2])
    area = area_of(style, load_locale("en-US", style), bibliography=True)
    needs = dict.fromkeys(("zinc", "alum"), NO_DISAMBIGUATION)
    assert list(render_entries(cites, area, needs, None).items()) == [("zinc", (Text("Z"),)), ("alum", ())]
