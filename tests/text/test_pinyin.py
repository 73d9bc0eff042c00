"""Chinese characters by their sound."""

import pytest

from citecli.text import pinyin

pytest.importorskip("pypinyin")


def test_syllables_then_tones_and_u_with_dots_behind_u() -> None:
    characters = "张王乱吕鲁卢成程陈白阿"
    sounds = pinyin.sort_readings(characters)
    assert sorted(characters, key=lambda one: sounds[characters.index(one)]) == list("阿白陈成程卢鲁吕乱王张")


def test_what_is_no_chinese_has_no_reading() -> None:
    sounds = pinyin.sort_readings("a 重庆1さ")
    assert [bool(sound) for sound in sounds] == [False, False, True, True, False, False]
    assert sounds[2].startswith("chong")  # as the word has it
    assert pinyin.sort_readings("") == []


@pytest.mark.parametrize(
    ("name", "beginning"), [("曾", ["zeng!"]), ("曾国藩", ["zeng!"]), ("尉迟恭", ["yu$", 'chi"']), ("王", [])]
)
def test_family_names_that_are_read_otherwise(name: str, beginning: list[str]) -> None:
    assert pinyin.surname_readings(name) == beginning


def test_without_readings_characters_stand_for_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pinyin, "is_available", lambda: False)
    assert pinyin.sort_readings("陈a") == ["陈", ""]
    assert pinyin.surname_readings("曾") == []
