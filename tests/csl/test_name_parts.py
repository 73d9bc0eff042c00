import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.csl.name_parts import initials, normalized_initials
from citecli.text.scripts import is_spaced


@pytest.mark.parametrize(
    ("given_names", "terminator", "expected"),
    [
        ("Ada", ".", "A."),
        ("Ada Maria", ". ", "A. M."),
        ("Ada Maria", ".", "A.M."),
        ("Ada Maria", "", "AM"),
        ("Ada Maria", " ", "A M"),
        ("A. M.", ". ", "A. M."),
        ("A.M.", ". ", "A. M."),
        ("A M", ".", "A.M."),
        ("Jean-Luc", ".", "J.-L."),
        ("Jean-Luc", ". ", "J.-L."),
        ("Jean - Luc", ".", "J.-L."),
        ("Guo-ping", ".", "G."),
        ("Éva", ".", "É."),
        ("Пётр Ильич", ". ", "П. И."),
        ("Th. Ada", ". ", "Th. A."),
        ("小川", ". ", "小川"),
        ("", ". ", ""),
        ("Lord", ". ", "Lord"),
    ],
)
def test_initials(given_names: str, terminator: str, expected: str) -> None:
    assert initials(given_names, terminator) == expected


def test_hyphens_may_go() -> None:
    assert initials("Jean-Luc", ". ", hyphen=False) == "J. L."


@pytest.mark.parametrize(
    ("given_names", "terminator", "expected"),
    [
        ("James T", ".", "James T."),
        ("James T.", ".", "James T."),
        ("J T", ".", "J.T."),
        ("J T", ". ", "J. T."),
        ("James T Anders", ". ", "James T. Anders"),
        ("James", ".", "James"),
        ("Jean-L.", ".", "Jean-L."),
    ],
)
def test_initials_among_full_names(given_names: str, terminator: str, expected: str) -> None:
    assert normalized_initials(given_names, terminator) == expected


def test_scripts() -> None:
    assert is_spaced("Ada") and is_spaced("Пётр") and is_spaced("")
    assert not is_spaced("林") and not is_spaced("こい") and not is_spaced("김")
    assert is_spaced("林 Lin")


@given(st.text(max_size=40), st.sampled_from([".", ". ", "", " "]))
def test_no_initial_is_invented(given_names: str, terminator: str) -> None:
    letters = {letter.casefold() for letter in given_names}
    made = initials(given_names, terminator)
    assert all(letter.casefold() in letters for letter in made if letter.isalnum())
