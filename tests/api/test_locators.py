import pytest

from citecli.api.locators import parse_locator
from citecli.csl.taxonomy import LOCATORS


@pytest.mark.parametrize(
    ("written", "label", "value"),
    [
        ("para. 3", "paragraph", "3"),
        ("Paragraph 3", "paragraph", "3"),
        ("¶3", "paragraph", "3"),
        ("12", "page", "12"),
        ("p. 12", "page", "12"),
        ("pp. 12–14", "page", "12–14"),
        ("chap. IV", "chapter", "IV"),
        ("§ 4.2", "section", "4.2"),
        ("12:30", "timestamp", "12:30"),
        ("vol. 2, p. 5", "volume", "2, p. 5"),
        ("xiv", "page", "xiv"),
        ("", "", ""),
        ("the end", "page", "the end"),
    ],
)
def test_locators(written: str, label: str, value: str) -> None:
    found = parse_locator(written)
    assert found == (label, value)
    assert not label or label in LOCATORS
