"""Who says what in other languages than English, in texts written for it.

`tests/cases/languages/LANGUAGE.toml` has cases: a name that says what the case shows, the text, and every quotation in
order, by its first words, with its speaker ("" where nobody is named). Marked words that are no speech are left out.
"""

import tomllib
from pathlib import Path

import pytest

from citecli.quotes import extract
from citecli.quotes.languages import words as languages
from citecli.text.language import language_of

HOME = Path(__file__).parents[2] / "cases" / "languages"
LANGUAGES = sorted(path.stem for path in HOME.glob("*.toml"))


def load():
    for path in sorted(HOME.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield pytest.param(case, id=f"{path.stem}: {case['name']}")


@pytest.mark.parametrize("case", list(load()))
def test_case(case):
    text = case["text"]
    found = extract(text)
    assert [one.speaker_display for one in found] == [speaker for _, speaker in case["quotes"]]
    for one, (begins, _) in zip(found, case["quotes"], strict=True):
        assert begins in one.span.of(text)[: len(begins) + 3]


@pytest.mark.parametrize("name", LANGUAGES)
def test_there_are_cases_of_each_language(name):
    assert languages.is_read(name.title())
    assert languages.words_of(name.title()).finite
    assert sum(case.id.startswith(f"{name}:") for case in load()) >= 25


@pytest.mark.parametrize("case", list(load()))
def test_cases_are_recognised_as_their_language(case):
    assert languages.is_read(language_of(case["text"]))
