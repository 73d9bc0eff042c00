"""Any bytes at all are a style, or a clear refusal; every installed style is a style without a problem."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citecli.csl import sources
from citecli.csl.load import load_style_file
from citecli.csl.xml.parse import parse_any_style, parse_info, parse_locale
from citecli.errors import InvalidStyle

SAMPLED = 50
IDS = sources.style_ids()
NAMES = (
    "style locale info macro citation bibliography sort key layout text number label date date-part names name "
    "name-part et-al substitute group choose if else-if else terms term single multiple style-options id title link x"
).split()
ATTRIBUTES = (
    "variable macro term value form plural name prefix suffix delimiter font-style quotes text-case match type "
    "position et-al-min names-min collapse class version gender-form sort form and"
).split()
WORDS = [
    "title",
    "a",
    "b",
    "true",
    "short",
    "text",
    "book thesis",
    "3",
    "-1",
    "",
    " ",
    "italic",
    "all",
    "ordinal-01",
    "é",
]


def read(data: bytes | str) -> None:
    """Read it as everything; whatever is refused is refused in one line, with a list."""
    for reader in (parse_any_style, parse_info, parse_locale):
        try:
            reader(data)
        except InvalidStyle as error:
            assert "\n" not in str(error)
            assert error.problems


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300)))
def test_any_bytes_and_any_text(data: bytes | str) -> None:
    read(data)


def elements(depth: int) -> st.SearchStrategy[str]:
    """XML made of CSL's names, in any order."""
    attributes = st.dictionaries(st.sampled_from(ATTRIBUTES), st.sampled_from(WORDS), max_size=3)
    inside = st.lists(elements(depth - 1), max_size=4).map("".join) if depth else st.sampled_from(("", "words"))
    return st.builds(_element, st.sampled_from(NAMES), attributes, inside)


def _element(name: str, attributes: dict[str, str], content: str) -> str:
    written = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{written}>{content}</{name}>"


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
@given(st.lists(elements(3), max_size=5).map("".join))
def test_any_elements(inside: str) -> None:
    for root in ("style", "locale"):
        read(f'<{root} xmlns="http://purl.org/net/xbiblio/csl" version="1.0">{inside}</{root}>')
    read(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">'
        f"<macro name='a'>{inside}</macro><citation><layout>{inside}</layout></citation></style>"
    )


@pytest.mark.parametrize("identifier", ["ieee", "oscola", "nature"])
def test_damaged_styles(identifier: str) -> None:
    data = sources.read_style(identifier)
    chance = random.Random(identifier)
    for _ in range(60):
        cut, other = sorted(chance.randrange(len(data)) for _ in range(2))
        read(data[:cut])
        read(data[:cut] + data[other:])
        damaged = bytearray(data)
        for _ in range(4):
            damaged[chance.randrange(len(data))] = chance.choice(b"<>\"'&/ =\x00\xffaz09-")
        read(bytes(damaged))


@pytest.mark.parametrize("identifier", random.Random(0).sample(IDS, SAMPLED))
def test_installed_styles_have_no_problem(identifier: str) -> None:
    path = sources.find_id(identifier)
    assert path is not None
    style = load_style_file(path)
    assert style.problems == ()
    assert style.info.title
    assert style.citation.layout.children


@pytest.mark.parametrize("code", sources.locale_codes())
def test_installed_locales_have_terms_and_dates(code: str) -> None:
    layer = parse_locale(sources.read_locale(code))
    assert layer.language == code
    assert layer.terms[("and", "long")].single
    assert layer.dates.keys() == {"text", "numeric"}
