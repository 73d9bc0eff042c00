import pytest

from citecli.text.calendar import MONTH_ABBREVIATIONS, MONTHS, WEEKDAY_ABBREVIATIONS, WEEKDAYS, is_weekday, month_number


def test_every_name_and_abbreviation_means_its_month() -> None:
    assert [month_number(name) for name in MONTHS] == list(range(1, 13))
    assert {month_number(f"{name}.") for name in MONTH_ABBREVIATIONS} == set(range(1, 13)) - {5}


@pytest.mark.parametrize(
    ("word", "number"),
    [("Sept", 9), ("SEP.", 9), ("Febru", 2), ("Ju", 0), ("Mayor", 0), ("Mars", 0), ("", 0), ("12", 0)],
)
def test_english_months(word: str, number: int) -> None:
    assert month_number(word) == number


@pytest.mark.parametrize(
    ("word", "number"), [("März", 3), ("août", 8), ("Jänner", 1), ("dicembre", 12), ("May", 5), ("mei", 5), ("Juno", 0)]
)
def test_months_of_other_languages(word: str, number: int) -> None:
    assert month_number(word, any_language=True) == number


def test_days_of_the_week() -> None:
    assert all(map(is_weekday, WEEKDAYS | WEEKDAY_ABBREVIATIONS))
    assert is_weekday("Tues.") and not is_weekday("Month")
