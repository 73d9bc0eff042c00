"""Lists of names as such; how names look is told by cases in `cases/csl/names.toml`."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.csl import Citation, CitationItem, Locale, load_locale, render
from citecli.csl.names import are_same_people, base_level
from citecli.csl.tree import NameOptions
from citecli.csl.xml.parse import parse_style
from citecli.markup import plain
from citecli.references.model import Name, Reference


def listed(count: int, name: str = "", names: str = "", *, again: bool = False) -> str:
    """A list of `count` names, "A" to "Z", as cs:name with these attributes has it; the second cite with `again`."""
    style = parse_style(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><citation><layout>'
        f'<names variable="author" {names}><name {name}/></names></layout></citation></style>'
    )
    people = tuple(Name(chr(65 + at)) for at in range(count))
    cites = [Citation((CitationItem("a"),))] * 2
    rendered = render(style, [Reference("a", names={"author": people})], cites, locale=ENGLISH)
    return plain.write(rendered.citations[again])


ENGLISH: Locale = load_locale("en-US")


@pytest.mark.parametrize(
    ("count", "options", "expected"),
    [
        (1, "", "A"),
        (2, 'and="text"', "A and B"),
        (3, 'and="text"', "A, B, and C"),
        (0, 'and="text"', ""),
        (3, 'et-al-min="3" et-al-use-first="3"', "A, B, C"),
        (3, 'et-al-min="3" et-al-use-first="1"', "A et al."),
        (2, 'et-al-min="3" et-al-use-first="1"', "A, B"),
        (5, 'et-al-min="5" et-al-use-first="3" et-al-use-last="true"', "A, B, C, … E"),
        (5, 'et-al-min="5" et-al-use-first="4" et-al-use-last="true" and="text"', "A, B, C, … E"),
        (5, 'et-al-min="1" et-al-use-first="1" delimiter="/"', "A et al."),
        (5, 'et-al-min="1" et-al-use-first="2" delimiter="/"', "A/B/et al."),
        (5, 'et-al-min="3"', "A, B, C, D, E"),
        (5, 'et-al-use-first="3"', "A, B, C, D, E"),
        (5, 'et-al-min="2" et-al-use-first="4"', "A, B, C, D, et al."),
        (5, 'et-al-min="2" et-al-use-first="5"', "A, B, C, D, E"),
    ],
)
def test_lengths(count: int, options: str, expected: str) -> None:
    assert listed(count, options) == expected


def test_later_cites_may_be_shorter() -> None:
    options = 'et-al-min="4" et-al-use-first="3" et-al-subsequent-min="2" et-al-subsequent-use-first="1"'
    assert listed(3, options) == "A, B, C"
    assert listed(3, options, again=True) == "A et al."
    assert listed(5, 'et-al-min="4" et-al-use-first="2"', again=True) == "A, B, et al."


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1, 12), st.booleans())
def test_a_list_is_whole_or_its_beginning(count: int, minimum: int, first: int, last: bool) -> None:
    made = listed(count, f'et-al-min="{minimum}" et-al-use-first="{first}" et-al-use-last="{str(last).lower()}"')
    shown = [
        part
        for part in made.replace(" … ", ", ").replace("… ", "").replace(" et al.", "").split(", ")
        if part and part != "et al."
    ]
    assert all(one < other for one, other in pairwise(shown))
    assert shown[0] == "A"
    if count < minimum or count <= first:
        assert len(shown) == count and "et al." not in made and "…" not in made
    else:
        assert "et al." in made or "…" in made or len(shown) == count


def test_what_a_style_shows_of_given_names_anyway() -> None:
    assert base_level(NameOptions(form="short", initialize_with=".")) == 0
    assert base_level(NameOptions(form="long", initialize_with="")) == 1
    assert base_level(NameOptions(form="long")) == 2


def test_editors_who_translate() -> None:
    one, other = (Name("Doe"),), (Name("Roe"),)
    assert are_same_people([("editor", one), ("translator", one)])
    assert are_same_people([("translator", one), ("editor", one)])
    assert not are_same_people([("editor", one), ("translator", other)])
    assert not are_same_people([("author", one), ("editor", one)])
    assert not are_same_people([("editor", one)])


@pytest.mark.parametrize("form", ["entry", "in-text"])
def test_others_of_bibtex_are_et_al(form: str) -> None:
    import citecli

    text = "@book{k, author={Doe, Jane and Roe, Sam and others}, title={A quay}, year=2001, publisher={Dock}}"
    reference = citecli.load_references(text).references[0]
    shown = citecli.as_text(citecli.cite(reference, style="apa", forms=[form]).texts[0].content)
    assert shown.startswith("Doe, J., Roe, S., et al. (2001)." if form == "entry" else "(Doe et al., 2001)"), shown
