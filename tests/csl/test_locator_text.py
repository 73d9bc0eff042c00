import pytest

from citecli.csl.locator_text import split_label


@pytest.mark.parametrize(
    ("typed", "label", "rest"),
    [
        ("12", "", "12"),
        ("12-15", "", "12-15"),
        ("p. 12", "page", "12"),
        ("pp. 12–15", "page", "12–15"),
        ("PP. 12", "page", "12"),
        ("p 12", "page", "12"),
        ("para. 3", "paragraph", "3"),
        ("chapter 4", "chapter", "4"),
        ("chapters 4, 5", "chapter", "4, 5"),
        ("ch. 4, p. 12", "chapter", "4, p. 12"),
        ("§ 7", "section", "7"),
        ("§§ 7–9", "section", "7–9"),
        ("¶3", "paragraph", "3"),
        ("s.v. bell", "sub-verbo", "bell"),
        ("s.vv. bell, kettle", "sub-verbo", "bell, kettle"),
        ("s. v. bell", "sub-verbo", "bell"),
        ("s.v.", "", "s.v."),
        ("v iii", "", "v iii"),
        ("the end", "", "the end"),
        ("page", "", "page"),
        ("p.", "", "p."),
        ("  fig. 2 ", "figure", "2"),
        ("nos. 3, 4", "issue", "3, 4"),
        ("", "", ""),
    ],
)
def test_split(typed: str, label: str, rest: str) -> None:
    assert split_label(typed) == (label, rest)


def test_abbreviations_only() -> None:
    assert split_label("chapter 4", abbreviations_only=True) == ("", "chapter 4")
    assert split_label("§ 4", abbreviations_only=True) == ("", "§ 4")
    assert split_label("ch. 4", abbreviations_only=True) == ("chapter", "4")
