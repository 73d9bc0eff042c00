import pytest

from citecli.library.names import LONGEST_ID, slug, unique


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Harbour wall to rise, council decides", "harbour-wall-to-rise-council-decides"),
        ("DC’s proxy war", "dcs-proxy-war"),
        ("Żółć & Maté: naïve?", "zolc-mate-naive"),
        ("…", ""),
        ("a" * 90, "a" * LONGEST_ID),
        ("one two three four five six seven eight nine ten", "one-two-three-four-five-six-seven-eight"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_slugs(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_a_taken_name_gets_a_number() -> None:
    assert unique("a", {"b"}) == "a"
    assert unique("a", {"a", "a-2"}) == "a-3"
