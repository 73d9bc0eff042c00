import pytest

from citecli.csl import load_locale
from citecli.csl.context import NO_DISAMBIGUATION, bare_cites
from citecli.csl.passes.bibliography import entry_content, render_entries
from citecli.csl.style_traits import area_of
from citecli.csl.xml.parse import parse_style
from citecli.markup.nodes import Content, Display, DisplayBlock, Text
from citecli.references.model import Reference

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
