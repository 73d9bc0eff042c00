import pytest

from citecli.references.identifiers import (
    Identifier,
    Scheme,
    clean_doi,
    clean_url,
    doi_in_address,
    doi_in_text,
    is_arxiv_id,
    parse,
)


@pytest.mark.parametrize(
    ("text", "scheme", "value"),
    [
        ("10.1000/182", Scheme.DOI, "10.1000/182"),
        ("doi:10.1000/182", Scheme.DOI, "10.1000/182"),
        ("DOI: 10.1000/abc(1)2.", Scheme.DOI, "10.1000/abc(1)2"),
        ("10.1002/(SICI)1097-4571(199806)", Scheme.DOI, "10.1002/(SICI)1097-4571(199806)"),
        ("https://doi.org/10.1000/18%2F2", Scheme.DOI, "10.1000/18/2"),
        ("http://dx.doi.org/10.1000/182", Scheme.DOI, "10.1000/182"),
        ("arXiv:2101.00001v2", Scheme.ARXIV, "2101.00001v2"),
        ("2101.00001", Scheme.ARXIV, "2101.00001"),
        ("arxiv:math.GT/0309136", Scheme.ARXIV, "math.GT/0309136"),
        ("https://arxiv.org/pdf/2101.00001v2.pdf", Scheme.ARXIV, "2101.00001v2"),
        ("978-3-16-148410-0", Scheme.ISBN, "9783161484100"),
        ("ISBN 0-306-40615-2", Scheme.ISBN, "9780306406157"),
        ("0-8044-2957-X", Scheme.ISBN, "9780804429573"),
        ("pmid:12345678", Scheme.PMID, "12345678"),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", Scheme.PMID, "12345678"),
        ("https://example.org/10.1000/182", Scheme.URL, "https://example.org/10.1000/182"),
        ("HTTP://example.org", Scheme.URL, "HTTP://example.org"),
    ],
)
def test_what_it_is(text: str, scheme: Scheme, value: str) -> None:
    assert parse(text) == Identifier(scheme, value)


@pytest.mark.parametrize(
    "text",
    ["", "article.txt", "978-3-16-148410-1", "0-306-40615-3", "12345678", "10.1/x", "ftp://example.org", "http://",
     "https://exa mple.org", "file:///etc/passwd", "10.1000/", "x" * 5000, "10.1000/a\nb"],
)  # fmt: skip
def test_what_is_none(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        (" https://doi.org/10.1000/a%28b%29. ", "10.1000/a(b)"),
        ("doi: 10.1000/182,", "10.1000/182"),
        ("none here", "none here"),
    ],
)
def test_a_doi_is_cleaned(text: str, doi: str) -> None:
    assert clean_doi(text) == doi


@pytest.mark.parametrize(
    ("address", "doi"),
    [
        ("https://dx.doi.org/10.1000/182?x=1", "10.1000/182"),
        ("https://doi.acm.org/10.1145/1.2", "10.1145/1.2"),
        ("https://a.example/10.1000/182", ""),
    ],
)
def test_a_doi_in_an_address(address: str, doi: str) -> None:
    assert doi_in_address(address) == doi


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("Vol. 3. doi:10.1000/182. Received in May.", "10.1000/182"),
        ("(https://doi.org/10.1000/a(b))", "10.1000/a(b)"),
        ("pp. 10.1000/182", ""),
    ],
)
def test_a_doi_in_running_text(text: str, doi: str) -> None:
    assert doi_in_text(text) == doi


def test_numbers_of_arxiv_and_addresses() -> None:
    assert all(map(is_arxiv_id, ("2101.00001v2", "arXiv: math.GT/0309136", "hep-th/9901001")))
    assert not is_arxiv_id("10.1000/182")
    assert clean_url(" <www.a.example> ") == "https://www.a.example"
