import pytest

from citecli.text.visual_order import base_letters, reading_order


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("םולש", "שלום"),
        (".םלוע םולש", "שלום עולם."),
        ("1948 תנשב", "בשנת 1948"),
        ("3.5 ץחל", "לחץ 3.5"),
        (".(ןאכ) רמא אוה", "הוא אמר (כאן)."),
        ("He said םולש twice", "He said שלום twice"),
        ("He said םלוע םולש twice", "He said שלום עולם twice"),
        ("مالسلا", "السلام"),
        ("12/5/1931 ,דחא", "אחד, 12/5/1931"),
        ("plain words", "plain words"),
    ],
)
def test_what_is_seen_is_read_from_its_own_end(seen: str, read: str) -> None:
    assert reading_order(list(seen)) == read


def test_marks_stay_with_their_letter_and_brackets_open_before_they_close() -> None:
    assert reading_order(["ם", "ו", "לֹ", "שָׁ"]) == "שָׁלֹום"
    assert reading_order(list(")ןאכ(")) == "(כאן)"


def test_forms_of_letters_become_the_letters() -> None:
    assert base_letters("ﻣﺮﺣﺒﺎ") == "مرحبا"
    assert base_letters("ﻻ") == "لا"
    assert base_letters("é—fi") == "é—fi"
