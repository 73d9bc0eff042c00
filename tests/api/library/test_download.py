"""What a download is known again by."""

import pytest

from citecli.api.library.download import addresses_of, download
from citecli.errors import UnreadableDocument
from citecli.network.services import Services


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("https://example.org/a", "URL:https://example.org/a"),
        ("https://doi.org/10.1000/182", "DOI:10.1000/182"),
        ("arXiv:2101.00001v3", "archive_location:2101.00001"),
        ("0-306-40615-2", "ISBN:9780306406157"),
        ("pmid:12345", "PMID:12345"),
    ],
)
def test_addresses(name: str, address: str) -> None:
    assert addresses_of(name) == (address,)


def test_what_is_no_identifier() -> None:
    for call in (addresses_of, lambda name: download(name, Services())):
        with pytest.raises(UnreadableDocument):
            call("nonsense")
