import pytest

from citecli.network.identifiers import Identifier, Scheme, parse


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
