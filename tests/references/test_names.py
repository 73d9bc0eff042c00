"""Names typed in one piece, taken apart."""

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.references.model import Name
from citecli.references.names import is_suffix, split_particles


@pytest.mark.parametrize(
    ("family", "particle", "rest"),
    [
        ("van Rossum", "van", "Rossum"),
        ("de la Fontaine", "de la", "Fontaine"),
        ("van der Waals", "van der", "Waals"),
        ("d'Alembert", "d'", "Alembert"),
        ("d’Alembert", "d’", "Alembert"),
        ("d' Alembert", "d' ", "Alembert"),
        ("de l'Orme", "de l'", "Orme"),
        ("al-Farabi", "al-", "Farabi"),
        ("'t Hart", "'t", "Hart"),
        ("van 't Hart", "van 't", "Hart"),
        ("'s-Jacob", "'s-", "Jacob"),
        ("v.d. Heide", "v.d.", "Heide"),
        ("von und zu Liechtenstein", "von und zu", "Liechtenstein"),
        ("de Sousa e Silva", "de", "Sousa e Silva"),
        ("van gogh", "van", "gogh"),
    ],
)
def test_small_words_before_a_family_name(family: str, particle: str, rest: str) -> None:
    assert split_particles(Name(family, "A.")) == Name(rest, "A.", non_dropping_particle=particle)


@pytest.mark.parametrize(
    "family",
    [
        "Van Buren",
        "O'Neill",
        "hooks",
        "smith-jones",
        "Mac an Bhaird",
        "李",
        "ʻAbduh",
        "al-",
        "van ",
        "'",
        "-",
        "d'",
        "3M",
    ],
)
def test_family_names_in_one_piece(family: str) -> None:
    assert split_particles(Name(family, "A.")) == Name(family, "A.")


@pytest.mark.parametrize(
    ("given_name", "rest", "particle"),
    [
        ("Otto von", "Otto", "von"),
        ("Jean de la", "Jean", "de la"),
        ("Pierre d'", "Pierre", "d'"),
        ("Karl v.", "Karl", "v."),
    ],
)
def test_small_words_after_a_given_name(given_name: str, rest: str, particle: str) -> None:
    assert split_particles(Name("Roi", given_name)) == Name("Roi", rest, dropping_particle=particle)


@pytest.mark.parametrize("given_name", ["jean", "e. e.", "J. R. R.", "Maria del Carmen", "Jean-luc"])
def test_given_names_in_one_piece(given_name: str) -> None:
    assert split_particles(Name("Roi", given_name)) == Name("Roi", given_name)


@pytest.mark.parametrize(
    ("given_name", "suffix", "comma"),
    [
        ("Sammy, Jr.", "Jr.", False),
        ("Sammy,! Jr.", "Jr.", True),
        ("Sammy, ! III", "III", True),
        ("Sammy,IV", "IV", False),
    ],
)
def test_a_suffix_after_a_comma(given_name: str, suffix: str, comma: bool) -> None:
    assert split_particles(Name("Davis", given_name)) == Name("Davis", "Sammy", suffix=suffix, comma_suffix=comma)


def test_a_suffix_and_a_particle() -> None:
    assert split_particles(Name("Ligne", "Charles de, Prince")) == Name(
        "Ligne", "Charles", dropping_particle="de", suffix="Prince"
    )


def test_et_al_among_the_given_names_is_no_suffix() -> None:
    assert split_particles(Name("Ito", "Ken, et al.")) == Name("Ito", "Ken", dropping_particle="et al.")


def test_quotation_marks_protect_a_family_name() -> None:
    assert split_particles(Name('"van der Beek"', "Jo de")) == Name("van der Beek", "Jo de")


def test_what_has_its_field_is_left_alone() -> None:
    for name in (
        Name("la Cruz", "Juana", non_dropping_particle="de"),
        Name("Cruz", "Juana la", dropping_particle="de"),
        Name("Davis", "Sammy, Esq.", suffix="Jr."),
        Name(family="van Dyck"),
        Name(given="Jan van"),
        Name(literal="van der Meer & Sons"),
    ):
        assert split_particles(name) == name


@given(st.text(max_size=30), st.text(max_size=30))
def test_nothing_is_lost(family: str, given_name: str) -> None:
    made = split_particles(Name(family, given_name))
    written = "".join((made.given, made.dropping_particle, made.suffix, made.non_dropping_particle, made.family))

    def letters(text: str) -> list[str]:
        return sorted(letter for letter in text if letter.isalnum())

    assert letters(written) == letters(family + given_name)


@pytest.mark.parametrize(
    "name",
    [lambda n: Name("van " * n + "X", "A " * n + "b " * n + "c"), lambda n: Name("a" * n, "a" * n + ",")],
    ids=["many words", "long words"],
)
def test_long_names_cost_no_more_than_their_length(
    name: Callable[[int], Name], steps: Callable[[Callable[[], object]], int]
) -> None:
    split_particles(name(50_000))
    small, large = (steps(partial(split_particles, name(n))) for n in (1_000, 4_000))
    assert large <= 5 * small


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Jr.", True),
        ("III", True),
        ("XII", True),
        ("Ph.D.", True),
        ("Esq", True),
        ("X", False),
        ("Ivi", False),
        ("", False),
    ],
)
def test_suffixes(word: str, expected: bool) -> None:
    assert is_suffix(word) is expected
