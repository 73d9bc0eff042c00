"""Places in scripture and the classics."""

import pytest

from citecli.quoting.canonical_places import canonical_place


@pytest.mark.parametrize(
    ("typed", "work", "numbers"),
    [
        ("Gen. 1:1", "Gen.", "1:1"),
        ("Genesis 1:1-3", "Genesis", "1:1-3"),
        ("1 Cor. 13:4–7", "1 Cor.", "13:4–7"),
        ("II Sam. 1:1", "II Sam.", "1:1"),
        ("Song of Solomon 8:6", "Song of Solomon", "8:6"),
        ("Ps. 23", "Ps.", "23"),
        ("Matt 5:3, 7", "Matt", "5:3, 7"),
        ("Qur’an 2:185", "Qur’an", "2:185"),
        ("John 3:16-4:2", "John", "3:16-4:2"),
        ("ezek. 1.5-10", "ezek.", "1.5-10"),
    ],
)
@pytest.mark.parametrize("is_classic", [True, False])
def test_scripture(typed: str, work: str, numbers: str, is_classic: bool) -> None:
    place = canonical_place(typed, is_classic)
    assert place is not None
    assert (place.work, place.numbers, place.author, place.is_scripture) == (work, numbers, "", True)


@pytest.mark.parametrize(
    ("typed", "author", "work", "numbers"),
    [
        ("Hom. Il. 1.5", "Hom.", "Il.", "1.5"),
        ("Verg. Aen. 6.126-29", "Verg.", "Aen.", "6.126-29"),
        ("Il. 1.5", "", "Il.", "1.5"),
        ("1.5", "", "", "1.5"),
        ("1094a.1-3", "", "", "1094a.1-3"),
        ("2:185", "", "", "2:185"),
    ],
)
def test_classics(typed: str, author: str, work: str, numbers: str) -> None:
    place = canonical_place(typed, True)
    assert place is not None
    assert (place.author, place.work, place.numbers, place.is_scripture) == (author, work, numbers, False)
    assert canonical_place(typed, False) is None


def test_act_scene_and_line_of_any_work() -> None:
    place = canonical_place("1.3.36-37", False)
    assert place is not None
    assert place.text() == "1.3.36–37"
    assert place.text(hyphens=True) == "1.3.36-37"


@pytest.mark.parametrize(
    "typed",
    ["", "p. 4", "4", "12-15", "para. 3", "ch. 4", "bk. 1", "1:02:03", "the second letter", "Genesis", "vol. 2, p. 3",
     "see 1.5 and more", "chapter 1:1", "fig. 1.2", "Section 2.3"],
)  # fmt: skip
def test_other_places(typed: str) -> None:
    assert canonical_place(typed, False) is None


def test_chapter_and_verse_by_a_full_stop() -> None:
    place = canonical_place("Gen. 1:1-3", False)
    assert place is not None
    assert place.text(stops=True, hyphens=True) == "Gen. 1.1-3"
