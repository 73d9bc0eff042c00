import pytest

from citecli.csl.passes.finish import finish
from citecli.csl.passes.links import link
from citecli.markup import plain
from citecli.markup.nodes import Content, FontFormat, FontStyle, Formatted, Link, QuoteMarks, Tagged, Text


def tagged(tag: str, text: str) -> Tagged:
    return Tagged((Text(text),), tag)


def linked(*content: object) -> Content:
    return link(finish(content, QuoteMarks(), True))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "tag", "value", "address", "inside"),
    [
        ("Elm. ", "URL", "https://e.org/elm", "https://e.org/elm", "https://e.org/elm"),
        ("doi: ", "DOI", "10.1000/elm", "https://doi.org/10.1000/elm", "10.1000/elm"),
        ("Elm. https://doi.org/", "DOI", "10.1000/elm", "https://doi.org/10.1000/elm", "https://doi.org/10.1000/elm"),
        ("doi: ", "DOI", "https://doi.org/10.1000/elm", "https://doi.org/10.1000/elm", "https://doi.org/10.1000/elm"),
        ("at http://", "URL", "e.org", "http://e.org", "http://e.org"),
        ("PMID: ", "PMID", "123", "https://www.ncbi.nlm.nih.gov/pubmed/123", "123"),
        ("", "PMCID", "PMC123", "https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123", "PMC123"),
    ],
)
def test_identifiers_lead_somewhere(before: str, tag: str, value: str, address: str, inside: str) -> None:
    content = linked(Text(before), tagged(tag, value), Text("."))
    found = next(node for node in content if isinstance(node, Link))
    assert found.url == address
    assert plain.write(found.content) == inside
    assert plain.write(content) == f"{before}{value}."


@pytest.mark.parametrize(
    ("tag", "value"),
    [("URL", "javascript:alert(1)"), ("URL", "e.org"), ("DOI", "elm"), ("PMID", ""), ("URL", "see https://e.org")],
)
def test_what_is_no_address_stays_text(tag: str, value: str) -> None:
    content = linked(Text("Elm "), tagged(tag, value))
    assert not any(isinstance(node, Link) for node in content)


def test_links_within_formatting() -> None:
    italic = FontFormat(font_style=FontStyle.ITALIC)
    content = linked(Formatted((Text("at "), tagged("URL", "http://e.org")), italic))
    assert content == (Formatted((Text("at "), Link((tagged("URL", "http://e.org"),), "http://e.org")), italic),)
